"""Text that a model writes around anchors: `{id}` where code puts a checked text, and between them only words that state nothing.

A scan of numbers, names and superlatives cannot see a falsehood in plain words ("it is closed on Mondays"). So a model's own words
come from closed lists: words of order for an opening, words of asking for a question. Whatever it has been told to say, it can only
put checked statements in a row, or ask.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from ...domain.request import Language

_ANCHOR = re.compile(r"\{([a-z]+\d*)\}")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*|\n+")
_POINTS = re.compile(r"[\s.,;:!?…。，、；：！？()（）·–—\-\"'“”‘’]+")

#: Words that put things in a row.
ORDER: Mapping[Language, str] = MappingProxyType(
    {
        "en": "and then next first after that afterwards later finally last also plus in short to start begin with the day on go you your trip plan here all",
        "ko": "그리고 그다음 그다음에 그다음에는 다음 다음으로 다음에 다음에는 먼저 우선 이어서 이어 뒤에 뒤이어 마지막 마지막으로 끝으로 또 또한 요약하면 한마디로 여행 여행은 일정 일정은 하루 하루는 시작 첫날 첫날은 은 는 에는 에 이 가 을 를 와 과 도 로 으로",
        "zh": "首先 先 然后 接着 之后 随后 再 最后 另外 还有 以及 和 行程 旅程 这次 一天 这天 开始 总之 简单说",
    }
)
#: Words that ask.
ASKING: Mapping[Language, str] = MappingProxyType(
    {
        "en": "which where when how many long much what who do does did you mean would could can shall should may might like want wish prefer please tell say me us we i to go travel plan stay visit or and of the a an in on by for with is are it this that one ones currency city town country place places date dates day days night nights trip change changed be keep give up first any these those either both name amount money budget so just need your my from there thanks hi hello",
        "ko": "어느 어디 어디로 어디를 어떤 언제 며칠 며칠이나 얼마나 무엇 무엇을 뭐 뭘 중 중에 중에서 가시나요 가실 건가요 갈까요 원하시나요 말씀하시나요 말씀하신 것은 것인가요 곳은 곳을 곳인가요 도시 도시를 나라 통화 통화로 통화인가요 날짜 날짜를 바꿀까요 바꿔도 바꾸면 될까요 되나요 좋을까요 알려 주세요 알려주세요 골라 골라주세요 쪽 쪽인가요 쪽이 좋으세요 또는 아니면 혹은 여행 여행을 여행은 여행하시나요 먼저 혹시 은 는 이 가 을 를 의 로 으로 와 과 인가요 건 거예요 하나를 금액 예산 예산은",
        "zh": "您 你 想 要 去 哪 哪里 哪儿 哪个 哪座 哪一 哪种 城市 国家 地方 指 的 是 什么 时候 几天 多久 多少 货币 币种 请 问 请问 告诉 我 选择 选 还是 或者 或 和 可以 改变 更改 改 一项 一个 吗 呢 旅行 计划 日期 预算 金额 用 以 说 中",
    }
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, empty ones left out."""
    return [s.strip() for s in _SENTENCE.split(text) if s.strip()]


def anchors(text: str) -> list[str]:
    return _ANCHOR.findall(text)


def foreign(text: str, allowed: str, language: Language) -> str:
    """What is left of a text without anchors, points and allowed words: empty when it states nothing of its own."""
    bare = _ANCHOR.sub(" ", text)
    words = set(allowed.split())
    if language == "zh":
        rest = _POINTS.sub("", bare)
        longest = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        return re.sub(longest, "", rest)
    return " ".join(w for w in _POINTS.split(bare) if w and w.casefold() not in words)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each anchor's checked text in its place, in one pass: a value that holds an anchor is not filled in again."""
    joined = _ANCHOR.sub(lambda m: values[m[1]], text)
    return " ".join(joined.split())
