"""Sights of Helsinki from MyHelsinki, the city's own visitor guide (2019-11): names, tags, weekly hours.

2,243 places become 418 rows, 147 with hours. Kept are museums, galleries, churches, parks and gardens, islands, beaches, public
saunas, markets, viewpoints, theatres, animals, monuments and buildings of note. Left out: shops, restaurants, bars, hotels,
hairdressers, meeting rooms, gyms, courts and pitches, escape rooms, ski slopes, offices, and anything over 40 km from the
centre. Hours hold their remark (`hours_fi`); a tag "Free" is free admission for museums only.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.money import Money
from ....domain.place import Kind, Point
from ..rows import PlaceRow
from .closed import closed_in
from .hours_fi import hours_fi
from .same_places import wikidata_ids

PACK = "core"
SOURCE = Source(
    id="myhelsinki-2019",
    name="MyHelsinki Open API",
    publisher="Helsinki Marketing Ltd, City of Helsinki",
    url="http://open-api.myhelsinki.fi/",
    licence="CC-BY-4.0",
    credit="MyHelsinki, City of Helsinki",
)
SOURCES: tuple[Source, ...] = (SOURCE,)

OBSERVED = date(2019, 11, 1)
_CENTRE = (60.1699, 24.9384)
_REACH_KM = 40.0

#: Tag -> kind, the first that a place has. Tags of trade come first: they leave a place out.
_TRADE = frozenset(
    "Hotel Hostel Apartment Restaurant Bar Nightclub Pub Bistro EscapeRoom GymFitness SportCenter Fashion Clothes Furniture"
    " EquipmentRental SkiingDownhill Golf MiniGolf Frisbeegolf Tennis Bowling BeautySalon Massage Barber Yoga Karting"
    " SkateBoard HealthService Climbing HorseRiding Football Basketball IceSkating Dance Badminton SecondHand BookStore"
    " RecordStore Bed&Breakfast Camping Laundry TravelAgency Casino Playground Jewellery".split()
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("Museum", Kind.MUSEUM),
    ("Church", Kind.CHURCH),
    ("Library", Kind.LIBRARY),
    ("BotanicalGarden", Kind.GARDEN),
    ("AmusementPark", Kind.AMUSEMENT),
    ("Waterpark", Kind.AMUSEMENT),
    ("AdventurePark", Kind.AMUSEMENT),
    ("Arena", Kind.STADIUM),
    ("Animals", Kind.ZOO),
    ("NationalPark", Kind.NATURE),
    ("MarketHall", Kind.MARKET),
    ("MarketPlace", Kind.MARKET),
    ("FleaMarket", Kind.MARKET),
    ("Opera", Kind.THEATRE),
    ("Theatre", Kind.THEATRE),
    ("Circus", Kind.THEATRE),
    ("Monument", Kind.MONUMENT),
    ("Sculpture", Kind.MONUMENT),
    ("Gallery", Kind.GALLERY),
    ("Arboretum", Kind.GARDEN),
    ("Garden", Kind.GARDEN),
    ("Island", Kind.NATURE),
    ("Sauna", Kind.SPA),
    ("Spa", Kind.SPA),
    ("Park", Kind.PARK),
    ("Beach", Kind.BEACH),
    ("RecreationalArea", Kind.NATURE),
    ("Nature", Kind.NATURE),
    ("Mansion", Kind.PALACE),
    ("Viewpoint", Kind.VIEWPOINT),
    ("Science", Kind.MUSEUM),
    ("Architecture", Kind.ARCHITECTURE),
    ("History", Kind.HISTORIC),
)
_SIGHT_TAGS = frozenset({"SIGHTS & ATTRACTIONS", "MUSEUMS & GALLERIES", "NATURE & SPORTS", "SAUNA & WELLNESS"})
_CULTURE_TAGS = frozenset({"SIGHTS & ATTRACTIONS", "MUSEUMS & GALLERIES"})
#: What the tags alone say wrongly, by the publisher's name of the place.
_BY_NAME = {
    "Suomenlinna Sea Fortress": Kind.CASTLE,
    "Temppeliaukio Rock Church": Kind.CHURCH,
    "Hietaniemen hautausmaa - Hietaniemi cemetery": Kind.MONUMENT,
    "Helsinki Buddhist Centre Triratna": Kind.TEMPLE,
    "Senate Square": Kind.DISTRICT,
    "Market Square": Kind.MARKET,
    "Design District Helsinki": Kind.DISTRICT,
    "Torikorttelit": Kind.DISTRICT,
    "Allas Sea Pool": Kind.SPA,
    "Löyly": Kind.SPA,
    "SEA LIFE Helsinki": Kind.AQUARIUM,
    "Heureka, the Finnish Science Centre": Kind.MUSEUM,
    "Helsinki Olympic Stadium": Kind.STADIUM,
    "Linnanmäki Amusement Park": Kind.AMUSEMENT,
    "SkyWheel Helsinki": Kind.VIEWPOINT,
    "Stadium tower": Kind.VIEWPOINT,
    "Cable Factory": Kind.THEATRE,
    "Seurasaari Open-Air Museum": Kind.MUSEUM,
}
_NO_VISIT = frozenset({"HTC Helsinki", "Helsinki-Malmi airport", "Erottaja Rescue Station", "360XP Viiskulma"})


def rows(directory: Path) -> Iterator[PlaceRow]:
    """One row per sight of `helsinki/`."""
    path = directory / "helsinki" / "myhelsinki_places_2019-11.json"
    for record in json.loads(path.read_text(encoding="utf-8"))["data"]:
        kind = sight_kind(_english(record), frozenset(tag["name"] for tag in record["tags"]))
        if kind is not None and _in_reach(record["location"]):
            yield _row(record, kind)


def sight_kind(name: str, tags: frozenset[str]) -> Kind | None:
    """The kind of a place by its name and tags; None for one that is no sight."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    main = bool(tags & {"MainAttraction", "Museum", "Church", "Island"})
    if name in _NO_VISIT or not tags & _SIGHT_TAGS or (tags & _TRADE and not main) or "ACCOMMODATION" in tags:
        return None
    if "SHOPPING" in tags and not tags & {"MarketHall", "MarketPlace", "Museum", "MainAttraction"}:
        return None
    kind = next((kind for tag, kind in _KINDS if tag in tags), None)
    if (
        kind in (Kind.ARCHITECTURE, Kind.HISTORIC, Kind.LIBRARY, Kind.STADIUM, Kind.THEATRE)
        and not tags & _CULTURE_TAGS
    ):
        return None
    return kind if kind or not {"MainAttraction", "Curated"} & tags else Kind.SIGHT


