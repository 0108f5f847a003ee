"""Whether the parts of a trip meet a condition: the solver's own reading, for weighing wishes. Unknown is not met."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything

from ...domain import request as asked
from ...domain.catalog import Catalog
from ...domain.offers import HouseRule, Lodging, Restaurant
from ...domain.parameters import PACES
from ...domain.party import AccessNeed
from ...domain.plan import Budget, CityStop, Day, Leg, Meal, Stay, Visit
from ...domain.truth import Truth
from .pricing import price


@dataclass(frozen=True)
class Trip:
    """The parts that conditions are about."""

    stops: Sequence[CityStop]
    stays: Sequence[Stay]
    days: Sequence[Day]
    budget: Budget
    request: asked.Request
    catalog: Catalog

    @cached_property
    def visits(self) -> list[Visit]:
        return [i for d in self.days for i in d.items if isinstance(i, Visit)]

    @cached_property
    def legs(self) -> list[Leg]:
        return [i for d in self.days for i in d.items if isinstance(i, Leg)]

    @cached_property
    def meals(self) -> list[Meal]:
        return [i for d in self.days for i in d.items if isinstance(i, Meal)]

    @cached_property
    def beds(self) -> list[Lodging | None]:
        return [self.catalog.lodging(s.lodging_id) if s.lodging_id else None for s in self.stays]

    @cached_property
    def tables(self) -> list[Restaurant | None]:
        return [self.catalog.restaurant(m.restaurant_id) if m.restaurant_id else None for m in self.meals]


def met(condition: asked.Constraint, trip: Trip) -> Truth:
    """YES, NO or UNKNOWN. "All of" and "any of" by their parts; "not" turns a yes and a no around."""
    if isinstance(condition, asked.Not):
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(met(condition.part, trip), Truth.UNKNOWN)
    if isinstance(condition, asked.All):
        return _all(met(p, trip) for p in condition.parts)
    if isinstance(condition, asked.Any):
        found = [met(p, trip) for p in condition.parts]
        return Truth.YES if Truth.YES in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO
    return _JUDGES[type(condition)](condition, trip)


def _all(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    return Truth.NO if Truth.NO in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def _if(holds: bool) -> Truth:
    return Truth.YES if holds else Truth.NO


def _cap(cap: asked.BudgetCap, trip: Trip) -> Truth:
    request = trip.request.model_copy(update={"constraints": (cap,)})
    judged = price(trip.stops, trip.stays, trip.days, request, trip.catalog, trip.budget.currency)
    return judged.caps[0].met


def _sees(wish: asked.MustSee, trip: Trip) -> Truth:
    return Truth.UNKNOWN if wish.place_id is None else _if(any(v.place_id == wish.place_id for v in trip.visits))


def _avoids(wish: asked.AvoidPlace, trip: Trip) -> Truth:
    return Truth.UNKNOWN if wish.place_id is None else _if(all(v.place_id != wish.place_id for v in trip.visits))


def _stays_out(wish: asked.AvoidCity, trip: Trip) -> Truth:
    """`ids` are city ids, or country codes."""
    here = {stop.city_id for stop in trip.stops} | {stop.country for stop in trip.stops}
    return _if(here.isdisjoint(wish.area.ids))


def _none_of(wish: asked.AvoidKind, trip: Trip) -> Truth:
    named = {c.place_id for c in trip.request.constraints if isinstance(c, asked.MustSee)}
    return _if(not any(v.kind in wish.kinds and v.place_id not in named for v in trip.visits))


def _some_of(wish: asked.VisitKinds, trip: Trip) -> Truth:
    return _if(sum(v.kind in wish.kinds for v in trip.visits) >= wish.count)


def _without(wish: asked.TransportBan, trip: Trip) -> Truth:
    return _if(not any(leg.mode in wish.modes for leg in trip.legs))


def _food(wish: asked.Cuisines, trip: Trip) -> Truth:
    served = {c.casefold() for t in trip.tables if t is not None for c in t.cuisines}
    if all(n.casefold() in served for n in wish.names):
        return Truth.YES
    return _if(False) if any(trip.catalog.restaurants(s.city_id) for s in trip.stops) else Truth.UNKNOWN


def _diet(wish: asked.DietNeed, trip: Trip) -> Truth:
    return _all(Truth.UNKNOWN if t is None else t.diets.get(wish.diet, Truth.UNKNOWN) for t in trip.tables)


def _allergy(wish: asked.AllergyNeed, trip: Trip) -> Truth:
    """Nobody vouches for it: met only by a trip on which no meal is eaten."""
    return Truth.UNKNOWN if trip.meals else Truth.YES


def _access(wish: asked.AccessRequired, trip: Trip) -> Truth:
    if wish.need not in (AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE):
        return Truth.YES  # a shorter way on foot, which the days are made with
    places = (trip.catalog.place(v.place_id) for v in trip.visits)
    beds = (Truth.UNKNOWN if b is None else b.step_free for b in trip.beds)
    return _all([*(Truth.UNKNOWN if p is None else p.wheelchair for p in places), *beds])


def _room(wish: asked.RoomRequired, trip: Trip) -> Truth:
    return _all(
        Truth.UNKNOWN if b is None or b.room_type is None else _if(b.room_type in wish.types) for b in trip.beds
    )


def _house(wish: asked.HouseRuleNeeded, trip: Trip) -> Truth:
    def allows(bed: Lodging | None, rule: HouseRule) -> Truth:
        return Truth.UNKNOWN if bed is None or bed.forbids is None else _if(rule not in bed.forbids)

    return _all(allows(b, wish.rule) for b in trip.beds)


def _of_day(day: int | None, trip: Trip) -> list[Day]:
    return [d for n, d in enumerate(trip.days, 1) if day in (None, n)]


def _hours(wish: asked.DayHours, trip: Trip) -> Truth:
    for day in _of_day(wish.day, trip):
        for item in day.items:
            if isinstance(item, Visit | Meal):
                begins, ends = item.start.replace(tzinfo=None), item.end.replace(tzinfo=None)
                early = wish.start is not None and begins.date() == day.date and begins.time() < wish.start
                late = wish.end is not None and (ends.date() > day.date or ends.time() > wish.end)
                if early or late:
                    return Truth.NO
    return Truth.YES


def _counts(trip: Trip, day: int | None, most: int) -> Truth:
    return _if(all(sum(isinstance(i, Visit) for i in d.items) <= most for d in _of_day(day, trip)))


def _known(wish: asked.KnownHoursOnly, trip: Trip) -> Truth:
    return _if(all(v.open is Truth.YES for v in trip.visits))


_JUDGES: dict[type, Callable[[Anything, Trip], Truth]] = {
    asked.BudgetCap: _cap,
    asked.MustSee: _sees,
    asked.AvoidPlace: _avoids,
    asked.AvoidCity: _stays_out,
    asked.AvoidKind: _none_of,
    asked.VisitKinds: _some_of,
    asked.TransportBan: _without,
    asked.Cuisines: _food,
    asked.DietNeed: _diet,
    asked.AllergyNeed: _allergy,
    asked.AccessRequired: _access,
    asked.RoomRequired: _room,
    asked.HouseRuleNeeded: _house,
    asked.DayHours: _hours,
    asked.PaceWish: lambda wish, trip: _counts(trip, wish.day, PACES[wish.pace].max_visits),
    asked.MaxVisits: lambda wish, trip: _counts(trip, wish.day, wish.count),
    asked.KnownHoursOnly: _known,
}
