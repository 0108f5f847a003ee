"""What people like to see, as they name it. Keys are the interest words of `domain.parameters.INTERESTS`."""

from ....domain.place import Kind

INTERESTS: dict[str, tuple[str, ...]] = {
    "art": ("art museums", "art museum", "art galleries", "art gallery", "galleries", "gallery", "arts", "art", "paintings", "painting", "contemporary art", "modern art",
            "미술관", "갤러리", "미술", "예술", "그림", "美术馆", "艺术馆", "画廊", "艺术", "美术"),
    "museums": ("museums", "museum", "exhibitions", "exhibition", "박물관", "전시회", "전시", "뮤지엄", "博物馆", "纪念馆", "展览"),
    "history": ("history", "historical sites", "historic sites", "historical", "historic", "ruins", "archaeology", "ancient", "heritage", "old town", "역사", "유적지", "유적", "고궁", "문화재", "유산", "历史古迹", "历史", "古迹", "红色景点", "遗址", "遗迹", "人文景观", "文物", "古城"),
    "temples": ("temples", "temple", "shrines", "shrine", "pagodas", "pagoda", "사원", "사찰", "신사", "절", "寺庙", "神社", "寺院", "佛寺", "寺"),
    "churches": ("churches", "church", "cathedrals", "cathedral", "basilicas", "abbeys", "성당", "교회", "대성당", "教堂"),
    "architecture": ("architecture", "文化旅游区", "buildings", "skyscrapers", "건축물", "건축", "건물", "建筑"),
    "castles": ("castles", "castle", "fortresses", "성곽", "고성", "城堡"),
    "palaces": ("palaces", "palace", "궁전", "궁궐", "왕궁", "宫殿", "皇宫"),
    "nature": ("nature", "natural scenery", "scenery", "landscapes", "outdoors", "mountains", "mountain", "lakes", "waterfalls", "자연", "풍경", "산", "호수", "폭포", "自然风光", "自然", "风景", "山水", "湖"),
    "parks": ("parks", "park", "공원", "公园"),
    "gardens": ("gardens", "garden", "botanical gardens", "정원", "수목원", "식물원", "园林", "花园", "植物园"),
    "beach": ("beaches", "beach", "seaside", "by the sea", "coast", "swimming in the sea", "snorkeling", "snorkelling", "바다", "해변", "해수욕장", "바닷가", "스노클링", "海边", "海滩", "沙滩", "看海", "海岛", "浮潜"),
    "hiking": ("hiking", "hikes", "hike", "trekking", "trails", "하이킹", "등산", "트레킹", "徒步", "爬山", "登山"),
    "views": ("views", "viewpoints", "viewpoint", "observation decks", "skyline", "panoramas", "night views", "전망대", "야경", "전망", "경치", "观景", "夜景", "观景台"),
    "shopping": ("shopping", "malls", "mall", "shops", "boutiques", "department stores", "쇼핑", "백화점", "쇼핑몰", "아울렛", "购物", "逛街", "商场", "商业街区", "百货"),
    "markets": ("markets", "market", "flea markets", "night markets", "night market", "bazaars", "bazaar", "시장", "야시장", "벼룩시장", "夜市", "集市", "市场"),
    "food": ("food", "foodie", "foodies", "food lover", "food lovers", "street food", "local food", "gastronomy", "culinary", "eating", "맛집", "먹방", "미식", "음식", "먹거리", "길거리 음식", "식도락", "美食", "小吃街", "吃货", "好吃的"),
    "nightlife": ("nightlife", "nightclubs", "nightclub", "clubs", "clubbing", "bars", "bar", "pubs", "partying", "클럽", "술집", "나이트라이프", "바 투어", "夜生活", "酒吧", "夜店"),
    "music": ("music", "concerts", "concert", "jazz", "opera", "음악", "콘서트", "공연", "재즈", "오페라", "音乐会", "音乐", "演唱会", "歌剧"),
    "theatre": ("theatre", "theater", "musicals", "musical", "ballet", "뮤지컬", "연극", "극장", "音乐剧", "话剧", "剧院", "戏剧"),
    "family": ("family-friendly", "family friendly", "kid-friendly", "kid friendly", "child-friendly", "things for kids", "아이와 함께", "亲子"),
    "animals": ("animals", "zoos", "zoo", "aquariums", "aquarium", "wildlife", "동물원", "아쿠아리움", "수족관", "동물", "动物园", "水族馆", "海洋馆", "动物"),
    "amusement": ("theme parks", "theme park", "amusement parks", "amusement park", "rides", "roller coasters", "water parks", "놀이공원", "테마파크", "놀이동산", "游乐园", "主题公园", "体育娱乐", "乐园"),
    "sports": ("sports", "stadiums", "stadium", "football", "baseball", "soccer", "스포츠", "축구", "야구", "경기장", "体育", "足球", "棒球", "体育场"),
    "spa": ("spas", "spa", "hot springs", "hot spring", "onsen", "thermal baths", "saunas", "sauna", "온천", "스파", "사우나", "찜질방", "温泉", "水疗", "桑拿"),
    "books": ("books", "bookshops", "bookstores", "libraries", "library", "서점", "도서관", "책방", "书店", "图书馆"),
    "science": ("science museums", "science museum", "science", "technology", "planetarium", "과학관", "과학", "科技馆", "科技", "科学"),
    "religion": ("religious sites", "mosques", "mosque", "모스크", "종교", "清真寺", "宗教"),
}  # fmt: skip

