"""Why these, and from where: questions about the plan that was made."""

from ...domain.claim import ClaimKind
from ...domain.plan import Plan
from ..language import formats
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


def cost(asked: Asked, plan: Plan) -> Answer:
    """What the trip costs as far as it is known, and how much of it is not."""
    budget, subject = plan.budget, f"plan:{asked.context.desk.put(plan)}"
    said = {"low": budget.low, "high": budget.high}
    claims = [claim(ClaimKind.SUM, subject, field, m.model_dump(mode="json")) for field, m in said.items()]
    claims.append(claim(ClaimKind.SUM, subject, "unknown", budget.unknown_lines))
    exact = not budget.unknown_lines and budget.low == budget.high
    low, high = (formats.money(m, asked.language) for m in said.values())
    lines = [asked.say("alternative_exact" if exact else "alternative_total", low=low, high=high)]
    if budget.unknown_lines:
        lines.append(asked.say("not_counted", count=budget.unknown_lines))
    return Answer("\n".join(lines), tuple(claims))


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
