"""Priced things that a catalog may hold: lodging, restaurants, seats; and reference prices."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from .hours import OpeningHours
from .line import Line
from .model import Model
from .money import Money
from .place import Point
from .truth import Truth


class Mode(StrEnum):
    FLIGHT = "flight"
    TRAIN = "train"
    BUS = "bus"
    FERRY = "ferry"
    SELF_DRIVE = "self_drive"
    TAXI = "taxi"
    TRANSIT = "transit"
    WALK = "walk"


class RoomType(StrEnum):
    ENTIRE = "entire"
    PRIVATE = "private"
    SHARED = "shared"
    HOTEL = "hotel"


class HouseRule(StrEnum):
    """Things that a lodging may forbid."""

    PARTIES = "parties"
    SMOKING = "smoking"
    PETS = "pets"
    VISITORS = "visitors"
    CHILDREN_UNDER_10 = "children_under_10"


class Lodging(Model):
    """`price` is per room (unit) and night. `occupancy` is people a room; None is unknown."""

    id: str
    city_id: str
    name: Line
    point: Point | None = None
    room_type: RoomType | None = None
    price: Money | None = None
    occupancy: Annotated[int, Field(ge=1)] | None = None
    min_nights: Annotated[int, Field(ge=1)] = 1
    forbids: tuple[HouseRule, ...] | None = None  # None: the source does not say
    rating: float | None = None
    step_free: Truth = Truth.UNKNOWN


class Restaurant(Model):
    """`price` is one person's average meal."""

    id: str
    city_id: str
    name: Line
    point: Point | None = None
    cuisines: tuple[Line, ...] = ()
    price: Money | None = None
    rating: float | None = None
    diets: dict[str, Truth] = {}
    hours: OpeningHours | None = None


class Transport(Model):
    """One way to go from a city to another.

    A flight or train has `depart` and `arrive` (aware, local offsets). A drive or taxi has `minutes` and
    `distance_km` and leaves when one likes. `price` is per `per`: a person, or a vehicle of `seats` people.
    """

    id: str
    mode: Mode
    number: str | None = None
    origin: str  # city id
    destination: str  # city id
    depart: AwareDatetime | None = None
    arrive: AwareDatetime | None = None
    minutes: Annotated[int, Field(ge=1)]
    distance_km: float | None = None
    price: Money | None = None
    per: Literal["person", "vehicle"] = "person"
    seats: Annotated[int, Field(ge=1)] = 1
    origin_point: Point | None = None  # the station or airport, where known
    destination_point: Point | None = None


class PerDiem(Model):
    """A government's ceiling for one traveller and night; an upper estimate, never a price."""

    city_id: str
    lodging: Money
    meals: Money
    season_start: date
    season_end: date
    area: Line  # the area as published; wider than the city when the city itself is not listed
    source: str
    observed_at: date


class Rate(Model):
    """`rate` units of `quote` for one unit of `base`."""

    base: str
    quote: str
    rate: Decimal
    observed_at: date
    source: str
