"""A dossier as a page: every fact cited, every citation there."""

from __future__ import annotations

from onrecord.register.dossier import Dossier, Part, Source, origins
from onrecord.register.origin import Origin
from onrecord.register.register import make
from onrecord.show.dossier_page import render, summary
from tests.unit.register.quoted import quoted
from tests.unit.register.told import told
from tests.unit.show.sound import sound
from tests.unit.show.test_show_page import by_id, tree
from tests.unit.show.test_show_page import said as content

VENN = "Marta Venn"
ONE, ONE_TEXT = quoted(
    VENN, "We sail", "at dawn", to="Oskar Hallin", before="It was dark.  ", published="2031-04-17"
)
OTHER, OTHER_TEXT = quoted(
    VENN, "We sail", published="2031-05", url="javascript:alert(1)", outlet=None, via=("her office",), key="o"
)
MET = [
    told(
        VENN, "Ada Olt", value="2031-05-02", key="m", published="2031-04-20", status="planned", place="Tarsk"
    ),
    told(VENN, "Ada Olt", key="n", published=None, url=None, mode="phone"),
]


def dossier() -> Dossier:
    parts = (Part("Said", (ONE, OTHER)),)
    met = make(MET).rows
    others: dict[str, tuple[Origin, ...]] = {ONE.id: (OTHER.origin,)}
    texts = {ONE.origin.mark: ONE_TEXT}
    sources = {
        one.mark: Source(number, one, texts.get(one.mark), "read by onrecord 1, model en-1")
        for number, one in enumerate(origins(parts, met, others), 1)
    }
    return Dossier(VENN, summary(2, 2, 4), parts, met, others, sources)


def test_the_line_under_the_title() -> None:
    told_ = "1 quote and 1,200 meetings in 1 article, all that the register holds from 2031."
    assert summary(1, 1200, 1, " from 2031") == told_


def test_every_fact_has_day_outlet_permalink_source_and_place() -> None:
    html = "".join(render(dossier()))
    sound(html)
    document = tree(html)
    quote = by_id(document, ONE.id.replace(":", "-"))
    start, end = ONE.content[0].span.start, ONE.content[1].span.end
    assert content(quote).startswith("17 April 2031")
    assert "Marta Venn to Oskar Hallin · The Harbour Ledger" in content(quote)
    assert f"[1] {start}–{end} · 0.90 · also in [3]" in content(quote)
    links = [one.get("href") for one in quote.xpath(".//a")]
    assert links == [ONE.origin.url, "#source1", "#source3"]
    assert [mark.text for mark in quote.xpath(".//mark")] == ["We sail", "at dawn"]
    assert ONE_TEXT[start:end].startswith("We sail")
    assert content(quote.xpath(".//span[@class='around']")[0]) == "It was dark."


def test_what_has_no_outlet_or_web_address_is_cited_all_the_same() -> None:
    document = tree("".join(render(dossier())))
    quote = by_id(document, OTHER.id.replace(":", "-"))
    assert content(quote).startswith("May 2031")
    assert "according to her office" in content(quote)
    assert [one.get("href") for one in quote.xpath(".//a")] == ["#source3"]
    met = by_id(document, MET[1].id.replace(":", "-"))
    assert met.xpath(".//*[@aria-label='no day is known']")
    assert content(by_id(document, MET[0].id.replace(":", "-"))).startswith("2 May 2031")


def test_sources_are_all_there_with_the_digest_of_their_text_and_who_read_them() -> None:
    document = tree("".join(render(dossier())))
    for source in dossier().listed:
        line = content(by_id(document, f"source{source.number}"))
        assert source.origin.article in line
        assert "read by onrecord 1, model en-1" in line
