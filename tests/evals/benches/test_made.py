"""The invented data: the same each time, marked as synthetic, and such that a right solver can solve it."""

import csv
import json
from pathlib import Path

import pytest
from tripwright.evals.benches import made_chinatravel, made_esci, made_llmrank, made_toptw, made_travelplanner
from tripwright.evals.benches.run import one
from tripwright.evals.toptw import read, solve

MAKERS = (made_chinatravel, made_esci, made_llmrank, made_toptw, made_travelplanner)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("maker", MAKERS, ids=lambda m: m.__name__.rsplit("_", 1)[1])
def test_a_seed_makes_the_same_files_and_another_seed_others(maker, tmp_path):
    for name in "abc":
        (tmp_path / name).mkdir()
    maker.write(tmp_path / "a", seed=1)
    maker.write(tmp_path / "b", seed=1)
    maker.write(tmp_path / "c", seed=2)
    assert files(tmp_path / "a") == files(tmp_path / "b") != files(tmp_path / "c")


def test_what_is_made_says_that_it_is_synthetic(tmp_path):
    root, queries = made_travelplanner.write(tmp_path)
    with (root / "attractions/attractions.csv").open(newline="") as file:
        assert all(r["Name"].startswith("Synthetic") for r in csv.DictReader(file))
    assert len(queries.read_text().splitlines()) == 12
    chinese, _ = made_chinatravel.write(tmp_path / "c")
    sights = (chinese / "attractions/beijing/attractions.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.split(",")[1].startswith("合成") for line in sights)
    products, _ = made_esci.write(tmp_path)
    assert all(json.loads(line)["brand"] == "Synthetic" for line in products.read_text().splitlines())


def test_the_planted_tours_are_a_score_that_is_there_to_be_had(tmp_path):
    made_toptw.write(tmp_path, instances=1)
    with (tmp_path / "best_known.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    found = solve(tmp_path / "syn1.txt", int(row["m"]), 0.3, int(row["best_known"]))
    assert found.feasible
    assert len(read(tmp_path / "syn1.txt")) > made_toptw.PLACES
    assert found.gap is not None and found.gap < 10


def test_a_quick_bench_runs_whole_and_says_what_it_took():
    row = one("order")
    assert not row.broken and not row.scored.wrong
    assert row.cpu > 0
    assert row.scored.measures[0].value == 1
