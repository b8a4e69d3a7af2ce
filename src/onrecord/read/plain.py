"""Plain text as people paste it: the text stays as it is, what looks out of place gets a warning.

The first lines of a pasted page often hold the headline, the caption of the picture
twice (once from its `alt`, once from below it) and a credit glued to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.findings import Reading
from onrecord.read import article, furniture, limits, published
from onrecord.read.article import Metadata, Stated
from onrecord.spans import Span
from onrecord.types import Notice, Source

_LINE = re.compile(r"[^\r\n]+")
_TURN = re.compile(r"\s*[^\W\d_a-z][^:.!?\n]{1,60}:\s+\S")
# Pictures stand among the first lines: 12 reach past headline, standfirst, byline and two captions.
_FIRST_LINES = 12
_SHORTEST_CAPTION, _LONGEST_CAPTION = 20, 600
_NEAR = 2  # lines between a caption and its copy; what is repeated farther down is a refrain or a heading
_ASIDE = ("(", "[", "*", "“", '"', "‘")  # stage directions, stars and speech are repeated too
_LONGEST_TITLE = 150
_STOPS = tuple(".!?:;,…—–-")
_CLOSING = "\"'”’»)] "
# Who speaks, which office sent it, where and when: lines above many readouts that are no headlines
# ("Marta Venn, Minister of the Coast", "Office of the Harbour Master", "Orlen, Umber", "2:00 p.m.").
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_SENDER = re.compile(
    rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}},\s+{_CAPITAL}.*|{_CAPITAL},(?:\s+{_CAPITAL}){{1,3}}|"
    r"(?:(?:The|U\.?S\.?)\s+)?(?:Press\s+)?"
    r"(?:Office|Ministry|Department|Embassy|Bureau|Service|Secretariat)\s+(?:of|for)\b.*|"
    r"\d{1,2}[:.]\d\d\b.{0,20}"
)


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it; `gap` says that a blank line follows."""

    span: Span
    text: str
    gap: bool


def read_plain(
    text: str, *, source: Source, stated: Stated, warnings: tuple[Notice, ...] = (), title: str | None = None
) -> Reading:
    """Read a decoded plain text. Nothing in it is changed.

    Raises:
        EmptySource: it has no words.
        UnreadableSource: it holds lone surrogates.
    """
    article.refuse_unusable(text, source.name)
    lines = _lines(text)
    suspected = dict.fromkeys(_captions(lines) + _credits(lines))
    metadata = Metadata(
        title=article.field(title, limits.MAX_TITLE_CHARACTERS)
        or _title(lines, {notice.span for notice in suspected}),
        published=published.from_dateline(text),
    )
    found = tuple(sorted(suspected, key=lambda notice: (notice.span or Span(0, 0), notice.code)))
    return article.build(text, source=source, metadata=metadata, stated=stated, warnings=(*warnings, *found))


def _lines(text: str) -> list[Line]:
    """Return the first lines that hold anything, and a few more for comparison."""
    lines: list[Line] = []
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        rest = text[found.end() : found.end() + 400]
        breaks = rest[: len(rest) - len(rest.lstrip())].replace("\r\n", "\n")
        lines.append(
            Line(Span(start, start + len(words)), words, breaks.count("\n") + breaks.count("\r") > 1)
        )
        if len(lines) == 3 * _FIRST_LINES:
            break
    return lines


def _captions(lines: list[Line]) -> list[Notice]:
    """Find captions that stand twice among the first lines, on two lines or on one."""
    notices: list[Notice] = []
    known: dict[str, tuple[int, Span]] = {}
    for place, line in enumerate(lines[:_FIRST_LINES]):
        if len(line.text) > 2 * _LONGEST_CAPTION:
            continue
        core = _without_credit(line.text)
        span = Span(line.span.start, line.span.start + len(core))
        if _half_of_doubled(core):
            notices.append(_caption(span))
        elif (
            _SHORTEST_CAPTION <= len(core) <= _LONGEST_CAPTION
            and not core.startswith(_ASIDE)
            and core[-1] != ":"
        ):
            before, first = known.get(_folded(core), (-_NEAR - 1, span))
            if place - before <= _NEAR:
                notices += [_caption(first), _caption(span)]
            known[_folded(core)] = (place, span)
    return notices


def _credits(lines: list[Line]) -> list[Notice]:
    """Find credits: a line of their own, at the end of a line, or glued between two sentences."""
    notices: list[Notice] = []
    for line in lines:
        start = line.span.start
        if furniture.is_credit(line.text):
            notices.append(_credit(line.span))
        elif span := furniture.credit_tail(line.text):
            notices.append(_credit(span.shifted(start)))
            # A short first line that ends in a credit is the caption the credit belongs to.
            if span.start and span.end <= _LONGEST_CAPTION // 2:
                caption = Span(start, start + len(line.text[: span.start].rstrip()))
                notices.append(_caption(caption))
        elif span := furniture.credit_glued(line.text):
            notices.append(_credit(span.shifted(start)))
    return notices


def _title(lines: list[Line], suspected: set[Span | None]) -> str | None:
    """Return the first line if it looks like a headline: short, without a stop, longer text below it."""
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    words = first.text.lstrip("#").strip()
    if (
        not 2 <= len(words.split()) <= 30
        or len(words) > _LONGEST_TITLE
        or words.rstrip(_CLOSING).endswith(_STOPS)
        or _SENDER.fullmatch(words)
        or not (words[0].isupper() or words[0].isdigit() or words[0] in "“\"'‘«„")
        or first.span in suspected
        or any(span and span.overlaps(first.span) for span in suspected)
        or furniture.is_button(words)
        or furniture.is_teaser(words)
        or furniture.is_byline(words)
        or furniture.is_stamp(words)
        or sum(bool(_TURN.match(line.text)) for line in lines[:6]) > 1
        or second.text[0].islower()
        or max(len(line.text) for line in lines[1:]) <= len(words)
    ):
        return None
    if not first.gap and _wrapped(first, lines[1:8]):
        return None
    return article.field(words, limits.MAX_TITLE_CHARACTERS)


def _wrapped(first: Line, below: list[Line]) -> bool:
    """Say whether the first line only ended because the next word would not have fitted."""
    width = max(len(line.text) for line in below)
    return width <= 120 and len(first.text) + 1 + len(below[0].text.split()[0]) > width


def _half_of_doubled(text: str) -> str | None:
    """Return A where the text is A A, with or without a blank between them."""
    for gap in (0, 1):
        half, odd = divmod(len(text) - gap, 2)
        if not odd and half >= _SHORTEST_CAPTION and text[:half] == text[half + gap :]:
            return text[:half]
    return None


def _without_credit(line: str) -> str:
    tail = furniture.credit_tail(line)
    return (line[: tail.start] if tail else line).rstrip()


def _folded(line: str) -> str:
    return " ".join(line.casefold().split()).rstrip(".")


def _caption(span: Span) -> Notice:
    return Notice(
        "caption-suspected", "These words look like the caption of a picture, not like the article.", span
    )


def _credit(span: Span) -> Notice:
    return Notice("credit-suspected", "These words look like a photo credit, not like the article.", span)
