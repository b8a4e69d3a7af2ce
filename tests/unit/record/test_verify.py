# ruff: noqa: E501 - the table of lies reads best with one row a line
from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ProofError
from onrecord.record.verify import verify
from onrecord.spans import Span
from onrecord.types import Mention, Record
from tests.unit.record.hand import BY, TEXT, at, record

TRUE = record()


def changed(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """Return a copy of `value` with what stands at `path` replaced by `new`."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], changed(value[step], rest, new), *value[step + 1 :])
    return replace(value, **{step: changed(getattr(value, step), rest, new)})


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every span and every scalar of a record with the path to it."""
    if isinstance(value, Span) or not (is_dataclass(value) or isinstance(value, tuple)):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from places(item, (*path, number))
    else:
        for field in fields(value):
            yield from places(getattr(value, field.name), (*path, field.name))


PLACES = list(places(TRUE))
SPANS = [(path, value) for path, value in PLACES if isinstance(value, Span)]
FACT_SPANS = [(path, span) for path, span in SPANS if path[0] != "warnings"]


def _kind(path: tuple[str | int, ...]) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


WORDS_AND_IDS = ("text", "name", "names", "id", "speaker", "entity", "within")
TOLD = [
    (path, value)
    for path, value in PLACES
    if path[0] in ("entities", "quotes", "meetings")
    and isinstance(value, str)
    and _kind(path) in WORDS_AND_IDS
]


def lie(path: tuple[str | int, ...], new: Any) -> str:
    with pytest.raises(ProofError) as caught:
        verify(changed(TRUE, path, new))
    return str(caught.value)


def test_a_true_record_is_proved() -> None:
    verify(TRUE)
    verify(TRUE, source=TEXT.encode())


def test_a_record_without_facts_is_proved() -> None:
    verify(replace(TRUE, entities=(), quotes=(), meetings=(), times=(), warnings=()))


@pytest.mark.parametrize(
    ("path", "new", "message"),
    [
        (("article", "id"), "sha256:00", "article.id: 'sha256:00' is not the digest of the text"),
        (("article", "text"), TEXT + " ", "article.id: 'sha256:"),
        (("article", "text"), "\ud83d" + TEXT, "article.text: half a surrogate pair at 0"),
        (("article", "published"), "17 April", "article.published: '17 April' is not an ISO date"),
        (("article", "published"), "2031-02-30", "article.published:"),
        (("article", "published"), "2031-04-17T25:00", "article.published:"),
        (("article", "language"), "English", "article.language: 'English' is not a language code"),
        (("article", "source", "sha256"), "0", "article.source.sha256: '0' is not a SHA-256 digest"),
        (("schema",), "onrecord/2", "schema: 'onrecord/2' is not 'onrecord/1'"),
        (("entities", 1, "id"), "e1", "entities[1].id: 'e1' does not come after 'e1'"),
        (("entities", 0, "id"), "person-1", "entities[0].id: 'person-1' is not 'e' and a number"),
        (("entities", 0, "id"), "e01", "entities[0].id: 'e01' is not 'e' and a number"),
        (("quotes", 1, "id"), "q1", "quotes[1].id: 'q1' does not come after 'q1'"),
        (("meetings", 0, "id"), "m0", "meetings[0].id: 'm0' is not 'm' and a number"),
        (("entities", 0, "name"), "M. Venn", "entities[0].name: 'M. Venn' is not one of its names"),
        (("entities", 0, "names"), ("Marta Venn", "Marta Venn"), "entities[0].names: a name is given twice"),
        (("entities", 0, "names", 2), "Wenn", "entities[0].names[2]: 'Wenn' is not printed at any of its mentions"),
        (("entities", 0, "names", 2), "Strand", "entities[0].names[2]: 'Strand' is not printed at any of its"),
        (("entities", 1, "names", 1), "Rabbi Eliav\nStrand", "entities[1].names[1]: 'Rabbi Eliav\\nStrand' is not"),
        (("entities", 0, "mentions"), (), "entities[0].mentions: 'Marta Venn' is mentioned nowhere"),
        (("entities", 0, "mentions", 1, "span"), at("sailors"), "entities[0].mentions[1].span: 'sailors' is in none"),
        (("entities", 0, "roles", 0, "text"), "Minister", "entities[0].roles[0].text: 'Minister' is not what the"),
        (("entities", 0, "confidence"), 1.5, "entities[0].confidence: 1.5 is not between 0 and 1"),
        (("entities", 0, "confidence"), float("nan"), "entities[0].confidence: nan is not between 0 and 1"),
        (("quotes", 0, "by"), (), "quotes[0].by: it does not say which rule or model made it"),
        (("quotes", 0, "by", 0), "", "quotes[0].by: it does not say which rule or model made it"),
        (("quotes", 0, "content"), (), "quotes[0].content: it has no words"),
        (("quotes", 0, "text"), "We came", "quotes[0].text: 'We came' is not what the spans give, 'We came for two"),
        (("quotes", 0, "speaker"), "e9", "quotes[0].speaker: there is no entity 'e9'"),
        (("quotes", 0, "speaker"), "e2", "quotes[0].speaker: 'Venn' holds no mention of e2"),
        (("quotes", 0, "addressee", "entity"), "e1", "quotes[0].addressee.entity: 'Strand' holds no mention of e1"),
        (("quotes", 2, "via", 0, "entity"), "e1", "quotes[2].via[0].entity: 'the har\\xadbour office' holds no"),
        (("quotes", 2, "via", 0, "source"), (), "quotes[2].via[0].source: it has no words"),
        (("quotes", 1, "within"), "q7", "quotes[1].within: there is no quote 'q7'"),
        (("quotes", 1, "within"), "q2", "quotes[1].within: q2 is quoted inside itself"),
        (("quotes", 1, "within"), "q3", "quotes[1].within: the words of q2 do not lie inside those of q3"),
        (("quotes", 0, "within"), "q2", "quotes[0].within: q1 is quoted inside itself"),
        (("meetings", 0, "participants", 0, "entity"), "e3", "meetings[0].participants[0].entity: 'Foreign Minister"),
        (("meetings", 0, "place", "text"), "the house", "meetings[0].place.text: 'the house' is not what the span"),
        (("meetings", 0, "topics", 0, "text"), "ferries", "meetings[0].topics[0].text: 'ferries' is not what the"),
        (("meetings", 0, "time", "value"), "2031-04-18", "meetings[0].time: times has no such expression"),
        (("meetings", 0, "time", "precision"), "month", "meetings[0].time.precision: '2031-04-17' is not as precise"),
        (("times", 0, "value"), "Thursday", "times[0].value: 'Thursday' is no TIMEX3 value of type DATE"),
        (("times", 0, "value"), "2031-02-30", "times[0].value: '2031-02-30' is no TIMEX3 value of type DATE"),
        (("warnings", 0, "code"), "", "warnings[0]: it has no code or no message"),
        (("warnings", 1, "span"), Span(5, 5), "warnings[1].span: [5, 5] is empty"),
        (("quotes", 0, "content", 0), Span(-1, 5), "quotes[0].content[0]: [-1, 5] runs past the text, which has"),
        (("quotes", 0, "content", 0), Span(9, 9_999), "quotes[0].content[0]: [9, 9999] runs past the text, which"),
        (("quotes", 0, "content", 0), Span(9, 3), "quotes[0].content[0]: [9, 3] is empty"),
        (("quotes", 0, "content", 1), at("for two"), "quotes[0].content[1]:"),
        (("meetings", 0, "trigger"), Span(at("\n\n").start, at("\n\n").end), "meetings[0].trigger: [115, 117] holds no"),
        (("meetings", 0, "trigger"), at("me"), "meetings[0].trigger: [28, 30] cuts a word in two, 'me'"),
    ],
)  # fmt: skip
def test_a_lie_is_named_with_its_place(path: tuple[str | int, ...], new: Any, message: str) -> None:
    assert lie(path, new).startswith(message)


def test_facts_out_of_text_order_are_a_lie() -> None:
    for name in ("entities", "quotes"):
        facts = getattr(TRUE, name)
        turned = [replace(fact, id=facts[number].id) for number, fact in enumerate(reversed(facts))]
        with pytest.raises(ProofError):
            verify(replace(TRUE, **{name: tuple(turned)}))
    mentions = TRUE.entities[0].mentions
    assert "does not come after" in lie(("entities", 0, "mentions"), mentions[::-1])
    assert "does not come after" in lie(("entities", 0, "mentions"), (mentions[0], *mentions))
    participants = TRUE.meetings[0].participants
    assert "does not come after" in lie(("meetings", 0, "participants"), participants[::-1])


def test_a_circle_of_quotes_is_a_lie_and_ends() -> None:
    first, second, *rest = TRUE.quotes
    circle = (replace(first, within="q2"), replace(second, within="q1"), *rest)
    with pytest.raises(ProofError, match="quoted inside itself"):
        verify(replace(TRUE, quotes=circle))


def test_the_source_must_be_the_one_that_was_read() -> None:
    with pytest.raises(ProofError, match=r"article\.source\.sha256: the source's digest is"):
        verify(TRUE, source=TEXT.encode() + b" ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_plain_text_says_the_words_of_its_bytes(encoding: str) -> None:
    data = TEXT.encode(encoding)
    digest = hashlib.sha256(data).hexdigest()
    verify(changed(TRUE, ("article", "source", "sha256"), digest), source=data)


def test_words_that_are_not_in_the_bytes_are_a_lie() -> None:
    data = TEXT.replace("Venn", "Wenn").encode()
    digest = hashlib.sha256(data).hexdigest()
    with pytest.raises(ProofError, match=r"article\.text: the words are not those of the source"):
        verify(changed(TRUE, ("article", "source", "sha256"), digest), source=data)


def test_html_is_held_to_its_digest_alone() -> None:
    data = b"<p>words</p>"
    source = replace(TRUE.article.source, sha256=hashlib.sha256(data).hexdigest(), media_type="text/html")
    verify(changed(TRUE, ("article", "source"), source), source=data)


def test_a_capital_glued_to_a_word_may_begin_a_span() -> None:
    text = "A harbour at duskMarta Venn left."
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = replace(TRUE.article, text=text, id=f"sha256:{digest}")
    venn = replace(
        TRUE.entities[0],
        names=("Marta Venn",),
        roles=(),
        mentions=(Mention(at("Marta Venn", text=text), "name"),),
        by=BY,
    )
    verify(Record(article=article, entities=(venn,), quotes=(), meetings=(), times=(), warnings=()))


@pytest.mark.parametrize(("path", "span"), FACT_SPANS, ids=str)
def test_every_span_that_slips_by_one_is_caught(path: tuple[str | int, ...], span: Span) -> None:
    lie(path, span.shifted(1))


@pytest.mark.parametrize("dropped", range(len(TRUE.entities)))
def test_every_entity_that_is_dropped_is_missed(dropped: int) -> None:
    entities = tuple(entity for number, entity in enumerate(TRUE.entities) if number != dropped)
    with pytest.raises(ProofError, match=f"there is no entity 'e{dropped + 1}'"):
        verify(replace(TRUE, entities=entities))


@given(data=st.data())
def test_no_span_may_leave_the_text(data: st.DataObject) -> None:
    path, span = data.draw(st.sampled_from(SPANS))
    beyond = data.draw(st.integers(min_value=len(TEXT) + 1))
    lie(
        path,
        data.draw(
            st.sampled_from([Span(span.start, beyond), Span(-beyond, span.end), Span(span.end, span.start)])
        ),
    )


@given(data=st.data())
def test_no_character_of_the_text_may_change(data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(TEXT) - 1))
    other = data.draw(st.characters().filter(lambda char: char != TEXT[offset]))
    lie(("article", "text"), TEXT[:offset] + other + TEXT[offset + 1 :])


@given(data=st.data())
def test_words_and_ids_can_not_be_swapped(data: st.DataObject) -> None:
    path, value = data.draw(st.sampled_from(TOLD))
    others = {other for elsewhere, other in TOLD if _kind(elsewhere) == _kind(path) and other != value}
    if path[-1] == "name":  # any of its own names may be the one it is called by
        others -= set(TRUE.entities[int(path[1])].names)
    lie(path, data.draw(st.sampled_from(sorted(others) or ["else"])))


@pytest.mark.parametrize("inner_first", [True, False])
def test_a_long_chain_of_quotes_takes_no_longer_than_it_is(inner_first: bool) -> None:
    first = TRUE.quotes[0]
    number = 20_000
    step, last = (1, number) if inner_first else (-1, 1)
    chain = tuple(
        replace(first, id=f"q{n}", within=None if n == last else f"q{n + step}") for n in range(1, number + 1)
    )
    verify(replace(TRUE, quotes=chain))
