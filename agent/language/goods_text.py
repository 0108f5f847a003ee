"""Every sentence about goods, in three languages. Titles, prices and sizes come in as values of records, never from here."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ...domain.claim import Claim, ClaimKind
from ...domain.goods import Cart, Price, Product
from ...domain.money import Money, minor_digits
from ...domain.request import Language
from ...domain.truth import Truth
from ...tools.shopping.attributes import value_of
from ...tools.shopping.conditions import Condition
from . import formats
from .unwanted import colour_in, in_words

_COLUMN: Mapping[Language, int] = MappingProxyType({"en": 0, "ko": 1, "zh": 2})

GOODS_TEXTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "no_products": (
            "There is no product catalog to search. Bring one of your own with: tripwright catalog import products, and the path of a shop's feed or a table; then ask again.",
            "검색할 상품 카탈로그가 없습니다. tripwright catalog import products 뒤에 쇼핑몰 피드나 표 파일의 경로를 적어 가져온 다음 다시 요청해 주세요.",
            "没有可搜索的商品目录。请先用 tripwright catalog import products 加上商品源或表格文件的路径导入，然后再问。",
        ),
        "not_goods": ("Say which thing you would like to buy, and what it must be: a price, a size, a weight, a material.", "무엇을 사고 싶은지, 가격·크기·무게·소재 같은 조건과 함께 말씀해 주세요.", "请说明想买什么，以及价格、尺寸、重量、材质等条件。"),
        "gift_more": ("Say what they like, for example books or hiking, and for how much: then I look for it.", "무엇을 좋아하는지(예: 책, 등산)와 예산을 알려 주시면 찾아보겠습니다.", "请说明对方喜欢什么（例如书、徒步）和预算，我来找。"),
        "for": ("For “{words}”:", "“{words}”:", "“{words}”："),
        "price": ("price", "가격", "价格"),
        "rating": ("rating", "평점", "评分"),
        "stock": ("stock", "재고", "库存"),
        "seller": ("seller", "판매자", "卖家"),
        "sides_cm": ("sides", "크기", "尺寸"),
        "weight_kg": ("weight", "무게", "重量"),
        "volume_ml": ("volume", "용량", "容量"),
        "wh": ("energy", "전력량", "能量"),
        "spf": ("sun factor", "차단 지수", "防晒指数"),
        "waterproof": ("waterproof", "방수", "防水"),
        "plug_types": ("plug type", "플러그", "插头"),
        "materials": ("material", "소재", "材质"),
        "color": ("colour", "색상", "颜色"),
        "size": ("size", "사이즈", "尺码"),
        "delivery_days": ("delivery", "배송", "送达"),
        "hours": ("{count} watt-hours", "{count} 와트시", "{count}瓦时"),
        "days": ("{count} days", "{count}일", "{count}天"),
        "reviews": ("{rating} ({count} reviews)", "{rating} (리뷰 {count}개)", "{rating}（{count}条评价）"),
        "unknown": ("not known", "모름", "未知"),
        "yes": ("yes", "예", "是"),
        "no": ("no", "아니요", "否"),
        "read_as": ("Read as: {conditions}.", "이렇게 읽었습니다: {conditions}.", "理解为：{conditions}。"),
        "spelled": ("“{word}” was searched as “{other}”.", "“{word}”은(는) “{other}”(으)로 검색했습니다.", "“{word}”按“{other}”搜索。"),
        "words_only": ("Searched for as words, which is no check: {words}.", "조건이 아니라 검색어로만 쓴 말: {words}.", "仅作搜索词，未作条件核对：{words}。"),
        "taken": ("Suggested: {number}. By its record it meets every condition above.", "추천: {number}번. 기록상 위 조건을 모두 충족합니다.", "建议：{number}。按其记录，满足以上全部条件。"),
        "taken_partly": ("Suggested: {number}. By its record it meets every condition above; it was not checked against the rest of what you said.", "추천: {number}번. 기록상 위 조건은 충족하지만, 말씀하신 나머지는 확인하지 못했습니다.", "建议：{number}。按其记录满足以上条件；您说的其余内容未核对。"),
        "no_cart": ("No cart is proposed, because not everything you said could be checked: say it another way, or put one in yourself with /cart add.", "말씀하신 것을 모두 확인하지 못해 장바구니를 제안하지 않습니다. 다르게 말씀하시거나 /cart add로 직접 담아 주세요.", "由于未能核对您说的全部内容，不提出购物车：请换种说法，或用 /cart add 自行加入。"),
        "taken_plain": ("Suggested: {number}. Its record matches your words; you set no other condition.", "추천: {number}번. 요청하신 말과 맞고, 다른 조건은 없었습니다.", "建议：{number}。与您的描述相符；您没有其他条件。"),
        "costs_less": ("{other} costs less than {number}.", "{other}번은 {number}번보다 값이 낮습니다.", "{other}比{number}价格低。"),
        "rated_higher": ("{other} is rated higher than {number}.", "{other}번은 {number}번보다 평점이 높습니다.", "{other}比{number}评分高。"),
        "unpriced": ("The price of {numbers} is not known: ask the seller.", "{numbers}번의 가격은 알 수 없으니 판매자에게 확인하세요.", "{numbers}的价格未知：请询问卖家。"),
        "age_unknown": ("Whether {numbers} suits that age is not stated in the record.", "{numbers}번이 그 나이에 맞는지는 기록에 없습니다.", "{numbers}是否适合该年龄，记录中没有说明。"),
        "goes_with": ("To go with it:", "함께 쓰기 좋은 것:", "可搭配："),
        "goes_line": ("{title}, {price}", "{title}, {price}", "{title}，{price}"),
        "none_fits": ("None in your catalog meets all of this. What comes near:", "카탈로그에 조건을 모두 충족하는 상품이 없습니다. 비슷한 것:", "目录中没有同时满足所有条件的商品。相近的有："),
        "none_named": ("None in your catalog is called that.", "카탈로그에 그런 상품이 없습니다.", "目录中没有这样的商品。"),
        "breaks": ("breaks: {conditions}", "맞지 않는 조건: {conditions}", "不满足：{conditions}"),
        "unsaid": ("does not say: {conditions}", "기록에 없음: {conditions}", "未说明：{conditions}"),
        "if_dropped": ("Without “{condition}”, {number} would do.", "“{condition}” 조건을 빼면 {number}번이 가능합니다.", "去掉“{condition}”，则{number}可以。"),
        "together": ("Together {numbers}: {total}.", "{numbers}번 합계: {total}.", "{numbers}合计：{total}。"),
        "over": ("Together within {cap} is not possible with these. To have all of it, {total} is needed.", "{cap} 안에서는 모두 살 수 없습니다. 모두 갖추는 최소 금액은 {total}입니다.", "在{cap}以内无法买齐。买齐的最低总额为{total}。"),
        "without_items": ("Within it, {numbers} ({total}), leaving out: {left}.", "그 안에서는 {numbers}번 ({total}), 제외: {left}.", "在此范围内可买{numbers}（{total}），不含：{left}。"),
        "one_currency": ("A sum needs one currency: {numbers} are priced in another.", "합계는 한 통화로만 낼 수 있습니다. {numbers}번은 다른 통화입니다.", "合计需同一货币：{numbers}以其他货币标价。"),
        "assumed": ("Taken as: {words}.", "이렇게 이해했습니다: {words}.", "理解为：{words}。"),
        "not_used": ("Not checked against: {words}.", "확인하지 못한 조건: {words}.", "未核对：{words}。"),
        # conditions
        "max_price": ("at most {x}", "{x} 이하", "不超过{x}"),
        "min_rating": ("rated {x} or more", "평점 {x} 이상", "评分{x}以上"),
        "in_stock": ("in stock", "재고 있음", "有货"),
        "without": ("not {x}", "{x} 아님", "非{x}"),
        "max_sides_cm": ("within {x} cm", "{x} cm 이내", "{x}厘米以内"),
        "max_weight_kg": ("at most {x} kg", "{x} kg 이하", "不超过{x}公斤"),
        "min_price": ("at least {x}", "{x} 이상", "不低于{x}"),
        "min_weight_kg": ("at least {x} kg", "{x} kg 이상", "不少于{x}公斤"),
        "min_ml": ("at least {x} ml", "{x} ml 이상", "不少于{x}毫升"),
        "min_wh": ("at least {x} watt-hours", "{x} 와트시 이상", "不少于{x}瓦时"),
        "made_of": ("of {x}", "소재 {x}", "{x}材质"),
        "colors": ("in {x}", "{x}", "{x}"),
        "not_colors": ("not {x}", "{x} 아님", "非{x}"),
        "is_size": ("size {x}", "사이즈 {x}", "尺码{x}"),
        "max_ml": ("at most {x} ml", "{x} ml 이하", "不超过{x}毫升"),
        "max_wh": ("at most {x} watt-hours", "{x} 와트시 이하", "不超过{x}瓦时"),
        "min_spf": ("sun factor {x} or more", "차단 지수 {x} 이상", "防晒指数{x}以上"),
        "is_waterproof": ("waterproof", "방수", "防水"),
        "is_plug": ("for plug type {x}", "플러그 {x}형용", "适用{x}型插头"),
        "other": ("{name} {x}", "{name} {x}", "{name} {x}"),
        # the cart
        "cart": ("Cart", "장바구니", "购物车"),
        "cart_line": ("{count} x {title}: {price}, sold by {merchant}", "{title} {count}개: {price}, 판매자 {merchant}", "{title} {count}件：{price}，卖家{merchant}"),
        "cart_total": ("Total: {total}", "합계: {total}", "合计：{total}"),
        "cart_until": ("These prices hold for this question until {time} UTC.", "이 가격은 {time} UTC까지 이 질문에 유효합니다.", "此价格在{time} UTC之前对本次询问有效。"),
        "cart_limit": ("Without a terminal or a form, an approval needs a limit: answer for example “yes up to 120 EUR”.", "터미널이나 양식이 아니면 승인에 한도가 필요합니다. 예: “승인 최대 120 EUR”.", "没有终端或表单时，批准需要上限。例如回答“批准 最多 120 EUR”。"),
        "cart_ask": ("Approve exactly this cart? It is written down for you with the sellers' links; nothing is bought here.", "이 장바구니를 그대로 승인할까요? 판매자 링크와 함께 파일로 적어 드릴 뿐, 여기서 구매되지 않습니다.", "是否批准此购物车？只会连同卖家链接写入文件，不会在此购买。"),
        "cart_no": ("no", "아니요", "否"),
        "cart_yes": ("yes", "예", "是"),
        "cart_empty": ("The cart is empty.", "장바구니가 비어 있습니다.", "购物车是空的。"),
        "cart_which": ("Which one? Say the number of something that was shown.", "어느 것인가요? 보여 드린 번호를 말씀해 주세요.", "哪一个？请说出列表中的编号。"),
        "cart_unpriced": ("Its price is not known, so it cannot go into the cart.", "가격을 알 수 없어 장바구니에 담을 수 없습니다.", "价格未知，无法加入购物车。"),
        "cart_currencies": ("A cart has one currency. Remove what is priced in another.", "장바구니는 한 통화만 됩니다. 다른 통화의 상품을 빼 주세요.", "购物车只能用一种货币。请移除其他货币的商品。"),
        "handed": ("Approved. You buy at the sellers' own pages:", "승인되었습니다. 판매자 페이지에서 구매하세요:", "已批准。请到卖家页面购买："),
        "handed_line": ("{count} x {title}: {price}", "{title} {count}개: {price}", "{title} {count}件：{price}"),
        "not_handed": ("Not approved: nothing was written down and nothing is bought.", "승인되지 않았습니다. 아무것도 적거나 구매하지 않았습니다.", "未批准：没有写入，也没有购买。"),
        "void": ("The approval does not hold, so nothing was handed over.", "승인이 유효하지 않아 아무것도 넘기지 않았습니다.", "批准无效，因此没有交出任何内容。"),
    }
)  # fmt: skip


def goods_say(language: Language, key: str, **values: Any) -> str:
    return GOODS_TEXTS[key][_COLUMN[language]].format(**values)


def amount(price: Price, language: Language) -> str:
    """A record's price as the reader writes it."""
    return formats.money(major(price), language)


