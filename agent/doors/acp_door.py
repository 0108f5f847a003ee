"""`tripwright acp`: the same engine inside editors and terminal hosts, over the Agent Client Protocol on stdio."""

from __future__ import annotations

from typing import Any

from ...domain.errors import InputError
from . import options, stdio


def acp(
    catalog: options.Catalogs = None,
    products: options.Products = None,
    seconds: options.Seconds = 60.0,
    seed: options.Seed = 0,
    model: options.Model = None,
    model_url: options.ModelUrl = None,
    home: options.Home = None,
    private: options.Private = False,
) -> None:
    """Serve one editor or terminal host on stdio: its plan, tool calls and permission requests are ours."""
    import asyncio

    stdio.spoken("ACP")
    try:
        from acp import run_agent

        from .acp_agent import Trips
    except ImportError as error:
        raise InputError('This door needs the ACP SDK: install it with `pip install "tripwright[acp]"`.') from error
    with options.planner(
        options.settings(home, private, seconds, seed, model, model_url, ask=True), catalog, products
    ) as planner:
        agent: Any = Trips(planner)  # the methods that we have; the SDK answers for the others
        asyncio.run(run_agent(agent))
