"""One run's view of a language model: its caps, its time, and which path each node took and what it cost.

Whatever a model does, the nodes see one error, ModelError, and go on by rules. The run's own LimitReached is raised only when the
run's time is over. Time is left for what comes after the model (solving, checking), and a model that fails twice in a row is not
asked again in this run.
"""

import threading
from collections.abc import Callable
from time import monotonic

from ...domain.errors import LimitReached, ModelError
from ...domain.settings import Settings
from ...domain.usage import ModelPath, ModelReason, Step, Usage
from ...prompts.loader import Prompt
from .model import Bounded, Caps, Completion, LanguageModel, T

#: The node that asks, by the purpose of the prompt, where the two differ.
NODES = {"revise": "understand", "itinerary_review": "itinerary", "budget_review": "budget"}
#: Share of a run's seconds, and the most of them, that no model may use.
KEPT_SHARE, KEPT_SECONDS = 0.4, 15.0
#: Failures in a row after which a run stops asking.
PATIENCE = 2
#: Characters a token, at the least: a cautious estimate of what a prompt will cost.
CHARACTERS = 3
_ORDER: tuple[ModelPath, ...] = ("keyless", "cached", "model", "repaired")


class Meter:
    """A `LanguageModel` that wraps another for one run.

    `left` gives the seconds that the run has; `check` raises LimitReached when they are over or the run was cancelled; `seen` is
    told how many tokens have been written, while a model writes.
    """

    def __init__(
        self,
        model: LanguageModel,
        settings: Settings,
        left: Callable[[], float],
        check: Callable[[], None],
        cancelled: Callable[[], bool] = lambda: False,
        seen: Callable[[str, int], None] | None = None,
    ) -> None:
        self._model, self._left, self._check, self._cancelled = model, left, check, cancelled
        self._caps = Caps(seconds=None, tokens=settings.max_tokens, money=settings.max_money)
        self._kept = min(KEPT_SHARE * settings.seconds, KEPT_SECONDS)
        self._seen = seen
        self._steps: dict[str, Step] = {}
        self._failures = 0
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def spent(self) -> Usage:
        """Of this run."""
        whole = Usage()
        for step in self.steps:
            whole = whole + step.usage
        return whole

    @property
    def steps(self) -> tuple[Step, ...]:
        """One a node, in the order in which they first asked."""
        return tuple(self._steps.values())

    def complete(self, prompt: Prompt, schema: type[T]) -> Completion[T]:
        """Raises ModelError when the model does not serve, LimitReached when the run's own time is over."""
        node = NODES.get(prompt.purpose, prompt.purpose)
        asked, began = self._model, monotonic()
        before = asked.spent
        try:
            asked, before = self._bounded(prompt, node)
            completion = asked.complete(prompt, schema)
        except LimitReached as error:
            self._check()
            failure = ModelError(str(error), reason="limit")
        except ModelError as error:
            self._check()
            failure = error
        else:
            self._failures = 0
            path: ModelPath = "cached" if completion.cached else "repaired" if completion.repaired else "model"
            counted = None if isinstance(asked, Bounded) else completion.usage
            self._note(node, path, "", self._used(asked, before, began, counted))
            return completion
        self._failures += failure.reason != "limit"
        self._note(node, "keyless", failure.reason, self._used(asked, before, began, None))
        raise failure

    def rejected(self, node: str) -> None:
        """What the model gave this node was not proved, so that the node did the work by rules."""
        with self._lock:
            step = self._steps.get(node, Step(node=node, path="keyless"))
            self._steps[node] = step.model_copy(update={"path": "keyless", "reason": "unproved"})

    def _bounded(self, prompt: Prompt, node: str) -> tuple[LanguageModel, Usage]:
        """The model for one more call, and what it has spent so far. Raises LimitReached and ModelError when there may be none."""
        spent = self.spent
        self._caps.check(spent)
        cost = (len(prompt.system) + len(prompt.user)) // CHARACTERS
        left = None if self._caps.tokens is None else self._caps.tokens - spent.tokens - cost
        if left is not None and left <= 0:
            raise LimitReached(f"a prompt of about {cost:,} tokens is more than the run may still use: raise the limit")
        if self._failures >= PATIENCE:
            raise ModelError(f"the language model failed {self._failures} times: it is not asked again in this run")
        seconds = self._left() - self._kept
        if seconds <= 0:
            raise LimitReached("the rest of the time is kept for planning and checking: allow more seconds")
        if not isinstance(self._model, Bounded):
            return self._model, self._model.spent
        seen = self._seen
        tell = (lambda tokens: seen(node, tokens)) if seen else None
        return self._model.within(seconds, self._cancelled, tell, left), Usage()

    def _used(self, model: LanguageModel, before: Usage, began: float, usage: Usage | None) -> Usage:
        """What the call cost: what the model's own count rose by, tries that failed among it; or `usage`, as an answer says."""
        if usage is None:
            now = model.spent
            usage = Usage(
                calls=now.calls - before.calls,
                input_tokens=now.input_tokens - before.input_tokens,
                output_tokens=now.output_tokens - before.output_tokens,
                cost=now.cost - before.cost,
                unpriced=now.unpriced - before.unpriced,
            )
        return usage.model_copy(update={"seconds": monotonic() - began})

    def _note(self, node: str, path: ModelPath, reason: ModelReason, usage: Usage) -> None:
        with self._lock:
            old = self._steps.get(node)
            if old is None:
                self._steps[node] = Step(node=node, path=path, reason=reason, usage=usage)
                return
            best = max(old.path, path, key=_ORDER.index)
            self._steps[node] = Step(node=node, path=best, reason=old.reason or reason, usage=old.usage + usage)


def rejected(model: LanguageModel | None, node: str) -> None:
    """Tell the run's meter, where there is one."""
    if isinstance(model, Meter):
        model.rejected(node)


def steps_of(model: LanguageModel | None) -> tuple[Step, ...]:
    return model.steps if isinstance(model, Meter) else ()
