"""Completeness of the budget: everything in the plan that costs is on exactly one line, for everyone, and nothing else is."""

from collections import Counter
from math import ceil

from ...domain.money import Money
from ...domain.offers import Mode, Transport
from ...domain.parameters import CAR_SEATS, TAXI_SEATS
from ...domain.plan import BudgetLine, Leg, LineStatus, Stay
from .case import Broken, Case, Saying
from .people import lodged


def _lines(case: Case, category: str, subject: str | None = None) -> list[BudgetLine]:
    return [x for x in case.plan.budget.lines if x.category == category and subject in (None, x.subject)]


def _count(lines: list[BudgetLine]) -> int:
    """How many units the lines pay for: people x units."""
    return sum(line.people * line.units for line in lines)


def _says_unknown(case: Case, category: str, subject: str) -> bool:
    """Whether a line says that this (or something without a name, in that category) has no known price."""
    return any(x.status is LineStatus.UNKNOWN and x.subject in (subject, "") for x in _lines(case, category))


def payable(case: Case, price: Money | None) -> bool:
    """Whether a price is known, and can be told in the plan's currency."""
    if price is None:
        return False
    currency = case.plan.budget.currency
    return price.currency == currency or case.rate(price.currency, currency) is not None


def _paid(case: Case, category: str, subject: str, name: str, count: int, priced: bool) -> Saying:
    """`count` units of `subject` are paid on one line; without a price, one line says that it is unknown."""
    lines = [x for x in _lines(case, category, subject) if x.status is not LineStatus.UNKNOWN]
    if not priced:
        if not _says_unknown(case, category, subject):
            yield Broken(f"The price of {name} is not known, and the budget does not say so.", "budget.lines")
    elif len(lines) != 1:
        yield Broken(f"{name} is on {len(lines)} lines of the budget, not on one.", "budget.lines")
    elif _count(lines) != count:
        yield Broken(f"{name} is paid {_count(lines)} times, not {count}.", "budget.lines")


def tickets_are_paid(case: Case) -> Saying:
    """Each visited place is paid for every adult and child; free places need no line."""
    party = case.plan.request.party
    for place_id in dict.fromkeys(v.place_id for _, _, v in case.visits):
        place = case.place(place_id)
        if place is None or (place.price is not None and place.price.amount == 0):
            continue  # nothing to pay; that a line says zero is another rule's
        children = place.child_price
        if party.children and children is None and payable(case, place.price):
            yield from _children_unknown(case, place_id, place.name)
            continue
        for field, price, count in (("price", place.price, party.adults), ("child_price", children, party.children)):
            if count and (price is None or price.amount > 0 or _of_field(case, place_id, field)):
                yield from _ticket(case, place_id, place.name, field, count, payable(case, price))


def _of_field(case: Case, place_id: str, field: str) -> list[BudgetLine]:
    return [x for x in _lines(case, "tickets", place_id) if x.field == field and x.status is not LineStatus.UNKNOWN]


def _ticket(case: Case, place_id: str, name: str, field: str, count: int, priced: bool) -> Saying:
    lines = _of_field(case, place_id, field)
    if not priced:
        if not _says_unknown(case, "tickets", place_id):
            yield Broken(f"The ticket of {name} is not known, and the budget does not say so.", "budget.lines")
    elif len(lines) != 1 or _count(lines) != count:
        yield Broken(f"{count} tickets of {name} ({field}) are due, not {_count(lines)}.", "budget.lines")


def _children_unknown(case: Case, place_id: str, name: str) -> Saying:
    """Where only the adults' price is known, the children's is unknown or an estimate, never taken for the same."""
    party = case.plan.request.party
    lines = _of_field(case, place_id, "price")
    adults = [x for x in lines if x.status is LineStatus.OBSERVED]
    if party.adults and _count(adults) != party.adults:
        yield Broken(f"{party.adults} adult tickets of {name} are due, not {_count(adults)}.", "budget.lines")
    guessed = [x for x in lines if x.status is LineStatus.ESTIMATE]
    if not _says_unknown(case, "tickets", place_id) and _count(guessed) != party.children:
        yield Broken(f"The children's ticket of {name} is not known, and the budget does not say so.", "budget.lines")


