"""The handlers of the HTTP door, each one call of a planner. Imported only by `tripwright serve`."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from ... import __version__
from ...domain.claim import Report
from ...domain.errors import InputError, PlanFileError, TripwrightError
from ...domain.reply import Progress
from . import openai_shape
from .guard import USER
from .http_body import read, shaped, streamed
from .http_openapi import openapi
from .http_shape import Check, Counters, Say, chunk, event, failed
from .openai_shape import Completion, Conversations
from .people import People
from .room import Room
from .turn import Turn, named, plan_of

TYPES = {"json": "application/json", "md": "text/markdown", "ics": "text/calendar", "gpx": "application/gpx+xml", "kml": "application/vnd.google-earth.kml+xml", "html": "text/html", "csv": "text/csv"}  # fmt: skip
#: A page that we serve runs nothing and loads nothing from elsewhere.
SAFE = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}  # fmt: skip
EVENTS = "text/event-stream"


class Desk:
    """The handlers, over one set of people."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.counters = Counters()
        self.conversations = Conversations()
        self._room = Room()

    async def plans(self, request: Request) -> Response:
        return await self._say(request, (await read(request, Say)).text, named(None))

    async def messages(self, request: Request) -> Response:
        return await self._say(request, (await read(request, Say)).text, named(request.path_params["thread"]))

    async def plan(self, request: Request) -> Response:
        from .export_door import documents

        kind = request.query_params.get("format", "json")
        if kind not in TYPES:
            raise InputError(f"There is no such format: choose one of {', '.join(TYPES)}.")
        planner = self.people.planner(request.scope[USER])
        plan = await to_thread.run_sync(plan_of, planner, request.path_params["thread"])
        made = await to_thread.run_sync(documents, plan, self.people.catalog, [kind])
        return Response(next(iter(made.values())), media_type=TYPES[kind], headers=SAFE)

    async def verify(self, request: Request) -> Response:
        from ...tools.verify import verify_file

        body = json.dumps((await read(request, Check)).plan).encode()
        try:
            report = await to_thread.run_sync(verify_file, body, self.people.catalog)
        except PlanFileError as error:  # whoever looks only at `passed` must see a no
            report = Report(passed=False, reason=f"{type(error).__name__}: {error}")
        return JSONResponse(report.model_dump(mode="json"))

    async def health(self, request: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__})

    async def metrics(self, request: Request) -> Response:
        return PlainTextResponse(self.counters.text(self._room.running))

    async def document(self, request: Request) -> Response:
        return JSONResponse(openapi(__version__, self.people.guarded))

    async def models(self, request: Request) -> Response:
        return JSONResponse(openai_shape.models())

    async def chat(self, request: Request) -> Response:
        asked = await read(request, Completion)
        if not asked.said.strip():
            raise InputError("The messages hold no words of a user: add one with what you would like.")
        shaped(lambda: Say(text=asked.said))
        if not asked.stream:
            return JSONResponse(openai_shape.whole(await self._chat(request, asked, None)))

        async def pieces(write: Callable[[str], Awaitable[None]]) -> None:
            async def seen(progress: Progress) -> None:
                await write(f": {progress.node}\n\n")  # a comment: it keeps the line open and is no content

            turn = await self._chat(request, asked, seen)
            include = asked.stream_options is not None and asked.stream_options.include_usage
            for piece in openai_shape.chunks(turn, include):
                await write(chunk(piece))
            await write("data: [DONE]\n\n")

        return StreamingResponse(streamed(pieces, lambda e: chunk(_wrong(e))), media_type=EVENTS)

    async def _chat(self, request: Request, asked: Completion, seen: Any) -> Turn:
        user = request.scope[USER]
        turn = await self._take(user, asked.said, self.conversations.before(user, asked) or named(None), seen)
        self.conversations.keep(user, asked, openai_shape.text_of(turn), turn.thread)
        return turn

    async def _say(self, request: Request, text: str, thread: str) -> Response:
        user = request.scope[USER]
        if EVENTS not in request.headers.get("accept", ""):
            return JSONResponse((await self._take(user, text, thread, None)).model_dump(mode="json"))

        async def events(write: Callable[[str], Awaitable[None]]) -> None:
            async def seen(progress: Progress) -> None:
                await write(event("progress", progress))

            await write(event("result", await self._take(user, text, thread, seen)))

        return StreamingResponse(
            streamed(events, lambda e: event("error", failed(e))),
            media_type=EVENTS,
            headers={"Cache-Control": "no-store"},
        )

    async def _take(self, user: str, text: str, thread: str, seen: Any) -> Turn:
        try:
            turn = await self._room.take(self.people.planner(user), text, thread, seen)
        except TripwrightError as error:
            self.counters.turns[type(error).__name__] += 1
            raise
        self.counters.turns[turn.status] += 1
        return turn


def _wrong(error: TripwrightError) -> dict[str, Any]:
    problem = failed(error).error
    return openai_shape.wrong(problem.message, problem.type, problem.code)
