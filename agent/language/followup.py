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
            "party": _needs(old, said) if _of_known(old, said) else said.party,
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


_NEEDS = ("diet", "allergies", "access")


def _of_known(old: Request, said: Request) -> bool:
    """Whether a message is about travellers of before: none were counted, or needs of no more than there were ("my wife is vegan")."""
    needs = any(getattr(m, name) for m in said.party.members for name in _NEEDS)
    return not said.party_stated or needs and len(said.party.members) <= len(old.party.members)


def _needs(old: Request, said: Request) -> Party:
    """The travellers of before; needs that were said now stand on those they were said of, and an allergy that was denied does not."""
    over = {value for slot, value in said.remember if slot == f"{DENIED}allergy"}
    members = list(old.party.members)
    for i, new in enumerate(said.party.members[: len(members)]):
        more = {n: tuple(dict.fromkeys((*getattr(members[i], n), *getattr(new, n)))) for n in _NEEDS}
        members[i] = members[i].model_copy(update=more)
    kept = tuple(a for a in members[0].allergies if a not in over)
    return Party(members=(members[0].model_copy(update={"allergies": kept}), *members[1:]))
