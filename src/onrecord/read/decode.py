"""Bytes to text: byte order marks, what is declared, strict UTF-8, then a guess that says so.

Labels follow the WHATWG Encoding Standard where Python's differ: a page that
declares `iso-8859-1` or `ascii` means windows-1252.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from onrecord.types import Notice

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = {"ascii", "iso8859-1", "latin-1", "cp1252"}
_LATIN = {"cp1252", "cp1254"}
_TURKISH = {"iso8859-9", "cp1254"}
# Codecs of Python that are no character encodings, or that can't be strict.
_TEXT_ENCODINGS = re.compile(
    r"utf-(?:8|16|32)(?:-[lb]e)?|ascii|cp\d+|iso8859-\d+|koi8-[rut]|mac-?\w+|gbk?|gb2312|gb18030|big5\w*|"
    r"euc_\w+|shift_\w+|iso2022_\w+|johab|tis-620|hz|ptcp154|kz1048"
)
_META = re.compile(rb"""<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_META_WINDOW = 4_096  # the standard looks at 1,024 bytes; real pages put scripts before it

# The ten most frequent letters of Russian running text; any frequency table agrees on the set.
_COMMON_CYRILLIC = frozenset("оеаинтслвр")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# In Western text letters above 127 stand alone between ASCII letters; Cyrillic words are runs of them.
_CYRILLIC_RUN = 3


class Decoded(NamedTuple):
    """A text without its byte order mark, and what had to be guessed."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


def declared_in_page(data: bytes) -> str | None:
    """Return the encoding that an HTML page declares in its first bytes."""
    head = data[:_META_WINDOW]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Turn bytes into text. `declared` is what a header or the page itself claims.

    Anything decodes in the end; whether the outcome is text is for `sniff` to say.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    codec = _codec(declared) if declared else None
    # What is valid UTF-8 beyond ASCII was never written as windows-1252, whatever an old template declares.
    if codec in _LATIN and _strict(data, "utf-8") is not None:
        codec = "utf-8"
    if codec:
        decoded = _strict(data, codec)
        if decoded is not None:
            return Decoded(decoded.removeprefix("\ufeff"), codec)
    decoded = _strict(data, "utf-8")
    if decoded is not None:
        bare = _bare_utf16(data)
        return _guessed(data, bare) if bare else Decoded(decoded, "utf-8")
    if bare := _bare_utf16(data):
        return _guessed(data, bare)
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    return _guessed(data, _single_byte(data))


def _codec(label: str) -> str | None:
    """Return the Python codec that a declared label means, `None` if it is unknown."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if not _TEXT_ENCODINGS.fullmatch(name):
        return None
    if name in _WESTERN:
        return "cp1252"
    return "cp1254" if name in _TURKISH else name


def _strict(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None
    # UTF-16 and -32 of some labels let lone surrogates through; they are no text.
    return None if _surrogate(text) else text


def _lenient(data: bytes, codec: str) -> Decoded:
    text = _strict(data, codec)
    if text is not None:
        return Decoded(text, codec)
    text = data.decode(codec, "replace")
    damaged = Notice(
        "encoding-damaged",
        f"Some bytes are no valid {codec.upper()}; each is shown as U+FFFD in the text.",
        None,
    )
    return Decoded(text, codec, (damaged,))


def _guessed(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    name = {"cp1252": "windows-1252", "cp1251": "windows-1251"}.get(codec, codec)
    guess = Notice(
        "encoding-guessed",
        f"The bytes are not UTF-8 and no encoding is declared; they were read as {name}.",
        None,
    )
    return Decoded(text, codec, (guess,))


def _bare_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: NUL in every other byte of what is mostly ASCII, and only there."""
    sample = data[:4_096]
    if len(data) % 2 or len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for codec, filled, empty in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if not empty and filled > 0.7 * (len(sample) // 2) and _strict(data, codec) is not None:
            return codec
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Say whether valid multi-byte sequences outnumber the broken ones: UTF-8 that was cut or damaged."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken > broken


def _single_byte(data: bytes) -> str:
    """Choose among windows-1252, latin-1, windows-1251 and KOI8-R by how their letters would run."""
    runs = [len(run[0]) for run in _HIGH_RUN.finditer(data[:200_000])]
    high = sum(runs)
    if 2 * sum(length for length in runs if length >= _CYRILLIC_RUN) > high:
        scores = {
            codec: sum(char in _COMMON_CYRILLIC for char in data[:200_000].decode(codec, "replace"))
            for codec in ("cp1251", "koi8-r")
        }
        best = max(scores, key=lambda codec: scores[codec])  # equal scores: the first, windows-1251
        if 3 * scores[best] > high:
            return best
    return "cp1252" if _strict(data, "cp1252") is not None else "latin-1"


def _surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
