"""Messages passed on: "the envoy conveyed greetings from the King", "he asked her to pass on his thanks".

Who sends is who speaks; who carries stands between; who gets it is whom it is said to. Somebody's own
greetings ("conveyed his condolences") are passed on by nobody and are left to the rules for reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.annotate import grammar
from onrecord.annotate.statement import Item, Range, is_adverb
from onrecord.annotate.subject import Subjects
from onrecord.lexicon.cues import cue_forms
from onrecord.types import QuoteAct

_VERBS = frozenset(
    "convey conveys conveyed conveying deliver delivers delivered relay relays relayed transmit transmitted"
    " bring brings brought carry carries carried forward forwarded pass passes passed hand hands"
    " handed".split()
)
_PARTICLES = frozenset({"on", "along", "over"})
_NEED_PARTICLE = frozenset("pass passes passed hand hands handed".split())
_SPOKEN = frozenset(
    "greetings regards wishes condolences congratulations thanks gratitude sympathy sympathies respects"
    " apology apologies invitation assurances blessing blessings felicitations".split()
)
_WRITTEN = frozenset({"letter", "message", "note", "telegram", "reply"})
_ASK = frozenset(
    "ask asks asked request requests requested instruct instructed beg begged urge urged".split()
)
_OWN = frozenset({"his", "her", "their", "its", "my", "our"})
_POSSIBLE = frozenset("not never n't refused declined failed".split())
# "the warmest regards and very best wishes": no more items than these from the verb to the noun.
_FAR = 12
_RECEIVER = 8


class Message(NamedTuple):
    """A message as item ranges; `carrier` with the words that make it one."""

    act: QuoteAct
    source: Range
    cue: Range
    content: tuple[Range, ...]
    carrier: tuple[Range, Range]
    addressee: Range | None


def find_messages(items: Sequence[Item], subjects: Subjects) -> Iterator[Message]:
    """Yield the messages that a statement says were passed on."""
    for index, item in enumerate(items):
        if item.lower not in _VERBS or item.marked >= 0:
            continue
        start = index + 1
        if start < len(items) and items[start].lower in _PARTICLES:
            start += 1
        elif item.lower in _NEED_PARTICLE:
            continue
        noun = _noun(items, start)
        if noun is None or _is_denied(items, index):
            continue
        found = _message(items, (index, start), noun, subjects)
        if found is not None:
            yield found


def _noun(items: Sequence[Item], start: int) -> int | None:
    """Return the noun that says what is passed on: "the warmest regards and best wishes" has its last."""
    found = None
    for index in range(start, min(start + _FAR, len(items))):
        item = items[index]
        if (
            item.marked >= 0
            or item.text in {".", ";", ":"}
            or item.lower in grammar.CLAUSE_STARTERS | {"from"}
        ):
            break
        if item.lower in _SPOKEN | _WRITTEN:
            found = index
        elif found is not None and item.lower not in {"and"} | _OWN and not item.lower.endswith("st"):
            break
    return found


def _is_denied(items: Sequence[Item], index: int) -> bool:
    return any(
        item.lower in _POSSIBLE or item.lower.endswith("n't") for item in items[max(0, index - 3) : index]
    )


def _message(items: Sequence[Item], verb: Range, noun: int, subjects: Subjects) -> Message | None:
    receiver, begin = _receiver(items, verb[1], noun, subjects)
    act: QuoteAct = "writing" if items[noun].lower in _WRITTEN else "speech"
    carrier = _carrier(items, verb[0], subjects)
    sender, after = _origin(items, noun + 1, subjects)
    later, stop = _to(items, after, subjects)
    receiver = receiver or later
    tail = _tail(items, stop)
    content = ((begin, noun + 1),) if tail is None else ((begin, noun + 1), tail)
    if carrier is None:
        return None
    who, asker, asked = carrier
    if asker is not None:
        source = sender or asker
        return Message(act, source, (asked, asked + 1), content, (who, verb), receiver)
    if sender is None:
        sender = _possessor(items, begin, noun)
        content = ((sender[1] + 1, noun + 1), *content[1:]) if sender else content
    if sender is None or sender == who:
        return None
    return Message(act, sender, verb, content, (who, verb), receiver)


def _receiver(items: Sequence[Item], start: int, noun: int, subjects: Subjects) -> tuple[Range | None, int]:
    """Return who gets it, where that stands before the noun, and where the noun's phrase begins."""
    begin = start
    if start < noun and items[start].lower == "to":
        found = subjects.after(items, start + 1)
        begin = found[1] if found else start
        return (found, begin) if found and found[1] <= noun else (None, start)
    for index in range(start + 1, noun):
        if items[index].lower in {"a", "an", "the"} | _OWN and noun - index <= _RECEIVER and index > start:
            return ((start, index), index) if items[start].text[:1].isalpha() else (None, start)
    return None, begin


