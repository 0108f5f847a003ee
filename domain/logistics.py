"""What one must know of a country or city to travel there."""

from datetime import date
from typing import Annotated

from pydantic import Field

from .line import Line
from .model import Model
from .place import Point


class EntryRule(Model):
    """One dated row. `requirement` as published: "visa free", "visa on arrival", "e-visa", "eta", "visa required",
    "no admission", or a number of visa-free days in `days`."""

    passport: str
    destination: str
    requirement: Line
    days: int | None = None
    source: str
    observed_at: date


class Plugs(Model):
    """Plug types by letter ("A", "C"), mains voltage and frequency."""

    country: str
    types: tuple[str, ...]
    volts: tuple[int, ...]
    hertz: tuple[int, ...]
    source: str
    observed_at: date


class Climate(Model):
    """Normals of one month: mean daily high and low in °C, rain in mm, days without rain."""

    city_id: str
    month: Annotated[int, Field(ge=1, le=12)]
    high: float | None = None
    low: float | None = None
    rain_mm: float | None = None
    dry_days: float | None = None
    snow_days: float | None = None
    source: str
    observed_at: date


class Holiday(Model):
    """A public holiday; `local` holds the name in the local language where known."""

    country: str
    day: date
    name: Line
    region: str | None = None
    source: str


class CabinBag(Model):
    """An airline's cabin-bag limit: sides in cm, longest first; weight of the cabin bag in kg."""

    airline: str
    name: Line
    sides_cm: tuple[float, ...] | None = None
    personal_cm: tuple[float, ...] | None = None
    weight_kg: float | None = None
    url: Line | None = None
    source: str
    observed_at: date


class ItemRule(Model):
    """Whether an item may fly: "allowed", "restricted", "forbidden"."""

    id: str
    name: Line
    carry_on: Line
    checked: Line
    source: str
    observed_at: date


class Advisory(Model):
    """A government's travel advice; `level` 1 (normal) to 4 (do not travel) where the publisher has levels."""

    country: str
    publisher: Line
    level: int | None = None
    text: Line
    url: Line
    observed_at: date
    source: str


class Airport(Model):
    """`code` is IATA."""

    code: str
    name: Line
    city_id: str | None = None
    point: Point
