"""Requests for goods as a person writes them, each with its typed meaning: kind | request | conditions.

A condition is price<=90EUR, weight>=1.5, ml<=17floz, sides<=55x40x20 (with "in" for inches), rating>=4, spf>=30, wh<=100, size:42, color:black,
notcolor:red, material:leather, not:leather, plugs:CF, stock or waterproof. Those of `FREE` were looked at while rules were written.
"""

import re
from typing import Any

FREE = """
carry-on | suitcase for the cabin, at most 55 x 40 x 20 cm and under 100 euro please | sides<=55x40x20 price<=100EUR
carry-on | I need a carry-on that is lighter than 2.5kg and is not red | weight<=2.5 notcolor:red
carry-on | cabin bag 21.7 x 15.7 x 7.9 in or smaller, in grey | sides<=21.7x15.7x7.9in color:grey
backpack | a waterproof backpack that does not exceed 1 kg | waterproof weight<=1
backpack | show me backpacks from 40 to 90 EUR in navy | price>=40EUR price<=90EUR color:navy
backpack | nylon backpack, max 2 lbs | material:nylon weight<=2lb
backpack | I'd rather not have polyester, a backpack below 80 USD | not:polyester price<=80USD
raincoat | raincoat in M, black or navy, up to 70 EUR | size:M color:black/navy price<=70EUR
raincoat | rain jacket size XL, no more than 500 g | size:XL weight<=0.5
raincoat | a green raincoat, not over 60 EUR, with at least 3.5 stars | color:green price<=60EUR rating>=3.5
umbrella | umbrella that weighs less than 300 grams and costs 20 euros or less | weight<=0.3 price<=20EUR
umbrella | black umbrella under 12 oz | color:black weight<=12oz
hiking boots | waterproof hiking boots in EU 43 under 160 EUR | waterproof size:43 price<=160EUR
hiking boots | hiking boots, size 40, anything but leather | size:40 not:leather
hiking boots | brown leather hiking shoes for less than 180 EUR | color:brown material:leather price<=180EUR
wallet | leather wallet under 40 EUR, brown | material:leather price<=40EUR color:brown
wallet | a non-leather wallet, 25 EUR max | not:leather price<=25EUR
wallet | wallet made of canvas, in stock, rated 3 or more | material:canvas stock rating>=3
adapter | adapter for type A sockets, under 100 g | plugs:A weight<=0.1
adapter | plug adapter (type G), at most 15 EUR, in stock | plugs:G price<=15EUR stock
power bank | power bank not exceeding 100 Wh, under 400 g, below 50 EUR | wh<=100 weight<=0.4 price<=50EUR
power bank | a power bank with at least 90 Wh | wh>=90
sunscreen | sunscreen with SPF 50, 3.4 fl oz or less | spf>=50 ml<=3.4floz
sunscreen | sunscreen SPF30 or higher under 12 EUR, 100 ml max | spf>=30 price<=12EUR ml<=100
water bottle | steel water bottle of at least 500 ml under 30 EUR | material:steel ml>=500 price<=30EUR
water bottle | water bottle between 400 and 800 ml, not aluminium | ml>=400 ml<=800 not:aluminium
sleeping bag | sleeping bag below 3 lb, no down | weight<=3lb not:down
sleeping bag | a sleeping bag for at least 50 but no more than 150 EUR | price>=50EUR price<=150EUR
tent | waterproof tent, two and a half kilos at most | waterproof weight<=2.5
tent | tent below 200 EUR, rating 4 or above | price<=200EUR rating>=4
carry-on | 55x40x20cm 이하 기내용 캐리어 10만원 이하 추천해줘 | sides<=55x40x20 price<=100000KRW
carry-on | 기내용 캐리어 빨간색 말고, 무게 3kg 넘지 않는 것 | notcolor:red weight<=3
carry-on | 회색 기내용 캐리어 평점 4점 이상 | color:grey rating>=4
backpack | 1kg 넘지 않는 방수 배낭 찾아줘 | weight<=1 waterproof
backpack | 5만원에서 12만원 사이 네이비 배낭 | price>=50000KRW price<=120000KRW color:navy
backpack | 나일론 배낭 900g 미만 | material:nylon weight<=0.9
backpack | 폴리에스터 말고 다른 소재 배낭, 최대 9만원 | not:polyester price<=90000KRW
raincoat | 검은색 우비 M 사이즈 6만원 이하 | color:black size:M price<=60000KRW
raincoat | XL 사이즈 레인코트 500g 이하 | size:XL weight<=0.5
raincoat | 초록색 우비, 7만원 안 넘게, 평점 3.5 이상 | color:green price<=70000KRW rating>=3.5
umbrella | 300g보다 가벼운 우산 2만5천원 이하 | weight<=0.3 price<=25000KRW
umbrella | 우산 검정색으로 3만원까지 | color:black price<=30000KRW
hiking boots | 방수 등산화 43 사이즈 20만원 미만 | waterproof size:43 price<=200000KRW
hiking boots | 등산화 사이즈 40, 가죽 제외 | size:40 not:leather
hiking boots | 갈색 가죽 등산화 25만원 이하 | color:brown material:leather price<=250000KRW
wallet | 갈색 가죽 지갑 6만원 이하 | color:brown material:leather price<=60000KRW
wallet | 가죽 아닌 지갑 3만원 이하로 | not:leather price<=30000KRW
wallet | 캔버스 소재 지갑 재고 있는 것 | material:canvas stock
adapter | A형 여행용 어댑터 100g 이하 | plugs:A weight<=0.1
adapter | G형 어댑터 2만원 이하 재고 있는 거 | plugs:G price<=20000KRW stock
power bank | 100Wh를 초과하지 않는 보조배터리, 400g 이하, 7만원 이하 | wh<=100 weight<=0.4 price<=70000KRW
power bank | 보조 배터리 90Wh 이상 | wh>=90
sunscreen | SPF50 선크림 100ml 이하 | spf>=50 ml<=100
sunscreen | SPF 30 이상 선크림 1만5천원 이하 100ml까지 | spf>=30 price<=15000KRW ml<=100
water bottle | 500ml 이상 스테인리스 물병 4만원 이하 | ml>=500 material:steel price<=40000KRW
water bottle | 알루미늄 아닌 물병 400ml에서 800ml 사이 | not:aluminium ml>=400 ml<=800
sleeping bag | 1.3kg 이하 침낭 다운 말고 | weight<=1.3 not:down
sleeping bag | 침낭 7만원 이상 20만원 이하 | price>=70000KRW price<=200000KRW
tent | 방수 텐트 2.5kg 이하 | waterproof weight<=2.5
tent | 텐트 30만원 이하 평점 4 이상 | price<=300000KRW rating>=4
carry-on | 登机箱不超过55x40x20厘米，700元以内 | sides<=55x40x20 price<=700CNY
backpack | 1公斤以内的防水背包 | weight<=1 waterproof
backpack | 300元到700元的藏青色双肩包 | price>=300CNY price<=700CNY color:navy
raincoat | 黑色雨衣M码，400元以下 | color:black size:M price<=400CNY
umbrella | 比300克轻的雨伞，150元以内 | weight<=0.3 price<=150CNY
hiking boots | 43码防水登山鞋，1200元以下 | size:43 waterproof price<=1200CNY
hiking boots | 不要皮革的登山鞋，40码 | not:leather size:40
wallet | 棕色真皮钱包300元以内 | color:brown material:leather price<=300CNY
adapter | A型转换插头，100克以下 | plugs:A weight<=0.1
power bank | 不超过100Wh的充电宝，350元以内 | wh<=100 price<=350CNY
sunscreen | SPF50防晒霜，100毫升以下 | spf>=50 ml<=100
water bottle | 500毫升以上的不锈钢水壶，250元以内 | ml>=500 material:steel price<=250CNY
sleeping bag | 不要羽绒的睡袋，1.3公斤以下 | not:down weight<=1.3
tent | 防水帐篷，不超过2.5公斤，评分4以上 | waterproof weight<=2.5 rating>=4
wallet | 钱包，不要红色，200元以内 | notcolor:red price<=200CNY
"""

