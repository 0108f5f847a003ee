"""The OpenAPI document of the REST routes."""

from __future__ import annotations

from typing import Any

from .http_shape import Check, Failed, Say


def openapi(version: str, guarded: bool) -> dict[str, Any]:
    """The OpenAPI document of the REST routes. `guarded`: they want a token."""
    from pydantic.json_schema import models_json_schema

    from ...domain.claim import Report
    from .turn import Turn

    models = (Say, Check, Failed, Turn, Report)
    schemas = models_json_schema([(m, "serialization") for m in models], ref_template="#/components/schemas/{model}")[1]
    thread = {"name": "thread", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}}  # fmt: skip
    form = {"name": "format", "in": "query", "schema": {"enum": ["json", "md", "ics", "gpx", "kml", "html", "csv"]}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tripwright", "version": version, "description": "Verified trips, from one sentence."},
        "components": {"schemas": schemas["$defs"], "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}] if guarded else [],
        "paths": {
            "/v1/plans": {"post": _operation("Plan a trip", "Say", "Turn", [], streams=True)},
            "/v1/plans/{thread}/messages": {
                "post": _operation("Change the trip, ask about it, or answer its question", "Say", "Turn", [thread], True)
            },
            "/v1/plans/{thread}": {"get": _operation("The last published plan, as a document", "", "", [thread, form])},
            "/v1/verify": {"post": _operation("Check a plan against the catalog; what is no plan at all has not passed", "Check", "Report", [])},
            "/healthz": {"get": {**_operation("Whether it is up", "", "", []), "security": []}},
            "/metrics": {"get": _operation("Counters, in the Prometheus text format", "", "", [])},
        },
    }  # fmt: skip


def _operation(summary: str, takes: str, gives: str, parameters: list[Any], streams: bool = False) -> dict[str, Any]:
    def body(name: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    content: dict[str, Any] = body(gives) if gives else {"*/*": {}}
    if streams:
        content = {**content, "text/event-stream": {"schema": {"type": "string"}}}
    wrong = {"description": "A typed error", "content": body("Failed")}
    made: dict[str, Any] = {
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": {"description": "Done", "content": content}, "4XX": wrong, "5XX": wrong},
    }
    return {**made, "requestBody": {"required": True, "content": body(takes)}} if takes else made
