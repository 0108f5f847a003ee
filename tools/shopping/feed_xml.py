"""Merchant feeds in XML: the items of RSS 2.0, the entries of Atom, with the g: namespace or without. Read as a stream.

Only elements and text are read. A document that declares entities is refused, and nothing outside of it is ever fetched: the parser
is given no way to. Where the XML breaks off, the items before it stand.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from ...domain.errors import InputError
from .feed_rows import BadRow, Row

_ITEMS = frozenset({"item", "entry"})
_CHUNK = 1 << 16
_LONGEST = 200_000  # characters of one item
_DEEPEST = 50


def xml_rows(path: Path) -> Iterator[Row]:
    """Each item as columns by their local names; one that is repeated is a list. Raises InputError for a file with declared entities
    or without any item."""
    reader, seen = _Reader(), False
    try:
        with path.open("rb") as file:
            for row in reader.read(iter(lambda: file.read(_CHUNK), b"")):
                seen = True
                yield row
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    if not seen:
        raise InputError(f"{path.name} holds no item or entry: is it an RSS or Atom product feed?")


class _Reader:
    """Collects items between their tags."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator="|")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.EntityDeclHandler = self._refuse
        self._rows: list[Row] = []
        self._depth = self._item = self._size = 0
        self._line = 0
        self._held: dict[str, Any] = {}
        self._text: list[str] = []

    def read(self, chunks: Iterator[bytes]) -> Iterator[Row]:
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)
                yield from self._taken()
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            yield from self._taken()
            reason = f"the XML cannot be read from here on ({expat.ErrorString(error.code)})"
            yield error.lineno, BadRow(error.lineno, reason)

    def _taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InputError("The XML is nested deeper than any product feed: it is not read.")
        local = _local(name)
        if not self._item and local in _ITEMS:
            self._item, self._line, self._held, self._size = self._depth, self._parser.CurrentLineNumber, {}, 0
        elif self._item and local == "link" and attributes.get("href"):
            self._put("link", attributes["href"])
        self._text = []

    def _end(self, name: str) -> None:
        if self._item and self._depth == self._item + 1:
            self._put(_local(name), " ".join("".join(self._text).split()))
        elif self._item == self._depth and self._item:
            long = BadRow(self._line, f"the item is longer than {_LONGEST} characters")
            self._rows.append((self._line, long if self._size > _LONGEST else self._held))
            self._item = 0
        self._depth -= 1
        self._text = []

    def _data(self, text: str) -> None:
        self._size += len(text)
        if self._item and self._size <= _LONGEST:
            self._text.append(text)

    def _put(self, name: str, value: str) -> None:
        if value:
            known = self._held.get(name)
            self._held[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]

    def _refuse(self, *_: object) -> None:
        raise InputError("The XML declares entities: it is not read. Ask the publisher for a feed without a DTD.")


def _local(name: str) -> str:
    return name.rsplit("|", 1)[-1].casefold()
