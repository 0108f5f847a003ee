"""Carts under faults, replays, drifting prices and real kills: how many left without a yes to exactly that cart, and how many twice.

A run proposes a cart, does something to it, and answers. The oracle knows what the person saw and said: a cart may leave only when the
answer was a plain yes to its digest, in time, and every price was still as shown when it left. Whatever fails is tried again, as a
host would. "Unapproved" counts carts that left otherwise, "double" those that left more than once.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from ..domain.errors import TripwrightError
from ..domain.goods import Price, Product
from ..domain.settings import Settings
from ..domain.truth import Truth
from ..tools.catalog.memory import InMemoryCatalog
from ..tools.shopping.ledger import CartLedger
from ..tools.shopping.product_feed import GoodRow
from ..tools.shopping.product_store import ProductStore

START = datetime(2026, 5, 1, 9, tzinfo=UTC)
YES = ("yes", "y", "예", "是", "approve")
NO = ("no", "", "later", "yes, but cheaper", "네가 골라", "好像不太好", "yes up to 1 EUR", "approve up to nothing")
GOODS = tuple(
    Product(
        id=f"syn-{n}", title=f"Synthetic Umbrella {n}", source="synthetic", merchant=f"Shop {n % 3}", url=f"https://shop.example/{n}",
        price=Price(amount=1000 + 37 * n, currency="EUR"), availability=Truth.YES,
    )
    for n in range(8)
)  # fmt: skip


class Crash(BaseException):
    """The process dies here: nothing in the engine may catch it."""


@dataclass
class World:
    """What the person's shelf and clock say now, and where the next crash is."""

    rng: random.Random
    prices: dict[str, Price | None] = field(default_factory=dict)
    now: datetime = START
    fuse: int = -1  # crash at the so-many-th touch; negative: never

    def touch(self) -> None:
        if self.fuse == 0:
            self.fuse = -1
            raise Crash
        self.fuse -= self.fuse > 0

    def price(self, product: Product) -> Price | None:
        return self.prices.get(product.id, product.price)


class Shelf:
    """The store, with prices that drift and reads that crash."""

    def __init__(self, store: ProductStore, world: World) -> None:
        self._store, self._world = store, world

    def product(self, product_id: str) -> Product | None:
        self._world.touch()
        found = self._store.product(product_id)
        return found.model_copy(update={"price": self._world.price(found)}) if found is not None else None

    def search(self, query: Any, rates: Any = None) -> Any:
        self._world.touch()
        return self._store.search(query, rates)


class Ledger(CartLedger):
    """The ledger, with a crash before or after it has written, and a look at the prices at which a cart left."""

    def __init__(self, world: World) -> None:
        super().__init__(None)
        self._world = world
        self.left: list[tuple[str, bool]] = []  # (digest, whether its prices were those of that moment)

    def hand_over(self, cart: Any, approval: Any, now: Any, prices: Any, links: Any) -> dict[str, Any]:
        self._world.touch()
        before = self.handed(cart.digest)
        made = super().hand_over(cart, approval, now, prices, links)
        if before is None:
            held = {p.id: self._world.price(p) for p in GOODS}
            self.left.append((cart.digest, all(held[x.product_id] == x.price for x in cart.lines)))
        self._world.touch()
        return made


def _saver(world: World) -> Any:
    """A checkpointer in memory that crashes while it writes."""
    from ..agent import graph  # noqa: F401  (it settles how checkpoints are read, before LangGraph is imported)

    from langgraph.checkpoint.memory import InMemorySaver  # isort: skip

    class Saver(InMemorySaver):
        def put(self, *arguments: Any, **named: Any) -> Any:
            world.touch()
            return super().put(*arguments, **named)

        def put_writes(self, *arguments: Any, **named: Any) -> Any:
            world.touch()
            return super().put_writes(*arguments, **named)

    return Saver()


@dataclass
class Tally:
    """What came of all runs."""

    runs: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    crashes: int = 0
    replays: int = 0
    allowed: int = 0  # runs in which a cart might leave
    left: int = 0
    unapproved: int = 0
    double: int = 0


KINDS = ("plain yes", "plain no", "price drift", "currency drift", "item gone", "late yes", "another digest", "forged cart", "crash", "crash and drift", "replay", "fork")  # fmt: skip


def run(count: int = 10_000, seed: int = 0, seen: Callable[[int], None] = lambda _: None) -> Tally:
    """`count` runs in this process, each a conversation of its own."""
    from ..agent.planner import Planner

    tally, world = Tally(), World(random.Random(seed))
    ledger = Ledger(world)
    with ProductStore.create(None) as store:
        store.add(GoodRow(n, p) for n, p in enumerate(GOODS, 1))
        saver = _saver(world)
        planner = Planner(
            Settings(home=None), catalog=InMemoryCatalog(), products=Shelf(store, world), carts=ledger,
            clock=lambda: world.now, checkpointer=saver,
        )  # fmt: skip
        for number in range(count):
            world.rng, world.now, world.fuse = random.Random(f"{seed}-{number}"), START, -1
            world.prices.clear()
            ledger.left.clear()
            said = _Person(planner, world, f"t{number}", tally)
            said.go(KINDS[number % len(KINDS)])
            _count(said, ledger, tally, KINDS[number % len(KINDS)])
            saver.delete_thread(said.thread)
            seen(number)
    return tally


