"""What kind of message it is: a question is not planned, and a plan is not answered."""

from collections.abc import Callable

import pytest
from tripwright.domain.request import Request

Read = Callable[..., Request]


@pytest.mark.parametrize(
    ("text", "topic", "subjects"),
    [
        ("do I need a visa for Japan with a Korean passport", "visa", ("JP", "KR")),
        ("Do US citizens need a visa for France?", "visa", ("FR", "US")),
        ("한국 여권으로 대만 갈 때 비자 필요해?", "visa", ("TW", "KR")),
        ("去泰国要不要签证？我拿中国护照", "visa", ("TH", "CN")),
        ("Which plug do I need in Japan?", "plug", ("JP",)),
        ("영국은 콘센트 모양이 어때?", "plug", ("GB",)),
        ("韩国用什么插头？", "plug", ("KR",)),
        ("Rome or Athens?", "compare", ("geonames:7", "geonames:9")),
        ("도쿄랑 교토 중에 어디가 더 좋아?", "compare", ("geonames:1", "geonames:2")),
        ("东京和大阪哪个更好玩？", "compare", ("geonames:1", "geonames:3")),
        ("What's the weather in Tokyo in October?", "weather", ("geonames:1",)),
        ("Is the Louvre open on Mondays?", "opening", ("world:900",)),
        ("how far is Kyoto from Osaka", "distance", ("geonames:2", "geonames:3")),
        ("why this museum?", "why", ()),
        ("where do you get that from? sources?", "sources", ()),
        ("is it safe to travel to Thailand?", "advisory", ("TH",)),
        ("time difference between Seoul and Paris?", "time_zone", ("geonames:4", "geonames:10")),
        ("what currency is used in Japan?", "currency", ("JP",)),
    ],
)
def test_questions_are_answered_and_not_planned(read: Read, text: str, topic: str, subjects: tuple[str, ...]) -> None:
    request = read(text)
    assert request.kind == "answer" and request.question is not None
    assert (request.question.topic, request.question.subjects) == (topic, subjects)


@pytest.mark.parametrize(
    "text",
    [
        "Could you plan a 3-day trip to Rome?",
        "Can you create a 5-day itinerary for Rome from Lisbon?",
        "3 days in Rome?",
        "a long weekend in Rome or Athens",
        "도쿄 3일 일정 짜줄 수 있어?",
        "帮我安排东京三天可以吗？",
        "somewhere warm with temples in November",
    ],
)
def test_a_plan_that_is_asked_for_politely_is_a_plan(read: Read, text: str) -> None:
    assert read(text).kind == "plan"


@pytest.mark.parametrize("text", ["hello!", "thanks", "안녕하세요!", "고마워", "你好", "谢谢", "good morning!"])
def test_greetings_are_chat(read: Read, text: str) -> None:
    assert read(text).kind == "chat"


@pytest.mark.parametrize(
    "text", ["what should I pack for Iceland in winter", "아이슬란드 여행 준비물 알려줘", "去冰岛要带什么？"]
)
def test_packing_is_shopping(read: Read, text: str) -> None:
    request = read(text)
    assert request.kind == "shop" and request.shopping
    assert [o.ids for s in request.stops for o in s.options] == [("IS",)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("remember that I am vegetarian", (("diet", "vegetarian"),)),
        ("내가 땅콩 알레르기 있는 거 기억해", (("allergy", "peanut"),)),
        ("记住我不吃肉", (("diet", "vegetarian"),)),
        ("Forget everything you know about me", (("forget", "*"),)),
        ("forget my diet", (("forget", "diet"),)),
    ],
)
def test_memory_is_only_touched_by_explicit_words(read: Read, text: str, stated: tuple[tuple[str, str], ...]) -> None:
    request = read(text)
    assert (request.kind, request.remember) == ("memory", stated)


def test_what_the_person_says_of_themselves_is_noted_beside_a_plan(read: Read) -> None:
    request = read("3 days in Rome, I am vegetarian and I have a US passport")
    assert request.kind == "plan"
    assert set(request.remember) == {("diet", "vegetarian"), ("passport", "US")}


def test_what_is_said_of_others_is_no_fact_about_the_person(read: Read) -> None:
    assert read("3 days in Rome with my mother, she is vegetarian").remember == ()


def test_recall_is_memory(read: Read) -> None:
    assert read("what do you know about me").kind == "memory"
    assert read("나에 대해 뭐 알고 있어?").kind == "memory"


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("동물원은 꼭 가고 싶어요, 로마 3일", True),
        ("3 days in Rome, the zoo is a must", True),
        ("一定要去动物园，罗马三天", True),
        ("동물원 좋아해요, 로마 3일", False),
        ("3 days in Rome, we like zoos", False),
    ],
)
def test_a_kind_that_must_be_seen_is_a_condition_and_no_liking_only(read: Read, text: str, must: bool) -> None:
    assert any(c.type == "visit_kinds" and c.hard for c in read(text).constraints) is must
