"""A need rule: a function of the trip and its facts. What a fact does not say, no rule claims."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...domain.catalog import Catalog
from ...domain.fact import Fact
from ...domain.goods import Need
from ...domain.request import Language
from .context import TripContext
from .labels import label_text
from .reasons import reason

Action = Literal["buy", "pack", "check"]

#: Subject of triggers that the plan itself states. Fields: "nights", "children" (a count), "walk_km", "access", "allergies",
#: "diets", "longest_leg_min". Their values are what `TripContext` holds, lists sorted.
PLAN = "plan"


@dataclass(frozen=True)
class Trip:
    """The context, the catalog, and the language of the reasons."""

    context: TripContext
    catalog: Catalog
    language: Language = "en"

    def fact(self, subject: str, field: str) -> Fact | None:
        return self.catalog.fact(subject, field)

    def city_name(self, city_id: str) -> str:
        city = self.catalog.city(city_id)
        return city.names.get(self.language, city.name) if city else city_id

    def country_name(self, code: str) -> str:
        country = self.catalog.country(code)
        return country.names.get(self.language, country.name) if country else code

    def need(
        self, rule: str, action: Action, fact: Fact, why: str, requirement: Mapping[str, Any] | None = None, /, **said: object
    ) -> Need:  # fmt: skip
        """A need triggered by a catalog fact. `why` names a sentence of `reasons`, `said` fills it."""
        return self._made(rule, action, (fact.subject, fact.field, fact.value), why, requirement or {}, said)

    def plan_need(
        self, rule: str, action: Action, field: str, value: Any, why: str, requirement: Mapping[str, Any] | None = None,
        /,
        **said: object,
    ) -> Need:  # fmt: skip
        """A need triggered by what the plan itself states; see `TripContext.provable` for when it is given."""
        return self._made(rule, action, (PLAN, field, value), why, requirement or {}, said)

    def _made(
        self, rule: str, action: Action, trigger: tuple[str, str, Any], why: str, requirement: Mapping[str, Any],
        said: Mapping[str, object],
    ) -> Need:  # fmt: skip
        subject, field, value = trigger
        return Need(
            id=f"{rule}:{subject}",
            rule=rule,
            label=label_text(rule, requirement, "en"),
            action=action,
            requirement=dict(requirement),
            trigger_subject=subject,
            trigger_field=field,
            trigger_value=value,
            because=reason(why, said, self.language),
        )


Rule = Callable[[Trip], Iterator[Need]]
