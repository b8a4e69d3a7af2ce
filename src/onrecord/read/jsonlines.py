"""Files of JSON Lines: one object a line, articles or whatever else is told apart by whoever asks.

An article is an object with `text` and, where known, `id`, `title`, `date` or `published`, `place`, `url`,
`outlet` or `publisher`. Its text is put together as a site prints the page, so that everything a record says
of it can be proved in `article.text`:

    Talks on the quay

    May 5, 2031, The Old Customs House, Tarsk

    Marta Venn received …

The title is left out where the text begins with it, the line of date and place where the item has neither.

An article is called by its file and its own `id`, `items.jsonl#77`, or, where it has none, the digest of its
text. Never by its line: another line before it would make it another article.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

from onrecord.dateline import MONTHS
from onrecord.errors import EmptySource, ReadError, SourceTooLarge, UnreadableSource
from onrecord.findings import Reading
from onrecord.read import article, limits, published, sniff
from onrecord.read.article import Stated
from onrecord.read.plain import read_plain
from onrecord.read.sources import shown
from onrecord.types import Source

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_MEDIA_TYPE, _READER = "application/json", "jsonlines/1"
# Characters of an item's own id, and of a digest that stands in its place.
_LONGEST_ID, _DIGEST = 200, 16
_GZIP = b"\x1f\x8b"


class Line(NamedTuple):
    """One line that holds something: its number, counted from 1, and its bytes without the line end.

    `fault` says why the line can't be read; its bytes are left out then.
    """

    number: int
    data: bytes
    fault: ReadError | None = None


def is_lines(location: str) -> bool:
    """Say whether a path names a file of JSON Lines, packed or not."""
    return location.lower().endswith(SUFFIXES)


class Stream(Protocol):
    """A file opened for reading bytes, or standard input."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line, at most `limit` bytes of it."""
        ...


def lines(location: str) -> Iterator[Line]:
    """Yield the lines of a file, packed with gzip or not, as `lines_of` does.

    Raises:
        UnreadableSource: the file can't be opened.
    """
    name = shown(location)
    with _opened(location, name) as stream:
        yield from lines_of(stream, name)


def lines_of(stream: Stream, name: str) -> Iterator[Line]:
    """Yield the lines of a stream one after the other; one in memory at a time, blank ones left out.

    A line that is too long, and a stream that breaks off or is damaged, is a `Line` with a fault; the lines
    before it, and after one that is too long, are good.
    """
    unpacked = 0
    for number in count(1):
        try:
            kept, size = _line(stream, limits.MAX_UNPACKED_BYTES - unpacked)
        except (OSError, EOFError, zlib.error) as error:
            yield Line(number, b"", _damaged(name, number, error))
            return
        unpacked += size
        if not size:
            return
        if unpacked > limits.MAX_UNPACKED_BYTES:
            yield Line(number, b"", _too_large(name, number))
            return
        if len(kept) < size:
            yield Line(number, b"", _too_long(name, number))
        elif not kept.isspace():
            yield Line(number, kept.rstrip(b"\r\n"))


def _line(stream: Stream, left: int) -> tuple[bytes, int]:
    """Return a line and its size; of one that is too long the beginning, the rest is passed over.

    No more than `left` bytes are read of it, and a piece.
    """
    kept = piece = stream.readline(limits.MAX_LINE_BYTES)
    size = len(piece)
    while piece and piece[-1:] != b"\n" and size <= left:
        piece = stream.readline(limits.MAX_LINE_BYTES)
        size += len(piece)
    return kept, size


