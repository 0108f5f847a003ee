"""The state of one conversation: small and serialisable. Records lie on the desk; here are their keys."""

import operator
from typing import Annotated, Literal, TypedDict

from ..domain.claim import Claim, Report
from ..domain.dates import DateRange
from ..domain.goods import Approval, Cart
from ..domain.model import Model
from ..domain.plan import Advice, PlanDiff, Relaxation
from ..domain.reply import Reply
from ..domain.request import Request


class Ask(Model):
    """A question for the person, and what its answer settles."""

    text: str
    choices: tuple[str, ...] = ()
    about: Literal["place", "currency", "destination", "infeasible", "allergy", "cart"]
    words: str = ""  # the part of the person's text that the answer replaces


class RouteStop(Model):
    """`count` different cities out of `cities` (ids), in the order of travel, and why these."""

    cities: tuple[str, ...]
    count: int = 1
    nights: int | None = None
    words: str = ""
    why: str = ""


class Gathered(Model):
    """What one provider call gave: advice for the plan, or why there is none."""

    provider: str
    status: Literal["found", "empty", "unavailable", "refused"]
    subject: str
    advice: tuple[Advice, ...] = ()
    note: str = ""


class Lookup(Model):
    """One provider call to make."""

    provider: str
    subject: str
    arguments: dict[str, str] = {}

    @property
    def key(self) -> str:
        """The subject with its arguments: two look-ups of one key are the same look-up."""
        return ":".join([self.subject, *(v for _, v in sorted(self.arguments.items()))])


def merge_gathered(old: list[Gathered] | None, new: list[Gathered] | None) -> list[Gathered]:
    """None clears; otherwise later results are appended, and a repeated call replaces its earlier result."""
    if new is None:
        return []
    rows = {(g.provider, g.subject): g for g in (old or [])}
    rows.update({(g.provider, g.subject): g for g in new})
    return list(rows.values())


class State(TypedDict, total=False):
    """Every key is set by the node that is named beside it."""

    text: str  # the door: the person's message
    door: Literal["", "shop", "cart"]  # the door: a command that says what the message is
    language: Literal["en", "ko", "zh"]  # understand
    request: Request | None  # understand, recall
    path: Literal["keyless", "model"]  # understand
    ask: Ask | None  # understand, destination, relax
    questions: int  # clarify: how many were asked for this message
    settled: bool  # clarify: a relaxation was chosen, so the request is not parsed again
    confirm: Literal["", "yes", "no"]  # clarify: whether a change of a hard slot of memory was meant
    turn: int  # recall: which message of the thread this is, from 1
    recalled: list[str]  # recall: which memories moved this run
    filled: list[str]  # remember: the memories that filled the published plan's request; kept for "why?"
    dates: DateRange | None  # candidates
    options: list[str]  # candidates: city ids that can be planned
    route: list[RouteStop]  # destination
    lookups: list[Lookup]  # destination
    gathered: Annotated[list[Gathered], merge_gathered]  # gather
    scores: dict[str, list[tuple[str, float]]]  # attractions: city -> (place id, score)
    moved: dict[str, list[tuple[str, float]]]  # place id -> (memory, what it added); kept for "why?"
    draft: str | None  # itinerary, shopping, budget, repair: key on the desk
    envelope: Literal["open", "tight", "spent"]  # budget, shopping: money over goods goes back at most once
    shown: list[str]  # shopping: product ids last shown, numbered from 1; kept from message to message
    basket: list[tuple[str, int]]  # shopping: (product id, quantity) put aside; kept from message to message
    cart: Cart | None  # shopping: what is proposed
    approving: bool  # shopping, approve: whether the person is to be asked about the cart
    approval: Approval | None  # approve
    diff: PlanDiff | None  # revise
    judged: list[tuple[str, str | None, str]]  # revise: what the change says of taste (kind, place id, like or dislike)
    prose: str  # compose, answer, memory, chat
    claims: list[Claim]  # answer
    report: Report | None  # fact_check
    rounds_left: int  # understand, repair
    mended: Literal["", "prose", "plan"]  # repair: what it changed, so that the right thing is made again
    relaxations: list[Relaxation]  # relax
    conflict: list[str]  # relax
    reply: Reply | None  # publish, or the node that ends the branch
    plan: str | None  # publish: the last published plan
    history: Annotated[list[str], operator.add]  # publish: all published plans, oldest first (undo)
    thread: str
    notes: list[str]


#: Keys that belong to one message and are cleared when the next begins.
FRESH: State = {
    "door": "",
    "cart": None,
    "approving": False,
    "approval": None,
    "request": None,
    "ask": None,
    "questions": 0,
    "settled": False,
    "confirm": "",
    "recalled": [],
    "dates": None,
    "options": [],
    "route": [],
    "lookups": [],
    "gathered": None,  # type: ignore[typeddict-item]
    "scores": {},
    "draft": None,
    "envelope": "open",
    "diff": None,
    "judged": [],
    "prose": "",
    "claims": [],
    "report": None,
    "rounds_left": 0,
    "mended": "",
    "relaxations": [],
    "conflict": [],
    "reply": None,
    "notes": [],
}
