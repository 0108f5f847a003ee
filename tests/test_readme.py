"""The README stays true: its Python runs, and the commands it names exist."""

import re
from pathlib import Path

import pytest
from tripwright.agent.doors import cli

README = (Path(__file__).parent.parent / "README.md").read_text()
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.S)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_its_python_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "README.md", "exec"), {})
    capsys.readouterr()


def test_its_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"(?:`|run |^)tripwright ([a-z0-9]+)", README, re.M))
    assert {"plan", "chat", "catalog", "bench"} <= named
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = capsys.readouterr().out
    assert [n for n in named if not re.search(rf"^  {n}\b", listed, re.M)] == []
