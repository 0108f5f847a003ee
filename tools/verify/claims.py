"""Short answers: each proposed claim is checked against the catalog; what it does not know is not said.

A claim is proposed as `Claim(id, kind, subject, field, value)`. `value` None proposes "this is not known", which is right
only when the catalog holds nothing. Values are JSON as the catalog's own facts have them. Fields, by subject:

    subject                 field                        value
    place id                name kind point heritage     any of its names / a kind / {"lat", "lon"} / true
    place id                price child_price            {"amount", "currency"}
    place id                opening.YYYY-MM-DD           "09:00-12:00, 13:00-18:00" or "closed"
    place or city id        distance_km:OTHER_ID         great circle, whole km
    city id                 timezone country population
    city id                 utc_offset.YYYY-MM-DD        minutes east of UTC at noon of that date
    city id                 climate.MONTH[.high .low .rain_mm .dry_days .snow_days]    whole row, or the number
    city id                 per_diem.YYYY-MM-DD          whole row
    city id                 places[.KIND]                how many the catalog holds
    country code            plugs[.types .volts .hertz] currency driving_side name
    country code            holidays.YYYY-MM-DD          list of names, empty when it is none
    country code            holidays.YYYY-MM-DD/YYYY-MM-DD    list of [date, name]
    country code            advisory                     list of rows
    "entry:KR:JP"           entry[.requirement .days]    whole row, or the part
    "rate:EUR:KRW"          rate[.rate]                  whole row, or the number
    airline code            cabin_bag[.sides_cm ...]     whole row, or the part
    "item:ID"               item_rule[.carry_on ...]     whole row, or the part
    lodging, restaurant, transport id    price and the fields of their facts
    "A_ID|B_ID|..."         most:FIELD least:FIELD       the id that has the most or least of FIELD, of those named
    "source:ID"             name publisher licence url

Any part of a value is named with dots. A verdict past its time to live is `stale`, and gets a label.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from ...domain.catalog import Catalog
from ...domain.claim import Claim, Finding, Report
from ...domain.place import Kind, Point
from ...domain.policy import Treatment, treatment
from ...domain.truth import Truth, Verdict
from .door import SECONDS, closed
from .facts import Found, look_up, plain, same
from .freshness import age_verdict, dated
from .geometry import great_circle_km
from .opening import evaluate, holiday_truth


def verify_claims(claims: Sequence[Claim], catalog: Catalog, now: datetime) -> Report:
    """Gives each claim its verdict and provenance. Passes only when nothing that is said is contradicted or unknown."""
    return closed(lambda: _verify(claims, catalog, catalog.as_of or now.date()), SECONDS)


def _verify(claims: Sequence[Claim], catalog: Catalog, clock: date) -> Report:
    judged: list[Claim] = []
    findings: list[Finding] = []
    labels: dict[str, None] = {}
    for claim in claims:
        found = lookup(catalog, claim.subject, claim.field)
        verdict, note = judge(claim, found, catalog, clock)
        judged.append(_filled(claim, found, verdict, note))
        abstains = verdict is Verdict.UNKNOWN and claim.value is None
        what = treatment(claim.kind, verdict)
        if not abstains and (what is Treatment.REFUSE or verdict in (Verdict.UNKNOWN, Verdict.CONTRADICTED)):
            findings.append(Finding(rule="claims_hold", text=note, where=claim.id))
        elif note:
            labels[note] = None
    return Report(passed=not findings, claims=tuple(judged), findings=tuple(findings), labels=tuple(labels))


def _filled(claim: Claim, found: Found | None, verdict: Verdict, note: str) -> Claim:
    return claim.model_copy(
        update={
            "verdict": verdict,
            "source": found.source if found else None,
            "licence": found.licence if found else None,
            "observed_at": found.observed_at if found else None,
            "note": note or claim.note,
        }
    )


def judge(claim: Claim, found: Found | None, catalog: Catalog, clock: date) -> tuple[Verdict, str]:
    """(verdict, what to say of it)."""
    what = f"{claim.field} of {claim.subject}"
    if found is None:
        return Verdict.UNKNOWN, f"{what}: not known to the catalog"
    if claim.value is None:
        return Verdict.CONTRADICTED, f"{what} is said to be unknown, and the catalog has it"
    if not _agrees(claim, found, catalog):
        return Verdict.CONTRADICTED, f"{what} is {found.value}, not {claim.value}"
    verdict = age_verdict(found.lives, found.observed_at, clock)
    return verdict, dated(what, found.observed_at) if verdict is Verdict.STALE else ""


def _agrees(claim: Claim, found: Found, catalog: Catalog) -> bool:
    if claim.field == "name":
        record = catalog.place(claim.subject) or catalog.city(claim.subject)
        if record is not None:
            return claim.value in (record.name, *record.names.values())
        country = catalog.country(claim.subject.removeprefix("country:"))
        if country is not None:
            return claim.value in (country.name, *country.names.values())
    return same(found.value, claim.value)


def lookup(catalog: Catalog, subject: str, field: str) -> Found | None:
    """The catalog's answer to (subject, field), computed here where it is not a stored fact. None: not known."""
    for start, answer in _COMPUTED.items():
        if field.startswith(start):
            return answer(catalog, subject, field.removeprefix(start))
    if field == "places" or field.startswith("places."):
        return _count(catalog, subject, field.removeprefix("places").removeprefix("."))
    if subject.startswith("source:"):
        source = catalog.source(subject.removeprefix("source:"))
        value = plain(source).get(field) if source else None
        return None if value is None else Found(value, "exists", source.id if source else None)
    return look_up(catalog, subject, field)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _opening(catalog: Catalog, subject: str, text: str) -> Found | None:
    place, on = catalog.place(subject), _day(text)
    city = catalog.city(place.city_id) if place else None
    if place is None or city is None or on is None:
        return None
    answer, intervals = evaluate(place.hours, on, lambda d: holiday_truth(catalog, city, d))
    if answer is Truth.UNKNOWN:
        return None
    fact = catalog.fact(subject, "hours")
    value = ", ".join(str(i) for i in intervals) if answer is Truth.YES else "closed"
    if fact is None:
        return Found(value, "hours", observed_at=place.hours_observed)
    return Found(value, "hours", fact.source, fact.licence, fact.observed_at)


