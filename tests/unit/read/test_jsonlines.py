"""JSON Lines of articles: one bad line is one fault, and everything a record may say is in the text."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from onrecord.errors import EmptySource, ReadError, SourceTooLarge, UnreadableSource
from onrecord.findings import Reading
from onrecord.read import jsonlines, limits

TALK = "Marta Venn received Dov Ben-Ari, and the two of them spoke about ferries for an hour."


def read(**item: object) -> Reading:
    data = json.dumps(item).encode()
    item = jsonlines.value(data, "items.jsonl:3")
    return jsonlines.from_value(item, data, name="items.jsonl:3", file="items.jsonl")


# Composing the text


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"text": TALK}, TALK),
        ({"title": "Talks on the quay", "text": TALK}, f"Talks on the quay\n\n{TALK}"),
        (
            {
                "title": "Talks on the quay",
                "date": "2031-05-05",
                "place": "The Old Customs House, Tarsk",
                "text": TALK,
            },
            f"Talks on the quay\n\nMay 5, 2031, The Old Customs House, Tarsk\n\n{TALK}",
        ),
        ({"date": "2031-12-24T23:30:00+02:00", "text": TALK}, f"December 24, 2031\n\n{TALK}"),
        ({"date": "5 May 2031", "text": TALK}, f"May 5, 2031\n\n{TALK}"),
        ({"place": "Tarsk", "text": TALK}, f"Tarsk\n\n{TALK}"),
        ({"date": "some day", "text": TALK}, TALK),
        ({"date": 20310505, "place": ["Tarsk"], "title": 7, "text": TALK}, TALK),
        # The day of publication is no day that the page prints above its text.
        ({"published": "2031-05-05T09:00:00+00:00", "text": TALK}, TALK),
        # A title that the text begins with stands once, whatever its blanks and case.
        ({"title": "Marta Venn  received Dov Ben-Ari", "text": TALK}, TALK),
        ({"title": "MARTA VENN", "text": TALK}, TALK),
        ({"title": "Mart", "text": TALK}, f"Mart\n\n{TALK}"),
        # Some items are all headline.
        (
            {"title": "Meeting with Dov Ben-Ari", "place": "Tarsk", "text": ""},
            "Meeting with Dov Ben-Ari\n\nTarsk",
        ),
        ({"text": f"  {TALK}\r\n\r\nMore.\n"}, f"  {TALK}\r\n\r\nMore.\n"),
    ],
)
def test_the_text_is_what_the_page_prints(item: dict[str, object], text: str) -> None:
    assert read(**item).article.text == text


def test_what_is_known_goes_into_the_article() -> None:
    article = read(
        text=TALK,
        title="Talks on the quay",
        published="2031-05-05T22:10:00-05:00",
        url="https://ledger.example/talks",
        publisher="The Harbour Ledger",
        id="77",
        persons=[["9", "Ms Venn"]],
    ).article
    assert article.title == "Talks on the quay"
    assert article.published == "2031-05-05T22:10:00-05:00"
    assert article.url == "https://ledger.example/talks"
    assert article.outlet == "The Harbour Ledger"
    assert article.source.name == "items.jsonl#77"
    assert article.source.reader == "jsonlines/1"


def test_the_date_of_an_item_is_its_publication_where_nothing_else_is_said() -> None:
    assert read(text=TALK, date="2031-05-05", place="Tarsk").article.published == "2031-05-05"
    assert read(text=TALK, date="2031-05-05", published="2031-05-07").article.published == "2031-05-07"
    assert read(text=TALK).article.published is None


@pytest.mark.parametrize(
    ("own", "called"),
    [
        ("77", "77"),
        (" tarsk/77 ", "tarsk/77"),
        (77, "77"),
        (0, "0"),
        (7.5, "7.5"),
        ("Łódź 7", "Łódź 7"),
        # What no line holds, or would hide in one, is known by its digest.
        ("a\nb", hashlib.sha256(b"a\nb").hexdigest()[:16]),
        ("\u202e77", hashlib.sha256("\u202e77".encode()).hexdigest()[:16]),
        ("7" * 201, hashlib.sha256(b"7" * 201).hexdigest()[:16]),
        # No id: the text's.
        *((none, hashlib.sha256(TALK.encode()).hexdigest()[:16]) for none in (None, "", "  ", True, [7], {})),
    ],
)
def test_an_item_is_called_by_its_own_id_else_by_its_text(own: object, called: str) -> None:
    assert read(text=TALK, id=own).article.source.name == f"items.jsonl#{called}"


def test_an_item_without_an_id_is_called_by_all_that_its_page_prints() -> None:
    # Pages that say no more than "See the photographs" are told apart by their titles.
    names = {read(text=TALK, **more).article.source.name for more in ({}, {"title": "One"}, {"title": "Two"})}
    assert len(names) == 3
    assert read(text=TALK).article.source.name == read(text=TALK, outlet="Gazette").article.source.name


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/talks", 7, "https://"])
def test_only_addresses_of_the_web_are_addresses(url: object) -> None:
    assert read(text=TALK, url=url).article.url is None


def test_the_digest_is_of_the_bytes_of_the_line() -> None:
    data = b'{"text": "%s"}' % TALK.encode()
    article = jsonlines.from_value(jsonlines.value(data, "x"), data, name="x:1", file="x").article
    assert article.source.sha256 == hashlib.sha256(data).hexdigest()
    assert article.id == "sha256:" + hashlib.sha256(TALK.encode()).hexdigest()


@pytest.mark.parametrize(
    "item", [{}, {"text": ""}, {"text": None}, {"text": 3}, {"text": "—"}, {"title": "A b"}]
)
def test_without_words_there_is_no_article(item: dict[str, object]) -> None:
    with pytest.raises(EmptySource, match=r"^items\.jsonl:3 "):
        read(**item)


@pytest.mark.parametrize("text", ["a\0b Venn", "Venn \ud800 Strand"])
def test_what_no_encoding_holds_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource, match=r"items\.jsonl:3"):
        read(text=text)


def test_a_text_that_is_too_long_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT_BYTES", 60)
    with pytest.raises(SourceTooLarge):
        read(text=TALK)


# Lines


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[1]",
        b'"Venn"',
        b"null",
        b"\xff\xfe",
        b"{'text': 'Venn'}",
        b"[" * 100_000,
        b'{"n": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_line_that_is_no_object_is_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^items\.jsonl:3 .*\.$"):
        jsonlines.value(data, "items.jsonl:3")


def stored(path: Path, data: bytes) -> str:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return str(path)


@pytest.mark.parametrize("name", ["items.jsonl", "items.jsonl.gz"])
def test_lines_keep_their_numbers(tmp_path: Path, name: str) -> None:
    found = list(jsonlines.lines(stored(tmp_path / name, b'{"a": 1}\r\n\n  \n{"b": 2}')))
    assert found == [jsonlines.Line(1, b'{"a": 1}'), jsonlines.Line(4, b'{"b": 2}')]


def test_packing_is_told_by_the_bytes_and_not_by_the_name(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_bytes(gzip.compress(b"{}\n"))
    assert [line.data for line in jsonlines.lines(str(path))] == [b"{}"]


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_that_is_too_long_is_one_fault(tmp_path: Path, monkeypatch, end: bytes) -> None:
    monkeypatch.setattr(limits, "MAX_LINE_BYTES", 10)
    path = stored(tmp_path / "items.jsonl", b"{}\n" + b"x" * 35 + b"\n{ }\n" + b"y" * 11 + end)
    found = list(jsonlines.lines(path))
    assert [(line.number, line.data) for line in found] == [(1, b"{}"), (2, b""), (3, b"{ }"), (4, b"")]
    assert [type(line.fault) for line in found] == [type(None), SourceTooLarge, type(None), SourceTooLarge]
    assert f"{path}:2" in str(found[1].fault)


@pytest.mark.parametrize("data", [b"{}\n" * 100, b"x" * 300])
def test_a_file_that_unpacks_to_too_much_ends_there(tmp_path: Path, monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 31)
    monkeypatch.setattr(limits, "MAX_LINE_BYTES", 20)
    found = list(jsonlines.lines(stored(tmp_path / "items.jsonl.gz", data)))
    assert isinstance(found[-1].fault, SourceTooLarge)
    assert "split the file" in str(found[-1].fault)
    assert all(line.fault is None for line in found[:-1])
    assert len(found) <= 11


def test_a_damaged_archive_gives_what_it_can(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(b'{"n": %d}\n' % number for number in range(5_000)))
    path = tmp_path / "items.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    found = list(jsonlines.lines(str(path)))
    assert len(found) > 100
    assert all(line.fault is None for line in found[:-1])
    assert isinstance(found[-1].fault, UnreadableSource)
    assert f"{path}:{len(found)}" in str(found[-1].fault)


@pytest.mark.parametrize("name", ["nowhere.jsonl", "a\0b.jsonl"])
def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match=r"can't be read"):
        list(jsonlines.lines(str(tmp_path / name)))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.jsonl", True),
        ("A.JSONL.GZ", True),
        ("a.ndjson", True),
        ("a.json", False),
        ("a.gz", False),
        ("a", False),
    ],
)
def test_files_are_told_by_their_names(name: str, told: bool) -> None:
    assert jsonlines.is_lines(name) is told
