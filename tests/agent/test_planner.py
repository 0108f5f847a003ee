"""One request in, one verified trip out; and every failure typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tripwright import (
    Asked,
    BadDates,
    Finished,
    Infeasible,
    InputError,
    InternalError,
    LimitReached,
    NeedsInformation,
    NotVerified,
    Planner,
    Progress,
    Settings,
    TripwrightError,
    Truth,
    UnknownPlace,
    verify,
)
from tripwright.agent import graph as wiring
from tripwright.domain.claim import Report

REQUEST = "3 days in Harbourton from 6 December 2026 for two adults, museums, starting from Hometown"


def test_a_plan_is_verified_and_carries_its_receipt(planner: Any, catalog: Any) -> None:
    plan = planner.plan(REQUEST)
    assert [d.date.isoformat() for d in plan.days] == ["2026-12-06", "2026-12-07", "2026-12-08"]
    assert plan.request.party.size == 2
    assert plan.receipt is not None
    assert verify(plan, catalog).passed


def test_no_museum_is_visited_on_the_monday_when_all_are_closed(planner: Any) -> None:
    plan = planner.plan(REQUEST)
    monday = [i for i in plan.days[1].items if i.type == "visit"]
    assert monday
    assert all(v.kind != "museum" for v in monday)


def test_unknown_hours_are_said(planner: Any) -> None:
    reply = planner.ask(REQUEST.replace("museums", "churches"))
    assert any(v.open is Truth.UNKNOWN for v in reply.plan.visits)
    assert "hours unknown, check" in reply.text


def test_a_must_see_that_is_not_in_the_catalog_is_said(planner: Any) -> None:
    reply = planner.ask("2 days in Harbourton from 6 December 2026, must see Atlantis Palace")
    assert "Atlantis Palace" in reply.text
    assert "not in the catalog" in reply.text


def test_the_same_request_gives_the_same_plan(planner: Any) -> None:
    assert planner.plan(REQUEST) == planner.plan(REQUEST)


def test_a_korean_request_is_answered_in_korean(planner: Any) -> None:
    reply = planner.ask("하버턴 2박 3일, 12월 6일부터 성인 2명, 박물관")
    assert reply.plan.dates.days == 3
    assert "예산" in reply.text
    assert "일째" in reply.text


def test_progress_comes_before_the_end(planner: Any) -> None:
    events = list(planner.stream(REQUEST))
    nodes = [e.node for e in events if isinstance(e, Progress)]
    assert nodes[0] == "understand"
    assert nodes.index("fact_check") < nodes.index("publish")
    assert isinstance(events[-1], Finished)


def test_the_state_of_a_conversation_stays_small(planner: Any) -> None:
    list(planner.stream(REQUEST, "thread"))
    values = planner.graph.get_state(planner._config("thread")).values
    assert len(json.dumps(values, default=str)) < 60_000


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", InputError),
        ("3 days in Nowhereville from 6 December 2026", UnknownPlace),
        ("3 days in Harbourton from 6 January 2020", BadDates),
        ("400 days in Harbourton", BadDates),
        ("3 days in Milltown from 6 December 2026", Infeasible),
        ("plan a trip for me", NeedsInformation),
    ],
)
def test_what_cannot_be_planned_is_a_typed_sentence(planner: Any, text: str, error: type[TripwrightError]) -> None:
    with pytest.raises(error) as caught:
        planner.plan(text)
    assert len(str(caught.value)) > 20


def test_a_question_waits_for_its_answer_and_the_run_goes_on(asking: Any) -> None:
    *_, asked = asking.stream("plan a trip for me", "t")
    assert isinstance(asked, Asked)
    assert asking.waiting("t") == asked
    *_, done = asking.resume("t", "Harbourton, 2 days from 6 December 2026")
    assert isinstance(done, Finished)
    assert done.reply.plan is not None
    assert done.reply.plan.dates.days == 2


def test_an_impossible_budget_says_which_condition_and_what_would_help(asking: Any) -> None:
    *_, asked = asking.stream(REQUEST + ", at least 40 museums", "t")
    if isinstance(asked, Asked):
        assert asked.outcome == "infeasible"
        assert asked.choices


def test_what_is_wanted_and_kept_out_is_a_conflict_of_the_two(asking: Any) -> None:
    *_, asked = asking.stream(REQUEST + ", at least 2 museums, no museums", "t")
    assert isinstance(asked, Asked)
    assert asked.reply is not None
    assert set(asked.reply.conflict) == {"at least 2 museums", "no museums"}
    assert asked.choices


def test_time_that_is_spent_ends_the_run(catalog: Any) -> None:
    with Planner(Settings(seconds=0.001), catalog=catalog) as planner, pytest.raises(LimitReached, match="--seconds"):
        planner.plan(REQUEST)


# Faults: each node made to raise, and the checker made to fail, hang at nothing and lie.


@pytest.fixture
def broken(planner: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A planner whose named node is replaced."""

    def replace(name: str, fault: Any) -> Any:
        nodes = tuple(_named(fault, n.__name__) if n.__name__ == name else n for n in wiring.NODES)
        monkeypatch.setattr(wiring, "NODES", nodes)
        return planner

    yield replace


