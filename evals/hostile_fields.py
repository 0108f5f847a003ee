"""Every field of catalog, products and memory that holds text, each with a way to put a hostile text into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from ..domain.errors import TripwrightError
from ..domain.fact import Source
from ..domain.goods import Price, Product, Variant
from ..domain.logistics import ItemRule
from ..domain.model import Model
from ..domain.truth import Truth
from ..memory.store import Memory
from .world import _inns, _tables, records

SEEN = date(2026, 6, 1)
M = TypeVar("M", bound=Model)


@dataclass
class Planted:
    """A world with a hostile text in one field: record lists, products, and what is done to the memory before."""

    records: dict[str, Any]
    products: list[Product]
    remember: list[Callable[[Memory], object]] = field(default_factory=list)


def clean() -> Planted:
    """The world without any hostile text: places, inns, tables, item rules, and a shelf of three products."""
    rules = [
        ItemRule(id="powerbank", name="Power bank", carry_on="yes", checked="no", source="world", observed_at=SEEN)
    ]
    return Planted({**records(), "lodgings": _inns(), "restaurants": _tables(), "item_rules": rules}, _shelf())


def _shelf() -> list[Product]:
    def made(number: int, title: str, euros: int, **more: Any) -> Product:
        return Product(
            id=f"shop:{number}", title=title, brand="Fellmark", categories=("Travel", "Rain"), description="Made for travel.",
            price=Price(amount=euros * 100, currency="EUR"), availability=Truth.YES, source="feed", merchant="Corner Shop",
            observed_at=date(2026, 11, 1), **more,
        )  # fmt: skip

    return [made(1, "Folding umbrella", 19), made(2, "Storm umbrella", 35), made(3, "Plug adapter type C", 12)]


def _record(kind: str, index: int, **change: Callable[[str], Any]) -> Callable[[str], Planted]:
    """The `index`-th record of a kind with fields made from the text."""

    def plant(text: str) -> Planted:
        world = clean()
        rows = list(world.records[kind])
        rows[index] = _with(rows[index], text, change)
        world.records[kind] = rows
        return world

    return plant


def _with(row: M, text: str, change: Mapping[str, Callable[[str], Any]]) -> M:
    """The record as an importer would make it: through its own checks."""
    return type(row).model_validate({**row.model_dump(), **{name: make(text) for name, make in change.items()}})


def _product(**change: Callable[[str], Any]) -> Callable[[str], Planted]:
    def plant(text: str) -> Planted:
        world = clean()
        world.products[0] = _with(world.products[0], text, change)
        return world

    return plant


def _memory(write: Callable[[Memory, str], object]) -> Callable[[str], Planted]:
    def plant(text: str) -> Planted:
        world = clean()
        world.remember.append(lambda memory: _tried(memory, write, text))
        return world

    return plant


def _tried(memory: Memory, write: Callable[[Memory, str], object], text: str) -> None:
    """What the store refuses is not in it: that is one way to pass."""
    try:
        write(memory, text)
    except TripwrightError:
        return


def _source(**change: Callable[[str], Any]) -> Callable[[str], Planted]:
    def plant(text: str) -> Planted:
        world = clean()
        row: Source = world.records["sources"][0]
        world.records["sources"] = [_with(row, text, change)]
        return world

    return plant


def _same(text: str) -> str:
    return text


#: name -> how the text gets there. Ids, codes, time zones and enumerations are no free text: their types refuse it.
FIELDS: Mapping[str, Callable[[str], Planted]] = MappingProxyType(
    {
        "place.name": _record("places", 0, name=_same),
        "place.name (best)": _record("places", 13, name=_same),
        "place.names.ko": _record("places", 0, names=lambda t: {"ko": t}),
        "place.names.zh": _record("places", 0, names=lambda t: {"zh": t}),
        "city.name": _record("cities", 1, name=_same),
        "city.region": _record("cities", 0, region=_same),
        "country.name": _record("countries", 1, name=_same),
        "holiday.name": _record("holidays", 0, name=_same),
        "advisory.text": _record("advisories", 0, text=_same),
        "advisory.publisher": _record("advisories", 0, publisher=_same),
        "advisory.url": _record("advisories", 0, url=_same),
        "entry_rule.requirement": _record("entry_rules", 0, requirement=_same),
        "cabin_bag.name": _record("cabin_bags", 0, name=_same),
        "item_rule.name": _record("item_rules", 0, name=_same),
        "item_rule.carry_on": _record("item_rules", 0, carry_on=_same),
        "per_diem.area": _record("per_diems", 0, area=_same),
        "lodging.name": _record("lodgings", 0, name=_same),
        "restaurant.name": _record("restaurants", 0, name=_same),
        "restaurant.cuisines": _record("restaurants", 0, cuisines=lambda t: (t,)),
        "source.name": _source(name=_same),
        "source.publisher": _source(publisher=_same),
        "source.licence": _source(licence=_same),
        "product.title": _product(title=lambda t: f"Umbrella {t}"),
        "product.brand": _product(brand=_same),
        "product.description": _product(description=_same),
        "product.categories": _product(categories=lambda t: ("umbrella", t)),
        "product.merchant": _product(merchant=_same),
        "product.variant": _product(variants=lambda t: (Variant(id="v", title=t, options={"size": t}),)),
        "product.attributes": _product(attributes=lambda t: {"note": t}),
        "memory.note": _memory(lambda m, t: m.remember(t, kind="note")),
        "memory.profile": _memory(lambda m, t: m.remember(t, kind="profile", slot="interest", value=t[:200])),
        "memory.episode": _memory(lambda m, t: m.record("planned", ["geonames:1"], words=t)),
        "memory.inferred": _memory(
            lambda m, t: m.remember(t, kind="profile", slot="dislike", value=t[:80], source="inferred")
        ),
    }
)


def everywhere(text: str) -> Planted:
    """The text in every field at once, in the same records; the best place keeps its name, so that requests can be met."""
    whole = clean()
    for name, plant in FIELDS.items():
        if name.endswith("(best)"):
            continue
        one, plain = plant(text), clean()
        for kind, rows in one.records.items():
            for number, row in enumerate(rows if isinstance(rows, list) else ()):
                before = plain.records[kind][number]
                if row != before:
                    changed = {k: v for k, v in row.model_dump().items() if v != before.model_dump()[k]}
                    old = whole.records[kind][number]
                    whole.records[kind][number] = type(old).model_validate({**old.model_dump(), **changed})
        for number, product in enumerate(one.products):
            changed = {k: v for k, v in product.model_dump().items() if v != plain.products[number].model_dump()[k]}
            whole.products[number] = Product.model_validate({**whole.products[number].model_dump(), **changed})
        whole.remember += one.remember
    return whole
