"""The days before anything is chosen: locked items, and meals in the order that they fit."""

from itertools import product

from .board import Anchor, Board
from .instance import FixedItem, Unplaced
from .tour import Stops, tour


def skeletons(board: Board) -> tuple[list[Stops], list[Unplaced]]:
    """For each day the stops that must be; and those that cannot: locked items that clash, meals without time."""
    stops, unplaced = [], []
    for day in range(len(board.days)):
        order, missing = _fixed(board, day)
        order, hungry = _with_meals(board, day, order)
        stops.append(order)
        unplaced += missing + hungry
    return stops, unplaced


def _fixed(board: Board, day: int) -> tuple[Stops, list[Unplaced]]:
    order: Stops = ()
    clashes = []
    for number, anchor in _anchors(board, day, meals=False):
        if tour(board, day, (*order, ~number)) is None:
            clashes.append(Unplaced(_name(anchor), "clash", day))
        else:
            order = (*order, ~number)
    return order, clashes


def _with_meals(board: Board, day: int, order: Stops) -> tuple[Stops, list[Unplaced]]:
    meals = _anchors(board, day, meals=True)
    while meals:
        for places in product(range(len(order) + 1), repeat=len(meals)):
            stops = _merged(order, [number for number, _ in meals], places)
            if tour(board, day, stops) is not None:
                order, placed = stops, {number for number, _ in meals}
                return order, _missing(board, day, placed)
        meals = _without_tightest(board, day, order, meals)
    return order, _missing(board, day, set())


def _without_tightest(
    board: Board, day: int, order: Stops, meals: list[tuple[int, Anchor]]
) -> list[tuple[int, Anchor]]:
    """Drop a meal that does not fit even alone, else the last one."""
    for number, _ in meals:
        alone = (_merged(order, [number], (place,)) for place in range(len(order) + 1))
        if all(tour(board, day, stops) is None for stops in alone):
            return [meal for meal in meals if meal[0] != number]
    return meals[:-1]


def _merged(order: Stops, meals: list[int], places: tuple[int, ...]) -> Stops:
    stops = list(order)
    for number, place in sorted(zip(meals, places, strict=True), key=lambda pair: pair[1], reverse=True):
        stops.insert(place, ~number)
    return tuple(_in_time_order(stops, meals))


def _in_time_order(stops: list[int], meals: list[int]) -> list[int]:
    """Meals that stand at one place keep the order of the day."""
    result = list(stops)
    for i in range(1, len(result)):
        j = i
        while j and ~result[j] in meals and ~result[j - 1] in meals and ~result[j] < ~result[j - 1]:
            result[j], result[j - 1] = result[j - 1], result[j]
            j -= 1
    return result


def _missing(board: Board, day: int, placed: set[int]) -> list[Unplaced]:
    lost = [anchor for number, anchor in _anchors(board, day, meals=True) if number not in placed]
    return [Unplaced(_name(anchor), "no_room", day) for anchor in lost]


def _anchors(board: Board, day: int, *, meals: bool) -> list[tuple[int, Anchor]]:
    anchors = enumerate(board.days[day].anchors)
    return [(number, anchor) for number, anchor in anchors if isinstance(anchor.item, FixedItem) is not meals]


def _name(anchor: Anchor) -> str:
    return anchor.item.id if isinstance(anchor.item, FixedItem) else anchor.item.name
