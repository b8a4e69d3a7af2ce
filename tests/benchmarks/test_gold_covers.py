"""The gold has at least 24 articles, every kind of them, and every awkward case at least twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.gold.compiled import ARTICLES, load

GOLD = load()
TEXTS = [gold.record.article.text for gold in GOLD]
CASES = Counter(case for gold in GOLD for case in set(gold.cases))
BYTES = [(ARTICLES / gold.record.article.source.name).read_bytes() for gold in GOLD]


def test_enough_articles_of_every_kind():
    kinds = Counter(gold.kind for gold in GOLD)
    assert len(GOLD) >= 24
    assert set(kinds) == {"readout", "wire", "interview", "transcript", "press-release", "feature"}
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize(
    "pattern",
    [
        '"[^"\n]+"',
        "“[^”\n]+”",
        "‘[^’\n]+’",
        "«[^»\n]+»",
        "„[^“\n]+“",
        r"\d'\s?\d+\"|\d′",
        "\u00a0",
        "\u00ad",
        r"\w’\w",
    ],
)
def test_signs_stand_in_two_articles(pattern):
    assert sum(bool(re.search(pattern, text)) for text in TEXTS) >= 2


@pytest.mark.parametrize("sign", [b"\r\n", b"\xef\xbb\xbf"])
def test_bytes_stand_in_two_sources(sign):
    assert sum(sign in raw for raw in BYTES) >= 2


def test_other_encodings():
    def strange(raw: bytes) -> bool:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return True
        return False

    assert sum(strange(raw) for raw in BYTES) >= 2


@pytest.mark.parametrize(
    "names",
    [
        "doubled-caption",
        "glued-credit",
        "no-blank-lines",
        "hard-wrapped",
        "mixed-marks",
        "quote-over-paragraphs several-paragraphs",
        "unclosed",
        "nested",
        "feet-and-inches",
        "apostrophes contractions",
        "title-of-work",
        "nickname",
        "scare-quotes",
        "cue-before",
        "cue-after inverted-cue",
        "cue-middle",
        "according-to",
        "colon",
        "dash-attribution",
        "from-x",
        "press-release-form",
        "apposition",
        "addressee",
        "indirect-that",
        "mixed",
        "he-she-source pronoun-source",
        "role-source",
        "null-speaker",
        "surname-clash",
        "chain",
        "retranslated",
        "stage-directions",
        "chair-surname-only surname-only-turns",
        "teaser",
        "share-buttons",
    ],
)
def test_cases_occur_twice(names):
    assert sum(CASES[name] for name in names.split()) >= 2


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect"])
def test_kinds_of_quotes(kind):
    assert sum(quote.kind == kind for gold in GOLD for quote in gold.record.quotes) >= 30


def test_what_else_a_record_can_say():
    quotes = [quote for gold in GOLD for quote in gold.record.quotes]
    assert {quote.act for quote in quotes} == {"speech", "writing", "thought"}
    assert sum(bool(quote.via) for quote in quotes) >= 2
    assert sum(quote.within is not None for quote in quotes) >= 2
    statuses = Counter(meeting.status for gold in GOLD for meeting in gold.record.meetings)
    assert set(statuses) == {"held", "planned", "cancelled", "denied"}
