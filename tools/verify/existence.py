"""Existence and identity: each id is in the named snapshot, and name, city and kind agree."""

from collections.abc import Iterable

from ...domain.claim import ClaimKind
from ...domain.plan import Leg
from ...domain.truth import Verdict
from .case import Broken, Case, Checked, Saying


def same_snapshot(case: Case) -> Saying:
    """The plan names the snapshots that it is being judged by, in their order."""
    if tuple(case.plan.catalog) != tuple(case.catalog.hashes):
        yield Broken("The plan was made with another catalog than the one that it is checked against.", "catalog")


def _exists(case: Case, where: str, subject: str, name: str, names: Iterable[str] | None) -> Saying:
    """One claim: `subject` is called `name`. `names` None: the catalog does not hold it."""
    verdict = Verdict.SUPPORTED
    note = ""
    if names is None:
        verdict, note = Verdict.UNKNOWN, f"{name} ({subject}) is not in the catalog."
    elif name not in names:
        verdict, note = Verdict.CONTRADICTED, f"The catalog does not call {subject} {name!r}."
    fact = case.fact(subject, "name") if names is not None else None
    yield Checked(ClaimKind.EXISTENCE, subject, "name", name, verdict, fact, note=note, where=where)


def visits_exist(case: Case) -> Saying:
    """Each visited place is in the catalog under that name, as that kind, in a city of that day."""
    for where, day, visit in case.visits:
        yield from _visit_exists(case, where, visit.place_id, visit.name)
        place = case.place(visit.place_id)
        if place is None:
            continue
        if place.kind != visit.kind:
            yield Broken(f"{visit.name} is a {place.kind}, not a {visit.kind}.", where)
        if place.city_id not in case.cities_of(day):
            yield Broken(f"{visit.name} is not in a city of {day.date}.", where)


def alternatives_exist(case: Case) -> Saying:
    """What a day offers for rain or a closed door is as real as the plan."""
    for d, day in enumerate(case.plan.days):
        for i, visit in enumerate(day.plan_b):
            where = f"days[{d}].plan_b[{i}]"
            yield from _visit_exists(case, where, visit.place_id, visit.name)
            place = case.place(visit.place_id)
            if place is not None and (place.kind != visit.kind or place.city_id not in case.cities_of(day)):
                yield Broken(f"{visit.name} is of another kind or city than the plan says.", where)


def _visit_exists(case: Case, where: str, place_id: str, name: str) -> Saying:
    place = case.place(place_id)
    yield from _exists(case, where, place_id, name, None if place is None else (place.name, *place.names.values()))


def restaurants_exist(case: Case) -> Saying:
    """Each named restaurant is in the catalog, in a city of that day. A meal has both an id and a name, or neither."""
    for where, day, meal in case.meals:
        if meal.restaurant_id is None:
            if meal.name is not None:
                yield Broken(f"{meal.name} is named for a meal without saying which record it is.", where)
            continue
        found = case.restaurant(meal.restaurant_id)
        names = None if found is None else (found.name,)
        yield from _exists(
            case, where, meal.restaurant_id, meal.name or (found.name if found else meal.restaurant_id), names
        )
        if found is not None and found.city_id not in case.cities_of(day):
            yield Broken(f"{meal.name} is not in a city of {day.date}.", where)


def lodgings_exist(case: Case) -> Saying:
    """Each named lodging is in the catalog, in the city of the stay."""
    for i, stay in enumerate(case.plan.stays):
        where = f"stays[{i}]"
        if stay.lodging_id is None:
            if stay.name is not None:
                yield Broken(f"{stay.name} is named as lodging without saying which record it is.", where)
            continue
        found = case.lodging(stay.lodging_id)
        names = None if found is None else (found.name,)
        yield from _exists(case, where, stay.lodging_id, stay.name or (found.name if found else stay.lodging_id), names)
        if found is not None and found.city_id != stay.city_id:
            yield Broken(f"{stay.name} is not in the city of the stay.", where)


def cities_exist(case: Case) -> Saying:
    """Each stop is in the catalog under that name and country, and every other city id is known."""
    for i, stop in enumerate(case.plan.stops):
        city = case.city(stop.city_id)
        names = None if city is None else (city.name, *city.names.values())
        yield from _exists(case, f"stops[{i}]", stop.city_id, stop.name, names)
        if city is not None and city.country != stop.country:
            yield Broken(f"{stop.name} is in {city.country}, not in {stop.country}.", f"stops[{i}]")
    stops = {s.city_id for s in case.plan.stops}
    for i, stay in enumerate(case.plan.stays):
        if stay.city_id not in stops:
            yield Broken("A stay is in a city that is no stop of the plan.", f"stays[{i}]")
    for i, day in enumerate(case.plan.days):
        if case.city(day.city_id) is None:
            yield Broken(f"The city of {day.date} is not in the catalog.", f"days[{i}]")


def offers_exist(case: Case) -> Saying:
    """Each leg that names an offer names one that the catalog holds."""
    for where, _, leg in case.legs:
        if leg.offer_id is None:
            if leg.basis == "timetable" or leg.number is not None:
                yield Broken("A leg has a timetable or a number without the catalog's record of it.", where)
            continue
        found = case.transport(leg.offer_id)
        verdict = Verdict.UNKNOWN if found is None else Verdict.SUPPORTED
        note = f"The {leg.mode} {leg.offer_id} is not in the catalog." if found is None else ""
        fact = case.fact(leg.offer_id, "exists") if found is not None else None
        yield Checked(ClaimKind.EXISTENCE, leg.offer_id, "exists", True, verdict, fact, note=note, where=where)


def leg_ends_exist(case: Case) -> Saying:
    """Both ends of a leg are known: a place, lodging, restaurant or city, or the base of the day."""
    for where, _, leg in case.legs:
        for end in _ends(leg):
            if end != "base" and case.spot_city(end) is None:
                yield Broken(f"A leg starts or ends at {end}, which the catalog does not hold.", where)


def _ends(leg: Leg) -> tuple[str, str]:
    return leg.origin, leg.destination