def _named(function: Any, name: str) -> Any:
    def node(state: Any, runtime: Any) -> Any:
        return function(state, runtime)

    node.__name__ = name
    return node


def _raise(state: Any, runtime: Any) -> Any:
    raise ValueError("planted")


PATH = (
    "understand", "recall", "candidates", "destination", "gather", "attractions", "itinerary", "shopping", "budget",
    "compose", "fact_check", "publish", "remember",
)  # fmt: skip


@pytest.mark.parametrize("node", PATH)
def test_a_node_that_raises_publishes_nothing(broken: Any, node: str) -> None:
    with pytest.raises(InternalError, match="nothing was published"):
        broken(node, _raise).plan(REQUEST)


@pytest.mark.parametrize("node", PATH)
def test_a_node_that_returns_nothing_publishes_nothing_unverified(broken: Any, catalog: Any, node: str) -> None:
    try:
        plan = broken(node, lambda state, runtime: {}).plan(REQUEST)
    except TripwrightError:
        return
    assert verify(plan, catalog).passed


@pytest.mark.parametrize("node", ["understand", "itinerary", "fact_check", "publish"])
def test_a_node_that_hangs_ends_with_the_time(broken: Any, node: str) -> None:
    def hang(state: Any, runtime: Any) -> Any:
        while True:
            pass

    planner = broken(node, hang)
    planner.settings = planner.settings.model_copy(update={"seconds": 1.5})
    with pytest.raises(LimitReached):
        planner.plan(REQUEST)


def test_a_checker_that_finds_a_fault_is_obeyed(broken: Any) -> None:
    failing = Report(passed=False, reason="planted")
    with pytest.raises(NotVerified):
        broken("fact_check", lambda state, runtime: {"report": failing}).plan(REQUEST)


def test_a_plan_that_was_changed_after_the_solver_is_not_published(broken: Any) -> None:
    from tripwright.agent.nodes.compose import compose

    def lying(state: Any, runtime: Any) -> Any:
        plan = runtime.context.desk.get(state["draft"])
        first = plan.days[0].items[2]
        forged = first.model_copy(update={"name": "Atlantis Palace"})
        items = (*plan.days[0].items[:2], forged, *plan.days[0].items[3:])
        day = plan.days[0].model_copy(update={"items": items})
        changed = plan.model_copy(update={"days": (day, *plan.days[1:])})
        update = compose({**state, "draft": runtime.context.desk.put(changed)}, runtime)
        return {**update, "draft": runtime.context.desk.put(changed)}

    try:
        plan = broken("compose", lying).plan(REQUEST)
    except TripwrightError:
        return
    assert all(v.name != "Atlantis Palace" for v in plan.visits)


def test_a_conversation_survives_the_process(catalog: Any, tmp_path: Path, now: Any) -> None:
    settings = Settings(home=tmp_path)
    with Planner(settings, catalog=catalog, clock=lambda: now) as first:
        *_, asked = first.stream("plan a trip for me", "t")
        assert isinstance(asked, Asked)
    with Planner(settings, catalog=catalog, clock=lambda: now) as second:
        assert second.waiting("t") == asked
        *_, done = second.resume("t", "Harbourton, 2 days from 6 December 2026")
        assert second.current("t") == done.reply.plan
    with Planner(settings, catalog=catalog, clock=lambda: now) as third:
        assert third.current("t") == done.reply.plan


def test_private_leaves_no_file(catalog: Any, tmp_path: Path, now: Any) -> None:
    with Planner(Settings(home=tmp_path, private=True), catalog=catalog, clock=lambda: now) as planner:
        planner.plan(REQUEST)
    assert list(tmp_path.iterdir()) == []


def test_a_city_that_is_left_out_of_a_wide_area_is_not_chosen(planner: Any) -> None:
    """The only other town of that land has too little to see: better no plan than one of the city that was left out."""
    with pytest.raises(TripwrightError) as refused:
        planner.plan("museums for 2 days anywhere, without Harbourton, starting from Hometown")
    assert "Harbourton," not in str(refused.value)
