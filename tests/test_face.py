"""The root package: a sorted face, silent and lazy."""

import subprocess
import sys

import pytest
import tripwright

HEAVY = ("litellm", "chromadb", "langgraph", "ortools", "numpy", "httpx", "babel", "rich.console")


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_the_face_is_sorted_and_every_name_loads() -> None:
    assert list(tripwright.__all__) == sorted(tripwright.__all__)
    for name in tripwright.__all__:
        assert getattr(tripwright, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tripwright.nothing


def test_importing_prints_nothing_and_loads_nothing_heavy() -> None:
    out = _run(f"import sys, tripwright; print([m for m in {HEAVY!r} if m in sys.modules])")
    assert out == "[]\n"


def test_importing_changes_no_environment() -> None:
    assert _run("import os; a = dict(os.environ); import tripwright; print(a == dict(os.environ))") == "True\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom tripwright.agent.doors.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as stop:\n    assert stop.code == 0, stop.code\n"
        f"print('heavy', [m for m in {HEAVY[:6]!r} if m in sys.modules])"
    )
    out = _run(code)
    assert "Plan a trip" in out
    assert "heavy []" in out


def test_every_error_is_one_tree_with_an_exit_code() -> None:
    errors = [getattr(tripwright, n) for n in tripwright.__all__ if isinstance(getattr(tripwright, n), type)]
    errors = [e for e in errors if issubclass(e, Exception)]
    assert len(errors) > 15
    assert all(issubclass(e, tripwright.TripwrightError) and e.exit_code in range(1, 7) for e in errors)
