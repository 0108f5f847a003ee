"""The slots of a profile: which hold one value and which many, which are hard, and the words that ask for them."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from .rows import Sensitivity


@dataclass(frozen=True)
class Slot:
    """`many`: values add up instead of replacing each other. `hard`: safety or law, so a denial is asked about first."""

    many: bool = False
    hard: bool = False
    sensitivity: Sensitivity = "normal"
    words: tuple[str, ...] = ()  # whole words in English, any part of a word in Korean and Chinese


SLOTS = MappingProxyType(
    {
        "name": Slot(sensitivity="personal", words=("name", "이름", "名字")),
        "home_city": Slot(sensitivity="personal", words=("home", "live", "hometown", "사는", "집", "家", "住")),
        "passport": Slot(sensitivity="personal", words=("passport", "nationality", "visa", "여권", "국적", "비자", "护照", "签证")),
        "birth_year": Slot(sensitivity="personal", words=("age", "born", "나이", "年龄")),
        "language": Slot(many=True, words=("language", "languages", "speak", "언어", "语言")),
        "diet": Slot(
            many=True, hard=True, sensitivity="sensitive",
            words=("diet", "eat", "food", "meal", "restaurant", "vegetarian", "vegan", "halal", "식단", "채식", "음식", "식당", "饮食", "吃", "餐"),
        ),
        "allergy": Slot(
            many=True, hard=True, sensitivity="sensitive",
            words=("allergy", "allergies", "allergic", "eat", "food", "meal", "알레르기", "알러지", "음식", "过敏", "吃", "餐"),
        ),
        "access": Slot(
            many=True, hard=True, sensitivity="sensitive",
            words=("access", "accessible", "wheelchair", "stroller", "walking", "stairs", "휠체어", "유모차", "걷", "轮椅", "婴儿车"),
        ),
        "companion": Slot(many=True, sensitivity="personal", words=("family", "children", "wife", "husband", "가족", "아이", "家人", "孩子")),
        "pace": Slot(words=("pace", "slow", "relaxed", "fast", "busy", "속도", "여유", "느긋", "节奏", "悠闲")),
        "budget": Slot(words=("budget", "spend", "money", "cost", "예산", "돈", "预算", "花费")),
        "currency": Slot(words=("currency", "통화", "货币")),
        "airline": Slot(many=True, words=("airline", "fly", "flight", "항공", "비행", "航空", "航班")),
        "loyalty": Slot(many=True, sensitivity="personal", words=("loyalty", "miles", "membership", "마일리지", "회원", "里程", "会员")),
        "lodging": Slot(words=("hotel", "lodging", "stay", "room", "숙소", "호텔", "酒店", "住宿")),
        "seat": Slot(words=("seat", "aisle", "window", "좌석", "座位")),
        "interest": Slot(many=True, words=("like", "love", "interest", "interests", "enjoy", "좋아", "관심", "취향", "喜欢", "兴趣")),
        "dislike": Slot(many=True, words=("dislike", "hate", "avoid", "싫", "피하", "讨厌", "不喜欢")),
        "owned": Slot(many=True, words=("own", "have", "packing", "luggage", "가지고", "짐", "있는", "已有", "行李")),
    }
)  # fmt: skip

ALIASES = MappingProxyType(
    {
        "home": "home_city", "origin": "home_city", "city": "home_city", "nationality": "passport",
        "passport_country": "passport", "languages": "language", "diets": "diet", "allergies": "allergy",
        "allergen": "allergy", "access_needs": "access", "mobility": "access", "companions": "companion",
        "budget_habit": "budget", "airlines": "airline", "interests": "interest", "like": "interest", "likes": "interest",
        "dislikes": "dislike", "owns": "owned", "hotel": "lodging",
    }
)  # fmt: skip

#: Values that deny a slot as a whole: "no allergies".
NONE_WORDS = frozenset({"none", "no", "nothing", "없음", "없어요", "없다", "无", "没有"})


def slot_name(name: str) -> str:
    """The one spelling of a slot: "Allergies" is "allergy", "seat row" is "seat_row"."""
    slug = re.sub(r"[^\w]+", "_", name.strip().casefold()).strip("_")[:60]
    return ALIASES.get(slug, slug)


def slot_rule(name: str) -> Slot:
    """A slot that is not in the table holds one plain value."""
    return SLOTS.get(name, Slot())


def slots_asked(query: str) -> frozenset[str]:
    """Slots whose words are in the query."""
    text = query.casefold()
    words = set(re.findall(r"[a-z]+", text))
    return frozenset(n for n, s in SLOTS.items() if any(w in words if w.isascii() else w in text for w in s.words))
