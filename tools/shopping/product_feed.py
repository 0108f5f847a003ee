"""Product feeds: CSV and JSONL with a mapping, and Merchant TSV. Row by row, in bounded memory; a bad row is reported and left out."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from pydantic import ValidationError

from ...domain.errors import InputError
from ...domain.goods import Product
from ...domain.truth import Truth
from .attributes import extract
from .product_fields import read_categories, read_number, read_price, read_stock

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
MAX_TITLE = 300
MAX_DESCRIPTION = 5000
_KNOWN = frozenset(column for columns in DEFAULT.values() for column in columns)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its line in the file (1 is the first) and why."""

    line: int
    reason: str


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
    """Products of a .csv, .tsv, .txt (Merchant) or .jsonl file, and the rows that are none. Raises InputError for a file that
    cannot be read at all."""
    mapped = mapped or Mapped()
    for line, row in _rows(path):
        yield row if isinstance(row, BadRow) else _read(line, row, mapped)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    kind = path.suffix.casefold()
    if kind in (".jsonl", ".ndjson"):
        yield from _json_rows(path)
    elif kind in (".csv", ".tsv", ".txt"):
        yield from _table_rows(path, "," if kind == ".csv" else "\t")
    else:
        raise InputError(f"{path.name} is not a product feed that is read: give .csv, .tsv or .jsonl.")


def _table_rows(path: Path, delimiter: str) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    with _opened(path) as file:
        reader = csv.DictReader(file, delimiter=delimiter, strict=True)
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield reader.line_num, BadRow(reader.line_num, f"the row cannot be read ({error})")
                continue
            if row is None:
                return
            if None in row or any(v is None for v in row.values()):
                yield reader.line_num, BadRow(reader.line_num, "the row has more or fewer columns than the header")
            else:
                yield reader.line_num, {k.strip().casefold().replace(" ", "_"): v for k, v in row.items()}


def _json_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    with _opened(path) as file:
        for line, text in enumerate(file, 1):
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError):
                yield line, BadRow(line, "the line is not JSON")
                continue
            yield line, row if isinstance(row, dict) else BadRow(line, "the line is not a JSON object")


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            yield file
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the path.") from error


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
        columns = (mapped.columns[name],) if name in mapped.columns else DEFAULT[name]
        value = next((row[c] for c in columns if row.get(c) not in (None, "", [])), None)
        return None if value is None else _plain(value)

    price, rating, count = text("price"), text("rating"), text("rating_count")
    title = _required(text("title"), "title")[:MAX_TITLE]
    description = "\n".join(t for t in (text("highlights"), text("description")) if t)[:MAX_DESCRIPTION]
    stock = text("availability")
    return Product(
        id=_required(text("id"), "id"),
        title=title,
        brand=text("brand"),
        categories=read_categories(text("categories") or ""),
        description=description or None,
        url=text("url"),
        price=read_price(price, text("currency") or mapped.currency) if price else None,
        availability=read_stock(stock) if stock else Truth.UNKNOWN,
        rating=read_number(rating, 0, 5) if rating else None,
        rating_count=int(read_number(count.replace(",", ""), 0, 1e10)) if count else None,
        attributes=extract(title, description, _others(row, mapped)),
        merchant=text("merchant") or mapped.merchant,
        source=mapped.source,
        observed_at=mapped.observed_at,
    )


def _required(value: str | None, name: str) -> str:
    if value is None:
        raise ValueError(f"there is no {name}")
    return value


def _plain(value: Any) -> str:
    """One line of text; a list is joined as a path; {"value", "currency"} objects as money."""
    if isinstance(value, list):
        return " > ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        amount, currency = value.get("value", value.get("amount")), value.get("currency", "")
        if amount is None:
            raise ValueError("an object stands where a plain value is expected")
        return f"{amount} {currency}"
    return " ".join(str(value).split())


def _others(row: Mapping[str, Any], mapped: Mapped) -> dict[str, str]:
    """Columns that are no field of ours: sizes, weights, colours."""
    used = _KNOWN | set(mapped.columns.values())
    return {k: _plain(v) for k, v in row.items() if k not in used and isinstance(v, (str, int, float)) and v != ""}
