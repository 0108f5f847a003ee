"""The graph: this file only wires. What each node does is in nodes/, where each edge leads in edges.py."""

import os
from typing import Any, cast

# A checkpoint must never run code when it is loaded. LangGraph reads this once, at its first import.
os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from . import edges
from .context import Context
from .nodes.answer import answer
from .nodes.approve import approve
from .nodes.attractions import attractions
from .nodes.budget import budget
from .nodes.candidates import candidates
from .nodes.chat import chat
from .nodes.clarify import clarify
from .nodes.compose import compose
from .nodes.destination import destination
from .nodes.fact_check import fact_check
from .nodes.gather import gather
from .nodes.hand_over import hand_over
from .nodes.itinerary import itinerary
from .nodes.memory import memory
from .nodes.publish import publish
from .nodes.recall import recall
from .nodes.refuse import refuse
from .nodes.remember import remember
from .nodes.repair import repair
from .nodes.revise import revise
from .nodes.shopping import shopping
from .nodes.understand import understand
from .nodes.watch import watched
from .state import State

NODES = (
    understand, clarify, recall, candidates, destination, gather, attractions, itinerary, shopping, budget, revise,
    answer, memory, chat, compose, fact_check, approve, hand_over, repair, publish, remember, refuse,
)  # fmt: skip

Graph = CompiledStateGraph[Any, Any, Any, Any]


def build(checkpointer: BaseCheckpointSaver[Any] | None = None) -> Graph:
    """Add the nodes and the edges, and compile."""
    graph = StateGraph(State, context_schema=Context)
    for node in NODES:
        graph.add_node(node.__name__, cast(Any, watched(node)))
    graph.add_edge(START, "understand")
    graph.add_conditional_edges("understand", edges.after_understand)
    graph.add_conditional_edges("clarify", edges.after_clarify)
    graph.add_conditional_edges("recall", edges.after_recall)
    graph.add_edge("candidates", "destination")
    graph.add_conditional_edges("destination", edges.after_destination, ["gather", "attractions"])
    graph.add_edge("gather", "attractions")
    graph.add_edge("attractions", "itinerary")
    graph.add_conditional_edges("itinerary", edges.after_solver)
    graph.add_conditional_edges("revise", edges.after_revise)
    graph.add_conditional_edges("shopping", edges.after_shopping)
    graph.add_conditional_edges("budget", edges.after_budget)
    for branch in ("answer", "memory", "chat", "compose"):
        graph.add_edge(branch, "fact_check")
    graph.add_conditional_edges("fact_check", edges.after_check)
    graph.add_edge("approve", "hand_over")
    graph.add_edge("hand_over", "fact_check")
    graph.add_conditional_edges("repair", edges.after_repair)
    graph.add_edge("publish", "remember")
    graph.add_edge("remember", END)
    graph.add_edge("refuse", END)
    return graph.compile(checkpointer=checkpointer)
