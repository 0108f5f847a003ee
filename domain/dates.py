"""Local dates of a trip. Both ends are days that the person is travelling."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import model_validator

from .errors import BadDates
from .model import Model

#: A trip longer than this is refused with a sentence; a plan of 60 days is no plan.
MAX_DAYS = 60


class DateRange(Model):
    """First and last day, both included: 3 March to 5 March is three days and two nights."""

    start: date
    end: date

    @model_validator(mode="after")
    def _ordered(self) -> "DateRange":
        if self.end < self.start:
            raise BadDates(f"the trip ends on {self.end} before it starts on {self.start}: swap the dates")
        if self.days > MAX_DAYS:
            raise BadDates(f"{self.days} days is more than the {MAX_DAYS} that can be planned: shorten the trip")
        return self

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def nights(self) -> int:
        return self.days - 1

    def __iter__(self) -> Iterator[date]:  # type: ignore[override]
        return (self.start + timedelta(days=i) for i in range(self.days))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end
