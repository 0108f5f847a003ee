"""The engine as one node of a host's LangGraph graph: a narrow input and output, the host's checkpointer, the host's interrupts.

>>> host.add_node("trip", tripwright.agent.host.graph())          # a state with `request`; adds `answer`, `outcome`, `trip`

Nothing of our state is the host's to see or set (an approval among them): it lives in a graph below, under the same
checkpointer. A question is an ordinary interrupt whose value is {"about", "text", "choices", ...}; the host resumes with
`Command(resume="the answer, or the number of a choice")`.
"""

import threading
from functools import cache
from typing import Any

from typing_extensions import TypedDict  # typing's own gives no JSON Schema before Python 3.12

from ..domain.catalog import Catalog
from ..domain.errors import InternalError
from ..domain.plan import Plan
from ..domain.settings import Settings
from ..memory.store import Memory
from ..tools.catalog import open_catalog
from ..tools.shopping.ledger import CartLedger
from .context import Context, Deadline, Desk
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

    `lent`: catalog, model, memory, providers, clock, desk, products, carts, as for `Planner`. Nothing is remembered of anyone unless
    a memory is lent, since a host may serve many people. A run that fails raises a typed error of `domain.errors` out of the
    host's graph.
    """
    from langgraph.graph import END, START, StateGraph

    chosen = settings or Settings()
    house = _House(chosen, Lent(**lent))

    def trip(state: Trip) -> TripOut:
        house.open()
        start: dict[str, Any] = {**FRESH, "text": state["request"], "thread": new_thread()}
        before = state.get("trip")
        if before is not None:
            key = house.desk.put(Plan.model_validate(before))
            start |= {"plan": key, "history": [key]}
        done = house.inner.invoke(start, {"recursion_limit": chosen.recursion_limit}, context=house.context())
        return _out(done, house.desk)

    outer = StateGraph(Trip, input_schema=TripIn, output_schema=TripOut)
    outer.add_node("trip", trip)
    outer.add_edge(START, "trip")
    outer.add_edge("trip", END)
    return outer.compile(checkpointer=checkpointer, name="tripwright")


class _House:
    """What the runs of one graph share, opened by the first of them: a server builds graphs where nothing may block."""

    def __init__(self, settings: Settings, given: Lent) -> None:
        self._settings, self._given = settings, given
        self._lock = threading.Lock()
        self._catalog: Catalog | None = None
        self._memory: Memory | None = None
        self._carts: CartLedger | None = None
        self.desk: Desk = given.desk or MemoryDesk()
        self.inner: Any = None

    def open(self) -> None:
        from .graph import build

        with self._lock:
            if self.inner is None:
                self._catalog = self._given.catalog or open_catalog()
                self._memory = self._given.memory or Memory.open(None, private=True)
                self._carts = self._given.carts or CartLedger()
                self.inner = build()

    def context(self) -> Context:
        from ..tools.providers.providers import providers
        from .language.model import Ready

        given = self._given
        if isinstance(given.model, Ready):
            given.model.ready()
        assert self._catalog is not None and self._memory is not None and self._carts is not None  # opened by the run
        return Context(
            catalog=self._catalog,
            desk=self.desk,
            memory=self._memory,
            clock=given.clock,
            settings=self._settings,
            deadline=Deadline(self._settings.seconds),
            providers=given.providers or providers(self._catalog),
            model=given.model,
            products=given.products,
            carts=self._carts,
        )


def _out(done: dict[str, Any], desk: Any) -> TripOut:
    reply = done.get("reply")
    if reply is None:
        raise InternalError("The run ended without an answer: please report the request that did it.")
    published = reply.outcome == "published" and done.get("draft") and done.get("plan")
    plan = desk.get(done["plan"]).model_dump(mode="json") if published else None
    return {"answer": reply.text, "outcome": reply.outcome, "trip": plan}


@cache
def served() -> Any:
    """For a server of the Agent Protocol (`langgraph.json`), which brings its own checkpointer, and asks for the graph at each run."""
    return graph()
