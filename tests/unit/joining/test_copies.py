"""Articles that carry another's text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.joining.copies import Article, Copied, copies
from onrecord.joining.credit import is_agency, is_credited, short_name
from onrecord.joining.reach import Reach, reach
from onrecord.names.judgement import Judgement, Verdict
from tests.unit.joining.given import origin

WIRE = """\
OSTREL, April 17 (Lantern) - The bishop and the harbour master met for four hours in a disused bakery.

"Nobody has to lose face over a bell that fell into the sea by itself," the harbour master, Ilka Dunne, said.

The bell had hung above the quay since 1904, when a boatload of herring was exchanged for it by mistake.

Two divers who went down on Wednesday said that it lay on its side and had been found by an octopus.
"""
CUT = "\n".join(WIRE.split("\n")[:5]).replace("OSTREL, April 17 (Lantern) - ", "")
OWN = """\
Fishermen at the south quay have not waited for either of them. They rang a saucepan on Thursday at six, at
noon and at nine, and were told by the chapter's lawyer that a saucepan has not been consecrated.
"""
OTHER = """\
In Saller nobody has heard of the quarrel, and the ferry took its usual load of plums over the strait.

"Nobody has to lose face over a bell that fell into the sea by itself," the harbour master had told reporters.

The plums were counted twice. The second count was lower, which the purser put down to the cook.
"""


def article(key: str, text: str, outlet: str, day: str = "2031-04-17") -> Article:
    return Article(origin(key, outlet, day), text)


AGENCY = article("lantern", WIRE, "Lantern News Agency")
PAPER = article("packet", CUT + OWN + "(Lantern)", "The Saltholm Packet", "2031-04-18")


def found(*articles: Article) -> Copied:
    return copies(articles)


def test_a_paper_that_cuts_adds_and_credits() -> None:
    (copy,) = found(PAPER, AGENCY).copies
    assert (copy.original, copy.copy) == (AGENCY.origin.key, PAPER.origin.key)
    assert copy.is_credited
    assert 0.3 < copy.share < 0.9


def test_two_papers_that_quote_one_statement_are_no_copies() -> None:
    assert found(AGENCY, article("tide", OTHER, "The Tide")).copies == ()


def test_the_earlier_is_the_original_where_nobody_is_credited() -> None:
    text = WIRE.replace("(Lantern) ", "")
    first, second = article("a", text, "The Tide"), article("b", text, "The Argus", "2031-04-18")
    for order in ((first, second), (second, first)):
        assert [one.copy for one in found(*order).copies] == [second.origin.key]


def test_versions_of_one_outlet_are_no_copies() -> None:
    assert found(article("a", WIRE, "The Tide"), article("b", WIRE, "The Tide")).copies == ()


def test_people_have_the_last_word() -> None:
    keys = AGENCY.origin.key, PAPER.origin.key
    judged = [Judgement(*keys, Verdict.DIFFERENT, "ada", "2031-05-01")]
    assert copies([AGENCY, PAPER], judged).copies == ()
    tide = article("tide", OTHER, "The Tide")
    judged = [Judgement(AGENCY.origin.key, tide.origin.key, Verdict.SAME, "ada", "2031-05-01")]
    assert len(copies([AGENCY, tide], judged).copies) == 1


def test_a_statement_counts_copies_once() -> None:
    tide = article("tide", OTHER, "The Tide")
    copied = found(AGENCY, PAPER, tide)
    origins = [AGENCY.origin, PAPER.origin, tide.origin, replace(tide.origin)]
    assert reach(origins, copied) == Reach(articles=3, outlets=3, independent=2)
    assert copied.independent(one.key for one in origins) == 2


@pytest.mark.parametrize("text", ["", "\n", '"', "word", "“" * 2000, "no " * 5000])
def test_odd_texts(text: str) -> None:
    found(article("a", text, "The Tide"), article("b", text, "The Argus"))


@pytest.mark.parametrize(
    ("outlet", "text", "credited"),
    [
        ("Lantern News Agency", "OSTREL (Lantern) – The bell is gone.", True),
        ("Lantern News Agency", "The bell is gone, Lantern reports from Ostrel.", True),
        ("Lantern News Agency", "The bell is gone. A lantern was lit.", False),
        ("The Daily Post", "The bell is gone. (Post)", False),
        (None, "The bell is gone. (Lantern)", False),
    ],
)
def test_credit(outlet: str | None, text: str, *, credited: bool) -> None:
    assert is_credited(outlet, text) is credited


def test_agencies_and_short_names() -> None:
    assert is_agency("Lantern News Agency")
    assert not is_agency("The Saltholm Packet")
    assert not is_agency(None)
    assert short_name("The Saltholm Packet") == "Saltholm"
    assert short_name("Daily News") is None
