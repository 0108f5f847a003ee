"""Amounts of money and the caps that they set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.errors import BadBudget
from ...domain.money import Money
from ...domain.request import BudgetCap
from .lexicon.money import CATEGORIES, CURRENCIES, FREE_ONLY, SIGNS, WITHIN_CITY
from .numbers import DIGITS, EN_WORDS, number
from .phrases import any_of, compiled, table_pattern
from .reading import Reading

#: Starts an item of `Request.not_understood` when an amount has no currency that could be told: ask which.
NO_CURRENCY = "budget without a currency: "

_WORDS = {word: code for code, words in CURRENCIES.items() for word in words}
_ALL = sorted([*_WORDS, *SIGNS], key=len, reverse=True)
_SPELLED = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() and w.isascii() else "") for w in _ALL)
_SCALE = r"\s*(?:k\b|m\b|thousand\b|million\b|hundred\b|grand\b|[만천백억万千百亿]+(?:\s*\d[\d,]*[천백千百]?)?)?"
_AMOUNT = rf"(?:(?:{DIGITS}){_SCALE}|{EN_WORDS}|[일이삼사오육칠팔구십백천만억]{{1,9}}|[一二两三四五六七八九十百千万亿]{{1,9}})"
_FIRST = compiled(
    rf"(?P<sign>-|minus\s+)?(?<![a-z\uac00-\ud7a3])(?P<cur>{_SPELLED})\s*(?P<minus>-)?(?P<n>(?:{DIGITS}){_SCALE})"
)
_LAST = compiled(rf"(?<![a-z0-9.])(?P<sign>-|minus\s+|负)?(?P<n>{_AMOUNT})\s*(?:的\s*)?(?P<cur>{_SPELLED})")
_LOCAL = compiled(
    r"(?<![\d.])(?P<n>(?:\d+(?:\.\d+)?|[일이삼사오육칠팔구십백]{1,4})\s*만(?:\s*\d+천)?|(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,4})\s*万(?:[一二三四五六七八九]千?)?|(?<=[算均人天共多过])[一二两三四五六七八九][千百](?:[一二三四五六七八九]百?)?)(?![\d人명个多])"
)
_CUE = (
    r"(?:budget(?:ed)?|spend(?:ing)?|cost|costs|afford|price|under|below|less than|at most|no more than|up to|max(?:imum)?|within|cap|예산|총|비용|경비|최대"
    r"|预算|总共|最多|不超过|花费)"
)
_BARE_BEFORE = compiled(
    rf"{_CUE}(?:\s*(?:is|was|of|for|the|this|trip|set|at|around|about|approximately|roughly|just|only|:|=|up to|under|은|는|이|약|为|是|大概|大约|在|总|共|每个?人|人均|每天|每晚|1?인당|하루|per person|per day))*\s*"
    rf"(?P<sign>-|minus\s+|负)?(?P<n>(?:{DIGITS}){_SCALE}|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[\s-]+(?:grand|thousand|hundred)\b)(?!\s*(?:days?|nights?|people|person|adults|km|시간|일|박|명|人|天|晚|%|:\d|am|pm|hours?|hrs?\b|minutes?|mins?\b|visits?|museums?|sights?|places?|miles?))"
)
_BARE_AFTER = compiled(rf"(?<![a-z0-9.])(?P<n>(?:{DIGITS}){_SCALE})\s*(?P<cue>budget\b|이내|이하|以内|以下)")
#: "2k per person", "3,000 in total": large enough to be money, and nothing else that is counted follows.
_BARE_SHARE = compiled(
    r"(?<![a-z0-9.$€£])(?P<n>(?:\d+(?:\.\d+)?\s*k|\d{1,3},\d{3}|\d{3,6}))\s*(?P<cue>per (?:person|head)|a head|each\b|(?:in )?total\b|all in\b|altogether\b|tops\b|max(?:imum)?\b)(?! *(?:km|miles?|m\b))"
)
_PERSON = compiled(
    r"\b(?:per (?:person|head|traveller|traveler|adult)|each|a (?:head|person)|apiece|pp|for every person)\b|1?인당|1인(?=\s*(?:에\s*)?[\d일이삼사오육칠팔구십])|한\s*(?:사람|명)당|한\s*(?:사람|명)에|사람당|每人|每个人|人均|一个人|/\s*(?:person|人|인)"
)
_DAY = compiled(
    r"\b(?:per (?:day|night)|a (?:day|night)|daily|each (?:day|night)|every day|nightly)\b|하루에?(?:당)?|1일당|일당|1박에?(?:당)?|每天|一天|每日|每晚|一晚|/\s*(?:day|night|天|晚|일|박)"
)
_HEDGE = compiled(
    r"(?:\b(?:with|on|and|our|my|the|this|we|i|have|has|a|an|is|at|set|of|for|it|total|overall|entire|whole|travel|trip|trip's|revised|outlined|now|to|can|total|in|up|keep(?:ing)?|all"
    r"|around|about|approximately|roughly|just|only|spend(?:ing)?|allows?|us|who|under|below|less|than|most|no|more|maximum|max|within|budget(?:ed)?|cost(?:s|ing)?|should|not|exceed|be)\b[\s:,]*|예산[은이을]?\s*|총\s*|약\s*|경비[는가]?\s*|비용[은이]?\s*|전부\s*|다\s*합쳐서?\s*|최대\s*"
    r"|总预算\s*|预算\s*|总共\s*|最多\s*|不超过\s*|大概\s*|大约\s*|花费\s*|为\s*|是\s*|在\s*|旅行上的\s*|左右\s*|总\s*|1?인당?\s*(?=[\d하일이삼사오육칠팔구십])|1?인당\s*|한\s*사람당\s*|하루에?\s*|每人\s*|每天\s*|人均\s*|一天\s*|per (?:person|day)\s*:?\s*|each\s+)+$"
)
_TAIL = compiled(
    r"^\s*(?:\b(?:in total|total|budget|or less|at most|max(?:imum)?|all in|altogether|overall|to spend|for (?:the|this) trip|for everything)\b|이내(?:로|에서)?|이하(?:로)?|정도(?:로)?|안에서|안으로|까지|으로|미만|내에서|以内|以下|之内|左右|内)?"
    r"(?:이에요|예요|입니다|이고|로|인데|야|이야)?"
)


@dataclass(frozen=True)
class Amount:
    """An amount in the text. `currency` None: not stated; `assumed`: told from the language or the catalog."""

    value: Decimal
    currency: str | None
    assumed: bool
    start: int
    end: int


def amounts(
    reading: Reading, catalog: Catalog, destination: str | None = None, local: str | None = None
) -> Iterator[Amount]:
    """Every amount that stands with a currency, a local unit (만, 万) or a budget word. `destination` ISO country for ¥ and 元;
    `local`: the currency of a trip that stays in one country, for an amount without any."""
    for pattern in (_FIRST, _LAST, _LOCAL, _BARE_BEFORE, _BARE_AFTER, _BARE_SHARE):
        for match in list(reading.find(pattern)):
            amount = _amount(match, reading, catalog, destination, local)
            if amount is not None:
                yield amount


def _amount(
    match: "re.Match[str]", reading: Reading, catalog: Catalog, destination: str | None, local: str | None
) -> Amount | None:
    groups = match.groupdict()
    value = number(groups["n"])
    if value is None or groups["n"].strip() in ("a", "백", "천", "이", "오", "사"):
        return None
    if groups.get("sign") or groups.get("minus"):
        value = -value
    start = match.start("n") if "cur" not in groups else match.start()
    currency, assumed = _currency(groups, reading, catalog, destination)
    currency, assumed = (currency, assumed) if currency else (local, True)
    return Amount(value, currency, assumed, start, match.end("n") if groups.get("cue") else match.end())


def _currency(
    groups: dict[str, str | None], reading: Reading, catalog: Catalog, destination: str | None
) -> tuple[str | None, bool]:
    word = groups.get("cur")
    if word and word in _WORDS:
        return _WORDS[word], False
    if word:
        return _sign(word, reading, catalog, destination)
    text = groups["n"] or ""
    if catalog.currency:
        return catalog.currency, True
    if "만" in text:
        return "KRW", True
    return ("CNY", True) if re.search(r"[万千百]", text) else (None, True)


def _sign(sign: str, reading: Reading, catalog: Catalog, destination: str | None) -> tuple[str | None, bool]:
    """ "$" is the US dollar unless the catalog's own currency is another dollar; ¥ and 元 follow destination and language."""
    choices = SIGNS[sign]
    if catalog.currency in choices:
        return catalog.currency, False
    if sign == "$":
        return "USD", False
    if sign == "元":
        return "CNY", False
    if reading.language == "zh":
        return "CNY", False
    country = {"JP": "JPY", "CN": "CNY"}.get(destination or "")
    return (country, True) if country else (None, True)


