"""One line to each door as its own clients open it: a message in, and whether it was answered."""

import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx

from .doors_calls import call
from .doors_servers import server

Say = Callable[[str], Awaitable[bool]]
Line = Callable[[], AbstractAsyncContextManager[Say]]


def _network(name: str) -> Line:
    """A network door: one request a message, over one connection."""

    @asynccontextmanager
    async def line() -> AsyncIterator[Say]:
        with server(name) as opened:
            async with httpx.AsyncClient(timeout=120) as client:

                async def say(text: str) -> bool:
                    return (await call(client, opened, 0, text)).ok

                yield say

    return line


@asynccontextmanager
async def _chat() -> AsyncIterator[Say]:
    """OpenAI's chat: a whole completion."""
    with server("serve") as opened:
        async with httpx.AsyncClient(timeout=120, base_url=opened.url, headers=opened.bearer(0)) as client:

            async def say(text: str) -> bool:
                body = {"model": "tripwright", "messages": [{"role": "user", "content": text}]}
                return bool((await client.post("/v1/chat/completions", json=body)).json().get("choices"))

            yield say


@asynccontextmanager
async def _mcp_stdio() -> AsyncIterator[Say]:
    """MCP over stdio, by the SDK's client."""
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    with tempfile.TemporaryDirectory() as home:
        started = StdioServerParameters(command=sys.executable, args=["-m", "tripwright", "mcp", "--home", home])
        async with Client(stdio_client(started)) as client:

            async def say(text: str) -> bool:
                return not (await client.call_tool("plan_trip", {"request": text})).is_error

            yield say


@asynccontextmanager
async def _acp() -> AsyncIterator[Say]:
    """The Agent Client Protocol over stdio, by the SDK's client: a session a message."""
    from acp import PROTOCOL_VERSION, spawn_agent_process, text_block

    with tempfile.TemporaryDirectory() as home:
        command = (sys.executable, "-m", "tripwright", "acp", "--home", home)
        editor: Any = _Silent()
        async with spawn_agent_process(editor, *command) as (agent, _):
            await agent.initialize(protocol_version=PROTOCOL_VERSION)

            async def say(text: str) -> bool:
                session = (await agent.new_session(cwd=home, mcp_servers=[])).session_id
                done = await agent.prompt(session_id=session, prompt=[text_block(text)])
                return "error" not in (done.field_meta or {}).get("tripwright", {"error": ""})

            yield say


class _Silent:
    """An editor that shows nothing."""

    async def session_update(self, **shown: Any) -> None:
        pass


LINES: dict[str, Line] = {
    "HTTP": _network("serve"),
    "OpenAI chat": _chat,
    "MCP http": _network("mcp"),
    "MCP stdio": _mcp_stdio,
    "A2A": _network("a2a"),
    "ACP": _acp,
}
