"""What the person's product catalog has for a request: for each thing the few best, or the nearest misses and why; and one set of all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.catalog import Catalog
from ...domain.goods import Product
from ...domain.money import Money
from ...domain.truth import Truth
from ...tools.shopping.bundles import Bundle, Change, Limits, Option, Slot, choose, relaxations
from ...tools.shopping.conditions import Condition, Judged, conditions_of, judged, without
from ...tools.shopping.kindred import is_a, says_any, suits_age
from ...tools.shopping.product_fields import minor
from ...tools.shopping.product_query import ProductQuery, Rates
from ..context import Context, Shelf
from ..language.choosing import choose_products
from ..language.goods_text import SHOWN, attribute_text, price_text, rating_text, stock_text
from ..language.lexicon.goods import GOES_WITH, GOODS, LIKINGS
from ..language.wanted import Item, Wanted
from .goods_taste import by_worth
from .goods_varied import varied

#: Products looked at for one thing, and shown.
_LOOKED_AT, _SHOWN, _MISSES, _BESIDE = 40, 4, 3, 2
_OF = "\x1f"
#: Currencies whose rates are asked for, beside that of the limit.
_CURRENCIES = "EUR USD GBP KRW JPY CNY TWD HKD CHF CAD AUD SEK NOK DKK PLN CZK SGD THB".split()


@dataclass(frozen=True)
class Miss:
    """A product that does not meet every condition: which it breaks, and which its record leaves open."""

    product: Product
    broken: tuple[Condition, ...]
    unsaid: tuple[Condition, ...]
    judged: tuple[Judged, ...]


@dataclass(frozen=True)
class Choice:
    """One thing that was asked for. `fitting`: best first. `beside`: what goes with the first. `drops`: a condition without which
    the numbered miss would do."""

    item: Item
    fitting: tuple[Product, ...]
    judged: dict[str, tuple[Judged, ...]]
    misses: tuple[Miss, ...] = ()
    beside: tuple[Product, ...] = ()
    reasoned: bool = False  # a model took part in the order
    read_as: Mapping[str, str] = field(default_factory=dict)  # words of the search that were mended
    conditions: tuple[Condition, ...] = ()  # all that were judged


@dataclass(frozen=True)
class Together:
    """All things as one set. `changes`: what would help when the limit does not reach."""

    bundle: Bundle
    currency: str
    cap: Money | None
    changes: tuple[Change, ...] = ()
    other_currency: tuple[str, ...] = field(default_factory=tuple)


def rates_of(catalog: Catalog, caps: Iterable[Money | None]) -> Rates:
    """The known rates from the currencies of limits."""
    found = {}
    for cap in caps:
        for quote in _CURRENCIES if cap is not None else ():
            rate = catalog.rate(cap.currency, quote) if cap is not None and quote != cap.currency else None
            if cap is not None and rate is not None:
                found[cap.currency, quote] = rate.rate
    return found


def find(item: Item, context: Context, shelf: Shelf, rates: Rates, owned: Sequence[str]) -> Choice:
    """The choice of one thing, by rules and content; a model may re-order what was found, and nothing else."""
    query = item.query.model_copy(update={"limit": _LOOKED_AT})
    searched = shelf.search(query, rates)
    found = [h for h in searched.hits if fits(item, h.product)]
    hits = varied(by_worth(found, context.memory, shelf, context.now), _SHOWN)
    hits.sort(key=lambda p: (p.availability is Truth.NO, _doubt(item, p)))  # stable: the order of worth within
    best, reasoned = _reasoned(item, hits, context, owned)
    fitting = tuple(best[:_SHOWN])
    verdicts = {p.id: judged(p, item.query, rates) for p in fitting}
    misses = () if fitting else _misses(item, shelf, rates)
    beside = _beside(item, fitting, shelf) if fitting else ()
    mended = {w: o for w, o in searched.read_as.items() if w in item.query.words.casefold().split()}
    return Choice(item, fitting, verdicts, misses, beside, reasoned, mended, conditions_of(item.query))


def fits(item: Item, product: Product) -> bool:
    """Whether it is the thing that was named, not merely something that shares words with it."""
    if item.likes:
        words = [w for like in item.likes for names in LIKINGS.get(like, ((like,), (), ())) for w in names]
        return says_any(product, words) and (item.age is None or suits_age(product, item.age) is not False)
    if item.age is not None and suits_age(product, item.age) is False:
        return False
    if item.group is None or item.group == "gift":
        return True
    return is_a(product, (n for column in GOODS[item.group] for n in column), item.query.words)


def _doubt(item: Item, product: Product) -> int:
    """For a gift: what says that it suits comes before what does not say."""
    return 0 if item.age is None or suits_age(product, item.age) else 1


def _reasoned(item: Item, hits: list[Product], context: Context, owned: Sequence[str]) -> tuple[list[Product], bool]:
    """In the order of a model where there is one; it sees labels and facts, and the search's own order as its prior."""
    if context.model is None or len(hits) < 2:
        return hits, False
    held = {p.id: p for p in hits}
    prior = {p.id: 1 - i / len(hits) for i, p in enumerate(hits)}
    ranked = choose_products(
        context.model,
        request=item.said,
        needs=[],
        owned=owned,
        candidates={p.id: facts_of(p) for p in hits},
        prior=prior,
        seed=context.settings.seed,
    )
    return [held[i] for i in ranked.order if i in held], ranked.rounds > 0


