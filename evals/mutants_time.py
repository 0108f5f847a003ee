"""Mutants of time and place: hours, dates, zones, order, moves."""

from datetime import date, datetime, timedelta

from ..domain.truth import Truth
from .mutant import Draft, Json, kind, moved

FAR_ZONE = "Pacific/Apia"


def _fits(draft: Draft, visit: Json) -> bool:
    """Whether the catalog itself says that the place is open at the visit (its evaluation is not the verifier's)."""
    start, end = datetime.fromisoformat(visit["start"]), datetime.fromisoformat(visit["end"])
    for back in (0, 1):
        day = start.date() - timedelta(days=back)
        answer = draft.catalog.opening(visit["place_id"], day)
        first = start.hour * 60 + start.minute + 1440 * back
        last = first + int((end - start).total_seconds() // 60)
        for interval in answer.intervals:
            latest = interval.end if interval.last_entry is None else interval.last_entry
            if interval.start <= first <= latest and last <= interval.end:
                return True
    return False


def _known(draft: Draft) -> list[Json]:
    return [v for _, _, v in draft.items("visit") if v["open"] == "yes" and v["interval"]]


def _shift(visit: Json, minutes: int) -> None:
    visit["start"], visit["end"] = moved(visit["start"], minutes), moved(visit["end"], minutes)


@kind
def visit_past_closing(draft: Draft) -> bool | None:
    """Later by so many minutes that it ends one to thirty minutes after closing."""
    visit = draft.pick([v for v in _known(draft) if not v["interval"].endswith("00:00")])
    if visit is None:
        return None
    hour, minute = map(int, visit["interval"].split("-")[1].split(":"))
    end = datetime.fromisoformat(visit["end"])
    closing = hour * 60 + minute
    over = closing - (end.hour * 60 + end.minute) + draft.random.randint(1, 30)
    if over <= 0:
        return None
    _shift(visit, over)
    return not _fits(draft, visit)


@kind
def visit_before_opening(draft: Draft) -> bool | None:
    visit = draft.pick([v for v in _known(draft) if not v["interval"].startswith("00:00")])
    if visit is None:
        return None
    hour, minute = map(int, visit["interval"].split("-")[0].split(":"))
    start = datetime.fromisoformat(visit["start"])
    early = start.hour * 60 + start.minute - (hour * 60 + minute) + draft.random.randint(1, 30)
    if early <= 0:
        return None
    _shift(visit, -early)
    return not _fits(draft, visit)


@kind
def visit_some_minutes_later(draft: Draft) -> bool | None:
    """A few minutes later: often still true, and then counted apart."""
    found = draft.pick(draft.items("visit"))
    if found is None:
        return None
    d, i, visit = found
    _shift(visit, draft.random.randint(1, 12))
    following = draft.json["days"][d]["items"][i + 1 :]
    clash = bool(following) and (following[0].get("start") or following[0]["depart"]) < visit["end"]
    return clash or (visit["open"] == "yes" and not _fits(draft, visit))


@kind
def visit_to_a_closed_place(draft: Draft) -> bool | None:
    """A place that is closed on that date (a Monday, a holiday), said to be open."""
    found = draft.pick(draft.items("visit"))
    if found is None:
        return None
    d, _, visit = found
    day = draft.json["days"][d]
    on = date.fromisoformat(day["date"])
    places = draft.catalog.places(draft.plan.days[d].city_id)[:200]
    taken = {v.place_id for v in draft.plan.visits}
    closed = [p for p in places if p.id not in taken and draft.catalog.opening(p.id, on).open is Truth.NO]
    place = draft.pick(closed)
    if place is None:
        return None
    price = place.price.model_dump(mode="json") if place.price else None
    visit |= {"place_id": place.id, "name": place.name, "kind": place.kind.value, "price": price, "open": "yes"}
    visit["interval"] = "08:00-23:00"
    return True


@kind
def hours_called_known(draft: Draft) -> bool | None:
    """Unknown hours, called open."""
    visit = draft.pick([v for _, _, v in draft.items("visit") if v["open"] == "unknown"])
    if visit is None:
        return None
    visit["open"], visit["interval"] = "yes", "08:00-22:00"
    return True


@kind
def wrong_interval(draft: Draft) -> bool | None:
    visit = draft.pick(_known(draft))
    if visit is None:
        return None
    visit["interval"] = "06:07-23:51"
    return True


@kind
def visit_too_short(draft: Draft) -> bool | None:
    visit = draft.pick([v for _, _, v in draft.items("visit")])
    if visit is None:
        return None
    visit["end"] = moved(visit["start"], 5)
    return True


@kind
def holiday_left_out(draft: Draft) -> bool | None:
    day = draft.pick([d for d in draft.json["days"] if d["holidays"]])
    if day is None:
        return None
    day["holidays"] = []
    return True


@kind
def holiday_invented(draft: Draft) -> bool | None:
    day = draft.pick(draft.json["days"])
    day["holidays"] = [*day["holidays"], "Feast of the Unicorn"]
    return True


@kind
def wrong_offset(draft: Draft) -> bool | None:
    """The same wall clock an hour off, as when summer time is forgotten."""
    visit = draft.pick([v for _, _, v in draft.items("visit")])
    if visit is None:
        return None
    for name in ("start", "end"):
        then = datetime.fromisoformat(visit[name])
        offset = (then.utcoffset() or timedelta()) + timedelta(hours=draft.random.choice((-1, 1)))
        sign = "-" if offset < timedelta() else "+"
        hours, minutes = divmod(int(abs(offset).total_seconds() // 60), 60)
        visit[name] = f"{then:%Y-%m-%dT%H:%M:%S}{sign}{hours:02d}:{minutes:02d}"
    return True


@kind
def wrong_zone(draft: Draft) -> bool | None:
    day = draft.pick(draft.json["days"])
    day["timezone"] = FAR_ZONE
    return True


@kind
def items_swapped(draft: Draft) -> bool | None:
    """Two neighbouring items of different times change places in the list."""
    found = draft.pick([(d, i) for d, day in enumerate(draft.json["days"]) for i in range(len(day["items"]) - 1)])
    if found is None:
        return None
    items = draft.json["days"][found[0]]["items"]
    i = found[1]
    items[i], items[i + 1] = items[i + 1], items[i]
    return True


@kind
def visit_on_another_date(draft: Draft) -> bool | None:
    visit = draft.pick([v for _, _, v in draft.items("visit")])
    if visit is None:
        return None
    _shift(visit, 1440 * draft.random.choice((-7, 7)))
    return True


@kind
def night_without_bed(draft: Draft) -> bool | None:
    stay = draft.pick(draft.json["stays"])
    if stay is None:
        return None
    stay["check_out"] = str(date.fromisoformat(stay["check_out"]) - timedelta(days=1))
    return True


@kind
def leg_deleted(draft: Draft) -> bool | None:
    """A local move of more than a stroll is taken out."""
    legs = draft.items("leg")
    found = draft.pick([x for x in legs if x[2]["scope"] == "local" and (x[2]["distance_km"] or 0) > 0.2])
    if found is None:
        return None
    d, i, leg = found
    del draft.json["days"][d]["items"][i]
    last = i == len(draft.json["days"][d]["items"]) and d == len(draft.json["days"]) - 1
    return not last  # the last day may end anywhere


@kind
def journey_deleted(draft: Draft) -> bool | None:
    """A journey between two stops is taken out."""
    stops = {s.city_id for s in draft.plan.stops}
    legs = [x for x in draft.items("leg") if x[2]["scope"] == "intercity"]
    found = draft.pick([x for x in legs if {x[2]["origin"], x[2]["destination"]} <= stops])
    if found is None:
        return None
    del draft.json["days"][found[0]]["items"][found[1]]
    return True


@kind
def leg_too_fast(draft: Draft) -> bool | None:
    legs = [x for _, _, x in draft.items("leg") if x["distance_km"] and x["mode"] in ("walk", "transit")]
    slow = [x for x in legs if x["depart"] < moved(x["arrive"], -6)]
    leg = draft.pick(slow)
    if leg is None:
        return None
    length = datetime.fromisoformat(leg["arrive"]) - datetime.fromisoformat(leg["depart"])
    leg["depart"] = moved(leg["arrive"], -(length.total_seconds() / 60) // 2)
    return True


@kind
def ride_called_a_walk(draft: Draft) -> bool | None:
    """The same minutes on foot: false when that is faster than one walks."""
    leg = draft.pick([x for _, _, x in draft.items("leg") if x["mode"] == "transit" and (x["distance_km"] or 0) > 2.2])
    if leg is None:
        return None
    leg["mode"] = "walk"
    return True


@kind
def wrong_distance(draft: Draft) -> bool | None:
    leg = draft.pick([x for _, _, x in draft.items("leg") if x["distance_km"]])
    if leg is None:
        return None
    leg["distance_km"] = round(leg["distance_km"] * 1.5 + 1, 2)
    return True


@kind
def leg_to_another_place(draft: Draft) -> bool | None:
    visits = draft.plan.visits
    leg = draft.pick([x for _, _, x in draft.items("leg") if any(v.place_id == x["destination"] for v in visits)])
    others = [v.place_id for v in visits if leg is not None and v.place_id != leg["destination"]]
    if not others:
        return None
    leg["destination"] = draft.pick(others)
    return True


@kind
def error_of_the_model_hidden(draft: Draft) -> bool | None:
    leg = draft.pick([x for _, _, x in draft.items("leg") if x["error_pct"]])
    if leg is None:
        return None
    leg["error_pct"] = None
    return True


@kind
def timetable_moved(draft: Draft) -> bool | None:
    offers = [x for _, _, x in draft.items("leg") if x["offer_id"]]
    timed = [x for x in offers if (t := draft.catalog.transport(x["offer_id"])) is not None and t.depart]
    leg = draft.pick(timed)
    if leg is None:
        return None
    minutes = draft.random.choice((-10, 10))
    leg["depart"], leg["arrive"] = moved(leg["depart"], minutes), moved(leg["arrive"], minutes)
    return True


@kind
def wrong_flight_number(draft: Draft) -> bool | None:
    leg = draft.pick([x for _, _, x in draft.items("leg") if x["offer_id"] and x["number"]])
    if leg is None:
        return None
    leg["number"] = f"{leg['number']}9"
    return True


@kind
def trip_longer_than_its_days(draft: Draft) -> bool | None:
    draft.json["dates"]["end"] = str(date.fromisoformat(draft.json["dates"]["end"]) + timedelta(days=1))
    return True