def lodging_is_paid(case: Case) -> Saying:
    """Each night in each room is on a line: at the lodging's price, or as an estimate, or unknown."""
    nights: Counter[str] = Counter()
    for _, stay, lodging in lodged(case):
        nights[lodging.id] += stay.nights * stay.rooms
    for lodging_id, count in nights.items():
        found = case.lodging(lodging_id)
        assert found is not None
        yield from _paid(case, "lodging", lodging_id, found.name, count, payable(case, found.price))
    by_room: Counter[str] = Counter()
    by_head: Counter[str] = Counter()
    for stay in case.plan.stays:
        if stay.lodging_id is None:
            by_room[stay.city_id] += stay.nights * stay.rooms
            by_head[stay.city_id] += stay.nights * case.people
    for city_id, rooms in by_room.items():
        lines = [x for x in _lines(case, "lodging", city_id) if x.status is not LineStatus.UNKNOWN]
        if not lines and not _says_unknown(case, "lodging", city_id):
            yield Broken(f"The nights in {city_id} are on no line of the budget.", "budget.lines")
        elif lines and _count(lines) not in (rooms, by_head[city_id]):
            yield Broken(f"{_count(lines)} nights in {city_id} are paid, not {rooms}.", "budget.lines")
        elif len(lines) > sum(s.city_id == city_id for s in case.plan.stays) * len({str(x.unit) for x in lines}):
            yield Broken(f"The nights in {city_id} are on {len(lines)} lines.", "budget.lines")


def meals_are_paid(case: Case) -> Saying:
    """Each meal at a restaurant is paid for everyone; the others are an estimate by day, or unknown."""
    times = Counter(m.restaurant_id for _, _, m in case.meals if m.restaurant_id)
    for restaurant_id, count in times.items():
        found = case.restaurant(restaurant_id)
        if found is not None:
            priced = payable(case, found.price)
            yield from _paid(case, "meals", restaurant_id, found.name, count * case.people, priced)
    if not any(m.restaurant_id is None for _, _, m in case.meals):
        return
    general = [x for x in _lines(case, "meals") if not x.subject or case.city(x.subject) is not None]
    if not general:
        yield Broken("Meals without a named restaurant are on no line of the budget.", "budget.lines")
    for city_id, days in _slotted(case).items():
        lines = [x for x in general if x.subject == city_id and x.status is not LineStatus.UNKNOWN]
        if any(x.people != case.people for x in lines) or (lines and sum(x.units for x in lines) != days):
            yield Broken(f"The estimate of meals in {city_id} is not for these people on {days} days.", "budget.lines")


def _slotted(case: Case) -> Counter[str]:
    """Days with a meal that has no restaurant, by city."""
    return Counter(city for city, _ in {(d.city_id, d.date) for _, d, m in case.meals if m.restaurant_id is None})


def each_unknown_has_its_line(case: Case) -> Saying:
    """Things without a price are not lumped together: each has a line of its own, by its subject or without one."""
    for category, subjects in _unpriced(case).items():
        lines = _lines(case, category)
        named = {x.subject for x in lines}
        nameless = sum(x.status is LineStatus.UNKNOWN and not x.subject for x in lines)
        missing = sum(1 for subject in subjects if subject not in named)
        if missing > nameless:
            yield Broken(f"{missing} {category} have no known price, and {nameless} lines say so.", "budget.lines")


def _unpriced(case: Case) -> dict[str, list[str]]:
    """Subjects without a price, by category; one for each time that a line is due."""
    places = [case.place(i) for i in dict.fromkeys(v.place_id for _, _, v in case.visits)]
    beds = [s.lodging_id or s.city_id for s in case.plan.stays if not _bed_priced(case, s)]
    eaten = [m.restaurant_id for _, _, m in case.meals if m.restaurant_id]
    dishes = [r.id for i in eaten if (r := case.restaurant(i)) is not None and not payable(case, r.price)]
    rides = [leg.offer_id or "" for _, _, leg in case.legs if leg.scope == "intercity" and not _ride_priced(case, leg)]
    return {
        "tickets": [p.id for p in places if p is not None and not payable(case, p.price)],
        "lodging": beds,
        "meals": [*dishes, *_slotted(case)],
        "transport": [ride or "?" for ride in rides],
    }


