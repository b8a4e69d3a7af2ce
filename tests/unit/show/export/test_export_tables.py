"""Tables, each opened by what people open them with: csv, openpyxl, pyarrow."""

from __future__ import annotations

import csv
import gc
import sys
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from onrecord.errors import MissingExtra
from onrecord.register.people import Person
from onrecord.show.export import parquet, table, xlsx
from onrecord.show.export.known import NOTHING, Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.table import COLUMNS
from tests.unit.show.export.filed import (
    HOSTILE_NAME,
    both,
    exported,
    filed,
    hostile,
    lost,
    talks,
    true_records,
)

KNOWN = Known(
    person=lambda _origin, who: Person(f"p-{who.name}", f"The {who.name}", (who.name,), "person"),
    meeting=lambda entry: f"event of {entry}",
    statement=lambda said: f"statement of {said}",
)


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def rows(kind: str, filings=None, known=NOTHING) -> list[dict[str, str]]:
    text, _ = exported("csv", both() if filings is None else filings, known, rows_of=kind)
    return read(text)


def test_a_meeting_has_a_row_a_participant() -> None:
    found = rows("meetings", [filed(talks())])
    assert [row["name"] for row in found] == ["Marta Venn", "Eliav Strand"]
    assert len({row["meeting"] for row in found}) == 1
    assert [row["office"] for row in found] == ["Foreign Minister", "Rabbi"]
    first = found[0]
    text = talks().article.text
    assert text[int(first["name_start"]) : int(first["name_end"])] == first["name_printed"]
    assert (first["date"], first["place"], first["status"]) == ("2031-04-17", "the old customs house", "held")
    assert (first["person"], first["event"]) == ("", "")


def test_a_quote_has_a_row() -> None:
    found = rows("quotes", [filed(talks())])
    assert [row["name"] for row in found] == ["Marta Venn", "my sister", "Eliav Strand", "Eliav Strand"]
    assert found[0]["text"] == "We came for two men … and my sister said, ‘Never leave without them.’"
    assert (found[0]["pieces"], found[0]["to"], found[0]["source_words"]) == ("2", "Eliav Strand", "Venn")
    assert found[1]["within"] == found[0]["quote"]
    assert found[2]["passed_on_by"] == "the har\u00adbour office"


def test_what_the_register_knows_is_in_the_rows() -> None:
    meeting, quote = rows("meetings", known=KNOWN)[0], rows("quotes", known=KNOWN)[0]
    assert (meeting["name"], meeting["person"]) == ("The Marta Venn", "p-Marta Venn")
    assert meeting["name_in_article"] == "Marta Venn"
    assert meeting["event"] == f"event of {meeting['meeting']}"
    assert quote["statement"] == f"statement of {quote['quote']}"
    assert (quote["to"], quote["to_person"]) == ("The Eliav Strand", "p-Eliav Strand")


def test_formulas_are_defused_in_csv_and_counted() -> None:
    text, ledger = exported("csv", [filed(hostile())], rows_of="meetings")
    found = read(text)
    for row in found:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert found[0]["name"] == f"'{HOSTILE_NAME}"
    defused = sum(value.startswith("'") for row in found for value in row.values())
    assert lost(ledger) == {"cells with an apostrophe put before them, against formulas": defused}
    assert defused > 8


def test_what_has_no_row_is_counted() -> None:
    _, ledger = exported("csv", [filed(talks())], rows_of="quotes")
    accounts = {account.kind: account for account in ledger.accounts()}
    assert (accounts["meetings"].taken, accounts["meetings"].written) == (1, 0)
    assert accounts["meetings"].left == (("this table has quotes", 1),)
    assert accounts["quotes"].written == accounts["quotes"].taken == 4
    assert accounts["entities"].written == 3
    assert accounts["entities"].left == (("in no cell of a row", 1),)
    assert lost(ledger) == {}


def test_a_zip_holds_both_tables_and_is_the_same_on_every_run() -> None:
    made, _ = exported("zip", both())
    assert made == exported("zip", both())[0]
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == ["meetings.csv", "quotes.csv"]
        for kind in COLUMNS:
            assert archive.read(f"{kind}.csv").decode("utf-8") == exported("csv", both(), rows_of=kind)[0]


def sheets(made: bytes):
    book = load_workbook(BytesIO(made))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets
    }


def test_a_workbook_says_what_the_csv_says() -> None:
    made, _ = exported("xlsx", [filed(talks())])
    found = sheets(made)
    assert list(found) == ["meetings", "quotes", "about"]
    for kind in COLUMNS:
        head, *body = found[kind]
        told = [
            dict(zip(head, ["" if value is None else str(value) for value in row], strict=True))
            for row in body
        ]
        assert told == rows(kind, [filed(talks())])
    assert {(row[0], row[1]) for row in found["about"]} > {("quotes", "cue"), ("meetings", "role")}


