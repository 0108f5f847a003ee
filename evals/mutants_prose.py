"""Mutants of the finished text: one figure, name or word of it is changed, in the language that it is written in."""

import random
import re
from collections.abc import Iterator

from ..domain.plan import Plan
from .mutant import Mutant

_CLOCK = re.compile(r"\b([01]\d|2[0-3]):([0-5]\d)\b")
_AMOUNT = re.compile(r"([€£₩¥$])(\d[\d,]*)")
_MINUTES = re.compile(r"(\d+)( min\b|분| ?分钟)")
_KM = re.compile(r"(\d+(?:\.\d+)?)( km\b| ?킬로미터| ?公里)")
_PEOPLE = re.compile(r"(\d+)( adults?\b| travellers?\b|명| ?位成人)|(?<=성인 )(\d+)()")
_TEMPERATURE = re.compile(r"(-?\d+)( ?°C)")
_SAID = {
    "en": ("It is the cheapest of all.", "It has free Wi-Fi.", "Then see Zanzibar Crystal Palace."),
    "ko": ("가장 저렴합니다.", "무료 와이파이가 있습니다.", "그다음 수정궁박물관에 갑니다."),
    "zh": ("这是最便宜的。", "有免费早餐。", "然后前往水晶宫博物馆。"),
}


def prose_mutants(plan: Plan, text: str, seed: int) -> Iterator[Mutant]:
    """Changed texts of a plan; each states something that is false or that nothing proves."""
    chance = random.Random(f"{seed}:prose")
    content = plan.model_dump(mode="json", exclude={"receipt"})
    said = _SAID[plan.request.language]
    changed = {
        "prose_time": _replaced(_CLOCK, text, chance, lambda m: f"{m[1]}:{(int(m[2]) + 7) % 60:02d}"),
        "prose_amount": _replaced(_AMOUNT, text, chance, lambda m: f"{m[1]}{m[2]}7"),
        "prose_minutes": _replaced(_MINUTES, text, chance, lambda m: f"{int(m[1]) + 347}{m[2]}"),
        "prose_distance": _replaced(_KM, text, chance, lambda m: f"{float(m[1]) + 61.7:.1f}{m[2]}"),
        "prose_people": _replaced(_PEOPLE, text, chance, lambda m: f"{int(m[1] or m[3]) + 3}{m[2] or ''}"),
        "prose_temperature": _replaced(_TEMPERATURE, text, chance, lambda m: f"{-int(m[1]) or 40}{m[2]}"),
        "prose_others_time": _exchanged(plan, text, chance),
        "prose_superlative": f"{text}\n{said[0]}",
        "prose_amenity": f"{text}\n{said[1]}",
        "prose_place": f"{text}\n{said[2]}",
    }
    times = set(_CLOCK.findall(text))
    for name, new in changed.items():
        if new is not None:
            invented = set(_CLOCK.findall(new)) - times
            yield Mutant(name, content, false=name != "prose_time" or bool(invented), text=new)


def _exchanged(plan: Plan, text: str, chance: random.Random) -> str | None:
    """The hours of two visits in each other's place: each is in the plan, and neither is that visit's."""
    visits = list(plan.visits)
    if len(visits) < 2:
        return None
    first, second = chance.sample(visits, 2)
    lines = text.splitlines()
    held = [
        (i, v) for v in (first, second) for i, line in enumerate(lines) if v.name in line and f"{v.start:%H:%M}" in line
    ]
    if len(held) != 2 or (first.start.hour, first.start.minute) == (second.start.hour, second.start.minute):
        return None
    for (i, visit), other in zip(held, (second, first), strict=True):
        lines[i] = (
            lines[i]
            .replace(f"{visit.start:%H:%M}", f"{other.start:%H:%M}")
            .replace(f"{visit.end:%H:%M}", f"{other.end:%H:%M}")
        )
    return "\n".join(lines)


def _replaced(pattern: re.Pattern[str], text: str, chance: random.Random, new: object) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    assert callable(new)
    return f"{text[: match.start()]}{new(match)}{text[match.end() :]}"
