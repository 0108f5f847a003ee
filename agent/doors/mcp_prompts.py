"""Prompts that a client may offer its person, and completion of the cities in them."""

from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp_types import Completion, CompletionArgument, CompletionContext, PromptReference, ResourceTemplateReference

from ...domain.catalog import Catalog

MOST_COMPLETED = 20
RULES = (
    "Show the person its text as it is: what it calls unknown or an estimate stays so. If it asks a question, ask the person, "
    "and give their words to the answer tool with the thread."
)


def prompts(server: MCPServer[Any], catalog: Catalog) -> None:
    """Add the prompts and their completion."""

    @server.prompt(title="Plan a trip")
    def plan_a_trip(city: str, when: str, days: str = "3", wishes: str = "") -> str:
        """A verified plan for one city."""
        wished = f", {wishes}" if wishes else ""
        return f'Call plan_trip with "{days} days in {city}, {when}{wished}". {RULES}'

    @server.prompt(title="Change the plan")
    def change_the_plan(thread: str, change: str) -> str:
        """One change, as small as the words ask for."""
        return f'Call revise_trip with thread "{thread}" and change "{change}", and say what changed and what it costs. {RULES}'

    @server.prompt(title="Pack and buy")
    def pack_and_buy(city: str, when: str) -> str:
        """What a trip needs, and the fact behind each need."""
        return f'Call recommend_products with "what should I pack and buy for {city}, {when}?". {RULES}'

    @server.prompt(title="Check a plan")
    def check_a_plan(plan: str) -> str:
        """Have a plan of anyone's checked against the catalog."""
        return f"Call verify_plan with this plan, and list each finding in its own words:\n{plan}"

    @server.completion()  # type: ignore[no-untyped-call,untyped-decorator]
    async def complete(
        ref: PromptReference | ResourceTemplateReference,
        argument: CompletionArgument,
        context: CompletionContext | None,
    ) -> Completion | None:
        if argument.name != "city":
            return None
        begun = argument.value.casefold()
        names = [c.name for c in catalog.coverage() if c.enough and c.name.casefold().startswith(begun)]
        return Completion(values=names[:MOST_COMPLETED], total=len(names), has_more=len(names) > MOST_COMPLETED)
