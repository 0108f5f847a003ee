"""Closing days that move with the moon, as dates of the solar calendar.

A published text says "closed on Seollal"; the domain knows dates. They are computed when a pack is built, by the
`holidays` library, for the years that the pack can be planned in. A pack says nothing of later years: rebuild it.
"""

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = (2026, 2027, 2028)


@dataclass(frozen=True, slots=True)
class MovingDays:
    """`feasts`: name -> its day in each year. `public`: every public holiday of those years."""

    feasts: Mapping[str, tuple[date, ...]]
    public: frozenset[date] = frozenset()

    def on(self, feast: str, before: int = 0, after: int = 0) -> tuple[date, ...]:
        """The feast in each year, with so many days before and after it."""
        return tuple(day + timedelta(days=shift) for day in self.feasts[feast] for shift in range(-before, after + 1))

    def years(self) -> tuple[int, ...]:
        return tuple(sorted({day.year for days in self.feasts.values() for day in days}))

    def late_substitutes(self, weekday: int) -> tuple[date, ...]:
        """First working day after a public holiday on `weekday` (0 is Monday), where that is not the very next day."""
        found = []
        for day in sorted(day for day in self.public if day.weekday() == weekday):
            after = day + timedelta(days=1)
            while after in self.public:
                after += timedelta(days=1)
            if after != day + timedelta(days=1):
                found.append(after)
        return tuple(found)


def nth_weekdays(
    years: Iterable[int], months: Iterable[int], weekday: int, ordinals: Iterable[int]
) -> tuple[date, ...]:
    """The first (1), second... `weekday` (0 is Monday) of the months, and the last (-1)."""
    wanted, found = tuple(ordinals), []
    for year in years:
        for month in months:
            days = [date(year, month, 1) + timedelta(days=shift) for shift in range(31)]
            days = [day for day in days if day.month == month and day.weekday() == weekday]
            found += [days[n - 1 if n > 0 else n] for n in wanted if n <= len(days)]
    return tuple(sorted(set(found)))


def korean_days(years: Iterable[int] = YEARS) -> MovingDays:
    """Seollal ("seollal") and Chuseok ("chuseok"), and the public holidays of Korea."""
    named = _named("KR", years)
    return MovingDays(
        feasts={
            "seollal": _days(named, "Korean New Year"),
            "chuseok": _days(named, "Chuseok"),
        },
        public=frozenset(named),
    )


def taiwanese_days(years: Iterable[int] = YEARS) -> MovingDays:
    """Lunar New Year's Day ("new_year"), Tomb-Sweeping, Dragon Boat and Mid-Autumn, and the public holidays of Taiwan.

    New Year's Day is the first of the days that the library calls so; the eve is the day before it.
    """
    named = _named("TW", years)
    new_years = _days(named, "Chinese New Year")
    return MovingDays(
        feasts={
            "new_year": tuple(day for day in new_years if day - timedelta(days=1) not in new_years),
            "tombs": _days(named, "Tomb-Sweeping Day"),
            "dragon_boat": _days(named, "Dragon Boat Festival"),
            "mid_autumn": _days(named, "Mid-Autumn Festival"),
        },
        public=frozenset(named),
    )


def _named(country: str, years: Iterable[int]) -> dict[date, str]:
    holidays = importlib.import_module("holidays")  # of the `pack` group: only a build needs it
    found = holidays.country_holidays(country, years=list(years), language="en_US")
    return {day: str(name) for day, name in sorted(found.items())}


def _days(named: Mapping[date, str], name: str) -> tuple[date, ...]:
    return tuple(day for day, here in named.items() if name in here.split("; "))
