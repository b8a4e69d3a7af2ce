"""Two names of two articles, with what surrounds them."""

from __future__ import annotations

import pytest

from onrecord.names.compare import DIFFERENT_TO, SAME_FROM, compare, quick_reject
from onrecord.names.context import Named, role_words

MUCH = {
    "roles": ["lighthouse keeper"],
    "places": ["Dunmere"],
    "others": ["Thaddeus Mockridge", "Odile Marchetta"],
    "years": [2031],
}

COMMON = [
    "Ivan Ivanov",
    "John Smith",
    "David Cohen",
    "Mohammed Ali",
    "Maria García",
    "Anna Ivanova",
    "Иван Иванов",
]


@pytest.mark.parametrize("name", COMMON)
def test_a_common_name_needs_its_surroundings(name):
    assert compare(Named.of(name), Named.of(name)).verdict == "unsure"
    assert compare(Named.of(name, **MUCH), Named.of(name, **MUCH)).verdict == "same"
    other = Named.of(name, roles=["economist"], places=["Ravelo"], years=[1975])
    assert compare(Named.of(name, **MUCH), other).verdict == "different"


@pytest.mark.parametrize("name", ["Zebulon Thackerberry", "Aviva Kestenblat", "Svetlana Orshantseva"])
def test_a_rare_name_is_enough(name):
    assert compare(Named.of(name), Named.of(name)).verdict == "same"


def test_spelling_confirms_across_scripts_and_never_decides_for_a_common_name():
    assert compare(Named.of("Владимир Оршанцев"), Named.of("Vladimir Orshantsev")).verdict == "same"
    assert compare(Named.of("דוד כהן"), Named.of("David Cohen")).verdict == "unsure"


VETOES = [
    ("Josef Oltmann Jr.", "Josef Oltmann Sr."),
    ("Alexandra Trubetskaya", "Alexander Trubetskoy"),
    ("Michel Fauconnet", "Michelle Fauconnet"),
    ("Kim Jong Un", "Kim Jong-il"),
    ("Misha Fridlender", "Moshe Fridlender"),
    ("Pyotr Andreyevich Zavarin", "Pyotr Ilyich Zavarin"),
    ("Thaddeus R. Mockridge", "Thaddeus W. Mockridge"),
    ("Mr Wexcombe", "Mrs Wexcombe"),
    ("Yusuf bin Hamdan al-Rukni", "Hamdan bin Yusuf al-Rukni"),
    ("Frank Martin", "Martin Frank"),
]


@pytest.mark.parametrize(("left", "right"), VETOES)
def test_nothing_around_overrules_a_veto(left, right):
    found = compare(Named.of(left, **MUCH), Named.of(right, **MUCH))
    assert found.verdict == "different"
    assert [feature.name for feature in found.features] == ["veto"]
    assert found.features[0].words


def test_a_veto_between_any_two_forms_counts():
    left = Named.of("Josef Oltmann", "Josef Oltmann Jr.")
    assert compare(left, Named.of("Josef Oltmann", "Josef Oltmann Sr.")).verdict == "different"


def test_of_several_forms_the_nearest_counts():
    left = Named.of("Fridlender", "Misha Fridlender")
    assert compare(left, Named.of("M. Fridlender", "Mikhail Fridlender")).verdict == "same"


def test_a_single_name_is_never_decided_by_itself():
    assert compare(Named.of("Mr Thackerberry"), Named.of("Zebulon Thackerberry")).verdict == "unsure"
    assert compare(Named.of("Ivan"), Named.of("Ivan Larin")).verdict == "unsure"
    around = {"roles": ["harbour master"], "places": ["Ostrel"]}
    left, right = Named.of("Mr Thackerberry", **around), Named.of("Zebulon Thackerberry", **around)
    assert compare(left, right).verdict == "same"


def test_years_a_life_apart_are_two_people():
    left = Named.of("A. Kestenblat", roles=["boxer"], places=["Odrin"], years=[1938])
    right = Named.of("Aviva Kestenblat", roles=["minister"], places=["Istrova"], years=[2031])
    assert compare(left, right).verdict == "different"


def test_the_points_add_up_and_are_in_words():
    left = Named.of("Misha Trubnik", roles=["harbour master"], places=["Ostrel"], years=[2030])
    right = Named.of("Mikhail Trubnik", roles=["former harbour master"], places=["Ostrel"], years=[2031])
    found = compare(left, right)
    names = [feature.name for feature in found.features]
    assert names == ["surname", "given", "rarity", "roles", "places", "years"]
    assert all(feature.words for feature in found.features)
    total = sum(feature.weight for feature in found.features)
    assert found.score == pytest.approx(1 / (1 + 2.718281828459045**-total))
    assert found.score > SAME_FROM
    assert DIFFERENT_TO < 0.5 < SAME_FROM


def test_names_that_begin_unlike_are_rejected_at_once():
    left, right = Named.of("Marta Venn"), Named.of("Lena Kolb")
    assert quick_reject(left, right)
    assert compare(left, right).verdict == "different"
    assert not quick_reject(Named.of("Chaim Gurin"), Named.of("Haim Gourin"))


def test_no_name_is_nobodys():
    assert compare(Named.of(), Named.of("Marta Venn")).verdict == "different"
    assert compare(Named.of(""), Named.of("…")).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other"), [("Stan Wolny", "Stanislaw Wolny"), ("Stan Wolny", "Stanislav Wolny")]
)
def test_a_short_form_of_another_name_may_be_this_ones(one: str, other: str) -> None:
    alone = compare(Named.of(one), Named.of(other))
    assert alone.verdict == "unsure"
    office = compare(
        Named.of(one, roles=["harbour master"], years=[2031]),
        Named.of(other, roles=["harbour master"], years=[2031]),
    )
    assert office.verdict == "unsure"
    assert office.score > alone.score


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jan Wolny", "Janusz Wolny"), ("Paul Wolny", "Paulina Wolny"), ("Stan Wolny", "Stanislaw Kolb")],
)
def test_a_name_that_begins_another_is_no_short_form(one: str, other: str) -> None:
    assert compare(Named.of(one), Named.of(other)).verdict == "different"


def test_whose_friend_somebody_is_says_nothing_of_them() -> None:
    for words in ("Tessaran counterpart", "friends", "Her Majesty"):
        assert role_words(words) == frozenset()
    assert role_words("First Lady") == {"lady"}
    assert role_words("His Majesty King") == role_words("King") == {"king"}


def test_a_number_makes_a_kings_name_rarer() -> None:
    king, other = Named.of("Otto II", roles=["King"]), Named.of("Otto", roles=["King"])
    assert compare(king, king).score > compare(other, other).score


def test_a_first_name_and_a_fathers_tell_nobody() -> None:
    name = Named.of("Vasily Sergeyevich")
    assert compare(name, name).verdict == "unsure"
    assert compare(Named.of("Vasily Oltovich"), Named.of("Vasily Oltovich")).verdict == "same"
