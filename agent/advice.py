"""From a provider's result to advice: a sentence in the person's language, and the catalog's subject and field behind it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ..domain.logistics import Advisory, Climate, EntryRule, Holiday
from ..domain.plan import Advice
from ..domain.policy import TIME_TO_LIVE
from ..domain.request import Language
from ..domain.truth import Truth
from ..tools.providers.queries import ClimateQuery, CountryQuery, EntryQuery, HolidaysQuery
from ..tools.providers.result import ProviderResult
from .context import Context
from .language import formats
from .language.texts import say
from .state import Lookup

Writer = Callable[[ProviderResult[Any]], Iterator[Advice]]


def advice_of(look: Lookup, language: Language, context: Context) -> tuple[Any, Writer]:
    """The typed query of a look-up, and the writer of its result."""
    makers = {
        "entry_rules": _entry,
        "climate": _climate,
        "holidays": _holidays,
        "advisories": _advisories,
    }
    return makers[look.provider](look, language, context)


def failed(look: Lookup, written: tuple[Advice, ...], language: Language, context: Context) -> tuple[Advice, ...]:
    """What to say where a source did not answer: that it did not, and never that nothing is known there."""
    if look.provider == "entry_rules" and not look.arguments["passport"]:
        return written  # it was not the source that was missing
    city = context.catalog.city(look.subject)
    name = formats.name_of(city, language) if city else country_name(look.subject, language, context)
    kept = written[0] if written else _unknown("advisory", "")
    return (kept.model_copy(update={"text": say(language, f"failed_{look.provider}", name=name)}),)


def country_name(code: str, language: Language, context: Context) -> str:
    country = context.catalog.country(code)
    return formats.name_of(country, language) if country else code


def _entry(look: Lookup, language: Language, context: Context) -> tuple[Any, Writer]:
    passport, country = look.arguments["passport"], look.subject
    name = country_name(country, language, context)

    def write(result: ProviderResult[EntryRule]) -> Iterator[Advice]:
        if not passport:
            yield _unknown("entry", say(language, "entry_unknown", country=name))
        elif passport == country:
            text = say(language, "entry_home", country=name)
            yield Advice(topic="entry", text=text, known=Truth.YES, subject=country, field="name")
        elif result.value is None:
            yield _unknown(
                "entry", say(language, "entry_none", passport=passport, country=name), f"entry:{passport}:{country}"
            )
        else:
            yield entry_advice(result.value, name, language, context.now.date())

    return EntryQuery(passport=passport, destination=country), write


def entry_advice(rule: EntryRule, country: str, language: Language, today: date) -> Advice:
    """Always with its date; past its time to live it says so and names whom to ask."""
    limit = TIME_TO_LIVE["entry"] or 0
    key = "entry_stale" if (today - rule.observed_at).days > limit else "entry_known"
    requirement = say(language, "entry_days", days=rule.days) if rule.days else rule.requirement
    text = say(language, key, passport=rule.passport, country=country, requirement=requirement, date=rule.observed_at)
    subject = f"entry:{rule.passport}:{rule.destination}"
    return Advice(topic="entry", text=text, known=Truth.YES, subject=subject, field="entry")


def _climate(look: Lookup, language: Language, context: Context) -> tuple[Any, Writer]:
    month = int(look.arguments["month"])
    city = context.catalog.city(look.subject)
    name = formats.name_of(city, language) if city else look.subject
    asked = context.catalog.city(look.arguments.get("city", look.subject))
    month_name = formats.month(date(2000, month, 1), language)

    def write(result: ProviderResult[Climate]) -> Iterator[Advice]:
        if result.value is None or result.value.high is None or result.value.low is None:
            yield _unknown(
                "weather",
                say(language, "weather_unknown", city=name, month=month_name),
                look.subject,
                f"climate.{month}",
            )
        else:
            text = climate_text(result.value, name, month_name, language)
            if asked is not None and asked.id != look.subject:
                own = formats.name_of(asked, language)
                text = f"{say(language, 'weather_near', city=own, near=name)} {text}"
            yield Advice(topic="weather", text=text, known=Truth.YES, subject=look.subject, field=f"climate.{month}")

    return ClimateQuery(city_id=look.subject, month=month), write


def climate_text(row: Climate, city: str, month: str, language: Language) -> str:
    values = {"high": formats.number(row.high or 0, language), "low": formats.number(row.low or 0, language)}
    text = say(language, "weather", city=city, month=month, year=row.observed_at.year, **values)
    if row.rain_mm is None or row.dry_days is None:
        return text
    rain = formats.number(row.rain_mm, language)
    return f"{text}; {say(language, 'weather_rain', rain=rain, dry=formats.number(row.dry_days, language))}"


def _holidays(look: Lookup, language: Language, context: Context) -> tuple[Any, Writer]:
    start, end = date.fromisoformat(look.arguments["start"]), date.fromisoformat(look.arguments["end"])
    name = country_name(look.subject, language, context)

    def write(result: ProviderResult[tuple[Holiday, ...]]) -> Iterator[Advice]:
        if result.value is None:
            yield _unknown(
                "holiday", say(language, "holidays_unknown", country=name, year=start.year), look.subject, "holidays"
            )
            return
        for row in result.value:
            text = say(language, "holiday", date=formats.day(row.day, language), country=name, name=row.name)
            yield Advice(
                topic="holiday", text=text, known=Truth.YES, subject=f"holiday:{row.country}:{row.day}", field="holiday"
            )

    return HolidaysQuery(look.subject, start, end, look.arguments.get("region") or None), write


def _advisories(look: Lookup, language: Language, context: Context) -> tuple[Any, Writer]:
    name = country_name(look.subject, language, context)

    def write(result: ProviderResult[tuple[Advisory, ...]]) -> Iterator[Advice]:
        for row in result.value or ():
            yield Advice(
                topic="advisory", text=advisory_text(row, name, language), known=Truth.YES,
                subject=f"country:{row.country}", field="advisory",
            )  # fmt: skip

    return CountryQuery(country=look.subject), write


def advisory_text(row: Advisory, country: str, language: Language) -> str:
    return say(
        language, "advisory", publisher=row.publisher, country=country, text=row.text or row.url,
        date=row.observed_at.isoformat(),
    )  # fmt: skip


def _unknown(topic: Any, text: str, subject: str = "", field: str = "") -> Advice:
    return Advice(topic=topic, text=text, known=Truth.UNKNOWN, subject=subject, field=field)
