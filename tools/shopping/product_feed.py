"""Product feeds of every kind that is read, to products. Row by row, in bounded memory; a bad row is reported and left out.

By the ending of the file: .csv, .tsv, .txt (Merchant), .jsonl or .ndjson, .xml, .rss, .atom (Merchant), .json or .jsonld (schema.org or the
Universal Commerce Protocol's catalog, told apart by their fields), .html (schema.org in script blocks).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from ...domain.errors import InputError
from ...domain.goods import Price, Product, Variant
from ...domain.truth import Truth
from .attributes import extract
from .feed_json import json_elements
from .feed_rows import BadRow, Row, column, json_lines, table_rows
from .feed_schema_org import html_rows, is_schema_org, schema_org_rows
from .feed_ucp import MAX_VARIANTS, inner_products, is_ucp, ucp_rows
from .feed_xml import xml_rows
from .product_fields import read_categories, read_number, read_price, read_stock

__all__ = ["DEFAULT", "BadRow", "GoodRow", "Mapped", "read_products"]

#: Our field -> the columns that may hold it, in order. These are the Merchant feed's names and their common spellings.
DEFAULT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "product_id", "sku", "asin", "offer_id"),
        "title": ("title", "name", "product_title"),
        "brand": ("brand",),
        "description": ("description",),
        "highlights": ("product_highlight", "highlights", "bullet_points", "bullets", "features"),
        "categories": ("product_type", "google_product_category", "categories", "category", "category_path"),
        "url": ("link", "url"),
        "price": ("price",),
        "currency": ("currency", "price_currency"),
        "availability": ("availability", "stock"),
        "rating": ("rating", "average_rating", "product_rating"),
        "rating_count": ("rating_count", "reviews", "review_count", "ratings"),
        "merchant": ("merchant", "seller", "store"),
    }
)
#: Columns that typed attributes are read from first.
ATTRIBUTES = (
    "weight",
    "length",
    "width",
    "height",
    "volume",
    "delivery_days",
    "color",
    "size",
    "material",
    "gender",
    "age_group",
)
MAX_ID = 200
MAX_TITLE = 300
MAX_DESCRIPTION = 5000
_KNOWN = frozenset(column for columns in DEFAULT.values() for column in columns) | {"variants", "minor"}
#: How the parts of a list become one text; of any other field the first part is taken.
_JOINTS: Mapping[str, str] = MappingProxyType({"categories": " > ", "highlights": "; ", "description": " "})


@dataclass(frozen=True, slots=True)
class GoodRow:
    line: int
    product: Product


@dataclass(frozen=True)
class Mapped:
    """How a file's columns become ours. `columns`: our field -> its column; what is not named falls back to `DEFAULT`.

    `currency`: of prices without one. `source`, `observed_at`, `merchant`: of every row that does not say.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    source: str = "user"
    observed_at: date | None = None
    merchant: str | None = None


def read_products(path: Path, mapped: Mapped | None = None) -> Iterator[GoodRow | BadRow]:
    """Products of a file, and the rows that are none, each with its line. Raises InputError for a file that cannot be read at all."""
    mapped = mapped or Mapped()
    for line, row in _rows(path):
        yield row if isinstance(row, BadRow) else _read(line, row, mapped)


def _rows(path: Path) -> Iterator[Row]:
    kind = path.suffix.casefold()
    if kind in (".jsonl", ".ndjson"):
        for line, row in json_lines(path):
            yield from ((line, row),) if isinstance(row, BadRow) else _told_apart(line, row)
    elif kind in (".csv", ".tsv", ".txt"):
        yield from table_rows(path, "," if kind == ".csv" else "\t")
    elif kind in (".xml", ".rss", ".atom"):
        yield from xml_rows(path)
    elif kind in (".json", ".jsonld"):
        for line, value in json_elements(path):
            yield from ((line, value),) if isinstance(value, BadRow) else _told_apart(line, value)
    elif kind in (".html", ".htm"):
        yield from html_rows(path)
    else:
        raise InputError(
            f"{path.name} is not a product feed that is read: give .csv, .tsv, .jsonl, .json, .jsonld, .xml or .html."
        )


