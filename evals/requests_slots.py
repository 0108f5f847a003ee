"""A `Request` as slots, (name, value) pairs, so that two readings of one message can be compared."""

from collections.abc import Iterator

from ..domain.catalog import Catalog
from ..domain.request import Change, Constraint, PlaceRef, Request, Stop, When

Slot = tuple[str, str]


def slots_of(request: Request, catalog: Catalog) -> set[Slot]:
    """All that a request says, as pairs of text. Places by their English or catalog name; ids of countries in questions."""
    found: set[Slot] = {("kind", request.kind)}
    if request.kind == "answer" and request.question:
        found.add(("topic", request.question.topic))
        found |= {("subject", _subject(s, catalog)) for s in request.question.subjects}
    if request.kind == "revise":
        found |= {("change", change_text(c, catalog)) for c in request.changes}
    if request.kind in ("plan", "shop", "revise"):
        found |= set(_trip(request, catalog))
    return found


def _trip(request: Request, catalog: Catalog) -> Iterator[Slot]:
    if request.origin:
        yield "origin", _name(request.origin, catalog)
    yield from (("stop", _stop(s, catalog)) for s in request.stops)
    if request.cities_wanted and request.cities_wanted > 1:
        yield "cities_wanted", str(request.cities_wanted)
    if request.climate:
        yield "climate", request.climate
    yield from _when(request.when)
    if request.party_stated:
        yield "size", str(request.party.size)
    yield from (("child_age", str(age)) for age in request.party.child_ages)
    yield from (("interest" if i.weight > 0 else "dislike", i.name) for i in request.interests)
    if request.pace != "normal":
        yield "pace", request.pace.value
    for constraint in request.constraints:
        yield from condition(constraint)


def _when(when: When) -> Iterator[Slot]:
    if when.dates:
        yield "start", when.dates.start.isoformat()
        yield "end", when.dates.end.isoformat()
        return
    if when.days:
        yield "days", str(when.days)
    if when.earliest:
        yield "earliest", when.earliest.isoformat()
    if when.latest:
        yield "latest", when.latest.isoformat()


def condition(constraint: Constraint) -> Iterator[Slot]:
    """The slots of one constraint."""
    c = constraint
    match c.type:
        case "budget_cap":
            scope = c.scope if c.category is None else f"{c.scope} {c.category}"
            yield "budget", f"{c.limit.amount.normalize():f} {c.limit.currency} {scope}"
        case "must_see":
            yield "must", c.name
        case "avoid_place":
            yield "avoid", c.name
        case "avoid_kind":
            yield from (("avoid_kind", k.value) for k in c.kinds)
        case "transport_ban":
            yield from (("ban" if c.hard else "rather_not", m.value) for m in c.modes)
        case "cuisines":
            yield from (("cuisine", n) for n in c.names)
        case "diet":
            yield "diet", c.diet.value
        case "allergy":
            yield "allergy", c.allergen
        case "access":
            yield "access", c.need.value
        case "room":
            yield from (("room", t.value) for t in c.types)
        case "house_rule":
            yield "house_rule", c.rule.value
        case "day_hours":
            yield "hours", f"{c.start.strftime('%H:%M') if c.start else ''}-{c.end.strftime('%H:%M') if c.end else ''}"
        case "pace":
            yield "day_pace", f"{c.pace.value} {c.day}"
        case "max_visits":
            yield "max_visits", str(c.count)
        case "visit_kinds":
            yield from (("at_least", f"{c.count} {k.value}") for k in c.kinds)
        case _:
            yield c.type, "yes"


def change_text(change: Change, catalog: Catalog) -> str:
    """ "add_days 2", "pace slow day3", "budget_delta -300 EUR", "remove museum gallery", "destination Madrid"."""
    parts: list[str] = [change.operation]
    parts += [change.pace.value] if change.pace else []
    parts += [str(change.number)] if change.number is not None else []
    parts += [f"{change.amount.amount.normalize():f} {change.amount.currency}"] if change.amount else []
    parts += [k.value for k in change.kinds]
    parts += [change.place] if change.place and not change.kinds else []
    parts += [_stop(change.stop, catalog)] if change.stop else []
    parts += [f"{change.minutes}m"] if change.minutes is not None else []
    parts += [f"@{change.minute_of_day}"] if change.minute_of_day is not None else []
    parts += [change.when.dates.start.isoformat()] if change.when and change.when.dates else []
    parts += [a.value for a in change.access] + [d.value for d in change.diet]
    parts += [f"day{change.day}"] if change.day is not None else []
    return " ".join(parts)


def _name(ref: PlaceRef, catalog: Catalog) -> str:
    city = catalog.city(ref.ids[0]) if ref.level == "city" else None
    return (city.names.get("en") or city.name) if city else ref.name.split(",")[0]


def _stop(stop: Stop, catalog: Catalog) -> str:
    names = "|".join(_name(o, catalog) for o in stop.options)
    return names if stop.nights is None else f"{names}={stop.nights}"


def _subject(subject: str, catalog: Catalog) -> str:
    city = catalog.city(subject)
    return (city.names.get("en") or city.name) if city else subject
