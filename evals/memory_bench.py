"""`tripwright bench memory`: what memory must do, case by case, each in a store of its own on disk."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from . import memory_bench_cases as plain
from . import memory_bench_hostile as hostile
from .memory_bench_cases import Case, Missed, World

#: Every class of cases, in the order of the table.
CLASSES = (
    plain.updates, plain.contradictions, plain.as_of, plain.expiry, plain.trip_scope, hostile.negation, hostile.isolation,
    hostile.poisoning, hostile.forgetting, hostile.redaction, hostile.finding,
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    case: Case
    missed: str  # empty: as it must be


def cases() -> Iterator[Case]:
    for of_class in CLASSES:
        yield from of_class()


def run(catalog: Catalog, chosen: Iterable[Case] | None = None) -> list[Result]:
    """Every case in a directory of its own, which is removed."""
    return [_one(case, catalog) for case in (cases() if chosen is None else chosen)]


def _one(case: Case, catalog: Catalog) -> Result:
    home = Path(tempfile.mkdtemp(prefix="tripwright-memory-"))
    world = World(catalog, home)
    try:
        case.run(world)
        return Result(case, "")
    except (Missed, TripwrightError) as error:
        return Result(
            case, f"{type(error).__name__}: {error}" if not isinstance(error, Missed) else str(error) or "missed"
        )
    finally:
        world.close()
        shutil.rmtree(home, ignore_errors=True)


def table(results: Sequence[Result]) -> str:
    rows = [f"{'class':<16}{'cases':>6}{'right':>7}{'share':>8}{'  en':>6}{'ko':>6}{'zh':>6}"]
    kinds = list(dict.fromkeys(r.case.kind for r in results))
    for kind in [*kinds, "all"]:
        of = [r for r in results if kind in ("all", r.case.kind)]
        right = sum(not r.missed for r in of)
        by = (sum(r.case.language == language for r in of) for language in ("en", "ko", "zh"))
        rows.append(f"{kind:<16}{len(of):>6}{right:>7}{right / len(of):>8.1%}" + "".join(f"{n:>6}" for n in by))
    rows += [f"missed: {r.case.kind} ({r.case.language}): {r.case.name}: {r.missed}" for r in results if r.missed]
    return "\n".join(rows)
