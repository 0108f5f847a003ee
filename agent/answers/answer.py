"""What an answer is, before it is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from ...domain.claim import Claim, ClaimKind
from ...domain.plan import Plan
from ...domain.request import Language, Question, Request
from ..context import Context
from ..language.texts import say
from ..reasons import Reason


@dataclass(frozen=True)
class Answer:
    """Prose, and the claims that cover every fact in it."""

    prose: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question with what it may be answered from."""

    question: Question
    request: Request
    context: Context
    plan: Plan | None = None  # the plan that is being talked about
    reasons: tuple[Reason, ...] = ()  # the memories that had a part in it

    @property
    def language(self) -> Language:
        return self.request.language

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)

    def unknown(self) -> Answer:
        """The catalog holds nothing on it."""
        return Answer(self.say("no_answer"))


Answerer = Callable[[Asked], Answer]


def claim(kind: ClaimKind, subject: str, field: str, value: object, note: str = "") -> Claim:
    """A proposed claim: the verifier gives its verdict."""
    return Claim(id=f"{field}@{subject}", kind=kind, subject=subject, field=field, value=value, note=note)


def fact_claim(asked: Asked, kind: ClaimKind, subject: str, field: str) -> Claim | None:
    """The catalog's own fact as a claim; None when there is none."""
    fact = asked.context.catalog.fact(subject, field)
    return claim(kind, subject, field, fact.value) if fact else None
