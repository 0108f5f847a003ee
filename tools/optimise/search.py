"""The search: take out, put back, keep or forget. Iterated insertion over large neighbourhoods, annealed.

After Vansteenwegen et al. (2009, insertion with the maximal shift of what follows) and Gunawan et al. (2017, annealing
around it), with several ways to take out and to rank what is put back.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from .board import Board
from .book import Book, Draft
from .insertion import Appetite, fill
from .removal import REMOVALS, stretches
from .tour import Stops, Tour

BLURS = (0.0, 0.3, 0.6)
BY_TIME = tuple(
    Appetite(gain, delay, blur) for gain, delay in ((2.0, 1.0), (1.0, 1.0), (1.0, 0.5), (3.0, 1.0)) for blur in BLURS
)
#: Where moving has a cost, or the number of visits a limit, time is not all that is scarce.
BY_WAY = tuple(Appetite(1.0, delay, blur, shortest=True) for delay in (0.0, 0.5) for blur in (0.0, 0.4, 0.9))


@dataclass(frozen=True, slots=True)
class Heat:
    """`start`: first temperature, in prizes of the first draft over the number of candidates; it falls evenly to nothing.
    (The fewer of the candidates fit, the more of equal worth wait outside, and the less a bad swap costs.)


    `share`: largest part of the visits (of a day's, for stretches) taken out at once, and at most `most`.
    `patience`: iterations without a new best after which the search goes back to the best.
    """

    start: float = 2.0
    share: float = 0.35
    most: int = 15
    patience: int = 1500


def search(
    board: Board,
    start: Sequence[Stops],
    iterations: int | None,
    seconds: float,
    seed: int,
    heat: Heat | None = None,
    clock: Callable[[], float] = time.perf_counter,
    musts: bool = False,
) -> tuple[Draft, int]:
    """The best draft found from feasible `start` stops, and how many iterations it took. `clock` counts the seconds.

    `musts`: a draft with every must in it will do.
    """
    return _Search(board, start, seed, heat or Heat(), musts).run(iterations, seconds, clock)


class _Search:
    def __init__(self, board: Board, start: Sequence[Stops], seed: int, heat: Heat, musts: bool) -> None:
        self.board, self.heat, self.book, self.musts = board, heat, Book(board), musts
        self.chance, self.blur = Random(seed), np.random.default_rng(seed)
        self.appetites = BY_TIME + BY_WAY if board.transit_minute else BY_TIME
        tours = [self._sure(self.book.tour(day, stops)) for day, stops in enumerate(start)]
        fill(self.book, tours, BY_TIME[0], self.blur)
        self.current = self.best = Draft(tours)
        chosen = [board.candidates[c].prize for c in self.best.visits]
        prize = sum(map(abs, chosen)) / max(1, board.size)
        self.degree = heat.start * max(1e-6, prize, board.empty_day / 4, board.repeat_kind / 4)
        self.ceiling = float(np.maximum(board.worth, 0.0).sum())

    @staticmethod
    def _sure(one: Tour | None) -> Tour:
        assert one is not None, "a search starts from feasible days"
        return one

    def run(self, iterations: int | None, seconds: float, clock: Callable[[], float]) -> tuple[Draft, int]:
        begun, done, idle = clock(), 0, 0
        while not self._finished():
            spent = (clock() - begun) / seconds
            progress = spent if iterations is None else done / iterations
            if spent >= 1.0 or progress >= 1.0:
                break
            done += 1
            idle = 0 if self._step(1.0 - progress) else idle + 1
            if idle >= self.heat.patience:
                self.current, idle = self.best, 0
        return self.best, done

    def _finished(self) -> bool:
        """Nothing can be better: all prizes are taken, and moving costs nothing. Or it will do: all musts are in."""
        if not self.board.size or not self.board.days or self.best.value >= self.ceiling:
            return True
        return self.musts and len(set(self.board.musts) & set(self.best.visits)) == len(self.board.musts)

    def _step(self, warmth: float) -> bool:
        """One removal and refill; True when it gives a new best draft."""
        tours = list(self.current.tours)
        remove = self.chance.choice(REMOVALS)
        count = max(len(t.visits) for t in tours) if remove is stretches else sum(len(t.visits) for t in tours)
        remove(self.book, tours, self.chance, max(2, min(self.heat.most, int(count * self.heat.share))))
        fill(self.book, tours, self.chance.choice(self.appetites), self.blur)
        draft = Draft(tours)
        if self._accepts(draft.value - self.current.value, warmth):
            self.current = draft
        if draft.value <= self.best.value + 1e-9:
            return False
        self.best = draft
        return True

    def _accepts(self, change: float, warmth: float) -> bool:
        return change >= 0 or self.chance.random() < math.exp(change / (self.degree * warmth + 1e-9))
