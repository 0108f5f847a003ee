"""What goods are called, in three languages: to know a request for goods, and to search a feed of another language.

group -> (English, Korean, Chinese). The first of each is what it is searched by. A group is a kind of thing, not a brand; words that
also mean something else on a trip (tour, ticket, map) are left out.
"""

from collections.abc import Mapping
from types import MappingProxyType

Names = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

GOODS: Mapping[str, Names] = MappingProxyType(
    {
        "cabin-bag": (("carry-on suitcase", "carry-on", "carry on", "cabin bag", "cabin suitcase", "cabin luggage", "carry-on bag", "hand luggage"), ("기내용 캐리어", "기내 캐리어", "기내용 가방"), ("登机箱", "登机行李箱")),
        "suitcase": (("suitcase", "trolley case", "luggage", "travel trolley"), ("캐리어", "여행 가방", "여행용 가방"), ("行李箱", "旅行箱", "拉杆箱")),
        "backpack": (("backpack", "rucksack", "daypack", "day pack"), ("배낭", "백팩"), ("背包", "双肩包")),
        "packing-cubes": (("packing cubes", "packing cube"), ("여행용 파우치", "패킹 큐브"), ("收纳袋", "旅行收纳袋")),
        "luggage-scale": (("luggage scale",), ("휴대용 저울", "캐리어 저울"), ("行李秤",)),
        "lock": (("luggage lock", "tsa lock", "padlock"), ("자물쇠", "캐리어 자물쇠"), ("行李锁", "密码锁")),
        "duffel": (("duffel bag", "duffle bag", "holdall", "gym bag"), ("더플백", "보스턴백"), ("旅行袋", "健身包")),
        "tote": (("tote bag", "shopping bag", "foldable bag"), ("에코백", "장바구니 가방"), ("手提袋", "购物袋")),
        "waist-bag": (("waist bag", "fanny pack", "bum bag", "money belt"), ("힙색", "복대"), ("腰包",)),
        "wallet": (("wallet", "purse", "card holder"), ("지갑", "카드지갑"), ("钱包", "卡包")),
        "passport-holder": (("passport holder", "passport cover"), ("여권 케이스", "여권 지갑"), ("护照夹", "护照套")),
        "plug-adapter": (("plug adapter", "travel adapter", "travel plug adapter", "power adapter", "socket adapter", "universal adapter", "adapter", "adaptor"), ("여행용 어댑터", "멀티 어댑터", "변환 플러그", "돼지코", "어댑터"), ("转换插头", "旅行转换器", "转换器")),
        "power-bank": (("power bank", "powerbank", "portable charger"), ("보조 배터리", "보조배터리"), ("充电宝", "移动电源")),
        "charger": (("charger", "usb charger", "wall charger"), ("충전기",), ("充电器",)),
        "cable": (("charging cable", "usb cable"), ("충전 케이블", "충전선"), ("充电线", "数据线")),
        "headphones": (("headphones", "earphones", "earbuds", "headset"), ("헤드폰", "이어폰"), ("耳机",)),
        "camera": (("camera", "action camera"), ("카메라", "액션캠"), ("相机", "照相机")),
        "tripod": (("tripod", "selfie stick"), ("삼각대", "셀카봉"), ("三脚架", "自拍杆")),
        "phone-case": (("phone case", "phone cover"), ("휴대폰 케이스", "핸드폰 케이스"), ("手机壳",)),
        "waterproof-pouch": (("waterproof pouch", "dry bag", "phone pouch"), ("방수팩", "방수 파우치"), ("防水袋",)),
        "umbrella": (("umbrella", "parasol"), ("우산", "양산"), ("雨伞", "伞")),
        "rain-jacket": (("rain jacket", "raincoat", "rain coat", "poncho", "rain poncho"), ("우비", "레인코트", "방수 재킷", "방수 자켓"), ("雨衣", "防雨外套", "冲锋衣")),
        "jacket": (("jacket", "coat", "parka", "anorak", "windbreaker"), ("재킷", "자켓", "점퍼", "코트", "바람막이", "패딩"), ("夹克", "外套", "大衣", "羽绒服")),
        "fleece": (("fleece", "sweater", "jumper", "hoodie", "cardigan"), ("후드티", "플리스", "스웨터", "가디건"), ("毛衣", "卫衣", "抓绒衣")),
        "shirt": (("shirt", "t-shirt", "tshirt", "blouse"), ("셔츠", "티셔츠"), ("衬衫", "t恤")),
        "trousers": (("trousers", "pants", "jeans", "leggings", "shorts"), ("바지", "청바지", "반바지"), ("裤子", "长裤", "短裤")),
        "dress": (("dress", "skirt"), ("원피스", "치마"), ("连衣裙", "裙子")),
        "thermal-layers": (("thermal underwear", "base layer", "thermals"), ("내복", "발열 내의", "히트텍"), ("保暖内衣",)),
        "socks": (("socks", "hiking socks"), ("양말", "등산 양말"), ("袜子",)),
        "gloves": (("gloves", "mittens"), ("장갑",), ("手套",)),
        "hat": (("sun hat", "hat", "cap", "beanie"), ("모자", "비니"), ("帽子", "遮阳帽")),
        "scarf": (("scarf", "shawl"), ("스카프", "목도리", "머플러"), ("围巾",)),
        "belt": (("belt",), ("벨트", "허리띠"), ("皮带", "腰带")),
        "sunglasses": (("sunglasses",), ("선글라스",), ("太阳镜", "墨镜")),
        "hiking-shoes": (("hiking boots", "hiking shoes", "trekking shoes", "trekking boots", "walking boots"), ("등산화", "트레킹화"), ("登山鞋", "徒步鞋")),
        "boots": (("boots", "ankle boots", "rain boots", "wellies"), ("부츠", "장화"), ("靴子", "雨靴")),
        "snow-boots": (("snow boots", "winter boots"), ("방한화", "스노우 부츠", "방한 부츠"), ("雪地靴",)),
        "sandals": (("sandals", "flip flops", "flip-flops", "slippers"), ("샌들", "슬리퍼"), ("凉鞋", "拖鞋")),
        "walking-shoes": (("walking shoes", "sneakers", "trainers", "running shoes", "shoes"), ("운동화", "워킹화", "신발", "러닝화"), ("步行鞋", "运动鞋", "跑鞋", "鞋子")),
        "swimwear": (("swimsuit", "swimwear", "bikini", "swimming trunks"), ("수영복", "비키니"), ("泳衣", "泳裤")),
        "goggles": (("swimming goggles", "goggles", "snorkel set", "snorkel"), ("물안경", "스노클"), ("泳镜", "浮潜套装")),
        "towel": (("quick dry towel", "beach towel", "towel"), ("비치 타월", "수건"), ("速干毛巾", "沙滩巾", "毛巾")),
        "sunscreen": (("sunscreen", "sun cream", "sun block", "sunblock"), ("선크림", "자외선 차단제", "선블록"), ("防晒霜", "防晒乳")),
        "insect-repellent": (("insect repellent", "mosquito repellent", "bug spray"), ("모기 기피제", "벌레 기피제", "모기약"), ("驱蚊液", "驱虫剂", "驱蚊水")),
        "first-aid": (("first aid kit", "first-aid kit"), ("구급함", "구급상자"), ("急救包",)),
        "plasters": (("blister plasters", "plasters", "band-aids"), ("물집 밴드", "반창고"), ("水泡贴", "创可贴")),
        "face-mask": (("face mask", "face masks"), ("마스크",), ("口罩",)),
        "travel-bottles": (("travel bottles", "toiletry bottles", "refillable bottles"), ("여행용 공병", "공병"), ("分装瓶",)),
        "toiletry-bag": (("toiletry bag", "wash bag", "toiletries bag"), ("세면도구 가방", "세면백"), ("洗漱包",)),
        "shampoo": (("shampoo", "solid shampoo"), ("샴푸",), ("洗发水", "洗发露")),
        "toothbrush": (("toothbrush", "travel toothbrush"), ("칫솔",), ("牙刷",)),
        "water-bottle": (("water bottle", "drinking bottle", "flask", "thermos", "tumbler"), ("물병", "텀블러", "보온병"), ("水壶", "水瓶", "保温杯", "水杯")),
        "neck-pillow": (("neck pillow", "travel pillow"), ("목베개", "여행용 베개"), ("颈枕", "u型枕")),
        "sleep-mask": (("sleep mask", "eye mask"), ("수면 안대", "안대"), ("眼罩",)),
        "earplugs": (("earplugs", "ear plugs"), ("귀마개",), ("耳塞",)),
        "laundry": (("travel detergent", "laundry detergent sheets", "laundry detergent"), ("여행용 세제", "세제"), ("旅行洗衣液", "洗衣片")),
        "fan": (("portable fan", "handheld fan"), ("휴대용 선풍기", "손풍기"), ("小风扇", "手持风扇")),
        "hand-warmer": (("hand warmer", "hand warmers"), ("핫팩", "손난로"), ("暖宝宝", "暖手宝")),
        "tent": (("tent",), ("텐트",), ("帐篷",)),
        "sleeping-bag": (("sleeping bag",), ("침낭",), ("睡袋",)),
        "headlamp": (("headlamp", "head torch", "torch", "flashlight"), ("헤드랜턴", "손전등", "랜턴"), ("头灯", "手电筒")),
        "poles": (("hiking poles", "trekking poles", "walking poles"), ("등산 스틱", "등산스틱"), ("登山杖",)),
        "folding-seat": (("folding seat", "folding stool", "folding chair", "camping chair"), ("접이식 의자", "캠핑 의자"), ("折叠凳", "折叠椅")),
        "binoculars": (("binoculars",), ("쌍안경", "망원경"), ("望远镜",)),
        "stroller": (("stroller", "pushchair", "buggy"), ("유모차",), ("婴儿车", "推车")),
        "nappies": (("nappies", "diapers", "baby wipes"), ("기저귀", "물티슈"), ("尿布", "纸尿裤")),
        "toy": (("toy", "toys", "puzzle", "board game", "card game", "building set", "science kit"), ("장난감", "퍼즐", "보드게임"), ("玩具", "拼图", "桌游")),
        "book": (("book", "guidebook", "notebook", "journal", "sketchbook"), ("책", "공책", "노트"), ("书", "图书", "笔记本")),
        "watch": (("wristwatch", "smartwatch", "watch", "alarm clock"), ("손목시계", "스마트워치"), ("手表", "闹钟")),
        "jewellery": (("necklace", "earrings", "bracelet"), ("목걸이", "귀걸이", "팔찌"), ("项链", "耳环", "手链")),
        "perfume": (("perfume", "cologne"), ("향수",), ("香水",)),
        "lip-balm": (("lip balm", "hand cream"), ("립밤", "핸드크림"), ("润唇膏", "护手霜")),
        "mug": (("mug", "cup", "teapot"), ("머그컵", "컵"), ("马克杯", "杯子")),
        "blanket": (("travel blanket", "blanket"), ("담요",), ("毯子",)),
        "bicycle": (("bike helmet", "helmet", "bicycle lock"), ("헬멧", "자전거 자물쇠"), ("头盔", "自行车锁")),
        "yoga-mat": (("yoga mat",), ("요가 매트",), ("瑜伽垫",)),
        "tablet": (("tablet", "e-reader", "ereader", "laptop", "laptop sleeve"), ("태블릿", "전자책 리더기", "노트북 파우치"), ("平板电脑", "电子阅读器", "电脑包")),
        "gift": (("gift", "present", "souvenir"), ("선물", "기념품"), ("礼物", "纪念品")),
    }
)  # fmt: skip

