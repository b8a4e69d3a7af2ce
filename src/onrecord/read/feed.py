"""Feeds: the pages that RSS (0.9 to 2.0) and Atom list, and what they say of each.

A feed is told by its first element, whatever it is called and whatever a server calls it. It is read by lxml,
with no entity but the standard ones, no file and no network; what most broken feeds suffer from (bare
ampersands, entities of HTML, prefixes that nobody declared) is mended. See docs/decisions/read-feeds.md.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING

from onrecord.errors import EmptySource, UnreadableSource
from onrecord.read import article, limits, published, sniff
from onrecord.read.decode import declared_in_page, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

# So much of a file is looked at to tell a feed: its first element stands behind a declaration and comments.
_HEAD = 8_000
_NAMESPACES = {
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",  # Atom 0.3
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}
_DATES = ("pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "atom:issued")
_ENTITY = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));|&")
_STANDARD = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_OWN_ENTITIES = re.compile(r"<!DOCTYPE[^<>\[]{0,500}\[")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a feed lists.

    Attributes:
        address: where the page is; `None` where the feed names none.
        id: what the feed itself knows the entry by.
        title: its headline.
        published: when, as precise as stated; the day it was changed is none.
        content: the whole article in UTF-8 where the feed carries it; a summary is none.
        media_type: of the content: HTML or plain text.
    """

    address: str | None
    id: str
    title: str | None
    published: str | None
    content: bytes | None
    media_type: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: whose it is, and the pages it lists, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Say whether bytes are a feed, by their first element."""
    return sniff.is_feed(decode(data[:_HEAD], declared=declared_in_page(data)).text)


def parse(data: bytes, *, name: str, address: str | None = None, charset: str | None = None) -> Feed:
    """Read a feed.

    Args:
        data: its bytes.
        name: what it is called in messages.
        address: where it was fetched from, which its relative links count from.
        charset: how it is encoded, as a server says.

    Raises:
        SourceTooLarge: it is over `limits.MAX_FEED_BYTES`.
        UnreadableSource: it declares entities of its own, or is damaged beyond mending.
        EmptySource: it lists nothing.
    """
    from lxml import etree

    article.refuse_large(len(data), limits.MAX_FEED_BYTES, name)
    text = decode(data, declared=charset or declared_in_page(data)).text
    if _OWN_ENTITIES.search(text, 0, _HEAD):
        raise UnreadableSource(f"{name} declares entities of its own, which no feed needs: it is not read.")
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_mended(text).encode(), parser, base_url=address)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableSource(f"{name} is a feed, but too damaged to be read.")
    head = next((element for element in root if _local(element) == "channel"), root)
    found = [element for element in root.iter() if _local(element) in ("item", "entry")]
    site = article.web_address(_parts(head).get("link"), address)
    entries = tuple(_entry(element, site, number) for number, element in enumerate(found, 1))
    if not entries:
        raise EmptySource(f"{name} is a feed that lists no page.")
    titles = _parts(head)
    title = _line(titles.get("title") or titles.get("atom:title"), limits.MAX_OUTLET_CHARACTERS)
    return Feed(title, entries)


def _entry(element: _Element, site: str | None, number: int) -> Entry:
    parts = _parts(element)
    content, media_type = _content(element, parts)
    dates = (published.from_metadata(parts[name]) for name in _DATES if name in parts)
    address = _address(element, parts, site)
    own = parts.get("guid") or parts.get("atom:id") or parts.get("id")
    return Entry(
        address=address,
        id=article.field(own, limits.MAX_URL_CHARACTERS) or address or str(number),
        title=_line(
            parts.get("title") or parts.get("atom:title") or parts.get("dc:title"),
            limits.MAX_TITLE_CHARACTERS,
        ),
        published=next(filter(None, dates), None),
        content=content,
        media_type=media_type,
    )


def _parts(element: _Element) -> dict[str, str]:
    """Return the text of what an element holds, by name; the first of a name that has any."""
    found: dict[str, str] = {}
    own = _space(element)
    for child in element:
        text = "".join(child.itertext()).strip()
        if text:
            found.setdefault(_name(child, own), text)
    return found


def _address(element: _Element, parts: dict[str, str], site: str | None) -> str | None:
    """Return where the page is: RSS's `link`, else Atom's, else a `guid` that is an address."""
    base = element.base or site
    if found := article.web_address(parts.get("link"), base):
        return found
    for child in element:
        found = None
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = article.web_address(child.get("href"), child.base or site)
        elif _local(child) == "guid" and child.get("isPermaLink", "true") != "false":
            found = article.web_address(child.text)
        if found:
            return found
    return None


def _content(element: _Element, parts: dict[str, str]) -> tuple[bytes | None, str | None]:
    """Return the article that an entry carries, and what it is."""
    whole = parts.get("content:encoded")
    for child in () if whole else element:
        if _local(child) != "content" or _name(child, _space(element)) not in ("atom:content", "content"):
            continue
        kind = child.get("type", "text")
        if kind in ("text", "text/plain") and child.get("mode") != "escaped":
            plain = "".join(child.itertext()).strip()
            return (plain.encode(), "text/plain; charset=utf-8") if plain else (None, None)
        if kind in ("html", "text/html"):
            whole = "".join(child.itertext()).strip()
        elif kind in ("xhtml", "application/xhtml+xml"):
            whole = _written(child)
    return (whole.encode(), "text/html; charset=utf-8") if whole else (None, None)


def _written(content: _Element) -> str:
    """Return the markup inside an element as HTML, without the prefixes of XML (an `xmlns` may stay)."""
    from lxml import etree

    for inner in content.iter():
        inner.tag = _local(inner)
    etree.cleanup_namespaces(content)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in content)


def _space(element: _Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def _local(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _name(element: _Element, own: str) -> str:
    """Return `dc:date` for an element, whatever the feed's prefix; bare where it is of its parent's kind.

    A prefix that nobody declared is taken at its word.
    """
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space = _space(element)
    if not space:
        return tag
    prefix = _NAMESPACES.get(space)
    if prefix is None:
        prefix = "" if space == own else space + ":"
    return prefix + _local(element)


def _line(text: str | None, most: int) -> str | None:
    """Return a title as plain words: some feeds escape theirs twice."""
    return article.field(re.sub(r"<[^<>]{0,500}>", "", html.unescape(text)), most) if text else None


def _mended(text: str) -> str:
    """Return a feed as XML may be: outside CDATA no bare ampersand and no entity of HTML."""
    text = _UNPRINTABLE.sub("", _DECLARATION.sub("", text, count=1))
    return "".join(piece if literal else _ENTITY.sub(_character, piece) for piece, literal in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into what stands in CDATA sections (`True`) and what does not, in order."""
    at = 0
    while (start := text.find(_CDATA, at)) >= 0 and (end := text.find(_CDATA_END, start)) >= 0:
        yield text[at:start], False
        at = end + len(_CDATA_END)
        yield text[start:at], True
    yield text[at:], False


def _character(found: re.Match[str]) -> str:
    number, name = found.groups()
    if number or name in _STANDARD:
        return found[0]
    return html5.get(f"{name};", f"&amp;{found[0][1:]}")
