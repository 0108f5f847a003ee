"""Which cities: as named, or the best fit of the catalog to interests, season and what is known there."""

from collections import Counter
from typing import Any

from langgraph.runtime import Runtime

from ...domain.parameters import INTERESTS
from ...domain.place import Kind
from ...domain.request import AvoidCity, MustSee, Request
from ...tools.optimise.problem import StopOptions, stops_of
from ..context import Context
from ..language import formats
from ..language.texts import say
from ..nearby import climate_of
from ..state import Lookup, RouteStop, State
from .reranking import reranked
from .taste import score

#: Cities that a model is shown.
RERANKED = 16
#: Places a city is judged by: what a short trip could see.
JUDGED = 12
#: °C of mean daily high that the words mean.
CLIMATES = {"warm": (20.0, 31.0), "cool": (5.0, 20.0), "snow": (-30.0, 2.0)}
UNPROVEN, MISFIT = 0.2, 0.1  # factors for a city whose climate is unknown, and for one outside the asked climate
DRY_DAYS = 20.0


def destination(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Choose the route's cities and list the look-ups that the plan needs."""
    context, request, dates = runtime.context, state["request"], state["dates"]
    assert request is not None
    assert dates is not None
    left_out = [i for c in request.constraints if isinstance(c, AvoidCity) for i in c.area.ids]
    shunned = {c for c in state["options"] if c in left_out or _country(c, context) in left_out}
    usable = set(state["options"]) - shunned
    wide = stops_of(request, dates, context.catalog) or (StopOptions(cities=tuple(state["options"])),)
    route = [_narrowed(stop, usable, request, state, context) for stop in wide]
    route = [_with_musts(r, s, shunned, request, context) for r, s in zip(route, wide, strict=True)]
    said = _assumptions(request, route, context)
    request = request.model_copy(update={"assumptions": (*request.assumptions, *said)})
    return {"route": route, "request": request, "lookups": lookups(request, route, state, context)}


def _country(city_id: str, context: Context) -> str | None:
    city = context.catalog.city(city_id)
    return city.country if city else None


def _with_musts(
    chosen: RouteStop, stop: StopOptions, shunned: set[str], request: Request, context: Context
) -> RouteStop:
    """A city that is left out and holds what must be seen stays an option: then the two conditions conflict, and one may be taken back."""
    more = sorted(c for c in _musts(request, context) if c in shunned and c in stop.cities)
    return chosen.model_copy(update={"cities": (*chosen.cities, *more)}) if more else chosen


def _musts(request: Request, context: Context) -> Counter[str]:
    """City id -> how many places that must be seen lie there."""
    ids = (c.place_id for c in request.constraints if isinstance(c, MustSee) and c.hard and c.place_id)
    return Counter(place.city_id for i in ids if (place := context.catalog.place(i)) is not None)


def _narrowed(stop: StopOptions, usable: set[str], request: Request, state: State, context: Context) -> RouteStop:
    cities = [c for c in stop.cities if c in usable]
    if len(cities) > stop.count and context.catalog.as_of is None:
        cities = _best(cities, request, state, context)[: stop.count]
    why = "; ".join(reasons(cities[0], request, state, context)) if len(stop.cities) > stop.count else ""
    return RouteStop(cities=tuple(cities), count=stop.count, nights=stop.nights, words=stop.words, why=why)


def _best(cities: list[str], request: Request, state: State, context: Context) -> list[str]:
    """Where what must be seen is, then the best fit; where there is a model, it may re-order the first of the others."""
    musts = _musts(request, context)
    held = sorted((c for c in cities if musts[c]), key=lambda c: (-musts[c], c))
    return [*held, *_fittest([c for c in cities if not musts[c]], request, state, context)]


def _fittest(cities: list[str], request: Request, state: State, context: Context) -> list[str]:
    fits = {c: fit(c, request, state, context) for c in cities}
    ordered = sorted(cities, key=lambda c: (-fits[c], c))
    top, most = ordered[:RERANKED], max(fits.values(), default=0.0) or 1.0
    if context.model is None:
        return ordered
    texts = {c: _facts(c, request, state, context) for c in top}
    ranked = reranked("destination", texts, {c: fits[c] / most for c in top}, request, context)
    return [*ranked.order, *ordered[RERANKED:]]


def _facts(city_id: str, request: Request, state: State, context: Context) -> str:
    """What a model is shown of a city: its name, what the catalog holds there, and the month's climate."""
    city, places = context.catalog.city(city_id), context.catalog.places(city_id)
    country = context.catalog.country(city.country) if city else None
    wanted = wanted_kinds(request)
    said = [f"{city.name if city else city_id}, {country.name if country else ''}", f"{len(places)} places known"]
    kinds = Counter(p.kind.value for p in places if not wanted or p.kind in wanted)
    said += [f"{kind}: {count}" for kind, count in kinds.most_common(6)]
    known = climate_of(city_id, state["dates"].start.month, context.catalog) if state["dates"] else None
    if known and known[1].high is not None:
        said.append(f"mean high {known[1].high:g} C")
    if known and known[1].dry_days is not None:
        said.append(f"dry days {known[1].dry_days:g}")
    return "; ".join(said)


def fit(city_id: str, request: Request, state: State, context: Context) -> float:
    """Sum of the best scores of places that were asked for, discounted when the month's climate is not the one asked for."""
    wanted = wanted_kinds(request)
    places = (p for p in context.catalog.places(city_id) if not wanted or p.kind in wanted)
    scores = sorted((score(p, request, {}) for p in places), reverse=True)
    return sum(scores[:JUDGED]) * climate_factor(city_id, request, state, context)


def wanted_kinds(request: Request) -> set[Kind]:
    return {k for i in request.interests if i.weight > 0 for k in INTERESTS.get(i.name, ())}


def climate_factor(city_id: str, request: Request, state: State, context: Context) -> float:
    if request.climate is None or state["dates"] is None:
        return 1.0
    near = climate_of(city_id, state["dates"].start.month, context.catalog)
    known = near[1] if near else None
    if request.climate == "dry":
        measure, (low, high) = (known.dry_days if known else None), (DRY_DAYS, 31.0)
    else:
        measure, (low, high) = (known.high if known else None), CLIMATES[request.climate]
    if measure is None:
        return UNPROVEN
    return 1.0 if low <= measure <= high else MISFIT


def reasons(city_id: str, request: Request, state: State, context: Context) -> list[str]:
    """Why this city, in facts."""
    language, places = request.language, context.catalog.places(city_id)
    wanted = wanted_kinds(request)
    said = []
    if wanted:
        names = formats.joined((i.words or i.name for i in request.interests if i.weight > 0), language)
        fits = any(p.kind in wanted for p in places)
        said.append(say(language, "why_fit" if fits else "why_no_fit", interests=names))
    start = state["dates"].start if state["dates"] else None
    near = climate_of(city_id, start.month, context.catalog) if start else None
    known = near[1] if near else None
    if request.climate and start and (known is None or known.high is None):
        said.append(say(language, "why_climate_unknown", month=formats.month(start, language)))
    if request.climate and known and known.high is not None and start:
        high = formats.number(known.high, language)
        said.append(say(language, "why_climate", high=high, month=formats.month(start, language)))
    return said


def _assumptions(request: Request, route: list[RouteStop], context: Context) -> list[str]:
    if context.catalog.as_of is not None:
        return []
    said = []
    for stop, chosen in zip(request.stops, route, strict=False):
        if any(ref.level != "city" for ref in stop.options):
            names = formats.joined((_name(c, request, context) for c in chosen.cities), request.language)
            words = stop.options[0].name
            said.append(f"{say(request.language, 'assume_city_of', country=words, city=names)} ({chosen.why})")
    if not request.stops and route:
        city = _name(route[0].cities[0], request, context)
        said.append(f"{say(request.language, 'assume_destination', city=city)} ({route[0].why})")
    return said


def _name(city_id: str, request: Request, context: Context) -> str:
    city = context.catalog.city(city_id)
    return formats.name_of(city, request.language) if city else city_id


def _weather(city_id: str, month: int, context: Context) -> Lookup:
    """Of the city itself, or of one near it where only that is known."""
    near = climate_of(city_id, month, context.catalog)
    of = near[0].id if near else city_id
    return Lookup(provider="climate", subject=of, arguments={"month": str(month), "city": city_id})


def lookups(request: Request, route: list[RouteStop], state: State, context: Context) -> list[Lookup]:
    """What to ask the providers: entry, weather, holidays and advice, once for each country or city."""
    dates = state["dates"]
    assert dates is not None
    span = {"start": dates.start.isoformat(), "end": dates.end.isoformat()}
    cities = [context.catalog.city(c) for stop in route for c in stop.cities[: stop.count]]
    found = [c for c in cities if c is not None]
    countries = list(dict.fromkeys(c.country for c in found))
    passports = sorted(request.party.passports) or [""]
    rows = [_weather(c.id, dates.start.month, context) for c in found]
    for country in countries:
        rows += [Lookup(provider="entry_rules", subject=country, arguments={"passport": p}) for p in passports]
        rows.append(Lookup(provider="advisories", subject=country))
    regions = dict.fromkeys((c.country, c.region or "") for c in found)
    rows += [Lookup(provider="holidays", subject=c, arguments={**span, "region": r}) for c, r in regions]
    return rows
