"""What a model may decide among things that code offers: a ranking of products, or a few of the changes that are possible.

A model never sees an id and never names one: it answers with labels of what it was shown, and what it answers is combined with
the keyless score (`ranking.rank`) or counted over several orders (`picked`).

For products, from a node that has retrieved and filtered them:

    ranked = choose_products(
        context.model, request=request.text, needs=["umbrella: 12 days of rain in June", ...], owned=["raincoat"],
        candidates={product_id: "title; brand; 24.90 EUR; folds to 24 cm", ...},  # facts only, one line each
        prior={product_id: 0.0 to 1.0, ...},                                      # the keyless score
        seed=context.settings.seed, examples=context.settings.model_examples,
    )
    for product_id in ranked.order: ...   # the ids that were given, each once, best first

With `model` None, or one that fails, the order is that of the prior. `ranked.rounds` is 0 then. `ranked.reasons` (id -> the model's
own words) are for traces: no code has checked them, so they must not be published; say why from the typed fields.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from pydantic import Field

from ...domain.errors import ModelError
from ...domain.model import Model
from ...prompts.examples import block
from .model import LanguageModel
from .ranking import ROUNDS, PromptMaker, Ranked, Why, keyless, known, listing, orders, rank
from .script import language_of

#: Products that a model is shown; the rest keep their keyless places after them.
SHOWN = 24


def choose_products(
    model: LanguageModel | None,
    *,
    request: str,
    needs: Sequence[str],
    owned: Sequence[str],
    candidates: Mapping[str, str],
    prior: Mapping[str, float],
    seed: int = 0,
    examples: int = 3,
) -> Ranked:
    """Rank products by intention, by what goes with what the person has or plans, and by need (prompts/shopping.md).

    Candidates, needs and what is owned are shown as data, each cut to one line. Ids that are not in `candidates` cannot come out.
    """
    plain = keyless(prior, candidates)
    top = plain.order[:SHOWN]
    if model is None or len(top) < 2:
        return plain
    make = PromptMaker(
        "shopping", request=request, needs="\n".join(needs) or "(none)", owned="\n".join(owned) or "(nothing)",
        examples=block(request, "shopping", language_of(request), examples),
    )  # fmt: skip
    ranked = rank(model, make, {i: candidates[i] for i in top}, {i: prior.get(i, 0.0) for i in top}, seed=seed)
    rest = plain.order[SHOWN:]
    scores = {i: plain.scores[i] for i in rest} | ranked.scores
    return ranked.model_copy(update={"order": (*ranked.order, *rest), "scores": scores})


class Review(Model):
    """What a reviewer answers: labels of the changes that it would make, the most useful first; none when all is well."""

    reasoning: str = Field(default="", max_length=20_000)
    order: tuple[str, ...] = Field(default=(), max_length=100)
    why: tuple[Why, ...] = Field(default=(), max_length=100)


def picked(
    model: LanguageModel, make: PromptMaker, texts: Mapping[str, str], *, seed: int = 0, rounds: int = 2
) -> tuple[str, ...]:
    """The ids that the model picks in every one of the orders that it was shown, those it put first most often first.

    Empty when it picks none, contradicts itself, or fails. Raises LimitReached when the run's own time is over.
    """
    votes: Counter[str] = Counter()
    places: dict[str, int] = dict.fromkeys(texts, 0)
    shown_orders = orders(tuple(texts), rounds, seed)
    for order in shown_orders:
        shown, lines = listing(order, texts)
        try:
            completion = model.complete(make(lines), Review)
        except ModelError:
            return ()
        for place, label in enumerate(known(completion.result.order, shown)):
            votes[shown[label]] += 1
            places[shown[label]] += place
    agreed = [i for i in texts if votes[i] == len(shown_orders)]
    return tuple(sorted(agreed, key=lambda i: (places[i], i)))


__all__ = ["ROUNDS", "SHOWN", "Review", "choose_products", "picked"]
