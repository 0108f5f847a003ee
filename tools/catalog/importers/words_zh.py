"""The words of Taiwanese opening texts: one text cut into tokens, or None where a word is not known.

Widths, dashes and the four ways to write a weekday (星期, 禮拜, 週, 周) are made one before the cut.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "days", "nth", "hours", "closed", "closing", "feast", "rule", "last", "season", "daily", "always", "stop", "open"
]

_NUMERALS = {name: value for value, name in enumerate("零一二三四五六七八九十")}
_PERIOD = r"(?:上午|早上|清晨|凌晨|中午|下午|晚上|晚間|傍晚|[ap]\.?m\.?)"
_CLOCK = rf"{_PERIOD}?(?:\d{{1,2}}:\d{{2}}|\d{{1,2}}[時點](?:\d{{2}}分?|半)?|\d{{4}}(?!\d))(?:分|整)?(?:[ap]\.?m\.?)?"
_RANGE = rf"{_CLOCK}起?~{_CLOCK}(?:止)?"
_WEEKDAY = r"週[一二三四五六日]"
_PLAIN = r"[一二三四五六日]"
_SPAN = rf"{_WEEKDAY}(?:~週?{_PLAIN})?"
_OFF = r"(?:不營運|放假|除外|公休|休館|休園|休市|休展|休業|店休|館休|休息|休假|休)"
_FEAST = r"(?:(?:農曆|春節|中國)?(?:年)?(?:小年夜|除夕夜?)(?:日)?(?:~(?:大?年)?初[一二三四五])?|(?:大年|農曆年?|春節|年|農曆新年)?初[一二三四五]|農曆春節|農曆新年|春節|清明節|端午節|中秋節|元旦)"
_HOLIDAY = r"(?:國定例假日|國定及例假日|國定假日|例假日|連續假日|假日|節日)"

#: First match wins, at every place of the text.
_TOKENS: tuple[tuple[str, Kind], ...] = (
    (
        rf"\(?[若如]?(?:週一)?[遇逢適]+(?:週一)?(?:為)?{_HOLIDAY}(?:[或及]連續假[期日])?(?:則|均|時)?,?(?:當日)?[^()。;]{{0,12}}?(?:順延|翌日|隔日|次日)[^()。;,、]{{0,6}}\)?",
        "rule",
    ),
    (
        rf"\(?[若如]?(?:週一)?[遇逢適]+(?:週一)?(?:為)?{_HOLIDAY}(?:[或及]連續假[期日])?(?:則|均|時)?,?(?:照常|正常)?(?:開放|開館|營業|不休)(?:參觀)?\)?",
        "rule",
    ),
    (
        rf"{_HOLIDAY}(?:照常開放|照常開館|照常營業|正常營業|無休|除外|不休|開館|開放)(?:,?(?:翌日|隔日|次日)[^()。;,、]{{0,4}})?",
        "rule",
    ),
    (
        rf"\(?(?:最後|最晚)?(?:入園|入館|入場|進場|進館|售票)(?:及入[館園])?(?:時間)?(?:至|到|為|:|~)*{_CLOCK}(?:截?止|前|停止)?\)?",
        "last",
    ),
    (rf"\(?{_CLOCK}(?:為最[後晚]|售票截止)(?:入[園館場]時間)?", "last"),
    (rf"\(?{_CLOCK}(?:後|起|以後)?(?:停止|截止)(?:售票|入園|入館|入場|進場)(?:及入[園館場])?\)?", "last"),
    (
        r"\(?(?:夏季|冬季|夏令|冬令|夏日|冬日|春夏|秋冬|夏|冬)?(?:時間|期間)?\(?\d{1,2}月?(?:\d{1,2}日)?~(?:隔年|翌年|次年)?\d{1,2}月(?:\d{1,2}日)?\)?:?",
        "season",
    ),
    (rf"{_RANGE}", "hours"),
    (rf"每個?月(?:的)?(?:第[一二三四1234]個?|第[一二三四1234]週的?|最後一?個?)?{_WEEKDAY}", "nth"),
    (rf"每個?月第[一二三四]週{_WEEKDAY}", "nth"),
    (rf"(?:公休日|休館日期?|休園日|休市日|休館時間|休園時間|休假日|休息日|店休日|{_OFF}:)(?:為)?:?", "closing"),
    (rf"{_FEAST}(?:當天|當日)?", "feast"),
    (r"每(?:日|天)(?:開放)?|天天", "days"),
    (rf"(?:每)?(?:逢)?{_SPAN}(?:[、,及和與&]{_SPAN})*(?:[、,及和與&]?{_PLAIN}(?![時點月]))*", "days"),
    (rf"{_PLAIN}~{_PLAIN}(?=\d|上|早|a|:)", "days"),
    (r"非假日|平常日|平日|週末|國定例假日|國定及例假日|例假日|國定假日|假日", "days"),
    (rf"(?:固定|為|全天)*(?:皆|均|則|不對外開放|不開放|未開放|未營業|不營業|停止開放|{_OFF})(?:一天|日)?", "closed"),
    (r"全年無休|年中無休|無公休|全年開放|全年皆可進入|每週七天", "daily"),
    (
        r"全天候?(?:皆可)?(?:開放)?|全日(?:開放)?|整天|24小時(?:全天)?(?:開放|營業)?|24h(?:r|ours)?|無(?:時間)?限制|隨時可?(?:參觀|開放)?|開放(?:式)?空間|戶外空間全天開放|00:00~24:00",
        "always",
    ),
    (r"(?:開放|營業|參觀|開館|園區開放|營運)(?:時間|時段)?(?:為|:)*|時間:|對外開放", "open"),
    (r"\(?(?:政府)?公告(?:之)?(?:天然災害)?停止(?:上班|辦公)日(?:等特殊狀況)?\)?", "stop"),
    (
        r"(?:館方|本館)另行公告之(?:必要之?)?休館日|免費(?:入園)?(?:參觀)?|免門票|景點資訊僅供參考,詳細參觀資訊請洽官方網站",
        "stop",
    ),
    (r"(?:如有[^,()。;]{0,8},)?(?:開放時間,)?請?以[^,()。;]{2,12}公告為[準主]", "stop"),
    (r"[如若]?遇?(?:颱風|天候|天氣)[^。;()]*", "stop"),
    (r"(?:其他)?(?:必要之)?(?:特殊)?(?:休館日?)?(?:將)?(?:另行公告|以[^,。;()]{2,8}公告為[準主])", "stop"),
    (r"\(?依?各?(?:店家|業者|商家)(?:營業)?時間(?:為[主準]|不一|而定)?\)?", "stop"),
)
_ALTERNATIVES = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _TOKENS)
_SEPARATORS = re.compile(r"[、,;。:/()\[\]【】及和與或含&|‧·•*▴■●◎※★│「」\"]+")


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str


def tokens(text: str) -> list[Token] | None:
    """The whole text as tokens; None where a word is not known."""
    rest, found = normal(text), []
    while rest := _SEPARATORS.sub("", rest, count=1) if _SEPARATORS.match(rest) else rest:
        for pattern, kind in _ALTERNATIVES:
            if match := pattern.match(rest):
                found.append(Token(kind, match[0].strip("()")))
                rest = rest[match.end() :]
                break
        else:
            return None
    return found


def normal(text: str) -> str:
    """One width, one dash, one word for the week, no spaces, numerals before 時 and 點 as digits."""
    out = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    out = re.sub(r"星期|禮拜|周", "週", out)
    out = re.sub(r"週天", "週日", out).replace("月1日", "月01日")
    out = re.sub(r"每個週", "每週", out)
    out = re.sub(r"[~∼〜–—―\-−﹣至到]+", "~", out)
    return re.sub(r"[一二三四五六七八九十]+(?=[時點])", lambda found: str(_number(found[0])), out)


def _number(name: str) -> int:
    if "十" not in name:
        return _NUMERALS[name[-1]]
    tens, units = name.split("十", 1)
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[units] if units else 0)


def clocks(text: str) -> list[int | None]:
    """Minutes after midnight of each clock time in the text; None for one that is no time, or has two readings."""
    return [minutes(found) for found in re.findall(_CLOCK, text, re.IGNORECASE)]


def minutes(clock: str) -> int | None:
    """ "下午5:30" is 1050. Twelve o'clock with a word for morning or afternoon has two readings: None."""
    lower = clock.lower().replace(".", "")
    digits = re.search(r"(\d{1,2})[:時點](\d{2})?|(\d{2})(\d{2})", lower)
    if digits is None:
        return None
    hour = int(digits[1] or digits[3])
    minute = 30 if "半" in lower else int(digits[2] or digits[4] or 0)
    afternoon = bool(re.search(r"下午|晚|傍晚|pm", lower))
    if hour > 30 or minute > 59 or (hour == 12 and (afternoon or re.search(r"上午|早上|am", lower))):
        return None
    return (hour + (12 if afternoon and hour < 12 else 0)) * 60 + minute
