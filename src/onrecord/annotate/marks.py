"""Quotation marks paired, whatever their style: which stretches of the text stand inside marks.

A mark's own shape says less than its surroundings: „…“ closes with what English opens with, and
people open with one mark and close with another. So each mark is first read by what stands on
its two sides, then by its shape, then by what is open already. Apostrophes, decades ('90s), and
feet and inches (5'10") are no marks.

A quote that is not closed in its paragraph goes on in the next one where that opens with a mark
again, or where a closing mark comes before any other. Else it was never closed: it ends with its
paragraph and is said to be `unclosed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.annotate.document import Document
from onrecord.spans import Span

Side = Literal["open", "close", "either"]
Weight = Literal["double", "single", "dash"]

# '' and `` are typewriter forms of the double mark.
_MARK = re.compile(r"''|``|[\"“”„‟«»〝〞＂]|['‘’‚‛‹›`]")
_DOUBLE = frozenset('"“”„‟«»〝〞＂') | {"''", "``"}
_OPENERS = frozenset("“„‟«‘‚‛‹〝`") | {"``"}
_CLOSERS = frozenset("”»’›〞") | {"''"}
_STRAIGHT = frozenset("\"'＂") | {"''"}
_BRACKETS = frozenset("([{<")
_DASHES = frozenset("-–—―/…")
# What is elided before an apostrophe that opens a word: 'em, 'til, 'tis …
_ELIDED = re.compile(r"(?:\d0s|\d\d\b|em|til|till|tis|twas|cause|n|bout|round|cos|cuz)\b", re.IGNORECASE)
# Feet, before inches: 6'1  112' 6  5’11
_FEET = re.compile(r"\d['’′]{1,2}\s?\d{1,2}(?:\.\d)?\Z")
# A quote does not run on over more paragraphs than this without a mark at their beginning.
_SILENT_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark and which way it can face."""

    span: Span
    weight: Weight
    side: Side
    shape: str
    weak: bool = False
    """It may be an apostrophe: it closes only what nothing else closes."""


