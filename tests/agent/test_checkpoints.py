"""What may come back out of a kept conversation, also in a process that imported LangGraph before us."""

import subprocess
import sys
from pathlib import Path

ATTACK = """
import langgraph.checkpoint.serde.jsonplus  # a host that was here first: strictness can be no longer asked for
import ormsgpack, os, sys
from pathlib import Path
from langgraph.checkpoint.serde.jsonplus import EXT_CONSTRUCTOR_POS_ARGS
from tripwright.agent.checkpoints import saver

marker = Path(sys.argv[1])
inner = ormsgpack.packb(("os", "system", (f"touch {marker}",)))
blob = ormsgpack.packb(ormsgpack.Ext(EXT_CONSTRUCTOR_POS_ARGS, inner))
for held in (saver(None), saver(Path(sys.argv[2]))):
    print(held.serde.loads_typed(("msgpack", blob)))
assert not marker.exists(), "a checkpoint ran a command"
"""

RESUMED = """
import langgraph.types
import sys, warnings
from pathlib import Path
warnings.simplefilter("error")
from tripwright import Planner, Settings
from tripwright.domain.request import Request

with Planner(Settings(home=Path(sys.argv[1]))) as planner:
    *_, asked = planner.stream("plan me a trip", "t")
with Planner(Settings(home=Path(sys.argv[1]))) as planner:
    assert planner.waiting("t") == asked.model_copy(update={"steps": ()}), asked
    *_, done = planner.resume("t", "what plug do I need in Finland?")
    assert isinstance(planner.graph.get_state(planner._config("t")).values["request"], Request)
print(done.reply.outcome)
"""


def _run(code: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_checkpoint_runs_no_code(tmp_path: Path) -> None:
    _run(ATTACK, str(tmp_path / "marker"), str(tmp_path / "home"))


def test_our_own_state_comes_back_as_it_was(tmp_path: Path) -> None:
    assert _run(RESUMED, str(tmp_path)).strip() == "published"
