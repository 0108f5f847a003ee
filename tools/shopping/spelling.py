"""A word that the catalog does not hold, read as one that it does: a slip of the keys, two words written as one, one written as two.

Only words of the catalog are ever put in; what was read as what is returned, so that the answer can say it.
"""

from collections.abc import Callable, Sequence

from rapidfuzz.distance import OSA

#: (first letters) -> words of the catalog that begin so, each with the number of products that it is in.
Beginning = Callable[[str], Sequence[tuple[str, int]]]
_SHORTEST = 4  # letters of a word that may be a slip
_LONG = 8  # letters from which on two slips are allowed
_SAME_START = 2
SEEN = 2  # products that a word must be in to be what was meant


def corrected(word: str, beginning: Beginning, slips: int = 1, seen: int = SEEN) -> str | None:
    """The nearest word with the same first letters, within so many slips and in so many products; the one in more products where
    two are equally near; None when none is near. Two slips only in a long word."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return None
    most = slips if len(word) >= _LONG else 1
    near = [
        (OSA.distance(word, other, score_cutoff=most), -products, other)
        for other, products in beginning(word[:_SAME_START])
        if other != word and products >= seen and abs(len(other) - len(word)) <= most
    ]
    best = min((n for n in near if n[0] <= most), default=None)
    return best[2] if best else None


def parted(word: str, known: Callable[[Sequence[str]], Sequence[str]]) -> tuple[str, str] | None:
    """ "bandsaw" as "band saw": two words of the catalog of three letters or more; the most even cut where there are several."""
    if not (word.isascii() and word.isalpha()) or len(word) < 6:
        return None
    cuts = [(word[:i], word[i:]) for i in range(3, len(word) - 2)]
    held = set(known([part for cut in cuts for part in cut]))
    good = [cut for cut in cuts if cut[0] in held and cut[1] in held]
    return min(good, key=lambda cut: (abs(len(cut[0]) - len(cut[1])), cut), default=None)
