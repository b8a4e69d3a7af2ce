"""Whom the steps of a chain lead to, and that nobody stands before himself."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from onrecord.annotate.stage import annotate
from onrecord.findings import Reading
from onrecord.record.build import build
from onrecord.record.verify import verify
from onrecord.resolve.stage import resolve
from tests.unit.annotate.written import article


def record(text):
    digest = sha256(text.encode()).hexdigest()
    made = replace(article(text), id=f"sha256:{digest}")
    findings = annotate(made, None)
    return build(Reading(made), findings, resolve(text, findings))


def steps(text, nth=0):
    made = record(text)
    names = {entity.id: entity.name for entity in made.entities}
    return [names.get(step.entity) for step in made.quotes[nth].via]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marta Venn said that the quay was safe, according to a note from the Harbour Board.",
            ["Harbour Board"],
        ),
        (
            "The Harbour Board sat. Marta Venn said it was safe, according to a note which the board sent.",
            ["Harbour Board"],
        ),
        (
            "Marta Venn said that the quay was safe, according to a letter seen by Otto Morn.",
            [None],  # who has seen it has not written it
        ),
        ("Marta Venn told Radio Seven that the quay was safe.", ["Radio Seven"]),
        ("Marta Venn told the VNA agency that the quay was safe.", ["VNA"]),
        ("Marta Venn told the broadcaster Channel North that the quay was safe.", ["Channel North"]),
        ("Marta Venn said through her lawyer, Otto Morn, that the quay was safe.", ["Otto Morn"]),
    ],
)
def test_a_step_leads_to(text, expected):
    assert steps(text) == expected


def test_the_same_agency_is_the_one_named_last():
    text = (
        "Marta Venn told the VNA agency that she was late.\n\nOtto Morn told the same agency that he was ill."
    )
    assert steps(text, 1) == ["VNA"]


def test_nobody_stands_before_himself():
    made = record("Marta Venn spoke late. Marta Venn believes the quay is safe, Ms Venn said.")
    assert [quote.via for quote in made.quotes] == [()]


def test_who_carries_a_message_has_not_sent_it():
    made = record(
        "Marta Venn, the mayor, spoke late. Ms Venn conveyed greetings from the mayor to the families."
    )
    quote = made.quotes[-1]
    assert "rule:message" in quote.by
    assert quote.speaker is None
    assert len(quote.via) == 1


@pytest.mark.parametrize("nth", range(3))
def test_the_record_holds(nth):
    texts = (
        "Marta Venn told the VNA agency it was late.\n\nOtto Morn told the same agency he was ill.",
        "The envoy conveyed to Otto Morn an invitation from King Oder to visit Tarsk.",
        "“Otto Morn told me that the quay was safe, and I believed him,” Marta Venn told Radio Seven.",
    )
    verify(record(texts[nth]))
