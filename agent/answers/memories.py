"""What was remembered, as claims that the checker reads in the store again; and its part in a plan."""

from collections.abc import Iterator

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind
from ...memory.rows import Row
from ..language import formats
from ..nodes.noting import what
from ..reasons import Reason
from .answer import Answer, Asked, claim


def row_claims(row: Row, catalog: Catalog, then: str = "") -> list[Claim]:
    """That a row says so (and held `then`), in each form that is quoted; the checker reads the store again."""
    said, raw = what(row, catalog), row.value or row.text
    line = f"{row.created:%Y-%m-%d}: {said}"
    full = line if raw in said or row.text in said else f"{line} [{raw}]"
    forms = [full, *(f for f in (said, row.text) if raw in f or row.text in f), *([f"{raw}, {then}"] if then else [])]
    claims = [
        Claim(id=f"{row.id}-{n}", kind=ClaimKind.EXISTENCE, subject=f"memory:{row.id}", field="row", value=form)
        for n, form in enumerate(dict.fromkeys(forms))
    ]
    if row.slot == "home_city" and row.value and catalog.city(row.value):
        claims.append(claim(ClaimKind.EXISTENCE, row.value, "exists", True))
    return claims


def because(asked: Asked) -> Answer:
    """The memories that moved the plan, each with what it moved."""
    lines: list[str] = []
    claims: list[Claim] = []
    for reason in asked.reasons:
        lines.append(f"  · {asked.say('why_memory', what=what(reason.row, asked.context.catalog))}")
        lines += [f"      {line}" for line in _moved(asked, reason)]
        claims += row_claims(reason.row, asked.context.catalog)
        claims += [claim(ClaimKind.EXISTENCE, i, "exists", True) for i in (*reason.raised, *reason.lowered)]
    return Answer("\n".join([*lines, asked.say("why_memory_end")]) if lines else "", tuple(claims))


def _moved(asked: Asked, reason: Reason) -> Iterator[str]:
    if reason.filled:
        yield asked.say("why_memory_filled")
    for key, ids in (("why_memory_raised", reason.raised), ("why_memory_lowered", reason.lowered)):
        places = [p for p in map(asked.context.catalog.place, ids) if p]
        if places:
            yield asked.say(
                key, names=formats.joined((formats.name_of(p, asked.language) for p in places), asked.language)
            )
