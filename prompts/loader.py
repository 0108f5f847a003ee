"""Read a prompt's Markdown file and fill it in. Anything that does not fit is an error, never an empty string.

A file is YAML front matter, then sections `# system` and `# user`, with `{{name}}` for each input:

    ---
    purpose: understand
    version: 1
    language: any
    inputs: [today, text]
    data: [text]
    output: ModelReading
    ---

Inputs that are listed under `data` were written by others (people, catalogs, reviews, memory). They are put between
markers that carry a digest of the text, so that no text can close its own block, and the prompt says that they are data.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import Field, ValidationError

from ..domain.errors import InternalError
from ..domain.model import Model

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: Characters of one data input; what is longer is cut, and the cut is shown.
MAX_DATA = 24_000


class Head(Model):
    """The front matter."""

    purpose: str
    version: int = Field(ge=1)
    language: str
    inputs: tuple[str, ...]
    data: tuple[str, ...] = ()
    output: str


class Prompt(Model):
    """A rendered prompt, ready for a model."""

    purpose: str
    version: int
    output: str
    system: str
    user: str


@dataclass(frozen=True)
class Template:
    """A prompt's file, parsed and checked."""

    head: Head
    system: str
    user: str


def parse(text: str, name: str) -> Template:
    """Raises InternalError for front matter or variables that do not agree."""
    match = re.fullmatch(r"---\n(.*?)\n---\n+# system\n(.*?)\n# user\n(.*)", text, re.DOTALL)
    if match is None:
        raise InternalError(f"prompt {name} needs front matter, then the sections “# system” and “# user”")
    try:
        head = Head.model_validate(yaml.safe_load(match[1]))
    except (ValidationError, yaml.YAMLError) as error:
        raise InternalError(f"the front matter of prompt {name} is wrong: {error}") from error
    used = set(_VARIABLE.findall(match[2] + match[3]))
    declared = set(head.inputs)
    if used != declared or not set(head.data) <= declared:
        raise InternalError(f"prompt {name} declares {sorted(declared)} and uses {sorted(used)}: make them one")
    if head.purpose != name:
        raise InternalError(f"prompt {name} calls itself {head.purpose}: make them one")
    return Template(head, match[2].strip(), match[3].strip())


@cache
def template(name: str) -> Template:
    """The shipped prompt of this name, parsed once."""
    source = files(__package__) / f"{name}.md"
    if not source.is_file():
        raise InternalError(f"there is no prompt called {name}")
    return parse(source.read_text("utf-8"), name)


def names() -> tuple[str, ...]:
    """Every shipped prompt, sorted."""
    return tuple(sorted(f.name[:-3] for f in files(__package__).iterdir() if f.name.endswith(".md")))


def render(name: str, **values: Any) -> Prompt:
    """Fill in prompt `name`. A missing or an unused value is an InternalError."""
    return filled(template(name), values)


def filled(form: Template, values: dict[str, Any]) -> Prompt:
    """`render` for a template that is at hand."""
    head = form.head
    missing, unused = set(head.inputs) - set(values), set(values) - set(head.inputs)
    if missing or unused:
        raise InternalError(f"prompt {head.purpose}: missing {sorted(missing)}, unused {sorted(unused)}")
    texts = {k: data_block(k, str(v)) if k in head.data else str(v) for k, v in values.items()}

    def put(text: str) -> str:
        return _VARIABLE.sub(lambda m: texts[m[1]], text)  # one pass: a value that holds {{x}} is not filled in again

    return Prompt(
        purpose=head.purpose, version=head.version, output=head.output, system=put(form.system), user=put(form.user)
    )


def data_block(name: str, text: str) -> str:
    """Text of others between markers that it cannot forge, cut at MAX_DATA, without control characters."""
    clean = _CONTROL.sub(" ", text)
    cut = clean if len(clean) <= MAX_DATA else clean[:MAX_DATA] + f"\n[cut: {len(clean) - MAX_DATA} characters more]"
    mark = hashlib.sha256(cut.encode()).hexdigest()[:12]
    return f"<data name={name} mark={mark}>\n{cut}\n</data mark={mark}>"
