"""Inputs led to articles: the bytes of each and what is known of it, one at a time and in their order.

Files, folders, addresses, feeds, web archives and JSON Lines, for every command that reads many. A feed is
told by what it holds; the pages that it lists are asked for one after the other (`onrecord.read.visits`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urldefrag

from onrecord.errors import OnRecordError, ReadError, UnreadableSource, UsageError
from onrecord.read import feed, jsonlines, warc
from onrecord.read.article import Metadata, Stated
from onrecord.read.sources import STDIN, SUFFIXES, is_address, shown, sources
from onrecord.register.capture import Capture

if TYPE_CHECKING:
    from onrecord.read.fetch import Fetched

_FOLDERS = (*SUFFIXES, *jsonlines.SUFFIXES, *warc.SUFFIXES, ".rss", ".atom")
_LINE = "application/json"


@dataclass(frozen=True, slots=True)
class Unit:
    """One article to be read.

    Attributes:
        source: what it is called: a path, an address, `items.jsonl:12`, `crawl.warc.gz:7`, `news.rss#id`.
        data: its bytes.
        form: a document, a line of JSON Lines (an article or a record), or the JSON of a `findings.Reading`.
        media_type: as whoever gave the bytes says.
        address: where they were fetched from.
        date: the `Date` header of the answer.
        stated: what a person says of it.
        hints: what a feed says of it.
        file: of a line, the file that it stands in: `items.jsonl`.
        fault: why there is nothing to read; the run goes on.
    """

    source: str
    data: bytes = b""
    form: Literal["document", "line", "reading"] = "document"
    media_type: str | None = None
    address: str | None = None
    date: str | None = None
    stated: Stated = field(default_factory=Stated)
    hints: Metadata = field(default_factory=Metadata)
    file: str | None = None
    fault: OnRecordError | None = None

    @property
    def digest(self) -> str:
        """Sixty-four hexadecimal digits that stand for all that its record can depend on."""
        about = (
            self.file or self.source,
            self.form,
            self.media_type,
            self.address,
            astuple(self.stated),
            astuple(self.hints),
        )
        made = hashlib.sha256(json.dumps(about).encode())
        made.update(self.data)
        return made.hexdigest()

    def capture(self, media_type: str) -> Capture:
        """Return its bytes as they came; `media_type` is what they were read as, where nobody said."""
        return Capture(self.data, self.media_type or media_type, self.address, self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How inputs are led to articles.

    Attributes:
        but: files that are passed over where a folder holds them: those that the run itself writes.
        stated: what a person says of every article.
        feed_text: take the article that a feed carries, and ask for the page only where it carries none.
        listed: is told how many pages a feed lists.
    """

    but: tuple[Path, ...] = ()
    stated: Stated = field(default_factory=Stated)
    feed_text: bool = False
    listed: Callable[[int], None] = lambda _: None


def units(inputs: Sequence[str], wanted: Wanted | None = None) -> Iterator[Unit]:
    """Lead inputs to articles, in their order.

    Args:
        inputs: files, folders, files of JSON Lines, web archives, feeds, addresses; `-` is JSON Lines on
            standard input.
        wanted: how.
    """
    wanted = wanted or Wanted()
    feeds = _Feeds(wanted)
    for location in _locations(inputs, wanted.but):
        try:
            for found in [location] if isinstance(location, Unit) else _articles(location):
                unit = replace(found, stated=wanted.stated)
                if _is_feed(unit):
                    yield from feeds.pages(unit)
                else:
                    yield unit
        except UsageError:
            raise
        except OnRecordError as error:
            yield Unit(str(location), fault=error)


def count(inputs: Sequence[str], wanted: Wanted) -> int:
    """Say how many articles inputs hold, as far as can be told without asking anybody: a feed is one."""
    found = 0
    for location in _locations(inputs, wanted.but):
        if isinstance(location, Unit) or not _is_many(location):
            found += 1
        else:
            found += sum(1 for _ in _articles(location))
    return found


