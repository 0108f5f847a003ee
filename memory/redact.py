"""Numbers that must never be stored: cards, passports, resident numbers, emails and phones. A passport *country* is fine."""

import re

_CARD = re.compile(r"(?<![\d])\d(?:[ .-]{0,2}\d){12,18}(?!\d)")
#: First digits that issuers of payment cards use; a run of dates begins with 19 or 20, and is none.
_ISSUED = re.compile(r"3[04-9]|4|5|6|2[2-7]|81|97")
# Bounded, and only where a word begins: a text of one giant word must not cost the square of its length.
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_RESIDENT = re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)")  # Korea's; China's
# Korea's M12345678 and M123A4567, China's E12345678, Japan's TR1234567. A flight number has at most four digits.
_PASSPORT = re.compile(r"(?<![A-Za-z0-9:])(?:[A-Z]{1,2}\d{7,8}|[A-Z]\d{3}[A-Z]\d{4})(?![A-Za-z0-9])", re.IGNORECASE)
_PASSPORT_NAMED = re.compile(
    r"((?:passport|여권|护照|護照)[^\n]{0,24}?)(?<![A-Za-z0-9])([A-Z]{0,2}\d(?:[ -]?\d){5,8}|[A-Z]\d{3}[A-Z]\d{4})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PASSPORT_SPACED = re.compile(r"(?<![A-Za-z0-9:])[A-Z] ?(?:\d ){7}\d(?![A-Za-z0-9])")
_PHONE = re.compile(
    r"(?<![\w+])\+\d{1,3}(?:[ .()-]{0,2}\d{1,4}){2,5}(?!\d)"  # +82 10-1234-5678
    r"|(?<!\d)\(?0\d{1,3}\)?[ .-]{0,3}\d{3,4}[ .-]{0,3}\d{4}(?!\d)"  # 010-1234-5678, (02) 123-4567
    r"|(?<!\d)0 1 \d(?: ?-? ?\d){7,8}(?!\d)"  # 0 1 0 1 2 3 4 5 6 7 8
    r"|(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)"  # 138 1234 5678
    r"|(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"  # (212) 555-0123
    r"|(?<!\d)1[3-9]\d{9}(?!\d)"  # a mobile of China
)

#: Full-width digits, letters and signs, and the dashes and spaces of other scripts, as plain ones.
_PLAIN = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(c): "-" for c in "‐‑‒–—−ー・·"}
    | {ord(c): " " for c in "\u3000\u00a0\u2007\u2009\u202f"}
)


def redact(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with such numbers replaced by "[card number]" and the like, and the names of what was replaced."""
    found: list[str] = []
    wide = text
    text = text.translate(_PLAIN)

    def replaced(name: str, pattern: re.Pattern[str], text: str) -> str:
        result, count = pattern.subn(f"[{name}]", text)
        found.extend([name] * bool(count))
        return result

    text = replaced("email", _EMAIL, text)
    without_cards = _CARD.sub(lambda m: "[card number]" if _is_card(m.group()) else m.group(), text)
    found.extend(["card number"] * (without_cards != text))
    text = without_cards
    text = replaced("resident number", _RESIDENT, text)
    text = replaced("passport number", _PASSPORT_SPACED, text)
    text, named = _PASSPORT_NAMED.subn(r"\1[passport number]", text)
    found.extend(["passport number"] * bool(named))
    text = replaced("passport number", _PASSPORT, text)
    text = replaced("phone", _PHONE, text)
    return (text if found else wide), tuple(dict.fromkeys(found))


def _is_card(number: str) -> bool:
    return bool(_ISSUED.match(number)) and _luhn(number)


def _luhn(number: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812)."""
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
