"""The A2A server: a message is a turn of a conversation, and a question is a task that waits for input. Imported only by `tripwright a2a`."""

from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from a2a.auth.user import User
from a2a.helpers import new_data_part, new_task_from_user_message, new_text_part
from a2a.server.agent_execution import AgentExecutor, RequestContext
from a2a.server.context import ServerCallContext
from a2a.server.events import EventQueue
from a2a.server.request_handlers import DefaultRequestHandler
from a2a.server.routes import create_agent_card_routes, create_jsonrpc_routes, create_rest_routes
from a2a.server.routes.common import DefaultServerCallContextBuilder
from a2a.server.tasks import InMemoryTaskStore, TaskUpdater
from a2a.types import Task
from a2a.utils.errors import InvalidParamsError
from starlette.applications import Starlette
from starlette.requests import Request

from ...domain.errors import TripwrightError
from ...domain.reply import Progress
from .a2a_card import REST, RPC, card
from .guard import USER
from .people import People
from .room import Room
from .screen import step_text
from .turn import Turn, form, named

MOST_TASKS = 256  # that are kept: older ones can be read no more, while their conversations live on
IDLE_SECONDS = 3600.0  # a question that nobody answers holds nothing in memory after this; it can be answered still


class Agent(AgentExecutor):
    """Runs a task: its context is the conversation, so a later task of the same context changes the plan."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._room = Room()

    async def execute(self, context: RequestContext, event_queue: EventQueue) -> None:
        text = context.get_user_input()
        if not text.strip() or context.message is None:
            raise InvalidParamsError(message="The message holds no text: say what you would like in a text part.")
        task = context.current_task
        if task is None:
            task = new_task_from_user_message(context.message)
            await event_queue.enqueue_event(task)
        updater = TaskUpdater(event_queue, task.id, task.context_id)
        await updater.start_work()

        async def seen(event: Progress) -> None:
            words = step_text(event) or event.node
            await updater.start_work(updater.new_agent_message([new_text_part(words)]))

        try:
            planner = self._people.planner(context.call_context.user.user_name)
            turn = await self._room.take(planner, text, named(task.context_id), seen)
        except TripwrightError as error:
            wrong = {"type": type(error).__name__, "message": str(error)}
            await updater.failed(
                updater.new_agent_message([new_text_part(str(error)), new_data_part({"error": wrong})])
            )
            return
        await _end(updater, turn)

    async def cancel(self, context: RequestContext, event_queue: EventQueue) -> None:
        """The run stops at its next node; what was said so far is kept."""
        await TaskUpdater(event_queue, str(context.task_id), str(context.context_id)).cancel()


async def _end(updater: TaskUpdater, turn: Turn) -> None:
    """A question waits for input; what was published is completed, with the plan as data; all else has failed, and says why."""
    if turn.waits:
        asked = {"question": turn.question, "choices": list(turn.choices), "conflict": list(turn.conflict)}
        await updater.requires_input(updater.new_agent_message([new_text_part(form(turn)), new_data_part(asked)]))
        return
    if turn.status != "published":
        await updater.failed(updater.new_agent_message([new_text_part(turn.text)]))
        return
    await updater.add_artifact([new_text_part(turn.text)], name="answer")
    for name, data in (("plan", turn.plan), ("diff", turn.diff), ("cart", turn.cart), ("handover", turn.handover)):
        if data is not None:
            await updater.add_artifact([new_data_part(data, media_type="application/json")], name=name)
    await updater.complete()


class Kept(InMemoryTaskStore):
    """Tasks by owner, the newest ones: a server that runs for a year does not grow."""

    def __init__(self) -> None:
        super().__init__()
        self._order: OrderedDict[str, ServerCallContext] = OrderedDict()

    async def save(self, task: Task, context: ServerCallContext) -> None:
        await super().save(task, context)
        self._order[task.id] = context
        self._order.move_to_end(task.id)
        while len(self._order) > MOST_TASKS:
            oldest, owner = self._order.popitem(last=False)
            await self.delete(oldest, owner)


class Caller(User):
    """Whoever the transport says is calling."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def is_authenticated(self) -> bool:
        return True

    @property
    def user_name(self) -> str:
        return self._name


class Callers(DefaultServerCallContextBuilder):
    def build_user(self, request: Request) -> User:
        return Caller(str(request.scope[USER]))


def build(people: People, url: str) -> Starlette:
    """The application, without its guard: put `Guard` before it."""
    described = card(url, people.guarded)
    handler = DefaultRequestHandler(
        agent_executor=Agent(people), task_store=Kept(), agent_card=described, interrupted_task_timeout=IDLE_SECONDS
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await handler.aclose()

    routes: list[Any] = [
        *create_agent_card_routes(described),
        *create_jsonrpc_routes(handler, RPC, context_builder=Callers()),
        *create_rest_routes(handler, context_builder=Callers(), path_prefix=REST),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
