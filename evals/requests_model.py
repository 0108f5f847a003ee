"""Requests read with a language model, for `tripwright bench requests --model M`: as a run reads them, rules beside the model."""

from ..agent.language.model import LanguageModel
from ..agent.language.with_model import understand_with_model
from ..domain.catalog import Catalog
from ..domain.plan import Plan
from ..domain.request import Request
from .requests_bench import TODAY, Reader


def reader(model: LanguageModel, catalog: Catalog) -> Reader:
    """What `requests_bench.run` takes."""

    def read(text: str, previous: Plan | None) -> Request:
        return understand_with_model(text, catalog, TODAY, model, previous).request

    return read
