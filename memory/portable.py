"""Memory as a file that a person can read and that imports again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from ..domain.errors import InputError
from .redact import redact
from .rows import Row

FORMAT = "tripwright-memory"
VERSION = 1


def exported(rows: Iterable[Row], at: datetime) -> dict[str, Any]:
    """Plain JSON. The user's name is left out: rows are imported for whoever imports them."""
    entries = [r.model_dump(mode="json", exclude={"user"}, exclude_none=True) for r in rows]
    return {"format": FORMAT, "version": VERSION, "exported_at": at.isoformat(), "memories": entries}


def imported(data: object, user: str) -> tuple[Row, ...]:
    """Rows of an export, for `user`. Raises InputError with the entry that does not fit."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("memories"), list):
        raise InputError("This is not a memory export: give the JSON file that `tripwright memory export` wrote.")
    if data.get("version") != VERSION:
        raise InputError(
            f"This export has version {data.get('version')}, not {VERSION}: export it again with this release."
        )
    return tuple(_row(number, entry, user) for number, entry in enumerate(data["memories"], 1))


def _row(number: int, entry: object, user: str) -> Row:
    if not isinstance(entry, dict):
        raise InputError(f"Memory {number} of the file is not an object: mend or remove it.")
    try:
        row = Row.model_validate({**entry, "user": user})
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        raise InputError(f"Memory {number} of the file does not fit at {where}: mend or remove it.") from error
    value = None if row.value is None else redact(row.value)[0]
    return row.model_copy(update={"text": redact(row.text)[0], "value": value})
