"""The shape of a bench: a dataset, a solver that is run on it, a scorer that makes measures of what came of it.

    Bench("toptw", "tours of tourist trips", dataset=write_instances, solver=solve_all, scorer=score)

A measure that has a better side and a spread is held against a stored baseline. What is `wrong` (an infeasible tour, a missed mutant)
is wrong whatever the baseline says. Seconds are printed and never judged.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from ...domain.model import Model
from ..compare import interval

Data = TypeVar("Data")
Found = TypeVar("Found")
#: The side on which a measure is better; "" is printed only.
Better = Literal["more", "less", ""]
_Z = 1.959964  # of a 95 % interval


class Measure(Model):
    """A number with its own 95 % interval. `unit` as it is printed: "%", "s" or nothing."""

    name: str
    value: float
    low: float
    high: float
    better: Better = ""
    unit: str = ""

    @property
    def text(self) -> str:
        shown = f"{100 * self.value:.1f} %" if self.unit == "%" else f"{self.value:.4g}"
        return f"{shown} {self.unit}" if self.unit not in ("", "%") else shown


class Scored(Model):
    """What a quick run gave. `wrong`: results that may never be, a sentence each."""

    measures: tuple[Measure, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bench(Generic[Data, Found]):
    """`dataset` makes or reads the quick data, in a folder of its own; `seconds` is about what it takes, for the order of the runs."""

    name: str
    about: str
    dataset: Callable[[Path], Data]
    solver: Callable[[Data], Found]
    scorer: Callable[[Found], Scored]
    seconds: float = 5.0

    def run(self, folder: Path) -> Scored:
        """The quick form, whole."""
        return self.scorer(self.solver(self.dataset(folder)))


AnyBench = Bench[Any, Any]


def share(name: str, held: int, of: int, better: Better = "more") -> Iterable[Measure]:
    """A share with Wilson's interval (E. B. Wilson, JASA 1927); no measure of nothing, for unscored is not zero."""
    if of:
        value, square = held / of, _Z * _Z
        middle = (value + square / (2 * of)) / (1 + square / of)
        half = _Z / (1 + square / of) * sqrt(value * (1 - value) / of + square / (4 * of * of))
        low, high = max(0.0, middle - half), min(1.0, middle + half)
        yield Measure(name=name, value=value, low=min(low, value), high=max(high, value), better=better, unit="%")


def mean(name: str, values: Sequence[float], better: Better = "more", unit: str = "") -> Iterable[Measure]:
    """A mean with the percentile bootstrap interval over its cases; no measure of nothing."""
    if values:
        low, high = interval(values)
        yield Measure(name=name, value=sum(values) / len(values), low=low, high=high, better=better, unit=unit)


def count(name: str, value: float) -> Iterable[Measure]:
    """How many there were: printed, so that a bench that looked at nothing is seen."""
    yield Measure(name=name, value=value, low=value, high=value)


def seconds(name: str, value: float) -> Iterable[Measure]:
    """A time: printed, never judged, for the machine may be busy or slow."""
    yield Measure(name=name, value=value, low=value, high=value, unit="s")


def scored(*measures: Iterable[Measure], wrong: Iterable[str] = ()) -> Scored:
    """All in the order given."""
    return Scored(measures=tuple(m for some in measures for m in some), wrong=tuple(wrong))