#: Kinds that a word names literally, for "no museums". Words that are wider than a kind (history, food) are dislikes instead.
AVOIDED: dict[str, tuple[Kind, ...]] = {
    "art": (Kind.GALLERY,),
    "museums": (Kind.MUSEUM, Kind.GALLERY),
    "temples": (Kind.TEMPLE, Kind.SHRINE),
    "churches": (Kind.CHURCH,),
    "castles": (Kind.CASTLE,),
    "palaces": (Kind.PALACE,),
    "parks": (Kind.PARK,),
    "gardens": (Kind.GARDEN,),
    "beach": (Kind.BEACH,),
    "views": (Kind.VIEWPOINT,),
    "shopping": (Kind.SHOPPING,),
    "markets": (Kind.MARKET,),
    "nightlife": (Kind.NIGHTLIFE,),
    "theatre": (Kind.THEATRE,),
    "animals": (Kind.ZOO, Kind.AQUARIUM),
    "amusement": (Kind.AMUSEMENT,),
    "sports": (Kind.STADIUM,),
    "spa": (Kind.SPA,),
    "books": (Kind.LIBRARY,),
}
#: Single words narrower than their interest.
NARROW: dict[str, tuple[Kind, ...]] = {
    word: kinds
    for words, kinds in (
        ("shrine shrines 신사 神社", (Kind.SHRINE,)),
        ("zoo zoos 동물원 动物园", (Kind.ZOO,)),
        ("aquarium aquariums 아쿠아리움 수족관 水族馆 海洋馆", (Kind.AQUARIUM,)),
        ("mosque mosques 모스크 清真寺", (Kind.MOSQUE,)),
        ("theatre theater 극장 剧院", (Kind.THEATRE,)),
        ("历史古迹 古迹 유적지", (Kind.HISTORIC,)),
        ("自然风光", (Kind.NATURE,)),
        ("人文景观", (Kind.ARCHITECTURE,)),
        ("文化旅游区", (Kind.DISTRICT,)),
        ("红色景点", (Kind.MONUMENT,)),
        ("美术馆 艺术馆 미술관", (Kind.GALLERY,)),
    )
    for word in words.split()
}
CLIMATES: dict[str, tuple[str, ...]] = {
    "warm": ("somewhere warm", "somewhere hot", "somewhere sunny", "warm place", "warm weather", "warm", "sunny", "hot place", "따뜻한", "따듯한", "더운 곳", "暖和", "温暖", "热带", "炎热"),
    "cool": ("somewhere cool", "somewhere cold", "cool weather", "cool place", "escape the heat", "시원한", "선선한", "추운", "凉快", "凉爽", "避暑"),
    "dry": ("somewhere dry", "dry weather", "without rain", "비 안 오는", "건조한", "干燥", "不下雨"),
    "snow": ("snow", "skiing", "ski", "눈 보러", "눈이 오는", "눈 오는", "스키", "滑雪", "看雪"),
}  # fmt: skip
PACES: dict[str, tuple[str, ...]] = {
    "slow": ("slow pace", "slow-paced", "slow", "slower", "slowly", "slow down", "relaxed", "relaxing", "relaxed pace", "leisurely", "easy pace", "easygoing", "easy-going", "take it easy", "taking it easy", "take things easy", "unhurried", "not too busy", "not rushed", "not too packed", "laid-back",
             "여유롭게", "여유 있게", "여유있게", "여유로운", "느긋하게", "느긋한", "천천히", "쉬엄쉬엄", "빡빡하지 않게", "널널하게", "한가하게", "느리게", "悠闲", "轻松", "慢慢", "慢节奏", "不要太赶", "别太赶", "不赶", "不要太累", "别太累", "不太累", "慢一点", "慢点", "留白", "不想太累", "休闲"),
    "fast": ("fast pace", "fast-paced", "fast", "faster", "packed", "busy schedule", "see as much as possible", "as much as possible", "intensive", "action-packed",
             "빡빡하게", "빡빡한", "빡세게", "빡센", "알찬", "바쁜 일정", "알차게", "많이 보고", "빠르게", "바쁘게", "紧凑", "特种兵", "多看一些", "尽量多", "充实"),
    "normal": ("normal pace", "moderate pace", "medium pace", "보통 속도", "적당히", "适中", "正常节奏"),
}  # fmt: skip
