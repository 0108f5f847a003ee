"""A search for goods: words, and hard conditions on typed attributes. Unknown never meets a hard condition."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from ...domain.colours import colours_in
from ...domain.goods import Price, Product
from ...domain.materials import NATIVE
from ...domain.model import Model
from ...domain.money import Money
from ...domain.truth import Truth
from .attributes import MATERIALS, is_of, value_of
from .product_fields import minor
from .sizes import same_size
from .tokens import tokens

#: (base, quote) -> units of quote for one of base; None when not known.
Rates = Mapping[tuple[str, str], Decimal]


class ProductQuery(Model):
    """`words` rank (`also`: the same in other words or languages); a product must hold words that carry half of the weight of one
    of them. Everything else is a hard condition. `without` are words that must be nowhere in the record ("not leather")."""

    words: str = ""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    max_price: Money | None = None
    min_price: Money | None = None
    min_rating: Annotated[float, Field(ge=0, le=5)] | None = None
    brand: str | None = None
    category: str | None = None
    in_stock: bool = False
    max_sides_cm: tuple[float, ...] | None = None  # longest first
    max_weight_kg: float | None = None
    min_weight_kg: float | None = None
    max_ml: float | None = None
    min_ml: float | None = None
    max_wh: float | None = None
    min_wh: float | None = None
    min_spf: float | None = None
    waterproof: bool | None = None
    plug_types: tuple[str, ...] = ()  # it must fit one of these sockets
    materials: tuple[str, ...] = ()  # it must be of one of these
    colors: tuple[str, ...] = ()  # of one of these; names of domain.colours
    not_colors: tuple[str, ...] = ()
    size: str | None = None  # "m", "eu 42", "265mm"
    limit: Annotated[int, Field(ge=1, le=200)] = 10


class Check(Model):
    """One hard condition against one product. `met` UNKNOWN: the record does not say."""

    condition: str
    met: Truth


def checks(product: Product, query: ProductQuery, rates: Rates | None = None) -> tuple[Check, ...]:
    """Every hard condition of the query, judged from the product's record."""
    return tuple(Check(condition=name, met=met) for name, met in _judged(product, query, rates or {}))


def _judged(product: Product, query: ProductQuery, rates: Rates) -> Iterator[tuple[str, Truth]]:
    if query.max_price is not None:
        yield f"at most {query.max_price}", _affordable(product.price, query.max_price, rates)
    if query.min_price is not None:
        yield f"at least {query.min_price}", _dear_enough(product.price, query.min_price, rates)
    if query.min_rating is not None:
        yield f"rated {query.min_rating:g} or more", _at_least(product.rating, query.min_rating)
    if query.in_stock:
        yield "in stock", product.availability
    if query.brand is not None:
        yield f"of {query.brand}", _same(product.brand, query.brand)
    if query.category is not None:
        yield f"in {query.category}", _among(product.categories, query.category)
    for word in query.without:
        yield f"not {word}", _free_of(product, word)
    yield from _attributes(product, query)


def _attributes(product: Product, query: ProductQuery) -> Iterator[tuple[str, Truth]]:
    held = product.attributes
    if query.max_sides_cm is not None:
        sides = " x ".join(f"{s:g}" for s in query.max_sides_cm)
        yield f"within {sides} cm", _fits(value_of(held, "sides_cm"), query.max_sides_cm)
    for name, most, least, unit in (
        ("weight_kg", query.max_weight_kg, query.min_weight_kg, "kg"),
        ("volume_ml", query.max_ml, query.min_ml, "ml"),
        ("wh", query.max_wh, query.min_wh, "Wh"),
    ):
        if most is not None:
            yield f"at most {most:g} {unit}", _at_most(value_of(held, name), most)
        if least is not None:
            yield f"at least {least:g} {unit}", _at_least(value_of(held, name), least)
    if query.min_spf is not None:
        yield f"SPF {query.min_spf:g} or more", _at_least(value_of(held, "spf"), query.min_spf)
    if query.waterproof is not None:
        known = value_of(held, "waterproof")
        yield "waterproof" if query.waterproof else "not waterproof", _unless_unknown(known, known is query.waterproof)
    if query.plug_types:
        known = value_of(held, "plug_types")
        yield (
            f"for plug type {', '.join(query.plug_types)}",
            _unless_unknown(known, bool(set(known or ()) & set(query.plug_types))),
        )

    yield from _looks(product, query)


