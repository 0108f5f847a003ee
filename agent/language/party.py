"""How many travel, and the ages of the children."""

import re
from dataclasses import dataclass

from ...domain.errors import InputError
from ...domain.party import Party, Traveller
from .lexicon.conditions import ACCESS, DIETS
from .lexicon.people import COMPANIONS, COUPLE, PAIRS, SAME, SOLO
from .numbers import EN_COUNT, KO_COUNT, ZH_COUNT, small
from .phrases import Rule, any_of, compiled
from .reading import TAKEN, Reading

_WHO = r"(?:people|persons?|individuals?|travell?ers?|guests?|pax|friends|buddies|mates|pals|besties|homies|ppl|peeps|of us|passengers?|colleagues|students|members|tourists|seniors|pensioners|retirees|women|men|ladies|girlfriends|guys|cousins|siblings|sisters|brothers)"
_CHILD = r"(?:(?:young|small|little)\s+)?(?:child(?:ren)?|kids?|toddlers?|teenagers?|teens?|sons?|daughters?|babies|baby|infants?|boys?|girls?)"
_KO_CHILD = r"(?:아이들?|애들?|자녀|아기|어린이|유아|초등학생|아들|딸|꼬마)"
_ZH_CHILD = r"(?:孩子|小孩|儿童|小朋友|宝宝|娃|儿子|女儿)"
_ADULTS = compiled(
    rf"(?P<en>\d{{1,3}}|{EN_COUNT})\s+(?:adults?|parents|grown-?ups?)\b|(?:어른|성인)\s*(?P<ko>{KO_COUNT})\s*(?:명|분|인)?|(?P<zh>{ZH_COUNT})\s*(?:个|名|位)?\s*(?:大人|成人|成年人|大(?=[一二两三四1-9]小))"
)
_CHILDREN = compiled(
    rf"(?P<en>\d{{1,3}}|{EN_COUNT}|a|my|our|the|her|his|their|and|with)\s+(?:own\s+)?(?P<who>{_CHILD})\b(?!\s*-?\s*friendly)|(?P<ko2>{_KO_CHILD})\s*(?P<ko>{KO_COUNT})\s*(?:명)?(?![\uac00-\ud7a3])|{_KO_CHILD}\s*(?P<ko3>{KO_COUNT})\s*명"
    rf"|(?P<zh>{ZH_COUNT})\s*(?:个|名|位)?\s*(?:\d{{1,2}}岁的?)?(?:小(?![时吃镇众])|{_ZH_CHILD})"
    r"|(?P<many>(?:아이들|애들|자녀들)(?:이랑|랑|과|하고|을\s*데리고)|(?:带着?|和|跟|与)(?:我们?的?)?(?:孩子们|小朋友们))|(?P<one>(?:아이|아기|애)(?:랑|와|하고|를\s*데리고)|(?:带着?|和|跟|与)(?:我们?的?)?(?:孩子|小孩|宝宝|娃)(?!们))"
)
_EN_AGE = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
)
_KO_AGE = r"(?:열(?:한|두|세|네|다섯|여섯|일곱)?|한|두|세|네|다섯|여섯|일곱|여덟|아홉)"
_AN_AGE = compiled(rf"\d{{1,2}}|{_EN_AGE}|{_KO_AGE}|[一二两三四五六七八九十]+")
#: Companions who are children of the speaker, and an age that stands at once before one of them.
_OFFSPRING = compiled(r"\b(?:son|daughter)\b|아들|딸|儿子|女儿")
_AGED = compiled(
    rf"{TAKEN}+[\s-]*(?:\b(?:my|our)\s+)?(?:son|daughter|아들|딸|(?:[和跟与陪带]着?)?(?:我的?|我家)?(?:儿子|女儿))\S*\s*$"
)
_AGES = compiled(
    r"(?:\(|\b(?:aged?|ages)\s+|,\s*)?(?P<en>\d{1,2}(?:\s*(?:,|and|&|,\s*and)\s*\d{1,2}){0,6})[\s-]*(?:years?[\s-]old|yrs?[\s-]old|y/?o\b|-year-olds?|years? of age)"
    rf"|\b{_CHILD}\s*(?:are|is|were|of|:)?\s*(?:aged?|ages)?\s*(?P<kids>\d{{1,2}}(?:\s*(?:,|and|&|,\s*and)\s*\d{{1,2}}){{0,6}})(?![\d:]|\s*(?:days?|nights?|am|pm|to|from|-))(?:\s*(?:years?[\s-]old|years?))?"
    r"|\b(?:aged?|ages)\s+(?P<aged>\d{1,2}(?:\s*(?:,|and|&|,\s*and)\s*\d{1,2}){0,6})\)?"
    r"|\((?P<paren>\d{1,2}(?:\s*(?:,|and|&|,\s*and)\s*\d{1,2}){0,6})\)"
    r"|(?:만\s*)?(?P<ko>\d{1,2}(?:\s*(?:살|세)?\s*(?:,|와|과|이랑|랑|하고)\s*\d{1,2}){0,6})\s*(?:살|세)(?:\s*(?:된|짜리|인|의))?"
    r"|(?P<zh>\d{1,2}(?:\s*岁?\s*(?:,|、|和|跟)\s*\d{1,2}){0,6})\s*岁的?"
    rf"|\b(?P<enw>{_EN_AGE})[\s-]+(?:years?[\s-]old|yrs?[\s-]old|year-olds?)|\b(?:{_CHILD}\s+)?(?:aged?|ages)\s+(?P<agedw>{_EN_AGE}(?:\s*(?:,|and|&)\s*{_EN_AGE}){{0,6}})"
    rf"|(?P<kow>{_KO_AGE})\s*살(?:\s*(?:된|짜리|인|의))?|(?P<zhw>[一二两三四五六七八九十]{{1,3}})岁的?"
)
_TOTAL = compiled(
    rf"\b(?:for\s+)?(?:a\s+)?(?:group|party|family|team|total)\s+of\s+(?P<a>\d{{1,3}}|{EN_COUNT})(?:\s+{_WHO})?\b"
    rf"|\b(?:for\s+|we are\s+|we're\s+)?(?:the\s+)?(?P<b>\d{{1,3}}|{EN_COUNT})\s+(?:\w+\s+)?{_WHO}\b"
    rf"|\bfor\s+(?P<c>{EN_COUNT})\b(?!\s*(?:days?|nights?|weeks?|months?|hours?|different|cities|-|\s*(?:distinct|separate|unique)|k\b|\d))(?=\s*(?:[,.?!;)]|$|in\b|to\b|from\b|departing|leaving|starting|on\b|with|at\b|and\b|who|heading|travel|\ue000|from\b|this\b|next\b|over\b|for\b))"
    rf"|(?:가족|일행|총|모두)?\s*(?P<k>{KO_COUNT})\s*(?:명|인(?![당분천기상]|\s*\d|\s*예산|\s*[일이삼사오육칠팔구십]+\s*만)|식구)(?:\s*(?:가족|이서|이|으로|끼리))?|(?P<k2>셋이서?|넷이서?|다섯이서?|둘이서|셋이)"
    rf"|(?:我们)?(?:一行|一共|共|总共)?(?P<z>{ZH_COUNT})\s*(?:个人|人|位|名(?!胜))(?!民|均|文)|一家(?P<z2>[三四五六七])口"
)
#: "For two with a child", "둘이서 아이 하나 데리고", "两个人带一个孩子": the children come beside those.
_BESIDE = compiled(
    rf"(?:(?!\b(?:including|of (?:them|us|whom|which)|one is|among)\b)[^.;!?\n]){{0,60}}?(?:\b(?:with|plus|bringing)|\+|^\s*(?:and|&))\s+(?:[\w-]+\s+){{0,3}}?(?:{_CHILD}\b|\d{{1,2}}[\s-]*(?:years?|yrs?)[\s-]old)"
    rf"|[^.,!?\n]{{0,6}}(?:\d{{1,2}}\s*(?:살|세)\s*(?:짜리\s*)?)?(?:{_KO_CHILD}|애)\s*(?:{KO_COUNT}\s*명?)?(?:을|를)?\s*(?:데리고|데려)|[,，]?(?:还)?(?:带着?|加上?|外加)[^,。;!?\n]{{0,8}}{_ZH_CHILD}"
)
#: A sentence about what a lodging allows: children in it, without a number, are that rule and no travellers to count.
_LODGING = compiled(
    r"\b(?:accommodations?|lodgings?|house rules?|rooms?|places? to stay|hotels?|hosts?|apartments?)\b[^.;!?\n]*\b(?:allow\w*|accept\w*|permit\w*|welcom\w*|suitable|child-friendly|kid-friendly)\b|\b(?:children|kids) (?:are )?(?:allowed|welcome)|(?:숙소|호텔)[^.!?\n]*(?:허용|가능)|(?:酒店|住宿)[^。!?\n]*(?:允许|接待|可以)"
)
#: "2 vegetarians": the number is the party; the word is left for whoever reads diets.
_OF_DIET = compiled(
    rf"\b(?P<n>\d{{1,2}}|{EN_COUNT})(?=\s+(?:vegetarians?|vegans?|muslims?|celiacs?|coeliacs?|pescatarians?)\b)"
)
#: Ages that a word for a child says, in years; without one, eight.
_WORD_AGE = {
    "toddler": 2,
    "baby": 0,
    "babies": 0,
    "infant": 0,
    "teenager": 15,
    "teen": 15,
    "아기": 1,
    "유아": 3,
    "초등학생": 9,
    "宝宝": 1,
}
_EACH_ONE = {"셋": 3, "넷": 4, "다섯": 5, "둘": 2}
_SOLO, _COUPLE = compiled(any_of(SOLO)), compiled(rf"(?:\bfor\s+)?(?:a\s+|as a\s+)?{any_of(COUPLE)}")
_PAIR_WITH = compiled(rf"(?:\b(?:with\s+)?(?:my|our)\s+)?{any_of(PAIRS)}(?:이랑|과|하고|을|를|도)?")
_NAMED = any_of(COMPANIONS)
_NEED = compiled(any_of(w for table in (DIETS, ACCESS) for words in table.values() for w in words))
_ONE, _PAIR = compiled(_NAMED), compiled(any_of(PAIRS))
_COMPANION = compiled(
    rf"\b(?:me\s+(?:and|n|&)\s+)?(?:my|a|the|w/|with|plus|n|\+)\s+(?:\w+\s+)?(?P<en>{_NAMED})(?P<two>\s*,?\s+and\s+(?:me|i|myself)\b)?"
    rf"|(?P<ko>{_NAMED})(?:이랑|랑|와|과|하고)(?:\s*함께|\s*같이)?(?![\uac00-\ud7a3])|(?P<ko2>{_NAMED})(?:를|을)?\s*(?:모시고|데리고)"
    rf"|(?:和|跟|与|陪|带着?)(?:我的?|我家)?(?P<zh>{_NAMED})"
)
_SEVERAL = compiled(
    rf"\bwith\s+(?:my\s+)?(?P<en>{EN_COUNT})\s+(?:\w+\s+)?(?:friends|buddies|mates|pals|besties|homies|colleagues|sisters|brothers|cousins|classmates|others|other people)\b|\b(?:me|i|myself)\s+(?:and|n|&|\+|plus)\s+(?:my\s+)?(?P<en2>{EN_COUNT})\s+(?:\w+\s+)?(?:friends|buddies|mates|pals|besties|homies|colleagues|sisters|brothers|cousins|classmates|others)\b"
    rf"|(?:친구|동료|동생|친구들)\s*(?P<ko>{KO_COUNT})\s*(?:명)?(?:이랑|랑|과|와|하고)|(?:和|跟|与|带)(?P<zh>{ZH_COUNT})(?:个|位|名)(?:朋友|同事|同学|闺蜜|兄弟|姐妹)"
)
_FAMILY = compiled(
    r"\b(?:my|our|the|with|as a)\s+family\b|\bfamily\s+with\b|가족(?:이랑|과|들과|여행|끼리)|全家|一家人|家人"
)


