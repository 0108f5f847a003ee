"""Each move by itself: allowed, possible in its time, and as the timetable has it."""

from itertools import product
from math import ceil

from ...domain import parameters as p
from ...domain.claim import ClaimKind
from ...domain.islands import land_of
from ...domain.offers import Mode, Transport
from ...domain.place import Point
from ...domain.plan import Day, Leg
from ...domain.truth import Verdict
from .case import Broken, Case, Checked, Saying
from .freshness import dated, of_fact
from .geometry import GROUND, great_circle_km, local_minutes, road_minutes
from .space import Spot, spot_of
from .wishes import banned_modes

LOCAL_MODES = frozenset({Mode.WALK, Mode.TRANSIT, Mode.TAXI, Mode.SELF_DRIVE})
#: Rounding of a plan: minutes, and kilometres of a distance.
MINUTES_OFF = 1.0
KM_OFF = 0.06


def moves_are_allowed(case: Case) -> Saying:
    """No mode that the person banned, no flight across town, no walk between cities."""
    for where, _, leg in case.legs:
        if leg.mode in banned_modes(case.plan.request):
            yield Broken(f"The plan goes by {leg.mode}, which was not to be used.", where)
        if leg.scope == "local" and leg.mode not in LOCAL_MODES:
            yield Broken(f"A move inside a city cannot be by {leg.mode}.", where)
        if leg.scope == "intercity" and leg.mode in (Mode.WALK, Mode.TRANSIT):
            yield Broken(f"A move between cities cannot be by {leg.mode}.", where)


def local_moves_are_possible(case: Case) -> Saying:
    """A local move takes at least the minutes of its distance and mode, and has that distance."""
    for where, day, leg in case.legs:
        if leg.scope == "local":
            yield from _local(case, where, day, leg)


def _local(case: Case, where: str, day: Day, leg: Leg) -> Saying:
    pairs = _pairs(case, day, leg)
    minutes = (leg.arrive - leg.depart).total_seconds() / 60
    if not pairs:
        note = f"{leg.mode} from {leg.origin} to {leg.destination}: the distance is not known"
        yield Checked(ClaimKind.TRAVEL, leg.origin, f"minutes:{leg.destination}", minutes, Verdict.UNKNOWN, note=note)
        return
    fits = [pair for pair in pairs if _as_far(leg, *pair)]
    if not fits:
        yield Broken(f"The distance from {leg.origin} to {leg.destination} is not {leg.distance_km} km.", where)
    possible = any(minutes >= local_minutes(a, b, leg.mode) - MINUTES_OFF for a, b in fits or pairs)
    note = f"times in the city are a model, off by about {p.LOCAL_MODEL_ERROR_PCT} %"
    if not possible:
        note = f"{minutes:.0f} minutes by {leg.mode} are too few from {leg.origin} to {leg.destination}."
    verdict = Verdict.ESTIMATE if possible else Verdict.CONTRADICTED
    field = f"minutes:{leg.destination}"
    yield Checked(ClaimKind.TRAVEL, leg.origin, field, minutes, verdict, unit="min", note=note, where=where)
    if leg.error_pct != p.LOCAL_MODEL_ERROR_PCT:
        yield Broken("A local move does not say how far off its model may be.", where)
    if leg.mode is Mode.WALK:
        yield from _walk(case, where, min(great_circle_km(a, b) for a, b in fits or pairs))


def _pairs(case: Case, day: Day, leg: Leg) -> list[tuple[Point, Point]]:
    """The possible (from, to) of a local leg: a base may be any of the homes of that day."""
    origin = _spot(case, day, leg.origin, leg.destination)
    target = _spot(case, day, leg.destination, leg.origin)
    return list(product(origin.points, target.points))


def _spot(case: Case, day: Day, token: str, other: str) -> Spot:
    city = case.spot_city(other) if token == "base" else None
    return spot_of(case, token, day, city or day.city_id)


def _as_far(leg: Leg, a: Point, b: Point) -> bool:
    """The stated distance is that of the streets: the detour of the mode, or the road's for a car."""
    if leg.distance_km is None:
        return True
    direct = great_circle_km(a, b)
    detours = {p.WALK_DETOUR, p.TRANSIT_DETOUR}
    if leg.mode in (Mode.TAXI, Mode.SELF_DRIVE):
        detours = {p.TRANSIT_DETOUR, p.ROAD_DETOUR}
    return any(abs(leg.distance_km - direct * x) <= KM_OFF for x in detours)


