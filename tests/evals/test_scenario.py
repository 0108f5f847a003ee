"""Scenario files are checked when they are read, and say where they are wrong."""

from pathlib import Path

import pytest
from tripwright.domain.errors import InputError
from tripwright.domain.place import Place
from tripwright.evals.scenario import SHIPPED, load, read, schema
from tripwright.evals.world import HARBOURTON, WORLDS, world

GOOD = """
id: small
title: A small one
clock: 2026-11-24T09:00:00Z
catalog: {world: plain}
turns: [{say: hello}]
expect: [{path: last.outcome, equals: published}]
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "one.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert read(_file(tmp_path, GOOD)).id == "small"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("equals: published", "equals: published, excludes: x", "exactly one operator"),
        ("equals: published", "equal: published", "Extra inputs"),
        ("expect: [{path: last.outcome, equals: published}]", "expect: []", "cannot fail"),
        ("{world: plain}", "{world: plain, embedded: true}", "one of world"),
        ("{world: plain}", "{file: a.sqlite}", "hash"),
        ("09:00:00Z", "09:00:00+09:00", "UTC"),
        ("id: small", "id: Not An Id", "pattern"),
        ("turns: [{say: hello}]", "turns: [", "YAML"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_reason(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = _file(tmp_path, GOOD.replace(old, new))
    with pytest.raises(InputError, match=says) as caught:
        read(path)
    assert "one.yaml" in str(caught.value)


def test_two_of_one_id_are_refused(tmp_path: Path) -> None:
    _file(tmp_path, GOOD)
    (tmp_path / "two.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="another scenario called small"):
        load([tmp_path])


def test_a_folder_without_scenarios_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no scenario"):
        load([tmp_path])


def test_the_content_makes_the_digest_and_not_the_file(tmp_path: Path) -> None:
    one = read(_file(tmp_path, GOOD))
    again = read(_file(tmp_path, "# a remark\n" + GOOD))
    other = read(_file(tmp_path, GOOD.replace("say: hello", "say: bye")))
    assert one.digest == again.digest != other.digest


def test_sixty_scenarios_in_three_languages_are_shipped_and_cover_every_promise() -> None:
    shipped = load()
    tags = {t for s in shipped for t in s.tags}
    assert len(shipped) >= 60
    assert {s.language for s in shipped} == {"en", "ko", "zh"}
    assert {f"promise-{n}" for n in range(1, 11)} <= tags
    assert all(path.stem == read(path).id for path in SHIPPED.glob("*.yaml"))


def test_the_schema_names_what_a_file_needs() -> None:
    assert {"id", "title", "clock", "catalog"} <= set(schema()["required"])
    assert {"turns", "simulated"} <= set(schema()["properties"])


@pytest.mark.parametrize("name", sorted(WORLDS))
def test_every_place_of_an_invented_world_is_marked_synthetic(name: str) -> None:
    places: list[Place] = list(world(name).places(HARBOURTON))
    assert places
    assert all(p.synthetic for p in places)


def test_a_world_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="use one of plain"):
        world("moon")
