"""The cases of the memory bench: what happens to a person's memory, step by step, and what must be so at the end.

Each case gets a `World` of its own: users over one store, a clock, and a planner where a step is said in chat. A case returns
nothing when all is well and raises `Missed` with what was seen otherwise.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..agent.forgetting import forgettables
from ..agent.planner import Planner
from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from ..domain.reply import Asked, Finished
from ..domain.settings import Settings
from ..memory.store import Memory

START = datetime(2026, 5, 3, 9, tzinfo=UTC)


class Missed(AssertionError):
    """What a case expected and did not find."""


@dataclass
class World:
    """What a case may use. `home` is a directory of its own."""

    catalog: Catalog
    home: Path
    now: datetime = START
    said: Asked | Finished | None = None
    _planners: dict[str, Planner] = field(default_factory=dict)
    _store: Memory | None = None

    def clock(self) -> datetime:
        return self.now

    def store(self) -> Memory:
        """The one store of this world, on disk."""
        if self._store is None:
            self._store = Memory.open(self.home, "person", clock=self.clock)
            for other in forgettables(self.home):
                self._store.register(other)
        return self._store

    def user(self, name: str = "person") -> Memory:
        return self.store().for_user(name)

    def later(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    def planner(self, name: str = "person") -> Planner:
        if name not in self._planners:
            settings = Settings(home=self.home)
            self._planners[name] = Planner(settings, catalog=self.catalog, memory=self.user(name), clock=self.clock)
        return self._planners[name]

    def say(self, text: str, name: str = "person", thread: str = "thread") -> str:
        """One message through the graph; the answer's or the question's words."""
        planner = self.planner(name)
        events = planner.resume(thread, text) if isinstance(self.said, Asked) else planner.stream(text, thread)
        try:
            last = list(events)[-1]
        except TripwrightError as error:
            self.said = None
            return f"({type(error).__name__}) {error}"
        assert isinstance(last, Asked | Finished)
        self.said = last
        return last.question if isinstance(last, Asked) else last.reply.text

    def close(self) -> None:
        for planner in self._planners.values():
            planner.close()
        self._planners.clear()
        if self._store is not None:
            self._store.close()
            self._store = None


@dataclass(frozen=True)
class Case:
    kind: str
    name: str
    language: str
    run: Callable[[World], None]


def must(condition: object, seen: object) -> None:
    if not condition:
        raise Missed(str(seen)[:300])


def values(memory: Memory, slot: str, at: datetime | None = None) -> list[str]:
    return [r.value or "" for r in memory.profile(at).get(slot, ())]


def files_say(home: Path, words: str) -> list[str]:
    """Files that hold the words, in UTF-8 or UTF-16."""
    marks = [words.encode(), words.encode("utf-16-le")]
    return [p.name for p in home.rglob("*") if p.is_file() and any(m in p.read_bytes() for m in marks)]


# Updates: the new value holds, the old one held

_UPDATES = (
    ("home_city", "Busan", "Seoul"), ("pace", "slow", "fast"), ("passport", "KR", "US"), ("budget", "100 euros a day", "200 euros a day"),
    ("currency", "EUR", "KRW"), ("lodging", "hostel", "hotel"), ("seat", "aisle", "window"),
)  # fmt: skip
_SAID = {"en": "my {slot} is {value}", "ko": "제 {slot}는 {value}입니다", "zh": "我的{slot}是{value}"}


def updates() -> Iterator[Case]:
    for slot, old, new in _UPDATES:
        for language in ("en", "ko"):

            def run(w: World, slot: str = slot, old: str = old, new: str = new, language: str = language) -> None:
                memory = w.user()
                for value in (old, new):
                    text = _SAID[language].format(slot=slot, value=value)
                    memory.remember(text, kind="profile", slot=slot, value=value)
                    w.later(days=20)
                must(values(memory, slot) == [new], memory.profile())
                closed = [r for r in memory.rows() if r.value == old]
                must(closed and closed[0].valid_to, closed)
                newer = next(r for r in memory.rows() if r.value == new)
                must(newer.supersedes == closed[0].id, newer)

            yield Case("updates", f"{slot}: {old} -> {new}", language, run)
    for language, first, second in (
        ("en", "I live in Busan", "I live in Seoul now"),
        ("ko", "저는 부산에 살아요", "저는 서울에 살아요"),
        ("zh", "我住在釜山", "我住在首尔"),
    ):

        def moved(w: World, first: str = first, second: str = second) -> None:
            w.say(first)
            w.later(days=30)
            w.say(second)
            found = values(w.user(), "home_city")
            must(len(found) == 1 and (city := w.catalog.city(found[0])) and city.name == "Seoul", found)

        yield Case("updates", "moves house, in chat", language, moved)
    for language, first, second in (
        ("en", "I always like a slow pace", "I always like a fast pace"),
        ("ko", "저는 항상 느긋한 여행을 좋아해요", "저는 항상 빡빡한 일정을 좋아해요"),
    ):

        def paced(w: World, first: str = first, second: str = second) -> None:
            w.say(first)
            w.later(days=3)
            w.say(second)
            must(values(w.user(), "pace") == ["fast"], w.user().profile())

        yield Case("updates", "changes pace, in chat", language, paced)
    for language, first, second in (
        ("en", "I loved the Colosseum", "The Colosseum was boring"),
        ("ko", "콜로세움 정말 좋았어요", "콜로세움은 별로였어요"),
    ):

        def felt(w: World, first: str = first, second: str = second) -> None:
            w.say(first)
            w.later(days=3)
            w.say(second)
            rows = [r for r in w.user().rows() if r.kind == "feedback" and r.valid_to is None]
            must(rows and rows[-1].value == "dislike", rows)

        yield Case("updates", "another word on a sight, in chat", language, felt)


# Contradictions: a hard slot is asked about, the message beats the memory

_ALLERGIES = (
    ("en", "I am allergic to peanuts", "I am no longer allergic to peanuts", "no", "yes"),
    ("en", "I have a shellfish allergy", "I don't have a shellfish allergy any more", "no", "yes"),
    ("ko", "저는 땅콩 알레르기가 있어요", "이제 땅콩 알레르기 없어요", "아니요", "네"),
    ("zh", "我对花生过敏", "我现在对花生不过敏了", "否", "是"),
)


def contradictions() -> Iterator[Case]:
    for language, first, denial, no, yes in _ALLERGIES:
        for answer, stays in ((no, True), (yes, False)):

            def run(
                w: World, first: str = first, denial: str = denial, answer: str = answer, stays: bool = stays
            ) -> None:
                w.say(first)
                before = values(w.user(), "allergy")
                must(before, "nothing was noted")
                w.later(days=10)
                asked = w.say(denial)
                must(isinstance(w.said, Asked), f"not asked: {asked}")
                must(values(w.user(), "allergy") == before, "changed before the answer")
                w.say(answer)
                must(bool(values(w.user(), "allergy")) is stays, w.user().profile())

            yield Case("contradictions", f"{denial}, then {answer}", language, run)
    for slot, value in (("allergy", "peanut"), ("diet", "vegan"), ("access", "wheelchair"), ("diet", "halal")):
        for confirmed in (False, True):

            def hard(w: World, slot: str = slot, value: str = value, confirmed: bool = confirmed) -> None:
                memory = w.user()
                memory.remember(f"I need {value}", kind="profile", slot=slot, value=value)
                done = memory.remember("none now", kind="profile", slot=slot, value="none", confirmed=confirmed)
                must(done.status == ("stored" if confirmed else "ask"), done)
                must(values(memory, slot) == ([] if confirmed else [value]), memory.profile())

            yield Case("contradictions", f"{slot} {value} denied, confirmed {confirmed}", "en", hard)
    for language, kept, message in (
        ("en", "I always like a slow pace", "2 days in Rome in December, packed days"),
        ("ko", "저는 항상 느긋한 여행을 좋아해요", "12월에 로마 2일, 빡빡하게"),
    ):

        def beats(w: World, kept: str = kept, message: str = message) -> None:
            w.say(kept)
            w.later(days=200)
            w.say(message)
            plan = w.planner().current("thread")
            must(plan is not None and plan.request.pace.value == "fast", plan and plan.request.pace)
            must(values(w.user(), "pace") == ["slow"], w.user().profile())

        yield Case("contradictions", "the message beats the memory", language, beats)


# As of


def as_of() -> Iterator[Case]:
    for slot, old, new in _UPDATES:
        for asked, expected in ((-1, None), (10, "old"), (40, "new")):

            def run(
                w: World,
                slot: str = slot,
                old: str = old,
                new: str = new,
                asked: int = asked,
                expected: str | None = expected,
            ) -> None:
                memory = w.user()
                memory.remember(f"{slot} {old}", kind="profile", slot=slot, value=old)
                w.later(days=30)
                memory.remember(f"{slot} {new}", kind="profile", slot=slot, value=new)
                w.later(days=100)
                found = values(memory, slot, START + timedelta(days=asked))
                must(found == {None: [], "old": [old], "new": [new]}[expected], found)

            yield Case("as-of", f"{slot} as of day {asked}", "en", run)
    for language, first, second, question in (
        ("en", "I always like a slow pace", "I always like a fast pace", "what did I prefer in May?"),
        ("ko", "저는 항상 느긋한 여행을 좋아해요", "저는 항상 빡빡한 일정을 좋아해요", "내가 5월에 뭘 좋아했지?"),
        ("zh", "我总是喜欢悠闲的节奏", "我总是喜欢紧凑的节奏", "我5月喜欢什么？"),
    ):

        def chat(w: World, first: str = first, second: str = second, question: str = question) -> None:
            w.say(first)
            w.later(days=150)
            w.say(second)
            told = w.say(question)
            must("slow" in told and "fast" not in told, told)

        yield Case("as-of", "asked in chat", language, chat)

    def told_late(w: World) -> None:
        memory = w.user()
        memory.remember("home now Seoul", kind="profile", slot="home_city", value="Seoul")
        past = START - timedelta(days=365)
        memory.remember("a year ago it was Busan", kind="profile", slot="home_city", value="Busan", valid_from=past)
        must(values(memory, "home_city") == ["Seoul"], memory.profile())
        must(values(memory, "home_city", START - timedelta(days=9)) == ["Busan"], memory.profile())

    yield Case("as-of", "the past told late changes the past only", "en", told_late)


# Expiry


def expiry() -> Iterator[Case]:
    for slot, value in (
        ("interest", "jazz"),
        ("pace", "slow"),
        ("lodging", "hostel"),
        ("seat", "aisle"),
        ("dislike", "crowds"),
    ):
        for days, there in ((89, True), (91, False)):

            def weak(w: World, slot: str = slot, value: str = value, days: int = days, there: bool = there) -> None:
                memory = w.user()
                memory.remember("", kind="profile", slot=slot, value=value, source="inferred", confidence=1.0)
                must(not memory.profile(), "an inference is profile")
                (row,) = memory.rows()
                must(row.confidence <= 0.5 and row.source == "inferred" and "inferred" in row.text, row)
                w.later(days=days)
                must(bool(memory.rows()) is there, memory.rows())
                must(bool(memory.recall(f"{slot} {value}")) is there, memory.recall(value))

            yield Case("expiry", f"inferred {slot} after {days} days", "en", weak)
    for language, text in (
        ("en", "I collect brass compasses"),
        ("ko", "저는 나침반을 모으고 있어요"),
        ("zh", "我收集黄铜指南针和地图"),
    ):
        for days, there in ((6, True), (8, False)):

            def kept(w: World, text: str = text, days: int = days, there: bool = there) -> None:
                memory = w.user()
                memory.ttl(7)
                memory.remember(text)
                w.later(days=days)
                must(bool(memory.recall(text)) is there, memory.rows())
                memory.ttl(7)  # the sweep
                must(bool(files_say(w.home, text)) is there, files_say(w.home, text))

            yield Case("expiry", f"kept for 7 days, after {days}", language, kept)


# Trip scope

_TRIPS = {
    "en": ("this time with my mother", "just this once I want luxury", "for this trip I am vegetarian", "only this time no museums"),
    "ko": ("이번에는 어머니와 가요", "이번 여행은 호텔로 할게요", "이번만 채식으로 부탁해요", "이번엔 천천히 다닐래요"),
    "zh": ("这次和妈妈一起去", "本次旅行要住酒店", "这一次我吃素", "这次慢一点"),
}  # fmt: skip


def trip_scope() -> Iterator[Case]:
    for language, lines in _TRIPS.items():
        for text in lines:

            def run(w: World, text: str = text) -> None:
                memory = w.user()
                memory.remember(text, kind="profile", slot="companion", value="mother")
                must(not memory.profile(), memory.profile())
                must([r.kind for r in memory.rows()] == ["episode"], memory.rows())
                must(memory.rows()[0].trip, memory.rows())

            yield Case("trip scope", text, language, run)
    for language, text, nxt in (
        ("en", "2 days in Rome in December, for this trip I am vegetarian", "2 days in Athens in January"),
        ("ko", "12월에 로마 2일, 이번에는 채식으로요", "1월에 아테네 2일"),
        ("en", "2 days in Rome in December, this time with my mother in a wheelchair", "2 days in Athens in January"),
        ("zh", "12月罗马2天，这次我吃素", "1月雅典2天"),
    ):

        def chat(w: World, text: str = text, nxt: str = nxt) -> None:
            w.say(text)
            w.said = None
            must(not w.user().profile().keys() & {"diet", "access", "companion"}, w.user().profile())
            w.say(nxt, thread="other")
            plan = w.planner().current("other")
            me = plan.request.party.members[0] if plan else None
            must(me is None or not (me.diet or me.access), me)

        yield Case("trip scope", text, language, chat)
    for slot, value in (("diet", "vegan"), ("pace", "slow"), ("lodging", "hotel")):

        def named(w: World, slot: str = slot, value: str = value) -> None:
            memory = w.user()
            memory.remember(f"{slot} {value}", kind="profile", slot=slot, value=value, trip="rome-2026")
            must(not memory.profile() and memory.rows()[0].trip == "rome-2026", memory.rows())

        yield Case("trip scope", f"{slot} of a named trip", "en", named)
