"""The texts inside a plan: notes, reasons, labels and advice state only what the plan and its facts hold."""

from bisect import bisect_right

from ...domain.plan import Plan
from .case import Broken, Case, Saying
from .cover import Cover, add_plan, free_texts
from .facts import look_up
from .prose import uncovered

#: A plan with more text than this is no plan.
LONGEST = 100_000


def texts_state_what_is_proved(case: Case) -> Saying:
    """No amount, time, name, superlative or amenity in a text of the plan that nothing in plan or catalog stands for."""
    texts = free_texts(case.plan)
    whole = "\n".join(text.replace("\n", " ") for _, text in texts)
    if len(whole) > LONGEST:
        yield Broken(f"The texts of the plan are longer than {LONGEST} characters.", "")
        return
    starts = [0]
    for _, text in texts:
        starts.append(starts[-1] + len(text) + 1)
    for _, said, at in uncovered(whole, cover_of(case), case.plan.request.language, known=False):
        path, text = texts[min(bisect_right(starts, at), len(texts)) - 1]
        yield Broken(f"{said} It stands in {text[:60]!r}.", path)


def cover_of(case: Case) -> Cover:
    """What the plan's structure holds, and the facts that its advice, needs and estimates rest on; none of its texts."""
    cover = Cover(case.catalog)
    add_plan(cover, case.plan)
    cover.quotes -= {text for _, text in free_texts(case.plan)}
    cover.quotes |= set(case.plan.request.assumptions)
    _facts(case, cover, case.plan)
    return cover


def _facts(case: Case, cover: Cover, plan: Plan) -> None:
    behind = {(a.subject, a.field) for a in plan.advice} | {(n.trigger_subject, n.trigger_field) for n in plan.needs}
    for subject, name in sorted(behind):
        found = look_up(case.catalog, subject, name) if subject else None
        if found is not None:
            cover.fact(name, found.value)
            cover.day(found.observed_at)
            cover.subject(subject)
    for need in plan.needs:
        cover.value(need.requirement)
        cover.money(need.price)
    for city in {stay.city_id for stay in plan.stays} | {day.city_id for day in plan.days}:
        row = case.per_diem(city, plan.dates.start)
        if row is not None:
            cover.called(row.area)
            cover.day(row.observed_at, row.season_start, row.season_end)
