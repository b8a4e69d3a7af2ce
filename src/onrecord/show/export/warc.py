"""A web archive (WARC 1.1, ISO 28500:2017) of the bytes that articles were read from.

Each capture is a `resource` record, packed by itself with gzip, as the standard recommends: a `response`
record would hold the server's answer as it came, and onrecord keeps what was in it, unpacked. The same
captures give the same archive to the byte: nothing in it is taken from a clock or by chance.

Without loss: bytes, media type, address. What the standard wants and a file from a disk has not: a
`WARC-Date` is the server's own `Date` where it was fetched, else the day of publication, else 1970-01-01; an
address is `x-onrecord:` and what the article is known by.
"""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from onrecord.register.capture import Capture

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
# RFC 3986: what an address may hold unescaped.
_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def write(captures: Iterable[tuple[str, str | None, Capture]], stream: BinaryIO) -> int:
    """Write an archive, and return how many captures are in it.

    Args:
        captures: what each article is known by, when it was published, and its bytes.
        stream: takes the archive; a file is called `.warc.gz`.
    """
    stream.write(_packed(_record("warcinfo", b"format: WARC File Format 1.1\r\n", "application/warc-fields")))
    written = 0
    for key, published, capture in captures:
        address = quote(capture.address or f"x-onrecord:{quote(key, safe='/')}", safe=_ADDRESS)
        date = _date(capture.date, published)
        stream.write(_packed(_record("resource", capture.data, capture.media_type, address, date)))
        written += 1
    return written


def _record(
    kind: str, block: bytes, media_type: str, address: str | None = None, date: datetime = _UNDATED
) -> bytes:
    digest = b32encode(hashlib.sha1(block).digest()).decode()  # noqa: S324 - the digest that archives compare by
    named = uuid5(NAMESPACE_URL, "\n".join((kind, address or "", f"{date:%Y%m%d%H%M%S}", digest)))
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{named}>",
        "WARC-Date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Target-URI": address,
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": " ".join(media_type.split()),
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def _packed(record: bytes) -> bytes:
    return gzip.compress(record, mtime=0)


def _date(said: str | None, published: str | None) -> datetime:
    """Return the server's date, else the beginning of the day of publication, in UTC."""
    try:
        told = parsedate_to_datetime(said or "")
    except ValueError:
        try:
            told = datetime.fromisoformat(published or "")
        except ValueError:
            return _UNDATED
    try:
        return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):  # the first or last hours of all years
        return _UNDATED