def _looks(product: Product, query: ProductQuery) -> Iterator[tuple[str, Truth]]:
    held = product.attributes
    if query.materials:
        yield f"of {', '.join(query.materials)}", _made_of(product, query.materials)
    colours = colours_in(str(value_of(held, "color") or ""))
    if query.colors:
        yield (
            f"in {', '.join(query.colors)}",
            _unless_unknown(colours or None, bool(_wide(colours) & set(query.colors))),
        )
    for colour in query.not_colors:
        yield f"not {colour}", _unless_unknown(colours or None, colour not in _wide(colours))
    if query.size is not None:
        size, gender = value_of(held, "size"), value_of(held, "gender")
        yield f"size {query.size}", same_size(str(size) if size else None, query.size, str(gender or ""))


def _wide(colours: frozenset[str]) -> set[str]:
    """A navy thing is blue too."""
    return {*colours, *({"blue"} if "navy" in colours else ())}


def _made_of(product: Product, wanted: tuple[str, ...]) -> Truth:
    """A record that names materials and not this one is of another; one that names none leaves it open."""
    if any(_says(product, m) for m in wanted):
        return Truth.YES
    known = value_of(product.attributes, "materials") or value_of(product.attributes, "material")
    return _unless_unknown(known, False)


def _affordable(price: Price | None, cap: Money, rates: Rates) -> Truth:
    limit = in_currency(cap, price.currency, rates) if price is not None else None
    return Truth.UNKNOWN if price is None or limit is None else _truth(price.amount <= limit.amount)


def _dear_enough(price: Price | None, least: Money, rates: Rates) -> Truth:
    limit = in_currency(least, price.currency, rates) if price is not None else None
    return Truth.UNKNOWN if price is None or limit is None else _truth(price.amount >= limit.amount)


def in_currency(cap: Money, currency: str, rates: Rates) -> Price | None:
    """The cap in another currency, when its rate is known."""
    if cap.currency == currency:
        return minor(cap.amount, currency)
    rate = rates.get((cap.currency, currency))
    return None if rate is None else minor(cap.amount * rate, currency)


def _fits(sides: Any, box: tuple[float, ...]) -> Truth:
    """Longest against longest, and so on: it may be turned."""
    if not isinstance(sides, list) or len(sides) != len(box):
        return Truth.UNKNOWN
    return _truth(all(a <= b for a, b in zip(sorted(sides, reverse=True), sorted(box, reverse=True), strict=True)))


def _free_of(product: Product, word: str) -> Truth:
    """Of a material, a record that names none leaves it open; any other word is not there when it is not said."""
    if _says(product, word):
        return Truth.NO
    known = value_of(product.attributes, "materials") or value_of(product.attributes, "material")
    if word in NATIVE:
        return Truth.YES if known else Truth.UNKNOWN
    denied = word.casefold() in product.title.casefold()  # "vegan leather", "leather-free": named, and not what it is
    return Truth.UNKNOWN if word.casefold() in MATERIALS and not known and not denied else Truth.YES


def _says(product: Product, word: str) -> bool:
    """Whether the record names it. A material that is named only to deny it ("leather-free", "faux leather") is not said."""
    said_of = (
        product.title,
        product.brand or "",
        *product.categories,
        str(value_of(product.attributes, "color") or ""),
        str(value_of(product.attributes, "material") or ""),
    )
    text, plain = " ".join(said_of), word.casefold()
    if plain in MATERIALS:
        return plain in (value_of(product.attributes, "materials") or []) or is_of(plain, text)
    wanted = tokens(word)
    return bool(wanted) and set(wanted) <= set(tokens(text))


def _same(known: str | None, wanted: str) -> Truth:
    return _unless_unknown(known, (known or "").casefold() == wanted.casefold())


def _among(categories: tuple[str, ...], wanted: str) -> Truth:
    return _unless_unknown(categories or None, any(wanted.casefold() in c.casefold() for c in categories))


def _at_least(value: float | None, limit: float) -> Truth:
    return _unless_unknown(value, value is not None and value >= limit)


def _at_most(value: float | None, limit: float) -> Truth:
    return _unless_unknown(value, value is not None and value <= limit)


def _unless_unknown(known: object, met: bool) -> Truth:
    return Truth.UNKNOWN if known is None else _truth(met)


def _truth(met: bool) -> Truth:
    return Truth.YES if met else Truth.NO
