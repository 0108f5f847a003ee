"""The answer to a request for goods: a table of a few, why the first, what would cost less, what goes with it; or what is nearest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ...domain.claim import Claim, ClaimKind
from ...domain.goods import Product
from ...domain.money import Money, minor_digits
from ...domain.request import Language
from ...tools.shopping.attributes import value_of
from ...tools.shopping.conditions import Condition, Judged
from ...tools.shopping.kindred import suits_age
from ..language import formats
from ..language.goods_text import (
    SHOWN,
    attribute_text,
    condition_text,
    goods_say,
    major,
    price_text,
    rating_text,
    stock_text,
)
from ..language.wanted import Wanted
from .goods_found import Choice, Miss, Together, product_of
from .goods_table import narrow_tables


@dataclass
class GoodsAnswer:
    """`shown`: product ids by their number, from 1. `picks`: (id, quantity) of the suggested set."""

    language: Language
    lines: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    picks: list[tuple[str, int]] = field(default_factory=list)

    @property
    def prose(self) -> str:
        return "\n".join(self.lines)

    def say(self, key: str, **values: object) -> str:
        return goods_say(self.language, key, **values)

    def line(self, key: str, **values: object) -> None:
        self.lines.append(self.say(key, **values))

    def claim(self, kind: ClaimKind, subject: str, name: str, value: object) -> None:
        identity = f"{name}@{subject}#{len(self.claims)}"
        self.claims.append(Claim(id=identity, kind=kind, subject=subject, field=name, value=value))

    def number(self, product: Product) -> int:
        """The product's number, given when it is first shown, with the claims on everything that is said of it."""
        if product.id not in self.shown:
            self.shown.append(product.id)
            self._tell(product)
        return self.shown.index(product.id) + 1

    def _tell(self, product: Product) -> None:
        subject = f"product:{product.id}"
        self.claim(ClaimKind.EXISTENCE, subject, "title", product.title)
        self.claim(ClaimKind.GOODS, subject, "option", len(self.shown))
        price = _json(major(product.price)) if product.price is not None else None
        self.claim(ClaimKind.PRICE, subject, "price", price)
        stock = None if product.availability == "unknown" else product.availability.value
        for name, value in (
            ("rating", product.rating), ("rating_count", product.rating_count), ("availability", stock),
            ("merchant", product.merchant), ("brand", product.brand),
        ):  # fmt: skip
            self.claim(ClaimKind.GOODS, subject, name, value)
        for name in SHOWN:
            value = value_of(product.attributes, name)
            if value is not None:
                self.claim(ClaimKind.GOODS, subject, f"attribute.{name}", value)

    def judge(self, product: Product, verdicts: Sequence[Judged]) -> None:
        for verdict in verdicts:
            self.claim(ClaimKind.GOODS, f"product:{product.id}", "condition", verdict.claim_value)


def _json(amount: Money) -> dict[str, str]:
    return {"amount": str(amount.amount), "currency": amount.currency}


def answered(wanted: Wanted, choices: Sequence[Choice], joint: Together | None, language: Language) -> GoodsAnswer:
    """Everything that is said stands in the claims, as the records have it."""
    answer = GoodsAnswer(language)
    for item in wanted.items:
        answer.claim(ClaimKind.GOODS, "request", "words", item.said)
    for choice in choices:
        if len(choices) > 1:
            answer.line("for", words=choice.item.said)
        _heard(answer, choice)
        if choice.fitting:
            _fitting(answer, choice, bool(wanted.not_understood))
        elif choice.misses:
            _misses(answer, choice)
        else:
            answer.line("none_named")
        answer.lines.append("")
    if joint is not None:
        _together(answer, choices, joint)
    _said_about(answer, wanted)
    while answer.lines and not answer.lines[-1]:
        answer.lines.pop()
    return answer


def _said_about(answer: GoodsAnswer, wanted: Wanted) -> None:
    for key, words in (("assumed", wanted.assumptions), ("not_used", wanted.not_understood)):
        for text in words:
            answer.claim(ClaimKind.GOODS, "request", "words", text.removesuffix(" (cm)"))
        if words:
            answer.line(key, words="; ".join(f"“{w}”" for w in words))


