"""Conditions of people, rooms, ways to travel and food: lexicon words to typed constraints."""

import re
from collections.abc import Sequence

from ...domain.offers import HouseRule, Mode, RoomType
from ...domain.party import AccessNeed, Diet
from ...domain.request import (
    AccessRequired,
    AllergyNeed,
    Any,
    Constraint,
    Cuisines,
    DietNeed,
    HouseRuleNeeded,
    Not,
    RoomRequired,
    TransportBan,
)
from .allergies import take_allergies
from .directions import take_directions
from .lexicon.conditions import (
    ACCESS,
    CUISINES,
    DIETS,
    FOOD_BY_ITSELF,
    HOUSE_RULES,
    MODES,
    OPTIONAL,
    ROOMS,
)
from .phrases import any_of, compiled, looked_up, table_pattern
from .polarity import Polarity, polarity
from .reading import Reading

_DIET, _DIET_KEYS = table_pattern({k.value: v for k, v in DIETS.items()})
_ACCESS, _ACCESS_KEYS = table_pattern({k.value: v for k, v in ACCESS.items()})
_ROOM, _ROOM_KEYS = table_pattern({k.value: v for k, v in ROOMS.items()})
_RULE, _RULE_KEYS = table_pattern({k.value: v for k, v in HOUSE_RULES.items()})
_MODE, _MODE_KEYS = table_pattern({k.value: v for k, v in MODES.items()})
_CUISINE, _CUISINE_KEYS = table_pattern(CUISINES)
_OPTIONAL = compiled(any_of(OPTIONAL))
_FOOD = compiled(
    r"\b(?:cuisines?|food|foods|restaurants?|dining|dine|dishes|meals?|eat|eating|culinary|kitchen|lunch|dinner|taste|dinners)\b|음식|요리|맛집|식당|먹|餐|菜|吃|料理"
)
_NOT_FOOD = compiled(
    r"^\s*(?:passport|citizens?|nationals?|visa|embassy|won\b|dollars?|pesos|airlines?|express|airways|museum|gardens?|quarter|alps|riviera|open|tea garden)"
)
_NO_DRIVE = compiled(
    r"\bnon[\s-]self[\s-]driv(?:ing|e)\b|\bwithout (?:a|our own|my own) car\b|\bcar-free\b|\bno cars?\b"
)
_ONLY = compiled(r"\b(?:only|exclusively)\b|(?:로|으로)만|만\s*(?:타|이용)|只(?:坐|乘)")
_BY = compiled(r"\b(?:by|take|taking|on|via|prefer|rather go by|using)\s+(?:the\s+|a\s+)?$|(?:坐|乘|乘坐|搭)$")
_ENOUGH = compiled(r"(?i:\b(?:any(?: one)? of|one of|either)\b)|之一|任意|任一|중\s*(?:하나|아무)")
_SHUNNED = compiled(r"不希望(?:尝试|吃|去)|不想(?:尝试|吃)|不要(?:尝试|吃)")
_QUALIFIED = compiled(
    r"\s*(?:of |that (?:is|are|takes?) |longer |lasting )?(?:more than|over|longer than|before|after)\s+\S*\d|\s*(?:超过|多于|太早|太晚|\S{0,3}(?:红眼|早班))|(?:은|는|을|를)?\s*(?:아침|새벽|밤|너무|별도|값|표(?![\uac00-\ud7a3])|일찍|늦게|\S{0,6}\s*시간\s*(?:이상|넘))"
)
_NEGATED_MEAT = compiled(r"(?:no|don't eat|안 먹|못 먹|不吃|不能吃|can't eat|cannot eat)")
_NO_NEED_BEFORE = compiled(
    r"(?:\b(?:no|don't need|do not need|doesn't need|not need|without)\s+(?:a|any|the)?\s*|不需要|不用|没有|没带|不带)$"
)
_NO_NEED_AFTER = compiled(
    r"^(?:은|는|이|가|도)?\s*(?:필요\s*없|필요하지\s*않|안\s*(?:써|쓰|가져|탈|필요)|없어도|없이)|^\s*(?:is |are )?not (?:needed|necessary)|^(?:就|都)?(?:不用|不需要|不带)"
)
#: "새벽비행기", "red-eye flights": of the kind only; no ban of flights, and no field holds it.
_QUALIFIED_BEFORE = compiled(
    r"\b(?:not\s+(?:incl\w*\.?|counting)|excl\w*\.?)\s+(?:the\s+)?$|(?:\b(?:red[\s-]?eye|early|late|late-night|night|overnight|morning|evening|low-?cost|budget|connecting|long|long-haul|sleeper|regional|local|crowded)\s+|(?:새벽|아침|이른|밤|심야|야간|저가|저비용|경유|장거리)\s*|(?:红眼|早班|晚班|夜间|凌晨的?|廉价|转机的?|经停的?|长途|卧铺))$"
    r"|\b(?:more than|over|longer than|less than|under|within|max(?:imum)?|at most|up to)\s+(?:a |an )?[\w.]{1,6}\s*(?:hours?|hrs?|h|minutes?|mins?)\b[^,.;]{0,12}$|(?:不超过|超过|以内|최대)\s*\S{0,8}$"
)
INTERCITY = (Mode.FLIGHT, Mode.TRAIN, Mode.BUS, Mode.FERRY, Mode.SELF_DRIVE)


