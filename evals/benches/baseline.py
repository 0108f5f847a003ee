"""The stored numbers that a quick run is held against: a value and its interval per measure, in evals/baselines.json."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ...domain.errors import InputError, StoreError
from ...domain.model import Model
from .bench import Measure, Scored

STORED = Path(__file__).parent.parent / "baselines.json"
#: Two runs of one program differ by rounding at most so far.
_EPSILON = 1e-9


class Baselines(Model):
    """By bench, then by measure. Only measures that have a better side are kept."""

    stored: date
    benches: dict[str, dict[str, Measure]]


def read(path: Path = STORED) -> Baselines:
    """Raises InputError, with what to do."""
    try:
        return Baselines.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(
            f"{path} holds no baselines ({error}): write them with `bench --all --quick --store`."
        ) from error


def store(found: Mapping[str, Scored], on: date, path: Path = STORED) -> None:
    """Write what was found over what is there; benches that were not run keep their numbers. Raises StoreError."""
    kept = dict(read(path).benches) if path.exists() else {}
    kept |= {name: {m.name: m for m in scored.measures if m.better} for name, scored in found.items()}
    whole = Baselines(stored=on, benches={name: kept[name] for name in sorted(kept)})
    try:
        text = json.dumps(whole.model_dump(mode="json"), indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error}): name another file.") from error


def fallen(scored: Scored, known: Mapping[str, Measure]) -> Iterable[str]:
    """What fell beyond the interval of its baseline, or is not measured any more."""
    now = {m.name: m for m in scored.measures}
    for name, before in known.items():
        if name not in now:
            yield f"{name} is not measured any more: mend the bench, or store the baselines anew"
            continue
        value = now[name].value
        if before.better == "more" and value < before.low - _EPSILON:
            yield f"{name} fell to {now[name].text}, below {_text(before, before.low)} of the baseline"
        if before.better == "less" and value > before.high + _EPSILON:
            yield f"{name} rose to {now[name].text}, above {_text(before, before.high)} of the baseline"


def _text(measure: Measure, value: float) -> str:
    return measure.model_copy(update={"value": value}).text
