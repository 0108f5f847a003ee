"""Invented tourist trips in the format of Solomon's instances: a tour is laid out first, and its windows are drawn around it.

So a score that can be reached is known without anybody's best: the planted one. Nothing here is of the data set.
"""

import csv
import math
from pathlib import Path
from random import Random

from ..toptw import Node, distance

PLACES, TOURS, STOPS = 40, 2, 9
HORIZON = 600  # minutes that the depot is open


def write(folder: Path, instances: int = 4, seed: int = 8) -> Path:
    """`instances` files and best_known.csv, whose "best" is the planted score for two tours."""
    rows = []
    for number in range(instances):
        name = f"syn{number + 1}"
        lines, planted = _instance(Random(f"{seed}-{number}"))
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        rows.append((name, TOURS, planted))
    with (folder / "best_known.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("instance", "m", "best_known"), *rows])
    return folder


def _instance(chance: Random) -> tuple[list[str], int]:
    depot = Node(50, 50, 0, 0, 0, HORIZON)
    nodes: list[Node] = []
    planted = 0
    for _ in range(TOURS):
        now, here = 0.0, depot
        for _ in range(STOPS):
            there = _near(chance, here)
            now += math.ceil(distance(here, there) / 10)
            back = math.ceil(distance(there, depot) / 10)
            if now + there.service + back > HORIZON:
                break
            opens, closes = max(0, round(now) - chance.randint(5, 40)), round(now) + chance.randint(0, 40)
            nodes.append(Node(there.x, there.y, there.service, there.prize, opens, closes))
            planted += there.prize
            now, here = now + there.service, there
    while len(nodes) < PLACES:
        there, opens = _near(chance, depot, 45), chance.randint(0, HORIZON - 120)
        nodes.append(Node(there.x, there.y, there.service, there.prize // 2 + 1, opens, opens + chance.randint(20, 60)))
    chance.shuffle(nodes)
    lines = [f"{TOURS} {TOURS} {len(nodes)} 1", f"0 {HORIZON}"]
    return [*lines, *(_line(n, node) for n, node in enumerate([depot, *nodes]))], planted


def _near(chance: Random, here: Node, reach: float = 18) -> Node:
    """A place within `reach` of that one, on the map, to two decimals."""
    x, y = (round(min(100.0, max(0.0, at + chance.uniform(-reach, reach))), 2) for at in (here.x, here.y))
    return Node(x, y, chance.randint(10, 30), chance.randint(5, 40), 0, 0)


def _line(number: int, n: Node) -> str:
    return f"{number} {n.x:.2f} {n.y:.2f} {n.service:.2f} {n.prize:.2f} 1 1 1 {n.open} {n.close}"
