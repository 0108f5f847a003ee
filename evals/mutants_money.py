"""Mutants of money: sums, units, currencies, lines that are missing or too many. Totals are made to fit, as a forger would."""

from decimal import Decimal
from typing import Any

from .mutant import Draft, Json, kind, value_of


def _known(draft: Draft) -> list[Json]:
    return [x for x in draft.lines if x["amount"] and Decimal(x["amount"]["amount"]) > 0]


def _money(amount: Decimal, currency: str) -> Json:
    return {"amount": str(amount), "currency": currency}


def _scaled(line: Json, factor: Decimal) -> None:
    """Every amount of a line by a factor, exactly."""
    for name in ("unit", "amount", "converted", "low", "high"):
        if line[name]:
            line[name] = _money(Decimal(line[name]["amount"]) * factor, line[name]["currency"])


@kind
def total_wrong_by_a_cent(draft: Draft) -> bool | None:
    total = draft.budget[draft.random.choice(("observed", "estimated", "low", "high"))]
    total["amount"] = str(Decimal(total["amount"]) + Decimal("0.01"))
    return True


@kind
def line_wrong_by_a_cent(draft: Draft) -> bool | None:
    line = draft.pick(_known(draft))
    if line is None:
        return None
    name = "converted" if line["converted"] else "amount"
    line[name]["amount"] = str(Decimal(line[name]["amount"]) + Decimal("0.01"))
    draft.resum()
    return True


@kind
def stale_price(draft: Draft) -> bool | None:
    """Last year's price: everything fits, but for the catalog."""
    line = draft.pick(_known(draft))
    if line is None:
        return None
    _scaled(line, Decimal("0.5"))
    draft.resum()
    return True


@kind
def hotel_at_eighty_percent(draft: Draft) -> bool | None:
    """The repair that renames the violation."""
    line = draft.pick([x for x in _known(draft) if x["category"] == "lodging"])
    if line is None:
        return None
    _scaled(line, Decimal("0.8"))
    draft.resum()
    return True


@kind
def currency_swapped(draft: Draft) -> bool | None:
    line = draft.pick(_known(draft))
    if line is None:
        return None
    currency = "CHF" if line["unit"]["currency"] != "CHF" else "SEK"
    line["unit"]["currency"] = line["amount"]["currency"] = currency
    return True


@kind
def currency_of_the_whole_swapped(draft: Draft) -> bool | None:
    """Every total in another currency, the figures as they were."""
    currency = "CHF" if draft.budget["currency"] != "CHF" else "SEK"
    for name in ("observed", "estimated", "low", "high"):
        draft.budget[name]["currency"] = currency
    draft.budget["currency"] = currency
    return bool(_known(draft))


@kind
def unknown_counted_as_zero(draft: Draft) -> bool | None:
    line = draft.pick([x for x in draft.lines if x["status"] == "unknown"])
    if line is None:
        return None
    zero = _money(Decimal(0), draft.budget["currency"])
    line |= {"status": "observed", "unit": zero, "amount": zero}
    draft.resum()
    return True


@kind
def estimate_called_a_price(draft: Draft) -> bool | None:
    line = draft.pick([x for x in draft.lines if x["status"] == "estimate"])
    if line is None:
        return None
    line |= {"status": "observed", "low": None, "high": None}
    draft.resum()
    return True


@kind
def estimate_without_range(draft: Draft) -> bool | None:
    line = draft.pick([x for x in draft.lines if x["status"] == "estimate"])
    if line is None:
        return None
    line |= {"low": None, "high": None}
    draft.resum()
    return True


@kind
def line_left_out(draft: Draft) -> bool | None:
    line = draft.pick(_known(draft))
    if line is None:
        return None
    draft.lines.remove(line)
    draft.resum()
    return True


@kind
def unknown_ticket_left_out(draft: Draft) -> bool | None:
    """A price that nobody knows is not mentioned."""
    unknown = [x for x in draft.lines if x["status"] == "unknown" and x["category"] == "tickets"]
    line = draft.pick([x for x in unknown if x["subject"]])
    if line is None:
        return None
    draft.lines.remove(line)
    draft.resum()
    return not any(x["subject"] in ("", line["subject"]) for x in unknown if x is not line)


