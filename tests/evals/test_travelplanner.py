"""The bench from text to score on a small world, and each published check on plans that break it."""

import json

import pytest
from tripwright.evals.travelplanner import reference_rows, run, table
from tripwright.evals.travelplanner_score import COMMONSENSE, HARD, World, score
from tripwright.tools.catalog.importers.travelplanner import Rows, read

QUERY = {
    "idx": 7, "org": "Dallas", "dest": "Denver", "days": 3, "visiting_city_number": 1,
    "date": ["2022-03-05", "2022-03-06", "2022-03-07"], "people_number": 2, "budget": 1500,
    "local_constraint": {"house rule": "smoking", "cuisine": ["French"], "room type": "entire room", "transportation": None},
    "query": "Plan a 3-day trip from Dallas to Denver for 2 people, March 5th to March 7th, 2022, with a budget of $1,500.",
}  # fmt: skip
FLIGHTS = """Flight Number,Price,DepTime,ArrTime,ActualElapsedTime,FlightDate,OriginCityName,DestCityName,Distance
F1,100,07:00,08:00,2 hours 0 minutes,2022-03-05,Dallas,Denver,660.0
F2,110,18:00,21:00,2 hours 0 minutes,2022-03-07,Denver,Dallas,660.0
F3,90,18:00,21:00,2 hours 0 minutes,2022-03-06,Denver,Dallas,660.0
"""
TABLES = {
    "attractions/attractions.csv": "Name,Latitude,Longitude,Address,Phone,Website,City\n"
    + "".join(f"Sight {i},39.7{i},-104.9{i},x,x,x,Denver\n" for i in range(9)),
    "restaurants/clean_restaurant_2022.csv": ",Name,City,Cuisines,Average Cost,Aggregate Rating\n"
    + "".join(f'{i},"Table, {i}",Denver,"{"French" if i == 3 else "Tea"}",{10 + i},4.{i}\n' for i in range(9)),
    "accommodations/clean_accommodations_2022.csv": ",NAME,room type,price,minimum nights,review rate number,"
    "house_rules,maximum occupancy,city\n0,Loft,Entire home/apt,150.0,2.0,4.0,No pets,3,Denver\n"
    "1,Cell,Shared room,20.0,1.0,2.0,No smoking,1,Denver\n2,Villa,Entire home/apt,99.0,3.0,4.0,No pets,3,Denver\n",
    "googleDistanceMatrix/distance.csv": "origin,destination,cost,duration,distance\n"
    'Dallas,Denver,,12 hours 30 mins,"1,270 km"\nDenver,Dallas,,12 hours 30 mins,"1,270 km"\n',
    "flights/clean_Flights_2022.csv": FLIGHTS,
    "flights/flights_2022_extra.csv": FLIGHTS,
    "background/citySet_with_states.txt": "Dallas\tTexas\nDenver\tColorado\n",
}
PLAN = [
    {"days": 1, "current_city": "from Dallas to Denver", "breakfast": "-", "lunch": "Table, 0, Denver",
     "transportation": "Flight Number: F1, from Dallas to Denver, Departure Time: 07:00, Arrival Time: 08:00",
     "attraction": "Sight 0, Denver;", "dinner": "Table, 3, Denver", "accommodation": "Loft, Denver"},
    {"days": 2, "current_city": "Denver", "transportation": "-", "breakfast": "Table, 1, Denver",
     "attraction": "Sight 1, Denver;Sight 2, Denver;", "lunch": "Table, 2, Denver", "dinner": "Table, 4, Denver(Colorado)",
     "accommodation": "Loft, Denver"},
    {"days": 3, "current_city": "from Denver to Dallas", "breakfast": "Table, 5, Denver", "lunch": "Table, 6, Denver",
     "transportation": "Flight Number: F2, from Denver to Dallas, Departure Time: 18:00, Arrival Time: 21:00",
     "attraction": "-", "dinner": "-", "accommodation": "-"},
]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    root = tmp_path_factory.mktemp("travelplanner") / "database"
    for name, text in TABLES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def world(database):
    return World.of(read(database))


def changed(day=None, **fields):
    return [{**d, **(fields if d["days"] == day else {})} for d in PLAN]


def judged(world, plan=PLAN, **query):
    return score({**QUERY, **query}, {"plan": plan}, world)


def test_a_good_plan_passes_every_check(world):
    assert judged(world).failures == {}
    assert len(COMMONSENSE) + len(HARD) == 13


