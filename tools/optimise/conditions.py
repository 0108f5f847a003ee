"""The request's hard conditions, read into what the trip level asks about. "Any of" is planned as alternatives."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from ...domain.offers import HouseRule, Mode, RoomType
from ...domain.party import AccessNeed, Diet, Party
from ...domain.place import Kind
from ...domain.request import (
    AccessRequired,
    All,
    AllergyNeed,
    Any,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Constraint,
    Cuisines,
    DayHours,
    DietNeed,
    HouseRuleNeeded,
    KnownHoursOnly,
    MaxVisits,
    MustSee,
    Not,
    PaceWish,
    Request,
    RoomRequired,
    TransportBan,
    VisitKinds,
)

_T = TypeVar("_T")

#: More alternatives than this are not tried: each is a whole solve.
MOST_ALTERNATIVES = 8


@dataclass(frozen=True)
class Conditions:
    """One alternative: every member must hold, and what the travellers need."""

    leaves: tuple[Constraint, ...] = ()
    party: Party = Party()
    not_encoded: tuple[
        str, ...
    ] = ()  # words of conditions that the solver does not encode; the checker still judges them

    shunned: frozenset[str] = frozenset()  # cuisines, folded, of which no table may be

    def of(self, kind: type[_T]) -> tuple[_T, ...]:
        return tuple(c for c in self.leaves if isinstance(c, kind))

    @property
    def banned(self) -> frozenset[Mode]:
        return frozenset(m for c in self.of(TransportBan) for m in c.modes)

    @property
    def caps(self) -> tuple[BudgetCap, ...]:
        return self.of(BudgetCap)

    @property
    def cuisines(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for c in self.of(Cuisines) for n in c.names))

    @property
    def house_rules(self) -> frozenset[HouseRule]:
        return frozenset(c.rule for c in self.of(HouseRuleNeeded))

    @property
    def rooms(self) -> frozenset[RoomType]:
        """Room types that will do; all when none was asked."""
        allowed = frozenset(RoomType)
        for condition in self.of(RoomRequired):
            allowed &= frozenset(condition.types)
        return allowed

    @property
    def room_stated(self) -> bool:
        return bool(self.of(RoomRequired))

    @property
    def diets(self) -> frozenset[Diet]:
        return self.party.diets | {c.diet for c in self.of(DietNeed)}

    @property
    def allergies(self) -> frozenset[str]:
        return self.party.allergies | {c.allergen for c in self.of(AllergyNeed)}

    @property
    def access(self) -> frozenset[AccessNeed]:
        return self.party.access | {c.need for c in self.of(AccessRequired)}

    @property
    def known_hours_only(self) -> bool:
        return bool(self.of(KnownHoursOnly))

    @property
    def day_hours(self) -> tuple[DayHours, ...]:
        return self.of(DayHours)

    @property
    def paces(self) -> tuple[PaceWish, ...]:
        return self.of(PaceWish)

    @property
    def max_visits(self) -> tuple[MaxVisits, ...]:
        return self.of(MaxVisits)

    @property
    def visit_kinds(self) -> tuple[VisitKinds, ...]:
        return self.of(VisitKinds)

    @property
    def must_see(self) -> tuple[str, ...]:
        return tuple(c.place_id for c in self.of(MustSee) if c.place_id)

    @property
    def avoided(self) -> frozenset[str]:
        return frozenset(c.place_id for c in self.of(AvoidPlace) if c.place_id)

    @property
    def avoided_kinds(self) -> frozenset[Kind]:
        return frozenset(k for c in self.of(AvoidKind) for k in c.kinds)


def alternatives(request: Request) -> tuple[Conditions, ...]:
    """The ways to meet every hard condition, as asked first. With no "any of" there is exactly one."""
    parts = [_spread(c, True) for c in request.hard]
    found = []
    for combination in product(*parts):
        leaves = [leaf for group in combination for leaf in group]
        found.append(_conditions(leaves, request.party))
        if len(found) == MOST_ALTERNATIVES:
            break
    return tuple(found)


def firm(request: Request) -> Conditions:
    """What holds in every alternative: hard conditions that stand alone or in an "all of", not those of one branch."""

    def flat(conditions: Iterable[Constraint]) -> Iterable[Constraint]:
        for condition in conditions:
            if isinstance(condition, All):
                yield from flat(condition.parts)
            elif not isinstance(condition, Any | Not):
                yield condition

    return Conditions(tuple(flat(request.hard)), request.party)


_Leaf = tuple[Constraint, bool]


def _spread(condition: Constraint, holds: bool) -> list[tuple[_Leaf, ...]]:
    """Disjunctive normal form of one condition; `holds` False is under a "not"."""
    if isinstance(condition, Not):
        return _spread(condition.part, not holds)
    if isinstance(condition, All | Any):
        branches = [_spread(p, holds) for p in condition.parts]
        if isinstance(condition, Any) is holds:
            return [way for branch in branches for way in branch]
        return [tuple(leaf for way in ways for leaf in way) for ways in product(*branches)]
    return [((condition, holds),)]


def _conditions(leaves: Iterable[_Leaf], party: Party) -> Conditions:
    kept: list[Constraint] = []
    dropped: list[str] = []
    shunned: set[str] = set()
    for leaf, holds in leaves:
        if not holds and isinstance(leaf, Cuisines) and len(leaf.names) == 1:
            shunned.add(leaf.names[0].casefold())
            continue
        mirrored = leaf if holds else _mirror(leaf)
        if mirrored is None:
            dropped.append(leaf.words)
        else:
            kept.append(mirrored)
    return Conditions(tuple(kept), party, tuple(dropped), frozenset(shunned))


def _mirror(leaf: Constraint) -> Constraint | None:
    """The condition that "not `leaf`" means, where there is one."""
    words, hard = leaf.words, leaf.hard
    if isinstance(leaf, MustSee):
        return AvoidPlace(words=words, hard=hard, name=leaf.name, place_id=leaf.place_id)
    if isinstance(leaf, AvoidPlace):
        return MustSee(words=words, hard=hard, name=leaf.name, place_id=leaf.place_id)
    if isinstance(leaf, AvoidKind):
        return VisitKinds(words=words, hard=hard, kinds=leaf.kinds)
    if isinstance(leaf, VisitKinds):  # none of a kind is surely fewer than so many
        return AvoidKind(words=words, hard=hard, kinds=leaf.kinds)
    if isinstance(leaf, RoomRequired):
        return RoomRequired(words=words, hard=hard, types=tuple(t for t in RoomType if t not in leaf.types))
    if isinstance(leaf, TransportBan):
        return TransportBan(words=words, hard=hard, modes=tuple(m for m in _BETWEEN_CITIES if m not in leaf.modes))
    return None


_BETWEEN_CITIES = (Mode.FLIGHT, Mode.TRAIN, Mode.BUS, Mode.FERRY, Mode.SELF_DRIVE, Mode.TAXI)
