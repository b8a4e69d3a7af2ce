"""Letters, the channels between scripts, and likeness of spelling."""

from __future__ import annotations

from math import exp, isclose
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import spelling
from onrecord.names.channel import Background, Channel, Shape, surroundings
from onrecord.names.letters import Letters, letters
from onrecord.names.spelling import evidence, model, similarity, spelt


@pytest.mark.parametrize(
    ("word", "exact", "folded"),
    [
        ("Škoř-Venn", "škořvenn", "skorvenn"),
        ("Großer", "grosser", "grosser"),
        ("Алёшин", "алёшин", "алешин"),
        ("צ'רנין", "3רנינ", "3רנינ"),
        ("צ׳רנין", "3רנינ", "3רנינ"),
        ("שָׁלוֹם", "שלומ", "שלומ"),
        ("مُحمّد", "محمد", "محمد"),
        ("أمينى", "أمينى", "اميني"),
        ("کریمی", "كريمي", "كريمي"),
        ("Γιώργος", "giorgos", "giorgos"),
        ("12", "", ""),
    ],
)
def test_letters_lose_what_stands_for_no_sound(word, exact, folded):
    found = letters(word)
    assert found.exact == exact
    assert found.folded == folded


@given(st.text(max_size=20))
def test_both_readings_of_a_word_are_as_long(text):
    exact, folded = letters(text)
    assert len(exact) == len(folded)


def channel():
    """A script of two letters: a is always α; b is β, but after a it is γ in three of four."""
    return Channel(
        {
            "~a": {(1, "α"): 100.0},
            "~b": {(1, "β"): 100.0},
            "a|b|#": {(1, "γ"): 75.0, (1, "β"): 25.0},
        },
        Shape(2, 2),
    )


def test_what_stands_around_a_letter_tells_what_becomes_of_it():
    one = channel()
    alone, behind = one.chance(Letters("b", "b"), "γ"), one.chance(Letters("ab", "ab"), "αγ")
    assert isclose(exp(behind), 0.74, abs_tol=0.02)
    assert alone < behind - 5
    assert one.likeliest(Letters("ab", "ab"), 2) == ["αγ", "αβ"]


def test_every_pair_is_possible_and_the_right_one_likelier():
    one = channel()
    wrong = [one.chance(Letters("ab", "ab"), word) for word in ("", "γ", "δδδ", "βα")]
    assert max(wrong) < one.chance(Letters("ab", "ab"), "αβ") - 3
    assert min(wrong) > -60


def test_surroundings_grow_from_the_letter_outwards():
    assert surroundings(Letters("čab", "cab"), 0) == ["~c", "|č|", "|č|a", "#|č|a", "#|č|ab", "##|č|ab"]


def test_a_background_knows_which_words_are_usual():
    usual = Background(
        {"": {"a": 50.0, "b": 50.0, "#": 50.0}, "#": {"a": 50.0}, "a": {"b": 50.0}, "b": {"#": 50.0}}
    )
    assert usual.chance("ab") > usual.chance("ba") + 3


@pytest.mark.parametrize(
    ("latin", "other", "wrong"),
    [
        ("Shcherbinin", "Щербинин", "Щербицкий"),
        ("Wasserman", "Вассерман", "Веснин"),
        ("Berkovitch", "ברקוביץ'", "ברנשטיין"),
        ("Feldman", "פלדמן", "פרידמן"),
        ("Mansour", "منصور", "منذر"),
        ("Al-Rifai", "الرفاعي", "الربيعي"),
    ],
)
def test_the_right_spelling_is_nearer_than_one_that_looks_like_it(latin, other, wrong):
    assert similarity(latin, other) > 0.8
    assert similarity(latin, wrong) < 0.5
    assert similarity(latin, other) == similarity(other, latin)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Venn", "VENN", 1, 1),
        ("Łukow", "Lukow", 1, 1),
        ("Yussupov", "Yusupov", 0.9, 0.99),
        ("Marvenko", "Marwenko", 0.9, 0.99),
        ("Marvenko", "Marvenka", 0.8, 0.9),
        ("Marvenko", "Olt", 0, 0.3),
        ("Σωτηρίου", "Sotiriou", 1, 1),
        ("Фельдман", "פלדמן", 0.6, 0.99),
        ("منصور", "מנסור", 0.8, 0.9),
        ("Marta", "12", 0, 0),
        ("Мария", "12", 0, 0),
        ("", "", 0, 0),
    ],
)
def test_likeness_of_other_pairs(one, other, least, most):
    assert least <= similarity(one, other) <= most
    assert similarity(one, other) == similarity(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == similarity(other, one)


@given(st.text("אבגדהוזחטיכלמנסעפצקרשת'", min_size=1, max_size=12))
def test_no_word_breaks_the_model(word):
    assert evidence("venn", word, "hebrew") < 30
    assert len(spelt(word)) <= 3


def test_the_likeliest_spellings_are_latin_ones():
    assert "feldman" in spelt("פלדמן")
    assert "vasserman" in spelt("Вассерман")
    assert spelt("Feldman") == ()


def test_a_script_without_a_model_says_so():
    with pytest.raises(ValueError, match="No spelling was learned for greek"):
        model("greek")


def test_the_table_says_where_it_comes_from_and_is_small():
    with spelling.TABLE.open(encoding="utf-8") as lines:
        head = [line for _, line in zip(range(6), lines, strict=False) if line.startswith("#")]
    assert "Wikidata" in head[0]
    assert any(line == "# licence: CC0\n" for line in head)
    assert spelling.TABLE.stat().st_size < 1_000_000


def test_a_pair_is_weighed_fast_enough_for_candidate_pairs():
    """100 µs a pair is asked for, of words seen before; a loaded machine is allowed 1 ms here."""
    words = ["פלדמן", "ברקוביץ'", "מנדלסון", "רוזנטל", "ויצמן"]
    names = ["Feldman", "Berkovich", "Mendelson", "Rosental", "Weizmann"]
    pairs = [(name, word) for name in names for word in words]
    for name, word in pairs:
        evidence(name, word, "hebrew")
    began = process_time()
    for _ in range(10):
        for name, word in pairs:
            evidence(name, word, "hebrew")
    assert (process_time() - began) / 250 < 1e-3
