"""Currencies as people write them."""

#: Words and signs that mean one currency. Longest are tried first.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "USD": (
        "us$",
        "usd",
        "us dollars",
        "us dollar",
        "american dollars",
        "dollars",
        "dollar",
        "bucks",
        "달러",
        "불",
        "美元",
        "美金",
        "刀",
    ),
    "EUR": ("eur", "euros", "euro", "€", "유로", "欧元"),
    "GBP": ("gbp", "pounds sterling", "pounds", "pound", "quid", "£", "파운드", "英镑"),
    "JPY": ("jpy", "yen", "엔화", "엔", "日元", "日圆", "円", "日币"),
    "KRW": ("krw", "korean won", "won", "₩", "원", "韩元", "韩币"),
    "CNY": ("cny", "rmb", "yuan", "renminbi", "위안", "人民币", "块钱", "块", "元人民币"),
    "TWD": ("twd", "nt$", "ntd", "대만달러", "台币", "新台币"),
    "HKD": ("hkd", "hk$", "홍콩달러", "港币", "港元"),
    "AUD": ("aud", "a$", "au$", "australian dollars", "호주달러", "澳元"),
    "CAD": ("cad", "c$", "ca$", "canadian dollars", "캐나다달러", "加元"),
    "SGD": ("sgd", "s$", "singapore dollars", "싱가포르달러", "新币"),
    "NZD": ("nzd", "nz$"),
    "CHF": ("chf", "swiss francs", "francs", "프랑", "瑞士法郎", "法郎"),
    "THB": ("thb", "baht", "바트", "泰铢"),
    "VND": ("vnd", "dong", "동화", "越南盾"),
    "INR": ("inr", "rupees", "₹", "루피", "卢比"),
    "MXN": ("mxn", "mexican pesos"),
    "SEK": ("sek", "swedish kronor"),
    "NOK": ("nok", "norwegian kroner"),
    "DKK": ("dkk", "danish kroner"),
    "PLN": ("pln", "zloty", "zł"),
    "CZK": ("czk", "koruna"),
    "HUF": ("huf", "forint"),
    "TRY": ("lira", "₺"),
    "AED": ("aed", "dirhams", "dirham"),
    "PHP": ("₱",),
}
#: Signs that mean more than one: told by the language, the destination, or the catalog.
SIGNS = {
    "$": ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD", "MXN"),
    "¥": ("JPY", "CNY"),
    "元": ("CNY", "TWD", "HKD"),
}

#: What an amount is about.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "lodging": ("hotel", "hotels", "accommodation", "accommodations", "lodging", "room", "rooms", "숙박", "숙소", "호텔", "숙박비", "住宿", "酒店"),
    "meals": ("food", "meals", "eating", "dining", "restaurants", "식비", "음식", "밥값", "식사", "用餐", "餐饮", "吃饭", "伙食"),
    "tickets": ("tickets", "admission", "admissions", "entrance fees", "sightseeing", "입장료", "관광", "游览", "门票"),
    "transport": ("transport", "transportation", "flights", "travel costs", "교통비", "항공권", "交通"),
    "goods": ("shopping", "souvenirs", "쇼핑", "기념품", "购物"),
}  # fmt: skip
#: What no category holds: moving about inside a city. An amount for it is said, never taken for something else.
WITHIN_CITY: tuple[str, ...] = (
    "local transport", "local transportation", "city transport", "getting around", "시내 교통", "시내교통", "현지 교통", "在城市内出行", "城市内出行", "市内交通", "市内出行", "当地交通",
)  # fmt: skip
#: Only what costs nothing to enter.
FREE_ONLY: tuple[str, ...] = (
    "only free sights", "only free attractions", "only free places", "free attractions only", "free sights only", "only free museums", "free admission only", "nothing with an entrance fee",
    "무료 관광지만", "무료 명소만", "무료인 곳만", "입장료 없는 곳만", "무료 입장만", "只游览免费景点", "只去免费景点", "只看免费景点", "只去免费的景点", "只要免费景点", "免费景点即可",
)  # fmt: skip
