"""Web archives of captures, read back by warcio, by fastwarc, and by onrecord itself."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from onrecord.read import warc as reading
from onrecord.register.capture import Capture
from onrecord.show.export import warc

PAGE = "<html><body><p>The envoy of Łomża came by train, “late as ever”.</p></body></html>".encode()
FETCHED = Capture(
    PAGE,
    "text/html; charset=utf-8",
    "https://herald.example/quay?a=1&b=ü",
    "Thu, 17 Apr 2031 22:30:00 GMT",
)
FILED = Capture(b"The envoy came\r\n\r\nWARC/1.1\r\n by train.", "text/plain")
CAPTURES = [
    ("https://herald.example/quay", "2031-04-18", FETCHED),
    ("old files/talks 1.txt", "2031-04-17T23:30:00-05:00", FILED),
    ("items.jsonl:7", None, Capture(b'{"text": "x"}', "application/json")),
]


def archive(captures=CAPTURES) -> bytes:
    stream = BytesIO()
    assert warc.write(captures, stream) == len(captures)
    return stream.getvalue()


def test_warcio_reads_what_was_put_in_and_its_digests_are_right() -> None:
    records = []
    for record in ArchiveIterator(BytesIO(archive()), check_digests="raise"):
        head = record.rec_headers
        records.append((record.rec_type, head["WARC-Target-URI"], head["WARC-Date"], record.content_type))
        if record.rec_type == "resource":
            assert record.content_stream().read() == CAPTURES[len(records) - 2][2].data
    assert records[1:] == [
        ("resource", "https://herald.example/quay?a=1&b=%C3%BC", "2031-04-17T22:30:00Z", FETCHED.media_type),
        ("resource", "x-onrecord:old%20files/talks%201.txt", "2031-04-18T04:30:00Z", "text/plain"),
        ("resource", "x-onrecord:items.jsonl%3A7", "1970-01-01T00:00:00Z", "application/json"),
    ]
    assert records[0][0] == "warcinfo"


def test_warcios_own_checker_finds_nothing_wrong(tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive())

    class Asked:
        inputs = (str(path),)
        verbose = True

    checker = Checker(Asked())
    checker.process_all()
    assert checker.exit_value == 0
    assert "digest pass" in capsys.readouterr().out


def test_fastwarc_verifies_every_digest() -> None:
    found = FastIterator(BytesIO(archive()), parse_http=False, verify_digests=True)
    assert [record.headers["WARC-Type"] for record in found] == ["warcinfo", *["resource"] * 3]


def test_onrecord_reads_it_back(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive())
    found = list(reading.pages(str(path)))
    assert [page.data for page in found] == [capture.data for _, _, capture in CAPTURES]
    assert [page.number for page in found] == [2, 3, 4]
    assert [page.address for page in found] == ["https://herald.example/quay?a=1&b=%C3%BC", None, None]
    assert found[0].media_type == FETCHED.media_type


def test_the_same_captures_are_the_same_archive() -> None:
    assert hashlib.sha256(archive()).digest() == hashlib.sha256(archive()).digest()


@pytest.mark.parametrize(
    ("said", "published", "date"),
    [
        (None, "2031-04-17", "2031-04-17T00:00:00Z"),
        ("yesterday", "2031-04-17", "2031-04-17T00:00:00Z"),
        ("Thu, 17 Apr 2031 22:30:00 +0200", None, "2031-04-17T20:30:00Z"),
        (None, None, "1970-01-01T00:00:00Z"),
        (None, "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z"),
    ],
)
def test_dates_are_told_by_the_server_or_by_the_article(said, published, date) -> None:
    made = archive([("k", published, Capture(b"x", "text/plain", None, said))])
    *_, record = ArchiveIterator(BytesIO(made))
    assert record.rec_headers["WARC-Date"] == date


def test_a_media_type_cannot_break_out_of_its_line() -> None:
    made = archive([("k", None, Capture(b"x", "text/plain\r\nWARC-Type: response"))])
    *_, record = ArchiveIterator(BytesIO(made))
    assert record.rec_type == "resource"
    assert record.content_type == "text/plain WARC-Type: response"
