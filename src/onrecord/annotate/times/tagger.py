# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Finds time expressions in English text and gives them TIMEX3 values.

Rules in `timex` know the shapes of words; this file decides where to look, which
tense a clause speaks in and what a bare "Friday" then means. Nothing here asks
the system's clock: relative times count from `Document.published`.

In news a bare weekday is the same day or one of the six before it nine times in
ten (measured on TimeBank: 47% back, 44% the same day, 5% ahead), so the past is
the rule and a verb that looks ahead is the exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.document import Document
from onrecord.annotate.times import arithmetic
from onrecord.annotate.times.arithmetic import Reference, Tense
from onrecord.annotate.times.shapes import (
    DAY_MONTH,
    MONTH_DAY,
    RANGE_END,
    RANGE_START,
    RULES,
    TRIGGERS,
    UNWORDED,
    Rule,
)
from onrecord.annotate.times.values import Context, Value
from onrecord.findings import FoundTime
from onrecord.spans import Span
from onrecord.types import Precision

# How many tokens on either side of a trigger may belong to its expression: the longest
# shape, "around 5 p.m. local time on Thursday, April 17, 2031", has thirteen.
_REACH = 13
# How far, in characters, a verb's tense reaches.
_TENSE_REACH = 120

# One group a rule, so that `lastindex` says which rule matched.
_MASTER = re.compile(
    "|".join(f"({re.sub(r'[(][?]P<[a-z]+>', '(?:', rule.pattern.pattern)})" for rule in RULES)
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is (?:to|set|due|scheduled|expected|planning)|are (?:to|set|due|scheduled|expected|planning)|was to|were to"
    r"|to be|due|scheduled|slated|plans? to|planned|expects?|expected|intends?|intended|upcoming|going to|would|until|ahead of"
    r"|should|next)\b|['’]ll\b"
)
_WILL = re.compile(r"\b(?:will|shall|is to|are to)\b|['’]ll\b")
_BACK = re.compile(
    r"\b(?:\w{2,}ed|said|saying|told|telling|met|was|were|had|did|made|held|took|came|went|gave|spoke|wrote|began|left|won)\b"
)
_PRECISIONS: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}-W\d\d(?:-WE)?"), "week"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
)


def find_times(document: Document) -> tuple[FoundTime, ...]:
    """Find the time expressions of a document.

    Args:
        document: cleaned, segmented text; `published` is the day that relative words count from.

    Returns:
        The expressions in text order, without overlaps, counted in the document's text.
        `value` is as precise as the words, `None` where they (or a missing date of
        publication) leave it open. `anchor` is "published" for values counted from it.
    """
    english = document.language is None or document.language.lower().startswith("en")
    reference = Reference(arithmetic.parse_day(document.published))
    found: list[FoundTime] = []
    for sentence, window in _windows(document):
        position = end = window.start
        for position in _starts(document, window):
            match = _MASTER.match(document.text, position, window.end) if position >= end else None
            if match is None or match.end() == position:
                continue
            end = match.end()
            rule = RULES[(match.lastindex or 1) - 1]
            if english or rule.name in UNWORDED:
                found.extend(_read(document.text, sentence, match, rule, reference, found))
    return tuple(found)


