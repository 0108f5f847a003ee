"""Standing facts that a person says of themselves: name, languages, budget habit, loyalty, seat, lodging; and that they are standing."""

from collections.abc import Iterator

from .phrases import compiled
from .reading import Reading

_LANGUAGES = {
    "en": ("english", "영어", "英语", "英文"), "ko": ("korean", "한국어", "韩语", "韩国语"), "zh": ("chinese", "mandarin", "중국어", "中文", "汉语", "普通话"),
    "ja": ("japanese", "일본어", "일어", "日语", "日文"), "fr": ("french", "프랑스어", "불어", "法语"), "de": ("german", "독일어", "德语"),
    "es": ("spanish", "스페인어", "西班牙语"), "it": ("italian", "이탈리아어", "意大利语"), "pt": ("portuguese", "포르투갈어", "葡萄牙语"),
    "ru": ("russian", "러시아어", "俄语"), "ar": ("arabic", "아랍어", "阿拉伯语"), "th": ("thai", "태국어", "泰语"), "vi": ("vietnamese", "베트남어", "越南语"),
}  # fmt: skip
_SPEAKING = compiled(
    r"\b(?:i|we) (?:also |can |only )*speak (?P<x>[a-z ,&]{3,60})|(?P<x2>[\uac00-\ud7a3 ,]{2,30})(?:를|을)?\s*(?:할\s*줄\s*알|할\s*수\s*있|구사)|我(?:会|能)(?:说|讲)(?P<x3>[\u4e00-\u9fff、，]{2,20})"
)
#: (slot, pattern with group x)
_PATTERNS = (
    ("name", r"\b(?:my name is|call me) (?P<x>[a-z][\w'-]{1,20})|제\s*이름은\s*(?P<x2>[\uac00-\ud7a3]{2,5}?)(?:입니다|이에요|예요|이야)|我叫(?P<x3>[\u4e00-\u9fff]{2,4})"),
    (
        "budget",
        r"\b(?:i|we) (?:usually|normally|generally|typically|always|mostly) (?:spend|pay|budget)(?: about| around| up to| at most)? (?P<x>[^.,;!?\n]{2,40})"
        r"|(?:보통|평소|대개|주로)\s*(?:에?는?\s*)?(?P<x2>[^.!?\n]{2,30}?)\s*(?:정도|쯤|까지)?\s*(?:를|을)?\s*(?:써요|씁니다|쓴다|쓰는|지출)"
        r"|我(?:们)?(?:一般|通常|平时)(?:每天|一天)?(?:花|花费|消费)(?P<x3>[^,。!，！\n]{2,20})",
    ),
    (
        "loyalty",
        r"\bi(?:'m| am) (?:a )?(?:gold |silver |platinum )?member of (?P<x>[a-z][\w ]{2,30}?)(?=[.,;!?\n]|\s+and\b|$)|\bi collect (?P<x4>[a-z][\w ]{2,25}?) (?:miles|points)\b"
        r"|(?P<x2>[\uac00-\ud7a3A-Za-z ]{2,15}?)\s*(?:마일리지를?\s*(?:모|적립|쌓)|회원이)|我(?:是|在攒|攒)(?P<x3>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:会员|里程|积分)",
    ),
    (
        "seat",
        r"\b(?:i|we)(?:'d| would)? (?:always |usually |generally )?(?:prefer|want|take|like|choose|book|sit (?:in|on|at)) (?:the |an |a )?(?P<x>aisle|window)\b"
        r"|(?P<x2>통로|창가)\s*(?:쪽\s*)?(?:좌석|자리)?(?:를|을|가|이)?\s*(?:선호|좋아|앉)|我(?:总是|一般|比较)?(?:喜欢|偏好|选)?(?:坐)?(?:靠)?(?P<x3>过道|窗)",
    ),
    (
        "lodging",
        r"\b(?:i|we) (?:always|usually|generally|mostly|prefer to) stay (?:in|at) (?P<x>hostels?|hotels?|apartments?|guesthouses?|campsites?|inns?|b&bs?|ryokans?)\b"
        r"|(?:항상|보통|주로|늘)\s*(?P<x2>호스텔|호텔|민박|게스트하우스|한옥|캠핑장|료칸)에?서?\s*(?:묵|자|숙박)|我(?:总是|一般|通常)住(?P<x3>青旅|酒店|民宿|公寓|旅馆)",
    ),
)  # fmt: skip
_SAME = {"통로": "aisle", "过道": "aisle", "창가": "window", "窗": "window"}
#: Words that say that a taste is of the person, not of one trip.
STANDING = compiled(
    r"\b(?:always|usually|generally|in general|normally|never|as a rule|on every trip|whenever i travel)\b|평소|항상|언제나|늘\s|보통|대체로|여행할\s*때(?:마다|는)|总是|一向|平时|通常|一般|每次旅行"
)


def take_habits(reading: Reading) -> tuple[tuple[str, str], ...]:
    """(slot, value) of the profile."""
    return tuple(dict.fromkeys([*_languages(reading), *_others(reading)]))


def _languages(reading: Reading) -> Iterator[tuple[str, str]]:
    for match in _SPEAKING.finditer(reading.low):
        words = next(g for g in match.groups() if g)
        for code, names in _LANGUAGES.items():
            if any(name in words for name in names):
                yield "language", code


def _others(reading: Reading) -> Iterator[tuple[str, str]]:
    for slot, pattern in _PATTERNS:
        for match in compiled(pattern).finditer(reading.low):
            span = next(match.span(g) for g in match.groupdict() if match[g])
            words = reading.words(*span).strip(" ,.")
            yield slot, _SAME.get(words, words)
