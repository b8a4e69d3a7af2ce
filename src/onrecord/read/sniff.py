"""What the bytes are: a page, a PDF, plain text, or nothing that onrecord reads.

Signatures are those of the formats' own specifications; the start of the data
decides before its name does.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from onrecord.errors import UnreadableSource

Kind = Literal["html", "pdf", "text"]

_OFFICE = "a zip archive or an office document (docx, odt, epub); save it as text, HTML or PDF"
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"PK\x03\x04", _OFFICE),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x1f\x8b", "gzip-compressed data; unpack it first"),
    (0, b"BZh", "bzip2-compressed data; unpack it first"),
    (0, b"\xfd7zXZ\0", "xz-compressed data; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "zstd-compressed data; unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document (doc, xls); save it as text, HTML or PDF",
    ),
    (0, b"{\\rtf", "a rich text document (RTF); save it as text, HTML or PDF"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
    (0, b"SQLite format 3\0", "a SQLite database"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"ID3", "an MP3 recording"),
    (4, b"ftyp", "a video or HEIC image"),
    (8, b"WAVE", "a WAVE recording"),
    (8, b"AVI ", "an AVI video"),
    (0, b"%!PS", "PostScript; convert it to PDF"),
)
_HTML_TYPES = {"text/html", "application/xhtml+xml"}
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_TEXT_SUFFIXES = {".txt", ".text", ".md"}
# A page may begin with blanks, comments, an XML declaration.
_PREAMBLE = re.compile(r"(?:\s+|<!--.{0,4000}?-->|<\?[^>]{0,500}\?>)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:html|head|body|title|meta|link|script|style|article|main|section|header|div|p|h[1-6]|span|table|figure|"
    r"blockquote|ul|ol|a|img|br)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_DOCTYPE = r"(?:<!DOCTYPE[^<>]{0,500}>\s*)?"
_FEED = re.compile(rf"{_DOCTYPE}<(?:rss|feed|rdf:RDF)\b")
_SITE_MAP = re.compile(r"<(?:urlset|sitemapindex)\b")
# Control characters other than tab, line feed, form feed, carriage return and escape: text has next to none.
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.01


def is_pdf(data: bytes) -> bool:
    """Say whether the bytes are PDF: its header stands somewhere in the first 1,024 bytes."""
    return b"%PDF-" in data[:1024]


def is_feed(text: str) -> bool:
    """Say whether a text is RSS or Atom: its first element says so, behind a declaration and comments."""
    begin = _PREAMBLE.match(text)
    return _FEED.match(text, begin.end() if begin else 0) is not None


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what a signature names.

    Raises:
        UnreadableSource: an image, an archive, a recording, a program.
    """
    for offset, signature, what in _SIGNATURES:
        if data.startswith(signature, offset):
            raise UnreadableSource(f"{name} is no text: it seems to be {what}.")


def refuse_control(text: str, name: str) -> None:
    """Refuse a decoded text with NUL characters or too many control characters.

    Raises:
        UnreadableSource: the data is binary.
    """
    nul = text.find("\0")
    if nul >= 0:
        filled = (
            "is filled with NUL characters" if 2 * text.count("\0") > len(text) else f"holds a NUL at {nul}"
        )
        raise UnreadableSource(f"{name} is no text: it {filled}, so it is binary or damaged; export it anew.")
    if sum(1 for _ in _CONTROL.finditer(text)) > _BINARY_SHARE * len(text):
        raise UnreadableSource(f"{name} is no text: it seems to be binary data.")


def text_kind(text: str, *, name: str, media_type: str | None) -> Kind:
    """Tell a page from plain text.

    Raises:
        UnreadableSource: it is a feed, a site map or other XML.
    """
    begin = _PREAMBLE.match(text)
    start = begin.end() if begin else 0
    if _PAGE.match(text, start):
        return "html"
    suffix = PurePath(name).suffix.lower()
    if media_type == "text/plain" or (media_type is None and suffix in _TEXT_SUFFIXES):
        return "text"
    if _FEED.match(text, start):
        raise UnreadableSource(
            f"{name} is a feed, not an article; name a page that it lists, or `onrecord add` all of them."
        )
    if _SITE_MAP.match(text, start):
        raise UnreadableSource(f"{name} is a site map, not an article; name one of the pages it lists.")
    if media_type in _HTML_TYPES or suffix in _HTML_SUFFIXES or _FRAGMENT.match(text, start):
        return "html"
    if text.startswith("<?xml"):
        raise UnreadableSource(f"{name} is XML, but no web page; save the article as HTML or text.")
    return "text"