def take_budgets(
    reading: Reading, catalog: Catalog, destination: str | None = None, local: str | None = None
) -> tuple[BudgetCap, ...]:
    """The caps that the amounts set. Raises BadBudget for zero or less."""
    caps = []
    for amount in amounts(reading, catalog, destination, local):
        start, end = _extent(reading, amount)
        scope, end = _scope(reading, start, end)
        if _WITHIN.search(_beside(reading, start, end)):
            reading.said.append(reading.clause(start, end))
            reading.take(start, end)
            continue
        category, start, end = _category(reading, start, end)
        number_words = reading.words(amount.start, amount.end)
        words = reading.take(start, end)
        if amount.value <= 0:
            raise BadBudget(f"a budget of {amount.value} cannot be planned for: give an amount above zero")
        if amount.currency is None:
            reading.said.append(NO_CURRENCY + number_words)
            continue
        caps.append(_cap(amount, scope, category, words))
    return (*caps, *_free_only(reading, catalog))


def _beside(reading: Reading, start: int, end: int) -> str:
    """The part of the sentence around an amount, up to commas."""
    left = max(reading.low.rfind(c, 0, start) for c in ".;!?\n。；,，") + 1
    return reading.low[left:end] + _CUT.split(reading.low[end : end + 32])[0]


