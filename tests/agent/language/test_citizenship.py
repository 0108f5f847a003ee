"""Whose passport a request speaks of, with and without "I"."""

from collections.abc import Callable

import pytest
from tripwright.domain.request import Request

Read = Callable[..., Request]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 days in Vienna, passport South Korea", "KR"),
        ("3 days in Vienna, passport: south korea", "KR"),
        ("3 days in Vienna with a Korean passport", "KR"),
        ("3 days in Vienna, US passport holders", "US"),
        ("3 days in Vienna for two, passports from Costa Rica, museums", "CR"),
        ("iceland passport, 3 days in Vienna", "IS"),
        ("빈 3일, 여권은 대한민국", "KR"),
        ("빈 3일, 그리스 여권", "GR"),
        ("维也纳3天，韩国护照", "KR"),
        ("维也纳3天，护照：泰国", "TH"),
        ("3 days in Vienna with Korean people", None),
        ("3 days in Vienna, do I need a passport", None),
    ],
)
def test_a_passport_is_of_the_traveller_and_no_destination(read: Read, text: str, code: str | None) -> None:
    request = read(text)
    assert request.party.members[0].passport == code
    assert [ref.name for stop in request.stops for ref in stop.options] == ["Vienna"]
    assert not request.not_understood or code is None
