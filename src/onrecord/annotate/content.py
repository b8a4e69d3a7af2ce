"""The content of an attribution: what is reported, left or right of the cue and its source.

Ranges are half-open item ranges of one statement. The content on the right ends with the statement,
or where a further cue takes over ("…, adding that …"); on the left it begins with the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.annotate import grammar
from onrecord.annotate.cue import Cue
from onrecord.annotate.statement import Item, Range, is_adverb
from onrecord.lexicon.cues import CueVerb, Frame

FrameName = Literal["quote", "that", "question", "infinitive", "clause", "noun"]

_PUNCTUATION = frozenset(",.;:—–-!?…")
# "wrote to my own, “…”": no more words than these stand between a cue and the comma before its quote.
_SHORT_LEAD = 4
_WORDS_FOR_WORDS = frozenset("word words term terms phrase expression".split())
_MAKES_WORKS = frozenset("write read publish sing cite recite post quote".split())
# What stands on the right of "he said" is a clause from this many items on.
SHORTEST_CLAUSE = 3
_DAY_PARTS = frozenset("morning afternoon evening night week month year weekend noon midnight".split())
_WH = frozenset("whether if how what why who where when which".split())


class Right(NamedTuple):
    """The content on the right of a cue, and the frame that made it one."""

    piece: Range
    frame: FrameName


def trimmed(items: Sequence[Item], start: int, stop: int) -> Range:
    """Leave out punctuation at both ends of a range."""
    while start < stop and items[start].marked < 0 and items[start].text in _PUNCTUATION:
        start += 1
    while stop > start and items[stop - 1].marked < 0 and items[stop - 1].text in _PUNCTUATION:
        stop -= 1
    return start, stop


def after_adverbials(items: Sequence[Item], start: int, stop: int) -> int:
    """Return where the content begins once "on Friday", "in a statement" and the like are passed over."""
    index = start
    while index < stop:
        item = items[index]
        if item.marked >= 0:
            return index
        if is_time(items, index) or is_adverb(item):
            index += 1
        elif item.lower in grammar.PREPOSITIONS and (item.lower != "to" or index > start):
            following = _after_phrase(items, index, stop)
            if following is None:
                return index
            index = following
        else:
            return index
    return index


def is_time(items: Sequence[Item], index: int) -> bool:
    """Say whether an item is part of "on Friday", "last night", "earlier this month"."""
    word = items[index].lower
    if word in grammar.TIME_WORDS and word != "may":
        return True
    previous = items[index - 1].lower if index else ""
    following = items[index + 1].lower if index + 1 < len(items) else ""
    if word in _DAY_PARTS:
        return previous in grammar.TIME_WORDS or previous in {"last", "this", "next", "late", "early", "that"}
    return word in {"last", "this", "late", "early", "next"} and following in _DAY_PARTS | grammar.TIME_WORDS


def _after_phrase(items: Sequence[Item], index: int, stop: int) -> int | None:
    """Return where a prepositional phrase that begins with item `index` ends; `None` if it is content."""
    nouns = 0
    for position in range(index + 1, stop):
        item = items[position]
        if item.marked >= 0 or item.lower == "that" or item.text in {":", ","}:
            return position
        if item.lower in grammar.AUXILIARIES:
            break
        if nouns and item.lower in {"he", "she", "they", "it", "we", "there", "i"}:
            return position
        nouns += item.text[:1].isalnum()
    # No mark says where the phrase ends: take determiner and noun, or one word.
    position = index + 1
    if position < stop and items[position].lower in grammar.DETERMINERS:
        position += 1
        while (
            position < stop
            and items[position].lower not in grammar.VEHICLES
            and items[position].text.isalpha()
        ):
            position += 1
            if position - index > 5:
                return None
    elif position < stop and not is_time(items, position) and items[position].lower not in grammar.VEHICLES:
        if not items[position].text[:1].isupper():
            return None
        while position + 1 < stop and items[position + 1].text[:1].isupper():
            position += 1
    return min(position + 1, stop)


def right_of(items: Sequence[Item], cue: Cue, start: int, stop: int, addressee: Range | None) -> Right | None:
    """Return the content on the right of a cue, if the cue's frames allow what stands there."""
    begin = after_adverbials(items, addressee[1] if addressee else start, stop)
    begin, stop = trimmed(items, begin, stop)
    if begin >= stop:
        return None
    begin, stop = _only_marked(items, begin, stop)
    frame = _frame(items, cue.verb, begin, stop)
    if frame == "noun" and items[begin - 1].text == ",":
        return None  # "announced in Ramallah after talks with the leader, Marta Venn"
    told = {"that", "quote"} | ({"question", "infinitive", "clause"} if "o" in cue.verb.frames else set())
    if frame is None or (cue.shape == "passive" and frame not in told):
        return None
    return Right((begin, stop), frame)


