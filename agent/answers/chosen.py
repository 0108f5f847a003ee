"""Why these places, and why not the ones that one would expect: by the facts of the catalog and the person's own conditions."""

from collections.abc import Iterator
from types import MappingProxyType

from ...domain.catalog import Catalog
from ...domain.claim import Claim, ClaimKind
from ...domain.parameters import INTERESTS
from ...domain.place import Kind, Place
from ...domain.plan import Plan
from ...domain.request import AvoidKind, AvoidPlace, Language
from ...domain.truth import Truth
from ..language import formats
from ..language.compose import city_name
from .answer import Answer, claim

SHOWN = 12
#: How many of a city's places one would expect, by importance; and how many that are not in the plan are told.
EXPECTED, LEFT_OUT = 8, 3
#: kind -> English, Korean, Chinese
KINDS = MappingProxyType(
    {
        "museum": ("museum", "박물관", "博物馆"), "gallery": ("gallery", "미술관", "美术馆"), "temple": ("temple", "사찰", "寺庙"),
        "shrine": ("shrine", "신사", "神社"), "church": ("church", "성당·교회", "教堂"), "mosque": ("mosque", "모스크", "清真寺"),
        "palace": ("palace", "궁전", "宫殿"), "castle": ("castle", "성", "城堡"), "monument": ("monument", "기념물", "纪念碑"),
        "historic": ("historic site", "유적", "古迹"), "architecture": ("architecture", "건축", "建筑"),
        "viewpoint": ("viewpoint", "전망대", "观景点"), "park": ("park", "공원", "公园"), "garden": ("garden", "정원", "花园"),
        "nature": ("nature", "자연", "自然"), "beach": ("beach", "해변", "海滩"), "zoo": ("zoo", "동물원", "动物园"),
        "aquarium": ("aquarium", "수족관", "水族馆"), "amusement": ("amusement park", "놀이공원", "游乐园"),
        "market": ("market", "시장", "市场"), "shopping": ("shopping", "쇼핑", "购物"), "theatre": ("theatre", "공연장", "剧院"),
        "stadium": ("stadium", "경기장", "体育场"), "spa": ("spa", "온천·스파", "温泉"), "district": ("district", "거리", "街区"),
        "nightlife": ("nightlife", "유흥가", "夜生活"), "library": ("library", "도서관", "图书馆"), "sight": ("sight", "명소", "景点"),
    }
)  # fmt: skip
TEXTS = MappingProxyType(
    {
        "named": ("the city that you named", "말씀하신 도시", "您指定的城市"),
        "heritage": ("a heritage listing", "문화유산 등재", "列入遗产名录"),
        "asked": ("you asked for “{words}”", "“{words}”을(를) 원하심", "您想要“{words}”"),
        "not": ("Not in the plan, though well known:", "잘 알려졌지만 일정에 없는 곳:", "知名但未列入行程："),
        "avoided": ("you asked to leave it out: “{words}”", "빼 달라고 하심: “{words}”", "您要求不去：“{words}”"),
        "closed": ("closed on {days}", "휴무: {days}", "关闭：{days}"),
        "other": ("not of a kind that you asked for", "원하신 종류가 아님", "不属于您想要的类型"),
        "full": (
            "it did not fit into the days beside the others",
            "다른 곳과 함께 일정에 들어가지 않음",
            "与其他地点一起排不进行程",
        ),
    }
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COLUMN: dict[Language, int] = {"en": 0, "ko": 1, "zh": 2}


def chosen(plan: Plan, catalog: Catalog) -> Answer:
    """Each city with its reason, each visit with its kind, and of each city the places that one would expect and why they are not in.

    Every statement on a place is a claim; why a place did not fit is said of the plan, not of the place.
    """
    language = plan.request.language
    lines, claims = [], []
    for stop in plan.stops:
        lines.append(f"{city_name(stop.city_id, stop.name, catalog, language)}: {stop.why or _say(language, 'named')}")
        claims.append(claim(ClaimKind.EXISTENCE, stop.city_id, "exists", True))
    for visit in plan.visits[:SHOWN]:
        place = catalog.place(visit.place_id)
        if place is not None:
            lines.append(f"  {formats.name_of(place, language)}: {'; '.join(_reasons(place, plan))}")
            claims += _facts(place)
    missing = [row for stop in plan.stops for row in _left_out(stop.city_id, plan, catalog)]
    if missing:
        lines.append(_say(language, "not"))
    for place, reason, proofs in missing:
        lines.append(f"  {formats.name_of(place, language)}: {reason}")
        claims += [*_facts(place), *proofs]
    return Answer("\n".join(lines), tuple(claims))


def _reasons(place: Place, plan: Plan) -> list[str]:
    language = plan.request.language
    said = [KINDS[place.kind.value][_COLUMN[language]]]
    said += [_say(language, "heritage")] if place.heritage else []
    wanted = [
        i.words for i in plan.request.interests if i.weight > 0 and place.kind in INTERESTS.get(i.name, ()) and i.words
    ]
    return said + [_say(language, "asked", words=w) for w in wanted[:1]]


def _facts(place: Place) -> list[Claim]:
    found = [claim(ClaimKind.EXISTENCE, place.id, "kind", place.kind.value)]
    return found + ([claim(ClaimKind.EXISTENCE, place.id, "heritage", True)] if place.heritage else [])


def _left_out(city_id: str, plan: Plan, catalog: Catalog) -> Iterator[tuple[Place, str, list[Claim]]]:
    visited, told = {v.place_id for v in plan.visits}, 0
    for place in catalog.places(city_id)[:EXPECTED]:
        if place.id not in visited and told < LEFT_OUT:
            told += 1
            yield (place, *_why_not(place, plan, catalog))


def _why_not(place: Place, plan: Plan, catalog: Catalog) -> tuple[str, list[Claim]]:
    language = plan.request.language
    words = _avoided(place, plan)
    if words:
        return _say(language, "avoided", words=words), []
    days = [d.date for d in plan.days if d.city_id == place.city_id]
    if days and all(catalog.opening(place.id, d).open is Truth.NO for d in days):
        named = formats.joined((formats.short_day(d, language) for d in days), language)
        proofs = [claim(ClaimKind.OPENING, place.id, f"opening.{d.isoformat()}", "closed") for d in days]
        return _say(language, "closed", days=named), proofs
    wanted: set[Kind] = {k for i in plan.request.interests if i.weight > 0 for k in INTERESTS.get(i.name, ())}
    return _say(language, "other" if wanted and place.kind not in wanted else "full"), []


def _avoided(place: Place, plan: Plan) -> str:
    """The person's words that rule a place out."""
    for c in plan.request.constraints:
        if (isinstance(c, AvoidPlace) and c.place_id == place.id) or (
            isinstance(c, AvoidKind) and place.kind in c.kinds
        ):
            return c.words
    disliked = (i.words for i in plan.request.interests if i.weight < 0 and place.kind in INTERESTS.get(i.name, ()))
    return next(disliked, "")


def _say(language: Language, key: str, **values: str) -> str:
    return TEXTS[key][_COLUMN[language]].format(**{k: _inside(v) for k, v in values.items()})


def _inside(words: str) -> str:
    """Inside a sentence the person's words begin small: a capital there is a name's."""
    return words[0].lower() + words[1:] if words[1:2].islower() and not words.startswith(_DAYS) else words
