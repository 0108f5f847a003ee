"""What a LangChain agent may call: six READ tools over the catalog and one that plans. None of them spends or remembers."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from langchain_core.tools import StructuredTool
from pydantic import BaseModel, Field

from ..domain.catalog import Catalog
from ..domain.errors import TripwrightError
from ..domain.settings import Settings
from ..tools.catalog import open_catalog

Effect = Literal["READ", "WRITE"]


class PlanArguments(BaseModel):
    """Arguments of plan_trip."""

    request: str = Field(
        max_length=4000, description="The whole request in the traveller's words: where, when, who, budget, tastes."
    )


class CityArguments(BaseModel):
    """Arguments of find_city."""

    name: str = Field(max_length=200, description="A city's name in any language.")


class PlaceArguments(BaseModel):
    """Arguments of search_places."""

    text: str = Field(max_length=200, description="A place's name, or words of it.")
    city_id: str | None = Field(default=None, description='"geonames:NNN", from find_city.')


class RecordArguments(BaseModel):
    """Arguments of get_record."""

    id: str = Field(max_length=200, description="The id of a place, city, country or other record.")


class OpeningArguments(BaseModel):
    """Arguments of opening_on."""

    place_id: str = Field(max_length=200)
    on: date


class VerifyArguments(BaseModel):
    """Arguments of verify_plan."""

    plan: dict[str, Any] = Field(description="A plan as JSON, in the published schema.")


def tools(catalog: Catalog | None = None) -> Sequence[StructuredTool]:
    """The tools, over one catalog. Every failure comes back as {"error": type, "message": sentence}, never as content."""
    held = catalog or open_catalog()
    rows = (
        ("plan_trip", "Plan a trip from one request and return the verified plan as JSON.", PlanArguments, _plan(held)),
        ("find_city", "Cities of this name, most populous first, with ids.", CityArguments, _cities(held)),
        ("search_places", "Places of the catalog by name.", PlaceArguments, _places(held)),
        ("get_record", "Every fact about one id, with source, licence and date.", RecordArguments, _record(held)),
        (
            "opening_on",
            "Whether a place is open on a date: yes with hours, no, or unknown.",
            OpeningArguments,
            _opening(held),
        ),
        ("verify_plan", "Check a plan against the catalog; findings and verdicts.", VerifyArguments, _verify(held)),
    )
    return [_tool(name, text, schema, call, "READ") for name, text, schema, call in rows]


def _tool(name: str, text: str, schema: type[BaseModel], call: Any, effect: Effect) -> StructuredTool:
    def run(**arguments: Any) -> str:
        try:
            return json.dumps(call(**arguments), ensure_ascii=False, default=str)
        except TripwrightError as error:
            return json.dumps({"error": type(error).__name__, "message": str(error)}, ensure_ascii=False)

    return StructuredTool.from_function(
        func=run, name=name, description=text, args_schema=schema, metadata={"effect": effect}
    )


def _plan(catalog: Catalog) -> Any:
    def plan_trip(request: str) -> Any:
        from .planner import Planner

        with Planner(Settings(ask=False), catalog=catalog) as planner:
            return planner.plan(request).model_dump(mode="json")

    return plan_trip


def _cities(catalog: Catalog) -> Any:
    return lambda name: [c.model_dump(mode="json") for c in catalog.find_cities(name)]


def _places(catalog: Catalog) -> Any:
    return lambda text, city_id=None: [p.model_dump(mode="json") for p in catalog.find_places(text, city_id)]


def _record(catalog: Catalog) -> Any:
    return lambda id: [f.model_dump(mode="json") for f in catalog.facts(id)]


def _opening(catalog: Catalog) -> Any:
    return lambda place_id, on: catalog.opening(place_id, on).model_dump(mode="json")


def _verify(catalog: Catalog) -> Any:
    def verify_plan(plan: dict[str, Any]) -> Any:
        from ..tools.verify import verify_file

        return verify_file(json.dumps(plan).encode(), catalog).model_dump(mode="json")

    return verify_plan
