"""Quick forms of the benches of whole processes: commands, memory on disk, network doors, runs that are killed."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ...tools.catalog import open_catalog
from .. import first_command, memory_bench, memory_bench_faults, memory_bench_recall, resume
from ..doors_hostile import attack
from ..doors_servers import DOORS, server
from .bench import Bench, Scored, count, mean, scored, seconds, share

OPERATIONS, KILLS = 150, 1
EVERY = 3  # one case of memory in so many


def _of_commands(rows: Sequence[first_command.Timing]) -> Scored:
    return scored(
        *(seconds(r.name, r.median) for r in rows),
        count("peak MB, at the most", max(r.peak_mb for r in rows)),
    )


class Remembered(NamedTuple):
    cases: list[memory_bench.Result]
    hits: list[memory_bench_recall.Hit]
    tallies: list[memory_bench_faults.Tally]


def _remember(_: None) -> Remembered:
    return Remembered(
        memory_bench.run(open_catalog(), islice(memory_bench.cases(), 0, None, EVERY)),
        memory_bench_recall.run("dev"),
        [memory_bench_faults.operations(OPERATIONS), memory_bench_faults.kills(KILLS)],
    )


def _of_memory(found: Remembered) -> Scored:
    lost, leaked, back = (sum(getattr(t, n) for t in found.tallies) for n in ("lost", "leaked", "resurrected"))
    right = sum(not r.missed for r in found.cases)
    return scored(
        share("cases as they must be", right, len(found.cases)),
        mean("recall@10 of evidence", [h.recall["hybrid"] for h in found.hits]),
        count("operations under faults", sum(sum(t.done.values()) for t in found.tallies)),
        wrong=(f"memory: {lost} lost, {leaked} leaked, {back} came back",) if lost or leaked or back else (),
    )


Answers = Mapping[str, Sequence[tuple[str, str, bool]]]


def _knock(_: None) -> Answers:
    found = {}
    for name in DOORS:
        with server(name) as opened:
            found[name] = attack(opened)
    return found


def _of_doors(found: Answers) -> Scored:
    rows = [(door, *row) for door, answers in found.items() for row in answers]
    return scored(
        share("hostile requests refused in a sentence", sum(typed for *_, typed in rows), len(rows)),
        wrong=(f"{door} answers {what} with {seen}" for door, what, seen, typed in rows if not typed),
    )


def _of_resumed(found: resume.Found) -> Scored:
    return scored(
        count("runs that were killed", found.kills),
        share("results the same after a kill", found.same, found.results),
        wrong=found.differing,
    )


def _resume(folder: Path) -> resume.Found:
    return resume.run(folder, kills=1)


BENCHES = (
    Bench("first-command", "whole commands", lambda _: 1, first_command.run, _of_commands, 10),
    Bench("memory", "cases, recall, faults and kills", lambda _: None, _remember, _of_memory, 12),
    Bench("doors", "network doors under hostile requests", lambda _: None, _knock, _of_doors, 60),
    Bench("resume", "a run that is killed and goes on", lambda folder: folder, _resume, _of_resumed, 12),
)
