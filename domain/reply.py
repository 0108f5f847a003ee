"""What a run gives back, and what it says on its way."""

from typing import Any, Literal

from .claim import Claim, Finding
from .goods import Approval, Cart
from .model import Model
from .plan import Plan, PlanDiff, Relaxation
from .usage import Step

Outcome = Literal["published", "infeasible", "needs_information", "not_verified", "limit", "refused"]

#: Exit code of each outcome.
EXIT_CODES: dict[Outcome, int] = {
    "published": 0,
    "refused": 2,
    "limit": 3,
    "infeasible": 4,
    "needs_information": 5,
    "not_verified": 6,
}


class Reply(Model):
    """The end of every branch: typed claims and the text made from them, both verified."""

    outcome: Outcome
    text: str
    language: Literal["en", "ko", "zh"] = "en"
    plan: Plan | None = None
    diff: PlanDiff | None = None
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    conflict: tuple[str, ...] = ()
    cart: Cart | None = None  # proposed; approved only when `approval` says so
    approval: Approval | None = None
    handover: dict[str, Any] | None = (
        None  # the approved cart in the shape of a UCP checkout, with the merchants' links
    )
    path: Literal["keyless", "model"] = "keyless"  # who understood and wrote
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()  # what a language model did and cost, node by node; empty without one


class Progress(Model):
    """A node has begun, or its language model is writing: `tokens` so far. What it writes is shown only once it is checked."""

    type: Literal["progress"] = "progress"
    node: str
    text: str
    tokens: int = 0


class Asked(Model):
    """The run waits for one answer: resume with it."""

    type: Literal["asked"] = "asked"
    thread: str
    question: str
    choices: tuple[str, ...] = ()
    about: str = (
        ""  # what the answer settles: place, currency, destination, infeasible, allergy, or cart (choices: no, yes)
    )
    outcome: Outcome = "needs_information"  # "infeasible" when the choices are relaxations
    reply: Reply | None = None  # what is known so far, for a door that cannot ask
    steps: tuple[Step, ...] = ()


class Finished(Model):
    type: Literal["finished"] = "finished"
    thread: str
    reply: Reply


Event = Progress | Asked | Finished
