"""Needs from the climate normals of each city and month. Normals are no forecast: the reasons name the month."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...domain.fact import Fact
from ...domain.goods import Need
from .context import CityStay
from .rule import Action, Trip

_SAID = {
    "en": {"high": "highs of {:g} °C", "low": "lows of {:g} °C", "rain_mm": "{:g} mm of rain", "dry_days": "{:g} days without rain", "snow_days": "{:g} days with snow"},
    "ko": {"high": "최고 {:g} °C", "low": "최저 {:g} °C", "rain_mm": "강수량 {:g} mm", "dry_days": "비 안 오는 날 {:g}일", "snow_days": "눈 오는 날 {:g}일"},
    "zh": {"high": "最高{:g}°C", "low": "最低{:g}°C", "rain_mm": "降水{:g}毫米", "dry_days": "无雨日{:g}天", "snow_days": "雪日{:g}天"},
}  # fmt: skip

_MONTHS = "January February March April May June July August September October November December".split()

Normals = Mapping[str, float]


@dataclass(frozen=True)
class ClimateRule:
    """`when` sees the known values among high, low (°C), rain_mm, dry_days and snow_days; `uses` are the values that it needs and
    that the reason states, as the record has them. With one of them unknown, the rule is silent."""

    rule: str
    action: Action
    uses: tuple[str, ...]
    when: Callable[[Normals], bool]
    requirement: Mapping[str, Any] = field(default_factory=dict)


CLIMATE_RULES = (
    # Rain on a quarter of the days, or 60 mm: it is met on a visit of some days.
    ClimateRule("umbrella", "buy", ("dry_days",), lambda n: n["dry_days"] <= 22, {"kind": "umbrella"}),
    ClimateRule("umbrella", "buy", ("rain_mm",), lambda n: n["rain_mm"] >= 60, {"kind": "umbrella"}),
    ClimateRule("rain-jacket", "buy", ("rain_mm",), lambda n: n["rain_mm"] >= 120, {"waterproof": True}),
    ClimateRule("waterproof-shoes", "buy", ("rain_mm",), lambda n: n["rain_mm"] >= 150, {"waterproof": True}),
    ClimateRule("waterproof-pouch", "buy", ("rain_mm",), lambda n: n["rain_mm"] >= 250, {"waterproof": True}),
    ClimateRule("evening-layer", "pack", ("low",), lambda n: 5 < n["low"] <= 15),
    ClimateRule("warm-coat", "pack", ("low",), lambda n: n["low"] <= 5),
    ClimateRule("gloves-hat", "pack", ("low",), lambda n: n["low"] <= 0),
    ClimateRule("thermal-layers", "buy", ("low",), lambda n: n["low"] <= -5),
    ClimateRule("snow-boots", "buy", ("snow_days",), lambda n: n["snow_days"] >= 3),
    ClimateRule("light-clothes", "pack", ("high",), lambda n: n["high"] >= 27),
    ClimateRule("sunscreen", "buy", ("high",), lambda n: n["high"] >= 25, {"spf_min": 30}),
    ClimateRule("sun-hat", "pack", ("high",), lambda n: n["high"] >= 27),
    ClimateRule("water-bottle", "buy", ("high",), lambda n: n["high"] >= 28),
    ClimateRule("heat-relief", "buy", ("high",), lambda n: n["high"] >= 33),
    ClimateRule("insect-repellent", "buy", ("low", "rain_mm"), lambda n: n["low"] >= 20 and n["rain_mm"] >= 100),
    ClimateRule("skin-care", "pack", ("low", "rain_mm"), lambda n: n["low"] <= 0 and n["rain_mm"] <= 30),
    ClimateRule("layers", "pack", ("high", "low"), lambda n: n["high"] - n["low"] >= 13),
)


def climate(trip: Trip) -> Iterator[Need]:
    for stay in trip.context.cities:
        for month in stay.months:
            fact = month_fact(trip, stay, month)
            normals = _normals(fact) if fact is not None else {}
            for rule in CLIMATE_RULES if fact is not None else ():
                if fact is not None and all(u in normals for u in rule.uses) and rule.when(normals):
                    yield _need(trip, rule, fact, normals, stay, month)


def _need(trip: Trip, rule: ClimateRule, fact: Fact, normals: Normals, stay: CityStay, month: int) -> Need:
    what = ", ".join(_SAID[trip.language][u].format(normals[u]) for u in rule.uses)
    requirement = {**rule.requirement, "month": month}
    said = {"city": trip.city_name(stay.city_id), "month": month, "month_name": _MONTHS[month - 1], "what": what}
    return trip.need(rule.rule, rule.action, fact, "climate", requirement, **said)


def month_fact(trip: Trip, stay: CityStay, month: int) -> Fact | None:
    """The month's part of the city's climate, as field "climate.MONTH"."""
    whole = trip.fact(stay.city_id, "climate")
    rows = whole.value if whole is not None and isinstance(whole.value, list) else [whole.value] if whole else []
    row = next((r for r in rows if r.get("month") == month), None)
    return whole.model_copy(update={"field": f"climate.{month}", "value": row}) if whole and row else None


def _normals(fact: Fact) -> Normals:
    row = fact.value
    return {k: float(row[k]) for k in ("high", "low", "rain_mm", "dry_days", "snow_days") if row.get(k) is not None}


RULES = (climate,)
