"""The names of needs in three languages, filled from the requirement. `Need.label` holds the English one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...domain.goods import Need
from ...domain.request import Language
from .reasons import word

_ORDER = MappingProxyType({"en": 0, "ko": 1, "zh": 2})

#: rule -> (English, Korean, Chinese)
LABELS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        # country
        "plug-adapter": ("Plug adapter to type {plug_types}", "{plug_types}형 콘센트용 어댑터", "{plug_types}型转换插头"),
        "plug-check": ("Check your plugs: type {plug_types} there", "플러그 확인: 현지 {plug_types}형", "检查插头:当地为{plug_types}型"),
        "voltage": ("Check that devices take {volts} V", "기기가 {volts} V를 지원하는지 확인", "确认电器支持{volts}伏"),
        "frequency": ("Check motors and clocks: {hertz} Hz", "모터·시계 기기 확인: {hertz} Hz", "检查带电机或时钟的电器:{hertz}赫兹"),
        "currency": ("A way to pay in {currency}", "{currency} 결제 수단", "{currency}支付方式"),
        "driving-side": ("Driving on the {side}: prepare", "{side}통행 운전 준비", "准备靠{side}行驶"),
        "driving-licence": ("Check that your licence is valid there", "현지에서 유효한 운전면허 확인", "确认驾照在当地有效"),
        "entry-document": ("Entry document: {requirement}", "입국 서류: {requirement}", "入境文件:{requirement}"),
        "entry-passport": ("Passport, valid for the stay", "체류 기간에 유효한 여권", "在停留期间有效的护照"),
        "entry-days": ("Permit for more than {days} days", "{days}일 초과 체류 허가", "超过{days}天的停留许可"),
        "advisory": ("Read the travel advice", "여행 경보 확인", "阅读旅行提醒"),
        "holiday-supplies": ("Supplies before the holiday", "공휴일 전 필요한 물품 준비", "假日前备好物品"),
        # climate
        "umbrella": ("Umbrella", "우산", "雨伞"),
        "rain-jacket": ("Rain jacket", "방수 재킷", "防雨外套"),
        "waterproof-shoes": ("Waterproof shoes", "방수 신발", "防水鞋"),
        "waterproof-pouch": ("Waterproof pouch for phone and papers", "휴대폰·서류 방수 파우치", "手机和证件防水袋"),
        "evening-layer": ("Light jacket for the evenings", "저녁용 얇은 겉옷", "早晚穿的薄外套"),
        "warm-coat": ("Warm coat", "따뜻한 외투", "保暖外套"),
        "gloves-hat": ("Gloves and a warm hat", "장갑과 따뜻한 모자", "手套和保暖帽"),
        "thermal-layers": ("Thermal underwear", "발열 내의", "保暖内衣"),
        "snow-boots": ("Shoes with grip for snow", "눈길용 미끄럼 방지 신발", "防滑雪地鞋"),
        "light-clothes": ("Light, breathable clothes", "통풍 잘되는 얇은 옷", "轻薄透气的衣服"),
        "sunscreen": ("Sunscreen with a high factor", "차단 지수 높은 자외선 차단제", "高倍防晒霜"),
        "sun-hat": ("Sun hat and sunglasses", "햇빛 가리는 모자와 선글라스", "遮阳帽和太阳镜"),
        "water-bottle": ("Refillable water bottle", "물병", "可重复使用的水壶"),
        "heat-relief": ("Electrolytes and a small fan", "전해질 음료와 휴대용 선풍기", "电解质补充剂和小风扇"),
        "insect-repellent": ("Insect repellent", "벌레 기피제", "驱虫剂"),
        "skin-care": ("Lip balm and hand cream", "립밤과 핸드크림", "润唇膏和护手霜"),
        "layers": ("Clothes in layers", "겹쳐 입을 옷", "便于增减的多层衣物"),
        # places
        "modest-dress": ("Clothes that cover shoulders and knees", "어깨와 무릎을 가리는 옷", "遮住肩膀和膝盖的衣服"),
        "head-scarf": ("Head scarf", "머리를 가리는 스카프", "头巾"),
        "slip-on-shoes": ("Shoes that come off easily, and clean socks", "벗기 쉬운 신발과 깨끗한 양말", "易脱的鞋和干净的袜子"),
        "swimwear": ("Swimwear", "수영복", "泳衣"),
        "beach-towel": ("Quick-drying towel", "빨리 마르는 수건", "速干毛巾"),
        "hiking-shoes": ("Walking shoes with a profile", "등산·트레킹화", "徒步鞋"),
        "day-pack": ("Small backpack", "작은 배낭", "小背包"),
        "windproof": ("Windproof layer", "바람막이", "防风衣"),
        "shopping-bag": ("Foldable shopping bag", "접이식 장바구니", "折叠购物袋"),
        "smart-clothes": ("Smart clothes for the evening", "공연용 단정한 옷", "观演用的正装"),
        "small-bag": ("Small bag: large ones must often be left at the door", "작은 가방 (큰 가방은 맡겨야 할 수 있음)", "小包(大包可能需寄存)"),
        "stadium-bag": ("Check the bag rule of the stadium", "경기장 가방 규정 확인", "查看体育场的包袋规定"),
        "tax-refund": ("Passport at hand for tax refunds: check the rule", "세금 환급용 여권 지참: 규정 확인", "携带护照办理退税:查看规定"),
        "photo-id": ("Photo identification", "사진 있는 신분증", "带照片的证件"),
        # flight
        "cabin-bag": ("Cabin bag within {max_sides_cm} cm", "{max_sides_cm} cm 이내 기내용 가방", "{max_sides_cm}厘米以内的登机箱"),
        "cabin-bag-weight": ("Cabin bag of at most {max_weight_kg} kg: a luggage scale", "기내 가방 {max_weight_kg} kg 이하: 휴대용 저울", "登机行李不超过{max_weight_kg}公斤:行李秤"),
        "personal-item": ("Personal item within {personal_sides_cm} cm", "{personal_sides_cm} cm 이내 개인 휴대품", "{personal_sides_cm}厘米以内的随身小包"),
        "liquids": ("Liquids in containers of at most {max_ml} ml", "{max_ml} ml 이하 용기의 액체", "每件不超过{max_ml}毫升的液体"),
        "travel-bottles": ("Travel bottles for toiletries", "세면용품 여행용 용기", "洗护用品分装瓶"),
        "power-bank": ("Power bank: where it may travel", "보조 배터리: 반입 규정", "充电宝:携带规定"),
        "spare-batteries": ("Spare batteries: where they may travel", "예비 배터리: 반입 규정", "备用电池:携带规定"),
        "sunscreen-flight": ("Sunscreen: where it may travel", "자외선 차단제: 반입 규정", "防晒霜:携带规定"),
        "medication": ("Medication: where it may travel", "의약품: 반입 규정", "药品:携带规定"),
        "blades": ("Knives and blades: not in the cabin", "칼·날붙이: 기내 반입 금지", "刀具:不可随身携带"),
        "lighter": ("Lighter: where it may travel", "라이터: 반입 규정", "打火机:携带规定"),
        "poles": ("Hiking poles: where they may travel", "등산 스틱: 반입 규정", "登山杖:携带规定"),
        "drone": ("Drone: where it may travel", "드론: 반입 규정", "无人机:携带规定"),
        # people
        "nappies": ("Nappies and wipes", "기저귀와 물티슈", "尿布和湿巾"),
        "baby-food": ("Baby milk or formula: where it may travel", "분유·이유식: 반입 규정", "婴儿奶粉:携带规定"),
        "stroller": ("Light stroller", "경량 유모차", "轻便婴儿车"),
        "stroller-flight": ("Stroller: where it may travel", "유모차: 반입 규정", "婴儿车:携带规定"),
        "child-seat": ("Child seat: check the local law", "카시트: 현지 법규 확인", "儿童座椅:查看当地法规"),
        "child-entertainment": ("Quiet games and headphones for the child", "아이용 놀잇감과 헤드폰", "孩子的安静玩具和耳机"),
        "wheelchair-battery": ("Wheelchair battery: tell the airline", "휠체어 배터리: 항공사에 알리기", "轮椅电池:告知航空公司"),
        "folding-seat": ("Light folding seat", "가벼운 접이식 의자", "轻便折叠凳"),
        "allergy-card": ("Allergy card in the local language", "현지어 알레르기 카드", "当地语言的过敏说明卡"),
        "diet-card": ("Diet card in the local language", "현지어 식단 카드", "当地语言的饮食说明卡"),
        "auto-injector": ("Emergency injector: where it may travel", "응급 주사기: 반입 규정", "急救注射笔:携带规定"),
        # trip
        "walking-shoes": ("Comfortable walking shoes", "편한 신발", "舒适的步行鞋"),
        "blister-plasters": ("Blister plasters", "물집 밴드", "防水泡贴"),
        "laundry": ("Travel detergent and a line", "여행용 세제와 빨랫줄", "旅行洗衣剂和晾衣绳"),
        "spare-medication": ("Medication for the whole stay and some days more", "여행 기간보다 넉넉한 상비약", "足够全程并留有余量的药品"),
        "neck-pillow": ("Neck pillow", "목베개", "颈枕"),
        "sleep-mask": ("Sleep mask and ear plugs", "수면 안대와 귀마개", "眼罩和耳塞"),
    }
)  # fmt: skip


def label(need: Need, language: Language = "en") -> str:
    """The need's name in a language; its own English label for a rule that a host added."""
    return label_text(need.rule, need.requirement, language) if need.rule in LABELS else need.label


def label_text(rule: str, requirement: Mapping[str, Any], language: Language) -> str:
    filled = {key: _shown(key, value, language) for key, value in requirement.items()}
    return LABELS[rule][_ORDER[language]].format_map(filled)


def _shown(key: str, value: Any, language: Language) -> str:
    if key.endswith("sides_cm"):
        return " x ".join(f"{side:g}" for side in value)
    return word(value, language)
