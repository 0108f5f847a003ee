"""Materials as people write them, and as feeds and typed attributes have them."""

from collections.abc import Mapping
from types import MappingProxyType

#: English names, each its own.
ENGLISH = r"(?<![a-z-])(?:leather|suede|cotton|wool|merino|linen|silk|polyester|nylon|alumini?um|(?:stainless )?steel|silicone|polycarbonate|canvas|down|rubber|bamboo)(?![a-z])"
#: Korean and Chinese -> English.
NATIVE: Mapping[str, str] = MappingProxyType(
    {
        "가죽": "leather", "천연가죽": "leather", "소가죽": "leather", "진짜 가죽": "leather", "면": "cotton", "순면": "cotton", "울": "wool", "양모": "wool",
        "실크": "silk", "나일론": "nylon", "고무": "rubber", "캔버스": "canvas", "스웨이드": "suede", "폴리카보네이트": "polycarbonate",
        "폴리에스터": "polyester", "폴리에스테르": "polyester", "린넨": "linen", "알루미늄": "aluminium", "실리콘": "silicone", "다운": "down",
        "구스다운": "down", "오리털": "down", "거위털": "down", "스테인리스": "steel", "스텐": "steel", "대나무": "bamboo",
        "皮革": "leather", "真皮": "leather", "皮质": "leather", "牛皮": "leather", "皮": "leather", "棉": "cotton", "纯棉": "cotton", "羊毛": "wool", "丝绸": "silk",
        "尼龙": "nylon", "橡胶": "rubber", "涤纶": "polyester", "聚酯": "polyester", "聚酯纤维": "polyester", "亚麻": "linen", "铝": "aluminium", "铝合金": "aluminium",
        "硅胶": "silicone", "羽绒": "down", "不锈钢": "steel", "帆布": "canvas", "竹": "bamboo", "麂皮": "suede",
    }
)  # fmt: skip
