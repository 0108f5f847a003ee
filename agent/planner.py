"""The embeddable object. One boundary: every failure of a run leaves it as a typed error or a typed reply."""

import threading
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self
from weakref import WeakValueDictionary

from ..domain.catalog import Catalog
from ..domain.errors import (
    Infeasible,
    InternalError,
    LimitReached,
    NeedsInformation,
    NotVerified,
    StoreError,
    TripwrightError,
)
from ..domain.goods import Cart
from ..domain.plan import Plan, PlanDiff
from ..domain.reply import Asked, Event, Finished, Outcome, Progress, Reply
from ..domain.settings import Settings
from ..memory.redact import redact
from ..memory.store import Memory
from ..tools.catalog import open_catalog
from ..tools.providers.providers import Providers, providers
from ..tools.shopping.ledger import CartLedger
from ..tools.shopping.product_store import ProductStore
from .context import Clock, Context, Deadline, Desk, Shelf, system_clock
from .desk import MemoryDesk, SqliteDesk
from .forgetting import CARTS, PLANS, PRODUCTS, forgettables
from .language.meter import steps_of
from .language.model import LanguageModel, Ready
from .state import FRESH

if TYPE_CHECKING:
    from .alternatives import Alternative
    from .reasons import Reason


@dataclass(frozen=True)
class Lent:
    """What a host may pass instead of ours."""

    catalog: Catalog | None = None
    model: LanguageModel | None = None
    memory: Memory | None = None
    providers: Providers | None = None
    clock: Clock = system_clock
    desk: Desk | None = None
    checkpointer: Any = None
    products: Shelf | None = None
    carts: CartLedger | None = None


