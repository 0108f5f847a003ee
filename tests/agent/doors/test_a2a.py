"""Another agent, over A2A: the SDK's own client, both bindings, in process."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from a2a.client import ClientConfig, create_client
from a2a.helpers import get_data_parts, get_message_text, new_text_message
from a2a.types import CancelTaskRequest, GetTaskRequest, ListTasksRequest, Role, SendMessageRequest, TaskState
from a2a.utils.errors import A2AError
from tripwright.agent.doors import a2a_server
from tripwright.agent.doors.guard import LOOPBACK, Guard
from tripwright.agent.doors.people import People
from tripwright.domain.plan import Plan
from tripwright.domain.settings import Settings

REQUEST = "2 days in Harbourton from 9 December 2027, museums"
OPEN = "2 days from 9 December 2027, plan me a trip"
ANN, BOB = "a-token-of-ann-123456", "a-token-of-bob-123456"
BINDINGS = ["JSONRPC", "HTTP+JSON"]


@pytest.fixture
def people(catalog: Any, now: Any, tmp_path: Path) -> Iterator[People]:
    with People(Settings(home=tmp_path), catalog, clock=lambda: now) as made:
        yield made


@pytest.fixture
def known(catalog: Any, now: Any, tmp_path: Path) -> Iterator[People]:
    with People(Settings(home=tmp_path), catalog, {"ann": ANN, "bob": BOB}, clock=lambda: now) as made:
        yield made


def over(people: People, steps: Any, binding: str = "JSONRPC", tokens: tuple[str, ...] = ("",)) -> Any:
    """Run `steps` with one client of the SDK a token."""

    async def run() -> Any:
        app = Guard(a2a_server.build(people, "http://localhost"), people, LOOPBACK)
        clients = []
        for token in tokens:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            transport = httpx.AsyncClient(
                transport=httpx.ASGITransport(app), base_url="http://localhost", headers=headers
            )
            config = ClientConfig(httpx_client=transport, supported_protocol_bindings=[binding])
            clients.append(await create_client("http://localhost", client_config=config))
        return await steps(*clients)

    return asyncio.run(run())


async def say(client: Any, text: str, **where: str) -> tuple[Any, list[Any]]:
    """The task as it stands at the end, and the events on the way."""
    message = new_text_message(text, role=Role.ROLE_USER, **where)
    events = [e async for e in client.send_message(SendMessageRequest(message=message))]
    first = events[0]
    id = first.task.id if first.HasField("task") else first.status_update.task_id
    return await client.get_task(GetTaskRequest(id=id)), events


def artifact(task: Any, name: str) -> Any:
    return next(a for a in task.artifacts if a.name == name)


@pytest.mark.parametrize("binding", BINDINGS)
def test_a_trip_is_planned_with_progress_and_changed_in_its_context(people: People, binding: str) -> None:
    async def steps(client: Any) -> None:
        task, events = await say(client, REQUEST)
        assert task.status.state == TaskState.TASK_STATE_COMPLETED
        words = [get_message_text(e.status_update.status.message) for e in events if e.HasField("status_update")]
        assert "planning the days" in words
        assert artifact(task, "answer").parts[0].text.startswith("Harbourton, 2 days")
        changed, _ = await say(client, "add one more day", context_id=task.context_id)
        assert changed.id != task.id
        plan = get_data_parts(artifact(changed, "plan").parts)[0]
        assert len(Plan.model_validate(plan).days) == 3
        assert get_data_parts(artifact(changed, "diff").parts)

    over(people, steps, binding)


@pytest.mark.parametrize("binding", BINDINGS)
def test_a_question_is_a_task_that_waits_for_input(people: People, binding: str) -> None:
    async def steps(client: Any) -> None:
        task, _ = await say(client, OPEN)
        assert task.status.state == TaskState.TASK_STATE_INPUT_REQUIRED
        assert get_data_parts(task.status.message.parts)[0]["question"]
        done, _ = await say(client, "Harbourton", task_id=task.id, context_id=task.context_id)
        assert done.id == task.id
        assert done.status.state == TaskState.TASK_STATE_COMPLETED

    over(people, steps, binding)


@pytest.mark.parametrize("binding", BINDINGS)
def test_mistakes_fail_the_task_with_their_type_and_never_look_done(people: People, binding: str) -> None:
    async def steps(client: Any) -> None:
        task, _ = await say(client, "3 days in Nowhereville")
        assert task.status.state == TaskState.TASK_STATE_FAILED
        assert not task.artifacts
        assert get_data_parts(task.status.message.parts)[0]["error"]["type"] == "UnknownPlace"
        with pytest.raises(A2AError):
            await say(client, "hello", task_id="no-such-task")
        with pytest.raises(A2AError):
            await say(client, " ")

    over(people, steps, binding)


def test_one_agent_never_meets_anothers_task(known: People) -> None:
    async def steps(ann: Any, bob: Any) -> None:
        task, _ = await say(ann, OPEN)
        assert [t.id for t in (await ann.list_tasks(ListTasksRequest())).tasks] == [task.id]
        assert not (await bob.list_tasks(ListTasksRequest())).tasks
        for call in (bob.get_task(GetTaskRequest(id=task.id)), bob.cancel_task(CancelTaskRequest(id=task.id))):
            with pytest.raises(A2AError):
                await call
        with pytest.raises(A2AError):
            await say(bob, "Harbourton", task_id=task.id, context_id=task.context_id)
        await say(bob, "Milltown", context_id=task.context_id)  # the same name of a conversation, but his own
        done, _ = await say(ann, "Harbourton", task_id=task.id, context_id=task.context_id)
        assert done.status.state == TaskState.TASK_STATE_COMPLETED

    over(known, steps, tokens=(ANN, BOB))


def test_a_question_can_be_cancelled(people: People) -> None:
    async def steps(client: Any) -> None:
        task, _ = await say(client, OPEN)
        done = await client.cancel_task(CancelTaskRequest(id=task.id))
        assert done.status.state == TaskState.TASK_STATE_CANCELED

    over(people, steps)


def test_old_tasks_make_room_for_new_ones(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(a2a_server, "MOST_TASKS", 2)

    async def steps(client: Any) -> None:
        tasks = [(await say(client, "3 days in Nowhereville"))[0] for _ in range(3)]
        kept = {t.id for t in (await client.list_tasks(ListTasksRequest())).tasks}
        assert kept == {tasks[1].id, tasks[2].id}

    over(people, steps)


def test_the_card_is_open_and_everything_else_wants_a_token(known: People) -> None:
    async def run() -> None:
        app = Guard(a2a_server.build(known, "http://localhost"), known, LOOPBACK)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            card = (await client.get("/.well-known/agent-card.json")).json()
            assert {i["protocolBinding"] for i in card["supportedInterfaces"]} == set(BINDINGS)
            assert card["capabilities"]["streaming"]
            assert card["securitySchemes"]
            assert (await client.post("/rpc", json={})).status_code == 401
            assert (await client.get("/rest/tasks")).status_code == 401
            assert (await client.get("/rest/tasks", headers={"Host": "evil.example"})).status_code == 421

    asyncio.run(run())
