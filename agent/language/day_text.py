"""The items of one day as lines of text."""

from collections.abc import Iterator

from ...domain.catalog import Catalog
from ...domain.place import City, Place
from ...domain.plan import Day, Leg, Meal, Plan, Rest, Visit
from ...domain.policy import TIME_TO_LIVE
from ...domain.request import Language
from ...domain.truth import Truth
from ...tools.outputs.whereabouts import home, placed
from . import formats
from .texts import say

#: The note of a rest that is a delay of the move before it, as the solver writes it.
DELAY = "delay"
#: An interval from midnight to midnight, as the domain prints it.
ALL_DAY = "00:00-00:00"


def item_lines(plan: Plan, day: Day, catalog: Catalog) -> Iterator[str]:
    """One line an item, "  09:00  ...", in order; then the alternatives."""
    language = plan.request.language
    for item, here in placed(day):
        start = item.depart if isinstance(item, Leg) else item.start
        yield f"  {formats.clock(start)}  {_text(item, here, plan, day, catalog)}"
    for other in day.plan_b:
        old = next((v for v in day.items if isinstance(v, Visit) and v.start <= other.start < v.end), None)
        if old:
            name = place_name(other, catalog, language)
            name += f" ({say(language, 'hours_unknown')})" if other.open is Truth.UNKNOWN else ""
            yield "         " + say(language, "plan_b", name=name, old=place_name(old, catalog, language))


def _text(item: Visit | Meal | Rest | Leg, here: str, plan: Plan, day: Day, catalog: Catalog) -> str:
    language = plan.request.language
    if isinstance(item, Visit):
        return visit_text(item, plan, catalog, language)
    if isinstance(item, Meal):
        return _meal_text(item, catalog, language)
    if isinstance(item, Leg):
        return _leg_text(item, here, plan, day, catalog)
    if item.note == DELAY:
        return f"{say(language, 'delay')}, {_minutes(item, language)}"
    return f"{say(language, 'rest')}, {_minutes(item, language)}" + (f" ({item.note})" if item.note else "")


def visit_text(visit: Visit, plan: Plan, catalog: Catalog, language: Language) -> str:
    """ "Nijō Castle until 10:45 (open 09:00-17:00; ¥800)"."""
    place = catalog.place(visit.place_id)
    notes = [_opening_text(visit, plan, place, language)]
    if visit.price is not None:
        free = visit.price.amount == 0
        notes.append(say(language, "free") if free else formats.money(visit.price, language))
    return f"{place_name(visit, catalog, language)} – {formats.clock(visit.end)} ({'; '.join(notes)})"


def _opening_text(visit: Visit, plan: Plan, place: Place | None, language: Language) -> str:
    if visit.open is not Truth.YES:
        return say(language, "hours_unknown")
    observed = place.hours_observed if place else None
    limit = TIME_TO_LIVE["hours"]
    if observed and limit and (plan.made_at.date() - observed).days > limit:
        return f"{say(language, 'open', interval=visit.interval)}; {say(language, 'hours_stale', date=observed)}"
    if visit.interval in (None, ALL_DAY):
        return say(language, "open_always")
    return say(language, "open", interval=visit.interval)


def _meal_text(meal: Meal, catalog: Catalog, language: Language) -> str:
    word = say(language, meal.meal)
    if meal.name is None:
        return f"{word} ({say(language, 'no_venue')})"
    notes = [formats.money(meal.price, language)] if meal.price is not None else []
    found = catalog.restaurant(meal.restaurant_id) if meal.restaurant_id else None
    if found is not None and found.hours is None:
        notes.append(say(language, "hours_unknown"))
    return f"{word}: {meal.name}" + (f" ({'; '.join(notes)})" if notes else "")


def _leg_text(leg: Leg, here: str, plan: Plan, day: Day, catalog: Catalog) -> str:
    language = plan.request.language
    name = (
        base_name(plan, day, here, catalog)
        if leg.destination == "base"
        else end_name(leg.destination, catalog, language)
    )
    number = f" {leg.number}" if leg.number else ""
    text = say(language, "leg_to", mode=say(language, leg.mode.value) + number, name=name)
    distance = say(language, "km", count=formats.number(round(leg.distance_km, 1), language)) if leg.distance_km else ""
    length = _minutes(leg, language, about=leg.basis == "model")
    return f"{text} ({'; '.join(part for part in (length, distance) if part)})"


def _minutes(item: Visit | Meal | Rest | Leg, language: Language, about: bool = False) -> str:
    span = (item.arrive - item.depart) if isinstance(item, Leg) else (item.end - item.start)
    return say(language, "about_minutes" if about else "minutes", count=int(span.total_seconds() // 60))


def place_name(visit: Visit, catalog: Catalog, language: Language) -> str:
    """The reader's language, and the name on the door beside it where the two differ."""
    place = catalog.place(visit.place_id)
    if place is None:
        return visit.name
    own = formats.name_of(place, language)
    native = next((n for code, n in place.names.items() if code not in {"en", "ko", "zh"} and n != own), None)
    return f"{own} ({native})" if native and native.casefold() != own.casefold() else own


def base_name(plan: Plan, day: Day, here: str, catalog: Catalog) -> str:
    """Where one lives in the city that one is in: the lodging, else the area that the plan names, else the city."""
    own = home(plan, catalog, day, here).name
    city = catalog.city(here)
    if city is None or (own and own != city.name):
        return own
    language = plan.request.language
    return say(language, "middle_of", city=formats.name_of(city, language))


def end_name(end: str, catalog: Catalog, language: Language) -> str:
    """What a leg's end is called."""
    thing: Place | City | None = catalog.place(end) or catalog.city(end)
    if thing is not None:
        return formats.name_of(thing, language)
    other = catalog.lodging(end) or catalog.restaurant(end)
    return other.name if other else end
