"""Putting visits in, the most attractive first, until none fits that gains."""

from dataclasses import dataclass

import numpy as np

from .board import Board, Floats
from .book import Book
from .offer import offer
from .tour import Tour


@dataclass(frozen=True, slots=True)
class Appetite:
    """What attracts: gain ** `gain` / (delay + 1) ** `delay`, blurred for each candidate by up to `blur` (0 to 1).

    `shortest`: put in where the detour is least, rather than the delay.
    """

    gain: float = 2.0
    delay: float = 1.0
    blur: float = 0.0
    shortest: bool = False


def fill(book: Book, tours: list[Tour], appetite: Appetite, chance: np.random.Generator) -> None:
    """Insert into `tours`, in place, until nothing fits that adds to the value. Musts go first."""
    board = book.board
    if not board.size or not tours:
        return
    free = _free(board, tours, appetite, chance)
    if board.musts and free[:, board.musts].any():
        wanted = free.copy()
        wanted[:, [number for number, c in enumerate(board.candidates) if not c.must]] = 0.0
        _fill(book, tours, appetite, wanted)
        free *= _open(board, tours)
    _fill(book, tours, appetite, free)


def _fill(book: Book, tours: list[Tour], appetite: Appetite, free: Floats) -> None:
    board = book.board
    offers = [offer(one, board, shortest=appetite.shortest) for one in tours]
    ranks = np.empty((len(tours), board.size))
    for day, offered in enumerate(offers):
        np.multiply(offered.lure(board, appetite.gain, appetite.delay), free[day], out=ranks[day])
    spent = sum(one.price for one in tours)
    while True:
        day, candidate = divmod(int(ranks.argmax()), board.size)
        if ranks[day, candidate] <= 0:
            return
        longer = book.longer(tours[day], day, candidate, offers[day])
        if longer is None:
            ranks[day, candidate] = 0.0
            continue
        tours[day] = longer
        offers[day] = offer(longer, board, shortest=appetite.shortest)
        spent += board.candidates[candidate].price
        gone = _excluded(board, candidate, spent)
        free[:, gone] = 0.0
        ranks[:, gone] = 0.0
        np.multiply(offers[day].lure(board, appetite.gain, appetite.delay), free[day], out=ranks[day])


def _free(board: Board, tours: list[Tour], appetite: Appetite, chance: np.random.Generator) -> Floats:
    """(D, N) 0 for what cannot be added any more, else a weight near 1."""
    return _open(board, tours) * (1.0 - appetite.blur * chance.random((len(tours), board.size)))


def _open(board: Board, tours: list[Tour]) -> Floats:
    """(N,) 0 for what cannot be added any more, else 1."""
    free = np.ones(board.size)
    for one in tours:
        for candidate in one.visits:
            group = board.groups[candidate]
            free[candidate if group is None else group] = 0.0
    if board.price_cap is not None:
        free[board.price > board.price_cap - sum(one.price for one in tours) + 1e-9] = 0.0
    return free


def _excluded(board: Board, candidate: int, spent: float) -> int | np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """What a candidate's choice rules out: itself, its group, and all that is now too dear."""
    group = board.groups[candidate]
    if board.price_cap is None:
        return candidate if group is None else group
    dear = np.flatnonzero(board.price > board.price_cap - spent + 1e-9)
    return np.concatenate([dear, [candidate] if group is None else group])
