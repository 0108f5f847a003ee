"""The engine as one node of a host's LangGraph graph: a narrow input and output, the host's checkpointer, the host's interrupts.

>>> host.add_node("trip", tripwright.agent.host.graph())          # a state with `request`; adds `answer`, `outcome`, `trip`

Nothing of our state is the host's to see or set (an approval among them): it lives in a graph below, under the same
checkpointer. A question is an ordinary interrupt whose value is {"about", "text", "choices", ...}; the host resumes with
`Command(resume="the answer, or the number of a choice")`.
"""

from typing import Any

from typing_extensions import TypedDict  # typing's own gives no JSON Schema before Python 3.12

from ..domain.errors import InternalError
from ..domain.plan import Plan
from ..domain.settings import Settings
from ..memory.store import Memory
from ..tools.catalog import open_catalog
from ..tools.shopping.ledger import CartLedger
from .context import Context, Deadline
from .desk import MemoryDesk
from .planner import Lent, new_thread
from .state import FRESH


class TripIn(TypedDict, total=False):
    """What a host gives: the person's words, and the plan to change where there is one (as JSON)."""

    request: str
    trip: dict[str, Any] | None


class TripOut(TypedDict, total=False):
    """What a host gets: the words, how it ended (domain.reply.Outcome), and the plan, only where it is published."""

    answer: str
    outcome: str
    trip: dict[str, Any] | None


class Trip(TripIn, TripOut, total=False):
    """The state of this graph: what goes in and what comes out."""


def graph(settings: Settings | None = None, checkpointer: Any = None, **lent: Any) -> Any:
    """A compiled graph from `TripIn` to `TripOut`.

    `lent`: catalog, model, memory, providers, clock, desk, products, carts, as for `Planner`. Memory is of this process unless it is lent. A run
    that fails raises a typed error of `domain.errors` out of the host's graph.
    """
    from langgraph.graph import END, START, StateGraph

    from .graph import build

    chosen = settings or Settings()
    given = Lent(**lent)
    catalog = given.catalog or open_catalog()
    memory = given.memory or Memory.open(None)
    desk = given.desk or MemoryDesk()
    carts = given.carts or CartLedger()
    inner = build()

    def context() -> Context:
        from ..tools.providers.providers import providers

        return Context(
            catalog=catalog,
            desk=desk,
            memory=memory,
            clock=given.clock,
            settings=chosen,
            deadline=Deadline(chosen.seconds),
            providers=given.providers or providers(catalog),
            model=given.model,
            products=given.products,
            carts=carts,
        )

    def trip(state: Trip) -> TripOut:
        start: dict[str, Any] = {**FRESH, "text": state["request"], "thread": new_thread()}
        before = state.get("trip")
        if before is not None:
            key = desk.put(Plan.model_validate(before))
            start |= {"plan": key, "history": [key]}
        done = inner.invoke(start, {"recursion_limit": chosen.recursion_limit}, context=context())
        return _out(done, desk)

    outer = StateGraph(Trip, input_schema=TripIn, output_schema=TripOut)
    outer.add_node("trip", trip)
    outer.add_edge(START, "trip")
    outer.add_edge("trip", END)
    return outer.compile(checkpointer=checkpointer, name="tripwright")


def _out(done: dict[str, Any], desk: Any) -> TripOut:
    reply = done.get("reply")
    if reply is None:
        raise InternalError("The run ended without an answer: please report the request that did it.")
    published = reply.outcome == "published" and done.get("draft") and done.get("plan")
    plan = desk.get(done["plan"]).model_dump(mode="json") if published else None
    return {"answer": reply.text, "outcome": reply.outcome, "trip": plan}


def served() -> Any:
    """For a server of the Agent Protocol (`langgraph.json`), which brings its own checkpointer."""
    return graph()
