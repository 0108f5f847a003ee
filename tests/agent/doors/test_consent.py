"""A cart through the doors of text: a bare yes asks again, a yes with a limit approves, and a form that shows the total needs none."""

import asyncio
from typing import Any

import httpx
import pytest
from a2a.client import ClientConfig, create_client
from a2a.helpers import get_message_text, new_text_message
from a2a.types import Role, SendMessageRequest, TaskState
from mcp import Client
from mcp_types import ElicitResult
from tripwright.agent.doors import a2a_server, http_app, mcp_server, turn
from tripwright.agent.doors.guard import LOOPBACK, Guard
from tripwright.agent.doors.people import LOCAL, People
from tripwright.domain.goods import Price, Product
from tripwright.domain.reply import Asked, Finished
from tripwright.domain.settings import Settings
from tripwright.domain.truth import Truth
from tripwright.tools.shopping.product_feed import GoodRow
from tripwright.tools.shopping.product_store import ProductStore

BARE = ("yes", "2", "승인", "是")


@pytest.fixture
def people(catalog: Any, now: Any) -> Any:
    coat = Product(
        id="r1", title="Raincoat Yellow", source="synthetic", merchant="Shop", url="https://shop.example/r1",
        price=Price(amount=3500, currency="EUR"), availability=Truth.YES,
    )  # fmt: skip
    with (
        ProductStore.create(None) as store,
        People(Settings(private=True), catalog, clock=lambda: now, products=store) as made,
    ):
        store.add([GoodRow(1, coat)])
        yield made


def asked(people: People) -> str:
    """A thread that waits on the question about its cart."""
    thread = "cart-of-one"
    *_, last = people.planner(LOCAL).stream("raincoat under 50 EUR", thread, "shop")
    assert isinstance(last, Asked) and last.about == "cart"
    return thread


async def by_http(people: People, thread: str, words: str) -> tuple[str, Any]:
    app = Guard(http_app.build(people), people, LOOPBACK)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        said = (await client.post(f"/v1/plans/{thread}/messages", json={"text": words})).json()
    return said["text"], said["handover"]


async def by_mcp(people: People, thread: str, words: str) -> tuple[str, Any]:
    async with Client(mcp_server.build(people)) as client:
        said = (await client.call_tool("answer", {"thread": thread, "text": words})).structured_content
    return said["text"], said["handover"]


async def by_a2a(people: People, thread: str, words: str) -> tuple[str, Any]:
    app = Guard(a2a_server.build(people, "http://localhost"), people, LOOPBACK)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as transport:
        client = await create_client("http://localhost", client_config=ClientConfig(httpx_client=transport))
        message = new_text_message(words, role=Role.ROLE_USER, context_id=thread)
        events = [e async for e in client.send_message(SendMessageRequest(message=message))]
    ended = [e.status_update.status for e in events if e.HasField("status_update")][-1]
    artifacts = [e.artifact_update.artifact for e in events if e.HasField("artifact_update")]
    if ended.state == TaskState.TASK_STATE_INPUT_REQUIRED:
        return get_message_text(ended.message), None
    (answer,) = (a for a in artifacts if a.name == "answer")
    links = [str(a) for a in artifacts if a.name == "handover" and "https://shop.example/r1" in str(a)]
    return answer.parts[0].text, links or None


@pytest.mark.parametrize("door", [by_http, by_mcp, by_a2a])
def test_words_need_a_limit(people: People, door: Any) -> None:
    thread = asked(people)
    for bare in BARE:
        text, handed = asyncio.run(door(people, thread, bare))
        assert "limit" in text and "Raincoat Yellow" in text, text
        assert handed is None
        assert people.planner(LOCAL).waiting(thread), "the question stays open"
    text, handed = asyncio.run(door(people, thread, "yes up to 40 EUR"))
    assert handed, text
    assert people.planner(LOCAL).waiting(thread) is None


def test_a_chat_of_openai_needs_a_limit_too_and_goes_on(people: People) -> None:
    talk: list[dict[str, str]] = []

    async def say(client: httpx.AsyncClient, words: str) -> Any:
        talk.append({"role": "user", "content": words})
        body = {"model": "tripwright", "messages": talk}
        said = (await client.post("/v1/chat/completions", json=body)).json()
        talk.append({"role": "assistant", "content": said["choices"][0]["message"]["content"]})
        return said["tripwright"]

    async def run() -> list[Any]:
        app = Guard(http_app.build(people), people, LOOPBACK)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            words = (
                "raincoat under 50 EUR",
                "put the first one in my cart",
                "approve my cart",
                "yes",
                "yes up to 40 EUR",
            )
            return [await say(client, w) for w in words]

    *_, question, bare, limited = asyncio.run(run())
    assert question["about"] == bare["about"] == "cart", question["text"]
    assert "limit" in bare["text"]
    assert limited["approval"]["approved"] and limited["handover"]


@pytest.mark.parametrize("words", ["yes up to 20 EUR", "yes up to 40 USD", "no", "yes please, later"])
def test_a_limit_that_does_not_hold_and_all_else_is_a_no(people: People, words: str) -> None:
    thread = asked(people)
    *_, last = turn.said(people.planner(LOCAL), words, thread)
    assert isinstance(last, Finished)
    assert last.reply.handover is None


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_form_that_shows_the_total_needs_no_limit(people: People, mode: Any) -> None:
    shown: list[str] = []

    async def form(context: Any, params: Any) -> ElicitResult:
        shown.append(params.message)
        return ElicitResult(action="accept", content={"approve": True})

    async def run() -> Any:
        async with Client(mcp_server.build(people), mode=mode, elicitation_callback=form) as client:
            return await client.call_tool("recommend_products", {"request": "raincoat under 50 EUR"})

    done = asyncio.run(run()).structured_content
    assert "€35" in shown[0]
    assert done["approval"]["approved"] and done["handover"]
