"""Labels laid on words. Texts are invented; the tokenizer cuts words into letters."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.document import build
from onrecord.model.labels import FORMS, NAMES, TAGS
from tests.training.letters import tokenizer
from training.encoded import NO_QUOTE, Encoded, Words, article_of, encode
from training.example import Attribution, Choice, Example, Mention, Name, Place

TEXT = "“We sail at dawn,” Marta Venn of Orlo said.\n\nShe wrote that “luck” helps."


def places(*words: str, text: str = TEXT) -> tuple[Place, ...]:
    return tuple((text.index(word), text.index(word) + len(word)) for word in words)


def place(word: str, text: str = TEXT) -> Place:
    return places(word, text=text)[0]


def encoded(text: str = TEXT, **told) -> Encoded:
    return encode(tokenizer(), Example("x", "hand", text, **told))


def words(one: Encoded, text: str = TEXT) -> list[str]:
    spans = zip(one.pieces.starts.tolist(), one.pieces.ends.tolist(), strict=True)
    return [text[start:end] for start, end in spans]


def labelled(one: Encoded, head: str, labels: tuple[str, ...], text: str = TEXT) -> list[str]:
    """Write the words that carry a label, `word=label`; an unknown one has "?"."""
    numbers = getattr(one, head).tolist()
    told = [labels[number] if number >= 0 else "?" for number in numbers]
    return [f"{word}={label}" for word, label in zip(words(one, text), told, strict=True) if label != "O"]


QUOTES = (
    Attribution(places("Marta Venn of Orlo"), places("said"), places("“We sail at dawn,”")),
    Attribution(places("She"), places("wrote"), places("that “luck” helps")),
)


def test_parts_of_quotes_begin_and_end_with_words() -> None:
    assert labelled(encoded(attributions=QUOTES), "tags", TAGS) == [
        "We=B-content", "sail=I-content", "at=I-content", "dawn=E-content",
        "Marta=B-source", "Venn=I-source", "of=I-source", "Orlo=E-source", "said=S-cue",
        "She=S-source", "wrote=S-cue",
        "that=B-content", "“=I-content", "luck=I-content", "”=I-content", "helps=E-content",
    ]  # fmt: skip


def test_a_cue_inside_a_content_cuts_it_in_two() -> None:
    text = "We sail, Morn said, at dawn."
    source, cue, content = places("Morn", "said", "We sail, Morn said, at dawn", text=text)
    one = encoded(text, attributions=(Attribution((source,), (cue,), (content,)),))
    assert labelled(one, "tags", TAGS, text) == [
        "We=B-content", "sail=I-content", ",=E-content", "Morn=S-source", "said=S-cue",
        ",=B-content", "at=I-content", "dawn=E-content",
    ]  # fmt: skip


def test_parts_side_by_side_stay_two() -> None:
    text = "We sail we burn"
    said = [Attribution((), (), places(words, text=text)) for words in ("We sail", "we burn")]
    told = labelled(encoded(text, attributions=tuple(said)), "tags", TAGS, text)
    assert told == ["We=B-content", "sail=E-content", "we=B-content", "burn=E-content"]


def test_what_is_not_annotated_is_unknown() -> None:
    one = encoded()
    for labels in (one.tags, one.names, one.acts, one.forms):
        assert set(labels.tolist()) == {-1}
    assert (one.content_cue.asks, one.cue_source.asks, one.entities, one.choices) == ([], [], [], [])


def test_what_is_annotated_and_empty_is_known() -> None:
    one = encoded(attributions=(), names=(), mentions=())
    for labels in (one.tags, one.names, one.forms):
        assert set(labels.tolist()) == {0}
    first_words = {words(one)[at] for at in np.flatnonzero(one.acts == NO_QUOTE)}
    assert first_words == {"We", "luck"}
    assert set(one.acts.tolist()) == {-1, NO_QUOTE}


def test_acts_are_those_of_the_cue_verbs() -> None:
    one = encoded(attributions=QUOTES)
    assert {words(one)[at]: int(one.acts[at]) for at in np.flatnonzero(one.acts >= 0)} == {"We": 0, "that": 1}


@pytest.mark.parametrize("cue", ["glowered", "of"])
def test_a_cue_that_the_lexicon_does_not_know_teaches_no_act(cue: str) -> None:
    text = f"They sail, he {cue}."
    said = Attribution((), places(cue, text=text), places("They sail", text=text))
    assert set(encoded(text, attributions=(said,)).acts.tolist()) == {-1}


def test_contents_lead_to_cues_and_cues_to_sources() -> None:
    one = encoded(attributions=QUOTES)
    at = {word: number for number, word in enumerate(words(one))}
    cues = [(at["said"],) * 2, (at["wrote"],) * 2]
    assert one.content_cue.asks == [(at["We"], at["dawn"]), (at["that"], at["helps"])]
    assert one.content_cue.finds == cues
    assert one.content_cue.right == [[0], [1]]
    assert one.cue_source.asks == cues
    assert one.cue_source.finds == [(at["Marta"], at["Orlo"]), (at["She"],) * 2]
    assert one.cue_source.right == [[0], [1]]


def test_what_has_no_cue_leads_nowhere() -> None:
    one = encoded(attributions=(Attribution((), (), QUOTES[0].content), QUOTES[1]))
    assert one.content_cue.right == [[], [0]]
    assert one.cue_source.right == [[0]]


def test_names_and_those_of_no_kind() -> None:
    names = (Name(place("Marta Venn"), "person"), Name(place("Orlo"), "place"), Name(place("luck"), None))
    assert labelled(encoded(names=names), "names", NAMES) == [
        "Marta=B-person", "Venn=E-person", "Orlo=S-place", "luck=?",
    ]  # fmt: skip


def test_mentions_by_their_heads() -> None:
    mentions = (Mention(place("She"), "pronoun", 4), Mention(place("Marta"), "name", 4))
    one = encoded(mentions=mentions)
    assert [(words(one)[at], entity) for at, entity in one.entities] == [("Marta", 4), ("She", 4)]
    assert {words(one)[at]: FORMS[one.forms[at]] for at in np.flatnonzero(one.forms > 0)} == {
        "Marta": "name",
        "She": "pronoun",
    }


def test_choices_need_all_their_words() -> None:
    choice = Choice(place("She"), places("Marta Venn", "Orlo"), (True, False))
    (told,) = encoded(choices=(choice,)).choices
    one = encoded()
    assert words(one)[told[0]] == "She"
    assert [words(one)[at] for at in told[1]] == ["Venn", "Orlo"]
    assert told[2] == [True, False]
    nowhere = (len(TEXT), len(TEXT))
    assert encoded(choices=(Choice(nowhere, choice.candidates, choice.right),)).choices == []
    assert (
        encoded(choices=(Choice(choice.pronoun, (nowhere, choice.candidates[0]), choice.right),)).choices
        == []
    )


@pytest.mark.parametrize(
    ("place", "of", "within"),
    [
        ((0, 18), ("“", "”"), ("We", "dawn")),
        ((4, 8), ("sail", "sail"), ("sail", "sail")),
        ((5, 11), ("at", "at"), ("at", "at")),  # a word counts where it begins
        ((0, 1), ("“", "“"), ("“", "“")),  # nothing but a mark
        ((3, 4), None, None),
        ((5, 5), None, None),
        ((len(TEXT), len(TEXT) + 9), None, None),
    ],
)
def test_places_lead_to_words(
    place: Place, of: tuple[str, str] | None, within: tuple[str, str] | None
) -> None:
    one = encoded()
    lead = Words(build(article_of(Example("x", "hand", TEXT))), one.pieces)
    for found, told in ((lead.of(place), of), (lead.within(place), within)):
        assert (found and tuple(words(one)[at] for at in found)) == told


def test_places_count_the_text_as_it_is_written() -> None:
    """The document drops blanks; what stands behind them keeps its labels."""
    text = "\ufeff  We   sail,\u00a0\u200b said   Ve\u00adnn."
    said = Attribution(
        places("Ve\u00adnn", text=text), places("said", text=text), places("We   sail", text=text)
    )
    one = encoded(text, attributions=(said,))
    assert [TAGS[label] for label in one.tags if label] == ["B-content", "E-content", "S-cue", "S-source"]


@pytest.mark.parametrize("text", ["", " \n\t", "🙂", "…", "\u0301"])
def test_texts_of_nearly_nothing(text: str) -> None:
    one = encoded(text, attributions=(), names=(), mentions=())
    sizes = {len(array) for array in (one.tags, one.names, one.acts, one.forms, one.pieces.first)}
    assert len(sizes) == 1
