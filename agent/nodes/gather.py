"""One provider call: its result as advice for the plan, or the reason why there is none. Runs side by side, once a look-up."""

from typing import Any, TypedDict

from langgraph.runtime import Runtime

from ...domain.plan import Advice
from ...domain.request import Language
from ...tools.providers.result import ProviderResult
from ..advice import advice_of
from ..context import Context
from ..state import Gathered, Lookup


class One(TypedDict):
    """What `Send` hands over."""

    lookup: Lookup
    language: Language


def gather(state: One, runtime: Runtime[Context]) -> dict[str, Any]:
    """Ask one provider. A failed one is visible in the answer, never silent."""
    look, context = state["lookup"], runtime.context
    query, write = advice_of(look, state["language"], context)
    provider = getattr(context.providers, look.provider)
    result: ProviderResult[Any] = provider.fetch(query)
    advice: tuple[Advice, ...] = tuple(write(result))
    row = Gathered(
        provider=look.provider,
        status=result.status,
        subject=look.key,
        advice=advice,
        note=result.note,
    )
    return {"gathered": [row]}
