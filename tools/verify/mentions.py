"""What a text states: amounts, dates, weekdays, times, durations, distances, numbers, in English, Korean and Chinese.

Every mention is read into one form whatever language it is written in: 12만원 and ₩120,000 are the same amount, 오전 9시,
9 am and 9:00 the same time, 3月5日 and 5 March the same day. What has been read is taken out of the text, so that the
number in an amount is not read again as a bare number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

MentionKind = Literal[
    "amount", "date", "weekday", "time", "duration", "distance", "count", "thing", "temperature", "percent", "number"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """`value` by kind. amount: (currencies, Decimal, step); date: (year or 0, month, day or 0, weekday or -1); weekday:
    0 to 6; time: (hour, minute); duration: (minutes, step); distance: (km, step); count: (Decimal, "day" or "night");
    thing: (Decimal, "adult", "child", "person" or "room"); temperature (°C or °F), percent and number: (Decimal, step).
    `step`: how exact it is written."""

    kind: MentionKind
    value: object
    text: str
    start: int


_NUM = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
#: Below zero: a minus sign that is no hyphen and no range, or the word for it.
_BELOW = r"(?:(?<![\w)\]\x00%°])[-−]|\bminus\s|영하\s?|零下\s?)"
#: The same before a temperature, where a sign may follow a Korean or Chinese word at once ("최저-6°C", "最低-6°C").
_FREEZING = r"(?:(?<![0-9A-Za-z_)\]\x00%°])[-−]|(?<![0-9A-Za-z_)\]\x00%°])–(?=\d)|\bminus\s|영하\s?|零下\s?)"
_SCALE = {"만": 4, "万": 4, "萬": 4, "천": 3, "千": 3, "억": 8, "亿": 8, "k": 3, "K": 3, "": 0}
_SYMBOLS = {
    "€": ("EUR",), "£": ("GBP",), "₩": ("KRW",), "￦": ("KRW",), "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "₹": ("INR",),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"), "฿": ("THB",), "₫": ("VND",), "₺": ("TRY",),
    "₽": ("RUB",), "₱": ("PHP",), "₪": ("ILS",), "US$": ("USD",), "CN¥": ("CNY",), "JP¥": ("JPY",), "A$": ("AUD",),
    "AU$": ("AUD",), "CA$": ("CAD",), "C$": ("CAD",), "NZ$": ("NZD",), "HK$": ("HKD",), "NT$": ("TWD",), "S$": ("SGD",),
    "MX$": ("MXN",), "R$": ("BRL",),
}  # fmt: skip
_UNITS = {
    "원": ("KRW",), "韩元": ("KRW",), "won": ("KRW",), "엔": ("JPY",), "日元": ("JPY",), "円": ("JPY",), "yen": ("JPY",),
    "위안": ("CNY",), "元": ("CNY", "TWD"), "人民币": ("CNY",), "yuan": ("CNY",), "块": ("CNY",), "유로": ("EUR",),
    "欧元": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "달러": ("USD",), "美元": ("USD",), "dollar": ("USD",),
    "dollars": ("USD",), "파운드": ("GBP",), "英镑": ("GBP",), "pound": ("GBP",), "pounds": ("GBP",), "대만달러": ("TWD",),
    "台币": ("TWD",),
}  # fmt: skip
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_DAYS = {d: i for i, d in enumerate("mon tue wed thu fri sat sun".split())}
_CJK_DAYS = {c: i % 7 for i, c in enumerate("월화수목금토일一二三四五六日")} | {"天": 6}
_EN_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|rs|r|nes)?"
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_CJK_WEEKDAY = r"(?:\(?([월화수목금토일])(?:요일)?\)|([월화수목금토일])요일|(?:周|星期|礼拜)([一二三四五六日天]))"


def _weekday(text: str | None) -> int:
    if not text:
        return -1
    return _DAYS.get(text[:3].casefold(), _CJK_DAYS.get(text[0], -1))


def _cjk_weekday(match: re.Match[str], first: int) -> int:
    return next((_weekday(match.group(i)) for i in range(first, first + 3) if match.group(i)), -1)


def decimal_of(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _step(text: str, scale: int = 0) -> Decimal:
    """The size of the last digit that is written."""
    fraction = text.partition(".")[2]
    return Decimal(1).scaleb(scale - len(fraction))


def _iso(m: re.Match[str]) -> object:
    return _a_date(int(m[1]), int(m[2]), int(m[3]), -1)


def _a_date(year: int, month: int, day: int, weekday: int) -> object:
    try:
        date(year or 2000, month, day or 1)  # 29 February is a day of some years
    except ValueError:
        return (year, -1, -1, weekday)  # covered by nothing
    return (year, month, day, weekday)


def _english_date(m: re.Match[str]) -> object:
    day, month = int(m["d"] or m["d2"]), _MONTHS[(m["m"] or m["m2"])[:3].casefold()]
    return _a_date(int(m["y"] or 0), month, day, _weekday(m["w"]))


def _cjk_date(m: re.Match[str]) -> object:
    return _a_date(int(m[1] or 0), int(m[2]), int(m[3] or 0), _cjk_weekday(m, 4))


def _clock(m: re.Match[str]) -> object:
    hour, minute, half = int(m["h"]), int(m["n"] or 0), (m["a"] or m["b"] or "").casefold().replace(".", "")
    if (half in {"pm", "오후", "저녁", "밤", "下午", "晚上", "傍晚"}) and hour < 12:
        hour += 12
    if half in {"am", "오전", "上午", "새벽", "凌晨"} and hour == 12:
        hour = 0
    return (hour, minute + (30 if m.groupdict().get("half") else 0))


def _minutes(m: re.Match[str]) -> object:
    hours, minutes = m["h"], m["n"]
    if hours and not minutes:
        return (decimal_of(hours) * 60, Decimal(1))
    return (decimal_of(hours or "0") * 60 + decimal_of(minutes), _step(minutes))


def _amount(m: re.Match[str]) -> object:
    scale = _SCALE[m["s"] or ""]
    codes = _SYMBOLS.get(m["sym"] or "") or _UNITS.get((m["unit"] or "").casefold()) or ((m["code"] or m["code2"]),)
    return (codes, decimal_of(m["n"]).scaleb(scale), _step(m["n"], scale))


def _km(m: re.Match[str]) -> object:
    unit, value, step = m["u"].casefold(), decimal_of(m["n"]), _step(m["n"])
    factor = {"mile": Decimal("1.609344"), "miles": Decimal("1.609344")}.get(unit)
    if unit in {"m", "meters", "metres", "미터", "米"}:
        factor = Decimal("0.001")
    return (value * (factor or 1), step * (factor or 1))


def _plain_number(m: re.Match[str]) -> object:
    scale = _SCALE[m["s"] or ""]
    value = decimal_of(m["n"]).scaleb(scale)
    return (-value if m["sign"] else value, _step(m["n"], scale))


def _thing(m: re.Match[str]) -> object:
    number = m["n"].casefold()
    value = Decimal(_WORDS[number]) if number in _WORDS else decimal_of(number)
    word = m["u"].casefold()
    return (value, next(kind for kind, start in _THINGS if word.startswith(start)))


_symbols = "|".join(sorted(map(re.escape, _SYMBOLS), key=len, reverse=True))
_units = "|".join(sorted(_UNITS, key=len, reverse=True))
_CODES = (
    "EUR|USD|GBP|KRW|JPY|CNY|TWD|HKD|AUD|CAD|CHF|SEK|NOK|DKK|CZK|HUF|PLN|THB|SGD|NZD|INR|VND|TRY|ISK|MXN|BRL|ILS|IDR"
    "|MYR|PHP|ZAR|AED|RON|BGN|MOP"
)
_I = re.IGNORECASE

_WORDS: dict[str, int] = {
    w: i for i, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
} | {
    "twenty": 20,
    "hundred": 100,
    "thousand": 1000,
}

_WORD = "(?:" + "|".join(_WORDS) + ")"
#: What is counted, by how its word begins.
_THINGS = (
    *(("adult", w) for w in ("adult", "성인", "어른", "成人", "大人")),
    *(("child", w) for w in ("child", "kid", "어린이", "아이", "아동", "儿童", "兒童", "孩子")),
    *(("room", w) for w in ("room", "객실", "방", "客房", "房")),
    *(("person", w) for w in ("people", "person", "travel", "명", "人")),
)

Reader = tuple[MentionKind, re.Pattern[str], Callable[[re.Match[str]], object]]

#: Read in this order; a match is taken out before the next pattern is tried.
READERS: tuple[Reader, ...] = (
    ("date", re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"), _iso),
    (
        "date",
        re.compile(rf"(?:(\d{{4}})\s*[년年]\s*)?(\d{{1,2}})\s*[월月]\s*(?:(\d{{1,2}})\s*[일日号])?\s*{_CJK_WEEKDAY}?"),
        _cjk_date,
    ),
    (
        "date",
        re.compile(
            rf"(?:\b(?P<w>{_EN_DAY})\b,?\s+)?(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_EN_MONTH})\b"
            rf"|\b(?P<m2>{_EN_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:))(?:,?\s+(?P<y>\d{{4}})\b)?",
            _I,
        ),
        _english_date,
    ),
    (
        "amount",
        re.compile(
            rf"(?:(?P<sym>{_symbols})|\b(?P<code>{_CODES}))\s?(?P<n>{_NUM})\s?(?P<s>[만万萬천千억亿kK])?(?P<unit>)(?P<code2>)"
        ),
        _amount,
    ),
    (
        "amount",
        re.compile(
            rf"(?P<sym>)(?P<code>)(?P<n>{_NUM})\s?(?P<s>[만万萬천千억亿kK])?\s?(?:(?P<unit>{_units})|(?P<code2>{_CODES})\b)(?!\w*일)",
            _I,
        ),
        _amount,
    ),
    (
        "duration",
        re.compile(
            rf"(?P<h>{_NUM})\s*(?:hours?\b|hrs?\b|h(?![a-z])|시간|个小时|小时)"
            r"(?:\s*(?:and\s+)?(?P<n>\d+)\s*(?:minutes?\b|mins?\b|m\b|분|分钟|分))?",
            _I,
        ),
        _minutes,
    ),
    (
        "time",
        re.compile(
            r"(?P<a>오전|오후|저녁|밤|새벽|上午|下午|晚上|凌晨|傍晚)?\s*(?<!\d)(?P<h>\d{1,2}):(?P<n>\d{2})(?!\d)(?::\d{2})?"
            r"\s*(?P<b>[ap](?:m\b|\.m\.))?",
            _I,
        ),
        _clock,
    ),
    ("time", re.compile(r"(?P<a>)\b(?P<h>\d{1,2})(?P<n>)\s*(?P<b>[ap](?:m\b|\.m\.))", _I), _clock),
    (
        "time",
        re.compile(
            r"(?P<a>오전|오후|저녁|밤|새벽|上午|下午|晚上|凌晨|傍晚)?\s*(?P<h>\d{1,2})\s*[시点點時时](?!간)"
            r"\s*(?:(?P<n>\d{1,2})\s*[분分]|(?P<half>반|半))?(?P<b>)"
        ),
        _clock,
    ),
    ("duration", re.compile(rf"(?P<h>)(?P<n>{_NUM})\s*(?:minutes?\b|mins?\b|분(?!의)|分钟|分鐘)", _I), _minutes),
    (
        "distance",
        re.compile(
            rf"(?P<n>{_NUM})\s*(?P<u>km\b|kilomet(?:er|re)s?|킬로미터|킬로|公里|千米|miles?\b|m\b|met(?:er|re)s\b|미터|米)",
            _I,
        ),
        _km,
    ),
    (
        "count",
        re.compile(rf"(?P<n>{_NUM})[\s-]*(?:days?\b|일(?!째|본)(?:간)?|天)", _I),
        lambda m: (decimal_of(m["n"]), "day"),
    ),
    (
        "count",
        re.compile(rf"(?P<n>{_NUM})[\s-]*(?:nights?\b|박|晚)", _I),
        lambda m: (decimal_of(m["n"]), "night"),
    ),
    (
        "thing",
        re.compile(
            rf"\b(?P<n>{_NUM}|{_WORD})\s+(?P<u>adults?|child(?:ren)?|kids?|people|persons?|travell?ers?|rooms?)\b", _I
        ),
        _thing,
    ),
    ("thing", re.compile(rf"(?P<u>성인|어른|어린이|아이|아동|객실|방)\s*(?P<n>{_NUM})\s*(?:명|개)"), _thing),
    ("thing", re.compile(rf"(?P<n>{_NUM})\s*(?P<u>명)"), _thing),
    (
        "thing",
        re.compile(rf"(?P<n>{_NUM})\s*(?:位|名|个|間|间)?\s*(?P<u>成人|大人|儿童|兒童|孩子|人|客房|房间|房)"),
        _thing,
    ),
    (
        "temperature",
        re.compile(
            rf"(?P<sign>{_FREEZING})?(?P<n>{_NUM})(?P<s>)\s*(?:°\s*[CF]?|℃|degrees\b|도(?=[\s,.)]|$)|摄氏度|度)", _I
        ),
        _plain_number,
    ),
    (
        "percent",
        re.compile(rf"(?P<n>{_NUM})\s*(?:%|percent|퍼센트|％)", _I),
        lambda m: (decimal_of(m["n"]), _step(m["n"])),
    ),
    ("weekday", re.compile(_CJK_WEEKDAY), lambda m: _cjk_weekday(m, 1)),
    (
        "weekday",
        re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", _I),
        lambda m: _weekday(m[1]),
    ),
    ("number", re.compile(rf"(?P<sign>{_BELOW})?(?P<n>{_NUM})\s?(?P<s>[만万천千억亿])?"), _plain_number),
    (
        "number",
        re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand)\b", _I),
        lambda m: (Decimal(_WORDS[m[1].casefold()]), Decimal(1)),
    ),
)


_LINE_END = "\x01"  # no white space to a pattern


def mentions(text: str) -> tuple[list[Mention], str]:
    """(what the text states, the text with all of it blanked out, of the same length)."""
    found: list[Mention] = []
    rest = text.replace("\n", _LINE_END)  # what stands on two lines is not one statement
    for kind, pattern, read in READERS:
        for match in list(pattern.finditer(rest)):
            value = read(match)
            found.append(Mention(kind, value, match[0].strip(), match.start()))
            rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    return sorted(found, key=lambda m: m.start), rest.replace(_LINE_END, "\n")
