"""Invented goods and judged requests in the layout of ESCI: what is relevant follows from how a product was made, so nobody judged.

Exact: kind and trait are those asked for. Substitute: the kind, with another trait. Complement: what goes with the kind. Else irrelevant.
"""

import csv
import json
from pathlib import Path
from random import Random

KINDS = {
    "umbrella": "rain cover", "backpack": "rain cover", "suitcase": "luggage strap", "water bottle": "bottle brush",
    "travel pillow": "eye mask", "plug adapter": "charging cable", "headlamp": "charging cable", "hiking boots": "boot wax",
}  # fmt: skip
TRAITS = ("red", "blue", "foldable", "lightweight", "waterproof", "kids")
FILLER = (
    "synthetic durable design with a year of warranty ideal gift for every trip sturdy handle easy to clean".split()
)


def write(folder: Path, seed: int = 8) -> tuple[Path, Path]:
    """The products (JSONL) and the judgments (CSV)."""
    chance = Random(seed)
    goods = [(kind, trait) for kind in (*KINDS, *dict.fromkeys(KINDS.values())) for trait in TRAITS for _ in range(2)]
    chance.shuffle(goods)
    products, judgments = folder / "products.jsonl", folder / "judgments.csv"
    lines = (json.dumps(_product(n, kind, trait, chance)) for n, (kind, trait) in enumerate(goods))
    products.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with judgments.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("query", "asin", "label"))
        for kind in KINDS:
            for trait in TRAITS:
                table.writerows((f"{trait} {kind}", *row) for row in _judged(kind, trait, goods, chance))
    return products, judgments


def _product(number: int, kind: str, trait: str, chance: Random) -> dict[str, str]:
    """Other traits stand in the description, as sellers write them."""
    title = f"Syn{chance.randint(10, 99)} {trait.title()} {kind.title()} {chance.randint(1, 9)}"
    words = [
        *chance.sample(FILLER, 8),
        "goes well with a",
        chance.choice(list(KINDS)),
        "also in",
        chance.choice(TRAITS),
    ]
    return {
        "asin": f"SYN{number:05}",
        "title": title,
        "brand": "Synthetic",
        "description": " ".join(words),
        "price": "$9",
    }


def _judged(kind: str, trait: str, goods: list[tuple[str, str]], chance: Random) -> list[tuple[str, str]]:
    """All of the kind, what goes with it, and twenty others."""
    rows = [(f"SYN{n:05}", _label(kind, trait, *good)) for n, good in enumerate(goods)]
    near = [row for row in rows if row[1] != "I"]
    return near + chance.sample([row for row in rows if row[1] == "I"], 20)


def _label(kind: str, trait: str, other: str, with_trait: str) -> str:
    if other == kind:
        return "E" if with_trait == trait else "S"
    return "C" if other == KINDS[kind] else "I"
