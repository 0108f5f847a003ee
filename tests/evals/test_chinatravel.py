"""The ChinaTravel bench over an invented sandbox of two cities."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tripwright.domain.errors import PlanFileError, StoreError
from tripwright.domain.fact import Fact, Source
from tripwright.domain.hours import OpeningHours
from tripwright.domain.money import Money
from tripwright.domain.offers import Lodging, Mode, Restaurant, RoomType, Transport
from tripwright.domain.place import City, Country, Kind, Place, Point
from tripwright.domain.request import (
    All,
    Any,
    AvoidKind,
    AvoidPlace,
    BudgetCap,
    Cuisines,
    Interest,
    MustSee,
    Not,
    Request,
    TransportBan,
    VisitKinds,
    When,
)
from tripwright.domain.truth import Truth
from tripwright.evals.chinatravel import planned, run, table
from tripwright.evals.chinatravel_capture import beyond, capture
from tripwright.evals.chinatravel_logic import Concept, Rule, rules
from tripwright.evals.chinatravel_score import truth_of
from tripwright.tools.catalog.memory import InMemoryCatalog

BEIJING, SHANGHAI = "geonames:1816670", "geonames:1796236"
AS_OF = date(2025, 3, 25)
EAST = timezone(timedelta(hours=8))

LOOP = "for activity in allactivities(plan):\n  if activity_type(activity)=='{}': {}.add(activity_position(activity))\n"
AVOID = "attraction_name_set=set()\n" + LOOP.format("attraction", "attraction_name_set")
AVOID += 'result=not({"甲园", "乙园"}&attraction_name_set)'
CAP = (
    "restaurant_cost=0\nfor a in allactivities(plan):\n  restaurant_cost+=activity_cost(a)\nresult=restaurant_cost<=700"
)
BEDS = "result=True\nfor a in allactivities(plan):\n  if activity_type(a)=='accommodation' and room_type(a)!=2: result=False"
EITHER = (
    f"result_list=[]\n{AVOID}\nresult_list.append(result)\n{CAP}\nresult_list.append(result)\n"
    "result=False\nfor r in result_list:\n  result=result or r"
)
WINDOW = (
    "result=False\nfor a in allactivities(plan):\n  if activity_position(a)=='甲园':\n"
    "    if activity_start_time(a)<='14:10' and activity_end_time(a)>='15:40':\n      result=True"
)
WAYS = (
    "result=False\nif allactivities(plan)[0]['type'] != \"airplane\" and intercity_transport_origin(allactivities(plan)[0])=="
    "start_city(plan) and allactivities(plan)[-1]['type'] == \"train\":\n  result=True"
)


def yuan(amount):
    return Money(amount=Decimal(amount), currency="CNY")


def city(key, name, chinese, lat, lon):
    point = Point(lat=lat, lon=lon)
    return City(
        id=key, name=name, names={"zh": chinese}, country="CN", point=point, timezone="Asia/Shanghai", population=10**7
    )


def ride(number, mode, origin, destination, on, hour):
    depart = datetime(on.year, on.month, on.day, hour, tzinfo=EAST)
    return Transport(
        id=f"{number}:{on}", mode=mode, number=number, origin=origin, destination=destination, depart=depart,
        arrive=depart + timedelta(hours=3), minutes=180, price=yuan(500),
    )  # fmt: skip


def park(i, name, kind=Kind.PARK):
    return Place(
        id=f"p{i}", city_id=SHANGHAI, name=name, names={"zh": name}, kind=kind, point=Point(lat=31.2 + i / 300, lon=121.5),
        hours=OpeningHours(always_open=True), hours_observed=AS_OF, price=yuan(0), price_observed=AS_OF, importance=0.5,
        synthetic=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def world():
    days = [AS_OF + timedelta(days=d) for d in range(25)]
    places = [park(i, name) for i, name in enumerate(("甲园", "乙园", "丙园", "丁园"))] + [park(4, "戊馆", Kind.MUSEUM)]
    types = {p.id: "公园" if p.kind is Kind.PARK else "博物馆/纪念馆" for p in places}
    facts = [("type", key, value) for key, value in types.items()]
    facts += [("lodging.beds", "inn:0", 2), ("lodging.feature", "inn:0", "泳池")]
    here = Point(lat=31.2, lon=121.5)
    return InMemoryCatalog(
        cities=[city(BEIJING, "Beijing", "北京", 39.9, 116.4), city(SHANGHAI, "Shanghai", "上海", 31.2, 121.5)],
        countries=[Country(code="CN", name="China", names={"zh": "中国"}, currency="CNY", languages=("zho",))],
        places=places,
        lodgings=[Lodging(id="inn:0", city_id=SHANGHAI, name="甲乙饭店", point=here, room_type=RoomType.HOTEL, price=yuan(300))],
        restaurants=[
            Restaurant(
                id=f"eat:{i}", city_id=SHANGHAI, name=f"饭馆{i}", point=here, cuisines=("川菜",) if i else ("日本料理", "Japanese"),
                price=yuan(50), hours=OpeningHours(always_open=True),
            )
            for i in range(9)
        ],
        transports=[
            ride(number, mode, a, b, on, hour)
            for on in days
            for number, mode, a, b, hour in (
                ("G1", Mode.TRAIN, BEIJING, SHANGHAI, 8), ("FL2", Mode.FLIGHT, BEIJING, SHANGHAI, 7),
                ("G3", Mode.TRAIN, SHANGHAI, BEIJING, 19),
            )
        ],
        facts=[Fact(subject=s, field=f, value=v, source="t", licence="t", observed_at=AS_OF) for f, s, v in facts],
        sources=[Source(id="t", name="Invented", publisher="tests", licence="none")],
        as_of=AS_OF,
        currency="CNY",
        closed_world=True,
    )  # fmt: skip


@pytest.fixture
def query():
    return {
        "uid": "1", "start_city": "北京", "target_city": "上海", "days": 2, "people_number": 2,
        "nature_language": "我们2人，从北京出发，到上海旅行2天，要求如下：\n不希望游览甲园",
        "hard_logic_py": ["result=(day_count(plan)==2)", AVOID.replace(', "乙园"', "")],
    }  # fmt: skip


@pytest.fixture
def row(world, query):
    return planned(query, world)


# What a logic text asks for


def test_a_text_is_read_and_never_run(tmp_path):
    mark = tmp_path / "mark"
    (rule,) = rules([f"open({str(mark)!r}, 'w')\n{AVOID}"])
    assert rule.topic == "attraction"
    assert not mark.exists()


def test_names_that_are_ruled_out_are_told_from_names_that_are_wanted():
    (out,) = rules([AVOID])
    (wanted,) = rules([AVOID.replace("not(", "(").replace("&", "<=")])
    (any_of,) = rules([AVOID.replace("not(", "(")])
    assert out.options == (Concept("attraction", "none", ("甲园", "乙园")),)
    assert [wanted.options[0].holds, any_of.options[0].holds] == ["all", "any"]


def test_a_list_of_results_is_one_condition_with_options():
    (rule,) = rules([EITHER])
    assert rule.topic == "any one of"
    assert rule.options == (*rules([AVOID])[0].options, Concept("budget for meals", number=700.0))


def test_beds_times_and_ways_are_read():
    beds, window, ways = (r.options[0] for r in rules([BEDS, WINDOW, WAYS]))
    assert (beds.topic, beds.number) == ("beds", 2.0)
    assert (window.names, window.times) == (("甲园",), (("start<=", "14:10"), ("end>=", "15:40")))
    assert (ways.topic, ways.names) == ("there and back", ("!airplane", "train"))


def test_how_tickets_are_counted_is_no_condition_and_broken_text_is_said():
    counting = "result=True\nfor a in allactivities(plan):\n  if activity_tickets(a)!=3: result=False"
    assert rules([counting]) == ()
    assert rules(["result=("])[0].topic == "not readable"


# What the parser captured


def status(world, rule_text, **request):
    (found,) = capture(rules([rule_text]), Request(text="t", **request), world)
    return found.status


def cap(amount, category=None):
    return BudgetCap(words="c", limit=yuan(amount), category=category)


def gone(key, name):
    return AvoidPlace(words="w", name=name, place_id=key)


def test_every_name_must_be_held_and_resolved(world):
    assert status(world, AVOID, constraints=(gone("p0", "甲园"), gone("p1", "乙园"))) == "captured"
    assert status(world, AVOID, constraints=(gone("p0", "甲园"),)) == "lost"
    assert status(world, AVOID, constraints=(gone("p0", "甲园"), gone(None, "乙园"))) == "lost"
    turned = tuple(
        Not(words="n", part=MustSee(words="m", name=n, place_id=k)) for k, n in (("p0", "甲园"), ("p1", "乙园"))
    )
    assert status(world, AVOID, constraints=turned) == "captured"


def test_a_wanted_name_does_not_pass_for_one_that_is_ruled_out(world):
    wanted = tuple(MustSee(words="m", name=n, place_id=k) for k, n in (("p0", "甲园"), ("p1", "乙园")))
    assert status(world, AVOID, constraints=wanted) == "lost"


def test_a_cap_counts_only_with_its_category(world):
    assert status(world, CAP, constraints=(cap(700, "meals"),)) == "captured"
    assert status(world, CAP, constraints=(cap(700),)) == "misread"
    assert status(world, CAP, not_understood=("在用餐上的预算为700",)) == "said"
    assert status(world, CAP) == "lost"


def test_a_wish_is_not_a_condition(world):
    soft = cap(700, "meals").model_copy(update={"hard": False})
    assert status(world, CAP, constraints=(soft,)) == "softened"


def test_any_one_of_must_be_held_as_such(world):
    parts = (gone("p0", "甲园"), gone("p1", "乙园"))
    union = Any(words="u", parts=(All(words="a", parts=parts), cap(700, "meals")))
    assert status(world, EITHER, constraints=(union,)) == "captured"
    assert status(world, EITHER, constraints=(*parts, cap(700, "meals"))) == "all of"
    assert status(world, EITHER, constraints=(Any(words="u", parts=(*parts, cap(700, "meals"))),)) == "lost"


def test_types_cuisines_and_ways(world):
    kind = AVOID.replace("name", "type").replace('"甲园", "乙园"', '"公园"')
    food = kind.replace("attraction_type_set", "restaurant_type_set").replace("公园", "日本料理")
    assert status(world, kind, constraints=(AvoidKind(words="k", kinds=(Kind.PARK,)),)) == "captured"
    wanted = kind.replace("not(", "(")
    assert status(world, wanted, constraints=(VisitKinds(words="k", kinds=(Kind.PARK,)),)) == "captured"
    assert status(world, wanted, interests=(Interest(name="parks"),)) == "softened"
    japanese = Cuisines(words="f", names=("Japanese",))
    assert status(world, food.replace("not(", "("), constraints=(japanese,)) == "captured"
    assert status(world, food, constraints=(japanese,)) == "lost"
    assert status(world, food, constraints=(Not(words="n", part=japanese),)) == "captured"
    assert status(world, WAYS, constraints=(TransportBan(words="b", modes=(Mode.FLIGHT,)),)) == "captured"


def test_what_the_domain_has_no_condition_for_is_marked():
    assert [beyond(r) for r in rules([BEDS, WINDOW, WAYS, AVOID, EITHER])] == [True, True, True, False, False]


def test_the_length_of_the_trip_is_a_condition(world):
    text = "result=(day_count(plan)==2)"
    assert status(world, text, when=When(days=2)) == "captured"
    assert status(world, text, when=When(days=3)) == "lost"


# Planned, checked, scored


def test_a_plan_of_the_text_is_verified_and_meets_its_condition(row):
    assert (row.failure, row.why, row.broken) == ("", "", ())
    assert [c.status for c in row.captured] == ["captured", "captured"]
    assert {truth for _, truth in row.met} == {Truth.YES}
    assert row.plan is not None and "甲园" not in {v.name for v in row.plan.visits}
    assert [leg.number for leg in row.plan.legs if leg.scope == "intercity"][-1] == "G3"


def test_the_score_is_of_the_plan_and_not_of_the_request(row, world):
    inn = Concept("lodging", "all", ("甲乙饭店",))
    seen = {v.name for v in row.plan.visits}
    expected = {
        inn: Truth.YES,
        Concept("lodging", "none", ("甲乙饭店",)): Truth.NO,
        Concept("lodging feature", "any", ("泳池", "SPA")): Truth.YES,
        Concept("beds", number=2.0): Truth.YES,
        Concept("beds", number=1.0): Truth.NO,
        Concept("attraction", "all", tuple(seen)): Truth.YES,
        Concept("attraction type", "none", ("公园",)): Truth.NO,
        Concept("cuisine", "any", ("川菜",)): Truth.YES,
        Concept("budget", number=1.0): Truth.NO,
        Concept("budget for lodging", number=300.0): Truth.YES,
        Concept("budget for local transport", number=50.0): Truth.UNKNOWN,
        Concept("there and back", names=("!airplane", "train")): Truth.NO
        if row.plan.legs[0].mode is Mode.FLIGHT
        else Truth.YES,
        Concept("lodging near", names=("甲园",), number=1.0): Truth.YES,
        Concept("lodging near", names=("天外",), number=1.0): Truth.UNKNOWN,
        Concept("stay at least", names=(row.plan.visits[0].name,), number=600.0): Truth.NO,
        Concept("visit time", names=(row.plan.visits[0].name,), times=(("start<=", "23:59"),)): Truth.YES,
        Concept("order", names=(row.plan.visits[0].name, row.plan.visits[-1].name)): Truth.YES,
    }
    assert {c: truth_of(Rule((c,)), row.plan, world) for c in expected} == expected


def test_one_option_that_is_met_is_enough_and_one_that_is_not_told_is_not(row, world):
    no, unknown, yes = (
        Concept("beds", number=1.0),
        Concept("budget for local transport", number=1.0),
        Concept("beds", number=2.0),
    )
    truths = [truth_of(Rule(options), row.plan, world) for options in ((no, unknown, yes), (no, unknown), (no, no))]
    assert truths == [Truth.YES, Truth.UNKNOWN, Truth.NO]


def test_a_trip_that_was_misread_is_a_failure_to_parse_whatever_the_plan(world, query):
    row = planned(query | {"days": 4, "people_number": 3}, world)
    assert (row.failure, row.why) == ("parse: the trip", "misread: days, people")
    assert not row.verified


def test_a_text_without_a_known_place_is_a_failure_to_parse(world, query):
    row = planned(query | {"nature_language": "\x00"}, world)
    assert row.failure == "parse: TextTooLong"
    assert row.captured == () and row.plan is None


def test_a_way_home_that_does_not_exist_is_infeasible(world, query):
    text = "我们2人，从北京出发，到上海旅行2天，要求如下：\n不坐火车"
    row = planned(query | {"nature_language": text, "hard_logic_py": []}, world)
    assert row.failure == "infeasible"


def test_the_bench_writes_a_line_a_query_and_prints_classes_of_failure(world, query, tmp_path):
    path, out = tmp_path / "q.jsonl", tmp_path / "plans.jsonl"
    lines = [query, query | {"uid": "2", "days": 9}, query | {"uid": "3"}]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    rows = run(tmp_path, path, out, catalog=world)
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(w["uid"], w["verified"], w["failure"]) for w in written] == [
        ("1", True, ""),
        ("2", False, "parse: the trip"),
        ("3", True, ""),
    ]
    assert written[0]["plan"]["request"]["text"] == query["nature_language"]
    text = table(rows)
    assert text.startswith("3 queries, 2 verified (67 %)")
    assert "conditions captured: 3 of 3 (100 %)" in text
    assert "parse: the trip" in text
    assert len(run(tmp_path, path, out, catalog=world, every=2)) == 2


def test_a_file_that_is_no_list_of_queries_is_refused(world, tmp_path):
    path = tmp_path / "q.jsonl"
    for text, match in (('{"a": 1}', "nature_language"), ("[1", "no JSON")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PlanFileError, match=match):
            run(tmp_path, path, tmp_path / "out.jsonl", catalog=world)
    with pytest.raises(PlanFileError, match="cannot be read"):
        run(tmp_path, tmp_path / "none.jsonl", tmp_path / "out.jsonl", catalog=world)


def test_a_place_that_cannot_be_written_to_is_said(world, tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(StoreError, match="--out"):
        run(tmp_path, path, tmp_path / "nowhere" / "out.jsonl", catalog=world)


def test_the_clock_is_the_sandboxs_own(row):
    assert row.plan.made_at == datetime(2025, 3, 25, tzinfo=UTC)
    assert row.plan.dates.start >= AS_OF
