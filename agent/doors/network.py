"""What the network doors share: where they listen, who may come in, and how they stop."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated, Any

import typer

from ...domain.errors import InputError
from . import options

Host = Annotated[str, typer.Option("--host", help="The address to bind; any but loopback needs tokens.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0 takes a free one.")]
TokenFile = Annotated[
    Path | None,
    typer.Option("--token-file", metavar="FILE", help='Lines of "NAME TOKEN"; $TRIPWRIGHT_TOKEN is one for you alone.'),
]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A host name that clients may use; repeatable.")
]
GRACE_SECONDS = 20  # for the runs under way when the server is told to stop
MOST_CONNECTIONS = 256


def access(host: str, token_file: Path | None) -> dict[str, str]:
    """The tokens, from the file and the environment, read here and nowhere else. Raises InputError where none may not be."""
    from .guard import LOOPBACK
    from .people import read_tokens

    tokens = read_tokens(token_file, os.environ.get("TRIPWRIGHT_TOKEN"))
    if host not in LOOPBACK and not tokens:
        raise InputError(
            f"Bound to {host}, others can reach this: set $TRIPWRIGHT_TOKEN or --token-file, or bind to 127.0.0.1."
        )
    return tokens


def people(settings: Any, catalogs: list[Path] | None, tokens: dict[str, str], products: Path | None = None) -> Any:
    """Everyone that this server knows, over one catalog of places and one of products."""
    from ...tools.catalog import open_catalog
    from .people import People

    return People(
        settings,
        open_catalog(catalogs or []),
        tokens,
        model=options.language_model(settings),
        products=options.shelf(settings, products),
    )


def run(app: Any, everyone: Any, host: str, port: int, names: list[str] | None, what: str = "") -> None:
    """Serve until told to stop; a signal lets the runs under way end (their checkpoints are already on disk).

    Raises InputError where the address cannot be had. `what` is said on stderr with the address, once it can.
    """
    import uvicorn

    from .guard import LOOPBACK, Guard

    guarded = Guard(app, everyone, (*LOOPBACK, host, *(names or ())))
    with _listening(host, port) as line:
        if what:
            shown = f"[{host}]" if ":" in host else host
            typer.echo(f"{what} on http://{shown}:{line.getsockname()[1]} (stop with Ctrl-C)", err=True)
        config = uvicorn.Config(
            guarded, log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS, limit_concurrency=MOST_CONNECTIONS,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[line])


def _listening(host: str, port: int) -> socket.socket:
    """A socket at the address, of whichever family it is."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return socket.create_server((host, port), family=found[0][0], backlog=2_048)
    except (OSError, UnicodeError) as error:
        why = str(error).partition(" (while")[0].partition("] ")[2] or str(error)
        raise InputError(f"Cannot listen on {host}:{port} ({why}): choose another --port or --host.") from error
