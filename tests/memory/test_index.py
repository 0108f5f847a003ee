"""Chroma as an index: it answers like the matrix, heals itself, and one process owns it."""

import shutil
import subprocess
import sys

import pytest
from tripwright.memory.embedding import HashedEmbedder
from tripwright.memory.index import ChromaIndex, brute
from tripwright.memory.rows import Selector

WORDS = "jazz temple market museum garden castle beach river ramen coffee tram hills opera forest lake".split()
TEXTS = [(f"row-{i}", f"note {i} about {WORDS[i % 15]} and {WORDS[i * 7 % 13]}") for i in range(60)]
EMBEDDER = HashedEmbedder()
QUERY = EMBEDDER.embed(["a temple with a garden"])[0]


@pytest.fixture
def index(tmp_path):
    made = ChromaIndex(tmp_path / "index", EMBEDDER)
    yield made
    made.close()


def test_chroma_and_the_matrix_find_the_same(index):
    exact = brute(EMBEDDER.embed([t for _, t in TEXTS]), QUERY)
    found = index.near("ana", TEXTS, QUERY, 60)
    assert found.keys() == {i for i, _ in TEXTS}
    for position, (row_id, _) in enumerate(TEXTS):
        assert found[row_id] == pytest.approx(exact[position], abs=1e-4)


def test_the_index_follows_the_rows_and_keeps_users_apart(index):
    index.near("ana", TEXTS, QUERY, 5)
    index.near("bob", TEXTS[:3], QUERY, 5)
    index.near("ana", TEXTS[10:], QUERY, 5)
    assert index.ids("ana") == {i for i, _ in TEXTS[10:]}
    assert index.ids("bob") == {i for i, _ in TEXTS[:3]}


def test_it_is_there_after_a_restart(index, tmp_path):
    index.near("ana", TEXTS, QUERY, 5)
    index.close()
    again = ChromaIndex(tmp_path / "index", EMBEDDER)
    assert len(again.ids("ana")) == len(TEXTS)
    again.close()


def test_a_corrupt_index_is_built_again(index, tmp_path):
    index.near("ana", TEXTS, QUERY, 5)
    index.close()
    for path in (tmp_path / "index").rglob("chroma.sqlite3"):
        path.write_bytes(b"garbage" * 1000)
    again = ChromaIndex(tmp_path / "index", EMBEDDER)
    assert len(again.near("ana", TEXTS, QUERY, 60)) == len(TEXTS)
    assert again.rebuilt > 0
    again.close()


def test_another_embedder_gets_an_index_of_its_own(index, tmp_path):
    index.near("ana", TEXTS, QUERY, 5)
    index.close()
    small = HashedEmbedder(64)
    again = ChromaIndex(tmp_path / "index", small)
    assert len(again.near("ana", TEXTS, small.embed(["temple"])[0], 60)) == len(TEXTS)
    again.close()


def test_dropping_a_partition_leaves_no_file(index, tmp_path):
    index.near("ana", TEXTS, QUERY, 5)
    index.drop("ana")
    assert [p.name for p in (tmp_path / "index").iterdir()] == ["owner.lock"]
    assert len(index.near("ana", TEXTS, QUERY, 60)) == len(TEXTS)


def test_a_second_process_does_not_touch_the_index_but_still_recalls(opened, tmp_path):
    memory = opened(chroma_from=0)
    memory.remember("I like jazz")
    assert memory.recall("jazz")
    assert memory.note == ""
    code = (
        "from pathlib import Path; from tripwright.memory.store import Memory\n"
        f"m = Memory.open(Path({str(tmp_path / 'home')!r}), 'ana', chroma_from=0)\n"
        "assert [f.row.text for f in m.recall('jazz')] == ['I like jazz']; assert 'another process' in m.note; m.close()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rows_survive_a_lost_index(opened, tmp_path):
    memory = opened(chroma_from=0)
    memory.remember("I like jazz")
    memory.recall("jazz")
    memory.close()
    shutil.rmtree(tmp_path / "home" / "index")
    assert [f.row.text for f in opened(chroma_from=0).recall("jazz")] == ["I like jazz"]


def test_a_partition_of_another_that_holds_what_was_forgotten_is_removed_and_built_again(opened, tmp_path):
    memory = opened(chroma_from=0)
    other = memory.for_user("bob")
    row = memory.remember("I keep a green parrot at home").row
    other.remember("I like jazz")
    other.recall("jazz")
    memory.recall("parrot")
    # The vector library writes memory that it did not clear: bytes of one user's row in another's file.
    partition = memory._shared.index._path("bob")
    next(partition.rglob("*.sqlite3")).with_name("spare.bin").write_bytes(b"\x00" + row.id.encode() + b"\x00")
    assert memory.forget(Selector(ids=(row.id,))).gone
    assert [f.row.text for f in other.recall("jazz")] == ["I like jazz"]
