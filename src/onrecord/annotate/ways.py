"""How words came out: "in a statement read out by S", "in an interview with S", "through an interpreter".

Each names somebody who carries the words on, beside the report itself: "Olt said through his lawyer that …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.annotate import grammar
from onrecord.annotate.statement import Item, Range
from onrecord.annotate.subject import Subjects
from onrecord.spans import Span

_VEHICLES = grammar.VEHICLES | frozenset(
    "comments remarks words recording transcript appeal notice sermon".split()
)
_CARRIED = frozenset(
    "released issued published carried broadcast aired quoted distributed circulated read posted reported"
    " relayed delivered shared conveyed translated printed run transmitted".split()
)
_SPEAKING_FOR = frozenset(
    "lawyer lawyers attorney attorneys solicitor counsel spokesman spokeswoman spokesperson spokespeople"
    " interpreter interpreters translator translators aide aides office publicist agent representative"
    " representatives intermediary intermediaries mediator mediators envoy ambassador secretary".split()
)
_SOMEBODY = frozenset("person people source sources official officials witness witnesses insiders".split())
CITING = frozenset({"citing", "quoting"})
_OWN = frozenset({"this", "us", "me", "our"})
# "in a written statement that was released late on Friday by": no more items than these from noun to "by".
_FAR = 6


class Way(NamedTuple):
    """Who carries, and the words that say so; `cue` begins the way."""

    source: Range
    cue: Range


def find_ways(items: Sequence[Item], subjects: Subjects) -> Iterator[Way]:
    """Yield the ways of a statement in text order."""
    for index, item in enumerate(items):
        if item.marked >= 0:
            continue
        way = None
        if item.lower in _VEHICLES:
            way = _released(items, index, subjects) or _interview(items, index, subjects)
        elif item.lower in {"through", "via"}:
            way = _through(items, index, subjects)
        elif item.lower in {"out", "aloud"}:
            way = _read_out(items, index, subjects)
        elif item.lower in CITING:
            way = _cited(items, index, subjects)
        if way is not None:
            yield way


def _released(items: Sequence[Item], noun: int, subjects: Subjects) -> Way | None:
    """Return the way of "statement released by S", "comments carried by S"."""
    for index in range(noun + 1, min(noun + 1 + _FAR, len(items) - 1)):
        if items[index].marked >= 0 or items[index].text in {".", ";", ":", ","}:
            return None
        if items[index].lower in _CARRIED:
            by = next(
                (i for i in range(index + 1, min(index + 1 + _FAR, len(items))) if items[i].lower == "by"),
                None,
            )
            return None if by is None else _way(items, (index, by + 1), subjects)
    return None


def _interview(items: Sequence[Item], noun: int, subjects: Subjects) -> Way | None:
    """Return the way of "in an interview with S"."""
    if items[noun].lower != "interview" or noun + 1 >= len(items):
        return None
    start = noun
    while start > 0 and items[start - 1].lower not in {"in", "during"} and noun - start < _FAR:
        start -= 1
    given = items[noun + 1].lower in {"with", "to"} and start > 0
    return _way(items, (start - 1, noun + 2), subjects) if given and noun - start < _FAR else None


def _through(items: Sequence[Item], index: int, subjects: Subjects) -> Way | None:
    """Return the way of "through his lawyer", where the noun is of somebody who speaks for others."""
    way = _way(items, (index, index + 1), subjects)
    if way is None:
        return None
    nouns = [items[i].lower for i in range(*way.source)]
    known = any(noun in _SPEAKING_FOR for noun in nouns)
    return way if known and (items[way.source[0]].text[:1].isalpha()) else None


def _read_out(items: Sequence[Item], index: int, subjects: Subjects) -> Way | None:
    """Return the way of "S read out a letter in which", "a letter which S read aloud"."""
    verb = index - 1
    if verb < 1 or items[verb].lower not in {"read", "reads"} or _lower(items, index + 1) == "by":
        return None
    source = subjects.before(items, verb)
    return None if source is None else Way(source, (verb, index + 1))


def _lower(items: Sequence[Item], index: int) -> str:
    return items[index].lower if index < len(items) else ""


def _cited(items: Sequence[Item], index: int, subjects: Subjects) -> Way | None:
    """Return the way of ", citing S", where S is somebody: "citing two officials", not "citing concerns"."""
    if index == 0 or items[index - 1].text != ",":
        return None
    way = _way(items, (index, index + 1), subjects)
    if way is None:
        return None
    first, stop = way.source
    if any(item.lower in _SOMEBODY for item in items[first:stop]):
        return way
    mention = subjects.mention_in(Span(items[first].start, items[stop - 1].end))
    if mention is None or mention.form == "pronoun":
        return None
    somebody = mention.kind in {"person", "group"} or (mention.form, mention.kind) == ("name", "organization")
    return way if somebody else None


def _way(items: Sequence[Item], cue: Range, subjects: Subjects) -> Way | None:
    if cue[1] >= len(items) or items[cue[1]].marked >= 0 or items[cue[1]].lower in _OWN:
        return None
    source = (
        subjects.introduced(items, cue[1]) if items[cue[0]].lower in CITING else subjects.after(items, cue[1])
    )
    return None if source is None else Way(source, cue)
