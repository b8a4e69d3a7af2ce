"""`merge`, `judge`, `person`, `dossier` over a store: what is joined, why, how it is undone, how it looks."""

from __future__ import annotations

import csv
import io
import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.store.store import open_store
from tests.store.made import MAKER, filing

SPEECH = "The channel closes at dusk and no pilot will take anybody out after that"
ARTICLES = [
    filing(
        ("Marta Venn", SPEECH),
        met=[("Marta Venn", "Oskar Hallin")],
        url="https://ledger.example/1",
        published="2031-04-17",
        outlet="The Harbour Ledger",
        title="=Talks <b>on</b> ice",
    ),
    filing(
        ("Márta Venn", "The channel closes at dusk"),
        met=[("Márta Venn", "Oskar Hallin")],
        url="https://gazette.example/2",
        published="2031-04-18",
        outlet="Gazette of Tarsk",
    ),
    filing(("Ada Olt", "Marta Venn is late again."), url="https://gazette.example/3", published="2031-05-01"),
    filing(("Pavel Venn", "I am another."), url="https://gazette.example/4", published="2031-05-02"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    with open_store("onrecord.db", create=True) as store:
        for one in ARTICLES:
            store.add(one, MAKER)
    return tmp_path


def joined(run) -> dict[tuple[str, str], str]:
    rows = map(json.loads, run("merge", "--format", "json")[1].splitlines())
    return {(row["left"], row["right"]): row["verdict"] for row in rows if row["subject"] == "person"}


@pytest.mark.usefixtures("folder")
def test_merge_joins_spellings_and_says_why(run) -> None:
    rows = [json.loads(line) for line in run("merge", "--format", "json")[1].splitlines()]
    [people] = [row for row in rows if row["subject"] == "person" and row["verdict"] == "same"]
    assert {people["left"], people["right"]} == {"Marta Venn", "Márta Venn"}
    assert people["score"] > 0.85
    assert all(point["words"] for point in people["why"])
    quotes = [row for row in rows if row["subject"] == "quote" and row["verdict"] == "same"]
    assert len(quotes) == 1
    assert run("merge", "--format", "json")[1].splitlines() == [
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows
    ]


@pytest.mark.usefixtures("folder")
def test_a_judgement_goes_first_is_kept_and_can_be_taken_back(run) -> None:
    pair = ("Marta Venn", "Márta Venn")
    assert joined(run)[pair] == "same"
    told = run("judge", "different", *pair, "--by", "Ada Olt", "--reason", "sisters", "--at", "2031-06-01")
    assert told == (0, "", "onrecord: Kept, and applied.\n")
    assert joined(run)[pair] != "same"
    listed = json.loads(run("judge", "list", "--format", "json")[1])
    assert (listed["verdict"], listed["by"], listed["reason"]) == ("different", "Ada Olt", "sisters")
    run("judge", "undo", *pair, "--by", "Ada Olt", "--at", "2031-06-02")
    assert joined(run)[pair] == "same"
    assert "sisters" in run("judge", "list", "--format", "table")[1]  # nothing is forgotten


def test_a_judgement_whose_words_are_gone_is_an_orphan(run, folder: Path) -> None:
    run("merge", "--format", "json")
    with open_store(folder / "onrecord.db") as store:
        left, right = (fact.ref for fact in list(store.facts("quote"))[:2])
        run("judge", "different", left, right, "--by", "Ada Olt", "--at", "2031-06-01")
        assert run("judge", "list", "--orphans", "--format", "table")[1] == ""
        store.add(
            filing(("Marta Venn", "Something else."), url="https://ledger.example/1", published="2031-04-17"),
            MAKER,
        )
    out = run("judge", "list", "--orphans", "--format", "table")[1]
    assert "an orphan, its words are gone" in out
    assert SPEECH in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["judge", "same", "Marta Venn", "--by", "A"], 2, "A judgement is about two"),
        (["judge", "same", "Marta Venn", "Ada Olt"], 2, "Say who decides: --by NAME."),
        (["judge", "same", "Marta Venn", "Zephyr Quist", "--by", "A"], 2, "no person 'Zephyr Quist'"),
        (["judge", "same", "Ada Olt", "Ada Olt", "--by", "A"], 2, "A judgement needs two items"),
        (["judge", "same", "Ada Olt", "Marta Venn", "--by", "A", "--at", "noon"], 2, "'noon' is no time"),
        (["judge", "list", "Ada Olt"], 2, "takes no REF"),
        (["person", "Zephyr Quist"], 1, "Nobody in this store is called Zephyr Quist."),
        (["person", "x", "--id", "p0"], 1, "Nobody in the store has the id p0."),
        (["person", "Ada Olt", "-o", "olt.pdf"], 2, "olt.pdf does not say which format it is"),
        (["search", "herring", "-o", "herring.xlsx"], 2, "Say so: --format table|json|csv|html."),
        (["merge", "-o", "joins.csv"], 2, "Say so: --format table|json|html."),
        (["meetings", "-o", "met.pdf"], 2, "met.pdf does not say which format it is"),
        (
            ["person", "Ada Olt", "--format", "csv", "-o", "onrecord.db"],
            2,
            "onrecord.db is the store: --output",
        ),
        (["merge", "--format", "html", "-o", "./onrecord.db"], 2, "onrecord.db is the store: --output"),
        (["export", "--format", "jsonl", "-o", "onrecord.db"], 2, "onrecord.db is the store: --output"),
        (["add", "x.txt", "--rejects", "onrecord.db"], 2, "onrecord.db is the store: --rejects"),
        (["person", "Ada Olt", "--store", ""], 2, "--store: '' names no store."),
        (["dossier", "Venn"], 2, "required: -o/--output"),
        (["dossier", "Venn", "-o", "venn.doc"], 2, "venn.doc is neither .html nor .pdf"),
        (["dossier", "-o", "venn.html"], 2, "Say whom or what the dossier is about"),
        (
            ["dossier", "--topic", "herring", "-o", "x.html"],
            1,
            "Nothing in this store has the words 'herring'",
        ),
        (["dossier", "herring", "-o", "x.html"], 1, "is called herring, and nothing in this store has the"),
        (["dossier", "Venn", "--topic", "ice", "-o", "x.html"], 2, "about a person or a topic: leave"),
        (["dossier", "--topic", "ice", "--id", "p0", "-o", "x.html"], 2, "about a person or a topic: leave"),
        (["dossier", "--topic", "'' -ice", "-o", "x.html"], 2, "says only which there may not be"),
        (["dossier", "", "-o", "x.html"], 2, "PERSON|TOPIC: '' asks for nothing: there is no letter in it"),
        (["dossier", "--topic", " ", "-o", "x.html"], 2, "--topic: ' ' asks for nothing"),
        (["person", "\t"], 2, "NAME: '\\t' asks for nothing"),
        (["person", "—", "--id", "p0"], 2, "NAME: '—' asks for nothing"),
        (["person", "n" * 5_000], 2, "NAME: 5,000 characters are too many: 1,000 are enough."),
        (["quote", ""], 2, "Say some words of the quote"),
        (["quote", " ", ""], 2, "Say some words of the quote"),
        (["quote", "…"], 2, "There is no word in '…'"),
        (["export", "--person", "", "-o", "x.jsonl"], 2, "--person: '' asks for nothing"),
        (["export", "--outlet", " ", "-o", "x.jsonl"], 2, "--outlet: ' ' asks for nothing"),
        (["meetings", "--with", "-"], 2, "--with: '-' asks for nothing"),
        (["meetings", "--from", "2032", "--to", "2031"], 2, "No day lies from 2032-01-01 to 2031-12-31"),
        (["person", "Ada Olt", "--from", "2031-06", "--to-date", "2031-05"], 2, "No day lies from 2031-06"),
        (
            ["dossier", "Ada Olt", "--from", "2032", "--to-date", "2031", "-o", "x.html"],
            2,
            "No day lies from",
        ),
        (["export", "--from", "2032", "--to-date", "2031", "-o", "x.jsonl"], 2, "No day lies from 2032-01"),
        (["merge", "--store", "nowhere.db"], 1, "There is no store at nowhere.db"),
    ],
)
def test_one_sentence(run, words: list[str], code: int, sentence: str) -> None:
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_the_page_of_joins_is_escaped_and_says_how_to_undo(run, folder: Path) -> None:
    assert run("merge", "-o", "joins.html")[0] == 0
    page = (folder / "joins.html").read_text(encoding="utf-8")
    assert "onrecord judge different &#x27;Marta Venn&#x27; &#x27;Márta Venn&#x27; --subject person" in page
    assert "<b>on</b>" not in page


