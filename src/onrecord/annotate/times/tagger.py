"""Finds time expressions in English text and gives them TIMEX3 values.

A text is a line of letters, one a word (`alphabet`); where a letter tells of a time, the words around it that
may belong to it are tried against `shapes`. Nothing here asks the system's clock: relative times count from
`Document.published`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.document import Document
from onrecord.annotate.times.arithmetic import Reference, parse_day, precision_of
from onrecord.annotate.times.earlier import counted_from
from onrecord.annotate.times.modifier import modifier
from onrecord.annotate.times.pattern import Grammar, Met
from onrecord.annotate.times.shapes import PHRASES, RULES, UNWORDED, Rule
from onrecord.annotate.times.spelling import Spelling, Stretch, spelled, stretches
from onrecord.annotate.times.value import Context, Value, Words
from onrecord.findings import FoundTime
from onrecord.spans import Span

_ENGLISH = Grammar(RULES, PHRASES)
_ANY_LANGUAGE = Grammar([rule for rule in RULES if rule.name in UNWORDED], PHRASES)


def find_times(document: Document) -> tuple[FoundTime, ...]:
    """Find the time expressions of a document.

    Args:
        document: cleaned, segmented text; `published` is the day that relative words count from.

    Returns:
        The expressions in text order, without overlaps, counted in the document's text.
        `value` is as precise as the words, `None` where they (or a missing date of
        publication) leave it open. `anchor` is "published" for values counted from it,
        "text" for those counted from another expression, whose span is `anchor_span`.
    """
    english = document.language is None or document.language.lower().startswith("en")
    grammar = _ENGLISH if english else _ANY_LANGUAGE
    reference = Reference(parse_day(document.published))
    spelling = spelled(document.tokens)
    found: list[FoundTime] = []
    places: list[int] = []  # the sentence of each
    for stretch in stretches(spelling, document):
        for start, met in _met(grammar, spelling.letters, stretch):
            sentence = (stretch.first, stretch.last)
            context = Context(reference, spelling.letters, (start, met.end), sentence)
            for span, words in _pieces(met, spelling, start):
                value = met.rule.read(words, context)
                if value is None:
                    continue
                led = counted_from(value.steps, found, places, stretch.sentence) if value.steps else None
                time = _time(span, met.rule.name, value, words, led)
                if found:
                    found[-1] = _with_end(document.text, found[-1], time, reference.shifted(0, "D"))
                found.append(time)
                places.append(stretch.sentence)
    return tuple(found)


def _met(grammar: Grammar[Rule], letters: str, stretch: Stretch) -> Iterator[tuple[int, Met[Rule]]]:
    """Yield the shapes met in a stretch, with the word each begins at; none begins inside another."""
    position = stretch.start
    while position < stretch.end:
        met = grammar.match(letters, position, stretch.last)
        if met is None:
            position += 1
        else:
            yield position, met
            position = met.end


def _pieces(met: Met[Rule], spelling: Spelling, start: int) -> Iterator[tuple[Span, Words]]:
    """Yield the expression and its words; of a range ("17-19 April") both ends, each with the month."""
    words = {name: spelling.text(*place) for name, place in met.named.items()}
    if "twin" not in words:
        yield spelling.span(start, met.end), words
        return
    twin, number = met.named["twin"], met.named["number"]
    other = words | {"number": words["twin"], "before": words["number"]}
    if twin < number:
        yield spelling.span(*twin), other
        yield spelling.span(number[0], met.end), words
    else:
        yield spelling.span(start, number[1]), words
        yield spelling.span(twin[0], met.end), other


def _with_end(text: str, length: FoundTime, time: FoundTime, today: str | None) -> FoundTime:
    """Return a length with the end that the time behind it gives: since 3 March, ended 30 June."""
    if length.type != "DURATION" or not time.value or not time.value[0].isdigit():
        return length
    between = text[length.span.end : time.span.start].strip().lower()
    if between == "since":
        return replace(length, begin=time.value, end=today)
    return replace(length, end=time.value) if between in {"ended", "ending"} else length


def _time(span: Span, rule: str, value: Value, words: Words, led: tuple[str, Span] | None) -> FoundTime:
    told, anchor_span = led or (value.value, None)
    anchor = "text" if led else "published" if value.relative and value.value else None
    return FoundTime(
        span,
        value.type,
        told,
        precision_of(value.type, told) if told else None,
        anchor,
        (f"rule:{rule}",),
        value.mod or modifier(value.type, words),
        value.begin,
        value.end,
        anchor_span,
    )
