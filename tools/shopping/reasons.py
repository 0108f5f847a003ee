"""Why a need is there, as a sentence in three languages. Every number in it comes from the trigger."""

from collections.abc import Mapping
from types import MappingProxyType

from ...domain.request import Language

_EN, _KO, _ZH = 0, 1, 2
_ORDER: Mapping[str, int] = MappingProxyType({"en": _EN, "ko": _KO, "zh": _ZH})

#: (English, Korean, Chinese). Korean particles that depend on the word before are written so that both forms read.
REASONS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "plug_differs": (
            "{country} has plug type {types}: plugs from home do not fit.",
            "{country} 콘센트는 {types}형이며, 집에서 쓰는 플러그는 맞지 않습니다.",
            "{country}使用{types}型插座,家里的插头无法使用。",
        ),
        "plug_partly": (
            "{country} has plug type {types}: not every plug from home fits.",
            "{country} 콘센트는 {types}형이며, 집에서 쓰는 플러그 중 일부는 맞지 않습니다.",
            "{country}使用{types}型插座,家里的部分插头无法使用。",
        ),
        "plug_here": (
            "{country} uses plug type {types} at {volts} V.",
            "{country}: 콘센트 {types}형, 전압 {volts} V입니다.",
            "{country}使用{types}型插座,电压{volts}伏。",
        ),
        "volts_differ": (
            "{country} has {volts} V, unlike home.",
            "{country}의 전압은 {volts} V로 출발지와 다릅니다.",
            "{country}的电压为{volts}伏,与出发地不同。",
        ),
        "hertz_differ": (
            "{country} has {hertz} Hz, unlike home.",
            "{country}의 주파수는 {hertz} Hz로 출발지와 다릅니다.",
            "{country}的频率为{hertz}赫兹,与出发地不同。",
        ),
        "currency": (
            "{country} pays in {currency}.",
            "{country}의 통화는 {currency}입니다.",
            "{country}使用{currency}。",
        ),
        "driving": (
            "{country} drives on the {side}, at home one drives on the {home_side}.",
            "{country}의 통행 방향({side})이 출발지({home_side})와 다릅니다.",
            "{country}的行车方向({side})与出发地({home_side})不同。",
        ),
        "drive_here": (
            "{country} drives on the {side}, and the plan has a car there.",
            "일정에 {country} 자가운전이 있습니다. 통행 방향: {side}.",
            "行程包括在{country}自驾,行车方向:{side}。",
        ),
        "entry": (
            "{country} for a passport of {passport}: {requirement} (as of {date}).",
            "{passport} 여권으로 {country} 입국: {requirement} ({date} 기준).",
            "持{passport}护照入境{country}:{requirement}(截至{date})。",
        ),
        "entry_days": (
            "{country} admits a passport of {passport} for {days} days (as of {date}); the stay is longer.",
            "{passport} 여권은 {country}에 {days}일 체류할 수 있고({date} 기준), 일정은 그보다 깁니다.",
            "持{passport}护照可在{country}停留{days}天(截至{date}),而行程更长。",
        ),
        "advisory": (
            "{publisher} gives {country} level {level}.",
            "{publisher}의 {country} 여행 경보는 {level}단계입니다.",
            "{publisher}对{country}的旅行提醒为{level}级。",
        ),
        "holiday": (
            "{day} is a public holiday in {country} ({name}): shops may be closed.",
            "{day}은(는) {country} 공휴일({name})이라 상점이 닫을 수 있습니다.",
            "{day}是{country}的公共假日({name}),商店可能不营业。",
        ),
        "climate": (
            "{city} in {month_name}: {what}.",
            "{city} {month}월: {what}.",
            "{city} {month}月:{what}。",
        ),
        "kind": (
            "{place} is in the plan ({kind}).",
            "일정에 {place}이(가) 있습니다 ({kind}).",
            "行程包括{place}。",
        ),
        "bag": (
            "{airline} limits the cabin bag to {limit}.",
            "{airline}의 기내 수하물 한도는 {limit}입니다.",
            "{airline}的随身行李限制为{limit}。",
        ),
        "bag_strictest": (
            "{airline} limits the cabin bag to {limit}, which is among the tight limits known; your own airline is not known, so check its rule.",
            "항공사를 알 수 없으니 규정을 확인하세요. 알려진 곳 중 엄격한 {airline}의 기내 수하물 한도는 {limit}입니다.",
            "您的航空公司未知,请查看其规定。已知中较严的{airline}将随身行李限制为{limit}。",
        ),
        "bag_of_those_there": (
            "{airline} flies on this way and limits the cabin bag to {limit}: the tightest known of those that do.",
            "이 구간을 운항하는 {airline}의 기내 수하물 한도는 {limit}입니다(알려진 운항사 중 엄격한 기준).",
            "飞此航线的{airline}将随身行李限制为{limit}(已知航司中较严的标准)。",
        ),
        "item": (
            "{item}: {carry_on} in the cabin, {checked} in checked bags.",
            "{item}: 기내 {carry_on}, 위탁 {checked}.",
            "{item}:随身{carry_on},托运{checked}。",
        ),
        "item_if_flying": (
            "{item} is {carry_on} in the cabin, {checked} in checked bags, if you fly.",
            "{item}: 기내 {carry_on}, 위탁 {checked} (비행기를 타는 경우).",
            "{item}:随身{carry_on},托运{checked}(如乘飞机)。",
        ),
        "child": ("A child of {age} travels.", "만 {age}세 어린이가 함께 갑니다.", "同行有{age}岁的孩子。"),
        "access": ("{what} was asked for.", "요청하신 조건: {what}.", "您提出的需求:{what}。"),
        "allergy": ("Allergy: {what}.", "알레르기: {what}.", "过敏:{what}。"),
        "diet": ("Diet: {what}.", "식단: {what}.", "饮食:{what}。"),
        "walk": (
            "The plan has a day with about {km} km on foot.",
            "하루에 약 {km} km를 걷는 날이 있습니다.",
            "行程中有一天步行约{km}公里。",
        ),
        "nights": ("The trip has {nights} nights.", "{nights}박 여행입니다.", "行程共{nights}晚。"),
        "long_leg": (
            "One move takes {minutes} minutes.",
            "{minutes}분 걸리는 이동이 있습니다.",
            "有一段路程为{minutes}分钟。",
        ),
        "time_zone": (
            "{city} keeps the time of {zone}, far from that at home.",
            "{city}의 시간대({zone})는 출발지와 차이가 큽니다.",
            "{city}的时区({zone})与出发地时差较大。",
        ),
    }
)  # fmt: skip


