"""Where each field of each record comes from: a bit a field, a row a source."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ...domain.fact import Fact
from ...domain.place import Country
from .derive import Record, same, values
from .holdings import Holdings
from .schema import BIT, CONFIRMING, METHODS, RECORDS, USED, ordinal
from .write_rows import Writer

_Origin = tuple[int, int, int | None, int]  # rank, source, observed, method


def write_facts(writer: Writer, records: Holdings, observed: date | None) -> None:
    """The provenance of every record, and in full the facts whose value is not the record's own."""
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.get("facts", ()):
        stated[fact.subject].append(fact)
    spare = _spare_facts(writer, records, stated)
    writer.many("fact", sorted(spare, key=lambda row: row[:3]))
    everything = sum(BIT.values())
    origins = records.get("origins", {})
    first = next(iter(writer.sources), None)
    day = observed or records.get("as_of")
    for kind, sort in enumerate(RECORDS):
        source, seen = origins.get(sort, (first, day))
        if source is not None:
            row = (kind, 0, USED, writer.source(source), _never(ordinal(seen)), 0, everything)
            writer.many("provenance", [row])


def _never(day: int | None) -> int:
    return day or 0


def _spare_facts(writer: Writer, records: Holdings, stated: dict[str, list[Fact]]) -> Iterator[tuple[object, ...]]:
    own: set[str] = set()
    for kind, name, record in _records(records):
        facts = stated.get(name)
        if facts:
            own.add(name)
            yield from _write_record(writer, kind, name, record, facts)
    for subject in sorted(stated.keys() - own):
        yield from _full(writer, stated[subject])


def _records(records: Holdings) -> Iterator[tuple[int, str, Record]]:
    listed: tuple[Iterable[Record], ...] = (
        records.get("places", ()),
        records.get("cities", ()),
        records.get("lodgings", ()),
        records.get("restaurants", ()),
        records.get("transports", ()),
        records.get("countries", ()),
    )
    for kind, rows in enumerate(listed):  # in the order of RECORDS
        for record in rows:
            yield kind, f"country:{record.code}" if isinstance(record, Country) else record.id, record


def _write_record(
    writer: Writer, kind: int, name: str, record: Record, facts: list[Fact]
) -> Iterator[tuple[object, ...]]:
    """Bits for the facts that say what the record says; the rest is left over."""
    held = dict(values(record))
    bits: dict[_Origin, int] = defaultdict(int)
    used: set[str] = set()
    left: list[Fact] = []
    for fact in facts:
        if fact.field in BIT and fact.field in held and same(fact.value, held[fact.field]):
            rank = CONFIRMING if fact.field in used else USED
            used.add(fact.field)
            bits[_origin(writer, rank, fact)] |= BIT[fact.field]
        else:
            left.append(fact)
    key = writer.place_rows[name] if RECORDS[kind] == "place" else name
    writer.many("provenance", ((kind, key, r, s, _never(day), m, mask) for (r, s, day, m), mask in bits.items()))
    yield from _full(writer, left)


def _origin(writer: Writer, rank: int, fact: Fact) -> _Origin:
    return rank, writer.source(fact.source), ordinal(fact.observed_at), METHODS.index(fact.method)


def _full(writer: Writer, facts: list[Fact]) -> Iterator[tuple[object, ...]]:
    ranks: dict[str, int] = defaultdict(int)
    for fact in facts:
        value = json.dumps(fact.value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        _, source, day, method = _origin(writer, USED, fact)
        yield fact.subject, fact.field, ranks[fact.field], source, _never(day), method, fact.unit, value
        ranks[fact.field] += 1
