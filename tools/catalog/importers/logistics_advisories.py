"""Travel advice: Canada's, with levels, and the address of the United Kingdom's, which has none.

A row is dated by the newest update in its file: the list as a whole was seen then. The files of other governments are too old.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ....domain.fact import Source
from ....domain.logistics import Advisory
from ..gazetteer import Gazetteer
from ..holdings import Holdings

CANADA = Source(
    id="canada-advice",
    name="Travel advice and advisories",
    publisher="Government of Canada",
    url="https://travel.gc.ca/travelling/advisories",
    licence="OGL-Canada 2.0",
    credit="Contains information licensed under the Open Government Licence - Canada",
)
BRITAIN = Source(
    id="uk-advice",
    name="Foreign travel advice",
    publisher="UK Foreign, Commonwealth & Development Office",
    url="https://www.gov.uk/foreign-travel-advice",
    licence="OGL v3.0",
    credit="Contains public sector information licensed under the Open Government Licence v3.0",
)
SOURCES = (CANADA, BRITAIN)
_LEVELS = (
    ("Take normal security precautions", 1),
    ("Exercise a high degree of caution", 2),
    ("Avoid non-essential travel", 3),
    ("Avoid all travel", 4),
)


def holdings(directory: Path, gazetteer: Gazetteer) -> Holdings:
    """The advice of both publishers, Canada's first."""
    folder = directory / "advisories"
    canada = _rows(folder / "canada_summary.json", CANADA, gazetteer)
    return Holdings(advisories=[*canada, *_rows(folder / "unitedkingdom_summary.json", BRITAIN, gazetteer)])


def _rows(path: Path, source: Source, gazetteer: Gazetteer) -> Iterator[Advisory]:
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    seen = max(date.fromisoformat(row["last_updated"][:10]) for row in rows)
    for row in rows:
        code = gazetteer.country_code(row["destination"])
        if code is not None:
            level = row.get("risk_level")
            updated = row["last_updated"][:10]
            yield Advisory(
                country=code,
                publisher=source.publisher,
                level=next((n for text, n in _LEVELS if level and level.startswith(text)), None),
                text=level or f"advice of {updated}, without a level",
                url=row["details_url"],
                observed_at=seen,
                source=source.id,
            )
