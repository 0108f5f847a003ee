"""Hours of the day, counts of visits, and known hours only."""

import re
from datetime import time

from ...domain.request import Constraint, DayHours, KnownHoursOnly, MaxVisits, VisitKinds
from .conditions import hard
from .lexicon.interests import AVOIDED, INTERESTS, NARROW
from .lexicon.ordinals import DAY, day_number
from .numbers import EN_COUNT, KO_COUNT, ZH_COUNT, small
from .phrases import any_of, compiled, looked_up, table_pattern
from .reading import Reading

_CLOCK = r"(?P<h{n}>\d{{1,2}})(?:[:.](?P<m{n}>\d{{2}}))?\s*(?P<a{n}>a\.?m\.?|p\.?m\.?|o'clock)?"
_EN_START = compiled(
    r"(?:\b(?:not|never|nothing|don't|do not|no)\b[^.;,]{0,30}?\b(?:before|earlier than|until)\s+|\b(?:start(?:ing)?|begin(?:ning)?)(?: (?:the|our|each) days?)? (?:after|from|at|no earlier than)\s+|\bafter\s+(?=\d{1,2}(?::\d\d)?\s*a))"
    + _CLOCK.format(n=1)
)
_EN_END = compiled(
    r"(?:\b(?:not|never|nothing|don't|do not|no)\b[^.;,]{0,30}?\b(?:after|later than|past)\s+|\b(?:be |get )?(?:back|done|finish(?:ed)?|home|end(?:ing)?|in bed)[^.;,]{0,24}?\bby\s+|\buntil\s+(?=\d{1,2}(?::\d\d)?\s*p))"
    + _CLOCK.format(n=1)
)
_KO_PART = r"(?P<p>아침|오전|새벽|낮|점심|오후|저녁|밤)?\s*(?P<h>\d{1,2}|열두|열한|열|아홉|여덟|일곱|여섯|다섯)\s*시\s*(?:(?P<half>반)|(?P<m>\d{1,2})\s*분)?\s*"
_KO_START = compiled(
    _KO_PART
    + r"(?:이후(?:에|부터|로)?|부터|넘어서|(?:이?전에?는?|보다 일찍)[^.,]{0,12}?(?:안|못|않|말|싫))[^.,]{0,8}?(?:시작|움직|일정|출발|나가)?"
)
_KO_END = compiled(
    _KO_PART
    + r"(?:이?전에?(?:는|엔)?|전엔?|까지(?:는|만)?|(?:이후|넘어서)[^.,]{0,10}?(?:안|못|않|말|싫))[^.,]{0,8}?(?:끝|마치|돌아|숙소|호텔|일정)?"
)
_ZH_PART = r"(?P<p>早上|上午|凌晨|中午|下午|晚上|傍晚)?(?P<h>\d{1,2}|十一|十二|十|[一二两三四五六七八九])(?:点|:|时)(?:(?P<half>半)|(?P<m>\d{2})分?)?"
_ZH_START = compiled(rf"(?:{_ZH_PART})(?:以后|之后|后|前不|之前不|以前不)(?:再|才)?(?:出发|开始|出门|安排|要?出)?")
_ZH_END = compiled(rf"(?:{_ZH_PART})(?:以前|之前|前)(?:要|能|得)?(?:回|结束|到)\S{{0,3}}")
_MAX = compiled(
    rf"\b(?:at most|no more than|not more than|max(?:imum)?(?: of)?|up to|only)\s+(?P<n>\d{{1,2}}|{EN_COUNT})\s+(?:sights?|places?|attractions?|visits?|stops?|things|activities|spots)\s*(?:to (?:see|visit)\s*)?(?P<per>a day|per day|each day|every day|daily)?"
    rf"|하루에?\s*(?P<k>{KO_COUNT})\s*(?:곳|군데|개)\s*(?:(?P<less>이상)(?:은|는|을)?\s*(?:힘들|싫|무리|안\s|못|말)\S*|(?:씩|이하|까지|만|정도만|이내|넘게는?\s*(?:힘들|싫|무리)\S*)+)|(?P<perz>每天|一天)(?:最多|不超过|至多|只)(?:去|看|安排|逛)?(?P<z>{ZH_COUNT})(?:个|处)(?:景点|地方)?"
)
_KNOWN = compiled(
    r"\bonly (?:places|sights|attractions)[^.;]{0,20}(?:known|confirmed|certain) (?:opening )?hours\b|\b(?:known|confirmed) (?:opening )?hours only\b|영업시간(?:이)? (?:확인된|확실한|알려진) (?:곳|장소)만|只(?:去|要)(?:确定|已知)\S{0,4}(?:开放|营业)时间\S{0,4}"
)
_INTEREST, _KEYS = table_pattern({k: v for k, v in INTERESTS.items() if k in AVOIDED})
_COUNT = compiled(
    rf"\b(?P<least>at least\s+)?(?P<n>(?!one\b|1\b){EN_COUNT})\s+(?:\w+\s+)?(?P<w>{any_of(w for k, v in INTERESTS.items() if k in AVOIDED for w in v if w.isascii() and w.endswith('s'))})(?!\s*(?:a|per) day)"
    rf"|(?P<kw>{any_of(w for k, v in INTERESTS.items() if k in AVOIDED for w in v if not w.isascii() and w > '가')})\s*(?:은|는|을|를)?\s*(?:최소|적어도)?\s*(?P<k>{KO_COUNT})\s*(?:곳|군데)\s*(?P<leastk>이상)?"
    rf"|(?P<leastz>至少)(?:去|看|逛|安排)?(?P<z>{ZH_COUNT})(?:个|家|座|处)(?P<zw>{any_of(w for k, v in INTERESTS.items() if k in AVOIDED for w in v if '一' <= w < '가')})"
)


