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
    "huggingface_hub",
    "lxml",
    "numpy",
    "onnx",
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
    ["onrecord", "onrecord.api", "onrecord.cli", "onrecord.cli.read", "onrecord.read", "onrecord.codec"],
)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") == []


def test_the_pipeline_computes_with_numpy_and_loads_no_model() -> None:
    assert loaded_by("import onrecord.pipeline, onrecord.model.chosen") == ["numpy"]


def test_rules_alone_load_neither_onnxruntime_nor_tokenizers() -> None:
    code = "import onrecord; onrecord.read_text('“We sign,” said Venn.', model='none')"
    assert {"onnxruntime", "tokenizers"}.isdisjoint(loaded_by(code))


def loaded_by(code: str) -> list[str]:
    code = f"import sys; {code}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