def _heard(answer: GoodsAnswer, choice: Choice) -> None:
    """What the request was read as: its conditions, the words that were mended, and those that nothing was checked by."""
    language = answer.language
    conditions = _texts(choice.conditions, language)
    for condition in choice.conditions:
        value = {"name": condition.name, "limit": condition.limit}
        answer.claim(ClaimKind.GOODS, "request", "read_as", value)
    if conditions:
        answer.line("read_as", conditions=formats.joined(conditions, language))
    for word, other in choice.read_as.items():
        answer.claim(ClaimKind.GOODS, "request", "words", word)
        answer.line("spelled", word=word, other=other)
    if choice.item.plain:
        for word in choice.item.plain:
            answer.claim(ClaimKind.GOODS, "request", "words", word)
        answer.line("words_only", words=formats.joined((f"“{w}”" for w in choice.item.plain), language))


# What fits


def _fitting(answer: GoodsAnswer, choice: Choice, partly: bool) -> None:
    shown = choice.fitting
    numbers = [answer.number(p) for p in shown]
    for product in shown:
        answer.judge(product, choice.judged[product.id])
    answer.lines += [f"{n}. {p.title}" for n, p in zip(numbers, shown, strict=True)]
    answer.lines += table(shown, numbers, answer.language, choice.judged[shown[0].id])
    _why(answer, choice, numbers, partly)
    _beside(answer, choice)


def table(
    products: Sequence[Product], numbers: Sequence[int], language: Language, verdicts: Sequence[Judged] = ()
) -> Iterator[str]:
    """A comparison, a row a property. What the record does not say is said to be unknown; a property that none has and nobody
    asked for is left out."""
    rows = [(goods_say(language, "price"), [price_text(p, language) for p in products])]
    rows.append((goods_say(language, "rating"), [rating_text(p, language) for p in products]))
    rows.append((goods_say(language, "stock"), [stock_text(p, language) for p in products]))
    if any(p.merchant for p in products):
        rows.append((goods_say(language, "seller"), [p.merchant or goods_say(language, "unknown") for p in products]))
    asked = {_ATTRIBUTES.get(v.condition.name) for v in verdicts}
    for name in SHOWN:
        if name in asked or any(name in p.attributes for p in products):
            rows.append((goods_say(language, name), [attribute_text(p, name, language) for p in products]))
    yield from narrow_tables([str(n) for n in numbers], rows)


#: Condition -> the attribute that it looks at.
_ATTRIBUTES = {
    "max_sides_cm": "sides_cm", "max_weight_kg": "weight_kg", "max_ml": "volume_ml", "max_wh": "wh", "min_spf": "spf",
    "waterproof": "waterproof", "plug_types": "plug_types", "without": "materials", "materials": "materials", "min_weight_kg": "weight_kg",
    "min_ml": "volume_ml", "min_wh": "wh", "colors": "color", "not_colors": "color", "size": "size",
}  # fmt: skip


def _why(answer: GoodsAnswer, choice: Choice, numbers: Sequence[int], partly: bool) -> None:
    first, language = choice.fitting[0], answer.language
    if choice.conditions:
        answer.line("taken_partly" if partly else "taken", number=numbers[0])
    else:
        answer.line("taken_plain", number=numbers[0])
    for number, other in list(zip(numbers, choice.fitting, strict=True))[1:]:
        if _cheaper(other, first):
            answer.line("costs_less", other=number, number=numbers[0])
        if other.rating is not None and first.rating is not None and other.rating > first.rating:
            answer.line("rated_higher", other=number, number=numbers[0])
    unpriced = [n for n, p in zip(numbers, choice.fitting, strict=True) if p.price is None]
    if unpriced:
        answer.line("unpriced", numbers=formats.joined(map(str, unpriced), language))
    if choice.item.age is not None:
        unsaid = [n for n, p in zip(numbers, choice.fitting, strict=True) if suits_age(p, choice.item.age) is None]
        if unsaid:
            answer.line("age_unknown", numbers=formats.joined(map(str, unsaid), language))


def _texts(conditions: Iterable[Condition], language: Language) -> list[str]:
    """Each once: a material may stand in two languages."""
    return list(dict.fromkeys(condition_text(c, language) for c in conditions))


