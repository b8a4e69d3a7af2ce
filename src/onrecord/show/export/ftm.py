"""FollowTheMoney entities, one a line, for Aleph and everything else that reads them.

After the model of the followthemoney package, version 4. What becomes of a record:

- the article an `Article` with its text; everybody it names a `Mention` that is resolved to them;
- people and bodies a `Person`, an `Organization`, a `LegalEntity` where the article leaves open which;
- a meeting an `Event` with those who took part, and a `Documentation` that leads from the article to it; so
  is a telephone call, because a `Call` wants to know who called whom, and a record does not say;
- a quote a `Note` about its speaker, because there is no quotation; a quote without one has no place.

What comes in several articles is written with each of them under one id: readers merge what has one id
(`ftm aggregate`). There are no spans, no confidence and no events that did not take place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import quote

from onrecord.printed import printed_form
from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.register.said import Said
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.names import Called, active, cast
from onrecord.types import EntityKind, Meeting, Quote
from onrecord.webanno.terms import web_iri

_SCHEMATA: Mapping[EntityKind, str] = {"person": "Person", "organization": "Organization"}
_LEGAL_ENTITY = "LegalEntity"
# Dates of the model: a year, a month, a day, a time of a day (package prefixdate).
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?")
# Languages have three letters there (ISO 639-3).
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita",
    "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
# Characters of a value, as the model's types have them: a text that is longer goes on in the next value.
_LONGEST_TEXT, _LONGEST_LINE = 65_000, 1024
_LONGEST = {"name": 384, "alias": 384, "weakAlias": 384, "location": 250}
_TEXTS = frozenset({"bodyText", "summary", "description", "notes"})
_ADDRESSES = frozenset({"sourceUrl"})
# What an address may hold unescaped (RFC 3986).
_UNESCAPED = "!#$%&'()*+,/:;=?@[]~"

Properties = Mapping[str, Sequence[str | None]]


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger) -> None:
    """Write a line an entity."""
    for filing in filings:
        ledger.take(filing)
        out.writelines(map(_line_of, _entities(filing, known, ledger)))


def _entities(filing: Filing, known: Known, ledger: Ledger) -> Iterator[dict[str, Any]]:
    record, origin = filing.record, filing.origin
    article = f"onrecord-{origin.mark}"
    yield _article(filing, article)
    ledger.write("articles")
    everybody, acting = cast(filing, known), active(filing)
    for called in everybody.values():
        if called.entity.kind in _SCHEMATA or called.entity.id in acting:
            yield from _legal_entity(called, filing, article)
            ledger.write("entities")
        else:
            ledger.leave("entities", "no person and no body, and they do nothing")
    for entry, meeting in zip(filing.meetings, record.meetings, strict=True):
        if meeting.status in ("cancelled", "denied"):
            ledger.leave("meetings", "cancelled or denied: an Event is one that was or is to be")
            continue
        yield from _event(entry, meeting, everybody, known, article, ledger)
        ledger.write("meetings")
    for said, quoted in zip(filing.quotes, record.quotes, strict=True):
        if quoted.speaker is None:
            ledger.leave("quotes", "without a speaker: a Note is about somebody")
            continue
        yield _note(said, quoted, everybody[quoted.speaker], article)
        ledger.write("quotes")
    _account_for_times(filing, ledger)
    ledger.leave("warnings", "no place for them", len(record.warnings))


def _article(filing: Filing, article_id: str) -> dict[str, Any]:
    article = filing.record.article
    properties: Properties = {
        "title": [article.title],
        "name": [article.title or article.source.name],
        "fileName": [article.source.name],
        "mimeType": [article.source.media_type],
        "author": [article.byline],
        "publisher": [article.outlet],
        "publishedAt": [_date(article.published)],
        "sourceUrl": [web_iri(article.url)],
        "language": [_LANGUAGES.get(article.language or "")],
        "bodyText": [article.text],
    }
    return _entity(article_id, "Article", properties)


def _legal_entity(called: Called, filing: Filing, article: str) -> Iterator[dict[str, Any]]:
    entity = called.entity
    schema = _SCHEMATA.get(entity.kind, _LEGAL_ENTITY)
    others = [name for name in entity.names if name != called.name]
    properties: Properties = {
        "name": [called.name],
        "alias": [name for name in others if " " in name],
        "weakAlias": [name for name in others if " " not in name],
        "position": [role.text for role in entity.roles if schema == "Person"],
        "proof": [article],
    }
    yield _entity(_id(called.id), schema, properties)
    mention = {
        "document": [article],
        "resolved": [_id(called.id)],
        "name": entity.names,
        "detectedSchema": [schema],
    }
    yield _entity(f"onrecord-{filing.origin.mark}-{entity.id}-mention", "Mention", mention)


def _event(  # noqa: PLR0913, PLR0917 - a meeting and all that it is looked up in
    entry: Entry,
    meeting: Meeting,
    everybody: Mapping[str, Called],
    known: Known,
    article: str,
    ledger: Ledger,
) -> Iterator[dict[str, Any]]:
    event = _id(known.meeting(entry.id) or entry.id)
    present = [
        (everybody[member], one.role)
        for one in meeting.participants
        for member in everybody[one.entity].entity.members or [one.entity]
    ]
    date = _date(entry.when.value) if entry.when else None
    ledger.reduce("times of meetings that are no date", bool(entry.when and entry.when.value and not date))
    properties: Properties = {
        "name": [(f"{entry.trigger.text}: {', '.join(dict.fromkeys(one.name for one, _ in present))}")],
        "involved": [_id(one.id) for one, _ in present],
        "organizer": [_id(one.id) for one, role in present if role == "host"],
        "location": [entry.place.text if entry.place else None],
        "date": [date],
        "summary": [entry.told.text],
        "keywords": [topic.text for topic in entry.topics],
        "notes": [*([] if meeting.status == "held" else [meeting.status]), meeting.mode.replace("_", " ")],
        "recordId": [entry.id],
        "sourceUrl": [web_iri(entry.origin.url)],
        "publisher": [entry.origin.outlet],
        "proof": [article],
    }
    yield _entity(event, "Event", properties)
    told = {"document": [article], "entity": [event], "role": ["tells of it"], "summary": [entry.told.text]}
    yield _entity(f"{_id(entry.id)}-told", "Documentation", told)


def _note(said: Said, quoted: Quote, speaker: Called, article: str) -> dict[str, Any]:
    properties: Properties = {
        "name": [f"{speaker.name}: {said.text}"],
        "entity": [_id(speaker.id)],
        "description": [said.text],
        "summary": [said.told.text],
        "notes": [f"{quoted.kind} {quoted.act}"],
        "publisher": [said.origin.outlet],
        "sourceUrl": [web_iri(said.origin.url)],
        "proof": [article],
    }
    return _entity(_id(said.id), "Note", properties)


def _account_for_times(filing: Filing, ledger: Ledger) -> None:
    record = filing.record
    told = {
        meeting.time.span
        for meeting in record.meetings
        if meeting.time and meeting.status not in ("cancelled", "denied")
    }
    ledger.write("times", sum(time.span in told for time in record.times))
    ledger.leave("times", "of no event", sum(time.span not in told for time in record.times))


def _line_of(entity: dict[str, Any]) -> str:
    return json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entity(entity_id: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Return an entity, properties without a value left out and no value twice."""
    filled = {
        name: list(dict.fromkeys(fit for value in values if value for fit in _fitted(name, value)))
        for name, values in properties.items()
    }
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _fitted(name: str, value: str) -> Iterator[str]:
    """Yield a value as its type takes it: texts in pieces, all else one line without what is invisible."""
    if name in _TEXTS:
        yield from (value[at : at + _LONGEST_TEXT] for at in range(0, len(value), _LONGEST_TEXT))
    elif name in _ADDRESSES:
        yield quote(value, safe=_UNESCAPED)
    else:
        line, longest = printed_form(value), _LONGEST.get(name, _LONGEST_LINE)
        yield line if len(line) <= longest else f"{line[: longest - 1]}…"


def _id(name: str) -> str:
    return f"onrecord-{name.replace(':', '-')}"


def _date(value: str | None) -> str | None:
    """Return a date as precise as it is, in UTC where it has a zone; `None` for weeks, seasons and so on."""
    if value is None or not _DATE.fullmatch(value):
        return None
    if "T" not in value:
        return value
    try:
        time = datetime.fromisoformat(value)
        return f"{time.astimezone(UTC) if time.tzinfo else time:%Y-%m-%dT%H:%M:%S}"
    except (ValueError, OverflowError):  # the 30th of February, the first hours of all years
        return None
