"""Other trips like the one that was planned: cheaper, more to see, calmer. Each is checked and sealed as any plan is."""

import uuid
from dataclasses import dataclass

from ..domain.errors import BadDates
from ..domain.plan import Plan, PlanDiff
from ..tools.optimise.diff import compared
from ..tools.optimise.problem import Problem, Solution
from ..tools.optimise.tradeoffs import Alternative as Found
from ..tools.optimise.tradeoffs import Name
from ..tools.optimise.tradeoffs import alternatives as found_beside
from ..tools.verify import seal, verify
from .context import Context
from .language.texts import say
from .nodes.attractions import scored
from .nodes.itinerary import problem_of
from .nodes.retelling import route_of
from .state import State

#: What the trip that was planned is called among the others.
PLANNED: Name = "balanced"


@dataclass(frozen=True)
class Alternative:
    """A checked trip. `diff`: what is different from the one that was planned; None for that one itself."""

    name: Name
    plan: Plan
    diff: PlanDiff | None = None


def alternatives(plan: Plan, context: Context) -> tuple[Alternative, ...]:
    """The plan as "balanced", and up to two more, none of them dominated. The plan alone when nothing else passes.

    Raises BadDates for a trip that has begun.
    """
    if plan.dates.start < context.now.date():
        raise BadDates(say(plan.request.language, "alternatives_past"))
    problem = _problem(plan, context)
    made = found_beside(problem, context.catalog, _parts(plan))
    return tuple(one for found in made if (one := _checked(plan, found, context)) is not None)


def _problem(plan: Plan, context: Context) -> Problem:
    """What the plan was the answer to: its own cities may be left for others only where the person left them open."""
    state: State = {
        "request": plan.request,
        "dates": plan.dates,
        "route": route_of(plan),
        "scores": {s.city_id: scored(s.city_id, plan.request, context) for s in plan.stops},
    }
    return problem_of(state, context)


def _parts(plan: Plan) -> Solution:
    return Solution(
        plan.stops, plan.stays, plan.days, plan.budget, plan.score or 0.0, plan.bound, plan.assumptions, plan.unknowns
    )


def _checked(plan: Plan, found: Found, context: Context) -> Alternative | None:
    """Sealed when the checker passes it; None otherwise."""
    if found.name == PLANNED:
        return Alternative(found.name, plan)
    made = found.solution
    whys = {s.city_id: s.why for s in plan.stops}
    other = plan.model_copy(
        update={
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{plan.id}:{found.name}")),
            "request": found.request,
            "made_at": context.now,
            "stops": tuple(s.model_copy(update={"why": whys.get(s.city_id, "")}) for s in made.stops),
            "stays": made.stays,
            "days": made.days,
            "budget": made.budget,
            "assumptions": made.assumptions,
            "unknowns": made.unknowns,
            "score": made.score,
            "bound": made.bound,
            "receipt": None,
        }
    )
    report = verify(other, context.catalog, context.now)
    if not report.passed:
        return None
    sealed = seal(other, report, context.now, context.catalog, context.settings.key_file)
    return Alternative(found.name, sealed, compared(plan, sealed))
