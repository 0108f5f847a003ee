"""Pieces that every parser of opening texts needs: spans of weekdays, clock times as minutes, intervals past midnight."""

from collections.abc import Iterable, Mapping, Sequence

from ....domain.hours import WEEKDAYS, Interval, Rule

Days = dict[Rule, tuple[Interval, ...]]


def span(first: Rule, last: Rule) -> tuple[Rule, ...]:
    """The weekdays from `first` to `last`, both included, over the week's end if need be: wed to mon is six days."""
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return tuple(WEEKDAYS[(start + i) % 7] for i in range((end - start) % 7 + 1))


def minutes(hour: str | int, minute: str | int | None = None) -> int | None:
    """Minutes after midnight of a clock time up to 24:00; None when it is none."""
    value = int(hour) * 60 + int(minute or 0)
    return value if 0 <= value <= 1440 and int(minute or 0) < 60 else None


def interval(start: int, end: int) -> Interval | None:
    """An opening; one that ends before it starts runs past midnight. None when it would last no time at all."""
    if start == end:
        return None
    return Interval(start=start, end=end if end > start else end + 1440)


def closed_otherwise(days: Mapping[Rule, tuple[Interval, ...]], unknown: Iterable[Rule] = ()) -> Days:
    """A week where the weekdays that are not named are closed, save the `unknown` ones, which stay absent."""
    left = frozenset(unknown)
    week: Days = {day: days.get(day, ()) for day in WEEKDAYS if day not in left}
    return {**week, **{rule: times for rule, times in days.items() if rule == "holiday" and rule not in left}}


def merged(intervals: Sequence[Interval]) -> tuple[Interval, ...] | None:
    """The intervals in order; None when two of them overlap, so that the text contradicts itself."""
    ordered = tuple(sorted(intervals, key=lambda each: each.start))
    overlap = any(after.start < before.end for before, after in zip(ordered, ordered[1:], strict=False))
    return None if overlap else ordered
