"""JSON-LD, opened by pyld: annotations with the W3C's terms, schema.org with the terms that rdflib knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from pyld import jsonld
from rdflib import Graph, URIRef
from rdflib.namespace import SDO
from rdflib.term import Literal

from onrecord import codec
from onrecord.record.incoming import incoming
from onrecord.register.people import Person
from onrecord.show.export.known import Known
from onrecord.webanno.terms import NAMESPACE, STANDARD
from tests.unit.show.export.filed import both, exported, filed, hostile, lost, talks, true_records

# rdflib's own parser makes a graph of a class that rdflib no longer likes.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = "http://www.w3.org/ns/oa#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# Terms of http://www.w3.org/ns/anno.jsonld, as many as exports use: tests fetch nothing.
CONTEXT = json.loads(Path(__file__).with_name("anno.json").read_text(encoding="utf-8"))
KNOWN = Known(
    person=lambda _origin, who: Person(f"p{len(who.name)}", who.name, (who.name,), "person"),
    meeting=lambda _entry: "e1",
    statement=lambda _said: "s1",
)


def offline(url: str, _options):
    assert url == STANDARD
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def triples(line: str) -> list[dict]:
    found = jsonld.to_rdf(json.loads(line), {"documentLoader": offline})
    return found["@default"]


def values(found: list[dict], predicate: str) -> list[str]:
    return [each["object"]["value"] for each in found if each["predicate"]["value"] == predicate]


def test_annotations_are_the_w3cs() -> None:
    text, _ = exported("webanno", [filed(talks())])
    found = triples(text)
    made = talks()
    facts = [*made.entities, *made.quotes, *made.meetings, *made.times, *made.warnings]
    assert values(found, TYPE).count(f"{OA}Annotation") == 1 + len(facts)
    positions = values(found, TYPE).count(f"{OA}TextPositionSelector")
    assert (
        positions
        == values(found, TYPE).count(f"{OA}TextQuoteSelector")
        == len(values(found, f"{OA}exact"))
        > 15
    )
    assert set(values(found, f"{OA}motivatedBy")) == {
        f"{OA}{name}" for name in ("describing", "identifying", "commenting")
    }
    assert set(values(found, f"{OA}hasSource")) == {made.article.url}
    assert len(set(values(found, f"{OA}cachedSource"))) == 1
    assert values(found, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value").count(made.article.text) == 1


def test_facts_are_json_and_lose_nothing_in_rdf() -> None:
    text, _ = exported("webanno", [filed(hostile())])
    facts = [json.loads(value) for value in values(triples(text), f"{NAMESPACE}#fact")]
    told = [fact["quotes"] for fact in facts if "quotes" in fact]
    assert sorted(told, key=lambda quote: quote["id"]) == codec.to_plain(hostile().quotes)


def test_no_word_of_an_annotation_is_unknown_to_the_context() -> None:
    """A key that the context does not know is dropped in silence by readers of JSON-LD."""
    known = {*CONTEXT["@context"], "@context", "fact"}

    def keys(value) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        if isinstance(value, dict):
            return set(value).union(
                *(keys(each) for name, each in value.items() if name not in ("fact", "@context"))
            )
        return set()

    for line in exported("webanno", both())[0].split("\n")[:-1]:
        assert keys(json.loads(line)) <= known


@given(true_records())
def test_annotations_of_any_record_are_read_back(made) -> None:
    text, _ = exported("webanno", [filed(made)])
    assert text.count("\n") == 1
    assert incoming(text.encode()) == (made, 0)


def graph(filings, known=Known()) -> Graph:  # noqa: B008 - it is never changed
    found = Graph()
    for line in exported("schemaorg", filings, known)[0].split("\n")[:-1]:
        found.parse(data=line, format="json-ld")
    return found


@pytest.mark.parametrize("known", [Known(), KNOWN], ids=["alone", "joined"])
def test_schema_orgs_own_types_and_properties_are_used(known: Known) -> None:
    found = graph(both(), known)
    types = set(found.objects(None, URIRef(TYPE)))
    assert {SDO.NewsArticle, SDO.Person, SDO.Quotation, SDO.Claim, SDO.Event, SDO.Organization} <= types
    for each in {*types, *found.predicates()} - {URIRef(TYPE)}:
        assert each in SDO, each  # a term that the vocabulary does not have


def test_words_are_a_quotation_and_the_rest_a_claim() -> None:
    found = graph([filed(talks())])
    quotations = set(found.subjects(URIRef(TYPE), SDO.Quotation))
    claims = set(found.subjects(URIRef(TYPE), SDO.Claim))
    assert (len(quotations), len(claims)) == (2, 2)
    said = {str(found.value(each, SDO.text)): each for each in quotations | claims}
    first = said["We came for two men … and my sister said, ‘Never leave without them.’"]
    assert str(found.value(found.value(first, SDO.spokenByCharacter), SDO.name)) == "Marta Venn"
    assert str(found.value(found.value(first, SDO.audience), SDO.name)) == "Eliav Strand"
    inner = said["Never leave without them."]
    assert first in set(found.objects(inner, SDO.isPartOf))
    kept = said["that she had kept her word"]
    assert str(found.value(found.value(kept, SDO.author), SDO.name)) == "Eliav Strand"
    assert str(found.value(said["to sail"], SDO.genre)) == "indirect thought"


def test_a_meeting_is_an_event() -> None:
    found = graph([filed(talks())], KNOWN)
    (event,) = found.subjects(URIRef(TYPE), SDO.Event)
    assert {str(found.value(who, SDO.name)) for who in found.objects(event, SDO.attendee)} == {
        "Marta Venn",
        "Eliav Strand",
    }
    assert found.value(event, SDO.startDate) == Literal("2031-04-17")
    assert str(found.value(found.value(event, SDO.location), SDO.name)) == "the old customs house"
    assert found.value(event, SDO.eventStatus) == SDO.EventScheduled
    assert found.value(event, SDO.eventAttendanceMode) == SDO.OfflineEventAttendanceMode
    assert str(found.value(event, SDO.superEvent)).endswith(":e1")
    (article,) = found.subjects(URIRef(TYPE), SDO.NewsArticle)
    assert found.value(event, SDO.subjectOf) == article == URIRef(talks().article.url)


def test_hosts_are_organizers() -> None:
    found = graph([filed(hostile())])
    (event,) = found.subjects(URIRef(TYPE), SDO.Event)
    (host,) = found.objects(event, SDO.organizer)
    assert str(found.value(host, SDO.name)).startswith("=HYPERLINK")


def test_what_schema_org_cannot_say_is_counted() -> None:
    _, ledger = exported("schemaorg", [filed(talks())])
    assert lost(ledger) == {"chains of sources": 1}


@given(true_records())
def test_a_graph_of_any_record_is_read_by_rdflib(made) -> None:
    found = graph([filed(made)])
    assert len(set(found.subjects(URIRef(TYPE), SDO.NewsArticle))) == 1
    told = len([quote for quote in made.quotes if quote.kind == "direct"])
    assert len(set(found.subjects(URIRef(TYPE), SDO.Quotation))) == told
