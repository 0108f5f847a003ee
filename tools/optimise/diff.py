"""What is different between two plans, in names, money and minutes."""

from collections.abc import Sequence
from datetime import timedelta

from ...domain.money import Money
from ...domain.plan import Budget, Day, Item, Leg, Meal, Plan, PlanDiff, Visit


def compared(before: Plan, after: Plan) -> PlanDiff:
    """Visits and meals by name; `minutes_delta` is time spent moving; `cost_delta` only where both totals are known alike."""
    old, new = _named(before.days), _named(after.days)
    kept = old.keys() & new.keys()
    return PlanDiff(
        added=tuple(_label(new[k]) for k in new if k not in old),
        removed=tuple(_label(old[k]) for k in old if k not in new),
        moved=tuple(_label(new[k]) for k in new if k in kept and new[k].start != old[k].start),
        unchanged=sum(new[k].start == old[k].start for k in kept),
        cost_delta=_cost(before.budget, after.budget),
        minutes_delta=_moving(after.days) - _moving(before.days),
        days_touched=_touched(before.days, after.days),
    )


def _named(days: Sequence[Day]) -> dict[tuple[str, str], Visit | Meal]:
    """Visits by place; meals by restaurant, or by date where there is none."""
    found: dict[tuple[str, str], Visit | Meal] = {}
    for day in days:
        for item in day.items:
            if isinstance(item, Visit):
                found["visit", item.place_id] = item
            elif isinstance(item, Meal):
                found[item.meal, item.restaurant_id or day.date.isoformat()] = item
    return found


def _label(item: Visit | Meal) -> str:
    return item.name or (item.meal if isinstance(item, Meal) else item.place_id)


def _cost(before: Budget, after: Budget) -> Money | None:
    if before.currency != after.currency:
        return None
    return (after.observed + after.estimated) - (before.observed + before.estimated)


def _moving(days: Sequence[Day]) -> int:
    spent = sum((i.arrive - i.depart for d in days for i in d.items if isinstance(i, Leg)), timedelta())
    return round(spent.total_seconds() / 60)


def _touched(before: Sequence[Day], after: Sequence[Day]) -> tuple[int, ...]:
    longest = max(len(before), len(after))
    return tuple(i + 1 for i in range(longest) if i >= len(before) or i >= len(after) or before[i] != after[i])


def locked_again(before: Plan, days: Sequence[Day]) -> tuple[Day, ...]:
    """`days` with the locks of `before` on the same visits and meals."""
    visits = {v.place_id for v in before.visits if v.locked}
    meals = {(d.date, i.meal) for d in before.days for i in d.items if isinstance(i, Meal) and i.locked}

    def marked(day: Day, item: Item) -> Item:
        visit = isinstance(item, Visit) and item.place_id in visits
        meal = isinstance(item, Meal) and (day.date, item.meal) in meals
        return item.model_copy(update={"locked": True}) if (visit or meal) and not isinstance(item, Leg) else item

    if not visits and not meals:
        return tuple(days)
    return tuple(day.model_copy(update={"items": tuple(marked(day, i) for i in day.items)}) for day in days)
