"""The graph's drawing, and that no edge leads round the checker."""

from pathlib import Path

from tripwright.agent.graph import build

DRAWING = Path(__file__).parent / "graph.mermaid"


def test_the_drawing_is_the_committed_one() -> None:
    assert build().get_graph().draw_mermaid() == DRAWING.read_text()


def test_nothing_is_published_but_through_the_checker() -> None:
    edges = build().get_graph().edges
    assert {e.source for e in edges if e.target == "publish"} == {"fact_check"}
    assert {e.source for e in edges if e.target == "__end__"} == {"remember", "refuse"}
    assert {e.source for e in edges if e.target == "remember"} == {"publish"}
