"""Documents made from a plan: pure functions of a plan and a catalog. They say what the plan holds, and nothing else.

`ics`, `gpx`, `kml`, `markdown`, `budget_csv`, `json`, `html`: each gives the text of one file; `files` gives all that are asked for.
"""

from .budget import budget_csv
from .calendar import ics
from .files import FORMATS, files, json
from .page import html
from .text import markdown
from .tracks import gpx, kml

__all__ = ["FORMATS", "budget_csv", "files", "gpx", "html", "ics", "json", "kml", "markdown"]
