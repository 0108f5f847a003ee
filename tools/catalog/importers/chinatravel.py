"""The ChinaTravel sandbox (LAMDA, CC BY-NC-SA) as a catalog of its own: a closed world for measuring, non-commercial.

Ten Chinese cities with attractions, hotels, restaurants, trains and flights. It is a test world: the flights are invented, a
price of 0 is what its own sums count (free), and one opening time stands for every day of the year, holidays included. Every
place is marked synthetic. Nothing of it is part of the project: it is read from the folder that a person downloaded.

Its date. The files carry none. AS_OF is the day of the last of its 300 development requests (their ids are times, 20 to
25 March 2025), when the world was what it is here. Trains and flights run every day; a record of ours has one date, so they are
written out for DAYS days from AS_OF: the two weeks that a trip without dates is booked ahead, on to the next Friday, and five
days from there. On other dates this catalog holds no ride.

What the domain holds no field for is kept as facts, which no rule reads yet: the type of an attraction and its recommended
visit ("type", "visit_minutes"), a hotel's feature and beds a room ("lodging.feature", "lodging.beds"). How many people a
room holds is not said, so it is unknown. Metro lines and points of interest are left out: local ways are modelled.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ....domain.catalog import Catalog
from ....domain.errors import CatalogMissing
from ....domain.fact import Fact, Source
from ....domain.hours import WEEKDAYS, Interval, OpeningHours, Weekly
from ....domain.offers import Lodging, Restaurant
from ....domain.place import City, Kind, Place, Point
from ..holdings import Holdings
from ..merge import great_circle_km
from .chinatravel_timetable import CURRENCY, DAY, clock, departures, read_text, services, yuan
from .chinatravel_words import KINDS, cuisines, diets, room_type

AS_OF = date(2025, 3, 25)
DAYS = 25
SOURCE = Source(
    id="chinatravel",
    name="ChinaTravel sandbox: a test world, not true facts",
    publisher="LAMDA, Nanjing University",
    url="https://github.com/LAMDASZ-ML/ChinaTravel",
    licence="CC BY-NC-SA",
    share_alike=True,
    credit="ChinaTravel, Shao et al. 2024",
)
#: Its folders, and what its requests and timetables call the city.
CITIES = {
    "beijing": "北京",
    "chengdu": "成都",
    "chongqing": "重庆",
    "guangzhou": "广州",
    "hangzhou": "杭州",
    "nanjing": "南京",
    "shanghai": "上海",
    "shenzhen": "深圳",
    "suzhou": "苏州",
    "wuhan": "武汉",
}
#: Nothing tells one attraction of the sandbox from another.
IMPORTANCE = 0.5
#: A point further from its city than this is a mistake of the source: Chongqing, the widest, reaches 380 km.
FAR_KM = 400.0
Row = Mapping[str, str]


def import_chinatravel(database_dir: Path, out: Path, core: Catalog | None = None, days: int = DAYS) -> Path:
    """Write the sandbox at `database_dir` as a snapshot at `out`, and return `out`.

    Cities are found in `core` (the shipped pack when None). `days`: how many dates from AS_OF have trains and flights.
    Raises CatalogMissing when a table is missing, StoreError when `out` cannot be written.
    """
    from .. import open_catalog
    from ..snapshot import write_snapshot

    records = holdings(database_dir, core or open_catalog(packs=()), days)
    write_snapshot(out, "ChinaTravel sandbox", observed_at=AS_OF, built_at=AS_OF, **records)
    return out


def holdings(database: Path, core: Catalog, days: int = DAYS) -> Holdings:
    """The sandbox in domain records: the cities that it has a folder of, and that `core` can place on the map."""
    cities = dict(_cities(database, core))
    attractions = {folder: _rows(database / "attractions" / folder / "attractions.csv") for folder in cities}
    hotels = {folder: _rows(database / "accommodations" / folder / "accommodations.csv") for folder in cities}
    eateries = {f: _rows(database / "restaurants" / f / f"restaurants_{f}.csv") for f in cities}
    timetable = services(database, {CITIES[folder]: city for folder, city in cities.items()})
    return Holdings(
        cities=list(cities.values()),
        places=[p for folder, rows in attractions.items() for p in _places(rows, folder, cities[folder])],
        lodgings=[x for folder, rows in hotels.items() for x in _lodgings(rows, folder, cities[folder])],
        restaurants=[x for folder, rows in eateries.items() for x in _restaurants(rows, folder, cities[folder])],
        transports=list(departures(timetable, AS_OF, days)),
        facts=[
            *(fact for folder, rows in attractions.items() for row in rows for fact in _visit_facts(row, folder)),
            *(fact for folder, rows in hotels.items() for row in rows for fact in _hotel_facts(row, folder)),
        ],
        sources=[SOURCE],
        as_of=AS_OF,
        currency=CURRENCY,
        closed_world=True,
    )


def _cities(database: Path, core: Catalog) -> Iterator[tuple[str, City]]:
    if not (database / "attractions").is_dir():
        raise CatalogMissing(f"{database} holds no attractions: give the folder `database` of the ChinaTravel release")
    for folder, name in CITIES.items():
        found = core.find_cities(name, "CN") or core.find_cities(folder, "CN")
        if found and (database / "attractions" / folder).is_dir():
            yield folder, found[0].model_copy(update={"names": {**found[0].names, "zh": name}})


def _rows(path: Path) -> list[Row]:
    """The table's rows; the first of each (name, beds): a second one cannot be told apart."""
    first: dict[tuple[str, str | None], Row] = {}
    for row in csv.DictReader(io.StringIO(read_text(path))):
        first.setdefault((row["name"], row.get("numbed")), row)
    return list(first.values())


