"""Names: roles, homonyms, alternatives, misspellings."""

from collections.abc import Callable

import pytest
from tripwright.domain.catalog import Catalog
from tripwright.domain.errors import AmbiguousPlace, UnknownPlace
from tripwright.domain.request import Request

Read = Callable[..., Request]


def names(request: Request) -> list[str]:
    return ["|".join(o.name for o in s.options) for s in request.stops]


@pytest.mark.parametrize(
    ("text", "origin", "stops"),
    [
        ("plan a trip departing from Lisbon and heading to Rome for 3 days", "Lisbon", ["Rome"]),
        ("I live in Seoul, take me to Kyoto for 4 days", "Seoul", ["Kyoto"]),
        ("tokyo 3 days", None, ["Tokyo"]),
        ("3 days in Rome, then 2 days in Florence", None, ["Rome", "Florence"]),
        ("서울에서 도쿄로 3일", "Seoul", ["Tokyo"]),
        ("부산 출발 오사카 2박 3일", "Busan", ["Osaka"]),
        ("도쿄에서 3일", None, ["Tokyo"]),
        ("我们从成都出发，到上海旅行3天", "Chengdu", ["Shanghai"]),
        ("想去東京玩三天", None, ["Tokyo"]),
        ("3 days in Rome from Lisbon and back to Lisbon", "Lisbon", ["Rome"]),
    ],
)
def test_where_from_and_where_to(read: Read, text: str, origin: str | None, stops: list[str]) -> None:
    request = read(text)
    assert (request.origin.name if request.origin else None, names(request)) == (origin, stops)


def test_alternatives_are_one_stop(read: Read) -> None:
    assert names(read("a long weekend in Rome or Athens")) == ["Rome|Athens"]
    assert names(read("파리 아니면 런던으로 3일")) == ["Paris|London"]


def test_nights_belong_to_their_city(read: Read) -> None:
    request = read("3 nights in Rome then 2 in Florence")
    assert [s.nights for s in request.stops] == [3, 2]
    assert request.when.days == 6
    assert [s.nights for s in read("罗马3晚，佛罗伦萨2晚").stops] == [3, 2]
    assert [s.nights for s in read("파리 3박 런던 2박").stops] == [3, 2]


def test_a_place_that_is_ruled_out_is_no_stop(read: Read) -> None:
    request = read("제주 말고 부산 2박3일")
    assert names(request) == ["Busan"]
    assert any("Jeju" in a for a in request.assumptions)


def test_cities_of_a_region_are_counted(sandbox: Catalog) -> None:
    from datetime import date

    from tripwright.agent.language.keyless import understand

    request = understand("5 days, starting from Orlando, visiting 2 cities in Texas", sandbox, date(2022, 3, 1))
    assert request.cities_wanted == 2
    assert [(o.level, len(o.ids)) for s in request.stops for o in s.options] == [("region", 3)]


def test_the_larger_namesake_is_meant_when_it_dominates(read: Read) -> None:
    [stop] = read("3 days in London").stops
    assert stop.options[0].ids == ("geonames:11",)


def test_a_region_after_a_comma_decides(read: Read) -> None:
    [stop] = read("3 days in London, Ontario").stops
    assert stop.options[0].ids == ("geonames:12",)


def test_two_namesakes_are_asked_about_with_readable_choices(read: Read) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        read("five days in San Jose")
    assert caught.value.choices == ("San Jose, California", "San José, Costa Rica")
    assert caught.value.words == "San Jose"


@pytest.mark.parametrize("choice", ["San Jose, California", "San José, Costa Rica"])
def test_each_choice_answers_the_question(read: Read, choice: str) -> None:
    assert len(read(f"five days in {choice}").stops) == 1


def test_a_close_spelling_is_taken_and_said(read: Read) -> None:
    request = read("I want to go to Barcelna for 4 days")
    assert names(request) == ["Barcelona"]
    assert any("Barcelna" in a for a in request.assumptions)


def test_an_unknown_name_is_told(read: Read) -> None:
    with pytest.raises(UnknownPlace, match="Xyzzyville"):
        read("plan a trip to Xyzzyville for 3 days")


def test_common_words_are_no_towns(read: Read) -> None:
    assert names(read("a nice trip to Rome for 3 days")) == ["Rome"]
    assert names(read("a trip to Nice for 3 days")) == ["Nice"]


def test_an_open_request_has_a_climate_and_no_stop(read: Read) -> None:
    request = read("somewhere warm with temples in November")
    assert (request.stops, request.climate) == ((), "warm")
    assert [i.name for i in request.interests] == ["temples"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a parks, no museums weekend in Kyoto in February", ["Kyoto"]),
        ("3 days, no museums in Kyoto", ["Kyoto"]),
        ("no trips to Paris, 3 days in Rome", ["Rome"]),
        ("3 days in Italy without Rome", ["Italy"]),
        ("avoid Paris, 3 days in Rome", ["Rome"]),
    ],
)
def test_what_is_left_out_in_a_city_does_not_leave_out_the_city(read: Read, text: str, names: list[str]) -> None:
    assert [ref.name for stop in read(text).stops for ref in stop.options] == names
