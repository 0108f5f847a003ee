"""Stock PyVRP on the same instances, printed beside: places are optional clients with prizes, tours are vehicles."""

import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..domain.errors import InputError

if TYPE_CHECKING:
    from .toptw import Node

#: A point of prize in PyVRP's cost; a tenth of way costs one, so that of two plans of one worth the shorter one wins.
POINT = 100_000


def check() -> None:
    """Raises InputError when PyVRP is not installed."""
    if find_spec("pyvrp") is None:
        raise InputError('PyVRP is not installed here: pip install "tripwright[bench]", or leave --peer away.')


def tours(
    nodes: Sequence["Node"], m: int, seconds: float, seed: int, clock: Callable[[], float]
) -> tuple[tuple[int, ...], ...]:
    """The best tours that PyVRP finds in `seconds` by `clock`, the model built in them."""
    ends = clock() + seconds
    model = _model(nodes, m)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it warns of its penalties where many places cannot be reached: that is the trip
        result = model.solve(lambda best: clock() >= ends, seed=seed, display=False, collect_stats=False)
    if not result.best.is_feasible():
        return ()
    return tuple(tuple(a.idx + 1 for a in route.schedule() if a.is_client()) for route in result.best.routes())


def _model(nodes: Sequence["Node"], m: int) -> Any:
    from .toptw import distance

    model = import_module("pyvrp").Model()  # an extra: without types here, and not there for most
    places = [model.add_location(n.x, n.y) for n in nodes]
    depot = model.add_depot(places[0], tw_early=0, tw_late=nodes[0].close)
    model.add_vehicle_type(m, start_depot=depot, end_depot=depot, tw_early=0, tw_late=nodes[0].close)
    for number, node in enumerate(nodes):
        if number:
            model.add_client(
                places[number], service_duration=node.service, tw_early=node.open, tw_late=node.close,
                prize=node.prize * POINT, required=False, name=str(number),
            )  # fmt: skip
    for i, a in enumerate(nodes):
        for j, b in enumerate(nodes):
            if i != j:
                way = distance(a, b)
                model.add_edge(places[i], places[j], distance=way, duration=way)
    return model
