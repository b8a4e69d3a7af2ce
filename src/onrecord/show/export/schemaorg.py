"""schema.org as JSON-LD, one graph an article and line: NewsArticle, Person, Organization, Quotation, Event.

The context is written out (`@vocab`), so that nobody has to fetch it. What becomes of a record:

- words inside quotation marks are a `Quotation` with `spokenByCharacter`; what is told in other words is a
  `Claim` with `author`, because a Quotation says that these were the words;
- a meeting is an `Event` with `attendee` (all), `organizer` (hosts), `about`, `location`, `startDate`; one
  that was called off has `EventCancelled`, one that the text says was not has no place.

There are no spans, no confidence, no chains of sources; what is thought is told from what is said by `genre`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.register.said import Said
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.names import Called, active, cast
from onrecord.types import EntityKind, Meeting, Quote
from onrecord.webanno.terms import NAMESPACE, text_iri, web_iri

VOCABULARY = "https://schema.org/"
_TYPES: Mapping[EntityKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "place": "Place",
    "unknown": "Thing",
}
# ISO 8601, as `Date` and `DateTime` ask for: years, months, weeks, days, times of a day.
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?|-W\d\d)?")
_ATTENDANCE = {
    "in_person": "OfflineEventAttendanceMode",
    "visit": "OfflineEventAttendanceMode",
    "phone": "OnlineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
}

Node = dict[str, Any]


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger) -> None:
    """Write a line an article; each is a JSON-LD document of its own."""
    for filing in filings:
        ledger.take(filing)
        graph = {"@context": {"@vocab": VOCABULARY}, "@graph": list(_graph(filing, known, ledger))}
        out.write(json.dumps(graph, ensure_ascii=False, separators=(",", ":")) + "\n")


def _graph(filing: Filing, known: Known, ledger: Ledger) -> Iterator[Node]:
    record = filing.record
    article = {"@id": web_iri(record.article.url) or text_iri(record.article.id)}
    everybody, acting = cast(filing, known), active(filing)
    named = {one.id: one for one in everybody.values() if one.entity.id in acting or _is_named(one)}
    yield _article(filing, article, list(named.values()))
    ledger.write("articles")
    yield from (_somebody(one) for one in named.values())
    kept = sum(one.id in named for one in everybody.values())
    ledger.write("entities", kept)
    ledger.leave("entities", "without a name, and they do nothing", len(everybody) - kept)
    for said, quote in zip(filing.quotes, record.quotes, strict=True):
        yield _quotation(said, quote, everybody, known, article)
        ledger.write("quotes")
        ledger.reduce("chains of sources", bool(quote.via))
    for entry, meeting in zip(filing.meetings, record.meetings, strict=True):
        if meeting.status == "denied":
            ledger.leave("meetings", "denied: an Event can't say that it was not")
            continue
        yield _event(entry, meeting, everybody, known, article, ledger)
        ledger.write("meetings")
        ledger.reduce("chains of sources", bool(meeting.via))
    told = {one.time.span for one in record.meetings if one.time and one.status != "denied"}
    ledger.write("times", sum(time.span in told for time in record.times))
    ledger.leave("times", "of no event", sum(time.span not in told for time in record.times))
    ledger.leave("warnings", "no place for them", len(record.warnings))


def _is_named(called: Called) -> bool:
    return any(mention.form == "name" for mention in called.entity.mentions)


def _article(filing: Filing, article: Node, named: list[Called]) -> Node:
    told = filing.record.article
    node = {
        **article,
        "@type": "NewsArticle",
        "headline": told.title,
        "author": {"@type": "Person", "name": told.byline} if told.byline else None,
        "publisher": {"@type": "Organization", "name": told.outlet} if told.outlet else None,
        "datePublished": told.published,
        "inLanguage": told.language,
        "url": {"@id": web_iri(told.url)} if web_iri(told.url) else None,
        "identifier": told.id,
        "articleBody": told.text,
        "mentions": [_ref(one) for one in named],
    }
    return _filled(node)


def _somebody(called: Called) -> Node:
    entity = called.entity
    others = [name for name in entity.names if name != called.name]
    offices = list(dict.fromkeys(role.text for role in entity.roles)) if entity.kind == "person" else []
    kind = _TYPES[entity.kind]
    return _filled(
        {**_ref(called), "@type": kind, "name": called.name, "alternateName": others, "jobTitle": offices}
    )


def _quotation(
    said: Said, quote: Quote, everybody: Mapping[str, Called], known: Known, article: Node
) -> Node:
    speaker = _ref(everybody[quote.speaker]) if quote.speaker else None
    is_verbatim = quote.kind == "direct"
    node = {
        "@id": _iri(said.id),
        "@type": "Quotation" if is_verbatim else "Claim",
        "text": said.text,
        "spokenByCharacter" if is_verbatim else "author": speaker,
        "audience": _audience(quote, everybody),
        "genre": f"{quote.kind} {quote.act}",
        "isPartOf": [article, *([{"@id": _iri(said.within)}] if said.within else [])],
        "exampleOfWork": _node(known.statement(said.id)),
    }
    return _filled(node)


def _audience(quote: Quote, everybody: Mapping[str, Called]) -> Node | None:
    entity = quote.addressee.entity if quote.addressee else None
    return {"@type": "Audience", "name": everybody[entity].name} if entity else None


def _event(  # noqa: PLR0913, PLR0917 - a meeting and all that it is looked up in
    entry: Entry,
    meeting: Meeting,
    everybody: Mapping[str, Called],
    known: Known,
    article: Node,
    ledger: Ledger,
) -> Node:
    present = [
        (everybody[member], one.role)
        for one in meeting.participants
        for member in everybody[one.entity].entity.members or [one.entity]
    ]
    value = entry.when.value if entry.when else None
    date = value if value and _DATE.fullmatch(value) else None
    ledger.reduce("times of meetings that are no date", bool(value and not date))
    attendance = _ATTENDANCE.get(meeting.mode)
    status = "EventCancelled" if meeting.status == "cancelled" else "EventScheduled"
    node = {
        "@id": _iri(entry.id),
        "@type": "Event",
        "name": entry.trigger.text,
        "description": entry.told.text,
        "attendee": list({one.id: _ref(one) for one, _ in present}.values()),
        "organizer": list({one.id: _ref(one) for one, role in present if role == "host"}.values()),
        "location": {"@type": "Place", "name": entry.place.text} if entry.place else None,
        "about": [{"@type": "Thing", "name": topic.text} for topic in entry.topics],
        "startDate": date,
        "eventStatus": {"@id": f"{VOCABULARY}{status}"},
        "eventAttendanceMode": {"@id": f"{VOCABULARY}{attendance}"} if attendance else None,
        "superEvent": _node(known.meeting(entry.id)),
        "subjectOf": article,
    }
    return _filled(node)


def _ref(called: Called) -> Node:
    return {"@id": _iri(called.id)}


def _node(name: str | None) -> Node | None:
    return {"@id": _iri(name)} if name else None


def _iri(name: str) -> str:
    return f"{NAMESPACE}:{name}"


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
