"""An agent of the Agent Client Protocol: a session is a conversation, a prompt is a message. Imported only by `tripwright acp`."""

from functools import partial
from typing import Any

from acp import (
    PROTOCOL_VERSION,
    RequestError,
    update_agent_message_text,
)
from acp.interfaces import Client
from acp.schema import (
    AgentCapabilities,
    AllowedOutcome,
    Implementation,
    InitializeResponse,
    LoadSessionResponse,
    NewSessionResponse,
    PermissionOption,
    PromptCapabilities,
    PromptResponse,
    ToolCallUpdate,
)
from anyio import CancelScope

from ... import __version__
from ...domain.errors import TripwrightError
from ..planner import Planner, new_thread
from .acp_steps import Steps
from .turn import Turn, form, named, take

NONE_OF_THESE = "none"


class Trips:
    """The handlers. Who asks is who started the process."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._running: dict[str, CancelScope] = {}
        self._client: Client | None = None

    def on_connect(self, conn: Client) -> None:
        self._client = conn

    async def initialize(self, protocol_version: int, **more: Any) -> InitializeResponse:
        return InitializeResponse(
            protocol_version=min(protocol_version, PROTOCOL_VERSION),
            agent_capabilities=AgentCapabilities(
                load_session=True, prompt_capabilities=PromptCapabilities(embedded_context=True)
            ),
            agent_info=Implementation(name="tripwright", title="Tripwright", version=__version__),
        )

    async def new_session(self, cwd: str, **more: Any) -> NewSessionResponse:
        return NewSessionResponse(session_id=new_thread())

    async def load_session(self, cwd: str, session_id: str, **more: Any) -> LoadSessionResponse:
        """Says again what is kept of a conversation: its plan, and the question that it waits on."""
        from ..language.compose import plan_text

        try:
            plan, waiting = self._planner.current(named(session_id)), self._planner.waiting(session_id)
        except TripwrightError as error:
            raise RequestError.invalid_params(_error(error)) from error
        if plan is None and waiting is None:
            raise RequestError.resource_not_found(session_id)
        for text in (plan_text(plan, self._planner.catalog) if plan else "", waiting.question if waiting else ""):
            if text:
                await self._tell(session_id, update_agent_message_text(text))
        return LoadSessionResponse()

    async def prompt(self, session_id: str, prompt: list[Any], **more: Any) -> PromptResponse:
        text = "\n".join(filter(None, (_text(block) for block in prompt)))
        with CancelScope() as scope:
            self._running[session_id] = scope
            try:
                turn = await self._turn(session_id, text)
            except TripwrightError as error:
                await self._tell(session_id, update_agent_message_text(str(error)))
                return PromptResponse(stop_reason="end_turn", field_meta={"tripwright": _error(error)})
            finally:
                self._running.pop(session_id, None)
        if scope.cancelled_caught:
            return PromptResponse(stop_reason="cancelled")
        await self._tell(session_id, update_agent_message_text(form(turn) if turn.waits else turn.text))
        return PromptResponse(stop_reason="end_turn", field_meta={"tripwright": turn.model_dump(mode="json")})

    async def cancel(self, session_id: str, **more: Any) -> None:
        if session_id in self._running:
            self._running[session_id].cancel()

    async def _turn(self, session_id: str, text: str) -> Turn:
        """One message, and the choices it leads to: each is put to the person as a request for permission."""
        steps = Steps(partial(self._tell, session_id))
        turn = await take(self._planner, text, named(session_id), steps.seen)
        while turn.waits and turn.choices:
            chosen = await self._ask(session_id, turn, steps.last)
            if chosen is None:
                break
            turn = await take(self._planner, chosen, session_id, steps.seen, pressed=True)
        await steps.end(turn)
        return turn

    async def _ask(self, session_id: str, turn: Turn, call: str) -> str | None:
        """The number of the choice, or None: the question stays open, and the next prompt may answer it."""
        cart = (
            turn.about == "cart"
        )  # its choices are no and yes, and an editor that allows everything must not pick the no
        options = [
            PermissionOption(option_id=str(n), name=choice, kind="reject_once" if cart and n == 1 else "allow_once")
            for n, choice in enumerate(turn.choices, 1)
        ]
        if not cart:
            options.append(PermissionOption(option_id=NONE_OF_THESE, name="None of these", kind="reject_once"))
        asked = ToolCallUpdate(tool_call_id=call or "question", title=turn.question, kind="other", status="pending")
        assert self._client is not None
        outcome = (
            await self._client.request_permission(session_id=session_id, tool_call=asked, options=options)
        ).outcome
        return outcome.option_id if isinstance(outcome, AllowedOutcome) and outcome.option_id != NONE_OF_THESE else None

    async def _tell(self, session_id: str, update: Any) -> None:
        assert self._client is not None
        await self._client.session_update(session_id=session_id, update=update)


def _text(block: Any) -> str:
    """The words of a block; a link is not followed, and pictures are not read."""
    if block.type == "resource":
        return str(getattr(block.resource, "text", ""))
    return str(getattr(block, "text", ""))


def _error(error: TripwrightError) -> dict[str, str]:
    return {"error": type(error).__name__, "message": str(error)}
