"""Mutants of the finished text: one figure, name or word of it is changed, in the language that it is written in."""

import random
import re
from collections.abc import Iterator

from ..domain.plan import Plan
from .mutant import Mutant

_CLOCK = re.compile(r"\b([01]\d|2[0-3]):([0-5]\d)\b")
_AMOUNT = re.compile(r"([€£₩¥$])(\d[\d,]*)")
_SAID = {
    "en": ("It is the cheapest of all.", "It has free Wi-Fi.", "Then see Zanzibar Crystal Palace."),
    "ko": ("가장 저렴합니다.", "무료 와이파이가 있습니다.", "그다음 수정궁박물관에 갑니다."),
    "zh": ("这是最便宜的。", "有免费早餐。", "然后前往水晶宫博物馆。"),
}


def prose_mutants(plan: Plan, text: str, seed: int) -> Iterator[Mutant]:
    """Changed texts of a plan; each states something that is false or that nothing proves."""
    chance = random.Random(f"{seed}:prose")
    content = plan.model_dump(mode="json", exclude={"receipt"})
    changed = {
        "prose_time": _replaced(_CLOCK, text, chance, lambda m: f"{m[1]}:{(int(m[2]) + 7) % 60:02d}"),
        "prose_amount": _replaced(_AMOUNT, text, chance, lambda m: f"{m[1]}{m[2]}7"),
        "prose_superlative": f"{text}\n{_SAID[plan.request.language][0]}",
        "prose_amenity": f"{text}\n{_SAID[plan.request.language][1]}",
        "prose_place": f"{text}\n{_SAID[plan.request.language][2]}",
    }
    times = set(_CLOCK.findall(text))
    for name, said in changed.items():
        if said is not None:
            new = set(_CLOCK.findall(said)) - times
            yield Mutant(name, content, false=name != "prose_time" or bool(new), text=said)


def _replaced(pattern: re.Pattern[str], text: str, chance: random.Random, new: object) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    assert callable(new)
    return f"{text[: match.start()]}{new(match)}{text[match.end() :]}"
