"""Questions to the person, put by the client's own form: with answers in words, and with a yes or no for a cart."""

from typing import Annotated, Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import (
    CallToolResult,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
    TextContent,
)
from mcp_types.version import is_version_at_least
from pydantic import BaseModel, Field

from ...domain.errors import InputError, TripwrightError
from ...domain.reply import Progress
from ..planner import Planner
from .mcp_caller import sentence
from .room import Room
from .turn import Door, Turn, form, named, turn_of

MODERN = "2026-07-28"  # from here on a question rides in the result, and the client calls again with the answer
CART = "cart"
NO, YES = "1", "2"  # the choices of a cart, in this order


#: What the tools give: a turn as structured content, and beside it the words that a person reads.
Told = Annotated[CallToolResult, Turn]


class Words(BaseModel):
    """What a client's form asks the person."""

    answer: str = Field(description="Your answer, or the number of a choice.")


class Approve(BaseModel):
    """What it asks about a cart."""

    approve: bool = Field(
        default=False, strict=True, description="Approve exactly this cart. Nothing is ordered or paid."
    )


async def converse(
    room: Room, planner: Planner, ctx: Context, text: str, thread: str | None, door: Door = ""
) -> CallToolResult | InputRequiredResult:
    """One message, and the questions that it may lead to: put by the client's form where it has one, else left in the result."""
    try:
        turn = await _rounds(room, planner, ctx, text, thread, door)
    except TripwrightError as error:
        raise ToolError(sentence(error)) from error
    return turn if isinstance(turn, InputRequiredResult) else told(turn)


def told(turn: Turn) -> CallToolResult:
    """A turn for its reader: words, then where to go on; and the whole of it as data."""
    lines = [form(turn) if turn.waits else turn.text]
    if turn.thread:
        lines.append(f"[thread: {turn.thread}]")
    if turn.thread and turn.plan:
        lines.append(f"[documents: trip://{turn.thread}/html, /ics, /gpx, /md, /json]")
    return CallToolResult(content=[TextContent(text="\n".join(lines))], structured_content=turn.model_dump(mode="json"))


async def _rounds(
    room: Room, planner: Planner, ctx: Context, text: str, thread: str | None, door: Door = ""
) -> Turn | InputRequiredResult:
    modern = is_version_at_least(ctx.protocol_version or "", MODERN)
    asks, pressed = _can_ask(ctx), False
    if ctx.request_state is not None:  # the same call again, with what the person said
        thread, (said, pressed) = named(ctx.request_state), _said(ctx)
        waiting = planner.waiting(thread)
        if waiting is None:
            raise InputError("The question was answered already: ask again.")
        if said is None:
            return turn_of(waiting)
        text = said
    turn = await room.take(planner, text, named(thread), progress(ctx), door, pressed)
    while turn.waits and asks and not modern:
        said = _words(await _elicited(ctx, turn), turn.about)
        if said is None:
            return turn
        turn = await room.take(planner, said, turn.thread, progress(ctx), pressed=turn.about == CART)
    if turn.waits and asks:
        params = ElicitRequestFormParams(message=form(turn), requested_schema=_asks(turn.about).model_json_schema())
        return InputRequiredResult(
            input_requests={_key(turn.about): ElicitRequest(params=params)}, request_state=turn.thread
        )
    return turn


async def _elicited(ctx: Context, turn: Turn) -> ElicitResult:
    result = await ctx.elicit(form(turn), _asks(turn.about))
    data = getattr(result, "data", None)
    return ElicitResult(action=result.action, content=data.model_dump() if data is not None else None)


def _asks(about: str) -> type[Words] | type[Approve]:
    return Approve if about == CART else Words


def _key(about: str) -> str:
    return "approve" if about == CART else "answer"


def _said(ctx: Context) -> tuple[str | None, bool]:
    """What the person said to the form of the round before (None: nothing), and whether it was the form of a cart."""
    for key, about in (("approve", CART), ("answer", "")):
        said = (ctx.input_responses or {}).get(key)
        if isinstance(said, ElicitResult):
            return _words(said, about), about == CART
    return None, False


def _words(result: ElicitResult, about: str) -> str | None:
    """The answer in words. A cart is approved by a plain true and nothing else: false and "decline" are a no."""
    content = result.content or {}
    if about == CART:
        if result.action == "cancel":
            return None
        return YES if result.action == "accept" and content.get("approve") is True else NO
    return str(content.get("answer", "")) if result.action == "accept" else None


def _can_ask(ctx: Context) -> bool:
    capabilities = ctx.client_capabilities
    return capabilities is not None and capabilities.elicitation is not None


def progress(ctx: Context) -> Any:
    """A watcher that reports each step."""
    steps = 0

    async def seen(event: Progress) -> None:
        nonlocal steps
        steps += 1
        await ctx.report_progress(steps, None, event.text or event.node)

    return seen
