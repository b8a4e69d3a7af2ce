"""From a location, bytes or text to a `Reading`: the one place that knows every reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.errors import EmptySource
from onrecord.findings import Reading
from onrecord.read import article, limits, load, published, sniff
from onrecord.read import sources as locations
from onrecord.read.article import Stated
from onrecord.read.decode import declared_in_page, decode
from onrecord.read.sniff import Kind
from onrecord.types import Source

# What a record says about how its bytes were read. A reader that would read the same bytes
# differently gets a new number.
_KINDS: dict[Kind, tuple[str, str]] = {
    "html": ("text/html", "html/1"),
    "pdf": ("application/pdf", "pdf/1"),
    "text": ("text/plain", "plain/1"),
}
_UNTOLD_TYPES = frozenset(("application/octet-stream", ""))


def read(
    location: str, *, published: str | None = None, url: str | None = None, outlet: str | None = None
) -> Reading:
    """Read one article from a path, an http(s) URL or `-` (standard input).

    Args:
        location: What to read; a folder is expanded by `sources` first.
        published: ISO day or date-time; goes before what the source says.
        url: The article's address; goes before the page's canonical one.
        outlet: Who published it; goes before what the page says.

    Raises:
        UsageError: `published` is no ISO date.
        ReadError: the source can't be read; the message is one plain sentence.
    """
    stated = _stated(published, url, outlet)
    if locations.is_address(location):
        from onrecord.read.fetch import fetch

        page = fetch(location)
        told = _Told(page.media_type, page.charset, page.address)
        return _from_bytes(page.data, name=page.address, stated=stated, told=told)
    if location == locations.STDIN:
        return _from_bytes(load.from_stdin(), name="standard input", stated=stated)
    return _from_bytes(load.from_path(location), name=locations.shown(location), stated=stated)


def from_bytes(  # noqa: PLR0913 - options by keyword, each of them documented
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    address: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Reading:
    """Read one article from bytes.

    Args:
        data: HTML, PDF or plain text; told apart by their start, then by media type and name.
        name: What the source is called in the record and in messages.
        media_type: As a server states it, `text/html; charset=windows-1251`.
        address: Where they were fetched from, if they were; what the page calls itself goes before it.
        published: As for `read`.
        url: As for `read`.
        outlet: As for `read`.

    Raises:
        UsageError: `published` is no ISO date.
        ReadError: the bytes are no article; the message is one plain sentence.
    """
    from email.message import Message

    stated = _stated(published, url, outlet)
    header = Message()
    header["Content-Type"] = " ".join((media_type or "").split()) or "application/octet-stream"
    charset = header.get_param("charset")
    told = _Told(
        header.get_content_type() if media_type else None,
        charset if isinstance(charset, str) else None,
        address,
    )
    return _from_bytes(data, name=locations.shown(name), stated=stated, told=told)


def from_text(  # noqa: PLR0913 - as above
    text: str,
    *,
    name: str = "text",
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Reading:
    """Read one article from a string; `article.text` is that string, character for character.

    Raises:
        UsageError: `published` is no ISO date.
        UnreadableSource: the text holds NUL characters or lone surrogates.
        EmptySource: it has no words.
        SourceTooLarge: it is over `limits.MAX_TEXT_BYTES` in UTF-8.
    """
    from onrecord.read.plain import read_plain

    stated = _stated(published, url, outlet)
    name = locations.shown(name)
    article.refuse_large(len(text), limits.MAX_TEXT_BYTES, name)
    article.refuse_unusable(text, name)
    sniff.refuse_control(text, name)
    data = text.encode("utf-8")
    article.refuse_large(len(data), limits.MAX_TEXT_BYTES, name)
    return read_plain(text, source=_source(data, name, "text"), stated=stated, title=title)


def _stated(day: str | None, url: str | None, outlet: str | None) -> Stated:
    return Stated(published.stated_option(day) if day is not None else None, url, outlet)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a server says about the bytes."""

    media_type: str | None = None
    charset: str | None = None
    address: str | None = None


def _source(data: bytes, name: str, kind: Kind) -> Source:
    media_type, reader = _KINDS[kind]
    return Source(name, hashlib.sha256(data).hexdigest(), media_type, reader)


def _from_bytes(data: bytes, *, name: str, stated: Stated, told: _Told | None = None) -> Reading:
    told = told or _Told()
    if not data.strip():
        raise EmptySource(f"{name} is empty: there is nothing to read in it.")
    if sniff.is_pdf(data):
        from onrecord.read.pdf import read_pdf

        article.refuse_large(len(data), limits.MAX_PDF_BYTES, name)
        return read_pdf(data, source=_source(data, name, "pdf"), stated=stated)
    sniff.refuse_binary(data, name)
    article.refuse_large(len(data), max(limits.MAX_TEXT_BYTES, limits.MAX_HTML_BYTES), name)
    decoded = decode(data, declared=told.charset or declared_in_page(data))
    sniff.refuse_control(decoded.text, name)
    media_type = None if told.media_type in _UNTOLD_TYPES else told.media_type
    kind = sniff.text_kind(decoded.text, name=name, media_type=media_type)
    source = _source(data, name, kind)
    if kind == "html":
        from onrecord.read.html import read_html

        article.refuse_large(len(data), limits.MAX_HTML_BYTES, name)
        return read_html(
            decoded.text, source=source, stated=stated, address=told.address, warnings=decoded.warnings
        )
    from onrecord.read.plain import read_plain

    article.refuse_large(len(data), limits.MAX_TEXT_BYTES, name)
    return read_plain(decoded.text, source=source, stated=stated, warnings=decoded.warnings)
