"""The documents of a trip, as MCP resources."""

from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceError

from ...domain.errors import TripwrightError
from .mcp_caller import planner_of, sentence
from .people import People
from .turn import plan_of

FORMATS = {"json": "application/json", "md": "text/markdown", "ics": "text/calendar", "gpx": "application/gpx+xml", "html": "text/html"}  # fmt: skip


def documents(server: MCPServer[Any], people: People) -> None:
    """Add `trip://{id}` and one resource a form."""

    def add(uri: str, kind: str) -> None:
        @server.resource(
            uri, name=f"trip as {kind}", mime_type=FORMATS[kind], description=f"The last published plan of a thread, as {kind}."
        )  # fmt: skip
        def trip(id: str, ctx: Context) -> str:
            from .export_door import documents as made

            try:
                plan = plan_of(planner_of(people, ctx), id)
                return next(iter(made(plan, people.catalog, [kind]).values()))
            except TripwrightError as error:
                raise ResourceError(sentence(error)) from error

    add("trip://{id}", "json")
    for kind in FORMATS:
        add(f"trip://{{id}}/{kind}", kind)
