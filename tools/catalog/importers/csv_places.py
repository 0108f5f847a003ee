"""Your own places, from CSV or JSON lines, by a mapping file that names your columns.

    # mapping.yaml
    source: {id: my-list, name: My list, publisher: Me, licence: CC0-1.0}
    city: geonames:1857910          # or a column: {column: city_id}
    currency: JPY                   # of the price column
    observed_at: 2026-11-01         # or a column
    columns: {id: ref, name: title, lat: latitude, lon: longitude, kind: type, price: fee, url: link}
    names: {ja: name_ja, ko: name_ko}
    kinds: {jinja: shrine, niwa: garden}   # your words -> ours; a word of ours needs no line

An empty price is unknown; zero is free. A row without id, name, point or a kind that is known is refused with its line number.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ....domain.errors import InputError
from ....domain.fact import Fact, Source
from ....domain.model import Model
from ....domain.money import Money
from ....domain.place import Kind, Place, Point
from ..derive import values
from ..snapshot import write_snapshot


class PlaceMapping(Model):
    """What the columns of a file mean."""

    source: Source
    city: str | dict[str, str]
    columns: dict[str, str]
    names: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    currency: str | None = None
    observed_at: date | dict[str, str] | None = None


def import_places(path: Path, mapping: Path, out: Path) -> str:
    """Write a snapshot of the places in `path` to `out`; returns its hash. Raises InputError or StoreError."""
    meaning = read_mapping(mapping)
    places: list[Place] = []
    facts: list[Fact] = []
    for line, row in _rows(path):
        try:
            place = _place(row, meaning)
        except (KeyError, ValueError, InvalidOperation, ValidationError) as error:
            raise InputError(
                f"line {line} of {path} cannot be used ({_first_line(error)}): mend the row or the mapping"
            ) from error
        places.append(place)
        facts += _facts(place, meaning, _observed(row, meaning))
    return write_snapshot(out, path.stem, places=places, facts=facts, sources=[meaning.source])


def read_mapping(path: Path) -> PlaceMapping:
    """The mapping file, checked. Raises InputError."""
    try:
        return PlaceMapping.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"the mapping {path} cannot be read ({error.strerror}): check the path") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise InputError(
            f"the mapping {path} is not one ({_first_line(error)}): see `catalog import places --help`"
        ) from error


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[:3])


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if path.suffix in (".jsonl", ".ndjson"):
                yield from ((line, json.loads(text)) for line, text in enumerate(file, start=1) if text.strip())
            else:
                yield from enumerate(csv.DictReader(file), start=2)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as CSV or JSON lines ({error}): check the file") from error


def _place(row: Mapping[str, Any], meaning: PlaceMapping) -> Place:
    column = meaning.columns
    word = str(row[column["kind"]]).strip()
    price = str(row.get(column.get("price", ""), "") or "").strip()
    if price and meaning.currency is None:
        raise ValueError("a price needs `currency` in the mapping")
    return Place(
        id=f"{meaning.source.id}:{str(row[column['id']]).strip()}",
        city_id=str(row[meaning.city["column"]]) if isinstance(meaning.city, dict) else meaning.city,
        name=_text(row, column["name"]),
        names={language: str(row[key]).strip() for language, key in meaning.names.items() if row.get(key)},
        kind=meaning.kinds.get(word) or Kind(word),
        point=Point(lat=float(row[column["lat"]]), lon=float(row[column["lon"]])),
        price=Money(amount=Decimal(price), currency=meaning.currency or "") if price else None,
        price_observed=_observed(row, meaning) if price else None,
    )


def _text(row: Mapping[str, Any], key: str) -> str:
    text = str(row[key]).strip()
    if not text:
        raise ValueError(f"the column {key} is empty")
    return text


def _observed(row: Mapping[str, Any], meaning: PlaceMapping) -> date | None:
    seen = meaning.observed_at
    return date.fromisoformat(str(row[seen["column"]])) if isinstance(seen, dict) else seen


def _facts(place: Place, meaning: PlaceMapping, seen: date | None) -> Iterator[Fact]:
    for field, value in values(place):
        yield Fact(
            subject=place.id,
            field=field,
            value=value,
            source=meaning.source.id,
            licence=meaning.source.licence,
            observed_at=seen,
        )
