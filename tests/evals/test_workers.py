"""Workers end with the process that began them, though it was killed and could not tell them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

HOST = """
import sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
sys.path.insert(0, {folder!r})
from work import wait
from tripwright.evals.workers import outlive_no_parent
if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=outlive_no_parent) as pool:
        pool.submit(wait).result()
"""


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    started = tmp_path / "started"
    work = f"import pathlib, time\ndef wait():\n    pathlib.Path({str(started)!r}).touch()\n    time.sleep(60)\n"
    (tmp_path / "work.py").write_text(work)
    (tmp_path / "host.py").write_text(HOST.format(folder=str(tmp_path)))
    process = subprocess.Popen([sys.executable, str(tmp_path / "host.py")], start_new_session=True)
    until = time.monotonic() + 30
    while not started.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert started.exists()
    process.send_signal(signal.SIGKILL)
    process.wait()
    while alive(process.pid) and time.monotonic() < until:
        time.sleep(0.02)
    left = alive(process.pid)
    if left:
        os.killpg(process.pid, signal.SIGKILL)
    assert not left