#: Groups whose names are kinds of one kind rather than names of one thing.
BROAD = frozenset(
    "jacket fleece shirt trousers dress hat boots sandals walking-shoes toy book watch jewellery mug tablet bicycle headlamp goggles"
    " lip-balm swimwear tote waist-bag wallet camera tripod towel first-aid nappies belt".split()
)

#: Groups that come in sizes.
SIZED = frozenset(
    "rain-jacket jacket fleece shirt trousers dress thermal-layers socks gloves hat belt hiking-shoes boots snow-boots sandals walking-shoes"
    " swimwear bicycle".split()
)

#: What somebody likes -> words under which feeds sell it.
LIKINGS: Mapping[str, Names] = MappingProxyType(
    {
        "space": (("space", "astronomy", "planet", "astronaut", "rocket", "solar system", "telescope", "galaxy"), ("우주", "행성", "로켓", "별자리", "천체"), ("太空", "宇宙", "行星", "火箭", "天文")),
        "dinosaurs": (("dinosaurs", "dinosaur", "fossil", "jurassic"), ("공룡", "화석"), ("恐龙", "化石")),
        "animals": (("animals", "animal", "zoo", "farm animals", "wildlife"), ("동물",), ("动物",)),
        "cooking": (("cooking", "kitchen", "chef", "baking"), ("요리", "베이킹"), ("烹饪", "厨房", "烘焙")),
        "coffee": (("coffee", "espresso"), ("커피",), ("咖啡",)),
        "tea": (("tea", "teapot"), ("차 세트", "홍차"), ("茶", "茶具")),
        "music": (("music", "musical", "guitar", "piano"), ("음악", "기타", "피아노"), ("音乐", "吉他", "钢琴")),
        "drawing": (("drawing", "painting", "sketchbook", "art set", "crayons"), ("그림", "미술", "색연필"), ("绘画", "画画", "画笔")),
        "football": (("football", "soccer"), ("축구",), ("足球",)),
        "reading": (("reading", "book", "novel"), ("독서", "책"), ("阅读", "书")),
        "hiking": (("hiking", "trekking", "outdoor"), ("등산", "하이킹"), ("徒步", "登山")),
        "photography": (("photography", "camera", "tripod"), ("사진", "카메라"), ("摄影", "相机")),
        "gardening": (("gardening", "garden", "plant"), ("정원", "식물", "화분"), ("园艺", "植物")),
        "cars": (("cars", "car", "race car", "vehicle"), ("자동차",), ("汽车",)),
        "trains": (("trains", "train set", "railway"), ("기차",), ("火车",)),
        "robots": (("robots", "robot", "coding", "programming"), ("로봇", "코딩"), ("机器人", "编程")),
        "puzzles": (("puzzles", "puzzle", "brain teaser"), ("퍼즐",), ("拼图", "益智")),
        "travel": (("travel", "travelling", "traveling"), ("여행",), ("旅行", "旅游")),
        "cats": (("cats", "cat"), ("고양이",), ("猫",)),
        "dogs": (("dogs", "dog"), ("강아지",), ("狗",)),
        "running": (("running", "jogging", "marathon"), ("달리기", "러닝"), ("跑步",)),
        "cycling": (("cycling", "bicycle", "bike"), ("자전거",), ("骑行", "自行车")),
        "swimming": (("swimming", "swim"), ("수영",), ("游泳",)),
        "yoga": (("yoga", "meditation"), ("요가", "명상"), ("瑜伽", "冥想")),
        "science": (("science", "experiment", "chemistry", "microscope"), ("과학", "실험"), ("科学", "实验")),
        "games": (("games", "board games", "board game", "card game"), ("게임", "보드게임"), ("游戏", "桌游")),
    }
)  # fmt: skip

