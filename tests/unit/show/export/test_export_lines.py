"""Native records and PLOVER events, and that every format accounts for everything and repeats itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codec
from onrecord.show.export.formats import FORMATS, by_suffix
from onrecord.show.export.known import NOTHING
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.ledger_table import lines
from tests.unit.show.export.filed import both, exported, filed, hostile, talks, true_records
from tests.unit.show.export.test_export_tables import KNOWN

WRITTEN = [
    (name, {"rows_of": rows} if rows else {})
    for name, form in FORMATS.items()
    if not form.takes_captures
    for rows in form.rows or (None,)
]


@given(st.lists(true_records(), max_size=3))
def test_native_lines_are_the_records(made) -> None:
    text, _ = exported("jsonl", map(filed, made))
    assert text == "".join(codec.dump(record) + "\n" for record in made)
    assert [codec.load(line) for line in text.split("\n")[:-1]] == made


@pytest.mark.parametrize(("name", "extra"), WRITTEN, ids=str)
def test_a_format_repeats_itself_and_accounts_for_everything(name: str, extra: dict) -> None:
    first, ledger = exported(name, both(), KNOWN, **extra)
    assert first == exported(name, both(), KNOWN, **extra)[0]
    accounts = {account.kind: account for account in ledger.accounts()}
    assert accounts["articles"].taken == accounts["articles"].written == 2
    assert {kind: account.taken for kind, account in accounts.items()} == {
        "articles": 2,
        "entities": 6,
        "quotes": 6,
        "meetings": 2,
        "times": 2,
        "warnings": 3,
    }


@pytest.mark.parametrize(("name", "extra"), WRITTEN, ids=str)
def test_articles_are_taken_one_at_a_time(name: str, extra: dict) -> None:
    """No format asks for the second article before it is done with the first."""
    taken = []

    def filings():
        for number, filing in enumerate(both()):
            assert len(taken) == number
            yield filing
            taken.append(number)

    exported(name, filings(), **extra)
    assert taken == [0, 1]


@pytest.mark.parametrize(("name", "extra"), WRITTEN, ids=str)
def test_no_article_at_all_is_a_file_too(name: str, extra: dict) -> None:
    _, ledger = exported(name, [], **extra)
    assert all(account.taken == 0 for account in ledger.accounts())


def test_lossless_formats_leave_nothing_out() -> None:
    for name in ("jsonl", "webanno"):
        _, ledger = exported(name, both())
        assert all(account.taken == account.written and not account.left for account in ledger.accounts())
        assert not ledger.reductions()


def test_plover_has_an_event_a_meeting() -> None:
    text, _ = exported("plover", both(), KNOWN)
    events = [json.loads(line) for line in text.split("\n")[:-1]]
    assert [event["event"] for event in events] == [["CONSULT"], ["CONSULT"]]
    assert events[0]["source"][0]["identifier_text"] == "The Marta Venn"
    text, _ = exported("plover", [filed(talks())], NOTHING)
    assert json.loads(text)["source"][0]["identifier_text"] == "Marta Venn"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.jsonl", "jsonl"),
        ("A.JSONL", "jsonl"),
        ("a.webanno.jsonl", "webanno"),
        ("a.schemaorg.jsonl", "schemaorg"),
        ("a.plover.jsonl", "plover"),
        ("a.ftm.jsonl", "ftm"),
        ("a.csv", "csv"),
        ("a.zip", "zip"),
        ("a.xlsx", "xlsx"),
        ("a.parquet", "parquet"),
        ("a.tei.xml", "tei"),
        ("a.warc.gz", "warc"),
        ("a.xml", None),
        ("a.jsonld", None),
        ("a.gz", None),
        ("a", None),
    ],
)
def test_a_suffix_asks_for_a_format_where_it_is_one_formats_alone(file: str, name: str | None) -> None:
    found = by_suffix(file)
    assert (found and found.name) == name


def test_the_account_of_an_export_in_lines() -> None:
    ledger = Ledger()
    ledger.take(filed(hostile()))
    ledger.write("articles")
    ledger.leave("quotes", "too long", 2)
    ledger.reduce("names", 1_234)
    assert not ledger.balances
    told = list(lines(ledger))
    assert told[0].split() == ["in", "out"]
    assert told[1].split() == ["articles", "1", "1"]
    assert told[3].split(None, 3) == ["quotes", "2", "0", "2 left out: too long"]
    assert told[-1] == "lost on the way: 1,234 names"
