"""Plan files of any origin are read with care."""

import json
from pathlib import Path
from typing import Any

import pytest
from tripwright.domain.errors import PlanFileError
from tripwright.domain.plan import Plan
from tripwright.tools.catalog.memory import InMemoryCatalog
from tripwright.tools.verify import plan_schema, seal, verify, verify_file
from tripwright.tools.verify.files import MOST_BYTES


@pytest.fixture
def data(plan: Plan, world: InMemoryCatalog) -> bytes:
    return seal(plan, verify(plan, world), plan.made_at, world).model_dump_json().encode()


def test_a_file_that_was_published_passes(data: bytes, world: InMemoryCatalog, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(data)
    for source in (data, file, str(file)):
        report = verify_file(source, world)
        assert report.passed
        assert report.findings == ()


def test_a_whole_reply_is_read_for_its_plan(data: bytes, world: InMemoryCatalog) -> None:
    reply = json.dumps({"outcome": "published", "text": "", "plan": json.loads(data)}).encode()
    assert verify_file(reply, world).passed


def test_a_plan_without_a_receipt_may_pass_and_it_is_said(plan: Plan, world: InMemoryCatalog) -> None:
    report = verify_file(plan.model_dump_json().encode(), world)
    assert report.passed
    assert [f.rule for f in report.findings] == ["receipt_is_there"]


def test_a_file_changed_by_hand_is_found(data: bytes, world: InMemoryCatalog) -> None:
    report = verify_file(data.replace(b"IC 12", b"IC 13"), world)
    assert not report.passed
    assert {"journeys_are_possible", "receipt_covers_the_plan"} <= {f.rule for f in report.findings}


def edited(data: bytes, **fields: Any) -> bytes:
    return json.dumps(json.loads(data) | fields).encode()


BAD = {
    "empty": lambda d: b"",
    "cut": lambda d: d[: len(d) // 2],
    "not a plan": lambda d: b"[1, 2, 3]",
    "not text": lambda d: b"\xff\xfe\x00\x01",
    "not a number": lambda d: d.replace(b'"score":null', b'"score":NaN'),
    "infinite": lambda d: d.replace(b'"score":null', b'"score":Infinity'),
    "a key twice": lambda d: b'{"id": "a", ' + d[1:],
    "an unknown field": lambda d: edited(d, surprise=1),
    "a wrong type": lambda d: edited(d, days="none"),
    "dates reversed": lambda d: edited(d, dates={"start": "2027-03-28", "end": "2027-03-26"}),
    "another version": lambda d: edited(d, version="9"),
    "nested too deep": lambda d: b"[" * 200_000 + b"]" * 200_000,
    "enormous": lambda d: b" " * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_plan_is_a_clear_error(data: bytes, world: InMemoryCatalog, name: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        verify_file(BAD[name](data), world)
    assert len(str(caught.value)) < 500


def test_a_missing_file_is_a_clear_error(world: InMemoryCatalog, tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="cannot be read"):
        verify_file(tmp_path / "none.json", world)


def test_the_schema_names_every_part_of_a_plan() -> None:
    schema = plan_schema()
    assert {"request", "days", "stays", "budget", "receipt"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False
