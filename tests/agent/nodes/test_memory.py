"""What is told in chat becomes typed rows with their session and turn, and is told back as it held then."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from tripwright.agent.planner import Planner
from tripwright.domain.errors import TripwrightError
from tripwright.domain.reply import Finished
from tripwright.domain.settings import Settings
from tripwright.memory.store import Memory


class Clock:
    now = datetime(2026, 5, 3, 9, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def chat(catalog, clock):
    memory = Memory.open(None, clock=clock)
    with Planner(Settings(), catalog=catalog, memory=memory, clock=clock) as planner:

        def send(text):
            last = list(planner.stream(text, "thread"))[-1]
            assert isinstance(last, Finished), last
            return last.reply.text

        send.memory = memory
        send.planner = planner
        yield send


def _rows(chat):
    return [(r.kind, r.slot, r.value, r.item) for r in chat.memory.rows() if r.valid_to is None]


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("I loved the Salt Palace because it was quiet", ("feedback", "palace", "like", "world:13")),
        ("The Clock Museum was boring", ("feedback", "museum", "dislike", "world:0")),
        ("don't suggest museums again", ("profile", "dislike", "museums", None)),
        ("앞으로 박물관은 추천하지 마세요", ("profile", "dislike", "museums", None)),
        ("以后别推荐博物馆了", ("profile", "dislike", "museums", None)),
        ("경복궁은 별로였어요", ("feedback", None, "dislike", None)),
        ("我很喜欢卢浮宫", ("feedback", None, "like", None)),
        ("I speak Korean", ("profile", "language", "ko", None)),
        ("한국어를 할 줄 알아요", ("profile", "language", "ko", None)),
        ("我会说英语", ("profile", "language", "en", None)),
        ("I usually spend about 100 euros a day", ("profile", "budget", "100 euros a day", None)),
        ("通常我喜欢靠窗", ("profile", "seat", "window", None)),
        ("대한항공 마일리지를 모아요", ("profile", "loyalty", "대한항공", None)),
        ("I always like a slow pace", ("profile", "pace", "slow", None)),
        ("remember that I collect stamps", ("note", None, None, None)),
    ],
)
def test_what_is_told_becomes_a_typed_row(chat, said, row):
    answer = chat(said)
    assert _rows(chat) == [row]
    (kept,) = chat.memory.rows()
    assert (kept.source, kept.session, kept.turn) == ("user_said", "thread", 1)
    assert kept.text in said
    assert "/forget" in answer  # it says what it noted


def test_a_later_word_on_a_sight_ends_the_earlier(chat, clock):
    chat("I loved the Salt Palace")
    clock.now = datetime(2026, 6, 3, 9, tzinfo=UTC)
    chat("The Salt Palace was boring")
    assert _rows(chat) == [("feedback", "palace", "dislike", "world:13")]
    assert [r.turn for r in chat.memory.rows()] == [1, 2]


def test_purchases_and_trips_are_episodes(chat):
    chat("I bought a universal adapter")
    chat("We came back from Harbourton")
    assert _rows(chat)[1] == ("profile", "owned", "universal adapter", None)
    episodes = [r for r in chat.memory.rows() if r.kind == "episode"]
    assert ['"purchased"' in (r.value or "") or '"taken"' in (r.value or "") for r in episodes] == [True, True]


def test_a_plan_that_is_accepted_is_an_episode_of_its_cities(chat):
    assert "no plan" not in chat("2 days in Harbourton in December")
    chat("I'll take it")
    accepted = [r for r in chat.memory.rows() if '"accepted"' in (r.value or "")]
    assert "geonames:1" in (accepted[0].value or "")


def test_what_held_in_may_is_told_in_november(chat, clock):
    chat("I always like a slow pace")
    clock.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    chat("I always like a fast pace")
    for question, head in (
        ("what did I prefer in May?", "15 May"),
        ("내가 5월에 뭘 좋아했지?", "5월 15일"),
        ("我五月喜欢什么？", "5月15日"),
    ):
        told = chat(question)
        assert head in told
        assert "slow" in told
        assert "fast" not in told
    assert "fast" in chat("what do you know about me?")


@pytest.mark.parametrize(
    "said",
    [
        "Is the Salt Palace open on Monday?",
        "2 days in Harbourton, I loved it last time",
        "swap the Salt Palace, it was boring",
    ],
)
def test_a_question_a_request_or_a_change_is_not_taken_for_a_story(chat, said):
    chat("2 days in Harbourton in December")
    with suppress(TripwrightError):  # whatever it answers
        chat(said)
    assert not [r for r in chat.memory.rows() if r.kind == "feedback" and r.item is None]


def test_a_review_that_is_quoted_in_the_catalog_never_becomes_memory(chat):
    chat("2 days in Harbourton in December")
    assert {r.kind for r in chat.memory.rows()} == {"episode"}


def test_accepting_what_is_not_there_is_said(chat):
    assert "no plan" in chat("I'll take it")
    assert not chat.memory.rows()
