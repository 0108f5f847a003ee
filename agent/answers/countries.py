"""Entry, plugs, advice, holidays and money: questions about a country."""

import re
from datetime import date, timedelta

from ...domain.claim import Claim, ClaimKind
from ...domain.logistics import Holiday
from ..advice import advisory_text, country_name, entry_advice
from ..language import formats
from .answer import Answer, Asked, claim, fact_claim

PASSPORT = re.compile(r"passport|여권|护照|護照", re.IGNORECASE)
HOLIDAY_DAYS = 60  # how far ahead holidays are listed when no date was asked


def countries_of(asked: Asked) -> list[str]:
    """ISO codes that the question is about: countries as they are, cities and places by where they lie."""
    catalog, codes = asked.context.catalog, []
    for subject in asked.question.subjects:
        place, city = catalog.place(subject), catalog.city(subject)
        if place is not None:
            city = catalog.city(place.city_id)
        codes.append(city.country if city else subject)
    if not codes and asked.plan:
        codes = [s.country for s in asked.plan.stops]
    known = [c for c in dict.fromkeys(codes) if catalog.country(c)]
    abroad = [c for c in known if c not in passports_of(asked)]
    return (
        abroad if abroad and asked.question.topic == "visa" else known
    )  # the passport's own country is no destination


def passports_of(asked: Asked) -> set[str]:
    """Those that the question names, else those of the travellers."""
    named = {value for slot, value in asked.request.remember if slot == "passport"}
    subjects = asked.question.subjects
    if not named and len(subjects) > 1 and PASSPORT.search(asked.request.text):
        named = {subjects[-1]}  # of a question that speaks of a passport, the reader puts its country last
    return named or set(asked.request.party.passports)


def visa(asked: Asked) -> Answer:
    """The dated row for each stated passport; without a passport, which one is the question."""
    catalog, language = asked.context.catalog, asked.language
    passports = sorted(passports_of(asked))
    lines, claims = [], []
    for country in countries_of(asked):
        name = country_name(country, language, asked.context)
        claims.append(claim(ClaimKind.EXISTENCE, country, "name", name))
        if not passports:
            lines.append(asked.say("entry_unknown", country=name))
        for passport in passports:
            rule = catalog.entry_rule(passport, country)
            if passport == country:
                lines.append(asked.say("entry_home", country=name))
            elif rule is None:
                lines.append(asked.say("entry_none", passport=passport, country=name))
            else:
                lines.append(entry_advice(rule, name, language, asked.context.now.date()).text)
                claims += _of(fact_claim(asked, ClaimKind.ENTRY, f"entry:{passport}:{country}", "entry"))
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def _of(made: Claim | None) -> list[Claim]:
    return [made] if made else []


def plug(asked: Asked) -> Answer:
    """Types, volts and hertz; and whether home's plugs fit, where home is known."""
    catalog = asked.context.catalog
    lines, claims = [], []
    for country in countries_of(asked):
        row = catalog.plugs(country)
        if row is None:
            continue
        name = country_name(country, asked.language, asked.context)
        volts, hertz = ("/".join(str(v) for v in values) for values in (row.volts, row.hertz))
        lines.append(
            asked.say("plugs", country=name, types=formats.joined(row.types, asked.language), volts=volts, hertz=hertz)
        )
        claims += _of(fact_claim(asked, ClaimKind.GOODS, f"country:{country}", "plugs"))
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def advisory(asked: Asked) -> Answer:
    catalog = asked.context.catalog
    lines, claims = [], []
    for country in countries_of(asked):
        name = country_name(country, asked.language, asked.context)
        rows = catalog.advisories(country)
        lines += [advisory_text(row, name, asked.language) for row in rows]
        claims += _of(fact_claim(asked, ClaimKind.TRAVEL, f"country:{country}", "advisory")) if rows else []
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def holiday(asked: Asked) -> Answer:
    """Public holidays on the asked date, or in the days ahead."""
    start = asked.question.on or asked.context.now.date()
    end = asked.question.last or start + timedelta(days=HOLIDAY_DAYS)
    lines: list[str] = []
    claims: list[Claim] = []
    for country in countries_of(asked):
        name = country_name(country, asked.language, asked.context)
        if not asked.context.catalog.holidays_known(country, start.year):
            lines.append(asked.say("holidays_unknown", country=name, year=start.year))
            claims.append(claim(ClaimKind.EXISTENCE, country, f"holidays.{start}/{end}", None))
            continue
        rows = list(asked.context.catalog.holidays(country, start, end))
        lines += [_holiday_line(asked, row, name) for row in rows]
        claims.append(
            claim(ClaimKind.EXISTENCE, country, f"holidays.{start}/{end}", [[str(r.day), r.name] for r in rows])
        )
        if not rows:
            lines.append(asked.say("no_holiday", country=name, start=_day(asked, start), end=_day(asked, end)))
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()


def _day(asked: Asked, day: date) -> str:
    return formats.day(day, asked.language)


def _holiday_line(asked: Asked, row: Holiday, country: str) -> str:
    return asked.say("holiday", date=_day(asked, row.day), country=country, name=row.name)


def currency(asked: Asked) -> Answer:
    """What one pays with, and the dated rate to the asker's currency where home is known."""
    catalog = asked.context.catalog
    home = catalog.city(asked.request.origin.ids[0]) if asked.request.origin else None
    own = catalog.country(home.country) if home else None
    lines, claims = [], []
    for code in countries_of(asked):
        country = catalog.country(code)
        if country is None or country.currency is None:
            continue
        lines.append(
            asked.say("currency_of", country=formats.name_of(country, asked.language), currency=country.currency)
        )
        claims += _of(fact_claim(asked, ClaimKind.EXISTENCE, code, "currency"))
        rate = catalog.rate(own.currency, country.currency) if own and own.currency else None
        if rate and own and own.currency != country.currency:
            lines.append(asked.say("rate", base=rate.base, rate=rate.rate, quote=rate.quote, date=rate.observed_at))
            claims += _of(fact_claim(asked, ClaimKind.PRICE, f"rate:{rate.base}:{rate.quote}", "rate"))
    return Answer("\n".join(lines), tuple(claims)) if lines else asked.unknown()
