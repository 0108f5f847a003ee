"""A choice with its days in time, mended where a condition that hangs on the times is lost: cuisines and kinds asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.request import Constraint, Cuisines, MustSee, VisitKinds
from .agenda import Agenda, Menu, agenda
from .choice import Choice, Desk
from .instance import Schedule
from .schedule import schedule
from .shifts import MEAL_NAMES, MealName
from .tables import sitting

#: Times that a schedule is made again to get in what was lost.
MENDS = 4

Key = tuple[int, MealName]


@dataclass(frozen=True)
class Worked:
    """A choice with its days in time."""

    choice: Choice
    agenda: Agenda
    schedule: Schedule

    def eaten(self) -> Iterator[Key]:
        """The meals that found a time."""
        for shift, items in zip(self.agenda.shifts, self.schedule.days, strict=True):
            for name in MEAL_NAMES:
                if any(i.type == "meal" and i.id == name for i in items):
                    yield shift.day, name


def work(desk: Desk, choice: Choice, *, bare: bool = False) -> Worked:
    """Schedule the days of a choice. What is lost all the same, `lost` says. `bare`: with nothing but what must be in."""
    worked = _scheduled(choice, agenda(desk, choice, bare=bare))
    hopeless: set[str] = set()
    for _ in range(MENDS):
        gone = lost(desk, worked)
        if not any(isinstance(c, Cuisines | VisitKinds) for c in gone):
            break
        menu = _reseated(desk, worked) if any(isinstance(c, Cuisines) for c in gone) else worked.agenda.menu
        failed = {c.id for c in worked.agenda.candidates if c.must and c.id not in worked.schedule.chosen}
        failed -= set(desk.conditions.must_see)
        if menu is worked.agenda.menu and failed <= hopeless:
            break
        hopeless |= failed
        worked = _scheduled(choice, agenda(desk, choice, menu, hopeless=hopeless, bare=bare))
    return worked


def _scheduled(choice: Choice, plan: Agenda) -> Worked:
    return Worked(choice, plan, schedule(plan.frames, plan.candidates, plan.travel, plan.limits))


def lost(desk: Desk, worked: Worked) -> tuple[Constraint, ...]:
    """Conditions that the schedule breaks: a must that is not in, too few of a kind, a cuisine that is not eaten."""
    conditions, chosen = desk.conditions, worked.schedule.chosen
    kinds = [worked.agenda.places[i].kind for i in chosen]
    served = _served(worked)
    known = any(desk.kitchen.any_known(c) for c in worked.choice.route.cities)
    found: list[Constraint] = [m for m in conditions.of(MustSee) if m.place_id and m.place_id not in chosen]
    found += [w for w in conditions.visit_kinds if sum(k in w.kinds for k in kinds) < w.count]
    if known:
        found += [c for c in conditions.of(Cuisines) if not {n.casefold() for n in c.names} <= served]
    return tuple(found)


def _served(worked: Worked) -> set[str]:
    """Cuisines that are eaten."""
    tables = (worked.agenda.menu.get(key) for key in worked.eaten())
    return {name.casefold() for table in tables if table is not None for name in table.cuisines}


def _reseated(desk: Desk, worked: Worked) -> Menu:
    """Another menu: a table with a cuisine that is lost trades places with one that nobody would miss."""
    menu, eaten = dict(worked.agenda.menu), list(worked.eaten())
    served = _served(worked)
    missing = {n.casefold() for n in desk.conditions.cuisines} - served
    city = {(s.day, m): s.city_id for s in worked.agenda.shifts for m in s.meals}
    at = {(s.day, m): sitting(s, m) for s in worked.agenda.shifts for m in s.meals}
    for key, table in worked.agenda.menu.items():
        if key in eaten or not missing & {c.casefold() for c in table.cuisines}:
            continue
        for other in sorted(eaten, key=lambda k: (_needed(desk, menu, eaten, k), k[1] == "breakfast", k)):
            if city[other] == city[key] and desk.service.serves(table, at[other]):
                if _needed(desk, menu, eaten, other):
                    break
                before = menu.pop(other, None)
                del menu[key]
                menu[other] = table
                if before is not None and desk.service.serves(before, at[key]):
                    menu[key] = before
                return menu
    return worked.agenda.menu


def _needed(desk: Desk, menu: Menu, eaten: list[Key], key: Key) -> bool:
    """Whether the table of a meal is the only one with some wanted cuisine."""
    wanted = {n.casefold() for n in desk.conditions.cuisines}
    here = {c.casefold() for c in menu[key].cuisines} & wanted if key in menu else set()
    rest = {c.casefold() for k in eaten if k != key and k in menu for c in menu[k].cuisines}
    return bool(here - rest)
