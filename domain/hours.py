"""Opening hours as data. How a published text becomes this is the importers' work (with golden tests)."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .model import Model
from .truth import Truth

Minute = Annotated[int, Field(ge=0, le=2880)]  # minutes after local midnight; over 1440 is past midnight


class Interval(Model):
    """Open from `start` to `end`, minutes after local midnight of the day that it belongs to."""

    start: Minute
    end: Minute
    last_entry: Minute | None = None  # latest arrival, where the source says so

    @model_validator(mode="after")
    def _ordered(self) -> "Interval":
        if not self.start < self.end:
            raise ValueError("an opening interval ends after it starts")
        return self

    def __str__(self) -> str:
        return f"{_clock(self.start)}-{_clock(self.end)}"


def _clock(minute: int) -> str:
    return time(minute // 60 % 24, minute % 60).strftime("%H:%M")


Rule = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
WEEKDAYS: tuple[Rule, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Season(Model):
    """Months and days, both included, may wrap over the new year: 11-01 to 03-31."""

    start_month: Annotated[int, Field(ge=1, le=12)]
    start_day: Annotated[int, Field(ge=1, le=31)]
    end_month: Annotated[int, Field(ge=1, le=12)]
    end_day: Annotated[int, Field(ge=1, le=31)]

    def covers(self, day: date) -> bool:
        start, end, here = (self.start_month, self.start_day), (self.end_month, self.end_day), (day.month, day.day)
        return start <= here <= end if start <= end else here >= start or here <= end


class Weekly(Model):
    """One week's table, for a season or (season None) all the year.

    A weekday that is absent is *unknown*; a weekday with an empty tuple is *closed*. The key "holiday" is for
    public holidays: absent means that the source does not say, so a visit on a holiday has unknown hours.
    """

    season: Season | None = None
    days: dict[Rule, tuple[Interval, ...]]


class OpeningHours(Model):
    """What is known of a place's opening. The first matching of: `closed_dates`, `closed_month_days`, a weekly table.

    `closed_if_holiday_next_day`: "closed on Monday; when Monday is a holiday, open, and closed the next day
    instead" (common in Korea, Japan, Taiwan). `text` is a short factual original ("월요일 휴관"), never prose.
    """

    weekly: tuple[Weekly, ...] = ()
    closed_dates: tuple[date, ...] = ()
    closed_month_days: tuple[tuple[int, int], ...] = ()  # (month, day) each year, e.g. (1, 1)
    holiday_opens_then_closes_next: bool = False
    always_open: bool = False  # a street, a square, an open park
    text: str | None = None


class DayOpening(Model):
    """The answer for one date: open YES with intervals, NO, or UNKNOWN."""

    open: Truth
    intervals: tuple[Interval, ...] = ()
    why: str | None = None
