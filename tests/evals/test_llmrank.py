"""The ranking task on a small synthetic data set of its shape."""

import json

import numpy as np
import pytest
from tripwright.domain.errors import InputError
from tripwright.evals import llmrank
from tripwright.evals.llmrank_data import item, read
from tripwright.tools.recommend.sequential import SequentialConfig

SMALL = SequentialConfig(dimensions=4, epochs=2, negatives=10)
WALKS = 30


@pytest.fixture
def folder(tmp_path):
    """Sixty items; everybody takes neighbours in order, so the next item follows from the last."""
    items = {str(n): {"title": f"T{n}", "year": str(1990 + n % 9), "genre": "Drama War"} for n in range(60)}
    (tmp_path / "items.json").write_text(json.dumps(items))
    rng = np.random.default_rng(0)
    lines = []
    for user in range(WALKS):
        first = int(rng.integers(0, 50))
        history = [str((first + n) % 60) for n in range(8)]
        target = str((first + 8) % 60)
        others = [str(n) for n in rng.permutation(60) if str(n) not in (*history, target)][:20]
        lines.append({"user": str(user), "history": history, "target": target, "cand": {"random": others}})
    (tmp_path / "users.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


def test_development_reads_no_target(folder):
    rows = [json.loads(line) for line in (folder / "users.jsonl").read_text().splitlines()]
    (folder / "blind.jsonl").write_text("\n".join(json.dumps({**r, "target": "nothing"}) for r in rows))
    assert read(folder, "blind.jsonl", "development") == read(folder, "users.jsonl", "development")
    task = read(folder, "blind.jsonl", "development")
    for case, history, row in zip(task.cases, task.histories, rows, strict=True):
        assert history.items == case.taken == tuple(row["history"][:-1])
        assert case.shown[case.target] == row["history"][-1]
        assert len(set(case.shown)) == 20


def test_targets_are_ranked_among_the_first_nineteen(folder):
    task = read(folder, "users.jsonl", "targets")
    assert all(len(c.shown) == 20 for c in task.cases)
    assert not any(c.shown[c.target] in h.items for c, h in zip(task.cases, task.histories, strict=True))


def test_gains_are_those_of_the_formula():
    scores = np.array([[3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [1.0, 1.0, 1.0]])
    found = llmrank.gains(scores, np.array([0, 1, 0]))
    assert found == pytest.approx([100, 100 / np.log2(3), 100 / np.log2(3)])
    assert llmrank.gains(np.arange(20.0)[None], np.array([9]))[0] == 0  # eleventh


def test_order_is_found_and_the_table_says_on_what(folder):
    said = []
    found = llmrank.run(folder, "users.jsonl", "users.jsonl", "targets", SMALL, said.append)
    means = {row.name: row.gains.mean() for row in found.rows}
    assert means["transitions"] > means["popularity"]
    text = llmrank.table(found)
    assert f"{WALKS} people" in text and "learnt on development" in text and "fusion, all" in text and said
    inner = llmrank.run(folder, "users.jsonl", "users.jsonl", "development", SMALL, said.append)
    assert {row.name for row in inner.rows} == set(means)


def test_a_period_is_shared_with_near_years_only():
    near, same, far = (set(item("1", {"genre": "Drama", "year": y}).terms) for y in ("1996", "1995", "1960"))
    assert len(near & same) > len(near & far) == 1


def test_another_file_is_refused_in_a_sentence(folder):
    with pytest.raises(InputError, match="not this data set"):
        read(folder, "nobody.jsonl", "targets")
