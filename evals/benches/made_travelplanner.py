"""An invented sandbox and queries in the layout of TravelPlanner: every name says that it is synthetic, every number is drawn by a seed.

The towns are real, for the importer places them on its map; what is in them is not.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

TOWNS = {"Denver": ("Colorado", 39.74, -104.99), "Seattle": ("Washington", 47.61, -122.33), "Boston": ("Massachusetts", 42.36, -71.06)}  # fmt: skip
HOME = "Dallas"
CUISINES = ("French", "Chinese", "Mexican", "Italian", "Indian", "American", "Mediterranean")
FIRST, DATES = date(2022, 3, 1), 16
NO_WISH = {"house rule": None, "cuisine": None, "room type": None, "transportation": None}


def write(folder: Path, seed: int = 8) -> tuple[Path, Path]:
    """The database folder and the file of queries."""
    chance, root = Random(seed), folder / "database"
    for name, lines in _tables(chance).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    queries = folder / "queries.jsonl"
    queries.write_text("".join(json.dumps(q) + "\n" for q in _queries()), encoding="utf-8")
    return root, queries


def _tables(chance: Random) -> dict[str, Sequence[str]]:
    flights = list(_flights(chance))
    towns = [f"{name}\t{state}" for name, (state, _, _) in TOWNS.items()]
    return {
        "attractions/attractions.csv": ["Name,Latitude,Longitude,Address,Phone,Website,City", *_sights(chance)],
        "restaurants/clean_restaurant_2022.csv": [",Name,City,Cuisines,Average Cost,Aggregate Rating", *_tables_of(chance)],
        "accommodations/clean_accommodations_2022.csv": [
            ",NAME,room type,price,minimum nights,review rate number,house_rules,maximum occupancy,city", *_rooms(chance)
        ],
        "googleDistanceMatrix/distance.csv": ["origin,destination,cost,duration,distance", *_roads()],
        "flights/clean_Flights_2022.csv": flights,
        "flights/flights_2022_extra.csv": flights,
        "background/citySet_with_states.txt": [f"{HOME}\tTexas", *towns],
    }  # fmt: skip


def _sights(chance: Random) -> Iterator[str]:
    for town, (_, lat, lon) in TOWNS.items():
        for n in range(12):
            at = f"{lat + chance.uniform(-0.05, 0.05):.4f},{lon + chance.uniform(-0.05, 0.05):.4f}"
            yield f"Synthetic Sight {town} {n},{at},x,x,x,{town}"


def _tables_of(chance: Random) -> Iterator[str]:
    for number, town in enumerate(t for t in TOWNS for _ in range(14)):
        served = CUISINES[number % len(CUISINES)]
        yield f'{number},Synthetic Table {number},{town},"{served}, Tea",{chance.randint(10, 40)},{chance.uniform(2, 5):.1f}'


def _rooms(chance: Random) -> Iterator[str]:
    kinds = ("Entire home/apt", "Private room", "Shared room", "Entire home/apt")
    rules = ("No pets", "No smoking", "No parties", "No children under 10")
    for number, town in enumerate(t for t in TOWNS for _ in range(8)):
        kind, rule = kinds[number % 4], rules[number % 3]
        yield f"{number},Synthetic Rooms {number},{kind},{chance.randint(40, 180)}.0,{1 + number % 2}.0,4.0,{rule},{2 + number % 3},{town}"


def _roads() -> Iterator[str]:
    for number, town in enumerate(TOWNS):
        for a, b in ((HOME, town), (town, HOME)):
            yield f'{a},{b},,{12 + number} hours 30 mins,"{1270 + 100 * number:,} km"'


def _flights(chance: Random) -> Iterator[str]:
    yield "Flight Number,Price,DepTime,ArrTime,ActualElapsedTime,FlightDate,OriginCityName,DestCityName,Distance"
    for town in TOWNS:
        hours = {"Denver": -1, "Seattle": -2, "Boston": 1}[town]
        for day in range(DATES):
            on = FIRST + timedelta(days=day)
            number = f"S{town[0]}{day:02}"
            yield f"{number}A,{chance.randint(80, 200)},07:00,{9 + hours:02}:00,2 hours 0 minutes,{on},{HOME},{town},700.0"
            yield f"{number}B,{chance.randint(80, 200)},18:00,{20 - hours:02}:00,2 hours 0 minutes,{on},{town},{HOME},700.0"


def _queries() -> Iterator[dict[str, Any]]:
    wishes: tuple[tuple[str, dict[str, Any]], ...] = (
        ("", {}),
        (" We would like to try French and Mexican food.", {"cuisine": ["French", "Mexican"]}),
        (" We need entire rooms.", {"room type": "entire room"}),
        (" We will not take any flights.", {"transportation": "no flight"}),
    )
    number = 0
    for town in TOWNS:
        for text, wish in wishes:
            start = FIRST + timedelta(days=3 + number % 7)
            days = [str(start + timedelta(days=n)) for n in range(3)]
            said = f"Please plan a 3-day trip from {HOME} to {town} for 2 people, from {start:%B} {start.day} to {start:%B} "
            said += f"{start.day + 2}, 2022, with a budget of $2,400.{text}"
            number += 1
            yield {
                "idx": number, "org": HOME, "dest": town, "days": 3, "visiting_city_number": 1, "date": days, "people_number": 2,
                "budget": 2400, "local_constraint": NO_WISH | wish, "query": said,
            }  # fmt: skip
