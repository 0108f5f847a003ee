"""The layout of a snapshot file, and how values are packed into it. Change anything here: raise VERSION.

Strings that repeat live once in `pool`. A city is an integer: its GeoNames number, or the negated pool id of another key.
Points are millionths of a degree, dates are proleptic ordinals, importance is ten-thousandths. `provenance` says for a
record which of its fields (a bit each, in the order of FIELDS) come from which source; row 0 is for all records of a kind that
have no rows of their own. Places are numbered in the order of their keys, so that a key is found by halving and needs no index. Full values stand in `fact` only where they are not the record's own.
"""

from datetime import date
from decimal import Decimal

from ...domain.money import Money
from ...domain.place import Kind
from ...domain.truth import Truth

VERSION = 1

#: Only ever appended to: the position is the bit.
FIELDS = (
    *("exists", "name", "kind", "point", "hours", "price", "child_price", "heritage", "indoor", "wheelchair"),
    *("visitors_per_year", "country", "timezone", "population", "currency", "lodging.price", "lodging.occupancy"),
    *("lodging.room_type", "lodging.min_nights", "lodging.forbids", "lodging.step_free", "restaurant.price"),
    *("restaurant.cuisines", "restaurant.diets", "transport.price", "transport.times", "transport.distance_km"),
)
BIT = {field: 1 << position for position, field in enumerate(FIELDS)}
METHODS = ("copied", "parsed", "joined", "computed")
KINDS = tuple(Kind)
TRUTHS = (Truth.UNKNOWN, Truth.YES, Truth.NO)
RECORDS = ("place", "city", "lodging", "restaurant", "transport", "country")  # provenance.kind
USED, CONFIRMING = 0, 1  # provenance.rank

DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE pool (id INTEGER PRIMARY KEY, text TEXT UNIQUE NOT NULL);
CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, json TEXT NOT NULL);
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, names TEXT, country TEXT, region INTEGER, lat INTEGER, lon INTEGER,
                   timezone INTEGER, population INTEGER);
CREATE TABLE city_name (name TEXT, city INTEGER, own INTEGER, PRIMARY KEY (name, city)) WITHOUT ROWID;
CREATE TABLE region (id INTEGER PRIMARY KEY, country TEXT, name TEXT, names TEXT, cities TEXT);
CREATE TABLE region_name (name TEXT, region INTEGER, PRIMARY KEY (name, region)) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID;
CREATE TABLE country_name (name TEXT, code TEXT, PRIMARY KEY (name, code)) WITHOUT ROWID;
CREATE TABLE hours (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, key TEXT NOT NULL, city INTEGER, name TEXT, names TEXT, kind INTEGER,
                    lat INTEGER, lon INTEGER, hours INTEGER, hours_observed INTEGER, price TEXT, child_price TEXT,
                    price_observed INTEGER, indoor INTEGER, wheelchair INTEGER, heritage INTEGER, visitors INTEGER,
                    sources INTEGER, languages INTEGER, importance INTEGER, synthetic INTEGER);
CREATE TABLE same_as (key TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE offer (kind TEXT, key TEXT, city INTEGER, json TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE transport (key TEXT PRIMARY KEY, origin INTEGER, destination INTEGER, day INTEGER, json TEXT) WITHOUT ROWID;
CREATE TABLE holiday (country TEXT, day INTEGER, region INTEGER, name INTEGER, source INTEGER,
                      PRIMARY KEY (country, day, region, name)) WITHOUT ROWID;
CREATE TABLE holiday_year (country TEXT, year INTEGER, PRIMARY KEY (country, year)) WITHOUT ROWID;
CREATE TABLE requirement (id INTEGER PRIMARY KEY, text TEXT, days INTEGER, source INTEGER, observed INTEGER);
CREATE TABLE entry (passport TEXT PRIMARY KEY, rules TEXT) WITHOUT ROWID;
CREATE TABLE airport (code TEXT PRIMARY KEY, city INTEGER, name TEXT, lat INTEGER, lon INTEGER, source INTEGER) WITHOUT ROWID;
CREATE TABLE logistic (subject TEXT, field TEXT, rows BLOB, PRIMARY KEY (subject, field)) WITHOUT ROWID;
CREATE TABLE provenance (kind INTEGER, record, rank INTEGER, source INTEGER, observed INTEGER, method INTEGER,
                         fields INTEGER, PRIMARY KEY (kind, record, rank, source, observed, method)) WITHOUT ROWID;
CREATE TABLE fact (subject TEXT, field TEXT, rank INTEGER, source INTEGER, observed INTEGER, method INTEGER, unit TEXT,
                   value TEXT, PRIMARY KEY (subject, field, rank)) WITHOUT ROWID;
CREATE VIRTUAL TABLE place_text USING fts5(names, content='', detail=none, columnsize=0,
                                       tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
CREATE TABLE place_cell (row INTEGER, column INTEGER, place INTEGER, PRIMARY KEY (row, column, place)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX place_city ON place (city);
CREATE INDEX offer_city ON offer (city, kind);
CREATE INDEX transport_leg ON transport (origin, destination, day);
CREATE INDEX airport_city ON airport (city);
"""


def micro(degrees: float) -> int:
    return round(degrees * 1_000_000)


def degrees(packed: int) -> float:
    return packed / 1_000_000


def cell(packed: int) -> int:
    """The row or column of a packed coordinate in the grid of hundredths of a degree."""
    return packed // 10_000


def ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def day_of(packed: int | None) -> date | None:
    return date.fromordinal(packed) if packed is not None else None


def money_text(money: Money | None) -> str | None:
    return f"{money.amount} {money.currency}" if money is not None else None


def money_of(text: str | None) -> Money | None:
    if text is None:
        return None
    amount, currency = text.split(" ")
    return Money(amount=Decimal(amount), currency=currency)


def _is_wide(ch: str) -> bool:
    """Scripts that are written without spaces, or whose words grow endings: they are searched by pairs of letters."""
    return "\u3040" <= ch <= "\u30ff" or "\u3400" <= ch <= "\u9fff" or "\uac00" <= ch <= "\ud7a3"


def tokens(folded: str) -> list[str]:
    """Search tokens of a folded name: words of alphabets as they are, others as overlapping pairs of letters."""
    found: list[str] = []
    for word in folded.split():
        start = 0
        while start < len(word):
            wide = _is_wide(word[start])
            end = start + 1
            while end < len(word) and _is_wide(word[end]) == wide:
                end += 1
            run = word[start:end]
            found += [run[i : i + 2] for i in range(max(1, len(run) - 1))] if wide else [run]
            start = end
    return found
