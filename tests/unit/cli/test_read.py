from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from onrecord import codec

TALK = "Marta Venn met Eliav Strand on Thursday, and the two of them spoke about ferries for an hour.\n"


def files(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_into_a_pipe_goes_one_record_a_line(run, folder: Path) -> None:
    files(folder, a=TALK, b=TALK + "More.")
    code, out, err = run("read", "a.txt", "b.txt")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [codec.load(line).article.source.name for line in lines] == ["a.txt", "b.txt"]


def test_a_terminal_gets_a_table(run, folder: Path, monkeypatch) -> None:
    files(folder, a=TALK)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, _ = run("read", "a.txt")
    assert code == 0
    assert "WHO MET WHOM" in out
    with pytest.raises(json.JSONDecodeError):
        json.loads(out)


@pytest.mark.parametrize(
    ("output", "begins"), [("r.jsonl", '{"schema":"onrecord/1"'), ("r.html", "<!doctype html>"), ("r", "{")]
)
def test_the_suffix_chooses_the_format(run, folder: Path, output: str, begins: str) -> None:
    files(folder, a=TALK)
    assert run("read", "a.txt", "-o", output) == (0, "", "")
    assert (folder / output).read_text(encoding="utf-8").lower().startswith(begins.lower())


def test_format_goes_before_the_suffix(run, folder: Path) -> None:
    files(folder, a=TALK)
    assert run("read", "a.txt", "-o", "r.html", "--format", "json")[0] == 0
    codec.load((folder / "r.html").read_bytes())


def test_several_records_make_one_page(run, folder: Path) -> None:
    files(folder, a=TALK, b=TALK + "And more.")
    code, out, _ = run("read", "a.txt", "b.txt", "--format", "html")
    assert code == 0
    assert out.lower().count("<!doctype html>") == 1
    assert "a.txt" in out
    assert "b.txt" in out


def test_what_is_given_goes_before_what_the_source_says(run, folder: Path) -> None:
    files(folder, a=TALK)
    words = ("--published", "2031-04-17", "--url", "https://herald.example/a", "--outlet", "The Herald")
    _, out, _ = run("read", "a.txt", *words)
    article = json.loads(out)["article"]
    assert (article["published"], article["url"], article["outlet"]) == words[1::2]


def test_standard_input(run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TALK.encode())))
    code, out, _ = run("read", "-")
    assert code == 0
    assert json.loads(out)["article"]["text"] == TALK


def test_one_bad_source_never_ends_the_run(run, folder: Path) -> None:
    files(folder, a=TALK, b="", c="BREAK\n" + TALK, d=TALK)
    code, out, err = run("read", ".", "nowhere.txt", "--rejects", "rejects.jsonl")
    assert code == 1
    assert [json.loads(line)["article"]["source"]["name"] for line in out.splitlines()] == [
        "./a.txt",
        "./d.txt",
    ]
    sentences = err.splitlines()
    assert len(sentences) == 4
    assert "b.txt is empty" in sentences[0]
    assert "./c.txt: this is a mistake in onrecord (IndexError: a mistake in a finder)" in sentences[1]
    assert "nowhere.txt" in sentences[2]
    assert sentences[3] == "onrecord: 3 of 5 sources could not be read; rejects.jsonl lists them."
    rows = [json.loads(line) for line in (folder / "rejects.jsonl").read_text().splitlines()]
    assert [row["source"] for row in rows] == ["./b.txt", "./c.txt", "nowhere.txt"]
    assert [row["error"] for row in rows][:2] == ["EmptySource", "IndexError"]
    assert all(f"onrecord: {row['message']}" in sentences for row in rows)


def test_rejects_stand_beside_the_output(run, folder: Path) -> None:
    files(folder, a=TALK, b="")
    beside = folder / "r.jsonl.rejects.jsonl"
    assert run("read", "a.txt", "b.txt", "-o", "r.jsonl")[0] == 1
    assert json.loads(beside.read_text())["source"] == "b.txt"
    assert len((folder / "r.jsonl").read_text().splitlines()) == 1
    assert run("read", "a.txt", "-o", "r.jsonl")[0] == 0
    assert not beside.exists()


def test_a_list_of_rejects_that_was_asked_for_is_there_even_if_empty(run, folder: Path) -> None:
    files(folder, a=TALK)
    assert run("read", "a.txt", "--rejects", "none.jsonl")[0] == 0
    assert (folder / "none.jsonl").read_text() == ""


def test_where_nothing_can_be_read_the_output_stays_as_it_was(run, folder: Path) -> None:
    (folder / "r.jsonl").write_text("what stood here")
    code, out, err = run("read", "nowhere.txt", "-o", "r.jsonl")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert (folder / "r.jsonl").read_text() == "what stood here"
    assert sorted(path.name for path in folder.iterdir()) == ["r.jsonl", "r.jsonl.rejects.jsonl"]


def test_an_interrupted_run_leaves_nothing_half_written(run, folder: Path) -> None:
    files(folder, a=TALK, b="STOP " + TALK)
    (folder / "r.jsonl").write_text("what stood here")
    assert run("read", "a.txt", "b.txt", "-o", "r.jsonl") == (130, "", "onrecord: Stopped.\n")
    assert (folder / "r.jsonl").read_text() == "what stood here"
    assert not [path for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a.txt", "b.txt", "--url", "https://herald.example/a"), "--url is the address of one article"),
        (("a.txt", "--published", "last week"), "'last week' is not a date of publication"),
        (("a.txt", "-o", "a.txt"), "a.txt is a source: -o must name another file."),
    ],
)
def test_options_that_make_no_sense(run, folder: Path, words: tuple[str, ...], sentence: str) -> None:
    files(folder, a=TALK, b=TALK)
    code, out, err = run("read", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"onrecord: {sentence}")
    assert (folder / "a.txt").read_text() == TALK


@pytest.mark.parametrize(("output", "why"), [("no/folder/r.jsonl", "No such file"), (".", "it is a folder")])
def test_an_output_that_can_not_be_written(run, folder: Path, output: str, why: str) -> None:
    files(folder, a=TALK)
    code, _, err = run("read", "a.txt", "-o", output)
    assert code == 1
    assert f"{output} can't be written: {why}" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="no permission bits there")
def test_a_file_written_anew_keeps_its_permissions(run, folder: Path) -> None:
    files(folder, a=TALK)
    (folder / "r.jsonl").write_text("")
    (folder / "r.jsonl").chmod(0o640)
    assert run("read", "a.txt", "-o", "r.jsonl")[0] == 0
    assert (folder / "r.jsonl").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(run, folder: Path) -> None:
    files(folder, a=TALK)
    (folder / "link.jsonl").symlink_to(folder / "real.jsonl")
    assert run("read", "a.txt", "-o", "link.jsonl")[0] == 0
    assert (folder / "link.jsonl").is_symlink()
    codec.load((folder / "real.jsonl").read_bytes())


def test_a_bar_is_drawn_for_many_sources_on_a_terminal(run, folder: Path, monkeypatch) -> None:
    files(folder, **{f"t{number}": TALK for number in range(6)}, u="")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    code, out, err = run("read", ".")
    assert code == 1
    assert len(out.splitlines()) == 6
    assert "reading" in err
    assert "u.txt is empty" in err


def test_debug_shows_where(run, folder: Path) -> None:
    files(folder, a="BREAK " + TALK)
    _, _, err = run("read", "a.txt", "--debug")
    assert "Traceback" in err
    assert "bare_record" in err
