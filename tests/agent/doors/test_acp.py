"""An editor, over the Agent Client Protocol: the SDK's own client, over a socket in process and over stdio."""

import asyncio
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from acp import PROTOCOL_VERSION, RequestError, connect_to_agent, run_agent, text_block
from acp.schema import AllowedOutcome, DeniedOutcome, RequestPermissionResponse
from acp.stdio import spawn_agent_process
from tripwright import Planner
from tripwright.agent.doors.acp_agent import Trips
from tripwright.domain.settings import Settings

REQUEST = "2 days in Harbourton from 9 December 2027, museums"
OPEN = "2 days from 9 December 2027, plan me a trip"


class Editor:
    """Writes down what it is shown, and answers requests for permission with `choice` (None: cancels)."""

    def __init__(self, choice: str | None = None) -> None:
        self.choice = choice
        self.updates: list[Any] = []
        self.asked: list[Any] = []

    async def session_update(self, session_id: str, update: Any, **more: Any) -> None:
        self.updates.append(update)

    async def request_permission(self, session_id: str, tool_call: Any, options: Any, **more: Any) -> Any:
        self.asked.append((tool_call, options))
        if self.choice is None:
            return RequestPermissionResponse(outcome=DeniedOutcome(outcome="cancelled"))
        return RequestPermissionResponse(outcome=AllowedOutcome(outcome="selected", option_id=self.choice))

    def on_connect(self, conn: Any) -> None:
        pass

    def kinds(self) -> list[str]:
        return [u.session_update for u in self.updates]

    @property
    def said(self) -> str:
        return "\n".join(u.content.text for u in self.updates if u.session_update == "agent_message_chunk")


def over(planner: Planner, editor: Editor, steps: Any) -> Any:
    async def run() -> Any:
        (reader, writer), (far_reader, far_writer) = [
            await asyncio.open_connection(sock=end) for end in socket.socketpair()
        ]
        served = asyncio.create_task(run_agent(Trips(planner), input_stream=far_writer, output_stream=far_reader))
        connection = connect_to_agent(editor, writer, reader)
        try:
            await connection.initialize(protocol_version=PROTOCOL_VERSION)
            return await steps(connection)
        finally:
            await connection.close()
            writer.close()
            await served
            far_writer.close()
            await asyncio.sleep(0)  # both ends let go of their sockets

    return asyncio.run(run())


async def prompt(connection: Any, session: str, text: str) -> Any:
    return await connection.prompt(session_id=session, prompt=[text_block(text)])


async def opened(connection: Any) -> str:
    return (await connection.new_session(cwd="/", mcp_servers=[])).session_id


def test_an_editor_sees_the_plan_of_work_the_tool_calls_and_the_answer(asking: Planner) -> None:
    editor = Editor()

    async def steps(connection: Any) -> Any:
        session = await opened(connection)
        done = await prompt(connection, session, REQUEST)
        changed = await prompt(connection, session, "add one more day")
        return done, changed

    done, changed = over(asking, editor, steps)
    assert done.stop_reason == "end_turn"
    assert done.field_meta["tripwright"]["status"] == "published"
    assert len(changed.field_meta["tripwright"]["plan"]["days"]) == 3
    assert {"plan", "tool_call", "tool_call_update", "agent_message_chunk"} <= set(editor.kinds())
    plans = [u for u in editor.updates if u.session_update == "plan"]
    assert all(e.status == "completed" for e in plans[-1].entries)
    started = {u.tool_call_id for u in editor.updates if u.session_update == "tool_call"}
    ended = {
        u.tool_call_id for u in editor.updates if u.session_update == "tool_call_update" and u.status == "completed"
    }
    assert started == ended
    assert "Harbourton, 3 days" in editor.said


@pytest.fixture
def doubled(make_world: Any, now: Any) -> Iterator[Planner]:
    """A world with two towns of one name, so that a person must choose."""
    world = make_world()
    town, places = world.find_cities("Harbourton")[0], list(world.places("geonames:1"))
    twin = town.model_copy(update={"id": "geonames:9", "country": "XB"})
    seen = [p.model_copy(update={"id": f"twin:{n}", "city_id": twin.id}) for n, p in enumerate(places)]
    double = make_world(cities=[town, twin], places=[*places, *seen])
    with Planner(catalog=double, clock=lambda: now) as planner:
        yield planner


