"""A host's own graph with Tripwright as a node: its checkpointer, its interrupts, its state."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any, TypedDict

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Command
from tripwright.agent import host
from tripwright.domain.errors import UnknownPlace

REQUEST = "2 days in Harbourton from 9 December 2027, museums"


class HostState(TypedDict, total=False):
    customer: str
    request: str
    answer: str
    outcome: str
    trip: Any
    mail: str


@pytest.fixture
def hosts_graph(catalog: Any, now: Any) -> Any:
    graph = StateGraph(HostState)
    graph.add_node("trip", host.graph(catalog=catalog, clock=lambda: now))
    graph.add_node("mail", lambda state: {"mail": f"Dear {state['customer']}, {state['answer'].splitlines()[0]}"})
    graph.add_edge(START, "trip")
    graph.add_edge("trip", "mail")
    graph.add_edge("mail", END)
    return graph.compile(checkpointer=InMemorySaver())


def test_a_host_gets_a_plan_and_nothing_of_our_state(hosts_graph: Any) -> None:
    done = hosts_graph.invoke({"customer": "Ann", "request": REQUEST}, {"configurable": {"thread_id": "1"}})
    assert set(done) == {"customer", "request", "answer", "outcome", "trip", "mail"}
    assert done["mail"].startswith("Dear Ann, Harbourton, 2 days")
    assert done["trip"]["receipt"]["digest"]


def test_our_question_is_the_hosts_interrupt_and_its_answer_resumes_us(hosts_graph: Any) -> None:
    config = {"configurable": {"thread_id": "1"}}
    words = {"customer": "Ann", "request": "2 days from 9 December 2027, plan me a trip"}
    asked = hosts_graph.invoke(words, config)["__interrupt__"]
    assert len(asked) == 1
    assert asked[0].value["text"]
    done = hosts_graph.invoke(Command(resume="Harbourton"), config)
    assert done["outcome"] == "published"
    assert done["trip"]["stops"][0]["name"] == "Harbourton"


def test_a_plan_that_is_given_is_changed(hosts_graph: Any) -> None:
    first = hosts_graph.invoke({"customer": "Ann", "request": REQUEST}, {"configurable": {"thread_id": "1"}})
    again = {"customer": "Ann", "request": "add one more day", "trip": first["trip"]}
    assert len(hosts_graph.invoke(again, {"configurable": {"thread_id": "2"}})["trip"]["days"]) == 3


def test_nothing_is_remembered_from_one_person_to_the_next(hosts_graph: Any) -> None:
    said = {"customer": "Ann", "request": "Remember that I am vegetarian"}
    hosts_graph.invoke(said, {"configurable": {"thread_id": "1"}})
    asked = {"customer": "Bob", "request": "What do you remember about me?"}
    assert "vegetarian" not in hosts_graph.invoke(asked, {"configurable": {"thread_id": "2"}})["answer"]


def test_building_the_graph_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*paths: Any) -> Any:
        raise AssertionError("a server builds graphs where nothing may block")

    monkeypatch.setattr(host, "open_catalog", opened)
    monkeypatch.setattr(host, "CartLedger", opened)
    host.graph()


def test_a_mistake_leaves_as_a_typed_error(hosts_graph: Any) -> None:
    with pytest.raises(UnknownPlace, match="Nowhereville"):
        hosts_graph.invoke({"request": "3 days in Nowhereville"}, {"configurable": {"thread_id": "1"}})


def test_the_schemas_are_narrow(catalog: Any) -> None:
    graph = host.graph(catalog=catalog)
    assert set(graph.get_input_jsonschema()["properties"]) == {"request", "trip"}
    assert set(graph.get_output_jsonschema()["properties"]) == {"answer", "outcome", "trip"}


def test_langgraph_json_names_a_graph_that_is_there() -> None:
    named = json.loads((Path(__file__).parents[2] / "langgraph.json").read_text())["graphs"]["tripwright"]
    module, _, name = named.partition(":")
    assert callable(getattr(import_module(module), name))
