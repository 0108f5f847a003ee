"""People's needs, three-valued: beds, house rules, diet, allergy, access, children. An unknown is never placed silently."""

from collections.abc import Iterable, Iterator

from ...domain.claim import ClaimKind
from ...domain.offers import HouseRule, Lodging, RoomType
from ...domain.party import AccessNeed, Diet
from ...domain.plan import Stay
from ...domain.request import AccessRequired, AllergyNeed, DietNeed, HouseRuleNeeded, RoomRequired
from ...domain.truth import Truth, Verdict
from .case import Broken, Case, Checked, Label, Saying

_VERDICTS = {Truth.YES: Verdict.SUPPORTED, Truth.NO: Verdict.CONTRADICTED, Truth.UNKNOWN: Verdict.UNKNOWN}
#: Needs that a step stops.
STEPS = frozenset({AccessNeed.WHEELCHAIR, AccessNeed.STEP_FREE})
SMALL_CHILD = 10


def all_of(truths: Iterable[Truth]) -> Truth:
    """YES when all are; NO when one is."""
    found = set(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def lodged(case: Case) -> Iterator[tuple[str, Stay, Lodging]]:
    """(JSON path, stay, record) of each stay whose lodging is known."""
    for i, stay in enumerate(case.plan.stays):
        lodging = case.lodging(stay.lodging_id) if stay.lodging_id else None
        if lodging is not None:
            yield f"stays[{i}]", stay, lodging


def everyone_has_a_bed(case: Case) -> Saying:
    """Rooms times occupancy hold the party; where the occupancy is not known, that is said."""
    for where, stay, lodging in lodged(case):
        if lodging.occupancy is None:
            yield Label(f"{lodging.name}: how many people a room holds is not known, check")
        elif lodging.occupancy * stay.rooms < case.people:
            yield Broken(f"{stay.rooms} rooms for {lodging.occupancy} do not hold {case.people} people.", where)


def minimum_nights_are_kept(case: Case) -> Saying:
    """A lodging is booked for at least its fewest nights."""
    for where, stay, lodging in lodged(case):
        if stay.nights < lodging.min_nights:
            yield Broken(f"{lodging.name} takes bookings of {lodging.min_nights} nights or more.", where)


def children_are_welcome(case: Case) -> Saying:
    """A child under ten sleeps where that is not forbidden; where nobody says, that is said."""
    if not any(age < SMALL_CHILD for age in case.plan.request.party.child_ages):
        return
    for where, stay, lodging in lodged(case):
        truth = _permits(lodging, HouseRule.CHILDREN_UNDER_10)
        if truth is Truth.UNKNOWN:
            yield Label(f"{lodging.name}: whether it takes children under 10 is not known, ask")
        else:
            yield _need(lodging.id, "lodging.forbids", truth, f"{stay.name} and children under 10", where)


def _need(subject: str, field: str, truth: Truth, what: str, where: str) -> Checked:
    notes = {Truth.YES: "", Truth.NO: f"{what}: no.", Truth.UNKNOWN: f"{what}: not known, so it cannot be planned."}
    return Checked(ClaimKind.PERSON, subject, field, truth.value, _VERDICTS[truth], note=notes[truth], where=where)


def _permits(lodging: Lodging, rule: HouseRule) -> Truth:
    if lodging.forbids is None:
        return Truth.UNKNOWN
    return Truth.NO if rule in lodging.forbids else Truth.YES


def house_truths(case: Case, rule: HouseRule) -> Iterator[tuple[str, Truth]]:
    """Whether each lodging permits it; a night without a lodging is unknown."""
    for where, _, lodging in lodged(case):
        yield where, _permits(lodging, rule)
    yield from _unlodged(case)


def room_truths(case: Case, types: tuple[RoomType, ...]) -> Iterator[tuple[str, Truth]]:
    """Whether each lodging is of one of the types."""
    for where, _, lodging in lodged(case):
        if lodging.room_type is None:
            yield where, Truth.UNKNOWN
        else:
            yield where, Truth.YES if lodging.room_type in types else Truth.NO
    yield from _unlodged(case)


def _unlodged(case: Case) -> Iterator[tuple[str, Truth]]:
    for i, stay in enumerate(case.plan.stays):
        if stay.lodging_id is None:
            yield f"stays[{i}]", Truth.UNKNOWN


def diet_truths(case: Case, diet: Diet) -> Iterator[tuple[str, Truth]]:
    """Whether each named restaurant serves it."""
    for where, _, meal in case.meals:
        found = case.restaurant(meal.restaurant_id) if meal.restaurant_id else None
        if found is not None:
            yield where, found.diets.get(diet.value, Truth.UNKNOWN)


def allergy_truths(case: Case, allergen: str) -> Iterator[tuple[str, Truth]]:
    """Whether each named restaurant can do without it: a record says so as `ALLERGEN_free`."""
    key = f"{allergen.strip().casefold().replace(' ', '_')}_free"
    for where, _, meal in case.meals:
        found = case.restaurant(meal.restaurant_id) if meal.restaurant_id else None
        if found is not None:
            yield where, found.diets.get(key, Truth.UNKNOWN)


def access_truths(case: Case, need: AccessNeed) -> Iterator[tuple[str, str, Truth]]:
    """(JSON path, subject, truth) for each visit and lodging. A stroller is stopped only by a known no."""
    if need is AccessNeed.LITTLE_WALKING:
        return  # the walks of the plan are kept short: see `moves`
    strict = need in STEPS
    for where, _, visit in case.visits:
        place = case.place(visit.place_id)
        if place is not None and (strict or place.wheelchair is Truth.NO):
            yield where, place.id, place.wheelchair if strict else Truth.UNKNOWN
    for where, _, lodging in lodged(case):
        if strict:
            yield where, lodging.id, lodging.step_free


def lodgings_are_as_asked(case: Case) -> Saying:
    """Each chosen lodging is known to be of a room type that was asked for, and to permit what the person needs."""
    for constraint in case.plan.request.hard:
        if isinstance(constraint, RoomRequired):
            truths, field = room_truths(case, constraint.types), "lodging.room_type"
        elif isinstance(constraint, HouseRuleNeeded):
            truths, field = house_truths(case, constraint.rule), "lodging.forbids"
        else:
            continue
        paths = {where: stay for where, stay, _ in lodged(case)}
        for where, truth in truths:
            if where in paths:  # a night without a lodging is said to be not proven, with the condition
                stay = paths[where]
                yield _need(stay.lodging_id or "", field, truth, f'{stay.name} and "{constraint.words}"', where)


def diets_are_met(case: Case) -> Saying:
    """No named restaurant is without a known yes to a diet of the party; a meal without a venue is not checked."""
    asked = {c.diet for c in case.plan.request.hard if isinstance(c, DietNeed)}
    for diet in sorted(case.plan.request.party.diets | asked):
        for where, truth in diet_truths(case, diet):
            yield _need(f"diet:{diet.value}", where, truth, f"{_meal_at(case, where)} and {diet.value} food", where)
        if any(m.restaurant_id is None for _, _, m in case.meals):
            yield Label(f"meals without a named restaurant: {diet.value} food not checked")


def allergies_are_met(case: Case) -> Saying:
    """No named restaurant is without a known yes to an allergy of the party."""
    asked = {c.allergen for c in case.plan.request.hard if isinstance(c, AllergyNeed)}
    for allergen in sorted(case.plan.request.party.allergies | asked):
        for where, truth in allergy_truths(case, allergen):
            what = f"{_meal_at(case, where)} without {allergen}"
            yield _need(f"allergy:{allergen}", where, truth, what, where)
        if any(m.restaurant_id is None for _, _, m in case.meals):
            yield Label(f"meals without a named restaurant: {allergen} not checked")


def _meal_at(case: Case, where: str) -> str:
    return next((m.name or m.meal for w, _, m in case.meals if w == where), "a meal")


def access_is_met(case: Case) -> Saying:
    """Every visit and lodging is known to be fit for the access needs of the party."""
    asked = {c.need for c in case.plan.request.hard if isinstance(c, AccessRequired)}
    for need in sorted(case.plan.request.party.access | asked):
        for where, subject, truth in access_truths(case, need):
            if need is AccessNeed.STROLLER:
                yield Label(f"{subject}: steps, hard with a stroller")
            else:
                yield _need(subject, f"access.{need.value}", truth, f"{subject} and {need.value}", where)
    if case.access & STEPS and any(s.lodging_id is None for s in case.plan.stays):
        yield Label("lodging not chosen: ask for step-free access")
    if case.access & STEPS and any(m.restaurant_id for _, _, m in case.meals):
        yield Label("restaurants: step-free access not known, ask")


def someone_travels(case: Case) -> Saying:
    """Children do not travel without an adult."""
    party = case.plan.request.party
    if party.adults == 0:
        yield Broken("No adult travels with the children.", "request.party", blocking=False)
