"""What stands before every network door: who is it, from where, and how much do they bring."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from .people import LOCAL, People

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_BYTES = 1_000_000
BODY_SECONDS = 15.0
USER = "tripwright.user"
OPEN = ("/healthz", "/.well-known/agent-card.json")  # need no token: they say nothing about anyone


class Guard:
    """Refuses foreign Host headers (DNS rebinding), pages of other origins, wrong tokens, and bodies that are too big or slow."""

    def __init__(self, app: App, people: People, hosts: tuple[str, ...], most_bytes: int = MOST_BYTES) -> None:
        self._app = app
        self._people = people
        self._hosts = {h.casefold() for h in hosts}
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, _closing(send, self._people))
            return
        scope["headers"] = [
            (k, v.strip(b" \t")) for k, v in scope["headers"]
        ]  # blanks around a value are no part of it
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is None:
            body = await self._body(receive)
            if isinstance(body, bytes):
                await self._app(scope, _replayed(body, receive), send)
                return
            refusal = body
        await _refuse(send, *refusal)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        if _host(headers.get("host", "")) not in self._hosts:
            return 421, "This server does not answer to that Host: use the name that it was started with."
        origin = headers.get("origin")
        if origin is not None and origin.split("://")[-1].casefold() != headers["host"].casefold():
            return 403, "Pages of other origins may not call this server: call it from a program instead."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 9 or int(length) > self._most:
            return 413, f"The body is over {self._most:,} bytes: send less."
        kind, _, token = headers.get("authorization", "").partition(" ")
        user = self._people.whose(token.strip()) if kind.casefold() == "bearer" else None
        if self._people.guarded and user is None and scope["path"] not in OPEN:
            return 401, 'Send "Authorization: Bearer TOKEN" with a token that this server knows.'
        scope[USER] = user or LOCAL
        return None

    async def _body(self, receive: Receive) -> bytes | tuple[int, str]:
        """The whole body, within its limits: what a handler then reads cannot stall it."""
        import anyio

        body = bytearray()
        with anyio.move_on_after(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return 400, "The request was cut off: send it again."
                body += message.get("body", b"")
                if len(body) > self._most:
                    return 413, f"The body is over {self._most:,} bytes: send less."
                if not message.get("more_body", False):
                    return bytes(body)
        return 408, f"The body did not come within {BODY_SECONDS:g} s: send it again."


def _closing(send: Send, people: People) -> Send:
    """Closes everyone's stores when the application has ended, before the server says so: a signal may end the process right after."""

    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"].startswith("lifespan.shutdown"):
            people.close()
        await send(message)

    return sent


def _host(value: str) -> str:
    """The name in a Host header, without its port."""
    if value.startswith("["):
        return value[1:].partition("]")[0].casefold()
    return value.partition(":")[0].casefold()


def _replayed(body: bytes, receive: Receive) -> Receive:
    pending = [body]

    async def again() -> MutableMapping[str, Any]:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return again


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = json.dumps({"error": {"type": "refused", "message": sentence, "code": status}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers += [(b"www-authenticate", b"Bearer")] if status == 401 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
