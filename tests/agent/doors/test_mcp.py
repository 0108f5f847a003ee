"""Another agent, over MCP: the SDK's own client, in process and over stdio."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError
from mcp_types import ElicitResult
from tripwright.agent.doors.mcp_server import build
from tripwright.agent.doors.people import People
from tripwright.domain.settings import Settings

REQUEST = "2 days in Harbourton from 9 December 2027, museums"


@pytest.fixture
def people(catalog: Any, now: Any, tmp_path: Path) -> Iterator[People]:
    with People(Settings(home=tmp_path), catalog, clock=lambda: now) as made:
        yield made


def over(people: People, steps: Any, **client: Any) -> Any:
    async def run() -> Any:
        async with Client(build(people), **client) as opened:
            return await steps(opened)

    return asyncio.run(run())


def test_seven_tools_each_say_what_they_do_and_what_they_change(people: People) -> None:
    tools = {t.name: t for t in over(people, lambda c: c.list_tools()).tools}
    assert set(tools) == {
        "plan_trip", "revise_trip", "verify_plan", "search_catalog", "get_record", "answer", "forget_me",
    }  # fmt: skip
    assert all(t.description and t.output_schema and t.annotations for t in tools.values())
    reading = {n for n, t in tools.items() if t.annotations.read_only_hint}
    assert reading == {"verify_plan", "search_catalog", "get_record"}
    assert not any({"user", "token"} & set(t.input_schema["properties"]) for t in tools.values())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_trip_is_planned_changed_verified_and_read(people: People, mode: Any) -> None:
    seen: list[str] = []

    async def progress(done: float, total: float | None, message: str | None) -> None:
        seen.append(message or "")

    async def steps(client: Client) -> None:
        planned = (
            await client.call_tool("plan_trip", {"request": REQUEST}, progress_callback=progress)
        ).structured_content
        assert planned["status"] == "published"
        checked = await client.call_tool("verify_plan", {"plan": planned["plan"]})
        assert checked.structured_content["passed"]
        changed = await client.call_tool("revise_trip", {"thread": planned["thread"], "change": "add one more day"})
        assert changed.structured_content["diff"], changed
        assert len(changed.structured_content["plan"]["days"]) == 3
        page = await client.read_resource(f"trip://{planned['thread']}/ics")
        assert page.contents[0].text.startswith("BEGIN:VCALENDAR")
        body = json.loads((await client.read_resource(f"trip://{planned['thread']}")).contents[0].text)
        assert len(body["days"]) == 3

    over(people, steps, mode=mode)
    assert len(seen) > 3


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_question_is_put_to_the_person_by_the_clients_form(people: People, mode: Any) -> None:
    asked: list[str] = []

    async def form(context: Any, params: Any) -> ElicitResult:
        asked.append(params.message)
        return ElicitResult(action="accept", content={"answer": "Harbourton"})

    async def steps(client: Client) -> Any:
        return await client.call_tool("plan_trip", {"request": "2 days from 9 December 2027, plan me a trip"})

    done = over(people, steps, mode=mode, elicitation_callback=form).structured_content
    assert asked
    assert done["status"] == "published", done


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_who_declines_gets_the_question_and_may_answer_it_later(people: People, mode: Any) -> None:
    async def decline(context: Any, params: Any) -> ElicitResult:
        return ElicitResult(action="decline")

    async def steps(client: Client) -> Any:
        asked = (await client.call_tool("plan_trip", {"request": "plan me a trip"})).structured_content
        assert asked["status"] == "needs_information"
        assert asked["question"]
        return asked

    over(people, steps, mode=mode, elicitation_callback=decline)


def test_a_client_without_forms_gets_the_question_and_answers_by_thread(people: People) -> None:
    async def steps(client: Client) -> Any:
        asked = await client.call_tool("plan_trip", {"request": "2 days from 9 December 2027, plan me a trip"})
        thread = asked.structured_content["thread"]
        assert asked.structured_content["question"]
        return await client.call_tool("answer", {"thread": thread, "text": "Harbourton"})

    assert over(people, steps).structured_content["plan"]["stops"][0]["name"] == "Harbourton"


def test_mistakes_are_typed_errors_and_never_content(people: People) -> None:
    async def steps(client: Client) -> Any:
        return [
            await client.call_tool("plan_trip", {"request": "3 days in Nowhereville"}),
            await client.call_tool("get_record", {"id": "nothing:1"}),
            await client.call_tool("revise_trip", {"change": "a day longer"}),
            await client.call_tool("verify_plan", {"plan": {"days": 3}}),
            await client.call_tool("plan_trip", {}),
            await client.call_tool("answer", {"text": "hello", "thread": "../../etc"}),
        ]

    results = over(people, steps)
    assert all(r.is_error for r in results)
    assert "UnknownPlace: " in results[0].content[0].text


def test_forget_me_forgets_and_proves_it(people: People) -> None:
    async def steps(client: Client) -> Any:
        await client.call_tool("answer", {"text": "Remember that I am vegetarian"})
        return await client.call_tool("forget_me", {"confirm": "forget everything"})

    done = over(people, steps).structured_content
    assert done["gone"]
    assert done["removed"]["rows"] > 0


def test_forgetting_drops_what_only_the_process_holds(catalog: Any, now: Any) -> None:
    async def steps(client: Client) -> Any:
        planned = (await client.call_tool("plan_trip", {"request": REQUEST})).structured_content
        await client.call_tool("forget_me", {"confirm": "forget everything"})
        with pytest.raises(MCPError, match="no published plan"):
            await client.read_resource(f"trip://{planned['thread']}")

    with People(Settings(private=True), catalog, clock=lambda: now) as people:
        over(people, steps)


def test_it_speaks_over_stdio(tmp_path: Path) -> None:
    code = "from tripwright.agent.doors.mcp_door import mcp; mcp(private=True)"

    async def run() -> Any:
        command = StdioServerParameters(command=sys.executable, args=["-c", code], cwd=str(tmp_path))
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("search_catalog", {"text": "Kyoto"})

    found = asyncio.run(run()).structured_content
    assert found["cities"][0]["name"] == "Kyoto"
