"""What a source answers: found, empty, unavailable or refused. Never an exception, never silence."""

from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

Status = Literal["found", "empty", "unavailable", "refused"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Q_contra = TypeVar("Q_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class ProviderResult(Generic[T_co]):
    """`value` is there exactly when `status` is "found" (an empty tuple then means: known to be none).

    "empty": the source knows nothing of it, which is unknown and not "none". "unavailable": the source failed. "refused": it was
    not asked, because a setting or a bound forbids it. `note` is a sentence for the answer, `source` whom to credit.
    """

    status: Status
    value: T_co | None = None
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if (self.status == "found") != (self.value is not None):
            raise ValueError("a result holds a value exactly when it was found")


class Provider(Protocol[Q_contra, T_co]):
    """One source of one kind of fact. `fetch` reads only; it returns within its own deadline and raises nothing of the network."""

    @property
    def name(self) -> str: ...
    def fetch(self, query: Q_contra, /) -> ProviderResult[T_co]: ...


def found(value: T, source: str, note: str = "") -> ProviderResult[T]:
    return ProviderResult("found", value, note, source)


def empty(note: str, source: str = "") -> ProviderResult[T]:
    return ProviderResult("empty", None, note, source)


def unavailable(note: str, source: str = "") -> ProviderResult[T]:
    return ProviderResult("unavailable", None, note, source)


def refused(note: str, source: str = "") -> ProviderResult[T]:
    return ProviderResult("refused", None, note, source)
