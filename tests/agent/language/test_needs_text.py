"""The need list is short: the important with reasons, the rest by name; what was bought is always told."""

from decimal import Decimal

from tripwright.agent.language.needs_text import TOLD, need_lines
from tripwright.domain.goods import Need
from tripwright.domain.money import Money
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import scan

RULES = "umbrella sunscreen water-bottle neck-pillow sleep-mask laundry layers sun-hat walking-shoes small-bag photo-id swimwear".split()


def need(rule, **more):
    return Need(
        id=rule,
        rule=rule,
        label=rule,
        action="buy",
        trigger_subject="x",
        trigger_field="y",
        trigger_value=1,
        because="So it is.",
        **more,
    )


def test_the_rest_stands_in_one_line_by_name():
    lines = list(need_lines([need(r) for r in RULES], "en"))
    assert len(lines) == 1 + TOLD + 1
    assert lines[1] == "  Umbrella (buy). So it is."
    assert lines[-1] == "  Also: photo identification (buy); swimwear (buy)"
    assert scan("\n".join(lines), InMemoryCatalog()) == ()


def test_a_product_is_told_with_its_price_wherever_it_stands():
    price = Money(amount=Decimal("9.50"), currency="EUR")
    bought = need("swimwear", product_id="p", product_title="Swim Shorts", price=price)
    lines = list(need_lines([*(need(r) for r in RULES[:-1]), bought], "en"))
    assert "  Swimwear (buy). So it is. → Swim Shorts, €9.50" in lines


def test_nothing_needed_says_nothing():
    assert list(need_lines([], "ko")) == []
