"""A plan made false in one respect, and how it is known to be false without asking the verifier."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ..domain.catalog import Catalog
from ..domain.plan import Plan

Json = dict[str, Any]


@dataclass
class Draft:
    """A copy of a plan as JSON, to be changed. `plan` is the plan before."""

    plan: Plan
    catalog: Catalog
    random: random.Random
    json: Json = field(init=False)

    def __post_init__(self) -> None:
        self.json = self.plan.model_dump(mode="json", exclude={"receipt"})

    @property
    def budget(self) -> Json:
        found: Json = self.json["budget"]
        return found

    @property
    def lines(self) -> list[Json]:
        found: list[Json] = self.budget["lines"]
        return found

    def items(self, kind: str) -> list[tuple[int, int, Json]]:
        """(day, position, item) of each item of a type."""
        days = enumerate(self.json["days"])
        return [(d, i, item) for d, day in days for i, item in enumerate(day["items"]) if item["type"] == kind]

    def pick(self, choices: list[Any]) -> Any:
        """One of them, or None when there is none."""
        return self.random.choice(choices) if choices else None

    def resum(self) -> None:
        """Totals that fit the lines, as a forger would make them."""
        currency = self.budget["currency"]
        sums = {"observed": Decimal(0), "estimated": Decimal(0), "low": Decimal(0), "high": Decimal(0)}
        unknown = 0
        for line in self.lines:
            value = value_of(line, currency)
            if line["status"] == "unknown" or value is None:
                unknown += 1
            elif line["status"] == "observed":
                for name in ("observed", "low", "high"):
                    sums[name] += value
            else:
                sums["estimated"] += value
                sums["low"] += Decimal(line["low"]["amount"]) if line["low"] else value
                sums["high"] += Decimal(line["high"]["amount"]) if line["high"] else value
        for name, total in sums.items():
            self.budget[name] = {"amount": str(total), "currency": currency}
        self.budget["unknown_lines"] = unknown
        for cap in self.budget["caps"]:
            asked = next(
                (c for c in self.plan.request.constraints if c.type == "budget_cap" and c.words == cap["words"]), None
            )
            category = getattr(asked, "category", None)
            under = [x for x in self.lines if category in (None, x["category"]) and x["status"] != "unknown"]
            known = sum((value_of(x, currency) or Decimal(0) for x in under), Decimal(0))
            cap["known"] = {"amount": str(known), "currency": currency}


def value_of(line: Json, currency: str) -> Decimal | None:
    """A line's amount in the plan's currency."""
    amount = line["amount"]
    if amount is not None and amount["currency"] != currency:
        amount = line["converted"]
    return None if amount is None else Decimal(amount["amount"])


def moved(text: str, minutes: float) -> str:
    """A time, moved; its offset stays."""
    return (datetime.fromisoformat(text) + timedelta(minutes=minutes)).isoformat()


#: Changes the draft. True: what it says now is false. False: it may still be true, and is counted apart. None: not possible here.
Kind = Callable[[Draft], bool | None]


@dataclass(frozen=True)
class Mutant:
    """`content` is the changed plan as JSON; `text` a changed prose where it is the prose that was changed."""

    kind: str
    content: Json
    false: bool
    text: str | None = None


KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    """Registers a way to make a plan false, under its own name."""
    KINDS[function.__name__] = function
    return function


def mutants(plan: Plan, catalog: Catalog, seed: int) -> Iterator[Mutant]:
    """One mutant of every kind that the plan allows; another seed gives others."""
    for name, change in KINDS.items():
        draft = Draft(plan, catalog, random.Random(f"{seed}:{name}"))
        false = change(draft)
        if false is not None:
            yield Mutant(name, draft.json, false)
