"""The search: take out, put back, keep or forget (an adaptive large neighbourhood over iterated insertion)."""

import math
import random
import time
import numpy as np
from .board import Board
from .tour import Tour, tour, lure, Stops

RULES = ((2.0, 1.0), (1.0, 1.0), (1.0, 0.5), (3.0, 1.0))


class Book:
    """All tours ever built."""

    def __init__(self, board):
        self.board = board
        self.known = {}

    def get(self, day, stops):
        key = (day, stops)
        t = self.known.get(key, 0)
        if t == 0:
            if len(self.known) > 30000:
                self.known.clear()
            t = self.known[key] = tour(self.board, day, stops)
        return t


class Plan:
    __slots__ = ("tours", "value", "price")

    def __init__(self, tours):
        self.tours = tours
        self.value = sum(t.value for t in tours)
        self.price = sum(t.price for t in tours)


def repair(board, book, tours, rng, nrng, rule, noise):
    n = board.size
    free = 1.0 - noise * nrng.random(n) if noise else np.ones(n)
    for t in tours:
        for c in t.visits:
            free[c] = 0.0
            if board.groups[c] is not None:
                free[board.groups[c]] = 0.0
    price = sum(t.price for t in tours)
    if board.price_cap is not None:
        free[board.price > board.price_cap - price] = 0
    ranks = np.empty((len(tours), n))
    for d, t in enumerate(tours):
        np.multiply(lure(t, board, rule), free, out=ranks[d])
    while True:
        k = int(ranks.argmax())
        d, c = divmod(k, n)
        if ranks[d, c] <= 0:
            break
        t = tours[d]
        p = int(t.position[c])
        new = book.get(d, t.stops[:p] + (c,) + t.stops[p:])
        if new is None:
            ranks[d, c] = 0
            continue
        tours[d] = new
        free[c] = 0
        ranks[:, c] = 0
        if board.groups[c] is not None:
            free[board.groups[c]] = 0
            ranks[:, board.groups[c]] = 0
        if board.price_cap is not None:
            price += board.price[c]
            dear = board.price > board.price_cap - price
            free[dear] = 0
            ranks[:, dear] = 0
        np.multiply(lure(new, board, rule), free, out=ranks[d])


def destroy_segment(board, book, tours, rng, size):
    for d, t in enumerate(tours):
        v = t.visits
        if not v:
            continue
        k = min(len(v), max(1, rng.randint(1, size)))
        s = rng.randrange(len(v))
        gone = {v[(s + i) % len(v)] for i in range(k)} if rng.random() < 0.5 else set(v[s : s + k])
        new = book.get(d, tuple(x for x in t.stops if x not in gone))
        if new is not None:
            tours[d] = new


def without(book, tours, gone):
    for d, t in enumerate(tours):
        if gone.isdisjoint(t.visits):
            continue
        new = book.get(d, tuple(x for x in t.stops if x not in gone))
        if new is not None:
            tours[d] = new


def destroy_random(board, book, tours, rng, size):
    allv = [c for t in tours for c in t.visits]
    if allv:
        without(book, tours, set(rng.sample(allv, min(len(allv), rng.randint(1, size)))))


def destroy_related(board, book, tours, rng, size):
    allv = [c for t in tours for c in t.visits]
    if not allv:
        return
    seed = rng.randrange(board.size)
    loc = board.location[seed]
    row = board.onward[loc]
    allv.sort(key=lambda c: row[c] * (0.5 + rng.random()))
    without(book, tours, set(allv[: rng.randint(1, size)]))


def destroy_time(board, book, tours, rng, size):
    """a stretch of time on all days"""
    a = rng.choice(tours)
    if not a.stops:
        return
    i = rng.randrange(len(a.stops))
    lo = a.begin[i]
    width = (a.arrive[-1] - a.begin[0]) * size / max(1, sum(len(t.visits) for t in tours))
    gone = set()
    for t in tours:
        for s, b in zip(t.stops, t.begin):
            if s >= 0 and lo <= b <= lo + width:
                gone.add(s)
    without(book, tours, gone)


def search(board, start, iterations, seconds, seed, trace=None):
    rng = random.Random(seed)
    nrng = np.random.default_rng(seed)
    book = Book(board)
    tours = [book.get(d, s) for d, s in enumerate(start)]
    repair(board, book, tours, rng, nrng, RULES[0], 0)
    cur = best = Plan(tours)
    ops = [destroy_segment, destroy_random, destroy_related, destroy_time]
    t0 = time.perf_counter()
    it = 0
    scale = float(np.mean(board.worth))
    since = 0
    while True:
        if iterations is not None and it >= iterations:
            break
        el = time.perf_counter() - t0
        if el > seconds:
            break
        frac = el / seconds if iterations is None else it / iterations
        it += 1
        tours = list(cur.tours)
        total = sum(len(t.visits) for t in tours)
        op = ops[rng.randrange(len(ops))]
        longest = max(len(t.visits) for t in tours)
        op(board, book, tours, rng, max(2, min(15, int((longest if op is destroy_segment else total) * 0.35))))
        repair(board, book, tours, rng, nrng, RULES[rng.randrange(len(RULES))], rng.choice((0.0, 0.3, 0.6)))
        new = Plan(tours)
        temp = scale * 0.6 * (1 - frac) ** 1 + 1e-9
        if new.value > cur.value or rng.random() < math.exp((new.value - cur.value) / temp):
            cur = new
        if new.value > best.value + 1e-9:
            best = new
            since = 0
        else:
            since += 1
            if since > 1500:
                cur = best
                since = 0
    return best, it
