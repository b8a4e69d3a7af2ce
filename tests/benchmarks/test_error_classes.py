"""Classes of errors: each wrong attribution where it belongs, and the counts of the report."""

from __future__ import annotations

import pytest
from made_records import gold, quote, record

from benchmarks.error_classes import classes, cue_type, pairs, report

TEXT = (
    "Harbour minister Marta Venn, who leads the talks, has also said on Monday that the quay is shut. "
    "“We sign,” said Olt, “and we leave.” Dahl’s claim that fish sing was mocked."
)
VENN = "Harbour minister Marta Venn, who leads the talks"
SHUT = "that the quay is shut"


def labels(wanted, given):
    return [one.label for one in classes(gold("made", record(TEXT, wanted)), record(TEXT, given))]


def venn(content=SHUT, cue="has also said", source=VENN, number=1):
    return quote(TEXT, content, cue, source, number=number, kind="indirect")


def olt(content=("We sign", "and we leave"), cue="said Olt", source="Olt", number=2):
    return quote(TEXT, list(content), cue, source, number=number)


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (venn("on Monday that the quay is shut"), "content boundary: left end too early"),
        (venn("the quay is shut"), "content boundary: left end too late"),
        (venn("that the quay"), "content boundary: right end too short"),
        (venn("that the quay is shut. “We sign"), "content boundary: right end too long"),
        (venn(cue="said"), "cue boundary: auxiliary or adverb, out"),
        (venn(cue="also said on Monday"), "cue boundary: other words, in"),
        (venn(cue=[]), "cue missed"),
        (venn(cue="mocked"), "cue another"),
        (venn(source="Harbour minister Marta Venn"), "source boundary: apposition or clause after, out"),
        (venn(source="Marta Venn, who leads the talks"), "source boundary: title or words before, out"),
        (venn(source=[]), "source missed"),
        (venn(source="fish"), "source another"),
    ],
)
def test_a_difference_has_its_class(given, label):
    found = labels([venn()], [given])
    assert label in found
    if label != "cue boundary: other words, in":  # "has" is left out there as well
        assert found == [label]


def test_the_same_differences_the_other_way_round():
    short = venn(source="Marta Venn")
    assert labels([short], [venn()]) == [
        "source boundary: title or words before, in",
        "source boundary: apposition or clause after, in",
    ]
    assert labels([venn(cue="said")], [venn()]) == ["cue boundary: auxiliary or adverb, in"]
    assert labels([venn(source=[])], [venn()]) == ["source spurious"]


def test_right_ones_have_none():
    assert labels([venn(), olt()], [olt(), venn()]) == []


def test_missed_and_spurious_tell_kind_and_cue():
    claim = quote(TEXT, "that fish sing", "claim", "Dahl", number=3, kind="indirect")
    assert labels([claim, olt()], [olt()]) == ["content missed: indirect, cue: noun"]
    assert labels([olt()], [olt(), venn(cue=[])]) == ["content spurious: indirect, cue: none"]


def test_a_content_that_only_touches_is_a_boundary():
    (label,) = labels([venn()], [venn("is shut")])
    assert label == "content boundary: left end too late"  # less than half of it


def test_the_likest_partner_comes_first():
    long = venn(f"on Monday {SHUT}. “We sign,” said Olt, “and we leave.” Dahl’s claim")
    assert pairs([long, venn()], [venn()]) == {1: 0}  # though it lies in both
    assert pairs([long], [venn()]) == {0: 0}
    assert pairs([venn()], [olt()]) == {}


def test_right_pieces_wrongly_joined_are_links():
    swapped = [venn(source="Olt"), olt(source=VENN)]
    assert labels([venn(), olt()], swapped) == ["link wrong: source of another"] * 2
    silent = [venn(source=[]), olt(source=VENN)]
    assert labels([venn(), olt()], silent) == ["link wrong: source not joined", "source another"]
    apart = [olt(["We sign"]), olt(["and we leave"], number=3)]
    assert labels([olt()], apart) == [
        "link wrong: content pieces left apart",
        "content spurious: direct, cue: verb",
    ]
    assert labels(apart, [olt()]) == [
        "content missed: direct, cue: verb",
        "link wrong: content pieces of several joined",
    ]


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        ("Venn says no.", "says", "verb"),
        ("Venn has not spoken.", "has not spoken", "verb"),
        ("Venn openly said no.", "openly said", "verb"),
        ("Venn’s claim was no.", "claim", "noun"),
        ("The fear of loss.", "fear", "noun"),
        ("Hope springs from allegations of loss.", "allegations of", "noun"),
        ("It was, according to Venn, so.", "according to", "according to"),
        ("Venn: no.", ":", "mark"),
        ("No.", [], "none"),
        ("Venn trots out no.", "trots out", "other words"),
    ],
)
def test_cue_types(text, cue, told):
    assert cue_type(quote(text, "o", cue), text) == told


def test_the_report_counts_attributions_and_ranks_articles():
    text = "“Yes,” said Olt."
    right = record(text, [quote(text, "Yes", "said", "Olt")])
    given = [
        venn("the quay is shut", cue="said"),
        olt(),
        venn("fish sing", cue="mocked", source=[], number=3),
    ]
    outcome = [
        (gold("good", right), right),
        (gold("bad", record(TEXT, [venn(), olt()])), record(TEXT, given)),
    ]
    said = []
    chosen = report(outcome, 1, said.append, "left end")
    told = "\n".join(said)
    assert told.startswith("1 of 3 attributions wrong or missed, 1 spurious")
    assert "     1      0   content boundary: left end too late" in told
    assert "     1      0   cue boundary: auxiliary or adverb, out" in told
    assert "     1      1   content spurious: indirect, cue: verb" in told
    assert "   1.00  2 / 2  bad" in told
    assert "good" not in told
    assert [(one.document, one.label) for one in chosen] == [("bad", "content boundary: left end too late")]
