"""A language model server on loopback, of the OpenAI-compatible form: honest answers made by rule, and every fault on demand.

It knows nothing of the world: it reads labels and anchors off the prompt and answers in the schema that it is asked for.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

#: What may go wrong with one answer; "" is a good one.
Fault = Literal[
    "", "400", "429", "500", "503", "401", "hang", "drip", "cut", "wrong json", "wrong schema", "empty", "10 MB", "no choice", "not text",
]  # fmt: skip
FAULTS: tuple[Fault, ...] = (
    "429", "500", "503", "401", "hang", "drip", "cut", "wrong json", "wrong schema", "empty", "10 MB", "no choice", "not text",
)  # fmt: skip
HUGE = 10_000_000
_LABEL = re.compile(r"^([A-Z]{1,2}): ", re.MULTILINE)


def honest(system: str, user: str) -> dict[str, Any]:
    """An answer in the form that the prompt asks for: labels in the order shown, anchors of the first day, no statement added."""
    form = re.search(r'"title": "(\w+)", "type": "object"}\s*$', system)
    title = form[1] if form else ""
    if title in ("Ranking", "Review"):
        shown = re.split(r"by label:", user)[-1]
        order = list(dict.fromkeys(_LABEL.findall(shown)))
        return {"reasoning": "in the order shown", "order": order if title == "Ranking" else [], "why": []}
    if title == "Composition":
        sights = [f"{{{i}}}" for i in re.findall(r"^(v\d+): .*\(d1\)$", user, re.MULTILINE)]
        return {"reasoning": "the first day", "text": "{d1}: " + ", ".join(sights) + "."}
    if title == "Clarification":
        return {"reasoning": "ask", "question": "Which {words}?" if "\nwords: " in user else "Where to?"}
    return {"reasoning": "the rules have read it", "kind": "plan"}


@dataclass
class Count:
    """What the server has given out. Tokens only of answers that were sent whole and with their count."""

    requests: int = 0
    answers: int = 0
    asked: int = 0
    answered: int = 0


@dataclass
class ModelServer:
    """`fault(n)` says what goes wrong with the n-th request, from 0. `answer(system, user)` makes the text or the object."""

    fault: Callable[[int], Fault] = lambda n: ""
    answer: Callable[[str, str], dict[str, Any] | str] = honest
    hang: float = 30.0
    url: str = ""
    count: Count = field(default_factory=Count)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, http: BaseHTTPRequestHandler) -> None:
        body = json.loads(http.rfile.read(int(http.headers["content-length"])))
        with self.lock:
            number, self.count.requests = self.count.requests, self.count.requests + 1
            self.headers.append({k.lower(): v for k, v in http.headers.items()})
            self.bodies.append(body)
        fault = self.fault(number)
        if fault == "hang":
            self.over.wait(self.hang)
        elif fault.isdigit():
            _send(http, int(fault), json.dumps({"error": {"message": "planted", "type": "planted"}}), retry="0")
        elif fault == "no choice":
            _send(http, 200, json.dumps({"id": "1", "object": "chat.completion", "choices": []}))
        elif fault == "wrong json":
            _send(http, 200, "{not json")
        elif fault == "not text":
            _send(http, 200, b"\xff\xfe\x00\x80" * 50)
        else:
            self._answer(http, body, fault)

    def _answer(self, http: BaseHTTPRequestHandler, body: dict[str, Any], fault: Fault) -> None:
        system, user = body["messages"][0]["content"], body["messages"][1]["content"]
        made = self.answer(system, user)
        text = made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)
        text = {"wrong schema": '{"order": 7, "kind": [], "text": {}}', "empty": "", "10 MB": "x" * HUGE}.get(
            fault, text
        )
        used = (len(system) + len(user)) // 4, len(text) // 4
        whole = (
            _streamed(http, text, used, fault, self.over)
            if body.get("stream")
            else _whole(http, text, used, fault, self.over)
        )
        if whole:
            with self.lock:
                self.count.answers += 1
                self.count.asked += used[0]
                self.count.answered += used[1]


def _whole(http: BaseHTTPRequestHandler, text: str, used: tuple[int, int], fault: Fault, over: threading.Event) -> bool:
    message = {"role": "assistant", "content": text}
    body = {
        "id": "1", "object": "chat.completion", "created": 1, "model": "local", "usage": _usage(used),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    }  # fmt: skip
    raw = json.dumps(body).encode()
    if fault == "drip":
        return _drip(http, raw, over)
    _send(http, 200, raw, cut=len(raw) // 2 if fault == "cut" else 0)
    return fault != "cut"


def _streamed(
    http: BaseHTTPRequestHandler, text: str, used: tuple[int, int], fault: Fault, over: threading.Event
) -> bool:
    http.send_response(200)
    http.send_header("content-type", "text/event-stream")
    http.end_headers()
    size = max(len(text) // 20, 1)
    parts = [text[i : i + size] for i in range(0, len(text), size)]
    try:
        for number, part in enumerate(parts):
            if fault == "cut" and number == len(parts) // 2:
                return False
            _event(
                http,
                {"choices": [{"index": 0, "delta": {"role": "assistant", "content": part}, "finish_reason": None}]},
            )
            if fault == "drip" and over.wait(0.5):
                return False
        _event(http, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        _event(http, {"choices": [], "usage": _usage(used)})
        http.wfile.write(b"data: [DONE]\n\n")
    except OSError:  # the caller has gone
        return False
    return True


def _usage(used: tuple[int, int]) -> dict[str, int]:
    return {"prompt_tokens": used[0], "completion_tokens": used[1], "total_tokens": sum(used)}


def _event(http: BaseHTTPRequestHandler, part: dict[str, Any]) -> None:
    row = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "local", **part}
    http.wfile.write(b"data: " + json.dumps(row).encode() + b"\n\n")
    http.wfile.flush()


def _send(http: BaseHTTPRequestHandler, status: int, body: str | bytes, retry: str = "", cut: int = 0) -> None:
    raw = body.encode() if isinstance(body, str) else body
    http.send_response(status)
    http.send_header("content-type", "application/json")
    http.send_header("content-length", str(len(raw)))
    if retry:
        http.send_header("retry-after", retry)
    http.end_headers()
    try:
        http.wfile.write(raw[:cut] if cut else raw)
    except OSError:  # the caller has gone
        return


def _drip(http: BaseHTTPRequestHandler, raw: bytes, over: threading.Event) -> bool:
    """A byte now and then: never silent for long, and never done in time."""
    http.send_response(200)
    http.send_header("content-length", str(len(raw)))
    http.end_headers()
    try:
        for byte in raw:
            http.wfile.write(bytes([byte]))
            http.wfile.flush()
            if over.wait(0.2):
                return False
    except OSError:
        return False
    return True


@contextmanager
def serving(server: ModelServer) -> Iterator[ModelServer]:
    """The server, listening on a free port of loopback; `server.url` is what `--model-url` takes."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.reply(self)

        def log_message(self, format: str, *args: object) -> None:
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            return  # a caller that went away is what some faults are about

    http = Quiet(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, daemon=True, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join(timeout=2.0)
