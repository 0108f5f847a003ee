"""A model's reading counts only where rules found nothing, in the person's words, and is said."""

from typing import Any

import pytest
from tripwright.agent.language.grounding import grounded, taken
from tripwright.agent.language.keyless import understand
from tripwright.agent.language.model_reading import ModelReading
from tripwright.domain.catalog import Catalog
from tripwright.domain.request import MaxVisits, Request
from tripwright.evals.requests_bench import TODAY


def read(text: str, world: Catalog, **fields: Any) -> ModelReading:
    return grounded(ModelReading.model_validate(fields), understand(text, world, TODAY), text, world)[0]


def test_a_message_that_the_rules_understood_takes_nothing_from_a_model(world: Catalog) -> None:
    text = "3 days in Rome for two adults, museums"
    lie = read(
        text, world, kind="memory", days=9, adults=5, origin="Rome", pace="fast", climate="snow", start="2027-01-01",
        conditions=[{"type": "diet", "values": ["vegan"], "words": text}],
        interests=[{"name": "nightlife", "words": "museums"}], not_understood=[text],
    )  # fmt: skip
    assert lie == ModelReading(kind="plan", stops=lie.stops)


def test_another_town_is_no_spelling_of_the_one_that_was_named(world: Catalog) -> None:
    done = read("3 days in Rome", world, stops=[{"names": ["Bangkok"], "words": "Rome"}])
    assert done.stops == ()


def test_a_phrase_that_is_quoted_for_everything_means_nothing(world: Catalog) -> None:
    words = "my knees give out after a couple of sights daily"
    rows = [{"type": t, "values": ["x"], "words": words} for t in ("max_visits", "pace", "diet")]
    assert read(f"3 days in Rome, {words}", world, conditions=rows).conditions == ()
    assert len(read(f"3 days in Rome, {words}", world, conditions=rows[:1]).conditions) == 1


@pytest.mark.parametrize(("language", "start"), [("en", "“a couple”"), ("ko", "“a couple”"), ("zh", "“a couple”")])
def test_what_a_model_added_is_said_in_the_persons_language(language: Any, start: str) -> None:
    after = Request(text="x", language=language, constraints=(MaxVisits(words="a couple", count=2),))
    (said,) = taken(Request(text="x", language=language), after, language)
    assert said.startswith(start) and "(2)" in said