def major(price: Price) -> Money:
    return Money(amount=Decimal(price.amount).scaleb(-minor_digits(price.currency)), currency=price.currency)


def price_text(product: Product, language: Language) -> str:
    return amount(product.price, language) if product.price is not None else goods_say(language, "unknown")


def stock_text(product: Product, language: Language) -> str:
    key = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}[product.availability]
    return goods_say(language, key)


def rating_text(product: Product, language: Language) -> str:
    if product.rating is None:
        return goods_say(language, "unknown")
    if product.rating_count is None:
        return f"{product.rating:g}"
    return goods_say(
        language, "reviews", rating=f"{product.rating:g}", count=formats.number(product.rating_count, language)
    )


#: Typed attributes that a table may show, with their units.
SHOWN: Mapping[str, str] = MappingProxyType(
    {"size": "", "sides_cm": "cm", "weight_kg": "kg", "volume_ml": "ml", "wh": "", "spf": "", "waterproof": "", "plug_types": "",
     "materials": "", "color": "", "delivery_days": ""}
)  # fmt: skip


def attribute_text(product: Product, name: str, language: Language) -> str:
    value = value_of(product.attributes, name)
    if value is None:
        return goods_say(language, "unknown")
    if isinstance(value, bool):
        return goods_say(language, "yes" if value else "no")
    if name in ("delivery_days", "wh"):
        return goods_say(language, "days" if name == "delivery_days" else "hours", count=_plain(value))
    return " ".join(part for part in (_plain(value, " x " if name == "sides_cm" else ", "), SHOWN[name]) if part)


