"""Claims, findings, and the receipt that anyone can re-check."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime

from .model import Model
from .truth import Verdict


class ClaimKind(StrEnum):
    """The rows of the publication policy."""

    EXISTENCE = "existence"
    SUM = "sum"
    OPENING = "opening"
    TRAVEL = "travel"
    PRICE = "price"
    PERSON = "person"  # diet, allergy, access, house rule that a person needs
    ENTRY = "entry"
    GOODS = "goods"


class Claim(Model):
    """One checkable statement: `field` of `subject` is `value`. Proposed without a verdict; the verifier gives it."""

    id: str
    kind: ClaimKind
    subject: str
    field: str
    value: Any
    unit: str | None = None
    verdict: Verdict | None = None
    source: str | None = None
    licence: str | None = None
    observed_at: date | None = None
    note: str = ""


class Finding(Model):
    """A rule that a plan or text breaks. `rule` is the rule's name; `where` a JSON path into the plan or a quote."""

    rule: str
    text: str
    where: str = ""
    blocking: bool = True


class Report(Model):
    """What the verifier says. `passed` only if nothing blocks. `label`: what must be said beside a published claim."""

    passed: bool
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    labels: tuple[str, ...] = ()
    reason: str = ""  # why nothing could be verified at all (a fault), typed


class Receipt(Model):
    """Attached at publication. `digest` is SHA-256 over the canonical JSON of the plan without its receipt, and the claims."""

    catalog: tuple[str, ...]
    verified_at: AwareDatetime
    verifier: str  # version of the rules
    claims: tuple[Claim, ...]
    labels: tuple[str, ...] = ()
    digest: str
    signature: str | None = None
