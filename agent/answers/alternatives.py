"""Other trips like the one that is talked about: what each costs and holds, and what is different in it."""

from collections.abc import Iterator, Sequence

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind
from ...domain.plan import Plan
from ...domain.request import Language
from ..alternatives import Alternative
from ..alternatives import alternatives as found_beside
from ..language import formats
from ..language.texts import say
from .answer import Answer, Asked, claim

#: Names of places that are told of each difference.
SHOWN = 6


def alternatives(asked: Asked) -> Answer:
    """Two or three trips, none better in all; each is kept on the desk, and its numbers are read from there again."""
    if asked.plan is None:
        return Answer(asked.say("no_plan_yet"))
    found = found_beside(asked.plan, asked.context)
    claims = [c for one in found for c in _claims(one, asked)]
    return Answer("\n".join(lines(found, asked.context.catalog, asked.language)), tuple(claims))


def lines(found: Sequence[Alternative], catalog: Catalog, language: Language) -> Iterator[str]:
    """A line a trip, then what it leaves out and adds."""
    if len(found) < 2:
        yield say(language, "alternatives_none")
        return
    yield say(language, "alternatives_head")
    planned = next(one.plan for one in found if one.diff is None)
    for one in found:
        yield f"  {say(language, f'alternative_{one.name}')}: {'; '.join(_told(one.plan, language))}"
        if one.diff is not None:
            yield from _differences(planned, one.plan, catalog, language)

    if all(one.name != "cheaper" for one in found) and planned.budget.unknown_lines:
        yield say(language, "alternatives_no_cheaper")


def _told(plan: Plan, language: Language) -> Iterator[str]:
    """How much is seen, and the money as the plan tells it."""
    budget = plan.budget
    yield say(language, "alternative", count=len(plan.visits))
    exact = not budget.unknown_lines and budget.low == budget.high
    low, high = (formats.money(m, language) for m in (budget.low, budget.high))
    yield say(language, "alternative_exact" if exact else "alternative_total", low=low, high=high)
    if budget.unknown_lines:
        yield say(language, "not_counted", count=budget.unknown_lines)


def _differences(planned: Plan, other: Plan, catalog: Catalog, language: Language) -> Iterator[str]:
    for key, ids in (("added", fresh(planned, other)), ("removed", fresh(other, planned))):
        if ids:
            names = formats.joined((_name(i, catalog, language) for i in ids[:SHOWN]), language)
            more = " …" if len(ids) > SHOWN else ""
            yield "    " + say(language, key, names=names) + more


def fresh(before: Plan, after: Plan) -> list[str]:
    """Ids of the places that only `after` visits."""
    was = {v.place_id for v in before.visits}
    return [v.place_id for v in after.visits if v.place_id not in was]


def picked(found: Sequence[Alternative], word: str, language: Language) -> Alternative | None:
    """By its name in English or in the reader's language, or a part of it; by its number, counted from 1."""
    wanted = word.strip().casefold()
    if wanted.isdecimal():  # "²" is a digit and no number, and 20,000 digits are none either
        return found[int(wanted) - 1] if len(wanted) < 4 and 0 < int(wanted) <= len(found) else None
    for one in found:
        names = (one.name, say(language, f"alternative_{one.name}"))
        if wanted and any(wanted in n.casefold() for n in names):
            return one
    return None


def _name(place_id: str, catalog: Catalog, language: Language) -> str:
    place = catalog.place(place_id)
    return formats.name_of(place, language) if place else place_id


def _claims(one: Alternative, asked: Asked) -> Iterator[Claim]:
    plan, catalog = one.plan, asked.context.catalog
    subject = f"plan:{asked.context.desk.put(plan)}"
    yield claim(ClaimKind.SUM, subject, "visits", len(plan.visits))
    yield claim(ClaimKind.SUM, subject, "low", plan.budget.low.model_dump(mode="json"))
    yield claim(ClaimKind.SUM, subject, "high", plan.budget.high.model_dump(mode="json"))
    yield claim(ClaimKind.SUM, subject, "unknown", plan.budget.unknown_lines)
    for visit in plan.visits:
        yield claim(ClaimKind.EXISTENCE, visit.place_id, "name", _name(visit.place_id, catalog, asked.language))
