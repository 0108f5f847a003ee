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
from mcp_types import ElicitResult, PromptReference
from tripwright.agent.doors.mcp_server import build
from tripwright.agent.doors.people import People
from tripwright.domain.reply import Asked, Finished, Reply
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


def test_eight_tools_each_say_what_they_do_and_what_they_change(people: People) -> None:
    tools = {t.name: t for t in over(people, lambda c: c.list_tools()).tools}
    assert set(tools) == {
        "plan_trip", "revise_trip", "verify_plan", "search_catalog", "get_record", "recommend_products", "answer",
        "forget_me",
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


def test_the_words_of_a_result_are_for_a_reader_and_the_plan_is_beside_them(people: People) -> None:
    done = over(people, lambda c: c.call_tool("plan_trip", {"request": REQUEST}))
    words = done.content[0].text
    assert words.startswith("Harbourton, 2 days")
    assert f"[thread: {done.structured_content['thread']}]" in words
    assert "receipt" not in words
    assert done.structured_content["plan"]["receipt"]


STARTS = {"json": "{", "md": "# ", "ics": "BEGIN:VCALENDAR", "gpx": "<?xml", "html": "<!doctype html>"}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_trip_is_a_resource_in_five_forms(people: People, mode: Any) -> None:
    async def steps(client: Client) -> Any:
        templates = {t.uri_template: t.mime_type for t in (await client.list_resource_templates()).resource_templates}
        thread = (await client.call_tool("plan_trip", {"request": REQUEST})).structured_content["thread"]
        read = {f: (await client.read_resource(f"trip://{thread}/{f}")).contents[0] for f in STARTS}
        with pytest.raises(MCPError, match="no published plan"):
            await client.read_resource("trip://nothing/md")
        return templates, read

    templates, read = over(people, steps, mode=mode)
    assert set(templates) == {"trip://{id}", *(f"trip://{{id}}/{f}" for f in STARTS)}
    for name, start in STARTS.items():
        assert read[name].text.casefold().startswith(start.casefold()), name
        assert read[name].mime_type == templates[f"trip://{{id}}/{name}"]


def test_prompts_name_the_tool_and_their_cities_complete(people: People) -> None:
    async def steps(client: Client) -> Any:
        listed = {p.name for p in (await client.list_prompts()).prompts}
        asked = await client.get_prompt(
            "plan_a_trip", {"city": "Harbourton", "when": "in December", "wishes": "museums"}
        )
        reference = PromptReference(name="plan_a_trip")
        found = await client.complete(reference, {"name": "city", "value": "har"})
        other = await client.complete(reference, {"name": "when", "value": "har"})
        return listed, asked.messages[0].content.text, found.completion.values, other.completion.values

    listed, asked, found, other = over(people, steps)
    assert listed == {"plan_a_trip", "change_the_plan", "pack_and_buy", "check_a_plan"}
    assert 'plan_trip with "3 days in Harbourton, in December, museums"' in asked
    assert found == ["Harbourton"]
    assert other == []


class Cashier:
    """A planner that asks about a cart, and writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._asked: list[Asked] = []

    def waiting(self, thread: str) -> Asked | None:
        return self._asked[0] if self._asked and not self.told else None

    def stream(self, text: str, thread: str, door: str) -> Iterator[Any]:
        self._asked.append(Asked(thread=thread, question="Approve?", choices=("No", "Yes"), about="cart"))
        yield self._asked[0]

    def resume(self, thread: str, answer: str) -> Iterator[Any]:
        self.told.append(answer)
        yield Finished(thread=thread, reply=Reply(outcome="published", text="Noted."))


ANSWERS = [
    (ElicitResult(action="accept", content={"approve": True}), ["2"]),
    (ElicitResult(action="accept", content={"approve": False}), ["1"]),
    (ElicitResult(action="accept", content={"approve": "true"}), ["1"]),
    (ElicitResult(action="accept", content={}), ["1"]),
    (ElicitResult(action="decline"), ["1"]),
    (ElicitResult(action="cancel"), []),
]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize(("answer", "told"), ANSWERS)
def test_only_a_plain_true_approves_a_cart(
    people: People, monkeypatch: pytest.MonkeyPatch, mode: Any, answer: ElicitResult, told: list[str]
) -> None:
    cashier = Cashier()
    monkeypatch.setattr(people, "planner", lambda user: cashier)
    schemas: list[Any] = []

    async def form(context: Any, params: Any) -> ElicitResult:
        schemas.append(params.requested_schema)
        return answer

    async def steps(client: Client) -> Any:
        return await client.call_tool("recommend_products", {"request": "a raincoat"})

    done = over(people, steps, mode=mode, elicitation_callback=form)
    assert schemas[0]["properties"]["approve"]["default"] is False
    assert cashier.told == (
        [] if done.is_error else told
    )  # an answer of the wrong type may be an error, and is never a yes
    assert done.is_error is False or answer.content == {"approve": "true"}


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