def point_of(catalog: Catalog, subject: str) -> Point | None:
    for record in (
        catalog.place(subject),
        catalog.city(subject),
        catalog.lodging(subject),
        catalog.restaurant(subject),
    ):
        if record is not None and record.point is not None:
            return record.point
    return None


def _distance(catalog: Catalog, subject: str, other: str) -> Found | None:
    a, b = point_of(catalog, subject), point_of(catalog, other)
    if a is None or b is None:
        return None
    fact = catalog.fact(subject, "point")
    km = round(great_circle_km(a, b))
    return Found(km, "point", fact.source if fact else None, fact.licence if fact else None)


def _holidays(catalog: Catalog, subject: str, text: str) -> Found | None:
    code = subject.removeprefix("country:")
    first, _, last = text.partition("/")
    start, end = _day(first), _day(last or first)
    if start is None or end is None:
        return None
    if not all(catalog.holidays_known(code, year) for year in range(start.year, end.year + 1)):
        return None
    found = catalog.holidays(code, start, end)
    value = [[str(h.day), h.name] for h in found] if last else [h.name for h in found]
    return Found(value, "holiday", found[0].source if found else None)


def _offset(catalog: Catalog, subject: str, text: str) -> Found | None:
    city, on = catalog.city(subject), _day(text)
    if city is None or on is None:
        return None
    offset = datetime.combine(on, time(12), ZoneInfo(city.timezone)).utcoffset()
    return None if offset is None else Found(int(offset.total_seconds() // 60), "exists")


def _climate(catalog: Catalog, subject: str, text: str) -> Found | None:
    month, _, part = text.partition(".")
    row = catalog.climate(subject, int(month)) if month.isdigit() and 1 <= int(month) <= 12 else None
    if row is None:
        return None
    value = plain(row) if not part else plain(row).get(part)
    fact = catalog.fact(subject, "climate")
    licence = fact.licence if fact else None
    return None if value is None else Found(value, "climate", row.source, licence, row.observed_at)


def _per_diem(catalog: Catalog, subject: str, text: str) -> Found | None:
    on = _day(text)
    row = catalog.per_diem(subject, on) if on else None
    return Found(plain(row), "per_diem", row.source, None, row.observed_at) if row else None


def _count(catalog: Catalog, subject: str, kind: str) -> Found | None:
    if catalog.city(subject) is None or (kind and kind not in list(Kind)):
        return None
    return Found(len(catalog.places(subject, (Kind(kind),) if kind else ())), "exists")


def _best(sign: int) -> Callable[[Catalog, str, str], Found | None]:
    def choose(catalog: Catalog, subject: str, field: str) -> Found | None:
        """The id with the most (least) of `field` among those named; unknown when one of them is, or two are level."""
        ids = subject.split("|")
        values = [ranked(lookup(catalog, i, field)) for i in ids]
        known = [(value[1] * sign, i) for value, i in zip(values, ids, strict=True) if value is not None]
        units = {value[0] for value in values if value is not None}
        if len(known) != len(ids) or len(ids) < 2 or len(units) != 1:
            return None
        top = max(v for v, _ in known)
        winners = [i for v, i in known if v == top]
        return Found(winners[0], "exists") if len(winners) == 1 else None

    return choose


def ranked(found: Found | None) -> tuple[str, Decimal] | None:
    """(currency or "", number) of a value that can be ranked; amounts of two currencies cannot be."""
    value: Any = found.value if found else None
    unit = ""
    if isinstance(value, dict):
        unit, value = value.get("currency", ""), value.get("amount", value.get("rate"))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return unit, Decimal(str(value))
    except InvalidOperation:
        return None


_COMPUTED: dict[str, Callable[[Catalog, str, str], Found | None]] = {
    "opening.": _opening,
    "distance_km:": _distance,
    "holidays.": _holidays,
    "utc_offset.": _offset,
    "climate.": _climate,
    "per_diem.": _per_diem,
    "most:": _best(1),
    "least:": _best(-1),
}
