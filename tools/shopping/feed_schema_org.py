"""schema.org Products in JSON-LD: a file of them, or the script blocks of an HTML page, to the columns that a feed has.

A property that is not there is unknown. Of several offers, the one with the lowest price is taken, with its seller and stock.
"""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .feed_json import elements_of
from .feed_rows import BadRow, Row, opened

#: UN/CEFACT codes of units -> what a size is written with.
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "CMT": "cm",
        "MMT": "mm",
        "MTR": "m",
        "INH": "in",
        "GRM": "g",
        "KGM": "kg",
        "LBR": "lb",
        "ONZ": "oz",
        "MLT": "ml",
        "LTR": "l",
    }
)
_DEEPEST = 12
_SIZES = (
    ("weight", "product_weight"),
    ("depth", "product_length"),
    ("width", "product_width"),
    ("height", "product_height"),
)


def is_schema_org(value: Any) -> bool:
    return isinstance(value, Mapping) and ("@type" in value or "@graph" in value or "@context" in value)


def html_rows(path: Path) -> Iterator[Row]:
    """The products of every script block of type application/ld+json."""
    with opened(path) as file:
        page = _Blocks()
        page.feed(file.read())
    for line, text in page.blocks:
        for at, value in elements_of(text, line):
            yield from ((at, value),) if isinstance(value, BadRow) else schema_org_rows(at, value)


def schema_org_rows(line: int, value: Any) -> Iterator[Row]:
    """Every Product in a node: itself, in lists, in a graph, or as the item of a list entry or page."""
    yield from ((line, _columns(node)) for node in _products(value, 0))


def _products(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _products(part, depth + 1)
    elif isinstance(value, Mapping):
        kinds = {str(k).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for k in _listed(value.get("@type"))}
        if kinds & {"Product", "IndividualProduct", "ProductModel"}:
            yield value
        elif "ProductGroup" in kinds:
            yield from _variants(value)
        else:
            for name in ("@graph", "itemListElement", "item", "mainEntity", "itemOffered"):
                yield from _products(value.get(name), depth + 1)


def _variants(group: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A group's variants, each with what the group says of all of them."""
    shared = {
        k: v for k, v in group.items() if k not in ("@type", "@id", "hasVariant", "sku", "productGroupID", "offers")
    }
    for variant in _listed(group.get("hasVariant")):
        if isinstance(variant, Mapping):
            yield {**shared, **variant}


def _columns(node: Mapping[str, Any]) -> dict[str, Any]:
    offer = _offer(node)
    rating = _first(node.get("aggregateRating"))
    columns = {
        "id": _text(node, "productID", "sku", "@id", "gtin13", "gtin", "gtin12", "gtin14", "mpn", "url"),
        "title": _text(node, "name"),
        "brand": _named(node.get("brand")) or _named(node.get("manufacturer")),
        "description": _text(node, "description"),
        "categories": [c for c in map(_named, _listed(node.get("category"))) if c],
        "link": _text(node, "url") or _text(offer, "url"),
        "availability": _text(offer, "availability"),
        "merchant": _named(offer.get("seller")) or _named(offer.get("offeredBy")),
        "price": _amount(offer),
        "currency": _text(offer, "priceCurrency") or _text(_first(offer.get("priceSpecification")), "priceCurrency"),
        "rating": _rating(rating),
        "rating_count": _text(rating, "ratingCount", "reviewCount"),
        "color": _named(node.get("color")), "material": _named(node.get("material")), "size": _named(node.get("size")),
        "gender": _text(_first(node.get("audience")), "suggestedGender"),
    }  # fmt: skip
    return {k: v for k, v in columns.items() if v not in (None, "", [])} | dict(_sizes(node)) | _delivery(offer)


def _offer(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The cheapest of the offers, so far as they say a price; an aggregate's own offers come first."""
    offers = [o for o in _listed(node.get("offers")) if isinstance(o, Mapping)]
    inner = [i for o in offers for i in _listed(o.get("offers")) if isinstance(i, Mapping)]
    found = inner or offers
    priced = [(float(a), i) for i, o in enumerate(found) if (a := _amount(o)) and _is_number(a)]
    return found[min(priced)[1]] if priced else (found[0] if found else {})


def _amount(offer: Mapping[str, Any]) -> str | None:
    return _text(offer, "price", "lowPrice") or _text(_first(offer.get("priceSpecification")), "price")


def _rating(rating: Mapping[str, Any]) -> str | None:
    """On the scale to 5, rounded to hundredths."""
    value, best = _text(rating, "ratingValue"), _text(rating, "bestRating") or "5"
    if value is None or not (_is_number(value) and _is_number(best)) or float(best) <= 0:
        return value
    return value if float(best) == 5 else f"{float(value) / float(best) * 5:.2f}"


def _delivery(offer: Mapping[str, Any]) -> dict[str, str]:
    """Days of handling and transit at most, where an offer's shipping details say both."""
    time = _first(_first(offer.get("shippingDetails")).get("deliveryTime"))
    parts = {"max_handling_time": time.get("handlingTime"), "max_transit_time": time.get("transitTime")}
    return {k: str(v) for k, part in parts.items() if (v := _first(part).get("maxValue")) is not None}


def _sizes(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for theirs, ours in _SIZES:
        held = node.get(theirs)
        if isinstance(held, str):
            yield ours, held
        elif isinstance(held, Mapping) and held.get("value") is not None:
            unit = UNITS.get(str(held.get("unitCode", "")).upper(), str(held.get("unitText", "")))
            yield ours, f"{held['value']} {unit}"


def _text(node: Mapping[str, Any], *names: str) -> str | None:
    held = (_first_plain(node.get(name)) for name in names)
    return next((h for h in held if h), None)


def _first_plain(value: Any) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    return str(first) if isinstance(first, (str, int, float)) and not isinstance(first, bool) else None


def _named(value: Any) -> str | None:
    """A text, or the name of a thing."""
    first = value[0] if isinstance(value, list) and value else value
    return _text(first, "name", "value") if isinstance(first, Mapping) else _first_plain(first)


def _first(value: Any) -> Mapping[str, Any]:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, Mapping) else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


class _Blocks(HTMLParser):
    """The text of JSON-LD script elements and the line that each begins on. Nothing in a page is run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[int, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and (dict(attrs).get("type") or "").strip().casefold() == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self.blocks.append((self.getpos()[0], data))

    def handle_endtag(self, tag: str) -> None:
        self._inside = False
