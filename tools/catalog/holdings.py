"""What a catalog can be filled with: one word list for the in-memory catalog and for `write_snapshot`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from ...domain.fact import Fact, Source
from ...domain.logistics import Advisory, Airport, CabinBag, Climate, EntryRule, Holiday, ItemRule, Plugs
from ...domain.offers import Lodging, PerDiem, Rate, Restaurant, Transport
from ...domain.place import City, Country, Place


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order division. `names` are further names of it; its cities are those whose `region` is `name`."""

    name: str
    country: str
    names: tuple[str, ...] = ()
    city_ids: tuple[str, ...] = ()  # cities that belong to it whatever their own record says


class Holdings(TypedDict, total=False):
    """Everything is optional. `holiday_years` holds (country, year) for which the holidays given are complete."""

    cities: Sequence[City]
    alternates: Mapping[str, Sequence[str]]  # city id, or "country:KR" -> further spellings that find it
    countries: Sequence[Country]
    regions: Sequence[Region]
    places: Sequence[Place]
    same_as: Mapping[str, Sequence[str]]  # place id -> ids of it elsewhere: "wd:Q1", "osm:node/2", "geonames:3"
    lodgings: Sequence[Lodging]
    restaurants: Sequence[Restaurant]
    transports: Sequence[Transport]
    per_diems: Sequence[PerDiem]  # city_id "country:KR" or "country:US/Texas": for its cities without rows of their own
    climates: Sequence[Climate]
    holidays: Sequence[Holiday]
    holiday_years: Sequence[tuple[str, int]]
    entry_rules: Sequence[EntryRule]
    plugs: Sequence[Plugs]
    cabin_bags: Sequence[CabinBag]
    item_rules: Sequence[ItemRule]
    advisories: Sequence[Advisory]
    airports: Sequence[Airport]
    airport_source: str  # the Source.id of all of them
    rates: Sequence[Rate]
    facts: Sequence[Fact]  # of one subject and field: the first is used, the others are conflicts
    sources: Sequence[Source]
    origins: Mapping[
        str, tuple[str, date]
    ]  # sort of record ("city", "country"...) -> source id and date of those without facts
    as_of: date | None
    currency: str | None
    closed_world: bool  # a sandbox: hides the places and offers of the layers below
