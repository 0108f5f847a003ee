"""The published ranking of goods: a function of how well a product answers the request, of taste, and of typed fields.

    worth = relevance x (1 + TASTE x taste + ESTEEM x (esteem - 1/2))

`relevance` (0 or more) is the search's; `taste` (-1 to 1) the person's leaning, 0 for a stranger; `esteem` (0 to 1) the rating drawn
to the middle while ratings are few, and an unknown one changes nothing. Equal worth goes by id. So nothing else can raise a rank:
not sponsorship, not what the seller writes of itself, not who the seller is, not the place in the feed.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ...domain.goods import Product
from .content import Content, ContentConfig
from .items import Choice, Floats, ItemList, Query
from .products import product_item
from .taste import Leaning, Taste, TasteConfig

TASTE = 0.3
ESTEEM = 0.1
#: Taste from what one person said and did, over months; without histories of a community, likeness is by typed facts.
PERSONAL = TasteConfig(half_life=180.0, noise=1.0)


def worth(relevance: Floats, taste: Floats, esteem: Floats) -> Floats:
    """The formula above; `esteem` is NaN where it is not known."""
    return np.asarray(relevance * (1 + TASTE * np.clip(taste, -1, 1) + ESTEEM * np.nan_to_num(esteem - 0.5)))


def goods(
    products: Sequence[Product], relevance: Mapping[str, float], choices: Sequence[Choice] = ()
) -> tuple[ItemList, Leaning]:
    """The products by worth, best first, and the leaning for each in the order that they were given."""
    items = ItemList.of([product_item(p) for p in products])
    taste = Taste(PERSONAL, Content(ContentConfig(), items.items))
    leaning = taste.leaning(choices, items.items)
    esteem = np.array([np.nan if i.importance is None else i.importance for i in items.items], dtype=float)
    matched = np.array([relevance.get(i.id, 0.0) for i in items.items], dtype=float)
    notes = taste(Query(tuple(choices)), items).notes if products else ()
    return items.scored(worth(matched, leaning.mean, esteem), *notes).ranked(), leaning
