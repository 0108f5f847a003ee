"""What the person asked for. Each condition keeps the words that it came from, and whether it is hard or a wish."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from .dates import DateRange
from .model import Model
from .money import Money
from .offers import HouseRule, Mode, RoomType
from .parameters import Pace
from .party import AccessNeed, Diet, Party
from .place import Kind

Language = Literal["en", "ko", "zh"]
RequestKind = Literal["plan", "revise", "shop", "answer", "memory", "chat"]


class PlaceRef(Model):
    """A named city, region or country as the person wrote it, and the id(s) it resolved to.

    `level` "city": `ids` has one city id. "region": first-order division, `ids` its city ids that hold places
    (a state of the US, say). "country": `ids` is one ISO alpha-2 code.
    """

    words: str
    level: Literal["city", "region", "country"]
    name: str
    ids: tuple[str, ...]


class Stop(Model):
    """A place to go to. `nights` None leaves it to the planner. Several `options` mean "one of them"."""

    options: Annotated[tuple[PlaceRef, ...], Field(min_length=1)]
    nights: Annotated[int, Field(ge=0, le=60)] | None = None


class When(Model):
    """Dates as asked: fixed `dates`; or `days` with an `earliest`/`latest` frame ("five days in May"); or neither."""

    dates: DateRange | None = None
    days: Annotated[int, Field(ge=1, le=60)] | None = None
    earliest: date | None = None
    latest: date | None = None
    words: str | None = None


class Base(Model):
    """What every condition has. `words`: the person's own. `hard` False is a wish with `weight`."""

    words: str
    hard: bool = True
    weight: Annotated[float, Field(gt=0, le=10)] = 1.0


class BudgetCap(Base):
    """At most `limit` for the scope. `category` None is everything."""

    type: Literal["budget_cap"] = "budget_cap"
    limit: Money
    scope: Literal["trip", "person", "day", "person_day"] = "trip"
    category: Literal["transport", "lodging", "meals", "tickets", "goods"] | None = None
    currency_assumed: bool = False


class MustSee(Base):
    type: Literal["must_see"] = "must_see"
    name: str
    place_id: str | None = None  # None: not in the catalog, which is said


class AvoidPlace(Base):
    type: Literal["avoid_place"] = "avoid_place"
    name: str
    place_id: str | None = None


class AvoidCity(Base):
    """No stop in this city, region or country: "Italy without Rome"."""

    type: Literal["avoid_city"] = "avoid_city"
    area: PlaceRef


class AvoidKind(Base):
    """No places of these kinds, except the named kinds ("museums, but not art")."""

    type: Literal["avoid_kind"] = "avoid_kind"
    kinds: tuple[Kind, ...]


class TransportBan(Base):
    type: Literal["transport_ban"] = "transport_ban"
    modes: tuple[Mode, ...]


class Cuisines(Base):
    """Each of these cuisines at least once on the trip."""

    type: Literal["cuisines"] = "cuisines"
    names: tuple[str, ...]


class DietNeed(Base):
    type: Literal["diet"] = "diet"
    diet: Diet


class AllergyNeed(Base):
    type: Literal["allergy"] = "allergy"
    allergen: str


class AccessRequired(Base):
    type: Literal["access"] = "access"
    need: AccessNeed


class RoomRequired(Base):
    """Any of these room types ("not shared" is every type but SHARED)."""

    type: Literal["room"] = "room"
    types: tuple[RoomType, ...]


class HouseRuleNeeded(Base):
    """The lodging must not forbid it."""

    type: Literal["house_rule"] = "house_rule"
    rule: HouseRule


class DayHours(Base):
    """Not before / not after, local time, on every day (or on day `day`, 1-based)."""

    type: Literal["day_hours"] = "day_hours"
    start: time | None = None
    end: time | None = None
    day: int | None = None


class PaceWish(Base):
    """A pace for the trip, or for one day (1-based)."""

    type: Literal["pace"] = "pace"
    pace: Pace
    day: int | None = None


