"""Reporting verbs: every spelling, every form."""

from __future__ import annotations

import pytest

from onrecord.lexicon.cues import cue_forms, regular


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("add", "add adds added added adding"),
        ("note", "note notes noted noted noting"),
        ("stress", "stress stresses stressed stressed stressing"),
        ("preach", "preach preaches preached preached preaching"),
        ("agree", "agree agrees agreed agreed agreeing"),
    ],
)
def test_regular(base, forms):
    assert regular(base) == forms.split()


@pytest.mark.parametrize(
    ("spelling", "lemma", "act", "form"),
    [
        ("said", "say", "speech", "past"),
        ("says", "say", "speech", "third"),
        ("telling", "tell", "speech", "ing"),
        ("told", "tell", "speech", "participle"),
        ("denies", "deny", "speech", "third"),
        ("wrote", "write", "writing", "past"),
        ("written", "write", "writing", "participle"),
        ("thought", "think", "thought", "past"),
        ("believes", "believe", "thought", "third"),
        ("hoping", "hope", "thought", "ing"),
        ("admitted", "admit", "speech", "past"),
    ],
)
def test_spelling(spelling, lemma, act, form):
    entry = cue_forms()[spelling]
    assert (lemma, act) in {(verb.lemma, verb.act) for verb in entry.verbs}
    assert form in entry.forms


def test_a_phrasal_verb_is_found_by_its_first_word():
    verbs = {(verb.lemma, verb.particle) for verb in cue_forms()["pointed"].verbs}
    assert ("point out", "out") in verbs


@pytest.mark.parametrize("word", ["ferry", "the", "table", "sailed", "", "Said"])
def test_no_cue(word):
    assert word not in cue_forms()


def test_the_lexicon_is_whole():
    forms = cue_forms()
    assert all(word == word.lower() and word.strip() == word and " " not in word for word in forms)
    assert all(entry.verbs and entry.forms for entry in forms.values())
    assert all(verb.frames for entry in forms.values() for verb in entry.verbs)
    assert {"past", "participle"} <= forms["said"].forms
    assert "past" not in forms["say"].forms