_CONDITION = re.compile(
    r"(?P<name>[a-z]+)(?:(?P<side><=|>=|:)(?P<value>[\dx./]+|[A-Za-z/]+)?(?P<unit>[A-Za-z]{2,5})?)?"
)
_IN_KG = {"lb": 0.45359237, "oz": 0.028349523125}
_IN_ML = {"floz": 29.5735295625}


def requests_of(text: str) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """(kind, request, conditions) of every line."""
    rows = [line.split(" | ") for line in text.strip().splitlines()]
    return tuple((kind, said, dict(map(_condition, held.split()))) for kind, said, held in rows)


def _condition(said: str) -> tuple[str, Any]:
    """(name, limit): a least has ">=" in its name where a most is usual."""
    match = _CONDITION.fullmatch(said)
    if match is None or match["name"] in ("stock", "waterproof"):
        return said, True
    name, value, unit = match["name"], match["value"], match["unit"]
    if match["side"] == ":":
        return name, tuple(value) if name == "plugs" else f"{value}{unit or ''}"
    key = f"{name}>=" if match["side"] == ">=" and name in ("price", "weight", "ml", "wh") else name
    if name == "price":
        return key, (int(value), unit)
    if name == "sides":
        factor = 2.54 if unit == "in" else 1
        return key, tuple(round(float(side) * factor, 2) for side in value.split("x"))
    number = float(value) * {**_IN_KG, **_IN_ML}.get(unit or "", 1)
    return key, round(number, 4 if name == "weight" else 2)
