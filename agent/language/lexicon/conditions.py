"""Words of diet, access, rooms, house rules, ways to travel and cuisines."""

from ....domain.offers import HouseRule, Mode, RoomType
from ....domain.party import AccessNeed, Diet

DIETS: dict[Diet, tuple[str, ...]] = {
    Diet.VEGETARIAN: ("vegetarian", "vegetarians", "veggie", "veggies", "veg", "don't eat meat", "no meat", "채식주의자", "채식주의", "채식", "베지테리언", "고기를 안 먹", "고기 안 먹", "吃素", "素食者", "素食", "素食主义者", "不吃肉"),
    Diet.VEGAN: ("vegan", "vegans", "비건", "纯素食", "纯素", "严格素食"),
    Diet.HALAL: ("halal", "할랄", "清真"),
    Diet.KOSHER: ("kosher", "코셔", "犹太洁食"),
    Diet.GLUTEN_FREE: ("gluten-free", "gluten free", "no gluten", "can't eat gluten", "cannot eat gluten", "coeliac", "celiac", "글루텐 프리", "글루텐프리", "글루텐을 못 먹", "글루텐 못 먹", "无麸质", "不能吃麸质"),
    Diet.LACTOSE_FREE: ("lactose-free", "lactose free", "lactose intolerant", "dairy-free", "dairy free", "락토프리", "유당불내증", "乳糖不耐", "无乳糖"),
    Diet.PESCATARIAN: ("pescatarian", "pescetarian", "페스카테리언", "鱼素"),
}  # fmt: skip
ALLERGENS: tuple[str, ...] = (
    "peanuts", "peanut", "nuts", "nut", "tree nuts", "shellfish", "seafood", "shrimp", "fish", "eggs", "egg", "milk", "dairy", "soy", "wheat", "gluten", "sesame", "crab",
    "땅콩", "견과류", "견과", "갑각류", "해산물", "새우", "생선", "계란", "달걀", "우유", "유제품", "콩", "대두", "밀가루", "밀", "글루텐", "참깨", "게", "복숭아",
    "花生", "坚果", "海鲜", "贝类", "虾", "鱼", "鸡蛋", "牛奶", "乳制品", "大豆", "小麦", "麸质", "芝麻", "蟹",
)  # fmt: skip
#: Spelled allergen to one English word, so that catalogs need one.
ALLERGEN_NAMES: dict[str, str] = {
    **dict.fromkeys(("peanuts", "peanut", "땅콩", "花生"), "peanut"),
    **dict.fromkeys(("nuts", "nut", "tree nuts", "견과류", "견과", "坚果"), "nuts"),
    **dict.fromkeys(("shellfish", "갑각류", "贝类"), "shellfish"),
    **dict.fromkeys(("seafood", "해산물", "海鲜"), "seafood"),
    **dict.fromkeys(("shrimp", "새우", "虾"), "shrimp"),
    **dict.fromkeys(("fish", "생선", "鱼"), "fish"),
    **dict.fromkeys(("eggs", "egg", "계란", "달걀", "鸡蛋"), "egg"),
    **dict.fromkeys(("milk", "우유", "牛奶"), "milk"),
    **dict.fromkeys(("dairy", "유제품", "乳制品"), "dairy"),
    **dict.fromkeys(("soy", "콩", "대두", "大豆"), "soy"),
    **dict.fromkeys(("wheat", "밀가루", "밀", "小麦"), "wheat"),
    **dict.fromkeys(("gluten", "글루텐", "麸质"), "gluten"),
    **dict.fromkeys(("sesame", "참깨", "芝麻"), "sesame"),
    **dict.fromkeys(("crab", "게", "蟹"), "crab"),
    "복숭아": "peach",
}
ACCESS: dict[AccessNeed, tuple[str, ...]] = {
    AccessNeed.WHEELCHAIR: ("uses a wheelchair", "use a wheelchair", "in a wheelchair", "wheelchair-accessible", "wheelchair accessible", "wheelchair-friendly", "wheelchair user", "wheelchair", "휠체어를 타", "휠체어", "坐轮椅", "轮椅"),
    AccessNeed.STEP_FREE: ("step-free", "step free", "no stairs", "no steps", "without stairs", "can't climb stairs", "cannot climb stairs", "can't do stairs", "can't manage stairs", "hates stairs", "hate stairs", "can't take stairs", "avoid stairs", "계단을 못 올라가", "계단을 못 오르", "계단을 못", "계단 못 올라가", "계단 못", "계단 없이", "계단이 없", "无台阶", "无障碍", "不能爬楼梯", "不爬楼梯"),
    AccessNeed.LITTLE_WALKING: ("can't walk far", "cannot walk far", "can't walk much", "can't walk long", "cannot walk long", "can't walk a lot", "not much walking", "not like to walk much", "don't like to walk much", "doesn't like to walk much", "not like walking much", "don't like walking", "not walk much", "don't walk much", "walk little", "little walk", "little walking", "minimal walking", "not too much walking", "less walking", "bad knees", "bad knee", "bad hip", "bad hips", "bad back", "can't do long walks", "no long walks", "short walks only", "can't walk too much", "trouble walking", "difficulty walking",
                                "많이 못 걷", "못 걸으", "잘 못 걷", "잘 못 걸","많이 못 걸어", "오래 못 걸어", "오래 못 걷", "많이 걷지 못", "오래 걷지 못", "걷는 걸 힘들", "걷기 힘들", "많이 안 걷", "적게 걷", "다리가 불편", "무릎이 안 좋아서", "무릎이 안 좋", "무릎이 아", "不能走太多", "走不了太多", "不能走远", "走不远", "少走路", "腿脚不便", "腿脚不好", "膝盖不好"),
    AccessNeed.STROLLER: ("stroller", "pushchair", "pram", "buggy", "유모차", "婴儿车", "推车"),
}  # fmt: skip
ROOMS: dict[RoomType, tuple[str, ...]] = {
    RoomType.ENTIRE: ("entire rooms", "entire room", "entire place", "entire places", "entire home", "entire homes", "entire house", "entire apartment", "entire apartments", "entire flat", "whole place", "whole apartment", "whole house", "whole flat", "whole room", "whole rooms", "place to ourselves", "place to myself",
                      "숙소 전체", "집 전체", "독채", "整套", "整租", "包房整套"),
    RoomType.PRIVATE: ("private rooms", "private room", "own room", "own rooms", "개인실", "개인 방", "독방", "프라이빗 룸", "独立房间", "私人房间", "独立卧室"),
    RoomType.SHARED: ("shared rooms", "shared room", "dormitory", "dorm", "dorms", "hostel bed", "share a room with strangers", "도미토리", "다인실", "공용 객실", "合住", "床位", "多人间", "青旅床位"),
    RoomType.HOTEL: ("hotel rooms", "hotel room", "호텔 객실", "호텔방", "酒店房间"),
}  # fmt: skip
HOUSE_RULES: dict[HouseRule, tuple[str, ...]] = {
    HouseRule.PARTIES: ("host parties", "hosting parties", "host a party", "throw a party", "throw parties", "parties are allowed", "allow parties", "allows parties", "allowing parties", "permit parties", "parties", "파티 가능", "파티를 할 수", "파티할 수", "可以开派对", "允许聚会", "开派对", "聚会"),
    HouseRule.SMOKING: ("smoking", "smokers", "smoke", "흡연 가능", "흡연이 가능", "흡연", "담배를 피울 수", "可吸烟", "允许吸烟", "可以吸烟", "可以抽烟", "吸烟"),
    HouseRule.PETS: ("pet-friendly", "pet friendly", "pets", "pet", "our dog", "my dog", "our cat", "my cat", "dogs", "dog", "cat", "dog-friendly", "반려동물", "반려견", "애완동물", "강아지", "고양이", "애견", "宠物", "带狗", "小狗", "狗狗", "猫咪"),
    HouseRule.VISITORS: ("allow visitors", "visitors", "have guests over", "guests over", "방문객", "손님 초대", "访客", "接待客人"),
    HouseRule.CHILDREN_UNDER_10: ("children under 10", "kids under 10", "children under ten", "children under the age of 10", "children under the age of ten", "kids under the age of 10", "children below 10", "children younger than 10", "children under 10 years old",
                                  "allow children", "allows children", "allow kids", "allows kids", "accept children", "accepts kids", "accept kids", "welcome children", "welcomes children", "welcome kids", "welcomes kids", "children allowed", "kids allowed", "children are allowed", "kids are allowed",
                                  "10세 미만", "10살 미만", "10세 이하", "열 살 미만", "10岁以下"),
}  # fmt: skip
MODES: dict[Mode, tuple[str, ...]] = {
    Mode.FLIGHT: ("flights", "flight", "flying", "fly", "planes", "plane", "airplanes", "airplane", "aeroplane", "air travel", "by air", "비행기", "항공편", "항공", "비행", "飞机", "航班", "坐飞机", "乘飞机"),
    Mode.SELF_DRIVE: ("self-driving", "self driving", "self-drive", "self drive", "drive ourselves", "drive myself", "driving ourselves", "driving myself", "driving", "drive", "rental car", "rental cars", "rent a car", "renting a car", "hire car", "hire a car", "car rental", "car hire", "by car", "운전", "렌터카", "렌트카", "렌트", "자가용", "자가운전", "차를 빌", "自驾", "开车", "租车", "自己开车"),
    Mode.TRAIN: ("trains", "train", "rail", "railway", "기차", "열차", "고속철", "火车", "高铁", "列车", "动车"),
    Mode.BUS: ("buses", "bus", "coaches", "coach", "버스", "大巴", "巴士", "公交", "公交车", "汽车"),
    Mode.FERRY: ("ferries", "ferry", "boats", "boat", "ships", "cruise", "배를 타", "페리", "여객선", "轮船", "渡轮", "坐船", "邮轮"),
    Mode.TAXI: ("taxis", "taxi", "cabs", "cab", "uber", "택시", "出租车", "打车", "的士"),
    Mode.TRANSIT: ("subway", "metro", "public transport", "public transit", "지하철", "대중교통", "地铁", "公共交通"),
    Mode.WALK: ("walk", "걸어서", "도보", "步行", "走路"),
}  # fmt: skip
#: Cuisine: its English name and how it is asked for. Regional Chinese names stay Chinese, as Chinese catalogs write them.
CUISINES: dict[str, tuple[str, ...]] = {
    "American": ("american", "미국 음식", "미국음식", "美国菜", "美式"),
    "French": ("french", "프랑스 음식", "프랑스 요리", "프렌치", "法国菜", "法餐", "法式"),
    "Italian": ("italian", "이탈리아 음식", "이탈리아 요리", "이탈리안", "이태리 음식", "意大利菜", "意大利餐", "意餐", "意式"),
    "Mediterranean": ("mediterranean", "지중해 음식", "지중해 요리", "지중해식", "地中海菜", "地中海料理"),
    "Mexican": ("mexican", "멕시코 음식", "멕시칸", "墨西哥菜", "墨西哥餐"),
    "Indian": ("indian", "인도 음식", "인도 요리", "인도 커리", "印度菜", "印度料理"),
    "Chinese": ("chinese", "중국 음식", "중국 요리", "중식", "중국집", "中国菜", "中餐"),
    "Japanese": ("japanese", "일본 음식", "일본 요리", "일식", "日本料理", "日本菜", "日料", "日餐"),
    "Korean": ("korean", "한국 음식", "한국 요리", "한식", "韩国料理", "韩国菜", "韩餐", "韩料"),
    "Thai": ("thai", "태국 음식", "태국 요리", "泰国菜", "泰餐"),
    "Vietnamese": ("vietnamese", "베트남 음식", "쌀국수", "越南菜"),
    "Spanish": ("spanish", "tapas", "스페인 음식", "타파스", "西班牙菜"),
    "Greek": ("greek", "그리스 음식", "希腊菜"),
    "Turkish": ("turkish", "터키 음식", "튀르키예 음식", "土耳其菜"),
    "Lebanese": ("lebanese", "레바논 음식", "黎巴嫩菜"),
    "Middle Eastern": ("middle eastern", "중동 음식", "中东菜"),
    "German": ("german", "독일 음식", "德国菜"),
    "British": ("british", "영국 음식", "英国菜"),
    "Brazilian": ("brazilian", "브라질 음식", "巴西菜"),
    "Peruvian": ("peruvian", "페루 음식", "秘鲁菜"),
    "Ethiopian": ("ethiopian", "에티오피아 음식"),
    "Cajun": ("cajun", "creole"),
    "Taiwanese": ("taiwanese", "대만 음식", "台湾菜"),
    "Western": ("western food", "western cuisine", "양식", "西餐"),
    "seafood": ("seafood", "해산물", "회", "海鲜"),
    "sushi": ("sushi", "스시", "초밥", "寿司"),
    "ramen": ("ramen", "라멘", "拉面"),
    "BBQ": ("bbq", "barbecue", "바비큐", "고기구이", "烧烤", "烤肉"),
    "pizza": ("pizza", "피자", "披萨"),
    "火锅": ("hotpot", "hot pot", "훠궈", "火锅"),
    "川菜": ("sichuan", "szechuan", "사천 요리", "川菜"),
    "粤菜": ("cantonese", "광둥 요리", "粤菜"),
    "江浙菜": ("江浙菜", "本帮江浙菜"),
    "本帮菜": ("本帮菜", "上海菜"),
    "Southeast Asian": ("southeast asian", "동남아 음식", "东南亚菜"),
    "Asian": ("亚洲菜", "亚洲料理"),
    "Latin American": ("latin american", "拉美料理", "拉美菜"),
    "湖北菜": ("湖北菜", "鄂菜"),
    "徽菜": ("徽菜", "安徽菜"),
    "闽菜": ("闽菜", "福建菜"),
    "新疆菜": ("新疆菜",),
    "创意菜": ("创意菜", "融合菜"),
    "农家菜": ("农家菜",),
    "自助餐": ("自助餐",),
    "其他中餐": ("其他中餐",),
    "湘菜": ("湘菜",),
    "鲁菜": ("鲁菜",),
    "东北菜": ("东北菜",),
    "西北菜": ("西北菜",),
    "北京菜": ("北京菜", "京菜"),
    "云南菜": ("云南菜", "云贵菜"),
    "小吃": ("小吃", "快餐简餐"),
    "茶馆": ("茶馆", "茶馆/茶室", "茶室"),
    "面包甜点": ("面包甜点",),
    "咖啡店": ("咖啡店", "咖啡厅"),
}  # fmt: skip
#: Cuisine words that mean food by themselves; the others (nationalities) need a word of food nearby.
FOOD_BY_ITSELF = frozenset(
    ("seafood", "sushi", "ramen", "BBQ", "pizza", "火锅", "川菜", "粤菜", "江浙菜", "本帮菜", "湘菜", "鲁菜", "东北菜", "西北菜", "北京菜", "云南菜", "小吃", "茶馆", "面包甜点", "咖啡店", "湖北菜", "徽菜", "闽菜", "新疆菜", "创意菜", "农家菜", "自助餐", "其他中餐")
)  # fmt: skip
OPTIONAL: tuple[str, ...] = (
    "if possible", "where possible", "if you can", "if it's possible", "maybe", "perhaps", "not essential", "nice to have", "optionally", "optional", "wouldn't mind", "would be nice", "if there's time", "if there is time", "if time allows",
    "if we can", "if i can", "if that works", "would be great", "would be lovely",
    "가능하면", "가능하다면", "되도록", "될 수 있으면", "웬만하면", "시간이 되면", "시간 되면", "있으면 좋", "如果可以", "可以的话", "可能的话", "尽量", "最好能", "有时间的话", "方便的话",
)  # fmt: skip
