"""What is remembered fills in what the message does not say. The message always wins; a hard slot is asked about."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.parameters import INTERESTS, Pace
from ...domain.party import AccessNeed, Diet, Party, Traveller
from ...domain.request import Interest, Language, PlaceRef, Request
from ...memory.rows import Row
from ..context import Context
from ..language.texts import say
from ..state import Ask, State
from .noting import denies, noted, plain, what
from .understand import asked

YES_NO: dict[Language, tuple[str, str]] = {"en": ("yes", "no"), "ko": ("네", "아니요"), "zh": ("是", "否")}
REMEMBERED_TASTE = 0.5  # weight of an interest that was said on another day


def recall(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Note what the person said about themselves; then let the profile fill the gaps of the request."""
    context, request = runtime.context, state["request"]
    assert request is not None
    turn = state.get("turn", 0) + (0 if state.get("questions") else 1)  # the answer to a question is the same turn
    question, kept = _note(request, context, {**state, "turn": turn})
    if question is not None:
        return {"ask": asked(question, state, context), "recalled": [], "turn": turn}
    request = request.model_copy(update={"assumptions": (*request.assumptions, *kept)})
    if request.kind not in ("plan", "shop", "answer"):
        return {"recalled": [], "request": request, "turn": turn}
    profile = context.memory.profile()
    filled, used = _filled(request, profile, context)
    if used:
        said = say(request.language, "from_memory", what=", ".join(_short(r, context) for r in used))
        filled = filled.model_copy(update={"assumptions": (*filled.assumptions, said)})
    return {"request": filled, "recalled": [r.id for r in used], "turn": turn}


def _short(row: Row, context: Context) -> str:
    """ "diet vegan": the slot and the value, a city by its name."""
    city = context.catalog.city(row.value) if row.value else None
    return f"{row.slot} {city.name if city else row.value}"


def _note(request: Request, context: Context, state: State) -> tuple[Ask | None, list[str]]:
    """What was newly kept, in words. Idempotent: saying the same again changes nothing. A contradiction with a hard slot is a
    question first."""
    kept: list[str] = []
    if request.kind == "answer":  # a question states nothing of the asker
        return None, kept
    confirm = state.get("confirm", "")
    for slot, value in request.remember:
        if request.kind == "memory" and not denies(slot):  # that node does it, and says so
            continue
        done = noted(context, state, slot, value, confirmed=confirm == "yes")
        if done.status == "ask" and not confirm and done.row is not None:
            text = say(request.language, "ask_no_longer", what=what(done.row, context.catalog))
            return Ask(text=text, choices=YES_NO[request.language], about="allergy"), kept
        if done.status == "stored" and done.row is not None:
            kept.append(
                say(
                    request.language,
                    "no_longer" if denies(slot) else "noted_beside",
                    what=what(done.row, context.catalog),
                )
            )
    return None, kept


def _filled(request: Request, profile: dict[str, tuple[Row, ...]], context: Context) -> tuple[Request, list[Row]]:
    used: list[Row] = []
    update: dict[str, Any] = {}
    party = _party(request.party, profile, used)
    if party != request.party:
        update["party"] = party
    home = _home(request, profile, context)
    if home is not None:
        update["origin"], row = home
        used.append(row)
    if request.kind == "plan":
        update |= _tastes(request, profile, used)
    return request.model_copy(update=update), used


def _party(party: Party, profile: dict[str, tuple[Row, ...]], used: list[Row]) -> Party:
    """The person who speaks is the first traveller."""
    me = party.members[0]
    update: dict[str, Any] = {}
    passport = profile.get("passport", ())
    if not me.passport and passport and _is_code(passport[-1].value):
        update["passport"] = passport[-1].value
        used.append(passport[-1])
    for slot, field in (("diet", "diet"), ("access", "access"), ("allergy", "allergies")):
        held = {str(v) for v in getattr(me, field)}
        rows = {plain(slot, r.value): r for r in profile.get(slot, ()) if r.value and _usable(slot, r.value)}
        fresh = [value for value in rows if value not in held]
        if fresh:
            update[field] = (*getattr(me, field), *fresh)
            used.extend(rows[value] for value in fresh)
    if not update:
        return party
    first = Traveller.model_validate({**me.model_dump(), **update})
    return party.model_copy(update={"members": (first, *party.members[1:])})


def _usable(slot: str, value: str) -> bool:
    """Diets and access needs are words of the domain; an allergen is any word."""
    known: dict[str, list[str]] = {"diet": [d.value for d in Diet], "access": [a.value for a in AccessNeed]}
    return slot not in known or value in known[slot]


def _is_code(value: str | None) -> bool:
    return bool(value) and len(value or "") == 2 and (value or "").isupper()


def _home(request: Request, profile: dict[str, tuple[Row, ...]], context: Context) -> tuple[PlaceRef, Row] | None:
    rows = profile.get("home_city", ())
    if request.origin is not None or not rows or not rows[-1].value:
        return None
    words, catalog = rows[-1].value, context.catalog
    countries = catalog.find_countries(words)  # "I am from Korea" names no city
    if countries:
        return PlaceRef(words=words, level="country", name=countries[0].name, ids=(countries[0].code,)), rows[-1]
    cities = catalog.find_cities(words)
    if not cities:
        return None
    return PlaceRef(words=words, level="city", name=cities[0].name, ids=(cities[0].id,)), rows[-1]


def _tastes(request: Request, profile: dict[str, tuple[Row, ...]], used: list[Row]) -> dict[str, Any]:
    said = {i.name for i in request.interests}
    extra = []
    for slot, sign in (("interest", 1.0), ("dislike", -1.0)):
        for row in profile.get(slot, ()):
            if row.value and row.value in INTERESTS and row.value not in said:
                extra.append(Interest(name=row.value, weight=sign * REMEMBERED_TASTE, words=row.value))
                used.append(row)
    update: dict[str, Any] = {"interests": (*request.interests, *extra)} if extra else {}
    pace = profile.get("pace", ())
    if pace and pace[-1].value in [p.value for p in Pace] and request.pace is Pace.NORMAL:
        update["pace"] = Pace(pace[-1].value)
        used.append(pace[-1])
    return update
