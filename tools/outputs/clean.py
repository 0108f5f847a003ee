"""Text from data, made fit for files: no control characters, nothing that turns the direction of writing around."""

import re

#: Controls but tab and line end, unpaired halves of letters, non-characters, and marks that reorder what follows.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """`text` without what is not text. Line ends and tabs stay."""
    return _UNFIT.sub("", text)


def one_line(text: str) -> str:
    """`clean`, with each run of white space as one space."""
    return " ".join(clean(text).split())
