"""What a trip costs: every line observed, estimated or unknown. An unknown is in no total, and says how to learn it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...domain.catalog import Catalog
from ...domain.fact import Fact
from ...domain.goods import Need
from ...domain.money import Money, total
from ...domain.offers import Mode
from ...domain.plan import (
    Budget,
    BudgetLine,
    CapCheck,
    Category,
    CityStop,
    Day,
    Leg,
    LineStatus,
    Meal,
    Stay,
    Visit,
)
from ...domain.request import All, BudgetCap, Constraint, Request
from ...domain.truth import Truth
from .exchange import Exchange
from .transport import vehicles


def price(
    stops: Sequence[CityStop],
    stays: Sequence[Stay],
    days: Sequence[Day],
    request: Request,
    catalog: Catalog,
    currency: str,
    needs: Sequence[Need] = (),
) -> Budget:
    """The budget of a plan's parts in `currency`, with each cap of the request judged against it."""
    till = _Till(request, catalog, Exchange(catalog, currency))
    lines = (
        *till.transport(stops, days),
        *till.lodging(stays),
        *till.meals(days),
        *till.tickets(days),
        *till.goods(needs),
    )
    observed, low, high, estimated = _sums(lines, currency)
    return Budget(
        currency=currency,
        lines=lines,
        observed=observed,
        estimated=estimated,
        low=observed + low,
        high=observed + high,
        unknown_lines=sum(line.status is LineStatus.UNKNOWN for line in lines),
        caps=tuple(till.judge(cap, lines, len(days)) for cap in caps_of(request.constraints)),
    )


def caps_of(constraints: Sequence[Constraint]) -> Iterator[BudgetCap]:
    """Every cap that must hold as it stands: on its own or inside an "all of"."""
    for constraint in constraints:
        if isinstance(constraint, BudgetCap):
            yield constraint
        elif isinstance(constraint, All):
            yield from caps_of(constraint.parts)


def _known(line: BudgetLine) -> Money | None:
    """A line's amount in the plan's currency."""
    return line.converted or line.amount


def _sums(lines: Sequence[BudgetLine], currency: str) -> tuple[Money, Money, Money, Money]:
    """Observed; low and high ends of the estimates; the estimates as they stand."""
    seen = [m for line in lines if line.status is LineStatus.OBSERVED and (m := _known(line))]
    guesses = [line for line in lines if line.status is LineStatus.ESTIMATE]
    amounts = [m for line in guesses if (m := _known(line))]
    lows = [line.low for line in guesses if line.low]
    highs = [line.high for line in guesses if line.high]
    return total(seen, currency), total(lows, currency), total(highs, currency), total(amounts, currency)


