"""Whom grammar forbids a pronoun to mean, from findings written by hand."""

from __future__ import annotations

import pytest

from onrecord.resolve.binding import Binding
from onrecord.resolve.clusters import cluster_names
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory
from tests.unit.resolve.found import findings


def binding(marked: str) -> tuple[Binding, Memory, str]:
    """Return what is known once all names are read."""
    text, found = findings(marked)
    layout = Layout(text, found)
    chains, _ = cluster_names(layout)
    memory = Memory(layout, found.mentions, chains)
    for index, chain in memory.named.items():
        memory.note(index, chain, "rule:name")
    return Binding(layout, memory, found.mentions), memory, text


# The text, and whom its one pronoun can't mean.
FORBIDDEN = [
    ("[Paul Olt] met [him|pronoun masculine] at noon.", {"paul olt"}),
    ("[Paul Olt] met [Edwin Morn]. [Ilya Tarr] thanked [him|pronoun masculine].", {"ilya tarr"}),
    ("[Ada Brill] called [her|pronoun feminine] from the pier.", {"ada brill"}),
    ("[Ada Brill] called [her|pronoun feminine] sister.", set()),
    ("[Paul Olt] said that Morn met [him|pronoun masculine].", set()),
    ("[Paul Olt] wept, and Morn met [him|pronoun masculine].", set()),
    ("When [Paul Olt] came, Morn met [him|pronoun masculine].", set()),
    ("[Paul Olt] thinks [he|pronoun masculine] is late.", set()),
    ("[Paul Olt] hurt [himself|pronoun masculine].", set()),
    ("[Ada Brill] met <[Lena Orr], [her|pronoun feminine] {neighbour}>.", {"lena orr"}),
    ("[Ada Brill] met <[Lena Orr], who knows [her|pronoun feminine]>.", {"lena orr"}),
    ("[Ada Brill] met <[Lena Orr], who says [she|pronoun feminine] knows.>", set()),
    ("[Ada Brill] met <[Lena Orr], who sold [her|pronoun feminine] boat.>", set()),
]


@pytest.mark.parametrize(("marked", "expected"), FORBIDDEN)
def test_forbidden(marked, expected):
    made, memory, _ = binding(marked)
    (pronoun,) = [one for one in memory.layout.findings.mentions if one.form == "pronoun"]
    assert {name for chain in made.forbids(pronoun) for name in memory.chains[chain].names} == expected


OBJECTS = [
    ("We saw [him|pronoun].", True),
    ("We saw [her|pronoun].", True),
    ("We saw [her|pronoun] in Tern.", True),
    ("We gave [her|pronoun] the boat.", True),
    ("We saw [her|pronoun] boat.", False),
    ("[Her|pronoun] boat sank.", False),
    ("We saw [his|pronoun] boat.", False),
    ("[She|pronoun] left.", False),
]


@pytest.mark.parametrize(("marked", "expected"), OBJECTS)
def test_an_object(marked, expected):
    made, memory, _ = binding(marked)
    assert made.is_object(memory.layout.findings.mentions[0]) is expected