def _cheaper(other: Product, first: Product) -> bool:
    if other.price is None or first.price is None or other.price.currency != first.price.currency:
        return False
    return other.price.amount < first.price.amount


def _beside(answer: GoodsAnswer, choice: Choice) -> None:
    if not choice.beside:
        return
    answer.line("goes_with")
    for product in choice.beside:
        number = answer.number(product)
        price = price_text(product, answer.language)
        answer.lines.append(f"{number}. " + answer.say("goes_line", title=product.title, price=price))


def compared(products: Sequence[Product], language: Language) -> GoodsAnswer:
    """Side by side, what the records say."""
    answer = GoodsAnswer(language)
    numbers = [answer.number(p) for p in products]
    answer.lines += [f"{n}. {p.title}" for n, p in zip(numbers, products, strict=True)]
    answer.lines += table(products, numbers, language)
    return answer


# What does not


def _misses(answer: GoodsAnswer, choice: Choice) -> None:
    language = answer.language
    answer.line("none_fits")
    numbered: list[tuple[int, Miss]] = []
    for miss in choice.misses:
        number = answer.number(miss.product)
        numbered.append((number, miss))
        answer.judge(miss.product, miss.judged)
        answer.lines.append(f"{number}. {miss.product.title}, {price_text(miss.product, language)}")
        for key, conditions in (("breaks", miss.broken), ("unsaid", miss.unsaid)):
            if conditions:
                texts = formats.joined(_texts(conditions, language), language)
                answer.lines.append("   " + answer.say(key, conditions=texts))
    for condition, number in _drops(numbered):
        answer.line("if_dropped", condition=condition_text(condition, language), number=number)


def _drops(numbered: Sequence[tuple[int, Miss]]) -> Iterator[tuple[Condition, int]]:
    """The first miss that lacks one condition only, for each such condition."""
    seen: set[str] = set()
    for number, miss in numbered:
        lacking = (*miss.broken, *miss.unsaid)
        if len(lacking) == 1 and lacking[0].name not in seen:
            seen.add(lacking[0].name)
            yield lacking[0], number


# All together


def _together(answer: GoodsAnswer, choices: Sequence[Choice], joint: Together) -> None:
    chosen = joint.bundle.chosen
    picks = [(product_of(chosen[str(n)]), c.item.quantity) for n, c in enumerate(choices) if str(n) in chosen]
    answer.picks = picks
    if joint.cap is not None:
        answer.claim(ClaimKind.SUM, "request", "cap", _json(joint.cap))
    if len(choices) > 1 or any(count > 1 for _, count in picks):
        _sum_line(answer, choices, joint, picks)
    if joint.other_currency and len(choices) > 1:
        numbers = [str(answer.shown.index(i) + 1) for i in joint.other_currency]
        answer.line("one_currency", numbers=formats.joined(numbers, answer.language))


def _sum_line(answer: GoodsAnswer, choices: Sequence[Choice], joint: Together, picks: list[tuple[str, int]]) -> None:
    cap = formats.money(joint.cap, answer.language) if joint.cap is not None else ""
    raised = next((c for c in joint.changes if c.kind == "raise"), None)
    if raised is not None:
        least = [(product_of(o), choices[int(n)].item.quantity) for n, o in raised.bundle.chosen.items()]
        answer.line("over", cap=cap, total=_total(answer, least, raised.price, joint.currency))
    if not picks:
        return
    numbers = formats.joined((str(answer.shown.index(i) + 1) for i, _ in picks), answer.language)
    total = _total(answer, picks, joint.bundle.price, joint.currency)
    if raised is None:
        answer.line("together", numbers=numbers, total=total)
    else:
        left = formats.joined((choices[int(n)].item.said for n in joint.bundle.left_out), answer.language)
        answer.line("without_items", numbers=numbers, total=total, left=left)


def _total(answer: GoodsAnswer, picks: Sequence[tuple[str, int]], price: int, currency: str) -> str:
    """The sum as a claim of its own, and as text."""
    amount = Money(amount=Decimal(price).scaleb(-minor_digits(currency)), currency=currency)
    listed = "|".join(f"{identity}*{count}" for identity, count in picks)
    answer.claim(ClaimKind.SUM, f"basket:{listed}", "total", _json(amount))
    return formats.money(amount, answer.language)
