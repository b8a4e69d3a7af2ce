"""Whom a pronoun or nominal may mean, as a model sees it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from onrecord.annotate.stage import annotate
from tests.properties.whim import Whim
from tests.unit.annotate.said import findings
from tests.unit.annotate.written import article


def lines(written: str) -> list[str]:
    text, found = findings(written)
    mentions = found.mentions
    return [
        f"{mentions[one.mention].span.of(text)} = {mentions[one.antecedent].span.of(text)} {one.share:.2f}"
        for one in found.antecedents
    ]


MARTA = "<antecedent a|<person|Marta Venn>>"
OTTO = "<antecedent b|<person|Otto Morn>>"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", []),
        ("Nobody spoke.", []),
        (
            f"{MARTA} met {OTTO}. <mention a|She> left, <mention b|he> stayed.",
            ["She = Marta Venn 1.00", "he = Otto Morn 1.00"],
        ),
        (
            f"{MARTA} met {OTTO}. <mention a b|They> left.",
            ["They = Marta Venn 0.50", "They = Otto Morn 0.50"],
        ),
        # A nominal, by its last word; a chain of pronouns.
        (f"{MARTA} left. The <mention a|minister> wept.", ["The minister = Marta Venn 1.00"]),
        (
            f"{MARTA} left. <antecedent c|<mention a|She>> ran, and <mention c|she> won.",
            ["She = Marta Venn 1.00", "she = She 1.00"],
        ),
        # A name asks for nobody.
        (f"{MARTA} left. <mention a|<person|Marta Venn>> won.", []),
        # Only what stands before.
        (f"<mention a|She> left. {MARTA} stayed.", []),
        # No more likely than nobody.
        (f"{MARTA} met {OTTO}. She left.", []),
        # No place, and no body.
        (
            "<antecedent a|<place|Orlo>> and <antecedent a|<organization|Tern Post>>. <mention a|She> left.",
            [],
        ),
    ],
)
def test_antecedents(written: str, told: list[str]) -> None:
    assert lines(written) == told


def test_a_name_is_found_by_its_first_word_and_others_by_their_last() -> None:
    assert lines("<person|<antecedent a|Marta> Venn> left. <mention a|She> won.") == ["She = Marta Venn 1.00"]
    assert lines("<person|Marta <antecedent a|Venn>> left. <mention a|She> won.") == []
    assert lines(f"{MARTA} left. <mention a|The> minister won.") == []


@pytest.mark.parametrize("seed", range(15))
def test_shares_are_of_one_whole_and_lead_back(seed: int) -> None:
    text = (
        "Marta Venn met Otto Morn. She told him that they, the reporters and her minister, saw us. He wept."
    )
    found = annotate(article(text), Whim(seed))
    shares: dict[int, float] = defaultdict(float)
    for one in found.antecedents:
        assert 0 <= one.antecedent < one.mention < len(found.mentions)
        assert found.mentions[one.mention].form != "name"
        assert found.mentions[one.antecedent].kind in {"person", "group", "unknown"}
        assert 0.1 <= one.share <= 1
        shares[one.mention] += one.share
    assert all(share <= 1 + 1e-6 for share in shares.values())
