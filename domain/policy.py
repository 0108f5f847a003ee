"""The publication policy (claim kind x verdict), and how long a fact lives. The graph and the verifier obey it."""

from enum import StrEnum
from types import MappingProxyType

from .claim import ClaimKind
from .truth import Verdict


class Treatment(StrEnum):
    PUBLISH = "publish"
    LABEL = "label"  # publish only with its label (date, "hours unknown, check", "about", "not proven")
    REFUSE = "refuse"


_P, _L, _R = Treatment.PUBLISH, Treatment.LABEL, Treatment.REFUSE
_S, _ST, _U, _E, _C = (Verdict.SUPPORTED, Verdict.STALE, Verdict.UNKNOWN, Verdict.ESTIMATE, Verdict.CONTRADICTED)

#: A pair that is not in the table is refused: fail closed.
POLICY = MappingProxyType(
    {
        ClaimKind.EXISTENCE: {_S: _P, _ST: _L, _U: _R, _C: _R},
        ClaimKind.SUM: {_S: _P, _U: _L, _E: _L, _C: _R},
        ClaimKind.OPENING: {_S: _P, _ST: _L, _U: _L, _C: _R},  # unknown is refused when the user made it hard
        ClaimKind.TRAVEL: {_S: _P, _ST: _L, _U: _L, _E: _L, _C: _R},
        ClaimKind.PRICE: {_S: _P, _ST: _L, _U: _L, _E: _L, _C: _R},
        ClaimKind.PERSON: {_S: _P, _ST: _R, _U: _R, _C: _R},
        ClaimKind.ENTRY: {_S: _L, _ST: _L, _U: _L, _C: _R},  # always with its date; unknown abstains
        ClaimKind.GOODS: {_S: _P, _ST: _L, _U: _R, _C: _R},
    }
)


def treatment(kind: ClaimKind, verdict: Verdict) -> Treatment:
    """What to do with a claim of `kind` that was found to be `verdict`."""
    return POLICY[kind].get(verdict, Treatment.REFUSE)


#: Days after `observed_at` that a fact is fresh. None never ages. Exact field name first, then the claim kind's default.
TIME_TO_LIVE: MappingProxyType[str, int | None] = MappingProxyType(
    {
        "exists": None,
        "point": None,
        "heritage": None,
        "hours": 365,
        "price": 365,
        "child_price": 365,
        "product.price": 90,
        "entry": 180,
        "advisory": 60,
        "rate": 3,
        "plugs": None,
        "climate": None,
        "holiday": None,
        "cabin_bag": 365,
        "item_rule": 365,
        "per_diem": None,  # to its season's end: checked against the season itself
        "lodging.price": 365,
        "restaurant.price": 365,
        "transport": 365,
    }
)
