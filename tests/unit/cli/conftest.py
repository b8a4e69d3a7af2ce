"""The command line without its engine: pipeline and model are stood in for, reading is real."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.cli import main
from onrecord.errors import ModelError
from onrecord.findings import Reading
from onrecord.types import Record

Run = Callable[..., tuple[int, str, str]]


class Models:
    """Takes the place of `onrecord.model.chosen`: keeps what was asked for and gives names for models."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, int | None]] = []
        self.used: list[str | None] = []

    def chosen(self, name: str | None = None, threads: int | None = None) -> str | None:
        self.asked.append((name, threads))
        if name == "broken":
            raise ModelError("broken holds no model: there is no meta.json.")
        return None if name == "none" else name or "packaged"


def bare_record(reading: Reading, model: str | None) -> Record:
    """Make the record of an article in which nothing was found."""
    sys.modules["onrecord.model.chosen"].used.append(model)  # type: ignore[attr-defined]
    if "BREAK" in reading.article.text:
        raise IndexError("a mistake in a finder")
    if "UNFIT" in reading.article.text:
        raise ModelError("the model does not run here.")
    if "STOP" in reading.article.text:
        raise KeyboardInterrupt
    return Record(
        article=reading.article, entities=(), quotes=(), meetings=(), times=(), warnings=reading.warnings
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a pipeline that finds nothing."""
    monkeypatch.setitem(sys.modules, "onrecord.model.chosen", Models())  # type: ignore[arg-type]
    pipeline = ModuleType("onrecord.pipeline")
    pipeline.record = bare_record  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", pipeline)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def models(folder: Path) -> Models:
    """What was asked of the stand-in for models in `folder`."""
    assert folder.is_dir()
    return sys.modules["onrecord.model.chosen"]  # type: ignore[return-value]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in `folder`; give its exit code, standard output and standard error."""
    assert folder.is_dir()

    def call(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:  # argparse leaves this way after --help and --version
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call
