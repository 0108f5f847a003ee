"""Fault injection: every rule of the checker and every node of the graph made to raise, to hang and to return garbage.

    print(table(run()))

What is counted is what a person would get: a typed refusal, an answer that is verified all the same, or (never, it is hoped)
something published that nothing verified.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..agent import graph
from ..agent.nodes import compose as composing
from ..agent.planner import Planner
from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from ..domain.plan import Plan
from ..domain.reply import Asked, Event, Finished, Progress
from ..domain.settings import Settings
from ..tools.catalog import open_catalog
from ..tools.shopping.product_feed import GoodRow
from ..tools.shopping.product_store import ProductStore
from ..tools.verify import verify
from ..tools.verify.rules import RULES
from .cart_chaos import GOODS
from .examples import NOW
from .faults import replaced

PLANNED = "2 days in Vienna from 7 May 2027 for two adults, at most 3000 euros"


@dataclass(frozen=True)
class Way:
    """A message that leads to some nodes: after `before`, with somebody there to `ask` or not, with prose that `lies`, or
    through the `shop`, where the cart gets a yes."""

    text: str
    before: str = ""
    ask: bool = True
    lies: bool = False
    shop: bool = False


#: Ways to every node, tried in this order.
WAYS = (
    Way(PLANNED),
    Way("make day 2 slower", before=PLANNED),
    Way("What plugs do they use in Japan?"),
    Way("What do you know about me?"),
    Way("Hello"),
    Way("Plan a trip for me"),
    Way(PLANNED, lies=True),
    Way("an umbrella under 100 EUR", shop=True),
    Way("30 museums in one day in Vienna on 7 May 2027, at most 1 euro in all", ask=False),
)
#: Seconds that a rule, and a run, may take here before it is cut.
RULE_SECONDS, RUN_SECONDS = 0.05, 3.0


@dataclass
class Row:
    """Faults of one sort. `published`: verified all the same; `unverified`: published though it does not verify."""

    refused: int = 0
    published: int = 0
    unverified: int = 0
    missed: list[str] = field(default_factory=list)  # parts that no message reached


Faults = Mapping[str, Callable[..., Any]]


def _raise(*arguments: Any) -> Any:
    raise ValueError("planted")


def _hang(*arguments: Any) -> Any:
    while True:
        pass


RULE_FAULTS: Faults = {
    "raises": _raise,
    "hangs": _hang,
    "says garbage": lambda case: iter([42]),
    "says nothing iterable": lambda case: None,
}
NODE_FAULTS: Faults = {
    "raises": _raise,
    "hangs": _hang,
    "returns garbage": lambda state, runtime: "garbage",
    "returns strange keys": lambda state, runtime: {"reply": 42, "report": "passed"},
}


def run(
    rule_faults: Faults = RULE_FAULTS, node_faults: Faults = NODE_FAULTS, every: int = 1
) -> dict[tuple[str, str], Row]:
    """Those faults of rules and of nodes, by (what, fault), in one rule and one node in `every`."""
    catalog = open_catalog()
    with Planner(Settings(ask=False), catalog=catalog, clock=lambda: NOW) as planner:
        plan = planner.plan(PLANNED)
    rows = {("rule", name): _rules(plan, catalog, fault, every) for name, fault in rule_faults.items()}
    ways = _ways(catalog)
    return rows | {("node", name): _nodes(catalog, ways, fault, every) for name, fault in node_faults.items()}


def _rules(plan: Plan, catalog: Catalog, fault: Callable[..., Any], every: int) -> Row:
    row = Row()
    for i in range(0, len(RULES), every):
        report = verify(plan, catalog, NOW, seconds=RULE_SECONDS, rules=(*RULES[:i], fault, *RULES[i + 1 :]))
        if report.passed:
            row.unverified += 1
        else:
            row.refused += 1
    return row


def _ways(catalog: Catalog) -> dict[str, Way]:
    """The first way that leads to each node, found by going all of them with nothing broken."""
    found: dict[str, Way] = {}
    for way in WAYS:
        parts: dict[str, Callable[..., Any]] = {"compose": _lying} if way.lies else {}
        with replaced(parts), _planner(way, catalog) as planner:
            for event in _events(planner, way):
                if isinstance(event, Progress):
                    found.setdefault(event.node, way)
    return found


def _planner(way: Way, catalog: Catalog) -> Planner:
    """A planner before the message of a way."""
    shelf = ProductStore.create(None)
    shelf.add(GoodRow(n, product) for n, product in enumerate(GOODS, 1))
    planner = Planner(Settings(ask=way.ask, seconds=60), catalog=catalog, products=shelf, clock=lambda: NOW)
    if way.before:
        list(planner.stream(way.before, "faults"))
    return planner


def _events(planner: Planner, way: Way) -> Iterator[Event]:
    """Until the end of a run, or until its typed error."""
    last: Event | None = None
    try:
        for last in planner.stream(way.text, "faults", "shop" if way.shop else ""):
            yield last
        if way.shop and isinstance(last, Asked):
            yield from planner.resume("faults", "yes")
    except TripwrightError:
        return


def _nodes(catalog: Catalog, ways: Mapping[str, Way], fault: Callable[..., Any], every: int) -> Row:
    row = Row()
    for node in graph.NODES[::every]:
        if node.__name__ not in ways:
            row.missed.append(node.__name__)
            continue
        match _outcome(catalog, node.__name__, fault, ways[node.__name__]):
            case "refused":
                row.refused += 1
            case "published":
                row.published += 1
            case _:
                row.unverified += 1
    return row


def _outcome(catalog: Catalog, name: str, fault: Callable[..., Any], way: Way) -> str:
    """What came of a way with that node broken."""
    whole: Callable[..., Any] = next(n for n in graph.NODES if n.__name__ == name)

    def broken(state: Any, runtime: Any) -> Any:
        before = state.get("text", way.text) != way.text
        return whole(state, runtime) if before else fault(state, runtime)

    parts: dict[str, Callable[..., Any]] = {"compose": _lying} if way.lies and name != "compose" else {}
    with replaced(parts | {name: broken}), _planner(way, catalog) as planner:
        planner.settings = planner.settings.model_copy(update={"seconds": RUN_SECONDS})
        last = None
        for event in _events(planner, way):
            last = event if isinstance(event, Asked | Finished) else last
    return "refused" if last is None or not _claims_a_result(last) else _judged(last, catalog)


def _lying(state: Any, runtime: Any) -> Any:
    """Prose with a sentence that nothing proves, so that there is something to repair."""
    update = composing.compose(state, runtime)
    return {**update, "prose": f"{update['prose']}\nIt is the cheapest of all."}


def _claims_a_result(last: Asked | Finished) -> bool:
    return isinstance(last, Finished) and last.reply.outcome in ("published", "answered")


def _judged(last: Asked | Finished, catalog: Catalog) -> str:
    plan = last.reply.plan if isinstance(last, Finished) and last.reply else None
    if plan is None:
        return "published" if isinstance(last, Finished) and last.reply.text else "unverified"
    return "published" if verify(plan, catalog, NOW).passed else "unverified"


def table(rows: Mapping[tuple[str, str], Row]) -> str:
    """A line a sort of fault, and what was reached by no message."""
    lines = [f"{'made to fail':28}{'faults':>8}{'refused, typed':>16}{'verified still':>16}{'unverified':>12}"]
    for (what, fault), row in rows.items():
        total = row.refused + row.published + row.unverified
        name = f"each {what} {fault}"
        lines.append(f"{name:28}{total:>8}{row.refused:>16}{row.published:>16}{row.unverified:>12}")
    return "\n".join((*lines, *_not_reached(rows)))


def _not_reached(rows: Mapping[tuple[str, str], Row]) -> Iterator[str]:
    missed = Counter(name for row in rows.values() for name in row.missed)
    if missed:
        yield f"reached by no message: {', '.join(sorted(missed))}"