def _is_name(items: Sequence[Item], start: int, stop: int, lemma: str) -> bool:
    """Say whether words in marks are a name: "wrote “The Salt and the Sea”", "the word “fish”"."""
    if start > 0 and items[start - 1].lower in _WORDS_FOR_WORDS:
        return True
    return (
        lemma in _MAKES_WORKS and stop - start == 1 and items[start].titled and items[start].last not in ".?!"
    )


def _frame(items: Sequence[Item], verb: CueVerb, start: int, stop: int) -> FrameName | None:
    """Return the first frame of a verb that fits what stands in the range, `None` where none does."""
    frames, lemma = verb.frames, verb.lemma
    first, word = items[start], items[start].lower
    marked = any(item.marked >= 0 for item in items[start:stop])
    # "he drank": a pronoun and its verb are a clause.
    short = stop - start == SHORTEST_CLAUSE - 1 and word.partition("'")[0] in grammar.SUBJECT_PRONOUNS
    clause = stop - start >= SHORTEST_CLAUSE or short or marked
    if first.marked >= 0 and _is_name(items, start, stop, lemma):
        return None
    tests: tuple[tuple[FrameName, Frame, bool], ...] = (
        ("quote", "q", first.marked >= 0),
        ("that", "t", word == "that"),
        ("question", "t", word in _WH),
        ("infinitive", "i", word == "to"),
        ("clause", "s", clause),
        ("noun", "n", word not in grammar.PREPOSITIONS),
        ("clause", "t", clause and word.partition("'")[0] in grammar.CLAUSE_SUBJECTS),
        ("quote", "q", marked),
    )
    for name, frame, fits in tests:
        if fits and frame in frames:
            return name
    # "told not to run", "asked the mayor to wait"
    asks = ("o" in frames and (word == "not" or "i" in frames)) and any(
        item.lower == "to" for item in items[start:stop]
    )
    return "infinitive" if asks else None


def _only_marked(items: Sequence[Item], start: int, stop: int) -> Range:
    """Narrow a content to the words in marks that a colon, or a comma and a capital, leads up to.

    "in chalk, above the date: “…”" says where it was written; "“Miss, are we finished?” and turned the
    screen round" goes on with what the speaker did.
    """
    for index in range(start, stop):
        if items[index].marked < 0:
            continue
        led_up_to = index > 0 and items[index - 1].text in {":", ","}
        if index > start and not (led_up_to and items[index - 1].text == ":"):
            ends_all = index == stop - 1 and led_up_to and index - start <= _SHORT_LEAD
            if not ends_all:
                return start, stop
        complete = items[index].last in {"?", "!", "."} and items[index].capital
        if index == start and not led_up_to and not complete:
            return start, stop
        end = index + 1
        while end < stop and items[end].marked >= 0:
            end += 1
        return index, end
    return start, stop


def left_of(items: Sequence[Item], start: int, stop: int) -> Range | None:
    """Return the content on the left of a source and its cue, from `start` on."""
    while start < stop and items[start].marked < 0 and items[start].lower in {"but", "and", "so", "yet"}:
        start += 1
    start, stop = trimmed(items, start, stop)
    return (start, stop) if start < stop else None
