"""`tripwright mcp`: the same engine for MCP clients, over stdio or Streamable HTTP."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from ...domain.errors import InputError
from . import options

Http = Annotated[bool, typer.Option("--http", help="Streamable HTTP at /mcp instead of stdio.")]
Host = Annotated[str, typer.Option("--host", help="The address to bind; any but loopback needs tokens.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535)]
TokenFile = Annotated[
    Path | None,
    typer.Option("--token-file", metavar="FILE", help='Lines of "NAME TOKEN"; $TRIPWRIGHT_TOKEN is one for you alone.'),
]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A host name that clients may use; repeatable.")
]


def mcp(
    http: Http = False,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    token_file: TokenFile = None,
    name: Names = None,
    catalog: options.Catalogs = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
) -> None:
    """Serve MCP clients (Claude, editors, other agents): plan, change, verify, look up, forget."""
    try:
        from .mcp_server import build
    except ImportError as error:
        raise InputError('This door needs the MCP SDK: install it with `pip install "tripwright[mcp]"`.') from error
    tokens = access(host, token_file) if http else {}
    with people(
        options.settings(home, private, seconds, seed, model, model_url, ask=True), catalog, tokens
    ) as everyone:
        server = build(everyone)
        if not http:
            server.run("stdio")
            return
        run(server.streamable_http_app(host=host, transport_security=_guarded()), everyone, host, port, name)


def _guarded() -> Any:
    """The SDK's own check of Host and Origin is off, since `Guard` stands before it with the names that were given."""
    from mcp.server.transport_security import TransportSecuritySettings

    return TransportSecuritySettings(enable_dns_rebinding_protection=False)


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


def people(settings: Any, catalogs: list[Path] | None, tokens: dict[str, str]) -> Any:
    """Everyone that this server knows, over one catalog."""
    from ...tools.catalog import open_catalog
    from .people import People

    return People(settings, open_catalog(catalogs or []), tokens, model=options._model(settings))


def run(app: Any, everyone: Any, host: str, port: int, names: list[str] | None) -> None:
    """Serve until told to stop; a signal lets the runs under way end (their checkpoints are already on disk)."""
    import uvicorn

    from .guard import LOOPBACK, Guard

    guarded = Guard(app, everyone, (*LOOPBACK, host, *(names or ())))
    uvicorn.run(
        guarded, host=host, port=port, log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=20, limit_concurrency=256,
    )  # fmt: skip
