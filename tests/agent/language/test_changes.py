"""Follow-ups against the plan before."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from tripwright.domain.plan import Plan
from tripwright.domain.request import Change, Request

Read = Callable[..., Request]


def only(request: Request) -> Change:
    assert request.kind == "revise", request
    assert len(request.changes) == 1, request.changes
    return request.changes[0]


@pytest.mark.parametrize(
    ("text", "operation", "number"),
    [
        ("make it two days longer", "add_days", 2),
        ("add two more days", "add_days", 2),
        ("one more day please", "add_days", 1),
        ("make it a day shorter", "remove_days", 1),
        ("이틀 더 늘려줘", "add_days", 2),
        ("하루 줄여줘", "remove_days", 1),
        ("再加一天", "add_days", 1),
        ("少玩两天", "remove_days", 2),
    ],
)
def test_length_is_changed(read: Read, rome: Plan, text: str, operation: str, number: int) -> None:
    change = only(read(text, rome))
    assert (change.operation, change.number) == (operation, number)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("make day 2 slower", 2),
        ("둘째 날은 쉬고 싶어", 2),
        ("第二天轻松一点", 2),
        ("마지막 날은 좀 천천히 다니고 싶어", 3),
        ("slow down the last day", 3),
        ("make it more relaxed", None),
    ],
)
def test_a_day_is_made_slower(read: Read, rome: Plan, text: str, day: int | None) -> None:
    change = only(read(text, rome))
    assert (change.operation, change.day, change.pace and change.pace.value) == ("pace", day, "slow")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("150 less", -150, "EUR"),
        ("cut the budget by 200 euros", -200, "EUR"),
        ("raise the budget by 100 euros", 100, "EUR"),
        ("그럼 예산을 50만원 줄여줘", -500_000, "KRW"),
        ("预算减少500", -500, "EUR"),
    ],
)
def test_the_budget_is_moved(read: Read, rome: Plan, text: str, amount: int, currency: str) -> None:
    change = only(read(text, rome))
    assert change.operation == "budget_delta" and change.amount is not None
    assert (change.amount.amount, change.amount.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["no, Kyoto", "make it Kyoto instead", "Kyoto instead", "아니 교토로 바꿔줘", "换成京都"]
)
def test_another_place_is_meant(read: Read, rome: Plan, text: str) -> None:
    change = only(read(text, rome))
    assert change.operation == "destination" and change.stop is not None
    assert change.stop.options[0].name == "Kyoto"


@pytest.mark.parametrize("text", ["undo", "방금 거 취소해줘", "撤销", "take that back"])
def test_undo(read: Read, rome: Plan, text: str) -> None:
    assert only(read(text, rome)).operation == "undo"


def test_rain_falls_on_the_weekday_of_the_plan(read: Read, rome: Plan) -> None:
    change = only(read("it rains on Tuesday", rome))
    assert (change.operation, change.day) == ("rain", 2)


def test_the_museum_is_the_one_of_the_plan(read: Read, rome: Plan) -> None:
    change = only(read("swap the museum", rome))
    assert (change.operation, change.place) == ("swap", "Rome Museum of Tests")


def test_the_first_one_is_the_first_visit(read: Read, rome: Plan) -> None:
    change = only(read("remove the first one", rome))
    assert (change.operation, change.place) == ("remove", "Rome Museum of Tests")


def test_a_traveller_is_added_with_their_needs(read: Read, rome: Plan) -> None:
    change = only(read("add my mother, she uses a wheelchair", rome))
    assert change.operation == "add_traveller"
    assert [a.value for a in change.access] == ["wheelchair"]


def test_a_late_arrival_keeps_its_minutes(read: Read, rome: Plan) -> None:
    change = only(read("our flight is delayed by 2 hours", rome))
    assert (change.operation, change.minutes) == ("late_arrival", 120)


def test_several_changes_keep_their_order(read: Read, rome: Plan) -> None:
    changes = read("add two more days and skip the churches", rome).changes
    assert [c.operation for c in changes] == ["add_days", "remove"]


def test_a_new_request_in_the_middle_is_a_new_plan(read: Read, rome: Plan) -> None:
    request = read("Plan 4 days in Kyoto from November 2", rome)
    assert request.kind == "plan" and request.stops[0].options[0].name == "Kyoto"


def test_conditions_for_the_plan_before_are_added_to_its_request(read: Read, rome: Plan) -> None:
    request = read("we are vegetarian, and no flights", rome)
    assert request.kind == "plan" and request.when.dates == rome.dates
    assert request.stops == rome.request.stops
    assert {c.type for c in request.constraints} == {"budget_cap", "diet", "transport_ban"}
    assert {d.value for d in request.party.diets} == {"vegetarian"}


def test_a_condition_beside_an_edit_is_kept_with_it(read: Read, rome: Plan) -> None:
    request = read("make it two days longer, and I am vegan", rome)
    assert [c.operation for c in request.changes] == ["add_days"]
    assert [c.type for c in request.constraints] == ["diet"]
    assert {d.value for d in request.party.diets} == {"vegan"}


def test_a_newer_budget_replaces_the_older(read: Read, rome: Plan) -> None:
    request = read("no more than 700 euros in total", rome)
    assert [str(c.limit) for c in request.constraints if c.type == "budget_cap"] == ["700.00 EUR"]


def test_a_question_about_the_plan_is_no_change(read: Read, rome: Plan) -> None:
    assert read("why the museum?", rome).kind == "answer"


@pytest.mark.parametrize(
    "text", ["it rains on Saturday", "토요일에 비가 와", "토요일에 비 온대", "토요일에 비가 올 것 같아"]
)
def test_rain_on_a_day_is_read(read: Read, rome: Plan, text: str) -> None:
    assert only(read(text, rome)).operation == "rain"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("move everything a week later", 7),
        ("postpone it by two weeks", 14),
        ("two days earlier please", -2),
        ("일주일 뒤로 미뤄줘", 7),
        ("이틀 늦게 가자", 2),
        ("推迟一周", 7),
        ("提前三天", -3),
    ],
)
def test_all_dates_are_moved_by_so_much(read: Read, rome: Plan, text: str, days: int) -> None:
    change = only(read(text, rome))
    assert change.operation == "dates" and change.when is not None and change.when.dates is not None
    assert (change.when.dates.start - rome.dates.start).days == days
    assert change.when.dates.days == rome.dates.days


@pytest.mark.parametrize("text", ["the flight is two hours late", "비행기가 두 시간 늦어졌어", "飞机晚点两小时"])
def test_a_late_arrival_moves_no_date(read: Read, rome: Plan, text: str) -> None:
    change = only(read(text, rome))
    assert (change.operation, change.minutes) == ("late_arrival", 120)


@pytest.mark.parametrize(
    ("text", "minute"),
    [("每天10点开始", 600), ("每天十点半开始", 630), ("매일 10시에 시작", 600), ("10点20分出发", 620)],
)
def test_a_day_starts_at_the_hour_that_was_said(read: Read, rome: Plan, text: str, minute: int) -> None:
    change = only(read(text, rome))
    assert (change.operation, change.minute_of_day) == ("start", minute)


@pytest.mark.parametrize(
    ("text", "operation", "day"),
    [
        ("하루에 조금만 보고 싶어", "pace", None),
        ("I want to see less each day", "pace", None),
        ("每天少看一点", "pace", None),
        ("셋째 날은 비워줘", "pace", 3),
        ("day 3 free please", "pace", 3),
        ("第三天空出来", "pace", 3),
        ("박물관은 그만", "remove", None),
        ("多加几个公园", "more", None),
        ("少看点博物馆", "less", None),
    ],
)
def test_less_and_more_in_plain_words(read: Read, rome: Plan, text: str, operation: str, day: int | None) -> None:
    change = only(read(text, rome))
    assert (change.operation, change.day) == (operation, day)


@pytest.mark.parametrize("text", ["얼마나 들어?", "what will it cost?", "要花多少钱？"])
def test_the_cost_of_the_trip_is_a_question(read: Read, rome: Plan, text: str) -> None:
    request = read(text, rome)
    assert request.question is not None and request.question.topic == "price"
