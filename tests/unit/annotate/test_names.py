"""Names, nominals and pronouns: the table `names.csv`, and what holds for any text.

Each row of the table: the text (`\\n` for a line feed), one mention in it with its form, kind, phrase, roles
(in text order, parted by "; ") and gender. Form "-" says that no mention's span overlaps the words.
"""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.document import build
from onrecord.annotate.names import find_mentions
from onrecord.types import Article, Source

with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

WORDS = [
    "Ana",
    "Kolb",
    "Ilya",
    "Morn",
    "Rabbi",
    "Sen.",
    "Minister",
    "minister",
    "the",
    "a",
    "his",
    "of",
    "for",
    "and",
    ",",
    ".",
    "(",
    ")",
    "'",
    "’s",
    '"',
    "“",
    "”",
    "-",
    "—",
    "who",
    "said",
    "president",
    "President",
    "Ministry",
    "Salt",
    "Board",
    "54",
    "D-Tess.",
    "Venn",
    "Texas",
    "U.S.",
    "officials",
    "police",
    "report",
    "van",
    "der",
    "al-Masri",
    "J.",
    "Jr.",
    "He",
    "they’ll",
    "Republicans",
    "some",
    "percent",
    "I",
    "May",
    "May's",
    "\n",
    "\n\n",
]


def document(text, language="en"):
    source = Source("a.txt", "0" * 64, "text/plain", "text/1")
    return build(Article("sha256:0", None, None, None, None, None, language, text, source))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text'][:50]}|{row['mention']}")
def test_table(row):
    doc = document(row["text"].replace("\\n", "\n"))
    mentions = find_mentions(doc)
    words = row["mention"]
    if row["form"] == "-":
        at = doc.text.find(words)
        assert not any(m.span.start < at + len(words) and at < m.span.end for m in mentions if at >= 0)
        return
    found = [m for m in mentions if m.span.of(doc.text) == words]
    assert found, [m.span.of(doc.text) for m in mentions]
    mention = found[-1]
    assert (mention.form, mention.kind) == (row["form"], row["kind"])
    assert mention.phrase.of(doc.text) == row["phrase"]
    if mention.form == "name":
        assert sorted(r.of(doc.text) for r in mention.roles) == sorted(filter(None, row["roles"].split("; ")))
    assert (mention.gender or "") == row["gender"]


def test_the_table_is_whole():
    assert len(ROWS) >= 100
    assert all(row["form"] == "-" or row["mention"] in row["text"] for row in ROWS)


def holds(text, language="en"):
    doc = document(text, language)
    mentions = find_mentions(doc)
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(doc.text)
        end = mention.span.end
        assert mention.phrase.contains(mention.span)
        assert mention.phrase.end <= len(doc.text)
        assert all(mention.phrase.contains(role) and role.of(doc.text).strip() for role in mention.roles)
        assert all(not role.overlaps(mention.span) for role in mention.roles)
        assert mention.by
    assert mentions == find_mentions(doc)
    return mentions


@given(st.text(max_size=200))
def test_any_text(text):
    holds(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_awkward_words(words):
    holds(" ".join(words))
    holds(" ".join(words), "de")


def test_another_language_has_names_but_no_nominals():
    doc = document("Dr. Ana Kolb sagte, der Minister und die Polizei in Berlin irren.", "de")
    found = {m.span.of(doc.text): m for m in find_mentions(doc)}
    assert found["Ana Kolb"].kind == "person"
    assert found["Berlin"].kind == "place"
    assert all(m.form == "name" for m in found.values())


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "Ana ",
        "Ana Kolb, a doctor, ",
        "Ana, who ",
        "President of the ",
        "Ana's minister's ",
        "some of the ",
        "Ana (",
        "Ana, the president of the board of ",
        "official ",
        "De de ",
        "A.",
        "a-",
        "a'",
    ],
)
def test_time_grows_with_length_and_no_faster(piece):
    def seconds(count):
        doc = document(piece * count)
        begin = time.process_time()
        find_mentions(doc)
        return time.process_time() - begin

    seconds(100)
    small = min(seconds(2_000) for _ in range(3))
    # Eight times the text may take at most three times eight times as long; quadratic time would be 64.
    # The collector or a busy machine may spoil a run or two; a quadratic one needs seconds each time.
    assert any(seconds(16_000) <= max(24 * small, 0.6) for _ in range(5))
