"""Bodies as they come in and streams as they go out."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

from anyio import create_memory_object_stream, create_task_group
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from ...domain.errors import InputError, TripwrightError

Body = TypeVar("Body", bound=BaseModel)


async def read(request: Request, model: type[Body]) -> Body:
    """The body, as the model. Raises InputError that says where it is wrong."""
    body = await request.body()
    return shaped(lambda: model.model_validate_json(body))


def shaped(make: Callable[[], Body]) -> Body:
    """What is made of a body. Raises InputError that says where it is wrong."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        raise InputError(
            f"The body is not what this route takes ({where}: {first['msg']}): see /openapi.json."
        ) from None


async def streamed(
    run: Callable[[Callable[[str], Awaitable[None]]], Awaitable[None]], wrong: Callable[[TripwrightError], str]
) -> AsyncIterator[str]:
    """What `run` writes, as it comes; a typed error is the last event."""
    writer, reader = create_memory_object_stream[str](64)

    async def work() -> None:
        async with writer:
            try:
                await run(writer.send)
            except TripwrightError as error:
                await writer.send(wrong(error))

    async with create_task_group() as group:
        group.start_soon(work)
        async with reader:
            async for text in reader:
                yield text
