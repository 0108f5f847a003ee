"""What no rule understood, so that it is said and never dropped."""

import re
from collections.abc import Iterator

from .lexicon.common import FUNCTION
from .lexicon.conditions import OPTIONAL
from .lexicon.people import COMPANIONS
from .phrases import PARTICLES, any_of, compiled
from .reading import TAKEN, Reading

_SOFT = compiled(any_of(OPTIONAL))
_CUT = compiled(r"(?<!\d)[.,]+|[.,]+(?!\d)|[;!?\n。！？；，、]+|\s-\s")
#: A stretch of so many characters is told by what in it was not read, with so many words on either side.
LONG, BESIDE = 30, 2
_WORD = compiled(r"\S+")
_CONTENT = compiled(r"[a-z\u00c0-\u024f'-]{2,}|[\uac00-\ud7a3]+|[\u4e00-\u9fff]+|\d+(?:\.\d+)?")
#: Words that make what is left a condition even when little of it is left.
_CONDITION = compiled(
    r"\b(?:must|should|require[sd]?|requirement|need(?:s|ed)?|necessary|only|no|not|never|without|avoid|except|don't|doesn't|can't|cannot|won't|at least|at most|vital|imperative|allergic|insist)\b"
    r"|꼭|반드시|필수|만\s|말고|빼고|제외|안\s|못\s|없는|없이|있어야|해야|必须|一定|不要|不能|不想|不希望|只要|避免|至少|最多|希望|需要"
)
#: Words that turn what stands beside them, and nothing by themselves.
_BINDS = compiled(r"\b(?:skip(?:ping)?|leave out|exclud(?:e|ing)|miss|minus|nah)\b")
_KO_NOISE = compiled(
    r"^(?:저희|우리|제가|저는|나는|내가|나|저|여행|여행을|여행은|여행이|여행이고|일정|일정을|일정으로|일정도|계획|계획을|예산은|예산|추천|해줘|해주세요|짜줘|짜주세요|짜줄래|부탁|부탁해|부탁해요|부탁드려요|부탁드립니다|가고|가려고|가려고요|갈|가는데|가요|가기|싶어|싶어요|싶은데|싶습니다|싶은데요|싶고|해요|합니다|하려고|하고|그리고|또|그런데|근데|좀|같이|함께|출발|출발해서|출발이고|출발하는|출발하고|출발은"
    r"|도착|갑니다|간다|갈래|갈게|가자|있어|있어요|있고|있는|정도|동안|에서|으로|로|에|를|을|은|는|이|가|도|와|과|보고|보고싶어|좋아|좋아해|좋아해요|좋아하고|좋고|좋지만|좋겠어|좋겠어요|위주|위주로|중심으로|중심|원해|원해요|이에요|예요|입니다|이야|야|요|다녀오려고요|다녀오고|다녀오려고|떠나고|떠나요|알려줘|만들어줘|만들어|세워줘|생각|생각이에요|예정|예정이에요|예정입니다|총|에는|걸|것|거|곳|곳으로|곳에|곳에서|쪽|타기|타고|이랑|랑|하는|할|및|등|등을|이번|다음|때|기간|여행하고|여행하려고|묵고|머물고|돌아|왕복|시작|시작해서|아주|정말|너무|많이|많은|조금|제일|싫고|싫어|싫어요|빼고|말고|주세요|해|추천해줘|추천해주세요|어디|어디가|좋을까|좋을까요|갈까|추천좀|이하로|이내로|짜|줘|세|명이|명)$"
)
#: Verbs of asking and going with their endings: "가려는데", "보고싶고", "다녀올까", "데리고".
_KO_VERB = compiled(
    r"^(?:가|갈|갔|다녀오|다녀올|떠나|떠날|하|할|해|보|볼|봐|놀|묵|데리|모시|데려|이동|여행하|계획하|생각하|예정이|원하|바라|부탁|추천하|짜|알려|있|되|될)(?:려는데요?|려고요?|려구요?|려\S{0,2}|고파\S?|고\s?싶\S{0,4}|는데요?|건데요?|거예요|거야|까요?|까해요?|게요?|래요?|자|고|서|면|니까|지만|어요?|아요?|습니다|ㅂ니다|드려요|드립니다|주세요|줘요?|음|함|임|을게요?|수)?$"
)
_ZH_NOISE = compiled(
    r"^(?:[我你他她们想要去到在和的了吗呢吧跟与请帮是给为从来往游玩旅行计划安排行程一个下个几有请打算准备出发前后左右还也就都会能可以比较很特别主要喜欢爱看逛希望如求满足以任意条件推荐设计规划制定做份次趟人天晚日号月年个位名周末期间左右内外期待度假自由团目地方些点这那带着吃只坐一起娃家大概每总共预算为上不]+)$"
)
#: "只去一个": how many is a condition of its own.
_COUNTED = compiled(r"(?:只|最多|至少)[去看逛要]{0,2}[一二两三四五\d]")
#: The frame of a condition, once its matter is understood: "希望尝试以下类型的餐厅之一", "在城市内出行".
_ZH_FRAME = compiled(
    r"(?:希望|想要?|要求|必须|一定要?|不(?=希望|想|要)|不要?|如下|满足|尝试|以下|类型|餐厅|饭店|之一|入住|酒店|住宿|方式|城市|出行|乘坐|乘|坐|前往|目的地|返回|游览|参观|景点|用餐|预算|旅行|跨城市|交通|方便|一下|帮忙|规划|饮食|搞定|老人家?|小孩|就行|已经|好了|好呢|我们?|他们?|她们?|娃|只|去|看|吃|以|对|走|路|太多|在|内|上|为|是|的|和|或|或者|与|及|总)+"
)
#: Whose need it is, beside the need itself.
_SOMEBODY = compiled(rf"(?:我的?|我们的?)?{any_of(COMPANIONS)}(?:{PARTICLES}|也|有|的)?")
_FILLER = frozenset(
    """house rule rules fine open flexible keen excited happy sure sounds basically totally actually generally roughly about around approximately outlined revised scheduled planned regarding concerned concerning terms
    dates details following during span spanning spans range ranging expected expect intend intending aim aiming scheduled based fully overall entire whole single own young accompanied accompany bring bringing along
    variety blend local choose choice ideal important vital imperative ensure involve involves involved conducive suitable suited accommodate accommodating allow allows allowed permit permits permissible permitted
    available option options rent renting require requires required requirement preferred preference culinary dining foodie lovers travelers individuals lodgings stay conclude concludes concluding originating
    touring moving venturing covering stopping taking off fond particularly restrictions restriction itself ourselves myself themselves another other others part full short long quick little bit lot lots rest etc
    provide provides providing wonderful lovely amazing beautiful perfect fun exciting memorable unforgettable relaxing thing kind starts doing done keep keeping kept pair solo free time around there's here's first-time
    towards toward far expenses expense flexibility additionally furthermore moreover regards options offer offers offering hoping crafting
    access accessible attractions attraction sights sight sightseeing spots tho thru pls plz gotta wanna gonna lemme thx ty cuz coz bc lol lmao haha omg btw tbh imo fyi kinda sorta prob probs def defo ur yall folks hmm umm uh ok alright yeah yep yup nah dunno idk asap mate luv fav faves favourite favorite
    famous popular must-see highlights main top known usual typical sake note bear mind reserve rather says said us""".split()
)