def _english(record: dict[str, Any]) -> str:
    return (record["name"]["en"] or record["name"]["fi"] or "").strip()


def _in_reach(location: dict[str, Any]) -> bool:
    """Within the region: a degree of latitude is 111.2 km, one of longitude less by the cosine of the latitude."""
    if not location["lat"] or not location["lon"]:
        return False
    north = (location["lat"] - _CENTRE[0]) * 111.2
    east = (location["lon"] - _CENTRE[1]) * 111.2 * cos(radians(_CENTRE[0]))
    return hypot(north, east) <= _REACH_KM


def _row(record: dict[str, Any], kind: Kind) -> PlaceRow:
    tags = {tag["name"] for tag in record["tags"]}
    names = {language: " ".join(name.split()) for language, name in record["name"].items() if name and name.strip()}
    opening = record["opening_hours"]
    hours = hours_fi(opening["hours"] or [], opening["openinghours_exception"])
    free = "Free" in tags and kind is Kind.MUSEUM
    entry = closed_in("helsinki", _english(record))
    return PlaceRow(
        source=SOURCE.id,
        key=record["id"],
        names=names,
        native="fi" if "fi" in names else next(iter(names)),
        point=Point(lat=record["location"]["lat"], lon=record["location"]["lon"]),
        kind=kind,
        observed_at=OBSERVED,
        country="FI",
        ids=wikidata_ids(SOURCE.id, record["id"]),
        hours=hours,
        hours_observed=OBSERVED if hours else None,
        price=Money(amount=Decimal(0), currency="EUR") if free else None,
        price_observed=OBSERVED if free else None,
        languages=len(names),
        url=record["info_url"] or None,
        closed_for_good=entry is not None,
    )
