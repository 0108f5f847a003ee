"""What to pack and buy as text: the important with their reasons, the rest by name."""

from collections.abc import Iterator, Sequence

from ...domain.goods import Need
from ...domain.request import Language
from ...tools.shopping.labels import label
from . import formats
from .texts import say

#: Needs that are told with their reasons; the others follow by name, in one line.
TOLD = 10
_REST = {"en": "Also", "ko": "그 밖에", "zh": "另有"}


def need_lines(needs: Sequence[Need], language: Language) -> Iterator[str]:
    """In their order, which is that of importance. A need with a product is always told."""
    if not needs:
        return
    yield say(language, "needs")
    told = [n for i, n in enumerate(needs) if i < TOLD or n.product_id is not None or n.spared_id is not None]
    yield from (f"  {need_text(n, language)}" for n in told)
    rest = [n for n in needs if n not in told]
    if rest:
        named = (_named(n, language) for n in rest)  # inside a line, a capital would be that of a name
        yield f"  {_REST[language]}: {'; '.join(text[0].lower() + text[1:] for text in named)}"


def need_text(need: Need, language: Language) -> str:
    """ "Umbrella (buy). Ten days of rain...": the label stands first, so that its capital is a sentence's and not a name's."""
    what = _named(need, language)
    text = f"{what}. {need.because}" if need.because else what
    if need.spared_price is not None and need.product_id is None:
        return f"{text} {say(language, 'spared', amount=formats.money(need.spared_price, language))}"
    if need.product_id is None or need.price is None:
        return text
    return f"{text} → {need.product_title}, {formats.money(need.price, language)}"


def _named(need: Need, language: Language) -> str:
    return f"{label(need, language)} ({say(language, need.action)})"
