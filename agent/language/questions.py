"""Short questions: what about, which places, on what day."""

import re
from datetime import date

from ...domain.catalog import Catalog
from ...domain.errors import AmbiguousPlace, BadDates
from ...domain.request import Question
from .citizenship import take_passport
from .dates import take_dates, take_month
from .gazetteer import Gazetteer
from .lexicon.questions import ASKING, PLANNING, SHOPPING, TOPICS
from .phrases import compiled
from .places import Mention, find_mentions
from .reading import Reading
from .relative import take_relative

_ASKING, _PLANNING, _SHOPPING = compiled(ASKING), compiled(PLANNING), compiled(SHOPPING)
_COMPARE = compiled(
    r"\b(?:or|vs\.?|versus|better than|compared? (?:to|with)|better|nicer|prettier)\b|아니면|또는|중에|중\s|보다|vs|还是|或者|哪个|相比|比较"
)
LENGTH = compiled(
    r"\b\d{1,2}[\s-]*(?:days?|nights?)\b|\b(?:a|one|two)[\s-]*weeks?\b|\d\s*박|\d\s*일(?![\uac00-\ud7a3])|\d\s*일\s*(?:동안|간|일정|여행)|이틀|사흘|나흘|닷새|엿새|일주일|열흘|[\d一二三四五六七]\s*天"
)
_AIRLINE_WORDS = compiled(
    r"[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)*|[\uac00-\ud7a3]{2,}(?:항공|에어)|[\u4e00-\u9fff]{2,6}航空?"
)


def is_planning(reading: Reading) -> bool:
    """Whether the message asks for a plan, whatever questions it also holds."""
    return bool(_PLANNING.search(reading.low))


def take_question(reading: Reading, catalog: Catalog, gazetteer: Gazetteer, today: date) -> Question | None:
    """The question that the message is, or None: then it is something else. Takes its words only when it is a question.

    `subjects`: city ids, ISO country codes, place ids, airline or currency codes. For visa: the destination first, then the passport.
    """
    if len(reading.low) > 300 or _SHOPPING.search(reading.low):
        return None
    if not _ASKING.search(reading.low) and not _terse(reading):
        return None
    topic = next((name for name, words in TOPICS.items() if compiled(words).search(reading.low)), None)
    if is_planning(reading) and (topic is None or LENGTH.search(reading.low)):
        return None
    if topic is None and not (
        _ASKING.search(reading.low) and _COMPARE.search(reading.low) and not LENGTH.search(reading.low)
    ):
        return None
    saved = reading.open
    passport = take_passport(reading, catalog)
    try:
        on, until = _on(reading, today)
        mentions = find_mentions(reading, gazetteer)
    except AmbiguousPlace:
        if topic is None:
            reading.open = saved
            return None
        raise
    question = _question(topic, passport, on, mentions, reading, catalog)
    if question is None:
        reading.open = saved
    return question and question.model_copy(update={"until": until})


def _terse(reading: Reading) -> bool:
    """ "Ryanair cabin bag size", "visa for Japan": a noun phrase that asks, without a length of stay or money."""
    return len(reading.low) < 60 and not LENGTH.search(reading.low) and not is_planning(reading)


def _question(
    topic: str | None,
    passport: str | None,
    on: date | None,
    mentions: list[Mention],
    reading: Reading,
    catalog: Catalog,
) -> Question | None:
    ids = [m.ref.ids[0] for m in mentions if m.ref.level != "region"]
    names = [m.ref.name for m in mentions]
    if topic is None:
        if len(mentions) < 2:
            return None
        return Question.model_validate({"topic": "compare", "subjects": tuple(ids), "names": tuple(names), "on": on})
    if topic in ("visa", "plug", "currency", "advisory", "holiday", "time_zone"):
        ids = _destinations(topic, mentions, ids, catalog)
    if topic == "visa":
        ids = [i for i in ids if i != passport or len(ids) == 1] + ([passport] if passport else [])
    if topic in ("opening", "price", "why", "distance"):
        places = _places(reading, catalog, mentions)
        ids, names = [*places, *ids], [*(p.name for p in map(catalog.place, places) if p), *names]
    if topic in ("airline_bag", "item_rule"):
        ids, names = _things(topic, reading, catalog, ids, names)
    return Question.model_validate(
        {"topic": topic, "subjects": tuple(dict.fromkeys(ids)), "names": tuple(names), "on": on}
    )


def _destinations(topic: str, mentions: list[Mention], ids: list[str], catalog: Catalog) -> list[str]:
    """Countries of what was named; a city stays a city where the answer depends on it. "UK plug ... in Italy": what one goes to."""
    if topic in ("time_zone", "holiday"):
        return ids
    codes = []
    goals = [m for m in mentions if m.cued and m.role == "stop"] or mentions
    for mention in goals if topic in ("plug", "visa") else mentions:
        city = catalog.city(mention.ref.ids[0]) if mention.ref.level == "city" else None
        codes.append(city.country if city else mention.ref.ids[0])
    return list(dict.fromkeys(codes))


def _places(reading: Reading, catalog: Catalog, mentions: list[Mention]) -> list[str]:
    from .sights import best_place, phrases

    cities = [m.ref.ids[0] for m in mentions if m.ref.level == "city"]
    found: list[str] = []
    for start, end in phrases(reading):
        place = best_place(catalog, reading.words(start, end), cities)
        if place and place.id not in found:
            reading.take(start, end)
            found.append(place.id)
    return found


def _things(
    topic: str, reading: Reading, catalog: Catalog, ids: list[str], names: list[str]
) -> tuple[list[str], list[str]]:
    if topic == "airline_bag":
        bags = catalog.cabin_bags()
        exact = [b for b in bags if _stands(b.name.lower(), reading.low)]
        exact = exact or [b for b in bags if _airline_first(b.name) in reading.low.split()]
        return [b.airline for b in exact], [b.name for b in exact]
    rules = catalog.item_rules(reading.text)
    return [r.id for r in rules[:3]], [r.name for r in rules[:3]]


def _stands(name: str, text: str) -> bool:
    """As a word of its own: "ANA" is not in "Ryanair"."""
    return bool(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text))


def _airline_first(name: str) -> str:
    """ "Ryanair" of "Ryanair DAC", but not the "Air" of "Air France"."""
    first = name.lower().split()[0]
    return first if len(first) > 5 else "\ue000"


def _on(reading: Reading, today: date) -> tuple[date | None, date | None]:
    """The first and the last day asked about, of a month all its days; a past day is no error in a question."""
    try:
        dates = take_dates(reading, today)
        if dates:
            return dates[0], dates[1]
        frame = take_relative(reading, today)
        if frame:
            return frame.start, None if frame.point else frame.end
        month = take_month(reading, today)
    except BadDates:
        return None, None
    return (month[0], month[1]) if month else (None, None)
