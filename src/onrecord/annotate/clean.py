"""The cleaned view: what pasting, wrapping and typesetting did to the text is undone for the finders.

Dropped: byte order marks, soft hyphens, zero-width characters, carriage returns
before a line feed. Replaced one for one: no-break and typographic spaces by a
space, a line feed that only wraps a line by a space. Nothing is reordered, and
the view's offset map leads every span back to the text as read.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.spans import View

# U+00AD soft hyphen, U+200B..U+200F zero width and direction marks, U+202A..U+202E embedding,
# U+2060 word joiner, U+2066..U+2069 isolates, U+FEFF byte order mark.
_DROPPED = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_SPACES = re.compile(r"[^\S\n]")
_FIRST_WORD = re.compile(r" *(\S+)")
# A pasted text wraps at 40 to 120 columns; above that, a line is a paragraph (RFC 3676 wraps at 78).
_NARROWEST, _WIDEST = 40, 120
# People who wrap by hand leave this many columns unused.
_SLACK = 3
# A text counts as wrapped when this share of its line ends come where the next word would not have fitted.
_WRAPPED_SHARE = 0.6


def clean(text: str) -> View:
    """Return the cleaned view of an article's text."""
    kept: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        if ord(char) in _DROPPED or (char == "\r" and text[offset + 1 : offset + 2] == "\n"):
            continue
        kept.append("\n" if char in "\r\u2028\u2029\x0b\x0c\x85" else char)
        origins.append(offset)
    cleaned = _SPACES.sub(" ", "".join(kept))
    return View(_unwrap(cleaned), origins, len(text))


def _unwrap(text: str) -> str:
    """Turn the line feeds that only wrap a line into spaces, one for one.

    A line feed wraps where the next line's first word would not have fitted on the
    line before it, if that holds for most lines of the text or the line before it
    stops in mid-sentence; or where a line stops in mid-sentence and the next begins
    in lower case.
    """
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in lines]
    width = max(widths)
    wrapped_text = _NARROWEST <= width <= _WIDEST
    full = [
        wrapped_text and _is_full(before, line, width)
        for before, line in zip(widths, lines[1:], strict=False)
    ]
    breaks = sum(1 for before, after in pairwise(widths) if before and after)
    mostly_full = sum(full) >= _WRAPPED_SHARE * max(breaks, 1)
    pieces = [lines[0]]
    for before, line, is_full in zip(lines, lines[1:], full, strict=False):
        open_ended = before.rstrip()[-1:].isalnum() or before.rstrip()[-1:] in {",", "-"}
        wraps = (is_full and (mostly_full or open_ended)) or (open_ended and line.lstrip()[:1].islower())
        pieces += " " if wraps else "\n", line
    return "".join(pieces)


def _is_full(before: int, line: str, width: int) -> bool:
    """Say whether the first word of `line` would not have fitted after `before` columns."""
    word = _FIRST_WORD.match(line)
    return word is not None and before > 0 and before + 1 + len(word.group(1)) > width - _SLACK
