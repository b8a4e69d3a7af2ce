"""Offices taken apart and compared."""

from __future__ import annotations

import pytest

from onrecord.resolve.roles import Office


def office(printed: str) -> Office:
    parsed = Office.parse(printed)
    assert parsed is not None
    return parsed


WITHIN = [
    ("the minister", "Foreign Minister", True),
    ("the foreign minister", "Foreign Minister of Velmark", True),
    ("the minister of Velmark", "Foreign Minister of Velmark", True),
    ("the president", "Vice President", True),
    ("the mayor", "Mayor of Tern", True),
    ("the spokeswoman", "spokesman", True),
    ("the chairwoman", "chair of the board", True),
    ("the governor", "Gov.", True),
    ("the interior minister", "Foreign Minister", False),
    ("the foreign minister", "minister", False),
    ("the President of Qarabel", "President of Tessara", False),
    ("the press service", "head of the press service", False),
    ("the minister", "ministry", False),
    # Lands: the adjective or the name, before the office or behind it.
    ("the Velmark president", "President of Velmark", True),
    ("the Velmarker president", "President of Velmark", True),
    ("the Tessaran president", "President of Tessara", True),
    ("the president of Tessara", "Tessaran President", True),
    ("the French president", "President of France", True),
    ("the president of Poland", "Polish President", True),
    ("the American president", "US President", True),
    ("the Tessaran president", "President of Velmark", False),
    ("the Polish president", "President of France", False),
    ("the Austrian president", "President of Australia", False),
    ("the Nigerian president", "President of Niger", False),
    ("the U.S. president", "US President", True),
    ("the U.S. president", "President of the United States", True),
]  # fmt: skip


@pytest.mark.parametrize(("nominal", "role", "fits"), WITHIN)
def test_office_within(nominal, role, fits):
    assert office(nominal).within(office(role)) is fits


KINDS = [
    ("the leader", "President of Velmark", True),
    ("the Velmark leader", "President of Velmark", True),
    ("the Tessaran leader", "President of Tessara", True),
    ("the French leader", "President of France", True),
    ("the Velmark leader", "President of Tessara", False),
    ("the head of state", "President of Velmark", True),
    ("the Velmark head of state", "President of Velmark", True),
    ("the head of state", "Prime Minister", False),
    ("the head of government", "Prime Minister", True),
    ("the head of the state bank", "President of Velmark", False),
    ("the Kremlin chief", "President of Russia", True),
    ("the cleric", "Imam", True),
    ("the cleric", "Mayor", False),
    ("the lawmaker", "Sen.", True),
    ("the imam", "cleric", False),  # the kind is the broader word
]


@pytest.mark.parametrize(("nominal", "role", "fits"), KINDS)
def test_a_kind_of_office(nominal, role, fits):
    assert office(nominal).is_kind_of(office(role)) is fits


def test_an_office_is_the_same_before_it_is_a_part():
    wanted = office("the president")
    assert wanted.is_(office("President"))
    assert not wanted.is_(office("Vice President"))


def test_whose_office_it_is_may_be_named_only_once():
    known = office("leader")
    assert office("The Alliance leader").may_be(known)
    assert not office("the opposition leader").may_be(known)
    assert not office("The Alliance leader").may_be(office("leader of the Orchard Party"))
    assert not office("The Alliance leader").may_be(office("party leader"))


@pytest.mark.parametrize(
    "printed", ["the former president", "Former President", "ex-president", "the ousted president"]
)
def test_a_past_office_says_so_and_is_the_same_office(printed):
    past = office(printed)
    assert past.past
    assert past.within(office("President"))
    assert not office("the president").past


@pytest.mark.parametrize("printed", ["the", "", "his", "54", "Mr", "the former"])
def test_words_that_say_no_office(printed):
    assert Office.parse(printed) is None


def test_the_courtesies_and_whose_it_is_say_nothing_of_the_office():
    assert office("his minister") == office("the minister") == office("minister")
    assert office("the incumbent mayor").is_(office("mayor"))
