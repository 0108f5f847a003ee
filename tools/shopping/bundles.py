"""The best set of goods under a budget: one option for each thing that is wanted, within price, weight and volume. Exact.

A thing left out costs its importance; among sets that cover equally much, the sum of the options' worth decides, then the lower
price. The search is a dynamic programme over the things in turn that keeps every set which no other beats in value, price, weight and
volume at once (so nothing that could be part of a best set is dropped). An option that serves several things is paid once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ...domain.errors import InputError

#: Importance outweighs any worth: a covered need is never given up for a nicer thing.
_SCALE = 1_000_000
#: Sets kept at once. With whole prices of eight options for twenty things some thousands are met; beyond this it is refused.
MOST_SETS = 200_000


@dataclass(frozen=True, slots=True)
class Option:
    """`price` in minor units; `weight_g`, `volume_ml` None: not known, so it counts nothing and is said. `worth` 0 to 1."""

    id: str
    price: int
    worth: float = 0.0
    weight_g: int | None = None
    volume_ml: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that is wanted, and what may be taken for it. `importance` 1 or more."""

    name: str
    options: tuple[Option, ...]
    importance: int = 1
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """`chosen`: slot -> option. `left_out`: slots without any. `unweighed`: options of unknown weight or volume where one is limited."""

    chosen: dict[str, Option]
    left_out: tuple[str, ...]
    price: int
    unweighed: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.left_out


@dataclass(frozen=True, slots=True)
class Limits:
    """None: no limit. In minor units of one currency, grams and millilitres."""

    price: int | None = None
    weight_g: int | None = None
    volume_ml: int | None = None


@dataclass(frozen=True, slots=True)
class _Set:
    value: int
    price: int = 0
    weight: int = 0
    volume: int = 0
    picks: tuple[Option | None, ...] = ()
    shared: frozenset[str] = field(default_factory=frozenset)


def choose(slots: Sequence[Slot], limits: Limits | None = None, prefer: Literal["worth", "price"] = "worth") -> Bundle:
    """The best set within the limits. `prefer` "price": the cheapest of those that cover most. Raises InputError for a problem that
    is too large to be solved exactly."""
    limits = limits or Limits()
    several = _several(slots)
    sets = [_Set(0)]
    for slot in slots:
        grown = [new for old in sets for new in _grown(old, slot, limits, prefer, several)]
        sets = _unbeaten(grown, limits)
        if len(sets) > MOST_SETS:
            raise InputError("These are too many things to weigh against each other at once: ask for fewer.")
    best = min(sets, key=lambda s: (-s.value, s.price, [p.id if p else "" for p in s.picks]))
    return _bundle(slots, best, limits)


def _several(slots: Sequence[Slot]) -> frozenset[str]:
    """Options that stand in more than one slot."""
    seen: dict[str, int] = {}
    for slot in slots:
        for identity in {o.id for o in slot.options}:
            seen[identity] = seen.get(identity, 0) + 1
    return frozenset(i for i, count in seen.items() if count > 1)


def _grown(old: _Set, slot: Slot, limits: Limits, prefer: str, several: frozenset[str]) -> list[_Set]:
    grown = [_Set(old.value, old.price, old.weight, old.volume, (*old.picks, None), old.shared)]
    for option in slot.options:
        count = 0 if option.id in old.shared else slot.quantity
        price = old.price + option.price * count
        weight = old.weight + (option.weight_g or 0) * count
        volume = old.volume + (option.volume_ml or 0) * count
        if _over(price, limits.price) or _over(weight, limits.weight_g) or _over(volume, limits.volume_ml):
            continue
        worth = round(option.worth * 1000) if prefer == "worth" else 0
        shared = old.shared | {option.id} if option.id in several else old.shared
        value = old.value + slot.importance * _SCALE + worth
        grown.append(_Set(value, price, weight, volume, (*old.picks, option), shared))
    return grown


def _over(amount: int, limit: int | None) -> bool:
    return limit is not None and amount > limit


def _unbeaten(sets: list[_Set], limits: Limits) -> list[_Set]:
    """Those that no other beats: at least as good in everything that is limited or compared. Equal ones are kept once."""
    kept: dict[frozenset[str], list[_Set]] = {}
    for one in sorted(
        sets, key=lambda s: (-s.value, s.price, s.weight, s.volume, [p.id if p else "" for p in s.picks])
    ):
        rivals = kept.setdefault(one.shared, [])
        if not any(_beats(other, one, limits) for other in rivals):
            rivals.append(one)
    return [one for rivals in kept.values() for one in rivals]


def _beats(other: _Set, one: _Set, limits: Limits) -> bool:
    """`other` comes first by value, so value needs no look."""
    if other.price > one.price:
        return False
    if limits.weight_g is not None and other.weight > one.weight:
        return False
    return limits.volume_ml is None or other.volume <= one.volume


def _bundle(slots: Sequence[Slot], best: _Set, limits: Limits) -> Bundle:
    chosen = {slot.name: pick for slot, pick in zip(slots, best.picks, strict=True) if pick is not None}
    unweighed = [
        o.id
        for o in chosen.values()
        if (limits.weight_g is not None and o.weight_g is None)
        or (limits.volume_ml is not None and o.volume_ml is None)
    ]
    left = tuple(s.name for s, pick in zip(slots, best.picks, strict=True) if pick is None)
    return Bundle(chosen, left, best.price, tuple(dict.fromkeys(unweighed)))


@dataclass(frozen=True, slots=True)
class Change:
    """What would help: `raise` the price limit to `price`, or `leave` these things out; solved anew before it is offered."""

    kind: Literal["raise", "leave"]
    price: int
    bundle: Bundle
    leave: tuple[str, ...] = ()


def relaxations(slots: Sequence[Slot], limits: Limits) -> tuple[Change, ...]:
    """For a budget that does not cover everything that could be had: the least budget that does, and the best set that fits."""
    offered = [s for s in slots if s.options]
    within = choose(offered, limits)
    if within.complete or limits.price is None:
        return ()
    free = Limits(None, limits.weight_g, limits.volume_ml)
    cheapest = choose(offered, free, prefer="price")
    found = [Change("raise", cheapest.price, cheapest)] if len(cheapest.chosen) > len(within.chosen) else []
    if within.chosen:
        found.append(Change("leave", within.price, within, within.left_out))
    return tuple(found)
