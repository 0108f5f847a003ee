"""A model as critic: it may pick among changes that code offers. Each is solved again and verified, or nothing happens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.errors import Infeasible, InputError
from ...domain.plan import Plan, Relaxation, Visit
from ...domain.request import Change, MustSee, Request
from ...prompts.examples import block
from ...tools.optimise.problem import Problem
from ...tools.optimise.revise import revise
from ...tools.verify import verify
from ..context import Context
from ..language.choosing import picked
from ..language.ranking import PromptMaker, rank

#: Changes that are offered and that are made, at the most; and the share of the visits' worth that they may cost in all.
OFFERED, MADE, LOSS = 12, 2, 0.15
#: A day of so many visits may lose one.
FULL_DAY = 3


@dataclass(frozen=True)
class Offer:
    """A change that is possible, in words for the model and as edits for the solver."""

    text: str
    edits: tuple[Change, ...]


def reviewed(plan: Plan, problem: Problem, context: Context) -> Plan:
    """The draft, with the changes that the model picked and the checker passed. The request stays what the person said."""
    model = context.model
    offers = dict(list(_offers(plan, problem))[:OFFERED])
    if model is None or not offers:
        return plan
    request = plan.request
    make = PromptMaker(
        "itinerary_review", slot="changes", request=request.text, itinerary="\n".join(_outline(plan)),
        examples=block(request.text, "itinerary_review", request.language, context.settings.model_examples),
    )  # fmt: skip
    chosen = picked(model, make, {i: o.text for i, o in offers.items()}, seed=context.settings.seed)
    least, made = worth(plan, problem) * (1 - LOSS), 0
    for offer in (offers[i] for i in chosen):
        changed = _changed(plan, offer, problem, context) if made < MADE else None
        if (
            changed is not None
            and worth(changed, problem) >= least
            and verify(changed, context.catalog, context.now).passed
        ):
            plan, made = changed, made + 1
    return plan


def worth(plan: Plan, problem: Problem) -> float:
    """The sum of the scores of what is visited."""
    scores = {p.place_id: p.score for rows in problem.places.values() for p in rows}
    return sum(scores.get(v.place_id, 0.0) for v in plan.visits)


def _offers(plan: Plan, problem: Problem) -> Iterator[tuple[str, Offer]]:
    """Of each day: the alternative that it has ready instead of a visit; and on a full day, to leave the least visit out."""
    scores = {p.place_id: p.score for rows in problem.places.values() for p in rows}
    musts = {c.place_id for c in plan.request.constraints if isinstance(c, MustSee)}
    for number, day in enumerate(plan.days, 1):
        visits = [i for i in day.items if isinstance(i, Visit) and not i.locked and i.place_id not in musts]
        for other in day.plan_b:
            old = next((v for v in visits if v.start <= other.start < v.end), None)
            if old is not None:
                text = f"day {number}: {other.name} ({other.kind.value}) instead of {old.name} ({old.kind.value})"
                edits = (
                    _edit("remove", number, old.place_id, old.name),
                    _edit("add", number, other.place_id, other.name),
                )
                yield f"swap:{old.place_id}:{other.place_id}", Offer(text, edits)
        if len(visits) >= FULL_DAY:
            weak = min(visits, key=lambda v: (scores.get(v.place_id, 0.0), v.place_id))
            text = f"day {number}: leave out {weak.name} ({weak.kind.value})"
            yield f"out:{weak.place_id}", Offer(text, (_edit("remove", number, weak.place_id, weak.name),))


def _edit(operation: str, day: int, place_id: str, name: str) -> Change:
    return Change.model_validate({"operation": operation, "day": day, "place": place_id, "words": name})


def _changed(plan: Plan, offer: Offer, problem: Problem, context: Context) -> Plan | None:
    try:
        done = revise(plan, offer.edits, problem, context.catalog).solution
    except (Infeasible, InputError):
        return None
    parts = {name: getattr(done, name) for name in ("stops", "stays", "days", "budget", "assumptions", "unknowns", "score", "bound")}  # fmt: skip
    return plan.model_copy(update=parts)


def _outline(plan: Plan) -> Iterator[str]:
    for number, day in enumerate(plan.days, 1):
        visits = (f"{i.start:%H:%M} {i.name} ({i.kind.value})" for i in day.items if isinstance(i, Visit))
        yield f"day {number}, {day.date:%A}: " + ("; ".join(visits) or "no visits")


def by_ease(
    offers: Sequence[Relaxation], conflict: Sequence[str], request: Request, context: Context
) -> tuple[Relaxation, ...]:
    """The changes that would make a trip possible, least painful first: the solver's order as the prior, the model's view mixed in."""
    if context.model is None or len(offers) < 2:
        return tuple(offers)
    ids = {f"offer:{n}": offer for n, offer in enumerate(offers)}
    prior = {i: 1.0 - n / (len(ids) - 1) for n, i in enumerate(ids)}
    make = PromptMaker(
        "budget_review", slot="changes", request=request.text, budget="\n".join(f"cannot hold together: {c}" for c in conflict),
        examples=block(request.text, "budget_review", request.language, context.settings.model_examples),
    )  # fmt: skip
    texts = {i: f"{o.text} ({o.gives})" for i, o in ids.items()}
    ranked = rank(context.model, make, texts, prior, seed=context.settings.seed)
    return tuple(ids[i] for i in ranked.order)
