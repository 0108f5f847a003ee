"""What was typed, for the arrow keys: kept on disk without card numbers and the like."""

from pathlib import Path

from prompt_toolkit.history import FileHistory

from ...memory.redact import redact


class TypedHistory(FileHistory):
    """The history file; the line in the window stays as it was typed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))

    def store_string(self, string: str) -> None:
        super().store_string(redact(string)[0])
