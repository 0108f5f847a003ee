"""What the ChinaTravel sandbox's own words for attractions, eateries and lodgings mean in domain words."""

from ....domain.offers import RoomType
from ....domain.party import Diet
from ....domain.place import Kind
from ....domain.truth import Truth

#: Its fourteen types of attraction. Three are wider than any kind of ours: 人文景观 takes in bridges, quays, villages and
#: squares, 文化旅游区 temples, wineries and studios, 大学校园 whole campuses; the type itself is kept as a fact.
KINDS: dict[str, Kind] = {
    "游乐园/体育娱乐": Kind.AMUSEMENT,
    "公园": Kind.PARK,
    "历史古迹": Kind.HISTORIC,
    "博物馆/纪念馆": Kind.MUSEUM,
    "人文景观": Kind.ARCHITECTURE,
    "自然风光": Kind.NATURE,
    "商业街区": Kind.SHOPPING,
    "文化旅游区": Kind.DISTRICT,
    "美术馆/艺术馆": Kind.GALLERY,
    "红色景点": Kind.MONUMENT,
    "园林": Kind.GARDEN,
    "大学校园": Kind.SIGHT,
    "图书馆/纪念馆": Kind.LIBRARY,
    "其它": Kind.SIGHT,
}

#: Cuisines that have a name outside of China as well: the sandbox's word comes first, then the other.
_ALSO: dict[str, str] = {
    "西餐": "Western",
    "日本料理": "Japanese",
    "韩国料理": "Korean",
    "东南亚菜": "Southeast Asian",
    "烧烤": "BBQ",
    "海鲜": "Seafood",
    "台湾菜": "Taiwanese",
    "中东料理": "Middle Eastern",
    "拉美料理": "Latin American",
    "亚洲菜": "Asian",
    "素食": "Vegetarian",
    "清真菜": "Halal",
    "茶馆/茶室": "茶馆",
}
_DIETS: dict[str, Diet] = {"素食": Diet.VEGETARIAN, "清真菜": Diet.HALAL}

#: Features that say that it is no hotel: a flat, a house, a room in a home.
_NO_HOTEL: dict[str, RoomType] = {"酒店公寓": RoomType.ENTIRE, "别墅": RoomType.ENTIRE}
_UNSAID = frozenset({"民宿", "客栈", "农家乐", "四合院"})


def cuisines(word: str) -> tuple[str, ...]:
    """ "日本料理" -> itself and "Japanese"; nothing where the source leaves it blank."""
    word = word.strip()
    return tuple(filter(None, (word, _ALSO.get(word, ""))))


def diets(word: str) -> dict[str, Truth]:
    """A house that cooks only so serves them; of the others nothing is known."""
    diet = _DIETS.get(word.strip())
    return {diet.value: Truth.YES} if diet else {}


def room_type(feature: str) -> RoomType | None:
    """A hotel room, unless the feature says that it is a flat or house, or leaves open what it is."""
    feature = feature.strip()
    return None if feature in _UNSAID else _NO_HOTEL.get(feature, RoomType.HOTEL)
