"""Dates and clocks: local dates in order, offsets of the zone where a thing happens, days of the trip, nights."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ...domain.plan import Day, Item, Leg, Meal, Visit
from .case import Broken, Case, Saying

#: A thing that starts before this hour may still belong to the evening before.
SMALL_HOURS = 6


def span(item: Item) -> tuple[datetime, datetime]:
    """(start, end) of an item, aware."""
    return (item.depart, item.arrive) if isinstance(item, Leg) else (item.start, item.end)


def days_are_the_dates(case: Case) -> Saying:
    """One day for each date of the trip, in order, none before the plan was made."""
    if tuple(d.date for d in case.plan.days) != tuple(case.plan.dates):
        yield Broken("The days of the plan are not the dates of the trip, each once and in order.", "days")
    made = case.catalog.as_of or case.plan.made_at.date()
    if case.plan.dates.start < made - timedelta(days=1):
        yield Broken(f"The trip begins on {case.plan.dates.start}, before it was planned on {made}.", "dates")


def days_have_their_zone(case: Case) -> Saying:
    """A day's time zone is that of its city."""
    for i, day in enumerate(case.plan.days):
        city = case.city(day.city_id)
        if city is not None and day.timezone != city.timezone:
            yield Broken(f"{city.name} is in {city.timezone}, not in {day.timezone}.", f"days[{i}].timezone")


def offsets_are_local(case: Case) -> Saying:
    """Each time has the offset of the place where it happens on that date, summer time included, and exists there."""
    for where, day, item in case.items:
        for moment, zones in _moments(case, day, item):
            if zones and not any(_is_local(moment, zone) for zone in zones):
                yield Broken(f"{moment.isoformat()} is not local time where it happens ({zones[0].key}).", where)


def _moments(case: Case, day: Day, item: Item) -> Iterator[tuple[datetime, list[ZoneInfo]]]:
    """Each time of an item with the zones that it may be in."""
    if isinstance(item, Leg):
        yield item.depart, _zones(case, day, case.spot_city(item.origin))
        yield item.arrive, _zones(case, day, case.spot_city(item.destination))
        return
    where = None
    if isinstance(item, Visit):
        where = case.spot_city(item.place_id)
    elif isinstance(item, Meal) and item.restaurant_id is not None:
        where = case.spot_city(item.restaurant_id)
    zones = _zones(case, day, where)
    yield item.start, zones
    yield item.end, zones


def _zones(case: Case, day: Day, city_id: str | None) -> list[ZoneInfo]:
    cities = [city_id] if city_id is not None else sorted(case.cities_of(day))
    return [zone for c in cities if (zone := case.zone(c)) is not None]


def _is_local(moment: datetime, zone: ZoneInfo) -> bool:
    return moment.astimezone(zone).utcoffset() == moment.utcoffset()


def items_are_on_their_day(case: Case) -> Saying:
    """An item starts on its day's date; the small hours of the next morning may belong to the evening before."""
    for where, day, item in case.items:
        start, end = span(item)
        late = start.date() == day.date + timedelta(days=1) and start.hour < SMALL_HOURS and not isinstance(item, Leg)
        if start.date() != day.date and not late:
            yield Broken(f"An item of {day.date} starts on {start.date()}.", where)
        if end <= start and not (end == start and isinstance(item, Leg)):
            yield Broken("An item ends before it starts.", where)


def items_do_not_overlap(case: Case) -> Saying:
    """Items are in order, and each begins when the one before has ended."""
    last: datetime | None = None
    for where, day, item in case.items:
        start, end = span(item)
        if last is not None and start < last:
            yield Broken(f"Two items of {day.date} overlap, or stand in the wrong order.", where)
        last = max(end, last) if last is not None else end


def nights_are_covered_once(case: Case) -> Saying:
    """Each night has one stay, in the city where the day ends; only a night on the way may have none."""
    for i, stay in enumerate(case.plan.stays):
        if stay.nights < 1 or stay.check_in < case.plan.dates.start or stay.check_out > case.plan.dates.end:
            yield Broken("A stay has no night, or lies outside the dates of the trip.", f"stays[{i}]")
    for i, day in enumerate(case.plan.days[:-1]):
        stays = [s for s in case.plan.stays if s.check_in <= day.date < s.check_out]
        if len(stays) > 1:
            yield Broken(f"The night of {day.date} is paid for twice.", f"days[{i}]")
        elif not stays and not _on_the_way(day):
            yield Broken(f"The night of {day.date} has no place to stay.", f"days[{i}]")
        elif stays and stays[0].city_id != day.city_id:
            yield Broken(f"The day of {day.date} ends in another city than the one it is slept in.", f"days[{i}]")


def _on_the_way(day: Day) -> bool:
    return any(isinstance(i, Leg) and i.scope == "intercity" and i.arrive.date() > day.date for i in day.items)


def stops_follow_each_other(case: Case) -> Saying:
    """Stops are inside the trip, one after the other, and each night is in the stop of its date."""
    last: date | None = None
    for i, stop in enumerate(case.plan.stops):
        if stop.leave < stop.arrive or (last is not None and stop.arrive < last):
            yield Broken(f"The dates of {stop.name} do not follow those of the stop before.", f"stops[{i}]")
        if stop.arrive not in case.plan.dates or stop.leave not in case.plan.dates:
            yield Broken(f"The dates of {stop.name} are outside the trip.", f"stops[{i}]")
        last = stop.leave
    if not case.plan.stops:
        yield Broken("The plan goes nowhere: it has no stop.", "stops")
    for i, day in enumerate(case.plan.days[:-1]):
        here = {s.city_id for s in case.plan.stops if s.arrive <= day.date < s.leave}
        if day.city_id not in here and not _on_the_way(day):
            yield Broken(f"The night of {day.date} is in a city that the plan does not stop in then.", f"days[{i}]")


def holidays_are_listed(case: Case) -> Saying:
    """The public holidays of a day are those of the catalog, none left out and none invented."""
    for i, day in enumerate(case.plan.days):
        city = case.city(day.city_id)
        if city is None:
            continue
        found = case.catalog.holidays(city.country, day.date, day.date, None)
        named = {h.name for h in found}
        kept = {h.name for h in found if h.region is None or h.region == city.region}
        if not set(day.holidays) <= named:
            yield Broken(f"{day.date} is not the holiday that the plan says.", f"days[{i}].holidays")
        if not kept <= set(day.holidays):
            yield Broken(f"{day.date} is a public holiday, and the plan does not say so.", f"days[{i}].holidays")
