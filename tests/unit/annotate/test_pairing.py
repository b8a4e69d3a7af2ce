"""Which questions are asked, who may answer, and what is seen of each pair."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.names import find_mentions
from onrecord.annotate.pairing import AFTER, BEFORE, questions
from onrecord.annotate.places import Place, places
from onrecord.findings import FoundMention
from onrecord.model.antecedent import ASK_WIDTH, PAIR_WIDTH, SLOTS, Questions
from tests.unit.annotate.written import document


def ask(text: str) -> tuple[str, tuple[FoundMention, ...], Questions]:
    doc = document(text)
    mentions = find_mentions(doc)
    return doc.text, mentions, questions(doc, mentions, (), np.zeros((len(mentions), 2), dtype=np.int64))


def candidates(text: str, word: str) -> list[str]:
    """Return the candidates of the last question that is printed so, in the order of its slots."""
    text, mentions, told = ask(text)
    row = max(row for row, at in enumerate(told.asks) if mentions[at].span.of(text) == word)
    return [mentions[at].span.of(text) for at in told.slots[row] if at >= 0]


def placed(text: str, word: str, nth: int = 0) -> Place:
    doc = document(text)
    mentions = find_mentions(doc)
    told = places(doc, mentions, ())
    return [
        place for place, mention in zip(told, mentions, strict=True) if mention.span.of(doc.text) == word
    ][nth]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        # Gender rules out, where words tell it.
        ("Mr Otto Morn met Ms Marta Venn. She left.", "She", ["Marta Venn"]),
        ("Mr Otto Morn met Ms Marta Venn. He left.", "He", ["Otto Morn"]),
        ("Rell met Tam Quorl. He left.", "He", ["Rell", "Tam Quorl"]),
        # No place, and no body, is a she; a body may be they.
        ("Marta Venn left the Harbour Board. She wept.", "She", ["Marta Venn"]),
        ("Marta Venn left the Harbour Board. They wept.", "They", ["Marta Venn", "Harbour Board"]),
        # A text may begin with the pronoun; names too far ahead are not meant.
        ("She left. Marta Venn stayed.", "She", ["Marta Venn"]),
        ("She left. A. B. C. D. E. The day was long. It was. It was. It was. Marta Venn stayed.", "She", []),
        # A chain leads on over pronouns that agree.
        ("Marta Venn left. She ran. Then she won.", "she", ["Marta Venn", "She"]),
        ("Marta Venn left. He ran. Then she won.", "she", ["Marta Venn"]),
        # A nominal asks for names before it, not for pronouns, and not for what stands in its own phrase.
        ("Marta Venn left. She ran. The minister wept.", "The minister", ["Marta Venn"]),
        ("Marta Venn and Otto Morn left. The ministers wept.", "The ministers", []),
    ],
)
def test_candidates(text: str, word: str, wanted: list[str]) -> None:
    assert candidates(text, word) == wanted


def test_who_asks() -> None:
    text, mentions, told = ask("I told you that Marta Venn, who left, met a minister. The minister saw her.")
    assert [mentions[at].span.of(text) for at in told.asks] == ["The minister", "her"]


def test_a_long_text_has_no_more_candidates_than_slots() -> None:
    names = (
        "Rell Quorl Tamsin Brek Dovo Falk Gorm Hask Jorn Kest Lund Morv Nask Olt Prag Rusk Sund Tolk".split()
    )
    text = " ".join(f"{one} {other} met him." for one in names for other in names[:4])
    _, mentions, told = ask(text)
    assert told.slots.shape == (len(told.asks), SLOTS)
    assert len(told.asks) > 40
    assert (told.slots[-1] >= 0).sum() > BEFORE // 2
    assert (told.chained < np.arange(len(told.asks))[:, None]).all(), "a chain leads back only"
    before = told.slots[:, :BEFORE]
    assert (before < told.asks[:, None]).all()
    ahead = told.slots[:, BEFORE : BEFORE + AFTER]
    assert ((ahead < 0) | (ahead > told.asks[:, None])).all()
    assert told.pairs.shape == (len(told.asks), SLOTS, PAIR_WIDTH)
    assert told.ones.shape == (len(told.asks), ASK_WIDTH)
    assert not told.pairs[told.slots < 0].any()
    assert len(mentions) > told.slots.max()


@pytest.mark.parametrize(
    ("text", "word", "case"),
    [
        ("She left.", "She", 0),
        ("Marta saw him.", "him", 1),
        ("Marta saw her.", "her", 1),
        ("Marta saw her and left.", "her", 1),
        ("Marta saw her brother.", "her", 2),
        ("The book was hers.", "hers", 3),
        ("Marta saw herself.", "herself", 4),
    ],
)
def test_the_case_of_a_pronoun(text: str, word: str, case: int) -> None:
    assert placed(text, word).case == case


def test_subjects_owners_and_genders() -> None:
    text = "Marta Venn told Otto Morn's brother. Venn left."
    assert placed(text, "Marta Venn").subject
    assert not placed(text, "Otto Morn").subject
    assert placed(text, "Otto Morn").owner
    # The surname is likely hers, and she a woman: softer than what a word by itself tells.
    assert placed(text, "Venn").alias == placed(text, "Marta Venn").alias
    assert (placed(text, "Venn").gender, placed(text, "Venn").alias_gender) == (0, -1)
    assert placed(text, "Venn").total == 2


def test_an_empty_text_asks_nothing() -> None:
    _, _, told = ask("Nobody.")
    assert told.pairs.shape == (len(told.asks), SLOTS, PAIR_WIDTH)