@dataclass(frozen=True)
class Travellers:
    """Who was said. `stated` False: nobody was; the party is one adult by default. `unsure`: "family" without a number."""

    party: Party
    stated: bool
    words: tuple[str, ...] = ()
    unsure: str | None = None


def take_party(reading: Reading) -> Travellers:
    """Adults and children with ages. Raises InputError for none or more than fifty."""
    before = reading.open
    found = _travellers(reading)
    for match in _NEED.finditer(before):  # "my vegan girlfriend": what she needs is for whoever reads that
        if TAKEN in reading.open[match.start() : match.end()]:
            reading.give_back(*match.span())
    return found


def _travellers(reading: Reading) -> Travellers:
    words: list[str] = []
    ages = _take_ages(reading, words)
    adults = _sum(reading, _ADULTS, words)
    numbered = _numbered(reading, ages)
    children = _take_children(reading, words, ages)
    companions = _take_several(reading, words) + _take_companions(reading, words)
    total, beside = _take_total(reading, words)
    if total is None:
        total = _sum(reading, _OF_DIET, words)
    solo, couple = _flag(reading, _SOLO, words), _flag(reading, _COUPLE, words)
    family = reading.first(_FAMILY)
    kids = max(children or 0, len(ages))
    if total and numbered and beside:
        total += kids
    elif total and not numbered and adults is None:  # "4 people, with kids": of those four, how many is not said
        kids = min(kids, total - 1)
    grown = _grown(adults, total, kids, companions, solo, couple)
    stated = grown is not None
    if not stated and kids:
        grown = max(1 + companions, 2 if family else 1)
        reading.assumptions.append(f"{grown} adult{'s' * (grown > 1)} with the children was assumed")
    unsure = reading.take(*family.span()) if family and not (stated or kids) else None
    if family and not unsure and "family" not in words:
        reading.take(*family.span())
    return Travellers(_party(reading, grown or 1, kids, ages), stated or bool(kids), tuple(words), unsure)


