"""The agent card: what another agent reads before it calls."""

from a2a.types import (
    AgentCapabilities,
    AgentCard,
    AgentInterface,
    AgentSkill,
    HTTPAuthSecurityScheme,
    SecurityRequirement,
    SecurityScheme,
    StringList,
)

from ... import __version__

RPC, REST = "/rpc", "/rest"
MODES = ["text/plain", "application/json"]
SKILLS = (
    ("plan-trip", "Plan a trip", "One verified plan from one request in words (English, Korean or Chinese), or the one question "
     "that must be answered first.", ["travel", "itinerary", "budget"], "3 days in Kyoto from 4 December, two adults, temples"),
    ("revise-trip", "Change a trip", "In the context of a plan: changes as little as the words ask for, and says what changed.",
     ["travel", "itinerary"], "make day 2 slower"),
    ("shop", "What to bring and buy", "What the trip needs, each need with the fact behind it; products, where a catalog of "
     "products is loaded.", ["shopping", "packing"], "what should I pack for Helsinki in December?"),
    ("answer", "Answer a question", "Entry rules, plugs, opening, weather, distance: from the catalog, or \"unknown\".",
     ["travel", "facts"], "is the Ateneum open on Monday?"),
)  # fmt: skip


def card(url: str, guarded: bool) -> AgentCard:
    """The card of a server that is reached at `url`; `guarded`: it wants a bearer token."""
    made = AgentCard(
        name="Tripwright",
        description="Plans a trip and what to buy for it, and publishes only what is verified against a trusted catalog. "
        "Unknown means unknown. Nothing here books or pays.",
        version=__version__,
        supported_interfaces=[
            AgentInterface(protocol_binding="JSONRPC", url=url + RPC, protocol_version="1.0"),
            AgentInterface(protocol_binding="HTTP+JSON", url=url + REST, protocol_version="1.0"),
        ],
        capabilities=AgentCapabilities(streaming=True, push_notifications=False),
        default_input_modes=["text/plain"],
        default_output_modes=MODES,
        skills=[
            AgentSkill(id=id, name=name, description=text, tags=tags, examples=[example])
            for id, name, text, tags, example in SKILLS
        ],
    )
    if guarded:
        made.security_schemes["token"].CopyFrom(
            SecurityScheme(http_auth_security_scheme=HTTPAuthSecurityScheme(scheme="Bearer"))
        )
        made.security_requirements.append(SecurityRequirement(schemes={"token": StringList()}))
    return made
