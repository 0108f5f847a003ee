"""New conditions for the plan before ("no flights, we are vegetarian"): its request with them added."""

from datetime import date

from ...domain.party import Party
from ...domain.plan import Plan
from ...domain.request import Constraint, Request, When
from .statements import DENIED

#: Of these there is one: a new one replaces the old.
_SINGLE = frozenset({"budget_cap", "room", "cuisines", "day_hours", "pace"})


def with_conditions(plan: Plan, said: Request, today: date) -> Request:
    """The plan's request on the plan's dates, with what `said` adds; a contradiction is settled for the newer words."""
    old = plan.request
    when = When(dates=plan.dates, days=plan.dates.days, words=old.when.words) if plan.dates.start >= today else old.when
    return added(old, said).model_copy(
        update={
            "text": said.text,
            "kind": "plan",
            "follows": True,
            "when": when,
            "remember": said.remember,
            "not_understood": said.not_understood,
            "assumptions": said.assumptions,
            "changes": (),
        }
    )


def added(old: Request, said: Request) -> Request:
    """The old request in the language of now, with the tastes, conditions, travellers and needs of `said`."""
    interests = {i.name: i for i in (*old.interests, *said.interests)}
    return old.model_copy(
        update={
            "language": said.language,
            "party": said.party if said.party_stated else _needs(old, said),
            "party_stated": old.party_stated or said.party_stated,
            "interests": tuple(interests.values()),
            "pace": said.pace if said.pace != Request(text="").pace else old.pace,
            "constraints": (*(c for c in old.constraints if not _replaced(c, said.constraints)), *said.constraints),
        }
    )


def _replaced(old: Constraint, new: tuple[Constraint, ...]) -> bool:
    if old in new:
        return True
    for c in new:
        if old.type == "budget_cap" and c.type == "budget_cap":
            if old.category == c.category:
                return True
        elif old.type == c.type and old.type in _SINGLE:
            return True
    return False


def _needs(old: Request, said: Request) -> Party:
    """The travellers of before; needs that were said now stand on the first of them, and an allergy that was denied does not."""
    first, new = old.party.members[0], said.party.members[0]
    added = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(new, name))))
        for name in ("diet", "allergies", "access")
    }
    over = {value for slot, value in said.remember if slot == f"{DENIED}allergy"}
    added["allergies"] = tuple(a for a in added["allergies"] if a not in over)
    return Party(members=(first.model_copy(update=added), *old.party.members[1:]))
