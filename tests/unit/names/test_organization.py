"""The names of bodies compared."""

from __future__ import annotations

import pytest

from onrecord.names.organization import OrganizationName, compare, relate

PAIRS = [
    ("Istrova Times", "The Istrova Times", "same", "rule:name"),
    ("FSB", "Federal Security Service", "part", "rule:acronym"),
    ("Federal Security Service (FSB)", "FSB", "variant", "rule:acronym"),
    ("Pentagon", "Defense Department", "part", "rule:acronym"),
    ("Harbour Police Union", "HPU", "part", "rule:acronym"),
    ("Institute of Marine Research", "I.M.R.", "part", "rule:acronym"),
    ("Department of Docks", "DoD", "part", "rule:acronym"),
    ("UK Dredging Agency", "UKDA", "part", "rule:acronym"),
    ("the Ministry of Health of Istrova", "Health Ministry", "part", "rule:short-form"),
    ("Istrovan Health Ministry", "Ministry of Health of Istrova", "variant", "rule:spelling-drift"),
    ("Foreign Ministry", "Ministry of Foreign Affairs", "part", "rule:short-form"),
    ("Bank of Venn", "Venn Bank", "variant", "rule:word-order"),
    ("Bank of Venn", "the Bank", "part", "rule:short-form"),
    ("Kolb AG", "Kolb Aktiengesellschaft", "same", "rule:name"),
    ("Kolb Ltd.", "Kolb Limited", "same", "rule:name"),
    ("ООО Колб", "OOO Kolb", "same", "rule:name"),
    ("Kolb", "Kolb Ltd", "variant", "rule:legal-form"),
    ("Kolb AG", "Kolb GmbH", "clash", "rule:legal-form"),
    ("Orrin Fund II", "Orrin Fund III", "clash", "rule:number"),
    ("Orrin Fund", "Orrin Fund III", "part", "rule:number"),
    ("First Army", "1st Army", "same", "rule:name"),
    ("First Army", "Second Army", "clash", "rule:number"),
    ("Ministry of Health of Norway", "Ministry of Health of Sweden", "clash", "rule:place"),
    ("Health Ministry", "Defence Ministry", "none", "rule:nothing"),
    ("Harbour Police", "Harbor Police", "variant", "rule:spelling-drift"),
    ("Orrin Steelworks", "Orrin Steel Works", "variant", "rule:spelling-drift"),
    ("Kolb", "Venn", "none", "rule:nothing"),
    ("", "Venn", "none", "rule:nothing"),
]


@pytest.mark.parametrize(("left", "right", "kind", "rule"), PAIRS)
def test_relation(left, right, kind, rule):
    one, other = OrganizationName.parse(left), OrganizationName.parse(right)
    assert relate(one, other)[:2] == relate(other, one)[:2] == (kind, rule)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Institute of Marine Research", "Marine Research Institute", "same"),
        ("Institute of Marine Research", "IMR", "unsure"),
        ("Ministry of Health of Istrova", "Health Ministry", "unsure"),
        ("Orrin Fund II", "Orrin Fund III", "different"),
        ("Kolb", "Venn", "different"),
    ],
)
def test_across_articles(left, right, verdict):
    found = compare(OrganizationName.parse(left), OrganizationName.parse(right))
    assert found.verdict == verdict
    assert found.features[0].words
