"""A text may state what the plan holds, and nothing else, in any of three languages."""

import pytest

from tripwright.agent.language.compose import plan_text
from tripwright.domain.plan import Plan
from tripwright.domain.request import Language
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import scan, verify


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_the_products_own_text_of_a_right_plan_has_no_findings(
    plan: Plan, world: InMemoryCatalog, language: Language
) -> None:
    spoken = plan.model_copy(update={"request": plan.request.model_copy(update={"language": language})})
    text = plan_text(spoken, world)
    print(text)
    assert scan(text, world, plan=spoken, claims=verify(spoken, world).claims, language=language) == ()