@pytest.mark.usefixtures("folder")
def test_a_person_in_every_spelling(run) -> None:
    run("merge", "--format", "json")
    found = json.loads(run("person", "Marta Venn")[1])
    assert [form["words"] for form in found["forms"][:2]] == ["Marta Venn", "Márta Venn"]
    assert len(found["said"]) == 1  # two outlets give it
    assert found["said"][0]["others"]
    assert [row["place"] for row in found["met"]] == [None]
    assert [one["name"] for one in found["beside"]] == ["Oskar Hallin"]
    later = json.loads(run("person", "Marta Venn", "--from", "2031-04-18")[1])
    assert [quote["text"] for quote in later["said"]] == ["The channel closes at dusk"]


def test_somebody_of_whom_nothing_is_of_these_days(run, folder: Path) -> None:
    with open_store(folder / "onrecord.db") as store:
        undated = filing(("Marta Venn", "No day is known."), url="https://gazette.example/5", published=None)
        store.add(undated, MAKER)
    run("merge", "--format", "json")
    for words, days in (
        (["--from", "2040"], "from 2040-01-01 on"),
        (["--to-date", "2030-05"], "up to 2030-05-31"),
        (["--from", "2031-06", "--to-date", "2032"], "from 2031-06-01 to 2032-12-31"),
    ):
        told = (
            f"onrecord: Marta Venn is in this store, but in nothing published {days}; there are 2 articles "
            "of 2031-04-17 to 2031-04-18 and 1 article without a day.\n"
        )
        assert run("person", "Marta Venn", *words) == (1, "", told)
        assert run("dossier", "Marta Venn", *words, "-o", "venn.html") == (1, "", told)
    assert not (folder / "venn.html").exists()