@dataclass(slots=True)
class Marked:
    """One stretch inside marks: a piece a paragraph, without (`inner`) and with (`outer`) the marks.

    `parent` is the index of the stretch around this one. `closed` is false where the closing mark
    is missing.
    """

    weight: Weight
    inner: list[Span] = field(default_factory=list)
    outer: list[Span] = field(default_factory=list)
    parent: int | None = None
    closed: bool = True

    @property
    def start(self) -> int:
        """Where the first opening mark stands."""
        return self.outer[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends, its mark included."""
        return self.outer[-1].end


@dataclass(slots=True)
class _Open:
    """A stretch that is still open in the paragraph being read."""

    mark: Mark
    index: int
    weak_close: Mark | None = None


def find_marked(document: Document) -> list[Marked]:
    """Return the stretches of the document that stand inside marks, in text order."""
    text = document.text
    found: list[Marked] = []
    carried: _Open | None = None  # the stretch that the paragraph before left open
    by_paragraph = [list(_marks(text, paragraph)) for paragraph in document.paragraphs]
    for number, (paragraph, marks) in enumerate(zip(document.paragraphs, by_paragraph, strict=True)):
        left_open = _Pairing(found, paragraph, text).pair(marks, carried)
        carried = None
        for opened in left_open:
            if opened is left_open[0] and _goes_on(document, by_paragraph, number, opened.mark.weight):
                carried = opened
            elif opened.weak_close:
                _close(found[opened.index], opened.weak_close)
            else:
                found[opened.index].closed = False
    return _settled(found, text)


def _marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Read the marks of one paragraph by their surroundings; what is no mark is left out."""
    single_open = False
    double_open = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        shape = match.group()
        weight: Weight = "double" if shape in _DOUBLE else "single"
        before, after = _outside(text, match, paragraph)
        if weight == "single" and _is_apostrophe(text, match, before, after, single_open):
            continue
        if before.isdigit() and _is_measure(text, match, double_open if weight == "double" else single_open):
            continue
        side = _side(shape, before, after)
        if weight == "single" and shape in _STRAIGHT | {"’"} and side == "either":
            continue
        if side == "close" and weight == "single" and not single_open:
            if before in ",.!?…":
                yield Mark(Span(*match.span()), weight, side, shape, weak=True)
            continue  # else an apostrophe after s
        if weight == "single":
            single_open = side == "open" or (side == "either" and not single_open)
        else:
            double_open = side == "open" or (side == "either" and not double_open)
        yield Mark(Span(*match.span()), weight, side, shape)


def _is_measure(text: str, match: re.Match[str], opened: bool) -> bool:
    """Say whether a mark after a digit counts feet or inches: always in 6'1", else where no quote is open."""
    before = text[max(0, match.start() - 8) : match.start()]
    return _FEET.search(before) is not None or (match.group() in _STRAIGHT and not opened)


def _outside(text: str, match: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """Return the characters on the two sides, past further marks; a blank at the paragraph's ends."""
    before = match.start() - 1
    while before >= paragraph.start and text[before] in "\"“”„‟«»'‘’‚‛‹›`＂*_":
        before -= 1
    after = match.end()
    while after < paragraph.end and text[after] in "\"“”„‟«»'‘’‚‛‹›`＂*_":
        after += 1
    return (
        text[before] if before >= paragraph.start else " ",
        text[after] if after < paragraph.end else " ",
    )


def _is_apostrophe(text: str, match: re.Match[str], before: str, after: str, single_open: bool) -> bool:
    """Say whether a single mark is part of a word."""
    left = text[match.start() - 1 : match.start()]
    right = text[match.end() : match.end() + 1]
    if left.isalnum() and right.isalnum():
        return True
    if not before.isalnum() and _ELIDED.match(text, match.end()):
        return True
    if left.isalpha() and match.group() in "'’" and right.isspace() and left in "sSzxZX" and single_open:
        # "the ministers' plan" inside single marks: a plural, unless nothing closes later.
        rest = text[match.end() : match.end() + 400]
        return bool(re.search(r"[.,?!…\w]['’](?!\w)", rest.split("\n", 1)[0]))
    return before.isdigit() and match.group() == "'" and not single_open and not after.isspace()


def _side(shape: str, before: str, after: str) -> Side:
    """Say which way a mark faces, by its surroundings, then by its shape."""
    loose_before = before.isspace() or before in _BRACKETS
    loose_after = after.isspace() or after in ".,;:!?)]}>"
    dash_before, dash_after = before in _DASHES, after in _DASHES
    if loose_before and not loose_after:
        return "open"
    if loose_after and not loose_before:
        return "close"
    if not loose_before and not dash_before and dash_after:
        return "close"
    if shape in _OPENERS:
        return "open"
    if shape in _CLOSERS - {"''"}:
        return "close"
    return "either"


class _Pairing:
    """Pairs the marks of one paragraph with a stack of what is open."""

    def __init__(self, found: list[Marked], paragraph: Span, text: str) -> None:
        self._found = found
        self._paragraph = paragraph
        self._text = text
        self._stack: list[_Open] = []

    def pair(self, marks: Sequence[Mark], carried: _Open | None) -> list[_Open]:
        """Pair the marks; return the stretches left open at the paragraph's end, outermost first."""
        if carried is not None:
            marks = self._take_up(marks, carried)
        for position, mark in enumerate(marks):
            inside = next((o for o in reversed(self._stack) if o.mark.weight == mark.weight), None)
            side = mark.side
            if side == "either":
                side = "close" if inside else "open"
            if side == "close":
                self._read_close(mark, inside)
            else:
                self._read_open(mark, inside, marks[position + 1 :])
        return self._left()

    def _take_up(self, marks: Sequence[Mark], carried: _Open) -> Sequence[Mark]:
        """Go on with the stretch that the paragraph before left open, past the mark that reopens it."""
        start = self._paragraph.start
        self._found[carried.index].outer.append(Span(start, start))
        if marks and marks[0].weight == carried.mark.weight and marks[0].span.start == start:
            start = marks[0].span.end
            marks = marks[1:]
        self._found[carried.index].inner.append(Span(start, start))
        self._stack.append(carried)
        return marks

    def _read_close(self, mark: Mark, inside: _Open | None) -> None:
        if inside is None and self._stack:
            if mark.weak:
                self._stack[-1].weak_close = self._stack[-1].weak_close or mark
            else:
                inside = self._stack[-1]  # opened with ‘ and closed with ”
        if inside is None:
            return
        self._pop_to(inside)
        _close(self._found[inside.index], mark)

    def _read_open(self, mark: Mark, inside: _Open | None, rest: Sequence[Mark]) -> None:
        if inside is not None and not _may_nest(inside.mark, mark, rest):
            self._pop_to(inside)
            if inside.weak_close:
                _close(self._found[inside.index], inside.weak_close)
            else:
                _cut_before(self._found[inside.index], mark, self._text)
        parent = self._stack[-1].index if self._stack else None
        start, end = mark.span
        self._found.append(Marked(mark.weight, [Span(end, end)], [Span(start, end)], parent))
        self._stack.append(_Open(mark, len(self._found) - 1))

    def _pop_to(self, opened: _Open) -> None:
        """Take a stretch off the stack; what opened inside it and was not closed is forgotten."""
        while self._stack[-1] is not opened:
            self._found[self._stack.pop().index].inner = []
        self._stack.pop()

    def _left(self) -> list[_Open]:
        left = [o for o in self._stack if o.mark.weight == "double" or _opens_speech(o.mark, self._text)]
        for opened in self._stack:
            if opened in left:
                _extend(self._found[opened.index], self._paragraph.end)
            else:
                self._found[opened.index].inner = []
        return left


def _opens_speech(mark: Mark, text: str) -> bool:
    """Say whether a single mark that nothing closes begins a sentence of its own, and so is no apostrophe."""
    before = text[: mark.span.start].rstrip()[-1:] if mark.span.start else ""
    return before in {"", ".", "?", "!", ":", "…", "\n"} and text[mark.span.end : mark.span.end + 1].isupper()


def _may_nest(outer: Mark, inner: Mark, rest: Sequence[Mark]) -> bool:
    """Say whether an inner stretch can stand in an outer one of its weight.

    It can where it has marks of another style and its own closing mark comes next, or where enough closing
    marks follow for both.
    """
    same_weight = [mark for mark in rest if mark.weight == outer.weight]
    if _style(outer) != _style(inner) and same_weight and _style(same_weight[0]) == _style(inner):
        return same_weight[0].side != "open" or inner.shape in "«»"
    depth = 2
    for mark in same_weight:
        depth += 1 if mark.side == "open" else -1
        if depth == 0:
            return True
    return False


def _style(mark: Mark) -> str:
    return "angle" if mark.shape in "«»‹›" else "straight" if mark.shape in _STRAIGHT else "curly"


def _close(marked: Marked, mark: Mark) -> None:
    marked.inner[-1] = Span(marked.inner[-1].start, mark.span.start)
    marked.outer[-1] = Span(marked.outer[-1].start, mark.span.end)


def _extend(marked: Marked, end: int) -> None:
    marked.inner[-1] = Span(marked.inner[-1].start, end)
    marked.outer[-1] = Span(marked.outer[-1].start, end)


def _cut_before(marked: Marked, mark: Mark, text: str) -> None:
    """End a stretch that was never closed with the last sentence before the next opening mark."""
    start = marked.inner[-1].start
    stop = max(text.rfind(end, start, mark.span.start) for end in (". ", "? ", "! "))
    _extend(marked, stop + 1 if stop > start else mark.span.start)
    marked.closed = False


def _goes_on(document: Document, by_paragraph: Sequence[Sequence[Mark]], number: int, weight: Weight) -> bool:
    """Say whether a quote left open at the end of paragraph `number` goes on after it."""
    for ahead in range(number + 1, min(number + 1 + _SILENT_PARAGRAPHS, len(by_paragraph))):
        marks = [mark for mark in by_paragraph[ahead] if mark.weight == weight]
        if not marks:
            continue
        if marks[0].side == "close":
            return weight == "double" or not marks[0].weak
        return ahead == number + 1 and marks[0].span.start == document.paragraphs[ahead].start
    return False


def _settled(found: list[Marked], text: str) -> list[Marked]:
    """Leave out stretches without words, sort by start and lead `parent` to the new places."""
    for marked in found:
        pairs = [(_trimmed(i, text), o) for i, o in zip(marked.inner, marked.outer, strict=False)]
        pairs = [(i, o) for i, o in pairs if any(char.isalnum() for char in i.of(text))]
        marked.inner, marked.outer = [i for i, _ in pairs], [o for _, o in pairs]
    kept = [index for index, marked in enumerate(found) if marked.inner]
    kept.sort(key=lambda index: (found[index].start, -found[index].end))
    places = {old: new for new, old in enumerate(kept)}
    for old in kept:
        parent = found[old].parent
        while parent is not None and parent not in places:
            parent = found[parent].parent
        found[old].parent = places[parent] if parent is not None else None
    return [found[old] for old in kept]


def _trimmed(span: Span, text: str) -> Span:
    """Return the span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
