"""Goods: each need has the fact that triggers it, its requirement follows from that fact, and its price is not invented."""

from typing import Any

from ...domain.claim import ClaimKind
from ...domain.goods import Need
from ...domain.truth import Truth, Verdict
from .case import Broken, Case, Checked, Label, Saying
from .facts import Found, look_up, same
from .freshness import age_verdict, dated
from .trip_facts import plan_fact


def triggers_hold(case: Case) -> Saying:
    """The fact that makes a thing needed is the catalog's, with that very value."""
    for i, need in enumerate(case.plan.needs):
        where = f"needs[{i}]"
        if need.trigger_subject in _PLAN_SUBJECTS:
            yield from _from_plan(case, need, where)
            continue
        found = look_up(case.catalog, need.trigger_subject, need.trigger_field)
        yield _trigger(case, need, found, where)
        if found is not None:
            yield from _requirement(need, found.value, where)


#: Triggers that are facts of the plan or the request, not of the catalog.
_PLAN_SUBJECTS = frozenset({"plan", "trip", "request", "party"})


def _from_plan(case: Case, need: Need, where: str) -> Saying:
    value = plan_fact(case.plan, need.trigger_field)
    right = value is not None and same(value, need.trigger_value)
    verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
    note = "" if right else f"{need.label}: the plan does not have {need.trigger_field} {need.trigger_value}."
    subject, field = need.trigger_subject, need.trigger_field
    yield Checked(ClaimKind.GOODS, subject, field, need.trigger_value, verdict, note=note, where=where)


def _trigger(case: Case, need: Need, found: Found | None, where: str) -> Checked:
    subject, field, value = need.trigger_subject, need.trigger_field, need.trigger_value
    if found is None:
        note = f"{need.label}: there is no fact behind it ({subject}, {field})."
        return Checked(ClaimKind.GOODS, subject, field, value, Verdict.UNKNOWN, note=note, where=where)
    fact = case.fact(subject, field.split(".")[0])
    if not same(found.value, value):
        note = f"{need.label}: the catalog has {field} {found.value}, not {value}."
        return Checked(ClaimKind.GOODS, subject, field, value, Verdict.CONTRADICTED, fact, note=note, where=where)
    verdict = age_verdict(found.lives, found.observed_at, case.clock)
    note = dated(need.label, found.observed_at) if verdict is Verdict.STALE else ""
    return Checked(ClaimKind.GOODS, subject, field, value, verdict, fact, note=note, where=where)


def _requirement(need: Need, value: Any, where: str) -> Saying:
    """What is asked of the thing is what the fact says: its plug types, its largest sides, its millilitres."""
    types = value.get("types", value) if isinstance(value, dict) else value
    wanted = need.requirement.get("plug_types")
    if wanted is not None and not (isinstance(types, list) and set(wanted) <= set(types) and wanted):
        yield Broken(f"{need.label} is for plugs {wanted}, and the country has {types}.", where)
    sides = value.get("sides_cm") if isinstance(value, dict) else value
    asked = need.requirement.get("max_sides_cm")
    if asked is not None and not same(asked, sides):
        yield Broken(f"{need.label} is for {asked} cm, and the limit is {sides}.", where)
    weight = value.get("weight_kg") if isinstance(value, dict) else None
    asked = need.requirement.get("max_weight_kg")
    if asked is not None and weight is not None and not same(asked, weight):
        yield Broken(f"{need.label} is for {asked} kg, and the limit is {weight} kg.", where)


def bought_goods_are_in_the_budget(case: Case) -> Saying:
    """A thing to buy with a price is on one line of the budget, at that price; without one its price is said unknown."""
    goods = [x for x in case.plan.budget.lines if x.category == "goods"]
    for i, need in enumerate(case.plan.needs):
        if need.action != "buy" or need.price is None:
            continue
        lines = [x for x in goods if x.subject in (need.id, need.product_id)]
        if len(lines) != 1 or lines[0].unit != need.price:
            yield Broken(f"{need.label} at {need.price} is not on one line of the budget.", f"needs[{i}]")


def products_are_known(case: Case) -> Saying:
    """A product's price that the catalog cannot confirm is labelled so."""
    for need in case.plan.needs:
        if need.product_id and look_up(case.catalog, need.product_id, "price") is None:
            yield Label(f"{need.label}: the price is the merchant's, not checked")


def carried_at_home(case: Case, need: Need) -> Truth:
    """Whether the plugs of home already fit, where the country of the origin is known."""
    origin = case.plan.request.origin
    home = case.city(origin.ids[0]) if origin and origin.level == "city" else None
    plugs = case.catalog.plugs(home.country) if home else None
    wanted = need.requirement.get("plug_types")
    if plugs is None or not wanted:
        return Truth.UNKNOWN
    return Truth.YES if set(wanted) <= set(plugs.types) else Truth.NO


def adapters_are_needed(case: Case) -> Saying:
    """No adapter is bought for plugs that home has too."""
    for i, need in enumerate(case.plan.needs):
        if need.action == "buy" and carried_at_home(case, need) is Truth.YES:
            yield Broken(f"{need.label}: the plugs at home fit already.", f"needs[{i}]")
