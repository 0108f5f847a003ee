"""An invented sandbox and queries in the layout of ChinaTravel: every name says that it is synthetic (合成), every number has a seed.

The two cities are real, for the importer finds them in its map; what is in them is not.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

CITIES = {"beijing": ("北京", 39.9, 116.4), "shanghai": ("上海", 31.2, 121.5)}
KINDS = ("博物馆/纪念馆", "公园", "历史古迹", "自然风光", "商业街区")
DISHES = ("川菜", "本帮菜", "日本料理", "素食", "面馆")


def write(folder: Path, seed: int = 8) -> tuple[Path, Path]:
    """The database folder and the file of queries."""
    root, chance = folder / "database", Random(seed)
    for city in CITIES:
        for name, text in _tables(city, chance).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    trains = root / "intercity_transport" / "train"
    trains.mkdir(parents=True)
    for a, b in (("北京", "上海"), ("上海", "北京")):
        (trains / f"from_{a}_to_{b}.json").write_text(json.dumps(list(_trains(a, b)), ensure_ascii=False), "utf-8")
    (root / "intercity_transport" / "airplane.jsonl").write_text("", encoding="utf-8")
    queries = folder / "queries.jsonl"
    queries.write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in _queries()), encoding="utf-8")
    return root, queries


def _tables(city: str, chance: Random) -> Mapping[str, str]:
    chinese, lat, lon = CITIES[city]

    def at() -> str:
        return f"{lat + chance.uniform(-0.04, 0.04):.4f},{lon + chance.uniform(-0.04, 0.04):.4f}"

    sights = (
        f"{n},合成{chinese}景点{n},{KINDS[n % 5]},{at()},09:00,21:00,{chance.choice((0, 10, 30))}.0,1.0,2.0" for n in range(15)
    )  # fmt: skip
    inns = (
        f"{n},合成{chinese}饭店{n},Synthetic Inn {n},泳池,{at()},{chance.randint(200, 500)},{1 + n % 2}"
        for n in range(5)
    )
    eateries = (
        f"{n},合成{chinese}餐馆{n},{at()},{chance.randint(30, 90)}.0,{DISHES[n % 5]},07:00,22:00, " for n in range(15)
    )
    heads = {
        f"attractions/{city}/attractions.csv": ("id,name,type,lat,lon,opentime,endtime,price,recommendmintime,recommendmaxtime", sights),
        f"accommodations/{city}/accommodations.csv": ("id,name,hotelname_en,featurehoteltype,lat,lon,price,numbed", inns),
        f"restaurants/{city}/restaurants_{city}.csv": ("id,name,lat,lon,price,cuisine,opentime,endtime,recommendedfood", eateries),
    }  # fmt: skip
    return {name: "\n".join([head, *rows]) + "\n" for name, (head, rows) in heads.items()}


def _trains(a: str, b: str) -> Iterator[dict[str, Any]]:
    for number, (leaves, arrives) in enumerate((("07:00", "11:30"), ("13:00", "17:30"), ("18:00", "22:30"))):
        yield {
            "TrainID": f"G{number + 1}", "TrainType": "高铁", "From": f"{a}站", "To": f"{b}站", "BeginTime": leaves,
            "EndTime": arrives, "Duration": 4.5, "Cost": 300 + 50 * number,
        }  # fmt: skip


def _queries() -> Iterator[dict[str, Any]]:
    number = 0
    for start, target, folder in (("北京", "上海", "shanghai"), ("上海", "北京", "beijing")):
        for days in (2, 3):
            for wish, logic in _wishes(CITIES[folder][0]):
                number += 1
                yield {
                    "uid": f"synthetic-{number}", "start_city": start, "target_city": target, "days": days, "people_number": 2,
                    "nature_language": f"我们2人，从{start}出发，到{target}旅行{days}天，要求如下：\n{wish}",
                    "hard_logic_py": [f"result=(day_count(plan)=={days})", logic],
                }  # fmt: skip


def _wishes(city: str) -> Iterator[tuple[str, str]]:
    names = (
        "attraction_name_set=set()\nfor activity in allactivities(plan):\n  if activity_type(activity)=='attraction': "
    )
    names += "attraction_name_set.add(activity_position(activity))\n"
    yield f"不希望游览合成{city}景点1", names + f'result=not({{"合成{city}景点1"}}&attraction_name_set)'
    yield f"希望游览合成{city}景点4", names + f'result=({{"合成{city}景点4"}}<=attraction_name_set)'
    spent = "total_cost=0\nfor a in allactivities(plan):\n  total_cost+=activity_cost(a)\nresult=total_cost<=6000"
    yield "总预算为6000元", spent
