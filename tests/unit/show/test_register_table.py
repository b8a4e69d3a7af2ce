from __future__ import annotations

import io
import re

import pytest

from onrecord.register.register import make
from onrecord.show.register_table import render
from onrecord.show.register_view import View
from tests.unit.register.told import told


def shown(*entries, full: bool = False, width: int = 120, monkeypatch=None, encoding: str = "utf-8") -> str:
    register = make(entries)
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    if monkeypatch is not None:
        monkeypatch.setenv("COLUMNS", str(width))
    render(View(register.rows, 7, frozenset(), register.people), stream, full=full)
    return raw.getvalue().decode(encoding)


def test_a_row_says_when_who_how_where_and_who_says_so(monkeypatch) -> None:
    page = shown(
        told(
            "Marta Venn",
            "Eliav Strand",
            value="2031-04-17",
            place="the old customs house",
            mode="phone",
            roles={"Marta Venn": "host"},
        ),
        told("Ada Olt", "Dov Ben-Ari", status="planned", outlet=None),
        monkeypatch=monkeypatch,
    )
    row = next(line for line in page.splitlines() if "2031-04-17" in line)
    for words in (
        "Marta Venn (host), Eliav Strand",
        "by phone",
        "the old customs house",
        "The Harbour Ledger",
    ):
        assert words in row
    assert "planned, in person" in page
    assert "items.jsonl:1" in page
    assert "2 meetings, 4 people, in 7 articles, from 2031-04-17 to 2031-04-17" in page


def test_what_is_cut_is_counted(monkeypatch) -> None:
    entries = [told("Marta Venn", f"Guest No{number}", key=str(number)) for number in range(55)]
    page = shown(*entries, monkeypatch=monkeypatch)
    assert "… and 15 more meetings: --full prints all" in page
    assert "more people" in page
    whole = shown(*entries, full=True, monkeypatch=monkeypatch)
    assert "more" not in whole
    assert whole.count("Marta Venn") > 55


def test_who_takes_part_most_and_with_whom(monkeypatch) -> None:
    page = shown(
        told("Marta Venn", "Eliav Strand", key="a"),
        told("Marta Venn", "Ada Olt", key="b"),
        told("Marta Venn", "Ada Olt", key="c"),
        monkeypatch=monkeypatch,
    )
    row = next(line for line in page.splitlines() if line.startswith("Marta Venn "))
    assert row.split()[2] == "3"
    assert "Ada Olt 2" in row


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_fits_and_cannot_be_coloured_from_outside(monkeypatch, width: int) -> None:
    page = shown(
        told("Marta \x1b[31mVenn", "[bold]Strand[/bold]", "\u202eDov", "דב בן־ארי"),
        width=width,
        monkeypatch=monkeypatch,
    )
    assert "\x1b[31m" not in page
    assert "\u202e" not in page
    assert "[/bold]" in re.sub(r"\s", "", page) or width < 80
    assert all(len(line) <= width + 2 for line in page.splitlines())


def test_an_old_terminal_gets_what_it_can_print(monkeypatch) -> None:
    page = shown(told("Zoë Żofia", "דב בן־ארי"), monkeypatch=monkeypatch, encoding="ascii")
    assert "Zoe Zofia" in page
    assert "?" in page


def test_no_meeting_is_said(monkeypatch) -> None:
    assert shown(monkeypatch=monkeypatch) == "No meeting is told in 7 articles.\n"
