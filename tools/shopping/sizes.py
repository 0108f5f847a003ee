"""Sizes of clothes and shoes. Sizes of different systems are not turned into one another: makers differ, so it is not known."""

import re
from dataclasses import dataclass

from ...domain.truth import Truth

_LETTERS = {
    "small": "s", "medium": "m", "large": "l", "x-large": "xl", "xlarge": "xl", "extra large": "xl", "x-small": "xs", "extra small": "xs",
    "xx-large": "xxl", "2xl": "xxl", "xxxl": "3xl", "스몰": "s", "미디움": "m", "미디엄": "m", "라지": "l", "엑스라지": "xl",
}  # fmt: skip
_LETTER = re.compile(r"(?:x{0,3}s|m|x{0,3}l|[23]xl|one size|free)")
_NUMBERED = re.compile(
    r"(?:(?P<a>eu|eur|us|uk|jp|kr)\s*)?(?P<n>\d{1,3}(?:[.,]5)?)\s*(?P<b>eu|us|uk|mm|码|码的)?\s*(?P<who>women|woman|men|man|w|m)?(?:'?s)?"
)
_MM, _EU = 200, 34


@dataclass(frozen=True, slots=True)
class Size:
    """`system`: "letter", "mm", "eu", "us", "us women", "uk" ...; "" when it is not said and not plain."""

    system: str
    value: str


def size_of(text: str, gender: str | None = None) -> Size | None:
    """ "M", "EU 42", "US 9 women", "265mm", "42". `gender` of the record ("female", "male") goes with sizes of the US and UK.
    None for what is no such size ("40x30")."""
    plain = " ".join(text.casefold().replace("size", " ").replace("사이즈", " ").split())
    plain = _LETTERS.get(plain, plain)
    if _LETTER.fullmatch(plain):
        return Size("letter", plain)
    match = _NUMBERED.fullmatch(plain)
    if match is None:
        return None
    number = float(match["n"].replace(",", "."))
    system = (match["a"] or match["b"] or "").replace("eur", "eu").replace("码的", "码").replace("码", "")
    if not system:
        system = "mm" if number >= _MM else "eu" if number >= _EU else ""
    who = match["who"] or {"female": "w", "male": "m"}.get(gender or "", "")
    return Size(f"{system} {who[0]}" if system in ("us", "uk") and who else system, f"{number:g}")


def same_size(known: str | None, wanted: str, gender: str | None = None) -> Truth:
    """Whether a record's size is the one that is wanted. UNKNOWN without one, and between systems."""
    if known is None:
        return Truth.UNKNOWN
    held = [s for part in re.split(r"[/,;]", known) if (s := size_of(part, gender)) is not None]
    asked = size_of(wanted)
    if asked is None or not held:
        return Truth.UNKNOWN
    alike = [s for s in held if s.system == asked.system]
    if any(s.value == asked.value for s in alike):
        return Truth.YES
    return Truth.NO if len(alike) == len(held) else Truth.UNKNOWN
