"""Titles of readouts: whom they name as having met, and on whose side."""

from __future__ import annotations

import pytest

from benchmarks.readout_titles import Titles

TITLES = Titles(
    [
        "the council, the board, trade and industry, the members of the government",
        "a council, a board, trade and industry, members of the government",
        "council, board, trade, industry, members, government",
        "Mr Dahl, Ms Ilvane, President Olt, Minister Brook",
    ],
    ["Marta Venn", "Aurel Olt", "Ida Ran-Ilvane"],
    ["Castle Hill, Istria"],
)
OWN = frozenset({"Venn"})


def names(found):
    return None if found is None else [" ".join(name.words) for name in found]


@pytest.mark.parametrize(
    ("title", "who", "whom"),
    [
        ("Meeting with President of Norway Aurel Olt", None, ["Aurel Olt"]),
        ("Working meeting with Trade and Industry Minister Aurel Olt", None, ["Aurel Olt"]),
        (
            "Telephone conversation with Marta Venn, Aurel Olt and Ida Ran-Ilvane",
            None,
            ["Marta Venn", "Aurel Olt", "Ida Ran-Ilvane"],
        ),
        ("Meeting with King Olt II of Norway", None, ["Olt II"]),
        ("Talks with Crown Prince Hamid bin Said Al Dahl", None, ["Hamid bin Said Al Dahl"]),
        ("President Marta Venn met with Aurel Olt, Chairman of the Board", ["Marta Venn"], ["Aurel Olt"]),
        ("President Marta Venn met Aurel Olt", ["Marta Venn"], ["Aurel Olt"]),
        (
            "Marta Venn spoke by telephone with Swedish President Aurel Olt on his initiative",
            ["Marta Venn"],
            ["Aurel Olt"],
        ),
        ("On March 3, Marta Venn will meet with Aurel Olt in Oslo", ["Marta Venn"], ["Aurel Olt"]),
        (
            "Marta Venn had a long working lunch with Aurel Olt, who came to Oslo",
            ["Marta Venn"],
            ["Aurel Olt"],
        ),
        ("Marta Venn discussed trade with Minister Brook", ["Marta Venn"], ["Brook"]),
        (
            "A telephone conversation between Marta Venn and Aurel Olt took place",
            ["Marta Venn"],
            ["Aurel Olt"],
        ),
        ("Marta Venn and President Aurel Olt held talks in Oslo", ["Marta Venn"], ["Aurel Olt"]),
        (
            "Secretary Marta Venn and Swedish President Aurel Olt Before Their Meeting",
            ["Marta Venn"],
            ["Aurel Olt"],
        ),
        ("Deputy Secretary Venn’s Call with Vice Minister Dahl and Minister Olt", ["Venn"], ["Dahl", "Olt"]),
        ("The Secretary’s Call with Minister Dahl", None, ["Dahl"]),
        # Two who met others together did not meet each other by that title.
        ("Marta Venn and Aurel Olt met with members of the board", ["Marta Venn", "Aurel Olt"], []),
        ("The President met with Aurel Olt", None, ["Aurel Olt"]),
        ("Marta Venn met with the widow and son of Aurel Olt", ["Marta Venn"], []),
        ("Meeting with Aurel Olt, Minister-President of Norway", None, ["Aurel Olt"]),
        ("Meeting with Aurel Olt, head of Venn Norway", None, ["Aurel Olt"]),
        ("Meeting with A.Olt", None, ["A. Olt"]),
        ("Secretary Venn and Secretary Castle’s Call with Minister Dahl", ["Venn", "Castle"], ["Dahl"]),
        ("Meeting with Government members", None, []),
        ("Meeting with President of Norway", None, []),
        ("Meeting with Brook Council", None, []),
    ],
)
def test_whom_a_title_names(title, who, whom):
    sides = TITLES.sides(title, OWN)
    assert sides is not None
    assert (names(sides.who), names(sides.whom)) == (who, whom)


@pytest.mark.parametrize(
    "title",
    [
        "Meeting of the Council",
        "Press statements following talks with Aurel Olt",
        "Growth is part of the plan, Marta Venn said at a meeting with Aurel Olt",
        "Aurel Olt and Ida Ran-Ilvane held talks",  # nobody of the site's own
        "Marta Venn visited a school",
        "Marta Venn came to Oslo to meet Aurel Olt",
    ],
)
def test_titles_that_name_no_meeting_of_the_sites_own(title):
    assert TITLES.sides(title, OWN) is None
