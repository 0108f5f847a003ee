"""The TravelPlanner sandbox (OSU, data CC BY 4.0) as a catalog of its own: a closed world with prices, not true facts.

Its restaurants and accommodations are real names placed in wrong cities; its flights are of March 2022. Every place is
marked synthetic, and the source says what this is. Costs are the benchmark's: a car 0.05 and a taxi 1 per kilometre, whole
dollars, attractions free. Accommodation rows with an empty field, road rows without a distance, and second rows of a
flight, road or name in a city are left out: a plan names things by name and city, so a second one cannot be told apart.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ....domain.catalog import Catalog
from ....domain.errors import CatalogMissing
from ....domain.fact import Source
from ....domain.money import Money
from ....domain.offers import HouseRule, Lodging, Mode, Restaurant, RoomType, Transport
from ....domain.parameters import CAR_SEATS, TAXI_SEATS
from ....domain.place import City, Kind, Place, Point
from ....domain.truth import Truth
from ..holdings import Holdings
from .kind_words import kind_of
from .travelplanner_cities import Atlas

AS_OF = date(2022, 3, 1)
CURRENCY = "USD"
SOURCE = Source(
    id="travelplanner",
    name="TravelPlanner sandbox: a test world, not true facts",
    publisher="OSU NLP Group",
    url="https://github.com/OSU-NLP-Group/TravelPlanner",
    licence="CC BY 4.0",
    credit="TravelPlanner, Xie et al. 2024",
)
#: Nothing tells one attraction of the sandbox from another.
IMPORTANCE = 0.5
CAR_PRICE, TAXI_PRICE = Decimal("0.05"), Decimal(1)  # dollars a kilometre
FILES = {
    "attractions": ("attractions/attractions.csv",),
    "restaurants": ("restaurants/clean_restaurant_2022.csv",),
    "accommodations": ("accommodations/clean_accommodations_2022.csv",),
    "roads": ("googleDistanceMatrix/distance.csv",),
    "flights": ("flights/clean_Flights_2022.csv", "flights/flights_2022_extra.csv"),
}
_ROOMS = {"Entire home/apt": RoomType.ENTIRE, "Private room": RoomType.PRIVATE, "Shared room": RoomType.SHARED}
_RULES = {
    "parties": HouseRule.PARTIES,
    "smoking": HouseRule.SMOKING,
    "pets": HouseRule.PETS,
    "visitors": HouseRule.VISITORS,
    "children under 10": HouseRule.CHILDREN_UNDER_10,
}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """The sandbox's tables as read, and the state of each city as listed."""

    attractions: Sequence[Row] = ()
    restaurants: Sequence[Row] = ()
    accommodations: Sequence[Row] = ()
    roads: Sequence[Row] = ()
    flights: Sequence[Row] = ()
    states: Mapping[str, str] = field(default_factory=dict)


def import_travelplanner(database: Path, out: Path, core: Catalog | None = None) -> Path:
    """Write the sandbox at `database` as a snapshot at `out`, and return `out`.

    Cities are found in `core` (the shipped pack when None). Raises CatalogMissing when a table is missing, StoreError when
    `out` cannot be written.
    """
    from .. import open_catalog
    from ..snapshot import write_snapshot

    rows = read(database)
    records = holdings(rows, cities_of(rows, core or open_catalog(packs=())))
    write_snapshot(out, "TravelPlanner sandbox", observed_at=AS_OF, built_at=AS_OF, **records)
    return out


def read(database: Path) -> Rows:
    """The tables of the published database folder."""
    tables = {name: [r for f in files for r in _table(database / f)] for name, files in FILES.items()}
    return Rows(**tables, states=dict(_states(database / "background" / "citySet_with_states.txt")))


