"""The root is the package: nothing stray ships, every package is listed, and the editors' links are whole."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("agent", "domain", "evals", "memory", "prompts", "tools")


def _project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_no_stray_module_stands_at_the_root() -> None:
    assert {p.name for p in ROOT.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_every_folder_with_modules_is_a_listed_package() -> None:
    found = {"tripwright"} | {
        "tripwright." + ".".join(p.parent.relative_to(ROOT).parts)
        for part in PARTS
        for p in (ROOT / part).rglob("*.py")
    }
    assert found == set(_project()["tool"]["setuptools"]["packages"])


def test_every_package_has_an_init() -> None:
    for part in PARTS:
        for module in (ROOT / part).rglob("*.py"):
            assert (module.parent / "__init__.py").exists(), module.parent


def test_the_links_for_editors_point_at_each_part_and_never_at_the_root() -> None:
    links = {p.name: p.resolve() for p in (ROOT / ".dev" / "tripwright").iterdir()}
    assert set(links) == {*PARTS, "__init__.py", "__main__.py", "py.typed"}
    assert all(target == ROOT / name for name, target in links.items())


def test_tests_hold_no_init() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_every_dependency_is_named_with_its_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    names = [d.split(">")[0].split("[")[0].strip() for d in _project()["project"]["dependencies"]]
    assert [n for n in names if f"`{n}`" not in readme] == []


def test_every_data_file_of_a_package_ships() -> None:
    shipped = _project()["tool"]["setuptools"]["package-data"]
    patterns = [(ROOT.joinpath(*name.split(".")[1:]), p) for name, ps in shipped.items() for p in ps]
    held = {f for folder, pattern in patterns for f in folder.glob(pattern)}
    data = {
        p
        for part in PARTS
        for p in (ROOT / part).rglob("*")
        if p.is_file() and p.suffix not in (".py", ".pyc") and "__pycache__" not in p.parts
    }
    assert data - held == set()
