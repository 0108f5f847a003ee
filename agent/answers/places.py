"""Opening and admission: questions about a place."""

from datetime import date

from ...domain.claim import Claim, ClaimKind
from ...domain.place import Place
from ...domain.policy import TIME_TO_LIVE
from ...domain.truth import Truth
from ..language import formats
from .answer import Answer, Asked, claim, fact_claim
from .plans import cost

CLOSED = "closed"
WEEK = 7


def places_of(asked: Asked) -> list[Place]:
    catalog = asked.context.catalog
    found = [catalog.place(s) for s in asked.question.subjects]
    return [p for p in found if p is not None]


def opening(asked: Asked) -> Answer:
    """The catalog's hours on that date (today when none was named), with how old they are."""
    on = asked.question.on or asked.context.now.date()
    lines, claims = [], []
    for place in places_of(asked):
        line, made = _opening(asked, place, on)
        lines.append(line)
        claims += made
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def _opening(asked: Asked, place: Place, on: date) -> tuple[str, list[Claim]]:
    name, day = formats.name_of(place, asked.language), formats.day(on, asked.language)
    answer = asked.context.catalog.opening(place.id, on)
    if answer.open is Truth.UNKNOWN:
        return asked.say("opening_unknown", name=name, day=day), [
            claim(ClaimKind.OPENING, place.id, f"opening.{on}", None)
        ]
    if answer.open is Truth.NO:
        text, value = asked.say("opening_closed", name=name, day=day), CLOSED
    else:
        value = ", ".join(str(i) for i in answer.intervals)
        text = asked.say("opening_open", name=name, day=day, interval=value)
    return text + _aged(asked, place.hours_observed), [claim(ClaimKind.OPENING, place.id, f"opening.{on}", value)]


def _aged(asked: Asked, observed: date | None) -> str:
    if observed is None:
        return ""
    limit = TIME_TO_LIVE["hours"] or 0
    old = (asked.context.now.date() - observed).days > limit
    return " " + asked.say("observed_old" if old else "observed_on", date=observed)


def price(asked: Asked) -> Answer:
    """Of the places that are named; of the trip, where there is one and no place was named."""
    if asked.plan is not None and not places_of(asked):
        return cost(asked, asked.plan)
    lines, claims = [], []
    for place in places_of(asked):
        name = formats.name_of(place, asked.language)
        if place.price is None:
            lines.append(asked.say("price_unknown", name=name))
            claims.append(claim(ClaimKind.PRICE, place.id, "price", None))
            continue
        amount = formats.money(place.price, asked.language) if place.price.amount else asked.say("free")
        lines.append(asked.say("price_of", name=name, amount=amount) + _aged(asked, place.price_observed))
        made = fact_claim(asked, ClaimKind.PRICE, place.id, "price")
        claims += [made] if made else []
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()
