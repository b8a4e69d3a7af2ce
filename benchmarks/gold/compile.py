"""Compile the gold: sources and facts by hand -> proved `onrecord/1` records.

    python -m benchmarks.gold.compile [--check] [NAME ...]

Reads `articles/NAME.{txt,html,bin}` with `articles/NAME.toml`; writes
`records.jsonl` (the records) and `facts.jsonl` (what a record has no place for:
kind of article, awkward cases, marked words that are no quotes). With names it
only checks those articles. `--check` writes nothing and fails when the files are
out of date. Whatever is wrong is told with file, fact and anchor, all at once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from benchmarks.gold.anchors import AnchorError, locate
from benchmarks.gold.facts import ArticleFacts, EntityFacts, MeetingFacts, MentionFacts, QuoteFacts, ViaFacts
from benchmarks.sources import read_source
from onrecord import codec
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

GOLD = Path(__file__).parent
ARTICLES, RECORDS, FACTS = GOLD / "articles", GOLD / "records.jsonl", GOLD / "facts.jsonl"
SUFFIXES = (".txt", ".html", ".bin")
BY = ("hand",)
_PRONOUN_WORDS = """
he him his himself she her hers herself it its itself they them their theirs themselves
i me my mine myself we us our ours ourselves you your yours yourself who whom whose
this that these those one both some others another
"""
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


class GoldError(Exception):
    """What is wrong with one gold article, a line a fault."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One compiled article; `scare` are marked words that are no quotes, without their marks."""

    name: str
    kind: str
    cases: tuple[str, ...]
    scare: tuple[Span, ...]
    record: Record


def compile_all(names: Sequence[str] = (), folder: Path = ARTICLES) -> list[Gold]:
    """Compile the named articles of a folder, or all of them, in order of name.

    Raises:
        GoldError: anything is wrong with any of them; all of it is told.
    """
    found = names or sorted(path.stem for path in folder.glob("*.toml"))
    orphans = {path.stem for path in folder.iterdir() if path.suffix in SUFFIXES} - set(found)
    faults = [] if names else [f"{name}: a source without {name}.toml" for name in sorted(orphans)]
    compiled = []
    for name in found:
        try:
            compiled.append(compile_one(name, folder))
        except GoldError as error:
            faults.append(str(error))
    if faults:
        raise GoldError("\n".join(faults))
    return compiled


def compile_one(name: str, folder: Path = ARTICLES) -> Gold:
    """Compile one article.

    Raises:
        GoldError: no such source, TOML of another shape, an anchor that points nowhere.
    """
    sources = [path for suffix in SUFFIXES if (path := folder / f"{name}{suffix}").exists()]
    if len(sources) != 1:
        raise GoldError(f"{name}: needs one source ({', '.join(SUFFIXES)}), has {len(sources)}")
    try:
        facts = ArticleFacts.model_validate(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")))
        reading = read_source(sources[0], published=facts.published, outlet=facts.outlet, url=facts.url)
    except ValidationError as error:
        lines = [f"{_place(item['loc'])}: {item['msg'].lower()}" for item in error.errors()]
        raise GoldError("\n".join(f"{name}.toml: {line}" for line in lines)) from None
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, OnRecordError) as error:
        raise GoldError(f"{name}: {error}") from None
    return _Compiler(name, reading, facts, sources[0].read_bytes()).run()


