"""One thing that a person said of themselves, kept in the memory; or ended, when they say that it holds no longer."""

from ...domain.catalog import Catalog
from ...memory import rules
from ...memory.rows import Remembered, Row
from ..context import Context
from ..language.allergies import allergen_of
from ..language.experiences import EXPERIENCES
from ..language.statements import DENIED
from ..state import State
from .experiencing import experienced


def denies(slot: str) -> bool:
    return slot.startswith(DENIED)


def plain(slot: str, value: str) -> str:
    """The one spelling of a value: "peanuts" and "peanut" are one allergen."""
    return allergen_of(value) if slot == "allergy" else value


def noted(context: Context, state: State, slot: str, value: str, *, confirmed: bool = False) -> Remembered:
    """Keep or end one thing that was said; what is held under another spelling stays that one row. `ask`: confirm first."""
    memory, request = context.memory, state["request"]
    text, thread, turn = request.text if request else value, state.get("thread", ""), state.get("turn", 0)
    if slot == "note":
        return memory.remember(value, kind="note", session=thread, turn=turn)
    if slot in EXPERIENCES:
        key = state.get("plan")
        plan = context.desk.get(key) if key else None
        language = request.language if request else "en"
        return experienced(memory, context.catalog, slot, value, text, thread, turn, plan, language)
    name = slot.removeprefix(DENIED)
    rows = memory.profile().get(name, ())
    held = next((r for r in rows if r.value and plain(name, r.value) == plain(name, value)), None)
    if denies(slot):
        if held is None:
            return Remembered(status="unchanged")
        return memory.retract(name, held.value, confirmed=confirmed)
    if held is not None:
        return Remembered(status="unchanged", row=held)
    return memory.remember(text, kind="profile", slot=name, value=value, session=thread, turn=turn, confirmed=confirmed)


def what(row: Row, catalog: Catalog | None = None) -> str:
    """A row in words: "allergy: peanut", "like: I loved the Louvre", "taken: we went to Kyoto"; a city by its name."""
    if row.kind == "feedback":
        return f"{row.value}: {row.text}"
    if row.kind == "episode" and row.value and rules.is_record(row.value):
        return f"{rules.event_of(row.value)}: {row.text}"
    city = catalog.city(row.value) if catalog and row.value and row.slot == "home_city" else None
    return f"{(row.slot or row.kind).replace('_', ' ')}: {city.name if city else row.value or row.text}"
