"""Why a plan is as it is: the memories that moved it, the plan without one of them, and forgetting it."""

import pytest
from tripwright.agent.doors.chat_commands import Session
from tripwright.agent.planner import Planner
from tripwright.domain.errors import InputError
from tripwright.domain.settings import Settings


@pytest.fixture
def session(catalog, tmp_path, capsys):
    with Planner(Settings(home=tmp_path, ask=False), catalog=catalog) as planner:
        yield Session(planner, "thread")


def _after(session, *lines):
    for line in lines:
        list(session.send(line))


def test_the_memory_that_moved_the_plan_is_named(session, capsys):
    _after(session, "don't suggest museums again", "I loved the Dawn Temple", "2 days in Harbourton in December")
    session.command("/why")
    out = capsys.readouterr().out
    assert "What you told me before" in out
    assert "dislike: museums" in out
    assert "taken for what this request did not say" in out
    assert "Dawn Temple" in out


def test_without_a_memory_the_plan_is_made_again_and_nothing_is_forgotten(session, capsys):
    _after(session, "don't suggest museums again", "2 days in Harbourton in December")
    before = session.planner.memory.rows()
    plan = session.plan()
    assert not any(v.kind.value == "museum" for v in plan.visits)
    after, diff = session.planner.without("thread", [session.planner.reasons("thread")[0].row.id])
    assert any(v.kind.value == "museum" for v in after.visits)
    assert diff.added and diff.removed
    session.command("/why without 1")
    assert "Museum" in capsys.readouterr().out
    assert session.planner.memory.rows() == before
    assert session.plan() == plan


def test_forgetting_from_why_takes_the_other_plan(session, capsys):
    _after(session, "don't suggest museums again", "2 days in Harbourton in December")
    session.command("/why forget 1")
    assert "Forgotten" in capsys.readouterr().out
    assert "museums" not in [r.value for r in session.planner.memory.rows()]
    assert any(v.kind.value == "museum" for v in session.plan().visits)
    session.command("/why")
    assert "dislike: museums" not in capsys.readouterr().out


def test_a_plan_that_no_memory_moved_says_so(session, capsys):
    _after(session, "2 days in Harbourton in December")
    session.command("/why")
    assert "No memory of yours" in capsys.readouterr().out
    with pytest.raises(InputError, match="by its number"):
        session.command("/why without 1")


@pytest.mark.parametrize(
    ("question", "told"),
    [("why these places?", "You told me: dislike: museums"), ("왜 이 장소들이야?", "말씀해 주신 내용")],
)
def test_the_same_is_answered_in_chat(session, question, told):
    _after(session, "don't suggest museums again", "2 days in Harbourton in December")
    last = list(session.send(question))[-1]
    assert told in last.reply.text
    assert "/why" in last.reply.text
