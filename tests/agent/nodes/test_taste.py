"""Places are ranked by a published function of typed fields and of what the person's own choices taught."""

from datetime import UTC, datetime, timedelta

import pytest
from tripwright.agent.nodes.taste import FLOOR, LEARNT, learnt, score
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.request import Interest, Request
from tripwright.memory.store import Memory
from tripwright.tools.catalog.memory import InMemoryCatalog

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
KINDS = (Kind.MUSEUM, Kind.GALLERY, Kind.ZOO, Kind.PARK)
PLACES = [
    Place(
        id=f"{kind.value}{n}", city_id="t:city", name=f"{kind.value} {n}", kind=kind, importance=0.5, synthetic=True,
        point=Point(lat=1, lon=1),
    )
    for kind in KINDS for n in range(3)
]  # fmt: skip
ASK = Request(text="3 days")


@pytest.fixture
def catalog():
    city = City(id="t:city", name="Town", country="TT", point=Point(lat=1, lon=1), timezone="UTC")
    return InMemoryCatalog(countries=[Country(code="TT", name="Testland")], cities=[city], places=PLACES)


@pytest.fixture
def memory():
    with Memory.open(None, clock=lambda: NOW - timedelta(days=1)) as held:
        yield held


def feel(memory, item, value, kind="museum", **more):
    return memory.remember(f"about {item}", kind="feedback", slot=kind, value=value, item=item, **more).row


def factors(memory, catalog, now=NOW):
    return learnt(PLACES, memory, catalog, now).factors


def test_a_stranger_is_ranked_by_importance_and_wish_alone(memory, catalog):
    found = learnt(PLACES, memory, catalog, NOW)
    assert not found.known and not found.factors
    assert score(PLACES[0], ASK, found.factors) == FLOOR + 0.5


def test_one_like_counts_at_once_for_its_kind_and_less_for_kinds_like_it(memory, catalog):
    feel(memory, "museum0", "like")
    found = factors(memory, catalog)
    assert found["museum1"] > found["gallery1"] > found["zoo1"] == 1.0
    assert max(found.values()) <= 1 + LEARNT


def test_a_dislike_lowers_and_is_answered_by_a_later_like(memory, catalog):
    feel(memory, "zoo0", "dislike", "zoo")
    assert factors(memory, catalog)["zoo1"] < 1
    feel(memory, "zoo1", "like", "zoo")
    feel(memory, "zoo2", "like", "zoo")
    assert factors(memory, catalog)["zoo2"] > 1


def test_taste_fades(memory, catalog):
    feel(memory, "museum0", "like")
    soon, late = factors(memory, catalog), factors(memory, catalog, NOW + timedelta(days=720))
    assert soon["museum1"] > late["museum1"] > 1


def test_an_inference_is_weaker_than_a_word(memory, catalog):
    feel(memory, "museum0", "like", source="inferred")
    weak = factors(memory, catalog)["museum1"]
    feel(memory, "zoo0", "like", "zoo")
    assert 1 < weak < factors(memory, catalog)["zoo1"]


def test_each_place_names_the_memories_that_moved_it_and_forgetting_one_undoes_it(memory, catalog):
    before = learnt(PLACES, memory, catalog, NOW)
    row = feel(memory, "museum0", "like")
    other = feel(memory, "zoo0", "dislike", "zoo")
    found = learnt(PLACES, memory, catalog, NOW)
    assert [r for r, _ in found.moved["museum1"]] == [row.id]
    assert [r for r, _ in found.moved["zoo2"]] == [other.id]
    assert "park0" in found.moved or found.factors["park0"] == pytest.approx(1, abs=0.2)
    from tripwright.memory.rows import Selector

    memory.forget(Selector(ids=(row.id, other.id)))
    assert learnt(PLACES, memory, catalog, NOW) == before


def test_what_moved_a_factor_adds_up_to_it(memory, catalog):
    for place in ("museum0", "gallery1", "park2"):
        feel(memory, place, "like", place[:-1])
    found = learnt(PLACES, memory, catalog, NOW)
    for place, moved in found.moved.items():
        assert sum(part for _, part in moved) == pytest.approx(found.factors[place] - 1, abs=0.03)


def test_feedback_on_what_this_catalog_does_not_hold_teaches_by_its_kind_or_nothing(memory, catalog):
    feel(memory, "elsewhere", "like", "museum")
    assert factors(memory, catalog)["museum1"] > 1
    memory.remember("the thing", kind="feedback", slot="gizmo", value="like", item="unknown")
    assert factors(memory, catalog)["zoo1"] == 1


def test_the_formula_is_the_published_one(memory, catalog):
    feel(memory, "museum0", "like")
    request = Request(text="art", interests=(Interest(name="art", weight=1.0, words="art"),))
    found = factors(memory, catalog)
    assert score(PLACES[0], request, found) == pytest.approx((FLOOR + 0.5) * 1.5 * found["museum0"], abs=1e-6)
