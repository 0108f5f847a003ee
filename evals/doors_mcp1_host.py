"""A host that still speaks `mcp` 1.x, as a program of its own: it knows nothing of Tripwright but the command that serves it.

    uv run --no-project --with "mcp<2" python evals/doors_mcp1_host.py tripwright mcp --private

Prints one line a check, and ends with exit code 1 at the first that fails.
"""

import asyncio
import sys
from importlib.metadata import version
from typing import Any

REQUEST = "2 days in Helsinki from 4 December 2026, museums"


async def run(command: list[str]) -> None:
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    server = StdioServerParameters(command=command[0], args=command[1:])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        opened = _json(await session.initialize())
        print(f"mcp {version('mcp')} speaks {opened['protocolVersion']} with {opened['serverInfo']['name']}")
        await _tools(session)
        thread = await _trip(session)
        await _documents(session, thread)
        await _mistakes(session)


async def _tools(session: Any) -> None:
    tools = _json(await session.list_tools())["tools"]
    check(
        len(tools) == 8 and all("outputSchema" in t for t in tools), f"{len(tools)} tools, each with its output schema"
    )
    prompts = _json(await session.list_prompts())["prompts"]
    check(bool(prompts), f"{len(prompts)} prompts")


async def _trip(session: Any) -> str:
    planned = _json(await session.call_tool("plan_trip", {"request": REQUEST}))
    told = planned["structuredContent"]
    check(told["status"] == "published", f"a plan of {len(told['plan']['days'])} days is published")
    check(planned["content"][0]["text"].startswith("Helsinki"), "its text is for a reader")
    changed = _json(await session.call_tool("revise_trip", {"thread": told["thread"], "change": "add one more day"}))
    check(len(changed["structuredContent"]["plan"]["days"]) == 3, "a change goes on from it")
    passed = _json(await session.call_tool("verify_plan", {"plan": changed["structuredContent"]["plan"]}))
    check(passed["structuredContent"]["passed"], "the changed plan verifies")
    return str(told["thread"])


async def _documents(session: Any, thread: str) -> None:
    page: Any = f"trip://{thread}/html"
    read = _json(await session.read_resource(page))["contents"][0]
    check(read["text"].startswith("<!doctype html>"), f"a page of {len(read['text']):,} characters is read")


async def _mistakes(session: Any) -> None:
    wrong = _json(await session.call_tool("plan_trip", {"request": "3 days in Nowhereville"}))
    check(wrong["isError"] and "UnknownPlace" in wrong["content"][0]["text"], "a mistake is a typed error")
    asked = _json(await session.call_tool("plan_trip", {"request": "plan me a trip"}))["structuredContent"]
    check(bool(asked["question"]), "a question comes back to a host without forms")


def _json(result: Any) -> Any:
    return result.model_dump(mode="json", by_alias=True, exclude_none=True)


def check(holds: bool, words: str) -> None:
    print(f"{'ok  ' if holds else 'FAIL'} {words}")
    if not holds:
        sys.exit(1)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1:]))
