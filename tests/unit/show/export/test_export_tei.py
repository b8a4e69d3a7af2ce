"""TEI, opened by lxml and held against the TEI Consortium's own DTD (P5 4.8.0, as trafilatura packs it)."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from lxml import etree

from onrecord.register.people import Person
from onrecord.show.export.known import Known
from onrecord.show.export.tei import NAMESPACE
from onrecord.show.export.tei_text import Mark, marked, printable
from onrecord.spans import Span
from tests.unit.show.export.filed import both, exported, filed, hostile, lost, talks, true_records

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
KNOWN = Known(
    person=lambda _origin, who: Person(f"p{len(who.name)}", f"The {who.name}", (), "person"),
    meeting=lambda _: "e7",
)


@pytest.fixture(scope="module")
def dtd() -> etree.DTD:
    with (files("trafilatura") / "data" / "tei_corpus.dtd").open("rb") as file:
        return etree.DTD(file)


def parsed(filings, known: Known = Known()) -> etree._Element:  # noqa: B008 - it is never changed
    text, _ = exported("tei", filings, known)
    return etree.fromstring(text.encode())


def all_of(root: etree._Element, name: str) -> list[etree._Element]:
    return root.findall(f".//{{{NAMESPACE}}}{name}")


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("known", [Known(), KNOWN], ids=["alone", "joined"])
def test_it_is_tei(dtd: etree.DTD, known: Known) -> None:
    assert dtd.validate(parsed(both(), known)), dtd.error_log


def test_the_text_is_the_articles_to_the_character() -> None:
    assert words(all_of(parsed([filed(talks())]), "ab")[0]) == talks().article.text


def test_what_xml_has_no_place_for_is_replaced_and_counted() -> None:
    text, ledger = exported("tei", [filed(hostile())])
    found = words(all_of(etree.fromstring(text.encode()), "ab")[0])
    assert found == hostile().article.text.replace("\x0b", "\ufffd").replace("\x1b", "\ufffd")
    assert lost(ledger) == {"characters that XML has no place for, now U+FFFD": 2}


def test_pieces_of_a_quote_say_who_to_whom_and_lead_to_each_other() -> None:
    root = parsed([filed(talks())])
    said = {element.get(XML_ID): element for element in all_of(root, "said")}
    first, second = (element for name, element in said.items() if "-q1" in name)
    assert (words(first), words(second)) == (
        "We came for two men",
        "and my sister said, ‘Never leave without them.’",
    )
    assert first.get("next") == f"#{second.get(XML_ID)}"
    assert second.get("prev") == f"#{first.get(XML_ID)}"
    assert (first.get("direct"), first.get("aloud"), first.get("cert")) == ("true", "true", "0.8")
    people = {f"#{person.get(XML_ID)}": person for person in all_of(root, "person")}
    assert words(people[first.get("who")][1]) == "Marta Venn"
    assert words(people[first.get("toWhom")][0]) == "Eliav Strand"
    inner = next(element for name, element in said.items() if name.endswith("-q2"))
    assert inner.getparent() is second
    hoped = next(element for name, element in said.items() if name.endswith("-q4"))
    assert (hoped.get("direct"), hoped.get("aloud")) == ("false", "false")


def test_a_meeting_is_an_event_and_who_took_part_a_relation() -> None:
    root = parsed([filed(hostile())])
    (event,) = all_of(root, "event")
    assert (event.get("when"), event.get("type"), event.get("subtype")) == (
        "2031-04-17",
        "meeting-held",
        "in_person",
    )
    relations = {one.get("name"): one for one in all_of(root, "relation")}
    assert set(relations) == {"host", "guest"}
    assert relations["host"].get("passive") == f"#{event.get(XML_ID)}"


def test_every_pointer_leads_somewhere() -> None:
    root = parsed(both())
    names = {element.get(XML_ID) for element in root.iter() if element.get(XML_ID)}
    pointers = [
        pointer
        for element in root.iter(etree.Element)
        for name in ("who", "toWhom", "ref", "corresp", "next", "prev", "active", "passive")
        for pointer in (element.get(name) or "").split()
    ]
    assert len(pointers) > 20
    assert {pointer.removeprefix("#") for pointer in pointers} <= names


def test_the_registers_names_stand_beside_the_articles() -> None:
    root = parsed([filed(talks())], KNOWN)
    person = all_of(root, "person")[0]
    assert [words(each) for each in person if each.get("type") == "register"] == ["The Marta Venn"]
    assert [each.text for each in all_of(person, "idno")] == ["p10"]


@pytest.mark.parametrize(
    ("marks", "xml", "left"),
    [
        ([(0, 3, "said"), (4, 7, "rs")], "<said>one</said> <rs>two</rs> &lt;&amp;&gt; x&#13;", []),
        ([(0, 7, "said"), (4, 7, "rs")], "<said>one <rs>two</rs></said> &lt;&amp;&gt; x&#13;", []),
        ([(0, 7, "said"), (4, 11, "rs")], "<said>one two</said> &lt;&amp;&gt; x&#13;", ["rs"]),
        ([(0, 7, "rs"), (0, 3, "said")], "<rs>one two</rs> &lt;&amp;&gt; x&#13;", ["said"]),
        (
            [(0, 7, "said"), (0, 7, "rs"), (0, 7, "seg")],
            "<said><rs>one two</rs></said> &lt;&amp;&gt; x&#13;",
            ["seg"],
        ),
        ([(8, 13, "seg")], "one two <seg>&lt;&amp;&gt; x</seg>&#13;", []),
        ([(0, 14, "seg")], "<seg>one two &lt;&amp;&gt; x&#13;</seg>", []),
    ],
)
def test_marks_nest_or_stand_off(marks, xml: str, left: list[str]) -> None:
    made, over = marked("one two <&> x\r", [Mark(Span(start, end), name, {}) for start, end, name in marks])
    assert made == xml
    assert [mark.element for mark in over] == left


@given(made=true_records())
def test_any_record_is_tei_with_its_text_untouched(dtd: etree.DTD, made) -> None:
    root = parsed([filed(made)])
    assert dtd.validate(root), dtd.error_log
    assert words(all_of(root, "ab")[0]) == printable(made.article.text)
    inline = all_of(all_of(root, "ab")[0], "said")
    apart = [one for note in all_of(root, "annotation") for one in all_of(note, "said")]
    assert len(inline) + len(apart) == sum(len(quote.content) for quote in made.quotes)
    for note in all_of(root, "annotation"):
        start, length = map(int, note.get("target").rstrip(")").split(",")[1:])
        assert words(note) == printable(made.article.text)[start : start + length]