@kind
def line_twice(draft: Draft) -> bool | None:
    line = draft.pick(_known(draft))
    if line is None:
        return None
    draft.lines.append(dict(line))
    draft.resum()
    return True


@kind
def one_person_too_few(draft: Draft) -> bool | None:
    line = draft.pick([x for x in _known(draft) if x["people"] > 1])
    if line is None:
        return None
    _fewer(draft, line, "people")
    return True


@kind
def one_night_or_room_too_few(draft: Draft) -> bool | None:
    line = draft.pick([x for x in _known(draft) if x["units"] > 1 and x["category"] == "lodging"])
    if line is None:
        return None
    _fewer(draft, line, "units")
    return True


def _fewer(draft: Draft, line: Json, name: str) -> None:
    factor = Decimal(line[name] - 1) / Decimal(line[name])
    line[name] -= 1
    line["amount"]["amount"] = str(Decimal(line["unit"]["amount"]) * line["people"] * line["units"])
    for other in ("converted", "low", "high"):
        if line[other]:
            line[other]["amount"] = str(round(Decimal(line[other]["amount"]) * factor, 2))
    draft.resum()


@kind
def fewer_rooms(draft: Draft) -> bool | None:
    """A room less, paid for as before."""
    stay = draft.pick([s for s in draft.json["stays"] if s["rooms"] > 1])
    if stay is None:
        return None
    stay["rooms"] -= 1
    return any(x["category"] == "lodging" and x["amount"] for x in draft.lines)


@kind
def traveller_dropped(draft: Draft) -> bool | None:
    members: list[Any] = draft.json["request"]["party"]["members"]
    if len(members) < 2:
        return None
    members.pop()
    size = draft.plan.request.party.size
    return any(x["people"] == size and x["category"] in ("meals", "transport") for x in _known(draft))


@kind
def rate_changed(draft: Draft) -> bool | None:
    line = draft.pick([x for x in _known(draft) if x["rate"]])
    if line is None:
        return None
    line["rate"] = str(Decimal(line["rate"]) * Decimal("1.01"))
    for name in ("converted", "low", "high"):
        if line[name]:
            line[name]["amount"] = str(round(Decimal(line[name]["amount"]) * Decimal("1.01"), 2))
    draft.resum()
    return True


@kind
def rate_date_changed(draft: Draft) -> bool | None:
    line = draft.pick([x for x in _known(draft) if x["rate_date"]])
    if line is None:
        return None
    line["rate_date"] = "2020-01-01"
    return True


@kind
def paid_but_not_planned(draft: Draft) -> bool | None:
    """A visit is taken out and its ticket is still paid."""
    found = draft.pick([(d, i, v) for d, i, v in draft.items("visit") if _paid(draft, v["place_id"])])
    if found is None:
        return None
    del draft.json["days"][found[0]]["items"][found[1]]
    return True


def _paid(draft: Draft, place_id: str) -> bool:
    return any(x["subject"] == place_id for x in _known(draft))


@kind
def cap_called_met(draft: Draft) -> bool | None:
    cap = draft.pick([c for c in draft.budget["caps"] if c["met"] != "yes"])
    if cap is None:
        return None
    cap["met"] = "yes"
    return True


@kind
def cap_raised(draft: Draft) -> bool | None:
    cap = draft.pick(draft.budget["caps"])
    if cap is None:
        return None
    cap["limit"]["amount"] = str(Decimal(cap["limit"]["amount"]) + 100)
    return True


@kind
def price_beside_a_visit_changed(draft: Draft) -> bool | None:
    visit = draft.pick([v for _, _, v in draft.items("visit")])
    if visit is None:
        return None
    currency = visit["price"]["currency"] if visit["price"] else draft.budget["currency"]
    amount = Decimal(visit["price"]["amount"]) if visit["price"] else Decimal(0)
    visit["price"] = _money(amount + 7, currency)
    return True


@kind
def known_total_ignores_a_line(draft: Draft) -> bool | None:
    line = draft.pick(_known(draft))
    if line is None:
        return None
    value = value_of(line, draft.budget["currency"])
    if not value:
        return None
    name = "observed" if line["status"] == "observed" else "estimated"
    draft.budget[name]["amount"] = str(Decimal(draft.budget[name]["amount"]) - value)
    return True
