"""One thing that a person said of themselves, kept in the memory; or ended, when they say that it holds no longer."""

from ...memory.rows import Remembered, Row
from ...memory.store import Memory
from ..language.allergies import allergen_of
from ..language.statements import DENIED


def denies(slot: str) -> bool:
    return slot.startswith(DENIED)


def plain(slot: str, value: str) -> str:
    """The one spelling of a value: "peanuts" and "peanut" are one allergen."""
    return allergen_of(value) if slot == "allergy" else value


def noted(memory: Memory, slot: str, value: str, text: str, thread: str, confirmed: bool) -> Remembered:
    """Keep or end one value of the profile; what is held under another spelling stays that one row. `ask`: confirm first."""
    name = slot.removeprefix(DENIED)
    rows = memory.profile().get(name, ())
    held = next((r for r in rows if r.value and plain(name, r.value) == plain(name, value)), None)
    if denies(slot):
        if held is None:
            return Remembered(status="unchanged")
        return memory.retract(name, held.value, confirmed=confirmed)
    if held is not None:
        return Remembered(status="unchanged", row=held)
    return memory.remember(text, kind="profile", slot=name, value=value, session=thread, confirmed=confirmed)


def what(row: Row) -> str:
    """A row in words: "allergy: peanut"."""
    return f"{(row.slot or row.kind).replace('_', ' ')}: {row.value or row.text}"
