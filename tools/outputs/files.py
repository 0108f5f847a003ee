"""Which document is which file."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from ...domain.catalog import Catalog
from ...domain.errors import InputError
from ...domain.plan import Plan
from .budget import budget_csv
from .calendar import ics
from .page import html
from .reader import Phrase, as_written
from .text import markdown
from .tracks import gpx, kml


def json(plan: Plan, catalog: Catalog, phrase: Phrase = as_written) -> str:
    """The plan itself: what `tripwright verify` reads."""
    return plan.model_dump_json(indent=2) + "\n"


def _map_files(
    extension: str, make: Callable[..., str]
) -> Callable[[Plan, Catalog, Phrase], Iterator[tuple[str, str]]]:
    def made(plan: Plan, catalog: Catalog, phrase: Phrase) -> Iterator[tuple[str, str]]:
        yield f"trip.{extension}", make(plan, catalog, phrase=phrase)
        if len(plan.days) > 1:
            for number in range(1, len(plan.days) + 1):
                yield f"day-{number:02d}.{extension}", make(plan, catalog, number, phrase)

    return made


def _one_file(name: str, make: Callable[..., str]) -> Callable[[Plan, Catalog, Phrase], Iterator[tuple[str, str]]]:
    def made(plan: Plan, catalog: Catalog, phrase: Phrase) -> Iterator[tuple[str, str]]:
        yield name, make(plan, catalog, phrase=phrase)

    return made


#: Name of a format -> (file name, text) of each of its files.
FORMATS = MappingProxyType(
    {
        "ics": _one_file("trip.ics", ics),
        "gpx": _map_files("gpx", gpx),
        "kml": _map_files("kml", kml),
        "html": _one_file("trip.html", html),
        "md": _one_file("trip.md", markdown),
        "json": _one_file("plan.json", json),
        "csv": _one_file("budget.csv", budget_csv),
    }
)


def files(plan: Plan, catalog: Catalog, formats: Iterable[str], phrase: Phrase = as_written) -> dict[str, str]:
    """File name -> text, for each format asked for. Raises InputError for a format that there is not."""
    made: dict[str, str] = {}
    for name in formats:
        if name not in FORMATS:
            raise InputError(f"There is no format {name!r}: use {', '.join(FORMATS)}.")
        made.update(FORMATS[name](plan, catalog, phrase))
    return made
