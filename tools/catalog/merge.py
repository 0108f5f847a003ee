"""One place in two layers: found by shared ids, else by an equal name nearby; one record made of both."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...domain.parameters import EARTH_KM
from ...domain.place import Place, Point
from ...domain.truth import Truth
from .names import joined, romanized
from .pick import by_importance

SAME_NAME_KM = 0.3
SameAs = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Merged:
    """Places of one city over all layers. `used`: any id -> the id that is used; `members`: that id -> ids in the layers."""

    places: dict[str, Place] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ordered: tuple[Place, ...] = ()


def great_circle_km(a: Point, b: Point) -> float:
    """Haversine distance on a sphere of the mean radius."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def merge_city(layers: Sequence[tuple[Sequence[Place], SameAs]]) -> Merged:
    """`layers`: each layer's places of the city and its `same_as`, the uppermost first."""
    layers = [layer for layer in layers if layer[0]]
    if len(layers) == 1:
        places = {place.id: place for place in layers[0][0]}
        return Merged(places=places, ordered=tuple(layers[0][0]))
    result = Merged()
    by_name: dict[str, list[str]] = {}
    for places_here, same_as in layers:
        matches = [(place, same_as(place.id)) for place in places_here]
        targets = [_target(result, by_name, place, aliases) for place, aliases in matches]
        for (place, aliases), target in zip(matches, targets, strict=True):
            _add(result, by_name, place, aliases, target)
    return Merged(result.places, result.used, result.members, by_importance(result.places.values()))


def _target(result: Merged, by_name: dict[str, list[str]], place: Place, aliases: Sequence[str]) -> str | None:
    """The place of a layer above that `place` is, where there is one."""
    shared = next((result.used[key] for key in (place.id, *aliases) if key in result.used), None)
    if shared is not None:
        return shared
    candidates = (key for name in _names(place) for key in by_name.get(name, ()))
    near = [key for key in candidates if great_circle_km(result.places[key].point, place.point) <= SAME_NAME_KM]
    return near[0] if near else None


def _names(place: Place) -> set[str]:
    spelled = (place.name, *place.names.values())
    return {joined(form) for name in spelled for form in (name, romanized(name))} - {""}


def _add(
    result: Merged, by_name: dict[str, list[str]], place: Place, aliases: Sequence[str], target: str | None
) -> None:
    key = target or place.id
    result.places[key] = filled(result.places[key], place) if target else place
    result.members[key] = (*result.members.get(key, ()), place.id)
    for alias in (place.id, *aliases):
        result.used.setdefault(alias, key)
    for name in _names(place):
        by_name.setdefault(name, []).append(key)


def filled(upper: Place, lower: Place) -> Place:
    """The upper record; what it does not know comes from the lower one."""
    update: dict[str, object] = {"names": {**lower.names, **upper.names}, "sources": upper.sources + lower.sources}
    if upper.hours is None:
        update |= {"hours": lower.hours, "hours_observed": lower.hours_observed}
    if upper.price is None:
        update |= {"price": lower.price, "child_price": lower.child_price, "price_observed": lower.price_observed}
    if upper.indoor is Truth.UNKNOWN:
        update["indoor"] = lower.indoor
    if upper.wheelchair is Truth.UNKNOWN:
        update["wheelchair"] = lower.wheelchair
    if upper.visitors_per_year is None:
        update["visitors_per_year"] = lower.visitors_per_year
    update["heritage"] = upper.heritage or lower.heritage
    update["importance"] = max(upper.importance, lower.importance)
    return upper.model_copy(update=update)
