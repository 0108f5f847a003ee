"""The seal of a snapshot: a last page that holds the SHA-256 of all bytes before it. SQLite ignores that page.

The hash names the content: a plan that was verified against it can be checked against the same bytes and no others. It is
computed from the file at every opening, so a byte changed anywhere is found before anything is read.
"""

import hashlib
import json
import sqlite3
from pathlib import Path

from ...domain.errors import CatalogCorrupt, CatalogError, CatalogMissing, CatalogVersion
from .schema import VERSION

PAGE = 4096
_MAGIC = b"tripwright catalog\n"


def seal(path: Path) -> str:
    """Append the seal to a finished database file; returns its hash."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    page = _MAGIC + json.dumps({"version": VERSION, "sha256": digest}).encode()
    with path.open("ab") as file:
        file.write(page.ljust(PAGE, b"\n"))
    return digest


def checked_hash(path: Path) -> str:
    """The hash of a sealed file. Raises CatalogMissing, CatalogVersion, or CatalogCorrupt."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise CatalogMissing(f"there is no catalog at {path}: check the path, or build or import one") from error
    except OSError as error:
        raise CatalogError(f"the catalog at {path} cannot be read ({error.strerror}): check its permissions") from error
    version, stated = _seal_of(content, path)
    if version != VERSION:
        raise CatalogVersion(
            f"the catalog at {path} has format {version} and this program reads format {VERSION}: build or import it again"
        )
    digest = hashlib.sha256(memoryview(content)[:-PAGE]).hexdigest()
    if digest != stated:
        raise CatalogCorrupt(
            f"the content of the catalog at {path} does not match its hash: get it again or rebuild it"
        )
    return digest


def _seal_of(content: bytes, path: Path) -> tuple[int, str]:
    page = content[-PAGE:]
    try:
        if not page.startswith(_MAGIC):
            raise ValueError("no seal")
        stated = json.loads(page[len(_MAGIC) :])
        return int(stated["version"]), str(stated["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise CatalogCorrupt(f"{path} is not a catalog of this program, or its end is missing: rebuild it") from error


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection that any thread may use, to a file that nobody changes."""
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.execute("PRAGMA query_only = 1")
        connection.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.Error as error:
        raise CatalogCorrupt(f"the catalog at {path} cannot be opened ({error}): rebuild it") from error
    return connection
