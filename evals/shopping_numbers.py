"""Figures in answers about goods against the feed's own truth: read back from the text, by a reader that shares nothing with the writer."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ..agent.answers.goods import answered
from ..agent.answers.goods_found import find_all, together
from ..agent.context import Context, Deadline, system_clock
from ..agent.desk import MemoryDesk
from ..agent.language.wanted import read_wanted
from ..domain.settings import Settings
from ..memory.store import Memory
from ..tools.catalog import open_catalog
from ..tools.providers.providers import providers
from .shopping import shelf
from .shopping_feed import Truth
from .shopping_requests import Wish, wishes

_TITLE = re.compile(r"^(\d{1,2})\. (.+)$")
_CODES = {"€": "EUR", "US$": "USD", "$": "USD", "₩": "KRW", "CN¥": "CNY", "¥": "CNY", "元": "CNY"}
_AMOUNT = re.compile(r"(US\$|CN¥|[€$₩¥])\s?([\d,]+(?:\.\d+)?)")
_UNKNOWN = ("not known", "모름", "未知")
_ROWS = {"price": ("price", "가격", "价格"), "rating": ("rating", "평점", "评分"), "stock": ("stock", "재고", "库存"), "weight": ("weight", "무게", "重量"), "wh": ("energy", "전력량", "能量"), "spf": ("sun factor", "차단 지수", "防晒指数"), "ml": ("volume", "용량", "容量")}  # fmt: skip


@dataclass
class Figures:
    """`wrong`: figures that are not the record's. `strangers`: titles that no record has."""

    answers: int = 0
    items: int = 0
    figures: int = 0
    wrong: int = 0
    strangers: int = 0
    examples: list[str] = field(default_factory=list)


def run(count: int = 5000, products: int = 400, seed: int = 7) -> Figures:
    """`count` answers, made by the shipped rules and read back. What is asked is of the phrases that were looked at: here only the figures count."""
    found, catalog = Figures(), open_catalog()
    with shelf(products, seed) as (store, truths), Memory.open(None) as memory:
        context = Context(
            catalog=catalog, desk=MemoryDesk(), memory=memory, clock=system_clock, settings=Settings(home=None),
            deadline=Deadline(3600), providers=providers(catalog), products=store,
        )  # fmt: skip
        titles: dict[str, list[Truth]] = {}
        for truth in truths:
            titles.setdefault(truth.title, []).append(truth)
        half = count // 2
        for wish in (*wishes(half, seed + 1, "seen"), *wishes(count - half, seed + 2, "seen")):
            _read_back(_answer(wish, context), titles, found)
    return found


def _answer(wish: Wish, context: Context) -> str:
    wanted = read_wanted(wish.text, context.catalog)
    choices = find_all(wanted, context, ())
    return answered(wanted, choices, together(choices, wanted.total), wish.language).prose


def _read_back(text: str, titles: dict[str, list[Truth]], found: Figures) -> None:
    """Numbered titles, then a table of the same numbers; or titles with a price after a comma."""
    found.answers += 1
    shown: dict[str, list[Truth]] = {}
    numbers: list[str] = []
    for line in text.split("\n"):
        match = _TITLE.match(line)
        if match:
            number, rest = match[1], match[2]
            shown[number] = _titled(rest, titles)
            found.items += 1
            if not shown[number]:
                found.strangers += 1
                found.examples.append(f"not in the feed: {line}")
            elif rest not in titles:
                _compare("price", rest, shown[number], found)
        elif re.match(r"\|\s+\|", line):
            numbers = [cell.strip() for cell in line.strip("|").split("|") if cell.strip()]
        elif line.startswith("| ") and numbers:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            row = next((name for name, words in _ROWS.items() if cells[0] in words), None)
            for number, cell in zip(numbers, cells[1:], strict=True):
                if row is not None and shown.get(number):
                    _compare(row, cell, shown[number], found)


def _titled(rest: str, titles: dict[str, list[Truth]]) -> list[Truth]:
    """Records of that title; where a price follows, of the title before the last comma."""
    if rest in titles:
        return titles[rest]
    cut = max(rest.rfind(", "), rest.rfind("，"))
    for end in (cut, rest.rfind(", ", 0, cut) if cut > 0 else -1):
        if end > 0 and rest[:end] in titles:
            return titles[rest[:end]]
    return next((held for title, held in titles.items() if rest.startswith((f"{title}, ", f"{title}，"))), [])


def _compare(row: str, cell: str, records: list[Truth], found: Figures) -> None:
    """Several records may bear one title: the figure must be that of one of them."""
    found.figures += 1
    if not any(_right(row, cell, truth) for truth in records):
        found.wrong += 1
        found.examples.append(f"{row} of {records[0].title}: {cell}")


def _right(row: str, cell: str, truth: Truth) -> bool:
    unknown = any(word in cell for word in _UNKNOWN)
    if row == "price":
        amounts = [(Decimal(n.replace(",", "")), _CODES[sign]) for sign, n in _AMOUNT.findall(cell)]
        return unknown and not amounts if truth.price is None else (truth.price in amounts)
    if row == "stock":
        return {None: unknown, True: cell in ("yes", "예", "是"), False: cell in ("no", "아니요", "否")}[truth.stock]
    value = truth.rating if row == "rating" else truth.values.get(row)
    if value is None:
        return unknown
    first = re.match(r"\d+(?:\.\d+)?", cell)
    return first is not None and abs(float(first[0]) - float(value)) < 0.0051


def table(found: Figures) -> str:
    lines = [
        "| answers | items shown | figures compared | unlike the record | not in the feed |",
        "|---|---|---|---|---|",
    ]
    lines.append(f"| {found.answers} | {found.items} | {found.figures} | {found.wrong} | {found.strangers} |")
    return "\n".join([*lines, *found.examples[:10]])
