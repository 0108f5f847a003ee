"""How people say lengths, parties, purses and places in everyday words, against the shipped pack."""

from datetime import date
from typing import Any

import pytest
from tripwright.agent.language.keyless import understand
from tripwright.domain.errors import BadDates
from tripwright.domain.request import BudgetCap, Request
from tripwright.tools.catalog import open_catalog

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def pack() -> Any:
    return open_catalog()


@pytest.fixture
def read(pack: Any) -> Any:
    return lambda text: understand(text, pack, TODAY)


def test_an_adjective_may_stand_between_a_count_and_its_days(read: Any) -> None:
    request: Request = read("Four relaxed days in Kyoto from 4 December 2026")
    assert request.when.dates is not None
    assert request.when.dates.days == 4
    assert request.pace == "slow"


def test_zero_days_in_words_are_refused(read: Any) -> None:
    with pytest.raises(BadDates):
        read("zero days in Paris")


@pytest.mark.parametrize(
    ("text", "adults", "ages"),
    [
        ("Rome for three pensioners, 3 days", 3, ()),
        ("4 days in London, we are 2 vegans", 2, ()),
        ("4 days in London with a toddler", 1, (2,)),
        ("4 days in London with a teenager", 1, (15,)),
    ],
)
def test_a_party_is_counted_in_everyday_words(read: Any, text: str, adults: int, ages: tuple[int, ...]) -> None:
    party = read(text).party
    assert (party.adults, party.child_ages) == (adults, ages)


def test_disliking_to_walk_is_a_need_and_not_a_ban_on_walking(read: Any) -> None:
    kinds = {c.type for c in read("Rome, 3 days, my parents do not like to walk much").constraints}
    assert "access" in kinds
    assert "transport_ban" not in kinds


@pytest.mark.parametrize(
    ("text", "currency"), [("5 days in Osaka, budget ¥200000", "JPY"), ("从成都去上海玩3天，预算5000", "CNY")]
)
def test_the_trip_settles_a_purse_that_the_words_leave_open(read: Any, text: str, currency: str) -> None:
    caps = [c for c in read(text).constraints if isinstance(c, BudgetCap)]
    assert [c.limit.currency for c in caps] == [currency]
    assert caps[0].currency_assumed


@pytest.mark.parametrize(
    "words", ["dining matters to us", "as for dining preferences, we eat anything", "with regard to dining"]
)
def test_an_ordinary_word_is_no_town(read: Any, words: str) -> None:
    assert [o.name for s in read(f"3 days in Rome. {words}").stops for o in s.options] == ["Rome"]


@pytest.mark.parametrize(("words", "name"), [("nyc", "New York City"), ("NYC", "New York City")])
def test_a_short_name_is_known(read: Any, words: str, name: str) -> None:
    assert read(f"3 days in {words} in May").stops[0].options[0].name == name


def test_public_holidays_of_a_month_are_a_question(read: Any) -> None:
    question = read("public holidays in Korea in October").question
    assert (question.topic, question.subjects) == ("holiday", ("KR",))
