"""A synthetic feed of travel goods for the fairness bench: invented sellers, of very unequal size. Every record is marked synthetic."""

import numpy as np

from ..domain.goods import Price, Product
from ..domain.truth import Truth
from ..tools.shopping.product_feed import GoodRow
from ..tools.shopping.product_store import ProductStore

#: In English and Korean.
THINGS = {
    "suitcase": "여행 가방", "raincoat": "비옷", "backpack": "배낭", "power bank": "보조 배터리", "hiking boots": "등산화",
    "travel adapter": "여행 어댑터",
}  # fmt: skip
MAKES = ("light", "city", "trail", "classic", "compact", "family", "sport", "plain")
COLOURS = ("black", "blue", "green", "red")
#: Seller -> share of the feed. One sells half of everything.
SELLERS = {
    "Emporium": 0.5,
    "Northgate": 0.2,
    "Harbour": 0.12,
    "Miller": 0.08,
    "Sato": 0.05,
    "Okafor": 0.03,
    "Novak": 0.02,
}
TIERS = ("head", "middle", "tail")


def feed(size: int = 360, seed: int = 0) -> list[Product]:
    """Quality does not depend on the seller; numbers of ratings fall off steeply, and some products have none."""
    rng = np.random.default_rng(seed)
    sellers = rng.choice(list(SELLERS), size, p=list(SELLERS.values()))
    counts = np.floor(800 * rng.pareto(1.2, size).clip(0, 9) / 9).astype(int)
    return [_product(n, str(sellers[n]), int(counts[n]), rng) for n in range(size)]


def _product(number: int, seller: str, count: int, rng: np.random.Generator) -> Product:
    thing, make = [*THINGS][number % len(THINGS)], MAKES[int(rng.integers(len(MAKES)))]
    colour = COLOURS[int(rng.integers(len(COLOURS)))]
    return Product(
        id=f"s{number:04}",
        title=f"{make.title()} {thing} {colour} {THINGS[thing]}",
        brand=f"Make {int(rng.integers(12))}",
        categories=("Travel", thing),
        description=f"A {colour} {thing}.",
        price=Price(amount=int(rng.integers(20, 180)) * 100, currency="EUR"),
        availability=Truth.YES,
        rating=round(float(rng.uniform(2.5, 5.0)), 1) if count else None,
        rating_count=count or None,
        attributes={"color": {"value": colour, "from": "field"}},
        merchant=seller,
        source="synthetic",
    )


def tier(product: Product, feed_: list[Product]) -> str:
    """By number of ratings among the feed: the first tenth, the next four, the rest."""
    above = sum((p.rating_count or 0) > (product.rating_count or 0) for p in feed_) / len(feed_)
    return TIERS[0] if above < 0.1 else TIERS[1] if above < 0.5 else TIERS[2]


def stocked(products: list[Product]) -> ProductStore:
    """In memory, ready to be searched; the caller closes it."""
    store = ProductStore.create(None)
    store.add(GoodRow(n, p) for n, p in enumerate(products, 1))
    return store
