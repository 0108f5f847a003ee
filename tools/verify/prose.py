"""The scan of a finished text: what it states must be covered by the verified plan or claims, whatever wrote it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

from ...domain.catalog import Catalog
from ...domain.claim import Claim, Finding
from ...domain.plan import Plan, PlanDiff
from ...domain.request import Language
from .binding import misplaced, rows
from .cover import Cover, add_claims, add_diff, add_plan, covers_time, near, own_names
from .mentions import Mention, mentions
from .names import uncovered_names
from .words import SENTENCE, availability, superlatives

#: A word this many characters before a temperature tells which it is.
NEAR = 24
_HIGH_LOW = re.compile(r"(?P<low>\blows?\b|최저|最低)|(?P<high>\bhighs?\b|최고|最高)", re.IGNORECASE)
#: A text longer than this is not scanned, and so does not pass.
LONGEST = 200_000
#: More digits in a row than any number has: patterns of numbers would try them for minutes.
ENDLESS = re.compile(r"[\d.,]{40,}")


def scan(
    text: str,
    catalog: Catalog,
    *,
    plan: Plan | None = None,
    claims: Iterable[Claim] = (),
    language: Language = "en",
    diff: PlanDiff | None = None,
) -> tuple[Finding, ...]:
    """Findings for everything that `text` states and nothing covers; empty when all is covered.

    `claims` are verified ones. Never raises for what is in the text: a fault in the scan is a finding.
    """
    if len(text) > LONGEST:
        return (_finding("text_is_readable", f"The text is longer than {LONGEST} characters.", ""),)
    try:
        cover = _cover(catalog, plan, claims, diff)
        found = list(_scan(text, cover, language))
        if plan is not None:
            owned = (*misplaced(text, plan, catalog, diff), *rows(blanked(text, cover.names), plan))
            found += [_finding(rule, what, _around(text, at)) for rule, what, at in owned]
        return tuple(found)
    # Fail closed (promise 1): a host's catalog may raise anything, and an unscanned text must not pass.
    except Exception as error:  # noqa: BLE001
        return (_finding("text_is_scanned", f"The text could not be checked ({type(error).__name__}).", ""),)


def _cover(catalog: Catalog, plan: Plan | None, claims: Iterable[Claim], diff: PlanDiff | None) -> Cover:
    cover = Cover(catalog)
    if plan is not None:
        add_plan(cover, plan)
    add_claims(cover, claims)
    if diff is not None:
        add_diff(cover, diff)
    return cover


def _scan(text: str, cover: Cover, language: Language) -> Iterator[Finding]:
    for rule, text_of, at in uncovered(text, cover, language):
        yield _finding(rule, text_of, _around(text, at))


def uncovered(text: str, cover: Cover, language: Language, known: bool = True) -> Iterator[tuple[str, str, int]]:
    """(rule, sentence for people, position) of everything that is stated and not covered."""
    # Quotes and names together, longest first: a quoted "beach" must not tear a "Hietaranta beach" apart.
    named = blanked(text, cover.quotes | cover.names)
    yield from statements(named, cover, text)
    for run in ENDLESS.finditer(named):
        yield "number_is_covered", f"Nothing proves a number of {len(run[0])} digits.", run.start()
    found, rest = mentions(ENDLESS.sub(lambda m: "\x00" * len(m[0]), named))
    for mention in joined(found):
        if not covered(mention, cover, text):
            yield f"{mention.kind}_is_covered", f"Nothing proves {mention.text!r}.", mention.start
    for name in uncovered_names(rest, cover, language, known):
        yield "name_is_covered", f"{name} is not in the plan, or not proved.", max(0, text.find(name))


def statements(text: str, cover: Cover, original: str) -> Iterator[tuple[str, str, int]]:
    """Superlatives without a ranking behind them, and words on what is to be had."""
    for word, sign, start in superlatives(text):
        if not _ranked(cover, sign, _sentence(original, start)):
            yield "superlative_is_covered", f"Nothing proves {word!r}.", start
    for word, start in availability(text):
        yield "availability_is_covered", f"Nothing proves {word!r}.", start


def joined(found: list[Mention]) -> Iterator[Mention]:
    """A weekday just before a date ("토요일인 3월 26일") belongs to that date."""
    yield from found
    for mention, following in pairwise(found):
        near = following.start - mention.start - len(mention.text) <= 3
        if mention.kind == "weekday" and following.kind == "date" and near:
            year, month, day, _ = cast(Any, following.value)
            yield Mention("date", (year, month, day, mention.value), following.text, following.start)


def _ranked(cover: Cover, sign: str, sentence: str) -> bool:
    """A verified ranking of that direction whose winner is named in the sentence."""
    ranked = [c for c in cover.rankings if sign and c.field.startswith(sign)]
    return any(name in sentence for c in ranked for name in own_names(cover.catalog, str(c.value)))


def _sentence(text: str, at: int) -> str:
    start = max((m.end() for m in SENTENCE.finditer(text, 0, at)), default=0)
    end = SENTENCE.search(text, at)
    return text[start : end.start() if end else len(text)]


def blanked(text: str, phrases: Iterable[str]) -> str:
    """The text with every phrase taken out, longest first; a phrase of letters is only taken out as whole words."""
    for phrase in sorted(phrases, key=len, reverse=True):
        if phrase not in text:
            continue
        left = r"(?<![A-Za-zÀ-ÿ0-9])" if phrase[0].isascii() and phrase[0].isalnum() else ""
        right = r"(?![A-Za-zÀ-ÿ0-9])" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
        text = re.sub(left + re.escape(phrase) + right, lambda m: "\x00" * len(m[0]), text)
    return text


def covered(mention: Mention, cover: Cover, text: str) -> bool:
    """Whether what is mentioned is among what may be stated."""
    value = cast(Any, mention.value)
    match mention.kind:
        case "amount":
            codes, amount, _ = value
            return any((code, amount.normalize()) in cover.amounts for code in codes)
        case "date":
            return _date_covered(value, cover)
        case "weekday":
            return any(day.weekday() == value for day in cover.travel)
        case "time":
            return covers_time(cover, value)
        case "duration":
            return near(value, cover.minutes)
        case "distance":
            return near(value, cover.km)
        case "count":
            return value in cover.lengths or value[0] in cover.numbers or _is_ordinal(mention, cover, text)
        case "thing":
            # Without a plan a count of people is a fact of the catalog (inhabitants), else the party's own.
            return value in cover.things or (not cover.things and value[0] in cover.numbers)
        case "temperature":
            return near(value, _degrees(cover, text[: mention.start]))
    return near(value, cover.numbers) or value[0] in cover.counts or _is_ordinal(mention, cover, text)


def _degrees(cover: Cover, before: str) -> set[Decimal]:
    """The temperatures that may stand there: lows after a word for low, highs after one for high, else both."""
    said = [m.lastgroup for m in _HIGH_LOW.finditer(before[-NEAR:])]
    return {degree for degree, which in cover.degrees if not said or which == said[-1]}


def _date_covered(value: tuple[int, int, int, int], cover: Cover) -> bool:
    year, month, day, weekday = value
    if day == 0:
        return month in cover.months and (not year or any((d.year, d.month) == (year, month) for d in cover.dates))
    return any(_same_day(d, year, month, day, weekday) for d in cover.dates)


def _same_day(known: date, year: int, month: int, day: int, weekday: int) -> bool:
    return (known.month, known.day) == (month, day) and year in (0, known.year) and weekday in (-1, known.weekday())


def _is_ordinal(mention: Mention, cover: Cover, text: str) -> bool:
    """The number of a day: "Day 2", "2일째", "둘째 날", "第2天"."""
    number = cast(Any, mention.value)[0]
    before, after = text[: mention.start].rstrip()[-4:].casefold(), text[mention.start + len(mention.text) :][:2]
    marked = before.endswith(("day", "第")) or after.startswith(("일째", "일차")) or mention.text.endswith("일차")
    return marked and number == number.to_integral_value() and 1 <= number <= cover.ordinals


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 30) : at + 40].split())


def _finding(rule: str, text: str, where: str) -> Finding:
    return Finding(rule=rule, text=text, where=where)
