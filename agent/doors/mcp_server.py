"""The MCP server: eight tools and the documents of each plan, over the same engine. Imported only by `tripwright mcp`."""

import json
from typing import Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import BaseModel

from ...domain.errors import TripwrightError
from ..planner import Planner
from .mcp_caller import planner_of, sentence, typed, user_of
from .mcp_catalog import lookups
from .mcp_documents import documents
from .mcp_forms import Told, converse, told
from .mcp_prompts import prompts
from .people import People
from .room import Room
from .turn import of_reply

WRITE = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)
FORGETS = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False)
INSTRUCTIONS = (
    "Plans trips and publishes only what is verified against a trusted catalog. Give the traveller's own words to plan_trip. "
    "A result with a question waits for the person: ask them, then call answer with its thread. Unknown means unknown: "
    "do not fill it in. Nothing here books or pays."
)


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
    lookups(server, people)
    _own(server, people)
    documents(server, people)
    prompts(server, people.catalog)
    return server


def _talk(server: MCPServer[Any], people: People, room: Room) -> None:
    @server.tool(title="Plan a trip", annotations=WRITE)
    async def plan_trip(request: str, ctx: Context) -> Told | InputRequiredResult:
        """Plan a trip from the traveller's whole request in their words (English, Korean or Chinese): where, when, how long, who,
        budget, tastes, needs. Returns one verified plan, or the one question that must be answered first."""
        return await converse(room, planner_of(people, ctx), ctx, request, None)

    @server.tool(title="Change a trip", annotations=WRITE)
    async def revise_trip(
        change: str, ctx: Context, thread: str = "", plan: dict[str, Any] | None = None
    ) -> Told | InputRequiredResult:
        """Change a trip as little as the words ask for ("skip the museum on Monday", "a day longer"). Give the thread of the plan;
        or, for a plan that was kept elsewhere, its JSON. The result says what changed and what it costs."""
        planner = planner_of(people, ctx)
        if plan is not None:
            return await _revised(planner, plan, change)
        if not thread:
            raise ToolError("InputError: Say which trip: give the thread of its plan, or the plan itself.")
        return await converse(room, planner, ctx, change, thread)

    @server.tool(title="Recommend products", annotations=WRITE)
    async def recommend_products(request: str, ctx: Context, thread: str = "") -> Told | InputRequiredResult:
        """What to bring and buy, from the person's words with their conditions ("carry-on under 2.5 kg below 120 EUR", "what should I
        pack?"). With a thread: for the trip planned there. Only products of a loaded catalog. A suggested cart is asked about: only the person may approve it, and nothing is paid."""
        return await converse(room, planner_of(people, ctx), ctx, request, thread, "shop")

    @server.tool(title="Answer or ask", annotations=WRITE)
    async def answer(text: str, ctx: Context, thread: str = "") -> Told | InputRequiredResult:
        """Two uses. With the thread of a result that has a question: the person's answer (or the number of a choice). Otherwise: a
        question about a trip (entry rules, plugs, opening, weather, distance, why), answered from the catalog or "unknown"."""
        return await converse(room, planner_of(people, ctx), ctx, text, thread)


def _own(server: MCPServer[Any], people: People) -> None:
    @server.tool(title="Forget me", annotations=FORGETS)
    def forget_me(confirm: Literal["forget everything"], ctx: Context) -> Receipt:
        """Remove everything that is remembered about the person who is asking: memory, plans, conversations. Only when they asked for
        it. Returns a receipt of what was removed and of a search afterwards."""
        receipt = typed(lambda: people.forget(user_of(ctx)))
        return Receipt(gone=receipt.gone, text=str(receipt), removed=receipt.removed, remaining=receipt.remaining)


async def _revised(planner: Planner, plan: dict[str, Any], change: str) -> CallToolResult:
    from anyio import to_thread

    from ...tools.verify import read_plan

    try:
        read = read_plan(json.dumps(plan).encode())
        return told(of_reply(await to_thread.run_sync(planner.revise, read, change), ""))
    except TripwrightError as error:
        raise ToolError(sentence(error)) from error
