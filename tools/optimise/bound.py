"""An honest upper bound on a schedule's score, from a relaxation that forgets routes and opening hours."""

import numpy as np

from .board import Board, Flags, Floats

#: Prices of a minute that are tried, as multiples of the mean gain a minute; any of them gives a valid bound.
TRIALS = np.concatenate([[0.0], np.geomspace(0.05, 20.0, 60)])


def bound(board: Board) -> float:
    """No schedule scores more.

    Every visit takes its stay and at least the shortest way in; all days' minutes are one pool, less the meals and locked
    items; so many visits as the days have room. Charging `price` for a minute (a Lagrange multiplier, any price >= 0),
    the best of that is the sum of the largest positive net gains plus the pool's worth. The least over the prices is kept.
    """
    if not board.days:
        return 0.0
    nearest = _shortest_way_in(board)
    gain = board.worth - board.precedence * np.array([c.must for c in board.candidates], dtype=float)
    gain = np.maximum(gain - board.transit_minute * nearest, 0.0) * _ever_open(board)
    if not gain.any():
        return 0.0
    spent = np.min([day.stay for day in board.days], axis=0) + nearest
    pool = float(sum(max(0, d.end - d.start - sum(a.minutes for a in d.anchors)) for d in board.days))
    room = sum(day.room for day in board.days)
    rate = float(gain.sum() / max(1.0, float(spent.sum())))
    least: float = min(price * pool + _largest(gain - price * spent, room) for price in (TRIALS * rate).tolist())
    return least


def _shortest_way_in(board: Board) -> Floats:
    """(N,) fewest minutes to each candidate from anywhere else."""
    onward = board.onward.astype(float)
    onward[list(board.location), range(board.size)] = np.inf
    nearest = onward.min(axis=0, initial=np.inf)
    nearest[_shared(board) | ~np.isfinite(nearest)] = 0.0
    return np.asarray(nearest, dtype=np.float64)


def _shared(board: Board) -> Flags:
    """Candidates at a location that something else is at too, so that the way in may be nothing."""
    ends = [place for day in board.days for place in (day.origin, day.destination)]
    ends += [anchor.location for day in board.days for anchor in day.anchors]
    count = np.bincount([*board.location, *(place for place in ends if place >= 0)])
    return np.asarray(count[list(board.location)] > 1)


def _ever_open(board: Board) -> Floats:
    return np.array([any(day.spans[c] for day in board.days) for c in range(board.size)], dtype=np.float64)


def _largest(values: Floats, count: int) -> float:
    best = np.sort(values[values > 0])[::-1][:count]
    return float(best.sum())