def _table(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _missing(path, error) from error


def _states(path: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _missing(path, error) from error
    for line in lines:
        name, _, state = line.partition("\t")
        if name and state:
            yield name.strip(), state.strip()


def _missing(path: Path, error: Exception) -> CatalogMissing:
    return CatalogMissing(f"{path} cannot be read ({error}): give the folder `database` of the TravelPlanner release")


def cities_of(rows: Rows, core: Catalog) -> dict[str, City]:
    """Each city that the tables name, by its name; without those that cannot be placed on the map."""
    atlas = Atlas(core, rows.states, _middles(rows.attractions))
    cities = {name: city for name in _names(rows) if (city := atlas.city(name)) is not None}
    return {name: _by_clock(name, cities, rows.flights, atlas) for name in cities}


def _by_clock(name: str, cities: Mapping[str, City], flights: Sequence[Row], atlas: Atlas) -> City:
    """The city, or the namesake whose clock its flights keep where they keep another one than the city's."""
    mine = [f for f in flights if name in (f["OriginCityName"], f["DestCityName"])]

    def strays(city: City) -> int:
        """Flights whose clocks are off by a zone when `name` is that city."""
        there = {**cities, name: city}
        ends = ((f, there.get(f["OriginCityName"]), there.get(f["DestCityName"])) for f in mine)
        return sum(_stray(f, a, b) for f, a, b in ends if a is not None and b is not None)

    here = cities[name]
    if strays(here) * 2 <= len(mine):
        return here
    return min((here, *atlas.others(name)), key=strays)


def _stray(flight: Row, origin: City, destination: City) -> bool:
    depart, arrive = _times(flight, origin, destination)
    flown = timedelta(minutes=duration(flight["ActualElapsedTime"]) or 0)
    return abs(arrive - depart - flown) > timedelta(minutes=30)


def holdings(rows: Rows, known: Mapping[str, City]) -> Holdings:
    """The sandbox in domain records. A row of a city that is not `known` is left out."""
    named = set(_names(rows))
    cities = {name: city for name, city in known.items() if name in named}
    return Holdings(
        cities=list({c.id: c for c in cities.values()}.values()),
        places=list(_attractions(rows.attractions, cities)),
        restaurants=list(_restaurants(rows.restaurants, cities)),
        lodgings=list(_lodgings(rows.accommodations, cities)),
        transports=[*_flights(rows.flights, cities), *_roads(rows.roads, cities)],
        sources=[SOURCE],
        as_of=AS_OF,
        currency=CURRENCY,
        closed_world=True,
    )


def _names(rows: Rows) -> Iterable[str]:
    found = dict.fromkeys(rows.states)
    found |= dict.fromkeys(r["City"] for r in (*rows.attractions, *rows.restaurants))
    found |= dict.fromkeys(r["city"] for r in rows.accommodations)
    found |= dict.fromkeys(r[k] for r in rows.flights for k in ("OriginCityName", "DestCityName"))
    return found | dict.fromkeys(r[k] for r in rows.roads for k in ("origin", "destination"))


def _middles(attractions: Sequence[Row]) -> dict[str, Point]:
    """The median point of each city's attractions: a stray one does not move it."""
    points: dict[str, list[tuple[float, float]]] = {}
    for row in attractions:
        points.setdefault(row["City"], []).append((float(row["Latitude"]), float(row["Longitude"])))
    middles = {}
    for name, found in points.items():
        half = len(found) // 2
        middles[name] = Point(lat=sorted(p[0] for p in found)[half], lon=sorted(p[1] for p in found)[half])
    return middles


def _firsts(rows: Sequence[Row], *keys: str) -> Iterator[tuple[int, Row]]:
    """(number, row) of the first row for each value of `keys`."""
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows):
        key = tuple(str(row[k]) for k in keys)
        if key not in seen:
            seen.add(key)
            yield number, row


def _attractions(rows: Sequence[Row], cities: Mapping[str, City]) -> Iterator[Place]:
    for number, row in _firsts(rows, "Name", "City"):
        city = cities.get(row["City"])
        if city is not None:
            yield Place(
                id=f"travelplanner:attraction:{number}",
                city_id=city.id,
                name=row["Name"],
                kind=kind_of(row["Name"]) or Kind.SIGHT,
                point=Point(lat=float(row["Latitude"]), lon=float(row["Longitude"])),
                price=_usd(0),
                price_observed=AS_OF,
                importance=IMPORTANCE,
                synthetic=True,
            )


def _restaurants(rows: Sequence[Row], cities: Mapping[str, City]) -> Iterator[Restaurant]:
    for number, row in _firsts(rows, "Name", "City"):
        city = cities.get(row["City"])
        if city is not None:
            rating = float(row["Aggregate Rating"])
            yield Restaurant(
                id=f"travelplanner:restaurant:{number}",
                city_id=city.id,
                name=row["Name"],
                cuisines=tuple(dict.fromkeys(c.strip() for c in row["Cuisines"].split(",") if c.strip())),
                price=_usd(row["Average Cost"]),
                rating=rating or None,  # the source writes 0 where nobody rated
            )


def _lodgings(rows: Sequence[Row], cities: Mapping[str, City]) -> Iterator[Lodging]:
    whole = [r for r in rows if all(str(v).strip() for k, v in r.items() if k)]
    for number, row in _firsts(whole, "NAME", "city"):
        city = cities.get(row["city"])
        if city is not None:
            yield Lodging(
                id=f"travelplanner:accommodation:{row.get('') or number}",
                city_id=city.id,
                name=row["NAME"],
                room_type=_ROOMS.get(row["room type"]),
                price=_usd(row["price"]),
                occupancy=int(float(row["maximum occupancy"])),
                min_nights=max(1, int(float(row["minimum nights"]))),
                forbids=tuple(_forbidden(row["house_rules"])),
                rating=float(row["review rate number"]),
                step_free=Truth.UNKNOWN,
            )


def _forbidden(text: str) -> Iterator[HouseRule]:
    """ "No pets & No smoking" forbids two things."""
    for part in text.split("&"):
        rule = _RULES.get(part.strip().removeprefix("No ").strip().lower())
        if rule is not None:
            yield rule


def _flights(rows: Sequence[Row], cities: Mapping[str, City]) -> Iterator[Transport]:
    for _, row in _firsts(rows, "Flight Number", "FlightDate"):
        origin, destination = cities.get(row["OriginCityName"]), cities.get(row["DestCityName"])
        if origin is None or destination is None or origin.id == destination.id:
            continue
        depart, arrive = _times(row, origin, destination)
        minutes = round((arrive - depart).total_seconds() / 60)
        if minutes > 0:
            yield Transport(
                id=f"travelplanner:flight:{row['Flight Number']}:{row['FlightDate']}",
                mode=Mode.FLIGHT,
                number=row["Flight Number"],
                origin=origin.id,
                destination=destination.id,
                depart=depart,
                arrive=arrive,
                minutes=minutes,
                price=_usd(row["Price"]),
            )


def _times(row: Row, origin: City, destination: City) -> tuple[datetime, datetime]:
    """Local departure and arrival; the arrival on the day that comes nearest to the flying time that the source gives."""
    on = date.fromisoformat(row["FlightDate"])
    depart = _local(on, row["DepTime"], origin.timezone)
    flown = timedelta(minutes=duration(row["ActualElapsedTime"]) or 0)
    days = (on + timedelta(days=d) for d in (0, 1, -1))
    arrivals = (_local(day, row["ArrTime"], destination.timezone) for day in days)
    return depart, min(arrivals, key=lambda a: abs(a.astimezone(UTC) - depart.astimezone(UTC) - flown))


def _local(on: date, clock: str, zone: str) -> datetime:
    hour, minute = (int(part) for part in clock.split(":")[:2])
    moment = datetime.combine(on, datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=hour, minutes=minute)
    return datetime.fromisoformat(moment.isoformat())


def _roads(rows: Sequence[Row], cities: Mapping[str, City]) -> Iterator[Transport]:
    for _, row in _firsts(rows, "origin", "destination"):
        origin, destination = cities.get(row["origin"]), cities.get(row["destination"])
        minutes, km = duration(row["duration"]), kilometres(row["distance"])
        if origin is None or destination is None or origin.id == destination.id or not minutes or not km:
            continue
        for mode, price, seats in ((Mode.SELF_DRIVE, CAR_PRICE, CAR_SEATS), (Mode.TAXI, TAXI_PRICE, TAXI_SEATS)):
            yield Transport(
                id=f"travelplanner:{mode.value}:{row['origin']}:{row['destination']}",
                mode=mode,
                origin=origin.id,
                destination=destination.id,
                minutes=minutes,
                distance_km=float(km),
                price=_usd(int(km * price)),
                per="vehicle",
                seats=seats,
            )


def duration(text: str) -> int | None:
    """Minutes of "1 day 3 hours", "10 hours 55 mins", "2 hours 41 minutes"; None when there is nothing of that kind."""
    units = {"day": 1440, "hour": 60, "min": 1}
    found = re.findall(r"(\d+)\s*(day|hour|min)", text)
    return sum(int(number) * units[unit] for number, unit in found) if found else None


def kilometres(text: str) -> Decimal | None:
    """Kilometres of "1,144 km" or "850 m"; None when there is nothing of that kind."""
    found = re.search(r"([\d,.]+)\s*(km|m)\b", text)
    if found is None:
        return None
    number = Decimal(found[1].replace(",", ""))
    return number if found[2] == "km" else number / 1000


def _usd(amount: object) -> Money:
    return Money(amount=Decimal(str(amount)), currency=CURRENCY)
