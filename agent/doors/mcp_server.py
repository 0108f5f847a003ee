"""The MCP server: seven tools and the documents of each plan, over the same engine. Imported only by `tripwright mcp`."""

import json
from typing import Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import ElicitRequest, ElicitRequestFormParams, ElicitResult, InputRequiredResult, ToolAnnotations
from mcp_types.version import is_version_at_least
from pydantic import BaseModel, Field

from ...domain.errors import InputError, TripwrightError
from ...domain.reply import Progress
from ..planner import Planner
from .guard import USER
from .people import LOCAL, People
from .turn import Turn, named, of_reply, plan_of, take

READ = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
WRITE = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
FORGETS = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)
MODERN = "2026-07-28"  # from here on a question rides in the result, and the client calls again with the answer
FORMATS = {"json": "application/json", "md": "text/markdown", "ics": "text/calendar", "gpx": "application/gpx+xml", "html": "text/html"}  # fmt: skip
MOST_FOUND = 20
INSTRUCTIONS = (
    "Plans trips and publishes only what is verified against a trusted catalog. Give the traveller's own words to plan_trip. "
    "A result with a question waits for the person: ask them, then call answer with its thread. Unknown means unknown: "
    "do not fill it in. Nothing here books or pays."
)


class Words(BaseModel):
    """What a client's form asks the person."""

    answer: str = Field(description="Your answer, or the number of a choice.")


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
    _talk(server, people)
    _look(server, people)
    _own(server, people)
    _documents(server, people)
    return server


def _talk(server: MCPServer[Any], people: People) -> None:
    @server.tool(title="Plan a trip", annotations=WRITE)
    async def plan_trip(request: str, ctx: Context) -> Turn | InputRequiredResult:
        """Plan a trip from the traveller's whole request in their words (English, Korean or Chinese): where, when, how long, who,
        budget, tastes, needs. Returns one verified plan, or the one question that must be answered first."""
        return await _turn(_planner(people, ctx), ctx, request, None)

    @server.tool(title="Change a trip", annotations=WRITE)
    async def revise_trip(
        change: str, ctx: Context, thread: str = "", plan: dict[str, Any] | None = None
    ) -> Turn | InputRequiredResult:
        """Change a trip as little as the words ask for ("skip the museum on Monday", "a day longer"). Give the thread of the plan;
        or, for a plan that was kept elsewhere, its JSON. The result says what changed and what it costs."""
        planner = _planner(people, ctx)
        if plan is not None:
            return await _revised(planner, plan, change)
        if not thread:
            raise ToolError("InputError: Say which trip: give the thread of its plan, or the plan itself.")
        return await _turn(planner, ctx, change, thread)

    @server.tool(title="Answer or ask", annotations=WRITE)
    async def answer(text: str, ctx: Context, thread: str = "") -> Turn | InputRequiredResult:
        """Two uses. With the thread of a result that has a question: the person's answer (or the number of a choice). Otherwise: a
        question about a trip (entry rules, plugs, opening, weather, distance, why), answered from the catalog or "unknown"."""
        return await _turn(_planner(people, ctx), ctx, text, thread)


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
                raise ResourceError(_sentence(error)) from error

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


async def _turn(planner: Planner, ctx: Context, text: str, thread: str | None) -> Turn | InputRequiredResult:
    """One message, and the question that it may lead to: put by the client's form where it has one, else in the result."""
    answered = _answer(ctx)
    modern = is_version_at_least(ctx.protocol_version or "", MODERN)
    asks = _can_ask(ctx)
    try:
        if ctx.request_state is not None:  # the same call again, with what the person said
            thread = ctx.request_state
            asks = answered is not None
            waiting = planner.waiting(thread)
            if waiting is not None and answered is None:
                return _unanswered(planner, thread)
        turn = await take(planner, answered if answered is not None else text, named(thread), _progress(ctx))
        while turn.waits and asks and not modern:
            result = await ctx.elicit(_form(turn), Words)
            if result.action != "accept":
                break
            turn = await take(planner, result.data.answer, turn.thread, _progress(ctx))
    except TripwrightError as error:
        raise ToolError(_sentence(error)) from error
    if turn.waits and asks and modern:
        ask = ElicitRequest(
            params=ElicitRequestFormParams(message=_form(turn), requested_schema=Words.model_json_schema())
        )
        return InputRequiredResult(input_requests={"answer": ask}, request_state=turn.thread)
    return turn


def _unanswered(planner: Planner, thread: str) -> Turn:
    from .turn import turn_of

    waiting = planner.waiting(thread)
    if waiting is None:
        raise InputError("The question was answered already: ask again.")
    return turn_of(waiting)


def _answer(ctx: Context) -> str | None:
    """What the person said to the form of the round before; None when they declined."""
    said = (ctx.input_responses or {}).get("answer")
    if isinstance(said, ElicitResult) and said.action == "accept" and said.content:
        return str(said.content.get("answer", ""))
    return None


def _can_ask(ctx: Context) -> bool:
    capabilities = ctx.client_capabilities
    return capabilities is not None and capabilities.elicitation is not None


def _form(turn: Turn) -> str:
    return "\n".join([turn.question, *(f"{n}. {choice}" for n, choice in enumerate(turn.choices, 1))])


def _progress(ctx: Context) -> Any:
    steps = 0

    async def seen(event: Progress) -> None:
        nonlocal steps
        steps += 1
        await ctx.report_progress(steps, None, event.text or event.node)

    return seen


async def _revised(planner: Planner, plan: dict[str, Any], change: str) -> Turn:
    from anyio import to_thread

    from ...tools.verify import read_plan

    try:
        read = read_plan(json.dumps(plan).encode())
        return of_reply(await to_thread.run_sync(planner.revise, read, change), "")
    except TripwrightError as error:
        raise ToolError(_sentence(error)) from error


def _typed(call: Any) -> Any:
    try:
        return call()
    except TripwrightError as error:
        raise ToolError(_sentence(error)) from error


def _sentence(error: TripwrightError) -> str:
    return f"{type(error).__name__}: {error}"
