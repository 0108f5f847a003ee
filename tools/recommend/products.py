"""A product as an item: its categories, brand and typed attributes."""

from ...domain.goods import Product
from .items import Item

RATINGS = 20  # ratings of the middle that are added to a product's own, so that a single five is not taken for the best
MIDDLE = 3.5
BEST = 5.0


def product_item(product: Product) -> Item:
    """Title, description and the seller's own words are left out. `seller` is carried for reports of exposure only."""
    terms = [f"category:{c.casefold()}" for c in product.categories]
    if product.brand:
        terms.append(f"brand:{product.brand.casefold()}")
    terms += [f"{name}:{_value(held)}" for name, held in sorted(product.attributes.items()) if _is_plain(_value(held))]
    return Item(product.id, tuple(terms), importance=esteem(product), seller=product.merchant)


def esteem(product: Product) -> float | None:
    """0 to 1: its rating, drawn towards the middle while there are few. None when it has no rating, or not how many."""
    if product.rating is None or not product.rating_count:
        return None
    total = product.rating * product.rating_count + MIDDLE * RATINGS
    return min(1.0, total / (product.rating_count + RATINGS) / BEST)


def topic_item(topic: str) -> Item:
    """What stands for all of a category."""
    return Item(f"category:{topic}", (f"category:{topic.casefold()}",))


def _value(held: object) -> object:
    """Attributes may be kept with where they were read: {"value": ..., "from": ...}."""
    return held.get("value") if isinstance(held, dict) else held


def _is_plain(value: object) -> bool:
    """A word or a yes: sizes and weights are conditions, not tastes."""
    return isinstance(value, bool | str) and bool(value) and len(str(value)) <= 40
