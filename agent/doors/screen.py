"""What a person sees: progress on stderr, the answer on stdout, and nothing that could steer the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...domain.reply import Event, Progress
    from ...domain.request import Language

#: Everything that is not text: escapes, other control characters, and letters that turn the direction around.
UNPRINTABLE = re.compile(
    r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

MIN_WIDTH = 40
CLOCK = re.compile(r" *\d\d:\d\d  ")

STEPS: dict[str, tuple[str, str, str]] = {
    "understand": ("reading your request", "요청을 읽는 중", "正在理解请求"),
    "recall": ("remembering", "기억을 찾는 중", "正在回忆"),
    "candidates": ("finding cities", "도시를 찾는 중", "正在查找城市"),
    "destination": ("choosing where", "목적지를 고르는 중", "正在选择目的地"),
    "gather": ("looking up facts", "사실을 확인하는 중", "正在查找事实"),
    "attractions": ("weighing the sights", "볼거리를 비교하는 중", "正在比较景点"),
    "itinerary": ("planning the days", "일정을 짜는 중", "正在安排日程"),
    "shopping": ("working out what to bring", "준비물을 따지는 중", "正在列出所需物品"),
    "budget": ("adding up", "비용을 더하는 중", "正在计算费用"),
    "revise": ("changing the plan", "계획을 바꾸는 중", "正在修改计划"),
    "answer": ("looking it up", "찾아보는 중", "正在查询"),
    "compose": ("writing", "쓰는 중", "正在撰写"),
    "fact_check": ("checking every claim", "모든 내용을 검증하는 중", "正在逐条核实"),
    "repair": ("repairing", "고치는 중", "正在修正"),
}


def clean(text: str) -> str:
    """Text without escapes and control characters; line ends and tabs stay."""
    return UNPRINTABLE.sub("", text)


def show(text: str) -> None:
    """An answer on stdout; on a terminal, long lines are folded under their own indent."""
    lines = clean(text).split("\n")
    if sys.stdout.isatty():
        width = max(MIN_WIDTH, get_terminal_size().columns)
        lines = [part for line in lines for part in folded(line, width)]
    print("\n".join(lines))


def folded(line: str, width: int) -> list[str]:
    """`line` in parts of at most `width` columns (a Korean or Chinese letter takes two), the later ones indented further."""
    from rich.cells import cell_len

    if cell_len(line) <= width:
        return [line]
    clock = CLOCK.match(line)
    indent = " " * (clock.end() if clock else len(line) - len(line.lstrip()) + 2)
    parts, current = [], ""
    for word in re.split(r"(?<=[ ，、；])", line):
        if current.strip() and cell_len(current + word.rstrip()) > width:
            parts.append(current.rstrip())
            current = indent
        current += word
    return [*parts, current.rstrip()]


def step_text(event: Progress, language: Language = "en") -> str:
    """What a node does, in the person's language; empty for nodes that need no word."""
    words = STEPS.get(event.node)
    return words[{"en": 0, "ko": 1, "zh": 2}[language]] if words else ""


@contextmanager
def progress(quiet: bool = False) -> Iterator[Watcher]:
    """A spinner on stderr when that is a terminal; otherwise nothing."""
    if quiet or not sys.stderr.isatty():
        yield Watcher(None)
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield Watcher(status)


class Watcher:
    """Turns events into the spinner's words."""

    def __init__(self, status: object | None) -> None:
        self._status = status

    def see(self, event: Event, language: Language = "en") -> None:
        from ...domain.reply import Progress

        if self._status is not None and isinstance(event, Progress):
            words = step_text(event, language)
            if words:
                written = f" ({event.tokens})" if event.tokens else ""
                self._status.update(words + written)  # type: ignore[attr-defined]