def test_a_workbook_holds_formulas_as_texts() -> None:
    made, _ = exported("xlsx", [filed(hostile())])
    cells = [
        cell for sheet in load_workbook(BytesIO(made)).worksheets for row in sheet.iter_rows() for cell in row
    ]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink is None for cell in cells)
    assert HOSTILE_NAME in {cell.value for cell in cells}


@pytest.mark.parametrize(("name", "extra"), [("xlsx", {}), ("zip", {}), ("parquet", {"rows_of": "quotes"})])
def test_what_stops_halfway_leaves_no_files_behind(name, extra, tmp_path: Path, monkeypatch) -> None:
    def breaking():
        yield both()[0]
        raise ValueError("halfway")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ValueError, match="halfway"):
        exported(name, breaking(), **extra)
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_the_same_on_every_run() -> None:
    assert exported("xlsx", both())[0] == exported("xlsx", both())[0]


def test_a_cell_too_long_for_excel_is_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_UNITS", 20)
    made, ledger = exported("xlsx", [filed(hostile())])
    longest = [
        value
        for rows in list(sheets(made).values())[:2]
        for row in rows[1:]
        for value in row
        if isinstance(value, str)
    ]
    assert max(len(value.encode("utf-16-le")) // 2 for value in longest) == 20
    assert lost(ledger)["cells cut to 20 characters"] > 5


def test_rows_beyond_excels_last_go_on_on_a_second_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    made, _ = exported("xlsx", [filed(talks())])
    found = sheets(made)
    assert [len(found[name]) for name in ("meetings", "quotes", "quotes 2")] == [3, 3, 3]
    assert found["quotes 2"][0] == found["quotes"][0]


@pytest.mark.parametrize("kind", ["articles", "meetings", "quotes"])
def test_parquet_has_every_row(kind: str) -> None:
    made, _ = exported("parquet", both(), rows_of=kind)
    found = pyarrow.parquet.read_table(BytesIO(made))
    assert found.column_names == list(parquet.COLUMNS[kind])
    assert found.num_rows == {"articles": 2, "meetings": 2, "quotes": 6}[kind]


def test_parquet_is_typed_and_nested() -> None:
    made, _ = exported("parquet", [filed(talks())], KNOWN, rows_of="quotes")
    first = pyarrow.parquet.read_table(BytesIO(made)).to_pylist()[0]
    text = talks().article.text
    assert [text[piece["start"] : piece["end"]] for piece in first["content"]] == [
        piece["text"] for piece in first["content"]
    ]
    assert first["speaker"] == {
        "name": "The Marta Venn",
        "person": "p-Marta Venn",
        "name_in_article": "Marta Venn",
        "kind": "person",
        "offices": ["Foreign Minister"],
    }
    assert (first["confidence"], first["by"], first["within"]) == (0.8, ["rule:by-hand"], None)
    made, _ = exported("parquet", [filed(talks())], rows_of="meetings")
    meeting = pyarrow.parquet.read_table(BytesIO(made)).to_pylist()[0]
    assert [one["role"] for one in meeting["participants"]] == ["participant", "participant"]
    assert meeting["place"]["text"] == "the old customs house"


def test_parquet_writes_group_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 3)
    made, _ = exported("parquet", both(), rows_of="quotes")
    assert pyarrow.parquet.ParquetFile(BytesIO(made)).metadata.num_row_groups == 2


@given(st.lists(true_records(), max_size=2))
def test_tables_of_any_records_open_and_balance(made) -> None:
    filings = list(map(filed, made))
    quotes = sum(len(filing.quotes) for filing in filings)
    assert len(rows("quotes", filings)) == quotes
    assert len(sheets(exported("xlsx", filings)[0])["quotes"]) == 1 + quotes
    table_of = pyarrow.parquet.read_table(BytesIO(exported("parquet", filings, rows_of="quotes")[0]))
    assert table_of.column("text").to_pylist() == [said.text for filing in filings for said in filing.quotes]


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("xlsx", "xlsxwriter", {}), ("parquet", "pyarrow", {"rows_of": "quotes"})]
)
def test_a_missing_extra_says_which_install_brings_it(name, module, extra, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'onrecord\[{name}\]'"):
        exported(name, [], **extra)


def test_columns_and_cells_are_as_many() -> None:
    for filing in both():
        for kind, columns in COLUMNS.items():
            for row in table.rows(filing, kind, KNOWN, Ledger()):
                assert len(row) == len(columns)
