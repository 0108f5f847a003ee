"""Quick forms of the benches of language: requests read, models that fail and lie, orders shuffled, texts that are too long."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...domain.errors import InternalError
from ...tools.catalog import open_catalog
from .. import injection, long_texts, model_faults, order, requests_bench
from .bench import Bench, Scored, count, scored, seconds, share

SHUFFLES = 4
TEXTS = 20  # one hostile text in so many a field
LONG = 4_000  # characters
#: Sorts of long messages that once were slow.
SORTS = ("digits", "hangul", "many or", "dates")

Scores = Mapping[str, Mapping[str, requests_bench.Score]]


def _read(_: Path) -> dict[str, list[requests_bench.Case]]:
    folder = Path(requests_bench.__file__).parent / "requests"
    return {
        file.name: requests_bench.cases(file.read_text("utf-8").splitlines()) for file in sorted(folder.glob("*.jsonl"))
    }


def _understand(files: Mapping[str, Sequence[requests_bench.Case]]) -> Scores:
    catalog = open_catalog()
    return {name: requests_bench.score(rows, catalog) for name, rows in files.items()}


def _of_requests(found: Scores) -> Scored:
    pairs = [(name, scores["all"]) for name, scores in found.items()]
    return scored(
        *(share(f"slots read, {name}", s.right, s.right + s.missing) for name, s in pairs),
        *(share(f"slots read that were said, {name}", s.right, s.right + s.wrong) for name, s in pairs),
        *(share(f"requests with a silent miss, {name}", len(s.silent), s.cases, "less") for name, s in pairs),
    )


def _of_models(rows: Sequence[model_faults.Row]) -> Scored:
    late = sum(r.seconds > r.cap + model_faults.GRACE for r in rows)
    return scored(
        share("runs that end typed", sum(r.typed for r in rows), len(rows)),
        count("published all the same", sum(r.end == "published" for r in rows)),
        seconds("runs over their cap", late),
        wrong=(
            *(f"{r.name}: ended untyped" for r in rows if not r.typed),
            *(f"{r.name}: tokens counted differ" for r in rows if r.sums is False),
        ),
    )


def _of_order(rows: Sequence[order.Row]) -> Scored:
    bad = order.failed(rows)
    return scored(
        share("rankings that no shuffle moves", sum(not r.moved for r in rows), len(rows)),
        count("rankers and sizes", len(rows)),
        wrong=(f"{r.ranker} at {r.count} candidates breaks its bound" for r in bad),
    )


def _of_injection(rows: Sequence[injection.Row]) -> Scored:
    fields = rows[:-1]
    runs = sum(r.runs for r in fields)
    came = sum(len(r.false) + len(r.changed) + len(r.written) + r.fetched for r in fields)
    return scored(
        share("hostile texts that nothing came of", max(0, runs - came), runs),
        count("runs", runs),
        count("lies that the model told", sum(r.told for r in fields)),
        wrong=(f"something came of a hostile text in {r.field}" for r in injection.failed(rows)),
    )


def _endure(size: int) -> list[long_texts.Row]:
    return long_texts.run(size, {name: long_texts.SORTS[name] for name in SORTS})


def _of_long(rows: Sequence[long_texts.Row]) -> Scored:
    return scored(
        count("messages", len(rows)),
        seconds("processor seconds of the slowest", max(r.seconds for r in rows)),
        wrong=(f"{r.sort} of {r.size} characters ends as a defect" for r in rows if r.end == InternalError.__name__),
    )


BENCHES = (
    Bench("requests", "texts against their typed meaning", _read, _understand, _of_requests, 10),
    Bench("modelfaults", "a model server that fails", lambda _: True, model_faults.run, _of_models, 10),
    Bench("order", "the order of candidates", lambda _: SHUFFLES, order.run, _of_order, 2),
    Bench("injection", "hostile texts and a lying model", lambda _: TEXTS, lambda n: injection.run(None, n, "", 1), _of_injection, 15),
    Bench("longtexts", "nasty messages, very long", lambda _: LONG, _endure, _of_long, 8),
)  # fmt: skip