def _plain(value: Any, between: str = ", ") -> str:
    if isinstance(value, (list, tuple)):
        return between.join(_plain(v) for v in value)
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def condition_text(condition: Condition, language: Language) -> str:
    name, limit = condition.name, condition.limit
    key = {"waterproof": "is_waterproof", "plug_types": "is_plug", "size": "is_size", "materials": "made_of"}.get(
        name, name
    )
    if name == "without":
        return goods_say(language, key, x=in_words(str(limit), language))
    if name in ("colors", "not_colors", "materials"):
        said = colour_in if "colors" in name else in_words
        limits = [limit] if isinstance(limit, str) else limit
        return goods_say(language, key, x=formats.either([said(str(x), language) for x in limits], language))
    if name == "size":
        return goods_say(language, key, x=str(limit).upper().replace("MM", " mm"))
    if name in ("max_price", "min_price"):
        return goods_say(language, key, x=formats.money(Money.model_validate(limit), language))
    if key not in GOODS_TEXTS:
        return goods_say(language, "other", name=name.replace("_", " "), x=_plain(limit))
    return goods_say(language, key, x=_plain(limit, " x " if name == "max_sides_cm" else ", "))


# The cart


def cart_lines(cart: Cart, language: Language) -> list[str]:
    """Items, sellers, amounts, total and expiry: all that an approval is bound to."""
    lines = [goods_say(language, "cart")]
    for line in cart.lines:
        seller = line.merchant or goods_say(language, "unknown")
        shown = amount(line.price, language)
        lines.append(
            "  " + goods_say(language, "cart_line", count=line.quantity, title=line.title, price=shown, merchant=seller)
        )
    lines.append("  " + goods_say(language, "cart_total", total=amount(cart.total, language)))
    return [*lines, "  " + goods_say(language, "cart_until", time=cart.expires_at.strftime("%H:%M"))]


