"""`onrecord import`: what was exported comes back, every record proved, a bad line told and passed over."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import codec
from onrecord.cli import exits
from onrecord.cli.made_by import IMPORTED
from onrecord.cli.parser import COMMANDS, build
from onrecord.store.store import open_store
from onrecord.types import Record
from onrecord.webanno.write import page
from tests.unit.show.export.filed import filed, hostile, talks, true_records


def put(path: Path, *lines: str) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def test_its_module_bears_a_name_that_can_be_imported() -> None:
    assert "import" in COMMANDS
    assert (
        build(["import", "a.jsonl"]).parse_args(["import", "a.jsonl"]).run.__module__
        == "onrecord.cli.import_"
    )


@pytest.mark.parametrize("form", ["jsonl", "webanno"])
def test_export_import_export_is_the_identity_to_the_byte(run, folder: Path, form: str) -> None:
    put(folder / "first.jsonl", codec.dump(talks()), codec.dump(hostile()))
    assert run("import", "first.jsonl", "--store", "a.db")[0] == exits.DONE
    assert run("export", "--store", "a.db", "--format", form, "-o", f"a.{form}.jsonl")[0] == exits.DONE
    code, out, _ = run("import", f"a.{form}.jsonl", "--store", "b.db")
    assert (code, out.split(",")[0]) == (exits.DONE, "2 new")
    assert run("export", "--store", "b.db", "--format", form, "-o", "b")[0] == exits.DONE
    assert Path("b").read_bytes() == Path(f"a.{form}.jsonl").read_bytes()
    assert run("export", "--store", "b.db", "-o", "last.jsonl")[0] == exits.DONE
    assert Path("last.jsonl").read_bytes() == Path("first.jsonl").read_bytes()


@settings(max_examples=15)
@given(made=st.lists(true_records(), min_size=1, max_size=3))
def test_a_store_gives_back_whatever_came_in(made, tmp_path_factory) -> None:
    made = [_named(record, f"{number}.txt") for number, record in enumerate(made)]
    with open_store(tmp_path_factory.mktemp("store") / "a.db", create=True) as kept:
        for record in made:
            kept.add(filed(record), IMPORTED)
        assert [filing.record for filing in kept.filings()] == made
        assert list(kept.filings()) == [filed(record) for record in made]


def _named(record: Record, name: str) -> Record:
    article = record.article
    return replace(record, article=replace(article, url=None, source=replace(article.source, name=name)))


def test_the_same_again_changes_nothing(run, folder: Path) -> None:
    put(folder / "a.jsonl", codec.dump(talks()))
    assert run("import", "a.jsonl")[1].startswith("1 new")
    code, out, _ = run("import", "a.jsonl", "a.jsonl")
    assert code == exits.DONE
    assert out == "0 new, 0 changed (a new version), 0 made anew, 2 known, 0 rejected\n"


def test_bad_lines_are_told_listed_and_passed_over(run, folder: Path) -> None:
    orphan = page(talks(), generator="x")
    orphan["items"][1]["target"][0]["selector"][1]["exact"] = "Marta Vann"
    lie = codec.dump(hostile()).replace('"held"', '"hold"')
    put(folder / "a.jsonl", codec.dump(talks()), "", "{", lie, json.dumps(orphan), codec.dump(hostile()))
    code, out, err = run("import", "a.jsonl", "missing.jsonl", "--rejects", "no.jsonl")
    assert code == exits.FAILED
    assert out == "2 new, 0 changed (a new version), 0 made anew, 0 known, 4 rejected\n"
    rows = [json.loads(line) for line in Path("no.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["source"], row["error"]) for row in rows] == [
        ("a.jsonl:3", "SchemaError"),
        ("a.jsonl:4", "SchemaError"),
        ("a.jsonl:5", "ProofError"),
        ("missing.jsonl", "UnreadableSource"),
    ]
    assert (
        "an orphan, its words 'Marta Vann' are not at [17, 27], where the text has 'Marta Venn'"
        in rows[2]["message"]
    )
    assert all(row["message"] in err for row in rows)


def test_a_line_is_known_wherever_it_stands(run, folder: Path, monkeypatch) -> None:
    put(folder / "a.jsonl", codec.dump(talks()), codec.dump(hostile()))
    run("import", "a.jsonl", "--no-merge")
    put(folder / "a.jsonl", codec.dump(hostile()), codec.dump(talks()))
    monkeypatch.setattr("onrecord.cli.import_.arrived", None)  # they are not even proved again
    assert run("import", "a.jsonl", "--no-merge")[1].endswith("2 known, 0 rejected\n")


def test_articles_and_no_name_are_told_for_what_they_are(run, folder: Path) -> None:
    put(folder / "a.jsonl", '{"id": 1, "text": "Nobody met."}', '{"text": "x", "article": {}}', "{}", "[]")
    code, _, err = run("import", "a.jsonl", "")
    told = err.splitlines()
    assert code == exits.ALL_FAILED
    assert told[0] == (
        "onrecord: a.jsonl:1: this is an article, and no record of one: `onrecord add` reads articles."
    )
    assert not any("onrecord add" in sentence for sentence in told[1:])
    assert told[-1] == "onrecord: An empty name is no file: name one, or - for standard input."


def test_nothing_good_at_all_is_another_code(run, folder: Path) -> None:
    put(folder / "a.jsonl", "[]")
    assert run("import", "a.jsonl")[0] == exits.ALL_FAILED


def test_packed_lines_and_one_document_over_many_lines_are_read(run, folder: Path) -> None:
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(codec.dump(talks()).encode()))
    (folder / "b.jsonld").write_text(json.dumps(page(hostile(), generator="x"), indent=2), encoding="utf-8")
    (folder / "c.json").write_text(codec.dump(hostile()) + "\n", encoding="utf-8")
    code, out, _ = run("import", "a.jsonl.gz", "b.jsonld", "c.json")
    assert code == exits.DONE
    assert out == "2 new, 0 changed (a new version), 0 made anew, 1 known, 0 rejected\n"


def test_annotations_of_others_are_counted(run, folder: Path) -> None:
    value = page(talks(), generator="x")
    value["items"].append({"type": "Annotation", "body": "mine"})
    put(folder / "a.jsonl", json.dumps(value))
    code, _, err = run("import", "a.jsonl")
    assert code == exits.DONE
    assert "1 annotation without a fact of onrecord passed over." in err
