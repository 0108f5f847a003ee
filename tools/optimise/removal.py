"""Taking visits out: a stretch of each day, here and there, one neighbourhood, or the same hours on all days."""

from collections.abc import Callable
from random import Random

from .book import Book
from .tour import Tour

Removal = Callable[[Book, list[Tour], Random, int], None]


def stretches(book: Book, tours: list[Tour], chance: Random, most: int) -> None:
    """Some visits in a row on every day; half of the time running over the day's end to its beginning."""
    for day, one in enumerate(tours):
        visits = one.visits
        if not visits:
            continue
        count, first = min(len(visits), chance.randint(1, most)), chance.randrange(len(visits))
        ring = visits + visits if chance.random() < 0.5 else visits
        _take_from(book, tours, day, set(ring[first : first + count]))


def scattered(book: Book, tours: list[Tour], chance: Random, most: int) -> None:
    """Any visits."""
    visits = [c for one in tours for c in one.visits]
    if visits:
        _take(book, tours, set(chance.sample(visits, min(len(visits), chance.randint(1, most)))))


def neighbours(book: Book, tours: list[Tour], chance: Random, most: int) -> None:
    """Visits near some candidate, chosen or not."""
    board = book.board
    near = board.back[board.location[chance.randrange(board.size)]]
    visits = [c for one in tours for c in one.visits]
    visits.sort(key=lambda c: near[c] * (0.5 + chance.random()))
    _take(book, tours, set(visits[: chance.randint(1, most)]))


def same_hours(book: Book, tours: list[Tour], chance: Random, most: int) -> None:
    """Visits that begin in one stretch of time, on every day."""
    model = tours[chance.randrange(len(tours))]
    if not model.stops:
        return
    first = model.begin[chance.randrange(len(model.stops))]
    count = max(1, sum(len(one.visits) for one in tours))
    last = first + (model.arrive[-1] - model.begin[0]) * most / count
    begun = [pair for one in tours for pair in zip(one.stops, one.begin, strict=True)]
    _take(book, tours, {stop for stop, begin in begun if stop >= 0 and first <= begin <= last})


#: Each with what its size is a share of: the longest day, or all visits.
REMOVALS: tuple[Removal, ...] = (stretches, scattered, neighbours, same_hours)


def _take(book: Book, tours: list[Tour], gone: set[int]) -> None:
    for day, one in enumerate(tours):
        if not gone.isdisjoint(one.visits):
            _take_from(book, tours, day, gone)


def _take_from(book: Book, tours: list[Tour], day: int, gone: set[int]) -> None:
    """A day is left as it is where rounded minutes make the shorter tour late."""
    shorter = book.tour(day, tuple(stop for stop in tours[day].stops if stop not in gone))
    if shorter is not None:
        tours[day] = shorter
