"""Plan files, also those of other systems: read with care, checked against the schema, then against every rule."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from ...domain.catalog import Catalog
from ...domain.claim import Report
from ...domain.errors import PlanFileError, TripwrightError
from ...domain.plan import Plan
from .door import SECONDS, closed, verify
from .receipt import check_receipt

MOST_BYTES = 20_000_000


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan file."""
    schema = Plan.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tripwright plan", **schema}


def verify_file(
    source: Path | str | bytes, catalog: Catalog, now: datetime | None = None, key_file: Path | None = None
) -> Report:
    """Checks a plan file: its form (PlanFileError), every rule, and its receipt where it has one.

    `source` is a path, or the bytes themselves.
    """
    plan = read_plan(source)
    report = verify(plan, catalog, now)
    if report.reason:
        return report
    return closed(lambda: _with_receipt(plan, catalog, report, key_file), 3 * SECONDS)


def _with_receipt(plan: Plan, catalog: Catalog, report: Report, key_file: Path | None) -> Report:
    extra = check_receipt(plan, catalog, key_file)
    findings = (*report.findings, *extra)
    return report.model_copy(update={"findings": findings, "passed": not any(f.blocking for f in findings)})


def read_plan(source: Path | str | bytes) -> Plan:
    """A plan from a file or bytes. Raises PlanFileError, which says what is wrong and where."""
    data = source if isinstance(source, bytes) else _read(Path(source))
    if len(data) > MOST_BYTES:
        raise PlanFileError(f"a plan file of {len(data)} bytes is over {MOST_BYTES}: this is not a plan")
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise PlanFileError("the plan file is not UTF-8 text: give the JSON that Tripwright wrote") from None
    except RecursionError:
        raise PlanFileError("the plan file is nested too deeply: this is not a plan") from None
    except json.JSONDecodeError as error:
        raise PlanFileError(
            f"the plan file is no whole JSON (line {error.lineno}: {error.msg}): it may be cut"
        ) from None
    if isinstance(content, dict) and "outcome" in content and content.get("plan"):
        content = content["plan"]  # a whole reply, as `--json` prints it
    try:
        return Plan.model_validate_json(json.dumps(content))
    except TripwrightError as error:
        raise PlanFileError(f"the plan file is no possible plan: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        text = f"the plan file does not fit the schema at {where}: {first['msg']} ({error.error_count()} in all)"
        raise PlanFileError(text) from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlanFileError(f"the plan file {path} cannot be read ({error.strerror}): check its name") from error


def _no_constant(name: str) -> NoReturn:
    raise PlanFileError(f"the plan file holds {name}, which is no number: write null for what is not known")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that is there twice could be read in two ways."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise PlanFileError("the plan file has a key twice in one object: it can be read in two ways")
    return result
