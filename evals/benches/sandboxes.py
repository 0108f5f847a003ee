"""Quick forms of the benches that plan on the data sets of others, on invented data in the same layouts."""

from collections.abc import Sequence
from pathlib import Path

from .. import chinatravel, toptw, travelplanner
from . import made_chinatravel, made_toptw, made_travelplanner
from .bench import Bench, Scored, count, mean, scored, seconds, share

#: Seconds of the processor for one instance of the orienteering bench.
TOUR_SECONDS = 0.4
Folders = tuple[Path, Path]


def _tours(folder: Path) -> tuple[toptw.Row, ...]:
    return toptw.run(folder, made_toptw.TOURS, TOUR_SECONDS, cpu=True)


def _of_tours(rows: Sequence[toptw.Row]) -> Scored:
    gaps = [row.gap for row in rows if row.gap is not None]
    return scored(
        mean("gap to the planted tours, percent", gaps, "less"),
        count("instances", len(rows)),
        wrong=(f"the tours of {r.instance} are not feasible" for r in rows if not r.feasible),
    )


def _travelplanner(data: Folders) -> list[travelplanner.Row]:
    return travelplanner.run(*data)


def _of_travelplanner(rows: Sequence[travelplanner.Row]) -> Scored:
    judged = [r.score for r in rows if r.score is not None]
    return scored(
        share("queries planned", sum(bool(r.entry["plan"]) for r in rows), len(rows)),
        share("final pass", sum(s.passed for s in judged), len(judged)),
        seconds("seconds a query", sum(r.seconds for r in rows) / len(rows)),
        wrong=(
            f"query {r.idx} names what is not in the sandbox: {r.score.commonsense['within_sandbox']}"
            for r in rows
            if r.entry["plan"] and r.score is not None and r.score.commonsense["within_sandbox"] is not None
        ),
    )


def _chinatravel(data: Folders) -> list[chinatravel.Row]:
    return chinatravel.run(*data, data[1].with_name("plans.jsonl"))


def _of_chinatravel(rows: Sequence[chinatravel.Row]) -> Scored:
    conditions = [c for r in rows for c in r.captured]
    return scored(
        share("queries verified", sum(r.verified for r in rows), len(rows)),
        share("conditions captured", sum(c.status == "captured" for c in conditions), len(conditions)),
        seconds("seconds a query", sum(r.seconds for r in rows) / len(rows)),
        wrong=(f"the plan of {r.uid} does not verify: {r.why}" for r in rows if r.failure.startswith("verifier")),
    )


BENCHES = (
    Bench("travelplanner", "plans from texts, by its published checks", made_travelplanner.write, _travelplanner, _of_travelplanner, 5),
    Bench("chinatravel", "plans from Chinese texts, verified", made_chinatravel.write, _chinatravel, _of_chinatravel, 6),
    Bench("toptw", "tours with time windows", made_toptw.write, _tours, _of_tours, 3),
)  # fmt: skip
