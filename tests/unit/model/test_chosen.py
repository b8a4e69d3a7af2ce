from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.errors import ModelError
from onrecord.model import chosen as module
from onrecord.model.chosen import chosen, usual_threads


class Reader:
    """Takes the place of `model.reader.Reader`: every load is kept in `loads`."""

    loads: list[tuple[Path | None, int]]

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Reader:
        cls.loads.append((folder, threads))
        if folder is not None and folder.name == "broken":
            raise ModelError("broken holds no model.")
        return cls()


@pytest.fixture(autouse=True)
def loads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, int]]:
    Reader.loads = []
    stand_in = ModuleType("onrecord.model.reader")
    stand_in.Reader = Reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.model.reader", stand_in)
    # Another cache, so that what other tests have loaded stays loaded.
    monkeypatch.setattr(module, "_loaded", module.cache(module._loaded.__wrapped__))
    return Reader.loads


def test_the_packaged_model_is_loaded_once(loads) -> None:
    assert chosen() is chosen()
    assert loads == [(None, usual_threads())]


def test_a_folder_is_loaded_once_however_it_is_named(loads, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert chosen("en") is chosen(tmp_path / "en") is chosen("./en")
    assert loads == [(tmp_path.resolve() / "en", usual_threads())]
    assert chosen("en", threads=7) is not chosen("en")
    assert loads[1:] == [(tmp_path.resolve() / "en", 7)]


def test_none_is_rules_alone(loads) -> None:
    assert chosen("none") is None
    assert loads == []
    assert chosen("./none") is not None  # a folder of that name


def test_what_can_not_be_loaded_is_not_kept(loads) -> None:
    for _ in range(2):
        with pytest.raises(ModelError):
            chosen("broken")
    assert len(loads) == 2


@pytest.mark.parametrize(("cores", "threads"), [({3}, 1), ({0, 1}, 2), (set(range(64)), 2)])
def test_threads_that_pay(monkeypatch, cores: set[int], threads: int) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
    assert usual_threads() == threads
