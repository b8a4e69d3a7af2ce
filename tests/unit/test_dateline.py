# ruff: noqa: E501 - a table
"""Datelines: where and when an article says it was written."""

import time
from datetime import date

import pytest

from onrecord.annotate.document import build
from onrecord.dateline import find_dateline
from onrecord.types import Article, Source


def dateline(text, published=None):
    source = Source("", "", "text/plain", "test/1")
    document = build(Article("", None, None, None, None, published, "en", text, source))
    day = date.fromisoformat(published) if published else None
    found = find_dateline(document.text, document.paragraphs, day)
    if found is None:
        return None
    place, when = (span and span.of(document.text) for span in (found.place, found.when))
    return place, when, found.day and found.day.isoformat()


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("PORT AMBER, April 17, 2031 (Coastwise) — It rained.", None, ("PORT AMBER", "April 17, 2031", "2031-04-17")),
        ("Port Amber, 17 April 2031 (Coastwise) – It rained.", None, ("Port Amber", "17 April 2031", "2031-04-17")),
        ("TARSK, Velm Region, April 17, 2031 – It rained.", None, ("TARSK, Velm Region", "April 17, 2031", "2031-04-17")),
        ("Ferry talks go on\nBy Ada Venn\nPORT AMBER, April 17 -- It rained.", "2031-04-18", ("PORT AMBER", "April 17", "2031-04-17")),
        ("PORT AMBER, Dec. 31 (Coastwise) -- It rained.", "2031-01-01", ("PORT AMBER", "Dec. 31", "2030-12-31")),
        ("PORT AMBER, April 17 -- It rained.", None, ("PORT AMBER", "April 17", None)),
        ("PORT AMBER, Thursday — It rained.", "2031-04-19", ("PORT AMBER", "Thursday", "2031-04-17")),
        ("PORT AMBER, Thursday — It rained.", None, ("PORT AMBER", "Thursday", None)),
        ("ST. ODO (Coastwise) - It rained.", "2031-04-19", ("ST. ODO", None, None)),
        ("Meeting with Ada Venn\nMay 5, 2031, The Old Customs House, Tarsk\n\nGood day.", None, ("The Old Customs House, Tarsk", "May 5, 2031", "2031-05-05")),
        ("Meeting with Ada Venn\nApril 17, 2031, 14:30, Tarsk\n\nGood day.", None, ("Tarsk", "April 17, 2031", "2031-04-17")),
        ("Tarsk, Thursday, 17 April 2031\n\nGood day.", None, ("Tarsk", "Thursday, 17 April 2031", "2031-04-17")),
        ("Published: 17 April 2031\nIt rained.", None, (None, "17 April 2031", "2031-04-17")),
        ("PORT AMBER, February 30, 2031 — It rained.", None, ("PORT AMBER", "February 30, 2031", None)),
    ],
)  # fmt: skip
def test_found(text, published, expected):
    assert dateline(text, published) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Venn, April 17, 2031 was a fine day for you.",
        "On April 17, 2031 the mayor left Port Amber.",
        "April 17\n\nThe mayor left.",  # what a line without a year dates is not known
        "The mayor left.\n" * 9 + "PORT AMBER, April 17, 2031 — She came back.",
        "THE MAYOR OF PORT AMBER LEAVES",
        "",
    ],
)
def test_none(text):
    assert dateline(text, "2031-04-18") is None


@pytest.mark.parametrize("piece", ["PORT AMBER, ", "A", "The Old Hall, ", "Tarsk, 17 ", "(", "— "])
def test_long_lines_take_no_longer(piece):
    begun = time.process_time()
    dateline(piece * 20_000)
    assert time.process_time() - begun < 10
