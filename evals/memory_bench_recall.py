"""Recall over long conversations: how much of the evidence is among the first ten, by way of searching.

Each conversation is many sessions of one person: stories told in parts over weeks, small talk between, names and places
filled anew. A question marks the turns that answer it. The stories of the held-out half share no content with the others.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

import yaml

from ..memory.embedding import HashedEmbedder
from ..memory.store import Memory

TOP = 10
STORIES, SESSIONS = 9, 24
TWICE = 2  # times that a line of small talk may stand in one conversation
CONVERSATIONS = {"en": 11, "ko": 7}  # of each half
SAMPLES = 1000
PEOPLE = {
    "en": "Theo Mara Ines Otto Leila Bruno Petra Jonas Freya Malik Greta Silas Nadia Pavel Imogen Rufus".split(),
    "ko": "민준 서연 지호 하은 도윤 수아 예준 지우 시우 채원 은우 다인".split(),
}
PLACES = {
    "en": "Trieste Bergen Porto Ghent Malmo Utrecht Valencia Gdansk Cork Basel Turin Rouen Bremen Graz Split Leeds".split(),
    "ko": "여수 강릉 통영 전주 속초 군산 목포 춘천 경주 포항 제천 안동".split(),
}


@dataclass(frozen=True)
class Ask:
    """One question; `story` is what it is about, for honest intervals."""

    story: str
    kind: str
    text: str
    evidence: frozenset[int]


@dataclass(frozen=True)
class Conversation:
    """Turns as (session, turn, at, text), in the order of time."""

    language: str
    turns: tuple[tuple[str, int, datetime, str], ...]
    asks: tuple[Ask, ...]


def conversations(half: str, seed: int = 0) -> Iterator[Conversation]:
    """All conversations of a half: "dev" or "heldout"."""
    for language, count in CONVERSATIONS.items():
        body = yaml.safe_load(files(__package__).joinpath(f"conversations/{half}_{language}.yaml").read_text("utf-8"))
        for number in range(count):
            yield _conversation(body, language, random.Random(f"{half}/{language}/{number}/{seed}"))


def _conversation(body: Mapping[str, Any], language: str, rng: random.Random) -> Conversation:
    chosen = rng.sample(range(len(body["stories"])), min(STORIES, len(body["stories"])))
    placed: list[tuple[float, str, tuple[int, int] | None]] = []
    asks: list[tuple[int, Mapping[str, Any], dict[str, str]]] = []
    people, places = _shuffled(PEOPLE[language], rng), _shuffled(PLACES[language], rng)
    for index, story in enumerate(chosen):
        names = _names(index, people, places)
        moments = sorted(rng.random() for _ in body["stories"][story]["says"])
        for part, (moment, text) in enumerate(zip(moments, body["stories"][story]["says"], strict=True)):
            placed.append((moment, text.format(**names), (story, part)))
        asks += [(story, ask, names) for ask in body["stories"][story]["asks"]]
    for line in body["fillers"] * TWICE:
        names = _names(rng.randrange(len(chosen)), people, places)
        placed.append((rng.random(), line.format(**names), None))
    placed.sort(key=lambda p: p[0])
    where = {mark: position for position, (_, _, mark) in enumerate(placed) if mark is not None}
    return Conversation(
        language,
        tuple(_turn(position, moment, text) for position, (moment, text, _) in enumerate(placed)),
        tuple(
            Ask(
                f"{language}/{story}",
                ask["kind"],
                ask["q"].format(**names),
                frozenset(where[story, e] for e in ask["e"]),
            )
            for story, ask, names in asks
        ),
    )


def _turn(position: int, moment: float, text: str) -> tuple[str, int, datetime, str]:
    session = int(moment * SESSIONS)
    at = datetime(2026, 1, 3, 9, tzinfo=UTC) + timedelta(days=14 * session, minutes=position)
    return f"session-{session}", position, at, text


def _shuffled(names: Sequence[str], rng: random.Random) -> list[str]:
    return rng.sample(list(names), len(names))


def _names(index: int, people: Sequence[str], places: Sequence[str]) -> dict[str, str]:
    """Two people and three places of a story, overlapping with its neighbours' as in life."""
    a, b = people[index % len(people)], people[(index + 5) % len(people)]
    c, d, e = (places[(index + step) % len(places)] for step in (0, 4, 7))
    return {"A": a, "B": b, "C": c, "D": d, "E": e}


