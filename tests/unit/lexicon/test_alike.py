"""Words that say nearly the same, and irregular forms."""

from __future__ import annotations

from onrecord.lexicon.alike import alike_words, irregular_forms


def test_alike_both_ways() -> None:
    assert "vessel" in alike_words()["ship"]
    assert "ship" in alike_words()["vessel"]
    assert "goat" not in alike_words()["ship"]


def test_irregular_forms_lead_to_their_word() -> None:
    assert irregular_forms()["stolen"] == "steal"
    assert "walked" not in irregular_forms()
