"""The proof: every span gives back its words, every id leads somewhere, or a named error.

`verify` looks at a record as a stranger would, with nothing but the record (and,
if there, the bytes it was made from). It stops at the first lie and names the place
as a path into the JSON: `quotes[3].content[0]: [120, 180] runs past the end …`.
What each rule rests on is in `docs/records.md`.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.errors import ProofError
from onrecord.printed import printed_at, printed_form, printed_in_view, printed_view
from onrecord.record.timex import fits, is_published, is_timex
from onrecord.spans import Span, View, hull
from onrecord.types import SCHEMA, Article, Entity, Meeting, Quote, Record, Time, Via

JOINT = " … "
"""What stands between the pieces of a quote in `Quote.text`."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Scripts that put blanks between words and tell capitals from small letters: Latin, Greek, Cyrillic.
_LAST_CASED = "\u052f"
# Encodings a plain text is met in; the record does not say which, so any that gives back the text will do.
_ENCODINGS = (
    *(
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "latin-1",
        "cp1251",
        "koi8-r",
        "cp1250",
    ),
    *("cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)


def verify(record: Record, *, source: bytes | None = None) -> None:
    """Prove a record, against the bytes it was made from if they are given.

    Args:
        record: the record to prove.
        source: the bytes that were read: their digest is compared, and of a plain
            text the words as well.

    Raises:
        ProofError: something it claims is untrue; the message names the place.
    """
    _Proof(record).prove()
    if source is not None:
        _prove_source(record.article, source)


class _Proof:
    """One record under examination: its text, and who and what the ids lead to."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.mentions: dict[str, list[Span]] = {}
        self.quotes: dict[str, Quote] = {}
        self.grounded: set[str] = set()
        """Quotes whose chain of `within` is known to end."""

    def prove(self) -> None:
        """Go through the record: what others refer to first."""
        if self.record.schema != SCHEMA:
            raise ProofError(f"schema: {self.record.schema!r} is not {SCHEMA!r}")
        _prove_article(self.record.article)
        self.ids("entities", "e", [entity.id for entity in self.record.entities])
        self.ids("quotes", "q", [quote.id for quote in self.record.quotes])
        self.ids("meetings", "m", [meeting.id for meeting in self.record.meetings])
        self.mentions = {entity.id: [m.span for m in entity.mentions] for entity in self.record.entities}
        self.quotes = {quote.id: quote for quote in self.record.quotes}
        for number, entity in enumerate(self.record.entities):
            self.entity(f"entities[{number}]", entity)
        for number, quote in enumerate(self.record.quotes):
            self.quote(f"quotes[{number}]", quote)
        for number, time in enumerate(self.record.times):
            self.time(f"times[{number}]", time)
        for number, meeting in enumerate(self.record.meetings):
            self.meeting(f"meetings[{number}]", meeting)
        for number, notice in enumerate(self.record.warnings):
            if not notice.code or not notice.message:
                raise ProofError(f"warnings[{number}]: it has no code or no message")
            if notice.span is not None:
                self.range(f"warnings[{number}].span", notice.span)
        self.order("entities", [entity.mentions[0].span for entity in self.record.entities])
        self.order("quotes", [hull(quote.content) for quote in self.record.quotes])
        self.order("meetings", [meeting.trigger for meeting in self.record.meetings])
        self.order("times", [time.span for time in self.record.times])

    def entity(self, place: str, entity: Entity) -> None:
        """Names are printed at mentions, mentions are in the names, roles give back their words."""
        self.made(place, entity.confidence, entity.by)
        if not entity.mentions:
            raise ProofError(f"{place}.mentions: {entity.name!r} is mentioned nowhere")
        for number, mention in enumerate(entity.mentions):
            self.span(f"{place}.mentions[{number}].span", mention.span)
        self.order(f"{place}.mentions", [mention.span for mention in entity.mentions], apart=True)
        self.names(place, entity)
        for number, role in enumerate(entity.roles):
            self.words(f"{place}.roles[{number}]", role.text, role.span)
            if role.of is not None and not any(map(role.span.contains, self.mentions.get(role.of, ()))):
                raise ProofError(f"{place}.roles[{number}].of: {role.of!r} is not named in the role")
        self.order(f"{place}.roles", [role.span for role in entity.roles], apart=True)
        for number, member in enumerate(entity.members):
            if member not in self.mentions or member == entity.id or member in entity.members[:number]:
                raise ProofError(
                    f"{place}.members[{number}]: {member!r} is no other entity, or is told twice"
                )
        if entity.members and entity.kind != "group":
            raise ProofError(f"{place}.members: a {entity.kind} has no members")

    def names(self, place: str, entity: Entity) -> None:
        """The names of one entity and its mentions by name prove each other."""
        spans = self.mentions[entity.id]
        if entity.name not in entity.names:
            raise ProofError(f"{place}.name: {entity.name!r} is not one of its names")
        if len(set(entity.names)) < len(entity.names):
            raise ProofError(f"{place}.names: a name is given twice")
        for number, name in enumerate(entity.names):
            if not name or name != printed_form(name):
                raise ProofError(f"{place}.names[{number}]: {name!r} is not written in its printed form")
            if not printed_at(self.text, name, spans) and not printed_in_view(self.printed, name, spans):
                raise ProofError(f"{place}.names[{number}]: {name!r} is not printed at any of its mentions")
        for number, mention in enumerate(entity.mentions):
            words = printed_form(mention.span.of(self.text))
            if mention.form == "name" and not any(f" {words} " in f" {name} " for name in entity.names):
                raise ProofError(f"{place}.mentions[{number}].span: {words!r} is in none of its names")

    def quote(self, place: str, quote: Quote) -> None:
        """The text is its pieces, the speaker is in the source, the quote lies in the one it names."""
        self.made(place, quote.confidence, quote.by)
        self.pieces(f"{place}.content", quote.content)
        text = JOINT.join(piece.of(self.text) for piece in quote.content)
        if quote.text != text:
            raise ProofError(f"{place}.text: {_short(quote.text)} is not what the spans give, {_short(text)}")
        self.pieces(f"{place}.cue", quote.cue, needed=False)
        self.pieces(f"{place}.source", quote.source, needed=False)
        self.refers(f"{place}.speaker", quote.speaker, quote.source)
        if quote.addressee is not None:
            self.span(f"{place}.addressee.span", quote.addressee.span)
            self.refers(f"{place}.addressee.entity", quote.addressee.entity, [quote.addressee.span])
        self.chain(place, quote.via)
        if quote.within is not None:
            self.inside(f"{place}.within", quote, quote.within)

    def inside(self, place: str, quote: Quote, outer_id: str) -> None:
        """A quote lies within the one it names, and no chain of such steps leads back to it."""
        outer = self.quotes.get(outer_id)
        if outer is None:
            raise ProofError(f"{place}: there is no quote {outer_id!r}")
        seen = {quote.id}
        step: Quote | None = outer
        while step is not None and step.id not in self.grounded:
            if step.id in seen:
                raise ProofError(f"{place}: {quote.id} is quoted inside itself")
            seen.add(step.id)
            step = self.quotes.get(step.within) if step.within is not None else None
        self.grounded |= seen
        if outer.content and not hull(outer.content).contains(hull(quote.content)):
            raise ProofError(f"{place}: the words of {quote.id} do not lie inside those of {outer_id}")

    def meeting(self, place: str, meeting: Meeting) -> None:
        """Trigger, participants, place, time and topics are all in the text."""
        self.made(place, meeting.confidence, meeting.by)
        self.span(f"{place}.trigger", meeting.trigger)
        for number, participant in enumerate(meeting.participants):
            at = f"{place}.participants[{number}]"
            self.span(f"{at}.span", participant.span)
            self.refers(f"{at}.entity", participant.entity, [participant.span])
        self.order(f"{place}.participants", [participant.span for participant in meeting.participants])
        if meeting.place is not None:
            self.words(f"{place}.place", meeting.place.text, meeting.place.span)
        if meeting.time is not None:
            value, precision = meeting.time.value, meeting.time.precision
            self.span(f"{place}.time.span", meeting.time.span)
            if not any(t.span == meeting.time.span and t.value == value for t in self.record.times):
                raise ProofError(
                    f"{place}.time: times has no such expression, {value!r} at {_pair(meeting.time.span)}"
                )
            if value is not None and precision is not None and not fits(value, precision):
                raise ProofError(f"{place}.time.precision: {value!r} is not as precise as {precision!r} says")
        for number, topic in enumerate(meeting.topics):
            self.words(f"{place}.topics[{number}]", topic.text, topic.span)
        self.order(f"{place}.topics", [topic.span for topic in meeting.topics], apart=True)
        self.chain(place, meeting.via)

    def time(self, place: str, time: Time) -> None:
        """A value is one that TIMEX3 gives to such an expression."""
        self.made(place, 1.0, time.by)
        self.span(f"{place}.span", time.span)
        if time.value is not None and not is_timex(time.type, time.value):
            raise ProofError(f"{place}.value: {time.value!r} is no TIMEX3 value of type {time.type}")
        for name, value in (("begin", time.begin), ("end", time.end)):
            if value is not None and not (is_timex("DATE", value) or is_timex("TIME", value)):
                raise ProofError(f"{place}.{name}: {value!r} is no TIMEX3 value of type DATE or TIME")
        if time.anchor_span is not None:
            self.span(f"{place}.anchor_span", time.anchor_span)
        if time.anchor == "text" and not any(other.span == time.anchor_span for other in self.record.times):
            raise ProofError(f"{place}.anchor_span: times has no expression there")

    def chain(self, place: str, via: Sequence[Via]) -> None:
        """Everybody in a chain of sources is named by words of the text."""
        for number, step in enumerate(via):
            self.pieces(f"{place}.via[{number}].source", step.source)
            self.pieces(f"{place}.via[{number}].cue", step.cue, needed=False)
            self.refers(f"{place}.via[{number}].entity", step.entity, step.source)

    def ids(self, place: str, letter: str, ids: Sequence[str]) -> None:
        """Ids are a letter and a number, and the numbers rise."""
        last = 0
        for number, name in enumerate(ids):
            if not re.fullmatch(rf"{letter}[1-9][0-9]{{0,8}}", name):
                raise ProofError(f"{place}[{number}].id: {_short(name)} is not {letter!r} and a number")
            if int(name[1:]) <= last:
                raise ProofError(f"{place}[{number}].id: {name!r} does not come after '{letter}{last}'")
            last = int(name[1:])

    def refers(self, place: str, entity: str | None, spans: Iterable[Span]) -> None:
        """An id leads to an entity, and the words it stands for are a mention of that entity."""
        if entity is None:
            return
        if entity not in self.mentions:
            raise ProofError(f"{place}: there is no entity {_short(entity)}")
        named = list(spans)
        if named and not any(span.overlaps(mention) for span in named for mention in self.mentions[entity]):
            words = JOINT.join(span.of(self.text) for span in named)
            raise ProofError(f"{place}: {_short(words)} holds no mention of {entity}")

    def pieces(self, place: str, spans: Sequence[Span], *, needed: bool = True) -> None:
        """Pieces stand in text order with something between them."""
        if needed and not spans:
            raise ProofError(f"{place}: it has no words")
        for number, span in enumerate(spans):
            self.span(f"{place}[{number}]", span)
            if number and span.start <= spans[number - 1].end:
                before = _pair(spans[number - 1])
                raise ProofError(f"{place}[{number}]: {_pair(span)} does not come apart after {before}")

    def order(self, place: str, spans: Sequence[Span], *, apart: bool = False) -> None:
        """Facts stand in text order; where `apart`, no two have the same span."""
        for number in range(1, len(spans)):
            before, span = spans[number - 1], spans[number]
            if span.start < before.start or (apart and span == before):
                raise ProofError(f"{place}[{number}]: {_pair(span)} does not come after {_pair(before)}")

    def words(self, place: str, words: str, span: Span) -> None:
        """A text that stands beside its span is what the span gives."""
        self.span(f"{place}.span", span)
        if words != span.of(self.text):
            raise ProofError(
                f"{place}.text: {_short(words)} is not what the span gives, {_short(span.of(self.text))}"
            )

    def span(self, place: str, span: Span) -> None:
        """A span lies in the text, holds words, and neither begins nor ends inside one."""
        self.range(place, span)
        if span.of(self.text).isspace():
            raise ProofError(f"{place}: {_pair(span)} holds no words")
        if self.cuts(span.start) or self.cuts(span.end):
            raise ProofError(f"{place}: {_pair(span)} cuts a word in two, {_short(span.of(self.text))}")

    def range(self, place: str, span: Span) -> None:
        """A span lies in the text and is not empty."""
        if span.start < 0 or span.end > len(self.text):
            raise ProofError(
                f"{place}: {_pair(span)} runs past the text, which has {len(self.text)} characters"
            )
        if span.start >= span.end:
            raise ProofError(f"{place}: {_pair(span)} is empty")

    def cuts(self, offset: int) -> bool:
        """Say whether `offset` lies inside a word: a letter before it, a small letter after it.

        A capital after a letter is let pass: captions and credits are pasted on without a blank.
        """
        if not 0 < offset < len(self.text):
            return False
        before, after = self.text[offset - 1], self.text[offset]
        return before.isalpha() and after.islower() and before <= _LAST_CASED and after <= _LAST_CASED

    def made(self, place: str, confidence: float, by: Sequence[str]) -> None:
        """A fact says how sure it is and what made it."""
        if not math.isfinite(confidence) or not 0 <= confidence <= 1:
            raise ProofError(f"{place}.confidence: {confidence!r} is not between 0 and 1")
        if not by or not all(by):
            raise ProofError(f"{place}.by: it does not say which rule or model made it")

    @cached_property
    def printed(self) -> View:
        """The printed form of the text, made when a name needs it."""
        return printed_view(self.text)


def _prove_article(article: Article) -> None:
    """The id is the digest of the text; the date and the language are well formed."""
    try:
        digest = hashlib.sha256(article.text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise ProofError(
            f"article.text: half a surrogate pair at {error.start}, which is no character"
        ) from None
    if article.id != f"sha256:{digest}":
        raise ProofError(f"article.id: {_short(article.id)} is not the digest of the text, 'sha256:{digest}'")
    if article.published is not None and not is_published(article.published):
        raise ProofError(
            f"article.published: {_short(article.published)} is not an ISO date such as '2031-04-17'"
        )
    if article.language is not None and not _LANGUAGE.fullmatch(article.language):
        raise ProofError(f"article.language: {_short(article.language)} is not a language code such as 'en'")
    if not _SHA256.fullmatch(article.source.sha256):
        raise ProofError(f"article.source.sha256: {_short(article.source.sha256)} is not a SHA-256 digest")


def _prove_source(article: Article, source: bytes) -> None:
    """The bytes are the ones that were read; a plain text says the same words."""
    digest = hashlib.sha256(source).hexdigest()
    if article.source.sha256 != digest:
        raise ProofError(
            f"article.source.sha256: the source's digest is {digest}, not {article.source.sha256}"
        )
    if article.source.media_type == "text/plain" and not any(_reads_as(source, article.text)):
        raise ProofError("article.text: the words are not those of the source")


def _reads_as(source: bytes, text: str) -> Iterable[bool]:
    """Compare with each reading of the bytes: without a byte order mark, U+FFFD for what is damaged."""
    for encoding in _ENCODINGS:
        yield source.decode(encoding, "replace").removeprefix("\ufeff") == text


def _pair(span: Span) -> str:
    return f"[{span.start}, {span.end}]"


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else f"{words[:59]}…")
