"""Every bench by its name. A module of benches is imported when one of them is asked for its work."""

from functools import cache
from importlib import import_module
from types import MappingProxyType

from ...domain.errors import InputError
from .bench import AnyBench

_MODULES = ("checking", "goods", "language", "machine", "planning", "sandboxes")


@cache
def benches() -> MappingProxyType[str, AnyBench]:
    """All, by name in order."""
    modules = (import_module(f"{__package__}.{name}") for name in _MODULES)
    found: dict[str, AnyBench] = {bench.name: bench for module in modules for bench in module.BENCHES}
    return MappingProxyType({name: found[name] for name in sorted(found)})


def bench(name: str) -> AnyBench:
    """Raises InputError for a name that there is not."""
    if name not in benches():
        raise InputError(f"There is no bench called {name}: use one of {', '.join(benches())}.")
    return benches()[name]
