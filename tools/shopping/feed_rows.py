"""Rows of table files: CSV and tab-separated with a header, and one JSON object a line. A row that cannot be read is reported."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from ...domain.errors import InputError


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its line in the file (1 is the first) and why."""

    line: int
    reason: str


#: A line, and the columns of a product or what is wrong with it.
Row = tuple[int, Mapping[str, Any] | BadRow]
_LONGEST = 1_000_000  # characters of a field


def table_rows(path: Path, delimiter: str) -> Iterator[Row]:
    """Column names in lower case, spaces as underscores, the prefix g: of Merchant feeds cut."""
    csv.field_size_limit(_LONGEST)
    with opened(path) as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        names: list[str] | None = None
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield reader.line_num, BadRow(reader.line_num, f"the row cannot be read ({error})")
                continue
            if row is None:
                return
            if names is None:
                names = [column(name) for name in row]
            elif row and len(row) != len(names):
                yield reader.line_num, BadRow(reader.line_num, "the row has more or fewer columns than the header")
            elif row:
                yield reader.line_num, dict(zip(names, row, strict=True))


def column(name: str) -> str:
    return name.strip().casefold().removeprefix("g:").replace(" ", "_")


def json_lines(path: Path) -> Iterator[Row]:
    with opened(path) as file:
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
def opened(path: Path) -> Iterator[TextIO]:
    """Text of a file in UTF-8; bytes that are none are replaced. Raises InputError."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            yield file
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the path.") from error
