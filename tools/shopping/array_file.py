"""Named arrays in one file, read by mapping it into memory: nothing is loaded before it is used. Without a path they stay in memory.

Arrays follow each other, then a JSON table of (type, shape, offset), its length and a mark. A file is complete or it is not used.
"""

import json
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from ...domain.errors import CatalogCorrupt, CatalogVersion

_MARK = b"TWIX0001"
_ALIGN = 64


class Stream:
    """Bytes of one array that grows: on disk beside the catalog until the stack is left, or in memory."""

    def __init__(self, beside: Path | None, until: ExitStack) -> None:
        self._file: IO[bytes] | None = until.enter_context(TemporaryFile(dir=beside.parent)) if beside else None  # noqa: SIM115 (the stack closes it)
        self._held = bytearray()

    def write(self, data: Any) -> None:
        """Bytes, or anything that holds its items one after the other."""
        if self._file is None:
            self._held += memoryview(data).cast("B")
        else:
            self._file.write(data)

    def array(self, kind: str) -> NDArray[Any]:
        if self._file is None:
            return np.frombuffer(bytes(self._held), kind)
        self._file.flush()
        size = os.fstat(self._file.fileno()).st_size
        return np.memmap(self._file, kind, "r") if size else np.zeros(0, kind)


class ArrayWriter:
    """`with ArrayWriter(path) as out: out.put(name, array)`; the file stands under its name only when all went well."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part") if path else None
        self._table: dict[str, tuple[str, list[int], int]] = {}
        self.arrays: dict[str, NDArray[Any]] = {}

    def __enter__(self) -> "ArrayWriter":
        self._file = self._part.open("wb") if self._part else None
        return self

    def put(self, name: str, values: NDArray[Any]) -> None:
        if self._file is None:
            self.arrays[name] = np.asarray(values)
            return
        self._file.write(b"\0" * (-self._file.tell() % _ALIGN))
        self._table[name] = (values.dtype.str, list(values.shape), self._file.tell())
        values.tofile(self._file)

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if self._file is None or self._part is None or self._path is None:
            return
        table = json.dumps(self._table).encode()
        self._file.write(table + len(table).to_bytes(8, "little") + _MARK)
        self._file.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink(missing_ok=True)


def read_arrays(path: Path) -> Mapping[str, NDArray[Any]]:
    """Raises CatalogVersion for none or an old one, CatalogCorrupt for a broken one."""
    if not path.exists():
        raise CatalogVersion(f"{path.name} is missing beside the product catalog: import the feed again.")
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 16))
        tail = file.read(16)
        length = int.from_bytes(tail[:8], "little")
        if len(tail) < 16 or tail[8:] != _MARK or length > size - 16:
            raise CatalogCorrupt(f"{path} is not an index of products: import the feed again.")
        file.seek(size - 16 - length)
        table = json.loads(file.read(length))
    return {name: _mapped(path, *entry) for name, entry in table.items()}


def _mapped(path: Path, kind: str, shape: list[int], offset: int) -> NDArray[Any]:
    if 0 in shape:
        return np.zeros(shape, kind)
    return np.asarray(np.memmap(path, kind, "r", offset, tuple(shape)))
