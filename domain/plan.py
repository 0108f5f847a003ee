"""A plan: what happens, when, where, for how much; and what is not known.

All times are aware, with the local offset of the place where they happen. Ids point into the catalog snapshot(s) named
in `catalog`. Names are repeated for people to read, and are checked.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from .claim import Receipt
from .dates import DateRange
from .goods import Need
from .model import Model
from .money import Money
from .offers import Mode
from .place import Kind, Point
from .request import Request
from .truth import Truth

PLAN_VERSION = "1"


class Visit(Model):
    """Time at a place. `open` is what the catalog says of that date: YES with `interval`, or UNKNOWN, never NO."""

    type: Literal["visit"] = "visit"
    place_id: str
    name: str
    kind: Kind
    start: AwareDatetime
    end: AwareDatetime
    open: Truth
    interval: str | None = None  # "09:00-17:00", the catalog's interval that the visit fits in
    price: Money | None = None  # one adult; None is unknown
    locked: bool = False
    why: str = ""


class Meal(Model):
    """A meal. Without a known restaurant it is a timed slot, and says so."""

    type: Literal["meal"] = "meal"
    meal: Literal["breakfast", "lunch", "dinner"]
    start: AwareDatetime
    end: AwareDatetime
    restaurant_id: str | None = None
    name: str | None = None
    price: Money | None = None  # one person
    locked: bool = False


class Rest(Model):
    type: Literal["rest"] = "rest"
    start: AwareDatetime
    end: AwareDatetime
    note: str = ""


class Leg(Model):
    """A move. Local legs join items of a day; intercity legs (`scope`) change the city.

    `basis` "timetable": `offer_id` names the catalog's record and the times are its times. "model": the minutes come from
    distance and mode by the shared parameters, with `error_pct`. Ends are place, lodging, restaurant, city ids, or "base".
    """

    type: Literal["leg"] = "leg"
    scope: Literal["local", "intercity"] = "local"
    mode: Mode
    origin: str
    destination: str
    depart: AwareDatetime
    arrive: AwareDatetime
    distance_km: float | None = None
    basis: Literal["timetable", "model"] = "model"
    offer_id: str | None = None
    number: str | None = None
    error_pct: int | None = None
    locked: bool = False


Item = Annotated[Visit | Meal | Rest | Leg, Field(discriminator="type")]


class Day(Model):
    """One local date. `city_id` is where the night before the *end* of the day is spent (the last day: where it ends)."""

    date: date
    city_id: str
    timezone: str
    items: tuple[Item, ...] = ()
    holidays: tuple[str, ...] = ()
    base: Point | None = None  # where the day starts and ends when no lodging is known
    base_name: str | None = None
    plan_b: tuple[Visit, ...] = ()  # alternatives for rain or a closed door, at the time of a visit they replace
    note: str = ""


class Stay(Model):
    """Nights in one city. Without a known lodging, `lodging_id` is None and the plan says so."""

    city_id: str
    check_in: date
    check_out: date
    rooms: Annotated[int, Field(ge=1)] = 1
    lodging_id: str | None = None
    name: str | None = None
    locked: bool = False

    @property
    def nights(self) -> int:
        return (self.check_out - self.check_in).days


class LineStatus(StrEnum):
    OBSERVED = "observed"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


Category = Literal["transport", "lodging", "meals", "tickets", "goods"]


class BudgetLine(Model):
    """`amount` = unit x people x units, exact, in the source's currency; `converted` in the plan's, where it differs.

    An estimate has `low` and `high` in the plan's currency. An unknown has no amount at all, and `advice` how to get it.
    `subject` and `field` name the catalog's fact behind `unit` ("" when unknown).
    """

    category: Category
    label: str
    status: LineStatus
    unit: Money | None = None
    people: Annotated[int, Field(ge=1)] = 1
    units: Annotated[int, Field(ge=1)] = 1  # nights x rooms, days, tickets...
    amount: Money | None = None
    converted: Money | None = None
    rate: Decimal | None = None
    rate_date: date | None = None
    low: Money | None = None
    high: Money | None = None
    subject: str = ""
    field: str = ""
    source: str = ""
    observed_at: date | None = None
    advice: str = ""


class CapCheck(Model):
    """A budget condition against the lines. `met` UNKNOWN: not proven, and the plan says "not proven", never "met"."""

    words: str
    limit: Money
    met: Truth
    known: Money  # sum of observed and estimated lines under the cap
    note: str = ""


class Budget(Model):
    """All lines in one currency. `observed` + `estimated` is the known total; `unknown_lines` are not in any total."""

    currency: str
    lines: tuple[BudgetLine, ...] = ()
    observed: Money
    estimated: Money
    low: Money  # observed + low ends of the estimates
    high: Money
    unknown_lines: int = 0
    caps: tuple[CapCheck, ...] = ()


class CityStop(Model):
    city_id: str
    name: str
    country: str
    arrive: date
    leave: date
    why: str = ""


class Advice(Model):
    """A checked sentence about the trip: entry, weather, holiday, plug... `subject`/`field` name the fact behind it."""

    topic: Literal["entry", "weather", "holiday", "advisory", "time_zone", "plug"]
    text: str
    known: Truth
    subject: str = ""
    field: str = ""


class Plan(Model):
    """The whole trip. `digest` and `receipt` are set at publication by the verifier's seal."""

    version: Literal["1"] = "1"
    id: str
    request: Request
    made_at: AwareDatetime  # the run's clock
    catalog: tuple[str, ...]  # ordered content hashes
    dates: DateRange
    stops: tuple[CityStop, ...]
    stays: tuple[Stay, ...] = ()
    days: tuple[Day, ...]
    budget: Budget
    advice: tuple[Advice, ...] = ()
    needs: tuple[Need, ...] = ()
    assumptions: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    score: float | None = None
    bound: float | None = None  # no plan of these candidates can score more, where known
    seed: int = 0
    receipt: Receipt | None = None

    @property
    def visits(self) -> tuple[Visit, ...]:
        return tuple(i for d in self.days for i in d.items if isinstance(i, Visit))

    @property
    def meals(self) -> tuple[Meal, ...]:
        return tuple(i for d in self.days for i in d.items if isinstance(i, Meal))

    @property
    def legs(self) -> tuple[Leg, ...]:
        return tuple(i for d in self.days for i in d.items if isinstance(i, Leg))


class Relaxation(Model):
    """A change that makes the request possible; re-solved and verified before it is offered.

    `pain` orders what is offered: points that one percent of the budget is one of, see tools/optimise/concessions.py.
    """

    text: str
    words: str  # the condition that it changes, as the person said it
    request: Request
    cost: Money | None = None
    gives: str = ""
    changes: tuple[str, ...] = ()  # the changes that `text` joins, each a text of its own
    pain: float = 0.0


class PlanDiff(Model):
    """What a revision changed."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unchanged: int = 0
    cost_delta: Money | None = None
    minutes_delta: int = 0
    days_touched: tuple[int, ...] = ()
