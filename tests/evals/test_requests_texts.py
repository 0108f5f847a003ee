"""Fields of public queries are compared one by one: what is right is not listed, what is wrong is, with both values."""

from datetime import date
from pathlib import Path

import pytest
from tripwright.domain.errors import PlanFileError
from tripwright.domain.place import City, Country, Point
from tripwright.evals.requests_texts import travelplanner, wrong_fields
from tripwright.tools.catalog.memory import InMemoryCatalog

QUERY = {
    "org": "Houston", "dest": "Dallas", "days": 3, "visiting_city_number": 1, "people_number": 2, "budget": 1500,
    "date": ["2022-03-20", "2022-03-21", "2022-03-22"],
    "local_constraint": {"house rule": "pets", "cuisine": None, "room type": None, "transportation": "no flight"},
    "query": "A 3-day trip for 2 people from Houston to Dallas from March 20th to March 22nd, 2022, with a budget of $1,500. No flights. We have pets.",
}  # fmt: skip


def world() -> InMemoryCatalog:
    cities = [
        City(id=f"geonames:{i}", name=name, country="US", point=Point(lat=30 + i, lon=-95), timezone="UTC", population=10**6)
        for i, name in enumerate(("Houston", "Dallas"))
    ]  # fmt: skip
    us = Country(code="US", name="United States")
    return InMemoryCatalog(cities=cities, countries=[us], as_of=date(2022, 3, 1), currency="USD")


def test_a_text_that_is_read_exactly_has_no_wrong_field() -> None:
    assert wrong_fields(QUERY, world()) == {}


def test_a_field_that_differs_is_named_with_both_values() -> None:
    assert wrong_fields(QUERY | {"people_number": 3}, world()) == {"people_number": "2 for 3"}


def test_queries_without_fields_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "queries.jsonl"
    file.write_text('{"query": "3 days in Rome"}')
    with pytest.raises(PlanFileError):
        list(travelplanner(file))
