"""The MCP server: eight tools and the documents of each plan, over the same engine. Imported only by `tripwright mcp`."""

import json
from typing import Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import BaseModel

from ...domain.errors import TripwrightError
from ..planner import Planner
from .guard import USER
from .mcp_forms import Told, converse, sentence, told
from .mcp_prompts import prompts
from .people import LOCAL, People
from .room import Room
from .turn import of_reply, plan_of

READ = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
WRITE = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
FORGETS = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)
FORMATS = {"json": "application/json", "md": "text/markdown", "ics": "text/calendar", "gpx": "application/gpx+xml", "html": "text/html"}  # fmt: skip
MOST_FOUND = 20
INSTRUCTIONS = (
    "Plans trips and publishes only what is verified against a trusted catalog. Give the traveller's own words to plan_trip. "
    "A result with a question waits for the person: ask them, then call answer with its thread. Unknown means unknown: "
    "do not fill it in. Nothing here books or pays."
)


class Found(BaseModel):
    """Records of the catalog, as JSON."""

    cities: list[dict[str, Any]]
    places: list[dict[str, Any]]


class Record(BaseModel):
    """Every fact about one id, each with its source, licence and date."""

    id: str
    facts: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]


class Check(BaseModel):
    """What the verifier says of a plan."""

    passed: bool
    reason: str
    findings: list[dict[str, Any]]
    labels: list[str]
    claims: int


class Receipt(BaseModel):
    """What was forgotten, by store, and what a search found afterwards."""

    gone: bool
    text: str
    removed: dict[str, int]
    remaining: dict[str, int]


def build(people: People) -> MCPServer[Any]:
    """The server. Who calls is what the transport says (`Guard`), else the local user; never an argument."""
    server: MCPServer[Any] = MCPServer("tripwright", title="Tripwright", instructions=INSTRUCTIONS, log_level="WARNING")
    _talk(server, people, Room())
    _look(server, people)
    _own(server, people)
    _documents(server, people)
    prompts(server, people.catalog)
    return server


def _talk(server: MCPServer[Any], people: People, room: Room) -> None:
    @server.tool(title="Plan a trip", annotations=WRITE)
    async def plan_trip(request: str, ctx: Context) -> Told | InputRequiredResult:
        """Plan a trip from the traveller's whole request in their words (English, Korean or Chinese): where, when, how long, who,
        budget, tastes, needs. Returns one verified plan, or the one question that must be answered first."""
        return await converse(room, _planner(people, ctx), ctx, request, None)

    @server.tool(title="Change a trip", annotations=WRITE)
    async def revise_trip(
        change: str, ctx: Context, thread: str = "", plan: dict[str, Any] | None = None
    ) -> Told | InputRequiredResult:
        """Change a trip as little as the words ask for ("skip the museum on Monday", "a day longer"). Give the thread of the plan;
        or, for a plan that was kept elsewhere, its JSON. The result says what changed and what it costs."""
        planner = _planner(people, ctx)
        if plan is not None:
            return await _revised(planner, plan, change)
        if not thread:
            raise ToolError("InputError: Say which trip: give the thread of its plan, or the plan itself.")
        return await converse(room, planner, ctx, change, thread)

    @server.tool(title="Recommend products", annotations=WRITE)
    async def recommend_products(request: str, ctx: Context, thread: str = "") -> Told | InputRequiredResult:
        """What to bring and buy, from the person's words with their conditions ("carry-on under 2.5 kg below 120 EUR", "what should I
        pack?"). With a thread: for the trip planned there. Only products of a loaded catalog. A suggested cart is asked about: only the person may approve it, and nothing is paid."""
        return await converse(room, _planner(people, ctx), ctx, request, thread, "shop")

    @server.tool(title="Answer or ask", annotations=WRITE)
    async def answer(text: str, ctx: Context, thread: str = "") -> Told | InputRequiredResult:
        """Two uses. With the thread of a result that has a question: the person's answer (or the number of a choice). Otherwise: a
        question about a trip (entry rules, plugs, opening, weather, distance, why), answered from the catalog or "unknown"."""
        return await converse(room, _planner(people, ctx), ctx, text, thread)


