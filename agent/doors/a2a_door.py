"""`tripwright a2a`: the same engine for other agents, over Agent2Agent 1.0 (JSON-RPC and HTTP+JSON)."""

from __future__ import annotations

from typing import Annotated

import typer

from ...domain.errors import InputError
from . import network, options

Url = Annotated[
    str | None,
    typer.Option("--url", metavar="URL", help="How others reach this server, where it stands behind another."),
]


def a2a(
    host: network.Host = "127.0.0.1",
    port: network.Port = 8766,
    url: Url = None,
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
    """Serve A2A agents: a card at /.well-known/agent-card.json, tasks over /rpc (JSON-RPC) and /rest, streaming, questions."""
    try:
        import uvicorn as uvicorn

        from .a2a_server import build
    except ImportError as error:
        raise InputError('This door needs the A2A SDK: install it with `pip install "tripwright[a2a]"`.') from error
    tokens = network.access(host, token_file)
    chosen = options.settings(home, private, seconds, seed, model, model_url, ask=True)
    with network.people(chosen, catalog, tokens, products) as everyone:
        base = (url or f"http://{host}:{port}").rstrip("/")
        network.run(build(everyone, base), everyone, host, port, name, "Tripwright for agents")
