"""One provider call: its result as advice for the plan, or the reason why there is none. Runs side by side, once a look-up."""

from typing import Any, TypedDict

from langgraph.runtime import Runtime

from ...domain.plan import Advice
from ...domain.request import Language
from ...tools.providers.compose import asked
from ..advice import advice_of, failed
from ..context import Context
from ..state import Gathered, Lookup

#: Seconds that one look-up may take, and the share of the run's time that is left.
MOST_SECONDS, SHARE = 15.0, 0.25


class One(TypedDict):
    """What `Send` hands over."""

    lookup: Lookup
    language: Language


def gather(state: One, runtime: Runtime[Context]) -> dict[str, Any]:
    """Ask one provider. A failed one is visible in the answer, never silent."""
    look, context = state["lookup"], runtime.context
    query, write = advice_of(look, state["language"], context)
    provider = getattr(context.providers, look.provider)
    result = asked(provider, query, max(0.1, min(MOST_SECONDS, SHARE * context.deadline.left)))
    advice: tuple[Advice, ...] = tuple(write(result))
    if result.status in ("unavailable", "refused"):
        advice = failed(look, advice, state["language"], context)
    row = Gathered(
        provider=look.provider,
        status=result.status,
        subject=look.key,
        advice=advice,
        note=result.note,
    )
    return {"gathered": [row]}
