"""Found products in the published order of worth: relevance, the person's taste from memory, and esteem; see tools/recommend/worth.py."""

from collections.abc import Sequence
from datetime import datetime

from ...domain.goods import Product, Products
from ...memory.store import Memory
from ...memory.taste import Signal, signals
from ...tools.recommend.items import Choice, Item
from ...tools.recommend.products import product_item, topic_item
from ...tools.recommend.worth import goods
from ...tools.shopping.product_store import Hit


def by_worth(hits: Sequence[Hit], memory: Memory, shelf: Products, now: datetime) -> list[Product]:
    """Best first. Nothing is added and nothing left out."""
    if len(hits) < 2:
        return [h.product for h in hits]
    products = {h.product.id: h.product for h in hits}
    best = max((h.score for h in hits), default=0.0)
    relevance = {h.product.id: max(0.0, h.score / best) if best > 0 else 0.0 for h in hits}
    ranked, _ = goods(list(products.values()), relevance, chosen(memory, shelf, now))
    return [products[i.id] for i in ranked.items]


def chosen(memory: Memory, shelf: Products, now: datetime) -> list[Choice]:
    """What the person said and did as choices, oldest first: a product that the catalog holds, else a category by its name."""
    pairs = ((s, _item(s, shelf)) for s in signals(memory.rows(), now))
    return [Choice(item, s.value, s.days, s.confidence, s.row) for s, item in pairs if item is not None]


def _item(signal: Signal, shelf: Products) -> Item | None:
    product = shelf.product(signal.item) if signal.item else None
    if product is not None:
        return product_item(product)
    return topic_item(signal.topic) if signal.topic else None
