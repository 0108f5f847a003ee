"""How many messages a server works on at once: the others wait their turn, and past that they are told to come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.errors import LimitReached
from .turn import Door, Seen, Turn, take

if TYPE_CHECKING:
    from ..planner import Planner

MOST_RUNNING, MOST_WAITING = 8, 64  # messages at once, and messages that wait for their turn


class Room:
    """Runs messages, a few at once."""

    def __init__(self) -> None:
        from anyio import Semaphore

        self._places = Semaphore(MOST_RUNNING)
        self._inside = 0
        self.running = 0

    async def take(
        self, planner: Planner, text: str, thread: str, seen: Seen | None = None, door: Door = "", pressed: bool = False
    ) -> Turn:
        """As `turn.take`. Raises LimitReached at once when too many wait already."""
        if self._inside >= MOST_RUNNING + MOST_WAITING:
            raise LimitReached("Too many plans are being made at once: try again in a few seconds.")
        self._inside += 1
        try:
            async with self._places:
                self.running += 1
                try:
                    return await take(planner, text, thread, seen, door, pressed)
                finally:
                    self.running -= 1
        finally:
            self._inside -= 1
