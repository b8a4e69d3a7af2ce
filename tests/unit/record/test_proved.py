"""What can't be proved is left out of a record, and the record says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import ProofError
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.record.proved import proved
from onrecord.record.verify import verify
from onrecord.spans import Span

TEXT = (
    "Marta Venn met Paul Olt in Tern on Friday. "
    "“I told him, ‘Jump,’ and he did,” Venn said. “We go,” Olt said."
)


@pytest.fixture
def made():
    return record(from_text(TEXT, published="2031-04-18"), None)


def test_a_true_record_is_left_as_it_is(made):
    assert proved(made) is made


def test_a_quote_whose_span_lies_is_left_out(made):
    shifted = replace(made.quotes[0], content=(made.quotes[0].content[0].shifted(1),))
    kept = proved(replace(made, quotes=(shifted, *made.quotes[1:])))
    verify(kept)
    assert shifted.id not in {quote.id for quote in kept.quotes}
    assert all(quote.within != shifted.id for quote in kept.quotes)
    assert [notice.code for notice in kept.warnings][-1] == "fact-left-out"
    assert "quotes[0]" in kept.warnings[-1].message


def test_an_entity_that_is_not_there_takes_its_meeting_along(made):
    assert made.meetings
    ghost = replace(made.entities[0], name="Nobody", names=("Nobody",))
    kept = proved(replace(made, entities=(ghost, *made.entities[1:])))
    verify(kept)
    assert ghost.id not in {entity.id for entity in kept.entities}
    assert all(quote.speaker != ghost.id for quote in kept.quotes)
    assert kept.meetings == ()


def test_a_meeting_of_one_side_stays_when_somebody_else_goes():
    text = "Paul Olt slept in Tern.\n\nMarta Venn will visit Poland in June."
    made = record(from_text(text, published="2031-04-18"), None)
    (visit,) = made.meetings
    olt = next(entity for entity in made.entities if entity.name == "Paul Olt")
    ghost = replace(olt, name="Nobody", names=("Nobody",))
    entities = tuple(ghost if entity is olt else entity for entity in made.entities)
    kept = proved(replace(made, entities=entities))
    assert kept.meetings == (visit,)


def test_an_untrue_article_is_refused(made):
    with pytest.raises(ProofError, match="article"):
        proved(replace(made, article=replace(made.article, text=TEXT + " ")))


def test_the_words_of_a_record_are_in_the_text(made):
    for quote in made.quotes:
        assert quote.text == " … ".join(span.of(TEXT) for span in quote.content)
    assert {entity.name for entity in made.entities} >= {"Marta Venn", "Paul Olt"}
    assert Span(0, 10) in [mention.span for mention in made.entities[0].mentions]