def _free_only(reading: Reading, catalog: Catalog) -> Iterator[BudgetCap]:
    """ "Only free sights": nothing may be spent on tickets."""
    for match in list(reading.find(_FREE)):
        limit = Money(amount=Decimal(0), currency=catalog.currency or "EUR")
        words = reading.part(*match.span())
        reading.take(*match.span())
        yield BudgetCap(words=words, limit=limit, category="tickets")


def _cap(amount: Amount, scope: str, category: str | None, words: str) -> BudgetCap:
    if amount.value >= Decimal("1e13"):
        raise BadBudget(f"“{words}” is more than can be counted: give a smaller amount")
    limit = Money(amount=amount.value, currency=amount.currency or "")
    return BudgetCap.model_validate(
        {"words": words, "limit": limit, "scope": scope, "category": category, "currency_assumed": amount.assumed}
    )


def _extent(reading: Reading, amount: Amount) -> tuple[int, int]:
    """The amount with the words of budget around it."""
    lead = _HEDGE.search(reading.open[max(0, amount.start - 80) : amount.start])
    start = amount.start - (len(lead.group()) if lead else 0)
    tail = _TAIL.match(reading.open[amount.end : amount.end + 24])
    return start, amount.end + (tail.end() if tail else 0)


def _scope(reading: Reading, start: int, end: int) -> tuple[str, int]:
    """per person, per day, both, or the trip; words beside the amount are taken with it."""
    left, right = reading.open[max(0, start - 14) : end], reading.open[end : end + 26]
    right = re.split(r"[.;!?\n。；]", right)[0]
    person = _PERSON.search(left) or _PERSON.search(right)
    day = _DAY.search(left) or _DAY.search(right)
    for found in (_PERSON.search(right), _DAY.search(right)):
        if found and found.start() <= 14:
            reading.take(end + found.start(), end + found.end())
    scope = "person_day" if person and day else "person" if person else "day" if day else "trip"
    return scope, end


_CATEGORY, _CATEGORY_KEYS = table_pattern(CATEGORIES)


def _category(reading: Reading, start: int, end: int) -> tuple[str | None, int, int]:
    """What the amount is for, when the words beside it say so ("on food", "숙박비 20만원", "在住宿上的预算"); the span with those words."""
    base = max(0, start - 24)
    left = reading.low[base:start]
    cut = max((m.end() for m in _CUT.finditer(left)), default=0)
    right = _CUT.split(reading.low[end : end + 32])[0]
    after = _FOR.match(right)
    if after:
        return _CATEGORY_KEYS[_plain(after["w"])], start, end + after.end()
    if _WHOLE.search(right) or _IN_ALL.search(reading.low[start:end]):
        return None, start, end  # "halal food only, about 2k usd total"
    before = list(_CATEGORY.finditer(left[cut:]))
    inside = list(_CATEGORY.finditer(reading.low[start:end]))
    if before and _ABOUT.fullmatch(left[cut + before[-1].end() :]):
        lead = 1 if left[: cut + before[-1].start()].endswith("在") else 0
        return _CATEGORY_KEYS[_plain(before[-1].group())], base + cut + before[-1].start() - lead, end
    return (_CATEGORY_KEYS[_plain(inside[0].group())] if inside else None), start, end


_WITHIN, _FREE = compiled(any_of(WITHIN_CITY)), compiled(any_of(FREE_ONLY))
_CUT = re.compile(r"[.;,!?\n。；，、]")
_WHOLE = compiled(r"^\s*(?:[a-z]{3}\s+)?(?:in )?(?:total|all in|altogether|overall|for everything)\b")
_IN_ALL = compiled(r"\b(?:total|all in|altogether|overall|for everything)\b|총|모두\s*합|다\s*합|一共|总共|总预算")
_FOR = compiled(
    rf"^\s*(?:a night |per night |each |a day |per day )?(?:on|for)\s+(?:the\s+)?(?P<w>{any_of(w for ws in CATEGORIES.values() for w in ws)})"
)
_ABOUT = compiled(
    r"\s*(?:비|값|costs?|budget|under|below|for|at|is|of|up to|at most|max(?:imum)?|上|的|费用?|预算|은|는|이|에|:|\s)*\s*"
)


def _plain(word: str) -> str:
    return word.replace(" ", "").replace("-", "")
