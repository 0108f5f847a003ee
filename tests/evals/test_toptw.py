"""The orienteering bench on two small instances written here."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tripwright.domain.errors import InputError
from tripwright.evals.toptw import Node, Row, distance, feasible, read, run, solutions, solve, table

#: A depot and four places in a row, 10 apart. One tour of 60 reaches the third and back, not the fourth.
LINE = """4 1 4 1
0 100
  0 0.00 0.00 0.00 0.00 0 0 0 60
  1 10.00 0.00 0.00 5.00 1 1 1 0 60
  2 20.00 0.00 0.00 7.00 1 1 1 0 60
  3 30.00 0.00 0.00 9.00 1 1 1 0 30
  4 40.00 0.00 0.00 90.00 1 1 1 0 60
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "line1.txt").write_text(LINE)
    (tmp_path / "best_known.csv").write_text("instance,m,best_known\nline1,1,21\n")
    return tmp_path


def test_a_tour_takes_all_that_it_can_reach(folder: Path) -> None:
    row = solve(folder / "line1.txt", 1, 0.2)
    assert row.prize == 5 + 7 + 9
    assert row.feasible
    assert row.gap is None


def test_distances_are_tenths_rounded_down() -> None:
    a, b = Node(0, 0, 0, 0, 0, 0), Node(1, 1, 0, 0, 0, 0)
    assert distance(a, b) == 14


def test_a_run_writes_lines_that_can_be_checked_from_the_files_alone(folder: Path, tmp_path: Path) -> None:
    rows = run(folder, m=1, seconds=0.2, out=tmp_path / "solutions.jsonl")
    [(name, m, tours)] = solutions(tmp_path / "solutions.jsonl")
    assert (name, m) == ("line1", 1)
    assert feasible(read(folder / "line1.txt"), tours)
    assert set(json.loads((tmp_path / "solutions.jsonl").read_text())) == {"instance", "m", "tours", "seconds"}
    assert rows[0].gap == 0.0
    assert "line1 (1)" in table(rows)


def test_a_sample_is_the_same_each_time(folder: Path) -> None:
    first = run(folder, seconds=0.05, sample=2, seed=3)
    second = run(folder, seconds=0.05, sample=2, seed=3)
    assert [(r.instance, r.m) for r in first] == [(r.instance, r.m) for r in second]
    assert len(first) == 2


@pytest.mark.parametrize(
    "tours",
    [
        pytest.param([[1, 1]], id="a place twice in a tour"),
        pytest.param([[1], [1]], id="a place in two tours"),
        pytest.param([[4]], id="home too late"),
        pytest.param([[2, 1, 3]], id="a window missed"),
        pytest.param([[9]], id="no such place"),
        pytest.param([[0]], id="the depot"),
    ],
)
def test_the_check_refuses(folder: Path, tours: list[list[int]]) -> None:
    assert not feasible(read(folder / "line1.txt"), tours)


def test_a_folder_without_instances_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no instances"):
        run(tmp_path)


def test_a_file_that_is_no_instance_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("a\nb\nc d e\n")
    with pytest.raises(InputError, match="not an instance"):
        run(tmp_path)


def test_a_peer_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tripwright.evals.toptw_peer.find_spec", lambda name: None)
    with pytest.raises(InputError, match="tripwright\\[bench\\]"):
        run(tmp_path, peer=True)


def test_the_peers_gap_is_printed_beside_ours() -> None:
    row = Row("c101", 1, 320, 320, 0.0, True, 1.0, ((1,),), peer_gap=1.25)
    assert "PyVRP mean %" in table([row])
    assert "1.25" in table([row])
    assert "PyVRP" not in table([replace(row, peer_gap=None)])
