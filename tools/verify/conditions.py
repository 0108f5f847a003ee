"""A hard condition on goods, judged from the record alone: the second writing of what the search filters by. Unknown is not met."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ...domain.catalog import Catalog
from ...domain.colours import names
from ...domain.goods import Product
from ...domain.materials import NATIVE
from ...domain.money import Money, minor_digits
from ...domain.truth import Truth

#: What a thing can be made of: only here does silence of the record leave "not leather" open.
MATERIALS = frozenset(
    "leather suede cotton wool merino linen silk polyester nylon aluminium aluminum steel silicone polycarbonate canvas down rubber"
    " bamboo".split()
)
_IMITATION = r"(?:vegan|faux|fake|imitation|artificial|pu|synthetic|non|no|without|free of)[ -]+"


def met(product: Product, name: str, limit: Any, catalog: Catalog) -> Truth | None:
    """YES, NO, UNKNOWN (the record does not say); None for a condition that is not known here, or a limit that is none."""
    judge = _JUDGES.get(name)
    if judge is None or limit is None:
        return None
    return judge(product, limit, catalog)


def _held(product: Product, name: str) -> Any:
    held = product.attributes.get(name)
    return held.get("value") if isinstance(held, Mapping) else held


def _price(product: Product, limit: Any, catalog: Catalog) -> Truth | None:
    return _priced(product, limit, catalog, least=False)


def _least_price(product: Product, limit: Any, catalog: Catalog) -> Truth | None:
    return _priced(product, limit, catalog, least=True)


def _priced(product: Product, limit: Any, catalog: Catalog, least: bool) -> Truth | None:
    if not isinstance(limit, Mapping) or not {"amount", "currency"} <= limit.keys():
        return None
    if product.price is None:
        return Truth.UNKNOWN
    cap = Money(amount=limit["amount"], currency=limit["currency"])
    if cap.currency != product.price.currency:
        rate = catalog.rate(cap.currency, product.price.currency)
        if rate is None:
            return Truth.UNKNOWN
        cap = cap.converted(rate.rate, product.price.currency)
    amount = Decimal(product.price.amount).scaleb(-minor_digits(product.price.currency))
    bound = cap.rounded().amount
    return _truth(amount >= bound if least else amount <= bound)


def _most(attribute: str) -> Callable[[Product, Any, Catalog], Truth | None]:
    def judge(product: Product, limit: Any, _: Catalog) -> Truth | None:
        value = _held(product, attribute)
        return Truth.UNKNOWN if not isinstance(value, int | float) else _truth(value <= limit)

    return judge


def _least(attribute: str) -> Callable[[Product, Any, Catalog], Truth | None]:
    def judge(product: Product, limit: Any, _: Catalog) -> Truth | None:
        value = _held(product, attribute)
        return Truth.UNKNOWN if not isinstance(value, int | float) else _truth(value >= limit)

    return judge


def _materials(product: Product, limit: Any, _: Catalog) -> Truth | None:
    """One of them is what the record says it is of; a record that says other materials is of others."""
    if not isinstance(limit, list | tuple) or not limit:
        return None
    verdicts = [_without(product, word, _) for word in limit]
    if Truth.NO in verdicts:
        return Truth.YES
    return Truth.NO if _held(product, "materials") or _held(product, "material") else Truth.UNKNOWN


def _colours(product: Product) -> set[str]:
    """Every colour of which a name stands in the record's field, the longest name at each place; navy is blue too."""
    text = str(_held(product, "color") or "").casefold()
    table, found = names(), set()
    for name in sorted(table, key=len, reverse=True):
        pattern = rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
        if re.search(pattern, text):
            found.add(table[name])
            text = re.sub(pattern, " ", text)
    return found | ({"blue"} if "navy" in found else set())


def _colour(product: Product, limit: Any, _: Catalog) -> Truth | None:
    held = _colours(product)
    return Truth.UNKNOWN if not held else _truth(any(c in held for c in limit))


def _not_colour(product: Product, limit: Any, _: Catalog) -> Truth | None:
    held = _colours(product)
    return Truth.UNKNOWN if not held else _truth(limit not in held)


_LETTERED = {"small": "s", "medium": "m", "large": "l", "x-large": "xl", "extra large": "xl", "스몰": "s", "미디움": "m", "미디엄": "m", "라지": "l", "2xl": "xxl"}  # fmt: skip


def _sized(text: str, gender: str) -> tuple[str, str] | None:
    """(system, value): letters, millimetres, or a country's numbers; US and UK numbers with whom they are for."""
    plain = re.sub(r"\b(?:size)\b|사이즈|码|的", " ", text.casefold()).strip()
    plain = _LETTERED.get(plain, plain)
    if re.fullmatch(r"x{0,3}[sl]|m|[23]xl|one size|free", plain):
        return "letter", plain
    digits = re.findall(r"\d+(?:[.,]5)?", plain)
    rest = re.sub(r"\d+(?:[.,]5)?|'s?|\s", "", plain)
    country = re.match(r"eur?|us|uk|jp|kr|mm", rest)
    if len(digits) != 1 or rest[country.end() if country else 0 :] not in (
        "",
        "women",
        "woman",
        "men",
        "man",
        "w",
        "m",
        "womens",
        "mens",
    ):
        return None
    value = float(digits[0].replace(",", "."))
    system = country.group()[:2] if country else "mm" if value >= 200 else "eu" if value >= 34 else ""
    whom = rest[country.end() if country else 0 :][:1] or {"female": "w", "male": "m"}.get(gender, "")
    return (f"{system}-{whom}" if system in ("us", "uk") and whom else system), f"{value:g}"


