"""Entry rules, needs, texts and locks."""

from collections.abc import Callable
from typing import Any

Found = Callable[[Callable[[Any], None]], set[str]]


def test_a_passport_that_the_plan_does_not_speak_of_is_found(found: Found) -> None:
    assert "entry_is_answered" in found(lambda p: p["advice"].clear())


def test_advice_without_a_fact_is_found(found: Found) -> None:
    rules = found(lambda p: p["advice"][0].update(subject="entry:BR:FR"))
    assert "advice_rests_on_facts" in rules


def test_calling_a_known_entry_rule_unknown_is_found(found: Found) -> None:
    assert found(lambda p: p["advice"][0].update(known="unknown")) == {"advice_rests_on_facts"}


def test_a_need_without_its_fact_is_found(found: Found) -> None:
    assert "triggers_hold" in found(lambda p: p["needs"][0].update(trigger_value=["G"]))
    assert "triggers_hold" in found(lambda p: p["needs"][0].update(trigger_field="plugs.shape"))


def test_an_adapter_for_other_plugs_is_found(found: Found) -> None:
    assert "triggers_hold" in found(lambda p: p["needs"][0].update(requirement={"plug_types": ["G"]}))


def test_an_amenity_in_a_note_is_found(found: Found) -> None:
    assert found(lambda p: p["days"][0].update(note="The inn has a swimming pool.")) == {"texts_state_what_is_proved"}


def test_a_superlative_in_a_reason_is_found(found: Found) -> None:
    edit = {"why": "the best museum of the country"}
    assert found(lambda p: p["days"][0]["items"][1].update(edit)) == {"texts_state_what_is_proved"}


def test_a_price_in_a_note_is_found(found: Found) -> None:
    assert found(lambda p: p["days"][0].update(note="Bring €33 for the guide.")) == {"texts_state_what_is_proved"}


def test_a_note_may_repeat_the_plan(found: Found) -> None:
    assert found(lambda p: p["days"][0].update(note="The Alba Museum at 10:00, €12.")) == set()