def value(data: bytes, name: str) -> dict[str, Any]:
    """Return the object that a line holds.

    Raises:
        UnreadableSource: it is no JSON object.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"{name} is not UTF-8 (at byte {error.start}).") from None
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or "it is nested too deep or holds a number without end"
        raise UnreadableSource(f"{name} is not JSON ({reason[:1].lower()}{reason[1:]}).") from None
    if not isinstance(found, dict):
        raise UnreadableSource(f"{name} is no JSON object: each line holds one article or one record.")
    return found


def from_value(
    item: dict[str, Any], data: bytes, *, name: str, file: str, stated: Stated | None = None
) -> Reading:
    """Read the article that an object holds; keys that are not named above are passed over.

    Args:
        item: the object.
        data: the bytes of its line, whose digest the record keeps.
        name: what the line is called where something is wrong with it: `items.jsonl:12`.
        file: what its file is called: `items.jsonl`.
        stated: what a person says of it, which goes before what the object says.

    Raises:
        EmptySource: it has no `text`, or neither text nor title has words.
        UnreadableSource: its text holds NUL characters or lone surrogates.
        SourceTooLarge: its text is over `limits.MAX_TEXT_BYTES` in UTF-8.
    """
    text = item.get("text")
    title = article.field(item.get("title"), limits.MAX_TITLE_CHARACTERS)
    if not isinstance(text, str) or not (text.strip() or title):
        raise EmptySource(f'{name} has no "text": there is nothing to read in it.')
    day = _day(item.get("date"))
    place = article.field(item.get("place"), limits.MAX_PLACE_CHARACTERS)
    whole = _composed(text, title, _situated(day, place))
    article.refuse_large(len(whole), limits.MAX_TEXT_BYTES, name)
    article.refuse_unusable(whole, name)
    sniff.refuse_control(whole, name)
    article.refuse_large(len(whole.encode()), limits.MAX_TEXT_BYTES, name)
    said = item.get("published")
    stated = stated or Stated()
    stated = Stated(
        stated.published or (published.from_metadata(said) if isinstance(said, str) else None) or day,
        stated.url or article.web_address(item.get("url")),
        stated.outlet or item.get("outlet") or item.get("publisher"),
    )
    called = f"{file}#{_own_id(item.get('id')) or _digest(whole)}"
    source = Source(called, hashlib.sha256(data).hexdigest(), _MEDIA_TYPE, _READER)
    return read_plain(whole, source=source, stated=stated, title=title)


def _own_id(told: object) -> str | None:
    """Return the id that an item has of itself, a string or a number; of one that no line holds, a digest."""
    if isinstance(told, bool) or not isinstance(told, str | int | float):
        return None
    words = str(told).strip()
    return words if len(words) <= _LONGEST_ID and words.isprintable() else _digest(words)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def _composed(text: str, title: str | None, situated: str | None) -> str:
    """Put the parts of a page one under the other, a blank line between them."""
    if title and _begins(text, title):
        title = None
    return "\n\n".join(part for part in (title, situated, text) if part and part.strip())


def _begins(text: str, title: str) -> bool:
    start = " ".join(text[: 4 * len(title)].split()).casefold()
    rest = start.removeprefix(title.casefold())
    return rest != start and not rest[:1].isalnum()


def _situated(day: str | None, place: str | None) -> str | None:
    """Return `May 5, 2031, The Old Customs House, Tarsk`, or as much of it as is known."""
    words = None
    if day:
        year, month, number = day.split("-")
        words = f"{MONTHS[int(month) - 1]} {int(number)}, {year}"
    return ", ".join(part for part in (words, place) if part) or None


def _day(said: object) -> str | None:
    """Return the day of a date, ISO or in words; `None` where it is none."""
    stated = published.from_metadata(said) if isinstance(said, str) else None
    return stated[:10] if stated else None


@contextmanager
def _opened(location: str, name: str) -> Iterator[BinaryIO | gzip.GzipFile]:
    try:
        with Path(location).open("rb") as file:
            packed = file.read(len(_GZIP)) == _GZIP
            file.seek(0)
            yield gzip.GzipFile(fileobj=file) if packed else file
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid path"
        raise UnreadableSource(f"{name} can't be read ({reason.lower()}).") from None


def _too_long(name: str, number: int) -> SourceTooLarge:
    return SourceTooLarge(
        f"{name}:{number} is longer than the {limits.MAX_LINE_BYTES // 1_000_000} MB read at most of a line."
    )


def _too_large(name: str, number: int) -> SourceTooLarge:
    return SourceTooLarge(
        f"{name}:{number}: here the file is over the {limits.MAX_UNPACKED_BYTES // 10**9} GB read at most, "
        "unpacked; this line and what follows it are left out: split the file."
    )


def _damaged(name: str, number: int, error: Exception) -> UnreadableSource:
    return UnreadableSource(
        f"{name}:{number}: the file is damaged here ({error}); this line and what follows it are lost."
    )
