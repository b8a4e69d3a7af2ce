"""Names as a model reads them beside the rules, written as `kind name | phrase | roles`."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from onrecord.annotate.modelnames import with_model_names
from onrecord.annotate.stage import annotate
from onrecord.findings import Findings, FoundMention
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.spans import Span
from tests.properties.whim import Whim
from tests.unit.annotate.said import Said, findings
from tests.unit.annotate.written import article


def mention_lines(found: Findings, text: str) -> list[str]:
    lines = []
    for one in found.mentions:
        kind = one.kind if one.form == "name" else f"{one.form} {one.kind}"
        phrase = "" if one.phrase == one.span else one.phrase.of(text)
        fields = [f"{kind} {one.span.of(text)}", phrase, " / ".join(role.of(text) for role in one.roles)]
        lines.append(" | ".join(fields).rstrip(" |"))
    return lines


@pytest.mark.parametrize(
    ("written", "told"),
    [
        # The model says where a name begins and ends and what it is, the rules what stands around it.
        (
            "Minister <person|Marta Venn>, 54, left.",
            ["person Marta Venn | Minister Marta Venn, 54, | Minister"],
        ),
        ("<place|Marta Venn> is small.", ["place Marta Venn"]),
        ("It is <place|Tern Bank>.", ["pronoun unknown It", "place Tern Bank"]),
        ("It is <person|Ottilie de> Venn.", ["pronoun unknown It", "person Ottilie de"]),
        # A name that only the model sees.
        ("the <organization|harbour watch> came.", ["organization harbour watch"]),
        # What only rules see: with a reason, or a nominal or pronoun.
        ("Minister Marta Venn left.", ["person Marta Venn | Minister Marta Venn | Minister"]),
        ("Marta Venn left.", []),
        ("He left for Orlo.", ["pronoun person He", "unknown Orlo"]),
        # A nominal that holds names stays itself, and so does one inside of nothing.
        ("the <organization|Harbour Board> spokesman left.", ["nominal person the Harbour Board spokesman"]),
        (
            "the <place|Orlo> <organization|Harbour Board> spokesman left.",
            ["nominal person the Orlo Harbour Board spokesman"],
        ),
        ("<organization|The Spokesman> was sold.", ["organization The Spokesman"]),
        ("<organization|The spokesman Weekly> was sold.", ["organization The spokesman Weekly"]),
        # A pronoun inside a name is none.
        ("They read <organization|He and She> daily.", ["pronoun unknown They", "organization He and She"]),
        # Names do not leave their sentence.
        ("<person|Ana Kolb there. Otto Morn> left.", ["person Ana Kolb there.", "person Otto Morn"]),
    ],
)
def test_names(written: str, told: list[str]) -> None:
    text, found = findings(written)
    assert mention_lines(found, text) == told


def test_a_name_tells_who_found_it() -> None:
    _, found = findings("<person|Marta Venn> met the <organization|harbour watch>.")
    by = [mention.by for mention in found.mentions]
    assert by[0][0] == "model:said"
    assert by[0][1].startswith("rule:")
    assert by[1:] == [("model:said",)]


def test_a_name_with_a_title_is_the_rules() -> None:
    """The model takes in the country before it."""
    text, found = findings("<person|Alidur President Marta Venn> left.")
    assert [m.span.of(text) for m in found.mentions if m.by == ("rule:title+name",)] == ["Marta Venn"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<person|Kit Marlowe>-<person|Dray> left.", ["Kit Marlowe-Dray"]),
        ("<place|Sauveterre>-le-Haut slept.", ["Sauveterre-le-Haut"]),
        ("<person|Runa Arnars>-dottir left.", ["Runa Arnars-dottir"]),
        ("<person|Runa Arnars>-led talks failed.", ["Runa Arnars"]),
        ("<person|Kit Dray> Sr said no.", ["Kit Dray Sr"]),
        ("<person|Kit Dray>, Jr., said no.", ["Kit Dray, Jr."]),
        ("<person|Kit Dray>, Sr <person|Agnes Olt> and the cook left.", ["Kit Dray", "Agnes Olt"]),
    ],
)
def test_what_a_hyphen_or_a_suffix_ties_is_one_name(written: str, names: list[str]) -> None:
    text, found = findings(written)
    assert [m.span.of(text) for m in found.mentions if m.by[0] == "model:said"] == names


def test_gender_is_kept_for_persons_alone() -> None:
    _, found = findings("<person|Marta Venn> left.")
    assert (found.mentions[0].gender, found.mentions[0].number) == ("feminine", "singular")
    _, found = findings("<organization|Marta Venn> left.")
    assert found.mentions[0].gender is None


def test_of_two_rule_names_the_one_with_more_of_its_words_counts() -> None:
    """The name begins at the end of a long one and takes in all of the other."""
    model = Said("Orlo Harbour <person|Board Ana Kolb> left.")
    long_before = FoundMention(Span(0, 18), "name", "organization", Span(0, 18), by=("rule:long",))
    inside = FoundMention(Span(19, 27), "name", "person", Span(19, 27), by=("rule:inside",))
    (mention,) = with_model_names(model.text, [long_before, inside], model.scores()[1])
    assert mention.span.of(model.text) == "Board Ana Kolb"
    assert mention.by == ("model:said", "rule:inside")


def test_a_name_is_as_sure_as_calibration_says() -> None:
    flat = np.array([0.0, 1.0]), np.array([0.75, 0.75])
    model = Said("<person|Marta Venn> saw <place|Orlo>.", calibration={"person": flat})
    person, place = annotate(article(model.text), model).mentions
    assert person.confidence == 0.75
    assert place.confidence > 0.99


WILD = (
    "The Orlo Harbour Board and Tern Council spokesman, Ana Kolb, told Minister Marta Venn of Venn Salt Inc. "
    "that she, the head of Orlo's Harbour Board, and Dr Otto Morn-Strand had met the Tern Post reporters."
)


@pytest.mark.parametrize("seed", range(25))
def test_no_two_mentions_overlap(seed: int) -> None:
    found = annotate(article(WILD), Whim(seed)).mentions
    spans = [mention.span for mention in found]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(mention.phrase.contains(mention.span) for mention in found)
    assert not any(role.overlaps(mention.span) for mention in found for role in mention.roles)


def test_the_record_holds_them() -> None:
    model = Said("Minister <person|Marta Venn> met <person|Otto Morn> in <place|Tern>.")
    names = {entity.name for entity in record(from_text(model.text), model).entities}
    assert names == {"Marta Venn", "Otto Morn", "Tern"}
