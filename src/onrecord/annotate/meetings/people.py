# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Lists of people over a masked sentence: "the visiting Foreign Minister P, P of L, head of the O, and P"."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.annotate.meetings.masked import ORGANIZATION, OTHER, PERSON, PLACE, Masked, Unit
from onrecord.annotate.meetings.phrase import REACH, WORD, is_bare, may_precede, phrase_after
from onrecord.lexicon import finite_verbs, function_words, roles

_SEPARATOR = re.compile(
    r",?\s+(?:[Aa]nd(?:\s+with)?|as\s+well\s+as|along\s+with|together\s+with)\s+|,\s+|\s+&\s+"
)
# A delegation with its head, a group with some of its members.
_LED_BY = re.compile(
    r"(?:\s+(?:of|from|for)\s[^,.;:]{1,60}?)?,?\s+(?:(?:led|headed|chaired)\s+by|including|among\s+them)\s+"
)
_NEXT = re.compile(r"\s([a-z][\w’'-]*)")
_FOLLOWING = frozenset(
    "today yesterday tomorrow tonight earlier late early again afterwards almost halfway face here there aboard alongside twice thrice"
    " several one two three four five six seven eight nine ten eleven twelve broke began ran went fell took held met came".split()
)
# "Ada Venn of Ostria", "Venn (left)", "Venn, left,".
POSTMODIFIER = re.compile(
    rf"(?:\s+(?:of|from|for)\s+(?:(?:the|[A-Z][\w’'.-]*|of|{PLACE}+|{ORGANIZATION}+|{OTHER}+|{PERSON}+)\s?){{1,5}}(?=[\s,]|$)"
    r"|\s*\([^()]{1,60}\)|,\s+(?:left|right|centre|center)(?=[\s,]))"
)
# An office behind a name, up to the comma or "and" before the next one.
_APPOSED = re.compile(
    rf",\s+(?:(?:the|an?|his|her|its)\s+)?(?:[\w’'-]+\s+){{0,3}}?([\w’'-]+)(?:\s+((?:of|for)\s)[^,;:.“”\"{PERSON}]{{1,100}}|(?:\s+[\w’'-]+){{0,3}})(?=,\s|\s+and\s)"
)
_OF_PLACES = re.compile(r"\bof\s+(?:the\s+)?[A-Z][\w’'-]*\Z")
# A list of people is read up to this many members.
_MEMBERS = 24


def people_after(masked: Masked, start: int, *, organizations: bool = True) -> tuple[list[Unit], int]:
    """Read the list of people that begins at `start`; return them and where the list ends."""
    found, end = phrase_after(masked, start, organizations=organizations)
    if found is None:
        return [], start
    people, ends, commas = [found], [end], []
    while len(people) < _MEMBERS and (separator := _separator(masked, end)):
        unit, after = phrase_after(masked, separator.end(), organizations=organizations)
        if unit is None:
            break
        commas.append(separator.group().strip() == ",")
        people.append(unit)
        ends.append(after)
        end = after
    # Without an "and" before its last member, what follows a comma is another clause.
    while commas and commas[-1]:
        commas.pop()
        people.pop()
        ends.pop()
    end = ends[-1]
    if not _is_whole(masked, people[-1], end):
        return [], start
    if people[0].mention.number == "plural" and _OF_PLACES.search(people[0].span.of(masked.original)):
        people = [
            unit for unit in people if unit is people[0] or not is_bare(unit)
        ]  # "the leaders of L, L and L"
    led = _LED_BY.match(masked.text, end)
    if led is not None:
        heads, after = people_after(masked, led.end(), organizations=False)
        if heads:
            return people + heads, after
    return people, end


def people_before(masked: Masked, end: int) -> list[Unit]:
    """Read the list of people that ends at `end`, as the subject right before a verb."""
    people: list[Unit] = []
    near = masked.units[max(0, bisect_left(masked.starts, end) - _MEMBERS) : bisect_left(masked.starts, end)]
    units = [unit for unit in near if unit.span.end <= end and masked.text[unit.span.start] == PERSON]
    edge, joined = end, False
    for unit in reversed(units):
        gap = masked.text[unit.span.end : edge]
        if people and joined and gap.strip() == "," and unit.mention.form == "nominal":
            edge = unit.span.start  # "the envoy, Birger Sool"
            continue
        if people and not _is_link(gap, joined=joined):
            break
        if not people and gap.strip(" "):
            break
        joined = joined or ((bool(people) and " and " in gap.lower()) or "as well as" in gap)
        people.insert(0, unit)
        edge = unit.span.start
    # Commas alone don't make a list: keep the one next to the verb.
    return people if joined or len(people) < 2 else people[-1:]


def people_from(masked: Masked, first: Unit) -> list[Unit]:
    """Return a list of people that begins with `first`, just that one where no list does."""
    people = [first]
    end = first.span.end
    while len(people) < _MEMBERS:
        modifier = POSTMODIFIER.match(masked.text, end)
        separator = _SEPARATOR.match(masked.text, modifier.end() if modifier else end)
        if separator is None:
            break
        unit, after = phrase_after(masked, separator.end(), organizations=False)
        if unit is None:
            break
        people.append(unit)
        end = after
        if "and" in separator.group().lower():
            return people
    return [first]


def _separator(masked: Masked, end: int) -> re.Match[str] | None:
    """Match what parts a list's members, behind an office told after a name: "P, head of the O, and P"."""
    office = _APPOSED.match(masked.text, end)
    if office is not None and (office.group(1).lower() in roles() or office.group(2)):
        separator = _SEPARATOR.match(masked.text, office.end())
        if separator is not None:
            return separator
    return _SEPARATOR.match(masked.text, end)


def _is_whole(masked: Masked, last: Unit, end: int) -> bool:
    """Say whether a noun phrase ends with its last unit: "met Harbour Trust targets" is about targets."""
    if last.mention.form == "pronoun":
        return True
    word = _NEXT.match(masked.text, end)
    return (
        word is None
        or word.group(1) in function_words()
        or word.group(1).endswith(("ly", "ing", "ed"))
        or word.group(1) in _FOLLOWING
        or word.group(1) in finite_verbs()
        or last.mention.form == "nominal"
    )


def _is_link(gap: str, *, joined: bool) -> bool:
    """Say whether the words between two names make them members of one list."""
    modifier = POSTMODIFIER.match(gap)
    gap = gap[modifier.end() :] if modifier else gap
    separator = _SEPARATOR.match(gap)
    if separator is None or (not joined and separator.group().strip() == ","):
        return False
    words = WORD.findall(gap[separator.end() :])
    return len(words) <= REACH and all(
        word[0] in (ORGANIZATION, PLACE, OTHER) or may_precede(word) for word in words
    )
