"""Golden texts, short and factual, in the shapes that French museums publish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import OpeningHours
from tripwright.tools.catalog.importers.hours_fr import hours_fr


def week(hours: OpeningHours | None) -> dict[str, str]:
    """A one-table week as text: "10:00-18:00", "x" for closed; an unknown day is not there."""
    assert hours is not None and len(hours.weekly) == 1
    return {rule: ",".join(map(str, times)) or "x" for rule, times in hours.weekly[0].days.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ouvert du mardi au dimanche de 10h à 18h", {"mon": "x", "tue": "10:00-18:00", "sun": "10:00-18:00"}),
        ("Ouvert de 10h à 18h du mardi au dimanche", {"mon": "x", "tue": "10:00-18:00", "sun": "10:00-18:00"}),
        ("Ouvert du mercredi au lundi de 9h15 à 17h45", {"mon": "09:15-17:45", "tue": "x", "wed": "09:15-17:45"}),
        (
            "Mardi au vendredi de 11h à 18h - samedi et dimanche de 10h à 18h",
            {"fri": "11:00-18:00", "sat": "10:00-18:00"},
        ),
        (
            "Ouvert lundi, mercredi au vendredi de 11h à 18h, samedi-dimanche de 11h à 19h",
            {"tue": "x", "sun": "11:00-19:00"},
        ),
        ("Ouvert du lundi au jeudi de 10h à 12h30 et de 14h à 18h", {"mon": "10:00-12:30,14:00-18:00", "fri": "x"}),
        (
            "Ouvert du mardi au dimanche de 11h à 18h et le mercredi de 11h à 21h30",
            {"wed": "11:00-21:30", "thu": "11:00-18:00"},
        ),
        ("Ouvert tous les jours de 10h à 18h", {"mon": "10:00-18:00", "sun": "10:00-18:00"}),
        (
            "Ouvert du mardi au jeudi de 10h à 18h, week-end et jours fériés de 10h à 19h",
            {"sat": "10:00-19:00", "holiday": "10:00-19:00"},
        ),
    ],
)
def test_a_text_becomes_its_week(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= week(hours_fr(text)).items()


def test_days_that_are_not_named_are_closed_and_holidays_are_not_said() -> None:
    assert set(week(hours_fr("Ouvert du mercredi au dimanche de 13h à 18h"))) == {
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    }


def test_a_first_thursday_makes_every_thursday_unknown() -> None:
    days = week(hours_fr("Ouvert du lundi au samedi de 10h à 18h et le premier jeudi jusqu'à 20h"))
    assert "thu" not in days and days["wed"] == "10:00-18:00" and days["sun"] == "x"


def test_a_weekday_of_the_school_holidays_is_unknown() -> None:
    text = "Ouvert mardi, dimanche de 11h à 19h. Ouverture exceptionnelle les lundis de 11h à 19h pendant les vacances"
    assert "mon" not in week(hours_fr(text))


def test_an_evening_of_its_own_lengthens_the_day() -> None:
    days = week(hours_fr("Ouvert du mardi au dimanche de 10h à 18h", evenings="Le mercredi jusqu'à 20h45"))
    assert days["wed"] == "10:00-20:45" and days["thu"] == "10:00-18:00"


def test_an_evening_that_contradicts_the_text_makes_the_day_unknown() -> None:
    days = week(hours_fr("Ouvert lundi de 9h à 18h, vendredi de 9h à 22h", evenings="Vendredi jusqu'à 21h45"))
    assert "fri" not in days and days["mon"] == "09:00-18:00"


def test_an_evening_for_an_exhibition_changes_nothing() -> None:
    text = "Ouvert du mardi au dimanche de 10 à 18 h. Nocturne le mercredi jusqu'a 22h pour les expositions temporaires"
    assert week(hours_fr(text))["wed"] == "10:00-18:00"


def test_closing_dates_and_feasts() -> None:
    hours = hours_fr("Ouvert du mardi au dimanche de 10h à 18h", "1er janvier, 1er mai et 25 décembre")
    assert hours is not None and hours.closed_month_days == ((1, 1), (5, 1), (12, 25))
    assert week(hours_fr("Ouvert du mardi au dimanche de 10h à 18h", "Jours fériés"))["holiday"] == "x"
    assert "holiday" not in week(hours_fr("Ouvert du mardi au dimanche de 10h à 18h", "Certains jours fériés"))


@pytest.mark.parametrize(
    ("text", "closures"),
    [
        ("Entrée sur rdv uniquement", None),
        ("Ouvert de 10h à 18h", None),  # on which days?
        ("Ouvert de 9h30 à 18h d'avril à septembre", None),
        ("Ouvert du mardi au dimanche de 10h à 18h", "1er mai, Yom Kippour"),
        ("Ouvert du mardi au dimanche de 10h à 18h", "24 mars, 1er mai et 12 mai 2008"),  # Easter Monday of that year
        ("Ouvert du mardi au dimanche de 25h à 26h", None),
        ("Ouvert du mardi au dimanche de 10h à 18h. Fermé en août", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_not_understood_whole_gives_no_hours(text: str | None, closures: str | None) -> None:
    assert hours_fr(text, closures) is None


@given(st.text(alphabet="ouvertdmacinhjs 0123456789,.-'hà", max_size=60), st.text(max_size=20))
def test_any_text_gives_hours_or_none_and_never_an_error(text: str, closures: str) -> None:
    hours = hours_fr(text, closures)
    assert hours is None or hours.weekly
