"""Why these, and from where: questions about the plan that was made."""

from ...domain.claim import Claim, ClaimKind
from ..language import formats
from .answer import Answer, Asked, claim
from .memories import because

SHOWN = 12


def why(asked: Asked) -> Answer:
    """The reasons that were recorded when the plan was made."""
    plan = asked.plan
    if plan is None:
        return Answer(asked.say("no_plan_yet"))
    lines = [f"{s.name}: {s.why or asked.say('why_only')}" for s in plan.stops]
    claims: list[Claim] = [claim(ClaimKind.EXISTENCE, s.city_id, "exists", True) for s in plan.stops]
    for visit in plan.visits[:SHOWN]:
        place = asked.context.catalog.place(visit.place_id)
        name = formats.name_of(place, asked.language) if place else visit.name
        facts = [asked.say("why_heritage")] if place and place.heritage else []
        facts += [asked.say("why_taste", kind=visit.kind.value)]
        lines.append(f"  {name}: {'; '.join(facts)}")
        claims.append(claim(ClaimKind.EXISTENCE, visit.place_id, "kind", visit.kind.value))
        if place and place.heritage:
            claims.append(claim(ClaimKind.EXISTENCE, visit.place_id, "heritage", True))
    told = because(asked)
    return Answer("\n".join([*lines, *([told.prose] if told.prose else [])]), (*claims, *told.claims))


def sources(asked: Asked) -> Answer:
    """The sources of the last plan, by its receipt; without a plan those of the catalog. Each with its publisher and licence."""
    receipt = asked.plan.receipt if asked.plan else None
    catalog = asked.context.catalog
    ids = sorted({c.source for c in receipt.claims if c.source}) if receipt else []
    found = [s for i in ids if (s := catalog.source(i))] if ids else list(catalog.sources())
    if not found:
        return asked.unknown()
    lines, claims = [], []
    for source in found:
        lines.append(f"  {source.publisher}: {source.name} ({source.licence})")
        made = {"publisher": source.publisher, "name": source.name, "licence": source.licence}
        claims += [claim(ClaimKind.EXISTENCE, f"source:{source.id}", field, value) for field, value in made.items()]
    return Answer("\n".join([asked.say("sources" if ids else "sources_catalog"), *lines]), tuple(claims))
