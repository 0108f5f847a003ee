"""Tripwright plans a trip and what to buy for it, and publishes nothing that it cannot prove.

>>> import tripwright
>>> plan = tripwright.plan("3 days in Kyoto in April, temples and gardens")
>>> tripwright.verify(plan).passed
True

Importing this prints nothing, opens nothing and reads no environment: each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agent.face import graph, langchain_tools, plan, revise, verify
    from .agent.language.model import LanguageModel
    from .agent.language.scripted import ScriptedModel
    from .agent.planner import Planner
    from .domain.catalog import Catalog
    from .domain.claim import Claim, Finding, Receipt, Report
    from .domain.errors import (
        AmbiguousPlace,
        BadBudget,
        BadDates,
        CatalogCorrupt,
        CatalogError,
        CatalogMissing,
        CatalogVersion,
        CurrencyMismatch,
        Infeasible,
        InputError,
        InternalError,
        LimitReached,
        ModelError,
        NeedsInformation,
        NotKept,
        NotVerified,
        PlanFileError,
        ProviderError,
        StoreError,
        TextTooLong,
        TripwrightError,
        UnknownPlace,
    )
    from .domain.money import Money
    from .domain.plan import Plan, PlanDiff, Relaxation
    from .domain.reply import Asked, Finished, Progress, Reply
    from .domain.request import Request
    from .domain.settings import Settings
    from .domain.truth import Truth, Verdict
    from .tools.catalog import open_catalog

__version__ = "0.1.0"

_HOMES = {
    ".agent.face": ("graph", "langchain_tools", "plan", "revise", "verify"),
    ".agent.language.model": ("LanguageModel",),
    ".agent.language.scripted": ("ScriptedModel",),
    ".agent.planner": ("Planner",),
    ".domain.catalog": ("Catalog",),
    ".domain.claim": ("Claim", "Finding", "Receipt", "Report"),
    ".domain.errors": (
        "AmbiguousPlace", "BadBudget", "BadDates", "CatalogCorrupt", "CatalogError", "CatalogMissing", "CatalogVersion",
        "CurrencyMismatch", "Infeasible", "InputError", "InternalError", "LimitReached", "ModelError", "NeedsInformation",
        "NotKept", "NotVerified", "PlanFileError", "ProviderError", "StoreError", "TextTooLong", "TripwrightError", "UnknownPlace",
    ),
    ".domain.money": ("Money",),
    ".domain.plan": ("Plan", "PlanDiff", "Relaxation"),
    ".domain.reply": ("Asked", "Finished", "Progress", "Reply"),
    ".domain.request": ("Request",),
    ".domain.settings": ("Settings",),
    ".domain.truth": ("Truth", "Verdict"),
    ".tools.catalog": ("open_catalog",),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AmbiguousPlace",
    "Asked",
    "BadBudget",
    "BadDates",
    "Catalog",
    "CatalogCorrupt",
    "CatalogError",
    "CatalogMissing",
    "CatalogVersion",
    "Claim",
    "CurrencyMismatch",
    "Finding",
    "Finished",
    "Infeasible",
    "InputError",
    "InternalError",
    "LanguageModel",
    "LimitReached",
    "ModelError",
    "Money",
    "NeedsInformation",
    "NotKept",
    "NotVerified",
    "Plan",
    "PlanDiff",
    "PlanFileError",
    "Planner",
    "Progress",
    "ProviderError",
    "Receipt",
    "Relaxation",
    "Reply",
    "Report",
    "Request",
    "ScriptedModel",
    "Settings",
    "StoreError",
    "TextTooLong",
    "TripwrightError",
    "Truth",
    "UnknownPlace",
    "Verdict",
    "__version__",
    "graph",
    "langchain_tools",
    "open_catalog",
    "plan",
    "revise",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
