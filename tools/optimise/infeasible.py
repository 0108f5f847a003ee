"""When there is no trip: which of the person's own conditions conflict, and the cheapest changes that make one possible."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from time import monotonic

from ...domain.catalog import Catalog
from ...domain.dates import DateRange
from ...domain.errors import Infeasible, InputError
from ...domain.money import Money
from ...domain.offers import Mode, RoomType
from ...domain.plan import Relaxation
from ...domain.request import (
    AccessRequired,
    AllergyNeed,
    BudgetCap,
    Constraint,
    Cuisines,
    DietNeed,
    HouseRuleNeeded,
    MaxVisits,
    MustSee,
    Request,
    RoomRequired,
    TransportBan,
    VisitKinds,
)
from .choice import Choice, Desk
from .conditions import Conditions, alternatives
from .exchange import Exchange
from .problem import Problem, Solution
from .transport import Timetable
from .trip import attempt, cheapest, check_musts
from .work import lost, work

#: How many changes are offered, and how many are tried for them.
OFFERS, TRIED = 3, 10
#: What one needs is not up for trade.
NEEDS = (DietNeed, AllergyNeed, AccessRequired)
#: Days by which a trip is moved, nearest first.
SHIFTS = (1, -1, 2, -2, 3, -3, 7)
_NARROW_ROUTES, _NARROW_BEAM = 12, 24
#: Changes that are joined with others when none helps alone, and how many are joined on top.
FRONT, DEEPEST = 2, 2
#: Points of doing without a cap altogether.
UNCAPPED = 60.0
#: Seconds that an offer is solved for at least.
LEAST = 0.2


@dataclass(frozen=True)
class Offer:
    """A change: what it asks of the person (`pain`, points that only rank), and the problem that it makes."""

    text: str
    words: str
    pain: float
    problem: Problem


class Trial:
    """Answers whether a problem has a plan, again and again, remembering timetables. `deadline`: on the monotonic clock."""

    def __init__(self, catalog: Catalog, deadline: float = float("inf")) -> None:
        self.catalog, self.deadline = catalog, deadline
        self._timetables: dict[tuple[frozenset[Mode], int, str], Timetable] = {}

    @property
    def late(self) -> bool:
        return monotonic() >= self.deadline

    def feasible(self, problem: Problem) -> Choice | None:
        """The cheapest choice found that meets every hard condition, musts scheduled; None when none is found."""
        for conditions in alternatives(problem.request):
            desk = self._desk(problem, conditions)
            try:
                check_musts(desk)
                choice = cheapest(desk, _NARROW_ROUTES, _NARROW_BEAM)
            except Infeasible:
                continue
            if choice is None:
                continue
            timed = conditions.must_see or conditions.visit_kinds or conditions.cuisines
            if timed and lost(desk, work(desk, choice)):
                continue
            return choice
        return None

    def _desk(self, problem: Problem, conditions: Conditions) -> Desk:
        key = (conditions.banned, problem.people, problem.currency)
        own = monotonic() + problem.settings.solve_seconds
        desk = Desk(problem, conditions, self.catalog, self._timetables.get(key), min(own, self.deadline))
        self._timetables[key] = desk.timetable
        return desk


def conflict(problem: Problem, catalog: Catalog, trial: Trial | None = None) -> tuple[Constraint, ...]:
    """A minimal set of hard conditions that cannot hold together: take any one back and the others can.

    Empty when no plan exists even without them, or when one does exist with them all. A deletion filter: one feasibility check
    for each condition, again until nothing more can go. When time is over, what is left is in conflict, but may not be minimal.
    """
    trial = trial or Trial(catalog, monotonic() + problem.settings.solve_seconds)
    kept = list(problem.request.hard)
    if not kept or trial.feasible(_with(problem, ())) is None or trial.feasible(problem) is not None:
        return ()
    while True:
        before = len(kept)
        for condition in tuple(kept):
            if trial.late:
                return tuple(kept)
            rest = [c for c in kept if c is not condition]
            if trial.feasible(_with(problem, rest)) is None:
                kept = rest
        if len(kept) == before:
            return tuple(kept)


def relax(problem: Problem, catalog: Catalog, seconds: float | None = None) -> tuple[Relaxation, ...]:
    """Up to three changes, the least painful first, each solved again in full; none for what can be met as it is.

    `seconds` for all of it (None: those of the settings); the first offer that is found is given even when they are over.
    """
    found: list[Relaxation] = []
    failed: list[Offer] = []
    trial = Trial(catalog, monotonic() + (seconds or problem.settings.solve_seconds))
    if _solved(problem, catalog, trial) is not None:
        return ()
    for offer in sorted(_offers(problem, trial), key=_painful)[:TRIED]:
        if trial.late and found:
            break
        solution = _solved(offer.problem, catalog, trial) if trial.feasible(offer.problem) is not None else None
        if solution is None:
            failed.append(offer)
            continue
        found.append(_relaxation(offer, solution))
        if len(found) == OFFERS:
            break
    if not found:
        found += _together(failed, catalog, trial)
    return tuple(found)


def _painful(offer: Offer) -> tuple[float, str]:
    return (offer.pain, offer.text)


def _together(failed: Sequence[Offer], catalog: Catalog, trial: Trial) -> Iterator[Relaxation]:
    """The first changes that help only together: where two conflicts have nothing in common, one change mends one of them."""
    front = list(failed[:FRONT])
    for _ in range(DEEPEST):
        deeper = []
        for first in front:
            if trial.late:
                return
            for condition in conflict(first.problem, catalog, trial):
                if not isinstance(condition, NEEDS):
                    deeper += [_joined(first, o) for o in _changes(first.problem, condition, trial)]
        for offer in sorted(deeper, key=_painful):
            solution = _solved(offer.problem, catalog, trial) if trial.feasible(offer.problem) is not None else None
            if solution is not None:
                yield _relaxation(offer, solution)
                return
            if trial.late:
                return
        front = sorted(deeper, key=_painful)[:FRONT]


def _joined(first: Offer, then: Offer) -> Offer:
    words = "; ".join(dict.fromkeys(w for w in (first.words, then.words) if w))
    return Offer(f"{first.text}, and {then.text}", words, first.pain + then.pain, then.problem)


def _solved(problem: Problem, catalog: Catalog, trial: Trial) -> Solution | None:
    """In the time that is left, and never in none."""
    left = max(LEAST, min(problem.settings.solve_seconds, trial.deadline - monotonic()))
    settings = problem.settings.model_copy(update={"solve_seconds": left})
    try:
        return attempt(replace(problem, settings=settings), catalog)
    except (Infeasible, InputError):
        return None


def _relaxation(offer: Offer, solution: Solution) -> Relaxation:
    budget = solution.budget
    visits = sum(item.type == "visit" for day in solution.days for item in day.items)
    names = ", ".join(s.name for s in solution.stops)
    cost = f", {budget.observed + budget.estimated}" if not budget.unknown_lines else ""
    return Relaxation(
        text=offer.text,
        words=offer.words,
        request=offer.problem.request,
        cost=budget.observed + budget.estimated,
        gives=f"{names}: {len(solution.days)} days, {visits} visits{cost}",
    )


def _with(problem: Problem, hard: Iterable[Constraint]) -> Problem:
    """The problem with these hard conditions; wishes stay."""
    kept = list(hard)
    constraints = tuple(c for c in problem.request.constraints if not c.hard or any(c is k for k in kept))
    return problem.asking(problem.request.model_copy(update={"constraints": constraints}))


def _offers(problem: Problem, trial: Trial) -> Iterator[Offer]:
    """Changes to the conditions in conflict; and, whatever they are, fewer cities and other dates."""
    guilty = conflict(problem, trial.catalog, trial)
    for condition in guilty:
        if not isinstance(condition, NEEDS):
            yield from _changes(problem, condition, trial)
    yield from _fewer_cities(problem)
    yield from _other_dates(problem, trial)


def _swapped(problem: Problem, old: Constraint, new: Constraint | None) -> Problem:
    changed = (new if c is old else c for c in problem.request.constraints)
    constraints = tuple(c for c in changed if c is not None)
    return problem.asking(problem.request.model_copy(update={"constraints": constraints}))


def _changes(problem: Problem, condition: Constraint, trial: Trial) -> Iterator[Offer]:
    if isinstance(condition, BudgetCap):
        yield from _more_money(problem, condition, trial)
    elif isinstance(condition, Cuisines) and len(condition.names) > 1:
        for name in condition.names:
            rest = condition.model_copy(update={"names": tuple(n for n in condition.names if n != name)})
            yield Offer(f"go without {name} food", condition.words, 8.0, _swapped(problem, condition, rest))
    elif isinstance(condition, RoomRequired):
        for kind in (t for t in RoomType if t not in condition.types):
            wider = condition.model_copy(update={"types": (*condition.types, kind)})
            text = f"allow {kind.value} rooms too"
            yield Offer(text, condition.words, 10.0, _swapped(problem, condition, wider))
        yield Offer("allow any room", condition.words, 11.0, _swapped(problem, condition, None))
    elif isinstance(condition, VisitKinds) and condition.count > 1:
        fewer = condition.model_copy(update={"count": condition.count - 1})
        kinds = " or ".join(k.value for k in condition.kinds)
        yield Offer(f"one {kinds} less", condition.words, 6.0, _swapped(problem, condition, fewer))
        yield Offer(_taken_back(condition), condition.words, 14.0, _swapped(problem, condition, None))
    elif isinstance(condition, MaxVisits):
        more = condition.model_copy(update={"count": condition.count + 1})
        text = f"allow {more.count} visits a day"
        yield Offer(text, condition.words, 7.0, _swapped(problem, condition, more))
        yield Offer(_taken_back(condition), condition.words, 14.0, _swapped(problem, condition, None))
    elif isinstance(condition, TransportBan):
        for mode in condition.modes:
            ban = condition.model_copy(update={"modes": tuple(m for m in condition.modes if m != mode)})
            text = f"allow {mode.value.replace('_', '-')}"
            yield Offer(text, condition.words, 12.0, _swapped(problem, condition, ban if ban.modes else None))
    else:
        yield Offer(_taken_back(condition), condition.words, 14.0, _swapped(problem, condition, None))


def _taken_back(condition: Constraint) -> str:
    if isinstance(condition, MustSee):
        return f"leave out {condition.name}"
    if isinstance(condition, Cuisines):
        return f"go without {', '.join(condition.names)} food"
    if isinstance(condition, HouseRuleNeeded):
        return f"do without the house rule on {condition.rule.value.replace('_', ' ')}"
    return f'take back "{condition.words}"'


def _more_money(problem: Problem, cap: BudgetCap, trial: Trial) -> Iterator[Offer]:
    """The smallest raise that is found to be enough: what the cheapest trip without this cap costs."""
    choice = trial.feasible(_swapped(problem, cap, None))
    if choice is None:
        yield Offer(f'take back "{cap.words}"', cap.words, UNCAPPED, _swapped(problem, cap, None))
        return
    known = sum(v for c, v in choice.costs.items() if cap.category in (None, c))
    goods = problem.goods if problem.goods and cap.category is None else None
    days, people = problem.dates.days, problem.people
    times = {"trip": 1, "person": people, "day": days, "person_day": days * people}[cap.scope]
    exchange = Exchange(trial.catalog, problem.currency)
    one = exchange.value(Money(amount=Decimal(1), currency=cap.limit.currency))
    if not one:
        return
    needed = Decimal(str((known + (exchange.value(goods) or 0.0)) / one / times)).quantize(Decimal(1), ROUND_CEILING)
    limit = Money(amount=needed, currency=cap.limit.currency)
    if limit <= cap.limit:
        return
    raised = cap.model_copy(update={"limit": limit})
    pain = 100 * float((limit - cap.limit).amount / cap.limit.amount)
    text = f"raise the budget by {limit - cap.limit} to {limit}"
    yield Offer(text, cap.words, pain, _swapped(problem, cap, raised))


def _fewer_cities(problem: Problem) -> Iterator[Offer]:
    """One city less where several were to be chosen."""
    for i, stop in enumerate(problem.stops):
        if stop.count > 1:
            fewer = replace(stop, count=stop.count - 1)
            stops = (*problem.stops[:i], fewer, *problem.stops[i + 1 :])
            wanted = problem.request.cities_wanted
            request = problem.request.model_copy(update={"cities_wanted": wanted - 1 if wanted else None})
            text = f"visit {fewer.count} {'city' if fewer.count == 1 else 'cities'} instead of {stop.count}"
            yield Offer(text, stop.words, 15.0, replace(problem, request=request, stops=stops))


def _other_dates(problem: Problem, trial: Trial) -> Iterator[Offer]:
    """The nearest move of the dates that is possible, not into the past."""
    today = trial.catalog.as_of or problem.now.date()
    for shift in SHIFTS:
        start = problem.dates.start + timedelta(days=shift)
        if start < today:
            continue
        moved = replace(problem, dates=DateRange(start=start, end=problem.dates.end + timedelta(days=shift)))
        moved = moved.asking(_on(problem.request, moved.dates))
        if trial.feasible(moved) is not None:
            text = f"leave on {start.isoformat()} instead of {problem.dates.start.isoformat()}"
            yield Offer(text, problem.request.when.words or "", 5.0 * abs(shift), moved)
            return


def _on(request: Request, dates: DateRange) -> Request:
    when = request.when.model_copy(update={"dates": dates, "earliest": None, "latest": None, "days": None})
    return request.model_copy(update={"when": when})
