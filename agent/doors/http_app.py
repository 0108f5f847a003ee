"""The HTTP application: REST with progress as events, and an OpenAI-compatible chat. Imported only by `tripwright serve`."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...domain.errors import InternalError, TripwrightError
from . import openai_shape
from .http_desk import Desk
from .http_shape import Failed, Problem, failed
from .people import People


def _answer(request: Request, problem: Problem) -> Response:
    if request.url.path.startswith(("/v1/chat", "/v1/models")):
        return JSONResponse(openai_shape.wrong(problem.message, problem.type, problem.code), problem.code)
    headers = {"Retry-After": "5"} if problem.code == 503 else None
    return JSONResponse(Failed(error=problem).model_dump(mode="json"), problem.code, headers)


async def _typed(request: Request, error: Exception) -> Response:
    assert isinstance(error, TripwrightError)
    return _answer(request, failed(error).error)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = Problem(type="HTTPError", message=f"{error.detail}: see /openapi.json.", code=error.status_code)
    response = _answer(request, problem)
    response.headers.update(error.headers or {})  # which methods are allowed
    return response


async def _defect(request: Request, error: Exception) -> Response:
    """A defect of ours is said in the same shape; the server's log has the rest."""
    text = f"A defect of ours stopped this ({type(error).__name__}); nothing was published: please report it."
    return _answer(request, failed(InternalError(text)).error)


def build(people: People) -> Starlette:
    """The application, without its guard: put `Guard` before it."""
    desk = Desk(people)

    def route(path: str, handler: Callable[[Request], Awaitable[Response]], method: str) -> Route:
        async def counted(request: Request) -> Response:
            status = 500
            try:
                response = await handler(request)
                status = response.status_code
            except TripwrightError as error:
                status = failed(error).error.code
                raise
            finally:
                desk.counters.requests[path, status] += 1
            return response

        return Route(path, counted, methods=[method])

    routes = [
        route("/v1/plans", desk.plans, "POST"),
        route("/v1/plans/{thread}/messages", desk.messages, "POST"),
        route("/v1/plans/{thread}", desk.plan, "GET"),
        route("/v1/verify", desk.verify, "POST"),
        route("/v1/models", desk.models, "GET"),
        route("/v1/chat/completions", desk.chat, "POST"),
        route("/healthz", desk.health, "GET"),
        route("/metrics", desk.metrics, "GET"),
        route("/openapi.json", desk.document, "GET"),
    ]
    return Starlette(
        routes=routes,
        exception_handlers={TripwrightError: _typed, HTTPException: _http, Exception: _defect},
    )