def _windows(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches worth looking at: each sentence's triggers with their neighbours, merged."""
    tokens = document.tokens
    index = 0
    for sentence in document.sentences:
        first = index
        while index < len(tokens) and tokens[index].start < sentence.end:
            index += 1
        start = end = -1
        for here in range(first, index):
            if not _is_trigger(tokens[here].text):
                continue
            low, high = max(first, here - _REACH), min(index - 1, here + _REACH)
            if start >= 0 and low > end:
                yield sentence, Span(tokens[start].start, tokens[end].end)
                start = low
            elif start < 0:
                start = low
            end = high
        if start >= 0:
            yield sentence, Span(tokens[start].start, tokens[end].end)


def _starts(document: Document, window: Span) -> Iterator[int]:
    """Yield where words begin, after hyphens too: trying only there is five times faster than everywhere."""
    for token in document.tokens_in(window):
        yield token.start
        hyphen = token.text.find("-")
        while hyphen > 0:
            yield token.start + hyphen + 1
            hyphen = token.text.find("-", hyphen + 1)


def _is_trigger(word: str) -> bool:
    """Say whether a time expression may stand around this token."""
    if word[0].isdigit():
        return len(word) >= 4 or ":" in word or word[-1] in "mM"
    lowered = word.lower()
    return lowered in TRIGGERS or ("-" in lowered and lowered.rpartition("-")[2] in TRIGGERS)


def _read(  # noqa: PLR0913, PLR0917 - a match, where it stands and what it may lean on
    text: str, sentence: Span, match: re.Match[str], rule: Rule, reference: Reference, found: list[FoundTime]
) -> Iterator[FoundTime]:
    """Turn one match into its expression, and a range of days into both of its ends."""
    parts = rule.pattern.match(text, match.start(), match.end())
    if parts is None:  # a look-ahead saw past the match; the whole text is what it needs
        parts = rule.pattern.match(text, match.start(), sentence.end)
    if parts is None or _is_name(text, match, rule):
        return
    context = Context(reference, _tense(text, sentence, match))
    words = parts.groupdict()
    if rule in (MONTH_DAY, DAY_MONTH):
        edge = RANGE_START if rule is DAY_MONTH else RANGE_END
        other = (
            edge.search(
                text,
                max(sentence.start, found[-1].span.end if found else 0, match.start() - 12),
                match.start(),
            )
            if rule is DAY_MONTH
            else edge.match(text, match.end(), sentence.end)
        )
        if other:
            twin = _found(
                Span(*other.span("number")), rule, rule.read(words | {"number": other["number"]}, context)
            )
            one = _found(Span(match.start(), match.end()), rule, rule.read(words, context))
            yield from sorted((one, twin), key=lambda time: time.span)
            return
    yield _found(_trimmed(text, match), rule, rule.read(words, context))


def _found(span: Span, rule: Rule, value: Value) -> FoundTime:
    precision: Precision | None = None
    if value.value and value.type == "TIME":
        precision = "time" if value.value[0].isdigit() else None
    elif value.value and value.type == "DATE":
        precision = next((name for shape, name in _PRECISIONS if shape.fullmatch(value.value)), None)
    anchor = "published" if value.relative and value.value else None
    return FoundTime(span, value.type, value.value, precision, anchor, by=(f"rule:{rule.name}",))


def _trimmed(text: str, match: re.Match[str]) -> Span:
    """Leave out the white space that a pattern's optional parts took along."""
    start, end = match.span()
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


_NAMED_DAYS = re.compile(r"\b(?:Black|Good|Easter|Palm|Bloody|Ash|Holy|Cyber|Super|Maundy|Shrove)\s$")
# "Flight 1987", "Orion 1980": a number right after a capital that begins no expression of time.
_NUMBERED = re.compile(r"\b(?!(?:The|In|Of|By|Since|From|Until|To|And|Early|Late|On|At)\b)[A-Z]\w*\s$")


def _is_name(text: str, match: re.Match[str], rule: Rule) -> bool:
    """Say whether a weekday or a year is part of a name ("Bloody Sunday", "Flight 1987")."""
    shape = {"weekday": _NAMED_DAYS, "bare-year": _NUMBERED}.get(rule.name)
    return shape is not None and shape.search(text, max(0, match.start() - 16), match.start()) is not None


def _tense(text: str, sentence: Span, match: re.Match[str]) -> Tense | None:
    """Read the tense off the nearest verb before the expression, else the first after it."""
    before = text[max(sentence.start, match.start() - _TENSE_REACH) : match.start()]
    ahead, back = _last(_AHEAD, before), _last(_BACK, before)
    if ahead < 0 and back < 0:
        after = text[match.end() : min(sentence.end, match.end() + _TENSE_REACH // 2)]
        first_ahead, first_back = _WILL.search(after), _BACK.search(after)
        if first_ahead and (first_back is None or first_ahead.start() < first_back.start()):
            return "future"
        return "past" if first_back else None
    # "is expected", "was planned" match both and look ahead.
    return "future" if ahead >= 0 and ahead + 12 >= back else "past"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match begins, -1 if there is none."""
    place = -1
    for match in pattern.finditer(text):
        place = match.start()
    return place
