"""The article that every reader ends in: digests, checked metadata, options over the page's own words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from onrecord.errors import EmptySource, SourceTooLarge, UnreadableSource
from onrecord.findings import Reading
from onrecord.read import language, limits
from onrecord.types import Article, Notice, Source

_WORD = re.compile(r"\w")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says about a source; it goes before what the source says about itself."""

    published: str | None = None
    url: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says about itself. `language` is a primary subtag (`en`), `published` ISO."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def build(
    text: str,
    *,
    source: Source,
    metadata: Metadata,
    stated: Stated,
    warnings: tuple[Notice, ...] = (),
) -> Reading:
    """Make the `Reading` of a text.

    Raises:
        EmptySource: the text has no words.
        UnreadableSource: it holds lone surrogates, which no encoding can store.
    """
    refuse_unusable(text, source.name)
    spoken = metadata.language or language.identify(text)
    article = Article(
        id="sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=metadata.title,
        byline=metadata.byline,
        outlet=field(stated.outlet, limits.MAX_OUTLET_CHARACTERS) or metadata.outlet,
        url=field(stated.url, limits.MAX_URL_CHARACTERS) or metadata.url,
        published=stated.published or metadata.published,
        language=spoken,
        text=text,
        source=source,
    )
    return Reading(article, (*warnings, *language.not_tried(spoken)))


def hinted(reading: Reading, hints: Metadata) -> Reading:
    """Fill in what a source leaves unsaid from what others say of it: a feed of the articles it lists.

    The source's own word stays: a feed's date is often the day elsewhere, its name that of a section.
    """
    said = reading.article
    silent = {
        name: hint
        for name in ("title", "byline", "outlet", "url", "published")
        if getattr(said, name) is None and (hint := getattr(hints, name)) is not None
    }
    return replace(reading, article=replace(said, **silent)) if silent else reading


def refuse_unusable(text: str, name: str) -> None:
    """Refuse a text without words, or one that UTF-8 can't hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableSource(
            f"{name} holds a lone surrogate at {error.start}, half of a character: decode it anew."
        ) from None
    if not _WORD.search(text):
        raise EmptySource(f"{name} holds no words; is it the right file?")


def refuse_large(size: int, most: int, name: str) -> None:
    """Refuse more than `most` bytes.

    Raises:
        SourceTooLarge: `size` is over the limit.
    """
    if size > most:
        raise SourceTooLarge(
            f"{name} is larger than the {most // 1_000_000} MB read at most: split it into its articles."
        )


def field(value: object, most: int) -> str | None:
    """Clean one line of metadata: blanks collapsed, no control characters or surrogates.

    `None` if it is no string, has no words, or is longer than `most` characters.
    """
    if not isinstance(value, str):
        return None
    line = _BLANKS.sub(" ", value[: 4 * most]).strip().encode("utf-8", "replace").decode("utf-8")
    return line if 0 < len(line) <= most and _WORD.search(line) else None


def web_address(value: object, base: str | None = None) -> str | None:
    """Return an absolute http(s) address, `None` for anything else (`javascript:`, a bare path)."""
    line = field(value, limits.MAX_URL_CHARACTERS)
    if line is None or " " in line:
        return None
    try:
        address = urljoin(base, line) if base else line
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
