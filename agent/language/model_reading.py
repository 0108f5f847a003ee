"""The form that a language model fills in about a message. Everything is optional; every condition carries the person's words."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ...domain.model import Model
from ...domain.request import RequestKind

Short = Annotated[str, Field(max_length=300)]
Count = Annotated[int, Field(ge=0, le=60)]


class StopReading(Model):
    names: Annotated[tuple[Short, ...], Field(min_length=1, max_length=5)]
    nights: Count | None = None
    words: Short = ""


class InterestReading(Model):
    name: Short
    weight: Annotated[float, Field(ge=-1, le=1)] = 1.0
    words: Short = ""


class ConditionReading(Model):
    """`values` hold the words of the type: modes, diets, allergens, access needs, room types, house rules, kinds, cuisines, a place name."""

    type: Literal[
        "budget_cap", "must_see", "avoid_place", "avoid_kind", "transport_ban", "cuisines", "diet", "allergy", "access", "room",
        "house_rule", "day_hours", "pace", "known_hours", "max_visits", "visit_kinds",
    ]  # fmt: skip
    words: Short
    hard: bool = True
    values: Annotated[tuple[Short, ...], Field(max_length=12)] = ()
    amount: Decimal | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    scope: Literal["trip", "person", "day", "person_day"] = "trip"
    category: Literal["transport", "lodging", "meals", "tickets", "goods"] | None = None
    start: Short | None = None  # "10:00"
    end: Short | None = None
    count: Count | None = None
    day: Annotated[int, Field(ge=1, le=60)] | None = None


class QuestionReading(Model):
    topic: Literal[
        "visa", "plug", "opening", "weather", "distance", "compare", "why", "sources", "price", "holiday", "airline_bag",
        "item_rule", "advisory", "currency", "time_zone", "unknown",
    ]  # fmt: skip
    places: Annotated[tuple[Short, ...], Field(max_length=6)] = ()
    passport: Short | None = None
    on: date | None = None


class ChangeReading(Model):
    operation: Literal[
        "pace", "add_days", "remove_days", "swap", "remove", "add", "budget_delta", "budget", "dates", "destination",
        "rain", "late_arrival", "add_traveller", "lock", "unlock", "undo", "start", "more", "less",
    ]  # fmt: skip
    words: Short
    day: Annotated[int, Field(ge=1, le=60)] | None = None
    place: Short | None = None
    number: Annotated[int, Field(ge=0, le=60)] | None = None
    amount: Decimal | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    pace: Literal["slow", "normal", "fast"] | None = None
    minutes: Annotated[int, Field(ge=-1440, le=1440)] | None = None


class ModelReading(Model):
    """`reasoning` comes first: the model thinks in it, and nobody takes it for a fact."""

    reasoning: Annotated[str, Field(max_length=6000)] = ""
    kind: RequestKind = "plan"
    origin: Short | None = None
    stops: Annotated[tuple[StopReading, ...], Field(max_length=10)] = ()
    cities_wanted: Annotated[int, Field(ge=1, le=10)] | None = None
    climate: Literal["warm", "cool", "dry", "snow"] | None = None
    start: date | None = None
    end: date | None = None
    days: Annotated[int, Field(ge=1, le=60)] | None = None
    earliest: date | None = None
    latest: date | None = None
    adults: Annotated[int, Field(ge=0, le=50)] | None = None
    child_ages: Annotated[tuple[Annotated[int, Field(ge=0, le=17)], ...], Field(max_length=20)] = ()
    interests: Annotated[tuple[InterestReading, ...], Field(max_length=20)] = ()
    pace: Literal["slow", "normal", "fast"] | None = None
    conditions: Annotated[tuple[ConditionReading, ...], Field(max_length=30)] = ()
    question: QuestionReading | None = None
    changes: Annotated[tuple[ChangeReading, ...], Field(max_length=12)] = ()
    shopping: Short | None = None
    not_understood: Annotated[tuple[Short, ...], Field(max_length=12)] = ()
