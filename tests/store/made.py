"""Articles made by hand for a store: true records, with as many quotes and meetings as a test asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.cli.outcome import sentences
from onrecord.record.verify import verify
from onrecord.register.filing import Filing
from onrecord.spans import Span
from onrecord.store.maker import Maker
from onrecord.types import (
    Article,
    Entity,
    Meeting,
    Mention,
    Notice,
    Participant,
    Quote,
    Record,
    Role,
    Source,
)

BY = ("rule:by-hand",)
MAKER = Maker("0.1.0", "en-1", "5e1f")
NEWER = Maker("0.2.0", "en-2", "9a0c")
OLDER = Maker("0.0.9")


def filing(  # the parts of an article
    *said: tuple[str, str],
    met: Sequence[tuple[str, str]] = (),
    url: str | None = "https://ledger.example/talks",
    source: str = "talks.txt",
    warnings: Sequence[str] = (),
    **told: str | None,
) -> Filing:
    """File an article in which somebody said something, line by line, and pairs of people met.

    Args:
        said: who said what.
        met: who met whom.
        url: its address.
        source: the file it was read from.
        warnings: codes of what its reader warned of.
        told: `title`, `outlet`, `published`.
    """
    text, places = "", []
    for speaker, words in said:
        at = len(text)
        text += f"Minister {speaker} said: “{words}”\n\n"
        places.append(("said", at + len("Minister "), (speaker, words)))
    for one, other in met:
        at = len(text)
        text += f"{one} met {other}.\n\n"
        places.append(("met", at, (one, other)))
    text = text.rstrip("\n") or "Nothing happened on the quay."
    entities = _entities(places)
    ids = {entity.name: entity.id for entity in entities}
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=f"sha256:{digest}",
        title=told.get("title"),
        byline=None,
        outlet=told.get("outlet", "The Harbour Ledger"),
        url=url,
        published=told.get("published", "2031-04-18"),
        language="en",
        text=text,
        source=Source(source, digest, "text/plain", "plain/1"),
    )
    record = Record(
        article=article,
        entities=entities,
        quotes=tuple(_quotes(places, ids)),
        meetings=tuple(_meetings(places, ids)),
        times=(),
        warnings=tuple(Notice(code, "Something is odd.", None) for code in warnings),
    )
    verify(record)
    return Filing.of(record, sentences)


def many(number: int, *, shift: int = 0) -> list[Filing]:
    """File so many articles, each with two quotes and a meeting, of days that go back and forth."""
    return [
        filing(
            ("Marta Venn", f"We sail {one} times."),
            (f"Oskar Hallin-{one % 7}", "Łódź will wait."),
            met=[("Marta Venn", f"Oskar Hallin-{one % 7}")],
            url=f"https://ledger.example/talks/{one}",
            source=f"items.jsonl:{one}",
            published=f"2031-{one % 12 + 1:02}-{one % 28 + 1:02}" if one % 5 else None,
        )
        for one in range(shift, shift + number)
    ]


def _entities(places: list[tuple[str, int, tuple[str, str]]]) -> tuple[Entity, ...]:
    names: dict[str, list[Span]] = {}
    roles: dict[str, list[Role]] = {}
    for what, at, (first, second) in places:
        names.setdefault(first, []).append(Span(at, at + len(first)))
        if what == "said":
            role = Role("Minister", Span(at - len("Minister "), at - 1))
            roles.setdefault(first, []).append(role)
        else:
            start = at + len(f"{first} met ")
            names.setdefault(second, []).append(Span(start, start + len(second)))
    return tuple(
        Entity(
            id=f"e{number}",
            kind="person",
            name=name,
            names=(name,),
            roles=tuple(roles.get(name, ())),
            mentions=tuple(Mention(span, "name", BY) for span in spans),
            confidence=0.9,
            by=BY,
        )
        for number, (name, spans) in enumerate(names.items(), 1)
    )


def _quotes(places, ids):
    for number, (_, at, (speaker, words)) in enumerate((p for p in places if p[0] == "said"), 1):
        source = Span(at - len("Minister "), at + len(speaker))
        cue = Span(source.end + 1, source.end + 1 + len("said"))
        start = cue.end + len(": “")
        yield Quote(
            id=f"q{number}",
            kind="direct",
            act="speech",
            content=(Span(start, start + len(words)),),
            text=words,
            cue=(cue,),
            source=(source,),
            speaker=ids[speaker],
            addressee=None,
            via=(),
            within=None,
            confidence=0.8,
            by=BY,
        )


def _meetings(places, ids):
    for number, (_, at, (one, other)) in enumerate((p for p in places if p[0] == "met"), 1):
        trigger = Span(at + len(one) + 1, at + len(one) + 4)
        yield Meeting(
            id=f"m{number}",
            status="held",
            mode="in_person",
            trigger=trigger,
            participants=(
                Participant(ids[one], Span(at, at + len(one)), "participant"),
                Participant(ids[other], Span(trigger.end + 1, trigger.end + 1 + len(other)), "participant"),
            ),
            place=None,
            time=None,
            topics=(),
            via=(),
            confidence=0.9,
            by=BY,
        )