_NO_MATTER = compiled(
    r"[^.;!?\n]*\b(?:no|without|don't have(?: any)?|do not have(?: any)?) (?:specific|particular|special|strong) (?:\w+ )?(?:preferences?|requirements?|restrictions?|requests?)[^.;!?\n]*"
    r"|[^.,!?\n]*(?:특별한|따로) (?:선호|요구|조건)\S* 없\S*|没有(?:什么)?特别的?(?:要求|偏好)"
)


def take_indifference(reading: Reading) -> None:
    """ "I have no specific preferences about ..." is understood: it asks for nothing."""
    for match in list(reading.find(_NO_MATTER)):
        reading.take(*match.span())


def left_over(reading: Reading) -> tuple[str, ...]:
    """Stretches with content that nobody took, in the person's words. Questions of taste and greetings are no content."""
    found: list[str] = []
    for start, end in _stretches(reading):
        rest = _SOFT.sub(
            " ", reading.open[start:end].replace(TAKEN, " ")
        )  # "if possible" says how, and no matter of its own
        touched = TAKEN in reading.open[start:end]
        words = [w for w in _CONTENT.findall(rest) if not _noise(w) and not (touched and _only_binds(w))]
        if not words:
            continue
        if len(words) >= 2 or _CONDITION.search(rest) or len(words[0]) >= 3 or not words[0].isascii():
            found.append(_near(reading, start, end))
    return tuple(dict.fromkeys(f for f in found if f))