def _walk(case: Case, where: str, direct: float) -> Saying:
    limit = walk_limit_km(case)
    if direct * p.WALK_DETOUR > limit + KM_OFF and not {Mode.TRANSIT, Mode.TAXI} <= banned_modes(case.plan.request):
        yield Broken(f"{direct * p.WALK_DETOUR:.1f} km is further than these people walk ({limit} km).", where)


def walk_limit_km(case: Case) -> float:
    """Little with children under 6 or access needs, else the usual."""
    party = case.plan.request.party
    little = any(age < 6 for age in party.child_ages) or bool(case.access)
    return p.LITTLE_WALK_LIMIT_KM if little else p.WALK_LIMIT_KM


def journeys_are_possible(case: Case) -> Saying:
    """A leg between cities is a record of the catalog, or a model of its distance with its error."""
    for where, _, leg in case.legs:
        if leg.scope != "intercity":
            continue
        offer = case.transport(leg.offer_id) if leg.offer_id else None
        if offer is not None:
            yield from _as_recorded(case, where, leg, offer)
        elif leg.offer_id is None:
            yield from _as_modelled(case, where, leg)


def _as_recorded(case: Case, where: str, leg: Leg, offer: Transport) -> Saying:
    """Mode, ends, number and, where there is a timetable, the very times and the date."""
    note = "" if _agrees(leg, offer) else f"The {leg.mode} {leg.number or leg.offer_id} is not as the catalog has it."
    fact = case.fact(offer.id, "transport.times") or case.fact(offer.id, "exists")
    verdict = Verdict.CONTRADICTED if note else of_fact("transport", fact, case.clock)
    if verdict is Verdict.STALE:
        note = dated(f"{leg.mode} {leg.number or ''}".strip(), fact.observed_at if fact else None)
    value = [leg.depart.isoformat(), leg.arrive.isoformat()]
    yield Checked(ClaimKind.TRAVEL, offer.id, "transport.times", value, verdict, fact, note=note, where=where)


def _agrees(leg: Leg, offer: Transport) -> bool:
    ends = (leg.mode, leg.origin, leg.destination, leg.number) == (
        offer.mode, offer.origin, offer.destination, offer.number,
    )  # fmt: skip
    if leg.distance_km is not None and offer.distance_km is not None:
        ends = ends and abs(leg.distance_km - offer.distance_km) <= KM_OFF
    if offer.depart is not None and offer.arrive is not None:
        return ends and leg.depart == offer.depart and leg.arrive == offer.arrive
    return ends and (leg.arrive - leg.depart).total_seconds() / 60 >= offer.minutes


def _as_modelled(case: Case, where: str, leg: Leg) -> Saying:
    origin, target = (case.city(c) if c else None for c in case.leg_cities(leg))
    if origin is None or target is None:
        return  # said by the rule on the ends of legs
    direct = great_circle_km(origin.point, target.point)
    km, least, error = _model(leg.mode, direct)
    minutes = (leg.arrive - leg.depart).total_seconds() / 60
    note = f"{leg.mode} to {target.name}: a model of the distance, off by about {error} %; check a timetable"
    verdict = Verdict.ESTIMATE
    if minutes < least - MINUTES_OFF:
        note = f"{minutes:.0f} minutes by {leg.mode} are too few from {origin.name} to {target.name}."
        verdict = Verdict.CONTRADICTED
    if leg.mode in GROUND and land_of(origin) != land_of(target):
        note = f"There is water between {origin.name} and {target.name}: no {leg.mode} is known to go there."
        verdict = Verdict.CONTRADICTED
    field = f"minutes:{target.id}"
    yield Checked(ClaimKind.TRAVEL, origin.id, field, minutes, verdict, unit="min", note=note, where=where)
    if leg.distance_km is not None and abs(leg.distance_km - km) > max(KM_OFF, km * 0.005):
        yield Broken(f"The way from {origin.name} to {target.name} is not {leg.distance_km} km.", where)
    if leg.error_pct != error:
        yield Broken("A journey without a timetable does not say how far off its model may be.", where)


def _model(mode: Mode, direct: float) -> tuple[float, int, int]:
    """(km, least minutes, error in percent) of a journey of `direct` great-circle km that no timetable records."""
    if mode is Mode.FLIGHT:
        return direct, ceil(direct / p.FLIGHT_KMH * 60) + p.FLIGHT_OVERHEAD_MIN, p.FLIGHT_MODEL_ERROR_PCT
    if mode is Mode.FERRY:
        return direct, ceil(direct / p.FERRY_KMH * 60) + p.FERRY_OVERHEAD_MIN, p.FERRY_MODEL_ERROR_PCT
    road = direct * p.ROAD_DETOUR
    return road, road_minutes(road), p.ROAD_MODEL_ERROR_PCT
