"""A model's ranking does not depend on the order in which candidates came, and bad labels do no harm."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.agent.language.ranking import ROUNDS, TRUST, PromptMaker, Ranked, keyless, labels, orders, rank, shares
from tripwright.agent.language.scripted import Scripted, ScriptedModel
from tripwright.prompts.loader import Prompt

TEXTS = {f"wd:Q{i}": f"sight number {i}" for i in range(8)}
PRIOR = {f"wd:Q{i}": 1 - i / 10 for i in range(8)}
MAKE = PromptMaker("attractions", request="3 days in Rome", profile="(none)", examples="(none)")


def shown(prompt: Prompt) -> list[tuple[str, str]]:
    return re.findall(r"^([A-Z]+): (.*)$", prompt.user, re.MULTILINE)


def first_is_best(prompt: Prompt) -> Scripted:
    return {"order": [label for label, _ in shown(prompt)]}


def highest_number(prompt: Prompt) -> Scripted:
    return {
        "order": [label for label, text in sorted(shown(prompt), key=lambda s: s[1], reverse=True)],
        "why": [{"label": "A", "why": "near"}],
    }


def shuffled(seed: int) -> dict[str, str]:
    items = list(TEXTS.items())
    random.Random(seed).shuffle(items)
    return dict(items)


def ranked(answer: object, texts: dict[str, str] = TEXTS, **options: float) -> Ranked:
    return rank(ScriptedModel(answer), MAKE, texts, PRIOR, **options)  # type: ignore[arg-type]


def test_twenty_shuffles_change_nothing() -> None:
    assert len({ranked(highest_number, shuffled(s)).order for s in range(20)}) == 1
    assert len({keyless(PRIOR, shuffled(s)).order for s in range(20)}) == 1


def test_the_model_moves_what_it_prefers() -> None:
    assert ranked(highest_number, trust=1.0).order[0] == "wd:Q7"


def test_a_model_that_always_takes_the_first_stays_within_the_stated_bound() -> None:
    flat = rank(ScriptedModel(first_is_best), MAKE, TEXTS, dict.fromkeys(TEXTS, 0.5))
    spread = max(flat.scores.values()) - min(flat.scores.values())
    assert spread <= TRUST * (1 - 1 / ROUNDS)
    every = rank(ScriptedModel(first_is_best), MAKE, TEXTS, PRIOR, rounds=len(TEXTS))
    assert every.order == keyless(PRIOR, TEXTS).order


def test_unknown_labels_and_repeats_are_dropped_and_omissions_share_the_rest() -> None:
    points = shares(["B", "ZZ", "b", "wd:Q1"], {"A": "x", "B": "y", "C": "z"})
    assert points == {"y": 1.0, "x": 0.25, "z": 0.25}


def test_an_id_that_was_not_offered_never_appears() -> None:
    assert set(ranked(lambda _: {"order": ["Atlantis", "A"]}).order) == set(TEXTS)


def test_labels_say_nothing_of_the_id() -> None:
    model = ScriptedModel(highest_number)
    rank(model, MAKE, TEXTS, PRIOR)
    assert all("wd:Q" not in p.user for p in model.prompts) and len(model.prompts) == ROUNDS


def test_a_failing_model_leaves_the_prior_and_says_so() -> None:
    result = ranked(["x"] * 8)
    assert result.order == keyless(PRIOR, TEXTS).order
    assert result.rounds == 0 and "keyless" in result.notes[-1]


@given(st.lists(st.sampled_from("ABCDEFGZ?a "), max_size=20))
@settings(max_examples=60, deadline=None)
def test_shares_are_between_zero_and_one_and_sum_to_half_the_count(answer: list[str]) -> None:
    texts = dict(zip(labels(6), "uvwxyz", strict=True))
    points = shares(answer, texts)
    assert set(points) == set("uvwxyz")
    assert all(0 <= p <= 1 for p in points.values())
    assert abs(sum(points.values()) - 3) < 1e-9


def test_orders_are_rotations_of_one_shuffle() -> None:
    first, *others = orders(list(TEXTS), 4, seed=1)
    assert orders(list(reversed(TEXTS)), 4, seed=1)[0] == first
    assert all(o[o.index(first[0]) :] + o[: o.index(first[0])] == first for o in others)
