"""Where things stand in an article, from findings written by hand."""

from __future__ import annotations

import pytest

from onrecord.findings import Findings
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.spans import Span
from tests.unit.resolve.found import at, findings


def layout(marked: str, *quotes: dict[str, object]) -> Layout:
    return Layout(*findings(marked, quotes))


def words(made: Layout, indices: list[int]) -> list[str]:
    return [made.findings.mentions[index].span.of(made.text) for index in indices]


NESTED = layout(
    "“Ilya Morn told me, ‘I am late,’ and I wept,” [Marta Venn] said.\n\nShe said that it rained.",
    {"content": "Ilya Morn told me, ‘I am late,’ and I wept", "source": "Marta Venn"},
    {"content": "I am late", "source": "Ilya Morn", "within": 0},
    {"content": "that it rained", "source": "She", "kind": "indirect"},
)


def test_sentences_and_paragraphs_are_counted_from_nought():
    made = layout("One. Two.\n\nThree.")
    assert [made.sentence(made.text.index(word)) for word in ("One", "Two", "Three")] == [0, 1, 2]
    assert [made.paragraph(made.text.index(word)) for word in ("One", "Two", "Three")] == [0, 0, 1]
    assert made.sentence(made.text.index("Three") + 4) == 2


def test_before_the_first_sentence_there_is_none():
    made = Layout("  One.", Findings(sentences=(Span(2, 6),), paragraphs=(Span(2, 6),)))
    assert (made.sentence(0), made.paragraph(1)) == (-1, -1)


@pytest.mark.parametrize(
    ("place", "frame"), [("me", 0), ("late", 1), ("wept", 0), ("said", OUTSIDE), ("rained", OUTSIDE)]
)
def test_the_frame_is_the_innermost_direct_quote(place, frame):
    assert NESTED.frame(at(place, NESTED.text)) == frame


@pytest.mark.parametrize(("place", "report"), [("me", 0), ("late", 1), ("said", OUTSIDE), ("rained", 2)])
def test_the_report_is_the_innermost_quote_of_any_kind(place, report):
    assert NESTED.report(at(place, NESTED.text)) == report


def test_words_half_inside_a_quote_stand_in_none():
    made = layout("“We go,” Venn said.", {"content": "We go"})
    assert made.frame(Span(made.text.index("go"), made.text.index("Venn"))) == OUTSIDE


def test_a_quote_in_pieces_is_one_frame():
    marked = "“We go,” Venn said, “and soon.”"
    text, found = findings(marked, [{"content": "We go", "source": "Venn"}])
    first = found.quotes[0]
    pieces = (*first.content, at("and soon", text))
    whole = Findings(
        found.paragraphs,
        found.sentences,
        quotes=(type(first)("direct", "speech", pieces, source=first.source),),
    )
    made = Layout(text, whole)
    assert made.frame(at("go", text)) == made.frame(at("soon", text)) == 0
    assert made.frame(at("said", text)) == OUTSIDE


def test_a_reader_knows_who_speaks_once_the_source_is_read():
    assert NESTED.told_at(0) == at("Marta Venn", NESTED.text).end
    assert NESTED.told_at(1) == at("Ilya Morn", NESTED.text).end
    bare = layout("“We go.”", {"content": "We go."})
    assert bare.told_at(0) == 1


def test_a_source_is_understood_from_where_its_quote_begins():
    assert NESTED.standpoint(at("Marta Venn", NESTED.text)) == 1
    assert NESTED.says(at("Venn", NESTED.text)) == 0
    # “She said that …”: the source comes first.
    assert NESTED.standpoint(at("She", NESTED.text)) == at("She", NESTED.text).start
    # No source: where it stands.
    assert NESTED.says(at("rained", NESTED.text)) == OUTSIDE
    assert NESTED.standpoint(at("rained", NESTED.text)) == at("rained", NESTED.text).start


def test_the_source_of_a_quote_is_one_span():
    assert NESTED.source_of(0) == at("Marta Venn", NESTED.text)
    assert layout("“We go.”", {"content": "We go."}).source_of(0) is None


HEADS = [
    ("[Marta Venn] met [Ilya Morn]. [He|pronoun] laughed.", ["Marta Venn", "He"]),
    ("In [Tern|place], [Marta Venn] met [Ilya Morn].", ["Marta Venn"]),
    ("[Marta Venn]'s sister met [Ilya Morn].", ["Ilya Morn"]),
    ("[His|pronoun] sister met [Ilya Morn].", ["Ilya Morn"]),
    ("For [him|pronoun], [Ilya Morn] wept.", ["Ilya Morn"]),
    ("[TARSK|place], April 4 (Coastwire) — [Marta Venn] wept.", ["Marta Venn"]),
    ("Then <{Foreign Minister} [Marta Venn]> wept.", ["Marta Venn"]),
    ("On <{Foreign Minister} [Marta Venn]> [Ilya Morn] waited.", ["Ilya Morn"]),
]


@pytest.mark.parametrize(("marked", "expected"), HEADS)
def test_the_head_of_a_sentence_is_its_first_mention_that_may_act(marked, expected):
    made = layout(marked)
    assert words(made, made.heads) == expected


def test_a_quote_in_a_sentence_has_a_head_of_its_own():
    made = layout(
        "[Marta Venn] said: “[Ilya Morn] met [Edwin Olt].”", {"content": "Ilya Morn met Edwin Olt."}
    )
    assert words(made, made.heads) == ["Marta Venn", "Ilya Morn"]


DATELINES = [
    ("TARSK, April 4 (Coastwire) — Rain fell.", "TARSK", True),
    ("TARSK — Rain fell.", "TARSK", True),
    ("Tarsk (Coastwire) – Rain fell.", "Tarsk", True),
    ("The rain.\n\nTARSK, April 4 — Rain fell.", "TARSK", True),
    ("Tarsk was wet.", "Tarsk", False),
    ("Rain fell on Tarsk — and then hail.", "Tarsk", False),
]


@pytest.mark.parametrize(("text", "name", "expected"), DATELINES)
def test_a_dateline(text, name, expected):
    assert layout(text).is_dateline(at(name, text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He said “we", True), ("He said “we” and", False), ("He said « we", True), ('He said "we', True),
     ('He said "we" and', False), ("He said ‘we", True), ("He said ‘we’ and", False), ("He can't", False)],
)  # fmt: skip
def test_marks_that_are_still_open(text, expected):
    assert layout(text).in_marks(0, len(text)) is expected


def test_an_owner_and_what_follows():
    made = layout("The defendant’s sister and the boys' school, Venn said.")
    assert made.is_owner(at("defendant", made.text))
    assert made.is_owner(at("boys", made.text))
    assert not made.is_owner(at("Venn", made.text))
    assert made.word_after(at("Venn", made.text).end) == "said"
    assert made.word_after(at("said", made.text).end) == ""
    assert made.between(at("sister", made.text), at("boys", made.text)) == " and the "


ASKED = [
    ("“Do we go?” Venn said.", {"content": "Do we go?"}, True),
    ("“We go,” Venn said.", {"content": "We go"}, False),
    ("Venn asked whether we go.", {"content": "whether we go", "cue": "asked", "kind": "indirect"}, True),
    ("Venn asked to go.", {"content": "to go", "cue": "asked", "kind": "indirect"}, False),
    ("Venn said that he asked.", {"content": "that he asked", "cue": "said", "kind": "indirect"}, False),
]


@pytest.mark.parametrize(("text", "quote", "expected"), ASKED)
def test_a_question(text, quote, expected):
    assert layout(text, quote).asks(0) is expected
