"""Names and offices taken apart and compared."""

from __future__ import annotations

import pytest

from onrecord.resolve.personname import PersonName, drifts, match
from onrecord.resolve.roles import Office

NAMES = [
    ("Marta Venn", "Marta Venn", "same"),
    ("Marta Venn", "Venn", "part"),
    ("Venn", "Marta Venn", "part"),
    ("Marta Venn", "M. Venn", "part"),
    ("Marta Venn", "Marta", "part"),
    ("Marta Venn", "Lena Venn", "clash"),
    ("Marta Venn", "Marta Olt", "none"),
    ("Josef Olt Jr.", "Josef Olt Sr.", "clash"),
    ("Leyb Gurin", "Leyb Gurrin", "drift"),
    ("Leyb Gurin", "Dov Gurrin", "none"),
    ("Ana Olt", "Ana Ott", "none"),  # too short to drift
    ("Piet van der Berg", "van der Berg", "part"),
]


@pytest.mark.parametrize(("known", "other", "verdict"), NAMES)
def test_match(known, other, verdict):
    assert match(PersonName.parse(known), PersonName.parse(other)) == verdict


def test_particles_go_with_the_surname():
    assert PersonName.parse("Piet van der Berg") == PersonName(("piet",), "van der berg", None)


def test_a_long_bare_surname_may_drift():
    known = PersonName.parse("Shmuel Anspacher")
    assert drifts(known, PersonName.parse("Anshpacher"))
    assert not drifts(known, PersonName.parse("Dov Anshpacher"))
    assert not drifts(PersonName.parse("Ana Orr"), PersonName.parse("Ott"))


WITHIN = [
    ("the minister", "Foreign Minister", True),
    ("the foreign minister", "Foreign Minister of Velmark", True),
    ("the president", "Vice President", True),
    ("the interior minister", "Foreign Minister", False),
    ("the President of Qarabel", "President of Tessara", False),
    ("the press service", "head of the press service", False),
    ("the spokeswoman", "spokesman", True),
]


@pytest.mark.parametrize(("nominal", "role", "fits"), WITHIN)
def test_office_within(nominal, role, fits):
    wanted, known = Office.parse(nominal), Office.parse(role)
    assert wanted is not None
    assert known is not None
    assert wanted.within(known) is fits


def test_an_office_is_the_same_before_it_is_a_part():
    president, vice = Office.parse("President"), Office.parse("Vice President")
    wanted = Office.parse("the president")
    assert wanted is not None
    assert president is not None
    assert vice is not None
    assert wanted.is_(president)
    assert not wanted.is_(vice)


def test_whose_office_it_is_may_be_named_only_once():
    known = Office.parse("leader")
    alliance, party = Office.parse("The Alliance leader"), Office.parse("the opposition leader")
    assert known is not None
    assert alliance is not None
    assert party is not None
    assert alliance.may_be(known)
    assert not party.may_be(known)
