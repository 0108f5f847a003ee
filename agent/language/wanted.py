"""A request for goods to typed searches: one item a thing, each with its hard conditions; what was not understood is kept and said."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ...domain.catalog import Catalog
from ...domain.model import Model
from ...domain.money import Money
from ...tools.shopping.product_query import ProductQuery
from .lexicon.goods import BROAD, GOODS, LIKINGS, SIZED
from .lexicon.questions import ASKING
from .measures import Limit, take_age, take_limits
from .numbers import small
from .phrases import compiled, looked_up, table_pattern
from .qualities import take_qualities
from .reading import TAKEN, Reading
from .script import language_of
from .unheard import left_over
from .unwanted import take_negations

_MOST_WORDS = 12
_MOST_ITEMS = 8


class Item(Model):
    """One thing that is asked for. `group`: of lexicon.goods, where it is known. `likes`, `age`: of whom it is for."""

    said: str
    query: ProductQuery
    quantity: int = 1
    group: str | None = None
    likes: tuple[str, ...] = ()
    age: int | None = None
    plain: tuple[
        str, ...
    ] = ()  # words that are neither the thing's name nor a condition: searched for, and not checked


class Wanted(Model):
    """`total`: a limit for all items together. `buy`: it is to go into the cart at once. `not_understood`: conditions that nothing was
    checked against, in the person's words."""

    items: tuple[Item, ...] = ()
    total: Money | None = None
    buy: bool = False
    assumptions: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()


