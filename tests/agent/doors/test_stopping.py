"""A network door that is told to stop while it works: the message under way is answered, and after a restart its thread goes on."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sse_starlette.sse import AppStatus
from tripwright.agent.doors import a2a_server, http_app, mcp_server, network
from tripwright.agent.doors.people import LOCAL, People
from tripwright.domain.settings import Settings
from tripwright.evals.doors_servers import free_port

REQUEST, THREAD = "2 days in Harbourton from 9 December 2027, museums", "under-way"
MODERN = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
    "io.modelcontextprotocol/clientCapabilities": {},
}


def serve(people: People, port: int) -> tuple[Any, str, Any, dict[str, str]]:
    return http_app.build(people), f"/v1/plans/{THREAD}/messages", {"text": REQUEST}, {}


def mcp(people: People, port: int) -> tuple[Any, str, Any, dict[str, str]]:
    call = {"name": "answer", "arguments": {"text": REQUEST, "thread": THREAD}, "_meta": META}
    headers = {"MCP-Protocol-Version": MODERN, "Mcp-Method": "tools/call", "Mcp-Name": "answer"}
    app = mcp_server.build(people).streamable_http_app()
    return app, "/mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}, headers


def a2a(people: People, port: int) -> tuple[Any, str, Any, dict[str, str]]:
    message = {"messageId": "m-1", "role": "ROLE_USER", "contextId": THREAD, "parts": [{"text": REQUEST}]}
    body = {"jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": {"message": message}}
    return a2a_server.build(people, f"http://127.0.0.1:{port}"), "/rpc", body, {"A2A-Version": "1.0"}


@pytest.fixture
def told() -> Iterator[list[int]]:
    """What the process was told by signals: the server hands each on when it has stopped.

    The library of event streams remembers a stop for the whole process, and ends every later stream at once: it is told to forget.
    """
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    yield heard
    signal.signal(signal.SIGTERM, before)
    AppStatus.should_exit = False


@pytest.mark.parametrize("door", [serve, mcp, a2a])
def test_a_signal_loses_no_conversation(door: Any, catalog: Any, now: Any, tmp_path: Path, told: list[int]) -> None:
    begun, answers, port = threading.Event(), [], free_port()

    def clock() -> Any:
        if not begun.is_set():  # the run is under way: it is told to stop, and works on for a while
            begun.set()
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.3)
        return now

    with People(Settings(home=tmp_path), catalog, clock=clock) as people:
        app, path, body, headers = door(people, port)
        headers = {"Accept": "application/json, text/event-stream", **headers}

        def client() -> None:
            url = f"http://127.0.0.1:{port}"
            while True:
                try:
                    answers.append(httpx.post(url + path, json=body, headers=headers, timeout=30))
                    return
                except httpx.ConnectError:
                    time.sleep(0.02)

        asking = threading.Thread(target=client)
        asking.start()
        network.run(app, people, "127.0.0.1", port, None)
        asking.join(10)
    assert told == [signal.SIGTERM]
    assert answers[0].status_code == 200
    assert "Harbourton, 2 days" in answers[0].text
    with People(Settings(home=tmp_path), catalog, clock=lambda: now) as people:
        *_, last = people.planner(LOCAL).stream("add one more day", THREAD)
        assert len(last.reply.plan.days) == 3
