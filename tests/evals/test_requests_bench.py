"""The request files are what the bench says they are, and its score can tell right from wrong."""

from importlib.resources import files

import tripwright.evals
from tripwright.domain.place import City, Country, Point
from tripwright.evals.requests_bench import FILES, Case, cases, score
from tripwright.tools.catalog.memory import InMemoryCatalog

ROWS = {name: cases((files(tripwright.evals) / "requests" / name).read_text("utf-8").splitlines()) for name in FILES}
ALL = [case for rows in ROWS.values() for case in rows]


def world() -> InMemoryCatalog:
    rome = City(
        id="geonames:1",
        name="Rome",
        country="IT",
        point=Point(lat=41.9, lon=12.5),
        timezone="Europe/Rome",
        population=2318895,
    )
    return InMemoryCatalog(cities=[rome], countries=[Country(code="IT", name="Italy")])


def case(text: str, *slots: tuple[str, str]) -> Case:
    return Case("t", "en", (text,), frozenset(slots))


def test_there_are_enough_requests_in_each_language_and_many_turns() -> None:
    counts = {language: sum(c.language == language for c in ALL) for language in ("en", "ko", "zh")}
    assert counts["en"] >= 60 and counts["ko"] >= 60 and counts["zh"] >= 30
    assert sum(len(c.turns) > 1 for c in ALL) >= 30


def test_ids_and_texts_are_their_own() -> None:
    assert len({c.id for c in ALL}) == len(ALL)
    assert len({c.turns for c in ALL}) == len(ALL)


def test_a_right_reading_scores_one() -> None:
    total = score([case("3 days in Rome", ("kind", "plan"), ("stop", "Rome"), ("days", "3"))], world())["all"]
    assert (total.f1, total.exact, total.silent) == (1.0, 1, [])


def test_a_missing_condition_that_is_not_said_is_counted() -> None:
    total = score(
        [case("3 days in Rome", ("kind", "plan"), ("stop", "Rome"), ("days", "3"), ("diet", "vegan"))], world()
    )["all"]
    assert total.f1 < 1 and total.silent == ["t: diet vegan"]


def test_an_error_is_a_wrong_slot_and_no_crash() -> None:
    total = score([case("0 days in Rome", ("kind", "plan"))], world())["all"]
    assert (total.right, total.wrong, total.missing) == (0, 1, 1)
