"""What became of a quote: the class of each change, spans that prove it, time that grows with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare.change import change
from onrecord.compare.variants import Version, tree

FULL = (
    "We will not sign tonight, but nobody has left the table, and twelve ships wait for the colour of the "
    "flag."
)


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (FULL, "verbatim"),
        (
            (
                "we will not sign tonight but nobody has left the table and 12 ships wait for the color of "
                "the flag"
            ),
            "punctuation",
        ),
        ("We will not sign tonight, and twelve ships wait for the colour of the flag.", "cut"),
        ("Nobody has left the table", "cut"),
        ("We will not sign this evening, but nobody has left the room, and twelve boats wait", "reworded"),
        ("The herring are dead, and so is the harbour.", "not_found"),
        ("", "not_found"),
    ],
)
def test_classes(other: str, kind: str) -> None:
    assert change(FULL, other).kind == kind


def test_stitched_from_two_places() -> None:
    between = "Nothing of this was ever said in that long winter of ours. " * 12
    speech = f"{FULL} {between}The ice is nobody’s friend."
    found = change(speech, "We will not sign tonight … The ice is nobody’s friend")
    assert found.kind == "stitched"


@given(st.text("abcde ’“”.,!é", max_size=60), st.text("abcde ’“”.,!é", max_size=60))
@settings(max_examples=150, deadline=None)
def test_spans_prove_it_whatever_the_texts(full: str, other: str) -> None:
    found = change(full, other)
    for op in found.ops:
        if op.kind == "equal":
            assert op.quote.of(other)
            assert op.text.of(full)
        assert 0 <= op.quote.start <= op.quote.end <= len(other)
        assert 0 <= op.text.start <= op.text.end <= len(full)
    assert 0 <= found.score <= 1


@given(st.text(min_size=1, max_size=60).filter(lambda text: any(map(str.isalnum, text))))
@settings(max_examples=100, deadline=None)
def test_a_text_is_itself(text: str) -> None:
    assert change(text, text).kind == "verbatim"


def test_repeated_words_take_no_square_of_time() -> None:
    def took(number: int) -> float:
        began = time.process_time()
        change("a b " * number, "b a " * number)
        return time.process_time() - began

    took(500)
    assert took(4_000) < 12 * took(1_000) + 0.5


def test_a_tree_hangs_later_versions_from_earlier_ones() -> None:
    found = tree(
        [
            Version("a", FULL, "Agency", "2031-04-17"),
            Version("b", "Nobody has left the table", "Torch", "2031-04-18"),
        ]
    )
    (_, first), (_, second) = found.walk()
    assert (first.version.key, first.parent) == ("a", None)
    assert second.version.key == "b"
    assert "cut" in second.label


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        # most content words are changed, and the sentence goes along from one end to the other
        (
            "We shall not ink tonight, but no one has quit the room, and twelve boats wait for the hue.",
            "reworded",
        ),
        (
            "We will not be moved, but the price of bread has doubled, and the bakers strike for the law.",
            "not_found",
        ),
    ],
)
def test_a_sentence_goes_along(other: str, kind: str) -> None:
    found = change(FULL, other)
    assert found.kind == kind
    assert found.score < 0.5
