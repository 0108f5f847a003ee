"""The command line over the small world: the same doors, with another catalog laid under them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tripwright.agent.doors import cli


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(
    catalog: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Run a command in this process, over the world, with a home of its own."""
    monkeypatch.setenv("TRIPWRIGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tripwright.tools.catalog.open_catalog", lambda *a, **k: catalog)

    def command(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as stop:
            cli.main(list(arguments))
        captured = capsys.readouterr()
        return Done(int(stop.value.code or 0), captured.out, captured.err)

    return command