def _told_apart(line: int, value: Any) -> Iterator[Row]:
    """One JSON value as rows: schema.org by its types, the protocol by its variants, anything else as plain columns."""
    for inner in inner_products(value):
        if is_ucp(inner):
            yield from ucp_rows(line, inner)
        elif is_schema_org(inner):
            found = list(schema_org_rows(line, inner))
            yield from found or [(line, BadRow(line, "this holds no schema.org Product"))]
        elif isinstance(inner, Mapping):
            yield line, inner
        else:
            yield line, BadRow(line, "this is not a JSON object")


def _read(line: int, row: Mapping[str, Any], mapped: Mapped) -> GoodRow | BadRow:
    try:
        return GoodRow(line, _made(row, mapped))
    except ValidationError as error:
        first = error.errors()[0]
        return BadRow(line, f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
    except ValueError as error:
        return BadRow(line, str(error))


def _made(row: Mapping[str, Any], mapped: Mapped) -> Product:
    def text(name: str) -> str | None:
        named = mapped.columns.get(name)
        columns = (named, column(named)) if named else DEFAULT[name]
        value = next((row[c] for c in columns if row.get(c) not in (None, "", [])), None)
        return None if value is None else _plain(value, _JOINTS.get(name)) or None

    rating, count = text("rating"), text("rating_count")
    title = _required(text("title"), "title")[:MAX_TITLE]
    description = "\n".join(t for t in (text("highlights"), text("description")) if t)[:MAX_DESCRIPTION]
    stock = text("availability")
    return Product(
        id=_short(_required(text("id"), "id")),
        title=title,
        brand=text("brand"),
        categories=read_categories(text("categories") or ""),
        description=description or None,
        url=text("url"),
        price=_price(row.get("minor"), text("price"), text("currency") or mapped.currency),
        availability=read_stock(stock) if stock else Truth.UNKNOWN,
        rating=read_number(rating, 0, 5) if rating else None,
        rating_count=int(read_number(count.replace(",", ""), 0, 1e10)) if count else None,
        variants=_variants(row.get("variants")),
        attributes=extract(title, description, _others(row, mapped)),
        merchant=text("merchant") or mapped.merchant,
        source=mapped.source,
        observed_at=mapped.observed_at,
    )


def _price(minor: Any, text: str | None, currency: str | None) -> Price | None:
    """`minor`: an object in minor units, as the Universal Commerce Protocol has it."""
    if minor is not None:
        return Price.model_validate(minor)
    return read_price(text, currency) if text else None


def _variants(held: Any) -> tuple[Variant, ...]:
    if not isinstance(held, list):
        return ()
    if len(held) > MAX_VARIANTS:
        raise ValueError(f"there are more than {MAX_VARIANTS} variants")
    return tuple(
        Variant.model_validate(
            v | {"availability": read_stock(v["availability"]) if v.get("availability") else "unknown"}
        )
        for v in held
        if isinstance(v, dict) and "options" in v
    )


def _required(value: str | None, name: str) -> str:
    if value is None:
        raise ValueError(f"there is no {name}")
    return value


def _short(value: str) -> str:
    if len(value) > MAX_ID:
        raise ValueError(f"the id is longer than {MAX_ID} characters")
    return value


def _plain(value: Any, joint: str | None = None) -> str:
    """One line of text; of a list its parts joined, or the first; {"value", "currency"} objects as money."""
    if isinstance(value, list):
        return _plain(value[0]) if joint is None else joint.join(_plain(v) for v in value)
    if isinstance(value, dict):
        amount, currency = value.get("value", value.get("amount")), value.get("currency", "")
        if amount is None:
            raise ValueError("an object stands where a plain value is expected")
        return f"{amount} {currency}"
    return " ".join(str(value).split())


def _others(row: Mapping[str, Any], mapped: Mapped) -> dict[str, str]:
    """Columns that are no field of ours: sizes, weights, colours, under their own names or as the mapping names them."""
    used = _KNOWN | set(mapped.columns.values()) | set(map(column, mapped.columns.values()))
    plain = {k: _plain(v) for k, v in row.items() if isinstance(v, (str, int, float)) and v != ""}
    named = {ours: plain.get(theirs) or plain.get(column(theirs)) for ours, theirs in mapped.columns.items()}
    found = {k: v for k, v in plain.items() if k not in used}
    return found | {ours: value for ours, value in named.items() if ours in ATTRIBUTES and value}
