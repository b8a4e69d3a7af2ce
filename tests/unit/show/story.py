"""Records built by hand: examples say words, this finds where they stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from onrecord.spans import Span
from onrecord.types import (
    Addressee,
    Article,
    Entity,
    Meeting,
    MeetingTime,
    Mention,
    Notice,
    Participant,
    Place,
    Quote,
    Record,
    Role,
    Source,
    Time,
    Topic,
    Via,
)

# Words to look for in the text: "Venn", or ("Venn", 3) for the third time they stand there.
Words = str | tuple[str, int]


@dataclass
class Story:
    """One article; each method adds a fact and returns its id."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = "en"
    source: str = "story.txt"
    _entities: list[Entity] = field(default_factory=list)
    _quotes: list[Quote] = field(default_factory=list)
    _meetings: list[Meeting] = field(default_factory=list)
    _times: list[Time] = field(default_factory=list)
    _warnings: list[Notice] = field(default_factory=list)

    def at(self, words: Words) -> Span:
        words, nth = words if isinstance(words, tuple) else (words, 1)
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def all_at(self, several) -> tuple[Span, ...]:
        """Spans of one `Words` or a list of them; "" and [] give none."""
        several = several if isinstance(several, list) else [several] if several else []
        return tuple(self.at(words) for words in several)

    def entity(
        self,
        name,
        kind="person",
        *,
        names=None,
        roles=(),
        nominals=(),
        pronouns=(),
        also=(),
        confidence=0.95,
        by=("rule:names",),
        why=(),
        members=(),
        of=(),
    ):
        """Add an entity. `why` gives the rules of its mentions by form, `of` the entities its roles name."""
        reasons = dict(why)
        forms = (("name", [name] if names is None else names), ("nominal", nominals), ("pronoun", pronouns))
        mentions = [
            Mention(self.at(each), form, reasons.get(form, ())) for form, words in forms for each in words
        ]
        mentions.sort(key=lambda mention: mention.span)
        entity_id = f"e{len(self._entities) + 1}"
        printed = (name, *also)
        bodies = dict(of)
        held = tuple(Role(self.at(words).of(self.text), self.at(words), bodies.get(words)) for words in roles)
        self._entities.append(
            Entity(entity_id, kind, name, printed, held, tuple(mentions), confidence, by, tuple(members))
        )
        return entity_id

    def via(self, source, cue=(), entity=None):
        return Via(self.all_at(source), self.all_at(cue), entity)

    def quote(
        self,
        content,
        *,
        kind="direct",
        act="speech",
        cue=(),
        source=(),
        speaker=None,
        to=None,
        to_entity=None,
        via=(),
        within=None,
        confidence=0.9,
        by=("rule:marks",),
    ):
        spans = self.all_at(content)
        quote_id = f"q{len(self._quotes) + 1}"
        self._quotes.append(
            Quote(
                quote_id,
                kind,
                act,
                spans,
                " … ".join(span.of(self.text) for span in spans),
                self.all_at(cue),
                self.all_at(source),
                speaker,
                Addressee(to_entity, self.at(to)) if to else None,
                tuple(via),
                within,
                confidence,
                by,
            )
        )
        return quote_id

    def meeting(
        self,
        trigger,
        who,
        *,
        status="held",
        mode="in_person",
        place=None,
        time=None,
        value=None,
        precision=None,
        topics=(),
        via=(),
        confidence=0.85,
    ):
        meeting_id = f"m{len(self._meetings) + 1}"
        where = self.at(place) if place else None
        self._meetings.append(
            Meeting(
                meeting_id,
                status,
                mode,
                self.at(trigger),
                tuple(Participant(entity, self.at(words), role) for entity, words, role in who),
                Place(where.of(self.text), where) if where else None,
                MeetingTime(value, precision, self.at(time)) if time else None,
                tuple(Topic(self.at(words).of(self.text), self.at(words)) for words in topics),
                tuple(via),
                confidence,
                ("rule:meeting-verbs",),
            )
        )
        return meeting_id

    def time(self, words, value=None, *, kind="DATE", anchor=None, at=None, **more):
        anchor_span = self.at(at) if at else None
        self._times.append(
            Time(self.at(words), kind, value, anchor, ("rule:times",), anchor_span=anchor_span, **more)
        )

    def warning(self, code, message, words=None):
        self._warnings.append(Notice(code, message, self.at(words) if words else None))

    def record(self) -> Record:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return Record(
            Article(
                f"sha256:{digest}",
                self.title,
                self.byline,
                self.outlet,
                self.url,
                self.published,
                self.language,
                self.text,
                Source(self.source, digest, "text/plain", "text/1"),
            ),
            tuple(self._entities),
            tuple(self._quotes),
            tuple(self._meetings),
            tuple(self._times),
            tuple(self._warnings),
        )