class KnownHoursOnly(Base):
    """Only places whose opening is known on that date."""

    type: Literal["known_hours"] = "known_hours"


class MaxVisits(Base):
    type: Literal["max_visits"] = "max_visits"
    count: Annotated[int, Field(ge=0, le=20)]
    day: int | None = None


class VisitKinds(Base):
    """At least `count` visits of these kinds on the trip."""

    type: Literal["visit_kinds"] = "visit_kinds"
    kinds: tuple[Kind, ...]
    count: Annotated[int, Field(ge=1, le=50)] = 1


class All(Base):
    type: Literal["all"] = "all"
    parts: tuple["Constraint", ...]


class Any(Base):
    type: Literal["any"] = "any"
    parts: tuple["Constraint", ...]


class Not(Base):
    type: Literal["not"] = "not"
    part: "Constraint"


Constraint = Annotated[
    BudgetCap
    | MustSee
    | AvoidPlace
    | AvoidCity
    | AvoidKind
    | TransportBan
    | Cuisines
    | DietNeed
    | AllergyNeed
    | AccessRequired
    | RoomRequired
    | HouseRuleNeeded
    | DayHours
    | PaceWish
    | KnownHoursOnly
    | MaxVisits
    | VisitKinds
    | All
    | Any
    | Not,
    Field(discriminator="type"),
]


class Interest(Model):
    """A word of INTERESTS with a weight; negative is dislike."""

    name: str
    weight: Annotated[float, Field(ge=-1, le=1)] = 1.0
    words: str = ""


class Question(Model):
    """A short question, answered from facts. `subjects` are what it is about, as ids where they resolved."""

    topic: Literal[
        "visa", "plug", "opening", "weather", "distance", "compare", "why", "sources", "price", "holiday", "airline_bag",
        "item_rule", "advisory", "currency", "time_zone", "alternatives", "unknown",
    ]  # fmt: skip
    subjects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: date | None = None
    until: date | None = None  # the last day, where a month or another stretch was named

    @property
    def last(self) -> date | None:
        return self.until or self.on


class Change(Model):
    """One edit to the plan before. `operations` in order."""

    operation: Literal[
        "pace", "add_days", "remove_days", "swap", "remove", "add", "budget_delta", "budget", "dates", "destination",
        "rain", "late_arrival", "add_traveller", "lock", "unlock", "undo", "start", "more", "less",
    ]  # fmt: skip
    words: str
    day: int | None = None  # 1-based
    place: str | None = None  # a name, resolved against the plan before
    kinds: tuple[Kind, ...] = ()
    amount: Money | None = None
    number: int | None = None
    pace: Pace | None = None
    minutes: int | None = None
    minute_of_day: int | None = None
    stop: Stop | None = None
    when: When | None = None
    access: tuple[AccessNeed, ...] = ()
    diet: tuple[Diet, ...] = ()


class Request(Model):
    """The typed meaning of one message. What was not understood is kept and said."""

    text: str
    language: Language = "en"
    kind: RequestKind = "plan"
    origin: PlaceRef | None = None
    stops: tuple[Stop, ...] = ()
    cities_wanted: Annotated[int, Field(ge=1, le=10)] | None = None
    climate: Literal["warm", "cool", "dry", "snow"] | None = None
    round_trip: bool = True
    when: When = When()
    party: Party = Party()
    party_stated: bool = False
    interests: tuple[Interest, ...] = ()
    pace: Pace = Pace.NORMAL
    constraints: tuple[Constraint, ...] = ()
    question: Question | None = None
    changes: tuple[Change, ...] = ()
    follows: bool = False  # a plan request that only adds to the trip before: that trip, changed as little as it asks
    shopping: str | None = None
    remember: tuple[tuple[str, str], ...] = ()  # (slot, value) that the person stated about themselves
    not_understood: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def hard(self) -> tuple[Constraint, ...]:
        return tuple(c for c in self.constraints if c.hard)


for _model in (All, Any, Not, Request):
    _model.model_rebuild()

#: Longest text that is read at all, in characters.
MAX_TEXT = 20_000
