"""Comparison tables that a terminal of 80 columns holds: aligned, and cut into several where the products do not stand side by side."""

import unicodedata
from collections.abc import Iterator, Sequence

COLUMNS = 80
_LONGEST = 30  # of one cell; a seller's name has no end

Row = tuple[str, Sequence[str]]


def narrow_tables(heads: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Markdown. `heads`: the numbers of the products; `rows`: what is compared, with a cell a product."""
    names = [name for name, _ in rows]
    first = max([width(n) for n in names], default=0)
    columns = [[head, *(_cut(cells[k]) for _, cells in rows)] for k, head in enumerate(heads)]
    for number, group in enumerate(_groups(columns, first)):
        if number:
            yield ""
        widths = [first, *(max(map(width, column)) for column in group)]
        lines = [["", *names], *group]
        for k in range(len(rows) + 1):
            cells = [padded(column[k], wide) for column, wide in zip(lines, widths, strict=True)]
            yield f"| {' | '.join(cells)} |"
            if k == 0:
                yield "|" + "|".join("-" * (wide + 2) for wide in widths) + "|"


def _groups(columns: Sequence[list[str]], first: int) -> Iterator[list[list[str]]]:
    """As many products side by side as fit."""
    group: list[list[str]] = []
    used = first + 4
    for column in columns:
        wide = max(map(width, column)) + 3
        if group and used + wide > COLUMNS:
            yield group
            group, used = [], first + 4
        group.append(column)
        used += wide
    if group:
        yield group


def _cut(cell: str) -> str:
    if width(cell) <= _LONGEST:
        return cell
    while width(cell) > _LONGEST - 1:
        cell = cell[:-1]
    return f"{cell}…"


def padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))


def width(text: str) -> int:
    """Columns on a terminal: Korean and Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)
