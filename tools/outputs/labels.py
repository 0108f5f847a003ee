"""Where marks and names go on a map, so that none hides another."""

import math
import unicodedata
from collections.abc import Sequence

Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def apart(spots: Sequence[Spot], least: float, width: float, height: float, edge: float) -> list[Spot]:
    """The spots moved so that any two are at least `least` apart (nearly), inside the edges; the same in, the same out."""
    moved = [list(spot) for spot in spots]
    for _ in range(80):
        quiet = True
        for i in range(len(moved)):
            for j in range(i + 1, len(moved)):
                quiet &= _part(moved[i], moved[j], least, i + j)
        for spot in moved:
            spot[0] = min(width - edge, max(edge, spot[0]))
            spot[1] = min(height - edge, max(edge, spot[1]))
        if quiet:
            break
    return [(x, y) for x, y in moved]


def _part(a: list[float], b: list[float], least: float, turn: int) -> bool:
    """Push two spots away from each other; True if they were apart already."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = math.hypot(dx, dy)
    if far >= least:
        return True
    if far < 1e-6:
        dx, dy, far = math.cos(turn), math.sin(turn), 1.0
        push = least / 2
    else:
        push = (least - far) / 2 + 0.05
    a[0], a[1] = a[0] - dx / far * push, a[1] - dy / far * push
    b[0], b[1] = b[0] + dx / far * push, b[1] + dy / far * push
    return False


def text_width(text: str, size: float) -> float:
    """About how wide a text is: a wide letter is one em, others a little over half."""
    return sum(size * (1.02 if unicodedata.east_asian_width(c) in "WF" else 0.56) for c in text)


def shortened(text: str, size: float, most: float) -> str:
    """At most so wide, cut with an ellipsis."""
    if text_width(text, size) <= most:
        return text
    while text and text_width(text + "…", size) > most:
        text = text[:-1]
    return text.rstrip() + "…"


def name_spots(
    marks: Sequence[Spot],
    names: Sequence[str],
    size: float,
    radius: float,
    width: float,
    height: float,
    taken: Sequence[Box] = (),
    ways: Sequence[tuple[Spot, Spot]] = (),
) -> list[tuple[float, float, str] | None]:
    """For each name the x and base line of its text and its anchor ("start", "end", "middle"); None where it has no room.

    No name covers a mark, another name or what is `taken`; of the places left it takes the one that the fewest `ways` cross.
    """
    boxes: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y in marks] + list(taken)
    found: list[tuple[float, float, str] | None] = []
    for (x, y), name in zip(marks, names, strict=True):
        free = [
            (sum(_crosses(a, b, box) for a, b in ways), order, (left, base, anchor), box)
            for order, (left, base, anchor, box) in enumerate(_choices(x, y, text_width(name, size), size, radius))
            if _inside(box, width, height) and not any(_overlap(box, other) for other in boxes)
        ]
        best = min(free, default=None)
        found.append(best[2] if best else None)
        if best:
            boxes.append(best[3])
    return found


def _crosses(a: Spot, b: Spot, box: Box) -> bool:
    """Whether the line from a to b enters the box (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for start, step, near, far in ((a[0], b[0] - a[0], box[0], box[2]), (a[1], b[1] - a[1], box[1], box[3])):
        if abs(step) < 1e-9:
            if not near < start < far:
                return False
            continue
        first, last = sorted(((near - start) / step, (far - start) / step))
        low, high = max(low, first), min(high, last)
    return low < high


def _choices(x: float, y: float, wide: float, size: float, radius: float) -> list[tuple[float, float, str, Box]]:
    gap, half = radius + 4, size * 0.36
    top, bottom = y - size * 0.62, y + size * 0.62
    return [
        (x + gap, y + half, "start", (x + gap, top, x + gap + wide, bottom)),
        (x - gap, y + half, "end", (x - gap - wide, top, x - gap, bottom)),
        (x, y + gap + size * 0.8, "middle", (x - wide / 2, y + gap, x + wide / 2, y + gap + size * 1.1)),
        (x, y - gap - 1, "middle", (x - wide / 2, y - gap - size, x + wide / 2, y - gap + 1)),
        (x + gap, y + gap + half, "start", (x + gap - 3, y + gap - size * 0.6, x + gap + wide, y + gap + size * 0.6)),
        (x + gap, y - gap + half, "start", (x + gap - 3, y - gap - size * 0.6, x + gap + wide, y - gap + size * 0.6)),
        (x - gap, y + gap + half, "end", (x - gap - wide, y + gap - size * 0.6, x - gap + 3, y + gap + size * 0.6)),
        (x - gap, y - gap + half, "end", (x - gap - wide, y - gap - size * 0.6, x - gap + 3, y - gap + size * 0.6)),
    ]


def _inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= 4 and box[1] >= 4 and box[2] <= width - 4 and box[3] <= height - 4


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
