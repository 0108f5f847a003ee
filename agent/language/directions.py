"""Ways to travel that are said of the way there and of the way back: one condition when they agree, said when they do not."""

import re
from dataclasses import dataclass

from ...domain.offers import Mode
from ...domain.request import Constraint, TransportBan
from .lexicon.conditions import MODES
from .phrases import any_of, compiled, looked_up, table_pattern
from .reading import Reading

BETWEEN_CITIES = (Mode.FLIGHT, Mode.TRAIN, Mode.BUS, Mode.FERRY, Mode.SELF_DRIVE)
_KEYS = table_pattern({k.value: v for k, v in MODES.items()})[1]
_BETWEEN = any_of(w for m in BETWEEN_CITIES for w in MODES[m])
_ZH = r"(?P<no>不希望|不想要?|不要|不愿意?|别)?(?:希望|想要?|要)?(?:乘坐|乘|坐|搭乘?)(?P<m>{modes})"
_THERE = compiled(
    _ZH.format(modes=_BETWEEN).replace("<no>", "<nz>").replace("<m>", "<mz>") + r"(?:前往目的地|前往|去程|过去|去)"
    rf"|\b(?P<ne>not |no )?(?:by |take (?:the |a )?|via )?(?P<me>{_BETWEEN})\s+(?:there|out(?:bound)?|on the way (?:there|out))\b"
    rf"|갈\s*때는?\s*(?P<mk>{_BETWEEN})(?:로|으로|를|을)?\s*(?:타고)?(?P<nk>\s*(?:말고|싫|안))?"
)
_BACK = compiled(
    _ZH.format(modes=_BETWEEN).replace("<no>", "<nz>").replace("<m>", "<mz>") + r"(?:返回|回来|回程|回去|回)"
    rf"|\b(?P<ne>not |no )?(?:by |take (?:the |a )?|via )?(?P<me>{_BETWEEN})\s+(?:back|home|on the way (?:back|home))\b"
    rf"|올\s*때는?\s*(?P<mk>{_BETWEEN})(?:로|으로|를|을)?\s*(?:타고)?(?P<nk>\s*(?:말고|싫|안))?"
)


@dataclass(frozen=True)
class _Way:
    banned: frozenset[Mode]
    words: str


def take_directions(reading: Reading) -> list[Constraint]:
    """A ban when both ways are said and mean the same. Two that differ have no condition, so both are said."""
    there, back = reading.first(_THERE), reading.first(_BACK)
    if there is None or back is None:
        return []
    out, home = _way(reading, there), _way(reading, back)
    if out.banned != home.banned:
        reading.said += [out.words, home.words]
        return []
    modes = tuple(m for m in BETWEEN_CITIES if m in out.banned)
    return [TransportBan(words=f"{out.words}; {home.words}", modes=modes)]


def _way(reading: Reading, match: "re.Match[str]") -> _Way:
    groups = match.groupdict()
    mode = Mode(looked_up(_KEYS, next(v for k, v in groups.items() if k.startswith("m") and v)))
    ruled_out = any(v for k, v in groups.items() if k.startswith("n") and v)
    words = reading.take(*match.span())
    return _Way(frozenset({mode}) if ruled_out else frozenset(m for m in BETWEEN_CITIES if m is not mode), words)
