"""The MCP tools that only read: the verifier, and the catalog."""

import json
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import BaseModel

from .mcp_caller import typed
from .people import People

READ = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
MOST_FOUND = 20


class Found(BaseModel):
    """Records of the catalog, as JSON."""

    cities: list[dict[str, Any]]
    places: list[dict[str, Any]]


class Record(BaseModel):
    """Every fact about one id, each with its source, licence and date."""

    id: str
    facts: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]


class Check(BaseModel):
    """What the verifier says of a plan."""

    passed: bool
    reason: str
    findings: list[dict[str, Any]]
    labels: list[str]
    claims: int


def lookups(server: MCPServer[Any], people: People) -> None:
    """Add the tools that read."""
    catalog = people.catalog

    @server.tool(title="Verify a plan", annotations=READ)
    def verify_plan(plan: dict[str, Any]) -> Check:
        """Check a plan (JSON of the published schema, by anyone) against the catalog: existence, opening, travel, sums, conditions,
        receipt. Nothing is changed."""
        from ...tools.verify import verify_file

        report = typed(lambda: verify_file(json.dumps(plan).encode(), catalog))
        findings = [f.model_dump(mode="json") for f in report.findings]
        return Check(
            passed=report.passed, reason=report.reason, findings=findings, labels=list(report.labels), claims=len(report.claims)
        )  # fmt: skip

    @server.tool(title="Search the catalog", annotations=READ)
    def search_catalog(text: str, city_id: str = "") -> Found:
        """Cities and places by name, in any language, with their ids. `city_id` narrows places to one city. Empty means: not in the
        catalog."""
        cities = [] if city_id else catalog.find_cities(text[:200])[:MOST_FOUND]
        places = catalog.find_places(text[:200], city_id or None, MOST_FOUND)
        return Found(
            cities=[c.model_dump(mode="json") for c in cities], places=[p.model_dump(mode="json") for p in places]
        )

    @server.tool(title="Look up a record", annotations=READ)
    def get_record(id: str) -> Record:
        """Every fact about one id from search_catalog or a plan, with source, licence and the date it was observed."""
        facts = [f.model_dump(mode="json") for f in catalog.facts(id[:200])]
        if not facts:
            raise ToolError(f"InputError: The catalog holds no {id[:200]!r}: find its id with search_catalog.")
        return Record(id=id, facts=facts, conflicts=[f.model_dump(mode="json") for f in catalog.conflicts(id)])
