"""What may fly: cabin-bag limits of an airline, and rules for an item."""

from ...domain.claim import ClaimKind
from ...domain.logistics import CabinBag, ItemRule
from ..language import formats
from .answer import Answer, Asked, fact_claim

SHOWN = 5


def airline_bag(asked: Asked) -> Answer:
    catalog = asked.context.catalog
    lines, claims = [], []
    for subject in asked.question.subjects:
        bag = catalog.cabin_bag(subject.removeprefix("airline:"))
        if bag is None:
            continue
        lines.append(_bag_line(asked, bag))
        made = fact_claim(asked, ClaimKind.GOODS, f"airline:{bag.airline}", "cabin_bag")
        claims += [made] if made else []
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def _bag_line(asked: Asked, bag: CabinBag) -> str:
    language = asked.language
    sides = " × ".join(formats.number(s, language) for s in bag.sides_cm or ())
    size = f"{sides} cm" if sides else asked.say("unknown")
    weight = f"{formats.number(bag.weight_kg, language)} kg" if bag.weight_kg is not None else asked.say("unknown")
    return asked.say("bag", name=bag.name, size=size, weight=weight, date=bag.observed_at)


def item_rule(asked: Asked) -> Answer:
    catalog = asked.context.catalog
    words = asked.question.names or (asked.question.subjects)
    rules: list[ItemRule] = [r for w in words for r in catalog.item_rules(w)][:SHOWN]
    lines = [asked.say("item", name=r.name, carry_on=r.carry_on, checked=r.checked, date=r.observed_at) for r in rules]
    claims = [fact_claim(asked, ClaimKind.GOODS, f"item:{r.id}", "item_rule") for r in rules]
    return Answer("\n".join(lines), tuple(c for c in claims if c)) if lines else asked.unknown()
