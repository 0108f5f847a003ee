"""Around every node: the deadline, kept even when a node hangs, and one progress event when it begins."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from langgraph.config import get_stream_writer
from langgraph.runtime import Runtime

from ...domain.errors import InternalError, LimitReached
from ...tools.verify.guard import watched as bounded
from ..context import Context

Node = Callable[[Any, Runtime[Context]], dict[str, Any]]


def watched(node: Node) -> Node:
    """The same node, that stops when the time is spent and says that it has begun."""

    @wraps(node)
    def run(state: Any, runtime: Runtime[Context]) -> dict[str, Any]:
        runtime.context.deadline.check()
        get_stream_writer()({"node": node.__name__})
        try:
            with bounded(runtime.context.deadline.left):
                update = node(state, runtime)
        except LimitReached:
            runtime.context.deadline.check()  # the run's own sentence, when it is the run's time that is spent
            raise
        if not isinstance(update, dict):
            raise InternalError(f"A defect of ours: the step {node.__name__} made no update. Nothing was published.")
        return update

    return run
