"""Interests, dislikes, kinds to avoid, climate and pace."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.parameters import Pace
from ...domain.place import Kind
from ...domain.request import AvoidKind, Constraint, Interest, PaceWish, VisitKinds
from .conditions import hard
from .lexicon.interests import AVOIDED, CLIMATES, INTERESTS, NARROW, PACES
from .lexicon.ordinals import DAY, day_number
from .phrases import compiled, looked_up, table_pattern
from .polarity import Polarity, is_exception, polarity
from .reading import TAKEN, Reading

_INTEREST, _INTEREST_KEYS = table_pattern(INTERESTS)
_CLIMATE, _CLIMATE_KEYS = table_pattern(CLIMATES)
_PACE, _PACE_KEYS = table_pattern(PACES)
_DAY = compiled(DAY)
#: "希望游览公园": a place of the kind is to be visited, where a liking alone would be a taste.
_VISITED = compiled(r"(?:希望|想要?|要|必须)(?:去)?(?:游览|参观)(?:[^,。;\n，；]{0,24}(?:和|、|/|或|及))?\s*$")
_ENDS = compiled(r"\s*(?:[,。;\n，；和、/或及]|$)")
#: "동물원은 꼭", "the zoo is a must", "must see a castle", "一定要去动物园".
_MUST_AFTER = compiled(
    r"^(?:은|는|을|를|도|에|에는)?\s*(?:꼭|반드시|필수)|^s?\s+(?:is|are) (?:an? (?:absolute )?)?must\b"
)
_MUST_BEFORE = compiled(
    r"(?:꼭|반드시)\s*$|\bmust (?:see|visit|go to)\s+(?:a|an|the|some|one)?\s*$|(?:必须|一定要?)(?:去|看|逛)(?:一?个)?$"
)
_NOT_A_TASTE = compiled(r"^醒|^\s*(?:tower|bridge|hotel|street|avenue|square|station)")


@dataclass(frozen=True)
class Tastes:
    interests: tuple[Interest, ...] = ()
    avoided: tuple[Constraint, ...] = ()


def take_tastes(reading: Reading, words_of_cuisines: str | None = None) -> Tastes:
    """Interests with the person's words; "no X" as AvoidKind where the word is a kind, else as a dislike."""
    wanted: dict[str, Interest] = {}
    ruled: dict[str, tuple[tuple[Kind, ...], str, bool]] = {}
    spared: set[Kind] = set()
    needed: list[Constraint] = []
    for match in list(reading.find(_INTEREST)):
        start, end = match.span()
        if _NOT_A_TASTE.match(reading.after(end, 10)):
            continue
        name = looked_up(_INTEREST_KEYS, match.group())
        kind = polarity(reading, start, end)
        words, is_hard = reading.words(start, end), hard(reading, start, end)
        if name == "food" and (words_of_cuisines == reading.clause(start, end) or _qualified(reading, start)):
            reading.take(start, end)  # "in terms of food, ...", "halal food": part of a condition that is already taken
            continue
        if kind is Polarity.RULED_OUT and (name in AVOIDED or match.group() in NARROW):
            kinds = NARROW.get(match.group(), AVOIDED.get(name, ()))
            ruled[name] = (kinds, reading.part(start, end), is_hard)
        elif kind is Polarity.WANTED:
            kinds = NARROW.get(match.group(), AVOIDED.get(name, ()))
            if kinds and _must_be_visited(reading, start, end):
                needed.append(VisitKinds(words=reading.part(start, end), hard=is_hard, kinds=kinds))
            wanted.setdefault(name, Interest(name=name, weight=1.0, words=words))
            if is_exception(reading, start):
                spared.update(AVOIDED.get(name, ()))
        else:
            wanted[name] = Interest(name=name, weight=-1.0, words=words)
        reading.take(start, end)
    avoided = tuple(
        AvoidKind(words=words, hard=is_hard, kinds=left)
        for kinds, words, is_hard in ruled.values()
        if (left := tuple(k for k in kinds if k not in spared))
    )
    return Tastes(tuple(wanted.values()), (*avoided, *_once(needed)))


def _must_be_visited(reading: Reading, start: int, end: int) -> bool:
    """Whether one of the kind has to be in the plan, and is not a liking only."""
    if _MUST_AFTER.match(reading.after(end, 24)) or _MUST_BEFORE.search(reading.before(start, 24)):
        return True
    return bool(_VISITED.search(reading.before(start)) and _ENDS.match(reading.after(end, 8)))


def _once(needed: list[Constraint]) -> Iterator[Constraint]:
    """Two words for one kind ("游乐园/体育娱乐") ask for it once."""
    seen: set[tuple[Kind, ...]] = set()
    for wish in needed:
        if isinstance(wish, VisitKinds) and wish.kinds not in seen:
            seen.add(wish.kinds)
            yield wish


def _qualified(reading: Reading, start: int) -> bool:
    return reading.open[:start].rstrip().endswith(TAKEN)


def take_climate(reading: Reading) -> str | None:
    """What weather a person looks for, when no place is named; questions about weather are not this."""
    match = reading.first(_CLIMATE)
    if match is None:
        return None
    reading.take(*match.span())
    return looked_up(_CLIMATE_KEYS, match.group())


def take_paces(reading: Reading, days: int | None) -> tuple[Pace, tuple[Constraint, ...]]:
    """The pace of the trip, and wishes for single days."""
    overall, wishes = Pace.NORMAL, []
    for match in list(reading.find(_PACE)):
        start, end = match.span()
        pace = Pace(looked_up(_PACE_KEYS, match.group()))
        if (
            not match.group().startswith(("not ", "不要", "别", "不"))
            and polarity(reading, start, end) is not Polarity.WANTED
        ):
            pace = {Pace.SLOW: Pace.FAST, Pace.FAST: Pace.SLOW}.get(pace, pace)
        day = _DAY.search(reading.clause(start, end).lower())
        words = reading.clause(start, end)
        reading.take(start, end)
        if day and (number := day_number(day, days)):
            wishes.append(PaceWish(words=words, pace=pace, day=number))
        else:
            overall = pace
    return overall, tuple(wishes)