def hard(reading: Reading, start: int, end: int) -> bool:
    """A condition holds unless its own clause says that it is optional, or only that, beside a comma ("if possible, no churches")."""
    own = reading.part(start, end).lower()
    if _OPTIONAL.search(own):
        return False
    clause = reading.clause(start, end).lower()
    beside = [p.strip() for p in re.split(r"[,，、]", clause)]
    at = next((i for i, p in enumerate(beside) if own and own in p), None)
    near = beside[max(0, at - 1) : at] + beside[at + 1 : at + 2] if at is not None else []
    return not any(_OPTIONAL.fullmatch(re.sub(r"^(?:and|but|or)\s+", "", p)) for p in near)


def take_conditions(reading: Reading) -> tuple[Constraint, ...]:
    """Diet, allergies, access, rooms, house rules, ways to travel, cuisines."""
    found: list[Constraint] = []
    for take in (take_allergies, take_diets, take_access, take_rooms, take_house_rules, take_cuisines, take_modes):
        found += take(reading)
    return tuple(found)


def take_diets(reading: Reading) -> list[Constraint]:
    found: dict[Diet, Constraint] = {}
    for match in list(reading.find(_DIET)):
        diet = Diet(looked_up(_DIET_KEYS, match.group()))
        if polarity(reading, *match.span()) is not Polarity.WANTED and not _NEGATED_MEAT.search(match.group()):
            continue
        words = reading.take_word(*match.span())
        found.setdefault(diet, DietNeed(words=words, diet=diet))
    return list(found.values())


def take_access(reading: Reading) -> list[Constraint]:
    found: dict[AccessNeed, Constraint] = {}
    for match in list(reading.find(_ACCESS)):
        need = AccessNeed(looked_up(_ACCESS_KEYS, match.group()))
        if _NO_NEED_BEFORE.search(reading.before(match.start(), 24)) or _NO_NEED_AFTER.match(
            reading.after(match.end(), 14)
        ):
            reading.take_word(*match.span())  # "유모차는 필요 없어요": nothing is needed
            continue
        words = reading.take_word(*match.span())
        found.setdefault(need, AccessRequired(words=words, need=need))
    return list(found.values())


def take_rooms(reading: Reading) -> list[Constraint]:
    """Wanted types together; a type that is ruled out leaves every other ("not shared")."""
    wanted: list[RoomType] = []
    unwanted: list[RoomType] = []
    words, is_hard = [], True
    for match in list(reading.find(_ROOM)):
        kind = RoomType(looked_up(_ROOM_KEYS, match.group()))
        is_hard = is_hard and hard(reading, *match.span())
        (wanted if polarity(reading, *match.span()) is Polarity.WANTED else unwanted).append(kind)
        words.append(reading.part(*match.span()))
        reading.take(*match.span())
    if not words:
        return []
    types = [t for t in RoomType if t in wanted] or [t for t in RoomType if t not in unwanted]
    types = [t for t in types if t not in unwanted]
    return [RoomRequired(words=words[0], hard=is_hard, types=tuple(types))] if types else []


def take_house_rules(reading: Reading) -> list[Constraint]:
    """Things that the lodging must not forbid. "No smoking" is the opposite, which no catalog field holds: said."""
    found: dict[HouseRule, Constraint] = {}
    for match in list(reading.find(_RULE)):
        rule = HouseRule(looked_up(_RULE_KEYS, match.group()))
        start, end = match.span()
        if polarity(reading, start, end) is not Polarity.WANTED:
            if not _no_preference(reading, start, end):
                reading.said.append(reading.clause(start, end))
            reading.take(start, end)
            continue
        is_hard, words = hard(reading, start, end), reading.part(start, end)
        reading.take(start, end)
        found.setdefault(rule, HouseRuleNeeded(words=words, hard=is_hard, rule=rule))
    return list(found.values())


