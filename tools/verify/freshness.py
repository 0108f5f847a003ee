"""How old a fact may be. A fact past its time to live is stale, and so is one without any date that ought to have one."""

from datetime import date

from ...domain.fact import Fact
from ...domain.policy import TIME_TO_LIVE
from ...domain.truth import Verdict


def age_verdict(key: str, observed_at: date | None, clock: date) -> Verdict:
    """SUPPORTED or STALE. `key` is a row of TIME_TO_LIVE; a field without a row never ages."""
    days = TIME_TO_LIVE.get(key)
    if days is None:
        return Verdict.SUPPORTED
    if observed_at is None or (clock - observed_at).days > days:
        return Verdict.STALE
    return Verdict.SUPPORTED


def of_fact(key: str, fact: Fact | None, clock: date) -> Verdict:
    """As `age_verdict`, from a fact; no provenance at all counts as undated."""
    return age_verdict(key, fact.observed_at if fact else None, clock)


def dated(what: str, observed_at: date | None) -> str:
    """The label of a stale fact."""
    return f"{what}: last seen {observed_at}, may have changed" if observed_at else f"{what}: undated, may have changed"
