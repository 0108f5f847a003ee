"""A message read by a language model and checked by code: places re-resolved, conditions only with the person's own words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ...domain.catalog import Catalog
from ...domain.errors import AmbiguousPlace, InputError, LimitReached, ModelError
from ...domain.plan import Plan
from ...domain.request import Language, Request
from ...prompts.examples import block
from ...prompts.loader import Prompt, render
from .grounding import grounded, taken
from .keyless import checked, understand
from .model import LanguageModel, Usage
from .model_reading import ModelReading
from .reconcile import Reconciled, reconciled
from .script import language_of


@dataclass(frozen=True)
class Understood:
    """`path` is who read it; `notes` say what was not taken from the model, or why the rules read it instead."""

    request: Request
    path: Literal["keyless", "model"]
    notes: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)


def understand_with_model(
    text: str,
    catalog: Catalog,
    today: date,
    model: LanguageModel,
    previous: Plan | None = None,
    language_hint: Language | None = None,
    examples: int = 3,
) -> Understood:
    """As `keyless.understand`, with a model where it helps. `examples` 0 is zero-shot. Raises what `keyless.understand` raises.

    The rules read the message too: what they find is never lost, and when the model fails they are the reading.
    """
    checked(text)
    language = language_of(text, language_hint)
    rules: Request | InputError
    try:
        rules = understand(text, catalog, today, previous, language_hint)
    except InputError as error:
        rules = error
    try:
        prompt = prompt_for(text, catalog.as_of or today, language, previous, examples)
        completion = model.complete(prompt, ModelReading)
    except (ModelError, LimitReached) as error:
        return _rules_only(rules, f"read by rules, because {error}")
    known = rules if isinstance(rules, Request) else None
    reading, lost = grounded(completion.result, known, text, catalog, previous)
    try:
        result = reconciled(reading, known, text, language, catalog, today, previous)
    except AmbiguousPlace:
        raise
    except InputError:
        if isinstance(rules, Request):
            return _rules_only(rules, "read by rules, because the model's reading did not hold", completion.usage)
        raise
    return _checked(result, rules, lost, completion.usage)


def _checked(result: Reconciled, rules: Request | InputError, lost: int, usage: Usage) -> Understood:
    """An error that the rules found in dates or money stands: a model may not read it away. What the model added is said."""
    if isinstance(rules, InputError) and not result.explains(rules):
        raise rules
    known, request = rules if isinstance(rules, Request) else None, result.request
    said = taken(known, request, request.language)
    notes = result.notes + ((f"{lost} statements of the model have no ground in your words: left out",) if lost else ())
    return Understood(request.model_copy(update={"assumptions": (*request.assumptions, *said)}), "model", notes, usage)


def _rules_only(rules: Request | InputError, note: str, usage: Usage | None = None) -> Understood:
    if isinstance(rules, InputError):
        raise rules
    return Understood(rules, "keyless", (note,), usage or Usage())


def prompt_for(text: str, today: date, language: Language, previous: Plan | None, examples: int = 3) -> Prompt:
    """The prompt of "understand", or of "revise" when there is a plan."""
    purpose = "revise" if previous else "understand"
    shown = block(text, purpose, language, examples)
    if previous:
        return render(
            "revise",
            today=today.isoformat(),
            language=language,
            plan="\n".join(_outline(previous)),
            examples=shown,
            text=text,
        )
    return render(
        "understand", today=today.isoformat(), language=language, previous="(none)", examples=shown, text=text
    )


def _outline(plan: Plan) -> Iterator[str]:
    """A plan in a few lines: dates, cities, visits by day."""
    yield f"{plan.dates.start} to {plan.dates.end}: " + ", ".join(s.name for s in plan.stops)
    for number, day in enumerate(plan.days, 1):
        names = [i.name for i in day.items if i.type == "visit"]
        yield f"day {number} ({day.date}): " + (", ".join(names) or "no visits")
