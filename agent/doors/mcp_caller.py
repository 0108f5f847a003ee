"""Who calls an MCP tool, and how an error of ours reads there."""

from collections.abc import Callable
from typing import TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

from ...domain.errors import TripwrightError
from ..planner import Planner
from .guard import USER
from .people import LOCAL, People

Got = TypeVar("Got")


def user_of(ctx: Context) -> str:
    """Whoever the transport says is calling."""
    request = ctx.request_context.request
    return str(request.scope[USER]) if request is not None else LOCAL


def planner_of(people: People, ctx: Context) -> Planner:
    """The caller's own planner."""
    return typed(lambda: people.planner(user_of(ctx)))


def typed(call: Callable[[], Got]) -> Got:
    """What it gives; an error of ours becomes the tool's error, with its type."""
    try:
        return call()
    except TripwrightError as error:
        raise ToolError(sentence(error)) from error


def sentence(error: TripwrightError) -> str:
    """An error with its type, as a tool's error text."""
    return f"{type(error).__name__}: {error}"
