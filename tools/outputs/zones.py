"""VTIMEZONE of RFC 5545, made from the time-zone database for just the days that a calendar covers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = timedelta(days=1)


def zone_of(name: str) -> ZoneInfo | None:
    """The zone, or None for a name that the database does not hold."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def vtimezone(zone: ZoneInfo, start: datetime, end: datetime) -> list[str]:
    """Lines of a VTIMEZONE that is right from `start` to `end` (aware): the rule in force, and each change until then."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    for change in _changes(zone, start, end):
        lines += _observance(zone, change)
    return [*lines, "END:VTIMEZONE"]


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Instants (UTC): the last change of offset before `start`, at most two years back, then each one to `end`."""
    first, last = start.astimezone(UTC) - 731 * _DAY, end.astimezone(UTC) + _DAY
    instants, here = [], first
    while here < last:
        if _offset(zone, here) != _offset(zone, here + _DAY):
            instants.append(_exact(zone, here, here + _DAY))
        here += _DAY
    before = [i for i in instants if i <= start.astimezone(UTC)]
    yield before[-1] if before else first
    yield from (i for i in instants if i > start.astimezone(UTC))


def _exact(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first instant after `low` with the offset of `high`, to the second."""
    old = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if _offset(zone, middle) == old else (low, middle)
    return high.replace(microsecond=0)


def _observance(zone: ZoneInfo, instant: datetime) -> list[str]:
    before, after = _offset(zone, instant - timedelta(seconds=1)), _offset(zone, instant)
    local = instant.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    begins = (instant + before).replace(tzinfo=None)  # on the clock that was in force until then
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_written(before)}",
        f"TZOFFSETTO:{_written(after)}",
        f"TZNAME:{local.tzname()}",
        f"END:{kind}",
    ]


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)


def _written(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    sign, rest = ("-" if seconds < 0 else "+"), abs(seconds)
    tail = f"{rest % 60:02d}" if rest % 60 else ""
    return f"{sign}{rest // 3600:02d}{rest % 3600 // 60:02d}{tail}"
