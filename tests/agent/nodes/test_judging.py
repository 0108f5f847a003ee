"""A change of the plan says a little of taste; what the solver moved because of it says nothing."""

import pytest
from tripwright.agent.nodes.judging import judgements, keep
from tripwright.domain.place import Kind
from tripwright.domain.request import Change, Request
from tripwright.memory.store import Memory


class Visited:
    def __init__(self, *ids):
        self.visits = [type("V", (), {"place_id": i, "name": f"The {i.title()}", "kind": Kind(i[:-1])})() for i in ids]


def said(before, after, *changes):
    return judgements(Request(text="change it", changes=changes), Visited(*before), Visited(*after))


def test_a_place_that_was_taken_out_is_disliked_and_what_moved_with_it_is_not():
    out = Change(operation="remove", words="no zoo", place="zoo1")
    assert said(("zoo1", "park1"), ("museum1",), out) == [("zoo", "zoo1", "dislike")]


def test_a_refused_removal_says_nothing():
    out = Change(operation="remove", words="no zoo", place="the zoo1")
    assert said(("zoo1",), ("zoo1",), out) == []


def test_a_kind_is_judged_as_a_kind():
    out = Change(operation="less", words="fewer museums", kinds=(Kind.MUSEUM,))
    assert said(("museum1",), ("museum1",), out) == [("museum", None, "dislike")]


def test_what_was_added_or_locked_is_liked():
    changes = (Change(operation="add", words="x", place="park1"), Change(operation="lock", words="y", place="zoo1"))
    assert set(said(("zoo1",), ("zoo1", "park1"), *changes)) == {("park", "park1", "like"), ("zoo", "zoo1", "like")}


@pytest.mark.parametrize("operation", ["pace", "dates", "budget", "undo"])
def test_other_changes_say_nothing_of_taste(operation):
    assert said(("zoo1",), ("park1",), Change(operation=operation, words="w", place="zoo1")) == []


def test_it_is_kept_as_a_labelled_inference_that_expires():
    with Memory.open(None) as memory:
        for _ in range(2):
            keep(memory, [("zoo", "zoo1", "dislike")], "no zoo", "thread", 3)
        (row,) = memory.rows()
        assert (row.source, row.item, row.value) == ("inferred", "zoo1", "dislike")
        assert row.expires_at is not None and row.confidence < 1
