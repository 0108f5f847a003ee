"""What a person does with the cart, in words: "add 2", "put the first one in the cart", "2번 담아줘", "결제", "加入购物车 3"."""

import re
from typing import Literal

from ...domain.model import Model
from .numbers import small
from .phrases import compiled

Operation = Literal["show", "add", "remove", "clear", "approve", "compare"]
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "첫": 1,
    "첫번째": 1,
    "두번째": 2,
    "세번째": 3,
    "네번째": 4,
}
_APPROVE = compiled(
    r"\b(?:approve|check\s?out|order (?:it|them|this|these|the cart)|place the order)\b|결제|승인|주문(?:해|할)|结账|结算|下单|批准"
)
_CLEAR = compiled(r"\b(?:clear|empty)\b|비워|비우|清空")
_REMOVE = compiled(r"\b(?:remove|delete|take out|drop)\b|빼|삭제|移除|删除|去掉")
_ADD = compiled(r"\b(?:add|put|take)\b|담아|담기|넣어|추가|加入|添加|放入|放进")
_CART = compiled(r"\b(?:cart|basket)\b|장바구니|购物车")
_COMPARE = compiled(r"\bcompare\b|\bcomparison\b|비교|比较|对比")
_COUNT = re.compile(r"\b(?:x|×)\s*(\d{1,2})\b|(\d{1,2})\s*(?:개|켤레|件|个|把|双|pieces|times)")
_WHICH = re.compile(
    r"\b(first|second|third|fourth|fifth)\b|(첫|두|세|네)\s*번째|第\s*([一二三四五六七八九十\d]{1,2})|(?<![^\s#,])(\d{1,2})(?=\s*(?:번|号|$|[^\d\s개件个把双]|\s))"
)


class CartOrder(Model):
    """`which`: numbers of products that were shown; `ids`: product ids that were written out."""

    operation: Operation
    which: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    quantity: int = 1


def cart_order(text: str, door: bool = False) -> CartOrder | None:
    """None when the message is about something else. `door`: it came by the command `/cart`, so it is about the cart."""
    low = " ".join(text.lower().split())
    if _COMPARE.search(low) and len(_numbers(low)) > 1:
        return CartOrder(operation="compare", which=tuple(dict.fromkeys(_numbers(low)))[:4])
    if not door and not (_CART.search(low) or _APPROVE.search(low)):
        return None
    operation: Operation = "show"
    for name, pattern in (("clear", _CLEAR), ("remove", _REMOVE), ("add", _ADD), ("approve", _APPROVE)):
        if pattern.search(low):
            operation = name  # type: ignore[assignment]
            break
    count = _COUNT.search(low)
    quantity = int(count[1] or count[2]) if count else 1
    rest = low[: count.start()] + " " + low[count.end() :] if count else low
    which = tuple(dict.fromkeys(_numbers(rest))) if operation in ("add", "remove") else ()
    ids = tuple(text.split()[1:]) if door and operation in ("add", "remove") and not which else ()
    if not door and operation == "add" and not which:
        return None  # "put a rain jacket into the cart" asks for a thing first
    return CartOrder(operation=operation, which=which, ids=ids, quantity=max(1, min(quantity, 99)))


def _numbers(text: str) -> list[int]:
    found = []
    for match in _WHICH.finditer(text):
        word = match[1] or (f"{match[2]}번째" if match[2] else None)
        number = _ORDINALS.get(word) if word else small(match[3] or match[4])
        if number is not None and number > 0:
            found.append(number)
    return found
