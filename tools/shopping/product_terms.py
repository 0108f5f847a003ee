"""The words of a product's record, field by field, and the words of a request: what it asks for and what it asks to be without."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .tokens import folded, tokens

#: Fields that words are indexed by. `head`: title, brand, colour. `deny`: words that the record says are absent.
FIELDS = ("head", "category", "body", "deny")
_DENIED = re.compile(
    r"\b(?:without|no|non|not|free of|excluding|excludes?|never|zero)\b[\s-]*((?:[\w'’-]+\s*){1,3})|\b(\w+)[- ]free\b|\b(\w{3,})less\b"
)
_WITHOUT = re.compile(r"\b(?:without|w/o|no|not|non|excluding|except)\s+(\S.*)$")
#: Characters of an English word that its kin share: hood, hooded; handle, handles. Only for words that are to be absent.
KIN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """`wanted`: each once, in order. `unwanted`: after "without", "no", "not" to the end of the phrase."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()


def asked(words: str) -> Asked:
    """A phrase that only says what is not wanted is read as wanted: there is nothing else to search by."""
    plain = folded(words)
    match = _WITHOUT.search(plain)
    before = tokens(plain[: match.start()]) if match else []
    if match is None or not before:
        return Asked(tuple(dict.fromkeys(tokens(plain))))
    return Asked(tuple(dict.fromkeys(before)), tuple(dict.fromkeys(tokens(match[1]))))


def denials(text: str) -> list[str]:
    """ "without cord", "cord-free", "cordless": cord."""
    found: list[str] = []
    for match in _DENIED.finditer(folded(text)):
        found.extend(tokens(" ".join(part for part in match.groups() if part)))
    return found


def terms_of(record: Mapping[str, Any]) -> tuple[list[str], ...]:
    """The words of a record (a Product as plain data), one list for each of `FIELDS`."""
    title, description = str(record["title"]), str(record.get("description") or "")
    colour = _value(record, "color")
    head = tokens(f"{title} {record.get('brand') or ''} {colour}")
    category = tokens(" ".join(record.get("categories") or ()))
    return head, category, tokens(description), denials(f"{title}\n{description}")


def _value(record: Mapping[str, Any], name: str) -> str:
    held = (record.get("attributes") or {}).get(name)
    return str(held.get("value") or "") if isinstance(held, Mapping) else ""


def runs(words: Sequence[str], longest: int) -> list[str]:
    """Every run of up to `longest` neighbours, joined by a space: what a name of several words is looked up by."""
    return [" ".join(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words) - n + 1)]
