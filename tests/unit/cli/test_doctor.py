from __future__ import annotations

import json
import tomllib
from pathlib import Path

import onrecord
from onrecord.cli import doctor

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_says_what_is_installed_and_what_leaves(run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert onrecord.__version__ in out
    assert "rules and lexicons" in out
    assert "leaves    Nothing." in out


def test_json_for_programs(run) -> None:
    _, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert report["schema"] == "onrecord/1"
    assert report["parts"]["trafilatura"]


def test_a_missing_extra_says_which_install_brings_it(run, monkeypatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    assert "not installed: python -m pip install 'onrecord[pdf]'" in run("doctor")[1]


def test_a_missing_part_fails(run, monkeypatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == "lxml" else "1")
    code, out, _ = run("doctor")
    assert code == 1
    assert "lxml is missing: python -m pip install --force-reinstall onrecord" in out


def test_every_extra_for_users_is_listed() -> None:
    assert set(doctor._EXTRAS) == set(PROJECT["optional-dependencies"]) - {"bench", "dev"}
