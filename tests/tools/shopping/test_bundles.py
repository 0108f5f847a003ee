"""The set that is chosen is the best there is, by trying every one."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tripwright.tools.shopping.bundles import Limits, Option, Slot, choose, relaxations


def option(identity, price, worth=0.0, weight=None, volume=None):
    return Option(identity, price, worth, weight, volume)


@st.composite
def problems(draw):
    shared = [option(f"s{i}", draw(st.integers(1, 60)), 0.5, draw(st.none() | st.integers(0, 30))) for i in range(2)]
    slots = []
    for n in range(draw(st.integers(1, 4))):
        own = [
            option(
                f"{n}-{k}", draw(st.integers(0, 60)), draw(st.integers(0, 4)) / 4, draw(st.none() | st.integers(0, 40))
            )
            for k in range(draw(st.integers(0, 3)))
        ]
        extra = draw(st.lists(st.sampled_from(shared), max_size=1))
        slots.append(Slot(str(n), tuple(own + extra), draw(st.integers(1, 4)), draw(st.integers(1, 2))))
    limits = Limits(draw(st.none() | st.integers(0, 150)), draw(st.none() | st.integers(0, 60)))
    return slots, limits


def value(slots, picks):
    return sum(s.importance * 1_000_000 + round(p.worth * 1000) for s, p in zip(slots, picks, strict=True) if p)


def paid(slots, picks, measure):
    """An option that stands in several slots is paid once, in the first."""
    several = {o.id for s in slots for o in s.options if sum(any(x.id == o.id for x in t.options) for t in slots) > 1}
    seen, total = set(), 0
    for slot, pick in zip(slots, picks, strict=True):
        if pick is None or pick.id in seen:
            continue
        seen |= {pick.id} & several
        total += (measure(pick) or 0) * slot.quantity
    return total


def brute(slots, limits):
    best = None
    for picks in product(*[(None, *s.options) for s in slots]):
        price, weight = paid(slots, picks, lambda o: o.price), paid(slots, picks, lambda o: o.weight_g)
        if limits.price is not None and price > limits.price:
            continue
        if limits.weight_g is not None and weight > limits.weight_g:
            continue
        key = (value(slots, picks), -price)
        best = key if best is None or key > best else best
    return best


@given(problems())
@settings(max_examples=60, deadline=None)
def test_no_set_is_better(problem):
    slots, limits = problem
    chosen = choose(slots, limits)
    picks = tuple(chosen.chosen.get(s.name) for s in slots)
    assert (value(slots, picks), -chosen.price) == brute(slots, limits)


@given(problems())
@settings(max_examples=20, deadline=None)
def test_a_raised_limit_covers_more_and_not_a_cent_less_would(problem):
    slots, limits = problem
    for change in relaxations(slots, limits):
        if change.kind == "raise":
            offered = [s for s in slots if s.options]
            assert len(choose(offered, Limits(change.price, limits.weight_g)).chosen) == len(change.bundle.chosen)
            less = choose(offered, Limits(change.price - 1, limits.weight_g), prefer="price")
            assert len(less.chosen) < len(change.bundle.chosen) or value(
                offered, [less.chosen.get(s.name) for s in offered]
            ) < value(offered, [change.bundle.chosen.get(s.name) for s in offered])


def test_a_covered_need_is_not_given_up_for_a_nicer_thing():
    slots = [
        Slot("adapter", (option("cheap", 10, 0.1), option("fine", 50, 1.0))),
        Slot("umbrella", (option("u", 20, 0.5),)),
    ]
    chosen = choose(slots, Limits(60)).chosen
    assert {k: v.id for k, v in chosen.items()} == {"adapter": "cheap", "umbrella": "u"}


def test_what_matters_more_is_bought_first():
    slots = [Slot("comfort", (option("c", 10),), 1), Slot("must", (option("m", 10),), 4)]
    assert choose(slots, Limits(10)).left_out == ("comfort",)


def test_an_unknown_weight_counts_nothing_and_is_said():
    slots = [Slot("a", (option("a", 1, weight=None),)), Slot("b", (option("b", 1, weight=900),))]
    chosen = choose(slots, Limits(weight_g=1000))
    assert chosen.complete
    assert chosen.unweighed == ("a",)


@pytest.mark.parametrize("slots", [[], [Slot("a", ())]])
def test_nothing_to_choose_from_is_an_empty_set(slots):
    assert choose(slots).chosen == {}


def test_a_dozen_things_are_solved_at_once():
    slots = [
        Slot(str(n), tuple(option(f"{n}-{k}", 500 + 137 * k * (n + 1) % 4000, k / 8) for k in range(8)))
        for n in range(12)
    ]
    assert choose(slots, Limits(18_000)).price <= 18_000
