"""What a person may give up, and what that would give: the solver's English in the other languages."""

from types import MappingProxyType

from ...domain.plan import Relaxation
from ...domain.request import Language
from .phrasebook import compiled, turned
from .texts import say

#: English sentence with {slots} -> (Korean, Chinese).
CONCESSIONS = MappingProxyType(
    {
        "raise the budget by {a} to {b}": ("예산을 {a} 늘려 {b}(으)로", "预算增加{a}，至{b}"),
        "leave on {a} instead of {b}": ("{b} 대신 {a}에 출발", "改为{a}出发（原{b}）"),
        "{n} days instead of {m}": ("{m}일 대신 {n}일", "改为{n}天（原{m}天）"),
        "{n} day instead of {m}": ("{m}일 대신 {n}일", "改为{n}天（原{m}天）"),
        "a normal pace": ("보통 속도로", "按正常节奏"),
        "a fast pace": ("빠른 속도로", "加快节奏"),
        "visit {n} cities instead of {m}": ("도시 {m}곳 대신 {n}곳", "游览{n}个城市（原{m}个）"),
        "visit {n} city instead of {m}": ("도시 {m}곳 대신 {n}곳", "游览{n}个城市（原{m}个）"),
        "leave the way home open": ("돌아오는 길은 정하지 않기", "返程暂不安排"),
        "leave the ways there and back open": ("오가는 길은 정하지 않기", "往返交通暂不安排"),
        "leave out {a}": ("{a} 빼기", "不去{a}"),
        "go without {c} food": ("{c} 음식 없이", "不吃{c}菜"),
        "do without the house rule on {r}": ("{r} 조건 없이", "放弃{r}要求"),
        'take back "{a}"': ("“{a}” 조건 빼기", "去掉“{a}”"),
        'one less of "{a}"': ("“{a}”에서 하나 덜", "“{a}”少一个"),
        "one {k} less": ("{k} 하나 덜", "少一个{k}"),
        "allow any room": ("모든 객실 허용", "接受任何房型"),
        "allow {t} rooms too": ("{t} 객실도 허용", "也接受{t}"),
        "allow {n} visits a day": ("하루 방문 {n}곳까지 허용", "每天可游览{n}处"),
        "allow {n} visits on day {d}": ("{d}일째 방문 {n}곳까지 허용", "第{d}天可游览{n}处"),
        "allow places whose hours are not known": ("운영 시간을 모르는 곳도 허용", "也接受开放时间未知的地点"),
        "start an hour sooner, at {t}": ("한 시간 일찍 {t}에 시작", "提前一小时，{t}开始"),
        "start {n} hours sooner, at {t}": ("{n}시간 일찍 {t}에 시작", "提前{n}小时，{t}开始"),
        "end an hour later, at {t}": ("한 시간 늦게 {t}에 마치기", "推迟一小时，{t}结束"),
        "end {n} hours later, at {t}": ("{n}시간 늦게 {t}에 마치기", "推迟{n}小时，{t}结束"),
        "allow {m}": ("{m} 허용", "接受{m}"),
    }
)  # fmt: skip

#: "Rome: 3 days, 9 visits, 812 EUR" in parts.
GIVES = MappingProxyType(
    {
        "{a}: {n} days, {m} visits": ("{a}: {n}일, 방문 {m}곳", "{a}：{n}天，{m}处"),
        "{a}: {n} days, {m} visit": ("{a}: {n}일, 방문 {m}곳", "{a}：{n}天，{m}处"),
        "{a}: {n} day, {m} visits": ("{a}: {n}일, 방문 {m}곳", "{a}：{n}天，{m}处"),
        "{a}: {n} day, {m} visit": ("{a}: {n}일, 방문 {m}곳", "{a}：{n}天，{m}处"),
        "{a}: {n} days, {m} visits, {c}": ("{a}: {n}일, 방문 {m}곳, {c}", "{a}：{n}天，{m}处，{c}"),
        "{a}: {n} days, {m} visit, {c}": ("{a}: {n}일, 방문 {m}곳, {c}", "{a}：{n}天，{m}处，{c}"),
        "{a}: {n} day, {m} visits, {c}": ("{a}: {n}일, 방문 {m}곳, {c}", "{a}：{n}天，{m}处，{c}"),
        "{a}: {n} day, {m} visit, {c}": ("{a}: {n}일, 방문 {m}곳, {c}", "{a}：{n}天，{m}处，{c}"),
    }
)

#: Words that stand in the slots.
WORDS = MappingProxyType(
    {
        "entire": ("독채", "整套"), "private": ("개인실", "独立房间"), "shared": ("다인실", "合住房间"), "hotel": ("호텔", "酒店房间"),
        "parties": ("파티", "聚会"), "smoking": ("흡연", "吸烟"), "pets": ("반려동물", "宠物"), "visitors": ("방문객", "访客"),
        "children under 10": ("10세 미만 어린이", "10岁以下儿童"),
        "museum": ("박물관", "博物馆"), "gallery": ("미술관", "美术馆"), "temple": ("절", "寺庙"), "shrine": ("신사", "神社"),
        "church": ("성당·교회", "教堂"), "mosque": ("모스크", "清真寺"), "palace": ("궁전", "宫殿"), "castle": ("성", "城堡"),
        "monument": ("기념물", "纪念碑"), "historic": ("유적", "古迹"), "architecture": ("건축물", "建筑"),
        "viewpoint": ("전망대", "观景点"), "park": ("공원", "公园"), "garden": ("정원", "花园"), "nature": ("자연", "自然景点"),
        "beach": ("해변", "海滩"), "zoo": ("동물원", "动物园"), "aquarium": ("수족관", "水族馆"), "amusement": ("놀이공원", "游乐园"),
        "market": ("시장", "市场"), "shopping": ("쇼핑", "购物"), "theatre": ("극장", "剧院"), "stadium": ("경기장", "体育场"),
        "spa": ("온천·스파", "温泉"), "district": ("거리", "街区"), "nightlife": ("유흥가", "夜生活"), "library": ("도서관", "图书馆"),
        "sight": ("명소", "景点"), "self-drive": ("자가운전", "自驾"),
    }
)  # fmt: skip
MODES = ("flight", "train", "bus", "ferry", "taxi", "transit", "walk")
JOINS = MappingProxyType({"en": ", and ", "ko": ", ", "zh": "，"})

_TEXTS, _GIVES = compiled(CONCESSIONS), compiled(GIVES)


def conceded(offer: Relaxation, language: Language) -> Relaxation:
    """The offer in a language: its text and what it gives."""
    if language == "en":
        return offer
    names = {w: both[0 if language == "ko" else 1] for w, both in WORDS.items()}
    names |= {m: say(language, m) for m in MODES}
    changes = offer.changes or (offer.text,)
    text = JOINS[language].join(turned(c, language, _TEXTS, names) for c in changes)
    return offer.model_copy(update={"text": text, "gives": turned(offer.gives, language, _GIVES, {})})


def shown(offer: Relaxation) -> str:
    """The change and what it would give, in a line."""
    return f"{offer.text} ({offer.gives})" if offer.gives else offer.text
