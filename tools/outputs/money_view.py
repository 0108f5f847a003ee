"""The budget as rows to show: free and unknown tickets gathered, each row with its status and the date of its fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.money import Money
from ...domain.plan import BudgetLine, CapCheck, LineStatus
from ...domain.truth import Truth
from . import formats
from .clean import one_line
from .reader import Reader


@dataclass(frozen=True)
class Row:
    """`amount` "" is unknown. `notes`: date, source, rate, advice."""

    category: str
    label: str
    status: LineStatus
    amount: str
    notes: tuple[str, ...] = ()
    old: bool = False  # the fact behind it is too old to rely on


def rows(reader: Reader) -> Iterator[Row]:
    """Every line of the budget; tickets that are free, and those of unknown price, as one row each with all names."""
    lines = reader.plan.budget.lines
    for line in lines:
        if not _is_free(line) and not _is_unknown_ticket(line):
            yield _row(line, reader)
    free = _names((line for line in lines if _is_free(line)), reader)
    if free:
        label = reader.say("free_tickets", names=free)
        yield Row("tickets", label, LineStatus.OBSERVED, reader.say("free"))
    unknown = _names((line for line in lines if _is_unknown_ticket(line)), reader)
    if unknown:
        label = reader.say("unknown_tickets", names=unknown)
        yield Row("tickets", label, LineStatus.UNKNOWN, "", (reader.say("see_pages"),))


def total(reader: Reader) -> tuple[str, str]:
    """(label, amount): "Total" only if every line is known and none is a range."""
    budget = reader.plan.budget
    if not budget.unknown_lines and budget.low == budget.high:
        key = "total_exact"
    else:
        key = "total_known" if has(reader, LineStatus.OBSERVED) else "total_estimated"
    return reader.say(key), formats.span(budget.low, budget.high, reader.language)


def estimates(reader: Reader) -> str:
    """The sum of the estimated lines, as their range; "" without any."""
    budget = reader.plan.budget
    if not has(reader, LineStatus.ESTIMATE):
        return ""
    return formats.span(budget.low - budget.observed, budget.high - budget.observed, reader.language)


def has(reader: Reader, status: LineStatus) -> bool:
    return any(line.status is status for line in reader.plan.budget.lines)


def not_counted(reader: Reader) -> str:
    count = reader.plan.budget.unknown_lines
    return reader.say("not_counted_one" if count == 1 else "not_counted", count=count) if count else ""


def cap(check: CapCheck, reader: Reader) -> str:
    """A budget condition: met, not met, or not proven and why."""
    words = one_line(check.words)
    if check.met is Truth.YES:
        return reader.say("cap_met", words=words)
    if check.met is Truth.NO:
        return reader.say("cap_broken", words=words)
    why = reader.say("why_unknown" if reader.plan.budget.unknown_lines else "why_range")
    return f"{reader.say('cap_unknown', words=words)} ({why})"


def _row(line: BudgetLine, reader: Reader) -> Row:
    status = line.status if _sum(line) is not None else LineStatus.UNKNOWN
    return Row(
        line.category,
        reader.sentence(line.label),
        status,
        _amount(line, reader),
        tuple(_notes(line, reader)),
        old=reader.old(line.subject, line.field) is not None,
    )


def _sum(line: BudgetLine) -> Money | None:
    return line.converted or line.amount


def _amount(line: BudgetLine, reader: Reader) -> str:
    amount = _sum(line)
    if line.status is LineStatus.UNKNOWN or amount is None:
        return ""
    if line.status is LineStatus.ESTIMATE and line.low is not None and line.high is not None:
        return formats.span(line.low, line.high, reader.language)
    return formats.money(amount, reader.language)


def _notes(line: BudgetLine, reader: Reader) -> Iterator[str]:
    if line.advice:
        yield reader.sentence(line.advice)
    source = reader.catalog.source(line.source) if line.source else None
    if line.source:
        yield one_line(source.name if source else line.source)
    old = reader.old(line.subject, line.field)
    if old or line.observed_at:
        shown = formats.short_day(old or line.observed_at, reader.language)  # type: ignore[arg-type]
        yield reader.say("old" if old else "as_of", date=shown)
    if line.rate is not None and line.rate_date is not None and line.amount and line.converted:
        dated = formats.short_day(line.rate_date, reader.language)
        rate = f"{line.rate:.6g}"
        yield reader.say("rate", base=line.amount.currency, quote=line.converted.currency, rate=rate, date=dated)


def _is_free(line: BudgetLine) -> bool:
    return (
        line.category == "tickets"
        and line.status is LineStatus.OBSERVED
        and line.amount is not None
        and not line.amount.amount
    )


def _is_unknown_ticket(line: BudgetLine) -> bool:
    return line.category == "tickets" and line.status is LineStatus.UNKNOWN


def _names(lines: Iterator[BudgetLine], reader: Reader) -> str:
    found = []
    for line in lines:
        place = reader.catalog.place(line.subject)
        found.append(one_line(place.names.get(reader.language, place.name)) if place else reader.sentence(line.label))
    return formats.joined(dict.fromkeys(found), reader.language)
