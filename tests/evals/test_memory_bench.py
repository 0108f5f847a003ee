"""The memory bench: enough cases, every class can fail, and a broken store is found by the histories."""

from itertools import islice

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals import memory_bench as bench
from tripwright.evals import memory_bench_all, memory_bench_faults, memory_bench_speed
from tripwright.evals import memory_bench_cases as plain
from tripwright.evals import memory_bench_hostile as hostile
from tripwright.memory import rules
from tripwright.memory.store import Memory


def test_there_are_two_hundred_cases_in_eleven_classes_and_three_languages():
    cases = list(bench.cases())
    assert len(cases) >= 200
    assert len({c.kind for c in cases}) == 11
    assert {c.language for c in cases} == {"en", "ko", "zh"}
    assert len({(c.kind, c.name, c.language) for c in cases}) == len(cases)


@pytest.mark.parametrize(
    "of_class",
    [plain.updates, plain.as_of, plain.expiry, plain.trip_scope, hostile.isolation, hostile.poisoning, hostile.finding],
)
def test_two_cases_of_each_class_are_right(catalog, of_class):
    results = bench.run(catalog, islice(of_class(), 2))
    assert [r.missed for r in results] == ["", ""]
    assert "100.0%" in bench.table(results)


def test_a_store_that_believes_a_review_is_found(catalog, monkeypatch):
    monkeypatch.setattr(rules, "_refusal", lambda *a: "")
    results = bench.run(catalog, islice(hostile.poisoning(), 2))
    assert all(r.missed for r in results)
    assert "missed: poisoning" in bench.table(results)


def test_a_store_that_keeps_old_values_is_found(catalog, monkeypatch):
    monkeypatch.setattr(rules, "displaced", lambda *a: ())
    assert all(r.missed for r in bench.run(catalog, islice(plain.updates(), 2)))


def test_random_operations_lose_leak_and_resurrect_nothing():
    tally = memory_bench_faults.operations(40, seed=3)
    assert (tally.lost, tally.leaked, tally.resurrected) == (0, 0, 0)
    assert sum(tally.done.values()) == 40


def test_a_store_that_loses_or_leaks_is_found_by_them(monkeypatch):
    monkeypatch.setattr(Memory, "rows", lambda self: self._shared.database.rows("ana"))
    tally = memory_bench_faults.operations(60, seed=4)
    assert tally.leaked
    assert tally.lost


def test_a_killed_process_loses_nothing():
    tally = memory_bench_faults.kills(1)
    assert (tally.lost, tally.leaked, tally.resurrected) == (0, 0, 0)
    assert "kills 1" in memory_bench_faults.table({"kills": tally})


def test_the_speed_table_has_its_rows():
    timed = memory_bench_speed.run(memories=40, users=4, samples=5, one_user=30)
    assert "index of 30 rows built again" in memory_bench_speed.table(timed, "small")


def test_a_part_that_there_is_not_is_said(catalog):
    with pytest.raises(InputError, match="no part nonsense"):
        list(memory_bench_all.tables(catalog, ("nonsense",)))