#: Words of the records that stand inside a sentence.
WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "allowed": ("allowed", "허용", "允许"),
        "restricted": ("restricted", "제한", "限制"),
        "forbidden": ("forbidden", "금지", "禁止"),
        "left": ("left", "좌측", "左侧"),
        "right": ("right", "우측", "右侧"),
        "wheelchair": ("wheelchair", "휠체어", "轮椅"),
        "step_free": ("step-free ways", "계단 없는 길", "无台阶通道"),
        "little_walking": ("little walking", "적게 걷기", "少走路"),
        "stroller": ("stroller", "유모차", "婴儿车"),
        "vegetarian": ("vegetarian", "채식", "素食"),
        "vegan": ("vegan", "비건", "纯素"),
        "halal": ("halal", "할랄", "清真"),
        "kosher": ("kosher", "코셔", "犹太洁食"),
        "gluten_free": ("gluten-free", "글루텐 프리", "无麸质"),
        "lactose_free": ("lactose-free", "유당 제한", "无乳糖"),
        "pescatarian": ("pescatarian", "페스코", "鱼素"),
        "temple": ("temple", "사찰", "寺庙"),
        "shrine": ("shrine", "신사", "神社"),
        "church": ("church", "성당·교회", "教堂"),
        "mosque": ("mosque", "모스크", "清真寺"),
        "beach": ("beach", "해변", "海滩"),
        "spa": ("spa", "온천·스파", "温泉"),
        "nature": ("nature", "자연", "自然"),
        "viewpoint": ("viewpoint", "전망대", "观景点"),
        "market": ("market", "시장", "市场"),
        "shopping": ("shopping", "쇼핑", "购物"),
        "theatre": ("theatre", "공연장", "剧院"),
        "stadium": ("stadium", "경기장", "体育场"),
        "museum": ("museum", "박물관", "博物馆"),
        "gallery": ("gallery", "미술관", "美术馆"),
        "amusement": ("amusement park", "놀이공원", "游乐园"),
        "zoo": ("zoo", "동물원", "动物园"),
        "nightlife": ("nightlife", "유흥가", "夜生活"),
        "visa free": ("visa free", "무비자", "免签"),
        "visa on arrival": ("visa on arrival", "도착 비자", "落地签"),
        "e-visa": ("e-visa", "전자 비자", "电子签证"),
        "eta": ("electronic authorisation", "전자 여행 허가", "电子旅行许可"),
        "visa required": ("visa required", "비자 필요", "需要签证"),
        "no admission": ("no admission", "입국 불가", "不准入境"),
    }
)  # fmt: skip


def reason(name: str, said: Mapping[str, object], language: Language) -> str:
    """The sentence, filled. Lists are joined, known words translated."""
    filled = {key: word(value, language) for key, value in said.items()}
    return REASONS[name][_ORDER[language]].format_map(filled)


def word(value: object, language: Language) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(word(v, language) for v in value)
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return WORDS[text][_ORDER[language]] if text in WORDS else text