class Planner:
    """Plan, ask, revise, resume. Threads are conversations; one thread runs one message at a time.

    >>> with Planner() as planner:
    ...     plan = planner.plan("3 days in Kyoto in April, temples and gardens")
    """

    def __init__(self, settings: Settings | None = None, **lent: Any) -> None:
        self.settings = settings or Settings()
        given = Lent(**lent)
        home = None if self.settings.private else self.settings.home
        self.catalog: Catalog = given.catalog or open_catalog()
        self.memory = given.memory or _memory(self.settings, home)
        self.desk: Desk = given.desk or (SqliteDesk(home / PLANS) if home else MemoryDesk())
        if home is not None and given.memory is None:
            for other in forgettables(home, self.settings.model_cache):
                self.memory.register(other)
        shelf = None if given.products else _shelf(home)
        self.products: Shelf | None = given.products or shelf
        self.carts = given.carts or CartLedger(home / CARTS if home else None)
        self._own = [x for x in (shelf, None if given.carts else self.carts) if x is not None]
        self._model = given.model
        self._clock = given.clock
        self._providers = given.providers
        self._checkpointer = given.checkpointer
        self._home = home
        self._graph: Any = None
        self._running: dict[str, Deadline] = {}
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()  # of the threads that run
        self._guard = threading.Lock()

    # the main job

    def plan(self, text: str, thread: str | None = None) -> Plan:
        """One verified plan, or a typed error: Infeasible, NeedsInformation, NotVerified, LimitReached, InputError."""
        reply = self.ask(text, thread)
        if reply.plan is None:
            raise InternalError("This request is not one for a plan: use ask() for questions and changes.")
        return reply.plan

    def ask(self, text: str, thread: str | None = None) -> Reply:
        """The reply to any message; raises what `plan` raises."""
        last = None
        for event in self.stream(text, thread):
            last = event
        if isinstance(last, Asked):
            if last.outcome == "infeasible":
                raise Infeasible(last.question, last.reply.conflict if last.reply else (), _offers(last))
            raise NeedsInformation(last.question, last.choices)
        assert isinstance(last, Finished)
        return _or_raise(last.reply)

    def stream(self, text: str, thread: str | None = None, door: Literal["", "shop", "cart"] = "") -> Iterator[Event]:
        """Progress events, then `Asked` or `Finished`. Typed failures raise; nothing else does.

        `door` "shop": the text asks for goods, and the suggested cart is asked about; "cart": it is about the cart. The question
        about a cart is an `Asked` whose reply holds the cart; only a plain yes approves it.
        """
        state: dict[str, Any] = {**FRESH, "text": redact(text)[0], "thread": thread or new_thread(), "door": door}
        yield from self._run(state, state["thread"])

    def resume(self, thread: str, answer: str) -> Iterator[Event]:
        """Answer the question that `thread` waits on."""
        from langgraph.types import Command

        yield from self._run(Command(resume=redact(answer)[0]), thread)

    def revise(self, plan: Plan, text: str) -> Reply:
        """Change a plan that came from anywhere: verified again, as little changed as possible."""
        thread = new_thread()
        key = self.desk.put(plan)
        state = {**FRESH, "text": redact(text)[0], "thread": thread, "plan": key, "history": [key]}
        last: Event | None = None
        for event in self._run(state, thread):
            last = event
        if isinstance(last, Asked):
            raise NeedsInformation(last.question, last.choices)
        assert isinstance(last, Finished)
        return _or_raise(last.reply)

    def waiting(self, thread: str) -> Asked | None:
        """The question that a thread waits on, after a restart too."""
        snapshot = self.graph.get_state(self._config(thread))
        return _asked(thread, snapshot.interrupts, snapshot.values) if snapshot.interrupts else None

    def current(self, thread: str) -> Plan | None:
        """The last published plan of a thread."""
        key = self.graph.get_state(self._config(thread)).values.get("plan")
        return self.desk.get(key) if key else None

    def cancel(self, thread: str) -> bool:
        """Stop the run of a thread, from any other thread of the host: it ends as LimitReached. False when there is none."""
        deadline = self._running.get(thread)
        if deadline is not None:
            deadline.cancelled = True
        return deadline is not None

    def alternatives(self, plan: Plan) -> tuple["Alternative", ...]:
        """The plan as "balanced", and up to two checked and sealed others, none dominated: cheaper, more to see, calmer."""
        from .alternatives import alternatives

        try:
            return alternatives(plan, self._context())
        except TripwrightError:
            raise
        except Exception as error:  # the same boundary as that of a run
            raise _mapped(error) from error

    def take(self, thread: str, plan: Plan) -> None:
        """Make a published plan (an alternative, say) the one that a conversation is about. Raises NotVerified."""
        from ..tools.verify import verify

        report = verify(plan, self.catalog)
        if plan.receipt is None or not report.passed:
            raise NotVerified("This plan is not verified: take one that `alternatives` gave.", report.findings)
        key = self.desk.put(plan)
        self.graph.update_state(self._config(thread), {"plan": key, "history": [key]}, as_node="remember")

    def reasons(self, thread: str) -> tuple["Reason", ...]:
        """The memories that had a part in a thread's plan, and what each of them moved."""
        from .reasons import reasons

        plan = self.current(thread)
        state = self.graph.get_state(self._config(thread)).values
        return reasons(plan, state, self.memory) if plan else ()

    def without(self, thread: str, memories: Sequence[str]) -> tuple[Plan, PlanDiff]:
        """The thread's plan as it would be without these memories (ids), and the difference. Nothing is kept or forgotten."""
        from .reasons import without

        return without(self, thread, memories)

    def hypothetical(self, hidden: Sequence[str]) -> "Planner":
        """A planner of the same catalog, model and clock that does not see these memories and keeps nothing."""
        settings = self.settings.model_copy(update={"private": True, "home": None, "ask": False})
        return Planner(
            settings,
            catalog=self.catalog,
            model=self._model,
            memory=self.memory.hypothetical(hidden),
            providers=self._providers,
            clock=self._clock,
            products=self.products,
        )

    def said(self, thread: str) -> tuple[str, ...]:
        """The messages that a thread's plans were made from, in order."""
        keys = self.graph.get_state(self._config(thread)).values.get("history") or ()
        return tuple(dict.fromkeys(self.desk.get(key).request.text for key in keys))

    # lifetime

    def close(self) -> None:
        self.memory.close()
        if isinstance(self.desk, SqliteDesk):
            self.desk.close()
        for own in self._own:
            own.close()
        connection = getattr(self._checkpointer, "conn", None)
        if connection is not None and self._graph is not None:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # inside

    @property
    def graph(self) -> Any:
        """The compiled graph, built when first used."""
        if self._graph is None:
            from .checkpoints import saver
            from .graph import build

            self._checkpointer = self._checkpointer or saver(self._home)
            self._graph = build(self._checkpointer)
        return self._graph

    def _config(self, thread: str) -> dict[str, Any]:
        return {"configurable": {"thread_id": thread}, "recursion_limit": self.settings.recursion_limit}

    def _context(self) -> Context:
        if isinstance(self._model, Ready):
            self._model.ready()
        return Context(
            catalog=self.catalog,
            desk=self.desk,
            memory=self.memory,
            clock=self._clock,
            settings=self.settings,
            deadline=Deadline(self.settings.seconds),
            model=self._model,
            providers=self._providers or providers(self.catalog),
            products=self.products,
            carts=self.carts,
        )

    def _lock(self, thread: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(thread, threading.Lock())

    def _run(self, start: Any, thread: str) -> Iterator[Event]:
        """The outer door: whatever fails inside leaves as one of our errors, never as content."""
        with self._lock(thread):
            try:
                yield from self._events(start, thread)
            except TripwrightError:
                raise
            except RecursionError as error:
                raise LimitReached("The run took too many steps and was stopped: ask for something simpler.") from error
            except Exception as error:  # the one boundary: a defect is said, and never published
                raise _mapped(error) from error

    def _events(self, start: Any, thread: str) -> Iterator[Event]:
        graph, config, context = self.graph, self._config(thread), self._context()
        self._running[thread] = context.deadline
        try:
            for part in graph.stream(start, config, context=context, stream_mode="custom", durability="sync"):
                yield Progress(node=part["node"], text=part.get("text", ""), tokens=part.get("tokens", 0))
        finally:
            self._running.pop(thread, None)
        snapshot, steps = graph.get_state(config), steps_of(context.model)
        if snapshot.interrupts:
            yield _asked(thread, snapshot.interrupts, snapshot.values).model_copy(update={"steps": steps})
            return
        reply = snapshot.values.get("reply")
        if reply is None:
            raise InternalError("The run ended without an answer: please report the request that did it.")
        if snapshot.values.get("draft") and reply.outcome == "published":
            reply = reply.model_copy(update={"plan": self.desk.get(snapshot.values["plan"])})
        yield Finished(thread=thread, reply=reply.model_copy(update={"steps": steps}))


def _shelf(home: Path | None) -> ProductStore | None:
    """The product catalog that was imported into the home folder."""
    path = home / PRODUCTS if home is not None else None
    return ProductStore.open(path) if path is not None and path.exists() else None


def _memory(settings: Settings, home: Path | None) -> Memory:
    """Under the home folder, or on the servers that were named; in this process only in private mode."""
    if settings.private:
        return Memory.open(None, settings.user)
    return Memory.open(home, settings.user, url=settings.memory_url, chroma_url=settings.chroma_url)


def new_thread() -> str:
    return uuid.uuid4().hex


def _asked(thread: str, interrupts: Sequence[Any], values: dict[str, Any]) -> Asked:
    ask = interrupts[0].value
    outcome: Outcome = "infeasible" if ask["about"] == "infeasible" else "needs_information"
    reply = None
    if outcome == "infeasible":
        reply = Reply(
            outcome=outcome,
            text=ask["text"],
            language=values.get("language", "en"),
            conflict=tuple(values.get("conflict", ())),
            relaxations=tuple(values.get("relaxations", ())),
        )
    elif "cart" in ask:  # what a yes would approve, as data beside the words
        reply = Reply(
            outcome=outcome,
            text=_with_prose(values.get("prose", ""), ask["text"]),
            language=values.get("language", "en"),
            claims=values["report"].claims if values.get("report") else (),
            cart=Cart.model_validate(ask["cart"]),
        )
    return Asked(
        thread=thread,
        question=ask["text"],
        choices=tuple(ask["choices"]),
        about=ask["about"],
        outcome=outcome,
        reply=reply,
    )


def _with_prose(prose: str, question: str) -> str:
    """What was found, and the question, unless the question says it all."""
    return question if prose in question else f"{prose}\n\n{question}"


def _offers(asked: Asked) -> tuple[Any, ...]:
    return asked.reply.relaxations if asked.reply else ()


def _or_raise(reply: Reply) -> Reply:
    if reply.outcome == "published":
        return reply
    if reply.outcome == "infeasible":
        raise Infeasible(reply.text, reply.conflict, reply.relaxations)
    raise NotVerified(reply.text, reply.findings)


def _mapped(error: Exception) -> TripwrightError:
    from langgraph.errors import GraphRecursionError

    if isinstance(error, GraphRecursionError):
        return LimitReached("The run took too many steps and was stopped: ask for something simpler.")
    if isinstance(error, OSError):
        return StoreError(f"A file could not be read or written ({error}): free some space, or use --private.")
    return InternalError(f"A defect of ours stopped the run ({type(error).__name__}: {error}); nothing was published.")
