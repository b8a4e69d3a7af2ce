"""Facts by hand -> a proved record, or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.gold.anchors import AnchorError, locate
from benchmarks.gold.compiled import Gold
from benchmarks.gold.facts import ArticleFacts, EntityFacts, MeetingFacts, MentionFacts, QuoteFacts, ViaFacts
from onrecord.errors import OnRecordError
from onrecord.findings import Reading
from onrecord.record.verify import verify
from onrecord.spans import Span
from onrecord.types import (
    Addressee,
    Entity,
    Meeting,
    MeetingTime,
    Mention,
    MentionForm,
    Participant,
    Place,
    Quote,
    Record,
    Role,
    Time,
    Topic,
    Via,
)

BY = ("hand",)
_PRONOUN_WORDS = """
he him his himself she her hers herself it its itself they them their theirs themselves
i me my mine myself we us our ours ourselves you your yours yourself who whom whose
this that these those one both some others another
"""
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


class GoldError(Exception):
    """What is wrong with one gold article, a line a fault."""


class Builder:
    """Turns the facts of one article into a proved record, gathering faults on the way."""

    def __init__(self, name: str, reading: Reading, facts: ArticleFacts, source: bytes) -> None:
        self.name, self.facts, self.source = name, facts, source
        self.article = reading.article
        self.text = self.article.text
        self.faults: list[str] = []
        self.ids: dict[str, str] = {}

    def run(self) -> Gold:
        """Build the record and prove it.

        Raises:
            GoldError: anything is wrong; all of it is told, a line a fault.
        """
        facts = self.facts
        entities = self._entities()
        times = {
            span: Time(span, fact.type, fact.value, fact.anchor, BY)
            for index, fact in enumerate(facts.time)
            for span in self._spans(f"time[{index}].at", [fact.at])
        }
        quotes = self._quotes()
        meetings = self._meetings(times)
        scare = tuple(
            sorted(
                span
                for index, fact in enumerate(facts.scare)
                for span in self._spans(f"scare[{index}].words", [fact.words])
            )
        )
        ordered = tuple(times[span] for span in sorted(times))
        record = Record(self.article, entities, quotes, meetings, ordered, warnings=())
        if not self.faults:
            self._prove(record)
        if self.faults:
            raise GoldError("\n".join(self.faults))
        return Gold(self.name, facts.kind, facts.cases, scare, record)

    def _fault(self, where: str, message: str) -> None:
        self.faults.append(f"{self.name}.toml: {where}: {message}")

    def _prove(self, record: Record) -> None:
        try:
            verify(record, source=self.source)
        except OnRecordError as error:
            self._fault("record", str(error))

    def _spans(self, where: str, anchors: Iterable[str]) -> tuple[Span, ...]:
        """Lead anchors to spans in text order; those that point nowhere become faults."""
        found: list[Span] = []
        for anchor in anchors:
            try:
                span = locate(anchor, self.text)
            except AnchorError as error:
                self._fault(where, str(error))
                continue
            if any(span.overlaps(other) for other in found):
                self._fault(where, f"{anchor!r} overlaps another piece of the same fact")
            found.append(span)
        return tuple(sorted(found))

    def _entity(self, where: str, name: str | None) -> str | None:
        if name is not None and name not in self.ids:
            self._fault(where, f"there is no entity {name!r}")
        return self.ids.get(name) if name is not None else None

    def _entities(self) -> tuple[Entity, ...]:
        """Make the entities, numbered by their first mention; fills `self.ids`."""
        drafts: list[tuple[Span, str, Entity]] = []
        for index, fact in enumerate(self.facts.entity):
            where = f"entity[{index}] {fact.id}"
            if any(other.id == fact.id for other in self.facts.entity[:index]):
                self._fault(where, "the id is taken")
            mentions = self._mentions(where, fact)
            spans = self._spans(f"{where}.roles", fact.roles)
            roles = tuple(Role(span.of(self.text), span) for span in spans)
            names = fact.names if fact.name in fact.names else (fact.name, *fact.names)
            entity = Entity("", fact.kind, fact.name, names, roles, mentions, 1.0, BY)
            first = mentions[0].span if mentions else Span(len(self.text), len(self.text))
            drafts.append((first, fact.id, entity))
        drafts.sort(key=lambda draft: draft[0])
        self.ids = {name: f"e{number}" for number, (_, name, _) in enumerate(drafts, 1)}
        return tuple(replace(entity, id=self.ids[name]) for _, name, entity in drafts)

    def _mentions(self, where: str, fact: EntityFacts) -> tuple[Mention, ...]:
        found: dict[Span, Mention] = {}
        for item in fact.mentions:
            anchor, form = (item.at, item.form) if isinstance(item, MentionFacts) else (item, None)
            for span in self._spans(f"{where}.mentions", [anchor]):
                if span in found:
                    self._fault(f"{where}.mentions", f"{anchor!r} points at a mention told before")
                guessed = _form(span.of(self.text), (fact.name, *fact.names))
                found[span] = Mention(span, form or guessed)
        if not fact.mentions:
            self._fault(where, "no mentions")
        return tuple(found[span] for span in sorted(found))

    def _quotes(self) -> tuple[Quote, ...]:
        """Make the quotes in text order; a quote that holds another comes first."""
        facts = self.facts.quote
        content = [self._spans(f"quote[{index}].content", fact.content) for index, fact in enumerate(facts)]
        for index, pieces in enumerate(content):
            if not pieces:
                self._fault(f"quote[{index}]", "no content")
        order = sorted(
            (index for index, pieces in enumerate(content) if pieces),
            key=lambda index: (content[index][0].start, -content[index][-1].end),
        )
        ids = {index: f"q{number}" for number, index in enumerate(order, 1)}
        return tuple(self._quote(index, facts[index], content[index], ids) for index in order)

    def _quote(self, index: int, fact: QuoteFacts, content: tuple[Span, ...], ids: dict[int, str]) -> Quote:
        where = f"quote[{index}]"
        if fact.within is not None and (fact.within not in ids or fact.within == index):
            self._fault(f"{where}.within", f"there is no other quote[{fact.within}]")
        addressee = None
        if fact.addressee is not None:
            for span in self._spans(f"{where}.addressee", [fact.addressee.at]):
                addressee = Addressee(self._entity(f"{where}.addressee", fact.addressee.entity), span)
        return Quote(
            id=ids[index],
            kind=fact.kind,
            act=fact.act,
            content=content,
            text=" … ".join(span.of(self.text) for span in content),
            cue=self._spans(f"{where}.cue", fact.cue),
            source=self._spans(f"{where}.source", fact.source),
            speaker=self._entity(f"{where}.speaker", fact.speaker),
            addressee=addressee,
            via=self._via(where, fact.via),
            within=ids.get(fact.within) if fact.within is not None else None,
            confidence=1.0,
            by=BY,
        )

    def _via(self, where: str, facts: Iterable[ViaFacts]) -> tuple[Via, ...]:
        return tuple(
            Via(
                self._spans(f"{where}.via.source", fact.source),
                self._spans(f"{where}.via.cue", fact.cue),
                self._entity(f"{where}.via", fact.entity),
            )
            for fact in facts
        )

    def _meetings(self, times: dict[Span, Time]) -> tuple[Meeting, ...]:
        """Make the meetings in text order; the time of each goes into `times` too."""
        drafts = [
            (trigger, index, fact)
            for index, fact in enumerate(self.facts.meeting)
            for trigger in self._spans(f"meeting[{index}].trigger", [fact.trigger])
        ]
        drafts.sort(key=lambda draft: draft[0])
        return tuple(
            self._meeting(f"meeting[{index}]", f"m{number}", trigger, fact, times)
            for number, (trigger, index, fact) in enumerate(drafts, 1)
        )

    def _meeting(
        self, where: str, name: str, trigger: Span, fact: MeetingFacts, times: dict[Span, Time]
    ) -> Meeting:
        participants = [
            Participant(entity, span, item.role)
            for item in fact.participants
            for span in self._spans(f"{where}.participants", [item.at])
            if (entity := self._entity(f"{where}.participants", item.entity)) is not None
        ]
        places = self._spans(f"{where}.place", [fact.place] if fact.place else [])
        topics = self._spans(f"{where}.topics", fact.topics)
        time = None
        if (when := fact.time) is not None:
            for span in self._spans(f"{where}.time", [when.at]):
                time = MeetingTime(when.value, when.precision, span)
                told = times.setdefault(span, Time(span, when.type, when.value, when.anchor, BY))
                if told.value != when.value:
                    self._fault(
                        f"{where}.time", f"its value is {when.value!r}, that of [[time]] {told.value!r}"
                    )
        return Meeting(
            id=name,
            status=fact.status,
            mode=fact.mode,
            trigger=trigger,
            participants=tuple(sorted(participants, key=lambda item: item.span)),
            place=Place(places[0].of(self.text), places[0]) if places else None,
            time=time,
            topics=tuple(Topic(span.of(self.text), span) for span in topics),
            via=self._via(where, fact.via),
            confidence=1.0,
            by=BY,
        )


def _words(text: str) -> str:
    """Return `text` with plain spaces and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def _form(words: str, names: Sequence[str]) -> MentionForm:
    """Guess a form: words of a name (not all in lower case) are a name; then pronouns; the rest nominals."""
    plain = _words(words)
    if plain != plain.lower() or not any(letter.isupper() for name in names for letter in name):
        within = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
        if any(within.search(_words(name)) for name in names):
            return "name"
    return "pronoun" if plain.lower() in _PRONOUNS else "nominal"
