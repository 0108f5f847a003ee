"""Quick forms of the benches of planning: real cities, random worlds, edits, relaxations, size."""

from collections.abc import Sequence
from pathlib import Path

from .. import agreement, edits, examples, pruning, relaxations, scale
from .bench import Bench, Scored, count, scored, seconds, share

#: One city of each language of the requests.
EXAMPLES = examples.REQUESTS[:5]
CASES = 40  # random worlds
INFEASIBLE = 4  # requests that cannot be met
SIZE = (5, 2, 300)  # days, cities, candidates a city
CITIES = (2, 0, 40)  # random cities that are pruned: how many, from which seed on, of how many places


def _of_examples(rows: Sequence[examples.Row]) -> Scored:
    published = [r for r in rows if r.outcome == "published"]
    visits = sum(r.visits for r in published)
    return scored(
        share("published", len(published), len(rows)),
        share("visits with known hours", sum(r.known_hours for r in published), visits),
        seconds("seconds a request", sum(r.seconds for r in rows) / len(rows)),
        wrong=(f"the plan of {r.city} was published with {r.findings} findings" for r in published if r.findings),
    )


def _of_agreement(rows: Sequence[agreement.Row]) -> Scored:
    good = ("verified", "refused")
    return scored(
        share("solver and checker agree", sum(r.outcome in good for r in rows), len(rows)),
        count("cases", len(rows)),
        count("refusals tried against every plan", sum(r.checked for r in rows)),
        wrong=(f"seed {r.seed}: {r.outcome}: {'; '.join(r.notes)}" for r in rows if r.outcome not in good),
    )


def _edits(_: Path) -> None:
    """Its cities and worlds are built in."""


def _of_edits(rows: Sequence[edits.Row]) -> Scored:
    done = [r for r in rows if r.outcome == "revised"]
    return scored(
        share("edits done as asked", sum(r.verified and r.honoured for r in done), len(rows)),
        share("untouched items that stand", sum(r.kept for r in done), sum(r.held for r in done)),
        seconds("seconds an edit", sum(r.seconds for r in rows) / len(rows)),
        wrong=(
            *(f"“{r.words}” in {r.where} gave a plan that does not verify" for r in done if not r.verified),
            *(f"“{r.words}” in {r.where} moved a locked item" for r in done if r.locked is False),
        ),
    )


def _of_relaxations(rows: Sequence[relaxations.Row]) -> Scored:
    judged = [r for r in rows if r.minimal is not None]
    return scored(
        share("conflicts that are minimal", sum(r.minimal is True for r in judged), len(judged)),
        share("requests with an offer", sum(bool(r.offers) for r in rows), len(rows)),
        seconds("seconds a request", sum(r.seconds for r in rows) / len(rows)),
        wrong=(f"seed {r.seed}: an offer does not pass" for r in rows if r.passed < len(r.offers)),
    )


def _of_scale(row: scale.Row) -> Scored:
    return scored(
        count("visits of the trip", row.visits),
        count("percent from the bound", row.gap),
        seconds("processor seconds of the solve", row.cpu),
        wrong=() if row.verified else ("the plan of the large trip does not verify",),
    )


def _of_pruning(rows: Sequence[pruning.Row]) -> Scored:
    lost = [r.loss for r in rows]
    return scored(
        share("cities that lose under 1 percent", sum(loss < 1 for loss in lost), len(lost)),
        count("mean percent lost", sum(lost) / len(lost)),
    )


BENCHES = (
    Bench("examples", "requests over real cities", lambda _: EXAMPLES, examples.run, _of_examples, 6),
    Bench("agreement", "solver against checker on random worlds", lambda _: CASES, agreement.run, _of_agreement, 6),
    Bench("edits", "one-change edits of plans", _edits, lambda _: edits.run(quick=True), _of_edits, 12),
    Bench("relaxations", "requests that cannot be met", lambda _: INFEASIBLE, relaxations.run, _of_relaxations, 8),
    Bench("scale", "a longer trip over larger cities", lambda _: SIZE, lambda size: scale.run(*size), _of_scale, 3),
    Bench(
        "pruning",
        "the best candidates against all",
        lambda _: CITIES,
        lambda cities: pruning.run(*cities),
        _of_pruning,
        4,
    ),
)
