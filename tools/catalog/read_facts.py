"""Provenance of a snapshot, put together again into facts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ...domain.fact import Fact, Source
from ...domain.logistics import Advisory, CabinBag, Climate, ItemRule, Plugs
from ...domain.offers import PerDiem, Rate
from .derive import Record, canonical_subject, logistic_fact, values
from .pick import areas_of
from .schema import BIT, CONFIRMING, METHODS, USED, day_of

if TYPE_CHECKING:
    from .reader import SqliteCatalog

_Row = PerDiem | Climate | Plugs | Advisory | CabinBag | ItemRule | Rate
_ROWS: dict[str, type[_Row]] = {
    "per_diem": PerDiem,
    "climate": Climate,
    "plugs": Plugs,
    "advisory": Advisory,
    "cabin_bag": CabinBag,
    "item_rule": ItemRule,
    "rate": Rate,
}


class FactReader:
    """Facts of one snapshot."""

    def __init__(self, catalog: "SqliteCatalog") -> None:
        self._catalog = catalog
        self._store = catalog.store
        self.facts = lru_cache(4096)(self._read_facts)

    def fact(self, subject: str, field: str) -> Fact | None:
        subject = canonical_subject(subject, field)
        match field:
            case "entry" | "rate" | "per_diem" | "holiday":
                return self._computed(subject, field)
            case _:
                return next((fact for fact in self.facts(subject) if fact.field == field), None)

    def _computed(self, subject: str, field: str) -> Fact | None:
        """Facts that are not rows of their own: a cell of the visa table, a cross rate, the per diem of a wider area."""
        first, _, second = subject.partition(":")[2].partition(":")
        if field == "entry":
            rule = self._catalog.entry_rule(first, second)
            return logistic_fact([rule], rule.source, self._licence(rule.source)) if rule else None
        if field == "rate":
            rate = self._catalog.rate(first, second)
            published = self._store.row("SELECT 1 FROM logistic WHERE subject = ? AND field = 'rate'", subject)
            how = "copied" if published else "computed"
            return logistic_fact([rate], rate.source, self._licence(rate.source), how) if rate else None
        if field == "holiday":
            return self._holiday(first, second)
        areas = areas_of(subject, self._catalog.city(subject))
        found = (fact for area in areas for fact in self._logistic(area) if fact.field == "per_diem")
        fact = next(found, None)
        return fact.model_copy(update={"subject": subject}) if fact else None

    def _holiday(self, country: str, day: str) -> Fact | None:
        """The holidays of one date, in the whole country and in its regions."""
        try:
            on = date.fromisoformat(day)
        except ValueError:
            return None
        rows = self._catalog.holidays(country, on, on)
        return logistic_fact(rows, rows[0].source, self._licence(rows[0].source), "computed") if rows else None

    def _read_facts(self, subject: str) -> Sequence[Fact]:
        used: dict[str, Fact] = {}
        found = self._find(subject)
        for fact in self._of_record(subject, *found) if found else ():
            used.setdefault(fact.field, fact)
        for fact in (*self._full(subject), *self._logistic(subject)):
            used.setdefault(fact.field, fact)
        if subject.startswith("entry:") and (entry := self._computed(subject, "entry")):
            used.setdefault("entry", entry)
        return tuple(used.values())

    def _find(self, subject: str) -> tuple[int, Any, Record] | None:
        """(kind, provenance key, record) of a subject."""
        catalog = self._catalog
        place = catalog.place(subject)
        if place is not None:
            return 0, catalog.place_number(place.id), place
        record: Record | None
        for kind, record in (
            (1, catalog.city(subject)),
            (2, catalog.lodging(subject)),
            (3, catalog.restaurant(subject)),
            (4, catalog.transport(subject)),
            (5, catalog.country(subject.removeprefix("country:"))),
        ):
            if record is not None:
                return kind, subject, record
        return None

    def _of_record(self, subject: str, kind: int, key: Any, record: Record) -> Iterator[Fact]:
        """Facts with the record's values; a field without a row of its own has the provenance of its kind."""
        origins = [*self._origins(kind, key, USED), *self._origins(kind, 0, USED)]
        for field, value in values(record):
            origin = next((o for o in origins if o[3] & BIT.get(field, 0)), None)
            if origin is not None:
                yield self._fact(subject, field, value, None, origin[:3])

    def _origins(self, kind: int, key: Any, rank: int) -> list[tuple[int, int, int, int]]:
        sql = "SELECT source, observed, method, fields FROM provenance WHERE kind = ? AND record = ? AND rank = ?"
        return self._store.rows(sql, kind, key, rank)

    def _fact(self, subject: str, field: str, value: Any, unit: str | None, origin: tuple[int, int, int]) -> Fact:
        source = self._store.source(origin[0])
        return Fact(
            subject=subject,
            field=field,
            value=value,
            unit=unit,
            source=source.id,
            licence=source.licence,
            observed_at=day_of(origin[1] or None),
            method=METHODS[origin[2]],
        )

    def _full(self, subject: str) -> Iterator[Fact]:
        sql = "SELECT field, value, unit, source, observed, method FROM fact WHERE subject = ? ORDER BY field, rank"
        for field, value, unit, *origin in self._store.rows(sql, subject):
            yield self._fact(subject, field, json.loads(value), unit, (origin[0], origin[1], origin[2]))

    def _logistic(self, subject: str) -> Iterator[Fact]:
        fields = self._store.rows("SELECT DISTINCT field FROM logistic WHERE subject = ?", subject)
        for (field,) in fields:
            model: type[_Row] = _ROWS[field]
            rows = self._catalog.logistic_rows(model, subject, field)
            yield logistic_fact(rows, rows[0].source, self._licence(rows[0].source))

    def _licence(self, source_id: str) -> str:
        source = self._catalog.source(source_id)
        return source.licence if source else "not stated"

    def conflicts(self, subject: str) -> Sequence[Fact]:
        used = {(fact.field, fact.source, json.dumps(fact.value)) for fact in self.facts(subject)}
        return tuple(f for f in self._full(subject) if (f.field, f.source, json.dumps(f.value)) not in used)

    def confirming(self, subject: str) -> Sequence[tuple[str, Source]]:
        found = self._find(subject)
        if found is None:
            return ()
        origins = self._origins(found[0], found[1], CONFIRMING)
        return tuple((field, self._store.source(o[0])) for o in origins for field, bit in BIT.items() if o[3] & bit)

    def dates(self) -> dict[int, tuple[date | None, date | None]]:
        """City number -> oldest and newest observation among the facts of its places."""
        sql = """SELECT city, min(nullif(observed, 0)), max(nullif(observed, 0)) FROM place
                 JOIN provenance ON provenance.kind = 0 AND provenance.rank = 0 AND record IN (place.id, 0) GROUP BY city"""
        rows: Iterable[tuple[int, int | None, int | None]] = self._store.rows(sql)
        return {city: (day_of(oldest), day_of(newest)) for city, oldest, newest in rows}