def _look(server: MCPServer[Any], people: People) -> None:
    catalog = people.catalog

    @server.tool(title="Verify a plan", annotations=READ)
    def verify_plan(plan: dict[str, Any]) -> Check:
        """Check a plan (JSON of the published schema, by anyone) against the catalog: existence, opening, travel, sums, conditions,
        receipt. Nothing is changed."""
        from ...tools.verify import verify_file

        report = _typed(lambda: verify_file(json.dumps(plan).encode(), catalog))
        findings = [f.model_dump(mode="json") for f in report.findings]
        return Check(
            passed=report.passed, reason=report.reason, findings=findings, labels=list(report.labels), claims=len(report.claims)
        )  # fmt: skip

    @server.tool(title="Search the catalog", annotations=READ)
    def search_catalog(text: str, city_id: str = "") -> Found:
        """Cities and places by name, in any language, with their ids. `city_id` narrows places to one city. Empty means: not in the
        catalog."""
        cities = [] if city_id else catalog.find_cities(text[:200])[:MOST_FOUND]
        places = catalog.find_places(text[:200], city_id or None, MOST_FOUND)
        return Found(
            cities=[c.model_dump(mode="json") for c in cities], places=[p.model_dump(mode="json") for p in places]
        )

    @server.tool(title="Look up a record", annotations=READ)
    def get_record(id: str) -> Record:
        """Every fact about one id from search_catalog or a plan, with source, licence and the date it was observed."""
        facts = [f.model_dump(mode="json") for f in catalog.facts(id[:200])]
        if not facts:
            raise ToolError(f"InputError: The catalog holds no {id[:200]!r}: find its id with search_catalog.")
        return Record(id=id, facts=facts, conflicts=[f.model_dump(mode="json") for f in catalog.conflicts(id)])


def _own(server: MCPServer[Any], people: People) -> None:
    @server.tool(title="Forget me", annotations=FORGETS)
    def forget_me(confirm: Literal["forget everything"], ctx: Context) -> Receipt:
        """Remove everything that is remembered about the person who is asking: memory, plans, conversations. Only when they asked for
        it. Returns a receipt of what was removed and of a search afterwards."""
        receipt = _typed(lambda: people.forget(_user(ctx)))
        return Receipt(gone=receipt.gone, text=str(receipt), removed=receipt.removed, remaining=receipt.remaining)


def _documents(server: MCPServer[Any], people: People) -> None:
    def add(uri: str, kind: str) -> None:
        @server.resource(
            uri, name=f"trip as {kind}", mime_type=FORMATS[kind], description=f"The last published plan of a thread, as {kind}."
        )  # fmt: skip
        def trip(id: str, ctx: Context) -> str:
            from .export_door import documents

            try:
                plan = plan_of(_planner(people, ctx), id)
                return next(iter(documents(plan, people.catalog, [kind]).values()))
            except TripwrightError as error:
                raise ResourceError(sentence(error)) from error

    add("trip://{id}", "json")
    for kind in FORMATS:
        add(f"trip://{{id}}/{kind}", kind)


def _user(ctx: Context) -> str:
    """Whoever the transport says is calling."""
    request = ctx.request_context.request
    return str(request.scope[USER]) if request is not None else LOCAL


def _planner(people: People, ctx: Context) -> Planner:
    planner: Planner = _typed(lambda: people.planner(_user(ctx)))
    return planner


async def _revised(planner: Planner, plan: dict[str, Any], change: str) -> CallToolResult:
    from anyio import to_thread

    from ...tools.verify import read_plan

    try:
        read = read_plan(json.dumps(plan).encode())
        return told(of_reply(await to_thread.run_sync(planner.revise, read, change), ""))
    except TripwrightError as error:
        raise ToolError(sentence(error)) from error


def _typed(call: Any) -> Any:
    try:
        return call()
    except TripwrightError as error:
        raise ToolError(sentence(error)) from error
