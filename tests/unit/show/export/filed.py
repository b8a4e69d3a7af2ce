"""Filings for exports: the record by hand, a hostile one, and any true record at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO

from hypothesis import strategies as st

from onrecord.record.proved import proved
from onrecord.record.verify import verify
from onrecord.register.filing import Filing
from onrecord.show.export.formats import FORMATS
from onrecord.show.export.known import NOTHING, Known
from onrecord.show.export.ledger import Ledger
from onrecord.spans import Span
from onrecord.types import Record
from tests.unit.record.hand import record as by_hand
from tests.unit.show.story import Story

HOSTILE_NAME = '=HYPERLINK("http://evil.example","x") Venn'


def lines_as_sentences(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line)


def filed(record: Record) -> Filing:
    verify(record)
    return Filing.of(record, lines_as_sentences)


def talks() -> Record:
    """The record by hand, with all that an article's source may say about itself."""
    made = by_hand()
    told = {"title": "Talks on the quay", "byline": "Ines Okarro", "url": "https://herald.example/talks?id=1"}
    return replace(made, article=replace(made.article, **told))


def hostile() -> Record:
    """What breaks spreadsheets, pages, XML and lines: in names, quotes, titles and addresses."""
    text = (
        f"{HOSTILE_NAME} met @SUM(A1) Olt \r\nin </script><b>Tarsk</b> 🌊 on 17 April 2031.\r\n\r\n"
        "“-2+3 ]]> “we” said\tso & 'so'\x0b now” Olt said.\u2028“+1 שלום \u202e <!-- x ” said Venn; 𝒱enn "
        "\x1b[2J."
    )
    story = Story(
        text,
        title='=cmd|" /C calc"!A0 </title>',
        byline="\t@byline",
        outlet="+The <Ledger> & Sons",
        url='https://ledger.example/a?b="c"&d=<e>',
        published="2031-04-17",
        source="-source\n.txt",
    )
    venn = story.entity(HOSTILE_NAME, names=[HOSTILE_NAME, ("Venn", 2)], also=("Venn",))
    olt = story.entity("@SUM(A1) Olt", names=["@SUM(A1) Olt", ("Olt", 2)], roles=[], also=("Olt",))
    story.quote(
        "-2+3 ]]> “we” said\tso & 'so'\x0b now",
        speaker=olt,
        source=("Olt", 2),
        cue=("said", 2),
        by=("rule:<b>",),
    )
    story.quote("+1 שלום \u202e <!-- x ", speaker=venn, source=("Venn", 2), cue=("said", 3))
    story.meeting(
        "met",
        [(venn, HOSTILE_NAME, "host"), (olt, "@SUM(A1) Olt", "guest")],
        place="</script><b>Tarsk</b>",
        time="17 April 2031",
        value="2031-04-17",
        precision="day",
        topics=["🌊"],
    )
    story.time("17 April 2031", "2031-04-17", anchor=None)
    story.warning("odd", "This text <is> odd & “hostile”.", "]]>")
    return story.record()


def both() -> list[Filing]:
    return [filed(talks()), filed(hostile())]


def exported(name: str, filings, known: Known = NOTHING, **extra) -> tuple[str | bytes, Ledger]:
    """Export in the format of that name; check that everything is accounted for."""
    form, ledger = FORMATS[name], Ledger()
    out = BytesIO() if form.is_bytes else StringIO()
    form.write(iter(filings), out, known, ledger, **extra)
    assert ledger.balances, list(ledger.accounts())
    return out.getvalue(), ledger


def lost(ledger: Ledger) -> dict[str, int]:
    return dict(ledger.reductions())


_WORDS = st.one_of(
    st.sampled_from(
        ("Venn", "Olt", "said", "met", "Łódź", "שלום", "𝒱enn", "🌊", "👩‍🚀x", "=1+1", "@a", "-x", "+y")
    ),
    st.sampled_from(
        ("</script>", "<!--", "]]>", "&amp;", '"', "'", "\\", "a\u0301", "x\u00ady", "\u202ez", "\x1b[2J")
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=4),
)
_BLANKS = st.sampled_from((" ", " ", "\n", "\r\n", "\r", "\t", "\u2028", "\x85", "\x0b", " \n\n "))


@st.composite
def true_records(draw: st.DrawFn) -> Record:
    """A record that can be proved, of any words: facts that can't be are left out, as the pipeline does."""
    pieces = draw(st.lists(st.tuples(_WORDS, _BLANKS), min_size=4, max_size=12))
    text, spans = "", []
    for word, blank in pieces:
        spans.append(Span(len(text), len(text) + len(word)))
        text += word + blank
    some = st.none() | _WORDS
    story = Story(
        text,
        draw(some),
        draw(some),
        draw(some),
        draw(some | st.just("https://a.example/é?x=1")),
        None,
        "en",
        "s.txt",
    )
    words = st.sampled_from([span.of(text) for span in spans])
    people = [
        story.entity(name, draw(st.sampled_from(("person", "organization", "group", "place", "unknown"))))
        for name in sorted(set(draw(st.lists(words, max_size=3))), key=text.index)
    ]
    who = st.sampled_from([None, *people])
    for content in sorted(draw(st.lists(words, max_size=3)), key=text.index):
        story.quote(content, kind=draw(st.sampled_from(("direct", "mixed", "indirect"))), speaker=draw(who))
    for trigger in sorted(draw(st.lists(words, max_size=2)), key=text.index):
        met = [(one, story._entities[int(one[1:]) - 1].name, "guest") for one in people]
        status = draw(st.sampled_from(("held", "planned", "cancelled", "denied")))
        story.meeting(trigger, met, status=status, mode=draw(st.sampled_from(("phone", "visit", "other"))))
    if draw(st.booleans()):
        story.warning("odd", draw(_WORDS))
    record = proved(story.record())
    verify(record)
    return record
