"""The face of memory: what one user said and did, kept with where it came from, found again, and forgotten when told."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ..domain.errors import InputError, TripwrightError
from . import rules
from .embedding import Embedder, Vectors
from .erasing import erase
from .forget import Forgettable
from .index import CHROMA_FROM, brute
from .items import Items
from .portable import exported, imported
from .recall import View, fuse, matrix_of, usable
from .rows import Event, ForgetReceipt, Kind, Recalled, Remembered, Row, Selector
from .rowstore import stamp
from .shared import Shared, opened
from .slots import slot_name, slot_rule


class Memory:
    """Open it with `Memory.open`; one object is one user. Every method may raise StoreError."""

    def __init__(
        self, shared: Shared, user: str, private: bool, hidden: frozenset[str] = frozenset(), borrowed: bool = False
    ) -> None:
        if not user or len(user) > 200:
            raise InputError("A memory belongs to a user whose name has 1 to 200 characters: give another name.")
        self._shared = shared
        self._user = user
        self._private = private
        self._hidden = hidden
        self._borrowed = borrowed
        self._note = ""

    @classmethod
    def open(
        cls,
        directory: Path | None,
        user: str = "local",
        *,
        private: bool = False,
        embedder: Embedder | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        chroma_from: int = CHROMA_FROM,
        url: str | None = None,
        chroma_url: str | None = None,
    ) -> "Memory":
        """Memory under `directory` (None: in this process only). `private` keeps nothing at all and touches no file or server.

        `url`: rows in Postgres instead ("postgresql://..."). `chroma_url`: vectors in a Chroma server ("http://host:port").
        `chroma_from`: rows of a user from which on Chroma holds the vectors; 0 for always.
        """
        home = None if private else directory
        servers = (None, None) if private else (url, chroma_url)
        return cls(opened(home, *servers, embedder, clock, chroma_from), user, private)

    def for_user(self, user: str) -> "Memory":
        """The same store for another user. The name comes from the caller's identity, never from text."""
        return Memory(self._shared, user, self._private, self._hidden, self._borrowed)

    def hypothetical(self, hidden: Sequence[str]) -> "Memory":
        """The same memories without those `hidden` (ids), to see what they change: it reads, keeps nothing, and closes nothing."""
        return Memory(self._shared, self._user, True, frozenset(hidden), borrowed=True)

    def close(self) -> None:
        if not self._borrowed:
            self._shared.close()

    def __enter__(self) -> "Memory":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def user(self) -> str:
        return self._user

    @property
    def private(self) -> bool:
        return self._private

    @property
    def note(self) -> str:
        """What the last recall had to do without, or empty."""
        return self._note

    @property
    def items(self) -> Items:
        """Keyed data of other graphs, below this user; see `langgraph_store`."""
        return Items(self._shared.database, self._user, self._private)

    # Writing

    def remember(
        self,
        text: str,
        *,
        kind: Kind = "note",
        slot: str | None = None,
        value: str | None = None,
        source: str = "user_said",
        session: str = "",
        turn: int = 0,
        trip: str | None = None,
        confidence: float = 1.0,
        valid_from: datetime | None = None,
        confirmed: bool = False,
        item: str | None = None,
    ) -> Remembered:
        """Keeps one thing. `text` is the user's own words; `source` who it is from: anything but the user is held weakly
        ("inferred"), as ids only ("tool"), or refused (every other).

        A profile value ends the window of the old one (or adds up, in slots that hold many). A value of "none" ends the slot;
        for a hard slot (allergy, diet, access) that asks first, unless `confirmed`. What is said of one trip ("this time",
        or with `trip`) never becomes profile.
        """
        if self._private:
            return Remembered(status="private", note="Private mode keeps nothing.")
        now = self._shared.clock()
        name = slot_name(slot) if slot else None
        draft = rules.draft(kind, name, value, text, source, trip, confidence, now, item)
        if draft.refusal:
            return Remembered(status="refused", note=draft.refusal)
        if draft.kind == "profile" and name and rules.denies(draft.value):
            return self.retract(name, confirmed=confirmed)
        return self._store(draft, session, turn, now, valid_from or now)

    def _store(self, draft: rules.Draft, session: str, turn: int, now: datetime, start: datetime) -> Remembered:
        with self._shared.database.change(self._user) as change:
            self._shared.database.drop_expired(change, self._user, now)
            rows = self._shared.database.rows(self._user, draft.slot) if draft.slot else ()
            same = rules.same_value(_comparable(rows, draft, start), draft.value) if draft.value else None
            if same is not None:
                return Remembered(status="unchanged", row=same, note=draft.note)
            closing: tuple[Row, ...] = ()
            end = None
            if draft.kind == "profile" and draft.slot and draft.value:
                closing = rules.displaced(draft.slot, draft.value, rows, start)
                end = rules.next_change(draft.slot, rows, start)
            elif draft.kind == "feedback" and draft.item:
                closing = rules.felt_before(draft.item, rows, start)
            for old in closing:
                self._shared.database.end(change, self._user, old.id, start)
            row = self._row(draft, session, turn, now, start, end, closing)
            self._shared.database.add(change, row)
        return Remembered(status="stored", row=row, closed=tuple(r.id for r in closing), note=draft.note)

    def _row(
        self, draft: rules.Draft, session: str, turn: int, now: datetime, start: datetime, end: datetime | None,
        closing: Sequence[Row],
    ) -> Row:  # fmt: skip
        return Row(
            id=_new_id(),
            user=self._user,
            kind=draft.kind,
            slot=draft.slot,
            value=draft.value,
            text=draft.text,
            source=draft.source,
            session=session,
            turn=turn,
            confidence=draft.confidence,
            created=now,
            valid_from=start,
            valid_to=end,
            expires_at=draft.expires_at or self._retained(draft.kind, now),
            supersedes=closing[-1].id if closing else None,
            sensitivity=slot_rule(draft.slot).sensitivity if draft.slot else "normal",
            trip=draft.trip,
            item=draft.item,
        )

    def retract(self, slot: str, value: str | None = None, *, confirmed: bool = False) -> Remembered:
        """The user no longer holds `value` (None: any value) of the slot: its window ends now. Hard slots ask first."""
        if self._private:
            return Remembered(status="private", note="Private mode keeps nothing.")
        name, now = slot_name(slot), self._shared.clock()
        with self._shared.database.change(self._user) as change:
            held = rules.covering(self._shared.database.rows(self._user, name), now)
            ending = [r for r in held if value is None or (r.value or "").casefold() == value.casefold()]
            if not ending:
                return Remembered(status="unchanged", note=f"Nothing is remembered as your {name.replace('_', ' ')}.")
            if slot_rule(name).hard and not confirmed:
                said_values = ", ".join(r.value or "" for r in ending)
                return Remembered(
                    status="ask", row=ending[0], note=f"You told me before: {name} {said_values}. Is that no longer so?"
                )
            for row in ending:
                self._shared.database.end(change, self._user, row.id, now)
        return Remembered(status="stored", row=ending[-1], closed=tuple(r.id for r in ending))

    def record(
        self, event: Event, ids: Sequence[str], *, words: str = "", start: str | None = None, end: str | None = None,
        session: str = "", turn: int = 0, trip: str | None = None, item: str | None = None,
    ) -> Remembered:  # fmt: skip
        """An episode: what happened, as catalog or plan ids and ISO dates; `words` is the user's own request, if any."""
        value = rules.record(event, ids, start, end)
        return self.remember(
            words or f"{event} {' '.join(ids)}",
            kind="episode",
            value=value,
            source="tool",
            session=session,
            turn=turn,
            trip=trip,
            item=item,
        )

    def ttl(self, days: int | None, kind: Kind | None = None) -> int:
        """Keeps memories (of a kind) for `days` from when they were learnt; None: until forgotten. Returns rows dropped now."""
        if days is not None and days < 1:
            raise InputError("Memories are kept for one day at least: give a number of days, or forget them instead.")
        if self._private:
            return 0
        now = self._shared.clock()
        with self._shared.database.change(self._user) as change:
            change.execute(
                'insert into retention values (?, ?, ?) on conflict ("user", kind) do update set days = excluded.days',
                (self._user, kind or "", days),
            )
            for row in self._shared.database.rows(self._user):
                if (kind is None or row.kind == kind) and row.source != "inferred":
                    expires = stamp(row.created + timedelta(days=days)) if days else None
                    query = 'update memory set expires_at = ? where "user" = ? and id = ?'
                    change.execute(query, (expires, self._user, row.id))
        return self._sweep(now)

    def _retained(self, kind: Kind, now: datetime) -> datetime | None:
        query = "select days from retention where \"user\" = ? and kind in (?, '') order by kind desc"
        found = self._shared.database.read(query, (self._user, kind))
        return now + timedelta(days=int(str(found[0][0]))) if found and found[0][0] is not None else None

    def _sweep(self, now: datetime) -> int:
        """Removes expired rows for good."""
        rows = [r for r in self._shared.database.rows(self._user) if r.expired(now)]
        if rows:
            self.forget(Selector(ids=tuple(r.id for r in rows)))
        return len(rows)

    # Reading

    def rows(self) -> tuple[Row, ...]:
        """Everything that is kept and not expired, closed windows too, oldest first."""
        now = self._shared.clock()
        held = self._shared.database.rows(self._user)
        return tuple(r for r in held if not r.expired(now) and r.id not in self._hidden)

    def profile(self, as_of: datetime | None = None) -> dict[str, tuple[Row, ...]]:
        """Slot to the rows that hold (at `as_of`): one row, or several in slots that add up."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in rules.covering(self.rows(), as_of or self._shared.clock()):
            if row.slot:
                found[row.slot] = (*found.get(row.slot, ()), row)
        return found

    def recall(self, query: str, limit: int = 8, as_of: datetime | None = None) -> tuple[Recalled, ...]:
        """What matters to `query` (true at `as_of`), best first, each with why. `note` then says what was missing."""
        self._note = ""
        now = self._shared.clock()
        seen = self._shared.view(self._user)
        hidden = self._hidden
        allowed = [p for p, r in enumerate(seen.rows) if usable(r, as_of or now, now) and r.id not in hidden]
        if not allowed or limit < 1:
            return ()
        similar = self._similar(seen, query, max(50, 5 * limit)) if query.strip() else {}
        return fuse(seen, query, similar, allowed, limit)

    def _similar(self, seen: View, query: str, limit: int) -> dict[int, float]:
        """Position to cosine similarity. Without an embedding the search is by words alone, and `note` says so."""
        try:
            vector = self._shared.embedder.embed([query])[0]
            return self._nearest(seen, vector, limit)
        except (TripwrightError, OSError) as error:
            self._note = f"Memory was searched by words alone, because the embedding could not be used: {error}"
            return {}

    def _nearest(self, seen: View, vector: Vectors, limit: int) -> dict[int, float]:
        index = self._shared.index
        if index is not None and len(seen.rows) >= self._shared.chroma_from:
            found = index.near(self._user, seen.texts, vector, limit)
            if found is not None:
                return {seen.positions[i]: s for i, s in found.items() if i in seen.positions}
            self._note = "The vector index is in use by another process or unreadable: memory was searched without it."
        return brute(matrix_of(seen, self._shared.embedder), vector)

    # Ownership

    def register(self, other: Forgettable) -> None:
        """Another store of the user's words, to be emptied when memory is."""
        self._shared.forgettables.append(other)

    def forget(self, selector: Selector) -> ForgetReceipt:
        """Removes what the selector means from rows, vectors and every registered store, rewrites the files, and looks again."""
        return erase(self._shared, self._user, Selector() if self._borrowed else selector)

    def export(self) -> dict[str, Any]:
        """Everything of the user as readable JSON."""
        return exported(self.rows(), self._shared.clock())

    def import_(self, data: object) -> int:
        """Adds the rows of an export that are not here yet; returns how many. All of the file or nothing."""
        if self._private:
            raise InputError("Private mode keeps nothing: leave private mode to import memories.")
        incoming = imported(data, self._user)
        with self._shared.database.change(self._user) as change:
            owner = self._shared.database.owners([r.id for r in incoming])
            # A row that another user of this store holds too gets an id of its own, the same at every import.
            ours = {r.id: r.id if owner.get(r.id, self._user) == self._user else self._own_id(r.id) for r in incoming}
            owner |= self._shared.database.owners([i for i in ours.values() if i not in owner])
            fresh = [r for r in incoming if ours[r.id] not in owner]
            for row in fresh:
                ids = {"id": ours[row.id], "supersedes": ours.get(row.supersedes or "")}
                self._shared.database.add(change, row.model_copy(update=ids))
        return len(fresh)

    def _own_id(self, row_id: str) -> str:
        return f"m-{hashlib.sha256(f'{self._user}/{row_id}'.encode()).hexdigest()[:16]}"


def _new_id() -> str:
    return f"m-{secrets.token_hex(8)}"


def _comparable(rows: Sequence[Row], draft: rules.Draft, at: datetime) -> tuple[Row, ...]:
    """The rows that would make a new one a mere repetition."""
    return tuple(
        r
        for r in rows
        if (r.kind, r.trip, r.source, r.item) == (draft.kind, draft.trip, draft.source, draft.item) and r.holds(at)
    )
