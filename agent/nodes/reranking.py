"""The model's opinion on catalog ids that a node has scored, mixed with that score. It sees facts, labels and the person's own words."""

from collections.abc import Mapping

from ...domain.request import Request
from ...memory.block import block
from ...prompts.examples import block as examples
from ..context import Context
from ..language.ranking import PromptMaker, Ranked, keyless, rank


def reranked(
    purpose: str, texts: Mapping[str, str], prior: Mapping[str, float], request: Request, context: Context
) -> Ranked:
    """Ids of `texts` (id -> facts that may be shown of it), best first. Without a model, or when it fails, by `prior` (0 to 1)."""
    if context.model is None or len(texts) < 2:
        return keyless(prior, texts)
    profile = block(context.memory.recall(request.text)) or "(nothing)"
    shown = examples(request.text, purpose, request.language, context.settings.model_examples)
    make = PromptMaker(purpose, request=request.text, profile=profile, examples=shown)
    return rank(context.model, make, texts, prior, seed=context.settings.seed)