def _size(product: Product, limit: Any, _: Catalog) -> Truth | None:
    """Within one system only: between two it is not known."""
    said, gender = str(_held(product, "size") or ""), str(_held(product, "gender") or "")
    held = [s for part in re.split(r"[/,;]", said) if part.strip() and (s := _sized(part, gender))]
    wanted = _sized(str(limit), "")
    if wanted is None or not held:
        return Truth.UNKNOWN
    if wanted in held:
        return Truth.YES
    return Truth.NO if all(s[0] == wanted[0] for s in held) else Truth.UNKNOWN


def _sides(product: Product, limit: Any, _: Catalog) -> Truth | None:
    sides = _held(product, "sides_cm")
    if not isinstance(sides, list | tuple) or len(sides) != 3 or len(limit) != 3:
        return Truth.UNKNOWN
    pairs = zip(sorted(sides), sorted(limit), strict=True)
    return _truth(all(side <= most for side, most in pairs))


def _rating(product: Product, limit: Any, _: Catalog) -> Truth | None:
    return Truth.UNKNOWN if product.rating is None else _truth(product.rating >= limit)


def _spf(product: Product, limit: Any, _: Catalog) -> Truth | None:
    value = _held(product, "spf")
    return Truth.UNKNOWN if value is None else _truth(value >= limit)


def _stock(product: Product, limit: Any, _: Catalog) -> Truth | None:
    return product.availability if limit is True else None


def _waterproof(product: Product, limit: Any, _: Catalog) -> Truth | None:
    value = _held(product, "waterproof")
    return Truth.UNKNOWN if value is None else _truth(value is limit)


def _plugs(product: Product, limit: Any, _: Catalog) -> Truth | None:
    types = _held(product, "plug_types")
    return Truth.UNKNOWN if types is None else _truth(any(t in limit for t in types))


def _brand(product: Product, limit: Any, _: Catalog) -> Truth | None:
    return Truth.UNKNOWN if product.brand is None else _truth(product.brand.casefold() == str(limit).casefold())


def _category(product: Product, limit: Any, _: Catalog) -> Truth | None:
    if not product.categories:
        return Truth.UNKNOWN
    return _truth(any(str(limit).casefold() in c.casefold() for c in product.categories))


def _without(product: Product, limit: Any, _: Catalog) -> Truth | None:
    """Named in the record (not as an imitation of itself): NO. Of a material, silence is UNKNOWN; of another word, YES."""
    word = str(limit).casefold()
    made_of = _held(product, "materials")
    fields = (product.title, product.brand or "", *product.categories, str(_held(product, "color") or ""))
    text = " ".join(fields).casefold()
    if word in NATIVE and not _all_words(word, text):
        return Truth.YES if made_of or _held(product, "material") else Truth.UNKNOWN
    if word not in MATERIALS:
        return _truth(not _all_words(word, text))
    material = str(_held(product, "material") or "").casefold()
    if word in (made_of or ()) or _really(word, text) or _really(word, material):
        return Truth.NO
    denied = (
        word in product.title.casefold()
    )  # "vegan leather", "leather-free": it is named, and not what the thing is made of
    return Truth.YES if made_of or material or denied else Truth.UNKNOWN


def _really(word: str, text: str) -> bool:
    for match in re.finditer(rf"(?<![\w-]){re.escape(word)}\b(?![ -]?(?:free|like|look|style))", text):
        if not re.search(_IMITATION + "$", text[: match.start()]):
            return True
    return False


def _all_words(phrase: str, text: str) -> bool:
    """Every word of the phrase, in any number; words of other scripts may stand inside longer ones."""
    found = set(re.findall(r"[^\W_]+", text))
    plain = {_bare(w) for w in found}
    words = re.findall(r"[^\W_]+", phrase)
    return bool(words) and all(_bare(w) in plain or (not w.isascii() and w in text) for w in words)


def _bare(word: str) -> str:
    """A plural and its singular as one."""
    if word.isascii() and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return (
            word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-2] if _ES.search(word) else word[:-1]
        )
    return word


_ES = re.compile(r"(?:sh|ch|x|ss)es$")


def _truth(right: bool) -> Truth:
    return Truth.YES if right else Truth.NO


_JUDGES: Mapping[str, Callable[[Product, Any, Catalog], Truth | None]] = {
    "max_price": _price, "min_rating": _rating, "in_stock": _stock, "brand": _brand, "category": _category, "without": _without,
    "max_sides_cm": _sides, "max_weight_kg": _most("weight_kg"), "max_ml": _most("volume_ml"), "max_wh": _most("wh"),
    "min_price": _least_price, "min_weight_kg": _least("weight_kg"), "min_ml": _least("volume_ml"), "min_wh": _least("wh"),
    "materials": _materials, "colors": _colour, "not_colors": _not_colour, "size": _size,
    "min_spf": _spf, "waterproof": _waterproof, "plug_types": _plugs,
}  # fmt: skip
