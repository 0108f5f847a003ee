"""Mentions and lengths of stay to an origin and an ordered list of stops."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...domain.request import AvoidCity, PlaceRef, Stop
from .durations import Nights
from .numbers import EN_COUNT, KO_COUNT, ZH_COUNT, small
from .phrases import compiled
from .places import Mention
from .polarity import Polarity, polarity
from .reading import Reading

_OR = compiled(
    r"^\s*,?\s*(?:\bor\b|/|\bversus\b|\bvs\b\.?|이나|나|아니면|아님|또는|혹은|이랑\s*아니면|或者?|还是)\s*(?:maybe\s+|even\s+|to\s+|in\s+|going to\s+|visiting\s+)?$"
)
_KO_NOT = compiled(r"^(?:시|섬)?(?:은|는|을|를|만|도|에는|에|로)?\s*(?:말고|빼|제외|안\s|싫|가기\s*싫|아니)")
_ONE_OF = compiled(r"^\s*(?:중에?서?|중\s*(?:하나|한\s*곳))(?:\s|$)")
_OR_KO = compiled(r"^(?:이나|나)\s|^\s*(?:아니면|아님|또는|혹은)")
_BEFORE = compiled(r"^\s*(?:in|at|for|of|around)?\s*(?:the\s+)?$")
_AFTER = compiled(r"^(?:에서|에|의|는|은|로|으로)?[\s,:(\uff08-]*(?:for|玩|住|待|of|x)?\s*$")
_ELLIPSIS = compiled(rf"(?P<n>{EN_COUNT})\s+(?:more\s+)?in\s+$")
_DAYS_IN = compiled(rf"(?P<n>{EN_COUNT})[\s-]*days?\s+(?:in|at)\s+(?:the\s+)?$")
_DAYS_AFTER = compiled(
    rf"^\s*(?:에서|에)?\s*(?P<n>\d{{1,2}}|{KO_COUNT})\s*일(?:간)?(?![\uac00-\ud7a3])|^\s*(?:玩|待|住)?(?P<z>{ZH_COUNT})天|^\s*(?:for\s+|\(|,\s*)?(?P<e>{EN_COUNT})[\s-]days?\b"
)
_CITIES = compiled(
    rf"\b(?P<en>{EN_COUNT}|a couple of|several)\s+(?:\w+\s+)?(?:cities|towns|city|places to stay)\b(?:\s+(?:in|across|within|of|throughout|around))?|(?P<ko>{KO_COUNT})\s*(?:개|곳의?|군데)?\s*(?:의\s*)?도시(?:를|에|로)?|도시\s*(?P<ko2>{KO_COUNT})\s*(?:개|곳|군데)"
    rf"|(?P<zh>{ZH_COUNT})\s*(?:个|座)\s*(?:不同的?)?城市"
)


@dataclass(frozen=True)
class Route:
    """Where from, where to, how many cities; `nights` the sum when every stop has its own."""

    origin: PlaceRef | None
    stops: tuple[Stop, ...]
    cities_wanted: int | None
    nights: int | None
    days: int | None = None
    left_out: tuple[Mention, ...] = ()  # places that were named only to be left out


def route_of(reading: Reading, mentions: Sequence[Mention], nights: Sequence[Nights]) -> Route:
    """Put mentions and nights together; takes the nights' words and the number of cities."""
    wanted = _cities_wanted(reading)
    origin = next((m.ref for m in mentions if m.role == "origin"), None)
    left_out = tuple(m for m in mentions if m.role == "stop" and _left_out(reading, m))
    goals = [
        m
        for m in mentions
        if m.role == "stop" and m not in left_out and (origin is None or m.ref.ids != origin.ids or len(mentions) == 1)
    ]
    stays = _bound(reading, goals, nights)
    days = _bound_days(reading, goals) if not stays else {}
    grouped = _grouped(reading, goals)
    stops = tuple(_stop(group, stays or _as_nights(days, goals)) for group in grouped)
    stops = _each(reading, _merged(stops), nights)
    loose = [n for n in nights if n.count not in stays.values() or not stays]
    total = _total(stops, loose, bool(stays))
    for night in nights:
        reading.take(night.start, night.end)
    return Route(origin, _only_nights(stops), wanted, total, sum(days.values()) if len(days) > 1 else None, left_out)


def open_ended(route: Route, reading: Reading) -> tuple[AvoidCity, ...]:
    """What is left out is a condition where the planner has a choice of cities; beside named cities it says nothing more."""
    if route.stops and all(o.level == "city" for s in route.stops for o in s.options):
        return ()
    return tuple(AvoidCity(words=reading.part(m.start, m.end), area=m.ref) for m in route.left_out)


#: "No museums in Kyoto" and "a no museums weekend in Kyoto" say what is left out there, and not that Kyoto is.
_WHERE = compiled(
    r"(?:(?<!no )(?<!not )(?<!more )\b(?:trips?|days?|nights?|weekends?|weeks?|holidays?|vacation|break|getaway)"
    r"|\b(?:no|without|avoid(?:ing)?|skip(?:ping)?)\s+(?!(?:more|trips?|going|stops?|stay|staying|time|way|and|or)\b)[a-z][a-z ,&-]{2,40}?)"
    r"\s+(?:in|around|near|to)\s+(?:the\s+)?$"
)


