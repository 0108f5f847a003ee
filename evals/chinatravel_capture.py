"""How much of a ChinaTravel query the parser captured: each condition of its logic is looked for in the typed Request."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..domain.catalog import Catalog
from ..domain.offers import Mode
from ..domain.parameters import INTERESTS
from ..domain.request import (
    All,
    Any,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Constraint,
    Cuisines,
    MustSee,
    Not,
    Request,
    TransportBan,
    VisitKinds,
)
from ..tools.catalog.importers.chinatravel_words import KINDS, cuisines
from .chinatravel_logic import Concept, Rule

#: captured: held as a hard condition. softened: as a wish or a taste. all of: "any one of" was read as all of them.
#: narrowed: of an "any one of", the options that were understood are held, and the others are said.
#: misread: its amount stands as a cap on something else. said: not understood, and the request says so. lost: none of these.
Status = Literal["captured", "softened", "all of", "narrowed", "misread", "said", "lost"]
STATUSES: tuple[Status, ...] = ("captured", "softened", "all of", "narrowed", "misread", "said", "lost")
#: Topics for which the domain has no condition, so that no parser can hold them.
BEYOND = frozenset(
    ("restaurant", "lodging", "lodging feature", "lodging near", "beds", "budget for local transport", "visit time")
    + ("stay at least", "order", "taxi when far")
)
CATEGORIES = {
    "budget": None,
    "budget for meals": "meals",
    "budget for lodging": "lodging",
    "budget for tickets": "tickets",
    "budget for travel between cities": "transport",
}
MODES = {"airplane": Mode.FLIGHT, "train": Mode.TRAIN, "taxi": Mode.TAXI, "walk": Mode.WALK, "metro": Mode.TRANSIT}


@dataclass(frozen=True)
class Captured:
    """A condition of a query's logic, and what became of it."""

    rule: Rule
    status: Status


def capture(rules: Sequence[Rule], request: Request, catalog: Catalog) -> tuple[Captured, ...]:
    """Each condition with its status; `catalog` says what the ids of the request are called."""
    finder = _Finder(request, catalog)
    return tuple(Captured(rule, finder.status(rule)) for rule in rules)


def beyond(rule: Rule) -> bool:
    """Whether the domain has no condition for it, or for one of its options."""
    return any(_is_beyond(option) for option in rule.options)


def _is_beyond(option: Concept) -> bool:
    return option.topic in BEYOND or (option.topic == "there and back" and len(set(option.names)) > 1)


class _Finder:
    """Looks for conditions in one request."""

    def __init__(self, request: Request, catalog: Catalog) -> None:
        self._request, self._catalog = request, catalog
        self._unread = "\n".join(request.not_understood)

    def status(self, rule: Rule) -> Status:
        hard = list(_all_of(self._request.hard))
        if len(rule.options) > 1:
            return self._of_union(rule, hard)
        concept = rule.options[0]
        if self._held(concept, hard):
            return "captured"
        if self._held(concept, list(_all_of(self._request.constraints))) or self._is_taste(concept):
            return "softened"
        return self._missed(rule, hard)

    def _of_union(self, rule: Rule, hard: list[Constraint]) -> Status:
        for condition in hard:
            if isinstance(condition, Any):
                branches = [list(_all_of([part])) for part in condition.parts]
                options = [o for o in rule.options if not any(self._held(o, branch) for branch in branches)]
                if not options:
                    return "captured"
                if len(options) < len(rule.options) and all(self._is_said(o) for o in options):
                    return "narrowed"
        if any(self._held(option, hard) for option in rule.options):
            return "all of"
        return self._missed(rule, hard)

    def _missed(self, rule: Rule, hard: list[Constraint]) -> Status:
        caps = {c.limit.amount for c in hard if isinstance(c, BudgetCap)}
        if any(o.topic.startswith("budget") and Decimal(str(o.number)) in caps for o in rule.options):
            return "misread"
        return "said" if all(self._is_said(o) for o in rule.options) else "lost"

    def _is_said(self, option: Concept) -> bool:
        """Whether what was not understood, and is said, holds it."""
        return any(trace in self._unread for trace in _traces(option))

    def _is_taste(self, concept: Concept) -> bool:
        liked = {k for i in self._request.interests if i.weight > 0 for k in INTERESTS.get(i.name, ())}
        return concept.topic == "attraction type" and concept.holds != "none" and _kinds(concept) <= liked

    def _held(self, concept: Concept, held: Sequence[Constraint]) -> bool:
        if concept.topic in CATEGORIES:
            return any(_is_cap(c, concept) for c in held)
        if concept.topic == "days":
            return self._request.when.days == concept.number
        if concept.topic == "people":
            return self._request.party.size == concept.number
        if concept.topic in ("local transport", "there and back"):
            return _modes_banned(concept) <= {m for c in held if isinstance(c, TransportBan) for m in c.modes}
        tests = {"attraction": self._is_place, "attraction type": _is_kind, "cuisine": _is_cuisine}
        test = tests.get(concept.topic)
        return test is not None and _each(concept, held, test)

    def _is_place(self, name: str, wanted: bool, condition: Constraint) -> bool:
        if not isinstance(condition, MustSee | AvoidPlace) or isinstance(condition, MustSee) is not wanted:
            return False
        place = self._catalog.place(condition.place_id) if condition.place_id else None
        return place is not None and place.name == name


