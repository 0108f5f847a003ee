"""The doors that a client starts and speaks to over stdin and stdout: what a person sees who starts one by hand."""

from __future__ import annotations

import os
import stat
import sys

from ...domain.errors import InputError


def spoken(what: str) -> None:
    """Says on a terminal that a client of `what` is waited for. Raises InputError where stdin or stdout is a file."""
    for number in (0, 1):
        if stat.S_ISREG(os.fstat(number).st_mode):
            raise InputError(f"{what} is spoken over a pipe, not a file: let your {what} client start this command.")
    if sys.stdin.isatty():
        print(
            f"Waiting for an {what} client on stdin; usually the client starts this (stop with Ctrl-C).",
            file=sys.stderr,
        )
