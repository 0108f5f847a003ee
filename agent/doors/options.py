"""Options that several commands share, and what they open."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...domain.errors import InputError, TextTooLong

if TYPE_CHECKING:
    from ...domain.settings import Settings

Catalogs = Annotated[
    list[Path] | None,
    typer.Option("--catalog", metavar="FILE", help="Lay a catalog of your own over the embedded one; repeatable."),
]
Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="Where memory and conversations are kept (default: your data folder)."),
]
Private = Annotated[bool, typer.Option("--private", help="Keep nothing on disk, and remember nothing.")]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0.1, max=3600, help="Stop with a typed answer after this long.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Same request, same seed, same plan.")]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="A language model by its litellm name; without one, no key is needed."
    ),
]
ModelUrl = Annotated[
    str | None, typer.Option("--model-url", metavar="URL", help="An OpenAI-compatible server for --model.")
]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="A secret of yours (16 bytes or more): signs and checks receipts."),
]
Products = Annotated[
    Path | None,
    typer.Option("--products", metavar="FILE", help="A product catalog (default: the one that you imported)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print exactly one JSON document on stdout.")]


def home_folder(home: Path | None) -> Path:
    """--home, else $TRIPWRIGHT_HOME, else the platform's data folder. Read here, at the door, and nowhere else."""
    if home is not None:
        return home
    named = os.environ.get("TRIPWRIGHT_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("tripwright")


def settings(
    home: Path | None,
    private: bool,
    seconds: float,
    seed: int,
    model: str | None,
    model_url: str | None,
    ask: bool,
    key: Path | None = None,
) -> Settings:
    from ...domain.settings import Settings

    return Settings(
        home=None if private else home_folder(home),
        private=private,
        seconds=seconds,
        seed=seed,
        model=model,
        model_url=model_url,
        ask=ask,
        max_money=Decimal("1.00"),
        key_file=key,
        memory_url=None if private else memory_servers()[0],
        chroma_url=None if private else memory_servers()[1],
    )


def memory_servers() -> tuple[str | None, str | None]:
    """Servers for memory, where they are named: $TRIPWRIGHT_MEMORY_URL (Postgres), $TRIPWRIGHT_CHROMA_URL."""
    return os.environ.get("TRIPWRIGHT_MEMORY_URL") or None, os.environ.get("TRIPWRIGHT_CHROMA_URL") or None


def planner(chosen: Settings, catalogs: list[Path] | None, products: Path | None = None) -> Any:
    """A planner over the embedded catalog and the person's own, and the product catalog that they imported or name."""
    from ...tools.catalog import open_catalog
    from ..planner import Planner

    opened = open_catalog(catalogs or [])
    return Planner(chosen, catalog=opened, model=language_model(chosen), products=shelf(chosen, products))


def shelf(chosen: Settings, products: Path | None) -> Any:
    """The product catalog that is named, else the one that the person imported; None without one."""
    from ..forgetting import PRODUCTS

    path = products or (chosen.home or home_folder(None)) / PRODUCTS
    if products is None and not path.exists():
        return None
    from ...tools.shopping.product_store import ProductStore

    return ProductStore.open(path)


def language_model(chosen: Settings) -> Any:
    """The model that was named ("a,b": b when a fails); None without one. Nothing is imported for one before it is asked."""
    if chosen.model is None:
        return None
    from ..language.litellm_model import model_of

    return model_of(chosen)


def read_text(words: list[str]) -> str:
    """The request from the arguments, or from stdin when it is "-" (or absent in a pipe)."""
    if words and words != ["-"]:
        return " ".join(words)
    if not words and sys.stdin.isatty():
        raise InputError('Say what you would like, for example: tripwright plan "3 days in Kyoto in December".')
    from ...domain.request import MAX_TEXT

    raw = sys.stdin.buffer.read(MAX_TEXT * 4 + 1)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(raw) <= MAX_TEXT * 4:
            raise TextTooLong("What came on stdin is not UTF-8 text: send the request as plain text.") from error
        text = raw.decode("utf-8", errors="ignore")
    if len(text) > MAX_TEXT:
        raise TextTooLong(f"The request is longer than {MAX_TEXT:,} characters: say it in fewer words.")
    return text
