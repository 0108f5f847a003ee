"""Worker processes of a run: none of them outlives the process that began it, even when that was killed without warning."""

import os
import threading
from multiprocessing import parent_process


def outlive_no_parent() -> None:
    """For a worker, as it begins: when its parent is gone, so is it. A killed parent cannot tell it to end."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="watches its parent", daemon=True).start()
