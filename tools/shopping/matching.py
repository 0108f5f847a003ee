"""From needs to products: the words of a rule and its requirement become a search; the product is one that the store returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ...domain.goods import Need, Price, Product
from ...domain.money import Money, minor_digits
from .product_query import ProductQuery, Rates
from .product_store import Found, ProductStore

#: What the goods of a rule are called, in the languages of feeds.
WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "plug-adapter": ("travel plug adapter", "여행용 어댑터", "转换插头"),
        "umbrella": ("umbrella", "우산", "雨伞"),
        "rain-jacket": ("rain jacket", "raincoat", "방수 재킷", "우비", "雨衣"),
        "waterproof-shoes": ("waterproof shoes", "waterproof boots", "방수 신발", "防水鞋"),
        "waterproof-pouch": ("waterproof pouch", "방수 파우치", "防水袋"),
        "thermal-layers": ("thermal underwear", "base layer", "내복", "保暖内衣"),
        "snow-boots": ("snow boots", "방한 부츠", "雪地靴"),
        "sunscreen": ("sunscreen", "선크림", "자외선 차단제", "防晒霜"),
        "water-bottle": ("water bottle", "물병", "水壶"),
        "heat-relief": ("portable fan", "electrolyte", "휴대용 선풍기", "小风扇"),
        "insect-repellent": ("insect repellent", "mosquito repellent", "모기 기피제", "驱蚊"),
        "beach-towel": ("quick dry towel", "beach towel", "비치 타월", "速干毛巾"),
        "hiking-shoes": ("hiking shoes", "hiking boots", "등산화", "徒步鞋"),
        "travel-bottles": ("travel bottles", "toiletry bottles", "여행용 공병", "分装瓶"),
        "walking-shoes": ("walking shoes", "워킹화", "步行鞋"),
        "blister-plasters": ("blister plasters", "blister bandages", "물집 밴드", "水泡贴"),
        "laundry": ("travel detergent", "laundry detergent sheets", "여행용 세제", "旅行洗衣"),
        "neck-pillow": ("neck pillow", "목베개", "颈枕"),
        "sleep-mask": ("sleep mask", "수면 안대", "眼罩"),
        "folding-seat": ("folding seat", "folding stool", "접이식 의자", "折叠凳"),
        "cabin-bag": ("carry-on suitcase", "cabin suitcase", "기내용 캐리어", "登机箱"),
    }
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A need, the product chosen for it (None: none fits), and what was found."""

    need: Need
    product: Product | None
    found: Found


def query_for(need: Need, cap: Money | None = None, limit: int = 5) -> ProductQuery | None:
    """The search of a need; None for a rule whose goods nobody sells."""
    words = WORDS.get(need.rule)
    if words is None:
        return None
    return ProductQuery(words=words[0], also=words[1:], max_price=cap, limit=limit, **_conditions(need.requirement))


def _conditions(requirement: Mapping[str, Any]) -> dict[str, Any]:
    """The requirement's checkable parts as hard conditions."""
    made: dict[str, Any] = {}
    if "plug_types" in requirement:
        made["plug_types"] = tuple(requirement["plug_types"])
    if "max_sides_cm" in requirement:
        made["max_sides_cm"] = tuple(requirement["max_sides_cm"])
    if requirement.get("waterproof") is True:
        made["waterproof"] = True
    names = {
        "max_ml": "max_ml",
        "max_wh": "max_wh",
        "max_kg": "max_weight_kg",
        "max_weight_kg": "max_weight_kg",
        "spf_min": "min_spf",
    }
    return made | {ours: requirement[theirs] for theirs, ours in names.items() if requirement.get(theirs) is not None}


def offer(
    needs: Sequence[Need], store: ProductStore, cap: Money | None = None, rates: Rates | None = None
) -> tuple[Offered, ...]:
    """For each need to buy: the best product by words that meets its requirement, with its price on the need."""
    offered = []
    for need in needs:
        query = query_for(need, cap) if need.action == "buy" else None
        if query is None:
            continue
        found = store.search(query, rates)
        product = found.hits[0].product if found.hits else None
        price = money(product.price) if product is not None and product.price is not None else None
        chosen = need.model_copy(update={"product_id": product.id, "price": price}) if product is not None else need
        offered.append(Offered(chosen, product, found))
    return tuple(offered)


def money(price: Price) -> Money:
    """A price in minor units as an exact amount."""
    return Money(amount=Decimal(price.amount).scaleb(-minor_digits(price.currency)), currency=price.currency)