def _grown(adults: int | None, total: int | None, kids: int, companions: int, solo: bool, couple: bool) -> int | None:
    """Adults, by the most explicit statement: adults, a total, a couple, companions, alone."""
    if adults is not None:
        return adults
    if couple and total is not None and total - kids < 2:
        return 2  # "아이 한 명과 부부": the one is the child
    if total is not None:
        if total < 1:
            raise InputError("a trip needs at least one traveller: say how many")
        return max(total - kids, 1) if total > kids else 1
    if couple:
        return 2
    if companions:
        return 1 + companions
    return 1 if solo else None


def _party(reading: Reading, adults: int, kids: int, ages: list[int]) -> Party:
    if adults + kids > 50:
        raise InputError(f"{adults + kids} travellers are more than the 50 that can be planned: split the group")
    if kids > len(ages):
        default = next((age for word, age in _WORD_AGE.items() if word in reading.text.lower()), 8)
        reading.assumptions.append(f"children without a stated age were taken as {default} years old")
        ages = [*ages, *([default] * (kids - len(ages)))]
    known = ages
    members = [Traveller() for _ in range(max(adults, 1 if not kids else adults))] + [Traveller(age=a) for a in known]
    return Party(members=tuple(members))


def _sum(reading: Reading, pattern: Rule, words: list[str]) -> int | None:
    counts = []
    for match in list(reading.find(pattern)):
        count = small(next(g for g in match.groups() if g))
        if count is not None:
            counts.append(count)
            words.append(reading.take(*match.span()))
    return sum(counts) if counts else None


