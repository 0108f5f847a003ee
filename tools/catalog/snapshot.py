"""Writing a snapshot: one immutable, sealed SQLite file made of domain records.

    write_snapshot(out, "my trip data", cities=[...], places=[...], lodgings=[...], restaurants=[...], transports=[...],
                   facts=[...], sources=[...], as_of=date(2022, 3, 1), currency="USD", closed_world=True) -> content hash

All words are those of `holdings.Holdings`; each is optional. Places and offers may name cities (by id) of another layer.
`facts` hold provenance: give for a record's field a Fact with the record's value and its source; a field without one gets
the provenance of `sources[0]` and `observed_at`. Further facts of the same subject and field are kept as conflicts when they
differ and as confirmation when they agree.
"""

import contextlib
import sqlite3
from datetime import date
from pathlib import Path
from typing import Unpack

from ...domain.errors import StoreError
from .holdings import Holdings
from .schema import DDL, INDEXES, VERSION
from .seal import PAGE, seal
from .write_provenance import write_facts
from .write_rows import Writer, write_records


def write_snapshot(
    out: Path,
    name: str,
    *,
    observed_at: date | None = None,
    built_at: date | None = None,
    **records: Unpack[Holdings],
) -> str:
    """Write `out` (replacing it whole, or not at all) and return its content hash.

    `observed_at` dates the records for which no fact does; `built_at` is today unless given. Raises StoreError.
    """
    draft = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            _fill(connection, name, observed_at, built_at or date.today(), records)
        finally:
            connection.close()
        digest = seal(draft)
        draft.replace(out)
    except sqlite3.IntegrityError as error:
        raise StoreError(f"two records of this catalog have one id ({error}): give each its own") from error
    except (OSError, sqlite3.Error) as error:
        message = f"the catalog could not be written to {out} ({error}): free some space or choose another place"
        raise StoreError(message) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return digest


def _fill(connection: sqlite3.Connection, name: str, observed: date | None, built: date, records: Holdings) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + DDL)
    connection.execute("BEGIN")
    writer = Writer(connection)
    _write_meta(connection, name, built, records)
    write_records(writer, records)
    write_facts(writer, records, observed)
    writer.write_pool()
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    connection.execute("INSERT INTO place_text (place_text) VALUES ('optimize')")
    connection.executescript("ANALYZE; VACUUM;")


def _write_meta(connection: sqlite3.Connection, name: str, built: date, records: Holdings) -> None:
    as_of = records.get("as_of")
    meta = {
        "version": str(VERSION),
        "name": name,
        "built_at": built.isoformat(),
        "as_of": as_of.isoformat() if as_of else None,
        "currency": records.get("currency"),
        "closed_world": "1" if records.get("closed_world") else "0",
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
