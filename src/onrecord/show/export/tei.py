"""TEI P5: a teiCorpus with an article a TEI, its words untouched and everything found in it marked.

Speech is `said` with `who`, `toWhom`, `direct` and `aloud`; several pieces of one quote are linked by `next`
and `prev`. Names are `persName`, `orgName`, `placeName`, other mentions `rs`, times `date` and `time`; the
words that report, and those that name a source, are `seg`. What would overlap stands in `standOff` as an
`annotation` with a `string-range` pointer into the text, so that no element is ever broken in two. People,
bodies, places and meetings are lists there, who took part a `relation`.

Not said: which rule or model found a fact, what a time was counted from, who a group's members are.

After the TEI Guidelines P5, release 4.8.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import KINDS, Ledger, size
from onrecord.show.export.names import Called, cast
from onrecord.show.export.tei_text import Mark, element, marked, printable, start_tag
from onrecord.spans import Span
from onrecord.types import EntityKind, Meeting, Quote, Time, Via

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_NAMES: dict[EntityKind, str] = {
    "person": "persName",
    "organization": "orgName",
    "group": "orgName",
    "place": "placeName",
    "unknown": "persName",
}
# The lists, the element of one in each, and whose they are; who is of unknown kind is taken for a person.
_LISTS: tuple[tuple[str, str, str, frozenset[EntityKind]], ...] = (
    ("listPerson", "person", "persName", frozenset({"person", "unknown"})),
    ("listOrg", "org", "orgName", frozenset({"organization", "group"})),
    ("listPlace", "place", "placeName", frozenset({"place"})),
)
# Dates that `when` takes (W3C): a year, a month, a day, a day with hours, minutes and seconds.
_WHEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)?)?")
_ISO = re.compile(r"\d{4}-W\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d")


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger) -> None:
    """Write the corpus, an article after the other."""
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n')
    out.write(f"{_corpus_header(known.program)}\n")
    for filing in filings:
        ledger.take(filing)
        out.write("".join(_Document(filing, known).lines()))
        text = filing.record.article.text
        ledger.reduce("characters that XML has no place for, now U+FFFD", _replaced(text))
        for kind in KINDS:
            ledger.write(kind, size(filing, kind))
    out.write("</teiCorpus>\n")


def _corpus_header(program: str) -> str:
    return (
        "<teiHeader><fileDesc><titleStmt><title>A register of articles</title></titleStmt>"
        f"<publicationStmt><p>Made by {program}.</p></publicationStmt>"
        "<sourceDesc><p>The articles, each in its TEI.</p></sourceDesc></fileDesc></teiHeader>"
    )


def _replaced(text: str) -> int:
    return sum(before != after for before, after in zip(text, printable(text), strict=True))


class _Document:
    """One article: what its parts are called, and their elements."""

    def __init__(self, filing: Filing, known: Known) -> None:
        self.filing, self.record, self.known = filing, filing.record, known
        self.name = f"a{filing.origin.mark}"
        self.cast = cast(filing, known)

    def lines(self) -> Iterator[str]:
        """Yield the document."""
        text, left = marked(self.record.article.text, self.marks())
        yield f"{start_tag('TEI', {'xml:id': self.name})}\n{self.header()}\n"
        yield "".join(self.stand_off(left))
        block = start_tag("ab", {"xml:id": f"{self.name}-text"})
        yield f"<text><body>{block}{text}</ab></body></text>\n</TEI>\n"

    def header(self) -> str:
        """Return what the article's source says about itself, and what a reader should know."""
        article = self.record.article
        title = element("title", article.title or article.source.name)
        told = "".join(
            (
                element("publisher", article.outlet),
                element("date", article.published, {"when": _when(article.published)}),
                element("ref", article.url, {"target": article.url}),
                element("idno", article.id, {"type": "sha256"}),
                element("idno", article.source.name, {"type": "source"}),
            )
        )
        notes = "".join(element("note", each.message, {"type": each.code}) for each in self.record.warnings)
        language = (
            f"<profileDesc><langUsage>{element('language', article.language, {'ident': article.language})}"
            "</langUsage></profileDesc>"
        )
        return (
            f"<teiHeader><fileDesc><titleStmt>{title}{element('author', article.byline)}</titleStmt>"
            f"<publicationStmt><p>Marked up by {self.known.program}.</p></publicationStmt>"
            f"{f'<notesStmt>{notes}</notesStmt>' if notes else ''}"
            f"<sourceDesc><bibl>{title}{told}</bibl></sourceDesc></fileDesc>"
            f"{language if article.language else ''}</teiHeader>"
        )

    def marks(self) -> Iterator[Mark]:
        """Yield all that is marked in the text."""
        for quote in self.record.quotes:
            yield from self.said(quote)
            yield from self.segments(quote.cue, "cue", quote.id)
            yield from self.segments(quote.source, "source", quote.id)
            yield from self.chain(quote.via, quote.id)
        for meeting in self.record.meetings:
            yield from self.segments((meeting.trigger,), "meeting", meeting.id)
            yield from self.segments([topic.span for topic in meeting.topics], "topic", meeting.id)
            yield from self.segments([meeting.place.span] if meeting.place else [], "place", meeting.id)
            yield from self.chain(meeting.via, meeting.id)
        for entity in self.record.entities:
            for mention in entity.mentions:
                is_name = mention.form == "name"
                yield Mark(
                    mention.span,
                    _NAMES[entity.kind] if is_name else "rs",
                    {"ref": self.ref(entity.id), "type": None if is_name else mention.form},
                )
        yield from map(_time, self.record.times)

    def said(self, quote: Quote) -> Iterator[Mark]:
        """Yield the pieces of a quote, each linked to the next."""
        names = [quote.id, *(f"{quote.id}.{number}" for number in range(2, len(quote.content) + 1))]
        to = quote.addressee.entity if quote.addressee else None
        for number, (piece, name) in enumerate(zip(quote.content, names, strict=True)):
            yield Mark(
                piece,
                "said",
                {
                    "xml:id": f"{self.name}-{name}",
                    "who": self.ref(quote.speaker),
                    "toWhom": self.ref(to),
                    "direct": {"direct": "true", "indirect": "false", "mixed": "unknown"}[quote.kind],
                    "aloud": {"speech": "true", "thought": "false", "writing": None}[quote.act],
                    "cert": f"{quote.confidence}",
                    "prev": self.ref(names[number - 1]) if number else None,
                    "next": self.ref(names[number + 1]) if number + 1 < len(names) else None,
                },
            )

    def chain(self, via: Iterable[Via], fact: str) -> Iterator[Mark]:
        """Yield the words that name who passes something on."""
        for step in via:
            yield from self.segments(step.source, "via", fact)
            yield from self.segments(step.cue, "via-cue", fact)

    def segments(self, spans: Iterable[Span], kind: str, fact: str) -> Iterator[Mark]:
        """Yield words that belong to a fact."""
        for span in spans:
            yield Mark(span, "seg", {"type": kind, "corresp": self.ref(fact)})

    def stand_off(self, left: list[Mark]) -> Iterator[str]:
        """Yield the lists, and the marks that would overlap others."""
        parts = [*self.lists(), *self.events(), *self.annotations(left)]
        if parts:
            yield f"<standOff>\n{''.join(parts)}</standOff>\n"

    def lists(self) -> Iterator[str]:
        """Yield who and what the article tells of."""
        for name, one, named, kinds in _LISTS:
            found = [called for called in self.cast.values() if called.entity.kind in kinds]
            if found:
                yield f"<{name}>{''.join(self.somebody(called, one, named) for called in found)}</{name}>\n"

    def somebody(self, called: Called, one: str, named: str) -> str:
        """Return an entity; the names of an article first, then the register's."""
        entity = called.entity
        names = "".join(
            element(named, name, {"type": "fullest" if name == entity.name else "other"})
            for name in entity.names
        )
        register = (
            element(named, called.name, {"type": "register"}) if called.name not in entity.names else ""
        )
        offices = dict.fromkeys(role.text for role in entity.roles)
        roles = "".join(element("note", office, {"type": "office"}) for office in offices)
        idno = element("idno", called.id, {"type": "onrecord"})
        # An org has no idno of its own: it is a note there.
        told = {
            "person": f"{names}{register}{idno}{roles}",
            "place": f"{names}{register}{roles}{idno}",
            "org": f"{names}{register}{roles}{element('note', called.id, {'type': 'onrecord'})}",
        }[one]
        attributes = {"xml:id": f"{self.name}-{entity.id}", "cert": f"{entity.confidence}"}
        return f"{start_tag(one, attributes)}{told}</{one}>"

    def events(self) -> Iterator[str]:
        """Yield the meetings and who took part in them."""
        pairs = list(zip(self.filing.meetings, self.record.meetings, strict=True))
        if pairs:
            events = "".join(self.event(entry, meeting) for entry, meeting in pairs)
            relations = "".join(self.relations(meeting) for _, meeting in pairs)
            yield f"<listEvent>{events}{relations}</listEvent>\n"

    def event(self, entry: Entry, meeting: Meeting) -> str:
        """Return a meeting with the sentence that tells it."""
        value = meeting.time.value if meeting.time else None
        place = meeting.place.text if meeting.place else None
        attributes = {
            "xml:id": f"{self.name}-{meeting.id}",
            "type": f"meeting-{meeting.status}",
            "subtype": meeting.mode,
            "when": _when(value),
            "when-iso": _iso(value),
            "cert": f"{meeting.confidence}",
        }
        notes = "".join(
            (
                element("note", value if not (_when(value) or _iso(value)) else None, {"type": "TIMEX3"}),
                element("note", place, {"type": "place"}),
                *(element("note", topic.text, {"type": "topic"}) for topic in meeting.topics),
                *(element("note", via, {"type": "via"}) for via in entry.via),
            )
        )
        idno = element("idno", self.known.meeting(entry.id), {"type": "onrecord"})
        return f"{start_tag('event', attributes)}{idno}{element('label', entry.told.text)}{notes}</event>"

    def relations(self, meeting: Meeting) -> str:
        """Return who took part, one relation a role."""
        roles: dict[str, list[str]] = {}
        passive = self.ref(meeting.id)
        for one in meeting.participants:
            roles.setdefault(one.role, []).append(f"#{self.name}-{one.entity}")
        return "".join(
            start_tag("relation", {"name": role, "active": " ".join(dict.fromkeys(who)), "passive": passive})
            + "</relation>"
            for role, who in roles.items()
        )

    def annotations(self, left: list[Mark]) -> Iterator[str]:
        """Yield what would overlap: where it stands, and the element that would be there."""
        if not left:
            return
        text = self.record.article.text
        yield "<listAnnotation>"
        for number, mark in enumerate(left, 1):
            start, end = mark.span
            target = f"#string-range({self.name}-text,{start},{end - start})"
            yield start_tag(
                "annotation",
                {"xml:id": f"{self.name}-s{number}", "target": target, "motivation": "describing"},
            )
            yield "<note>"
            yield f"{element(mark.element, mark.span.of(text), mark.attributes)}</note></annotation>"
        yield "</listAnnotation>\n"

    def ref(self, name: str | None) -> str | None:
        """Return a pointer to something of this article."""
        return f"#{self.name}-{name}" if name is not None else None


def _time(time: Time) -> Mark:
    plain = None if _when(time.value) or _iso(time.value) else time.value
    attributes = {"type": time.type, "when": _when(time.value), "when-iso": _iso(time.value), "n": plain}
    return Mark(time.span, "time" if time.type == "TIME" else "date", attributes)


def _when(value: str | None) -> str | None:
    return value if value and _WHEN.fullmatch(value) else None


def _iso(value: str | None) -> str | None:
    return value if value and _ISO.fullmatch(value) else None
