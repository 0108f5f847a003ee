"""What of a model's reading may count: only what stands in words of the message that the rules did not understand.

The rules go first. Where they have understood a message, a model can add nothing to it, whatever it has been told by a text that it
saw; where they have not, what it adds must quote the words that were left, and its numbers and names must stand in them. What is
added is said to the person as an assumption.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import fuzz

from ...domain.catalog import Catalog
from ...domain.plan import Plan
from ...domain.request import Constraint, Interest, Language, Request
from .keyless import MAX_READ
from .model_reading import ConditionReading, ModelReading, StopReading
from .model_texts import MODEL_TEXTS, told
from .money import NO_CURRENCY
from .numbers import small

#: How many meanings one phrase may be quoted for.
MEANINGS = 2
#: How like a name must be to the words that are said to mean it, of 100.
ALIKE = 60.0
_TOKEN = re.compile(r"[a-z\u00c0-\u024f'-]+|[가-힣]+|[\u4e00-\u9fff]|\d+")
_NUMBER = re.compile(r"\d+|[a-z]+|[가-힣]+|[\u4e00-\u9fff]+")
_TIME = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:week|month|year|spring"
    r"|summer|autumn|fall|winter|holiday|easter|christmas|new year|tomorrow|next|before|after|until|fortnight|term|break)"
    r"|[월주년봄여름가을겨울명절연휴방학내일모레다음]|[月周年春夏秋冬节假天号]"
)
_FREE_NAMES = ("must_see", "avoid_place")


def grounded(
    reading: ModelReading, rules: Request | None, text: str, catalog: Catalog, previous: Plan | None = None
) -> tuple[ModelReading, int]:
    """The reading without what has no ground in the message, and how many statements were left out."""
    decided = rules is not None and _decided(rules, previous)
    left = _left(rules if decided else None, text)
    spoken = _Spoken(reading, left)
    kept: dict[str, Any] = {
        "kind": rules.kind if decided and rules is not None else reading.kind,
        "origin": reading.origin if _quotes(reading.origin or "", left) else None,
        "stops": tuple(s for s in reading.stops if all(_named(n, s, text, catalog) for n in s.names)),
        "interests": tuple(i for i in reading.interests if spoken.once(i.words)),
        "conditions": tuple(c for c in reading.conditions if spoken.once(c.words) and _own_name(c)),
        "changes": tuple(c for c in reading.changes if spoken.once(c.words))
        if rules is None or not rules.changes
        else (),
        "not_understood": tuple(w for w in reading.not_understood if _quotes(w, left)),
        "pace": None,  # a wish for another pace is a condition, with its words
        "climate": reading.climate if left and (rules is None or not rules.stops) else None,
    }
    numbers = _numbers(left)
    for field in ("days", "adults", "cities_wanted"):
        value = getattr(reading, field)
        kept[field] = value if value is not None and _stated(value, numbers, field == "days") else None
    kept["child_ages"] = tuple(a for a in reading.child_ages if a in numbers)
    for field in ("start", "end", "earliest", "latest"):
        kept[field] = getattr(reading, field) if _TIME.search(left) else None
    result = reading.model_copy(update=kept)
    return result, sum(1 for name in kept if getattr(result, name) != getattr(reading, name))


def taken(before: Request | None, after: Request, language: Language) -> tuple[str, ...]:
    """What a model's reading has added to a request, in sentences for the person."""
    old = before or Request(text=after.text, language=language)
    added: list[Constraint | Interest] = [c for c in after.constraints if c not in old.constraints]
    added += [i for i in after.interests if i not in old.interests]
    said = [told(language, "read_as", words=a.words, what=_what(a, language)) for a in added if a.words]
    if after.stops and not old.stops:
        refs = [ref for stop in after.stops for ref in stop.options]
        said += [
            told(language, "read_as", words=r.words, what=r.name) for r in refs if _folded(r.words) != _folded(r.name)
        ]
    when = after.when
    if when != old.when and (when.dates or when.earliest or when.days):
        what = f"{when.dates.start} ~ {when.dates.end}" if when.dates else str(when.earliest or when.days)
        said.append(told(language, "read_when", what=what))
    if after.party != old.party:
        said.append(told(language, "read_party", count=after.party.size))
    return tuple(said)