def _carrier(items: Sequence[Item], verb: int, subjects: Subjects) -> tuple[Range, Range | None, int] | None:
    """Return who carries, and where that was asked for, who asked and by which item."""
    first = verb
    while first > 0 and (items[first - 1].lower in grammar.AUXILIARIES or is_adverb(items[first - 1])):
        first -= 1
    if first == 0 or items[first - 1].lower != "to":
        if first == 0 or items[first].lower == "please":
            return None
        who = _subject(items, first, subjects)
        return None if who is None else (who, None, -1)
    for index in range(first - 2, max(first - _FAR, 0), -1):
        if items[index].lower in _ASK:
            asker = _wisher(items, index - 1, subjects) if items[index - 1].lower == "to" else None
            asker = asker or _subject(items, index, subjects)
            asked = (index + 1, first - 1)
            return (asked, asker, index) if asker and asked[0] < asked[1] else None
        if items[index].marked >= 0 or items[index].text in {",", ".", ";"}:
            return None
    who = _wisher(items, first - 1, subjects)
    return None if who is None else (who, None, -1)


def _wisher(items: Sequence[Item], to: int, subjects: Subjects) -> Range | None:
    """Return who "would like to convey": `to` is the item of "to"."""
    first = to - 1
    if first < 1 or items[first].lower not in {"like", "want", "wants", "wanted", "wish", "wished"}:
        return None
    while first > 0 and items[first - 1].lower in grammar.AUXILIARIES:
        first -= 1
    return _subject(items, first, subjects)


def _subject(items: Sequence[Item], stop: int, subjects: Subjects) -> Range | None:
    """Return the noun phrase before a verb, without a report that it stands in: "Olt said the envoy"."""
    who = subjects.before(items, stop)
    if who is None:
        return None
    if items[who[0]].lower == "let":  # "let me convey"
        who = who[0] + 1, who[1]
    if items[who[1] - 1].lower in {"to", "and"} or who[0] >= who[1]:
        return None
    verbs = [index for index in range(*who) if items[index].lower in cue_forms()]
    return subjects.between(items, verbs[-1] + 1, who[1]) if verbs else who


def _origin(items: Sequence[Item], start: int, subjects: Subjects) -> tuple[Range | None, int]:
    """Return who sends it, "from S" or "of S", and where the words go on."""
    if start + 1 >= len(items) or items[start].lower not in {"from", "of"}:
        return None, start
    first = items[start + 1]
    somebody = first.text[:1].isupper() or first.lower in grammar.DETERMINERS
    found = subjects.after(items, start + 1) if somebody else None  # "a letter of resignation"
    if found is None:
        return None, start
    to = next((i for i in range(*found) if items[i].lower == "to"), found[1])
    if to == found[1] and to + 1 < len(items) and items[to].text == "," and items[to + 1].text[:1].isupper():
        named = subjects.after(items, to + 1)  # "from Karsund's leader, Leon Kolb"
        to = named[1] if named is not None else to
    return (found[0], to), to


def _to(items: Sequence[Item], start: int, subjects: Subjects) -> tuple[Range | None, int]:
    """Return who gets it, "to R", and where the words go on."""
    if start + 1 < len(items) and items[start].lower == "to":
        first = items[start + 1]
        if first.text[:1].isupper() or first.lower in grammar.DETERMINERS | {
            "him",
            "her",
            "them",
            "me",
            "us",
            "you",
        }:
            found = subjects.after(items, start + 1)
            if found is not None:
                return found, found[1]
    return None, start


def _tail(items: Sequence[Item], start: int) -> Range | None:
    """Return what the message says: "an invitation … to visit Tarsk", "a message … that it was late"."""
    if start + 1 >= len(items) or items[start].lower not in {"to", "that"}:
        return None
    stop = start
    while stop < len(items) and items[stop].text not in {".", ",", ";"} and items[stop].marked < 0:
        stop += 1
    return (start, stop) if stop - start > 1 else None


def _possessor(items: Sequence[Item], begin: int, noun: int) -> Range | None:
    """Return whose it is: "the President's greetings"."""
    for index in range(begin + 1, noun):
        if items[index].lower == "'s":
            return begin, index
    return None