def _take_ages(reading: Reading, words: list[str]) -> list[int]:
    """Ages under 18 beside words for children; "children under 10" is a house rule and not an age."""
    ages: list[int] = []
    for match in list(reading.find(_AGES)):
        if re.search(
            r"(?:under|over|below|above|of age|age of)\s*(?:the\s+)?(?:age\s+of\s*)?$",
            reading.before(match.start(), 20),
        ):
            continue
        if match["paren"] and not re.search(
            rf"{_CHILD}\s*$|{_KO_CHILD}\s*(?:{KO_COUNT}\s*명?)?\s*$|{_ZH_CHILD}\s*$", reading.before(match.start(), 24)
        ):
            continue
        found = [a for w in _AN_AGE.findall(next(g for g in match.groups() if g)) if (a := small(w)) is not None]
        if all(a < 18 for a in found):
            ages += found
            words.append(reading.take(*match.span()))
    return ages


def _take_children(reading: Reading, words: list[str], ages: list[int]) -> int | None:
    count = 0
    for match in list(reading.find(_CHILDREN)):
        text = next((g for g in (match["en"], match["ko"], match["ko3"], match["zh"]) if g), "")
        if re.match(r"\s*(?:under|below|younger|allowed|welcome|aged under)", reading.after(match.end(), 12)):
            continue
        if match["many"] or match["one"]:
            count += _some_children(reading, match, words, ages)
            continue
        if match["en"] in ("and", "with", "the") and _LODGING.search(
            reading.clause(match.start(), match.end()).lower()
        ):
            reading.take(*match.span())
            continue
        number = small(text) if text not in ("my", "our", "the", "her", "his", "their", "and", "with") else None
        plural = bool(match["who"]) and match["who"].rstrip().endswith(("s", "ren"))
        if number is None and match["who"]:
            number = max(len(ages), 1) if not plural else max(len(ages), 0)
            if plural and not ages:  # at least two
                number = 2
                reading.assumptions.append(f"“{reading.words(*match.span())}” was taken as {number} children")
        if number:
            count += number
            words.append(reading.take(*match.span()))
    return count or None