def _near(reading: Reading, start: int, end: int) -> str:
    """The stretch; of a long one without commas only what lies around the words that nobody took."""
    if end - start > LONG:
        words = [m.span() for m in _WORD.finditer(reading.low, start, end)]
        open_ = [i for i, (a, b) in enumerate(words) if _unread(reading, a, b)]
        if open_:
            start, end = words[max(open_[0] - BESIDE, 0)][0], words[min(open_[-1] + BESIDE, len(words) - 1)][1]
    return reading.words(start, end).strip(" ,.;:!?、，。-(")


def _unread(reading: Reading, start: int, end: int) -> bool:
    rest = reading.open[start:end].replace(TAKEN, " ")
    return any(
        not _noise(w) and not (rest != reading.open[start:end] and _only_binds(w)) for w in _CONTENT.findall(rest)
    )


#: Marks of a goal in what nobody understood: a capital inside, a length of stay, a particle or word of going.
_GOAL = re.compile(
    r"(?:[a-z,]\s+|^)(?:in |to |visit )?[A-Z][\w\u00c0-\u024f'-]+(?:\s[A-Z][\w'-]+)*(?:\s+(?:in|for|on|over)\b|\s*$)"
    r"|[\uac00-\ud7a3]{2,}(?:에서|으로|로|에)?\s*(?:\d{1,2}\s*[박일]|여행|이틀|사흘|나흘|일주일)"
    r"|[去到飞]\s*[\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{2,}\s*(?:\d{1,2}|[一二两三四五六七八九十几])\s*[天日]"
)


def perhaps_a_place(not_understood: tuple[str, ...]) -> str | None:
    """The first stretch that may have named where to go: better to ask than to choose another place instead."""
    return next((words for words in not_understood if _GOAL.search(words)), None)


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in _CUT.finditer(reading.low):
        yield at, cut.start()
        at = cut.end()
    yield at, len(reading.low)


def _only_binds(word: str) -> bool:
    """ "Must", "必须去": beside what was understood, the word of a condition says nothing more."""
    rest = _BINDS.sub("", _CONDITION.sub("", word))
    if not rest or rest != word and _noise(rest) or _SOMEBODY.fullmatch(word):
        return True
    return "\u4e00" <= word[0] <= "\u9fff" and bool(_ZH_FRAME.fullmatch(word)) and not _COUNTED.search(word)


def _noise(word: str) -> bool:
    if word.isascii() or re.match(r"[\u00c0-\u024f]", word):
        return len(word) < 2 or any(w in FUNCTION or w in _FILLER for w in _stems(word.strip("'-")))
    if "\uac00" <= word[0] <= "\ud7a3":
        return bool(_KO_NOISE.match(word) or _KO_VERB.match(word)) or len(word) == 1
    return bool(_ZH_NOISE.match(word)) and not _COUNTED.search(word)


def _stems(word: str) -> tuple[str, ...]:
    """The word and what it may be a form of: planning, plan; creating, create."""
    bare = re.sub(r"(?:'s|ing|ed|es|s|ly)$", "", word)
    return word, bare, bare + "e", bare[:-1] if len(bare) > 2 and bare[-1:] == bare[-2:-1] else bare
