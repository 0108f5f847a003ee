"""Whose diet, allergy or need of access it is: of the person named last before it or right after it, else of the speaker."""

from collections.abc import Sequence
from typing import Any

from ...domain.party import Party, Traveller
from ...domain.request import AccessRequired, AllergyNeed, Constraint, DietNeed
from .lexicon.people import COMPANIONS, PAIRS
from .phrases import any_of, compiled
from .reading import Reading

_CHILD = r"kids?|child|children|son|daughter|toddler|baby|아이|애들?|아들|딸|아기|孩子|小孩|儿子|女儿|宝宝|娃"
_OTHER = rf"{any_of((*COMPANIONS, *PAIRS))}|\b(?:wife|husband|hubby|mum|mom|dad|she|he|she's|he's|her|his|one of us|the other)\b|[他她]|老人家?|长辈"
_EVERYONE = r"\b(?:we|we're|we are|us|both|all of us|everyone|everybody|the two of us)\b|\band (?:i|me|myself)\b|우리|저희|둘\s*다|모두|다들|我们|我俩|大家|都"
_SELF = r"\b(?:i|i'm|i am|i've|me|my)\b(?!\s+\w+(?:'s|\s+(?:is|has|can't|cannot|needs|uses|who)))|나는|난\s|저는|전\s|제가|내가|我(?!们|俩|的)"
_WHO = compiled(
    rf"(?P<everyone>{_EVERYONE})|(?P<child>\b(?:{_CHILD.split('|아이')[0]})\b|(?:아이{_CHILD.split('|아이')[1]}))|(?P<other>{_OTHER})|(?P<self>{_SELF})"
)
_NAMED = compiled(any_of(COMPANIONS))
_AFTER = compiled(
    rf"^\S{{0,3}}(?:하는|하시는|인|이신|타는|타시는|쓰는|있는|있으신|的)?\s*(?:(?P<child>{_CHILD})|(?P<other>{any_of(COMPANIONS)}))"
)


def with_needs(reading: Reading, party: Party, conditions: Sequence[Constraint], passport: str | None = None) -> Party:
    """The party with each need on the member whose it is; a passport is the speaker's, who is the first."""
    members = [
        m.model_copy(update={"passport": passport}) if i == 0 and passport else m for i, m in enumerate(party.members)
    ]
    if any(_field(need) and len(members) in _members(reading, need.words, members) for need in conditions):
        members.append(Traveller())  # "老婆对虾过敏": somebody who was not counted, and who comes along
    for need in conditions:
        for name, value in _field(need):
            for i in _members(reading, need.words, members):
                kept = getattr(members[i], name)
                members[i] = members[i].model_copy(update={name: tuple(dict.fromkeys((*kept, value)))})
    return Party(members=tuple(members))


def _field(need: Constraint) -> Sequence[tuple[str, Any]]:
    if isinstance(need, DietNeed):
        return (("diet", need.diet),)
    if isinstance(need, AllergyNeed):
        return (("allergies", need.allergen),)
    return (("access", need.need),) if isinstance(need, AccessRequired) else ()


def _members(reading: Reading, words: str, members: Sequence[Traveller]) -> list[int]:
    """Indices of those who are meant; the first where nobody is."""
    who = _who(reading, words)
    if who == "everyone":
        return list(range(len(members)))
    if who == "child":
        return [i for i, m in enumerate(members) if m.age is not None and m.age < 18][:1] or [0]
    adults = [i for i, m in enumerate(members) if i and (m.age is None or m.age >= 18)]
    if who == "named":
        return adults[:1] or [len(members)]
    return adults[:1] or [0] if who == "other" else [0]


def _who(reading: Reading, words: str) -> str:
    at = reading.low.find(words.lower())
    if at < 0:
        return "self"
    end = at + len(words)
    after = _AFTER.match(reading.low[end : end + 24])
    if after:
        return "child" if after["child"] else "other"
    left = max(reading.low.rfind(c, 0, at) for c in ".!?;\n。！？；,，") + 1
    before = list(_WHO.finditer(reading.low, left, at))
    if not before:
        return "self"
    who = before[-1].lastgroup or "self"
    named = who == "other" and _NAMED.fullmatch(before[-1].group())
    return "named" if named else who
