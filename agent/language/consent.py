"""What counts as a yes to a cart. Everything else is a no."""

import re
from decimal import Decimal, InvalidOperation

from ...domain.model import Model
from ...domain.money import Money

_YES = frozenset(
    "y yes approve approved 예 네 응 승인 승인합니다 是 好 同意 批准".split()
    + ["yes, approve", "approve it", "yes approve", "승인해", "승인해줘"]
)
_CAP = re.compile(r"(?P<yes>.+?)[\s,]+(?:up to|at most|최대|最多|至多)\s*(?P<cap>.+)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<a>[A-Za-z]{3})|(?P<b>[A-Za-z]{3})\s*(?P<m>\d[\d,]*(?:\.\d+)?)")
_BOUND = re.compile(r"\b[0-9a-f]{64}\b")


class Consent(Model):
    """`cap`: the most that may be spent, where the answer names it."""

    yes: bool
    cap: Money | None = None


def consent_of(answer: str, digest: str, choices: tuple[str, ...] = ()) -> Consent:
    """ "yes", the words of the second choice, "yes up to 120 EUR"; a digest in the answer must be this cart's."""
    named = _BOUND.findall(answer)
    if any(d != digest for d in named):
        return Consent(yes=False)
    words = " ".join(_BOUND.sub(" ", answer).split()).strip(" .!。")
    capped = _CAP.fullmatch(words)
    said = (capped["yes"] if capped else words).strip(" ,").casefold()
    agreed = said in _YES or (len(choices) > 1 and said in (choices[1].casefold(), "2"))
    if capped is None:
        return Consent(yes=agreed)
    cap = money_of(capped["cap"])
    return Consent(yes=agreed and cap is not None, cap=cap)


def money_of(text: str) -> Money | None:
    """ "120EUR", "EUR 120", "12.50 usd". None when it is not one amount with a currency."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        amount = Decimal((match["n"] or match["m"]).replace(",", ""))
        return Money(amount=amount, currency=(match["a"] or match["b"]).upper())
    except (InvalidOperation, ValueError):
        return None
