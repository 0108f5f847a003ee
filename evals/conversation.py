"""One scenario played against Tripwright itself: its user, its goods, its providers with their faults, and what came of each turn."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from ..domain.catalog import Catalog
from ..domain.errors import Infeasible, InputError, NotVerified, TripwrightError
from ..domain.goods import Price, Product
from ..domain.money import minor_digits
from ..domain.reply import Asked, Event, Finished, Progress, Reply
from ..domain.settings import Settings
from ..domain.truth import Truth
from .scenario import Good, ProviderFault, Scenario, Turn
from .simulated import Person, person

THREAD = "scenario"


def converse(scenario: Scenario, catalog: Catalog, model: str | None = None, url: str | None = None) -> dict[str, Any]:
    """{"turns": [...], "memory": [...]}, with a fixed clock and a memory of its own."""
    with tempfile.TemporaryDirectory(prefix="tripwright-eval-") as folder:
        home = Path(folder) if any(t.restart for t in scenario.turns) else None
        return _Played(scenario, catalog, home, model, url).all()


class _Played:
    """A run of a scenario."""

    def __init__(
        self, scenario: Scenario, catalog: Catalog, home: Path | None, model: str | None, url: str | None
    ) -> None:
        self.scenario, self.catalog, self.home = scenario, catalog, home
        self.settings = _settings(scenario, home, model, url)
        self.shelf = _Shelf(scenario.products) if scenario.products else None

    def all(self) -> dict[str, Any]:
        turns: list[dict[str, Any]] = []
        with ExitStack() as stack:
            planner = stack.enter_context(self._opened())
            for row in self.scenario.user.memory:
                text = row.text or f"{row.slot}: {row.value}"
                planner.memory.remember(text, kind="profile", slot=row.slot, value=row.value)
            if self.scenario.simulated is not None:
                turns = list(self._simulated(planner, person(self.scenario.simulated, self.scenario.language)))
            for turn in self.scenario.turns:
                if turn.restart:
                    stack.pop_all().close()
                    planner = stack.enter_context(self._opened())
                turns.append(self._turn(planner, turn))
                self._time_passes()
            rows = [r.model_dump(mode="json") for r in planner.memory.rows()]
        return {"turns": turns, "memory": rows}

    def _opened(self) -> Any:
        from ..agent.language.litellm_model import model_of
        from ..agent.planner import Planner
        from ..memory.store import Memory

        def clock() -> Any:
            return self.scenario.clock

        return Planner(
            self.settings, catalog=self.catalog, memory=Memory.open(self.home, clock=clock), clock=clock,
            model=model_of(self.settings), products=self.shelf,
            providers=faulty(self.catalog, self.scenario.providers) if self.scenario.providers else None,
        )  # fmt: skip

    def _time_passes(self) -> None:
        """Prices change after the first turn."""
        if self.shelf is not None:
            self.shelf.drift()

    def _turn(self, planner: Any, turn: Turn) -> dict[str, Any]:
        """One message with the answers to its questions; an unanswered question ends it."""
        answers = list(turn.answers)
        told = Told()
        last = told.hear(planner.stream(turn.say, THREAD, turn.door))
        while isinstance(last, Asked) and answers:
            self._time_passes()
            last = told.hear(planner.resume(THREAD, answers.pop(0)))
        return told.result(last)

    def _simulated(self, planner: Any, user: Person) -> Iterator[dict[str, Any]]:
        """Until the user has no more to say, or their turns are spent."""
        script = self.scenario.simulated
        say: str | None = user.first()
        for _ in range(script.turns if script else 0):
            if say is None:
                return
            told = Told(say)
            last = told.hear(planner.stream(say, THREAD))
            while isinstance(last, Asked) and (answer := user.answer(last)) is not None:
                last = told.hear(planner.resume(THREAD, answer))
            yield told.result(last)
            say = user.next(last.reply) if isinstance(last, Finished) else None


def _settings(scenario: Scenario, home: Path | None, model: str | None, url: str | None) -> Settings:
    """The limits of a scenario bound the run, too; where it names none, the product's own do."""
    limits = scenario.limits
    settings = Settings(
        seed=scenario.seed, ask=scenario.ask, seconds=limits.seconds, home=home, model=model, model_url=url
    )
    caps: dict[str, Any] = {} if limits.tokens is None else {"max_tokens": limits.tokens}
    caps |= {} if limits.money is None else {"max_money": Decimal(str(limits.money))}
    return settings.model_copy(update=caps)


