"""The records of a snapshot, packed into rows. Rows go in by key, so that equal content makes an equal file."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from ...domain.errors import StoreError
from ...domain.fact import Source
from ...domain.logistics import EntryRule
from ...domain.place import City, Place
from .derive import Logistic, logistic_subject
from .holdings import Holdings, Region
from .names import fold, joined, romanized
from .packing import pack_hours, pack_rows
from .schema import KINDS, TRUTHS, cell, micro, money_text, ordinal, tokens


class Writer:
    """A connection, and the pools that its rows refer to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.place_rows: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self._pool: dict[str, int] = {}
        self._hours: dict[str, int] = {}

    def many(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert whole rows; nothing when there are none."""
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)

    def pooled(self, text: str | None) -> int | None:
        return None if text is None else self._pool.setdefault(text, len(self._pool) + 1)

    def city(self, key: str) -> int:
        """The integer of a city id."""
        number = key.removeprefix("geonames:")
        if number != key and number.isdecimal() and str(int(number)) == number:
            return int(number)
        return -self._pool.setdefault(key, len(self._pool) + 1)

    def source(self, key: str) -> int:
        """The integer of a source id; a source that no record describes is kept by its id alone."""
        if key not in self.sources:
            self.add_source(Source(id=key, name=key, publisher=key, licence="not stated"))
        return self.sources[key]

    def add_source(self, source: Source) -> None:
        row = self.sources[source.id] = len(self.sources) + 1
        self.many("source", [(row, source.id, source.model_dump_json(exclude_defaults=True))])

    def hours(self, dumped: str) -> int:
        if dumped not in self._hours:
            self._hours[dumped] = len(self._hours) + 1
            self.many("hours", [(self._hours[dumped], dumped)])
        return self._hours[dumped]

    def write_pool(self) -> None:
        self.many("pool", ((row, text) for text, row in self._pool.items()))


def write_records(writer: Writer, records: Holdings) -> None:
    """Every record of `records`; provenance is written apart."""
    for source in records.get("sources", ()):
        if source.id not in writer.sources:
            writer.add_source(source)
    _write_cities(writer, records)
    _write_countries(writer, records)
    _write_places(writer, records)
    _write_offers(writer, records)
    _write_calendar(writer, records)
    _write_logistics(writer, records)


def names_text(name: str, names: dict[str, str]) -> str | None:
    """Names as "ja:東京|ko:도쿄". An empty text stands for the record's own name, and so does a bar in front for English."""
    if not names:
        return None
    others = {language: text.replace("|", "/") for language, text in sorted(names.items())}
    english = "|" if others.get("en") == name else ""
    packed = (f"{language}:{'' if text == name else text}" for language, text in others.items())
    return english + "|".join(item for item in packed if not (english and item == "en:"))


def _write_cities(writer: Writer, records: Holdings) -> None:
    alternates = records.get("alternates", {})
    cities = sorted(records.get("cities", ()), key=lambda city: writer.city(city.id))
    regions = _regions(records)
    writer.many("city", (_city_row(writer, city, regions) for city in cities))
    named: dict[tuple[str, int], int] = {}
    for city in cities:
        for own, spellings in ((1, (city.name, *city.names.values())), (0, alternates.get(city.id, ()))):
            for name in spellings:
                named.setdefault((fold(name), writer.city(city.id)), own)
    writer.many("city_name", sorted((*key, own) for key, own in named.items() if key[0]))
    packed = (
        (
            row,
            r.country,
            r.name,
            "|".join(r.names),
            json.dumps([writer.city(c) for c in r.city_ids]),
        )
        for (r, row) in regions.values()
    )
    writer.many("region", packed)
    spelled = ((fold(name), row) for region, row in regions.values() for name in (region.name, *region.names))
    writer.many("region_name", sorted({row for row in spelled if row[0]}))


def _regions(records: Holdings) -> dict[tuple[str, str], tuple[Region, int]]:
    stated = {(region.country, region.name): region for region in records.get("regions", ())}
    for city in records.get("cities", ()):
        if city.region is not None:
            stated.setdefault((city.country, city.region), Region(name=city.region, country=city.country))
    return {key: (stated[key], row) for row, key in enumerate(sorted(stated), start=1)}


def _city_row(writer: Writer, city: City, regions: dict[tuple[str, str], tuple[Region, int]]) -> tuple[Any, ...]:
    region = regions[city.country, city.region][1] if city.region is not None else None
    return (
        writer.city(city.id),
        city.name,
        names_text(city.name, city.names),
        city.country,
        region,
        micro(city.point.lat),
        micro(city.point.lon),
        writer.pooled(city.timezone),
        city.population,
    )


def _write_countries(writer: Writer, records: Holdings) -> None:
    countries = sorted(records.get("countries", ()), key=lambda country: country.code)
    writer.many("country", ((c.code, c.model_dump_json(exclude_defaults=True)) for c in countries))
    spelled = records.get("alternates", {})
    named = {
        (fold(name), c.code)
        for c in countries
        for name in (c.name, *c.names.values(), *spelled.get(f"country:{c.code}", ()))
    }
    writer.many("country_name", sorted(row for row in named if row[0]))


def _write_places(writer: Writer, records: Holdings) -> None:
    places = sorted(records.get("places", ()), key=lambda place: place.id.encode())
    _refuse_twins([place.id for place in places])
    writer.place_rows.update({place.id: row for row, place in enumerate(places, start=1)})
    writer.many("place", (_place_row(writer, place) for place in places))
    for place in places:
        row = writer.place_rows[place.id]
        words = dict.fromkeys(token for name in (place.name, *place.names.values()) for token in _search_tokens(name))
        lat, lon = micro(place.point.lat), micro(place.point.lon)
        writer.connection.execute("INSERT INTO place_text (rowid, names) VALUES (?, ?)", (row, " ".join(words)))
        writer.connection.execute("INSERT INTO place_cell VALUES (?, ?, ?)", (cell(lat), cell(lon), row))
    same = {(key, writer.place_rows[place]) for place, keys in records.get("same_as", {}).items() for key in keys}
    writer.many("same_as", sorted(dict(sorted(same, reverse=True)).items()))


def _search_tokens(name: str) -> list[str]:
    """Words of a name as written, in Latin letters where it is Korean, and "sensoji" for "Senso-ji"."""
    words = name.split()
    compound = [joined(word) for word in words if len(fold(word).split()) > 1]
    return [token for form in dict.fromkeys((fold(name), fold(romanized(name)), *compound)) for token in tokens(form)]


def _refuse_twins(keys: list[str]) -> None:
    twin = next((one for one, other in pairwise(keys) if one == other), None)
    if twin is not None:
        raise StoreError(f"two places of this catalog have the id {twin}: give each its own")


def _place_row(writer: Writer, place: Place) -> tuple[Any, ...]:
    hours = pack_hours(place.hours) if place.hours is not None else None
    return (
        writer.place_rows[place.id],
        place.id,
        writer.city(place.city_id),
        place.name,
        names_text(place.name, place.names),
        KINDS.index(place.kind),
        micro(place.point.lat),
        micro(place.point.lon),
        writer.hours(hours) if hours is not None else None,
        ordinal(place.hours_observed),
        money_text(place.price),
        money_text(place.child_price),
        ordinal(place.price_observed),
        TRUTHS.index(place.indoor),
        TRUTHS.index(place.wheelchair),
        int(place.heritage),
        place.visitors_per_year,
        place.sources,
        place.languages,
        round(place.importance * 10_000),
        int(place.synthetic),
    )


def _write_offers(writer: Writer, records: Holdings) -> None:
    offers = [("lodging", o) for o in records.get("lodgings", ())] + [
        ("restaurant", o) for o in records.get("restaurants", ())
    ]
    writer.many(
        "offer",
        sorted((kind, o.id, writer.city(o.city_id), o.model_dump_json(exclude_defaults=True)) for kind, o in offers),
    )
    rows = (
        (t.id, writer.city(t.origin), writer.city(t.destination), ordinal(t.depart.date() if t.depart else None), t)
        for t in records.get("transports", ())
    )
    packed = ((*row[:4], row[4].model_dump_json(exclude_defaults=True)) for row in sorted(rows, key=lambda row: row[0]))
    writer.many("transport", packed)


def _write_calendar(writer: Writer, records: Holdings) -> None:
    rows = {
        (h.country, h.day.toordinal(), writer.pooled(h.region) or 0, writer.pooled(h.name)): writer.source(h.source)
        for h in sorted(records.get("holidays", ()), key=lambda h: (h.country, h.day, h.region or "", h.name))
    }
    writer.many("holiday", sorted((*key, source) for key, source in rows.items()))
    writer.many("holiday_year", sorted(set(records.get("holiday_years", ()))))


def _write_logistics(writer: Writer, records: Holdings) -> None:
    _write_entry_rules(writer, records.get("entry_rules", ()))
    told = records.get("airport_source")
    source = writer.source(told) if told is not None else None
    airports = sorted(records.get("airports", ()), key=lambda airport: airport.code)
    writer.many(
        "airport",
        (
            (
                a.code,
                writer.city(a.city_id) if a.city_id else None,
                a.name,
                micro(a.point.lat),
                micro(a.point.lon),
                source,
            )
            for a in airports
        ),
    )
    grouped: dict[tuple[str, str], list[Logistic]] = defaultdict(list)
    for row in _plain_rows(records):
        grouped[logistic_subject(row)].append(row)
    writer.many("logistic", ((*key, pack_rows(rows)) for key, rows in sorted(grouped.items())))


def _plain_rows(records: Holdings) -> Iterator[Logistic]:
    yield from records.get("per_diems", ())
    yield from records.get("climates", ())
    yield from records.get("plugs", ())
    yield from records.get("cabin_bags", ())
    yield from records.get("item_rules", ())
    yield from records.get("advisories", ())
    yield from records.get("rates", ())


def _write_entry_rules(writer: Writer, rules: Iterable[EntryRule]) -> None:
    """One line a passport, "JP1 FR2": a destination and the row of its requirement."""
    known: dict[tuple[str, int | None, int, int], int] = {}
    lines: dict[str, list[str]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: (rule.passport, rule.destination)):
        meaning = (rule.requirement, rule.days, writer.source(rule.source), rule.observed_at.toordinal())
        lines[rule.passport].append(f"{rule.destination}{known.setdefault(meaning, len(known) + 1)}")
    writer.many("requirement", ((row, *meaning) for meaning, row in known.items()))
    writer.many("entry", ((passport, " ".join(line)) for passport, line in sorted(lines.items())))
