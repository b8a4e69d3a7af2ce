"""Quotes held against several texts: direct and indirect, who says it, what else has it."""

from __future__ import annotations

import pytest

from onrecord.compare.align import Compared, compare
from onrecord.compare.index import Index
from onrecord.compare.transcript import Transcript
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.types import Record

TALKS = """Talks on the quay

Marta Venn: We will not sign tonight, but nobody has left the table. The ice road to Ostrel opens in January,
and the army will repair its three bridges before the thaw.

Oskar Hallin: I have nothing to add about the bridges. The herring quota was cut by a third, and the fishermen
of Saller will be paid for it until the summer. Marta Venn tells me that the pilots want another week.
"""


def made(text: str) -> Record:
    return record(from_text(text, published="2031-04-17"), None)


def held(article: str, *talks: str) -> list[Compared]:
    texts = [Transcript(f"talks-{at}", made(text)) for at, text in enumerate(talks or (TALKS,))]
    return list(compare(made(article), Index(texts)))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (
            "Marta Venn said that the army would repair three bridges on the ice road before the thaw.",
            "reworded",
        ),
        (
            "Marta Venn said that before the thaw came, bridges to Ostrel would be put right by the army.",
            "reworded",
        ),
        ("Marta Venn said that the lighthouse keepers would get a new boat for the winter.", "not_found"),
        # half of the words, and nobody whom it names says them
        ("Lena Trub said that the army had lost its bridges to the ice.", "not_found"),
        # a topic that others speak of is no other speaker's statement
        ("Marta Venn spoke on Thursday. She praised the herring quota.", "not_found"),
        ("Marta Venn said that the herring quota was cut by a third.", "other_speaker"),
        ("Oskar Hallin said that the herring quota was cut by a third.", "punctuation"),
        # somebody tells it in her name
        ("Marta Venn said that the pilots want another week.", "verbatim"),
    ],
)
def test_indirect(told: str, kind: str) -> None:
    found = held(f"Talks stall\n\nPORT SALLER, 17 April 2031 - {told}\n")
    assert [one.kind for one in found if one.quote.kind == "indirect"][-1:] == [kind], found


def test_a_direct_quote_that_another_retells_is_anothers() -> None:
    (one,) = held(
        "Talks stall\n\n“The pilots want another week, and so does everybody,” Marta Venn said.\n",
        TALKS.replace("week.", "week, and so does everybody."),
    )
    assert one.kind == "other_speaker"


def test_a_statement_does_not_go_on_in_the_next_turn() -> None:
    talks = TALKS.replace("before the thaw.", "in spring.").replace("until the summer", "before the thaw")
    (one,) = held(
        "Talks stall\n\nMarta Venn said that the army would be paid by fishermen for the thaw.\n", talks
    )
    assert one.kind == "not_found"


def test_what_else_has_it() -> None:
    shorter = "Talks, an extract\n\nMarta Venn: We will not sign tonight, but nobody has left.\n"
    (one,) = held(
        "Talks stall\n\n“We will not sign tonight, but nobody has left the table,” Marta Venn said.\n",
        shorter,
        TALKS,
    )
    assert one.transcript is not None
    assert (one.kind, one.transcript.origin) == ("verbatim", "talks-1")
    assert [other.transcript and other.transcript.origin for other in one.also] == ["talks-0"]
    assert not any(other.is_carried or other.also for other in one.also)


def test_the_spans_of_a_statement_told_otherwise_prove_it() -> None:
    (one,) = held(
        "Talks stall\n\nMarta Venn said that before the thaw the army would repair three bridges.\n"
    )
    assert one.transcript is not None
    assert one.kind == "reworded"
    article, there = "before the thaw the army would repair three bridges", one.transcript.text
    for op in one.change.ops:
        if op.kind == "equal":
            assert op.text.of(there) in article
    assert {place.speaker for place in one.places} == {"same"}
