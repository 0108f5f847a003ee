from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tripwright.memory.store import Memory


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, year: int, month: int, day: int) -> datetime:
        self.now = datetime(year, month, day, 12, tzinfo=UTC)
        return self.now

    def later(self, **kwargs: float) -> None:
        self.now += timedelta(**kwargs)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Iterator[Memory]:
    with Memory.open(None, "ana", clock=clock) as opened:
        yield opened


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Memory]]:
    """Opens memory on disk; all are closed at the end."""
    made: list[Memory] = []

    def open_(user: str = "ana", **options: object) -> Memory:
        made.append(Memory.open(tmp_path / "home", user, clock=clock, **options))  # type: ignore[arg-type]
        return made[-1]

    yield open_
    for memory in made:
        memory.close()