def test_a_choice_is_a_request_for_permission_and_what_is_chosen_goes_on(doubled: Planner) -> None:
    editor = Editor("1")

    async def steps(connection: Any) -> Any:
        return await prompt(connection, await opened(connection), REQUEST)

    done = over(doubled, editor, steps)
    call, options = editor.asked[0]
    assert call.title
    assert [o.kind for o in options].count("reject_once") == 1
    assert done.field_meta["tripwright"]["status"] == "published"


@pytest.mark.parametrize("choice", [None, "none"])
def test_who_refuses_every_choice_keeps_the_question(doubled: Planner, choice: str | None) -> None:
    editor = Editor(choice)

    async def steps(connection: Any) -> Any:
        session = await opened(connection)
        return session, await prompt(connection, session, REQUEST)

    session, done = over(doubled, editor, steps)
    assert len(editor.asked) == 1
    assert done.field_meta["tripwright"]["plan"] is None
    assert doubled.waiting(session) is not None


def test_an_open_question_is_answered_by_the_next_prompt(asking: Planner) -> None:
    async def steps(connection: Any) -> Any:
        session = await opened(connection)
        await prompt(connection, session, OPEN)
        return await prompt(connection, session, "Harbourton")

    editor = Editor()
    assert over(asking, editor, steps).field_meta["tripwright"]["status"] == "published"


def test_mistakes_are_sentences_with_their_type(asking: Planner) -> None:
    async def steps(connection: Any) -> Any:
        session = await opened(connection)
        with pytest.raises(RequestError):
            await connection.load_session(cwd="/", session_id="nothing-kept", mcp_servers=[])
        with pytest.raises(RequestError):
            await connection.load_session(cwd="/", session_id="../../etc", mcp_servers=[])
        return await prompt(connection, session, "3 days in Nowhereville")

    editor = Editor()
    done = over(asking, editor, steps)
    assert done.field_meta["tripwright"]["error"] == "UnknownPlace"
    assert "Nowhereville" in editor.said


def test_a_session_that_was_kept_is_shown_again_and_goes_on(catalog: Any, now: Any, tmp_path: Path) -> None:
    async def first(connection: Any) -> str:
        session = await opened(connection)
        await prompt(connection, session, REQUEST)
        return session

    with Planner(Settings(home=tmp_path), catalog=catalog, clock=lambda: now) as planner:
        session = over(planner, Editor(), first)

    async def again(connection: Any) -> Any:
        await connection.load_session(cwd="/", session_id=session, mcp_servers=[])
        return await prompt(connection, session, "add one more day")

    editor = Editor()
    with Planner(Settings(home=tmp_path), catalog=catalog, clock=lambda: now) as planner:
        changed = over(planner, editor, again)
    assert "Harbourton, 2 days" in editor.said
    assert len(changed.field_meta["tripwright"]["plan"]["days"]) == 3


def test_a_prompt_can_be_cancelled(asking: Planner) -> None:
    async def steps(connection: Any) -> Any:
        session = await opened(connection)
        running = asyncio.create_task(prompt(connection, session, REQUEST))
        while "plan" not in editor.kinds():
            await asyncio.sleep(0.001)
        await connection.cancel(session_id=session)
        return await running

    editor = Editor()
    assert over(asking, editor, steps).stop_reason == "cancelled"


def test_it_speaks_over_stdio(tmp_path: Path) -> None:
    code = "from tripwright.agent.doors.acp_door import acp; acp(private=True)"

    async def run() -> Any:
        async with spawn_agent_process(Editor(), sys.executable, "-c", code, cwd=str(tmp_path)) as (connection, _):
            return await connection.initialize(protocol_version=PROTOCOL_VERSION)

    assert asyncio.run(run()).agent_info.name == "tripwright"
