"""A sight asked for by a part of its name."""

from collections.abc import Callable

import pytest
from tripwright.agent.language.sights import best_place
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.request import Request
from tripwright.tools.catalog.memory import InMemoryCatalog


def world(*places: tuple[str, float]) -> InMemoryCatalog:
    here = Point(lat=48.2, lon=16.37)
    return InMemoryCatalog(
        countries=[Country(code="AT", name="Austria")],
        cities=[City(id="c:1", name="Vienna", country="AT", point=here, timezone="Europe/Vienna")],
        places=[
            Place(
                id=f"p:{n}", city_id="c:1", name=name, kind=Kind.PALACE, point=here, importance=weight, synthetic=True
            )
            for n, (name, weight) in enumerate(places)
        ],
    )


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ((("Palace and Gardens of Schönbrunn", 0.6), ("Schönbrunn Maze", 0.03)), "p:0"),
        ((("Palace and Gardens of Schönbrunn", 0.6), ("Schönbrunn Maze", 0.5)), None),
        ((("Palace and Gardens of Schönbrunn", 0.6),), "p:0"),
    ],
)
def test_the_one_that_leads_clearly_is_meant_and_of_equals_none(
    places: tuple[tuple[str, float], ...], found: str | None
) -> None:
    place = best_place(world(*places), "Schönbrunn", ["c:1"], loose=True)
    assert (place.id if place else None) == found


def test_a_part_of_a_name_counts_only_where_it_was_asked_for() -> None:
    assert best_place(world(("Palace and Gardens of Schönbrunn", 0.6)), "Schönbrunn", ["c:1"]) is None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("3 days in Paris, ideally the Louvre", False),
        ("3 days in Paris, preferably the Louvre", False),
        ("3 days in Paris, must see the Louvre", True),
    ],
)
def test_a_sight_that_would_be_ideal_is_a_wish(read: Callable[..., Request], text: str, holds: bool) -> None:
    (must,) = (c for c in read(text).constraints if c.type == "must_see")
    assert must.hard is holds
