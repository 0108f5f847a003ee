"""A place or a topic as an item: its kind, the interests that the kind answers, and whether it is heritage."""

from ...domain.parameters import INTERESTS
from ...domain.place import Kind, Place
from .items import Item

KINDS = {k.value: k for k in Kind}


def place_item(place: Place) -> Item:
    """No name and no text: a place is judged by its typed fields."""
    heritage = ("heritage",) if place.heritage else ()
    return Item(place.id, (*kind_terms(place.kind), *heritage), importance=place.importance)


def topic_item(topic: str) -> Item | None:
    """What stands for all of a kind ("museum") or of an interest ("art"); None for any other word."""
    if topic in KINDS:
        return Item(f"kind:{topic}", kind_terms(KINDS[topic]))
    if topic in INTERESTS:
        return Item(f"interest:{topic}", (f"interest:{topic}", *(f"kind:{k.value}" for k in INTERESTS[topic])))
    return None


def kind_terms(kind: Kind) -> tuple[str, ...]:
    """The kind itself and every interest that it answers, so that a gallery is near a museum and far from a zoo."""
    return (f"kind:{kind.value}", *(f"interest:{name}" for name, kinds in INTERESTS.items() if kind in kinds))
