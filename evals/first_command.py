"""What a newcomer waits for: wall time and peak memory of whole commands, each in a process of its own."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter

COMMANDS = (
    ("--help", ["--help"]),
    ("3 days in Kyoto", ["plan", "3 days in Kyoto from 4 December 2026, two adults, temples and gardens"]),
    ("3 days in Seoul (Korean)", ["plan", "서울 2박 3일, 12월 11일 출발, 성인 2명, 궁과 박물관"]),
)


#: A person's Python keeps compiled modules; a run that compiles everything anew measures the compiler.
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Timing:
    """Seconds of wall time, sorted, and the largest peak memory in MB."""

    name: str
    seconds: tuple[float, ...]
    peak_mb: float

    @property
    def median(self) -> float:
        return self.seconds[len(self.seconds) // 2]

    @property
    def p95(self) -> float:
        return self.seconds[min(len(self.seconds) - 1, round(0.95 * (len(self.seconds) - 1)))]


def run(repeats: int = 7) -> tuple[Timing, ...]:
    """Each command `repeats` times after one that warms the file cache."""
    return tuple(_timing(name, arguments, repeats) for name, arguments in COMMANDS)


def _timing(name: str, arguments: list[str], repeats: int) -> Timing:
    _once(arguments)
    runs = [_once(arguments) for _ in range(repeats)]
    return Timing(name, tuple(sorted(seconds for seconds, _ in runs)), max(peak for _, peak in runs))


def _once(arguments: list[str]) -> tuple[float, float]:
    """Wall seconds, and the peak resident memory that the system counted for that process, in MB."""
    with tempfile.TemporaryDirectory() as home:
        begun = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "tripwright", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**{k: v for k, v in os.environ.items() if k != NO_BYTECODE}, "TRIPWRIGHT_HOME": home},
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        return perf_counter() - begun, usage.ru_maxrss / 1024


def table(rows: tuple[Timing, ...]) -> str:
    lines = ["| command | median s | p95 s | peak MB |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {r.name} | {r.median:.2f} | {r.p95:.2f} | {r.peak_mb:.0f} |" for r in rows)])
