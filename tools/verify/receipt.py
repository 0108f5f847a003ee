"""The receipt: what was verified, against which snapshots, and a digest over all of it."""

import hashlib
import hmac
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from ...domain.catalog import Catalog
from ...domain.claim import Claim, Finding, Receipt, Report
from ...domain.errors import InputError, NotVerified
from ...domain.plan import Plan
from .door import verify
from .rules import VERSION

#: A key shorter than this is no key.
SHORTEST_KEY = 16


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces: the same bytes for the same content."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def digest_of(plan: Plan, claims: tuple[Claim, ...], catalog: tuple[str, ...], labels: tuple[str, ...]) -> str:
    """SHA-256, hex, over the plan without its receipt, the claims, the labels and the snapshot hashes."""
    content = {
        "plan": plan.model_dump(mode="json", exclude={"receipt"}),
        "claims": [claim.model_dump(mode="json") for claim in claims],
        "catalog": list(catalog),
        "labels": list(labels),
        "verifier": VERSION,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def seal(plan: Plan, report: Report, now: datetime, catalog: Catalog, key_file: Path | None = None) -> Plan:
    """The plan with its receipt. `now` is aware. Raises NotVerified for a report that did not pass.

    `key_file`: a secret of the user's, at least 16 bytes; the receipt is then signed with it (HMAC-SHA256).
    """
    if not report.passed:
        raise NotVerified("the plan did not pass, so it gets no receipt: mend what the findings say", report.findings)
    hashes = tuple(catalog.hashes)
    digest = digest_of(plan, report.claims, hashes, report.labels)
    receipt = Receipt(
        catalog=hashes,
        verified_at=now,
        verifier=VERSION,
        claims=report.claims,
        labels=report.labels,
        digest=digest,
        signature=signature(digest, key_file) if key_file else None,
    )
    return plan.model_copy(update={"receipt": receipt})


def signature(digest: str, key_file: Path) -> str:
    """HMAC-SHA256 of a digest with the bytes of a key file. Raises InputError for a file that is no key."""
    try:
        key = key_file.read_bytes().strip()
    except OSError as error:
        raise InputError(f"the key file {key_file} cannot be read: {error.strerror}") from error
    if len(key) < SHORTEST_KEY:
        raise InputError(f"the key in {key_file} has less than {SHORTEST_KEY} bytes: make a longer one")
    return "hmac-sha256:" + hmac.new(key, digest.encode(), hashlib.sha256).hexdigest()


def check_receipt(plan: Plan, catalog: Catalog, key_file: Path | None = None) -> tuple[Finding, ...]:
    """What does not fit between a plan and its receipt; empty when all does.

    The claims are made again from plan and catalog, by the clock of the receipt. Reading the key may raise InputError.
    """
    receipt = plan.receipt
    if receipt is None:
        return (_finding("receipt_is_there", "The plan has no receipt.", blocking=False),)
    found: list[Finding] = []
    if receipt.catalog != tuple(catalog.hashes) or receipt.catalog != plan.catalog:
        found.append(_finding("receipt_names_the_snapshots", "The receipt is for another catalog."))
    if receipt.verifier != VERSION:
        found.append(_finding("receipt_is_of_these_rules", "The receipt was made by other rules.", blocking=False))
    if receipt.digest != digest_of(plan, receipt.claims, receipt.catalog, receipt.labels):
        found.append(_finding("receipt_covers_the_plan", "The plan or its claims were changed after the receipt."))
    again = verify(plan, catalog, receipt.verified_at)
    if receipt.claims != again.claims or receipt.labels != again.labels:
        found.append(_finding("receipt_claims_are_derived", "The claims of the receipt are not those of the plan."))
    if key_file is not None and not _signed(receipt, key_file):
        found.append(_finding("receipt_is_signed", "The receipt is not signed with this key."))
    return tuple(found)


def _signed(receipt: Receipt, key_file: Path) -> bool:
    return hmac.compare_digest(receipt.signature or "", signature(receipt.digest, key_file))


def _finding(rule: str, text: str, blocking: bool = True) -> Finding:
    return Finding(rule=rule, text=text, where="receipt", blocking=blocking)
