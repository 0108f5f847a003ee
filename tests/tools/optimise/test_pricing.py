"""The complete-or-unknown budget."""

from datetime import date
from decimal import Decimal

import pytest
from tripwright.domain.goods import Need
from tripwright.domain.money import Money
from tripwright.domain.offers import Rate
from tripwright.domain.party import Party, Traveller
from tripwright.domain.place import Kind
from tripwright.domain.plan import LineStatus
from tripwright.domain.request import All, BudgetCap, Request
from tripwright.domain.truth import Truth
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.optimise.pricing import price

TOWNS = ["t:Alder", "t:Birch", "t:Cedar"]


@pytest.fixture(scope="module")
def lisbon_plan(lisbon, asking, planned):
    return planned(asking(lisbon, ["t:Lisbon"]), lisbon)


@pytest.fixture(scope="module")
def sandbox_plan(sandbox, asking, planned):
    return planned(asking(sandbox, TOWNS, days=5, count=2, people=6, origin="t:Home"), sandbox)


def priced(plan, catalog, currency="USD", request=None, needs=()):
    return price(plan.stops, plan.stays, plan.days, request or plan.request, catalog, currency, needs)


def lines(budget, category):
    return [line for line in budget.lines if line.category == category]


def test_every_sum_is_exact(sandbox_plan, sandbox):
    budget = priced(sandbox_plan, sandbox)
    for line in budget.lines:
        assert line.amount == line.unit.times(line.people * line.units)
    assert budget.observed.amount == sum(line.amount.amount for line in budget.lines)
    assert budget.low == budget.high == budget.observed


def test_flights_are_for_each_person_and_taxis_for_each_four(sandbox_plan, sandbox):
    found = lines(priced(sandbox_plan, sandbox), "transport")
    flights = [x for x in found if "flight" in x.label]
    taxis = [x for x in found if "taxi" in x.label]
    assert all((x.people, x.units) == (6, 1) for x in flights)
    assert all((x.people, x.units) == (1, 2) for x in taxis)
    assert flights


def test_rooms_are_paid_a_night(sandbox_plan, sandbox):
    for line, stay in zip(lines(priced(sandbox_plan, sandbox), "lodging"), sandbox_plan.stays, strict=True):
        assert line.units == stay.rooms * stay.nights


def test_a_line_names_its_fact(sandbox_plan, sandbox):
    for line in priced(sandbox_plan, sandbox).lines:
        fact = sandbox.fact(line.subject, line.field)
        assert (fact.source, fact.observed_at) == (line.source, line.observed_at)


def test_a_ceiling_is_an_estimate_from_nothing_to_at_most(lisbon_plan, lisbon, money):
    (line,) = lines(priced(lisbon_plan, lisbon), "lodging")
    assert (line.status, line.low, line.high) == (LineStatus.ESTIMATE, money(0), money(400))
    assert "At most" in line.advice


def test_what_is_not_known_has_no_amount_and_advice_how_to_learn_it(lisbon_plan, lisbon):
    unknown = [x for x in priced(lisbon_plan, lisbon).lines if x.status is LineStatus.UNKNOWN]
    assert {x.label for x in unknown} >= {"From where you live to Lisbon", "From Lisbon back to where you live"}
    assert all(x.amount is None and x.advice for x in unknown)


def test_a_trip_at_home_has_no_way_there(lisbon_plan, lisbon):
    from tripwright.domain.request import PlaceRef

    home = PlaceRef(words="Lisbon", level="city", name="Lisbon", ids=("t:Lisbon",))
    budget = priced(lisbon_plan, lisbon, request=lisbon_plan.request.model_copy(update={"origin": home}))
    assert not any("From" in x.label for x in budget.lines)


def asked(plan, *caps, party=None):
    changed = {"constraints": caps} | ({"party": party} if party else {})
    return plan.request.model_copy(update=changed)


@pytest.mark.parametrize(
    ("limit", "category", "met"),
    [
        (2000, "tickets", Truth.YES),
        (100, "tickets", Truth.NO),
        (400, "lodging", Truth.YES),
        (300, "lodging", Truth.UNKNOWN),  # the high end is over it
        (99999, "transport", Truth.UNKNOWN),  # a line is not known
        (99999, None, Truth.UNKNOWN),
        (50, None, Truth.NO),
    ],
)
def test_a_cap_is_met_only_when_every_line_is_known_and_the_high_end_fits(
    lisbon_plan, lisbon, money, limit, category, met
):
    cap = BudgetCap(words="cap", limit=money(limit), category=category)
    (check,) = priced(lisbon_plan, lisbon, request=asked(lisbon_plan, cap)).caps
    assert check.met is met
    assert check.note or met is Truth.YES


