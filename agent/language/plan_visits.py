"""What of the plan before is meant: "the Salt Palace", "the second museum", "it", "luvre"; asked about when two could be meant."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ...domain.catalog import Catalog
from ...domain.errors import AmbiguousPlace
from ...domain.place import Kind
from ...domain.plan import Plan, Visit
from ...tools.catalog.names import fold
from .lexicon.common import FUNCTION, KOREAN
from .lexicon.interests import AVOIDED, INTERESTS, NARROW
from .lexicon.ordinals import DAY
from .numbers import KO_COUNT, ZH_COUNT, small
from .phrases import PARTICLES, compiled, looked_up, table_pattern

#: Words this alike (of 100) are one word misspelled.
ALIKE = 84
_INTEREST, _INTEREST_KEYS = table_pattern(INTERESTS)
_DAY = compiled(DAY)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_EN_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_ORDINAL = compiled(
    rf"\b(?P<en>first|second|third|fourth|fifth|last)\b|(?P<kofirst>첫\s*번째|첫째)|(?P<ko>{KO_COUNT})\s*번째|(?P<kolast>마지막)|第(?P<zh>{ZH_COUNT})(?:个|处|站|家)|(?P<zhlast>最后一?(?:个|处|站|家))"
)
_PRONOUN = compiled(
    r"\s*(?:it|that|this|that one|this one|that place|that visit|them|그거|그것|거기|그곳|그건|이거|이것|저거|那个|那里|这个|它|那儿)\s*"
)
_PLURAL = compiled(r"\b(?:all|any|every|each|both)\b|(?<=[a-rt-z])s\b|들|모든|전부|모두|所有|全部|都")
_POINTED = compiled(r"(?:^|\s)(?:그|저|이|한)\s|하나|[那这]\S?[个座家处]|一[个座家处]")
_ZH_GRAMMAR = compiled(r"行程|计划|里面?|其中|安排|今天|全部|所有|去逛|参观|[的那这个些一再都把去看逛了吧]")
_GENERIC = frozenset(
    "꺼 꺼는 꺼를 거는 거를 번째꺼 one ones place places visit visits stop stops sight sights thing spot something 곳 거 것 장소 데 방문 곳은 地方 景点 那个 个 处 站".split()
)


class PlanVisits:
    """The visits of a plan, by what a person calls them."""

    def __init__(self, plan: Plan | None, catalog: Catalog) -> None:
        self._plan, self._catalog = plan, catalog

    def kinds(self, text: str) -> tuple[Kind, ...]:
        """Kinds that the words name and nothing else: those of "the museums", none of "Atlantis Palace"."""
        match = _INTEREST.search(text.lower())
        if match is None or self._distinct(text):
            return ()
        return _kinds_of(match)

    def named(self, text: str, day: int | None = None) -> str | None:
        """The name of the one visit that is meant, of the day where one is named. Raises AmbiguousPlace when it is one of several."""
        visits = self._visits(day)
        if not visits or not text.strip():
            return None
        if _PRONOUN.fullmatch(text.lower()):
            return self._last_named(visits)
        ordinal = _ORDINAL.search(_DAY.sub(" ", text.lower()))
        if ordinal and not self._distinct(text):
            return _nth(ordinal, self._of_kind(text, visits))
        if self._distinct(text):
            return self._one(text, [v for v in visits if self._fits(text, v)])
        if _INTEREST.search(text.lower()) and _is_one(text.lower()):
            return self._one(text, self._of_kind(text, visits))
        return None

    def _visits(self, day: int | None) -> list[Visit]:
        if self._plan is None:
            return []
        days = self._plan.days if day is None else self._plan.days[day - 1 : day]
        return [i for d in days for i in d.items if isinstance(i, Visit)]

    def _last_named(self, visits: Sequence[Visit]) -> str | None:
        """ "It": the sight that the person named last, if it is in the plan."""
        assert self._plan is not None
        held = {v.place_id: v.name for v in visits}
        asked = [c for c in self._plan.request.constraints if c.type == "must_see" and c.place_id in held]
        return held[asked[-1].place_id or ""] if asked else None

    def _of_kind(self, text: str, visits: Sequence[Visit]) -> list[Visit]:
        match = _INTEREST.search(text.lower())
        return [v for v in visits if v.kind in _kinds_of(match)] if match else list(visits)

    def _one(self, text: str, found: Sequence[Visit]) -> str | None:
        names = list(dict.fromkeys(v.name for v in found))
        same = [n for n in names if fold(n) == fold(text)]
        if len(names) > 1 and len(same) != 1:
            raise AmbiguousPlace(f"“{text}” could be {' or '.join(names)}: say which one you mean", tuple(names), text)
        return (same or names)[0] if names else None

    def _distinct(self, text: str) -> list[str]:
        """The words that tell one place from others: no kinds, articles, days or ordinals."""
        bare = _INTEREST.sub(" ", _ORDINAL.sub(" ", _DAY.sub(" ", text.lower())))
        words = [_stem(w) for w in _WORD.findall(_ZH_GRAMMAR.sub(" ", bare))]
        return [w for w in words if w and w not in FUNCTION and w not in KOREAN and w not in _GENERIC]

    def _fits(self, text: str, visit: Visit) -> bool:
        """Every telling word is, or nearly is, a word of one of the place's names."""
        place = self._catalog.place(visit.place_id)
        wanted = self._distinct(text)
        return any(_holds(name, wanted, text) for name in {visit.name, *(place.names.values() if place else ())})


def _is_one(text: str) -> bool:
    """Whether one of a kind is meant: a singular; in a language without plurals, only where it is pointed at."""
    return not _PLURAL.search(text) if text.isascii() else bool(_POINTED.search(text))


def _kinds_of(match: "re.Match[str]") -> tuple[Kind, ...]:
    return NARROW.get(match.group(), AVOIDED.get(looked_up(_INTEREST_KEYS, match.group()), ()))


def _nth(match: "re.Match[str]", visits: Sequence[Visit]) -> str | None:
    groups = match.groupdict()
    if groups["kolast"] or groups["zhlast"]:
        number = -1
    elif groups["en"]:
        number = _EN_ORDINALS[groups["en"]]
    else:
        number = 1 if groups["kofirst"] else small(groups["ko"] or groups["zh"]) or 0
    index = number - 1 if number > 0 else number
    return visits[index].name if number and -len(visits) <= index < len(visits) else None


def _stem(word: str) -> str:
    return re.sub(rf"(?<=[\uac00-\ud7a3]){PARTICLES}$", "", word) if "\uac00" <= word[0] <= "\ud7a3" else word


def _holds(name: str, wanted: Sequence[str], text: str) -> bool:
    folded, whole = fold(name), fold(text)
    if not whole.isascii():
        close = folded.replace(" ", ""), whole.replace(" ", "")
        if len(close[1]) > 1 and (close[1] in close[0] or close[0] in close[1]):
            return True
    words = folded.split()
    return all(any(_alike(fold(w), n) for n in words) for w in wanted)


def _alike(wanted: str, word: str) -> bool:
    return wanted == word or len(wanted) > 3 and fuzz.ratio(wanted, word) >= ALIKE
