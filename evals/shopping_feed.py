"""A synthetic product feed with typed truth: what each row says, and what it leaves out. Every record is marked synthetic."""

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ..domain.colours import COLOURS

#: kind -> (English titles, Korean titles, Chinese titles, category, lowest and highest price in euros, what may be said of it)
Kind = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, int, int, tuple[str, ...]]
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "carry-on": (("Carry-on Suitcase", "Cabin Suitcase"), ("기내용 캐리어",), ("登机箱",), "Luggage > Carry-on Luggage", 40, 220, ("sides", "weight", "color")),
        "backpack": (("Backpack", "Hiking Backpack"), ("배낭", "백팩"), ("背包", "双肩包"), "Bags > Backpacks", 25, 180, ("weight", "waterproof", "material", "color")),
        "raincoat": (("Raincoat", "Rain Jacket"), ("우비", "레인코트"), ("雨衣",), "Clothing > Rainwear", 15, 160, ("weight", "waterproof", "material", "color", "size")),
        "umbrella": (("Umbrella", "Folding Umbrella"), ("우산",), ("雨伞",), "Accessories > Umbrellas", 8, 60, ("weight", "material", "color")),
        "hiking boots": (("Hiking Boots", "Trekking Shoes"), ("등산화", "트레킹화"), ("登山鞋", "徒步鞋"), "Shoes > Hiking Shoes", 40, 240, ("waterproof", "material", "weight", "color", "size")),
        "wallet": (("Wallet", "Travel Wallet"), ("지갑",), ("钱包",), "Accessories > Wallets", 10, 90, ("material", "color")),
        "adapter": (("Travel Adapter", "Plug Adapter"), ("여행용 어댑터",), ("转换插头",), "Electronics > Travel Adapters", 6, 45, ("plugs", "weight")),
        "power bank": (("Power Bank",), ("보조 배터리",), ("充电宝",), "Electronics > Power Banks", 12, 110, ("wh", "weight")),
        "sunscreen": (("Sunscreen", "Sun Cream"), ("선크림", "자외선 차단제"), ("防晒霜",), "Beauty > Sun Care", 6, 40, ("spf", "ml")),
        "water bottle": (("Water Bottle",), ("물병", "텀블러"), ("水壶",), "Outdoor > Water Bottles", 8, 50, ("ml", "weight", "material")),
        "sleeping bag": (("Sleeping Bag",), ("침낭",), ("睡袋",), "Outdoor > Sleeping Bags", 30, 260, ("weight", "material")),
        "tent": (("Tent", "Trekking Tent"), ("텐트",), ("帐篷",), "Outdoor > Tents", 60, 500, ("weight", "waterproof")),
    }
)  # fmt: skip
_BRANDS = ("Aerolo", "Nordane", "Vantor", "Kessi", "Miravo", "Tollan", "Pemko", "Sunaro")
_WORDS = ("Light", "Pro", "Urban", "Classic", "Compact", "Plus", "Explorer", "Basic", "Comfort", "Nova")
_MATERIALS = ("leather", "cotton", "nylon", "polyester", "canvas", "rubber", "wool", "aluminium", "steel", "silicone")
_COLOURS = ("black", "navy", "red", "grey", "brown", "green", "beige", "pink")
_SIZES = {"raincoat": ("S", "M", "L", "XL"), "hiking boots": ("38", "39", "40", "41", "42", "43", "44", "45")}
_SELLERS = ("Northgate", "Marktplein", "Haneul Shop", "Blue Door", None)
_RATES = MappingProxyType({"EUR": Decimal(1), "USD": Decimal("1.1"), "KRW": Decimal(1500), "CNY": Decimal("7.8")})
COLUMNS = ("id", "title", "brand", "description", "product_type", "price", "availability", "rating", "rating_count", "seller", "link", "color", "size")  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """What a row says. None: it does not say."""

    id: str
    kind: str
    title: str
    price: tuple[Decimal, str] | None
    rating: float | None
    stock: bool | None
    values: Mapping[str, Any] = field(default_factory=dict)
    part: bool = False  # an accessory of the kind, and not the thing


