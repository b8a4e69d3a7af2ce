"""Every rule has its sentence, and a sentence reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from onrecord.names import organization, relation
from onrecord.resolve.answers import CONFIDENCE
from onrecord.show.reasons import APART, JOINED, LED, sentence, why, why_one, why_speaker
from onrecord.types import Entity, Mention, Quote

RULES = sorted({*CONFIDENCE, *get_args(relation.Rule), *get_args(organization.Rule), "rule:surname-clash"})


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_sentence(rule):
    assert sentence(rule) != rule


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_on_the_page_of_names(rule):
    page = Path("docs/names.md").read_text(encoding="utf-8")
    assert f"| `{rule.removeprefix('rule:')}` | {sentence(rule)} |" in page


def test_no_rule_is_told_that_nobody_gives():
    assert {*LED, *JOINED, *APART} == set(RULES)
    assert set(LED) == set(CONFIDENCE)


@pytest.mark.parametrize("table", [LED, JOINED, APART])
def test_a_sentence_reads_on_from_the_words_it_is_about(table):
    for told in table.values():
        assert re.fullmatch(r"[a-z][^;:|\n]*[^.\s]", told), told
    assert len(set(table.values())) == len(table)


def test_no_rule_has_two_sentences():
    assert len({*LED, *JOINED, *APART}) == len(LED) + len(JOINED) + len(APART)


def test_a_model_and_an_unknown_rule_go_by_their_names():
    assert sentence("model:en-7") == "the likeliest one, as the model en-7 reads it"
    assert sentence("rule:of-tomorrow") == "rule:of-tomorrow"
    assert why(["rule:name", "rule:running-speaker", "rule:name"]) == (
        "called by name; goes on from the quote before"
    )
    assert why([]) == ""


def _quote(speaker, *by):
    return Quote("q1", "direct", "speech", (), "", (), (), speaker, None, (), None, 0.9, by)


def test_why_a_speaker():
    told = Mention((0, 2), "pronoun", ("model:en-7",))
    assert why_speaker(_quote("e1", "rule:clause-left", "rule:salience"), told) == LED["rule:salience"]
    assert why_speaker(_quote("e1", "model:en-7"), told) == sentence("model:en-7")
    assert why_speaker(_quote("e1", "model:en-7"), None) == ""
    assert why_speaker(_quote(None, "rule:salience"), told) == ""


def test_why_one():
    def entity(by, *names):
        return Entity("e1", "person", "Ada Olt", names, (), (), 0.9, by)

    assert why_one(entity(("rule:name",), "Ada Olt", "Ms Ada Olt")) == "the same name each time"
    assert why_one(entity(("rule:name",), "Ada Olt")) == "called by name"
    assert why_one(entity(("rule:slip", "rule:surname"), "Ada Olt", "Old")) == (
        "one letter off in places; called by the surname alone"
    )
