"""A product as an item: its categories, brand and typed attributes."""

from ...domain.goods import Product
from .items import Item

RATINGS = 20  # ratings of the middle that are added to a product's own, so that a single five is not taken for the best
MIDDLE = 3.5
BEST = 5.0


#: Attributes that taste may go by. Not gender or age group, which are for asking; not what a seller may add, like "sponsored".
TASTED = ("color", "material", "materials", "waterproof")


def product_item(product: Product) -> Item:
    """Title, description and the seller's own words are left out. `seller` is carried for reports of exposure only."""
    terms = [f"category:{c.casefold()}" for c in product.categories]
    if product.brand:
        terms.append(f"brand:{product.brand.casefold()}")
    for name in TASTED:
        terms += [f"{name.removesuffix('s')}:{word}" for word in _words(product.attributes.get(name))]
    return Item(product.id, tuple(terms), importance=esteem(product), seller=product.merchant)


def esteem(product: Product) -> float | None:
    """0 to 1: its rating, drawn towards the middle while there are few. None when it has no rating, or not how many."""
    if product.rating is None or not product.rating_count:
        return None
    total = product.rating * product.rating_count + MIDDLE * RATINGS
    return min(1.0, total / (product.rating_count + RATINGS) / BEST)


def topic_item(topic: str) -> Item:
    """What stands for all of a category, a brand, a material or a colour of this name."""
    name = topic.casefold()
    return Item(f"topic:{name}", tuple(f"{field}:{name}" for field in ("category", "brand", "material", "color")))


def _words(held: object) -> tuple[str, ...]:
    """Attributes may be kept with where they were read: {"value": ..., "from": ...}. True is "yes"; anything else is no word."""
    value = held.get("value") if isinstance(held, dict) else held
    if isinstance(value, list):
        return tuple(str(v).casefold() for v in value)
    if isinstance(value, str) and value:
        return (value.casefold(),)
    return ("yes",) if value is True else ()
