"""The calendar, as the icalendar library reads it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tripwright.domain.plan import Leg, Meal, Visit
from tripwright.tools.outputs import ics
from tripwright.tools.outputs.calendar import _escaped, _folded
from tripwright.tools.outputs.clean import clean
from tripwright.tools.outputs.zones import vtimezone


def events(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def named(text, start):
    return next(e for e in events(text) if str(e["SUMMARY"]).startswith(start))


def test_each_visit_meal_and_move_between_cities_is_an_event_at_its_instant(trip, trip_catalog):
    plan = trip()
    wanted = {(i.start, i.end) for d in plan.days for i in d.items if isinstance(i, Visit | Meal)}
    wanted |= {
        (i.depart, i.arrive) for d in plan.days for i in d.items if isinstance(i, Leg) and i.scope == "intercity"
    }
    timed = [e for e in events(ics(plan, trip_catalog)) if isinstance(e["DTSTART"].dt, datetime)]
    assert {(e["DTSTART"].dt, e["DTEND"].dt) for e in timed} == wanted
    assert len(timed) == len(wanted)


def test_a_night_is_a_whole_day_that_does_not_block_the_calendar(trip, trip_catalog):
    night = named(ics(trip(), trip_catalog), "Night at The Inn")
    assert (night["DTSTART"].dt, night["DTEND"].dt) == (date(2026, 10, 25), date(2026, 10, 26))
    assert night["TRANSP"] == "TRANSPARENT"


def test_times_carry_the_zone_where_they_happen(trip, trip_catalog):
    flight = named(ics(trip(), trip_catalog), "Flight XA 12")
    assert flight["DTSTART"].params["TZID"] == "Europe/Vienna"
    assert flight["DTEND"].params["TZID"] == "Asia/Seoul"
    assert flight["DTSTART"].dt.hour == 13 and flight["DTEND"].dt.hour == 7


def test_the_zones_inside_the_file_give_the_same_instants_as_the_time_zone_database(trip, trip_catalog):
    calendar = icalendar.Calendar.from_ical(ics(trip(), trip_catalog))
    zones = {str(z["TZID"]): z for z in calendar.walk("VTIMEZONE")}
    assert set(zones) == {"Europe/Vienna", "Asia/Seoul"}
    vienna = zones["Europe/Vienna"].to_tz(lookup_tzid=False)
    for local in (datetime(2026, 10, 24, 9, 45), datetime(2026, 10, 25, 9, 10), datetime(2026, 10, 25, 13, 5)):
        assert local.replace(tzinfo=vienna).utcoffset() == local.replace(tzinfo=ZoneInfo("Europe/Vienna")).utcoffset()


def test_a_change_of_the_clocks_inside_the_span_is_an_observance_of_its_own():
    zone = ZoneInfo("Europe/Vienna")
    lines = vtimezone(zone, datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC))
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20260329T020000",
        "DTSTART:20261025T030000",
    ]
    assert lines.count("BEGIN:DAYLIGHT") == lines.count("BEGIN:STANDARD") == 1


@given(
    st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia"]),
    st.integers(0, 400),
)
def test_any_zone_is_right_on_any_day_of_the_span(name, day):
    zone, start = ZoneInfo(name), datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
    made = "\r\n".join(["BEGIN:VCALENDAR", *vtimezone(zone, start, start + timedelta(days=5)), "END:VCALENDAR", ""])
    read = icalendar.Calendar.from_ical(made).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for after in range(6):
        local = (start + timedelta(days=after)).astimezone(zone).replace(tzinfo=None)
        assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=zone).utcoffset()


def test_a_zone_that_nobody_knows_gives_universal_time(trip, trip_catalog):
    day = trip().days[0].model_copy(update={"timezone": "Mars/Olympus", "city_id": "nowhere"})
    lunch = named(ics(trip(days=(day,)), trip_catalog), "Lunch")
    assert lunch["DTSTART"].dt == day.items[2].start and lunch["DTSTART"].dt.tzname() == "UTC"


def test_a_visit_of_unknown_or_old_hours_is_tentative_and_says_so(trip, trip_catalog):
    text = ics(trip(), trip_catalog)
    assert named(text, "Salt Palace")["STATUS"] == "CONFIRMED"
    assert str(named(text, "Salt Palace")["SUMMARY"]) == "Salt Palace"
    assert named(text, "Fish")["STATUS"] == "TENTATIVE" and "Hours unknown, check" in str(
        named(text, "Fish")["SUMMARY"]
    )
    assert "as of 1 May 2024, check" in str(named(text, "East Tower")["SUMMARY"])


def test_importing_the_same_plan_again_makes_no_second_event(trip, trip_catalog):
    first, second = (ics(trip(), trip_catalog) for _ in range(2))
    uids = [str(e["UID"]) for e in events(first)]
    assert first == second and len(set(uids)) == len(uids)


def test_lines_end_as_the_standard_says_and_none_is_over_75_octets(trip, trip_catalog):
    for language in ("en", "ko", "zh"):
        lines = ics(trip(language), trip_catalog).split("\r\n")
        assert lines[-1] == "" and all("\n" not in line and "\r" not in line for line in lines)
        assert max(len(line.encode()) for line in lines) <= 75


@given(st.text(max_size=200))
def test_any_text_comes_back_as_it_went_in(text):
    line = f"SUMMARY:{_escaped(text)}"
    body = "".join(_folded(line))
    event = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{body}END:VEVENT\r\n")
    assert str(event["SUMMARY"]) == clean(text).replace("\r\n", "\n").replace("\t", " ")


def test_a_hostile_name_stays_inside_its_field(trip, trip_catalog, hostile):
    made = ics(trip(request=trip().request.model_copy(update={"text": "x\r\nBEGIN:VALARM"})), trip_catalog)
    assert "\x1b" not in made and "\u202e" not in made
    assert not icalendar.Calendar.from_ical(made).walk("VALARM")
