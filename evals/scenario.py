"""A scenario: what is said to a planner, in which world, and what must be true in the end. YAML, one a file."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, Field, ValidationError, model_validator

from ..domain.errors import InputError
from ..domain.model import Model

SHIPPED = Path(__file__).parent / "scenarios"
Basis = Literal["state", "said", "limits"]
Scalar = str | int | float | bool


class CatalogRef(Model):
    """Exactly one: `world` of evals/world.py, the `embedded` core, or a `file` with the SHA-256 of its bytes."""

    world: str | None = None
    embedded: bool = False
    file: Path | None = None
    hash: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum((self.world is not None, self.embedded, self.file is not None)) != 1:
            raise ValueError("name one of world, embedded, file")
        if self.file is not None and not self.hash:
            raise ValueError("a file needs its hash, so that the numbers can be repeated")
        return self


class Remembered(Model):
    """What the user has told before. `slot` and `value` as memory keeps them."""

    slot: str
    value: str
    text: str = ""


class User(Model):
    memory: tuple[Remembered, ...] = ()


class Turn(Model):
    """One message, and the answers to the questions that it leads to, in order. `restart`: a new process before it. `door`: "shop"
    asks for goods, and the cart is asked about; "cart" is about the cart."""

    say: Annotated[str, Field(max_length=30_000)] = ""
    answers: tuple[str, ...] = ()
    restart: bool = False
    door: Literal["", "shop", "cart"] = ""


class Simulated(Model):
    """A user who is played: by rules, or by a language model when `by` names one ("openai/NAME@URL").

    `goal` is the first message. `facts`: what they know, by what a question is about (place, currency, destination, infeasible,
    allergy, cart) or by a word of the question. `wishes`: what they say next, in order, until they have it. A "terse" user answers
    with one fact only when asked, a "vague" one answers a first question with "I don't know", an "impatient" one leaves at the second
    question.
    """

    goal: Annotated[str, Field(max_length=4_000)]
    persona: Literal["plain", "terse", "vague", "impatient"] = "plain"
    facts: dict[str, str] = {}
    wishes: tuple[str, ...] = ()
    turns: Annotated[int, Field(ge=1, le=30)] = 8
    by: str | None = None


class Good(Model):
    """A product of the scenario's own catalog. `price` in major units; what is absent is unknown."""

    id: str
    title: str
    price: str | None = None
    currency: str = "EUR"
    merchant: str = "Shop"
    description: str = ""
    available: bool | None = True
    later_price: str | None = None  # what it costs from the second turn on


#: What a provider does instead of its work.
ProviderFault = Literal["unavailable", "refused", "empty", "hangs", "garbage"]


class Check(Model):
    """A statement on the end state. `path` as `last.plan.days.*.items[type=visit].name`; exactly one operator.

    `equals`: the one value is this. `contains`: some value is this. `excludes`: none is. `matches`/`lacks`: some/no value
    matches the regex. `at_least`/`at_most`: there are values and each is a number so large or small. `count_at_least`/
    `count_at_most`: how many values. `within`: there are values and each is one of these. `no_earlier`/`no_later`: the local
    time of each ISO time, as HH:MM. `same_as`: the values of another path, in order. `distinct`: no value twice.
    """

    path: str
    equals: Scalar | None = None
    contains: Scalar | None = None
    excludes: Scalar | None = None
    matches: str | None = None
    lacks: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    count_at_least: int | None = None
    count_at_most: int | None = None
    within: tuple[Scalar, ...] | None = None
    no_earlier: str | None = None
    no_later: str | None = None
    same_as: str | None = None
    distinct: bool | None = None

    @property
    def operators(self) -> dict[str, Any]:
        """The operators that are set; a valid check has one."""
        return self.model_dump(exclude={"path"}, exclude_none=True)

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.operators) != 1:
            raise ValueError(f"the check on {self.path} needs exactly one operator")
        return self


class Said(Model):
    """A regex on the text of a turn (the last when absent), case-insensitive; `never` turns it round."""

    matches: str | None = None
    never: str | None = None
    turn: int = -1

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.matches is None) == (self.never is None):
            raise ValueError("give one of matches, never")
        return self


class Limits(Model):
    """Of the whole scenario. `tokens` and `money` (US dollars) of language models; no limit when absent."""

    seconds: Annotated[float, Field(gt=0)] = 60.0
    questions: Annotated[int, Field(ge=0)] = 3
    tokens: Annotated[int, Field(ge=0)] | None = None
    money: Annotated[float, Field(ge=0)] | None = None


class Scenario(Model):
    """One file. Every plan that is shown must pass the verifier, whatever else is expected."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: str
    tags: tuple[str, ...] = ()
    language: Literal["en", "ko", "zh"] = "en"
    seed: Annotated[int, Field(ge=0)] = 0
    clock: AwareDatetime
    catalog: CatalogRef
    user: User = User()
    ask: bool = True
    turns: tuple[Turn, ...] = ()
    simulated: Simulated | None = None
    products: tuple[Good, ...] = ()
    providers: dict[str, ProviderFault] = {}  # by the name of a provider: places, climate, rates, entry_rules ...
    expect: tuple[Check, ...] = ()
    said: tuple[Said, ...] = ()
    limits: Limits = Limits()
    reward_basis: Annotated[tuple[Basis, ...], Field(min_length=1)] = ("state", "said", "limits")
    repeats: Annotated[int, Field(ge=1, le=100)] = 1

    @model_validator(mode="after")
    def _checked(self) -> Self:
        if not self.expect:
            raise ValueError("expect something of the end state: a scenario that cannot fail measures nothing")
        if bool(self.turns) == (self.simulated is not None):
            raise ValueError("give either turns or a simulated user")
        if self.clock.utcoffset() is None or self.clock.utcoffset() != timedelta(0):
            raise ValueError("the clock is in UTC")
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of the content: the same scenario has the same digest in any file."""
        return hashlib.sha256(json.dumps(self.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file."""
    return Scenario.model_json_schema()


def read(path: Path) -> Scenario:
    """One file, or an InputError that names the file and the field."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path} cannot be read as YAML ({error}): mend the file.") from error
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"]) or "the file"
        raise InputError(f"{path}: {where}: {first['msg']}. Mend it, and see `tripwright eval schema`.") from error


def load(paths: Sequence[Path] = ()) -> tuple[Scenario, ...]:
    """All scenarios of files and folders (the shipped ones when none is given), by id. Two of one id are an InputError."""
    found: dict[str, Scenario] = {}
    for file in _files(paths or [SHIPPED]):
        scenario = read(file)
        if scenario.id in found:
            raise InputError(f"{file}: there is another scenario called {scenario.id}: give it an id of its own.")
        found[scenario.id] = scenario
    if not found:
        raise InputError("There is no scenario file (*.yaml) there: name a file or a folder of them.")
    return tuple(found[key] for key in sorted(found))


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if not path.exists():
            raise InputError(f"There is no file or folder {path}: name one that exists.")
        yield from sorted(path.glob("**/*.yaml")) if path.is_dir() else [path]
