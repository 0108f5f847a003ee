"""Needs from what a country's records say: plugs, mains, money, driving, entry, advice, holidays."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ...domain.fact import Fact
from ...domain.goods import Need
from ...domain.offers import Mode
from .rule import Trip

#: Sockets that take a plug, beside its own (IEC's World Plugs): the flat Europlug C fits most round-pin sockets; E and F plugs are
#: sold as one hybrid; a two-pin A fits B.
FITS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "A": frozenset("AB"),
        "C": frozenset("CEFHJKLNO"),
        "E": frozenset("EF"),
        "F": frozenset("EF"),
    }
)
_VOLT_GAP = 50  # 220, 230 and 240 V are one family, 100 to 127 V another
_CAR_MODES = frozenset({Mode.SELF_DRIVE})


def _abroad(trip: Trip) -> Iterator[str]:
    return (c for c in trip.context.countries if c != trip.context.home)


def _record(trip: Trip, country: str | None, field: str) -> Any:
    fact = trip.fact(f"country:{country}", field) if country else None
    return fact.value if fact is not None else None


def unfitting(home: list[str], there: list[str]) -> list[str]:
    """Home plug types that no socket there takes."""
    return [h for h in home if not (FITS.get(h, frozenset(h)) | {h}) & set(there)]


def plug(trip: Trip) -> Iterator[Need]:
    home = _record(trip, trip.context.home, "plugs")
    for country in _abroad(trip):
        fact = trip.fact(f"country:{country}", "plugs")
        if fact is None:
            continue
        types, volts = fact.value["types"], fact.value.get("volts", [])
        said = {"country": trip.country_name(country), "types": types, "volts": volts}
        if home is None:
            yield trip.need("plug-check", "check", fact, "plug_here", {"plug_types": types, "volts": volts}, **said)
            continue
        bad = unfitting(home["types"], types)
        requirement = {"plug_types": types, "home_types": bad, "count": _adapters(trip)}
        if bad and len(bad) == len(home["types"]):
            yield trip.need("plug-adapter", "buy", fact, "plug_differs", requirement, **said)
        elif bad:
            yield trip.need("plug-check", "check", fact, "plug_partly", requirement, **said)


def _adapters(trip: Trip) -> int:
    """One for a person on a short trip, two for several people or a week and more."""
    return 1 if trip.context.party.size == 1 and trip.context.nights < 7 else 2


def mains(trip: Trip) -> Iterator[Need]:
    home = _record(trip, trip.context.home, "plugs")
    for country in _abroad(trip) if home else ():
        fact = trip.fact(f"country:{country}", "plugs")
        if fact is None:
            continue
        name, there = trip.country_name(country), fact.value
        if there.get("volts") and home.get("volts") and _apart(there["volts"], home["volts"]):
            said = {"country": name, "volts": there["volts"]}
            yield trip.need("voltage", "check", fact, "volts_differ", {"volts": there["volts"]}, **said)
        if there.get("hertz") and home.get("hertz") and not set(there["hertz"]) & set(home["hertz"]):
            said = {"country": name, "hertz": there["hertz"]}
            yield trip.need("frequency", "check", fact, "hertz_differ", {"hertz": there["hertz"]}, **said)


def _apart(there: list[int], home: list[int]) -> bool:
    """Whether no mains voltage there is near one at home."""
    return all(abs(a - b) > _VOLT_GAP for a in there for b in home)


def currency(trip: Trip) -> Iterator[Need]:
    home = _record(trip, trip.context.home, "currency")
    seen: set[str] = set()
    for country in _abroad(trip):
        fact = trip.fact(f"country:{country}", "currency")
        if fact is not None and fact.value != home and fact.value not in seen:
            seen.add(fact.value)
            said = {"country": trip.country_name(country), "currency": fact.value}
            yield trip.need("currency", "check", fact, "currency", {"currency": fact.value}, **said)


def driving(trip: Trip) -> Iterator[Need]:
    if not _CAR_MODES & trip.context.modes:
        return
    home = _side(trip, trip.context.home)
    for country in _abroad(trip):
        fact = _side(trip, country)
        if fact is None:
            continue
        side = home.value if home is not None else None
        said = {"country": trip.country_name(country), "side": fact.value, "home_side": side}
        yield trip.need("driving-licence", "check", fact, "drive_here", {"country": country}, **said)
        if side is not None and side != fact.value:
            yield trip.need("driving-side", "check", fact, "driving", {"side": fact.value}, **said)


def _side(trip: Trip, code: str | None) -> Fact | None:
    """The driving side stands in the country's record; the fact behind it is that of the record."""
    record = trip.catalog.country(code) if code else None
    exists = trip.fact(f"country:{code}", "exists")
    if record is None or record.driving_side is None or exists is None:
        return None
    return exists.model_copy(update={"field": "driving_side", "value": record.driving_side})


def entry(trip: Trip) -> Iterator[Need]:
    for passport in sorted(trip.context.party.passports):
        for country in trip.context.countries:
            fact = None if country == passport else trip.fact(f"entry:{passport}:{country}", "entry")
            if fact is None:
                continue
            rule, stay = fact.value, _days_in(trip, country)
            said = {"country": trip.country_name(country), "passport": passport, "date": fact.observed_at}
            said |= {"requirement": rule["requirement"], "days": rule.get("days")}
            document = "entry-passport" if rule["requirement"] == "visa free" else "entry-document"
            yield trip.need(document, "check", fact, "entry", {"requirement": rule["requirement"]}, **said)
            if rule.get("days") is not None and rule["days"] < stay:
                yield trip.need("entry-days", "check", fact, "entry_days", {"days": rule["days"]}, **said)


def _days_in(trip: Trip, country: str) -> int:
    """Days in the country; a day of crossing counts on both sides."""
    return len(
        {
            c.start.toordinal() + i
            for c in trip.context.cities
            if c.country == country
            for i in range((c.end - c.start).days + 1)
        }
    )


def advisory(trip: Trip) -> Iterator[Need]:
    for country in _abroad(trip):
        fact = trip.fact(f"country:{country}", "advisory")
        rows = fact.value if fact is not None and isinstance(fact.value, list) else [fact.value] if fact else []
        raised = [r for r in rows if (r.get("level") or 0) >= 2]
        if fact is not None and raised:
            worst = max(raised, key=lambda r: r["level"])
            said = {"country": trip.country_name(country), "publisher": worst["publisher"], "level": worst["level"]}
            yield trip.need(
                "advisory", "check", fact, "advisory", {"level": worst["level"], "url": worst.get("url")}, **said
            )


def holiday(trip: Trip) -> Iterator[Need]:
    for stay in trip.context.cities:
        for row in trip.catalog.holidays(stay.country, stay.start, stay.end):
            fact = trip.fact(f"holiday:{stay.country}:{row.day}", "holiday") if row.region is None else None
            if fact is not None:
                said = {"day": row.day, "country": trip.country_name(stay.country), "name": row.name}
                yield trip.need("holiday-supplies", "check", fact, "holiday", {"day": row.day.isoformat()}, **said)


RULES = (plug, mains, currency, driving, entry, advisory, holiday)
