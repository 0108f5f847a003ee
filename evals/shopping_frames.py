"""Ways to put each condition on goods, in three languages, that were looked at while rules were written.

`PHRASES` (two sets), `SECOND` and `THIRD` were each fresh once: 37, 20 and 18 items of some 300 requests broke a condition in their first
runs. `MORE` was written with the rules of bounds.py. Those of shopping_held_out.py are read by a final run only.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: condition -> language -> (seen phrases, unseen phrases). {x} is the limit.
PHRASES: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "price": {
            "en": (("under {x}", "below {x}", "at most {x}"), ("for no more than {x}", "up to {x}", "max {x}", "{x} or less", "costing less than {x}")),
            "ko": (("{x} 이하", "{x} 이내로"), ("최대 {x}", "{x} 미만", "{x} 안쪽으로", "가격은 {x} 이하")),
            "zh": (("{x}以内", "不超过{x}"), ("最多{x}", "{x}以下", "价格低于{x}")),
        },
        "rating": {
            "en": (("rated {x} or more", "at least {x} stars"), ("with a rating above {x}", "{x}+ stars", "rated at least {x}")),
            "ko": (("평점 {x} 이상",), ("별점 {x}점 이상", "평점이 {x} 이상인")),
            "zh": (("评分{x}以上",), ("评分不低于{x}分", "评价{x}分以上")),
        },
        "stock": {"en": (("in stock",), ("that is in stock", "must be in stock")), "ko": (("재고 있는",), ("재고가 있는 걸로",)), "zh": (("有货",), ("现货",))},
        "sides": {
            "en": (("under {x}", "within {x} cm"), ("no larger than {x} cm", "max {x}", "fitting into {x} cm")),
            "ko": (("{x} cm 이내",), ("{x}cm 이하", "크기 {x} 이하")),
            "zh": (("{x}厘米以内",), ("尺寸不超过{x}厘米",)),
        },
        "weight": {
            "en": (("under {x} kg", "at most {x} kg"), ("not heavier than {x} kg", "lighter than {x} kg", "up to {x} kg", "weighing less than {x} kg")),
            "ko": (("{x}kg 이하",), ("무게 {x}kg 미만", "{x}킬로 이하")),
            "zh": (("不超过{x}公斤",), ("{x}公斤以下", "重量{x}千克以内")),
        },
        "waterproof": {"en": (("waterproof",), ("that is waterproof", "water-proof")), "ko": (("방수",), ("방수되는", "방수 기능 있는")), "zh": (("防水",), ("防水的",))},
        "not": {
            "en": (("not {x}", "not made of {x}"), ("without {x}", "no {x}", "anything but {x}")),
            "ko": (("{x} 말고", "{x} 아닌"), ("{x} 제외하고", "{x}은 싫고")),
            "zh": (("不要{x}的",), ("非{x}的", "不含{x}的")),
        },
        "plugs": {"en": (("for type {x}",), ("with plug type {x}", "type {x}")), "ko": (("{x}형",), ("{x}타입",)), "zh": (("{x}型",), ("{x}类型的",))},
        "wh": {"en": (("under {x} Wh",), ("at most {x}Wh", "up to {x} Wh")), "ko": (("{x}Wh 이하",), ("최대 {x}Wh",)), "zh": (("不超过{x}Wh",), ("{x}Wh以下",))},
        "spf": {"en": (("SPF {x}", "SPF {x} or more"), ("SPF{x}+", "at least SPF {x}")), "ko": (("SPF {x} 이상",), ("차단지수 {x} 이상", "SPF{x}")), "zh": (("SPF{x}以上",), ("防晒指数{x}以上",))},
        "ml": {"en": (("under {x} ml", "at most {x} ml"), ("up to {x}ml", "{x} ml or less", "no more than {x} ml")), "ko": (("{x}ml 이하",), ("{x}ml 미만의", "용량 {x}ml 이하")), "zh": (("{x}毫升以下",), ("不超过{x}毫升",))},
    }
)  # fmt: skip
SECOND: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price": {"en": ("not over {x}", "{x} max", "within {x}", "cheaper than {x}"), "ko": ("{x}까지", "{x} 넘지 않는", "예산 {x}"), "zh": ("预算{x}", "{x}之内", "不要超过{x}")},
        "rating": {"en": ("{x} stars or better", "rating of at least {x}", "rated above {x}"), "ko": ("평점은 {x} 이상", "별점 {x} 이상인"), "zh": ("{x}分以上", "评分至少{x}")},
        "stock": {"en": ("currently in stock", "only in stock"), "ko": ("재고 있음",), "zh": ("要有货",)},
        "sides": {"en": ("at most {x} cm", "not bigger than {x} cm", "measuring up to {x} cm"), "ko": ("{x} 센티 이내", "최대 {x}cm"), "zh": ("最大{x}厘米", "{x}cm以内")},
        "weight": {"en": ("no heavier than {x} kg", "max {x} kg", "{x} kg or less", "below {x} kilos"), "ko": ("{x}kg 이내", "최대 {x}kg", "{x}kg 안 넘는"), "zh": ("最多{x}公斤", "{x}kg以内", "重量不超过{x}千克")},
        "waterproof": {"en": ("fully waterproof", "waterproof please"), "ko": ("방수 되는",), "zh": ("防水款",)},
        "not": {"en": ("excluding {x}", "but no {x}", "not of {x}"), "ko": ("{x} 빼고", "{x}은 말고"), "zh": ("不是{x}的", "不含{x}")},
        "plugs": {"en": ("for plugs of type {x}", "fitting type {x}"), "ko": ("{x}형 콘센트용",), "zh": ("用于{x}型插座",)},
        "wh": {"en": ("max {x} Wh", "not more than {x} Wh"), "ko": ("{x}Wh 이내",), "zh": ("最大{x}Wh",)},
        "spf": {"en": ("with SPF {x}", "sun factor SPF {x} or higher"), "ko": ("SPF{x} 이상인",), "zh": ("SPF {x}",)},
        "ml": {"en": ("{x} ml max", "not over {x} ml", "within {x} ml"), "ko": ("최대 {x}ml", "{x}ml 이내"), "zh": ("最多{x}毫升", "{x}ml以内")},
    }
)  # fmt: skip
THIRD: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price": {"en": ("for less than {x}", "with a limit of {x}", "at {x} or under", "not more than {x}"), "ko": ("{x}보다 싼", "{x} 밑으로", "{x} 한도"), "zh": ("{x}封顶", "低于{x}", "上限{x}")},
        "rating": {"en": ("minimum {x} stars", "rating {x} and up", "rated {x}/5 or higher"), "ko": ("평점 {x}점 이상", "{x}점 이상"), "zh": ("评价不低于{x}分", "评分高于{x}")},
        "stock": {"en": ("in stock please",), "ko": ("재고 있는 것만",), "zh": ("必须有货",)},
        "sides": {"en": ("up to {x} cm", "smaller than {x} cm"), "ko": ("{x}cm 안에 들어가는", "{x} 이내 크기"), "zh": ("不大于{x}厘米", "{x}公分以内")},
        "weight": {"en": ("less than {x} kg", "maximum {x} kg", "under {x} kilograms"), "ko": ("{x}킬로그램 미만", "{x}kg보다 가벼운"), "zh": ("低于{x}公斤", "{x}千克以下")},
        "waterproof": {"en": ("and waterproof",), "ko": ("방수인",), "zh": ("能防水的",)},
        "not": {"en": ("which is not {x}", "{x}-free", "other than {x}"), "ko": ("{x} 아닌 걸로", "{x} 없는"), "zh": ("别要{x}的",)},
        "plugs": {"en": ("type {x} please",), "ko": ("{x}형 플러그",), "zh": ("{x}型插头的",)},
        "wh": {"en": ("no more than {x} Wh", "{x} Wh or less"), "ko": ("{x} Wh 미만",), "zh": ("{x}Wh以内",)},
        "spf": {"en": ("SPF of {x}", "SPF {x}+"), "ko": ("SPF {x}",), "zh": ("防晒系数{x}",)},
        "ml": {"en": ("below {x} ml", "less than {x} ml"), "ko": ("{x}밀리리터 이하",), "zh": ("{x}毫升以内",)},
    }
)  # fmt: skip
#: condition -> language -> phrases. ">=" is a least where a most is usual.
MORE: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price": {"en": ("not exceeding {x}", "that doesn't cost more than {x}", "costing at most {x}", "nothing above {x}", "{x} at the most", "with a budget of {x}", "my maximum is {x}"), "ko": ("{x}을 안 넘는", "{x}보다 저렴한", "{x} 넘지 말고", "아무리 비싸도 {x}", "{x} 이하면 좋겠어요", "예산은 {x}"), "zh": ("不贵于{x}", "别贵过{x}", "比{x}便宜", "最高{x}", "{x}左右")},
        "price>=": {"en": ("over {x}", "at least {x}", "more than {x}", "{x} or more", "not below {x}"), "ko": ("{x} 이상", "{x}을 넘는", "{x} 초과"), "zh": ("{x}以上", "超过{x}", "不少于{x}")},
        "rating": {"en": ("{x} stars and up", "no less than {x} stars"), "ko": ("별점 {x} 넘는", "평점이 {x} 이상"), "zh": ("评分超过{x}", "{x}分及以上")},
        "sides": {"en": ("not exceeding {x} cm", "{x} cm at most"), "ko": ("{x}cm 넘지 않는", "크기 {x}cm 미만"), "zh": ("不大过{x}厘米", "{x}厘米内")},
        "weight": {"en": ("not above {x} kg", "that weighs at most {x} kg", "not exceeding {x} kilos", "doesn't weigh more than {x} kg"), "ko": ("{x}kg을 넘지 않는", "무게는 {x}kg까지", "{x}kg보다 무겁지 않은"), "zh": ("不重于{x}公斤", "别超过{x}公斤", "轻于{x}kg")},
        "weight>=": {"en": ("over {x} kg", "at least {x} kg", "heavier than {x} kg"), "ko": ("{x}kg 이상", "{x}kg 넘는"), "zh": ("{x}公斤以上", "重于{x}公斤")},
        "not": {"en": ("not in {x}", "anything except {x}", "never {x}", "that isn't {x}"), "ko": ("{x} 소재 말고", "{x}이 아닌", "{x} 안 들어간"), "zh": ("不用{x}的", "除了{x}以外的", "没有{x}的")},
        "material": {"en": ("made of {x}", "of {x}", "{x} only"), "ko": ("{x} 소재", "{x}으로 된"), "zh": ("{x}制的", "{x}材料的")},
        "color": {"en": ("in {x}", "colour {x}", "{x}"), "ko": ("{x}", "{x}으로 된", "색상은 {x}"), "zh": ("{x}的", "颜色{x}")},
        "notcolor": {"en": ("not {x}", "but not in {x}", "no {x}"), "ko": ("{x} 말고", "{x} 아닌", "{x} 빼고"), "zh": ("不要{x}", "不是{x}的")},
        "size": {"en": ("size {x}", "in size {x}"), "ko": ("{x} 사이즈", "사이즈 {x}"), "zh": ("{x}码", "尺码是{x}")},
        "wh": {"en": ("not exceeding {x} Wh",), "ko": ("{x}Wh 안 넘는",), "zh": ("别超过{x}Wh",)},
        "spf": {"en": ("at least SPF {x}", "minimum SPF {x}"), "ko": ("최소 SPF {x}",), "zh": ("至少SPF{x}",)},
        "ml": {"en": ("not exceeding {x} ml", "smaller than {x} ml"), "ko": ("{x}ml 안 넘는", "{x}ml 이내의"), "zh": ("{x}毫升内", "小于{x}毫升")},
        "ml>=": {"en": ("at least {x} ml", "{x} ml or more", "over {x} ml"), "ko": ("{x}ml 이상", "{x}ml 넘는"), "zh": ("{x}毫升以上", "不少于{x}毫升")},
    }
)  # fmt: skip
NAMES: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "carry-on": {"en": (("carry-on", "carry-on suitcase"), ("cabin suitcase", "cabin bag")), "ko": (("기내용 캐리어",), ("기내 캐리어",)), "zh": (("登机箱",), ("登机箱",))},
        "backpack": {"en": (("backpack",), ("rucksack",)), "ko": (("배낭",), ("백팩",)), "zh": (("背包",), ("双肩包",))},
        "raincoat": {"en": (("raincoat",), ("rain jacket",)), "ko": (("우비",), ("레인코트",)), "zh": (("雨衣",), ("雨衣",))},
        "umbrella": {"en": (("umbrella",), ("umbrella",)), "ko": (("우산",), ("우산",)), "zh": (("雨伞",), ("伞",))},
        "hiking boots": {"en": (("hiking boots",), ("hiking shoes", "trekking shoes")), "ko": (("등산화",), ("트레킹화",)), "zh": (("登山鞋",), ("徒步鞋",))},
        "wallet": {"en": (("wallet",), ("wallet",)), "ko": (("지갑",), ("지갑",)), "zh": (("钱包",), ("钱包",))},
        "adapter": {"en": (("plug adapter",), ("travel adapter",)), "ko": (("여행용 어댑터",), ("여행용 어댑터",)), "zh": (("转换插头",), ("转换插头",))},
        "power bank": {"en": (("power bank",), ("powerbank",)), "ko": (("보조 배터리",), ("보조배터리",)), "zh": (("充电宝",), ("移动电源",))},
        "sunscreen": {"en": (("sunscreen",), ("sun cream",)), "ko": (("선크림",), ("자외선 차단제",)), "zh": (("防晒霜",), ("防晒霜",))},
        "water bottle": {"en": (("water bottle",), ("drinking bottle",)), "ko": (("물병",), ("텀블러",)), "zh": (("水壶",), ("水瓶",))},
        "sleeping bag": {"en": (("sleeping bag",), ("sleeping bag",)), "ko": (("침낭",), ("침낭",)), "zh": (("睡袋",), ("睡袋",))},
        "tent": {"en": (("tent",), ("tent",)), "ko": (("텐트",), ("텐트",)), "zh": (("帐篷",), ("帐篷",))},
    }
)  # fmt: skip
OPENERS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "en": (("{what}", "I need a {what}", "looking for a {what}"), ("please find me a {what}", "can you recommend a {what}", "I would like to buy a {what}", "show me a {what}"), ("could you suggest a {what}", "I am after a {what}", "what {what} do you have", "a good {what}")),
        "ko": (("{what}", "{what} 추천해줘"), ("{what} 찾아줘", "{what} 사고 싶어요", "{what} 좀 보여줘"), ("{what} 있어?", "{what} 구매하려고 해", "{what} 골라줘")),
        "zh": (("{what}", "推荐{what}"), ("我想买{what}", "请帮我找{what}", "需要{what}"), ("有没有{what}", "想买{what}", "求推荐{what}")),
    }
)  # fmt: skip
