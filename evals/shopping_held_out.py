"""Frames and free requests that only a final run reads (`tripwright bench shopping --final`): written before the rules that it measures,
and not looked at while rules were written.

`FRAMES`: condition -> language -> ways to say it, {x} the limit. `FREE`: kind | request | conditions, one a line, as shopping_free.py reads them.
"""

from collections.abc import Mapping
from types import MappingProxyType

FRAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "price<=": {
            "en": ("that won't set me back more than {x}", "{x} is my ceiling", "nothing pricier than {x}", "it must not cost above {x}", "I can spend {x} at the very most", "for {x} tops", "capped at {x}", "price shouldn't go beyond {x}", "staying under {x}"),
            "ko": ("{x}을 넘으면 안 돼", "{x} 아래로", "비싸도 {x}까지만", "가격 {x} 이하여야 해", "{x}보다 비싸지 않은", "{x}을 초과하지 않게", "많아야 {x}", "{x} 안에서", "상한 {x}"),
            "zh": ("价格别超过{x}", "{x}以内就行", "不高于{x}", "最贵{x}", "控制在{x}以内", "不能超过{x}", "{x}内"),
        },
        "price>=": {
            "en": ("costing no less than {x}", "priced from {x} up", "at a minimum of {x}", "dearer than {x}"),
            "ko": ("{x}보다 비싼", "최소 {x}은 하는", "{x} 넘는", "적어도 {x} 이상"),
            "zh": ("不低于{x}", "{x}起", "至少{x}", "高于{x}"),
        },
        "rating>=": {
            "en": ("scoring {x} or higher", "with no fewer than {x} stars", "whose rating is {x} or above", "not rated below {x}"),
            "ko": ("평점이 {x}점을 넘는", "별 {x}개 이상", "평점 최소 {x}", "평점이 {x}보다 낮지 않은"),
            "zh": ("评分在{x}分以上", "{x}星以上", "评分不能低于{x}"),
        },
        "stock": {"en": ("available right now", "not sold out", "that you have in stock"), "ko": ("품절 아닌", "재고 남아 있는", "지금 바로 살 수 있는"), "zh": ("没有缺货的", "马上能买到的", "有库存的")},
        "sides<=": {
            "en": ("that fits a {x} cm sizer", "no side beyond {x} cm", "dimensions not exceeding {x} cm", "{x} cm or smaller"),
            "ko": ("{x}cm를 넘지 않는", "크기가 {x} 센티미터 이하인", "{x}cm 안에 맞는"),
            "zh": ("尺寸在{x}厘米之内", "不能超过{x}厘米", "小于{x}cm"),
        },
        "weight<=": {
            "en": ("that doesn't weigh over {x} kg", "{x} kilos at most", "weight capped at {x} kg", "nothing heavier than {x} kg", "it should weigh {x} kg or less", "lighter than {x} kilograms"),
            "ko": ("무게가 {x}kg을 넘지 않는", "{x}킬로그램보다 무겁지 않은", "{x}kg 아래", "무거워도 {x}kg"),
            "zh": ("重量控制在{x}公斤以内", "比{x}公斤轻", "最重{x}公斤", "不重于{x}kg"),
        },
        "weight>=": {"en": ("weighing upwards of {x} kg", "no lighter than {x} kg"), "ko": ("{x}kg보다 무거운", "최소 {x}kg"), "zh": ("至少{x}公斤", "比{x}公斤重")},
        "waterproof": {"en": ("it has to be waterproof", "in waterproof material", "100% waterproof"), "ko": ("방수가 되어야 하는", "방수 필수", "방수 처리된"), "zh": ("要防水", "必须防水的", "防水性好的")},
        "not": {
            "en": ("I don't want {x}", "nothing in {x}", "definitely not {x}", "avoid {x}", "no {x} please", "free of {x}"),
            "ko": ("{x}은 안 돼", "{x} 소재는 피하고 싶은", "{x} 들어간 건 싫은", "{x}이 아닌", "{x}만 아니면 되는"),
            "zh": ("不想要{x}的", "除了{x}", "不能是{x}的", "避免{x}", "{x}的不行"),
        },
        "material": {"en": ("in {x}", "it must be {x}", "made from {x}"), "ko": ("{x}으로 만든", "{x} 재질의", "소재는 {x}"), "zh": ("{x}材质的", "{x}做的", "材料是{x}的")},
        "plugs": {"en": ("compatible with type {x} sockets", "for a type {x} outlet", "that works with type {x}"), "ko": ("{x}타입 콘센트에 맞는", "{x}형에 쓸 수 있는"), "zh": ("适用于{x}型插座的", "{x}型可用的")},
        "wh<=": {"en": ("staying below {x} Wh", "with {x} Wh or fewer", "not exceeding {x} watt-hours"), "ko": ("{x}Wh를 넘지 않는", "{x}Wh보다 작은", "{x}와트시 이하"), "zh": ("不大于{x}Wh", "{x}瓦时以内", "低于{x}Wh")},
        "spf>=": {"en": ("with a factor of SPF {x} or up", "no less than SPF {x}", "SPF {x} minimum"), "ko": ("SPF 최소 {x}", "SPF가 {x} 이상인", "자외선 차단지수 {x} 이상"), "zh": ("SPF不低于{x}", "SPF至少{x}", "SPF{x}或更高")},
        "ml<=": {"en": ("holding {x} ml or less", "in a container of at most {x} ml", "with less than {x} millilitres", "nothing bigger than {x} ml"), "ko": ("{x}ml를 넘지 않는", "{x}ml보다 작은", "용량이 {x}ml 아래인", "{x}미리 이하"), "zh": ("容量不大于{x}ml", "{x}毫升之内", "比{x}毫升小", "低于{x}ml")},
        "ml>=": {"en": ("holding upwards of {x} ml", "with room for {x} ml or more", "no smaller than {x} ml"), "ko": ("{x}ml 이상 들어가는", "{x}ml보다 큰", "최소 {x}ml"), "zh": ("容量至少{x}毫升", "大于{x}ml", "{x}毫升以上")},
        "color": {"en": ("{x}, please", "the colour should be {x}", "preferably in {x} only", "coloured {x}"), "ko": ("색은 {x}", "{x} 색상의", "{x}으로"), "zh": ("颜色要{x}", "{x}款", "要{x}的")},
        "notcolor": {"en": ("any colour but {x}", "I don't like {x}", "no {x} ones"), "ko": ("{x}은 싫고", "{x} 제외", "{x}만 빼고"), "zh": ("不喜欢{x}", "除{x}以外", "别是{x}的")},
        "size": {"en": ("my size is {x}", "sized {x}", "I wear {x}", "in a {x}"), "ko": ("사이즈는 {x}", "{x} 사이즈로", "제 사이즈는 {x}"), "zh": ("尺码{x}", "{x}码的", "我穿{x}码")},
    }
)  # fmt: skip

