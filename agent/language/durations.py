"""How long: days and nights, in three languages."""

import re
from dataclasses import dataclass

from ...domain.dates import MAX_DAYS
from ...domain.errors import BadDates
from .numbers import EN_COUNT, KO_COUNT, ZH_COUNT, number, small
from .phrases import compiled
from .reading import Reading

_KO_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
#: Words of days that are parts of other words too: of 부에노스아이레스, 아베노하루카스, 정월대보름.
_SHORT = frozenset({"하루", "이레", "보름"})
#: "A few days", "며칠", "几天".
SOME_DAYS = 3
#: What stands between a count and its days: taken by whoever reads it, not with the length.
_MOOD = (
    r"full|whole|relax(?:ed|ing)|slow|easy|easy-going|leisurely|lazy|quiet|calm|gentle|fast|busy|packed|intense|fun|nice|lovely"
    r"|romantic|happy|short|long|sunny|cultural"
)
_BIG = r"(?:\d{1,6}|" + EN_COUNT + "|zero)"

_BOTH = compiled(
    rf"(?P<n>{KO_COUNT})\s*박\s*(?P<d>{KO_COUNT})\s*일"
    rf"|(?P<d2>{ZH_COUNT})\s*[天日]\s*(?P<n2>{ZH_COUNT})\s*[晚夜]"
    rf"|(?P<n3>{EN_COUNT})[\s-]*nights?(?:\s*(?:/|,|and)?\s*)(?P<d3>{EN_COUNT})[\s-]*days?"
    rf"|(?P<d4>{EN_COUNT})[\s-]*days?(?:\s*(?:/|,|and)?\s*)(?P<n4>{EN_COUNT})[\s-]*nights?"
)
_DAYS = compiled(
    rf"(?<![\w.\u00a3\u20ac$])(?P<en>-?{_BIG})[\s-]*(?P<mood>(?:{_MOOD})(?:\s+(?:and\s+)?(?:{_MOOD}))?\s+)?(?:days?|dayz|(?<=\d)d)\b(?!\s*(?:ago|movie|print|glasses))"
    rf"|(?<![\d.])(?P<ko>\d{{1,6}}|{KO_COUNT})\s*일\s*(?:간|동안|짜리|일정|여행|정도|(?![\uac00-\ud7a3\d])|(?=만|로|을|에|이|인데|인가))"
    rf"|(?P<native>(?<![\uac00-\ud7a3])(?:하루|이레|보름)(?!카스)|(?:{'|'.join(sorted(_KO_DAYS.keys() - _SHORT))}))(?!\s*(?:에\s*(?:[\d최]|{KO_COUNT}\s*(?:곳|군데|개))|당|평균|예산|경비|비용|\d|최대|[일이삼사오육칠팔구십두세]+\s*(?:만|곳|군데)|종일))(?:\s*(?:간|동안|짜리))?"
    rf"|(?<![\d.月第每])(?P<zh>\d{{1,6}}|{ZH_COUNT})\s*(?:天|日(?=游|行程|自由行|之旅))"
)
_NIGHTS = compiled(
    rf"(?<![\w.])(?P<en>{EN_COUNT})[\s-]*(?:nights?|nites?)\b|(?P<ko>{KO_COUNT})\s*박(?=씩|을|으로|이|은|정도|동안|만|하|간|숙|[^\uac00-\ud7a3]|$)|(?<![\d.])(?P<zh>{ZH_COUNT})\s*[晚夜](?!市|景|店|生)"
)
_WEEKS = compiled(
    rf"(?<!next )(?<!this )(?<!last )(?<!\w)(?P<en>a|{EN_COUNT})[\s-]*weeks?(?:[\s-]+long)?\b(?!\s*(?:later|from|ago|end))"
    r"|(?P<bare>\bweek[\s-]long\b)|(?P<fort>\b(?:a\s+)?fortnight\b)|(?P<ko7>일주일|1주일)(?:\s*(?:간|동안))?"
    rf"|(?<![\d.])(?P<ko>[이삼사두세네2-8])\s*주(?:일)?\s*(?:간|동안)|(?<![\d.上下这本每])(?P<zh>{ZH_COUNT}|半)\s*(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天末])"
)
_LONG = compiled(r"(?P<long>\blong weekend\b)")
_OTHER = compiled(
    r"(?P<one>\b(?:a|one)[\s-]day trip\b|\bday trip\b|당일치기|一日游|当天来回)|(?P<few>\ba couple of days\b)|(?P<some>\b(?:(?:just\s+)?a few|several|some)\s+(?:\w+\s+)?days\b(?!\s+(?:ago|later|before|after|early|off))|\bfew days\b|며칠(?:간|\s*동안|\s*정도)?|(?<![哪第这那])(?:好?几|数)天(?:时间)?(?!后|前|[最比合])|(?<!\d)三五天)|(?P<month>\ba month\b|한 달 동안|一个月(?!后))"
)


