"""The trip as Markdown, for notes."""

import re
from collections.abc import Iterable, Iterator

from ...domain.catalog import Catalog
from ...domain.plan import Day, Leg, Meal, Plan, Rest, Visit
from ...domain.truth import Verdict
from ..shopping.labels import label
from . import formats, money_view
from .clean import clean, one_line
from .reader import Phrase, Reader, as_written
from .routes import numbers
from .whereabouts import cities, placed

#: Signs that Markdown or the HTML inside it would read.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"^([0-9]{0,9})([-+#=.)])")


def markdown(plan: Plan, catalog: Catalog, phrase: Phrase = as_written) -> str:
    """CommonMark with tables. Everything from data is escaped: it is text and nothing else."""
    reader = Reader(plan, catalog, phrase)
    blocks = [
        [f"# {md(reader.title)}", "", md(" · ".join(part for part in reader.subtitle if part))],
        *[list(_day(day, number, reader)) for number, day in enumerate(plan.days, 1)],
        list(_budget(reader)),
        list(_needs(reader)),
        list(_list("know", reader.knowns(), reader)),
        list(_list("unknowns", reader.unknowns(), reader)),
        list(_list("assumed", (*reader.assumed(), *filter(None, [reader.errors()])), reader)),
        list(_sources(reader)),
        list(_receipt(reader)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def md(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _AT_START.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", one_line(clean(text))))


def _day(day: Day, number: int, reader: Reader) -> Iterator[str]:
    shown = [reader.say("day", number=number), formats.long_day(day.date, reader.language), where(day, reader)]
    yield f"## {md(' · '.join(shown))}"
    yield ""
    for holiday in day.holidays:
        yield f"- {md(reader.say('holiday', name=holiday))}"
    if day.note:
        yield f"- {md(reader.sentence(day.note))}"
    numbered = numbers(day)
    if not day.items:
        yield f"- {md(reader.say('empty_day'))}"
    for index, (item, here) in enumerate(placed(day)):
        at = item.depart if isinstance(item, Leg) else item.start
        yield f"- {formats.clock(at)} {_item(item, day, here, numbered.get(index), reader)}"
        other = reader.plan_b_for(item, day) if isinstance(item, Visit) else ""
        if other:
            yield f"  - {md(other)}"
    night = reader.night_of(day)
    if night:
        yield f"- {md(night)}"


def where(day: Day, reader: Reader) -> str:
    """The day's city, or cities in the order of the day."""
    return " → ".join(reader.city(city) for city in cities(day))


def _item(item: Visit | Meal | Rest | Leg, day: Day, here: str, number: int | None, reader: Reader) -> str:
    if isinstance(item, Visit):
        native = reader.native(item)
        name = f"**{number}. {md(reader.place(item))}**" + (f" {md(native)}" if native else "")
        notes = [reader.say("until", end=formats.clock(item.end)), reader.hours_of(item), reader.price_of(item)]
        return f"{name} ({md('; '.join(notes))})"
    if isinstance(item, Meal):
        what, note = reader.meal_of(item)
    elif isinstance(item, Leg):
        what, note = reader.leg_of(item, day, here)
    else:
        what, note = reader.say("rest"), reader.sentence(item.note)
    return md(what) + (f" ({md(note)})" if note else "")


def _budget(reader: Reader) -> Iterator[str]:
    shown = list(money_view.rows(reader))
    if not shown:
        return
    yield f"## {reader.say('budget')}"
    yield ""
    yield f"| {reader.say('what')} | {reader.say('amount')} | |"
    yield "|---|---:|---|"
    for row in shown:
        label_ = md(row.label)
        status = [reader.say(row.status.value)] if row.amount else []
        notes = md("; ".join([*status, *row.notes]))
        yield f"| {label_} | {md(row.amount) or md(reader.say('unknown'))} | {notes} |"
    name, amount = money_view.total(reader)
    yield f"| **{md(name)}** | **{md(amount)}** | {md(money_view.not_counted(reader))} |"
    if reader.plan.budget.caps:
        yield ""
        yield from (f"- {md(money_view.cap(check, reader))}" for check in reader.plan.budget.caps)


def _needs(reader: Reader) -> Iterator[str]:
    if not reader.plan.needs:
        return
    yield f"## {reader.say('needs')}"
    yield ""
    for need in reader.plan.needs:
        yield f"- {reader.say(need.action)}: {md(label(need, reader.language))}" + (
            f" ({md(need.because)})" if need.because else ""
        )


def _list(title: str, lines: Iterable[str], reader: Reader) -> Iterator[str]:
    shown = [line for line in lines if line]
    if shown:
        yield f"## {reader.say(title)}"
        yield ""
        yield from (f"- {md(line)}" for line in shown)


def _sources(reader: Reader) -> Iterator[str]:
    found = reader.claims_by_source()
    if not found:
        return
    yield f"## {reader.say('sources')}"
    yield ""
    for source_id, claims in found.items():
        source = reader.catalog.source(source_id)
        name = f"{source.publisher}: {source.name}" if source else source_id
        licence = source.licence if source else next((c.licence for c in claims if c.licence), "")
        dates = [c.observed_at for c in claims if c.observed_at]
        shown = formats.short_day(max(dates), reader.language) if dates else reader.say("undated")
        yield f"- {md(name)} ({md('; '.join(part for part in (licence or '', shown) if part))})"


def _receipt(reader: Reader) -> Iterator[str]:
    receipt = reader.plan.receipt
    if receipt is None:
        yield md(reader.say("no_receipt"))
        return
    yield f"{md(checked(reader))}  "
    yield f"{md(reader.say('digest'))} `{receipt.digest}`"


def checked(reader: Reader) -> str:
    """When the receipt was made, and how many of its claims have which verdict."""
    receipt = reader.plan.receipt
    if receipt is None:
        return reader.say("no_receipt")
    kinds = (
        ("supported", Verdict.SUPPORTED),
        ("stale", Verdict.STALE),
        ("estimated", Verdict.ESTIMATE),
        ("not_known", Verdict.UNKNOWN),
    )
    counts = [(key, sum(c.verdict is verdict for c in receipt.claims)) for key, verdict in kinds]
    told = formats.joined((reader.say(key, count=count) for key, count in counts if count), reader.language)
    return reader.say("checked", date=f"{receipt.verified_at:%Y-%m-%d %H:%M} UTC", counts=told)
