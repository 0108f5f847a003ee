"""Trains and flights of the ChinaTravel sandbox: one timetable of clock times, which holds on every day.

A record of ours leaves on one date, so the timetable is written out for the days that it is asked for: `departures` gives one
Transport a train or flight and day. The arrival falls on the day that comes nearest to the duration that the source
gives ("23:29" to "00:48", or a train of 37 hours). A row whose price is empty has an unknown price.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ....domain.errors import CatalogMissing
from ....domain.money import Money
from ....domain.offers import Mode, Transport
from ....domain.place import City

CURRENCY = "CNY"
DAY = 24 * 60


@dataclass(frozen=True)
class Service:
    """A train or flight of every day: minutes after midnight that it leaves, and how long it takes."""

    key: str
    mode: Mode
    number: str
    origin: City
    destination: City
    leaves: int
    minutes: int
    price: Money | None


def services(database: Path, cities: Mapping[str, City]) -> list[Service]:
    """All trains and flights between `cities` (by Chinese name), in the order of their keys. Raises CatalogMissing."""
    folder = database / "intercity_transport"
    found = {service.key: service for service in (*_trains(folder / "train", cities), *_flights(folder, cities))}
    return [found[key] for key in sorted(found)]


def departures(timetable: Sequence[Service], first: date, days: int) -> Iterator[Transport]:
    """Each service on each of `days` days from `first`, dated and with local offsets."""
    for service in timetable:
        for on in (first + timedelta(days=d) for d in range(days)):
            depart = _local(service.origin, on, service.leaves)
            arrive = depart + timedelta(minutes=service.minutes)
            zone = _offset(service.destination, arrive.date())
            yield Transport(
                id=f"{service.key}:{on}",
                mode=service.mode,
                number=service.number,
                origin=service.origin.id,
                destination=service.destination.id,
                depart=depart,
                arrive=arrive.astimezone(zone),
                minutes=service.minutes,
                price=service.price,
            )


def _trains(folder: Path, cities: Mapping[str, City]) -> Iterator[Service]:
    if not folder.is_dir():
        raise CatalogMissing(f"{folder} is not there: give the folder `database` of the ChinaTravel release")
    for path in sorted(folder.glob("from_*_to_*.json")):
        ends = re.fullmatch(r"from_(.+)_to_(.+)", path.stem)
        origin, destination = (cities.get(name) for name in ends.groups()) if ends else (None, None)
        if origin is not None and destination is not None:
            for row in json.loads(read_text(path)):
                yield from _service(Mode.TRAIN, row["TrainID"], row, origin, destination)


def _flights(folder: Path, cities: Mapping[str, City]) -> Iterator[Service]:
    for line in read_text(folder / "airplane.jsonl").splitlines():
        if line.strip():
            row = json.loads(line)
            origin, destination = (_city_of(row[end], cities) for end in ("From", "To"))
            if origin is not None and destination is not None:
                yield from _service(Mode.FLIGHT, row["FlightID"], row, origin, destination)


def _city_of(airport: str, cities: Mapping[str, City]) -> City | None:
    """An airport's name begins with its city's."""
    return next((city for name, city in cities.items() if airport.startswith(name)), None)


def _service(mode: Mode, number: str, row: Mapping[str, Any], origin: City, destination: City) -> Iterator[Service]:
    leaves, arrives = clock(row["BeginTime"]), clock(row["EndTime"])
    if leaves is None or arrives is None or origin.id == destination.id:
        return
    minutes = lasting(leaves, arrives, float(row["Duration"]) * 60)
    ends = f"{origin.id.removeprefix('geonames:')}-{destination.id.removeprefix('geonames:')}"
    key = f"chinatravel:{mode.value}:{number}:{ends}:{row['BeginTime']}"
    yield Service(key, mode, number, origin, destination, leaves, minutes, yuan(row["Cost"]))


def lasting(leaves: int, arrives: int, stated: float) -> int:
    """Minutes from clock to clock: of the days on which it may arrive, the one nearest to the `stated` minutes."""
    first = (arrives - leaves - 1) % DAY + 1
    return min((first + DAY * days for days in range(3)), key=lambda minutes: abs(minutes - stated))


def clock(text: str) -> int | None:
    """Minutes after midnight of "07:30" or "24:00"; None when it is no clock time."""
    found = re.fullmatch(r"\s*(\d{1,2}):(\d{2})\s*", text)
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    return minutes if minutes <= DAY else None


def yuan(amount: object) -> Money | None:
    """None stays unknown; zero is free."""
    return None if amount is None or amount == "" else Money(amount=Decimal(str(amount)), currency=CURRENCY)


def _offset(city: City, on: date) -> timezone:
    offset = datetime.combine(on, datetime.min.time(), ZoneInfo(city.timezone)).utcoffset()
    return timezone(offset or timedelta(0))


def _local(city: City, on: date, minute: int) -> datetime:
    return datetime.combine(on, datetime.min.time(), _offset(city, on)) + timedelta(minutes=minute)


def read_text(path: Path) -> str:
    """The file's text. Raises CatalogMissing."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read ({error}): give the folder `database` of the ChinaTravel release"
        raise CatalogMissing(message) from error
