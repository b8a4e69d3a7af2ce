"""Web archives (WARC 1.0 and 1.1, packed or not): the pages in them, by fastwarc (extra `warc`).

Of a crawl only pages are taken: `response` records with status 200 that are HTML. A `resource` record is a
file that somebody put there by itself, so whatever onrecord reads is taken, what `onrecord export --format
warc` wrote among it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import MissingExtra, ReadError, SourceTooLarge, UnreadableSource
from onrecord.read import article, limits
from onrecord.read.sources import shown

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SUFFIXES = (".warc", ".warc.gz")
_KINDS = {4: "response", 8: "resource"}  # the bits of fastwarc's WarcRecordType
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_FILES = _PAGES | {"text/plain", "text/markdown", "application/pdf", "application/json"}


@dataclass(frozen=True, slots=True)
class Archived:
    """One page or file of an archive.

    Attributes:
        number: of its record in the archive, counted from 1 over records of all types.
        data: its bytes, unpacked.
        media_type: as the server, or whoever archived it, said.
        address: where it was fetched from; `None` for what came from no web address.
        date: the `Date` header of the answer, word for word.
        fault: why it can't be read; it has no bytes then.
    """

    number: int
    data: bytes = b""
    media_type: str | None = None
    address: str | None = None
    date: str | None = None
    fault: ReadError | None = None


def is_archive(location: str) -> bool:
    """Say whether a path names a web archive."""
    return location.lower().endswith(SUFFIXES)


def pages(location: str) -> Iterator[Archived]:
    """Yield what an archive holds to be read, one in memory at a time.

    An archive that is damaged gives what stands before the damage, then an `Archived` with a fault.

    Raises:
        MissingExtra: fastwarc is not installed.
        UnreadableSource: the file can't be opened.
    """
    name = shown(location)
    warc = _fastwarc(name)
    number = 0
    with _opened(location, name) as stream:
        try:
            for number, record in enumerate(
                warc.ArchiveIterator(stream, parse_http=True, auto_decode="all", max_header_len=65_536), 1
            ):
                kind = _KINDS.get(int(record.record_type))
                if kind and (found := _archived(record, kind, number, f"{name}:{number}")) is not None:
                    yield found
        except (OSError, ValueError, EOFError) as error:
            lost = UnreadableSource(
                f"{name}:{number + 1}: the archive is damaged here ({str(error)[:80]}); "
                "this record and what follows it are lost."
            )
            yield Archived(number + 1, fault=lost)


def _archived(record: WarcRecord, kind: str, number: int, name: str) -> Archived | None:
    """Return what a record holds, if it is a page or a file that onrecord reads."""
    headers, date = record.headers, None
    if kind == "response":
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        headers = record.http_headers
        date = article.field(headers.get("Date"), 60)
    media_type = headers.get("Content-Type")
    if _bare(media_type) not in (_PAGES if kind == "response" else _FILES):
        return None
    data = record.reader.read(limits.MAX_BYTES + 1)
    if len(data) > limits.MAX_BYTES:
        most = limits.MAX_BYTES // 1_000_000
        return Archived(number, fault=SourceTooLarge(f"{name} is larger than the {most} MB read at most."))
    if kind == "resource" and len(data) < record.content_length:
        return Archived(number, fault=UnreadableSource(f"{name} breaks off; what follows it is lost."))
    address = article.web_address((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    return Archived(number, data, media_type, address, date)


def _bare(media_type: str | None) -> str:
    return (media_type or "").partition(";")[0].strip().lower()


@contextmanager
def _opened(location: str, name: str) -> Iterator[BinaryIO]:
    try:
        with Path(location).open("rb") as stream:
            yield stream
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid path"
        raise UnreadableSource(f"{name} can't be read ({reason.lower()}).") from None


def _fastwarc(name: str) -> Any:  # noqa: ANN401 - the module
    try:
        return importlib.import_module("fastwarc.warc")
    except ImportError:
        raise MissingExtra(
            f"{name} is a web archive, and reading those needs an extra: "
            "python -m pip install 'onrecord[warc]'."
        ) from None
