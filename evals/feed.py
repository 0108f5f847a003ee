"""A synthetic Merchant feed of any size, to measure import and search by: invented goods, each marked as such, seed fixed.

Words follow a heavy-tailed law as in real feeds: a few hundred kinds of goods, thousands of brands and model names, long descriptions.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

MARK = "SYNTHETIC"
_KINDS = tuple(
    f"{a} {b}"
    for a in "cabin travel hiking running rain winter kids wireless leather cotton camping kitchen office beach bike".split()
    for b in "suitcase backpack jacket shoes boots umbrella bottle adapter pillow towel lamp headphones wallet hat tent gloves".split()
)
_TRAITS = tuple(
    "lightweight waterproof foldable compact black blue red green grey white large small medium durable soft portable premium classic "
    "rechargeable quick-dry breathable insulated adjustable padded universal slim sturdy windproof washable".split()
)
_SYLLABLES = tuple("ba de ki lo mu na po ra si to ve zu ar en il or un sha tri gra mel nor".split())
_COLUMNS = (
    "id",
    "title",
    "brand",
    "description",
    "product_type",
    "link",
    "price",
    "availability",
    "rating",
    "product_weight",
    "color",
)


def write_feed(path: Path, rows: int, seed: int = 0) -> None:
    """`rows` lines of tab-separated columns under a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(_COLUMNS) + "\n")
        for row in products(rows, seed):
            file.write("\t".join(row) + "\n")


def products(rows: int, seed: int = 0) -> Iterator[tuple[str, ...]]:
    """One row after the other. A tenth has no price, a fifth no rating, a fifth no stock."""
    random_ = random.Random(seed)
    names = tuple(dict.fromkeys(_name(random_, 3) for _ in range(min(4000, rows))))
    filler = tuple(dict.fromkeys(_name(random_, 2) for _ in range(400))) + tuple(
        _name(random_, 4) for _ in range(min(30_000, 5 * rows))
    )
    tails = tuple(accumulate(1 / (i + 3) for i in range(len(filler))))
    brands = tuple(accumulate(1 / (i + 10) for i in range(len(names))))
    for number in range(rows):
        kind = random_.choice(_KINDS)
        traits = random_.sample(_TRAITS, 3)
        brand = random_.choices(names, cum_weights=brands)[0]
        sides = f"{random_.randint(10, 80)} x {random_.randint(10, 60)} x {random_.randint(5, 40)} cm"
        title = f"{brand} {' '.join(traits)} {kind} {random_.randint(1, 99999)} {sides}"
        body = " ".join(random_.choices(filler, cum_weights=tails, k=25))
        yield (
            f"syn-{number:08d}", title, brand, f"{MARK}. {kind} with {' and '.join(traits)}. {body}.",
            f"Goods > {kind.split()[1].title()} > {kind.title()}", f"https://example.org/{number}",
            _sometimes(random_, 0.9, f"{random_.randint(300, 40000) / 100:.2f} EUR"),
            _sometimes(random_, 0.8, random_.choice(("in_stock", "in_stock", "out_of_stock"))),
            _sometimes(random_, 0.8, f"{random_.uniform(2.5, 5):.1f}"),
            _sometimes(random_, 0.6, f"{random_.uniform(0.1, 9):.2f} kg"), traits[0],
        )  # fmt: skip


def queries(count: int, seed: int = 1) -> Sequence[str]:
    """Requests as people put them: a kind, sometimes with traits, with a brand or with what it must be without."""
    random_ = random.Random(seed)
    made = []
    for _ in range(count):
        words = [*random_.sample(_TRAITS, random_.choice((0, 1, 1, 2))), random_.choice(_KINDS)]
        if random_.random() < 0.1:
            words.append(f"without {random_.choice(_TRAITS)}")
        made.append(" ".join(words))
    return made


def _sometimes(random_: random.Random, share: float, value: str) -> str:
    return value if random_.random() < share else ""


def _name(random_: random.Random, longest: int) -> str:
    return "".join(random_.choice(_SYLLABLES) for _ in range(random_.randint(2, longest)))
