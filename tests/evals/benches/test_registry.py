"""Every bench that the command lists is there in the one shape, and its stored numbers are of measures that it has."""

import pytest
from tripwright.agent.doors.bench_door import app
from tripwright.domain.errors import InputError
from tripwright.evals.benches import baseline
from tripwright.evals.benches.registry import bench, benches
from typer.testing import CliRunner


def names() -> set[str]:
    return {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}


def test_each_command_has_its_quick_form_and_each_quick_form_its_command():
    assert set(benches()) == names()


def test_the_issues_nine_are_among_them():
    nine = "travelplanner chinatravel toptw mutations esci llmrank requests memory injection".split()
    assert set(nine) <= set(benches())


def test_an_unknown_bench_is_refused_with_the_names():
    with pytest.raises(InputError, match="toptw"):
        bench("nonsense")


def test_each_bench_but_those_of_times_alone_has_a_baseline():
    stored = baseline.read().benches
    assert set(stored) == set(benches())
    assert [name for name, measures in stored.items() if not measures] == ["first-command", "longtexts", "scale"]
    assert all(m.low <= m.value <= m.high for measures in stored.values() for m in measures.values())


def test_all_without_quick_is_refused_for_whole_benches_need_their_data():
    refused = CliRunner().invoke(app, ["--all"])
    assert isinstance(refused.exception, InputError)
    assert "--quick" in str(refused.exception)
