"""A plan as text, keyless: every name, number, date and price comes from the plan, none from here."""

from collections.abc import Iterator
from datetime import date

from ...domain.catalog import Catalog
from ...domain.parameters import MEALS
from ...domain.plan import BudgetLine, Day, LineStatus, Plan, PlanDiff, Stay
from ...domain.request import AllergyNeed, DietNeed, Language, MustSee
from ...domain.truth import Truth
from ...tools.outputs.whereabouts import cities
from . import formats
from .allergies import allergen_name
from .day_text import base_name, item_lines
from .needs_text import need_lines
from .phrasebook import translated
from .texts import say


def change_text(plan: Plan, catalog: Catalog, diff: PlanDiff) -> str:
    """The answer to a change: what changed, the days that it touched, and the totals. The rest stands as it was."""
    language = plan.request.language
    touched = [(n, d) for n, d in enumerate(plan.days, 1) if n in diff.days_touched]
    blocks = [
        [headline(plan, catalog)],
        list(_changes(diff, language)),
        *[list(day_lines(plan, day, number, catalog)) for number, day in touched],
        list(total_lines(plan)),
        list(_section("unknowns", unknowns(plan, catalog), language)),
        list(_section("assumed", assumed(plan, catalog), language)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def plan_text(plan: Plan, catalog: Catalog) -> str:
    """The whole answer: headline, days, budget, needs, advice, unknowns, assumptions, sources."""
    language = plan.request.language
    blocks = [
        [headline(plan, catalog)],
        *[list(day_lines(plan, day, number, catalog)) for number, day in enumerate(plan.days, 1)],
        list(budget_lines(plan, catalog)),
        list(need_lines(plan.needs, language)),
        list(_section("know", [a.text for a in plan.advice if a.known is not Truth.UNKNOWN], language)),
        list(_section("unknowns", unknowns(plan, catalog), language)),
        list(_section("assumed", assumed(plan, catalog), language)),
        list(source_lines(plan)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def headline(plan: Plan, catalog: Catalog) -> str:
    language = plan.request.language
    names = formats.joined((city_name(s.city_id, s.name, catalog, language) for s in plan.stops), language)
    values = {
        "cities": names,
        "days": plan.dates.days,
        "start": formats.day(plan.dates.start, language),
        "end": formats.day(plan.dates.end, language),
        "party": party_text(plan, language),
    }
    return say(language, "headline_one" if plan.dates.days == 1 else "headline", **values)


def city_name(city_id: str, fallback: str, catalog: Catalog, language: Language) -> str:
    city = catalog.city(city_id)
    return formats.name_of(city, language) if city else fallback


def party_text(plan: Plan, language: Language) -> str:
    party = plan.request.party
    parts = [say(language, "adult" if party.adults == 1 else "adults", count=party.adults)] if party.adults else []
    if party.children:
        ages = formats.joined((str(a) for a in party.child_ages), language)
        many = "child" if party.children == 1 else "children"
        parts.append(say(language, many, ages=ages, **({} if party.children == 1 else {"count": party.children})))
    return formats.joined(parts, language)


def day_lines(plan: Plan, day: Day, number: int, catalog: Catalog) -> Iterator[str]:
    language = plan.request.language
    city = catalog.city(day.city_id)
    name = formats.name_of(city, language) if city else day.city_id
    yield say(language, "day", number=number, date=formats.short_day(day.date, language), city=name)
    for holiday in day.holidays:
        yield "  " + say(language, "holiday_today", name=holiday)
    if day.note:
        yield f"  {day.note}"
    if day.base_name and len(cities(day)) == 1 and not _known_lodging(plan, day.date):
        yield "  " + say(language, "starts_at", name=base_name(plan, day, day.city_id, catalog))
    yield from item_lines(plan, day, catalog)
    stay = _stay_on(plan, day.date)
    if stay:
        known = say(language, "stay", name=stay.name) if stay.name else say(language, "stay_unknown", city=name)
        yield f"         {known}"


def _stay_on(plan: Plan, day: date) -> Stay | None:
    return next((s for s in plan.stays if s.check_in <= day < s.check_out), None)


def _known_lodging(plan: Plan, day: date) -> bool:
    return any(s.lodging_id for s in plan.stays if s.check_in <= day <= s.check_out)


def budget_lines(plan: Plan, catalog: Catalog) -> Iterator[str]:
    """Line by line; tickets that are free or unknown are told together, each by name."""
    language, budget = plan.request.language, plan.budget
    if not budget.lines:
        return
    names = names_of(plan, catalog)
    yield say(language, "budget")
    gathered = [line for line in budget.lines if _is_free(line) or _is_unknown_ticket(line)]
    for line in budget.lines:
        if line not in gathered:
            yield f"  {_line_text(line, language, names)}"
    for key, found in (("free_tickets", _is_free), ("unknown_tickets", _is_unknown_ticket)):
        tickets = [_ticket_name(line, catalog, language) for line in gathered if found(line)]
        if tickets:
            yield "  " + say(language, key, names=formats.joined(dict.fromkeys(tickets), language))
    yield from total_lines(plan)


def total_lines(plan: Plan) -> Iterator[str]:
    """What is known in total, how many lines are not, and each condition on money."""
    language, budget = plan.request.language, plan.budget
    exact = not budget.unknown_lines and budget.low == budget.high
    key, low, high = "exact_total" if exact else "known_total", budget.low, budget.high
    yield "  " + say(language, key, amount=_m(high, language), low=_m(low, language), high=_m(high, language))
    for base, quote, on in _rates(plan):
        yield "  " + say(language, "at_rate", base=base, quote=quote, date=on.isoformat())
    if budget.unknown_lines:
        yield "  " + say(language, "not_counted", count=budget.unknown_lines)
    unpriced = [n for n in plan.needs if n.action == "buy" and n.price is None]
    if any(n.spared_id is not None for n in unpriced):
        yield "  " + say(language, "goods_spared")
    elif unpriced:
        yield "  " + say(language, "goods_apart")
    for cap in budget.caps:
        words = f"{cap.words} ({say(language, 'up_to', amount=_m(cap.limit, language))})"
        if cap.met is Truth.YES:
            yield "  " + say(language, "cap_met", words=words)
        elif cap.met is Truth.UNKNOWN:
            why = say(language, "why_unknown" if budget.unknown_lines else "why_range")
            yield "  " + say(language, "cap_unproven", words=words, why=why)
        else:
            yield "  " + say(language, "cap_broken", words=words)


def _rates(plan: Plan) -> Iterator[tuple[str, str, date]]:
    """Each exchange that the sums rest on, once: from, to, and the day of its rate."""
    yield from dict.fromkeys(
        (line.amount.currency, line.converted.currency, line.rate_date)
        for line in plan.budget.lines
        if line.rate_date is not None and line.amount is not None and line.converted is not None
    )


_m = formats.money


def names_of(plan: Plan, catalog: Catalog) -> dict[str, str]:
    """The names that the plan uses, in the reader's language."""
    stops = {s.name: city_name(s.city_id, s.name, catalog, plan.request.language) for s in plan.stops}
    places = ((v.name, catalog.place(v.place_id)) for v in plan.visits)
    return stops | {name: formats.name_of(p, plan.request.language) for name, p in places if p}


def _is_free(line: BudgetLine) -> bool:
    return (
        line.category == "tickets"
        and line.status is LineStatus.OBSERVED
        and line.amount is not None
        and not line.amount.amount
    )


def _is_unknown_ticket(line: BudgetLine) -> bool:
    return line.category == "tickets" and line.status is LineStatus.UNKNOWN


def _ticket_name(line: BudgetLine, catalog: Catalog, language: Language) -> str:
    place = catalog.place(line.subject)
    return formats.name_of(place, language) if place else line.label


def _line_text(line: BudgetLine, language: Language, names: dict[str, str]) -> str:
    label = translated(line.label, language, names)
    if line.category != "tickets":  # a ticket's own label says what it is
        label = f"{say(language, line.category)}: {label}"
    amount = line.converted or line.amount
    if line.status is LineStatus.UNKNOWN or amount is None:
        return f"{label}: {say(language, 'unknown')}" + (
            f" ({translated(line.advice, language, names)})" if line.advice else ""
        )
    if line.status is LineStatus.OBSERVED:
        return f"{label}: {_m(amount, language)} ({say(language, 'observed')})"
    if line.low is None or line.high is None:
        return f"{label}: {_m(amount, language)} ({say(language, 'estimate')})"
    if line.low.amount == 0:
        span = say(language, "up_to", amount=_m(line.high, language))
    else:
        span = say(language, "range", low=_m(line.low, language), high=_m(line.high, language))
    dated = f", {line.observed_at.isoformat()}" if line.observed_at else ""
    return f"{label}: {span} ({say(language, 'estimate')}, {line.source}{dated})"


def unknowns(plan: Plan, catalog: Catalog) -> list[str]:
    names = names_of(plan, catalog)
    language = plan.request.language
    solver = [translated(u, language, names) for u in plan.unknowns]
    lost = [c for c in plan.request.constraints if isinstance(c, MustSee) and c.place_id is None]
    solver += [say(language, "must_unknown", words=c.words) for c in lost]
    solver += unproven_meals(plan, language)
    return [a.text for a in plan.advice if a.known is Truth.UNKNOWN] + solver


def unproven_meals(plan: Plan, language: Language) -> list[str]:
    """Allergies and diets of the party, where a meal has no restaurant whose kitchen could be known."""
    party, hard = plan.request.party, plan.request.hard
    if all(m.restaurant_id for m in plan.meals):
        return []
    allergens = party.allergies | {c.allergen for c in hard if isinstance(c, AllergyNeed)}
    diets = party.diets | {c.diet for c in hard if isinstance(c, DietNeed)}
    said = [say(language, "allergy_unproven", allergen=allergen_name(a, language)) for a in sorted(allergens)]
    return said + [say(language, "diet_unproven", diet=say(language, f"diet_{d.value}")) for d in sorted(diets)]


def assumed(plan: Plan, catalog: Catalog) -> list[str]:
    language, names = plan.request.language, names_of(plan, catalog)
    missed = [say(language, "ignored", words=w) for w in plan.request.not_understood]
    solver = [translated(a, language, names) for a in plan.assumptions]
    read = [translated(a, language, names) for a in plan.request.assumptions]
    return list(dict.fromkeys([*solver, *read])) + missed


def source_lines(plan: Plan) -> Iterator[str]:
    if plan.receipt is None:
        return
    names = sorted({c.source for c in plan.receipt.claims if c.source})
    yield f"{say(plan.request.language, 'sources')}: {formats.joined(names, plan.request.language)}"


def _section(title: str, lines: list[str], language: Language) -> Iterator[str]:
    if lines:
        yield say(language, title)
        yield from (f"  {line}" for line in lines)


def _changes(diff: PlanDiff, language: Language) -> Iterator[str]:
    yield say(language, "changes")
    parts = (("added", diff.added), ("removed", diff.removed), ("moved", diff.moved))
    shown = [(key, names) for key, all_names in parts if (names := [n for n in all_names if n not in MEALS])]
    for key, names in shown:
        yield "  " + say(language, key, names=formats.joined(names, language))
    if not shown:
        yield "  " + say(language, "no_change")
    yield "  " + say(language, "kept", count=diff.unchanged)
    if diff.cost_delta is not None and diff.cost_delta.amount != 0:
        yield "  " + say(language, "cost_delta", amount=formats.signed_money(diff.cost_delta, language))