FREE = """
carry-on | My airline allows 55x40x20, so the carry-on can't be bigger than that, and please keep it beneath 110 euros | sides<=55x40x20 price<=110EUR
carry-on | cabin bag, black or nothing, 90 EUR is all I have | color:black price<=90EUR
carry-on | I'd like a cabin suitcase; weight isn't allowed to pass 2.5 kg | weight<=2.5
carry-on | Need hand luggage 22 x 16 x 9 inches max, rated four stars or better | sides<=22x16x9in rating>=4
backpack | a rucksack that won't soak through (waterproof!) and costs between 40 and 90 EUR | waterproof price>=40EUR price<=90EUR
backpack | Backpack. Not polyester. Less than a kilo and a half. | not:polyester weight<=1.5
backpack | looking for a navy backpack, in stock, weighing under 3 lb | color:navy stock weight<=3lb
backpack | backpack in anything except red, below 75 dollars | notcolor:red price<=75USD
raincoat | raincoat size L, waterproof of course, my limit is 80 EUR | size:L waterproof price<=80EUR
raincoat | I'm a medium and need a rain jacket for under 60 quid | size:M price<=60GBP
raincoat | rain jacket, green, XL, at least 4 stars | color:green size:XL rating>=4
umbrella | an umbrella lighter than 14 oz that doesn't cost more than 25 EUR | weight<=14oz price<=25EUR
umbrella | Something to keep the rain off: an umbrella, not black, 20 EUR at most | notcolor:black price<=20EUR
hiking boots | hiking boots EU 42, waterproof, no leather | size:42 waterproof not:leather
hiking boots | I take a 44 in hiking boots and don't want to exceed 150 EUR | size:44 price<=150EUR
hiking boots | leather hiking boots, brown, size 41 | material:leather color:brown size:41
wallet | a wallet of real leather, no more than fifty euros | material:leather price<=50EUR
wallet | vegan here: a wallet without any leather, under 30 EUR | not:leather price<=30EUR
wallet | wallet, colour grey, in stock only | color:grey stock
adapter | A plug adapter for type G outlets, light (under 150 grams), cheaper than 20 EUR | plugs:G weight<=0.15 price<=20EUR
adapter | travel adapter type C or F that you can ship now, in stock | plugs:CF stock
power bank | power bank of 100 Wh or under so I may fly with it, max 60 EUR | wh<=100 price<=60EUR
power bank | powerbank, not above 80 Wh, not heavier than half a kilo | wh<=80 weight<=0.5
sunscreen | sunscreen, minimum SPF 30, and 100ml or smaller for the cabin | spf>=30 ml<=100
sunscreen | Sun cream SPF50+ that costs less than 15 EUR with a rating over 4 | spf>=50 price<=15EUR rating>=4
water bottle | water bottle holding at least 750 ml, steel, under 35 EUR | ml>=750 material:steel price<=35EUR
water bottle | I want a bottle for water no larger than 17 fl oz | ml<=17floz
sleeping bag | sleeping bag, under 1500 g, not down (allergy) | weight<=1.5 not:down
tent | tent that is waterproof and doesn't go over 3 kg or 250 EUR | waterproof weight<=3 price<=250EUR
tent | A light tent, 2 kilos tops, price in the 100 to 300 euro range | weight<=2 price>=100EUR price<=300EUR
carry-on | 기내용 캐리어인데 55x40x20을 넘으면 안 되고 12만원 아래였으면 해요 | sides<=55x40x20 price<=120000KRW
carry-on | 검은색 기내 캐리어, 무게는 2.5킬로 넘지 않았으면 | color:black weight<=2.5
carry-on | 기내용 가방 20만원 넘지 않는 선에서 평점 4점 이상인 거 | price<=200000KRW rating>=4
carry-on | 가벼운 기내용 캐리어 3kg 미만이고 빨간색은 빼주세요 | weight<=3 notcolor:red
backpack | 백팩 하나 사려는데 방수돼야 하고 10만원 안쪽으로 부탁해요 | waterproof price<=100000KRW
backpack | 배낭, 나일론 소재로, 1.2kg 이내 | material:nylon weight<=1.2
backpack | 폴리에스터가 아닌 배낭 있나요? 8만원까지 가능해요 | not:polyester price<=80000KRW
backpack | 네이비 백팩 재고 있는 걸로만 보여주세요 | color:navy stock
raincoat | 우비 L사이즈 5만원 미만 | size:L price<=50000KRW
raincoat | 레인코트 M 사이즈인데 초록색으로 찾아주세요 | size:M color:green
raincoat | 방수 확실한 우비, 600g보다 가벼운 것으로 | waterproof weight<=0.6
umbrella | 우산 2만원 넘기지 말고 400그램 이하로 | price<=20000KRW weight<=0.4
umbrella | 까만 우산 말고 다른 색 우산, 3만원 이하 | notcolor:black price<=30000KRW
hiking boots | 270mm 등산화 방수되는 거 15만원 이하 | size:270mm waterproof price<=150000KRW
hiking boots | 가죽은 싫어요, 등산화 추천해주세요. 사이즈 43, 20만원 이내 | not:leather size:43 price<=200000KRW
hiking boots | 트레킹화 갈색 가죽으로 된 거 | color:brown material:leather
wallet | 진짜 가죽 지갑, 7만원을 넘지 않는 것 | material:leather price<=70000KRW
wallet | 가죽 안 쓴 지갑 4만원 이하 | not:leather price<=40000KRW
wallet | 회색 지갑 평점 3.5 이상 | color:grey rating>=3.5
adapter | G타입 여행용 어댑터 2만5천원 이하 | plugs:G price<=25000KRW
adapter | 여행용 어댑터 C형이나 F형, 200g 이하 | plugs:CF weight<=0.2
power bank | 비행기에 들고 탈 보조배터리, 100Wh를 넘기면 안 됩니다 | wh<=100
power bank | 보조 배터리 5만원 아래, 300g 안 넘는 거 | price<=50000KRW weight<=0.3
sunscreen | SPF 50 이상 선크림, 100ml 이하만 | spf>=50 ml<=100
sunscreen | 선크림 1만5천원보다 싼 거, 차단지수는 최소 30 | price<=15000KRW spf>=30
water bottle | 물병 최소 500ml 들어가고 4만원 이하인 것 | ml>=500 price<=40000KRW
water bottle | 텀블러 알루미늄 말고 750ml 이상 | not:aluminium ml>=750
sleeping bag | 침낭 무게 1.5kg를 안 넘었으면 좋겠고 다운은 빼고 | weight<=1.5 not:down
tent | 텐트 10만원에서 30만원 사이, 방수 | price>=100000KRW price<=300000KRW waterproof
tent | 3kg도 안 되는 가벼운 텐트 | weight<=3
carry-on | 登机箱，不能大于55x40x20厘米，预算800块 | sides<=55x40x20 price<=800CNY
carry-on | 想要一个黑色登机箱，重量别超过2.5公斤 | color:black weight<=2.5
backpack | 双肩包要能防水，500元以下，不要涤纶 | waterproof price<=500CNY not:polyester
raincoat | 雨衣，L码，绿色，有现货 | size:L color:green stock
umbrella | 雨伞一把，不超过一百五十元，轻于400克 | price<=150CNY weight<=0.4
hiking boots | 42码登山鞋，防水，价格一千元以内 | size:42 waterproof price<=1000CNY
hiking boots | 徒步鞋，不是皮的，评分4分以上 | not:leather rating>=4
wallet | 真皮钱包，400块以内 | material:leather price<=400CNY
adapter | G型转换插头，100元以内 | plugs:G price<=100CNY
power bank | 能带上飞机的充电宝，不超过100Wh，300元以下 | wh<=100 price<=300CNY
sunscreen | 防晒霜，SPF至少50，容量100毫升以内 | spf>=50 ml<=100
water bottle | 水壶，500毫升以上，不锈钢的，200元以内 | ml>=500 material:steel price<=200CNY
sleeping bag | 睡袋，别太重，1.5公斤以下，不要羽绒 | weight<=1.5 not:down
tent | 帐篷价格在800到2000元之间，要防水 | price>=800CNY price<=2000CNY waterproof
wallet | 除了红色什么颜色都行的钱包，250元以下 | notcolor:red price<=250CNY
"""