class _Till:
    """Makes lines. `exchange` carries the plan's currency."""

    def __init__(self, request: Request, catalog: Catalog, exchange: Exchange) -> None:
        self._request, self._catalog, self._exchange = request, catalog, exchange
        self._people = request.party.size

    # The five categories

    def transport(self, stops: Sequence[CityStop], days: Sequence[Day]) -> Iterator[BudgetLine]:
        legs = [i for d in days for i in d.items if isinstance(i, Leg)]
        between = [leg for leg in legs if leg.scope == "intercity"]
        for leg in between:
            yield self._ride(leg)
        yield from self._to_and_from(stops, between)
        local = {leg.mode for leg in legs if leg.scope == "local"} - {Mode.WALK}
        if local and self._catalog.as_of is None:
            advice = "See the city's transit fares; a day pass often costs less than single rides."
            yield BudgetLine(category="transport", label="Local transport", status=LineStatus.UNKNOWN, advice=advice)

    def _ride(self, leg: Leg) -> BudgetLine:
        label = f"{leg.mode.value.replace('_', '-')} {self._name(leg.origin)} to {self._name(leg.destination)}"
        offer = self._catalog.transport(leg.offer_id) if leg.offer_id else None
        if offer is None or offer.price is None:
            advice = "Ask the carriers, or a timetable with fares, for this date."
            return self._line("transport", label, None, advice=advice)
        if offer.per == "vehicle":
            count = vehicles(offer.mode, self._people, offer.seats)
            return self._line("transport", label, offer.price, units=count, subject=offer.id, field="transport.price")
        return self._line(
            "transport", label, offer.price, people=self._people, subject=offer.id, field="transport.price"
        )

    def _to_and_from(self, stops: Sequence[CityStop], between: Sequence[Leg]) -> Iterator[BudgetLine]:
        """The way there and back, where the plan has no leg for it."""
        origin = self._request.origin
        home = set(origin.ids) if origin and origin.level == "city" else set()
        if not stops or stops[0].city_id in home:
            return
        start = origin.name if origin else "where you live"
        advice = (
            "Ask airlines or railways for your dates." if origin else "Say where you start from, then ask the carriers."
        )
        if not any(leg.destination == stops[0].city_id and leg.origin in home for leg in between):
            yield self._line("transport", f"From {start} to {stops[0].name}", None, advice=advice)
        back = any(leg.origin == stops[-1].city_id and leg.destination in home for leg in between)
        if self._request.round_trip and not back:
            yield self._line("transport", f"From {stops[-1].name} back to {start}", None, advice=advice)

    def lodging(self, stays: Sequence[Stay]) -> Iterator[BudgetLine]:
        for stay in stays:
            units = stay.rooms * stay.nights
            record = self._catalog.lodging(stay.lodging_id) if stay.lodging_id else None
            label = f"{record.name if record else 'Lodging in ' + self._name(stay.city_id)}, {_rooms(stay)}"
            if record is not None and record.price is not None:
                yield self._line("lodging", label, record.price, units=units, subject=record.id, field="lodging.price")
                continue
            ceiling = self._catalog.per_diem(stay.city_id, stay.check_in)
            if record is None and ceiling is not None:
                yield self._ceiling("lodging", label, ceiling.lodging, stay.city_id, "per_diem", ceiling.area, 1, units)
            else:
                yield self._line("lodging", label, None, advice="Ask the lodging or a booking site for these nights.")

    def meals(self, days: Sequence[Day]) -> Iterator[BudgetLine]:
        open_days: dict[str, list[Day]] = {}
        for day in days:
            meals = [i for i in day.items if isinstance(i, Meal)]
            for meal in meals:
                if meal.restaurant_id:
                    yield self._dish(meal)
            if any(m.restaurant_id is None for m in meals):
                open_days.setdefault(day.city_id, []).append(day)
        for city_id, found in open_days.items():
            yield self._meals_out(city_id, found)

    def _dish(self, meal: Meal) -> BudgetLine:
        record = self._catalog.restaurant(meal.restaurant_id or "")
        label = f"{meal.meal} at {meal.name}"
        if record is None or record.price is None:
            return self._line("meals", label, None, advice="Look at the restaurant's menu.")
        return self._line(
            "meals", label, record.price, people=self._people, subject=record.id, field="restaurant.price"
        )

    def _meals_out(self, city_id: str, days: Sequence[Day]) -> BudgetLine:
        label = f"Meals in {self._name(city_id)}, {_count(len(days), 'day')}"
        ceiling = self._catalog.per_diem(city_id, days[0].date)
        if ceiling is None:
            return self._line("meals", label, None, advice="Look at menus of restaurants near your stops.")
        return self._ceiling("meals", label, ceiling.meals, city_id, "per_diem", ceiling.area, self._people, len(days))

    def tickets(self, days: Sequence[Day]) -> Iterator[BudgetLine]:
        for visit in (i for d in days for i in d.items if isinstance(i, Visit)):
            yield from self._admission(visit)

    def _admission(self, visit: Visit) -> Iterator[BudgetLine]:
        place = self._catalog.place(visit.place_id)
        party = self._request.party
        if place is None or place.price is None:
            advice = "See the place's own page for its admission."
            yield self._line("tickets", f"Ticket: {visit.name}", None, subject=visit.place_id, advice=advice)
            return
        free = place.price.amount == 0
        adults = self._people if free else party.adults
        if adults:
            yield self._line("tickets", f"Ticket: {visit.name}", place.price, people=adults, subject=place.id)
        if party.children and not free:
            yield self._child(visit, place.child_price, place.price)

    def _child(self, visit: Visit, known: Money | None, adult: Money) -> BudgetLine:
        children = self._request.party.children
        label = f"Ticket, children: {visit.name}"
        if known is not None:
            return self._line("tickets", label, known, people=children, subject=visit.place_id, field="child_price")
        line = self._line("tickets", label, adult, people=children, subject=visit.place_id)
        return self._at_most(line, "The child's price is not known: at most the adult's.")

    def goods(self, needs: Sequence[Need]) -> Iterator[BudgetLine]:
        """What was chosen to buy. A need without a product is packed, borrowed or bought: it is money only once shopping is asked for."""
        shopping = bool(self._request.shopping) or any(
            c.category == "goods" for c in caps_of(self._request.constraints)
        )
        for need in needs:
            if need.price is not None:
                subject = need.product_id or need.id
                yield self._line("goods", need.label, need.price, subject=subject, field="product.price")
            elif need.action == "buy" and need.spared_id is not None and shopping:
                yield self._line("goods", need.label, None, advice="Left out: the limit does not leave enough for it.")
            elif need.action == "buy" and shopping:
                yield self._line("goods", need.label, None, advice="Compare shops, or bring a product catalog.")

    # Lines

    def _ceiling(
        self, category: Category, label: str, unit: Money, city_id: str, field: str, area: str, people: int, units: int
    ) -> BudgetLine:
        line = self._line(category, label, unit, people=people, units=units, subject=city_id, field=field)
        advice = f"At most: the US government's ceiling for {area}, not a price. Most travellers pay less."
        return self._at_most(line, advice)

    def _at_most(self, line: BudgetLine, advice: str) -> BudgetLine:
        """The line as an estimate between nothing and its amount."""
        high = _known(line)
        if line.status is LineStatus.UNKNOWN or high is None:
            return line
        zero = Money(amount=Decimal(0), currency=high.currency)
        return line.model_copy(update={"status": LineStatus.ESTIMATE, "low": zero, "high": high, "advice": advice})

    def _line(
        self,
        category: Category,
        label: str,
        unit: Money | None,
        *,
        people: int = 1,
        units: int = 1,
        subject: str = "",
        field: str = "price",
        advice: str = "",
    ) -> BudgetLine:
        """Observed where the price is known and can be converted; else unknown."""
        if unit is None:
            return BudgetLine(
                category=category, label=label, status=LineStatus.UNKNOWN, subject=subject,
                field=field if subject else "", advice=advice,
            )  # fmt: skip
        amount = unit.times(people * units)
        converted, rate = None, None
        if unit.currency != self._exchange.currency:
            rate = self._exchange.rate(unit.currency)
            if rate is None:
                advice = f"No exchange rate from {amount.currency} to {self._exchange.currency} is known."
                return BudgetLine(
                    category=category,
                    label=label,
                    status=LineStatus.UNKNOWN,
                    people=people,
                    units=units,
                    subject=subject,
                    field=field,
                    advice=advice,
                )
            converted = self._exchange.money(amount)
        fact = self._fact(subject, field)
        return BudgetLine(
            category=category,
            label=label,
            status=LineStatus.OBSERVED,
            unit=unit,
            people=people,
            units=units,
            amount=amount,
            converted=converted,
            rate=rate.rate if rate else None,
            rate_date=rate.observed_at if rate else None,
            subject=subject,
            field=field if subject else "",
            source=fact.source if fact else "",
            observed_at=fact.observed_at if fact else None,
            advice=advice,
        )

    def _fact(self, subject: str, field: str) -> Fact | None:
        return self._catalog.fact(subject, field) if subject else None

    def _name(self, city_id: str) -> str:
        city = self._catalog.city(city_id)
        return city.name if city else city_id

    # Caps

    def judge(self, cap: BudgetCap, lines: Sequence[BudgetLine], days: int) -> CapCheck:
        """YES only when every line under the cap is known and the high end fits; NO when even the low end does not."""
        under = [line for line in lines if cap.category in (None, line.category)]
        observed, low, high, estimated = _sums(under, self._exchange.currency)
        known = observed + estimated
        times = {"trip": 1, "person": self._people, "day": days, "person_day": self._people * days}[cap.scope]
        limit = self._exchange.money(cap.limit.times(times))
        unknown = sum(line.status is LineStatus.UNKNOWN for line in under)
        if limit is None:
            note = f"no exchange rate from {cap.limit.currency} to {self._exchange.currency} is known"
            return CapCheck(words=cap.words, limit=cap.limit, met=Truth.UNKNOWN, known=known, note=note)
        met, note = _verdict(observed + low, observed + high, limit, unknown)
        if note and unknown and cap.category is not None and met is Truth.UNKNOWN:
            note = (
                f"not proven: prices of {cap.category} are not known"  # the plan counts its unknown lines only in all
            )
        return CapCheck(words=cap.words, limit=limit, met=met, known=known, note=note)


def _verdict(low: Money, high: Money, limit: Money, unknown: int) -> tuple[Truth, str]:
    if limit < low:
        return Truth.NO, "over the limit, even at the low end"
    if unknown:
        return Truth.UNKNOWN, f"not proven: {_count(unknown, 'line')} of the budget not known"
    if high <= limit:
        return Truth.YES, ""
    return Truth.UNKNOWN, "not proven: the high end of the estimates is over it"


def _rooms(stay: Stay) -> str:
    return f"{_count(stay.rooms, 'room')} x {_count(stay.nights, 'night')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
