"""What kind of message it is: a function of what was found in it."""

from dataclasses import dataclass

from ...domain.request import RequestKind
from .cart_words import cart_order
from .lexicon.questions import GREETING, SHOPPING
from .phrases import compiled
from .questions import is_planning
from .reading import Reading
from .wanted import asks_for_goods

#: "What should I pack", "뭐 사야 해", "要带什么".
SHOPPING_WORDS = compiled(SHOPPING)
_GREETING = compiled(rf"^\s*(?:(?:{GREETING})[\s,.!?~^ㅎㅋㅠ:)(]*)+(?:there|tripwright|everyone|요|啊|呀)?[\s,.!?~]*$")


#: "Stroller friendly" is said of places.
_FRIENDLY = compiled(r"\b\w+[\s-]friendly\b")


@dataclass(frozen=True)
class Signals:
    """What the specialised readers found."""

    question: bool
    changes: bool
    memory: bool
    has_plan: bool


def kind_of(reading: Reading, signals: Signals) -> RequestKind:
    """Memory operations first (they are explicit), then greetings, questions, goods, changes, needs; a plan is the rest."""
    if _GREETING.match(reading.low):
        return "chat"
    if signals.memory and not is_planning(reading):
        return "memory"
    if signals.question:
        return "answer"
    if asks_for_goods(_FRIENDLY.sub(" ", reading.low)) and asks_for_goods(reading.text) or cart_order(reading.text):
        return "shop"
    if signals.changes:
        return "revise"
    if SHOPPING_WORDS.search(reading.low) and not _also_plans(reading):
        return "shop"
    return "plan"


def _also_plans(reading: Reading) -> bool:
    """ "Plan four days in Rome and tell me what to pack" is a plan; plans say what to buy anyway."""
    return bool(compiled(r"\b(?:plan|itinerary)\b|짜\s*줘|일정|规划|行程|安排").search(reading.low))