#: group -> groups that go with it. Only what the catalog has is ever offered.
GOES_WITH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cabin-bag": ("packing-cubes", "luggage-scale", "lock", "toiletry-bag"),
        "suitcase": ("lock", "luggage-scale", "packing-cubes"),
        "backpack": ("rain-jacket", "water-bottle", "packing-cubes"),
        "plug-adapter": ("charger", "cable", "power-bank"),
        "power-bank": ("cable", "charger"),
        "camera": ("tripod", "power-bank"),
        "hiking-shoes": ("socks", "plasters", "poles", "water-bottle"),
        "boots": ("socks",),
        "snow-boots": ("socks", "hand-warmer", "gloves"),
        "walking-shoes": ("socks", "plasters"),
        "rain-jacket": ("umbrella", "waterproof-pouch"),
        "umbrella": ("rain-jacket", "waterproof-pouch"),
        "jacket": ("gloves", "scarf", "hat"),
        "swimwear": ("towel", "goggles", "sunscreen", "waterproof-pouch"),
        "towel": ("swimwear", "sunscreen"),
        "sunscreen": ("hat", "sunglasses", "lip-balm"),
        "hat": ("sunscreen", "sunglasses"),
        "tent": ("sleeping-bag", "headlamp", "folding-seat"),
        "sleeping-bag": ("tent", "headlamp"),
        "neck-pillow": ("sleep-mask", "earplugs", "blanket"),
        "sleep-mask": ("earplugs", "neck-pillow"),
        "travel-bottles": ("toiletry-bag", "shampoo"),
        "insect-repellent": ("sunscreen", "first-aid"),
        "binoculars": ("backpack",),
        "stroller": ("nappies",),
        "headphones": ("cable", "charger"),
        "tablet": ("charger", "cable"),
    }
)  # fmt: skip