@pytest.mark.parametrize(("scope", "times"), [("trip", 1), ("person", 2), ("day", 3), ("person_day", 6)])
def test_a_cap_counts_for_its_scope(lisbon_plan, lisbon, money, scope, times):
    cap = BudgetCap(words="cap", limit=money(10), scope=scope)
    assert priced(lisbon_plan, lisbon, request=asked(lisbon_plan, cap)).caps[0].limit == money(10 * times)


def test_caps_inside_all_of_are_judged_too(lisbon_plan, lisbon, money):
    both = All(words="x", parts=(BudgetCap(words="a", limit=money(1)), BudgetCap(words="b", limit=money(2))))
    budget = priced(lisbon_plan, lisbon, request=asked(lisbon_plan, both))
    assert [c.words for c in budget.caps] == ["a", "b"]


def test_a_child_without_a_price_of_its_own_pays_at_most_the_adults(lisbon_plan, lisbon, money):
    family = Party(members=(Traveller(), Traveller(age=7)))
    found = lines(priced(lisbon_plan, lisbon, request=asked(lisbon_plan, party=family)), "tickets")
    children = [x for x in found if "children" in x.label]
    assert {(x.status, x.low, x.high) for x in children} == {(LineStatus.ESTIMATE, money(0), money(10))}


def test_goods_are_lines_once_they_are_chosen_and_unknown_ones_only_when_shopping_was_asked_for(
    lisbon_plan, lisbon, money
):
    shared = {
        "rule": "plug",
        "trigger_subject": "country:PT",
        "trigger_field": "plugs",
        "trigger_value": "F",
        "because": "x",
    }
    needs = (
        Need(id="n1", label="Adapter", action="buy", price=money(12), product_id="p1", **shared),
        Need(id="n2", label="Umbrella", action="buy", **shared),
        Need(id="n3", label="Passport", action="check", **shared),
    )
    chosen = lines(priced(lisbon_plan, lisbon, needs=needs), "goods")
    assert [x.label for x in chosen] == ["Adapter"]
    cap = BudgetCap(words="50 for things", limit=money(50), category="goods")
    found = lines(priced(lisbon_plan, lisbon, request=asked(lisbon_plan, cap), needs=needs), "goods")
    assert [(x.label, x.status) for x in found] == [
        ("Adapter", LineStatus.OBSERVED),
        ("Umbrella", LineStatus.UNKNOWN),
    ]


def test_another_currency_is_converted_by_a_dated_rate_or_is_unknown(lisbon_plan, lisbon):
    rate = Rate(base="USD", quote="EUR", rate=Decimal("0.9"), observed_at=date(2026, 5, 1), source="memory")
    rated = InMemoryCatalog(**{**lisbon._all, "rates": [rate]}, observed_at=date(2026, 4, 1))
    ticket = lines(priced(lisbon_plan, rated, "EUR"), "tickets")[0]
    assert ticket.converted == Money(amount=Decimal("18.00"), currency="EUR")
    assert (ticket.rate, ticket.rate_date) == (Decimal("0.9"), date(2026, 5, 1))
    unrated = priced(lisbon_plan, lisbon, "EUR")
    assert {x.status for x in unrated.lines} == {LineStatus.UNKNOWN}
    assert unrated.high == Money(amount=Decimal(0), currency="EUR")


def test_no_money_is_made_out_of_an_empty_plan(lisbon):
    budget = price((), (), (), Request(text="x"), lisbon, "USD")
    assert budget.lines == ()
    assert budget.high.amount == 0


def test_a_free_place_is_free_for_children_too(sandbox_plan, sandbox):
    family = Party(members=(Traveller(), Traveller(age=3)))
    found = lines(priced(sandbox_plan, sandbox, request=asked(sandbox_plan, party=family)), "tickets")
    assert {x.status for x in found} == {LineStatus.OBSERVED}
    assert not any("children" in x.label for x in found)
    assert Kind.MUSEUM in {v.kind for v in sandbox_plan.visits}
