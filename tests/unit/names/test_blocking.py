"""Keys that names of one person share, and blocks that don't explode."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.names.blocking import (
    CAP,
    WINDOW,
    Entries,
    body_keys,
    hashed,
    initials,
    keys,
    kind_of,
    order,
    paired,
    pairs,
)
from onrecord.names.person import PersonName


def of(printed, **options):
    return set(keys(PersonName.parse(printed), **options))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marta Venn", "M. Venn"),
        ("Marta Venn", "Venn, Marta"),
        ("Marta Venn", "VENN Marta"),
        ("Marta Olga Venn", "Marta Venn"),
        ("Dr. Marta Venn", "Marta Venn"),
        ("Aleksandr Shcherbinin", "Sasha Shcherbinin"),
        ("Alexander Shcherbinin", "Александр Щербинин"),
        ("Yosef Feldman", "יוסף פלדמן"),
        ("Joseph Feldman", "Yosef Feldman"),
        ("Ahmed Mansour", "أحمد منصور"),
        ("Giorgos Papadakis", "Γιώργος Παπαδάκης"),
        ("Pavel Marvenko", "Pavel Marevnko"),
        ("Pavel Marvenko", "Pavel Marwenko"),
        ("Jan de Winter Holt", "Jan de Winter"),
        ("Anna-Maria Venn", "Annamaria Venn"),
    ],
)
def test_two_forms_of_one_name_meet(one, other):
    assert of(one) & of(other)


def test_other_people_seldom_meet():
    assert not of("Marta Venn") & of("Pavel Olt")
    assert not of("Marta Venn") & of("Pavel Venn")


def test_a_bare_name_meets_full_ones_where_it_is_asked_for():
    assert not of("Venn") & of("Marta Venn")
    assert of("Venn") & of("Marta Venn", bare=True)


def test_a_short_form_begins_as_what_it_is_short_for():
    assert set(initials("sasha")) >= {"s", "a"}
    assert initials("c") == ("k", "s")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northern Harbour Union", "NHU"),
        ("Northern Harbour Union", "The Northern Harbour Union Ltd"),
        ("Union of Harbours", "UH"),
        ("Corvel Shipping", "Corvell Shipping GmbH"),
        ("Corvel Shipping", "CorvelShipping"),
        ("N.H.U.", "NHU"),
    ],
)
def test_two_forms_of_a_body_meet(one, other):
    assert set(body_keys(one)) & set(body_keys(other))


def test_a_body_without_letters_has_no_key():
    assert body_keys("—") == ()


def test_pairs_are_those_that_share_a_key_each_once():
    found = pairs([("x", "y"), ("x", "y"), ("y",), ("z",)], ["a", "b", "c", "d"])
    assert found.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert pairs([], []).tolist() == pairs([(), ()], ["a", "b"]).tolist() == []


def test_a_big_block_is_compared_by_neighbourhood():
    size = 10 * CAP
    names = [PersonName.parse(f"{chr(97 + at % 26)}{chr(97 + at // 26)}a Smith") for at in range(size)]
    found = pairs([("smith",)] * size, [order(name) for name in names])
    assert len(found) == sum(min(WINDOW, size - 1 - at) for at in range(size))
    smaller = pairs([("smith",)] * CAP, [order(name) for name in names[:CAP]])
    assert len(smaller) == CAP * (CAP - 1) // 2


def test_the_order_of_names_changes_no_pair():
    names = ["Marta Venn", "M. Venn", "Pavel Olt", "P. Olt", "Marta Olt"]
    back = names[::-1]

    def of_all(listed):
        parsed = [PersonName.parse(name) for name in listed]
        found = pairs([keys(name) for name in parsed], [order(name) for name in parsed], cap=2, window=1)
        return {frozenset((listed[one], listed[other])) for one, other in found.tolist()}

    assert of_all(names) == of_all(back)


def test_the_kind_of_a_pair_is_that_of_all_keys_it_shares():
    kinds = {"s": 1, "g": 2, "t": 0, "j": 0}
    keyed = [("s1", "g1"), ("s1",), ("g1",), ("s1", "g1", "t1"), ("t1",)]
    entries = Entries(
        np.array([hashed(key) for found in keyed for key in found]),
        np.array([at for at, found in enumerate(keyed) for _ in found]),
        np.array([kind_of(key) for found in keyed for key in found], np.int8),
    )
    assert all(kind_of(f"{kind}1") == of for kind, of in kinds.items())
    found, shared = paired(entries, np.arange(5))
    assert dict(zip(map(tuple, found.tolist()), shared.tolist(), strict=True)) == {
        (0, 1): 1,
        (0, 2): 2,
        (0, 3): 0,
        (1, 3): 1,
        (2, 3): 2,
        (3, 4): 0,
    }
