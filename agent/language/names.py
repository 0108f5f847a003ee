"""Names of places that stand whole in a Korean or Chinese message, found before anything else is read."""

import re

from .gazetteer import Gazetteer
from .lexicon.common import CHINESE, KOREAN
from .lexicon.folding import spellings
from .phrases import PARTICLES, compiled
from .reading import Reading, Span

#: Shorter names are parts of too many words, unless a word of travel stands before and a length after (去里加3天).
SHORTEST, LONGEST = 3, 8
_HANGUL = compiled(r"[\uac00-\ud7a3]{3,}")
_TAIL = compiled(rf"(?:시내|시|쪽|섬)?(?:여행|관광|투어|일정|행|발|도착|출발)?(?:{PARTICLES}){{0,2}}")
_HAN = compiled(r"[\u4e00-\u9fff]{2,}")
#: What stands right after a Chinese name of a goal, and right before it: elsewhere a name is in no danger of being torn.
_ZH_AFTER = compiled(r"^\s*(?:\d|[一二两三四五六七八九十几半](?:[天日晚周个]|$)|玩|旅|游|出发|自由行|待|住|逛)")
_ZH_BEFORE = compiled(r"(?:月|去|到|飞|往|来|游|玩|在|从)$")


def whole_names(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """Spans of long names of well-known places; no rule about time, number or money may read into them."""
    found = [span for m in _HANGUL.finditer(reading.open) if (span := _korean(reading, gazetteer, *m.span()))]
    for run in _HAN.finditer(reading.open):
        found += _chinese(reading, gazetteer, *run.span())
    return found


def _korean(reading: Reading, gazetteer: Gazetteer, start: int, end: int) -> Span | None:
    for stop in range(end, start + SHORTEST - 1, -1):
        name = reading.low[start:stop]
        if name not in KOREAN and _TAIL.fullmatch(reading.low[stop:end]) and _known(gazetteer, name):
            return start, stop
    return None


def _chinese(reading: Reading, gazetteer: Gazetteer, start: int, end: int) -> list[Span]:
    found, at = [], start
    while at <= end - 2:
        stop = _chinese_end(reading, gazetteer, at, end)
        if stop is not None:
            found.append((at, stop))
        at = at + 1 if stop is None else stop
    return found


def _chinese_end(reading: Reading, gazetteer: Gazetteer, start: int, limit: int) -> int | None:
    begun = start == 0 or bool(_ZH_BEFORE.search(reading.before(start, 2)))
    for stop in range(min(limit, start + LONGEST), start + 1, -1):
        followed = bool(_ZH_AFTER.match(reading.after(stop, 4)))
        if not (begun and followed if stop - start < SHORTEST else begun or followed):
            continue
        name = reading.text[start:stop]
        if name not in CHINESE and any(_known(gazetteer, s) for s in spellings(name)):
            return stop
    return None


def _known(gazetteer: Gazetteer, name: str) -> bool:
    return gazetteer.own(name) and (gazetteer.sizeable(name) or gazetteer.is_country(name))


def leads(text: str) -> bool:
    """Whether what follows a name at the head of a message makes it the goal: "Brighton in April, 4 days"."""
    return bool(_LEADS.match(text))


_LEADS = re.compile(
    r"\s*(?:,\s*)?(?:(?:in|for|on|over|during|next|this|from)\b|\d+\s*(?:-\s*)?(?:days?|nights?|weeks?)\b|(?:one|two|three|four|five|six|seven|a)\s+(?:days?|nights?|weeks?|weekend)\b"
    r"|weekend\b|trip\b)",
    re.IGNORECASE,
)
