"""A receipt holds what was proved, and shows what was changed."""

import stat
from pathlib import Path

import pytest
from tripwright.domain.claim import Report
from tripwright.domain.errors import InputError, NotVerified
from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import check_receipt, seal, verify
from tripwright.tools.verify.receipt import digest_of


@pytest.fixture
def sealed(plan: Plan, world: InMemoryCatalog) -> Plan:
    return seal(plan, verify(plan, world), plan.made_at, world)


def rules(plan: Plan, world: InMemoryCatalog, key: Path | None = None) -> set[str]:
    return {f.rule for f in check_receipt(plan, world, key)}


def test_a_sealed_plan_has_nothing_to_find(sealed: Plan, world: InMemoryCatalog) -> None:
    assert check_receipt(sealed, world) == ()


def test_sealing_the_same_again_gives_the_same_digest(plan: Plan, sealed: Plan, world: InMemoryCatalog) -> None:
    again = seal(plan, verify(plan, world), plan.made_at, world)
    assert again.receipt is not None and sealed.receipt is not None
    assert again.receipt.digest == sealed.receipt.digest


def test_what_did_not_pass_gets_no_receipt(plan: Plan, world: InMemoryCatalog) -> None:
    with pytest.raises(NotVerified):
        seal(plan, Report(passed=False), plan.made_at, world)


def test_a_plan_that_was_changed_after_the_receipt_is_found(sealed: Plan, world: InMemoryCatalog) -> None:
    changed = sealed.model_copy(update={"id": "another"})
    assert rules(changed, world) == {"receipt_covers_the_plan"}


def test_a_claim_that_was_changed_and_digested_again_is_found(sealed: Plan, world: InMemoryCatalog) -> None:
    receipt = sealed.receipt
    assert receipt is not None
    claims = (receipt.claims[0].model_copy(update={"value": "Atlantis"}), *receipt.claims[1:])
    digest = digest_of(sealed, claims, receipt.catalog, receipt.labels)
    forged = receipt.model_copy(update={"claims": claims, "digest": digest})
    assert rules(sealed.model_copy(update={"receipt": forged}), world) == {"receipt_claims_are_derived"}


def test_a_receipt_for_another_snapshot_is_found(sealed: Plan, world: InMemoryCatalog) -> None:
    assert sealed.receipt is not None
    forged = sealed.receipt.model_copy(update={"catalog": ("0" * 64,)})
    assert "receipt_names_the_snapshots" in rules(sealed.model_copy(update={"receipt": forged}), world)


def test_a_signature_holds_only_with_its_key(plan: Plan, world: InMemoryCatalog, tmp_path: Path) -> None:
    key, other = tmp_path / "key", tmp_path / "other"
    key.write_text("a secret of sixteen bytes or more")
    other.write_text("another secret of sixteen bytes")
    signed = seal(plan, verify(plan, world), plan.made_at, world, key)
    assert rules(signed, world, key) == set()
    assert rules(signed, world, other) == {"receipt_is_signed"}


def test_a_plan_without_a_signature_is_not_signed(sealed: Plan, world: InMemoryCatalog, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("a secret of sixteen bytes or more")
    assert rules(sealed, world, key) == {"receipt_is_signed"}


def test_a_short_or_missing_key_is_refused(plan: Plan, world: InMemoryCatalog, tmp_path: Path) -> None:
    short = tmp_path / "short"
    short.write_text("1234")
    short.chmod(stat.S_IRUSR)
    for key in (short, tmp_path / "missing"):
        with pytest.raises(InputError):
            seal(plan, verify(plan, world), plan.made_at, world, key)