DRIVE = "Self-driving, from Denver to Dallas, duration: 12 hours, distance: 1,270 km, cost: 63"
BROKEN = {
    "within_sandbox": changed(2, lunch="Atlantis, Denver"),
    "complete_information": changed(2, attraction="-"),
    "within_current_city": changed(2, lunch="Table, 2, Dallas"),
    "reasonable_city_route": changed(3, current_city="Denver", transportation="-"),
    "diverse_restaurants": changed(2, lunch="Table, 0, Denver"),
    "diverse_attractions": changed(2, attraction="Sight 0, Denver;"),
    "non_conflicting_transport": changed(3, transportation=DRIVE),
    "minimum_nights": [{**d, "accommodation": "Villa, Denver"} if d["days"] < 3 else d for d in PLAN],
    "room_rule": [{**d, "accommodation": "Cell, Denver"} if d["days"] < 3 else d for d in PLAN],
    "room_type": [{**d, "accommodation": "Cell, Denver"} if d["days"] < 3 else d for d in PLAN],
    "cuisine": changed(1, dinner="-"),
}


@pytest.mark.parametrize("check", BROKEN)
def test_a_plan_that_breaks_a_check_fails_it(world, check):
    assert check in judged(world, BROKEN[check]).failures


@pytest.mark.parametrize(
    "day_3",
    [
        "Flight Number: F3, from Denver to Dallas, Departure Time: 18:00, Arrival Time: 21:00",  # another date
        "Flight Number: F1, from Denver to Dallas, Departure Time: 07:00, Arrival Time: 08:00",  # another way
        "Flight Number: F2, from Denver to Dallas, Departure Time: 17:00, Arrival Time: 21:00",  # another time
        "Flight Number: F9, from Denver to Dallas, Departure Time: 18:00, Arrival Time: 21:00",
        "Taxi, from Denver to Austin, duration: 1 hour, distance: 10 km, cost: 10",
    ],
)
def test_a_way_that_does_not_exist_is_not_in_the_sandbox(world, day_3):
    assert "within_sandbox" in judged(world, changed(3, transportation=day_3)).failures


def test_the_budget_counts_flights_meals_and_rooms(world):
    spent = 2 * (100 + 110) + 2 * (10 + 13 + 11 + 12 + 14 + 15 + 16) + 2 * 150
    assert judged(world, budget=spent).passed
    assert "budget" in judged(world, budget=spent - 1).failures


def test_a_banned_way_fails(world):
    ban = {**QUERY["local_constraint"], "transportation": "no flight"}
    assert "transportation" in judged(world, local_constraint=ban).failures


def test_a_state_is_visited_on_longer_trips(world):
    assert "reasonable_city_route" in judged(world, days=5, dest="Texas").failures


def test_no_plan_fails_everything(world):
    assert set(judged(world, None).failures) == {*COMMONSENSE, *HARD}


def written(tmp_path, *queries):
    path = tmp_path / "queries.jsonl"
    path.write_text("".join(json.dumps(q) + "\n" for q in queries), encoding="utf-8")
    return path


def test_the_bench_plans_from_the_text_and_passes_everything(database, tmp_path):
    bare = {"query": QUERY["query"]}
    out = tmp_path / "plans.jsonl"
    plain = dict.fromkeys(QUERY["local_constraint"])
    rows = run(database, written(tmp_path, {**QUERY, "local_constraint": plain}, bare), out)
    assert [r.error for r in rows] == ["", ""]
    assert rows[0].score.failures == {}
    assert rows[1].score is None
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["idx"] for line in lines] == [7, 2]
    assert lines[0]["plan"] == lines[1]["plan"]
    assert "final pass                   1/1" in table(rows)


def test_reference_information_is_a_world_of_its_own(database, tmp_path):
    tables = read(database)
    info = {
        "Attractions in Denver": list(tables.attractions),
        "Restaurants in Denver": list(tables.restaurants),
        "Accommodations in Denver": list(tables.accommodations),
        "Flight from Dallas to Denver on 2022-03-05": "There is no flight from Dallas to Denver on 2022-03-05.",
        "Self-driving from Dallas to Denver": "self-driving, from Dallas to Denver, duration: 12 hours 30 mins, distance: 1,270 km, cost: 63",
        "Taxi from Denver to Dallas": "taxi, from Denver to Dallas, duration: 12 hours 30 mins, distance: 1,270 km, cost: 1270",
        "Taxi from Dallas to Denver": "No valid information.",
    }
    plain = dict.fromkeys(QUERY["local_constraint"])
    query = {**QUERY, "local_constraint": plain, "reference_information": info}
    (row,) = run(database, written(tmp_path, query), sole_planning=True)
    assert row.score.failures == {}
    assert row.entry["plan"][0]["transportation"].startswith("Self-driving")


def test_sentences_that_say_none_hold_no_rows():
    assert reference_rows(
        {"Flight from A to B on 2022-03-01": "There is no flight.", "Taxi from A to B": "No valid information."}
    ) == Rows([], [], [], [], [])
