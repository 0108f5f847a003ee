"""One engine, many doors: the same words, seed and clock give the same plan through each of them."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import tripwright
from a2a.client import ClientConfig, create_client
from a2a.helpers import get_data_parts, new_text_message
from a2a.types import Role, SendMessageRequest
from acp import text_block
from mcp import Client
from tripwright.agent import host
from tripwright.agent.doors import a2a_server, http_app, mcp_server, options
from tripwright.agent.doors.acp_agent import Trips
from tripwright.agent.doors.guard import LOOPBACK, Guard
from tripwright.agent.doors.people import LOCAL, People
from tripwright.domain.plan import Plan
from tripwright.domain.settings import Settings

REQUEST = "3 days in Harbourton from 9 December 2027 for two adults, museums and parks, under 900 EUR"


async def by_mcp(people: People) -> Any:
    async with Client(mcp_server.build(people)) as client:
        return (await client.call_tool("plan_trip", {"request": REQUEST})).structured_content["plan"]


async def by_http(people: People) -> Any:
    app = Guard(http_app.build(people), people, LOOPBACK)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        return (await client.post("/v1/plans", json={"text": REQUEST})).json()["plan"]


async def by_a2a(people: People) -> Any:
    app = Guard(a2a_server.build(people, "http://localhost"), people, LOOPBACK)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as transport:
        client = await create_client("http://localhost", client_config=ClientConfig(httpx_client=transport))
        message = SendMessageRequest(message=new_text_message(REQUEST, role=Role.ROLE_USER))
        updates = [
            e.artifact_update.artifact async for e in client.send_message(message) if e.HasField("artifact_update")
        ]
    data = next(get_data_parts(a.parts)[0] for a in updates if a.name == "plan")
    return Plan.model_validate(data).model_dump(mode="json")  # its numbers are doubles on the way


async def by_acp(people: People) -> Any:
    agent = Trips(people.planner(LOCAL))
    agent.on_connect(Silent())
    session = (await agent.new_session(cwd="/")).session_id
    return (await agent.prompt(session, [text_block(REQUEST)])).field_meta["tripwright"]["plan"]


class Silent:
    """An editor that shows nothing."""

    async def session_update(self, **shown: Any) -> None:
        pass


async def by_chat(people: People) -> Any:
    app = Guard(http_app.build(people), people, LOOPBACK)
    body = {"model": "tripwright", "messages": [{"role": "user", "content": REQUEST}]}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        return (await client.post("/v1/chat/completions", json=body)).json()["tripwright"]["plan"]


def test_every_door_gives_the_same_plan(
    catalog: Any, now: Any, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_clock(settings: Settings, catalogs: Any) -> Any:
        return tripwright.Planner(settings, catalog=catalog, clock=lambda: now)

    monkeypatch.setattr(options, "planner", with_clock)  # the command line has no option for the clock
    plans = {"python": tripwright.plan(REQUEST, catalog=catalog, clock=lambda: now).model_dump(mode="json")}
    with People(Settings(seed=0), catalog, clock=lambda: now) as people:
        for door in (by_mcp, by_http, by_chat, by_a2a, by_acp):
            plans[door.__name__] = asyncio.run(door(people))
    plans["langgraph"] = host.graph(catalog=catalog, clock=lambda: now).invoke({"request": REQUEST})["trip"]
    plans["cli"] = json.loads(run("plan", "--json", "--seed", "0", REQUEST).out)["plan"]
    assert plans["python"]["days"]
    for name, plan in plans.items():
        assert plan == plans["python"], name