def _key(what: str, folder: str, row: Row) -> str:
    return f"chinatravel:{what}:{folder}:{row['id']}"


def _places(rows: Sequence[Row], folder: str, city: City) -> Iterator[Place]:
    for row in rows:
        point = _point(row, city)
        if point is not None:
            yield Place(
                id=_key("attraction", folder, row),
                city_id=city.id,
                name=row["name"],
                names={"zh": row["name"]},
                kind=KINDS.get(row["type"].strip(), Kind.SIGHT),
                point=point,
                hours=hours(row["opentime"], row["endtime"]),
                hours_observed=AS_OF,
                price=yuan(row["price"]),
                price_observed=AS_OF,
                importance=IMPORTANCE,
                synthetic=True,
            )


def _lodgings(rows: Sequence[Row], folder: str, city: City) -> Iterator[Lodging]:
    for row in rows:
        yield Lodging(
            id=_key("accommodation", folder, row),
            city_id=city.id,
            name=row["name"],
            point=_point(row, city),
            room_type=room_type(row["featurehoteltype"]),
            price=yuan(row["price"]),
        )


def _restaurants(rows: Sequence[Row], folder: str, city: City) -> Iterator[Restaurant]:
    for row in rows:
        yield Restaurant(
            id=_key("restaurant", folder, row),
            city_id=city.id,
            name=row["name"],
            point=_point(row, city),
            cuisines=cuisines(row["cuisine"]),
            price=yuan(row["price"]),
            diets=diets(row["cuisine"]),
            hours=hours(row["opentime"], row["endtime"]),
        )


def _point(row: Row, city: City) -> Point | None:
    point = Point(lat=float(row["lat"]), lon=float(row["lon"]))
    return point if great_circle_km(point, city.point) <= FAR_KM else None


def hours(opens: str, closes: str) -> OpeningHours | None:
    """One opening for every day. "00:00" to "24:00" never closes; "17:00" to "02:00" is past midnight; None is unknown."""
    start, end = clock(opens), clock(closes)
    if start is None or end is None or start == end:
        return None
    if (start, end) == (0, DAY):
        return OpeningHours(always_open=True)
    open_at = (Interval(start=start, end=end if end > start else end + DAY),)
    return OpeningHours(weekly=(Weekly(days=dict.fromkeys((*WEEKDAYS, "holiday"), open_at)),))


def _visit_facts(row: Row, folder: str) -> Iterator[Fact]:
    subject = _key("attraction", folder, row)
    least, most = (round(float(row[f"recommend{end}time"]) * 60) for end in ("min", "max"))
    yield _fact(subject, "type", row["type"].strip())
    yield _fact(subject, "visit_minutes", [least, most], "minutes")


def _hotel_facts(row: Row, folder: str) -> Iterator[Fact]:
    subject = _key("accommodation", folder, row)
    yield _fact(subject, "lodging.beds", int(row["numbed"]), "beds a room")
    if row["featurehoteltype"].strip():
        yield _fact(subject, "lodging.feature", row["featurehoteltype"].strip())


def _fact(subject: str, field: str, value: object, unit: str | None = None) -> Fact:
    return Fact(
        subject=subject,
        field=field,
        value=value,
        unit=unit,
        source=SOURCE.id,
        licence=SOURCE.licence,
        observed_at=AS_OF,
    )
