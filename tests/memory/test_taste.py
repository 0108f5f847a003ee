from datetime import UTC, datetime, timedelta

from tripwright.memory.rows import Row
from tripwright.memory.rules import record
from tripwright.memory.taste import signals

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def row(number, days=1.0, **fields):
    at = NOW - timedelta(days=days)
    held = {"kind": "feedback", "text": "words", "source": "user_said", "created": at, "valid_from": at, **fields}
    return Row(id=f"m-{number}", user="ann", **held)


def test_feedback_on_an_item_or_a_kind_is_a_signal_with_its_age_and_row():
    liked, refused = row(1, days=3, value="like", item="wd:Q1"), row(2, value="dislike", slot="amusement")
    first, second = signals([refused, liked], NOW)
    assert (first.row, first.item, first.value, first.days) == ("m-1", "wd:Q1", 1.0, 3.0)
    assert (second.item, second.topic, second.value) == (None, "amusement", -1.0)


def test_an_inference_is_weaker_than_words():
    assert (
        signals([row(1, value="dislike", slot="museum", source="inferred", confidence=0.4)], NOW)[0].confidence == 0.4
    )


def test_a_plan_that_was_accepted_speaks_for_its_places_and_a_proposal_does_not():
    rows = [
        row(n, kind="episode", value=record(e, ["wd:Q1", "wd:Q2"], None, None))
        for n, e in enumerate(("accepted", "planned"))
    ]
    assert [(s.item, s.row) for s in signals(rows, NOW)] == [("wd:Q1", "m-0"), ("wd:Q2", "m-0")]


def test_what_ended_expired_or_was_for_one_trip_says_nothing():
    past = NOW - timedelta(hours=1)
    rows = [
        row(1, value="like", slot="museum", **{field: held})
        for field, held in (("valid_to", past), ("expires_at", past), ("trip", "one"))
    ]
    assert signals(rows, NOW) == ()


def test_rows_of_any_other_shape_are_passed_over():
    odd = [row(1, kind="note"), row(2, value="meh", slot="museum"), row(3, kind="episode", value="{}"), row(4, kind="episode", value="x"),
           row(5, kind="episode", value='{"event": "accepted", "ids": 3}'), row(6, value="like")]  # fmt: skip
    assert signals(odd, NOW) == ()


def test_stated_interests_and_dislikes_are_topics():
    rows = [
        row(1, kind="profile", slot="interest", value="Hiking"),
        row(2, kind="profile", slot="home_city", value="Seoul"),
    ]
    assert [(s.topic, s.value) for s in signals(rows, NOW)] == [("hiking", 1.0)]
