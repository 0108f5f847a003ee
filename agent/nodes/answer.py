"""A short question, answered from facts: visa, plug, opening, weather, distance, "Rome or Athens?", why, sources."""

from typing import Any

from langgraph.runtime import Runtime

from ...domain.request import Question
from ..answers import alternatives, cities, countries, luggage, places, plans
from ..answers.answer import Answer, Answerer, Asked
from ..context import Context
from ..reasons import reasons
from ..state import State

ANSWERERS: dict[str, Answerer] = {
    "visa": countries.visa,
    "plug": countries.plug,
    "advisory": countries.advisory,
    "holiday": countries.holiday,
    "currency": countries.currency,
    "opening": places.opening,
    "price": places.price,
    "weather": cities.weather,
    "distance": cities.distance,
    "time_zone": cities.time_zone,
    "compare": cities.compare,
    "airline_bag": luggage.airline_bag,
    "item_rule": luggage.item_rule,
    "why": plans.why,
    "sources": plans.sources,
    "alternatives": alternatives.alternatives,
    "unknown": Asked.unknown,
}


def answer(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Claims first, and a sentence that holds nothing else."""
    context, request = runtime.context, state["request"]
    assert request is not None
    question = request.question or Question(topic="unknown")
    key = state.get("plan")
    plan = context.desk.get(key) if key else None
    because = reasons(plan, state, context.memory) if plan and question.topic == "why" else ()
    asked = Asked(question, request, context, plan, because)
    found: Answer = ANSWERERS[question.topic](asked)
    return {"prose": found.prose, "claims": list(found.claims)}
