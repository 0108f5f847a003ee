"""Numbers as people write them: digits, English words, Korean native and Sino-Korean, Chinese."""

import re
from decimal import Decimal

_EN = {
    "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12, "couple": 2, "few": 3, "single": 1,
}  # fmt: skip
_EN_SCALE = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000, "m": 1_000_000}
_KO = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열한": 11, "열하나": 11, "열두": 12, "열둘": 12, "열": 10, "스무": 20, "스물": 20,
}  # fmt: skip
_DIGIT = dict(zip("零一二三四五六七八九", range(10), strict=True)) | dict(
    zip("일이삼사오육칠팔구", range(1, 10), strict=True)
)
_DIGIT |= {"两": 2, "〇": 0, "영": 0, "공": 0}
_UNIT = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000, "만": 10_000, "억": 100_000_000}

#: A count that an English sentence can hold ("a" only where the pattern around it says so).
EN_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty)"
)
KO_COUNT = r"(?:\d{1,3}|하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉|열두|열한|열|[일이삼사오육칠팔구십]{1,3})"
ZH_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
#: An amount: digits, or numerals of any of the three languages with their units.
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
EN_WORDS = (
    r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand"
    r"|grand|million|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)){0,5})"
)


def small(text: str) -> int | None:
    """A count: "two", "세", "三", "12". None when it is no number."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def number(text: str) -> Decimal | None:
    """The value of one written number: "1,700", "fifteen hundred", "1.5 million", "50만", "오십만", "一万五千", "2k"."""
    text = text.strip().lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    if text in _KO:
        return Decimal(_KO[text])
    if re.search(r"[a-z]", text):
        return _english(text)
    return _east_asian(text.replace(" ", ""))


def _english(text: str) -> Decimal | None:
    total, current = Decimal(0), Decimal(0)  # current: since the last thousand
    for word in re.findall(r"\d+(?:\.\d+)?|[a-z]+", text):
        if word[0].isdigit():
            current += Decimal(word)
        elif word in _EN:
            current += _EN[word]
        elif word in _EN_SCALE:
            current = (current or Decimal(1)) * _EN_SCALE[word]
            if word != "hundred":
                total, current = total + current, Decimal(0)
        elif word not in ("and", "of"):
            return None
    return total + current


def _east_asian(text: str) -> Decimal | None:
    """Digits and numerals may mix: 1만5천, 3千, 两万五."""
    total, section, last = Decimal(0), Decimal(0), Decimal(1)
    current: Decimal | None = None
    for part in re.findall(r"\d+(?:\.\d+)?|.", text):
        if part[0].isdigit() and part[0].isascii():
            current = Decimal(part)
        elif part in _DIGIT:
            current = Decimal(_DIGIT[part]) if current is None else current * 10 + _DIGIT[part]
        elif part in _UNIT:
            last = Decimal(_UNIT[part])
            section, current = section + (Decimal(1) if current is None else current) * last, None
        elif part in _BIG:
            last = Decimal(_BIG[part])
            whole = section + (current or Decimal(0))
            total, section, current = total + (whole or Decimal(1)) * last, Decimal(0), None
        else:
            return None
    if current is None:
        return total + section
    spoken = current < 10 and last >= 100 and re.search(r"[百千万亿][一二三四五六七八九]$", text)
    return total + section + (current * last / 10 if spoken else current)
