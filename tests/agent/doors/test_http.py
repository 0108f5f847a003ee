"""HTTP, in process: the REST routes, the events, the guard, and the `openai` client."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from tripwright.agent.doors import http_app, room
from tripwright.agent.doors.guard import LOOPBACK, Guard
from tripwright.agent.doors.network import access
from tripwright.agent.doors.people import People, read_tokens
from tripwright.domain.errors import InputError
from tripwright.domain.settings import Settings

REQUEST = "2 days in Harbourton from 9 December 2027, museums"
TOO_LONG = {"model": "tripwright", "messages": [{"role": "user", "content": "x" * 30_000}]}
ANN, BOB = "a-token-of-ann-123456", "a-token-of-bob-123456"


@pytest.fixture
def people(catalog: Any, now: Any, tmp_path: Path) -> Iterator[People]:
    with People(Settings(home=tmp_path), catalog, clock=lambda: now) as made:
        yield made


@pytest.fixture
def known(catalog: Any, now: Any, tmp_path: Path) -> Iterator[People]:
    with People(Settings(home=tmp_path), catalog, {"ann": ANN, "bob": BOB}, clock=lambda: now) as made:
        yield made


def over(people: People, steps: Any) -> Any:
    async def run() -> Any:
        app = Guard(http_app.build(people), people, LOOPBACK)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return await steps(client)

    return asyncio.run(run())


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_trip_is_planned_changed_read_and_verified(people: People) -> None:
    async def steps(client: httpx.AsyncClient) -> None:
        planned = (await client.post("/v1/plans", json={"text": REQUEST})).json()
        assert planned["status"] == "published"
        path = f"/v1/plans/{planned['thread']}"
        changed = (await client.post(f"{path}/messages", json={"text": "add one more day"})).json()
        assert len(changed["plan"]["days"]) == 3
        assert len((await client.get(path)).json()["days"]) == 3
        assert (await client.get(path, params={"format": "ics"})).text.startswith("BEGIN:VCALENDAR")
        report = (await client.post("/v1/verify", json={"plan": changed["plan"]})).json()
        assert report["passed"], report
        changed["plan"]["days"][0]["items"] = []
        assert not (await client.post("/v1/verify", json={"plan": changed["plan"]})).json()["passed"]

    over(people, steps)


def test_progress_comes_as_events_and_the_result_last(people: People) -> None:
    async def steps(client: httpx.AsyncClient) -> str:
        return (await client.post("/v1/plans", json={"text": REQUEST}, headers={"Accept": "text/event-stream"})).text

    events = over(people, steps).strip().split("\n\n")
    assert len(events) > 3
    assert all(e.startswith("event: progress\ndata: {") for e in events[:-1])
    name, data = events[-1].split("\n", 1)
    assert name == "event: result"
    assert json.loads(data.removeprefix("data: "))["status"] == "published"


def test_a_question_waits_for_the_next_message(people: People) -> None:
    async def steps(client: httpx.AsyncClient) -> Any:
        asked = (await client.post("/v1/plans", json={"text": "2 days from 9 December 2027, plan me a trip"})).json()
        assert asked["status"] == "needs_information"
        return (await client.post(f"/v1/plans/{asked['thread']}/messages", json={"text": "Harbourton"})).json()

    assert over(people, steps)["status"] == "published"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v1/plans", b"{", 400),
        ("POST", "/v1/plans", b'{"text": ""}', 400),
        ("POST", "/v1/plans", b'{"text": "\\ud800"}', 400),
        ("POST", "/v1/plans", json.dumps({"text": "x" * 30_000}).encode(), 400),
        ("POST", "/v1/plans", b" " * 1_000_001, 413),
        ("POST", "/v1/plans", json.dumps({"text": "3 days in Nowhereville"}).encode(), 400),
        ("POST", "/v1/plans", b'{"text": "\\u0000 2 days in Harbourton"}', 400),
        ("POST", "/v1/plans", b'{"text": " ...? "}', 400),
        ("POST", "/v1/verify", b'{"plan": 3}', 400),
        ("GET", "/v1/plans/none", b"", 404),
        ("GET", "/v1/plans/none?format=exe", b"", 400),
        ("GET", "/v1/plans", b"", 405),
        ("PATCH", "/v1/plans/none", b"", 405),
        ("GET", "/nothing", b"", 404),
        ("POST", "/v1/chat/completions", b'{"model": "tripwright", "messages": []}', 400),
        ("POST", "/v1/chat/completions", json.dumps(TOO_LONG).encode(), 400),
    ],
)
def test_every_mistake_is_a_typed_error(people: People, method: str, path: str, body: bytes, status: int) -> None:
    response = over(people, lambda c: c.request(method, path, content=body))
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert error["message"] and (error.get("type") or error["code"])
    assert "Traceback" not in response.text


def test_what_is_no_plan_has_not_passed(people: People) -> None:
    report = over(people, lambda c: c.post("/v1/verify", json={"plan": {"days": 3}})).json()
    assert report["passed"] is False
    assert report["reason"].startswith("PlanFileError: ")


def test_an_answer_that_makes_the_conversation_too_long_leaves_it_usable(people: People) -> None:
    async def steps(client: httpx.AsyncClient) -> Any:
        asked = (await client.post("/v1/plans", json={"text": "2 days from 9 December 2027, plan me a trip"})).json()
        path = f"/v1/plans/{asked['thread']}/messages"
        refused = await client.post(path, json={"text": "museum " * 2_857})
        assert refused.status_code == 409, refused.text
        return (await client.post(path, json={"text": "Harbourton"})).json()

    assert over(people, steps)["status"] == "published"


def test_foreign_hosts_origins_and_strangers_are_refused(known: People) -> None:
    async def steps(client: httpx.AsyncClient) -> list[int]:
        asks = (
            {"Host": "evil.example", **bearer(ANN)},
            {"Origin": "https://evil.example", **bearer(ANN)},
            {},
            bearer("a-token-of-nobody-12"),
            {"Origin": "http://localhost", **bearer(ANN)},
        )
        return [(await client.get("/metrics", headers=h)).status_code for h in asks]

    assert over(known, steps) == [421, 403, 401, 401, 200]


def test_one_person_never_meets_anothers_trip_or_memory(known: People) -> None:
    async def steps(client: httpx.AsyncClient) -> None:
        planned = (await client.post("/v1/plans", json={"text": REQUEST}, headers=bearer(ANN))).json()
        path = f"/v1/plans/{planned['thread']}"
        assert (await client.get(path, headers=bearer(ANN))).status_code == 200
        assert (await client.get(path, headers=bearer(BOB))).status_code == 404
        said = {"text": "Remember that I am vegetarian"}
        assert (await client.post("/v1/plans", json=said, headers=bearer(ANN))).status_code == 200

    over(known, steps)
    assert known.planner("ann").memory.rows()
    assert not known.planner("bob").memory.rows()


def test_each_persons_memory_is_their_own_wherever_it_lies(known: People) -> None:
    settings = [known.planner(user).settings for user in ("ann", "bob")]
    assert [s.user for s in settings] == ["ann", "bob"]
    assert len({s.home for s in settings}) == 2


def test_a_defect_is_said_in_the_shape_of_every_error(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(user: str) -> Any:
        raise RuntimeError("secret")

    monkeypatch.setattr(people, "planner", broken)

    async def run() -> httpx.Response:
        app = Guard(http_app.build(people), people, LOOPBACK)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.post("/v1/plans", json={"text": REQUEST})

    response = asyncio.run(run())
    assert response.status_code == 500
    assert response.json()["error"]["type"] == "InternalError"
    assert "secret" not in response.text


def test_too_many_at_once_are_told_to_come_back(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_RUNNING", 1)
    monkeypatch.setattr(room, "MOST_WAITING", 1)

    async def steps(client: httpx.AsyncClient) -> list[httpx.Response]:
        return await asyncio.gather(*(client.post("/v1/plans", json={"text": REQUEST}) for _ in range(4)))

    responses = over(people, steps)
    assert sorted({r.status_code for r in responses}) == [200, 503]
    assert all(r.headers["Retry-After"] for r in responses if r.status_code == 503)


def test_health_counters_and_the_openapi_document(people: People) -> None:
    async def steps(client: httpx.AsyncClient) -> tuple[str, str, Any]:
        await client.post("/v1/plans", json={"text": REQUEST})
        return (
            (await client.get("/healthz")).json()["status"],
            (await client.get("/metrics")).text,
            (await client.get("/openapi.json")).json(),
        )

    health, metrics, document = over(people, steps)
    assert health == "ok"
    assert 'tripwright_turns_total{outcome="published"} 1' in metrics
    names = set(document["components"]["schemas"])
    used = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert used <= names


def test_a_server_that_others_reach_needs_a_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TRIPWRIGHT_TOKEN", raising=False)
    assert access("127.0.0.1", None) == {}
    with pytest.raises(InputError, match="TRIPWRIGHT_TOKEN"):
        access("0.0.0.0", None)
    file = tmp_path / "tokens"
    file.write_text(f"ann {ANN}\nbob {BOB}\n")
    assert read_tokens(file, None) == {"ann": ANN, "bob": BOB}
    file.write_text("ann short\n")
    with pytest.raises(InputError, match="ann"):
        read_tokens(file, None)


def chat(people: People, steps: Any) -> Any:
    async def run(client: httpx.AsyncClient) -> Any:
        with_key = openai.AsyncOpenAI(api_key="none", base_url="http://localhost/v1", http_client=client, max_retries=0)
        return await steps(with_key)

    return over(people, run)


def test_the_openai_client_plans_and_goes_on_with_the_same_conversation(people: People) -> None:
    async def steps(client: openai.AsyncOpenAI) -> None:
        assert [m.id async for m in client.models.list()] == ["tripwright"]
        said: list[Any] = [{"role": "system", "content": "Be kind."}, {"role": "user", "content": REQUEST}]
        first = await client.chat.completions.create(model="tripwright", messages=said)
        assert first.choices[0].message.content.startswith("Harbourton, 2 days")
        assert first.usage.total_tokens == 0
        said += [
            first.choices[0].message.model_dump(include={"role", "content"}),
            {"role": "user", "content": "add one more day"},
        ]
        second = await client.chat.completions.create(model="tripwright", messages=said)
        assert second.model_extra["tripwright"]["thread"] == first.model_extra["tripwright"]["thread"]
        assert len(second.model_extra["tripwright"]["plan"]["days"]) == 3

    chat(people, steps)


def test_the_openai_client_streams(people: People) -> None:
    async def steps(client: openai.AsyncOpenAI) -> list[Any]:
        stream = await client.chat.completions.create(
            model="tripwright", messages=[{"role": "user", "content": REQUEST}], stream=True,
            stream_options={"include_usage": True},
        )  # fmt: skip
        return [piece async for piece in stream]

    pieces = chat(people, steps)
    assert "".join(p.choices[0].delta.content or "" for p in pieces if p.choices).startswith("Harbourton, 2 days")
    assert pieces[-2].choices[0].finish_reason == "stop"
    assert pieces[-1].usage.total_tokens == 0


def test_the_openai_client_gets_errors_in_its_shape(people: People) -> None:
    async def steps(client: openai.AsyncOpenAI) -> None:
        message: Any = {"role": "user", "content": "3 days in Nowhereville"}
        with pytest.raises(openai.BadRequestError) as bad:
            await client.chat.completions.create(model="tripwright", messages=[message])
        assert bad.value.code == "UnknownPlace"
        with pytest.raises(openai.APIError, match="Nowhereville"):
            async for _ in await client.chat.completions.create(model="tripwright", messages=[message], stream=True):
                pass

    chat(people, steps)
