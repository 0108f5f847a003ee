"""`tripwright mcp`: the same engine for MCP clients, over stdio or Streamable HTTP."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ...domain.errors import InputError
from . import network, options, stdio

Http = Annotated[bool, typer.Option("--http", help="Streamable HTTP at /mcp instead of stdio.")]


def mcp(
    http: Http = False,
    host: network.Host = "127.0.0.1",
    port: network.Port = 8765,
    token_file: network.TokenFile = None,
    name: network.Names = None,
    catalog: options.Catalogs = None,
    products: options.Products = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
) -> None:
    """Serve MCP clients (Claude, editors, other agents): plan, change, verify, look up, forget."""
    if not http:
        stdio.spoken("MCP")
    try:
        from .mcp_server import build
    except ImportError as error:
        raise InputError('This door needs the MCP SDK: install it with `pip install "tripwright[mcp]"`.') from error
    tokens = network.access(host, token_file) if http else {}
    with network.people(
        options.settings(home, private, seconds, seed, model, model_url, ask=True), catalog, tokens, products
    ) as everyone:
        server = build(everyone)
        if not http:
            server.run("stdio")
            return
        network.run(server.streamable_http_app(host=host, transport_security=_guarded()), everyone, host, port, name)


def _guarded() -> Any:
    """The SDK's own check of Host and Origin is off, since `Guard` stands before it with the names that were given."""
    from mcp.server.transport_security import TransportSecuritySettings

    return TransportSecuritySettings(enable_dns_rebinding_protection=False)
