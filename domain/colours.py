"""Colours by their names in three languages, so that "네이비", "藏青色" and "navy" are one."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

#: colour -> (English, Korean, Chinese). Every name is one word or stands joined.
COLOURS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "black": (("black",), ("검은색", "검정색", "검정", "검은", "까만색", "까만", "블랙"), ("黑色", "黑")),
        "white": (("white",), ("흰색", "하얀색", "하얀", "화이트", "백색"), ("白色", "白")),
        "grey": (("grey", "gray", "charcoal"), ("회색", "그레이", "쥐색", "차콜"), ("灰色", "灰")),
        "silver": (("silver",), ("은색", "실버"), ("银色",)),
        "gold": (("gold", "golden"), ("금색", "골드"), ("金色",)),
        "red": (("red",), ("빨간색", "빨간", "빨강색", "빨강", "붉은색", "붉은", "레드"), ("红色", "红")),
        "burgundy": (("burgundy", "maroon"), ("버건디", "자주색", "와인색"), ("酒红色", "酒红")),
        "orange": (("orange",), ("주황색", "주황", "오렌지색", "오렌지"), ("橙色", "橘色", "橙")),
        "yellow": (("yellow",), ("노란색", "노란", "노랑색", "노랑", "옐로우", "옐로"), ("黄色", "黄")),
        "green": (("green",), ("초록색", "초록", "녹색", "그린"), ("绿色", "绿")),
        "olive": (("olive",), ("올리브색", "올리브"), ("橄榄绿", "军绿色", "军绿")),
        "khaki": (("khaki",), ("카키색", "카키"), ("卡其色", "卡其")),
        "turquoise": (("turquoise", "teal"), ("청록색", "터키색"), ("青色", "蓝绿色")),
        "blue": (("blue",), ("파란색", "파란", "파랑색", "파랑", "푸른색", "블루", "하늘색"), ("蓝色", "蓝")),
        "navy": (("navy", "navy blue", "dark blue"), ("남색", "네이비", "곤색"), ("藏青色", "藏青", "深蓝色", "深蓝", "海军蓝")),
        "purple": (("purple", "violet"), ("보라색", "보라", "퍼플"), ("紫色", "紫")),
        "pink": (("pink",), ("분홍색", "분홍", "핑크색", "핑크"), ("粉红色", "粉色", "粉红")),
        "brown": (("brown",), ("갈색", "브라운", "밤색"), ("棕色", "褐色", "咖啡色")),
        "beige": (("beige", "tan"), ("베이지색", "베이지"), ("米色", "杏色")),
        "ivory": (("ivory",), ("아이보리",), ("米白色", "象牙色")),
    }
)  # fmt: skip
#: Single characters, which are a colour only beside "color" or as a whole.
_BARE = frozenset("黑白灰红橙黄绿蓝紫")


@cache
def names() -> Mapping[str, str]:
    """Every name -> its colour."""
    return {n: colour for colour, columns in COLOURS.items() for column in columns for n in column}


@cache
def spelled(single: bool = False) -> str:
    """A pattern of all names, longest first. `single`: with the single Chinese characters too."""
    ordered = sorted(names(), key=lambda n: (-len(n), n))
    latin = [re.escape(n) for n in ordered if n.isascii()]
    other = [re.escape(n) for n in ordered if not n.isascii() and (single or n not in _BARE)]
    return rf"(?<![a-z])(?:{'|'.join(latin)})(?![a-z])|{'|'.join(other)}"


def colours_in(text: str) -> frozenset[str]:
    """The colours that a record's colour field names: "Navy/White" is navy and white."""
    found = re.findall(spelled(single=True), text.casefold())
    return frozenset(names()[f] for f in found)
