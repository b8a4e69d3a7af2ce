"""`onrecord export`: from a store and from files, in every format, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord import codec
from onrecord.cli import exits
from onrecord.cli.made_by import IMPORTED
from onrecord.register.capture import Capture
from onrecord.register.joins import Event, Statement
from onrecord.show.export.formats import FORMATS
from onrecord.store.store import open_store
from onrecord.types import Record
from tests.unit.show.export.filed import filed, hostile, talks

STORE = "onrecord.db"


@pytest.fixture
def store(folder: Path) -> Path:
    """A store of two articles."""
    with open_store(folder / STORE, create=True) as kept, kept.writing():
        for record in (talks(), hostile()):
            kept.add(filed(record), IMPORTED)
    return folder / STORE


def written(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def records(path: str) -> list[Record]:
    return [codec.load(line) for line in written(path).split("\n")[:-1]]


@pytest.mark.usefixtures("store")
def test_a_store_goes_out_as_records(run) -> None:
    code, out, _ = run("export", "-o", "all.jsonl")
    assert code == exits.DONE
    assert records("all.jsonl") == [talks(), hostile()]
    assert out.splitlines()[1].split() == ["articles", "2", "2"]


@pytest.mark.usefixtures("store")
def test_without_a_file_records_go_to_standard_output_and_the_account_does_not(run) -> None:
    code, out, err = run("export")
    assert code == exits.DONE
    assert [codec.load(line) for line in out.split("\n")[:-1]] == [talks(), hostile()]
    assert err.splitlines()[1].split() == ["articles", "2", "2"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.takes_captures])
def test_every_format_is_written_from_a_store(run, name: str) -> None:
    rows = ("--rows", FORMATS[name].rows[0]) if FORMATS[name].rows else ()
    code, out, _ = run("export", "--format", name, "-o", "out", *rows)
    assert code == exits.DONE
    assert Path("out").stat().st_size > 0
    assert out.startswith(" ")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.suffixes and not form.rows])
def test_a_suffix_chooses_the_format(run, name: str) -> None:
    if FORMATS[name].takes_captures:
        return
    path = f"a{FORMATS[name].suffixes[0]}"
    assert run("export", "-o", path)[0] == exits.DONE
    run("export", "--format", name, "-o", "b")
    assert Path(path).read_bytes() == Path("b").read_bytes()


@pytest.mark.usefixtures("store")
def test_people_of_a_merge_are_named(run) -> None:
    run("export", "--format", "csv", "--rows", "meetings", "-o", "a.csv")
    with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
        ids = {row["person"] for row in csv.DictReader(file)}
    assert len(ids) == 4
    assert all(name.startswith("p") and len(name) == 17 for name in ids)


def test_what_a_merge_joined_is_named(run, store: Path) -> None:
    with open_store(store) as kept:
        quote = next(kept.facts("quote"))
        meeting = next(kept.facts("meeting"))
        kept.set_clusters("quote", [Statement("s1", (quote.ref,), {})], {quote.ref: "s1"})
        kept.set_clusters("meeting", [Event("e1", (meeting.ref,))], {meeting.ref: "e1"})
    for rows, column, name, first in (
        ("quotes", "statement", "s1", quote.value.id),
        ("meetings", "event", "e1", meeting.value.id),
    ):
        run("export", "--format", "csv", "--rows", rows, "-o", "a.csv")
        with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
            told = {row[rows.removesuffix("s")]: row[column] for row in csv.DictReader(file)}
        assert {fact: joined for fact, joined in told.items() if joined} == {first: name}


def test_files_of_records_go_out_without_a_store(run, folder: Path) -> None:
    (folder / "in.jsonl").write_text(codec.dump(talks()) + "\n", encoding="utf-8")
    code, out, _ = run("export", "in.jsonl", "-o", "out.webanno.jsonl")
    assert code == exits.DONE
    assert "quotes             4         4" in out
    assert run("export", "out.webanno.jsonl", "-o", "back.jsonl")[0] == exits.DONE
    assert written("back.jsonl") == written("in.jsonl")
    assert not Path(STORE).exists()


def test_a_record_that_lies_stops_it_and_nothing_half_written_is_left(run, folder: Path) -> None:
    lie = codec.dump(talks()).replace("We came for two men …", "We came for nobody …")
    (folder / "in.jsonl").write_text(codec.dump(talks()) + "\n" + lie + "\n", encoding="utf-8")
    (folder / "out.jsonl").write_text("before", encoding="utf-8")
    code, out, err = run("export", "in.jsonl", "-o", "out.jsonl")
    assert code == exits.FAILED
    assert "in.jsonl:2: quotes[0].text" in err
    assert not out
    assert written("out.jsonl") == "before"
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl", "out.jsonl"]


def other(record: Record, **told) -> Record:
    text = record.article.text + f" {told}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return replace(record, article=replace(record.article, id=f"sha256:{digest}", text=text, **told))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--from", "2031-04-18"), ["2031-04-18", "2032-01-01T10:00:00+02:00"]),
        (("--from", "2031-05"), ["2032-01-01T10:00:00+02:00"]),
        (("--to-date", "2031"), ["2031-04-18", "2031-04-17"]),
        (("--from", "2031-04", "--to-date", "2031-04-17"), ["2031-04-17"]),
        (("--outlet", "the harbour HERALD"), ["2031-04-18", "2032-01-01T10:00:00+02:00", None]),
        (("--person", "eliav"), ["2031-04-18", "2032-01-01T10:00:00+02:00", None]),
        (("--person", "SUM Olt"), []),
        (("--person", "Ölt"), ["2031-04-17"]),
    ],
)
def test_articles_are_chosen(run, folder: Path, words: tuple[str, ...], kept: list[str | None]) -> None:
    made = [
        talks(),
        hostile(),
        other(talks(), published="2032-01-01T10:00:00+02:00"),
        other(talks(), published=None),
    ]
    (folder / "in.jsonl").write_text("".join(codec.dump(each) + "\n" for each in made), encoding="utf-8")
    code, _, err = run("export", "in.jsonl", "-o", "out.jsonl", *words)
    assert code == exits.DONE
    assert [each.article.published for each in records("out.jsonl")] == kept
    assert f"{len(made) - len(kept)} articles are not those asked for." in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "a.csv"), "A file of csv holds one table. Say which: --rows meetings or --rows quotes."),
        (("-o", "a.csv", "--rows", "articles"), "A file of csv holds one table."),
        (("-o", "a.jsonl", "--rows", "quotes"), "--rows says nothing to jsonl"),
        (("-o", "a.bin"), "a.bin does not say which format it is."),
        (("in.jsonl", "-o", "in.jsonl"), "in.jsonl is a source"),
        (("in.jsonl", "--format", "warc"), "only a store does"),
        (("--format", "warc", "--from", "2031", "-o", "a.warc.gz"), "no article of it can be chosen"),
        (("--from", "soon"), "'soon' is no day, month or year"),
    ],
)
def test_what_makes_no_sense_is_refused(run, folder: Path, words: tuple[str, ...], told: str) -> None:
    (folder / "in.jsonl").write_text(codec.dump(talks()) + "\n", encoding="utf-8")
    code, _, err = run("export", *words)
    assert code == exits.USAGE
    assert told in err
    assert [path.name for path in folder.iterdir()] == ["in.jsonl"]


def test_no_store_and_an_empty_store_are_one_sentence(run, folder: Path) -> None:
    code, _, err = run("export")
    assert code == exits.FAILED
    assert err.count("\n") == 1
    open_store(folder / STORE, create=True).close()
    code, _, err = run("export", "-o", "a.jsonl")
    assert code == exits.FAILED
    assert "The store is empty" in err
    assert not Path("a.jsonl").exists()


def test_captures_go_out_as_a_web_archive(run, folder: Path) -> None:
    page = b"<p>We came for two men</p>"
    made = talks()
    source = replace(made.article.source, sha256=hashlib.sha256(page).hexdigest())
    made = replace(made, article=replace(made.article, source=source))
    with open_store(folder / STORE, create=True) as kept:
        kept.add(filed(made), IMPORTED)
        code, _, err = run("export", "-o", "a.warc.gz")
        assert (code, "no captures" in err) == (exits.FAILED, True)
        kept.add(filed(other(made)), IMPORTED, capture=Capture(page, "text/html"))
    code, out, _ = run("export", "-o", "a.warc.gz")
    assert (code, out) == (exits.DONE, "2 captures of 1 article\n")
    assert Path("a.warc.gz").read_bytes()[:2] == b"\x1f\x8b"


@pytest.mark.usefixtures("store")
def test_bytes_go_to_a_pipe(capsysbinary) -> None:
    from onrecord.cli import main

    assert main(["export", "--format", "zip"]) == exits.DONE
    out, _ = capsysbinary.readouterr()
    Path("piped.zip").write_bytes(out)
    with ZipFile("piped.zip") as archive:
        assert archive.testzip() is None


@pytest.mark.usefixtures("store")
def test_a_missing_extra_leaves_no_file(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, _, err = run("export", "-o", "a.xlsx")
    assert code == exits.FAILED
    assert "pip install 'onrecord[xlsx]'" in err
    assert not Path("a.xlsx").exists()


def test_standard_input_is_a_source(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Bytes:
        buffer = (folder / "in.jsonl").open("w+b")

    Bytes.buffer.write(codec.dump(talks()).encode())
    Bytes.buffer.seek(0)
    monkeypatch.setattr(sys, "stdin", Bytes)
    code, out, _ = run("export", "-")
    Bytes.buffer.close()
    assert code == exits.DONE
    assert json.loads(out)["article"]["title"] == "Talks on the quay"
