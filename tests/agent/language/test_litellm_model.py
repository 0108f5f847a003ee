"""The litellm model against a faulty server on loopback: every call ends typed, within its deadline."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tripwright.agent.language.litellm_model import LiteLLMModel
from tripwright.agent.language.model import Caps
from tripwright.domain.errors import LimitReached, ModelError
from tripwright.domain.model import Model
from tripwright.evals.model_server import Fault, ModelServer, serving
from tripwright.prompts.loader import Prompt

pytestmark = pytest.mark.filterwarnings("ignore")  # the library's own deprecations

Script = list[tuple[int, str | float]]


class Yes(Model):
    answer: int


class Thought(Model):
    reasoning: str = ""
    answer: int


PROMPT = Prompt(purpose="test", version=1, output="Yes", system="Say a number.", user="Now.")


def chat(text: str) -> str:
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps(
        {"id": "1", "object": "chat.completion", "created": 1, "model": "local", "choices": [choice], "usage": usage}
    )


GOOD = (200, chat('{"answer": 5}'))


class Server:
    """Answers with its script in turn, the last one for ever. A float is seconds to hang."""

    def __init__(self, script: Script) -> None:
        self.script, self.calls = script, 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.reply(self)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["content-length"]))
        status, body = self.script[min(self.calls, len(self.script) - 1)]
        self.calls += 1
        if isinstance(body, float):
            time.sleep(body)
            return
        handler.send_response(status)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body.encode()) + (50 if status == 299 else 0)))
        handler.end_headers()
        handler.wfile.write(body.encode())

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[[Script], Server]]:
    servers: list[Server] = []

    def start(script: Script) -> Server:
        servers.append(Server(script))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def model(server: Server, **options: object) -> LiteLLMModel:
    return LiteLLMModel(
        "openai/local", api_base=server.url, api_key="sk-secret", **{"timeout": 5.0, "deadline": 15.0, **options}
    )  # type: ignore[arg-type]


def test_a_good_answer_is_typed_and_counted(serve: Callable[[Script], Server]) -> None:
    local = model(serve([GOOD]))
    assert local.complete(PROMPT, Yes).result.answer == 5
    assert (local.spent.calls, local.spent.input_tokens, local.spent.output_tokens) == (1, 7, 3)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_passing_faults_are_tried_again_once_each(serve: Callable[[Script], Server], status: int) -> None:
    server = serve([(status, "{}"), GOOD])
    assert model(server).complete(PROMPT, Yes).result.answer == 5
    assert server.calls == 2


def test_a_refusal_is_not_tried_again(serve: Callable[[Script], Server]) -> None:
    server = serve([(401, json.dumps({"error": {"message": "bad key sk-secret"}}))])
    with pytest.raises(ModelError) as caught:
        model(server).complete(PROMPT, Yes)
    assert server.calls == 1
    assert "sk-secret" not in str(caught.value) and caught.value.__cause__ is None


def test_a_server_without_schemas_is_asked_in_words(serve: Callable[[Script], Server]) -> None:
    server = serve([(400, json.dumps({"error": {"message": "response_format is not supported"}})), GOOD])
    assert model(server).complete(PROMPT, Yes).result.answer == 5


@pytest.mark.parametrize(
    "fault",
    [
        (200, 10.0),  # hangs
        (299, chat('{"answer": 5}')),  # a cut stream
        (200, "not json"),
        (200, chat("")),
        (200, chat('{"answer": "x"}')),
        (200, chat("x" * 10_000_000)),
        (200, '{"choices": []}'),
        (500, "{}"),
    ],
    ids=["hang", "cut", "not json", "empty", "wrong schema", "10 MB", "no choice", "always 500"],
)
def test_every_fault_ends_typed_within_the_deadline(
    serve: Callable[[Script], Server], fault: tuple[int, str | float]
) -> None:
    began = time.monotonic()
    with pytest.raises(ModelError):
        model(serve([fault]), deadline=2.0, timeout=1.0).complete(PROMPT, Yes)
    assert time.monotonic() - began < 6


def test_a_fallback_answers_for_a_broken_model(serve: Callable[[Script], Server]) -> None:
    server = serve([(401, "{}"), GOOD])
    assert model(server, fallbacks=["openai/other"]).complete(PROMPT, Yes).model == "openai/other"


def test_caps_stop_the_next_call(serve: Callable[[Script], Server]) -> None:
    local = model(serve([GOOD]), caps=Caps(tokens=10, money=Decimal(1)))
    local.complete(PROMPT, Yes)
    with pytest.raises(LimitReached, match="tokens"):
        local.complete(PROMPT, Yes)


def test_cancelling_ends_the_wait(serve: Callable[[Script], Server]) -> None:
    with pytest.raises(LimitReached, match="cancelled"):
        model(serve([(200, 10.0)]), cancelled=lambda: True).complete(PROMPT, Yes)


def test_a_cached_answer_is_not_asked_for_again(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    server = serve([GOOD])
    for _ in range(2):
        completion = model(server, cache=tmp_path / "answers.sqlite").complete(PROMPT, Yes)
    assert server.calls == 1 and completion.cached


def test_an_answer_that_did_not_fit_is_not_kept(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    server = serve([(200, chat("no")), GOOD])
    first = model(server, cache=tmp_path / "answers.sqlite").complete(PROMPT, Yes)
    again = model(server, cache=tmp_path / "answers.sqlite").complete(PROMPT, Yes)
    assert first.repaired and again.cached and again.result == first.result and server.calls == 2


def test_a_schema_is_asked_for_in_the_next_way_when_a_server_refuses_one() -> None:
    def refuse(n: int) -> Fault:
        return "400" if n < 3 else ""

    with serving(ModelServer(fault=refuse, answer=lambda s, u: '{"answer": 5}')) as server:
        local = LiteLLMModel("openai/local", api_base=server.url, api_key="none")
        assert local.complete(PROMPT, Yes).result.answer == 5
        local.complete(PROMPT, Yes)
    asked = [("response_format" in b, b.get("response_format", {}).get("type"), "tools" in b) for b in server.bodies]
    assert asked[:4] == [
        (True, "json_schema", False),
        (False, None, True),
        (True, "json_object", False),
        (False, None, False),
    ]
    assert asked[4:] == [(False, None, False)]  # what was refused is not tried again


def test_while_it_writes_only_the_count_of_tokens_is_told() -> None:
    told: list[int] = []
    with serving(ModelServer(answer=lambda s, u: '{"reasoning": "' + "x" * 4000 + '", "answer": 5}')) as server:
        local = LiteLLMModel("openai/local", api_base=server.url, api_key="none")
        one = local.within(20.0, lambda: False, told.append)
        assert one.complete(PROMPT, Thought).result.answer == 5
    assert told == sorted(told) and (one.spent.calls, local.spent.calls) == (1, 1)
    assert one.spent.output_tokens == server.count.answered


def test_a_run_that_is_cancelled_stops_a_writing_model() -> None:
    with serving(ModelServer(fault=lambda n: "drip")) as server:
        local = LiteLLMModel("openai/local", api_base=server.url, api_key="none")
        began = time.monotonic()
        with pytest.raises(LimitReached, match="cancelled"):
            local.within(20.0, lambda: time.monotonic() - began > 0.5, lambda n: None).complete(PROMPT, Yes)
        assert time.monotonic() - began < 10


def test_no_key_is_in_logs_or_errors(serve: Callable[[Script], Server], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with pytest.raises(ModelError) as caught:
        model(serve([(401, json.dumps({"error": {"message": "bad key sk-secret"}}))])).complete(PROMPT, Yes)
    assert "sk-secret" not in caplog.text + str(caught.value)


def test_the_keyless_path_never_imports_litellm() -> None:
    code = "import sys, tripwright.agent.language.keyless, tripwright.agent.language.litellm_model, tripwright.agent.language.with_model; print('litellm' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
