"""The cleaned view: what pasting, wrapping and typesetting did to the text is undone for the finders.

Dropped: byte order marks, soft hyphens, zero-width characters, carriage returns
before a line feed, blanks after a blank. Replaced one for one: no-break and typographic spaces by a
space, a line feed that only wraps a line by a space. Nothing is reordered, and
the view's offset map leads every span back to the text as read.
"""

from __future__ import annotations

import re

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
# A text counts as wrapped when this share of its lines that stop in mid-sentence are full, of so many.
_FEWEST_WRAPPED = 1
_WRAPPED_SHARE = 0.6
# Paragraphs stand a blank line apart where so many do.
_FEWEST_GAPS = 2
_LABEL = re.compile(r"\s*[A-Z][^:\n]{0,60}:(?:\s|$)")


def clean(text: str) -> View:
    """Return the cleaned view of an article's text."""
    kept: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        if ord(char) in _DROPPED or (char == "\r" and text[offset + 1 : offset + 2] == "\n"):
            continue
        kept.append("\n" if char in "\r\u2028\u2029\x0b\x0c\x85" else char)
        origins.append(offset)
    joined = _unwrap(_SPACES.sub(" ", "".join(kept)))
    if "  " not in joined:
        return View(joined, origins, len(text))
    # Of several blanks the first is kept, so that names and marks stand as they would in print.
    single = [i for i, char in enumerate(joined) if char != " " or joined[i - 1 : i] != " "]
    return View("".join(joined[i] for i in single), (origins[i] for i in single), len(text))


def _unwrap(text: str) -> str:
    """Turn the line feeds that only wrap a line into spaces, one for one.

    A line is full where the next one's first word would not have fitted on it. A text is wrapped where most
    lines that stop in mid-sentence are full, or where none does and paragraphs stand a blank line apart; then
    every full line wraps, but before a label ("MR OLT:"). In any text a line wraps that stops
    in mid-sentence and is full, or that a small letter follows; after a colon that may be a list.
    """
    lines = text.split("\n")
    ends = [line.rstrip() for line in lines]
    width = max(len(end) for end in ends)
    may_wrap = _NARROWEST <= width <= _WIDEST
    full = [may_wrap and _is_full(len(end), line, width) for end, line in zip(ends, lines[1:], strict=False)]
    stops = [end[-1:].isalnum() or end[-1:] in {",", "-"} for end in ends]
    open_ended = [
        is_full for is_full, stop, line in zip(full, stops, lines[1:], strict=False) if stop and line.strip()
    ]
    wrapped = len(open_ended) >= _FEWEST_WRAPPED and sum(open_ended) >= _WRAPPED_SHARE * len(open_ended)
    gaps = sum(1 for end, line in zip(ends, lines[1:], strict=False) if not end and line.strip())
    wrapped = wrapped or (not open_ended and gaps >= _FEWEST_GAPS)
    pieces = [lines[0]]
    for is_full, stop, end, line in zip(full, stops, ends, lines[1:], strict=False):
        goes_on = end[-1:] not in {"", ":", ";"}
        wraps = (is_full and (wrapped or stop) and not _LABEL.match(line)) or (
            goes_on and line.lstrip()[:1].islower()
        )
        pieces += " " if wraps else "\n", line
    return "".join(pieces)


def _is_full(before: int, line: str, width: int) -> bool:
    """Say whether the first word of `line` would not have fitted after `before` columns."""
    word = _FIRST_WORD.match(line)
    return word is not None and before > 0 and before + 1 + len(word.group(1)) > width - _SLACK
