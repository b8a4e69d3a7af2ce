from __future__ import annotations

import csv
import io

import pytest

from onrecord.register.register import make
from onrecord.show.register_csv import COLUMNS, write
from tests.unit.register.told import told


def table(*entries) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write(make(entries).rows, stream)
    text = stream.getvalue()
    assert text.startswith("\ufeffmeeting,")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_is_a_meeting_and_a_participant() -> None:
    entry = told(
        "Marta Venn",
        "Eliav Strand",
        "Straits Commission",
        value="2031-04-17",
        place="the old customs house",
        offices={"Marta Venn": "Foreign Minister"},
        kinds={"Straits Commission": "organization"},
        roles={"Marta Venn": "host"},
        via=("her office",),
        published="2031-04-18",
    )
    rows = table(entry, told("Ada Olt", "Dov Ben-Ari", mode="phone"))
    assert [row["name"] for row in rows] == [
        "Marta Venn", "Eliav Strand", "Straits Commission", "Ada Olt", "Dov Ben-Ari",
    ]  # fmt: skip
    assert len({row["meeting"] for row in rows}) == 2
    first = rows[0]
    assert first["meeting"] == entry.id
    assert (first["role"], first["office"], first["kind"]) == ("host", "Foreign Minister", "person")
    assert (first["date"], first["precision"], first["place"]) == (
        "2031-04-17",
        "day",
        "the old customs house",
    )
    assert (first["reported_by"], first["outlet"]) == ("her office", "The Harbour Ledger")
    assert first["words"] == entry.told.text
    assert (
        first["words"][int(first["trigger_start"]) : int(first["trigger_end"])] == first["trigger"] == "met"
    )
    name = slice(int(first["name_start"]), int(first["name_end"]))
    assert first["words"][name] == first["name_printed"] == "Marta Venn"
    assert first["confidence"] == "0.9"
    assert rows[3]["mode"] == "phone"
    assert rows[3]["date"] == ""


def test_every_column_is_described() -> None:
    assert list(table(told("Marta Venn", "Eliav Strand"))[0]) == list(COLUMNS)


@pytest.mark.parametrize(
    "title",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        '=HYPERLINK("http://evil.example")',
        "\n=1",
        "＝1",
    ],
)
def test_formulas_are_defused(title: str) -> None:
    assert table(told("Marta Venn", "Eliav Strand", title=title))[0]["title"] == f"'{title}"


@pytest.mark.parametrize("title", ['Talks, "frank"', "two\nlines", "שלום", "a=b", "’=1"])
def test_other_words_stay_as_they_are(title: str) -> None:
    assert table(told("Marta Venn", "Eliav Strand", title=title))[0]["title"] == title


def test_an_empty_register_is_a_header() -> None:
    assert table() == []
