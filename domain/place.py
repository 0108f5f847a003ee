"""Cities, countries and places."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .hours import OpeningHours
from .line import Line
from .model import Model
from .money import Money
from .truth import Truth

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Point(Model):
    """WGS 84 degrees."""

    lat: Latitude
    lon: Longitude


class Kind(StrEnum):
    """What a place is, coarse enough that every source can be mapped to it."""

    MUSEUM = "museum"
    GALLERY = "gallery"
    TEMPLE = "temple"
    SHRINE = "shrine"
    CHURCH = "church"
    MOSQUE = "mosque"
    PALACE = "palace"
    CASTLE = "castle"
    MONUMENT = "monument"
    HISTORIC = "historic"
    ARCHITECTURE = "architecture"
    VIEWPOINT = "viewpoint"
    PARK = "park"
    GARDEN = "garden"
    NATURE = "nature"
    BEACH = "beach"
    ZOO = "zoo"
    AQUARIUM = "aquarium"
    AMUSEMENT = "amusement"
    MARKET = "market"
    SHOPPING = "shopping"
    THEATRE = "theatre"
    STADIUM = "stadium"
    SPA = "spa"
    DISTRICT = "district"
    NIGHTLIFE = "nightlife"
    LIBRARY = "library"
    SIGHT = "sight"  # a sight of no nearer kind


class Country(Model):
    """ISO 3166 alpha-2 `code`; `currency` ISO 4217."""

    code: str
    name: Line
    names: dict[str, Line] = {}  # language -> name
    currency: str | None = None
    languages: tuple[str, ...] = ()
    driving_side: str | None = None


class City(Model):
    """A populated place. `id` is "geonames:NNN" wherever GeoNames has it."""

    id: str
    name: Line
    names: dict[str, Line] = {}  # "en", "ko", "zh", "ja" and native where known
    country: str  # ISO 3166 alpha-2
    region: Line | None = None  # first-order division, readable ("Ontario", "Texas")
    point: Point
    timezone: str
    population: int | None = None


class Place(Model):
    """Something to visit. `id` is "wd:Q..", "osm:node/..", or "SOURCE:ID".

    `price` is one adult's admission; None is *unknown*, zero is *free*. `indoor` three-valued.
    `heritage`: UNESCO World Heritage or national treasure. `sources` counts independent sources that hold it.
    """

    id: str
    city_id: str
    name: Line
    names: dict[str, Line] = {}
    kind: Kind
    point: Point
    hours: OpeningHours | None = None
    hours_observed: date | None = None
    price: Money | None = None
    child_price: Money | None = None
    price_observed: date | None = None
    indoor: Truth = Truth.UNKNOWN
    wheelchair: Truth = Truth.UNKNOWN
    heritage: bool = False
    visitors_per_year: int | None = None
    sources: int = 1
    languages: int = 1
    importance: Annotated[float, Field(ge=0, le=1)] = 0.0
    synthetic: bool = False  # true only in invented worlds under tests/ and evals/
