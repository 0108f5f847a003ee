"""What to buy or pack, products, and the cart. Field names follow the Universal Commerce Protocol catalog."""

from datetime import date
from typing import Annotated, Any, Literal, Protocol

from pydantic import AwareDatetime, Field

from .line import Line
from .model import Model
from .money import CurrencyCode, Money
from .truth import Truth


class Need(Model):
    """Something the trip needs. `trigger_*` is the fact that makes it so; without the fact there is no need.

    `requirement` is checkable: {"plug_types": ["G"]}, {"max_sides_cm": [55, 40, 20]}, {"max_ml": 100}.
    """

    id: str
    rule: str
    label: str
    action: Literal["buy", "pack", "check"]
    requirement: dict[str, Any] = {}
    trigger_subject: str
    trigger_field: str
    trigger_value: Any
    because: str
    product_id: str | None = None
    product_title: str = ""  # as the record has it
    price: Money | None = None
    spared_id: str | None = None  # none fits into what the limits leave: the cheapest product for it ...
    spared_price: Money | None = None  # ... and what it costs, by its record


class Price(Model):
    """Minor units (cents), as the protocol has it."""

    amount: Annotated[int, Field(ge=0)]
    currency: CurrencyCode


class Variant(Model):
    id: str
    title: Line = ""
    price: Price | None = None
    availability: Truth = Truth.UNKNOWN
    options: dict[str, Line] = {}


class Product(Model):
    """A product of a catalog that the user brought. None and UNKNOWN are unknown, and are said as such."""

    id: str
    title: Line
    brand: Line | None = None
    categories: tuple[Line, ...] = ()
    description: str | None = None
    url: str | None = None
    price: Price | None = None
    availability: Truth = Truth.UNKNOWN
    rating: float | None = None
    rating_count: int | None = None
    variants: tuple[Variant, ...] = ()
    attributes: dict[str, Any] = {}
    merchant: Line | None = None
    source: str
    observed_at: date | None = None


class CartLine(Model):
    product_id: str
    title: str
    merchant: str | None = None
    quantity: Annotated[int, Field(ge=1)] = 1
    price: Price


class Products(Protocol):
    """A product catalog as everything but its own search sees it: records by id. Absent is None."""

    def product(self, product_id: str) -> Product | None: ...


class Cart(Model):
    """Exactly what would be approved; `digest` binds an approval to it. `id` names the conversation that made it, so that two
    people's equal carts are two."""

    id: str = ""
    lines: tuple[CartLine, ...]
    currency: CurrencyCode
    total: Price
    expires_at: AwareDatetime
    digest: str


class Approval(Model):
    cart_digest: str
    approved: bool
    at: AwareDatetime
