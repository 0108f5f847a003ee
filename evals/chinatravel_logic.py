"""What the `hard_logic_py` of a ChinaTravel query asks for: its text is parsed and looked at, and never executed.

A text is one condition, or several of which any one is enough (it fills a `result_list`). Each becomes a Concept by what it
compares: sets of names, sums of money, clock times, rooms, ways to travel.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Holds = Literal["all", "any", "none", "is"]

#: The variable that a text compares with a set of words -> topic.
SETS = {
    "attraction_name_set": "attraction",
    "attraction_type_set": "attraction type",
    "restaurant_name_set": "restaurant",
    "restaurant_type_set": "cuisine",
    "accommodation_name_set": "lodging",
    "accommodation_type_set": "lodging feature",
    "inner_city_transportation_set": "local transport",
}
#: The sum that a text compares with a number -> topic.
SUMS = {
    "total_cost": "budget",
    "restaurant_cost": "budget for meals",
    "accommodation_cost": "budget for lodging",
    "attraction_cost": "budget for tickets",
    "inter_city_transportation_cost": "budget for travel between cities",
    "inner_city_transportation_cost": "budget for local transport",
}
#: A function that a text calls -> topic, the first that fits.
CALLS = (
    ("day_count", "days"),
    ("people_count", "people"),
    ("poi_distance", "lodging near"),
    ("intercity_transport_origin", "there and back"),
    ("innercity_transport_distance", "taxi when far"),
    ("room_type", "beds"),
    ("activity_tickets", "counting"),
    ("taxi_cars", "counting"),
    ("activity_time", "stay at least"),
    ("activity_start_time", "visit time"),
    ("activity_end_time", "visit time"),
    ("activity_position", "order"),
)
#: Functions whose words are parts of the language of the texts, not of the condition.
_GRAMMAR = frozenset({"activity_type", "innercity_transport_type"})


@dataclass(frozen=True)
class Concept:
    """One condition: `names` in `holds` ("all" of them, "any", "none"), `number` as a limit, `times` as (comparison, clock).

    For "there and back" `names` are the ways out and home, each "train", or "!train" for any other.
    """

    topic: str
    holds: Holds = "is"
    names: tuple[str, ...] = ()
    number: float | None = None
    times: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One text: a single option, or several of which one is enough."""

    options: tuple[Concept, ...]

    @property
    def topic(self) -> str:
        return self.options[0].topic if len(self.options) == 1 else "any one of"


def rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    """The conditions that a plan must keep, without those that only say how its tickets and taxis are counted."""
    found = (_rule(text) for text in texts)
    return tuple(r for r in found if r.topic != "counting")


def _rule(text: str) -> Rule:
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return Rule((Concept("not readable"),))
    return Rule(tuple(_concept(part) for part in _parts(body)))


def _parts(body: list[ast.stmt]) -> list[list[ast.stmt]]:
    """The statements before each `result_list.append(result)`; all of them when there is none."""
    parts: list[list[ast.stmt]] = [[]]
    for statement in body:
        if isinstance(statement, ast.Expr) and "result_list" in _variables(statement):
            parts.append([])
        else:
            parts[-1].append(statement)
    return parts[:-1] if len(parts) > 1 else parts


def _concept(part: list[ast.stmt]) -> Concept:
    nodes = [node for statement in part for node in ast.walk(statement)]
    for node in nodes:
        if isinstance(node, ast.Assign) and "result" in _variables(node.targets[0]):
            found = _of_sets(node.value) or _of_sums(node.value)
            if found:
                return found
    called = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    topic = next((topic for call, topic in CALLS if call in called), "other")
    if topic == "there and back":
        return Concept(topic, names=tuple(_ways(nodes)))
    return Concept(topic, names=tuple(_asked(nodes)), number=_number(nodes), times=tuple(_times(nodes)))


def _of_sets(value: ast.expr) -> Concept | None:
    """`not({..} & names)`, `{..} & names`, `{..} <= names`."""
    literal = next((n for n in ast.walk(value) if isinstance(n, ast.Set)), None)
    topic = next((SETS[v] for v in _variables(value) if v in SETS), None)
    if literal is None or topic is None:
        return None
    names = tuple(str(e.value) for e in literal.elts if isinstance(e, ast.Constant))
    if isinstance(value, ast.UnaryOp):
        return Concept(topic, "none", names)
    return Concept(topic, "all" if isinstance(value, ast.Compare) else "any", names)


def _of_sums(value: ast.expr) -> Concept | None:
    topic = next((SUMS[v] for v in _variables(value) if v in SUMS), None)
    return Concept(topic, number=_number(ast.walk(value))) if topic else None


def _ways(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """The ways out and home: comparisons of `...["type"]` with a word, in their order."""
    for node in nodes:
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Subscript):
            word = node.comparators[0]
            if isinstance(word, ast.Constant):
                yield f"{'!' if isinstance(node.ops[0], ast.NotEq) else ''}{word.value!s}"


def _asked(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Names of places: what a position is compared with, or a distance is measured from."""
    for node in nodes:
        if isinstance(node, ast.Compare) and _call(node.left) == "activity_position":
            yield from _strings(node.comparators)
        elif _call(node) == "poi_distance":
            yield from _strings(node.args)  # type: ignore[attr-defined]


def _strings(nodes: Sequence[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _number(nodes: "Sequence[ast.AST] | Iterator[ast.AST]") -> float | None:
    """The number that something is compared with."""
    for node in nodes:
        if isinstance(node, ast.Compare) and _call(node.left) not in _GRAMMAR:
            for word in node.comparators:
                if isinstance(word, ast.Constant) and isinstance(word.value, int | float):
                    return float(word.value)
    return None


def _times(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, str]]:
    """("start<=", "14:10"): the visit has begun by then."""
    signs = {ast.LtE: "<=", ast.GtE: ">=", ast.Lt: "<", ast.Gt: ">"}
    for node in nodes:
        call = _call(node.left) if isinstance(node, ast.Compare) else ""
        if isinstance(node, ast.Compare) and call in ("activity_start_time", "activity_end_time"):
            sign = signs.get(type(node.ops[0]), "?")
            for clock in _strings(node.comparators):
                yield f"{call.split('_')[1]}{sign}", clock


def _call(node: ast.AST) -> str:
    """The name of the function that is called."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _variables(node: ast.AST) -> list[str]:
    return [n.id for n in ast.walk(node) if isinstance(n, ast.Name)]
