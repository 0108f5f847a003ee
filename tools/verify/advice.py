"""Advice and entry rules: supported only by a dated row; without one the plan says that it does not know."""

from ...domain.claim import ClaimKind
from ...domain.plan import Advice
from ...domain.truth import Truth, Verdict
from .case import Broken, Case, Checked, Saying
from .facts import look_up
from .freshness import age_verdict, dated

_KINDS = {"entry": ClaimKind.ENTRY, "weather": ClaimKind.TRAVEL}


def advice_rests_on_facts(case: Case) -> Saying:
    """Advice that is called known has a fact behind it; advice without one is called unknown."""
    for i, advice in enumerate(case.plan.advice):
        yield from _advice(case, advice, f"advice[{i}]")


def _advice(case: Case, advice: Advice, where: str) -> Saying:
    kind = _KINDS.get(advice.topic, ClaimKind.GOODS if advice.topic == "plug" else ClaimKind.EXISTENCE)
    found = look_up(case.catalog, advice.subject, advice.field) if advice.subject else None
    if advice.known is Truth.UNKNOWN:
        if kind is ClaimKind.ENTRY and found is not None:
            yield Broken("The catalog has this entry rule, and the plan says that it is not known.", where)
        return
    if found is None:
        note = f"There is no fact behind the advice on {advice.topic} ({advice.subject}, {advice.field})."
        yield Checked(kind, advice.subject, advice.field, None, Verdict.CONTRADICTED, note=note, where=where)
        return
    fact = case.fact(advice.subject, advice.field.split(".")[0])
    verdict = age_verdict(found.lives, found.observed_at, case.clock)
    note = "" if verdict is Verdict.SUPPORTED else dated(advice.text, found.observed_at)
    if kind is ClaimKind.ENTRY and verdict is Verdict.SUPPORTED:
        note = f"entry rule as of {found.observed_at}; ask the embassy before booking"
    yield Checked(kind, advice.subject, advice.field, found.value, verdict, fact, note=note, where=where)


def entry_is_answered(case: Case) -> Saying:
    """For each stated passport and each country of the trip that is not its own, the plan speaks of entry."""
    said = {a.subject for a in case.plan.advice if a.topic == "entry"}
    countries = {c.country for s in case.plan.stops if (c := case.city(s.city_id)) is not None}
    for passport in sorted(case.plan.request.party.passports):
        for country in sorted(countries - {passport}):
            if f"entry:{passport}:{country}" not in said:
                yield Broken(f"The plan does not say whether a passport of {passport} may enter {country}.", "advice")
