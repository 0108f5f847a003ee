"""A bound on time for work that may hang: an endless loop in a rule or in a host's catalog ends as LimitReached."""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ...domain.errors import LimitReached


class _Late(LimitReached):
    """Raised into the checking thread; it takes no arguments, as the interpreter makes it."""

    def __str__(self) -> str:
        return "the check took longer than it may: verify a smaller plan, or give it more seconds"


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Raises LimitReached inside the block once `seconds` are over.

    Catalogs may be bound to the thread they were opened in, so the check is not moved to another one: a timer raises in
    this thread instead. One single call into C that never returns (a hung disk) is beyond its reach.
    """
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    inside, fired = True, False

    def raise_here() -> None:
        nonlocal fired
        with lock:
            if inside:
                fired = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_Late))

    timer = threading.Timer(seconds + 0.2, raise_here)  # the rules' own deadline comes first
    timer.daemon = True
    timer.start()
    try:
        yield
        with lock:
            inside = False
        while fired:  # the check ended as its time did: wait for the exception, which is on its way to this thread
            time.sleep(0)
    finally:
        timer.cancel()
        inside = False