def _no_preference(reading: Reading, start: int, end: int) -> bool:
    return bool(re.search(r"no (?:specific|particular|special)", reading.clause(start, end).lower()))


def take_cuisines(reading: Reading) -> list[Constraint]:
    """Every cuisine that is wanted, as one constraint, or as "any of" where one is enough; each that is ruled out as a `Not`."""
    found: list[Constraint] = []
    names: dict[str, str] = {}
    is_hard = True
    for match in list(reading.find(_CUISINE)):
        name = looked_up(_CUISINE_KEYS, match.group())
        start, end = match.span()
        if not _is_food(reading, name, start, end):
            continue
        said, binding = reading.clause(start, end), hard(reading, start, end)
        wanted = polarity(reading, start, end) is Polarity.WANTED and not _SHUNNED.search(said)
        reading.take(start, end)
        if wanted:
            is_hard = is_hard and binding
            names.setdefault(name, said)
        else:
            found.append(Not(words=said, hard=binding, part=Cuisines(words=said, names=(name,))))
    return [*_wanted(names, is_hard), *found]


def _wanted(names: dict[str, str], is_hard: bool) -> list[Constraint]:
    """`names`: cuisine -> the clause that it stands in."""
    if not names:
        return []
    words = next(iter(names.values()))
    if len(names) > 1 and all(_ENOUGH.search(clause) for clause in names.values()):
        return [Any(words=words, hard=is_hard, parts=tuple(Cuisines(words=words, names=(n,)) for n in names))]
    return [Cuisines(words=words, hard=is_hard, names=tuple(names))]


def _is_food(reading: Reading, name: str, start: int, end: int) -> bool:
    if name in FOOD_BY_ITSELF or not reading.low[start:end].isascii():
        return True
    if _NOT_FOOD.match(reading.after(end, 20)):
        return False
    return bool(_FOOD.search(reading.clause(start, end).lower()))


def take_modes(reading: Reading) -> list[Constraint]:
    """Bans; "by train" is a wish against the other ways between cities, "only by train" a ban of them."""
    banned: list[Mode] = []
    words: list[str] = []
    found: list[Constraint] = take_directions(reading)
    is_hard = True
    for match in list(reading.find(_NO_DRIVE)):
        banned.append(Mode.SELF_DRIVE)
        words.append(reading.part(*match.span()))
        reading.take(*match.span())
    for match in list(reading.find(_MODE)):
        mode, (start, end) = Mode(looked_up(_MODE_KEYS, match.group())), match.span()
        clause = reading.part(start, end)
        if polarity(reading, start, end) is not Polarity.WANTED:
            if _QUALIFIED.match(reading.after(end, 24)) or _QUALIFIED_BEFORE.search(
                reading.before(start, 44)
            ):  # "no flight over five hours": no ban of flights, and no other condition
                reading.said.append(clause)
                reading.take(start, end)
                continue
            is_hard = is_hard and hard(reading, start, end)
            reading.take(start, end)
            banned.append(mode)
            words.append(clause)
        elif mode in INTERCITY[1:] and _asked_for(reading, start, end):
            reading.take(start, end)
            found.append(_rather(mode, clause))
    if banned:
        modes = tuple(dict.fromkeys(banned))
        found.append(
            TransportBan(
                words=words[0] if len(set(words)) == 1 else "; ".join(dict.fromkeys(words)), hard=is_hard, modes=modes
            )
        )
    return found


def _asked_for(reading: Reading, start: int, end: int) -> bool:
    return bool(
        _BY.search(reading.before(start, 20)) or re.match(r"\s*(?:로|으로|를 타고|타고)", reading.after(end, 6))
    )


def _rather(mode: Mode, clause: str) -> Constraint:
    others = tuple(m for m in INTERCITY if m is not mode)
    return TransportBan(words=clause, hard=bool(_ONLY.search(clause.lower())), modes=others)


def person_needs(found: Sequence[Constraint]) -> tuple[tuple[Diet, ...], tuple[str, ...], tuple[AccessNeed, ...]]:
    """Diets, allergens and access needs among constraints."""
    diets = tuple(c.diet for c in found if isinstance(c, DietNeed))
    allergies = tuple(c.allergen for c in found if isinstance(c, AllergyNeed))
    return diets, allergies, tuple(c.need for c in found if isinstance(c, AccessRequired))