def cart_question(cart: Cart, language: Language) -> tuple[str, tuple[str, ...]]:
    """(the question with the whole cart in it, no and yes): no stands first, as the default."""
    text = "\n".join([*cart_lines(cart, language), goods_say(language, "cart_ask")])
    return text, (goods_say(language, "cart_no"), goods_say(language, "cart_yes"))


def cart_claims(cart: Cart) -> list[Claim]:
    subject = f"cart:{cart.digest}"
    claims = [
        _cart_claim(subject, "total", _json(cart.total)),
        _cart_claim(subject, "expires", cart.expires_at.isoformat(" ", "minutes")),
    ]
    for line in cart.lines:
        value = {"title": line.title, "merchant": line.merchant, "quantity": line.quantity, "price": _json(line.price)}
        claims.append(_cart_claim(subject, f"line:{line.product_id}", value))
    return claims


def _cart_claim(subject: str, field: str, value: Any) -> Claim:
    return Claim(id=f"{field}@{subject[:21]}", kind=ClaimKind.GOODS, subject=subject, field=field, value=value)


def _json(price: Price) -> dict[str, str]:
    held = major(price)
    return {"amount": str(held.amount), "currency": held.currency}


def handed_text(cart: Cart, links: Mapping[str, str], language: Language) -> str:
    lines = [goods_say(language, "handed")]
    for line in cart.lines:
        shown = goods_say(
            language, "handed_line", count=line.quantity, title=line.title, price=amount(line.price, language)
        )
        lines.append(f"  {shown}")
    lines.append("  " + goods_say(language, "cart_total", total=amount(cart.total, language)))
    return "\n".join(lines)


def not_handed_text(language: Language, void: bool) -> str:
    """`void`: it was approved, and did not hold (a price changed, it expired, it had been refused)."""
    return goods_say(language, "void" if void else "not_handed")