def feed(count: int, seed: int) -> tuple[str, tuple[Truth, ...]]:
    """(a CSV feed, the truth of its rows). Same count and seed, same feed."""
    rng = random.Random(seed)
    rows = [_row(rng, number) for number in range(count)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(cells for cells, _ in rows)
    return text.getvalue(), tuple(truth for _, truth in rows)


def _row(rng: random.Random, number: int) -> tuple[Sequence[str], Truth]:
    kind = rng.choice(sorted(KINDS))
    english, korean, chinese, category, low, high, fields = KINDS[kind]
    name = rng.choice((*english, *english, *korean, *chinese))
    part = rng.random() < 0.08
    brand, word = rng.choice(_BRANDS), rng.choice(_WORDS)
    title = f"{brand} {word} {name}" if not part else f"{_part(rng, name)} {word}"
    values = {} if part else {f: _value(rng, f, kind) for f in fields if rng.random() < 0.75}
    currency = rng.choice(("EUR", "EUR", "USD", "KRW", "CNY"))
    price = None if rng.random() < 0.1 else (_price(rng, low, high, currency), currency)
    rating = None if rng.random() < 0.2 else round(rng.uniform(2.5, 5), 1)
    stock = rng.choice((True, True, True, False, None))
    said = ". ".join(["Synthetic record", *(_said(rng, f, v) for f, v in values.items() if f not in _APART)]) + "."
    colour, size = _apart(rng, values, name)
    if colour and rng.random() < 0.5:  # half of the feed has it in the title
        title, colour = f"{title} ({colour})", ""
    cells = (
        f"syn-{number}", title, brand, said, category if not part else "Accessories > Parts",
        f"{price[0]} {price[1]}" if price else "",
        {True: "in_stock", False: "out_of_stock", None: ""}[stock], "" if rating is None else str(rating),
        "" if rating is None else str(rng.randint(1, 4000)), rng.choice(_SELLERS) or "", f"https://shop.example/{number}", colour, size,
    )  # fmt: skip
    return cells, Truth(f"syn-{number}", kind, title, price, rating, stock, values, part)


_APART = ("color", "size")  # not in the description


def _apart(rng: random.Random, values: Mapping[str, Any], name: str) -> tuple[str, str]:
    """(colour, size) as a feed of the title's language writes them."""
    colour, size = values.get("color"), values.get("size")
    column = 0 if name.isascii() else 1 if any("\uac00" <= c <= "\ud7a3" for c in name) else 2
    said = COLOURS[colour][column][0] if colour else ""
    return said, f"EU {size}" if size and size.isdigit() and rng.random() < 0.5 else size or ""


def _part(rng: random.Random, name: str) -> str:
    if name.isascii():
        return rng.choice(("Cover for {}", "{} Repair Kit", "Strap for {}")).format(name)
    return f"{name} 커버" if any("\uac00" <= c <= "\ud7a3" for c in name) else f"{name}保护套"


def _price(rng: random.Random, low: int, high: int, currency: str) -> Decimal:
    amount = Decimal(str(round(rng.uniform(low, high), 2))) * _RATES[currency]
    return amount.quantize(Decimal(100)) if currency == "KRW" else amount.quantize(Decimal("0.01"))


def _value(rng: random.Random, name: str, kind: str) -> Any:
    makers: dict[str, Callable[[], Any]] = {
        "sides": lambda: rng.choice(((55, 40, 20), (55, 35, 20), (56, 45, 25), (50, 40, 20), (40, 30, 20), (55, 40, 23), (60, 40, 25))),
        "weight": lambda: round(rng.uniform(0.2, 4.5), 2),
        "waterproof": lambda: rng.random() < 0.6,
        "color": lambda: rng.choice(_COLOURS),
        "size": lambda: rng.choice(_SIZES[kind]),
        "material": lambda: rng.choice(_MATERIALS),
        "plugs": lambda: rng.choice(("A", "C", "F", "G", "I")),
        "wh": lambda: rng.choice((37, 74, 99, 120, 160)),
        "spf": lambda: rng.choice((15, 20, 30, 50)),
        "ml": lambda: rng.choice((50, 75, 100, 150, 500, 750, 1000)),
    }  # fmt: skip
    return makers[name]()


def _said(rng: random.Random, name: str, value: Any) -> str:
    """The value in a sentence, sometimes in other units: the record must be read, not copied."""
    if name == "sides":
        if rng.random() < 0.25:
            return "Size " + " x ".join(f"{side / 2.54:.4f}".rstrip("0") for side in value) + " in"
        return "Size " + " x ".join(map(str, value)) + " cm"
    if name == "weight":
        return rng.choice((f"Weighs {value} kg", f"Weight: {value * 1000:.0f} g"))
    if name == "waterproof":
        return "Waterproof" if value else "Not waterproof"
    if name == "material":
        return f"Made of {value}"
    return {
        "plugs": f"For sockets of type {value}",
        "wh": f"Energy {value} Wh",
        "spf": f"SPF {value}",
        "ml": f"{value} ml",
    }[name]
