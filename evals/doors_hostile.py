"""What each network door answers to requests that are malformed, huge, slow, cut off or foreign."""

import json
import socket
import time
from collections.abc import Callable

import httpx

from .doors_servers import Server

PATHS = {"serve": "/v1/plans", "mcp": "/mcp", "a2a": "/rpc"}
MEGABYTE = 1_000_000
SLOW_SECONDS = 30.0  # how long we would drip before giving up
Row = tuple[str, str, bool]  # the attack, what came back, and whether that is a typed refusal


def attack(server: Server) -> list[Row]:
    """Every attack on one door; afterwards it must still be up."""
    rows = [(name, *_judged(call(server))) for name, call in ATTACKS.items()]
    alive = httpx.post(server.url + PATHS[server.name], headers=server.bearer(0), content=b"{", timeout=10)
    return [*rows, ("still answers afterwards", str(alive.status_code), alive.status_code < 500)]


def _judged(answer: httpx.Response | str) -> tuple[str, bool]:
    """A refusal is typed when it is a 4xx (or a JSON-RPC error) whose body says what is wrong, without a traceback."""
    if isinstance(answer, str):
        return answer, answer in ("closed", "408", "400")
    body = answer.text
    if answer.status_code == 405 or (400 <= answer.status_code < 500 and body):
        return str(answer.status_code), "Traceback" not in body
    try:
        error = json.loads(body).get("error")
    except ValueError:
        error = None
    return f"{answer.status_code}{' error in body' if error else ''}", bool(error) and "Traceback" not in body


def _post(content: bytes, **headers: str) -> Callable[[Server], httpx.Response]:
    def call(server: Server) -> httpx.Response:
        accept = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        sent = {**accept, **server.bearer(0), **{k.replace("_", "-"): v for k, v in headers.items()}}
        return httpx.post(server.url + PATHS[server.name], content=content, headers=sent, timeout=60)

    return call


def _drip(server: Server) -> str:
    """A body of a hundred bytes, one a second."""
    return _raw(server, 100, _trickled)


def _cut(server: Server) -> str:
    """A body of a thousand bytes, of which ten come before the line is cut."""
    return _raw(server, 1000, _begun)


def _begun(line: socket.socket) -> str:
    line.sendall(b'{"text": "')
    line.shutdown(socket.SHUT_WR)
    return ""


def _trickled(line: socket.socket) -> str:
    until = time.monotonic() + SLOW_SECONDS
    line.settimeout(1.0)
    while time.monotonic() < until:
        line.sendall(b" ")
        try:
            return line.recv(64).decode("latin-1") or "closed"
        except TimeoutError:
            continue
    return "still open"


def _raw(server: Server, length: int, send: Callable[[socket.socket], str | None]) -> str:
    host, port = server.url.removeprefix("http://").split(":")
    head = f"POST {PATHS[server.name]} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {length}\r\n"
    head += (
        "Content-Type: application/json\r\n" + "".join(f"{k}: {v}\r\n" for k, v in server.bearer(0).items()) + "\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=SLOW_SECONDS) as line:
        line.sendall(head.encode())
        answer = send(line) or line.recv(64).decode("latin-1") or "closed"
    return answer.split()[1] if answer.startswith("HTTP/") else answer


ATTACKS: dict[str, Callable[[Server], httpx.Response | str]] = {
    "not JSON": _post(b"{"),
    "not UTF-8": _post(b'{"text": "\xff\xfe"}'),
    "a lone surrogate": _post(b'{"text": "\\ud800"}'),
    "another shape": _post(b'[1, 2, {"a": null}]'),
    "nested 100,000 deep": _post(b"[" * 100_000),
    "a number of 500,000 digits": _post(b'{"text": ' + b"9" * 500_000 + b"}"),
    "2 MB": _post(b" " * (2 * MEGABYTE)),
    "2 MB without a length": lambda server: httpx.post(
        server.url + PATHS[server.name], content=iter([b" " * MEGABYTE] * 2), headers=server.bearer(0), timeout=60
    ),
    "a length of 5,000 digits": lambda server: _raw_head(server, "9" * 5_000),
    "no token": lambda server: httpx.post(server.url + PATHS[server.name], content=b"{}"),
    "a wrong token": _post(b"{}", Authorization="Bearer a-token-of-nobody-at-all"),
    "another Host (DNS rebinding)": _post(b"{}", Host="evil.example"),
    "another Origin": _post(b"{}", Origin="https://evil.example"),
    "a method that is not there": lambda server: httpx.request(
        "PATCH", server.url + PATHS[server.name], headers=server.bearer(0)
    ),
    "a path that is not there": lambda server: httpx.get(server.url + "/../../etc/passwd", headers=server.bearer(0)),
    "one byte a second": _drip,
    "cut off in the body": _cut,
}


def _raw_head(server: Server, length: str) -> str:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=SLOW_SECONDS) as line:
        line.sendall(f"POST {PATHS[server.name]} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n".encode())
        answer = line.recv(64).decode("latin-1") or "closed"
    return answer.split()[1] if answer.startswith("HTTP/") else answer
