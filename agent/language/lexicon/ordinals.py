"""Days of a trip by their number: "day 2", "the second day", "둘째 날", "第二天"."""

import re

from ..numbers import EN_COUNT, KO_COUNT, ZH_COUNT, small

#: "Day 2", "the second day", "둘째 날", "第二天".
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "last": -1, "final": -1, "첫": 1, "첫째": 1, "첫번째": 1, "둘째": 2, "두번째": 2, "셋째": 3, "세번째": 3,
    "넷째": 4, "네번째": 4, "다섯째": 5, "다섯번째": 5, "마지막": -1,
}  # fmt: skip
DAY = (
    rf"(?:\bday\s+(?P<day1>\d{{1,2}}|{EN_COUNT})\b|\b(?:the\s+)?(?P<day2>first|second|third|fourth|fifth|sixth|seventh|last|final|\d{{1,2}}(?:st|nd|rd|th))\s+day\b"
    rf"|(?P<day3>첫|첫째|첫\s*번째|둘째|두\s*번째|셋째|세\s*번째|넷째|네\s*번째|다섯째|다섯\s*번째|마지막)\s*날|(?P<day4>\d{{1,2}})\s*일\s*차|(?P<day7>{KO_COUNT})\s*번째\s*날|第(?P<day5>{ZH_COUNT})天|(?P<day6>最后一天))"
)


def day_number(match: "re.Match[str]", days: int | None) -> int | None:
    """1-based; "the last day" needs the length of the trip."""
    groups = match.groupdict()
    text = next((groups[k] for k in ("day1", "day2", "day3", "day4", "day5", "day6", "day7") if groups.get(k)), None)
    if text is None:
        return None
    key = re.sub(r"\s+|(?<=\d)(?:st|nd|rd|th)$", "", text)
    number = -1 if key == "最后一天" else _ORDINALS.get(key, small(key))
    return days if number == -1 else number