def take_limits(reading: Reading, days: int | None) -> tuple[Constraint, ...]:
    """Every limit on hours and counts."""
    found: list[Constraint] = []
    for match in list(reading.find(_KNOWN)):
        found.append(KnownHoursOnly(words=reading.take(*match.span())))
    found += _hours(reading, days)
    found += _counts(reading)
    return tuple(found)


def _hours(reading: Reading, days: int | None) -> list[Constraint]:
    found: list[Constraint] = []
    for pattern, is_start in (
        (_EN_START, True), (_EN_END, False), (_KO_START, True), (_KO_END, False), (_ZH_START, True), (_ZH_END, False),
    ):  # fmt: skip
        for match in list(reading.find(pattern)):
            clock = _clock(match.groupdict(), is_start)
            if clock is None:
                continue
            start, end = match.span()
            day = compiled(DAY).search(reading.clause(start, end).lower())
            is_hard = hard(reading, start, end)
            words = reading.take(start, end)
            number = day_number(day, days) if day else None
            found.append(
                DayHours(
                    words=words,
                    hard=is_hard,
                    start=clock if is_start else None,
                    end=None if is_start else clock,
                    day=number,
                )
            )
    return found


def _clock(g: dict[str, str | None], morning: bool) -> time | None:
    """Local time; a bare number is a morning hour for starts, an evening hour for ends below 12."""
    hour = small(g.get("h1") or g.get("h") or "")
    minute = 30 if g.get("half") else int(g.get("m1") or g.get("m") or 0)
    part = (g.get("a1") or g.get("p") or "").replace(".", "")
    if hour is None or hour > 24 or minute > 59:
        return None
    late = part in ("pm", "낮", "점심", "오후", "저녁", "밤", "中午", "下午", "晚上", "傍晚")
    if late and hour < 12 or not part and not morning and hour < 12:
        hour += 12
    return time(hour % 24, minute)


def _counts(reading: Reading) -> list[Constraint]:
    found: list[Constraint] = []
    for match in list(reading.find(_MAX)):
        count = small(next(match[g] for g in ("n", "k", "z") if match[g]))
        if count and match["less"]:
            count -= 1  # "세 군데 이상은 힘들어요": two at most
        if count is not None and count <= 20 and (match["n"] is None or match["per"]):
            words = reading.take(*match.span())
            found.append(MaxVisits(words=words, count=count))
    for match in list(reading.find(_COUNT)):
        word = match["w"] or match["kw"] or match["zw"]
        count = small(match["n"] or match["k"] or match["z"])
        if count is None or not 1 <= count <= 50 or re.match(r"\s*(?:days?|nights?)", reading.after(match.end(), 6)):
            continue
        kinds = NARROW.get(word, AVOIDED[looked_up(_KEYS, word)])
        found.append(VisitKinds(words=reading.take(*match.span()), kinds=kinds, count=count))
    return found