@pytest.mark.usefixtures("folder")
def test_a_surname_of_two_asks_which(run) -> None:
    run("merge", "--format", "json")
    code, out, err = run("person", "Venn")
    assert (code, out) == (1, "")
    assert "Venn may be one of 2 here: Marta Venn" in err
    chosen = err.split("Pavel Venn")[1].split("--id ")[1].split(")")[0]
    assert json.loads(run("person", "Venn", "--id", chosen)[1])["people"][0]["name"] == "Pavel Venn"


def test_a_person_as_table_csv_and_page(run, folder: Path) -> None:
    run("merge", "--format", "json")
    table = run("person", "Marta Venn", "--format", "table")[1]
    assert "printed as" in table
    assert "The Harbour Ledger" in table
    out = run("person", "Marta Venn", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert {row["what"] for row in rows} == {"said", "met"}
    assert "'=Talks <b>on</b> ice" in {row["title"] for row in rows}
    assert run("person", "Marta Venn", "-o", "venn.html")[0] == 0
    page = (folder / "venn.html").read_text(encoding="utf-8")
    assert f"<mark>{SPEECH}</mark>" in page
    assert "given by 1 other article too" in page
    assert "<b>on</b>" not in page


def test_a_quote_that_another_article_cuts_in_two_is_in_one_other_article(run, folder: Path) -> None:
    cut = (
        ("Márta Venn", "The channel closes at dusk"),
        ("Márta Venn", "no pilot will take anybody out after that"),
    )
    with open_store(folder / "onrecord.db") as store:
        gazette = {
            "url": "https://gazette.example/2",
            "outlet": "Gazette of Tarsk",
            "published": "2031-04-18",
        }
        store.add(filing(*cut, **gazette), MAKER)
    run("merge", "--format", "json")
    [said] = json.loads(run("person", "Marta Venn")[1])["said"]
    assert len(said["others"]) == 2
    run("person", "Marta Venn", "-o", "venn.html")
    assert "given by 1 other article too" in (folder / "venn.html").read_text(encoding="utf-8")
    run("dossier", "Marta Venn", "-o", "dossier.html")
    page = (folder / "dossier.html").read_text(encoding="utf-8")
    assert 'also in <a href="#source2">[2]</a></p>' in page


def test_a_dossier_of_some_days_says_so(run, folder: Path) -> None:
    run("merge", "--format", "json")
    err = run("dossier", "Marta Venn", "--from", "2031-04-18", "-o", "venn.html")[2]
    assert "all that the register holds of articles published from 2031-04-18 on." in err
    assert "from 2031-04-18" in (folder / "venn.html").read_text(encoding="utf-8")


def test_a_dossier_cites_every_fact(run, folder: Path) -> None:
    run("merge", "--format", "json")
    code, _, err = run("dossier", "Marta Venn", "-o", "venn.html")
    assert code == 0
    assert "1 quote and 1 meeting in 2 articles" in err
    page = (folder / "venn.html").read_text(encoding="utf-8")
    assert f"<mark>{SPEECH}</mark>" in page
    assert 'also in <a href="#source2">[2]</a>' in page
    assert f"text {ARTICLES[0].record.article.id}" in page
    assert "read by onrecord 0.1.0, model en-1" in page
    assert "<b>on</b>" not in page
    assert run("dossier", "--topic", "channel closes", "-o", "topic.html")[0] == 0
    assert "<mark>The channel closes at dusk</mark>" in (folder / "topic.html").read_text(encoding="utf-8")


@pytest.mark.skipif(
    find_spec("typst") is None, reason="typst is not installed: pip install 'onrecord[dossier]'"
)
def test_a_dossier_as_pdf_is_the_same_on_every_run(run, folder: Path) -> None:
    import pypdfium2

    run("merge", "--format", "json")
    for name in ("one.pdf", "other.pdf"):
        assert run("dossier", "Marta Venn", "-o", name)[0] == 0
    made = (folder / "one.pdf").read_bytes()
    assert made == (folder / "other.pdf").read_bytes()
    with pypdfium2.PdfDocument(made) as document:
        text = document[0].get_textpage().get_text_range()
    assert "Marta Venn" in text
    assert "channel closes at dusk" in " ".join(text.split())
    assert "=Talks <b>on</b> ice" in " ".join(text.split())  # words, and no markup
