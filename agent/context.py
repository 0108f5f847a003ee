"""What a host lends to a run. Each part is a small Protocol: the real one, the shipped fake and the host's own are equal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Protocol

from ..domain.catalog import Catalog
from ..domain.errors import LimitReached
from ..domain.goods import Product
from ..domain.plan import Plan
from ..domain.settings import Settings
from ..memory.store import Memory
from ..tools.providers.providers import Providers
from ..tools.shopping.ledger import CartLedger
from ..tools.shopping.product_query import ProductQuery, Rates
from ..tools.shopping.product_store import Found
from .language.meter import Meter
from .language.model import LanguageModel

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Desk(Protocol):
    """Where drafts and published plans lie between nodes, so that the state holds ids and not records."""

    def put(self, plan: Plan) -> str:
        """Keep a plan; its key (content hash, so that a repeated node changes nothing)."""

    def get(self, key: str) -> Plan: ...

    def forget(self) -> int:
        """Drop everything; how many plans there were."""


class Shelf(Protocol):
    """The person's product catalog."""

    def product(self, product_id: str) -> Product | None: ...

    def search(self, query: ProductQuery, rates: Rates | None = None) -> Found: ...


@dataclass
class Deadline:
    """Seconds of a run, and a flag that a host can raise to stop it at the next node."""

    seconds: float
    started: float = field(default_factory=monotonic)
    cancelled: bool = False

    @property
    def left(self) -> float:
        return self.seconds - (monotonic() - self.started)

    def check(self) -> None:
        """Raise LimitReached when the time is spent or the host has cancelled."""
        if self.cancelled:
            raise LimitReached("The run was cancelled; what was said so far is kept, so just ask again.")
        if self.left <= 0:
            raise LimitReached(f"No verified plan within {self.seconds:g} s: allow more time with --seconds.")


@dataclass
class Context:
    """Lent to every node as `runtime.context`. Never checkpointed. A model is metered: its calls obey the run's caps and time."""

    catalog: Catalog
    desk: Desk
    memory: Memory
    clock: Clock
    settings: Settings
    deadline: Deadline
    providers: Providers
    model: LanguageModel | None = None
    products: Shelf | None = None  # None: the person brought no product catalog
    carts: CartLedger = field(default_factory=CartLedger)

    def __post_init__(self) -> None:
        if self.model is not None and not isinstance(self.model, Meter):
            deadline = self.deadline
            self.model = Meter(
                self.model, self.settings, left=lambda: deadline.left, check=deadline.check,
                cancelled=lambda: deadline.cancelled, seen=_written,
            )  # fmt: skip

    @property
    def now(self) -> datetime:
        """The run's clock; a sandbox catalog that declares `as_of` sets it."""
        as_of = self.catalog.as_of
        if as_of is None:
            return self.clock()
        return datetime(as_of.year, as_of.month, as_of.day, 9, 0, tzinfo=UTC)


def _written(node: str, tokens: int) -> None:
    """How far a model has come, as progress: a count, and never its words, which nothing has checked yet."""
    from langgraph.config import get_stream_writer

    try:
        write = get_stream_writer()
    except RuntimeError:  # a node that is called outside a graph
        return
    write({"node": node, "tokens": tokens})