def ruled_out(reading: Reading, mention: Mention) -> bool:
    """ "제주도 말고 부산", "not Paris, rather Lyon": a place that is not gone to."""
    after = reading.low[mention.end : mention.end + 12]
    korean = "\uac00" <= reading.low[mention.start] <= "\ud7a3" or "\uac00" <= after.lstrip()[:1] <= "\ud7a3"
    if korean and not _KO_NOT.match(after):
        return False  # "도쿄 디즈니 말고" leaves out Disney, not Tokyo
    if _WHERE.search(reading.before(mention.start, 60)):
        return False
    return polarity(reading, mention.start, mention.end) is Polarity.RULED_OUT


def _left_out(reading: Reading, mention: Mention) -> bool:
    """Said, so that it is seen to be understood."""
    out = ruled_out(reading, mention)
    if out:
        reading.assumptions.append(f"{mention.ref.name} was left out, as you asked")
    return out


def _cities_wanted(reading: Reading) -> int | None:
    match = reading.first(_CITIES)
    if match is None:
        return None
    word = next(g for g in match.groups() if g)
    count = {"a couple of": 2, "several": None}.get(word, small(word))
    reading.take(*match.span())
    return count if count and 1 <= count <= 10 else None


def _bound(reading: Reading, goals: Sequence[Mention], nights: Sequence[Nights]) -> dict[int, int]:
    """Start of a mention -> its nights."""
    found: dict[int, int] = {}
    for night in nights:
        for goal in goals:
            if goal.start in found:
                continue
            ahead = reading.low[night.end : goal.start] if night.end <= goal.start else None
            behind = reading.low[goal.end : night.start] if goal.end <= night.start else None
            if (
                ahead is not None
                and len(ahead) < 12
                and _BEFORE.match(ahead)
                or behind is not None
                and len(behind) < 10
                and _AFTER.match(behind)
            ):
                found[goal.start] = night.count
                break
    if found:
        for goal in goals:
            ellipsis = _ELLIPSIS.search(reading.open[max(0, goal.start - 16) : goal.start])
            if goal.start not in found and ellipsis:
                found[goal.start] = small(ellipsis["n"]) or 1
                at = max(0, goal.start - 16)
                reading.take(at + ellipsis.start(), at + ellipsis.end())
    return found


def _bound_days(reading: Reading, goals: Sequence[Mention]) -> dict[int, int]:
    """ "3 days in Rome and 2 days in Florence": only when two stops or more have their own."""
    found: dict[int, tuple[int, int, int]] = {}
    for goal in goals:
        at = max(0, goal.start - 18)
        before = _DAYS_IN.search(reading.open[at : goal.start])
        after = _DAYS_AFTER.match(reading.open[goal.end : goal.end + 12])
        match, base = (before, at) if before else (after, goal.end)
        if match:
            found[goal.start] = (
                small(next(g for g in match.groups() if g)) or 1,
                base + match.start(),
                base + match.end(),
            )
    if len(found) < 2:
        return {}
    for _, start, end in found.values():
        reading.take(start, end)
    return {at: days for at, (days, _, _) in found.items()}


def _as_nights(days: dict[int, int], goals: Sequence[Mention]) -> dict[int, int]:
    """A day spent is a night spent, but for the last stop, whose last day is the way home."""
    if not days:
        return {}
    last = max(days)
    return {at: max(count - (at == last), 0) for at, count in days.items()}


def _grouped(reading: Reading, goals: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for goal in goals:
        between = reading.low[groups[-1][-1].end : goal.start] if groups else ""
        if groups and (_OR.match(between) or _OR_KO.match(between) and len(between) < 12):
            groups[-1].append(goal)
        else:
            groups.append([goal])
    if len(groups) > 1 and _ONE_OF.match(reading.low[groups[-1][-1].end : groups[-1][-1].end + 8]):
        return [[m for group in groups for m in group]]  # "파리랑 런던 중에": one of them
    return groups


def _stop(group: list[Mention], stays: dict[int, int]) -> Stop:
    nights = next((stays[m.start] for m in group if m.start in stays), None)
    options = tuple({m.ref.ids: m.ref for m in group}.values())
    return Stop(options=options, nights=nights)


def _merged(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """A place named again is the same stop; a region or country that only repeats is dropped."""
    result: list[Stop] = []
    for stop in stops:
        ids = {o.ids for o in stop.options}
        same = next((i for i, s in enumerate(result) if {o.ids for o in s.options} & ids), None)
        if same is None:
            result.append(stop)
        elif stop.nights is not None and result[same].nights is None:
            result[same] = result[same].model_copy(update={"nights": stop.nights})
    return tuple(result)


def _each(reading: Reading, stops: tuple[Stop, ...], nights: Sequence[Nights]) -> tuple[Stop, ...]:
    """ "3 nights each": one number for every stop."""
    for night in nights:
        if re.match(r"\s*(?:each|in each|apiece|씩)", reading.after(night.end, 10)) or re.search(
            r"(?:각각|각|each|各)\s*$", reading.before(night.start, 6)
        ):
            return tuple(s.model_copy(update={"nights": night.count}) for s in stops)
    return stops


def _total(stops: Sequence[Stop], nights: Sequence[Nights], bound: bool) -> int | None:
    if stops and all(s.nights is not None for s in stops):
        return sum(s.nights or 0 for s in stops)
    if not bound and nights:
        return nights[0].count
    return None


def _only_nights(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """One stop's nights are the trip's length: they go to `When`, not to the stop."""
    if len(stops) == 1 and stops[0].nights is not None:
        return (stops[0].model_copy(update={"nights": None}),)
    return stops


def named(mention: Mention, reading: Reading) -> Mention:
    """With the person's own spelling in the reference."""
    return replace(mention, ref=mention.ref.model_copy(update={"words": reading.words(mention.start, mention.end)}))
