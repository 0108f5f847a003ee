"""Why these, and from where: questions about the plan that was made."""

from ...domain.claim import ClaimKind
from .answer import Answer, Asked, claim
from .chosen import chosen
from .memories import because


def why(asked: Asked) -> Answer:
    """Why these places, why not the ones that one would expect, and what of memory moved them."""
    plan = asked.plan
    if plan is None:
        return Answer(asked.say("no_plan_yet"))
    found = chosen(
        plan.model_copy(update={"request": plan.request.model_copy(update={"language": asked.language})}),
        asked.context.catalog,
    )
    told = because(asked)
    return Answer("\n".join([found.prose, *([told.prose] if told.prose else [])]), (*found.claims, *told.claims))


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
