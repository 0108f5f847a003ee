"""Dates, times, money and names as a reader of each language writes them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal

from ...domain.money import Money, minor_digits
from ...domain.place import City, Country, Place
from ...domain.request import Language

LOCALES: dict[Language, str] = {"en": "en_GB", "ko": "ko_KR", "zh": "zh_CN"}


def day(value: date, language: Language) -> str:
    """ "Fri 4 Dec 2026", "2026년 12월 4일 (금)"."""
    return format_skeleton("yMMMEd", value, locale=LOCALES[language]).replace(",", "")


def short_day(value: date, language: Language) -> str:
    """ "Fri 4 Dec"."""
    return format_skeleton("MMMEd", value, locale=LOCALES[language]).replace(",", "")


def month(value: date, language: Language) -> str:
    """ "December", "12월", "十二月". Not the stand-alone form ("LLLL"): Babel shares its aliases between locales, and the first one read wins."""
    return format_date(value, "MMMM", locale=LOCALES[language])


def clock(value: datetime) -> str:
    return value.strftime("%H:%M")


def money(value: Money, language: Language) -> str:
    """The amount with the digits of its currency: "€1,234.50", "₩120,000"."""
    amount = value.rounded().amount
    whole = amount == amount.to_integral_value()
    pattern = "¤#,##0" if whole or minor_digits(value.currency) == 0 else "¤#,##0.00"
    return format_currency(amount, value.currency, format=pattern, locale=LOCALES[language], currency_digits=False)


def signed_money(value: Money, language: Language) -> str:
    sign = "+" if value.amount > 0 else "-" if value.amount < 0 else "±"
    return sign + money(Money(amount=abs(value.amount), currency=value.currency), language)


def number(value: float | Decimal, language: Language) -> str:
    return format_decimal(value, locale=LOCALES[language])


def joined(names: Iterable[str], language: Language) -> str:
    """A plain list: commas in English and Korean, the Chinese comma in Chinese."""
    return ("、" if language == "zh" else ", ").join(names)


def either(names: Iterable[str], language: Language) -> str:
    """One of several: "black or navy"."""
    return {"en": " or ", "ko": " 또는 ", "zh": "或"}[language].join(names)


def name_of(thing: City | Country | Place, language: Language) -> str:
    """The name in the reader's language where the catalog has it, with the native one for a place."""
    return thing.names.get(language, thing.name)