def _each(concept: Concept, held: Sequence[Constraint], test: Callable[[str, bool, Constraint], bool]) -> bool:
    """Every name has its condition; for "any" of several, all of them stand in one "any of"."""
    wanted = concept.holds != "none"
    if concept.holds == "any" and len(concept.names) > 1:
        unions = [c.parts for c in held if isinstance(c, Any)] + [(c,) for c in held if isinstance(c, VisitKinds)]
        return any(all(any(test(n, True, p) for p in parts) for n in concept.names) for parts in unions)
    turned = [c.part for c in held if isinstance(c, Not)]
    return all(
        any(test(n, wanted, c) for c in held) or any(test(n, not wanted, c) for c in turned) for n in concept.names
    )


def _is_kind(name: str, wanted: bool, condition: Constraint) -> bool:
    kind = KINDS.get(name)
    fits = isinstance(condition, VisitKinds) if wanted else isinstance(condition, AvoidKind)
    return fits and kind in getattr(condition, "kinds", ())


def _is_cuisine(name: str, wanted: bool, condition: Constraint) -> bool:
    known = {word.casefold() for word in cuisines(name)}
    return wanted and isinstance(condition, Cuisines) and bool(known & {n.casefold() for n in condition.names})


def _is_cap(condition: Constraint, concept: Concept) -> bool:
    return (
        isinstance(condition, BudgetCap)
        and condition.scope == "trip"
        and condition.category == CATEGORIES[concept.topic]
        and condition.limit.amount == Decimal(str(concept.number))
    )


def _modes_banned(concept: Concept) -> set[Mode]:
    """What must not be used. "train" both ways means no flight: the sandbox has no third way."""
    if concept.topic == "local transport":
        return {MODES[name] for name in concept.names if name in MODES}
    other = {"airplane": "train", "train": "airplane"}
    banned = {n.removeprefix("!") if n.startswith("!") else other.get(n, n) for n in concept.names}
    return {MODES[name] for name in banned if name in MODES}


def _kinds(concept: Concept) -> set[object]:
    return {KINDS.get(name) for name in concept.names}


def _traces(concept: Concept) -> Iterator[str]:
    """Pieces of text by which a condition is known among what was not understood."""
    words = {1.0: "单床", 2.0: "双床"} if concept.topic == "beds" else {}
    yield from (name.removeprefix("!") for name in concept.names)
    if concept.number is not None:
        yield words.get(concept.number, f"{concept.number:g}")
        if concept.topic == "budget for tickets" and concept.number == 0:
            yield "免费"


def _all_of(conditions: Iterable[Constraint]) -> Iterator[Constraint]:
    """The conditions that all hold at once."""
    for condition in conditions:
        if isinstance(condition, All):
            yield from _all_of(condition.parts)
        else:
            yield condition