def facts_of(product: Product) -> str:
    """One line of facts for a model."""
    parts = [
        product.title,
        product.brand or "",
        f"price {price_text(product, 'en')}",
        f"rating {rating_text(product, 'en')}",
    ]
    parts.append(f"in stock: {stock_text(product, 'en')}")
    parts += [f"{n}: {attribute_text(product, n, 'en')}" for n in SHOWN if n in product.attributes]
    return "; ".join(p for p in parts if p)


def _misses(item: Item, shelf: Shelf, rates: Rates) -> tuple[Miss, ...]:
    """The nearest: found by words alone and by giving up one condition at a time; fewest broken first."""
    bare = ProductQuery(words=item.query.words, also=item.query.also, limit=_LOOKED_AT)
    queries = [bare]
    queries += [without(item.query, c).model_copy(update={"limit": 10}) for c in conditions_of(item.query)]
    seen: dict[str, Product] = {}
    for query in queries:
        for hit in shelf.search(query, rates).hits:
            if fits(item, hit.product):
                seen.setdefault(hit.product.id, hit.product)
    misses = [_miss(p, item, rates) for p in seen.values()]
    real = [m for m in misses if m.broken or m.unsaid]
    return tuple(sorted(real, key=lambda m: (len(m.broken) + len(m.unsaid), len(m.broken)))[:_MISSES])


def _miss(product: Product, item: Item, rates: Rates) -> Miss:
    verdicts = judged(product, item.query, rates)
    broken = tuple(j.condition for j in verdicts if j.met is Truth.NO)
    unsaid = tuple(j.condition for j in verdicts if j.met is Truth.UNKNOWN)
    return Miss(product, broken, unsaid, verdicts)


def _beside(item: Item, fitting: Sequence[Product], shelf: Shelf) -> tuple[Product, ...]:
    """What goes with a thing of its kind: by what the feed says was bought with it, else by kind."""
    found: dict[str, Product] = {}
    held = fitting[0].attributes.get("bought_with")
    for identity in (held.get("value") if isinstance(held, dict) else held) or ():
        product = shelf.product(str(identity))
        if product is not None:
            found.setdefault(product.id, product)
    for group in GOES_WITH.get(item.group or "", ()):
        names = tuple(n for column in GOODS[group] for n in column)
        query = ProductQuery(words=names[0], also=tuple(column[0] for column in GOODS[group][1:] if column), limit=10)
        hits = [h.product for h in shelf.search(query).hits if is_a(h.product, names, names[0])]
        good = [p for p in hits if p.availability is not Truth.NO and p.id not in {f.id for f in fitting}]
        if good:
            found.setdefault(good[0].id, good[0])
    return tuple(found.values())[:_BESIDE]


def together(choices: Sequence[Choice], cap: Money | None) -> Together | None:
    """The best set of one product a thing; None when nothing that is priced was found. Exact, in the currency of the limit, else
    in that of most first choices."""
    currency = cap.currency if cap is not None else _currency(choices)
    if currency is None:
        return None
    slots = [_slot(str(n), c, currency) for n, c in enumerate(choices)]
    if not any(s.options for s in slots):
        return None
    limits = Limits(price=minor(cap.amount, cap.currency).amount if cap is not None else None)
    bundle = choose(slots, limits)
    foreign = [
        c.fitting[0].id
        for c, s in zip(choices, slots, strict=True)
        if c.fitting and not s.options and c.fitting[0].price is not None
    ]
    changes = relaxations(slots, limits) if cap is not None else ()
    return Together(bundle, currency, cap, changes, tuple(foreign))


def _currency(choices: Sequence[Choice]) -> str | None:
    held = [p.price.currency for c in choices for p in c.fitting[:1] if p.price is not None]
    return max(sorted(set(held)), key=held.count) if held else None


def product_of(option: Option) -> str:
    """The product's id. Options of two slots are two, so that what is asked for twice is paid twice."""
    return option.id.split(_OF, 1)[1]


def _slot(name: str, choice: Choice, currency: str) -> Slot:
    """What may be taken: priced, in the currency, not known to be out of stock. Worth falls with the place in the order."""
    count = len(choice.fitting)
    options = tuple(
        Option(id=f"{name}{_OF}{p.id}", price=p.price.amount, worth=1 - n / count)
        for n, p in enumerate(choice.fitting)
        if p.price is not None and p.price.currency == currency and p.availability is not Truth.NO
    )
    return Slot(name, options, quantity=choice.item.quantity)


def find_all(wanted: Wanted, context: Context, owned: Sequence[str]) -> list[Choice]:
    """The choices of every item, in its order."""
    shelf = context.products
    assert shelf is not None
    caps = [cap for i in wanted.items for cap in (i.query.max_price, i.query.min_price)]
    rates = rates_of(context.catalog, caps)
    return [find(item, context, shelf, rates, owned) for item in wanted.items]
