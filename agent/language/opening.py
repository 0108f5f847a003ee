"""The first words of an answer, put together by a model from anchors on checked claims; without it, templates stand alone.

Every name, date and amount comes from code. A sentence stays only if it has an anchor, none that was not offered, no word outside
the list of order words, and if what it puts together belongs together: sights in the plan's order, on the day that they are on.
"""

from dataclasses import dataclass

from pydantic import Field

from ...domain.catalog import Catalog
from ...domain.errors import ModelError
from ...domain.model import Model
from ...domain.plan import Plan, Visit
from ...prompts.examples import block
from ...prompts.loader import render
from ...tools.verify import scan
from . import formats
from .compose import city_name, total_lines
from .day_text import place_name
from .meter import rejected
from .model import LanguageModel
from .own_words import ORDER, anchors, filled, foreign, sentences

#: Sentences and anchors of an opening, at the most.
SENTENCES, ANCHORS = 6, 40


class Composition(Model):
    """What the model answers."""

    reasoning: str = Field(default="", max_length=20_000)
    text: str = Field(max_length=4_000)


@dataclass(frozen=True)
class Claimed:
    """A checked text under an anchor. `day`: the number of the day that it belongs to, 0 for none."""

    text: str
    day: int = 0


def claims_of(plan: Plan, catalog: Catalog) -> dict[str, Claimed]:
    """anchor -> checked text: days `d1`, sights `v1` in the plan's order, cities `c1`, the total `total`."""
    language = plan.request.language
    found = {f"c{n}": Claimed(city_name(s.city_id, s.name, catalog, language)) for n, s in enumerate(plan.stops, 1)}
    number = 0
    for day_number, day in enumerate(plan.days, 1):
        found[f"d{day_number}"] = Claimed(formats.short_day(day.date, language), day_number)
        for item in day.items:
            if isinstance(item, Visit):
                number += 1
                found[f"v{number}"] = Claimed(place_name(item, catalog, language), day_number)
    lines = [line.strip() for line in total_lines(plan)]
    if plan.budget.lines and lines:
        told = "; ".join(lines[: 2 if plan.budget.unknown_lines else 1])
        found["total"] = Claimed(told[0].lower() + told[1:])
    return found


def opening(plan: Plan, catalog: Catalog, model: LanguageModel | None, examples: int = 3) -> str | None:
    """One paragraph, or None: without a model, when it fails, or when nothing that it wrote may stand."""
    if model is None:
        return None
    claims, language = claims_of(plan, catalog), plan.request.language
    listed = "\n".join(f"{i}: {c.text}" + (f" (d{c.day})" if i[0] == "v" else "") for i, c in claims.items())
    prompt = render(
        "compose", language=language, request=plan.request.text, claims=listed, words=ORDER[language],
        examples=block(plan.request.text, "compose", language, examples),
    )  # fmt: skip
    try:
        written = model.complete(prompt, Composition).result.text
    except ModelError:
        return None
    text = composed(written, claims, plan)
    if text is None or scan(text, catalog, plan=plan, language=language):
        rejected(model, "compose")
        return None
    return text


def composed(written: str, claims: dict[str, Claimed], plan: Plan) -> str | None:
    """The sentences that may stand, with their anchors filled in; None when there is none."""
    kept: list[str] = []
    last = 0
    for sentence in sentences(written)[:SENTENCES]:
        names = anchors(sentence)
        if not names or len(names) > ANCHORS or any(n not in claims for n in names):
            continue
        if foreign(sentence, ORDER[plan.request.language], plan.request.language):
            continue
        after = _in_order(names, claims, last)
        if after is None:
            continue
        last = after
        kept.append(filled(sentence, {n: claims[n].text for n in names}))
    return " ".join(kept) or None


def _in_order(names: list[str], claims: dict[str, Claimed], last: int) -> int | None:
    """The number of the last sight that was told, or None when sights are out of order or on a day that is not theirs."""
    day = 0
    for name in names:
        if name.startswith("d"):
            day = claims[name].day
        elif name.startswith("v"):
            if int(name[1:]) <= last or (day and claims[name].day != day):
                return None
            last = int(name[1:])
    days = [claims[n].day for n in names if n.startswith("d")]
    first = next((n for n in names if n[0] in "dv"), "")
    late = first.startswith("v") and days and claims[first].day != days[0]  # "{v1} and {v2} on {d1}"
    return None if late or days != sorted(days) else last
