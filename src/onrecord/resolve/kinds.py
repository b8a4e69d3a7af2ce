"""What a name is, as the whole article tells: the finder, a line at a time, may take a town for a man."""

from __future__ import annotations

from onrecord.findings import FoundMention
from onrecord.lexicon.people import name_words, roles
from onrecord.lexicon.proper import places
from onrecord.printed import words_of
from onrecord.resolve.bodynames import folded
from onrecord.resolve.layout import Layout
from onrecord.types import EntityKind


def kinds(layout: Layout) -> dict[int, EntityKind]:
    """Return the kind of each name mention; offices that stand like names ("Thank you, Chair") have none."""
    beginnings = _beginnings(layout)
    told: dict[int, EntityKind] = {}
    for index, mention in enumerate(layout.findings.mentions):
        if mention.form != "name" or _is_office(mention, layout):
            continue
        if layout.is_dateline(mention.span):
            told[index] = "place"
        elif mention.kind == "person" and _is_bare_guess(mention, layout):
            told[index] = _of_guess(mention, layout, beginnings)
        else:
            told[index] = mention.kind
    return told


def _of_guess(mention: FoundMention, layout: Layout, beginnings: frozenset[str]) -> EntityKind:
    words = words_of(mention.span, layout.text)
    if words in places() and layout.is_somewhere(mention.span):
        return "place"
    return "organization" if folded(words) in beginnings else "person"


def _beginnings(layout: Layout) -> frozenset[str]:
    """Return the first words of bodies' names that begin no person's: "Fellstone" of "Fellstone Hotels"."""
    bodies, people = set(), set()
    for mention in layout.findings.mentions:
        words = folded(words_of(mention.span, layout.text)).split()
        if mention.form == "name" and len(words) > 1:
            if mention.kind == "organization":
                bodies.add(words[0])
            elif mention.kind == "person":
                people.update(words)
    return frozenset(bodies - people - name_words())


def _is_bare_guess(mention: FoundMention, layout: Layout) -> bool:
    """Say whether nothing but the finder's guess says that a single word is a person."""
    bare = not any(letter.isspace() for letter in mention.span.of(layout.text))
    return (
        bare and mention.gender is None and not mention.roles and mention.phrase.start == mention.span.start
    )


def _is_office(mention: FoundMention, layout: Layout) -> bool:
    """Say whether a person's name is an office and no name: "Thank you, Chair", "Ada Morn (Chair)"."""
    word = words_of(mention.span, layout.text).lower()
    return mention.kind == "person" and word in roles() and roles()[word].titular
