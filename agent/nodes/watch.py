"""Around every node: the deadline, and one progress event when it begins."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from langgraph.config import get_stream_writer
from langgraph.runtime import Runtime

from ..context import Context

Node = Callable[[Any, Runtime[Context]], dict[str, Any]]


def watched(node: Node) -> Node:
    """The same node, that stops when the time is spent and says that it has begun."""

    @wraps(node)
    def run(state: Any, runtime: Runtime[Context]) -> dict[str, Any]:
        runtime.context.deadline.check()
        get_stream_writer()({"node": node.__name__})
        return node(state, runtime)

    return run
