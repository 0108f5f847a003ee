"""A bound on time for work that may hang: an endless loop in a rule or in a host's catalog ends as LimitReached."""

import ctypes
import threading
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
    state = {"inside": True}

    def raise_here() -> None:
        with lock:
            if state["inside"]:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_Late))

    timer = threading.Timer(seconds + 0.2, raise_here)  # the rules' own deadline comes first
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            state["inside"] = False
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)