class _Compiler:
    """Turns the facts of one article into a record, gathering faults on the way."""

    def __init__(self, name: str, reading: Reading, facts: ArticleFacts, source: bytes) -> None:
        self.name, self.facts, self.source = name, facts, source
        self.article = reading.article
        self.text = self.article.text
        self.faults: list[str] = []
        self.ids: dict[str, str] = {}

    def run(self) -> Gold:
        facts = self.facts
        entities = self.entities()
        times = {
            span: Time(span, fact.type, fact.value, fact.anchor, BY)
            for index, fact in enumerate(facts.time)
            for span in self.spans(f"time[{index}].at", [fact.at])
        }
        quotes = self.quotes()
        meetings = self.meetings(times)
        scare = tuple(
            sorted(
                span
                for index, fact in enumerate(facts.scare)
                for span in self.spans(f"scare[{index}].words", [fact.words])
            )
        )
        ordered = tuple(times[span] for span in sorted(times))
        record = Record(self.article, entities, quotes, meetings, ordered, warnings=())
        if not self.faults:
            self.prove(record)
        if self.faults:
            raise GoldError("\n".join(self.faults))
        return Gold(self.name, facts.kind, facts.cases, scare, record)

    def fault(self, where: str, message: str) -> None:
        self.faults.append(f"{self.name}.toml: {where}: {message}")

    def prove(self, record: Record) -> None:
        try:
            verify(record, source=self.source)
        except OnRecordError as error:
            self.fault("record", str(error))

    def spans(self, where: str, anchors: Iterable[str]) -> tuple[Span, ...]:
        """Lead anchors to spans in text order; those that point nowhere become faults."""
        found: list[Span] = []
        for anchor in anchors:
            try:
                span = locate(anchor, self.text)
            except AnchorError as error:
                self.fault(where, str(error))
                continue
            if any(span.overlaps(other) for other in found):
                self.fault(where, f"{anchor!r} overlaps another piece of the same fact")
            found.append(span)
        return tuple(sorted(found))

    def entity(self, where: str, name: str | None) -> str | None:
        if name is not None and name not in self.ids:
            self.fault(where, f"there is no entity {name!r}")
        return self.ids.get(name) if name is not None else None

    def entities(self) -> tuple[Entity, ...]:
        """Make the entities, numbered by their first mention; fills `self.ids`."""
        drafts: list[tuple[Span, str, Entity]] = []
        for index, fact in enumerate(self.facts.entity):
            where = f"entity[{index}] {fact.id}"
            if any(other.id == fact.id for other in self.facts.entity[:index]):
                self.fault(where, "the id is taken")
            mentions = self.mentions(where, fact)
            spans = self.spans(f"{where}.roles", fact.roles)
            roles = tuple(Role(span.of(self.text), span) for span in spans)
            names = fact.names if fact.name in fact.names else (fact.name, *fact.names)
            entity = Entity("", fact.kind, fact.name, names, roles, mentions, 1.0, BY)
            first = mentions[0].span if mentions else Span(len(self.text), len(self.text))
            drafts.append((first, fact.id, entity))
        drafts.sort(key=lambda draft: draft[0])
        self.ids = {name: f"e{number}" for number, (_, name, _) in enumerate(drafts, 1)}
        return tuple(replace(entity, id=self.ids[name]) for _, name, entity in drafts)

    def mentions(self, where: str, fact: EntityFacts) -> tuple[Mention, ...]:
        found: dict[Span, Mention] = {}
        for item in fact.mentions:
            anchor, form = (item.at, item.form) if isinstance(item, MentionFacts) else (item, None)
            for span in self.spans(f"{where}.mentions", [anchor]):
                if span in found:
                    self.fault(f"{where}.mentions", f"{anchor!r} points at a mention told before")
                guessed = _form(span.of(self.text), (fact.name, *fact.names))
                found[span] = Mention(span, form or guessed)
        if not fact.mentions:
            self.fault(where, "no mentions")
        return tuple(found[span] for span in sorted(found))

    def quotes(self) -> tuple[Quote, ...]:
        """Make the quotes in text order; a quote that holds another comes first."""
        facts = self.facts.quote
        content = [self.spans(f"quote[{index}].content", fact.content) for index, fact in enumerate(facts)]
        for index, pieces in enumerate(content):
            if not pieces:
                self.fault(f"quote[{index}]", "no content")
        order = sorted(
            (index for index, pieces in enumerate(content) if pieces),
            key=lambda index: (content[index][0].start, -content[index][-1].end),
        )
        ids = {index: f"q{number}" for number, index in enumerate(order, 1)}
        return tuple(self.quote(index, facts[index], content[index], ids) for index in order)

    def quote(self, index: int, fact: QuoteFacts, content: tuple[Span, ...], ids: dict[int, str]) -> Quote:
        where = f"quote[{index}]"
        if fact.within is not None and (fact.within not in ids or fact.within == index):
            self.fault(f"{where}.within", f"there is no other quote[{fact.within}]")
        addressee = None
        if fact.addressee is not None:
            for span in self.spans(f"{where}.addressee", [fact.addressee.at]):
                addressee = Addressee(self.entity(f"{where}.addressee", fact.addressee.entity), span)
        return Quote(
            id=ids[index],
            kind=fact.kind,
            act=fact.act,
            content=content,
            text=" … ".join(span.of(self.text) for span in content),
            cue=self.spans(f"{where}.cue", fact.cue),
            source=self.spans(f"{where}.source", fact.source),
            speaker=self.entity(f"{where}.speaker", fact.speaker),
            addressee=addressee,
            via=self.via(where, fact.via),
            within=ids.get(fact.within) if fact.within is not None else None,
            confidence=1.0,
            by=BY,
        )

    def via(self, where: str, facts: Iterable[ViaFacts]) -> tuple[Via, ...]:
        return tuple(
            Via(
                self.spans(f"{where}.via.source", fact.source),
                self.spans(f"{where}.via.cue", fact.cue),
                self.entity(f"{where}.via", fact.entity),
            )
            for fact in facts
        )

    def meetings(self, times: dict[Span, Time]) -> tuple[Meeting, ...]:
        """Make the meetings in text order; the time of each goes into `times` too."""
        drafts = [
            (trigger, index, fact)
            for index, fact in enumerate(self.facts.meeting)
            for trigger in self.spans(f"meeting[{index}].trigger", [fact.trigger])
        ]
        drafts.sort(key=lambda draft: draft[0])
        return tuple(
            self.meeting(f"meeting[{index}]", f"m{number}", trigger, fact, times)
            for number, (trigger, index, fact) in enumerate(drafts, 1)
        )

    def meeting(
        self, where: str, name: str, trigger: Span, fact: MeetingFacts, times: dict[Span, Time]
    ) -> Meeting:
        participants = [
            Participant(entity, span, item.role)
            for item in fact.participants
            for span in self.spans(f"{where}.participants", [item.at])
            if (entity := self.entity(f"{where}.participants", item.entity)) is not None
        ]
        places = self.spans(f"{where}.place", [fact.place] if fact.place else [])
        topics = self.spans(f"{where}.topics", fact.topics)
        time = None
        if (when := fact.time) is not None:
            for span in self.spans(f"{where}.time", [when.at]):
                time = MeetingTime(when.value, when.precision, span)
                told = times.setdefault(span, Time(span, when.type, when.value, when.anchor, BY))
                if told.value != when.value:
                    self.fault(
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
            via=self.via(where, fact.via),
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


def _place(location: tuple[int | str, ...]) -> str:
    """Write a pydantic location as `quote[0].content`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(
        "."
    )


def written(compiled: Iterable[Gold]) -> tuple[str, str]:
    """Return the two files, records and facts, one article a line."""
    records, facts = [], []
    for gold in compiled:
        records.append(codec.dump(gold.record) + "\n")
        side = {
            "name": gold.name,
            "kind": gold.kind,
            "cases": list(gold.cases),
            "scare": codec.to_plain(gold.scare),
        }
        facts.append(json.dumps(side, ensure_ascii=False) + "\n")
    return "".join(records), "".join(facts)


def load(records: Path = RECORDS, facts: Path = FACTS) -> list[Gold]:
    """Load the compiled gold."""
    gold = []
    lines = zip(records.read_text("utf-8").split("\n"), facts.read_text("utf-8").split("\n"), strict=True)
    for line, side in lines:
        if line:
            kept = json.loads(side)
            scare = tuple(Span(start, end) for start, end in kept["scare"])
            gold.append(Gold(kept["name"], kept["kind"], tuple(kept["cases"]), scare, codec.load(line)))
    return gold


def digest(compiled: Iterable[Gold]) -> str:
    """Return the digest of what the gold claims, `sha256:…`.

    That is the texts, every fact in them and the lines of `facts.jsonl`; not what a reader
    says beside the text (title, outlet, language, its own version), which is no gold.
    """
    claims = [
        {"name": gold.name, "kind": gold.kind, "cases": gold.cases, "text": gold.record.article.text}
        | {
            part: codec.to_plain(getattr(gold.record, part))
            for part in ("entities", "quotes", "meetings", "times")
        }
        | {"published": gold.record.article.published, "scare": gold.scare}
        for gold in compiled
    ]
    return "sha256:" + hashlib.sha256(json.dumps(claims, sort_keys=True).encode()).hexdigest()


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gold.compile", description="Compile the gold."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="check these articles only, write nothing")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when the files are out of date"
    )
    options = parser.parse_args(arguments)
    try:
        compiled = compile_all([Path(name).stem for name in options.names])
    except GoldError as error:
        say(str(error))
        return 1
    total = sum(len(gold.record.quotes) for gold in compiled)
    meetings = sum(len(gold.record.meetings) for gold in compiled)
    say(f"{len(compiled)} articles, {total} quotes, {meetings} meetings: every anchor found")
    if options.names:
        return 0
    if options.check:
        if not RECORDS.exists() or not FACTS.exists() or digest(load()) != digest(compiled):
            say("the compiled gold is out of date; run python -m benchmarks.gold.compile")
            return 1
        return 0
    for path, text in zip((RECORDS, FACTS), written(compiled), strict=True):
        path.write_text(text, "utf-8")
    say(f"wrote {RECORDS.name} and {FACTS.name}, {digest(compiled)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
