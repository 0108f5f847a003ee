"""The network doors as processes of their own, with a home that is thrown away."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import AF_INET, SOCK_STREAM, socket
from tempfile import TemporaryDirectory

import httpx

USERS = 8
DOORS = {"serve": ["serve"], "mcp": ["mcp", "--http"], "a2a": ["a2a"]}
START_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """One door: where it listens, its process, and the token of each user."""

    name: str
    url: str
    pid: int
    tokens: tuple[str, ...]

    @property
    def rss_mb(self) -> float:
        """Resident memory in MB, as the kernel says."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def bearer(self, user: int) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[user % len(self.tokens)]}"}


@contextmanager
def server(name: str) -> Iterator[Server]:
    """A door on a free port, for eight users, that ends with the block."""
    with TemporaryDirectory() as folder:
        tokens = tuple(f"a-token-of-user-{n}-0123456789" for n in range(USERS))
        (Path(folder) / "tokens").write_text("".join(f"user{n} {t}\n" for n, t in enumerate(tokens)))
        port = free_port()
        command = [sys.executable, "-m", "tripwright", *DOORS[name], "--port", str(port)]
        command += ["--home", f"{folder}/home", "--token-file", f"{folder}/tokens"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process)
            yield Server(name, url, process.pid, tokens)
        finally:
            process.terminate()
            process.wait(30)


def free_port() -> int:
    with socket(AF_INET, SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(url, timeout=1)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start on {url}: run its command by hand to see why.")
