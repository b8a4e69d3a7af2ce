"""One printed name: one person's, or several people's, article by article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.appearances import Appearances
from onrecord.register.contested import contested_by
from onrecord.register.doubts import doubtful
from onrecord.register.items import Items, is_bare
from onrecord.register.joins import USUAL, Item, Join
from onrecord.register.namesakes import Split, split
from onrecord.register.weighing import Bearer
from tests.unit.register.told import told

HALLOWAY = ("person", "Peter Halloway")


def seen(*offices: str, beside: tuple[str, ...] = ()) -> Appearances:
    """Articles that each print the name once, with an office or none, beside somebody."""
    return Appearances.of(
        told(
            HALLOWAY[1],
            *(beside[at : at + 1] or (f"Guest {at}",)),
            key=str(at),
            url=f"https://ledger.example/{at}",
            offices={HALLOWAY[1]: office},
        )
        for at, office in enumerate(offices)
    )


def parted(found: Appearances, *judgements: Judgement) -> Split | None:
    judged: dict[str, list[Judgement]] = {}
    for one in judgements:
        for ref in one.pair():
            judged.setdefault(ref, []).append(one)
    return split(HALLOWAY, found.by_name[HALLOWAY], found, USUAL, judged)


def groups(found: Split | None) -> list[list[int]]:
    assert found is not None
    return [sorted(one.article for one in group) for group in found.groups]


@pytest.mark.parametrize(
    "offices",
    [
        ["mayor", "Mayor", "the mayor of Tarsk"],
        ["mayor", "", ""],
        ["mayor", "mayor", "envoy"],  # one slip of an office tears nothing
        [""],
    ],
)
def test_a_name_that_nothing_tears_is_one_persons(offices: list[str]) -> None:
    assert parted(seen(*offices)) is None


def test_a_coach_and_a_minister_are_two_and_whoever_shows_nothing_is_alone() -> None:
    found = parted(seen("finance minister", "football coach", "minister of finance", ""))
    assert groups(found) == [[0, 2], [1], [3]]


def test_the_circle_tells_which_of_two_is_meant() -> None:
    offices = ["finance minister", "football coach", "finance minister", ""]
    found = parted(
        seen(*offices, beside=("Ines Quill-Sarnak", "Ada Olt", "Ines Quill-Sarnak", "Ines Quill-Sarnak"))
    )
    assert groups(found) == [[0, 2, 3], [1]]
    [why] = [made for made in found.joins if made.verdict is Verdict.SAME]  # type: ignore[union-attr]
    assert "others" in {feature.name for feature in why.why}


@pytest.mark.parametrize(
    ("offices", "verdict"),
    [(("mayor", "mayor", "mayor"), Verdict.DIFFERENT), (("mayor", "football coach", ""), Verdict.SAME)],
)
def test_peoples_word_goes_first(offices: tuple[str, ...], verdict: Verdict) -> None:
    refs = [Item(*HALLOWAY, key=f"https://ledger.example/{at}").ref for at in (0, 1)]
    found = parted(seen(*offices), Judgement(*refs, verdict, "Ada Olt", "2031-06-01"))
    assert any({0, 1} <= set(group) for group in groups(found)) is (verdict is Verdict.SAME)


def test_items_of_a_torn_name_are_led_by_their_first() -> None:
    found = seen("finance minister", "football coach", "minister of finance")
    items = Items.of(found, (), USUAL)
    refs = [Item(*HALLOWAY, key=f"https://ledger.example/{at}").ref for at in range(3)]
    assert [items.leader(ref) for ref in refs] == [refs[0], refs[1], refs[0]]
    assert items.leader(HALLOWAY[1]) in refs  # whoever judges the name alone means one of them
    assert items.leader("Zephyr Quist") == "Zephyr Quist"


def test_an_item_in_one_article_is_the_names_where_that_is_one_persons() -> None:
    items = Items.of(seen("mayor", "mayor"), (), USUAL)
    assert items.leader(Item(*HALLOWAY, key="https://ledger.example/1").ref) == HALLOWAY[1]
    assert items.leader("Zephyr Quist @ a.txt") == "Zephyr Quist @ a.txt"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Venn", True),
        ("Minister Venn", True),
        ("Marta Venn", False),
        ("Paek Min-seo", False),
        ("Otmar IV", False),
        ("Venn Jr.", True),
    ],
)
def test_what_tells_no_person_by_itself(name: str, bare: bool) -> None:
    assert is_bare(name) is bare


@pytest.mark.parametrize(
    ("name", "forms", "is_open"),
    [
        ("Daniel Orr Jr.", ("Daniel Orr Jr.", "Orr", "the younger Orr"), False),
        ("Daniel Orr Jr.", ("Daniel Orr Jr.", "Daniel Orr"), True),
        ("Daniel Orr", ("Daniel Orr", "Daniel Orr Sr."), True),
        ("Daniel Orr", ("Daniel Orr", "Pavel Orr Jr."), False),
        ("Orr", ("Orr", "Orr Jr."), False),
    ],
)
def test_an_article_that_prints_father_and_son_as_one_leaves_open_who_it_is(
    name: str, forms: tuple[str, ...], is_open: bool
) -> None:
    entry = told(name, "Ada Olt", key="a")
    entry = replace(entry, present=(replace(entry.present[0], names=forms), entry.present[1]))
    found = doubtful(Appearances.of([entry]).by_name)
    assert {one.name for one in found} == ({name} if is_open else set())


def test_a_name_near_to_two_who_are_two_is_contested() -> None:
    entries = [
        told("Thomas Renn", "Ada Olt", key="a", offices={"Thomas Renn": "goalkeeper"}),
        told("Tomas Renn", "Dov Ben-Ari", key="b", offices={"Tomas Renn": "mayor"}),
        told("Tommy Renn", "Ines Quill", key="c"),
    ]
    found = Appearances.of(entries)
    bearers = {name: Bearer.of(Item(kind, name), some, found) for (kind, name), some in found.by_name.items()}

    def near(left: str, right: str, score: float) -> Join:
        return Join("person", left, right, Verdict.UNSURE, score, (), "usual")

    both = [near("Tommy Renn", "Thomas Renn", 0.7), near("Tomas Renn", "Tommy Renn", 0.6)]
    assert contested_by(bearers, both) == {"Tommy Renn"}
    assert contested_by(bearers, both[:1]) == frozenset()  # one alone contests nothing
    assert (
        contested_by(bearers, [near("Tommy Renn", "Thomas Renn", 0.7), near("Tomas Renn", "Tommy Renn", 0.1)])
        == frozenset()
    )
    assert contested_by(bearers, [near("Nobody", "Tommy Renn", 0.9)]) == frozenset()
