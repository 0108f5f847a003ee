"""Invented histories in the layout of the public ranking task: people walk along series of items, with detours; nothing is anybody's."""

import json
from pathlib import Path
from random import Random

ITEMS, PEOPLE, STEPS = 150, 160, 14
GENRES = ("Drama", "War", "Comedy", "Action", "Musical", "Western")


def write(folder: Path, seed: int = 8) -> Path:
    """items.json and users.jsonl. Neighbours by number are of a series and of a genre; one step in four is a detour."""
    chance = Random(seed)
    items = {
        str(n): {"title": f"Synthetic {n}", "year": str(1960 + n // 4), "genre": GENRES[n * len(GENRES) // ITEMS]}
        for n in range(ITEMS)
    }
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    lines = [json.dumps(_person(str(n), chance)) for n in range(PEOPLE)]
    (folder / "users.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _person(user: str, chance: Random) -> dict[str, object]:
    taken: list[int] = []
    here = chance.randrange(ITEMS)
    while len(taken) <= STEPS:
        here = chance.randrange(ITEMS) if chance.random() < 0.25 else (here + chance.randint(1, 2)) % ITEMS
        if here not in taken:
            taken.append(here)
    *history, target = map(str, taken)
    others = [str(n) for n in range(ITEMS) if n not in taken]
    return {"user": user, "history": history, "target": target, "cand": {"random": chance.sample(others, 20)}}
