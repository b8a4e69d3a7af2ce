"""Who is who, whatever a text says: no mention twice, the same answer twice, no two people in one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.stage import annotate
from onrecord.findings import Findings, FoundAntecedent
from onrecord.lexicon.people import given_names
from onrecord.names.given import agree
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.record.verify import verify
from onrecord.resolution import Answer, Resolution
from onrecord.resolve.stage import resolve
from tests.properties.articles import ARTICLES
from tests.properties.test_any_text import NEWSLIKE
from tests.properties.whim import Whim

MODELS = {"rules": lambda: None, "whim": Whim}
# What holds no words at all is refused by the reader.
TEXTS = st.one_of(ARTICLES, NEWSLIKE.map("Marta Venn left. ".__add__))


def found(text: str, name: str) -> tuple[str, Findings]:
    article = from_text(text).article
    return article.text, annotate(article, MODELS[name]())


def answers(made: Resolution) -> list[Answer]:
    return [
        *made.speakers,
        *made.addressees,
        *(answer for quote in made.via for answer in quote),
    ]


@settings(max_examples=150)
@given(text=TEXTS)
@pytest.mark.parametrize("name", MODELS)
def test_every_mention_has_one_entity_and_every_answer_leads_to_one(text: str, name: str) -> None:
    text, findings = found(text, name)
    made = resolve(text, findings)
    places = Counter(index for cluster in made.clusters for index in cluster.mentions)
    assert set(places) <= set(range(len(findings.mentions)))
    assert set(places.values()) <= {1}
    assert len(made.speakers) == len(made.addressees) == len(made.via) == len(findings.quotes)
    assert len(made.meetings) <= len(findings.meetings)
    for meeting in made.meetings:
        people = [who.entity for who in meeting.participants]
        assert people
        assert len(set(people)) == len(people)
        assert all(entity < len(made.clusters) for entity in people)
    for number, cluster in enumerate(made.clusters):
        assert cluster.mentions
        assert len(cluster.mentions) == len(cluster.reasons)
        assert {findings.mentions[index].form for index in cluster.mentions} & {"name", "nominal"}
        assert all(member != number and member < len(made.clusters) for member in cluster.members)
        assert not cluster.members or cluster.kind == "group"
        assert 0 <= cluster.confidence <= 1
    for answer in answers(made):
        assert (answer.entity is None) == (not answer.by)
        assert answer.entity is None or 0 <= answer.entity < len(made.clusters)
        assert 0 <= answer.confidence <= 1


@settings(max_examples=100)
@given(text=TEXTS)
@pytest.mark.parametrize("name", MODELS)
def test_the_same_findings_are_led_the_same_way(text: str, name: str) -> None:
    text, findings = found(text, name)
    assert resolve(text, findings) == resolve(text, findings)


@settings(max_examples=100)
@given(text=ARTICLES, data=st.data())
def test_whatever_a_model_says_of_pairs_nobody_is_led_twice(text: str, data: st.DataObject) -> None:
    """Shares that add up to nothing sensible, of mentions before and behind."""
    text, findings = found(text, "rules")
    index = st.integers(0, max(0, len(findings.mentions) - 1))
    share = st.builds(FoundAntecedent, index, index, st.floats(0, 1))
    shares = data.draw(st.lists(share, max_size=20)) if findings.mentions else []
    told = replace(findings, antecedents=tuple(shares))
    made = resolve(text, told)
    led = [index for cluster in made.clusters for index in cluster.mentions]
    assert len(led) == len(set(led))
    named = {index for index in led if findings.mentions[index].form == "name"}
    # A model's shares move pronouns and nominals; what is a name stays with its names.
    before = resolve(text, findings)
    assert named == {
        i for cluster in before.clusters for i in cluster.mentions if findings.mentions[i].form == "name"
    }


# ---- one entity, one given name

SURNAMES = ("Harrow", "Petrik")
# No two of these are one person's: by hand, so that the lexicon is not asked what it knows.
APART = ("Marta", "Ilya", "Edwin", "Lena", "Paul", "Ada", "Yusuf", "Tove", "Michel", "Michelle")
LISTED = tuple(sorted(name for name in given_names() if name.isalpha() and name.isascii() and len(name) > 2))
SENTENCES = (
    "{given} {surname} left early.",
    "{given} {surname} said that it rained.",
    "“We go,” {given} {surname} told the council.",
    "{surname} said that the yard was shut.",
    "Mr {surname} wept.",
    "Ms {surname} laughed.",
    "{initial}. {surname} came late.",
    "{given} was there too.",
    "Governor {surname} came at noon.",
    "Then it rained, and he left.",
    "“I know,” she said.",
    "{surname} {given} signed the book.",
)


def _written(names: list[str], told: list[tuple[int, int, int]]) -> str:
    return " ".join(
        SENTENCES[sentence].format(
            given=names[who % len(names)], initial=names[who % len(names)][0], surname=SURNAMES[surname]
        )
        for sentence, who, surname in told
    )


def stories(given_names: tuple[str, ...]) -> st.SearchStrategy[str]:
    sentence = st.tuples(st.integers(0, len(SENTENCES) - 1), st.integers(0, 3), st.integers(0, 1))
    names = st.lists(st.sampled_from(given_names), min_size=2, max_size=4, unique=True)
    return st.builds(_written, names, st.lists(sentence, min_size=2, max_size=12))


def given_in(names: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """Return the given names that an entity is called by, beside a surname or alone."""
    words = {word for name in names for word in name.split()}
    return sorted(words.intersection(known))


@settings(max_examples=300)
@given(text=stories(APART))
def test_nobody_has_two_given_names(text: str) -> None:
    made = record(from_text(text), None)
    verify(made)
    for entity in made.entities:
        assert len(given_in(entity.names, APART)) < 2, entity.names


@settings(max_examples=300)
@given(text=stories(LISTED))
def test_given_names_that_clash_are_not_one_entitys(text: str) -> None:
    made = record(from_text(text), None)
    for entity in made.entities:
        for one, other in combinations(given_in(entity.names, LISTED), 2):
            assert agree(one.lower(), other.lower()).kind not in {"clash", "gender"}, entity.names


@settings(max_examples=200)
@given(text=stories(APART))
def test_a_bare_surname_that_two_bear_is_warned_of_or_has_a_reason(text: str) -> None:
    """A name that joins nobody though several fit says so."""
    made = record(from_text(text), None)
    alone = [entity for entity in made.entities if "rule:surname-clash" in entity.by]
    told = [warning for warning in made.warnings if warning.code == "ambiguous-name"]
    assert bool(alone) == bool(told)
