"""A door over stdin and stdout that is started by hand says what it waits for, or why it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("door", ["acp", "mcp"])
def test_a_file_is_no_line_to_a_client(door: str, tmp_path: Path) -> None:
    code = "from tripwright.agent.doors.cli import main; import sys; main(sys.argv[1:])"
    with (tmp_path / "out").open("w") as out:
        done = subprocess.run(
            [sys.executable, "-c", code, door, "--private"],
            input="", stdout=out, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert "spoken over a pipe, not a file" in done.stderr
    assert "Traceback" not in done.stderr
