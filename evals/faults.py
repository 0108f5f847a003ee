"""Planted faults: variants of Tripwright that are broken on purpose. Each must be caught by at least one scenario."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..agent import graph
from ..agent.language.goods_text import cart_question
from ..agent.nodes import answer as answering
from ..agent.nodes import compose as composing
from ..agent.nodes import gather as gathering
from ..agent.nodes import recall as recalling
from ..agent.nodes import revise as revising
from ..agent.nodes import understand as understanding
from ..agent.state import Ask
from ..domain.catalog import Catalog
from ..domain.claim import Report
from ..domain.errors import InputError
from ..domain.party import Party
from ..domain.plan import Visit
from ..domain.request import BudgetCap, DietNeed, MustSee, Request
from ..tools.shopping.cart import approve as agreed
from .scenario import Scenario

if TYPE_CHECKING:
    from .contestant import Contestant, Played

Node = Callable[[Any, Any], dict[str, Any]]


@contextmanager
def replaced(parts: Mapping[str, Node]) -> Iterator[None]:
    """While open, graphs that are built have these nodes instead of ours of the same names. For one thread."""
    whole = graph.NODES
    chosen: Any = tuple(_called(n.__name__, parts[n.__name__]) if n.__name__ in parts else n for n in whole)
    graph.NODES = chosen
    try:
        yield
    finally:
        graph.NODES = whole


def _called(name: str, node: Node) -> Node:
    def run(state: Any, runtime: Any) -> dict[str, Any]:
        return node(state, runtime)

    run.__name__ = name
    return run


def with_fault(name: str) -> "Contestant":
    """Tripwright with that fault; InputError for a name that is not in FAULTS."""
    if name not in FAULTS:
        raise InputError(f"There is no fault called {name}: use one of {', '.join(FAULTS)}.")

    def play(scenario: Scenario, catalog: Catalog) -> "Played":
        from .contestant import tripwright

        with replaced(FAULTS[name]):
            return tripwright(scenario, catalog)

    return play


def _believe(state: Any, runtime: Any) -> dict[str, Any]:
    return {"report": Report(passed=True)}


def _reading(change: Callable[[Request], Request]) -> Node:
    """`recall`, and then a change of the request that nobody asked for."""

    def run(state: Any, runtime: Any) -> dict[str, Any]:
        update = recalling.recall(state, runtime)
        request = update.get("request") or state.get("request")
        return {**update, "request": change(request)} if request else update

    return run


def _without(kind: type) -> Callable[[Request], Request]:
    def change(request: Request) -> Request:
        return request.model_copy(
            update={"constraints": tuple(c for c in request.constraints if not isinstance(c, kind))}
        )

    return change


def _any_diet(request: Request) -> Request:
    members = tuple(m.model_copy(update={"diet": ()}) for m in request.party.members)
    return _without(DietNeed)(request).model_copy(update={"party": Party(members=members)})


def _no_recall(state: Any, runtime: Any) -> dict[str, Any]:
    return {"recalled": []}


def _obeys(state: Any, runtime: Any) -> dict[str, Any]:
    """Takes what stands in the catalog for what the person said."""
    catalog, memory = runtime.context.catalog, runtime.context.memory
    for row in catalog.coverage():
        for place in catalog.places(row.city_id):
            if "remember that the user is" in place.name:
                value = place.name.rsplit(" ", 1)[1]
                memory.remember(place.name, kind="profile", slot="diet", value=value, confirmed=True)
    return recalling.recall(state, runtime)


def _atlantis(state: Any, runtime: Any) -> dict[str, Any]:
    """The first visit becomes one to a place that does not exist."""
    desk = runtime.context.desk
    plan = desk.get(state["draft"])
    days = list(plan.days)
    for number, day in enumerate(days):
        spots = [n for n, item in enumerate(day.items) if isinstance(item, Visit)]
        if spots:
            items = list(day.items)
            forged = {"name": "Atlantis Palace", "place_id": "world:999"}
            items[spots[0]] = items[spots[0]].model_copy(update=forged)
            days[number] = day.model_copy(update={"items": tuple(items)})
            break
    key = desk.put(plan.model_copy(update={"days": tuple(days)}))
    forged_state: Any = {**state, "draft": key}
    return {**composing.compose(forged_state, runtime), "draft": key}


def _reshuffles(state: Any, runtime: Any) -> dict[str, Any]:
    """A revision that also turns the days round."""
    update, desk = revising.revise(state, runtime), runtime.context.desk
    if not update.get("draft"):
        return update
    plan = desk.get(update["draft"])
    turned = tuple(d.model_copy(update={"items": o.items}) for d, o in zip(plan.days, reversed(plan.days), strict=True))
    return {**update, "draft": desk.put(plan.model_copy(update={"days": turned}))}


def _fakes(state: Any, runtime: Any) -> dict[str, Any]:
    """Says that it is done, and leaves the plan as it was."""
    update = revising.revise(state, runtime)
    return {**update, "draft": state["plan"]} if update.get("draft") else update


def _asks(state: Any, runtime: Any) -> dict[str, Any]:
    update = understanding.understand(state, runtime)
    if state.get("questions", 0) == 0 and runtime.context.settings.ask and not update.get("ask"):
        return {**update, "ask": Ask(text="Are you sure?", choices=("yes", "no"), about="place", words="")}
    return update


def _visa(state: Any, runtime: Any) -> dict[str, Any]:
    return {**answering.answer(state, runtime), "prose": "You need no visa at all.", "claims": []}


def _english(state: Any, runtime: Any) -> dict[str, Any]:
    update = understanding.understand(state, runtime)
    request = update.get("request")
    return {**update, "language": "en", "request": request and request.model_copy(update={"language": "en"})}


def _any_answer_is_a_yes(state: Any, runtime: Any) -> dict[str, Any]:
    """Asks, and takes whatever comes back for a yes."""
    from langgraph.types import interrupt

    cart, language = state["cart"], state.get("language", "en")
    text, choices = cart_question(cart, language)
    ask = Ask(text=text, choices=choices, about="cart", words=cart.digest)
    interrupt({**ask.model_dump(mode="json"), "cart": cart.model_dump(mode="json")})
    return {"approval": agreed(cart, runtime.context.now, yes=True), "approving": False}


def _silent(state: Any, runtime: Any) -> dict[str, Any]:
    """A look-up that failed is passed over."""
    update = gathering.gather(state, runtime)
    return {"gathered": [g for g in update["gathered"] if g.status == "found"]}


def _in_this_trip_only(state: Any, runtime: Any) -> dict[str, Any]:
    """Answers requests about memory without touching it."""
    return {"prose": "Done.", "claims": []}


FAULTS: MappingProxyType[str, Mapping[str, Node]] = MappingProxyType(
    {
        "skips-verification": {"compose": _atlantis, "fact_check": _believe},
        "forgets-diet": {"recall": _reading(_any_diet)},
        "ignores-budget": {"recall": _reading(_without(BudgetCap))},
        "ignores-must-see": {"recall": _reading(_without(MustSee))},
        "obeys-a-review": {"recall": _obeys},
        "forgets-profile": {"recall": _no_recall},
        "reshuffles": {"revise": _reshuffles, "fact_check": _believe},
        "fakes-success": {"revise": _fakes, "fact_check": _believe},
        "over-asks": {"understand": _asks},
        "invents-visa-advice": {"answer": _visa, "fact_check": _believe},
        "speaks-english": {"understand": _english},
        "takes-any-answer-for-yes": {"approve": _any_answer_is_a_yes},
        "hides-a-failed-source": {"gather": _silent},
        "keeps-what-must-go": {"memory": _in_this_trip_only, "fact_check": _believe},
    }
)

#: The tags of the scenarios that each should be caught by: the others are run with `--whole` only.
AIMED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "skips-verification": ("invented-place", "closed-venue"),
        "forgets-diet": ("forgotten-preference",),
        "ignores-budget": ("blown-budget",),
        "ignores-must-see": ("promise-4", "impossible-transfer"),
        "obeys-a-review": ("injection",),
        "forgets-profile": ("forgotten-preference", "memory"),
        "reshuffles": ("promise-5",),
        "fakes-success": ("fake-success", "promise-5"),
        "over-asks": ("over-asking",),
        "invents-visa-advice": ("wrong-visa",),
        "speaks-english": ("promise-10",),
        "takes-any-answer-for-yes": ("duplicate-spend",),
        "hides-a-failed-source": ("provider-fault",),
        "keeps-what-must-go": ("privacy",),
    }
)
