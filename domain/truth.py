"""Three-valued facts and the verdicts on claims. Unknown is a value, never a default."""

from enum import StrEnum


class Truth(StrEnum):
    """Yes, no, or unknown. There is no conversion to bool: say which case you mean."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a Truth is three-valued: compare it with Truth.YES, Truth.NO or Truth.UNKNOWN")


class Verdict(StrEnum):
    """What the verifier says of one claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    STALE = "stale"
    UNKNOWN = "unknown"
    ESTIMATE = "estimate"
