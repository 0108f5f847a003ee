"""The few that are shown are not all alike: the order of worth, with unlikeness counted a little."""

from collections.abc import Sequence

import numpy as np

from ...domain.goods import Product
from ...tools.recommend.content import Content, ContentConfig
from ...tools.recommend.diversity import Diversity, DiversityConfig
from ...tools.recommend.items import ItemList, Query
from ...tools.recommend.products import product_item

#: How much unlikeness counts; the first place always goes to the first.
VARIETY = 0.15


def varied(products: Sequence[Product], shown: int) -> list[Product]:
    """`products` best first; the first `shown` chosen for variety too, the rest in their order. It adds and removes nothing."""
    if len(products) < 3:
        return list(products)
    items = tuple(product_item(p) for p in products)
    scored = ItemList(items, np.arange(len(items), 0, -1, dtype=float))
    ranked = Diversity(DiversityConfig(variety=VARIETY, first=shown), Content(ContentConfig(), items))(Query(), scored)
    held = {p.id: p for p in products}
    return [held[i.id] for i in ranked.ranked().items]
