"""One shape for every bench: intervals, what falls, what is wrong, what is broken."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.errors import InputError
from tripwright.evals.benches import baseline
from tripwright.evals.benches.bench import Bench, Measure, Scored, count, mean, scored, seconds, share
from tripwright.evals.benches.run import Row, problems, table


def one(value: float, better: str = "more", low: float = 0.8, high: float = 1.0) -> Scored:
    return Scored(measures=(Measure.model_validate(
        {"name": "m", "value": value, "low": low, "high": high, "better": better, "unit": "%"}),))  # fmt: skip


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_holds_it_and_stays_a_share(pair):
    (m,) = share("m", *pair)
    assert 0 <= m.low <= m.value <= m.high <= 1
    assert m.low < 1  # even of all: few cases prove little


def test_more_cases_make_a_narrower_interval():
    (few,), (many,) = share("m", 9, 10), share("m", 900, 1000)
    assert many.high - many.low < few.high - few.low


def test_nothing_measured_is_no_measure_and_never_zero():
    assert scored(share("m", 0, 0), mean("n", [])).measures == ()


def test_a_bench_is_its_dataset_its_solver_and_its_scorer(tmp_path: Path):
    def data(folder: Path) -> list[int]:
        (folder / "data").write_text("1 2 3")
        return [int(x) for x in (folder / "data").read_text().split()]

    bench = Bench("b", "sums", data, lambda rows: [2 * r for r in rows], lambda found: scored(mean("mean", found)))
    (m,) = bench.run(tmp_path).measures
    assert m.value == 4


def test_a_fall_beyond_the_interval_is_said_and_within_it_is_not():
    known = {m.name: m for m in one(0.9).measures}
    assert list(baseline.fallen(one(0.81), known)) == []
    (said,) = baseline.fallen(one(0.79), known)
    assert "fell to 79.0 %, below 80.0 %" in said


def test_where_less_is_better_a_rise_is_the_fall():
    known = {m.name: m for m in one(0.1, "less", 0.0, 0.2).measures}
    assert list(baseline.fallen(one(0.2, "less"), known)) == []
    assert len(list(baseline.fallen(one(0.21, "less"), known))) == 1


def test_what_is_not_measured_any_more_is_said():
    known = {m.name: m for m in one(0.9).measures}
    assert "not measured any more" in next(iter(baseline.fallen(scored(), known)))


def test_baselines_are_stored_without_times_and_counts_and_keep_what_was_not_run(tmp_path: Path):
    path = tmp_path / "baselines.json"
    baseline.store({"old": one(0.9)}, date(2026, 11, 24), path)
    baseline.store({"new": scored(share("s", 1, 2), seconds("t", 3.0), count("n", 4))}, date(2026, 11, 25), path)
    read = baseline.read(path)
    assert set(read.benches) == {"old", "new"}
    assert set(read.benches["new"]) == {"s"}


def test_a_file_that_holds_no_baselines_is_refused_with_what_to_do(tmp_path: Path):
    with pytest.raises(InputError, match="--store"):
        baseline.read(tmp_path / "none.json")


def test_a_broken_run_a_wrong_result_and_a_fall_each_fail_and_a_time_does_not():
    known = baseline.Baselines(stored=date(2026, 11, 24), benches={"fell": {"m": one(0.9).measures[0]}})
    rows = [
        Row(name="broken", about="", broken="ValueError: x"),
        Row(name="wrong", about="", scored=scored(share("s", 1, 2), wrong=["a tour is not feasible"])),
        Row(name="fell", about="", scored=one(0.5)),
        Row(name="slow", about="", scored=scored(seconds("t", 9999.0))),
    ]
    assert [p.split(" ")[0].strip(":") for p in problems(rows, known)] == ["broken", "wrong", "fell"]
    shown = table(rows, known)
    assert "BROKEN" in shown and "9999 s" in shown and "90.0 [80.0, 100.0]" in shown
