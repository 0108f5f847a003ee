"""What the trip needs, by rule. Each need names the fact that triggers it; without the fact there is no need."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from ...domain.catalog import Catalog
from ...domain.goods import Need
from ...domain.request import Language
from . import rules_climate, rules_country, rules_flight, rules_party, rules_places, rules_trip
from .context import TripContext
from .labels import LABELS
from .rule import PLAN, Rule, Trip

RULES: tuple[Rule, ...] = (
    *rules_country.RULES,
    *rules_flight.RULES,
    *rules_climate.RULES,
    *rules_places.RULES,
    *rules_party.RULES,
    *rules_trip.RULES,
)

#: Rules of which one need for the whole trip is enough, whichever city or place triggered it first.
_ONCE_PER_COUNTRY = frozenset(
    {"plug-adapter", "plug-check", "voltage", "frequency", "currency", "driving-side", "driving-licence", "entry-document",
     "entry-passport", "entry-days", "advisory", "holiday-supplies"}
)  # fmt: skip

_IMPORTANCE: Mapping[int, frozenset[str]] = MappingProxyType(
    {
        4: frozenset(
            "entry-document entry-passport entry-days advisory medication spare-medication auto-injector allergy-card diet-card"
            " wheelchair-battery child-seat nappies baby-food driving-licence".split()
        ),
        3: frozenset(
            "plug-adapter voltage umbrella rain-jacket waterproof-shoes warm-coat thermal-layers snow-boots gloves-hat sunscreen"
            " modest-dress head-scarf hiking-shoes walking-shoes swimwear stroller insect-repellent folding-seat water-bottle"
            " heat-relief light-clothes holiday-supplies currency".split()
        ),
        1: frozenset(
            "blister-plasters laundry neck-pillow sleep-mask skin-care shopping-bag windproof smart-clothes small-bag beach-towel"
            " tax-refund photo-id lighter drone poles blades frequency stadium-bag travel-bottles child-entertainment".split()
        ),
    }
)  # fmt: skip

#: Words by which a person says that they own it, besides the words of the label.
OWNED_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "plug-adapter": ("universal adapter", "travel adapter", "plug adapter", "멀티 어댑터", "여행용 어댑터", "万能转换插头"),
        "umbrella": ("umbrella", "우산", "雨伞"),
        "rain-jacket": ("rain jacket", "raincoat", "우비", "방수 재킷", "雨衣"),
        "waterproof-shoes": ("waterproof shoes", "방수 신발", "防水鞋"),
        "thermal-layers": ("thermal", "내복", "히트텍", "保暖内衣"),
        "snow-boots": ("snow boots", "winter boots", "방한화", "雪地靴"),
        "sunscreen": ("sunscreen", "선크림", "防晒"),
        "water-bottle": ("water bottle", "물병", "텀블러", "水壶"),
        "insect-repellent": ("insect repellent", "모기약", "驱蚊"),
        "hiking-shoes": ("hiking", "등산화", "登山鞋", "徒步鞋"),
        "beach-towel": ("beach towel", "비치 타월", "沙滩巾"),
        "travel-bottles": ("travel bottles", "공병", "分装瓶"),
        "walking-shoes": ("walking shoes", "sneakers", "운동화", "运动鞋"),
        "neck-pillow": ("neck pillow", "목베개", "颈枕"),
        "sleep-mask": ("sleep mask", "안대", "眼罩"),
        "folding-seat": ("folding seat", "folding chair", "접이식 의자", "折叠凳"),
        "laundry": ("detergent", "세제", "洗衣"),
    }
)  # fmt: skip


def needs(
    context: TripContext, catalog: Catalog, owned: Sequence[str] = (), language: Language = "en"
) -> tuple[Need, ...]:
    """The needs of a trip, one of a kind, the important first. Labels are English (see `labels.label`), reasons in
    `language`. What is `owned` need not be bought: it is to be packed."""
    trip = Trip(context, catalog, language)
    found = _one_of_a_kind(need for rule in RULES for need in rule(trip) if _provable(need, context))
    found.sort(key=lambda need: -importance(need.rule))  # stable: the order of the rules within
    return tuple(_packed(n) if n.action == "buy" and is_owned(n.rule, owned) else n for n in found)


def importance(rule: str) -> int:
    """4: without it the trip may end at a border or a hospital; 3: it is bought ahead or the days go badly; 2: it must be known
    before packing; 1: it is good to have. A rule that a host added is 2."""
    return next((value for value, rules in _IMPORTANCE.items() if rule in rules), 2)


def _provable(need: Need, context: TripContext) -> bool:
    return need.trigger_subject != PLAN or need.trigger_field in context.provable


def _one_of_a_kind(found: Iterable[Need]) -> list[Need]:
    kept: dict[str, Need] = {}
    for need in found:
        kept.setdefault(need.id if need.rule in _ONCE_PER_COUNTRY else need.rule, need)
    return list(kept.values())


def _packed(need: Need) -> Need:
    return need.model_copy(update={"action": "pack"})


def is_owned(rule: str, owned: Sequence[str]) -> bool:
    """Whether one of the person's own words for what they own names it."""
    texts = [o.casefold() for o in owned]
    labels = [text.casefold() for text in LABELS.get(rule, ()) if "{" not in text]
    return any(w in text for text in texts for w in (rule.replace("-", " "), *labels, *OWNED_WORDS.get(rule, ())))
