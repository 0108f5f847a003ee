"""Compact texts for the two sorts of records that a pack holds most of: opening hours, and rows of logistics."""

import json
import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

from ...domain.hours import Interval, OpeningHours, Rule, Season, Weekly
from ...domain.model import Model
from ...domain.money import Money
from .schema import money_of, money_text

M = TypeVar("M", bound=Model)
_DAYS: dict[str, Rule] = {
    "m": "mon",
    "t": "tue",
    "w": "wed",
    "h": "thu",
    "f": "fri",
    "s": "sat",
    "u": "sun",
    "x": "holiday",
}
_LETTER = {day: letter for letter, day in _DAYS.items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_rows(rows: Sequence[Model]) -> bytes:
    """The values of records of one sort in the order of its fields, deflated."""
    return zlib.compress(_json([_values(row) for row in rows]).encode(), 9)


def _values(row: Model) -> list[Any]:
    money = {name: money_text(value) for name, value in row if isinstance(value, Money)}
    return [money.get(name, value) for name, value in row.model_dump(mode="json").items()]


def unpack_rows(model: type[M], packed: bytes) -> tuple[M, ...]:
    """The opposite of `pack_rows`."""
    money = {name for name, field in model.model_fields.items() if field.annotation is Money}
    found = []
    for row in json.loads(zlib.decompress(packed)):
        values = dict(zip(model.model_fields, row, strict=True))
        found.append(model.model_validate(values | {name: money_of(values[name]) for name in money}))
    return tuple(found)


def pack_hours(hours: OpeningHours) -> str:
    """Weekly tables as [season, {"mtw": [[start, end, last entry]]}], and the other fields by name where they say something."""
    rest = hours.model_dump(mode="json", exclude_defaults=True, exclude={"weekly"})
    return _json([[_pack_week(week) for week in hours.weekly], rest])


def _pack_week(week: Weekly) -> list[Any]:
    days: dict[str, str] = {}
    for day, intervals in week.days.items():
        packed = _json([_pack_interval(interval) for interval in intervals])
        days[packed] = days.get(packed, "") + _LETTER[day]
    season = week.season
    ends = [season.start_month, season.start_day, season.end_month, season.end_day] if season else 0
    return [ends, {letters: json.loads(packed) for packed, letters in days.items()}]


def _pack_interval(interval: Interval) -> list[int]:
    last = [] if interval.last_entry is None else [interval.last_entry]
    return [interval.start, interval.end, *last]


def unpack_hours(packed: str) -> OpeningHours:
    """The opposite of `pack_hours`."""
    weeks, rest = json.loads(packed)
    return OpeningHours.model_validate({**rest, "weekly": [_unpack_week(*week) for week in weeks]})


def _unpack_week(ends: Any, days: dict[str, list[list[int]]]) -> Weekly:
    season = Season(**dict(zip(Season.model_fields, ends, strict=True))) if ends else None
    tables = {_DAYS[letter]: tuple(map(_unpack_interval, rows)) for letters, rows in days.items() for letter in letters}
    return Weekly(season=season, days=tables)


def _unpack_interval(row: list[int]) -> Interval:
    return Interval(start=row[0], end=row[1], last_entry=row[2] if len(row) > 2 else None)
