"""What a thing is made of, its colour and its size, each with whether it is wanted or not: "in black", "not leather", "EU 42", "265mm".

A quality is wanted unless a denial that is understood stands beside it. Where a denial stands in its clause and its place is not understood,
the quality is said and not used.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ...domain.colours import names as colour_names
from ...domain.colours import spelled
from ...domain.materials import ENGLISH, NATIVE
from .bounds import bound_of
from .lexicon.bounds import DENIALS
from .measures import Limit
from .phrases import compiled
from .reading import TAKEN, Reading

Span = tuple[int, int]
_REACH = 48
_CLAUSE = re.compile(r"[.;!?,\n。！？；，、]")

_NO_EN = r"(?<![a-z])(?:neither|(?:i'?d |would )?rather not(?: have| wear| take| get)?|not|no|without|except(?: for| in)?|excluding|exclude|avoid(?:ing)?|non|nor|anything but|any colou?r but|everything but|other than|(?:do|does|did|would|is|are|must|should|can|may)(?:n'?t| not) (?:want|like|need|be|take|wear|buy|have|use)(?: any(?:thing)?)?|(?:isn|aren|mustn|shouldn|can)'?t(?: be)?|not allowed|nothing|never|hate|dislike|allergic to|free (?:of|from)|instead of|rather than|minus|skip|refuse|but not)(?![a-z])"
_GLUE_EN = r"(?<![a-z])(?:made|of|in|from|with|any|anything|the|an?|real|genuine|pure|or|nor|colou?r(?:ed|s)?|is|be|ones?|to|that|it|out|please|but|for|like|definitely|absolutely|at all|containing)(?![a-z])"
_NO_ZH = r"(?:不想要|不要|不含|不是|不能是|不可以是|不喜欢|不用|别要|别是|别用|别|非|无|(?<!有)没有|避免|除了|除|拒绝|讨厌|不买|不带|不考虑)"
_BEFORE = re.compile(rf"(?:(?P<no>{_NO_EN}|{_NO_ZH})|(?P<glue>{_GLUE_EN}|[-\"'“”]|用|有|是|含|的|任何|真))\s*$")
_NO_KO = r"(?:말고|빼고|빼|제외|아닌|아니[고면어라]?|없는|없이|없고|안\s*(?:돼|되|됩|들어|쓴|쓰|좋|섞)[가-힣]*|싫[가-힣]*|피하[가-힣]*|피해[가-힣]*|않[가-힣]*|금지|별로|노\b|사절)"
_AFTER = re.compile(
    r"(?:\s*(?:색상?|소재|재질|계열|제품|컬러|들어가지|들어있지|포함되지|쓰지|사용하지|쓰이지|원하지|좋아하지|필요하지|으?로|들어간|된|만든|만|은|는|이|가|을|를|도|의|거|것|건|걸|쪽|다른|좀|的|材质|材料|做|面料|款|색|품))*"
    rf"\s*(?P<no>{_NO_KO}|以外|之外|除外|不行|(?:不要|不考虑)(?=\s*(?:$|[,，。、了]))|免谈|[\s-]*free\b(?!\s*(?:ship|deliver))|\s*(?:is|are) (?:a no-go|not ok(?:ay)?|out)|\s*(?:isn't|aren't) ok)"
)
_POSITIVE_ZH = r"(?:色|款|的|$)"


@dataclass(frozen=True, slots=True)
class _Quality:
    kind: Literal["color", "material"]
    values: tuple[str, ...]  # what is searched for; a material in the person's language too
    start: int
    end: int


def take_qualities(reading: Reading, goods: Sequence[Span], sized: bool) -> Iterator[Limit]:
    """Limits on colour, material and size. `goods`: where things are named ("sun cream" is no colour); `sized`: one of them has sizes."""
    found = _apart(sorted(_found(reading, goods), key=lambda q: q.start))
    wanted = []
    for quality in found:  # first what is denied, so that its denial is nobody else's
        if TAKEN in reading.open[quality.start : quality.end]:
            continue
        start, end, denied = _polarity(reading, quality)
        if denied:
            reading.take(start, end)
            yield from _limits(quality, True)
            for other in _chain(reading, quality, found):
                reading.take(other.start, other.end)
                yield from _limits(other, True)
        else:
            wanted.append(quality)
    for quality in wanted:
        if TAKEN in reading.open[quality.start : quality.end]:
            continue
        if _loose_denial(reading, quality):
            reading.said.append(reading.take(quality.start, quality.end))
            continue
        reading.take(*_polarity(reading, quality)[:2])
        yield from _limits(quality, False)
    if sized:
        yield from _sizes(reading)


def _apart(found: Sequence[_Quality]) -> list[_Quality]:
    """The longest of those that overlap."""
    kept: list[_Quality] = []
    for quality in sorted(found, key=lambda q: q.start - q.end):
        if not any(k.start < quality.end and quality.start < k.end for k in kept):
            kept.append(quality)
    return sorted(kept, key=lambda q: q.start)


_OR = re.compile(r"\s*(?:,\s*)?(?:or|nor|/|나|이나|또는|或者?|和|、)\s*(?:an?\s+)?|\s*,\s*(?=[a-z]+,? (?:or|nor)\b)")


def _chain(reading: Reading, denied: _Quality, found: Sequence[_Quality]) -> Iterator[_Quality]:
    """What "or" ties to something denied: "not leather, wool or suede"."""
    end = denied.end
    for other in found:
        tied = _OR.match(reading.low, end) if other.start >= end and other.kind == denied.kind else None
        if tied is not None and tied.end() == other.start:
            end = other.end
            yield other


def _limits(quality: _Quality, denied: bool) -> Iterator[Limit]:
    if denied and quality.kind == "material":
        yield from (Limit("without", v, quality.start) for v in quality.values)
    elif denied:
        yield Limit("not_colors", quality.values[:1], quality.start)
    else:
        yield Limit("materials" if quality.kind == "material" else "colors", quality.values[:1], quality.start)


def _found(reading: Reading, goods: Sequence[Span]) -> Iterator[_Quality]:
    for match in reading.find(compiled(spelled())):
        if not _inside(match.span(), goods) and not re.match(
            r"-?(?:free\s+delivery|tooth|friday)", reading.open[match.end() :]
        ):
            yield _Quality("color", (colour_names()[match.group()],), *_stretched(reading, match.span()))
    for match in reading.find(compiled(rf"[黑白灰红橙黄绿蓝紫](?={_POSITIVE_ZH})")):
        yield _Quality("color", (colour_names()[match.group()],), *match.span())
    for match in reading.find(compiled(ENGLISH)):
        if match.group() == "down" and not _down(reading, match.span()):
            continue
        if not _inside(match.span(), goods) and not _imitation(reading, match.start()):
            yield _Quality("material", (match.group().replace("stainless ", ""),), *match.span())
    for match in reading.find(compiled("|".join(sorted(map(re.escape, NATIVE), key=len, reverse=True)))):
        if (
            not _inside(match.span(), goods)
            and _stands_alone(reading, match.span())
            and not _imitation(reading, match.start())
        ):
            yield _Quality("material", (NATIVE[match.group()], match.group()), *match.span())


def _inside(span: Span, goods: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in goods)


def _stretched(reading: Reading, span: Span) -> Span:
    """With "dark" or "light" before it."""
    lead = re.search(r"(?<![a-z])(?:dark|light|bright|deep|pale)\s+$", reading.open[max(0, span[0] - 8) : span[0]])
    return (span[0] - len(lead.group()), span[1]) if lead else span


def _imitation(reading: Reading, at: int) -> bool:
    """ "vegan leather" is none."""
    return bool(
        re.search(
            r"(?:faux|vegan|fake|imitation|artificial|synthetic|pu|인조|합성|비건|人造|仿|合成)[\s-]*$",
            reading.low[max(0, at - 11) : at],
        )
    )


def _down(reading: Reading, span: Span) -> bool:
    """Feathers, and not a direction."""
    before, after = reading.open[max(0, span[0] - 14) : span[0]], reading.open[span[1] : span[1] + 18]
    return bool(
        re.search(r"(?:not|no|without|of|goose|duck|avoid|filled with|-)\s*$", before)
        or re.match(r"\s*(?:jacket|sleeping|filling|fill|coat|parka|\(|-?free)", after)
    )


_SHORT = frozenset({"면", "울", "다운", "皮", "棉", "铝"})  # inside other words, these are something else


def _stands_alone(reading: Reading, span: Span) -> bool:
    word, before, after = (
        reading.low[span[0] : span[1]],
        reading.low[max(0, span[0] - 1) : span[0]],
        reading.open[span[1] :],
    )
    if word not in _SHORT:
        return True
    if "가" <= word[0] <= "힣":
        return not ("가" <= before <= "힣") and bool(
            re.match(r"(?:\s|으로|은|는|이|가|도|만|소재|재질|제|$|\ue000|[,.])", after)
        )
    return bool(re.match(r"(?:的|制|质|做|材|以外|之外|除外|不|都|$|\ue000|[，,。、\s])", after))


def _polarity(reading: Reading, quality: _Quality) -> tuple[int, int, bool]:
    """(start and end with the words of denial, whether it is denied)"""
    text, at, start = reading.open, quality.start, quality.start
    denied = False
    while True:
        match = _BEFORE.search(text[max(0, at - _REACH) : at])
        if match is None or TAKEN in match.group():
            break
        at -= len(match.group())
        if match["no"]:
            denied, start = True, at
    after = _AFTER.match(text[quality.end : quality.end + _REACH])
    if after is not None and TAKEN not in after.group():
        return start, quality.end + after.end(), True
    return start, quality.end, denied


def _loose_denial(reading: Reading, quality: _Quality) -> bool:
    """A denial in the same clause that was not understood."""
    text = reading.open
    left = max([m.end() for m in _CLAUSE.finditer(text, 0, quality.start)] + [text.rfind(TAKEN, 0, quality.start) + 1])
    rights = [m.start() for m in _CLAUSE.finditer(text, quality.end)] + [
        i for i in [text.find(TAKEN, quality.end)] if i >= 0
    ]
    right = min(rights, default=len(text))
    return bool(
        re.search(DENIALS, text[left : quality.start])
        or re.search(DENIALS, text[quality.end : min(right, quality.end + 16)])
    )


# Sizes

_LETTER = r"(?:x{1,3}-?[sl]|[23]xl|[sml]|extra[ -](?:large|small)|x-?(?:large|small)|small|medium|large)"
_SIZES = compiled(
    rf"\b(?:in\s+|my\s+|a\s+)*size[sd]?\s*(?:is|of|:|in)?\s*(?P<a>(?:(?:eu|us|uk)\s*)?\d{{1,3}}(?:[.,]5)?(?:\s*(?:eu|us|uk))?(?:\s+(?:wo)?men(?:'?s)?)?|{_LETTER})(?![\w-])"
    rf"|(?<![a-z])(?P<b>(?:eu|us|uk)\s*\d{{1,2}}(?:[.,]5)?(?:\s+(?:wo)?men(?:'?s)?)?)(?!\w)|(?<![\d.,])(?P<mm>2\d\d|3[01]\d)\s*mm\b|(?P<kmm>2[1-9][05])\s*(?:사이즈|싸이즈)"
    rf"|\bi(?:'m| am| wear| take| need)\s+(?:an?\s+|in\s+|size\s+)*(?P<c>{_LETTER}|(?:eu|us|uk)?\s*\d{{2}}(?:[.,]5)?)(?![\w-])(?!\s*(?:years|cm|kg|eur|usd|day|night))"
    rf"|\bin\s+(?:an?\s+)?(?P<d>{_LETTER})(?![\w-])|사이즈(?:는|가|로|:)?\s*(?P<e>[xX]{{0,3}}[sSlLmM](?![a-z])|\d{{2,3}})|(?P<f>(?<![a-z])x{{0,3}}[sml]|\d{{2,3}}|스몰|미디[움엄]|라지)\s*(?:사이즈|싸이즈)"
    rf"|尺[码寸](?:是|为|要|：|:)?\s*(?P<g>x{{0,3}}[sml]|\d{{2,3}})(?:码|号)?|(?P<h>(?<![a-z])x{{0,3}}[sml]|\d{{2}}(?:\.5)?)\s*(?:码|号)(?:的)?"
)
_SPELLED = compiled(r"(?:,\s*|\(\s*)(?P<w>small|medium|large|x-?large)(?=\s*(?:[,.)]|$))")
_ISOLATED = compiled(r"(?:(?<=[\s,，、(\ue000])|^)(?P<i>X{1,3}[SL]|[SML])(?=[\s,，、.)\ue000]|$)")


def _sizes(reading: Reading) -> Iterator[Limit]:
    for match in list(reading.find(_SIZES)):
        group = next(k for k, v in match.groupdict().items() if v)
        said = match[group] + ("mm" if group in ("mm", "kmm") else "")
        denied = re.search(rf"(?:{DENIALS})\s*$", reading.open[max(0, match.start() - 12) : match.start()])
        if denied or bound_of(reading, *match.span()).side is not None:  # "not M", "40 or larger"
            reading.said.append(reading.take(*match.span()))
            continue
        reading.take(*match.span())
        yield Limit("size", " ".join(said.split()), match.start())
    for match in list(_ISOLATED.finditer(reading.text)):
        if TAKEN not in reading.open[match.start() : match.end()]:
            reading.take(*match.span())
            yield Limit("size", match["i"].lower(), match.start())
    for match in list(reading.find(_SPELLED)):
        reading.take(*match.span("w"))
        yield Limit("size", match["w"], match.start("w"))
