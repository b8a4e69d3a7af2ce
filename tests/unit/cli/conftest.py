"""The command line without its engine: the pipeline is stood in for, reading is real."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.cli import main
from onrecord.findings import Reading
from onrecord.types import Record

Run = Callable[..., tuple[int, str, str]]


def bare_record(reading: Reading) -> Record:
    """Make the record of an article in which nothing was found."""
    if "BREAK" in reading.article.text:
        raise IndexError("a mistake in a finder")
    if "STOP" in reading.article.text:
        raise KeyboardInterrupt
    return Record(
        article=reading.article, entities=(), quotes=(), meetings=(), times=(), warnings=reading.warnings
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a pipeline that finds nothing."""
    pipeline = ModuleType("onrecord.pipeline")
    pipeline.record = bare_record  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", pipeline)
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
