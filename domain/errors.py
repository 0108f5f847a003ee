"""Every error that Tripwright raises, one tree.

TripwrightError
├── InputError                the person's words or files: mend them and ask again          (exit 2)
│   ├── UnknownPlace          a name that the catalog does not hold
│   ├── AmbiguousPlace        two places with one name
│   ├── BadDates              past, reversed, zero or too many days
│   ├── BadBudget             negative, zero, or a currency that cannot be told
│   ├── TextTooLong           over the limit, or not text
│   └── PlanFileError         a plan file that is not a plan
├── CatalogError              a catalog file that cannot be used                            (exit 2)
│   ├── CatalogMissing        no such file
│   ├── CatalogCorrupt        not a catalog, or its hash does not match its content
│   └── CatalogVersion        made by another version: rebuild it
├── StoreError                memory, checkpoints or output could not be written            (exit 2)
│   └── NotKept               nothing is kept under this name (any more)
├── LimitReached              out of time, tokens or money                                  (exit 3)
├── Infeasible                no plan meets every condition                                 (exit 4)
├── NeedsInformation          one question must be answered first                           (exit 5)
├── NotVerified               the checker did not pass it, so it is not published           (exit 6)
├── CurrencyMismatch          a sum over two currencies                                     (exit 1)
├── ModelError                the language model failed; the keyless path takes over
├── ProviderError             a live source failed; the answer says so
└── InternalError             a defect of ours, said in one sentence                        (exit 1)

Each message is a whole sentence that says what to do next.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal


class TripwrightError(Exception):
    """The root: catch it to catch all of ours. `exit_code` is what the command line returns."""

    exit_code: ClassVar[int] = 1


class InputError(TripwrightError):
    """The request cannot be used as it is."""

    exit_code = 2


class UnknownPlace(InputError):
    """A place name that the catalog does not hold."""


class AmbiguousPlace(InputError):
    """Two or more places have this name; `choices` are readable labels, `words` the name as the person wrote it."""

    def __init__(self, message: str, choices: Sequence[str] = (), words: str = "") -> None:
        super().__init__(message)
        self.choices = tuple(choices)
        self.words = words


class BadDates(InputError):
    """Dates in the past, reversed, of zero days, or of too many."""


class BadBudget(InputError):
    """An amount that is negative or zero, or a currency that cannot be told."""


class TextTooLong(InputError):
    """Text over the limit, or bytes that are not text."""


class PlanFileError(InputError):
    """A plan file that does not fit the published schema."""


class CatalogError(TripwrightError):
    """A catalog file that cannot be used."""

    exit_code = 2


class CatalogMissing(CatalogError):
    """No such file."""


class CatalogCorrupt(CatalogError):
    """Not a catalog, or its content does not match its hash."""


class CatalogVersion(CatalogError):
    """Built by another version of the schema."""


class StoreError(TripwrightError):
    """Memory, checkpoints or output could not be read or written (disk full, read-only home)."""

    exit_code = 2


class NotKept(StoreError):
    """Nothing is kept under this name: it never was, or it was forgotten."""


class LimitReached(TripwrightError):
    """Out of seconds, tokens or money."""

    exit_code = 3


class Infeasible(TripwrightError):
    """No plan meets every condition. `conflict` holds the person's own words, `relaxations` what would help."""

    exit_code = 4

    def __init__(self, message: str, conflict: Sequence[str] = (), relaxations: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.conflict = tuple(conflict)
        self.relaxations = tuple(relaxations)


class NeedsInformation(TripwrightError):
    """One question must be answered before a plan can be made; `question` is it."""

    exit_code = 5

    def __init__(self, question: str, choices: Sequence[str] = ()) -> None:
        super().__init__(question)
        self.question = question
        self.choices = tuple(choices)


class NotVerified(TripwrightError):
    """The checker did not pass the result. `findings` say why, one typed finding each."""

    exit_code = 6

    def __init__(self, message: str, findings: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class CurrencyMismatch(TripwrightError):
    """A sum or comparison over two currencies."""


class ModelError(TripwrightError):
    """The language model did not serve. `reason`: "failed", "schema" (its answer does not fit), "limit" (a cap of the run)."""

    def __init__(self, message: str, reason: Literal["failed", "schema", "limit"] = "failed") -> None:
        super().__init__(message)
        self.reason = reason


class ProviderError(TripwrightError):
    """A live source failed."""


class InternalError(TripwrightError):
    """A defect of ours."""
