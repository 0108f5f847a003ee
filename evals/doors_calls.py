"""One message through each network door, as plain HTTP: what a client sends, and how its answer reads."""

import json
import time
import uuid
from dataclasses import dataclass
from typing import Any

import httpx

from .doors_servers import Server

MODERN = "2026-07-28"


@dataclass(frozen=True)
class Answer:
    """`status`: answered, refused (typed), broken (a server error, or nothing that can be read), or lost (the line)."""

    status: str
    text: str = ""
    thread: str = ""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        return self.status == "answered"


async def call(client: httpx.AsyncClient, server: Server, user: int, text: str) -> Answer:
    """Say `text` as that user, in a new conversation."""
    begun = time.perf_counter()
    path, body, headers = _asked(server.name, text)
    try:
        response = await client.post(server.url + path, json=body, headers={**server.bearer(user), **headers})
        answer = READERS[server.name](_body(response))
    except httpx.TransportError:
        return Answer("lost", seconds=time.perf_counter() - begun)
    except (ValueError, KeyError, StopIteration):
        return Answer("broken", seconds=time.perf_counter() - begun)
    status = "broken" if response.status_code >= 500 and response.status_code != 503 else answer.status
    return Answer(status, answer.text, answer.thread, time.perf_counter() - begun)


def _body(response: httpx.Response) -> Any:
    """The answer, also where the server sends events because it takes long."""
    if "event-stream" not in response.headers.get("content-type", ""):
        return response.json()
    events = [json.loads(line.removeprefix("data:")) for line in response.text.splitlines() if line.startswith("data:")]
    return next(e for e in events if "result" in e or "error" in e)


async def reads(client: httpx.AsyncClient, server: Server, user: int, thread: str) -> bool:
    """Whether `user` can read what is another's."""
    if server.name == "serve":
        response = await client.get(f"{server.url}/v1/plans/{thread}", headers=server.bearer(user))
        return response.status_code == 200
    if server.name == "a2a":
        headers = {**server.bearer(user), "A2A-Version": "1.0"}
        response = await client.get(f"{server.url}/rest/tasks/{thread}", headers=headers)
        return response.status_code == 200
    body, headers = _mcp("resources/read", {"uri": f"trip://{thread}"})
    response = await client.post(f"{server.url}/mcp", json=body, headers={**server.bearer(user), **headers})
    return "result" in _body(response)


def _asked(door: str, text: str) -> tuple[str, Any, dict[str, str]]:
    if door == "serve":
        return "/v1/plans", {"text": text}, {}
    if door == "mcp":
        return ("/mcp", *_mcp("tools/call", {"name": "plan_trip", "arguments": {"request": text}}))
    message = {"messageId": uuid.uuid4().hex, "role": "ROLE_USER", "parts": [{"text": text}]}
    body = {"jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": {"message": message}}
    return "/rpc", body, {"A2A-Version": "1.0"}


def _mcp(method: str, params: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    """A call without a session, as the protocol of 2026-07-28 has it."""
    meta = {
        "io.modelcontextprotocol/protocolVersion": MODERN,
        "io.modelcontextprotocol/clientInfo": {"name": "bench", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    headers = {
        "Accept": "application/json, text/event-stream", "MCP-Protocol-Version": MODERN, "Mcp-Method": method,
        "Mcp-Name": str(params.get("name") or params.get("uri")),
    }  # fmt: skip
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}, headers


def _http(body: Any) -> Answer:
    if "error" in body:
        return Answer("refused", body["error"]["message"])
    return Answer("answered", body["text"], body["thread"])


def _rpc_mcp(body: Any) -> Answer:
    if "error" in body:
        return Answer("refused", body["error"]["message"])
    result = body["result"]
    if result.get("isError"):
        return Answer("refused", result["content"][0]["text"])
    told = result["structuredContent"]
    return Answer("answered", told["text"], told["thread"])


def _rpc_a2a(body: Any) -> Answer:
    if "error" in body:
        return Answer("refused", body["error"]["message"])
    task = body["result"]["task"]
    texts = [p["text"] for a in task.get("artifacts", []) for p in a["parts"] if "text" in p]
    if task["status"]["state"] == "TASK_STATE_FAILED":
        return Answer("refused", json.dumps(task["status"]))
    return Answer("answered", texts[0] if texts else json.dumps(task["status"]), task["id"])


READERS = {"serve": _http, "mcp": _rpc_mcp, "a2a": _rpc_a2a}
