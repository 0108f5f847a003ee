"""What an editor sees of a run: its nodes as the agent's plan and tool calls."""

from collections.abc import Awaitable, Callable
from typing import Any

from acp import plan_entry, start_tool_call, update_plan, update_tool_call

from ...domain.reply import Progress
from ..planner import new_thread
from .screen import step_text
from .turn import Turn

#: The nodes that call tools, and what sort of call it is in the protocol's words.
TOOLS = {
    "gather": "search",
    "attractions": "search",
    "itinerary": "execute",
    "shopping": "search",
    "fact_check": "read",
}


class Steps:
    """Shows the nodes of a run: each is an entry of the plan, and those that call tools are tool calls."""

    def __init__(self, tell: Callable[[Any], Awaitable[None]]) -> None:
        self._tell = tell
        self._entries: list[str] = []
        self._calls = 0
        self._open = False
        self.last = ""

    async def seen(self, event: Progress) -> None:
        words = step_text(event)
        if not words or (self._entries and self._entries[-1] == words):
            return
        await self._close()
        self._entries.append(words)
        await self._plan("in_progress")
        if event.node in TOOLS:
            self._calls += 1
            self._open, self.last = True, f"{event.node}-{self._calls}-{new_thread()[:8]}"
            kind: Any = TOOLS[event.node]
            await self._tell(start_tool_call(self.last, words, kind=kind, status="in_progress"))

    async def end(self, turn: Turn) -> None:
        """Everything is done; the last call says what came of it (the answer itself follows as a message)."""
        await self._close()
        if self._entries:
            await self._plan("completed")
        if self.last:
            came = {"status": turn.status, "thread": turn.thread}
            await self._tell(update_tool_call(self.last, status="completed", raw_output=came))

    async def _close(self) -> None:
        if self._open:
            self._open = False
            await self._tell(update_tool_call(self.last, status="completed"))

    async def _plan(self, status: Any) -> None:
        done = [plan_entry(words, status="completed") for words in self._entries[:-1]]
        await self._tell(update_plan([*done, plan_entry(self._entries[-1], status=status)]))
