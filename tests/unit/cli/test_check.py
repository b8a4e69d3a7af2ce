from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

from onrecord import codec
from tests.unit.record.hand import TEXT, record

LINE = codec.dump(record())


def test_true_records_are_counted(run, folder: Path) -> None:
    (folder / "r.jsonl").write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    # 4 entities, 4 quotes, 1 meeting and 1 time each.
    assert run("check", "r.jsonl") == (0, "2 records, 20 facts, every span proved\n", "")


def test_the_first_lie_is_named(run, folder: Path) -> None:
    first, *rest = record().quotes
    lie = codec.dump(replace(record(), quotes=(replace(first, text="We came for three men"), *rest)))
    (folder / "r.jsonl").write_text(f"{LINE}\n{lie}\n", encoding="utf-8")
    code, out, err = run("check", "r.jsonl")
    assert (code, out) == (1, "")
    assert err.startswith("onrecord: r.jsonl: line 2: quotes[0].text: 'We came for three men' is not what")
    assert err.count("\n") == 1


def test_what_is_no_record_is_named(run, folder: Path) -> None:
    (folder / "r.jsonl").write_text("{}\n")
    code, _, err = run("check", "r.jsonl")
    assert code == 1
    assert err.startswith("onrecord: r.jsonl: line 1: ")


def test_standard_input(run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    assert run("check", "-")[1] == "1 record, 10 facts, every span proved\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    assert run("check", "-")[2].startswith("onrecord: standard input: line 1: this is not JSON")


def test_against_the_source(run, folder: Path) -> None:
    (folder / "r.jsonl").write_text(LINE, encoding="utf-8")
    (folder / "talks.txt").write_text(TEXT, encoding="utf-8")
    (folder / "other.txt").write_text("Else.")
    assert run("check", "r.jsonl", "--source", "talks.txt")[0] == 0
    assert run("check", "r.jsonl", "--source", "other.txt", "--source", "talks.txt")[0] == 0
    code, _, err = run("check", "r.jsonl", "--source", "other.txt")
    assert code == 1
    assert "article.source.sha256: the source's digest is" in err


def test_files_that_prove_nothing(run, folder: Path) -> None:
    (folder / "empty.jsonl").write_text("\n")
    assert run("check", "empty.jsonl") == (1, "", "onrecord: empty.jsonl: there is no record in it.\n")
    code, _, err = run("check", "nowhere.jsonl")
    assert code == 1
    assert err == "onrecord: nowhere.jsonl can't be read: No such file or directory.\n"
    assert run("check", ".")[0] == 1
