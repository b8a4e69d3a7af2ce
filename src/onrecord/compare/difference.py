"""The difference of two texts word by word, each step with its words on both sides.

An `Op` says of a stretch of the quote that it is `equal` to one of the text, stands in its place (`replace`),
has nothing there (`insert`), or is missing from the quote (`delete`; its quote span is then empty and says
where). Words written together or apart ("co-operation") and numbers in figures or words are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from onrecord.compare.spelling import key, number
from onrecord.compare.words import ASIDE, Word
from onrecord.spans import Span

Kind = Literal["equal", "delete", "insert", "replace"]
# More words than this on either side are told as one replacement: nobody reads that word by word.
_LONGEST = 200


class Op(NamedTuple):
    """One step: `quote` and `text` are spans of characters on either side, one of them perhaps empty."""

    kind: Kind
    quote: Span
    text: Span


class Step(NamedTuple):
    """The same in numbers of words, half-open."""

    kind: Kind
    at: int
    end: int
    to: int
    until: int


def steps(quote: Sequence[Word], text: Sequence[Word], one: Span, other: Span) -> list[Step]:
    """Return the steps between words `one` of the quote and words `other` of the text, those equal joined."""
    if one.end - one.start > _LONGEST or other.end - other.start > _LONGEST:
        return list(_made(quote, text, one, other))
    matcher = SequenceMatcher(
        None,
        [word.key for word in quote[one.start : one.end]],
        [word.key for word in text[other.start : other.end]],
        autojunk=False,
    )
    found: list[Step] = []
    for tag, at, end, to, until in matcher.get_opcodes():
        place = Span(at, end).shifted(one.start), Span(to, until).shifted(other.start)
        if tag == "equal":
            found.append(Step("equal", *place[0], *place[1]))
        else:
            found += _made(quote, text, *place)
    return found


def _made(quote: Sequence[Word], text: Sequence[Word], one: Span, other: Span) -> Iterator[Step]:
    """Yield what unlike words are: equal after all, in each other's place, or on one side only."""
    inner, outer = _spoken(quote, one), _spoken(text, other)
    if (inner, outer) != (one, other) and _alike(quote, text, inner, outer):
        yield from _made(quote, text, Span(one.start, inner.start), Span(other.start, outer.start))
        yield Step("equal", *inner, *outer)
        yield from _made(quote, text, Span(inner.end, one.end), Span(outer.end, other.end))
    elif one.start < one.end and other.start < other.end:
        alike = _alike(quote, text, one, other)
        yield Step("equal" if alike else "replace", *one, *other)
    elif one.start < one.end:
        yield Step("insert", *one, *other)
    elif other.start < other.end:
        yield Step("delete", *one, *other)


def _spoken(words: Sequence[Word], part: Span) -> Span:
    """Return a part without the words at its ends that are aside."""
    start, end = part
    while start < end and words[start].aside:
        start += 1
    while end > start and words[end - 1].aside:
        end -= 1
    return Span(start, end)


def _alike(quote: Sequence[Word], text: Sequence[Word], one: Span, other: Span) -> bool:
    """Say whether words are the same written together or apart, or the same number."""
    left = [word.key.removeprefix(ASIDE) for word in quote[one.start : one.end]]
    right = [word.key.removeprefix(ASIDE) for word in text[other.start : other.end]]
    if not left or not right:
        return False
    if key("".join(left)) == key("".join(right)):
        return True
    told = number(left)
    return told is not None and told == number(right)


def joined(found: Iterable[Step]) -> list[Step]:
    """Return steps with neighbours of one kind made one; an insertion beside a deletion is a replacement."""
    kept: list[Step] = []
    for step in found:
        if kept and kept[-1].end == step.at and kept[-1].until == step.to:
            last = kept[-1]
            if last.kind == step.kind:
                kept[-1] = Step(step.kind, last.at, step.end, last.to, step.until)
                continue
            if "equal" not in (last.kind, step.kind):
                kept[-1] = Step("replace", last.at, step.end, last.to, step.until)
                continue
        kept.append(step)
    return kept


def op(step: Step, quote: Sequence[Word], text: Sequence[Word]) -> Op:
    """Return a step in characters; an empty side is where the words would stand."""
    return Op(step.kind, _characters(quote, step.at, step.end), _characters(text, step.to, step.until))


def _characters(words: Sequence[Word], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    if start < len(words):
        return Span(words[start].span.start, words[start].span.start)
    last = words[-1].span.end if words else 0
    return Span(last, last)