def _spelled(names: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """All names, the English ones, which stand first, in plural too."""
    plural = tuple(w + ("es" if w.endswith(("s", "sh", "ch", "x")) else "s") for w in names[0] if not w.endswith("s"))
    return (*names[0], *plural, *(word for column in names[1:] for word in column))


_GOODS, _GROUPS = table_pattern({group: _spelled(names) for group, names in GOODS.items()})
_LIKED, _LIKES = table_pattern({group: _spelled(names) for group, names in LIKINGS.items()})
_SINGLE = tuple(n for names in GOODS.values() for n in _spelled((names[0],)) if n.isalpha() and len(n) > 5)
_NOT_GOODS = re.compile(
    r"\s*(?:museum|gallery|shop|store|street|market|festival|factory|show|exhibition|박물관|거리|시장|축제|博物馆|市场|街)"
)
_BUY = compiled(r"\b(?:put|add)\b.{0,60}\b(?:cart|basket)\b|\bcheck\s?out\b|\border (?:it|them|this|these)\b|장바구니에?|담아\s*줘|결제|주문해|购物车|下单|结账|结算")  # fmt: skip
_ASKS = compiled(
    r"\b(?:buy|purchase|shop(?:ping)? for|looking for|i(?:'m| am) after|need|want|recommend|suggest|find|get me|show me|search for|which|gift|present|cheap(?:er|est)?)\b"
    r"|사고\s*싶|사려고|살\s*만한|살만한|추천|찾아|찾고|필요|구매|구입|선물|보여\s*줘|买|购|推荐|找|需要|想要|礼物"
)
_TRIP = compiled(
    r"\b\d+\s*(?:-\s*)?(?:days?|nights?|weeks?)\b|\b(?:itinerary|sightseeing|hotel|flight to|trip to|travel to|visit)\b|여행(?!용|\s*(?:가방|파우치|베개))|\d\s*박|\d+일(?!이)|일정|호텔|[\d一二三四五六七八九十两]天|行程|旅行(?!箱|袋|转|收|洗|包)|旅游|酒店"
)
_OWNS = compiled(
    r"\b(?:i|we)(?:'ve| have| own| already have| already own| got)\s+(?:an?|the|my|our|some|two)?\b|이미\s*있|가지고\s*있|갖고\s*있|我有|已经有"
)


def asks_for_goods(text: str) -> bool:
    """Whether a message asks for a thing to buy rather than for a trip: it names a kind of goods, and asks, limits, or says no more."""
    reading = Reading(text, language_of(text))
    named = [m for m in _GOODS.finditer(reading.low) if not _NOT_GOODS.match(reading.low, m.end())]
    if _TRIP.search(reading.low) or _OWNS.search(reading.low):
        return False
    if not named:  # a slip of the keys, where a price or a verb says that something is to be bought
        bought = _PRICED.search(reading.low) or _SHOWS.search(reading.low)
        return bool(bought) and any(_misspelt(w) for w in _words(reading.low))
    if _ASKS.search(reading.low) or _BUY.search(reading.low):
        return True
    limited = bool(re.search(r"\d", reading.low))
    return limited or len(_words(reading.open)) <= 6


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> str | None:
    """The group whose one-word name is a letter away: "umbrela"."""
    if not word.isascii() or len(word) < 6:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extractOne(word, _SINGLE, scorer=OSA.distance, score_cutoff=1)
    return looked_up(_GROUPS, near[0]) if near else None


def buys_rather(text: str, subjects: bool) -> bool:
    """Whether what could be a terse question ("carry-on suitcase", "plug adapter Japan 20 EUR") asks for goods: nothing in it asks,
    and it names nobody to ask about, or a price."""
    reading = Reading(text, language_of(text))
    if not asks_for_goods(text):
        return False
    if _PRICED.search(reading.low) or _SHOWS.search(reading.low):  # "do you have a cabin bag below 50 EUR?"
        return True
    return not subjects and not compiled(ASKING).search(reading.low)


_SHOWS = compiled(
    r"\b(?:buy|show me|find me|recommend|suggest|looking for|search for|do you have|have you got)\b|추천|구매|골라|있어\s*\?|있나요|사고|찾아|보여|推荐|买|找|有没有"
)
_PRICED = compiled(
    r"\d\s*(?:eur|usd|gbp|krw|euros?|dollars?|pounds|won|원|만원|유로|달러|元|块|欧元|美元|[€$£₩¥])|[€$£₩¥]\s*\d"
)


def read_wanted(text: str, catalog: Catalog) -> Wanted:
    """The items of a request, in its order. Never raises for what a person may write."""
    reading = Reading(text[:2000], language_of(text))
    buy = bool(_BUY.search(reading.low))
    for match in list(reading.find(_BUY)):
        reading.take(*match.span())
    age = take_age(reading)
    goods = [m.span() for m in _GOODS.finditer(reading.low) if not _NOT_GOODS.match(reading.low, m.end())]
    limits = list(take_limits(reading, catalog))
    total = next((x.value for x in limits if x.whole and x.field == "max_price"), None)
    limits = [x for x in limits if not (x.whole and x.field == "max_price")]
    limits += take_qualities(reading, goods, any(_group_at(reading, g) in SIZED for g in goods))
    likes = _likes(reading)
    limits += [Limit("without", word, at) for word, at in take_negations(reading)]
    spans = _spans(reading)
    counted = [m.span() for m in _COUNT.finditer(reading.open)]
    reading.said += left_over(reading, goods, counted)
    items = tuple(_item(reading, span, limits, likes, age, catalog) for span in spans)
    unlike = {(i.query, i.likes): i for i in reversed(items) if i.query.words}  # said twice, it is one
    kept = tuple(reversed(unlike.values()))[:_MOST_ITEMS]
    if len(kept) == 1 and total is not None and kept[0].query.max_price is None:
        kept, total = (
            (kept[0].model_copy(update={"query": kept[0].query.model_copy(update={"max_price": total})}),),
            None,
        )
    return Wanted(
        items=kept, total=total, buy=buy, assumptions=tuple(reading.assumptions), not_understood=tuple(reading.said)
    )


_LIKE = compiled(
    r"\b(?:who|that|and)\s+(?:really\s+)?(?:likes?|loves?|enjoys?|is\s+(?:into|fond of|crazy about|interested in))\s+(?P<e>[a-z ,]+?)(?=$|[.;!?\ue000]|,?\s*\ue000|\s+(?:under|below|for|up to|at most|around))"
    r"|(?P<k>[\uac00-\ud7a3 ]{1,12}?)(?:을|를|이|가)?\s*(?:좋아하는|좋아해서|좋아함)|喜(?:欢|爱)(?P<z>[\u4e00-\u9fff]{1,6}?)的"
)


def _likes(reading: Reading) -> tuple[str, ...]:
    """Groups of lexicon.goods.LIKINGS that somebody likes; other likings as they are written."""
    found: list[str] = []
    for match in list(reading.find(_LIKE)):
        said = (match["e"] or match["k"] or match["z"]).strip()
        known = [looked_up(_LIKES, m.group()) for m in _LIKED.finditer(said)]
        found += known or [said.split(" ")[-1]]
        reading.take(*match.span())
    return tuple(dict.fromkeys(found))


# Items

_SEPARATOR = compiled(
    r"[,;+，；、\n]|\b(?:and|plus|as well as|or)\b|또는|혹은|或者?|&|\s및\s|그리고|(?<=[\uac00-\ud7a3])(?:이랑|랑|하고|와|과)\s|以及|还有|和|跟"
)
_STARTS = compiled(r"\s*(?:an?|one|two|three|four|five|some|another|\d{1,2}|my|the)\s+\S|\s*[一两二三四五六\d]{1,2}(?:个|把|双|件|条|瓶|台|顶|副|支)")  # fmt: skip


def _spans(reading: Reading) -> list[tuple[int, int]]:
    """The stretches of the text that name one thing each. A stretch that names none belongs to the thing before it."""
    cuts: list[tuple[int, int]] = []  # where a thing ends and the next begins
    for match in list(reading.find(_SEPARATOR)):
        rest = _SEPARATOR.search(reading.open, match.end())
        following = reading.open[match.end() : rest.start() if rest else len(reading.open)]
        plain = match.group().strip() in ",;+，；、" or match.group() == "\n"
        named = any(True for _ in _named(following))
        if (
            named
            or (plain and _STARTS.match(following) and _words(following))
            or (not plain and _STARTS.match(following) and _words(following))
        ):
            cuts.append(match.span())
    starts, ends = [0, *(after for _, after in cuts)], [*(before for before, _ in cuts), len(reading.open)]
    spans = list(zip(starts, ends, strict=True))
    goods = [s for s in spans if any(True for _ in _named(reading.open[s[0] : s[1]]))]
    if goods and spans[0] not in goods and not _words(reading.open[spans[0][0] : spans[0][1]]):
        spans = [(0, spans[1][1]), *spans[2:]]
    return spans


def _group_at(reading: Reading, span: tuple[int, int]) -> str | None:
    return looked_up(_GROUPS, reading.low[span[0] : span[1]])


def _named(text: str) -> Iterator[str]:
    for match in _GOODS.finditer(text):
        if not _NOT_GOODS.match(text, match.end()):
            yield looked_up(_GROUPS, match.group())


_FILLER = frozenset(
    """i i'm im am we need want would like looking look for find me please buy get purchase recommend suggest show some good nice a an the my our of
    that which with who is are be to and or in on at it its this these those under below most than more less up max maximum can you could any
    something thing one two three four five pair pairs all total together not no but only also just around about price priced cost costs
    budget shop shopping search after give help us new made from want wants suitable ideal best cheap cheaper cheapest do have has got there
    hi hello hey thanks trip travel use using when while very really both each plus as well plug-type your over above minimum must should may shall will would able needs wants wear wearing take taking measuring weighing holding costing colour color coloured colored colours colors size sized sizes material materials rated rating ratings stars star weight weighs kilos capacity volume dimensions anything something preferably ideally certainly definitely cannot stock available right now currently type types socket sockets outlet outlets plug-types fit fits fitting let see tell any someone let's going get gets so if then also too my mine me'd id ill ive im what's whats show item items product products option options maybe perhaps nothing none never thats it's that's i'd i'll i've not-too whose where my range between limit maximum max ceiling budget""".split()
)
_KO_FILLER = re.compile(
    r"^(?:추천(?:해|좀|해줘|해주세요|부탁)?.*|찾아.*|찾고.*|사고|싶.*|사려.*|살만한|살|만한|필요.*|구매.*|구입.*|주세요|줘|좀|보여.*|있(?:어|나요|을까요?)|해줘|이하.*|이내.*|가격.*|예산.*|것|거|걸|제품|상품|정도.*|중에서?|용|위한|에게|한테|및|그리고|하나|개|켤레|벌|수|있는|되는|으로|저렴한|싼|좋은|별점|평점|점|무게|크기|사이즈|색상|색|컬러|색깔|소재|재질|용량|치수|가격대|금액|재고|콘센트.*|플러그|타입|형|이고|이며|이면|하고|하는|있으면|됩니다|돼요|되면|좋겠.*|해요|했으면.*|인데|가능.*|부탁.*|골라.*|알려.*|혹시|그냥|제가|저는|나는|내|제|그|이|저|좀|수|맞는|들어가는|들어가고|들고|탈|있나요|없나요|없을까요|구해요|원해요|원합니다|찾습니다|구합니다|합니다|하려고|해|선|것으로|걸로|거로|것만|거만|걸로만|으로만|하나만)$"
)
_PARTICLE = re.compile(r"(?<=[\uac00-\ud7a3]{2})(?:이랑|하고|을|를|은|는|랑|와|과|도|로)$")
_ZH_FILLER = re.compile(
    r"(?:我想要?|我要|想买|想要|需要|请|帮我|给我|推荐|买|找|一下|[一两二三四五六\d]{1,2}(?:个|把|双|件|条|瓶|台|顶|副|支|款)|以下|以内|左右|价格|预算|适合|的|适用于?|用于|便宜|好|有没有|求|能|要|有|在|价位|评分|星级|重量|尺寸|容量|颜色|尺码|大小|款|色|材质|材料|插座|就行|即可|可以|请问|吗|呢|哪些|什么|一把|一个|一双|一件)"
)
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def _words(text: str) -> list[str]:
    """The words that say what the thing is."""
    found = []
    for word in _WORD.findall(_COUNT.sub(" ", text.replace(TAKEN, " "))):
        if word.isascii():
            found += [word] if word not in _FILLER and not word.isdigit() else []
        elif re.search(r"[\uac00-\ud7a3]", word):
            bare = _PARTICLE.sub("", word)
            found += [] if _KO_FILLER.match(word) or _KO_FILLER.match(bare) else [bare]
        else:
            found += [w for w in _ZH_FILLER.split(word) if w]
    return found[:_MOST_WORDS]


def _item(
    reading: Reading,
    span: tuple[int, int],
    limits: Sequence[Limit],
    likes: tuple[str, ...],
    age: int | None,
    catalog: Catalog,
) -> Item:
    start, end = span
    text = reading.open[start:end]
    group = next(_named(text), None) or next((g for w in _words(text) if (g := _misspelt(w))), None)
    gift = group == "gift" or (age is not None and group in (None, "toy", "book"))
    lands = _lands(text, catalog) if group == "plug-adapter" else ()
    words = [w for w in _words(text) if w not in {land for land, _ in lands}]
    conditions = _conditions([x for x in limits if start <= x.at < end])
    types = tuple(dict.fromkeys(t for _, types in lands for t in types))
    if types and "plug_types" not in conditions:
        conditions["plug_types"] = types
    query = ProductQuery(**_phrased(words, group, likes if gift else ()), **conditions)
    return Item(
        said=" ".join(reading.text[start:end].split()).strip(" ,;.，。、"),
        query=query,
        quantity=_quantity(text),
        group=group,
        likes=likes if gift else (),
        age=age if gift else None,
        plain=() if gift else _quoted(reading, span, _beside_the_name(words, text)),
    )


def _quoted(reading: Reading, span: tuple[int, int], words: Sequence[str]) -> tuple[str, ...]:
    """The words as the person wrote them, who may have written them in capitals or traditional characters."""
    at = [(reading.low.find(w, *span), len(w)) for w in words]
    return tuple(reading.text[start : start + length] for start, length in at if start >= 0)


def _beside_the_name(words: Sequence[str], text: str) -> tuple[str, ...]:
    """The words that no name of a thing in the text covers."""
    named = {w for m in _GOODS.finditer(text) for w in _words(m.group())}
    other = tuple(n for n in named if not n.isascii())
    return tuple(
        w for w in dict.fromkeys(words) if w not in named and not w.startswith(other or "\n") and not _misspelt(w)
    )


def _phrased(words: Sequence[str], group: str | None, likes: tuple[str, ...]) -> dict[str, Any]:
    """The words of the search, and the same in other words and languages."""
    liked = [w for like in likes for names in LIKINGS.get(like, ((like,), (), ())) for w in names]
    if liked:
        return {"words": liked[0], "also": tuple(liked[1:])}
    return {"words": " ".join(words), "also": _same(words, group)}


def _same(words: Sequence[str], group: str | None) -> tuple[str, ...]:
    """Names of the same thing in all three languages. A broad kind (jackets, hats) has such names only when it was named by
    its first: a beanie is no sun hat."""
    if group is None:
        return ()
    names, said = GOODS[group], " ".join(words)
    if group in BROAD and not any(column[0].rstrip("s") in said for column in names if column):
        return ()
    english, others = (1, 1) if group in BROAD else (3, 2)
    return tuple(n for n in (*names[0][:english], *(n for column in names[1:] for n in column[:others])) if n != said)


def _conditions(limits: Sequence[Limit]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for limit in limits:
        if limit.field == "without":
            made["without"] = (*made.get("without", ()), limit.value)
        elif limit.field in ("colors", "not_colors", "materials", "plug_types"):
            made[limit.field] = tuple(dict.fromkeys((*made.get(limit.field, ()), *limit.value)))
        else:
            made[limit.field] = limit.value
    return made


_COUNT = compiled(r"(?<![\w.])(?<!for )(?<!size )(?<!age )(?P<e>\d{1,2}|two|three|four|five|six)\s+(?:x\s+|pairs? of\s+)?(?=[a-z])(?!people|persons?|adults?|kids|children|men\b|women|inch|in\b|way|year|x\b|pack|watt|volt|[cm]m\b|m\b|k?g\b|m?l\b|m?ah\b|lit|kilo|lbs?\b|oz\b|ounce|pound|day|hour|week|month|star|times|degree|k?m/h|mph)|(?P<k>\d{1,2}|두|세|네|다섯)\s*(?:개|켤레|벌|장|병|자루)|(?P<z>\d{1,2}|[两二三四五六])(?:个|把|双|件|条|瓶|台|顶|副|支)")  # fmt: skip


def _quantity(text: str) -> int:
    match = _COUNT.search(text)
    count = small(match["e"] or match["k"] or match["z"]) if match else None
    return count if count is not None and 1 <= count <= 20 else 1


def _lands(text: str, catalog: Catalog) -> list[tuple[str, tuple[str, ...]]]:
    """(word, plug types) of each country that is named: an adapter "for Japan" must fit there."""
    found = []
    for word in _WORD.findall(text.replace(TAKEN, " ")):
        bare = _PARTICLE.sub("", word)
        countries = catalog.find_countries(bare) if bare not in _FILLER and len(bare) > 1 else ()
        plugs = catalog.plugs(countries[0].code) if len(countries) == 1 else None
        if plugs is not None:
            found.append((word, plugs.types))
    return found
