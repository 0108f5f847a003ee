"""What an importer yields: one row a record of one source, in domain words, with where it came from.

The builder joins rows that are the same place (shared Wikidata, GeoNames or OSM id; else name and distance), keeps the
facts of each source, and writes the snapshot. An importer is a generator `rows(directory) -> Iterator[PlaceRow]`, and
names its `SOURCES`.
"""

from dataclasses import dataclass, field
from datetime import date

from ...domain.hours import OpeningHours
from ...domain.money import Money
from ...domain.place import Kind, Point
from ...domain.truth import Truth


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place as one source has it. None and UNKNOWN: the source does not say."""

    source: str  # Source.id
    key: str  # the source's own id of it, unique in the source
    names: dict[str, str]  # language ("en", "ko", "zh", "ja", "fr"...) -> name; at least one
    native: str  # the language of `names` that the sign on the door is in
    point: Point
    kind: Kind
    observed_at: date | None
    country: str | None = None  # ISO alpha-2, where the source is of one country
    city: str | None = None  # "geonames:NNN" where the source is of one city; else the builder finds the nearest
    ids: dict[str, str] = field(default_factory=dict)  # "wikidata": "Q..", "osm": "node/..", "geonames": ".."
    hours: OpeningHours | None = None
    hours_observed: date | None = None  # where it differs from observed_at
    price: Money | None = None  # one adult; zero is free
    child_price: Money | None = None
    price_observed: date | None = None
    indoor: Truth = Truth.UNKNOWN
    wheelchair: Truth = Truth.UNKNOWN
    heritage: bool = False
    visitors_per_year: int | None = None
    languages: int = 1  # in how many languages the source names it
    url: str | None = None  # the place's own page
    closed_for_good: bool = False  # known to be closed: drops the place, whoever else holds it
