"""Golden texts, short and factual, in the shapes that the city of Madrid publishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.hours import OpeningHours, Season
from tripwright.tools.catalog.importers.hours_es import hours_es

SUMMER = Season(start_month=6, start_day=15, end_month=9, end_day=15)


def tables(text: str) -> dict[Season | None, dict[str, str]]:
    """Season -> its week as text: "10:00-18:00", "x" for closed; an unknown day is not there."""
    hours = hours_es(text)
    assert hours is not None
    return {
        each.season: {rule: ",".join(map(str, times)) or "x" for rule, times in each.days.items()}
        for each in hours.weekly
    }


def closed_days(text: str) -> tuple[tuple[int, int], ...]:
    hours = hours_es(text)
    assert hours is not None
    return hours.closed_month_days


def test_a_plain_week_closes_the_days_that_are_not_named() -> None:
    days = tables("De martes a sábado: de 10 a 21 horas. Domingos: de 10 a 16 horas.")[None]
    assert days == {
        "mon": "x",
        **dict.fromkeys(("tue", "wed", "thu", "fri", "sat"), "10:00-21:00"),
        "sun": "10:00-16:00",
    }


def test_a_break_at_noon() -> None:
    text = "De martes a sábado, de 10 a 14 horas (acceso hasta las 13 horas) y de 16 a 18:30 horas (acceso hasta las 17:30 horas)."
    assert tables(text)[None]["tue"] == "10:00-14:00,16:00-18:30"


def test_feasts_have_their_own_hours() -> None:
    assert tables("Domingos y festivos de 9:30 a 15 horas.")[None]["holiday"] == "09:30-15:00"
    assert tables("Sábados: de 10 a 14 horas. Lunes, domingos y festivos: cerrado.")[None]["holiday"] == "x"


def test_feast_hours_against_a_closed_monday_leave_feasts_unknown() -> None:
    text = "De martes a sábado de 9:30 a 20 horas. Domingos y festivos de 9:30 a 15 horas. Cerrado todos los lunes."
    assert "holiday" not in tables(text)[None] and tables(text)[None]["mon"] == "x"


def test_closing_dates_over_several_sentences() -> None:
    text = "Martes a domingo, de 10 a 15 horas.   Cerrado:   Todos los lunes del año. 1 y 6 de enero; 1 de mayo y 24, 25 y 31 de diciembre."
    assert closed_days(text) == ((1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 31))


def test_summer_hours_come_before_the_years() -> None:
    text = "De martes a domingos de 10 a 20 horas.  Verano (del 15 de junio al 15 de septiembre): de martes a domingos de 10 a 19 horas."
    found = tables(text)
    assert list(found) == [SUMMER, None]
    assert found[SUMMER]["tue"] == "10:00-19:00" and found[None]["tue"] == "10:00-20:00"


def test_two_seasons_of_months() -> None:
    text = "De octubre a mayo:   Lunes a viernes, de 9:30 a 15 horas.   De junio a septiembre:   Lunes a domingo, de 10 a 15 horas."
    winter = Season(start_month=10, start_day=1, end_month=5, end_day=31)
    assert tables(text)[winter]["sat"] == "x"


def test_a_month_of_short_hours_and_a_closed_month() -> None:
    text = "De martes a domingo de 10 a 19 horas Durante el mes de agosto, horario reducido de 10 a 15 horas"
    august = Season(start_month=8, start_day=1, end_month=8, end_day=31)
    assert tables(text)[august]["tue"] == "10:00-15:00"
    assert set(tables("Lunes a viernes de 9 a 17 horas. Cerrado festivos y mes de agosto.")[august].values()) == {"x"}


def test_single_days_with_short_hours() -> None:
    text = "De lunes a sábado, de 10 a 20 horas. Horario reducido, de 10 a 14 horas (6 de enero y 24 de diciembre)."
    epiphany = Season(start_month=1, start_day=6, end_month=1, end_day=6)
    assert tables(text)[epiphany]["mon"] == "10:00-14:00"


def test_free_hours_are_no_opening_hours() -> None:
    text = "De lunes a sábado, de 10 a 20 horas. Horario de gratuidad:  De lunes a sábado, de 18 a 20 horas."
    assert tables(text)[None]["mon"] == "10:00-20:00"


def test_the_week_of_san_isidro_is_unknown() -> None:
    text = "De martes a domingo de 10 a 20 horas.  Semana de San Isidro:  de martes a domingo de 10 a 19 horas."
    assert tables(text)[Season(start_month=5, start_day=9, end_month=5, end_day=21)] == {}


def test_always_open() -> None:
    assert hours_es("Entrada libre. Abierto 24 horas al día los 365 días del año.") == OpeningHours(always_open=True)


@pytest.mark.parametrize(
    "text",
    [
        "Visita con cita previa.",
        "Consultar en la web.",
        "Horario de invierno: Lunes a domingo, de 11 a 19 horas.",  # from when?
        "De lunes a sábado de 10 a 14:30 horas. Cerrado los domingos y días de actos especiales.",
        "Martes a domingo, de 9:30 a 15 horas. Lunes cerrado y los días 28 y 29 de marzo de 2024.",  # Easter of that year
        "De lunes a viernes de 10 a 19 horas. Lunes de 12 a 16 horas.",  # contradicts itself
        "Martes a sábado, de 9 a 19 horas. Los jueves de julio, apertura extraordinaria.",
        "",
        None,
    ],
)
def test_what_is_not_understood_whole_gives_no_hours(text: str | None) -> None:
    assert hours_es(text) is None


@given(
    st.lists(
        st.sampled_from(
            "De a lunes martes domingo festivos 10 20 45 enero junio horas cerrado y , . : del al ( )".split()
        ),
        max_size=14,
    )
)
def test_any_text_gives_hours_or_none_and_never_an_error(words: list[str]) -> None:
    hours = hours_es(" ".join(words))
    assert hours is None or hours.weekly or hours.always_open