def _what(added: Constraint | Interest, language: Language) -> str:
    if isinstance(added, Interest):
        return told(language, "read_interest")
    count = getattr(added, "count", None)
    key = f"read_{added.type}"
    return told(language, key if key in MODEL_TEXTS else "read_other") + (f" ({count})" if count else "")


def _decided(rules: Request, previous: Plan | None) -> bool:
    """Whether the rules know what kind of message it is; of small talk and of a plan without any wish of its own they do not."""
    if rules.kind == "plan" and previous is not None:
        return rules.stops != previous.request.stops or rules.constraints != previous.request.constraints
    if rules.kind == "plan":
        return bool(rules.stops or rules.interests or rules.climate)
    if rules.kind == "answer":
        return rules.question is not None and rules.question.topic != "unknown"
    return rules.kind != "chat" and (rules.kind != "revise" or bool(rules.changes))


def _left(rules: Request | None, text: str) -> str:
    """The words that the rules did not understand: all of them where the rules gave up."""
    if rules is None:
        return _folded(text)
    rest = [w.removeprefix(NO_CURRENCY).strip(" :") for w in rules.not_understood]
    return _folded(" ".join([*rest, text[MAX_READ:]]))


def _quotes(words: str, left: str) -> bool:
    """Whether at least half of the words are among those that were left."""
    tokens, known = _TOKEN.findall(_folded(words)), set(_TOKEN.findall(left))
    return bool(tokens) and sum(t in known or _inside(t, known) for t in tokens) * 2 >= len(tokens)


def _inside(token: str, known: set[str]) -> bool:
    """A Korean word may stand there with another ending."""
    return "가" <= token[0] <= "힣" and any(k.startswith(token) or token.startswith(k) for k in known if len(k) > 1)


class _Spoken:
    """The words that a reading quotes: few enough meanings for each phrase, and among the words that were left."""

    def __init__(self, reading: ModelReading, left: str) -> None:
        said = [row.words for rows in (reading.interests, reading.conditions, reading.changes) for row in rows]
        self._counts = Counter(map(_folded, said))
        self._left = left

    def once(self, words: str) -> bool:
        """Whether this phrase may mean something: one that is quoted for everything means nothing."""
        return self._counts[_folded(words)] <= MEANINGS and _quotes(words, self._left)


def _named(name: str, stop: StopReading, text: str, catalog: Catalog) -> bool:
    """A name must be like the words that are said to mean it, in its own spelling or in another of the catalog: another town is no
    spelling of the one that was named."""
    words = stop.words or name
    if _folded(words) not in _folded(text):
        return False
    spellings = {name, *(n for city in catalog.find_cities(name)[:3] for n in city.names.values())}
    return any(fuzz.partial_ratio(_folded(n), _folded(words)) >= ALIKE for n in spellings)


def _own_name(item: ConditionReading) -> bool:
    if item.type not in _FREE_NAMES:
        return True
    return bool(item.values) and fuzz.partial_ratio(_folded(item.values[0]), _folded(item.words)) >= ALIKE


def _numbers(left: str) -> set[int]:
    return {n for part in _NUMBER.findall(left) for n in _read(part)}


def _read(part: str) -> Iterator[int]:
    tries: Iterable[str] = (part,) if part.isascii() else (part[i:j] for i in range(len(part)) for j in range(i + 1, min(i + 4, len(part)) + 1))  # fmt: skip
    for piece in tries:
        value = small(piece) if piece not in ("a", "an") else None
        if value is not None:
            yield value


def _stated(value: int, numbers: set[int], days: bool) -> bool:
    """The number stands there; for days also as weeks, or as nights."""
    return value in numbers or (days and (value - 1 in numbers or (value % 7 == 0 and value // 7 in numbers)))


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[\s.,;:!?\"“”‘’，。！？、~]+", " ", text.casefold()).split())
