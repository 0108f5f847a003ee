"""`--model` against a real OpenAI-compatible server on loopback: planned, checked, counted, and told."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tripwright.evals.model_server import Fault, ModelServer, serving

pytestmark = pytest.mark.filterwarnings("ignore")  # the library's own deprecations
REQUEST = "2 days in Harbourton from 6 December 2026 for two adults, museums"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[int], Fault]], ModelServer]]:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    running = []

    def start(fault: Callable[[int], Fault] = lambda n: "") -> ModelServer:
        held = serving(ModelServer(fault=fault))
        running.append(held)
        return held.__enter__()

    yield start
    for held in running:
        held.__exit__(None, None, None)


def arguments(server: ModelServer) -> list[str]:
    return ["--model", "openai/local", "--model-url", server.url, "--private", "--seconds", "300"]


def test_a_plan_with_a_model_counts_what_both_sides_counted(run: Any, serve: Any) -> None:
    server = serve()
    done = run("plan", REQUEST, *arguments(server), "--json")
    reply = json.loads(done.out)
    assert done.code == 0 and reply["outcome"] == "published" and reply["plan"]["receipt"]
    used = [s["usage"] for s in reply["steps"]]
    assert {s["node"]: s["path"] for s in reply["steps"]}["understand"] == "model"
    assert sum(u["input_tokens"] for u in used) == server.count.asked
    assert sum(u["output_tokens"] for u in used) == server.count.answered
    assert "Language model: reading the request" in reply["text"]
    assert [b for b in server.bodies if b.get("stream")], "the calls are streamed, so that they can be stopped"


def test_a_model_that_is_down_leaves_a_plan_by_rules_that_says_so(run: Any, serve: Any) -> None:
    done = run("plan", REQUEST, *arguments(serve(lambda n: "401")))
    assert done.code == 0 and "By rules, not by the language model: reading the request" in done.out


def test_the_requests_bench_takes_any_model(run: Any, serve: Any, tmp_path: Any) -> None:
    file = tmp_path / "one.jsonl"
    row = {
        "id": "a",
        "language": "en",
        "turns": ["3 days in Harbourton"],
        "slots": {"kind": "plan", "to": "Harbourton", "days": 3},
    }
    file.write_text(json.dumps(row))
    server = serve()
    done = run("bench", "requests", "--file", str(file), "--model", "openai/local", "--model-url", server.url)
    assert done.code == 0 and "one.jsonl" in done.out and server.count.answers == 1
