"""Attributions out of a model's numbers, written as content | cue | source."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.linking import linked
from onrecord.model.labels import HEADS, TAGS
from onrecord.model.viterbi import Piece, pieces
from tests.unit.annotate.said import Said

FILLER = "The rain came down on the old harbour wall for a while and went again. "


def lines(written: str) -> list[str]:
    model = Said(written)
    _, scores = model.scores()

    def words(*parts: Piece | None) -> str:
        return " … ".join(
            model.text[scores.pieces.starts[part.first] : scores.pieces.ends[part.last]]
            for part in parts
            if part
        )

    return [f"{words(*one.content)} | {words(one.cue)} | {words(one.source)}" for one in linked(scores)]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", []),
        ("Nobody spoke.", []),
        ("<source a|Marta Venn> <cue a|left>.", []),  # nothing said, no quote
        ("<content a|We sail>.", []),  # without a cue, no attribution
        ("<content a|We sail>, Venn <cue b|said>.", []),
        ("<content a|We sail>, it was <cue a|said>.", ["We sail | said | "]),
        ("<content a|We sail>, <source b|Marta Venn> <cue a|said>.", ["We sail | said | "]),
        ("<source a|Marta Venn> <cue a|said> <content a|we sail>.", ["we sail | said | Marta Venn"]),
        # The cue between two contents, and two on one side: one quote each.
        (
            "<content a|We sail>, <source a|Marta Venn> <cue a|said>, <content a|and burn>.",
            ["We sail … and burn | said | Marta Venn"],
        ),
        (
            "<content a|We sail>. <content a|We burn>, <source a|Venn> <cue a|said>.",
            ["We sail … We burn | said | Venn"],
        ),
        # One source of two cues.
        (
            "<source a b|Venn> <cue a|said> <content a|they sail> and <cue b|added> <content b|they burn>.",
            ["they sail | said | Venn", "they burn | added | Venn"],
        ),
        # A cue that no content finds is no quote, and takes nothing from others.
        (
            "<source b|Morn> <cue b|spoke>. <content a|We sail>, <source a|Venn> <cue a|said>.",
            ["We sail | said | Venn"],
        ),
        # The likeliest, not the nearest.
        ("<cue b|said> <content a|we sail>, <cue c|added> Morn, <cue a|told> he.", ["we sail | told | "]),
    ],
)
def test_parts_find_each_other(written: str, told: list[str]) -> None:
    assert lines(written) == told


def test_quotes_come_in_text_order() -> None:
    written = (
        "<content a|One>, <content b|two>, <cue b|said> Venn, <content c|three> <cue c|so>. He <cue a|told>."
    )
    assert lines(written) == ["One | told | ", "two | said | ", "three | so | "]


@pytest.mark.parametrize(("between", "together"), [(0, True), (4, True), (5, False), (40, False)])
def test_contents_of_a_cue_that_lie_too_far_apart_are_cut(between: int, together: bool) -> None:
    gap = "went " * between
    before = f"<content a|We sail> {gap}<content a|they burn> <source a|Venn> <cue a|said>."
    after = f"<source a|Venn> <cue a|said> <content a|we sail> {gap}<content a|they burn>."
    # The one by the cue keeps it.
    assert lines(before) == [f"{'We sail … ' * together}they burn | said | Venn"]
    assert lines(after) == [f"we sail{' … they burn' * together} | said | Venn"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "<content a|One> <content b|two> <content a|three> <cue a|said> <cue b|told>.",
            ["two | told | ", "three | said | "],
        ),
        (
            "<content a|One> <content b|two> <cue a|said> <content a|three> <cue b|told>.",
            ["two | told | ", "three | said | "],
        ),
        (
            "<cue a|said> <content a|one> <content b|two> <content a|three> <cue b|told>.",
            ["one | said | ", "two | told | "],
        ),
    ],
)
def test_contents_of_a_cue_with_another_content_between_are_cut(written: str, told: list[str]) -> None:
    assert lines(written) == told


def test_a_content_that_is_cut_goes_to_no_other_cue() -> None:
    rain = "it rained on and on all day "
    written = f"<content a b|One> {rain}<cue b|told> {rain}<content a|two> <cue a|said>."
    assert lines(written.replace("a b|One", "b|One")) == ["One | told | ", "two | said | "]
    assert lines(written.replace("a b|One", "a|One")) == ["two | said | "]


def test_the_cue_may_stand_between_contents_that_lie_far_apart() -> None:
    far = "on a day " * 8
    told = lines(f"<content a|We sail> {far}<cue a|said> <source a|Venn> {far}<content a|they burn>.")
    assert told == ["We sail … they burn | said | Venn"]


@pytest.mark.parametrize(("between", "found"), [(149, "said"), (150, "")])
def test_a_cue_out_of_reach_is_none(between: int, found: str) -> None:
    gap = "went " * between
    assert lines(f"<content a|Sails> {gap}<cue a|said>.") == ([f"Sails | {found} | "] if found else [])
    assert lines(f"<cue a|said> {gap}<content a|sails>.") == ([f"sails | {found} | "] if found else [])


@pytest.mark.parametrize(("between", "found"), [(149, "Venn"), (150, "")])
def test_a_source_out_of_reach_is_none(between: int, found: str) -> None:
    assert lines(f"<content a|Sails> <cue a|said> {'went ' * between}<source a|Venn>.") == [
        f"Sails | said | {found}"
    ]


@pytest.mark.parametrize("seed", range(3))
def test_a_part_never_leaves_its_paragraph(seed: int) -> None:
    """What goes on in the next one is another part, and one quote stands in one paragraph."""
    before = FILLER * seed
    assert lines(f"{before}<content a|We sail at dawn.\n\nAnd return>, <source a|Venn> <cue a|said>.") == [
        "And return | said | Venn"
    ]
    assert lines(f"{before}<source a|Venn> <cue a|said> <content a|we sail at dawn.\n\nAnd return>.") == [
        "we sail at dawn. | said | Venn"
    ]
    assert lines(f"{before}<content a|We sail at dawn. And return>, <source a|Venn> <cue a|said>.") == [
        "We sail at dawn. And return | said | Venn"
    ]


def test_a_quote_is_as_sure_as_its_source_cue_and_least_sure_content() -> None:
    model = Said(
        "<content a|Sails>, <source a|Venn> <cue a|said>, <content a|burn>.", {"source": 3.0, "cue": 2.0}
    )
    _, scores = model.scores()
    word = int(np.searchsorted(scores.pieces.starts, model.text.index("burn")))
    scores.numbers[word, HEADS["tags"].slice] *= 0.5
    read = pieces(TAGS, scores.numbers[:, HEADS["tags"].slice], scores.fields["tags"], scores.pieces.opens)
    first, source, cue, last = (piece.sure for piece in read)
    assert last < first
    assert max(source, cue) < 0.9
    (told,) = linked(scores)
    assert told.sure == pytest.approx(last * source * cue, rel=1e-3)  # whose pairs are as good as sure


def test_a_quote_is_as_sure_as_its_pairs() -> None:
    """Two cues that are equally likely: the first of them, with half of the share."""
    (told,) = linked(Said("<content a b|Sails>, he <cue a|said> and <cue b|told>.").scores()[1])
    assert told.sure == pytest.approx(0.5, abs=0.02)
