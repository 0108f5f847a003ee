"""`tripwright shop TEXT`: goods from the person's own catalog, and a cart that leaves only with their yes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...domain.errors import InputError, StoreError
from . import options
from .screen import clean, progress, show

if TYPE_CHECKING:
    from ...domain.reply import Asked, Finished, Reply

Words = Annotated[list[str] | None, typer.Argument(metavar="TEXT", help='What you would like to buy; "-" reads stdin.')]
Cap = Annotated[
    str | None,
    typer.Option(
        "--approve-up-to", metavar="AMOUNT", help="Approve the suggested cart if it costs at most this: 120EUR."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Where an approved cart is written (default: the data folder)."),
]


def shop(
    text: Words = None,
    approve_up_to: Cap = None,
    out: Out = None,
    products: options.Products = None,
    as_json: options.AsJson = False,
    catalog: options.Catalogs = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
) -> None:
    """Find goods, compare them, and approve a cart. There is no checkout: an approved cart is written to a file, with the sellers' links.

    On a terminal you are asked, and anything but a plain yes is a no. Elsewhere nothing is approved without --approve-up-to.
    Exit codes: 0 answered or approved, 2 bad input, 3 out of time, 5 not approved, 6 not verified, 1 defect.
    """
    cap = _cap(approve_up_to)
    words = options.read_text(text or [])
    chosen = options.settings(home, private, seconds, seed, model, model_url, ask=True)
    with options.planner(chosen, catalog, products) as planner:
        last = _last(planner.stream(words, thread := _thread(), door="shop"), as_json)
        asked = last if hasattr(last, "question") else None
        if asked is not None:
            if not as_json:
                show(asked.reply.text if asked.reply else asked.question)
            last = _last(planner.resume(thread, _answer(cap, as_json)), as_json)
    _finished(last.reply, asked, as_json, out or _default(chosen.home, last.reply))


def _thread() -> str:
    from ..planner import new_thread

    return new_thread()


def _cap(text: str | None) -> str | None:
    """The limit as an answer says it. Raises InputError for what is no amount with a currency."""
    from ..language.consent import money_of

    amount = money_of(text) if text is not None else None
    if text is not None and amount is None:
        raise InputError(f"{text!r} is not an amount with a currency: give for example --approve-up-to 120EUR.")
    return None if amount is None else f"{amount.amount} {amount.currency}"


def _answer(cap: str | None, as_json: bool) -> str:
    """What the person says: by the limit that they gave, or now, at the terminal. Silence is a no."""
    if cap is not None:
        return f"yes up to {cap}"
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "no"
    try:
        return input("[y/N] ") or "no"
    except EOFError:
        return "no"


def _last(events: Any, quiet: bool) -> Any:
    from ...domain.reply import Progress

    last: Asked | Finished | None = None
    with progress(quiet=quiet) as watcher:
        for event in events:
            watcher.see(event)
            if not isinstance(event, Progress):
                last = event
    return last


def _finished(reply: Reply, asked: Asked | None, as_json: bool, out: Path | None) -> None:
    from ...domain.reply import EXIT_CODES

    unapproved = asked is not None and reply.handover is None
    if reply.handover is not None and out is not None:
        write_cart(out, reply.handover)
    if as_json:
        found = asked.reply.model_dump(mode="json") if asked is not None and asked.reply else {}
        print(json.dumps({**reply.model_dump(mode="json"), "proposal": found or None}, ensure_ascii=False, indent=2))
    else:
        show(clean(reply.text))
        for line in (*reply.notes, *([f"Written to {out}."] if reply.handover is not None and out is not None else [])):
            show(line)
        for item in (reply.handover or {}).get("line_items", ()):
            if item.get("url"):
                show(f"  {item['item']['title']}: {item['url']}")
        if unapproved and not sys.stdin.isatty():
            print("tripwright: Give --approve-up-to AMOUNT to approve a cart without a terminal.", file=sys.stderr)
    code = EXIT_CODES["needs_information"] if unapproved else EXIT_CODES[reply.outcome]
    raise typer.Exit(code)


def _default(home: Path | None, reply: Reply) -> Path | None:
    """Beside the person's other data; nowhere in a private run."""
    if home is None or reply.handover is None:
        return None
    return home / "carts" / f"cart-{reply.handover['idempotency_key'][:12]}.json"


def write_cart(path: Path, handover: dict[str, Any]) -> None:
    """The approved cart as JSON, readable by its owner only. The same cart gives the same bytes. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(handover, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"Cannot write {path} ({error.strerror or error}): choose another place with --out."
        ) from error
