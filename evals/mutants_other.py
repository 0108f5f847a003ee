"""Mutants of identity, of people's conditions, of advice and goods, and of the texts inside a plan."""

from .mutant import Draft, Json, kind

NOWHERE = "invented:0000"


def _visit(draft: Draft) -> Json | None:
    found: Json | None = draft.pick([v for _, _, v in draft.items("visit")])
    return found


@kind
def place_swapped(draft: Draft) -> bool | None:
    """Another real place of the city, at the times and moves of the first."""
    found = draft.pick(draft.items("visit"))
    if found is None:
        return None
    d, i, visit = found
    items = draft.json["days"][d]["items"]
    led_here = any(x["type"] == "leg" and x["destination"] == visit["place_id"] for x in items[:i])
    taken = {v.place_id for v in draft.plan.visits}
    city = draft.catalog.place(visit["place_id"])
    others = [p for p in draft.catalog.places(city.city_id)[:100] if p.id not in taken] if city else []
    place = draft.pick(others)
    if place is None or not led_here:
        return None
    price = place.price.model_dump(mode="json") if place.price else None
    visit |= {"place_id": place.id, "name": place.name, "kind": place.kind.value, "price": price}
    return True


@kind
def place_invented(draft: Draft) -> bool | None:
    visit = _visit(draft)
    if visit is None:
        return None
    visit["place_id"] = NOWHERE
    return True


@kind
def name_invented(draft: Draft) -> bool | None:
    visit = _visit(draft)
    if visit is None:
        return None
    visit["name"] = f"{visit['name']} of the Moon"
    return True


@kind
def kind_of_place_changed(draft: Draft) -> bool | None:
    visit = _visit(draft)
    if visit is None:
        return None
    visit["kind"] = "zoo" if visit["kind"] != "zoo" else "beach"
    return True


@kind
def homonym_city(draft: Draft) -> bool | None:
    """The stop's name, and another city's id: the Valencia of the other continent."""
    stop = draft.pick(draft.json["stops"])
    used = {s.city_id for s in draft.plan.stops}
    others = [c.city_id for c in draft.catalog.coverage() if c.city_id not in used]
    namesakes = [c.id for c in draft.catalog.find_cities(stop["name"]) if c.id not in used]
    other = draft.pick(namesakes) or draft.pick(others)
    if other is None:
        return None
    stop["city_id"] = other
    return True


@kind
def visit_twice(draft: Draft) -> bool | None:
    visits = [v for _, _, v in draft.items("visit")]
    if len(visits) < 2:
        return None
    first, second = draft.random.sample(visits, 2)
    for name in ("place_id", "name", "kind", "price", "open", "interval"):
        second[name] = first[name]
    return True


@kind
def lodging_invented(draft: Draft) -> bool | None:
    stay = draft.pick(draft.json["stays"])
    if stay is None:
        return None
    stay |= {"lodging_id": NOWHERE, "name": "Hotel Splendid"}
    return True


@kind
def restaurant_invented(draft: Draft) -> bool | None:
    meal = draft.pick([m for _, _, m in draft.items("meal")])
    if meal is None:
        return None
    meal |= {"restaurant_id": NOWHERE, "name": "Chez Nous"}
    return True


@kind
def restaurant_named_without_record(draft: Draft) -> bool | None:
    meal = draft.pick([m for _, _, m in draft.items("meal") if not m["restaurant_id"]])
    if meal is None:
        return None
    meal["name"] = "Chez Nous"
    return True


@kind
def snapshot_hash_changed(draft: Draft) -> bool | None:
    first: str = draft.json["catalog"][0]
    draft.json["catalog"][0] = ("0" if first[0] != "0" else "1") + first[1:]
    return True


@kind
def avoided_place_kept(draft: Draft) -> bool | None:
    """The person avoids a place, and the plan goes there."""
    visit = _visit(draft)
    if visit is None:
        return None
    wish = {"type": "avoid_place", "words": "not there", "name": visit["name"], "place_id": visit["place_id"]}
    draft.json["request"]["constraints"].append(wish)
    return True


@kind
def left_out_city_kept(draft: Draft) -> bool | None:
    """The person leaves out a city, and the plan stops there."""
    stop = draft.pick(draft.json["stops"])
    area = {"words": stop["name"], "level": "city", "name": stop["name"], "ids": [stop["city_id"]]}
    draft.json["request"]["constraints"].append({"type": "avoid_city", "words": "without it", "area": area})
    return True


