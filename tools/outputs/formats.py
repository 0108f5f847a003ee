"""Dates, times, lengths and money as a reader of each language writes them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal

from ...domain.money import Money, minor_digits
from ...domain.request import Language
from .words import say

LOCALES: dict[Language, str] = {"en": "en_GB", "ko": "ko_KR", "zh": "zh_CN"}


def day(value: date, language: Language) -> str:
    """ "Fri 4 Dec 2026", "2026년 12월 4일 (금)"."""
    return format_skeleton("yMMMEd", value, locale=LOCALES[language]).replace(",", "")


def long_day(value: date, language: Language) -> str:
    """ "Friday 4 December", "12월 4일 금요일"."""
    return format_skeleton("MMMMEEEEd", value, locale=LOCALES[language]).replace(",", "")


def short_day(value: date, language: Language) -> str:
    """ "4 Dec 2026"."""
    return format_skeleton("yMMMd", value, locale=LOCALES[language])


def clock(value: datetime) -> str:
    """Local time of day at the place where it happens."""
    return value.strftime("%H:%M")


def length(span: timedelta, language: Language) -> str:
    """ "45 min", "2 h 05 min"."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return say(language, "hours_minutes" if hours else "minutes", hours=hours, count=minutes)


def distance(km: float, language: Language) -> str:
    """Below one kilometre in metres, to the ten; above, in kilometres to the tenth."""
    if km < 0.995:
        return say(language, "m", count=max(10, round(km * 100) * 10))
    return say(language, "km", count=format_decimal(round(km, 1), locale=LOCALES[language]))


def money(value: Money, language: Language) -> str:
    """The amount with the digits of its currency: "€1,234.50", "₩120,000"."""
    amount = value.rounded().amount
    whole = amount == amount.to_integral_value() or minor_digits(value.currency) == 0
    pattern = "¤#,##0" if whole else "¤#,##0.00"
    return format_currency(amount, value.currency, format=pattern, locale=LOCALES[language], currency_digits=False)


def span(low: Money, high: Money, language: Language) -> str:
    """A range of money: "up to" where its low end is nothing."""
    if low == high:
        return money(high, language)
    if low.amount == 0:
        return say(language, "up_to", amount=money(high, language))
    return say(language, "range", low=money(low, language), high=money(high, language))


def joined(names: Iterable[str], language: Language) -> str:
    """A plain list."""
    return ("、" if language == "zh" else ", ").join(names)
