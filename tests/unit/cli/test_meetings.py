"""`onrecord meetings` in one process, on records made by hand; the pipeline is stood in for."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from onrecord import codec
from onrecord.cli import outcome, units
from onrecord.read import limits
from tests.unit.record.hand import record

TALK = "Marta Venn met Eliav Strand on Thursday, and the two of them spoke about ferries for an hour."


def stored(folder: Path, name: str, *items: object) -> Path:
    """Store lines: records, objects, or bytes as they are."""
    lines = []
    for item in items:
        if isinstance(item, bytes):
            lines.append(item)
        else:
            lines.append((json.dumps(item) if isinstance(item, dict) else codec.dump(item)).encode())
    data = b"\n".join(lines) + b"\n"
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def meetings(run, *words):
    return run("meetings", *words, "--workers", "1")


def test_records_make_a_register(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record())
    code, out, err = meetings(run, "records.jsonl")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert [one["name"] for one in made["participants"]] == ["Marta Venn", "Eliav Strand"]
    assert made["words"]["text"] in record().article.text
    assert made["article"]["id"] == record().article.id


def test_a_record_that_lies_is_refused_and_the_run_goes_on(run, folder: Path) -> None:
    lie = json.loads(codec.dump(record()))
    lie["meetings"][0]["trigger"] = [0, 10_000]
    stored(folder, "records.jsonl", lie, record())
    code, out, err = meetings(run, "records.jsonl", "--rejects", "no.jsonl")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert "records.jsonl:1: meetings[0].trigger" in err
    row = json.loads((folder / "no.jsonl").read_text())
    assert (row["source"], row["error"]) == ("records.jsonl:1", "ProofError")


def test_one_bad_line_never_ends_the_run(run, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINE_BYTES", 20_000)
    stored(
        folder,
        "items.jsonl.gz",
        {"text": TALK},
        b"{",
        b"[]",
        b"\xff",
        {"title": "x"},
        {"text": "BREAK " + TALK},
        b'"' + b"x" * 30_000 + b'"',
        {"schema": "onrecord/9"},
        {"text": TALK + " More."},
    )
    code, out, err = meetings(run, ".", "nowhere.txt", "-o", "r.csv")
    assert code == 1
    assert out == ""
    rows = [json.loads(line) for line in (folder / "r.csv.rejects.jsonl").read_text().splitlines()]
    name = f".{'/'}items.jsonl.gz"
    assert [row["source"] for row in rows] == [*(f"{name}:{n}" for n in range(2, 9)), "nowhere.txt"]
    assert [row["error"] for row in rows] == [
        "UnreadableSource", "UnreadableSource", "UnreadableSource", "EmptySource", "IndexError",
        "SourceTooLarge", "SchemaError", "UnreadableSource",
    ]  # fmt: skip
    assert "8 of 10 articles could not be read; r.csv.rejects.jsonl lists them." in err


def test_folders_hold_articles_and_json_lines(folder: Path) -> None:
    (folder / "a.txt").write_text(TALK)
    stored(folder, "b.jsonl", {"text": TALK}, b"", {"text": TALK})
    (folder / "c.csv").write_text("no source")
    (folder / "old.rejects.jsonl").write_text("{}\n")
    found = units.units(["."], units.Wanted(but=(folder / "old.rejects.jsonl",)))
    assert [unit.source for unit in found] == ["./a.txt", "./b.jsonl:1", "./b.jsonl:3"]


def test_what_the_run_wrote_before_is_no_source(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record())
    for _ in range(2):
        assert meetings(run, ".", "-o", "register.jsonl") == (0, "", "")
    assert len((folder / "register.jsonl").read_text().splitlines()) == 1


def test_an_output_that_is_a_source_is_refused(run, folder: Path) -> None:
    path = stored(folder, "records.jsonl", record())
    before = path.read_bytes()
    code, _, err = meetings(run, "records.jsonl", "-o", "records.jsonl")
    assert code == 2
    assert "-o must name another file" in err
    assert path.read_bytes() == before


def test_an_article_that_comes_again_counts_once(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record(), record())
    code, out, err = meetings(run, "records.jsonl")
    assert code == 0
    assert len(out.splitlines()) == 1
    assert "1 article came again" in err


def test_nothing_readable_leaves_the_output_alone(run, folder: Path) -> None:
    (folder / "r.html").write_text("before")
    assert meetings(run, "nowhere.jsonl", "-o", "r.html")[0] == 3
    assert (folder / "r.html").read_text() == "before"


@pytest.mark.parametrize(
    ("output", "begins"),
    [
        ("r.html", "<!DOCTYPE html>"),
        ("r.csv", "\ufeffmeeting,status"),
        ("r.jsonl", '{"id"'),
        ("r.json", '{"id"'),
        ("r.txt", "date"),
        ("r", '{"id"'),
    ],
)
def test_the_suffix_chooses_the_format(run, folder: Path, output: str, begins: str) -> None:
    stored(folder, "records.jsonl", record())
    assert meetings(run, "records.jsonl", "-o", output) == (0, "", "")
    assert (folder / output).read_text(encoding="utf-8").startswith(begins)
    assert not (folder / f"{output}.rejects.jsonl").exists()


def test_csv_and_plover_on_standard_output(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record())
    _, out, _ = meetings(run, "records.jsonl", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [row["name"] for row in rows] == ["Marta Venn", "Eliav Strand"]
    _, out, _ = meetings(run, "records.jsonl", "--format", "plover")
    assert json.loads(out)["event"] == ["CONSULT"]


def test_a_terminal_gets_a_table(run, folder: Path, monkeypatch) -> None:
    stored(folder, "records.jsonl", record())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, out, _ = meetings(run, "records.jsonl")
    assert "who takes part most" in out
    assert "Marta Venn" in out


def test_only_the_meetings_of_somebody(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record())
    assert len(meetings(run, "records.jsonl", "--with", "venn")[1].splitlines()) == 1
    code, out, err = meetings(run, "records.jsonl", "--with", "Ada Olt")
    assert (code, out) == (1, "")
    assert "Nobody" in err
    assert "Ada Olt" in err


def test_only_the_meetings_of_some_days(run, folder: Path) -> None:
    stored(folder, "records.jsonl", record())
    value = record().meetings[0].time.value[:10]
    assert len(meetings(run, "records.jsonl", "--from", value, "--to", value)[1].splitlines()) == 1
    assert meetings(run, "records.jsonl", "--from", "2999")[1] == ""
    assert meetings(run, "records.jsonl", "--to", "1999-12")[1] == ""


@pytest.mark.parametrize(
    "words", [["--from", "soon"], ["--to", "2031-13"], ["--workers", "0"], ["--workers", "x"]]
)
def test_options_that_make_no_sense_are_a_sentence(run, folder: Path, words: list[str]) -> None:
    stored(folder, "records.jsonl", record())
    code, _, err = run("meetings", "records.jsonl", *words)
    assert code == 2
    assert words[1] in err


def test_what_did_not_take_place_is_left_out_and_counted(run, folder: Path) -> None:
    planned = json.loads(codec.dump(record()))
    planned["meetings"][0]["status"] = "planned"
    stored(folder, "records.jsonl", planned)
    code, out, err = meetings(run, "records.jsonl")
    assert (code, out) == (0, "")
    assert "1 meeting planned, cancelled or denied left out; --status all takes it in." in err
    assert len(meetings(run, "records.jsonl", "--status", "all")[1].splitlines()) == 1


def test_standard_input_is_json_lines(run, monkeypatch) -> None:
    data = codec.dump(record()).encode() + b"\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out, _ = meetings(run, "-")
    assert code == 0
    assert json.loads(out)["article"]["id"] == record().article.id


def test_an_unfit_model_ends_the_run(run, folder: Path) -> None:
    stored(folder, "items.jsonl", {"text": TALK}, {"text": "UNFIT " + TALK})
    code, _, err = meetings(run, "items.jsonl")
    assert code == 1
    assert "the model does not run here" in err
    assert meetings(run, "items.jsonl", "--model", "broken")[0] == 2


def test_control_c_leaves_no_half_file(run, folder: Path) -> None:
    stored(folder, "items.jsonl", {"text": TALK}, {"text": "STOP " + TALK})
    code, _, err = meetings(run, "items.jsonl", "-o", "r.html")
    assert (code, err) == (130, "onrecord: Stopped.\n")
    assert [path.name for path in folder.iterdir()] == ["items.jsonl"]


def test_an_error_of_a_foreign_class_is_carried_over() -> None:
    class Odd(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__(f"{one} {two}")

    assert repr(outcome._portable(Odd(1, 2))) == "RuntimeError('Odd: 1 2')"
    known = IndexError("x")
    assert outcome._portable(known) is known


def test_a_file_of_no_articles_is_said(run, folder: Path) -> None:
    (folder / "none.jsonl").write_text("\n", encoding="utf-8")
    assert run("meetings", "none.jsonl") == (3, "", "onrecord: There is no article in none.jsonl.\n")