@kind
def must_see_left_out(draft: Draft) -> bool | None:
    taken = {v.place_id for v in draft.plan.visits}
    cities = [s.city_id for s in draft.plan.stops]
    place = draft.pick([p for c in cities for p in draft.catalog.places(c)[:100] if p.id not in taken])
    if place is None:
        return None
    wish = {"type": "must_see", "words": "that one", "name": place.name, "place_id": place.id}
    draft.json["request"]["constraints"].append(wish)
    return True


@kind
def banned_mode_used(draft: Draft) -> bool | None:
    leg = draft.pick([x for _, _, x in draft.items("leg")])
    if leg is None:
        return None
    ban = {"type": "transport_ban", "words": f"no {leg['mode']}", "modes": [leg["mode"]]}
    draft.json["request"]["constraints"].append(ban)
    return True


@kind
def more_visits_than_asked(draft: Draft) -> bool | None:
    most = max((sum(i["type"] == "visit" for i in d["items"]) for d in draft.json["days"]), default=0)
    if most == 0:
        return None
    draft.json["request"]["constraints"].append({"type": "max_visits", "words": "fewer", "count": most - 1})
    return True


@kind
def wheelchair_forgotten(draft: Draft) -> bool | None:
    """A traveller in a wheelchair, and a place that is not known to be fit for one."""
    places = [draft.catalog.place(v.place_id) for v in draft.plan.visits]
    if all(p is None or p.wheelchair == "yes" for p in places):
        return None
    draft.json["request"]["party"]["members"][0]["access"] = ["wheelchair"]
    return True


@kind
def passport_forgotten(draft: Draft) -> bool | None:
    """A traveller with a passport whose entry the plan does not speak of."""
    said = {a.subject for a in draft.plan.advice}
    countries = {s.country for s in draft.plan.stops}
    passport = draft.pick([p for p in ("BR", "NG", "PH") if not countries & {p} and f"entry:{p}" not in str(said)])
    if passport is None:
        return None
    draft.json["request"]["party"]["members"][0]["passport"] = passport
    return True


@kind
def advice_without_fact(draft: Draft) -> bool | None:
    advice = {
        "topic": "entry",
        "text": "No visa is needed.",
        "known": "yes",
        "subject": "entry:XX:YY",
        "field": "entry",
    }
    draft.json["advice"].append(advice)
    return True


@kind
def trigger_of_a_need_changed(draft: Draft) -> bool | None:
    need = draft.pick(
        [n for n in draft.json["needs"] if n["trigger_subject"] not in ("plan", "trip", "request", "party")]
    )
    if need is None:
        return None
    need["trigger_value"] = ["Z", "Q"]
    return True


@kind
def need_invented(draft: Draft) -> bool | None:
    need = {
        "id": "x", "rule": "x", "label": "Snow chains", "action": "buy", "trigger_subject": NOWHERE,
        "trigger_field": "snow", "trigger_value": True, "because": "there is snow",
    }  # fmt: skip
    draft.json["needs"].append(need)
    return True


def _note(draft: Draft, text: str) -> bool:
    day = draft.pick(draft.json["days"])
    day["note"] = text
    return True


@kind
def amenity_invented(draft: Draft) -> bool | None:
    words = ("a swimming pool", "free Wi-Fi", "breakfast included", "an audio guide", "a rooftop bar")
    return _note(draft, f"The place has {draft.pick(list(words))}.")


@kind
def superlative_invented(draft: Draft) -> bool | None:
    word = draft.pick(["cheapest", "closest", "best", "most popular", "largest"])
    return _note(draft, f"This is the {word} in town.")


@kind
def availability_invented(draft: Draft) -> bool | None:
    return _note(
        draft, draft.pick(["Tickets are available at the door.", "Rooms are still available.", "매진 전 예약 가능"])
    )


@kind
def price_invented_in_a_note(draft: Draft) -> bool | None:
    return _note(draft, f"Entry costs €{draft.random.randint(10_000, 99_999)}.13.")


@kind
def place_invented_in_a_note(draft: Draft) -> bool | None:
    return _note(draft, "On the way, look at Zanzibar Crystal Palace.")
