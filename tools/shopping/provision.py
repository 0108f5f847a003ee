"""Products for the needs of a trip, chosen as one set: within what the budget leaves, what the bag may weigh and hold, and in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ...domain.catalog import Catalog
from ...domain.goods import Need, Price, Product
from ...domain.money import Money, minor_digits
from ...domain.plan import Plan
from ...domain.request import All, BudgetCap, Constraint
from ...domain.truth import Truth
from .attributes import value_of
from .bundles import Bundle, Limits, Option, Slot, choose
from .kindred import is_a
from .matching import WORDS, query_for
from .needs import importance
from .product_fields import minor
from .product_query import ProductQuery, Rates
from .product_store import Found

#: Products of one need that are weighed against those of the others.
_OPTIONS = 6


class Search(Protocol):
    def search(self, query: ProductQuery, rates: Rates | None = None) -> Found: ...


@dataclass(frozen=True, slots=True)
class Room:
    """What the goods may cost in all (None: no limit), weigh and fill; and the days until the trip, for delivery."""

    currency: str
    money: Money | None
    weight_g: int | None
    volume_ml: int | None
    days_left: int


def room_of(plan: Plan, catalog: Catalog, airline: str | None, now: date) -> Room:
    """Of a priced draft. What the trip itself costs is taken at its high end while that leaves anything, else at its low end. The
    bag is that of the airline that was named: of another, nothing is assumed."""
    bag = catalog.cabin_bag(airline) if airline else None
    sides = bag.sides_cm if bag is not None else None
    return Room(
        currency=plan.budget.currency,
        money=_money(plan, catalog),
        weight_g=round(bag.weight_kg * 1000) if bag is not None and bag.weight_kg is not None else None,
        volume_ml=round(sides[0] * sides[1] * sides[2]) if sides is not None and len(sides) == 3 else None,
        days_left=(plan.dates.start - now).days,
    )


def _money(plan: Plan, catalog: Catalog) -> Money | None:
    rooms = [_left(plan, cap, catalog) for cap in _caps(plan.request.constraints) if cap.category in (None, "goods")]
    return min(rooms, key=lambda m: m.amount) if rooms else None


def _caps(constraints: Sequence[Constraint]) -> list[BudgetCap]:
    found: list[BudgetCap] = []
    for one in constraints:
        if isinstance(one, BudgetCap) and one.hard:
            found.append(one)
        elif isinstance(one, All):
            found += _caps(one.parts)
    return found


def _left(plan: Plan, cap: BudgetCap, catalog: Catalog) -> Money:
    """What a cap leaves for goods; nothing when its currency cannot be turned into the plan's."""
    currency = plan.budget.currency
    people = plan.request.party.size if cap.scope in ("person", "person_day") else 1
    days = plan.dates.days if cap.scope in ("day", "person_day") else 1
    limit = cap.limit.times(people * days)
    if limit.currency != currency:
        rate = catalog.rate(limit.currency, currency)
        limit = limit.converted(rate.rate, currency) if rate else Money(amount=Decimal(0), currency=currency)
    if cap.category == "goods":
        return limit
    known = [line.converted or line.amount for line in plan.budget.lines if line.category == "goods"]
    goods = sum((m.amount for m in known if m is not None), Decimal(0))  # of the draft before: chosen anew
    high, low = (limit.amount + goods - end.amount for end in (plan.budget.high, plan.budget.low))
    return Money(amount=max(high if high > 0 else low, Decimal(0)), currency=currency)


def provide(needs: Sequence[Need], shelf: Search, catalog: Catalog, room: Room) -> tuple[Need, ...]:
    """The needs, those to buy with the product and price of the best set; what does not fit in stays without."""
    held: dict[str, Product] = {}
    slots = []
    for need in needs:
        options = _options(need, shelf, catalog, room, held) if need.action == "buy" else ()
        if options:
            slots.append(Slot(need.id, options, importance(need.rule)))
    price = minor(room.money.amount, room.currency).amount if room.money is not None else None
    chosen = choose(slots, Limits(price, room.weight_g, room.volume_ml)) if slots else Bundle({}, (), 0)
    given: list[Need] = []
    for need in needs:
        option = chosen.chosen.get(need.id)
        again = option is not None and any(n.product_id == option.id for n in given)
        if option is not None:
            given.append(_with(need, held[option.id], again))
        else:
            slot = next((s for s in slots if s.name == need.id), None)
            given.append(_spared(need, slot, held) if slot is not None else need)
    return tuple(given)


def _spared(need: Need, slot: Slot, held: dict[str, Product]) -> Need:
    """Left out, with the cheapest that there would be: what more it takes."""
    product = held[min(slot.options, key=lambda o: (o.price, o.id)).id]
    assert product.price is not None
    return need.model_copy(update={"spared_id": product.id, "spared_price": _major(product.price)})


def _with(need: Need, product: Product, again: bool) -> Need:
    """`again`: it is bought for another need already, so here it is only packed."""
    assert product.price is not None
    named = {"product_id": product.id, "product_title": product.title}
    return need.model_copy(update=named | ({"action": "pack"} if again else {"price": _major(product.price)}))


def _major(price: Price) -> Money:
    return Money(amount=Decimal(price.amount).scaleb(-minor_digits(price.currency)), currency=price.currency)


def _options(need: Need, shelf: Search, catalog: Catalog, room: Room, held: dict[str, Product]) -> tuple[Option, ...]:
    """Products that meet the need's requirement, are the thing and not a part of it, have a price, are not known to be out of
    stock, and are not known to come too late."""
    query = query_for(need, limit=_OPTIONS * 3)
    if query is None:
        return ()
    found = [h.product for h in shelf.search(query).hits if is_a(h.product, WORDS[need.rule], query.words)]
    options = []
    for place, product in enumerate(found[:_OPTIONS]):
        price = _in_currency(product, catalog, room.currency)
        if price is None or product.availability is Truth.NO or late(product, room.days_left):
            continue
        held[product.id] = product
        weight, volume = value_of(product.attributes, "weight_kg"), _volume(product)
        grams = round(weight * 1000) if isinstance(weight, int | float) else None
        options.append(Option(product.id, price, 1 - place / len(found), grams, volume))
    return tuple(options)


def late(product: Product, days_left: int) -> bool:
    """Whether the record says that it takes longer to come than there are days."""
    days = value_of(product.attributes, "delivery_days")
    return isinstance(days, int | float) and days > days_left


def _volume(product: Product) -> int | None:
    sides = value_of(product.attributes, "sides_cm")
    return round(sides[0] * sides[1] * sides[2]) if isinstance(sides, list) and len(sides) == 3 else None


def _in_currency(product: Product, catalog: Catalog, currency: str) -> int | None:
    """The price in minor units of the currency, rounded half up; None when it or its rate is not known."""
    if product.price is None:
        return None
    if product.price.currency == currency:
        return product.price.amount
    rate = catalog.rate(product.price.currency, currency)
    return minor(_major(product.price).amount * rate.rate, currency).amount if rate else None
