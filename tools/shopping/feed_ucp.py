"""Products in the shape of the Universal Commerce Protocol catalog (search and lookup answers, 2026-04-08), to the columns of a feed.

Prices are minor units there as here. A product of several variants that differ in their options (size, colour) is a record for each variant,
as a Merchant feed has them: each has its own price and stock, and is what a checkout of the protocol takes. Else its price, stock, seller
and options are those of its first variant, which the protocol calls the featured one.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .feed_rows import BadRow, Row

MAX_VARIANTS = 200
_TAG = re.compile(r"<[^>]{0,1000}>")
#: Names of options as shops write them -> ours.
_OPTION = {"colour": "color", "색상": "color", "컬러": "color", "颜色": "color", "사이즈": "size", "尺码": "size", "尺寸": "size", "shoe size": "size", "소재": "material", "材质": "material"}  # fmt: skip
#: What `availability.status` says beyond `available`.
_STATUS = {"in_stock", "out_of_stock", "discontinued", "backorder", "preorder"}


def is_ucp(value: Any) -> bool:
    return isinstance(value, Mapping) and ("price_range" in value or isinstance(value.get("variants"), list))


def ucp_rows(line: int, value: Mapping[str, Any]) -> Iterator[Row]:
    variants = value.get("variants")
    if variants is not None and (not isinstance(variants, list) or not all(isinstance(v, Mapping) for v in variants)):
        yield line, BadRow(line, "the variants are not a list of objects")
        return
    held = list(variants or ())
    if len(held) > MAX_VARIANTS:
        yield line, BadRow(line, f"there are more than {MAX_VARIANTS} variants")
    elif len(held) < 2 or len({tuple(sorted(_options(v).items())) for v in held}) < len(held):
        yield line, _columns(value, held)
    else:
        yield from ((line, _of_variant(value, variant)) for variant in held)


def _of_variant(value: Mapping[str, Any], variant: Mapping[str, Any]) -> dict[str, Any]:
    """The variant as a record of its own: its id, and its options beside the product's title."""
    said = ", ".join(_options(variant).values())
    own = {"id": variant.get("id") or f"{value.get('id')}: {said}", "title": f"{value.get('title')} ({said})"}
    return _columns(value, [variant]) | own


def inner_products(value: Any) -> Iterator[Any]:
    """The product of a lookup answer for one; anything else as it is."""
    yield value["product"] if isinstance(value, Mapping) and isinstance(value.get("product"), Mapping) else value


def _columns(value: Mapping[str, Any], variants: list[Mapping[str, Any]]) -> dict[str, Any]:
    featured: Mapping[str, Any] = variants[0] if variants else {}
    rated = value.get("rating") or featured.get("rating")
    rating: Mapping[str, Any] = rated if isinstance(rated, Mapping) else {}
    lowest = (value.get("price_range") or {}).get("min") if isinstance(value.get("price_range"), Mapping) else None
    columns: dict[str, Any] = {
        "id": value.get("id"), "title": value.get("title"), "brand": value.get("brand"),
        "description": text_of(value.get("description")), "link": value.get("url") or featured.get("url"),
        "categories": [c for c in map(_category, value.get("categories") or ()) if c],
        "minor": featured.get("price") or lowest, "availability": stock_of(featured.get("availability")),
        "merchant": _name(featured.get("seller")), "rating": _rating(rating), "rating_count": rating.get("count"),
        "variants": [_variant(v) for v in variants],
    }  # fmt: skip
    options = (
        {_OPTION.get(k.casefold(), k.casefold()): v for k, v in _options(featured).items()}
        if len(variants) == 1
        else {}
    )
    return {k: v for k, v in columns.items() if v not in (None, "", [])} | options


def _variant(variant: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": variant.get("id"), "title": variant.get("title") or "", "price": variant.get("price"),
        "availability": stock_of(variant.get("availability")), "options": _options(variant),
    }  # fmt: skip


def _options(variant: Mapping[str, Any]) -> dict[str, str]:
    chosen = variant.get("selected_options") or variant.get("options") or ()
    return {str(o["name"]): str(o["label"]) for o in chosen if isinstance(o, Mapping) and "name" in o and "label" in o}


def stock_of(value: Any) -> str | None:
    """One of the protocol's words, or yes or no; None when it does not say."""
    if not isinstance(value, Mapping):
        return str(value) if isinstance(value, str) else None
    status = value.get("status")
    if status in _STATUS:
        return str(status)
    available = value.get("available")
    return None if available is None else "yes" if available is True else "no"


def text_of(value: Any) -> str | None:
    """Plain text before Markdown before HTML without its tags."""
    if isinstance(value, Mapping):
        plain = value.get("plain") or value.get("markdown")
        return str(plain) if plain else _TAG.sub(" ", str(value["html"])) if value.get("html") else None
    return str(value) if isinstance(value, str) else None


def _category(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return _name(value) or (str(value["value"]) if value.get("value") else None)
    return value if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    return str(value["name"]) if isinstance(value, Mapping) and value.get("name") else None


def _rating(rating: Mapping[str, Any]) -> str | None:
    if rating.get("value") is None:
        return None
    best = rating.get("scale_max", 5)
    return f"{float(rating['value']) / float(best) * 5:.2f}" if best not in (5, 5.0) else str(rating["value"])