def is_one(given: str) -> bool:
    """Say whether an input can be one article: no folder, JSON Lines or web archive; a feed shows later."""
    return not _is_many(given) and (is_address(given) or not Path(given).is_dir())


def _locations(inputs: Sequence[str], but: Iterable[Path]) -> Iterator[str | Unit]:
    """Yield files and addresses; of a folder that can't be listed a unit with a fault, and the others."""
    passed_over = [path.resolve() for path in but]
    for given in inputs:
        try:
            for location in sources([given], _FOLDERS):
                if location in (STDIN, given) or Path(location).resolve() not in passed_over:
                    yield location
        except OnRecordError as error:
            yield Unit(given, fault=error)


def _is_many(location: str) -> bool:
    if is_address(location):
        return False
    return location == STDIN or jsonlines.is_lines(location) or warc.is_archive(location)


def _articles(location: str) -> Iterator[Unit]:
    if location == STDIN:
        yield from _lines(jsonlines.lines_of(sys.stdin.buffer, "standard input"), "standard input")
    elif is_address(location):
        yield _fetched(location)
    elif jsonlines.is_lines(location):
        yield from _lines(jsonlines.lines(location), location)
    elif warc.is_archive(location):
        yield from _archived(location)
    else:
        from onrecord.read import load

        yield Unit(shown(location), load.from_path(location))


def _lines(found: Iterable[jsonlines.Line], location: str) -> Iterator[Unit]:
    file = shown(location)
    for line in found:
        yield Unit(f"{file}:{line.number}", line.data, "line", _LINE, file=file, fault=line.fault)


def _archived(location: str) -> Iterator[Unit]:
    archive = shown(location)
    for page in warc.pages(location):
        unit = Unit(
            f"{archive}:{page.number}",
            page.data,
            media_type=page.media_type,
            address=page.address,
            date=page.date,
            fault=page.fault,
        )
        yield replace(unit, form="line", file=archive) if page.media_type == _LINE else unit


def _fetched(address: str, visit: Callable[[str], Fetched] | None = None) -> Unit:
    from onrecord.read import fetch as fetching

    page = (visit or fetching.fetch)(address)
    media_type = page.media_type
    if media_type and page.charset:
        media_type = f"{media_type}; charset={page.charset}"
    return Unit(page.address, page.data, "document", media_type, page.address, page.date)


def _is_feed(unit: Unit) -> bool:
    return unit.fault is None and unit.form == "document" and feed.is_feed(unit.data)


class _Feeds:
    """The pages that feeds list, each once in a run."""

    def __init__(self, wanted: Wanted) -> None:
        from onrecord.read import fetch as fetching
        from onrecord.read.visits import Visits

        self._wanted = wanted
        self._visits = Visits(fetching.fetch)
        self._seen: set[str] = set()

    def pages(self, unit: Unit) -> Iterator[Unit]:
        if unit.stated.url is not None:
            raise UsageError(f"{unit.source} is a feed of many articles, and --url is the address of one.")
        found = feed.parse(unit.data, name=unit.source, address=unit.address)
        self._wanted.listed(len(found.entries))
        for entry in found.entries:
            known_by = urldefrag(entry.address).url if entry.address else f"{unit.source}#{entry.id}"
            if known_by not in self._seen:
                self._seen.add(known_by)
                hints = Metadata(title=entry.title, outlet=found.title, published=entry.published)
                yield replace(self._page(unit, entry), stated=unit.stated, hints=hints)

    def _page(self, unit: Unit, entry: feed.Entry) -> Unit:
        name = f"{unit.source}#{entry.id}"
        if self._wanted.feed_text and entry.content is not None:
            return Unit(
                name, entry.content, media_type=entry.media_type, address=entry.address, date=unit.date
            )
        if entry.address is None:
            return Unit(
                name, fault=UnreadableSource(f"{name} names no page; --feed-text reads what it carries.")
            )
        try:
            return _fetched(entry.address, self._visits.page)
        except ReadError as error:
            return Unit(entry.address, fault=error)
