"""Words that claim more than a fact: superlatives, and what is to be had, in English, Korean and Chinese."""

import re
from collections.abc import Iterator

#: Where a sentence ends.
SENTENCE = re.compile(r"[.!?](?=\s)|[。！？\n;；]")

#: Superlatives of much and of little. "at most", "at least", 최대 12만원, 平均最高 and 最多3天 are no superlatives.
_MOST = re.compile(
    r"\b(?:largest|biggest|highest|tallest|longest|busiest|priciest|warmest|hottest|wettest|furthest|farthest"
    r"|most expensive|the most)\b"
    r"|가장\s*(?:큰|높은|긴|비싼|따뜻한|더운|먼|많은)|제일\s*(?:큰|높은|긴|비싼|따뜻한|더운|먼|많은)"
    r"|最(?:大|长|贵|暖|热|远)|最高(?!气温|[\d\s]|°)(?<!平均最高)",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:cheapest|closest|nearest|lowest|smallest|shortest|quickest|fastest|coldest|coolest|driest|least expensive"
    r"|the least)\b"
    r"|(?:가장|제일)\s*(?:싼|저렴한|가까운|낮은|작은|짧은|빠른|추운|시원한)|최저가|최단"
    r"|最(?:便宜|近|低价|短|小|快|冷|凉)",
    re.IGNORECASE,
)
#: Superlatives that no ranking of facts proves.
_NEVER = re.compile(
    r"\b(?:best|finest|greatest|the only|number one|no\.? ?1|top[- ]rated|most (?:popular|beautiful|famous|visited|romantic)"
    r"|must[- ]see|world[- ]class|unbeatable|perfect|oldest|newest)\b"
    r"|가장|제일|최고의|최고로|유일|독보적|최상의|최고급|인기\s*1위"
    r"|最(?:好|佳|棒|美|受欢迎|著名|热门|古老|新)|唯一|首屈一指|第一名",
    re.IGNORECASE,
)
#: What is to be had, and amenities: a catalog of facts seldom says, so a text may not.
_AVAILABLE = re.compile(
    r"\b(?:available|in stock|out of stock|sold out|fully booked|vacanc(?:y|ies)|(?:rooms?|seats?|tickets?) left"
    r"|free (?:wi-?fi|breakfast|parking|cancellation|shuttle|entry|admission)|wi-?fi|swimming pool|rooftop|gym\b|sauna"
    r"|air[- ]condition(?:ing|ed)|breakfast (?:is )?included|shuttle|concierge|room service|skip[- ]the[- ]line"
    r"|guaranteed|live music|happy hour|discount(?:s|ed)?|on sale|special offer|elevator|lift access|audio guide)\b"
    r"|예약\s*가능|이용\s*가능|매진|재고|품절|잔여|무료\s*(?:와이파이|조식|주차|취소|셔틀)|와이파이|수영장|헬스장|사우나"
    r"|조식\s*포함|루프탑|할인|오디오\s*가이드|엘리베이터"
    r"|有货|无货|售罄|余票|余房|可预订|可订|免费(?:无线|早餐|停车|取消|接送)|无线网络|游泳池|泳池|健身房|桑拿|含早餐|打折|优惠|语音导览",
    re.IGNORECASE,
)
#: Said of something unknown, these words claim nothing.
_DENIED = re.compile(
    r"not (?:known|checked|available here)|unknown|check (?:the )?$|ask|모름|확인|알 수 없|未知|确认|不详",
    re.IGNORECASE,
)


def superlatives(text: str) -> Iterator[tuple[str, str, int]]:
    """(word, "most:" or "least:" or "" when no ranking proves it, position)."""
    taken: set[int] = set()
    for pattern, sign in ((_LEAST, "least:"), (_MOST, "most:"), (_NEVER, "")):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken.add(match.start())
                yield match[0], sign, match.start()


def availability(text: str) -> Iterator[tuple[str, int]]:
    """(word, position) of each, unless its sentence says that it is not known."""
    for match in _AVAILABLE.finditer(text):
        start = max((m.end() for m in SENTENCE.finditer(text, 0, match.start())), default=0)
        end = SENTENCE.search(text, match.end())
        if not _DENIED.search(text[start : end.start() if end else len(text)]):
            yield match[0], match.start()
