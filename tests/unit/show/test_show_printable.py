"""Hostile text made safe to print."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.printable import BIDI_CONTROLS, fitted, printable, shortened


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x.example\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bcb", "ab"),
        ("lost \x1b", "lost "),
        ("a\x1b]never closed\nb", "a b"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\u202edrawkcab\u202c", "drawkcab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\0b\x07c\x7fd", "abcd"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("wave 🌊 and 👩‍🚀", "wave 🌊 and 👩‍🚀"),
        ("[red]plain[/red]", "[red]plain[/red]"),
        ("שלום", "שלום"),
    ],
)
def test_printable(hostile, safe):
    assert printable(hostile) == safe


@given(st.text(alphabet=st.characters(codec=None, categories=None)))
def test_nothing_that_controls_is_left(text):
    shown = printable(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in BIDI_CONTROLS]
    shown.encode()


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("“Née” — … ‘x’", "ascii", "\"Nee\" - ... 'x'"),
        ("“Née” — …", "utf-8", "“Née” — …"),
        ("“Née” — …", "cp1252", "“Née” — …"),
        ("דב 🌊", "ascii", "?? ?"),
        ("é", "no such code", "e"),
    ],
)
def test_fitted(text, encoding, shown):
    assert fitted(text, encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1251", "utf-8"]))
def test_fitted_text_can_be_written(text, encoding):
    fitted(printable(text), encoding).encode(encoding)


def test_shortened_says_that_it_cut():
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two…"
    assert shortened("a bcdefghijkl", 9) == "a bcdefg…"
    assert shortened("abcdefghij", 4) == "abc…"


@given(st.text(max_size=30), st.integers(1, 40))
def test_shortened_is_never_longer(text, length):
    assert len(shortened(text, length)) <= length
