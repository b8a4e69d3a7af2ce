"""What a search found: how many, in which order, and what in each is marked."""

from __future__ import annotations

import csv
import io
import json

import pytest

from onrecord.register.entry import Entry
from onrecord.register.said import Said
from onrecord.show import hits_csv, hits_json, hits_page, hits_table
from onrecord.show.hits import Hit, Hits, pieces, summary
from onrecord.spans import Span
from tests.unit.register.quoted import said
from tests.unit.register.told import told
from tests.unit.show.sound import sound
from tests.unit.show.test_show_page import said as content
from tests.unit.show.test_show_page import tree

QUOTE = said("Marta Venn", "Nobody has left the table.", to="Ada Olt", published="2031-04-17")
MEETING = told("Marta Venn", "Oskar Hallin", "Marta Venn", key="m", status="planned", mode="phone")


def hit(value: Said | Entry = QUOTE, **changes) -> Hit:
    text = value.text if isinstance(value, Said) else value.told.text
    return Hit(**({"id": 7, "ref": "quote:1", "value": value, "text": text, "marks": []} | changes))


def hits(*found: Hit, **changes) -> Hits:
    told_ = {"total": len(found), "is_total": True, "order": "newest", "next": None, "asked": "table"}
    return Hits(found, **(told_ | changes))


@pytest.mark.parametrize(
    ("found", "told_"),
    [
        (hits(), "Nothing found."),
        (hits(hit()), "1 hit."),
        (hits(hit(), hit()), "2 hits, the newest first."),
        (hits(hit(), total=1200, order="relevance"), "1,200 hits, the best fitting first; 1 shown."),
        (hits(hit(), total=5000, is_total=False), "More than 5,000 hits, the newest first; 1 shown."),
        (hits(hit(), hit(), order="likeness"), "2 hits, the likest first."),
    ],
)
def test_how_many(found: Hits, told_: str) -> None:
    assert summary(found) == told_


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("Nobody has left the table.", False)]),
        (
            {"marks": [Span(0, 6), Span(20, 25)]},
            [("Nobody", True), (" has left the ", False), ("table", True), (".", False)],
        ),
        (
            {"cut": (True, True), "text": "left", "marks": [Span(0, 4)]},
            [("… ", False), ("left", True), (" …", False)],
        ),
        ({"text": "", "marks": []}, []),
    ],
)
def test_pieces(changes, expected) -> None:
    assert pieces(hit(**changes)) == expected


@pytest.mark.parametrize(
    ("value", "how", "who"),
    [
        (QUOTE, "direct speech", ("Marta Venn",)),
        (said(None, "So it is."), "direct speech", ()),
        (MEETING, "planned meeting by phone", ("Marta Venn", "Oskar Hallin")),
        (told("Marta Venn", "Ada Olt"), "meeting in person", ("Marta Venn", "Ada Olt")),
        (
            told("Marta Venn", "Ada Olt", mode="visit", status="denied"),
            "denied visit",
            ("Marta Venn", "Ada Olt"),
        ),
        (told("Marta Venn", "Ada Olt", mode="other"), "meeting", ("Marta Venn", "Ada Olt")),
    ],
)
def test_what_it_is_and_whose(value: Said | Entry, how: str, who: tuple[str, ...]) -> None:
    assert (hit(value).how, hit(value).who) == (how, who)


def test_the_page_marks_what_was_found_and_links_to_its_article() -> None:
    html = "".join(hits_page.render(hits(hit(marks=[Span(20, 25)], likeness=0.5), hit(MEETING))))
    sound(html)
    document = tree(html)
    assert [one.text for one in document.xpath("//mark")] == ["table"]
    first, second = map(content, document.xpath("//li[@class='quote']"))
    assert first.startswith("2031-04-17Nobody has left the table.Marta Venn to Ada Olt · direct speech · ")
    assert first.endswith(" · 0.90 · like 0.50")
    assert second.startswith("—Marta Venn met")
    assert document.xpath("//a/@href")[0] == QUOTE.origin.url
    assert document.xpath("//h1")[0].text_content() == "Found: table"
    assert tree("".join(hits_page.render(hits(asked="")))).xpath("//h1")[0].text_content() == "Found"


def test_as_rows_and_lines() -> None:
    found = hits(hit(marks=[Span(20, 25)], likeness=0.123412), hit(MEETING, ref="meeting:1"))
    stream = io.StringIO(newline="")
    hits_csv.write(found, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline="")))
    assert [(row["ref"], row["fact"], row["who"], row["likeness"]) for row in rows] == [
        ("quote:1", "quote", "Marta Venn", "0.1234"),
        ("meeting:1", "meeting", "Marta Venn; Oskar Hallin", ""),
    ]
    one, other = map(json.loads, hits_json.lines(found))
    assert (one["matches"], one["likeness"], one["quote"]["speaker"]["name"]) == (
        [[20, 25]],
        0.1234,
        "Marta Venn",
    )
    assert "likeness" not in other
    assert other["meeting"]["status"] == "planned"


def test_as_a_table() -> None:
    printed = io.StringIO()
    crowd = told(*(f"Guest Number-{letter}" for letter in "abcdefg"), key="crowd")
    hits_table.render(hits(hit(), hit(crowd), next=42), printed)
    out = " ".join(printed.getvalue().split())
    assert "2031-04-17 Marta Venn to Ada Olt · direct speech · The Harbour Ledger · 0.90" in out
    assert "“Nobody has left the table.”" in out
    assert "… and 2 more" in out
    assert out.endswith("2 hits, the newest first. The next page: --before 42")
