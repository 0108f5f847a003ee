"""The public ranking task: people's histories in order, one held-out item each, and lists of items to rank it among."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from ..domain.errors import InputError
from ..tools.recommend.items import Choice, History, Item, ItemList, Query

Part = Literal["development", "targets"]
OTHERS = 19
PERIOD = 5  # years of a term of period


@dataclass(frozen=True)
class Case:
    """One person: what they took, oldest first, and the items to rank, of which `target` was taken next."""

    user: str
    taken: tuple[str, ...]
    shown: tuple[str, ...]
    target: int  # position in `shown`


@dataclass(frozen=True)
class Task:
    """`histories` hold no target: they are all that a component may be fitted on."""

    items: Mapping[str, Item]
    histories: tuple[History, ...]
    cases: tuple[Case, ...]
    published: tuple[tuple[str, float], ...] = ()


def read(folder: Path, users: str, part: Part, seed: int = 0) -> Task:
    """`folder` holds items.json and the file `users`, one JSON object a line.

    "targets": the candidates are the first 19 of `random` and the target. "development": the last item of each history takes the
    target's place and leaves the histories; its 19 others are drawn evenly from all items. No target is read then.
    """
    try:
        items = {i: item(i, record) for i, record in json.loads((folder / "items.json").read_text("utf-8")).items()}
        people = [json.loads(line) for line in (folder / users).read_text("utf-8").splitlines() if line.strip()]
        if part == "development":
            return _development(items, people, np.random.default_rng(seed))
        return _targets(items, people)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder / users} is not this data set ({error}): give the folder of items.json and the users' file."
        raise InputError(message) from error


def item(item_id: str, record: Mapping[str, str]) -> Item:
    """Typed facts only: genres, and genre with period. A period is written twice, half a period apart, so that near years meet."""
    genres = record["genre"].replace("'", "").split()
    terms = [f"genre:{g}" for g in genres]
    if record["year"].isdigit():
        year = int(record["year"])
        periods = (f"a{year // PERIOD}", f"b{(year + PERIOD // 2) // PERIOD}")
        terms += [f"genre:{g} {p}" for g in genres for p in periods]
    return Item(item_id, tuple(terms))


def _targets(items: Mapping[str, Item], people: Sequence[Mapping[str, Any]]) -> Task:
    cases = []
    for person in people:
        others = [i for i in person["cand"]["random"][:OTHERS] if i != person["target"]]
        cases.append(_case(person["user"], person["history"], others, person["target"]))
    return Task(items, tuple(History(tuple(p["history"])) for p in people), tuple(cases))


def _development(items: Mapping[str, Item], people: Sequence[Mapping[str, Any]], rng: np.random.Generator) -> Task:
    ids = sorted(items)
    cases = []
    for person in people:
        *taken, last = person["history"]
        drawn = [ids[n] for n in rng.choice(len(ids), OTHERS + 1, replace=False)]
        cases.append(_case(person["user"], taken, [i for i in drawn if i != last][:OTHERS], last))
    return Task(items, tuple(History(c.taken) for c in cases), tuple(cases))


def _case(user: str, taken: Sequence[str], others: Sequence[str], target: str) -> Case:
    """Sorted by id: the position of the target tells nothing."""
    shown = tuple(sorted({*others, target}))
    return Case(user, tuple(taken), shown, shown.index(target))


def query(case: Case, items: Mapping[str, Item]) -> Query:
    """Choices with their age in steps."""
    last = len(case.taken) - 1
    return Query(tuple(Choice(items[i], age=float(last - n)) for n, i in enumerate(case.taken)))


def shown(case: Case, items: Mapping[str, Item]) -> ItemList:
    return ItemList.of([items[i] for i in case.shown])
