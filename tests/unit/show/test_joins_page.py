"""The page of what was joined: the doubtful first, points with their signs, the command that undoes it."""

from __future__ import annotations

import shlex

import pytest

from onrecord.names.judgement import Verdict
from onrecord.register.joins import Feature, Join, Subject
from onrecord.show.joins_page import render
from onrecord.show.joins_view import Joined, Meant
from tests.unit.register.quoted import said
from tests.unit.show.sound import sound
from tests.unit.show.test_show_page import said as content
from tests.unit.show.test_show_page import tree

SAME, UNSURE, DIFFERENT = Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT


def pair(
    left: str, right: str, score: float, verdict: Verdict = SAME, subject: Subject = "person", *why: Feature
) -> Join:
    return Join(subject, left, right, verdict, score, why, "usual")


def shown(pairs: list[Join], meant: dict[str, Meant] | None = None):
    html = "".join(render(Joined(pairs, meant or {}, "usual")))
    sound(html)
    return tree(html)


def sides(document) -> list[list[str]]:
    return [[content(side) for side in one.xpath("./ul/li")] for one in document.xpath("//li[@class='join']")]


def test_what_can_be_wrong_stands_first() -> None:
    document = shown(
        [
            pair("a", "b", 0.99),
            pair("c", "d", 0.86),
            pair("e", "f", 0.5, UNSURE),
            pair("g", "h", 0.8, UNSURE),
            pair("i", "j", 0.1, DIFFERENT),
        ]
    )
    assert sides(document) == [["c", "d"], ["a", "b"], ["g", "h"], ["e", "f"]]
    assert "2 pairs joined, 2 nearly; policy usual." in content(document.xpath("//header")[0])


def test_points_with_their_signs() -> None:
    why = (
        Feature("words", "", 10.84, "5 words alike"),
        Feature("lacks", "", -0.04, "15 words of 21"),
        Feature("one", "", -8.0, "one article"),
    )
    document = shown([pair("a", "b", 0.7, SAME, "quote", *why)])
    [told] = document.xpath("//p[@class='why']")
    assert content(told) == "0.70 5 words alike +10.8; 15 words of 21 +0.0; one article −8.0"
    assert [one.text for one in told.xpath("./span[@class='against']")] == ["one article −8.0"]


@pytest.mark.parametrize(("verdict", "other"), [(SAME, "different"), (UNSURE, "same")])
def test_the_command_says_otherwise_and_survives_a_shell(verdict: Verdict, other: str) -> None:
    left, right = "Seán O'Hara @ https://x.example/?a=1&b=$(rm)", '"; rm -rf / #'
    document = shown([pair(left, right, 0.9, verdict)])
    [code] = document.xpath("//p[@class='undo']/code")
    expected = ["onrecord", "judge", other, left, right, "--subject", "person", "--by", "YOU"]
    assert shlex.split(content(code)) == expected


def test_a_ref_is_shown_by_its_words_and_article() -> None:
    one = said("Marta Venn", "word " * 200)
    meant = {"quote:1": Meant(one.text, one.origin, ("Marta Venn",))}
    [[left, right]] = sides(shown([pair("quote:1", "quote:2", 0.9, SAME, "quote")], meant))
    assert left.startswith("word word")
    assert "… Marta Venn · The Harbour Ledger · 2031-04-17 · What Marta Venn said" in left
    assert right == "quote:2"


def test_a_copy_links_to_its_article() -> None:
    address = "https://ledger.example/a?b=1&c=2"
    document = shown([pair(address, "javascript:alert(1)", 0.9, SAME, "copy")])
    assert [one.get("href") for one in document.xpath("//ul[@class='sides']//a")] == [address]


def test_more_than_a_page_holds() -> None:
    document = shown([pair(f"a{at}", f"b{at}", 0.9) for at in range(501)])
    assert len(sides(document)) == 500
    assert "1 pair more: onrecord merge --format json has all." in content(document)


def test_nothing_joined() -> None:
    document = shown([])
    assert content(document).count("none.") == 8