# Ways to search


class _Clock:
    now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def _filled(conversation: Conversation, clock: _Clock) -> tuple[Memory, dict[str, int]]:
    memory, position_of = Memory.open(None, "person", clock=clock), {}
    for position, (session, turn, at, text) in enumerate(conversation.turns):
        clock.now = at
        row = memory.remember(text, session=session, turn=turn).row
        assert row is not None
        position_of[row.id] = position
    clock.now = conversation.turns[-1][2] + timedelta(days=1)
    return memory, position_of


def plain_bm25(texts: Sequence[str], query: str) -> list[int]:
    """Words between spaces and signs, lower case, k1 1.2, b 0.75: nothing else."""
    split = [re.findall(r"\w+", t.lower()) for t in texts]
    mean = sum(map(len, split)) / len(split)
    counted = [Counter(s) for s in split]
    scores = [0.0] * len(texts)
    for term in set(re.findall(r"\w+", query.lower())):
        holders = [i for i, c in enumerate(counted) if term in c]
        rarity = math.log(1 + (len(texts) - len(holders) + 0.5) / (len(holders) + 0.5))
        for i in holders:
            norm = 1.2 * (0.25 + 0.75 * len(split[i]) / mean)
            scores[i] += rarity * counted[i][term] * 2.2 / (counted[i][term] + norm)
    return sorted((i for i, s in enumerate(scores) if s > 0), key=lambda i: -scores[i])[:TOP]


def vectors_alone(matrix: Any, embedder: HashedEmbedder, query: str) -> list[int]:
    scores = matrix @ embedder.embed([query])[0]
    return [int(i) for i in scores.argsort()[::-1][:TOP]]


@dataclass(frozen=True)
class Hit:
    """Recall at ten of one question, by system."""

    ask: Ask
    language: str
    recall: Mapping[str, float]


def run(half: str = "dev", seed: int = 0) -> list[Hit]:
    """Every question of the half, by every way of searching."""
    hits: list[Hit] = []
    embedder = HashedEmbedder()
    for conversation in conversations(half, seed):
        texts = [t[3] for t in conversation.turns]
        matrix = embedder.embed(texts)
        memory, position_of = _filled(conversation, _Clock())
        with memory:
            for ask in conversation.asks:
                found = {
                    "plain BM25": plain_bm25(texts, ask.text),
                    "vectors": vectors_alone(matrix, embedder, ask.text),
                    "hybrid": [position_of[f.row.id] for f in memory.recall(ask.text, limit=TOP)],
                }
                recall = {name: len(ask.evidence & set(top)) / len(ask.evidence) for name, top in found.items()}
                hits.append(Hit(ask, conversation.language, recall))
    return hits


def interval(hits: Sequence[Hit], system: str, rng: random.Random) -> tuple[float, float, float]:
    """Mean, and its 95 % interval when stories (not questions, which repeat) are drawn again."""
    by_story: dict[str, list[float]] = defaultdict(list)
    for hit in hits:
        by_story[hit.ask.story].append(hit.recall[system])
    groups = list(by_story.values())
    means = []
    for _ in range(SAMPLES):
        drawn = [value for _ in groups for value in rng.choice(groups)]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    every = [v for g in groups for v in g]
    return sum(every) / len(every), means[SAMPLES // 40], means[-SAMPLES // 40]


def table(hits: Sequence[Hit], title: str) -> str:
    systems = ("plain BM25", "vectors", "hybrid")
    rows = [f"{title}: recall@{TOP} of evidence turns, 95 % interval over stories"]
    rows.append(f"{'questions':<22}{'n':>5}  " + "".join(f"{s:>24}" for s in systems))
    groups: dict[str, list[Hit]] = {"all": list(hits)}
    for kind in ("single", "multi", "temporal", "cross"):
        groups[kind] = [h for h in hits if h.ask.kind == kind]
    for language in CONVERSATIONS:
        groups[f"language {language}"] = [h for h in hits if h.language == language]
    for name, chosen in groups.items():
        if chosen:
            cells = (interval(chosen, s, random.Random(0)) for s in systems)
            shown = "".join(f"{f'{m:.2f} [{low:.2f}, {high:.2f}]':>24}" for m, low, high in cells)
            rows.append(f"{name:<22}{len(chosen):>5}  {shown}")
    return "\n".join(rows)
