"""`tripwright serve`: the same engine over HTTP, with an OpenAI-compatible chat."""

from __future__ import annotations

from ...domain.errors import InputError
from . import network, options


def serve(
    host: network.Host = "127.0.0.1",
    port: network.Port = 8764,
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
    """Serve HTTP: /v1/plans, /v1/verify, /v1/chat/completions (OpenAI's shape), /openapi.json, /healthz, /metrics."""
    try:
        import uvicorn as uvicorn

        from .http_app import build
    except ImportError as error:
        raise InputError('This door needs a web server: install it with `pip install "tripwright[serve]"`.') from error
    tokens = network.access(host, token_file)
    chosen = options.settings(home, private, seconds, seed, model, model_url, ask=True)
    with network.people(chosen, catalog, tokens, products) as everyone:
        network.run(build(everyone), everyone, host, port, name, "Tripwright")