#: "One day totally free", "a day off", "하루는 비워", "留一天自由".
_FREE_DAY = compiled(
    r"\b(?:one|a|an|1)\s+(?:whole\s+|full\s+)?(?:day|afternoon|morning|evening)\s+(?:totally\s+|completely\s+|fully\s+|entirely\s+)?(?:free|off)\b|\b(?:a|one)\s+(?:free|rest)\s+day\b"
    r"|하루(?:는|만|쯤은?|정도는?)\s*(?:완전히?\s*|통으로\s*)?(?:자유\S*|비워\S*|쉬\S*|아무것도\s*안\S*)|(?:留|空)(?:出)?一天\S{0,6}|(?:其中)?有?一天(?:完全)?(?:自由活动|休息|不安排)"
)


@dataclass(frozen=True)
class Nights:
    """A number of nights and where it stands, so that it can belong to a stop."""

    count: int
    start: int
    end: int


def nights_of(reading: Reading) -> list[Nights]:
    """Plain nights ("3 nights", "3박", "三晚"), not yet taken: the stops claim theirs first."""
    found = []
    for match in reading.find(_NIGHTS):
        count = small(match.group("en") or match.group("ko") or match.group("zh"))
        if count is not None:
            found.append(Nights(count, match.start(), match.end()))
    return found


def take_both(reading: Reading) -> int | None:
    """ "3박 4일", "4 days 3 nights": the days of the whole trip."""
    match = reading.first(_BOTH)
    if match is None:
        return None
    reading.take(*match.span())
    days = next(small(match.group(g)) for g in ("d", "d2", "d3", "d4") if match.group(g))
    return checked_days(days or 0)


def take_days(reading: Reading) -> int | None:
    """The stated number of days of the trip; the first statement wins and the others are taken with it.

    Raises BadDates for none, a negative number, or more than can be planned.
    """
    stated: list[int] = []
    for match in list(reading.find(_FREE_DAY)):  # no field holds a day without plans of no certain number: it is said
        reading.said.append(reading.take(*match.span()))
    for source in (_LONG, _DAYS, _WEEKS, _OTHER):
        for match in list(reading.find(source)):
            days = _value(match.groupdict())
            if match.groupdict().get("some") and stated:
                continue
            if match.groupdict().get("some"):
                words = reading.words(*match.span()).strip()
                reading.assumptions.append(f"“{words}” was taken as {days} days")
            if days is not None:
                _take_around(reading, match, "mood" if match.groupdict().get("mood") else None)
                if source is _OTHER and stated:
                    continue  # "with a day trip": a part of the trip, not its length
                stated.append(checked_days(days))
    if len(set(stated)) > 1:
        reading.assumptions.append(f"{stated[0]} day{'s' * (stated[0] != 1)}, the first length stated, was taken")
    return stated[0] if stated else None


def _take_around(reading: Reading, match: "re.Match[str]", inner: str | None) -> None:
    """Take a match, but for the group `inner` in the middle of it."""
    if inner is None:
        reading.take(*match.span())
        return
    reading.take(match.start(), match.start(inner))
    reading.take(match.end(inner), match.end())


def _value(groups: dict[str, str | None]) -> int | None:
    for name, days in (
        ("long", 3),
        ("one", 1),
        ("few", 2),
        ("some", SOME_DAYS),
        ("month", 30),
        ("bare", 7),
        ("fort", 14),
        ("ko7", 7),
    ):
        if groups.get(name):
            return days
    if groups.get("native"):
        return _KO_DAYS[str(groups["native"])]
    word = groups.get("en") or groups.get("ko") or groups.get("zh")
    if word is None:
        return None
    if word == "半":
        return None
    count = -int(number(word[1:]) or 0) if word.startswith("-") else small(word)
    weeks = "bare" in groups
    return None if count is None else count * (7 if weeks else 1)


def checked_days(days: int) -> int:
    """Raises BadDates unless 1 to MAX_DAYS."""
    if days < 1:
        raise BadDates(f"a trip of {days} days cannot be planned: ask for at least one day")
    if days > MAX_DAYS:
        raise BadDates(f"{days} days is more than the {MAX_DAYS} that can be planned: shorten the trip")
    return days
