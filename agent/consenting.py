"""A yes to a cart in words may come from a program: it must say how much may be spent."""

from ..domain.reply import Asked
from .language.consent import consent_of
from .language.goods_text import goods_say


def lacks_limit(asked: Asked, text: str) -> bool:
    """Whether this is a yes to a cart that does not say how much may be spent."""
    if asked.about != "cart":
        return False
    cart = asked.reply.cart if asked.reply else None
    consent = consent_of(text, cart.digest if cart else "", asked.choices)
    return consent.yes and consent.cap is None


def asked_again(asked: Asked) -> Asked:
    """The same question, and that its yes needs a limit."""
    language = asked.reply.language if asked.reply else "en"
    return asked.model_copy(update={"question": f"{goods_say(language, 'cart_limit')}\n\n{asked.question}"})