def _bed_priced(case: Case, stay: Stay) -> bool:
    lodging = case.lodging(stay.lodging_id) if stay.lodging_id else None
    return lodging is not None and payable(case, lodging.price)


def _ride_priced(case: Case, leg: Leg) -> bool:
    offer = case.transport(leg.offer_id) if leg.offer_id else None
    return offer is not None and payable(case, offer.price)


def transport_is_paid(case: Case) -> Saying:
    """Each recorded journey is paid for everyone or for each vehicle; journeys without a price are said to be unknown."""
    times = Counter(leg.offer_id for _, _, leg in case.legs if leg.offer_id)
    for offer_id, count in times.items():
        offer = case.transport(offer_id)
        if offer is not None:
            due = count * (case.people if offer.per == "person" else vehicles(offer, case.people))
            name = f"{offer.mode} {offer.number or offer.id}"
            yield from _paid(case, "transport", offer_id, name, due, payable(case, offer.price))
    modelled = any(leg.scope == "intercity" and leg.offer_id is None for _, _, leg in case.legs)
    if modelled and not any(x.status is LineStatus.UNKNOWN for x in _lines(case, "transport")):
        yield Broken("A journey without a known price is not said to be unknown in the budget.", "budget.lines")


def vehicles(offer: Transport, people: int) -> int:
    """How many vehicles a party needs; a record that states no seats has those of its kind."""
    usual = CAR_SEATS if offer.mode is Mode.SELF_DRIVE else TAXI_SEATS
    return ceil(people / (offer.seats if offer.seats > 1 else usual))


def journeys_are_there(case: Case) -> Saying:
    """A plan that changes city has a journey; to and from home there is one, or the budget says that its price is unknown."""
    legs = [leg for _, _, leg in case.legs if leg.scope == "intercity"]
    moves = [case.leg_cities(leg) for leg in legs]
    for before, after in zip(case.plan.stops, case.plan.stops[1:], strict=False):
        if before.city_id != after.city_id and not any(to == after.city_id for _, to in moves):
            yield Broken(f"There is no journey from {before.name} to {after.name}.", "days")
    home = case.plan.request.origin
    if home is None or home.level != "city" or not case.plan.stops:
        return
    said = any(x.status is LineStatus.UNKNOWN for x in _lines(case, "transport"))
    first, last = case.plan.stops[0], case.plan.stops[-1]
    if first.city_id not in home.ids and not said and not any(origin in home.ids for origin, _ in moves):
        yield Broken(f"There is no journey from {home.name} to {first.name}, and its price is not said to be unknown.")
    if not case.plan.request.round_trip or last.city_id in home.ids or said:
        return
    if not any(to in home.ids for _, to in moves):
        yield Broken(f"There is no journey back to {home.name}, and its price is not said to be unknown.")


def nothing_else_is_paid(case: Case) -> Saying:
    """Each line is for something that the plan holds."""
    needs: set[str | None] = {i for n in case.plan.needs for i in (n.id, n.product_id)}
    cities: set[str | None] = {*(s.city_id for s in case.plan.stays), *(d.city_id for d in case.plan.days)}
    held: dict[str, set[str | None]] = {
        "tickets": {v.place_id for _, _, v in case.visits},
        "lodging": {s.lodging_id for s in case.plan.stays} | cities,
        "meals": {m.restaurant_id for _, _, m in case.meals} | cities,
        "transport": {leg.offer_id for _, _, leg in case.legs},
        "goods": needs,
    }
    for i, line in enumerate(case.plan.budget.lines):
        if line.status is not LineStatus.UNKNOWN and line.subject not in held[line.category]:
            yield Broken(f"{line.label} is paid for and is not in the plan.", f"budget.lines[{i}]")


def prices_are_repeated_rightly(case: Case) -> Saying:
    """The price beside a visit or meal is the catalog's."""
    for where, _, visit in case.visits:
        place = case.place(visit.place_id)
        if place is not None and visit.price != place.price:
            yield Broken(f"The admission of {visit.name} is {place.price or 'not known'}, not {visit.price}.", where)
    for where, _, meal in case.meals:
        found = case.restaurant(meal.restaurant_id) if meal.restaurant_id else None
        if meal.price is not None and (found is None or found.price != meal.price):
            yield Broken(f"A meal at {meal.name or 'no named place'} does not cost {meal.price}.", where)
