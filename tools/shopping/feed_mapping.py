"""A mapping file for feeds with columns of their own names.

    # mapping.yaml
    source: my-shop                     # who says it; stands beside every fact
    currency: KRW                       # of prices that do not say
    observed_at: 2026-11-01             # when the prices were true
    merchant: My Shop                   # the seller, where a row does not say
    columns: {id: code, title: 상품명, price: 가격, weight: 무게}   # our field -> your column

Beside the fields of a product these are attributes: weight, length, width, height, volume, color, size, material, gender, age_group. Fields that are not named fall back to the usual names (`id`, `title`, `price`, `availability`, ...).
"""

from datetime import date
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from ...domain.errors import InputError
from ...domain.model import Model
from ...domain.money import CurrencyCode
from .product_feed import ATTRIBUTES, DEFAULT, Mapped


class FeedMapping(Model):
    source: str = Field(default="user", min_length=1, max_length=100)
    currency: CurrencyCode | None = None
    observed_at: date | None = None
    merchant: str | None = None
    columns: dict[str, str] = {}


def read_mapping(path: Path) -> Mapped:
    """Raises InputError for a file that is no mapping, and for a field that products do not have."""
    try:
        held = FeedMapping.model_validate(yaml.safe_load(path.read_text("utf-8")) or {})
    except OSError as error:
        raise InputError(f"The mapping {path} cannot be read ({error.strerror}): check the path.") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error).split("\n")[0]
        raise InputError(f"The mapping {path} is not one ({reason}): see `catalog import --help`.") from error
    usable = {*DEFAULT, *ATTRIBUTES}
    unknown = sorted(set(held.columns) - usable)
    if unknown:
        raise InputError(
            f"The mapping names {', '.join(unknown)}, which products do not have: use {', '.join(sorted(usable))}."
        )
    return Mapped(held.columns, held.currency, held.source, held.observed_at, held.merchant)