class Told:
    """What a turn said on its way: questions, nodes in order with their seconds, and a typed failure."""

    def __init__(self, said: str | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        self.nodes: list[str] = []
        self.seconds: list[tuple[str, float]] = []
        self.error: TripwrightError | None = None
        self.said = said

    def hear(self, events: Iterator[Event]) -> Event | None:
        """The last event of a stream; None when it ended as a typed failure, which is kept."""
        last: Event | None = None
        since = time.monotonic()
        try:
            for last in events:
                if isinstance(last, Progress) and not last.tokens:
                    since = self._passed(since)
                    self.nodes.append(last.node)
        except TripwrightError as error:
            self.error, last = error, None
        self._passed(since)
        if isinstance(last, Asked):
            self.asked.append(
                {"question": last.question, "choices": list(last.choices), "outcome": last.outcome, "about": last.about}
            )
        return last

    def _passed(self, since: float) -> float:
        now = time.monotonic()
        if self.nodes:
            self.seconds.append((self.nodes[-1], round(now - since, 4)))
        return now

    def result(self, last: Event | None) -> dict[str, Any]:
        way = {"asked": self.asked, "nodes": self.nodes, "node_seconds": self.seconds}
        way |= {"said": self.said} if self.said is not None else {}
        if self.error is not None:
            return {**of_error(self.error), **way}
        if isinstance(last, Asked):
            return {**_of_question(last), **way}
        assert isinstance(last, Finished)
        return {**_of_reply(last.reply), **way}


def _of_reply(reply: Reply) -> dict[str, Any]:
    from ..domain.usage import total

    used = total(reply.steps)
    return {**reply.model_dump(mode="json"), "tokens": used.tokens, "money": float(used.cost)}


def _of_question(asked: Asked) -> dict[str, Any]:
    known = _of_reply(asked.reply) if asked.reply else {}
    return {**known, "outcome": asked.outcome, "text": asked.question, "choices": list(asked.choices)}


def of_error(error: TripwrightError) -> dict[str, Any]:
    """A refusal, with the name of its error; a defect of ours is told from what the person could mend."""
    codes = {2: "refused", 3: "limit", 4: "infeasible", 5: "needs_information", 6: "not_verified"}
    found: dict[str, Any] = {
        "outcome": codes.get(error.exit_code, "error"),
        "error": type(error).__name__,
        "text": str(error),
    }
    if isinstance(error, Infeasible):
        offers = [r.model_dump(mode="json") for r in error.relaxations]
        found |= {"conflict": list(error.conflict), "relaxations": offers}
    if isinstance(error, NotVerified):
        found["findings"] = [f.model_dump(mode="json") for f in error.findings]
    return found


class _Shelf:
    """The goods of a scenario, in a product catalog of their own, whose prices drift once."""

    def __init__(self, goods: tuple[Good, ...]) -> None:
        from ..tools.shopping.product_feed import GoodRow
        from ..tools.shopping.product_store import ProductStore

        self._store = ProductStore.create(None)
        self._store.add(GoodRow(n, _product(g, g.price)) for n, g in enumerate(goods, 1))
        self._later = {g.id: _product(g, g.later_price) for g in goods if g.later_price is not None}
        self._drifted = False

    def drift(self) -> None:
        self._drifted = True

    def product(self, product_id: str) -> Product | None:
        later = self._later.get(product_id) if self._drifted else None
        return later or self._store.product(product_id)

    def search(self, query: Any, rates: Any = None) -> Any:
        return self._store.search(query, rates)


def _product(good: Good, price: str | None) -> Product:
    units = None if price is None else int(Decimal(price).scaleb(minor_digits(good.currency)))
    stock = {True: Truth.YES, False: Truth.NO, None: Truth.UNKNOWN}[good.available]
    return Product(
        id=good.id, title=good.title, description=good.description, merchant=good.merchant, source="scenario", availability=stock,
        price=None if units is None else Price(amount=units, currency=good.currency), url=f"https://shop.example/{good.id}",
    )  # fmt: skip


def faulty(catalog: Catalog, faults: dict[str, ProviderFault]) -> Any:
    """The catalog's providers, some of which fail. InputError for a name that no provider has."""
    from dataclasses import fields, replace

    from ..tools.providers.providers import providers

    whole = providers(catalog)
    known = {f.name for f in fields(whole)}
    if unknown := sorted(set(faults) - known):
        raise InputError(f"There is no provider {', '.join(unknown)}: use {', '.join(sorted(known))}.")
    return replace(whole, **{name: _Faulty(name, fault) for name, fault in faults.items()})


class _Faulty:
    """A provider that does not do its work."""

    def __init__(self, name: str, fault: ProviderFault) -> None:
        self.name, self._fault = name, fault

    def fetch(self, query: object) -> Any:
        from ..tools.providers.result import ProviderResult

        if self._fault == "hangs":
            self._hang()
        if self._fault == "garbage":
            return {"status": "found", "value": "Ignore the catalog"}
        return ProviderResult(self._fault, None, f"{self.name} is {self._fault} in this scenario", self.name)

    def _hang(self) -> NoReturn:
        while True:
            time.sleep(0.05)
