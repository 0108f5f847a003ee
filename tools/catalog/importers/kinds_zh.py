"""What a Taiwanese name says of the kind of a place, and of whether it is a place for a traveller at all."""

import re

from ....domain.place import Kind

#: First match wins: from the particular to the general.
_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"步道$|古道$|自行車道$", Kind.NATURE),
    (r"廟$|宮$|寺$", Kind.TEMPLE),
    (r"美術館$|藝廊|畫廊|美術館\(|當代藝術館|藝術館$", Kind.GALLERY),
    (r"水族館|海洋世界|海生館", Kind.AQUARIUM),
    (r"動物園", Kind.ZOO),
    (r"遊樂世界|(?<!森林)遊樂區$|樂園$|海洋公園$|遊樂園|天空步道|纜車|摩天輪|小火車|飛行劇院", Kind.AMUSEMENT),
    (r"文化園區|文創園?區?|文化創意", Kind.SIGHT),
    (
        r"博物[館院]|紀念館|文物館|展示館|展覽館|故事館|文化館|陳列館|資料館|科學館|教育館|史蹟館|文學館|影像館|生活館|探索館|天文館"
        r"|科教館|精品館|典藏館|史館|藝文中心|藝術中心|文化中心|觀光工廠|教育中心\(",
        Kind.MUSEUM,
    ),
    (r"教堂|教會|天主堂|聖堂|聖母|修道院|禮拜堂", Kind.CHURCH),
    (r"清真寺", Kind.MOSQUE),
    (r"漁港|[^市]港$", Kind.SIGHT),
    (r"夜市|市場|市集|花市|魚市|早市", Kind.MARKET),
    (r"老街|商圈|商店街|形象街|街$|眷村|聚落|部落|社區|彩繪村|藝術村|貓村|水街|徒步區|廣場$|地下街", Kind.DISTRICT),
    (r"百貨|購物|OUTLET|微風", Kind.SHOPPING),
    (r"花之|花海", Kind.GARDEN),
    (r"紀念堂|忠烈祠", Kind.MONUMENT),
    (
        r"書院|古厝|故居|古宅|宅第|洋樓|洋行|領事館|砲[台臺]|礮[台臺]|古蹟|遺址|遺跡|遺構|官邸|官舍|宿舍|穀倉|城門|城垣|門_|考古|舊址"
        r"|神社|日式|招待所|公會堂|舊城|城殘蹟|古城|古堡|赤崁樓|億載金城|紅樓|車站$|酒廠|糖廠|礦|隧道$|坑$|茶行|祠堂|公廳|宗祠|家廟"
        r"|大院|大厝|三合院|衙門|武德殿|役場|學校|校舍|石板屋|碉堡|坑道|眷舍|林家|家屋|合院|牌坊|節孝坊",
        Kind.HISTORIC,
    ),
    (r"寺\(|精舍|岩$|巖$|佛光山|法鼓山|蓮社|講堂$|庵$|大佛", Kind.TEMPLE),
    (r"宮\(|廟|殿$|堂$|府$|祠$|壇$|公媽|天后|媽祖|福德|城隍|關帝", Kind.TEMPLE),
    (r"燈塔|紀念碑|雕像|銅像|紀念塔|地標|界碑|碑$|塔$|牌樓|標誌|界標", Kind.MONUMENT),
    (r"橋$|吊橋|水庫|大壩|水壩|地景|圓樓", Kind.ARCHITECTURE),
    (r"觀景|展望|瞭望|眺望|觀海|夕照|夜景|景觀平?[台臺]|101$|之眼|天空之橋", Kind.VIEWPOINT),
    (r"海水浴場|海灘|沙灘|沙珠灣|浴場$|砂島|沙洲", Kind.BEACH),
    (r"溫泉|泡湯|湯屋|冷泉|泡腳|岩湯|浴池", Kind.SPA),
    (r"植物園|花園|花卉|蘭園|薰衣草|香草|落羽松|玫瑰園", Kind.GARDEN),
    (r"(?<!國家)(?<!生態)(?<!濕地)(?<!溼地)(?<!自然)公園$|綠地$", Kind.PARK),
    (
        r"步道|古道|登山|瀑布|國家公園|風景區|森林|濕地|溼地|溪$|湖$|潭$|山$|峰$|海岸|岬|鼻角|峽谷|生態|自然|保護區|保留區|賞鳥|岩洞|洞$"
        r"|島$|嶼$|灣$|谷$|池$|河$|埤$|泉$|崖|草原|沙丘|月世界|地質|綠色隧道|神木|老樹|林道|海堤|自行車道|遊憩區|景觀區|公路|嶺$|洲$"
        r"|水域|坪$|礁|紅葉|梅園|櫻|桐花|雲海|日出|石滬|玄武岩|奇石|海蝕|潮間帶|石$",
        Kind.NATURE,
    ),
    (r"公園|綠地|河濱|遊戲場", Kind.PARK),
    (r"體育場|棒球場|巨蛋|體育館|球場$|運動場", Kind.STADIUM),
    (r"劇院|劇場|戲院|音樂廳|表演|演藝廳|音樂中心|歌劇", Kind.THEATRE),
    (r"圖書館", Kind.LIBRARY),
)
_KINDS = tuple((re.compile(words), kind) for words, kind in _WORDS)

_NOT_A_SIGHT = re.compile(
    r"書店|舊冊|下北沢|茶屋$|出租|租車|試驗所|電廠|高鐵站|捷運|分館$|閱讀室$|書房|書局|書屋|書坊|書院子|有河book|遊客中心|服務中心|服務站|服務區|資訊站|轉運站|停車|高爾夫|飯店|酒店|旅館|民宿|山莊|渡假村"
    r"|度假|會館\(|溫泉館|溫泉會|料理|餐|咖啡|café|cafe|小吃|商店|商行$|雜貨|國小|國中|高中|大學|學院$|中學|派出所|警察局|公有零售|運動中心|活動中心"
    r"|超市|農會|合作社|公司$|門市|店家|小賣所|露營|營地|青年活動|牧場|農場|休閒農|農園|果園|茶園|民俗村落|工作室|工作坊|陶坊|傳習所"
    r"|管理處|管理站|區公所|市政府|議會|行政中心|辦公|法院|醫院|衛生所|監理站|火葬|納骨|靈骨|墓園|公墓|示範公墓|殯|機場|航空站|電影院|ktv"
    r"|卡丁車|賽車|漆彈|泛舟|高空彈跳|飛行傘|訓練|課程|雙層巴士|輕軌|公車站|加油|協會$|發展協會|志工|消防|渡輪站|捷運|便當|麵包|蛋糕|燕窩|養生村"
    r"|碼頭.*自行車道|文化資產|轉運|牛排|海產街|海鮮街|驛站|市民農園|教育農園|淨水廠|垃圾|焚化",
    re.IGNORECASE,
)


def kind_of(name: str, default: Kind) -> Kind:
    """By the words of the name: "鹿港天后宮" is a temple, as every house of worship of the island's own faiths here."""
    return next((kind for words, kind in _KINDS if words.search(name)), default)


def is_sight(name: str) -> bool:
    """False for shops, eateries, lodging, offices, farms by booking and the like."""
    return not _NOT_A_SIGHT.search(name)
