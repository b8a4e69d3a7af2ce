"""What an import costs, and who may import whom (the contracts are in pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "alembic",
    "fastapi",
    "httpx",
    "lxml",
    "numpy",
    "onnxruntime",
    "psycopg",
    "py3langid",
    "pydantic",
    "rich",
    "sqlalchemy",
    "tokenizers",
    "torch",
    "trafilatura",
)


@pytest.mark.parametrize(
    "module",
    ["onrecord", "onrecord.api", "onrecord.cli", "onrecord.read", "onrecord.pipeline", "onrecord.codec"],
)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
