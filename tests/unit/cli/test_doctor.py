from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import onrecord
from onrecord.cli import doctor
from onrecord.errors import ModelError

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(autouse=True)
def _model(monkeypatch) -> None:
    """A small model in the place of the packaged one."""
    manifest = SimpleNamespace(
        name="made-1", folder=Path("made"), facts={"language": "en"}, graph=b"0" * 23_000_000, tokenizer=b"{}"
    )
    loads(monkeypatch, lambda: SimpleNamespace(manifest=manifest))


def loads(monkeypatch, load) -> None:
    stand_in = ModuleType("onrecord.model.reader")
    stand_in.Reader = SimpleNamespace(load=load)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.model.reader", stand_in)


def test_it_says_what_is_installed_and_what_leaves(run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert onrecord.__version__ in out
    assert "model     made-1, reads en, 23.0 MB, its digests are right\n" in out
    for part in ("numpy", "onnxruntime", "tokenizers"):
        assert f"{part} {version(part)}\n" in out
    assert "leaves    Nothing." in out


def test_a_damaged_model_fails_and_says_how_to_mend_it(run, monkeypatch) -> None:
    def load() -> None:
        raise ModelError("made holds no model.")

    loads(monkeypatch, load)
    code, out, _ = run("doctor")
    assert code == 1
    mend = "python -m pip install --force-reinstall onrecord"
    assert f"model     does not load: made holds no model. To mend it: {mend}\n" in out
    assert json.loads(run("doctor", "--json")[1])["model"]["fault"] == "made holds no model."


def test_a_missing_runtime_is_no_crash(run, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.model.reader", None)
    code, out, _ = run("doctor")
    assert code == 1
    assert "model     does not load: import of onrecord.model.reader halted" in out


def test_json_for_programs(run) -> None:
    _, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert report["schema"] == "onrecord/1"
    assert report["parts"]["trafilatura"]
    assert report["model"] == {
        "name": "made-1",
        "languages": ["en"],
        "folder": "made",
        "bytes": 23_000_002,
        "fault": None,
    }


def test_every_dependency_is_listed() -> None:
    named = [re.split("[<>=]", dependency)[0] for dependency in PROJECT["dependencies"]]
    assert sorted(doctor._PARTS) == sorted(named)


def test_a_missing_extra_says_which_install_brings_it(run, monkeypatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    assert "not installed: python -m pip install 'onrecord[pdf]'" in run("doctor")[1]


def test_a_missing_part_fails(run, monkeypatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == "lxml" else "1")
    code, out, _ = run("doctor")
    assert code == 1
    assert "lxml is missing: python -m pip install --force-reinstall onrecord" in out


def test_every_extra_for_users_is_listed() -> None:
    assert set(doctor._EXTRAS) == set(PROJECT["optional-dependencies"]) - {"bench", "dev", "ftm", "train"}