class _Person:
    """One conversation. `agreed`: digests that got a plain yes while nothing was wrong with them."""

    def __init__(self, planner: Any, world: World, thread: str, tally: Tally) -> None:
        self.planner, self.world, self.thread, self.tally = planner, world, thread, tally
        self.agreed: set[str] = set()

    def go(self, kind: str) -> None:
        rng, world = self.world.rng, self.world
        crash = kind.startswith("crash")
        wanted = rng.sample([p.id for p in GOODS], rng.randint(1, 3))
        self._send(f"/cart add {' '.join(wanted)}", crash)
        asked = self._ask(crash)
        if asked is None:
            return
        cart = asked.reply.cart
        self._spoil(kind, cart)
        yes = kind != "plain no" and rng.random() < 0.85
        answer = rng.choice(YES) if yes else rng.choice(NO)
        if kind == "another digest" and yes:
            answer, yes = f"{answer} {'0' * 64}", False
        if yes and kind not in ("late yes", "forged cart"):
            self.agreed.add(cart.digest)
        self._answer(answer, crash)
        if kind in ("replay", "crash", "crash and drift") or rng.random() < 0.2:
            for _ in range(rng.randint(1, 3)):
                self.tally.replays += 1
                self._answer(rng.choice((answer, "yes")) if yes else answer, crash)
        if kind == "fork":
            self._fork(answer)
        world.fuse = -1

    def _spoil(self, kind: str, cart: Any) -> None:
        rng, world, line = self.world.rng, self.world, self.world.rng.choice(cart.lines)
        if kind in ("price drift", "crash and drift"):
            world.prices[line.product_id] = Price(amount=line.price.amount + rng.choice((-1, 1, 500)), currency="EUR")
        elif kind == "currency drift":
            world.prices[line.product_id] = Price(amount=line.price.amount, currency="USD")
        elif kind == "item gone":
            world.prices[line.product_id] = None
        elif kind == "late yes":
            world.now = START + timedelta(minutes=30 + rng.randint(0, 90))
        elif kind == "forged cart":
            cheap = line.model_copy(update={"price": Price(amount=1, currency="EUR")})
            forged = cart.model_copy(update={"lines": (cheap,)})
            self.planner.graph.update_state(self._config(), {"cart": forged}, as_node="fact_check")

    def _config(self) -> dict[str, Any]:
        return {"configurable": {"thread_id": self.thread}}

    def _tried(self, step: Callable[[], Any], crash: bool) -> Any:
        """The step, again after each crash, as a host would."""
        for _ in range(6):
            self.world.fuse = self.world.rng.randint(0, 14) if crash and self.world.rng.random() < 0.7 else -1
            try:
                return step()
            except Crash:
                self.tally.crashes += 1
            except TripwrightError:
                return None
        self.world.fuse = -1
        return step()

    def _send(self, text: str, crash: bool) -> Any:
        return self._tried(lambda: list(self.planner.stream(text, self.thread, door="cart"))[-1], crash)

    def _ask(self, crash: bool) -> Any:
        last = self._send("/cart approve", crash)
        return last if last is not None and hasattr(last, "question") and last.reply and last.reply.cart else None

    def _answer(self, text: str, crash: bool) -> None:
        self._tried(lambda: list(self.planner.resume(self.thread, text)), crash)

    def _fork(self, answer: str) -> None:
        """Go back to the question and answer it once more: the same answer, by an old checkpoint."""
        from langgraph.types import Command

        for state in self.planner.graph.get_state_history(self._config()):
            if state.interrupts:
                self.tally.replays += 1
                context = self.planner._context()
                self.planner.graph.invoke(Command(resume=answer), state.config, context=context)
                return


def _count(said: _Person, ledger: Ledger, tally: Tally, kind: str) -> None:
    tally.runs += 1
    tally.kinds[kind] += 1
    tally.allowed += bool(said.agreed)
    digests = [digest for digest, _ in ledger.left]
    tally.left += len(set(digests))
    tally.unapproved += sum(digest not in said.agreed or not fresh for digest, fresh in ledger.left)
    tally.double += len(digests) - len(set(digests)) + max(0, len(set(digests)) - max(1, len(said.agreed)))


def rows_of(path: str) -> list[tuple[str, int, str | None]]:
    """(digest, approved, handover) of a ledger's file."""
    with sqlite3.connect(path) as database:
        return database.execute("select digest, approved, handover from answered").fetchall()


def table(tally: Tally, killed: "Killed | None" = None) -> str:
    """What was done, and what must be zero."""
    lines = ["| runs | crashes injected | answers replayed | carts that might leave | carts that left | unapproved | double |", "|---|---|---|---|---|---|---|"]  # fmt: skip
    lines.append(
        f"| {tally.runs} in one process | {tally.crashes} | {tally.replays} | {tally.allowed} | {tally.left}"
        f" | {tally.unapproved} | {tally.double} |"
    )
    if killed is not None:
        lines.append(
            f"| {killed.kills} processes killed | {killed.kills} | {killed.replays} | {killed.agreed} | {killed.left}"
            f" | {killed.unapproved} | {killed.double} |"
        )
    return "\n".join([*lines, "", "Kinds of run: " + ", ".join(f"{k} {n}" for k, n in sorted(tally.kinds.items()))])


@dataclass
class Killed:
    """What came of killed processes."""

    kills: int = 0
    replays: int = 0
    agreed: int = 0
    left: int = 0
    unapproved: int = 0
    double: int = 0
