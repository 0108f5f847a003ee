"""Forgetting: rows, vectors and every registered store, the files rewritten, and then a search for what should be gone."""

from pathlib import Path
from time import sleep

from .database import FILE, said
from .forget import Forgotten, chosen, found_in_files, what_to_forget
from .recall import fuse
from .rows import ForgetReceipt, Row, Selector
from .shared import Shared

#: Seconds before each look: on a busy machine a closed index takes its time.
WAITS = (0.0, 0.1, 0.4, 1.0, 2.0, 4.0)


def erase(shared: Shared, user: str, selector: Selector) -> ForgetReceipt:
    """Removes what the selector means, everywhere, and looks again."""
    database, index = shared.database, shared.index
    with database.change(user) as change:
        rows = database.rows(user)
        going = chosen(rows, selector)
        what = what_to_forget(going, [r for r in rows if r not in going], selector.everything)
        removed = {"rows": database.delete(change, user, what.ids)}
        if selector.everything:
            for table in ("item", "retention"):
                change.execute(f'delete from {table} where "user" = ?', (user,))
    shared.drop_view(user)
    if index is not None and going:
        removed["vectors"] = len(index.ids(user) & set(what.ids))
        index.drop(user)
    removed |= {f.name: f.forget(user, what) for f in shared.forgettables}
    remaining = _scrubbed(shared, user, what, bool(going or selector.everything))
    return ForgetReceipt(user=user, at=shared.clock(), removed=removed, remaining=remaining)


def _scrubbed(shared: Shared, user: str, what: Forgotten, changed: bool) -> dict[str, int]:
    """Rewrite the files and look. An index that was just closed may still be writing its last lines: then once more."""
    remaining: dict[str, int] = {}
    for wait in WAITS:
        sleep(wait)
        if changed:
            shared.database.scrub()
        remaining = _probe(shared, user, what)
        if not remaining.get("files"):
            break
        if shared.index is not None:
            shared.index.drop(user)
            shared.index.purge([m.encode() for m in (*what.phrases, *what.ids)])
    return remaining


def _probe(shared: Shared, user: str, what: Forgotten) -> dict[str, int]:
    """Looks for what was forgotten: by id, by recall, in the vectors, byte by byte in the files, in the other stores."""
    ids = set(what.ids)
    found = {"rows": sum(r.id in ids for r in shared.database.rows(user))}
    found["recall"] = sum(r.id in ids for phrase in what.phrases for r in _by_words(shared, user, phrase))
    if shared.index is not None:
        found["vectors"] = len(shared.index.ids(user) & ids)
    if shared.directory is not None:
        found["files"] = _found_in_files(shared, shared.directory, what)
    return found | {f.name: f.probe(user, what) for f in shared.forgettables}


def _by_words(shared: Shared, user: str, phrase: str) -> list[Row]:
    seen = shared.view(user)
    return [f.row for f in fuse(seen, phrase, {}, range(len(seen.rows)), 20)]


def _found_in_files(shared: Shared, home: Path, what: Forgotten) -> int:
    """The words in any file of the home; ids, which say nothing by themselves, in memory's own."""
    phrases = [p for p in what.phrases if not shared.database.says(p)]
    own = [*home.glob(f"{FILE}*"), *(home / "index").rglob("*")]
    with said(home):
        return found_in_files(home.rglob("*"), phrases) + found_in_files(own, what.ids)
