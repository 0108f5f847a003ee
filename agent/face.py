"""The functions of the root package: the same engine as every other door, in one call each."""

from collections.abc import Sequence
from typing import Any

from ..domain.catalog import Catalog
from ..domain.claim import Report
from ..domain.plan import Plan
from ..domain.reply import Reply
from ..domain.settings import Settings


def plan(text: str, *, catalog: Catalog | None = None, settings: Settings | None = None, **lent: Any) -> Plan:
    """One request in English, Korean or Chinese; one verified plan.

    `lent`: model, memory, providers, clock, desk, checkpointer, as for `Planner`. Keeps nothing on disk unless
    `settings.home` says where. Raises InputError, Infeasible, NeedsInformation, NotVerified or LimitReached.
    """
    from .planner import Planner

    with Planner(_unasking(settings), catalog=catalog, **lent) as planner:
        return planner.plan(text)


def revise(
    plan: Plan, text: str, *, catalog: Catalog | None = None, settings: Settings | None = None, **lent: Any
) -> Reply:
    """Change a plan as little as the words ask for; the reply holds the new plan and what changed (`diff`)."""
    from .planner import Planner

    with Planner(_unasking(settings), catalog=catalog, **lent) as planner:
        return planner.revise(plan, text)


def verify(plan: Plan, catalog: Catalog | None = None) -> Report:
    """Check a plan, of ours or of another system, against a catalog (default: the embedded one)."""
    from ..tools.catalog import open_catalog
    from ..tools.verify import verify as check

    return check(plan, catalog or open_catalog())


def graph(
    checkpointer: Any = None, *, catalog: Catalog | None = None, settings: Settings | None = None, **lent: Any
) -> Any:
    """A compiled LangGraph graph, to be a node of a host's own: from {request, trip?} to {answer, outcome, trip}.

    Our questions surface as the host's interrupts and resume through them.
    """
    from .host import graph as hosted

    return hosted(settings, checkpointer, catalog=catalog, **lent)


def langchain_tools(catalog: Catalog | None = None) -> Sequence[Any]:
    """LangChain tools with small argument schemas, each marked READ or WRITE in its metadata."""
    from .langchain_tools import tools

    return tools(catalog)


def _unasking(settings: Settings | None) -> Settings:
    """A function call cannot answer a question, so what is unclear is a typed error."""
    return (settings or Settings()).model_copy(update={"ask": False})