def _some_children(reading: Reading, match: "re.Match[str]", words: list[str], ages: list[int]) -> int:
    """Children without a number: as many as have ages, else one, or two where there are several; which is said."""
    said = reading.take(*match.span())
    words.append(said)
    if ages:
        return len(ages)
    number = 2 if match["many"] else 1
    if match["many"]:
        reading.assumptions.append(f"“{said}” was taken as {number} children")
    return number


def _numbered(reading: Reading, ages: list[int]) -> bool:
    """Whether the children are counted: by a number, by "a child", or by their ages."""
    plain = ("my", "our", "the", "her", "his", "their", "and", "with")
    found = [m for m in reading.find(_CHILDREN) if not (m["many"] or m["one"])]
    return bool(ages) or any(not m["who"] or m["en"] not in plain for m in found)


def _take_total(reading: Reading, words: list[str]) -> tuple[int | None, bool]:
    """The first total, and whether children come beside it: "two with a child", and not "a family of four with two kids"."""
    total, beside = None, False
    for match in list(reading.find(_TOTAL)):
        text = next((g for g in match.groups() if g), "")
        count = _EACH_ONE.get(text.rstrip("서이")) or small(text)
        if count is None:
            continue
        said = reading.take(*match.span())
        if total is None:
            total = count
            beside = not (match["a"] or match["z2"] or "가족" in said or "식구" in said) and bool(
                _BESIDE.match(reading.low[match.end() :])
            )
            words.append(said)
    return total, beside


def _take_companions(reading: Reading, words: list[str]) -> int:
    """Each one named counts once, however often: "with my gf ... my girlfriend is vegan" is one person."""
    named: dict[str, int] = {}
    for match in list(reading.find(_PAIR_WITH)):
        named.setdefault(_one_name(_PAIR.search(match.group())), 2)
        words.append(reading.take(*match.span()))
    for match in list(reading.find(_COMPANION)):
        if re.match(r"'s\b", reading.after(match.end(), 3)):
            continue
        if _OFFSPRING.search(match.group()) and _AGED.search(reading.open[: match.start()] + match.group()):
            words.append(reading.take(*match.span()))  # "다섯 살 딸이랑": she was counted by her age
            continue
        named.setdefault(_one_name(_ONE.search(match.group())), 1)
        words.append(reading.take(*match.span()))
    return sum(named.values())


def _one_name(match: "re.Match[str] | None") -> str:
    return SAME.get(match.group(), match.group()) if match else ""


def _take_several(reading: Reading, words: list[str]) -> int:
    """ "With two friends", "친구 둘이랑", "和两个朋友": so many beside the speaker."""
    count = 0
    for match in list(reading.find(_SEVERAL)):
        count += small(next(g for g in match.groups() if g)) or 0  # beside the speaker
        words.append(reading.take(*match.span()))
    return count


def _flag(reading: Reading, pattern: Rule, words: list[str]) -> bool:
    match = reading.first(pattern)
    if match:
        words.append(reading.take(*match.span()))
    return match is not None
