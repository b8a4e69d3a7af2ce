# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Where people met: the noun phrase behind "in" or "at", where it can be a place.

A place is a name ("Port Alder", "the Old Customs House") or a common noun of one ("the sacristy", "a dredger");
"in support of Ostria" and "at a meeting with the mayor" are none, though a name stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.meetings.masked import ORGANIZATION, OTHER, PERSON, PLACE, TIME, Masked, Unit
from onrecord.annotate.meetings.phrase import is_office
from onrecord.lexicon import function_words
from onrecord.lexicon.load import words
from onrecord.spans import Span

_NAME_WORD = rf"(?:{PLACE}+|{ORGANIZATION}+|{OTHER}+|{PERSON}+|[A-Z][\w’'.-]*\w)"
_NAME = rf"(?:(?:the|his|her|their|its|an?)\s+)?(?:[\w’'-]+\s+){{0,4}}?{_NAME_WORD}(?:(?:\s+(?:of\s+(?:the\s+)?)?|,\s+|\s+(?:in|on|at|outside|near)\s+(?:the\s+)?){_NAME_WORD}){{0,5}}"
_NOUNS = "|".join(sorted(words("meetings-places.txt"), key=len, reverse=True))
_NOUN = rf"(?:the|an?|his|her|their|its|{PERSON}+['’]s?|{ORGANIZATION}+['’]s?|{PLACE}+['’]s?|[\w-]+['’]s?)\s+(?:(?!(?:and|with|of|in|at|on|for|to|between|by)\b)[\w’'-]+\s+){{0,3}}?(?:{_NOUNS})\b(?!-)(?:\s+(?:of|in|on|at|outside|near|to)\s+(?:(?:the|an?)\s+)?(?:(?:[a-z]+\s+)?(?:{_NOUNS})\b|(?:{_NAME_WORD}\s?(?:of\s)?){{1,4}}))?"
PHRASE = rf"(?P<place>{_NOUN}|{_NAME})"
_WHERE = re.compile(
    rf"\b(?:in|at|aboard|outside|inside|on(?=\s+(?:board|(?:the\s+|an?\s+)?(?:island|banks?|shores?|border|coast|ship|train|ferry|yacht|edge|quay|steps))\b))\s+{PHRASE}"
)
# Where the head noun's phrase ends.
_CORE_END = re.compile(
    r"\s+(?:of|in|on|at|to|for|from|with|between|by|outside|near|into|related|marking)\b|,"
)
# A second noun phrase has begun: "the cabin of the Sea Lion the minister".
_SECOND = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bto)(?<!near)(?<!outside)\s+(?:the|an?|his|her|their|its)\s"
)
_DETERMINERS = frozenset("the a an his her their its my our this that another".split())
# "The lower house" is a body.
_HALVES = frozenset({"lower", "upper"})
_OWNED = re.compile(r"['’]s?\s+(?P<owned>[\w-]+)")
_TRAILING = " ,.’'"


def places(masked: Masked, start: int, end: int) -> Iterator[Span]:
    """Yield the places told between two offsets of a sentence, in its own offsets."""
    at = start
    while (found := _WHERE.search(masked.text, at, end)) is not None:
        place = admitted(masked, found)
        # A refused phrase may hold a place of its own: "at the negotiating table at Villa Venn".
        at = place.end if place else found.start("place")
        if place:
            yield place


def admitted(masked: Masked, found: re.Match[str]) -> Span | None:
    """Return the part of a matched phrase that can be a place, `None` where none can."""
    start, end = found.span("place")
    text = masked.text[start:end]
    second = _SECOND.search(text)
    text = text[: second.start()] if second else text
    text = next(_titled(masked, start, text), text)
    first, *rest = re.split(r"(?=,\s)", text)
    if not _is_place(masked, start, first):
        return None
    kept = first
    for part in rest:
        # "Port Alder, Ostria", but "in Port Alder, Minister Venn met".
        if PERSON in part or is_office(part[1:].split()[0]) or _OWNED.match(masked.text, end):
            break
        kept += part
    kept = Span(start, start + len(kept)).of(masked.original).rstrip(_TRAILING)
    return Span(start, start + len(kept))


def _titled(masked: Masked, start: int, text: str) -> Iterator[str]:
    """Yield what stands before somebody with a title, who is no part of a place unless it is theirs: "of the mayor"."""
    for found in re.finditer(rf"\s{PERSON}+", text):
        before = text[: found.start()]
        if not _is_bare(masked.unit_at(start + found.start() + 1)) and not before.endswith((" of", "of the")):
            yield before


def _is_place(masked: Masked, start: int, phrase: str) -> bool:
    """Say whether the head of a noun phrase is a name or a common noun of a place."""
    if TIME in phrase:
        return False
    owned = _OWNED.match(masked.text, start + len(phrase))
    if owned and owned["owned"].islower():
        return False  # "at Ostria's request"
    cut = _CORE_END.search(phrase)
    core = phrase[: cut.start()] if cut else phrase
    tokens = core.split()
    while tokens and tokens[0].lower() in _DETERMINERS:
        tokens.pop(0)
    if not tokens or any(token in function_words() or token in _HALVES for token in tokens):
        return False
    head = tokens[-1]
    unit = masked.unit_ending(start + len(core))
    if unit is not None and unit.mention.form == "nominal" and head[0] != PERSON:
        # "the inter-governmental commission" is a body, "the office of the mayor" a place.
        core = _CORE_END.split(unit.span.of(masked.original), maxsplit=1)[0]
        tokens = core.split()[1:]
        head = tokens[-1] if tokens else core
    if head[0] == PERSON:
        return _is_bare(unit)
    if head[0] in (PLACE, ORGANIZATION, OTHER) or head[0].isupper():
        return not is_office(head) or len(tokens) > 1
    owned_by = len(tokens) < len(core.split()) or "’" in core or "'" in core  # "the mill", "Venn's mill"
    return owned_by and head in words("meetings-places.txt")


def _is_bare(unit: Unit | None) -> bool:
    """Say whether what looks like a person's name may be a place's: it has no title and is no nominal."""
    return unit is not None and unit.mention.form == "name" and unit.mention.phrase == unit.mention.span
