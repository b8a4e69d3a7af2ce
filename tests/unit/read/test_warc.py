"""Web archives: the pages of a crawl, files that somebody put there, and archives that are damaged."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import MissingExtra, SourceTooLarge, UnreadableSource
from onrecord.read import limits, warc
from onrecord.read.warc import Archived, is_archive, pages

PAGE = b"<html><body><p>Marta Venn met Oskar Hallin.</p></body></html>"
DATE = "Thu, 17 Apr 2031 09:30:00 GMT"


class Archive:
    """Writes an archive record by record, as ISO 28500 has it."""

    def __init__(self, *, packed: bool = True) -> None:
        self._records: list[bytes] = []
        self._packed = packed

    def add(
        self,
        kind: str = "response",
        data: bytes = PAGE,
        media_type: str | None = "text/html; charset=utf-8",
        status: str = "200 OK",
        address: str = "https://ledger.example/talks",
    ) -> Archive:
        http = {"Date": DATE, "Content-Type": media_type}
        answer = f"HTTP/1.1 {status}\r\n".encode() + _fields(http) + data
        block = answer if kind == "response" else data
        of_block = "application/http; msgtype=response" if kind == "response" else media_type
        fields = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{len(self._records):012}>",
            "WARC-Date": "2031-04-17T09:30:00Z",
            "WARC-Target-URI": address,
            "Content-Type": of_block,
            "Content-Length": str(len(block)),
        }
        record = b"WARC/1.1\r\n" + _fields(fields) + block + b"\r\n\r\n"
        self._records.append(gzip.compress(record, mtime=0) if self._packed else record)
        return self

    def save(self, path: Path) -> str:
        path.write_bytes(b"".join(self._records))
        return str(path)


def _fields(fields: dict[str, str | None]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value).encode() + b"\r\n"


def read(path: Path, archive: Archive) -> list[Archived]:
    return list(pages(archive.save(path / "crawl.warc.gz")))


@pytest.mark.parametrize(
    ("location", "yes"),
    [
        ("crawl.warc", True),
        ("a/CRAWL.WARC.GZ", True),
        ("crawl.gz", False),
        ("warc", False),
        ("a.warc.html", False),
    ],
)
def test_what_is_called_an_archive(location: str, yes: bool) -> None:
    assert is_archive(location) is yes


def test_a_page_with_its_address_day_and_media_type(tmp_path: Path) -> None:
    assert read(tmp_path, Archive().add()) == [
        Archived(1, PAGE, "text/html; charset=utf-8", "https://ledger.example/talks", DATE)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_packed_or_not(tmp_path: Path, packed: bool) -> None:
    assert [one.data for one in read(tmp_path, Archive(packed=packed).add().add())] == [PAGE, PAGE]


@pytest.mark.parametrize(
    ("taken", "record"),
    [
        (True, {"media_type": "application/xhtml+xml"}),
        (True, {"media_type": "TEXT/HTML"}),
        (False, {"media_type": "image/png"}),
        (False, {"media_type": "application/pdf"}),  # of a crawl only pages
        (False, {"media_type": None}),
        (False, {"status": "404 Not Found"}),
        (False, {"status": "301 Moved"}),
        (False, {"kind": "request", "media_type": "application/http"}),
        (False, {"kind": "metadata", "media_type": "text/html"}),
        (True, {"kind": "resource", "media_type": "application/pdf"}),
        (True, {"kind": "resource", "media_type": "text/plain"}),
        (True, {"kind": "resource", "media_type": "application/json"}),
        (False, {"kind": "resource", "media_type": "image/png"}),
    ],
)
def test_what_is_taken_of_it(tmp_path: Path, taken: bool, record: dict[str, Any]) -> None:
    found = read(tmp_path, Archive().add(**record).add())
    assert [one.number for one in found] == ([1, 2] if taken else [2])  # every record counts


def test_an_address_that_is_none_of_the_web_is_none(tmp_path: Path) -> None:
    found = read(
        tmp_path, Archive().add("resource", address="urn:talks").add("resource", address="file:///a.html")
    )
    assert [one.address for one in found] == [None, None]


def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    Archive().add().save(path)
    whole = len(path.read_bytes())
    Archive().add().add(data=PAGE * 200).add().save(path)
    data = bytearray(path.read_bytes())
    data[whole + 12 : whole + 60] = b"\xff" * 48
    path.write_bytes(bytes(data))
    found = list(pages(str(path)))
    assert found[0].data == PAGE
    assert all(
        fault is None or isinstance(fault, UnreadableSource) for fault in (each.fault for each in found)
    )
    assert PAGE * 200 not in [each.data for each in found]


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    Archive(packed=False).add("resource", b"word " * 500, "text/plain").save(path)
    path.write_bytes(path.read_bytes()[:-1200])
    [found] = pages(str(path))
    assert isinstance(found.fault, UnreadableSource)
    assert str(found.fault) == f"{path}:1 breaks off; what follows it is lost."
    assert found.data == b""


def test_what_is_too_large_is_left_out_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000_000)
    large, small = read(tmp_path, Archive().add(data=b"x" * 1_000_001).add())
    assert isinstance(large.fault, SourceTooLarge)
    assert "larger than the 1 MB read at most" in str(large.fault)
    assert small.data == PAGE


@pytest.mark.parametrize(
    "data", [b"", b"no archive at all\n" * 40, b"\x1f\x8b\x08\x00garbage", b"WARC/1.0\r\n"]
)
def test_what_is_no_archive_gives_nothing_and_does_not_crash(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data)
    assert all(one.data == b"" for one in pages(str(path)))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"gone\.warc can't be read \(no such file or directory\)\."):
        list(pages(str(tmp_path / "gone.warc")))
    with pytest.raises(UnreadableSource, match="it is no valid path"):
        list(pages("a\0.warc"))


def test_without_the_extra_it_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(MissingExtra, match=r"onrecord\[warc\]"):
        read(tmp_path, Archive().add())


def test_the_names_of_archives_are_those_that_commands_look_for() -> None:
    assert all(map(is_archive, ("a" + suffix for suffix in warc.SUFFIXES)))
