"""Products in one JSON document: an array, or an object that holds one (`products`, `@graph`, `itemListElement`), or a single product.

The elements are decoded one by one, so that each has its line and one that is broken does not take the others with it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...domain.errors import InputError
from .feed_rows import BadRow, opened

LARGEST = 256 * 1024 * 1024
_HOLDER = re.compile(r'"(?:products|@graph|itemListElement|items)"\s*:\s*\[')
_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_GAP = re.compile(r"[\s,]*")
Element = tuple[int, Any]


def json_elements(path: Path) -> Iterator[Element]:
    """(line, value or BadRow) of each element. Raises InputError for a file that is too large to be one document."""
    if path.exists() and path.stat().st_size > LARGEST:
        raise InputError(f"{path.name} is too large for one JSON document: give it as JSON lines (.jsonl).")
    with opened(path) as file:
        text = file.read()
    yield from elements_of(text)


def elements_of(text: str, first_line: int = 1) -> Iterator[Element]:
    start = text.lstrip()[:1]
    if start not in ("[", "{"):
        yield first_line, BadRow(first_line, "this is not a JSON object or array")
        return
    holder = None if start == "[" else _HOLDER.search(text)
    if start == "{" and holder is None:
        yield _whole(text, first_line)
        return
    at = text.index("[") + 1 if holder is None else holder.end()
    yield from _elements(text, at, first_line)


def _whole(text: str, line: int) -> Element:
    try:
        return line, json.loads(text)
    except (ValueError, RecursionError) as error:
        return line, BadRow(line, f"the JSON cannot be read ({_short(error)})")


def _elements(text: str, at: int, first_line: int) -> Iterator[Element]:
    decoder = json.JSONDecoder()
    counted, line = 0, first_line
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        line += text.count("\n", counted, at)
        counted = at
        if text[at : at + 1] in ("]", ""):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield line, BadRow(line, f"the element cannot be read ({_short(error)})")
            next_ = _NEXT.search(text, at)
            if next_ is None:
                return
            at = next_.end()
            continue
        yield line, value


def _short(error: Exception) -> str:
    return str(error).split("\n")[0][:120]
