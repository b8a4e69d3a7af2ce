"""Hostile text made safe to look at: no escape sequence, no control, no reordering.

What is removed here is removed from what people see, never from the record.
"""

from __future__ import annotations

import re
import unicodedata

# ECMA-48 control sequences (CSI), control strings (OSC, DCS, SOS, PM, APC) and two-byte escapes,
# each with the C1 form of its introducer. A string without its end runs no further than its line.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), which can make a line
# read other than it is; U+200E, U+200F and U+061C stay, right-to-left prose needs them.
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\ufeff\ufff9-\ufffb{BIDI_CONTROLS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")

# What a terminal that knows only ASCII, or one old code page, gets for the marks that we and
# newspapers print most; for letters their base letter, for the rest "?".
_PLAIN = {
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "·": "|",
    "¶": "par.",
    "\u200e": "",
    "\u200f": "",
    "\u061c": "",
    "\u200c": "",
    "\u200d": "",
}


def printable(text: str) -> str:
    """Return `text` on one line, without escape sequences, controls and reordering marks."""
    text = _UNSEEN.sub("", _ESCAPES.sub("", text))
    return _SPACE.sub(" ", _SURROGATES.sub("\ufffd", text))


def shortened(text: str, length: int) -> str:
    """Cut `text` to at most `length` code points, at a word's end if one is near; `…` stands for the rest."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    blank = cut.rfind(" ")
    if blank > len(cut) // 2:
        cut = cut[:blank]
    return cut.rstrip() + "…"


def fitted(text: str, encoding: str) -> str:
    """Return `text` with every character that `encoding` lacks put into one that it has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fitted_character(character, encoding) for character in text)
    except LookupError:
        return fitted(text, "ascii")
    return text


def _fitted_character(character: str, encoding: str) -> str:
    for candidate in (character, _PLAIN.get(character), _base(character)):
        if candidate is not None:
            try:
                candidate.encode(encoding)
            except UnicodeEncodeError:
                continue
            return candidate
    return "?"


def _base(character: str) -> str | None:
    """Return the letter under the accents, `None` where there is none."""
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    )
    return plain or None
