"""A true record made by hand, with at least one of every fact."""

from __future__ import annotations

import hashlib

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

TEXT = (
    "Foreign Minister Marta Venn met Rabbi Eliav\nStrand in the old customs house on Thursday to discuss the"
    " two sailors.\n\n“We came for two men,” Venn told Strand, “and my sister said, ‘Never leave without"
    " them.’”\n\nAccording to the har\u00adbour office, Strand said that she had kept her word. He hopes"
    " to sail."
)
BY = ("rule:by-hand",)


def at(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Return the span of the nth place where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def entity(name: str, kind: str, number: int, mentions: tuple[Mention, ...], **changes: object) -> Entity:
    fields = {"names": (name,), "roles": (), "confidence": 0.9, "by": BY} | changes
    return Entity(id=f"e{number}", kind=kind, name=name, mentions=mentions, **fields)  # type: ignore[arg-type]


def quote(number: int, kind: str, content: tuple[Span, ...], **changes: object) -> Quote:
    text = " … ".join(piece.of(TEXT) for piece in content)
    fields: dict[str, object] = {"act": "speech", "cue": (), "source": (), "speaker": None, "addressee": None}
    fields |= {"via": (), "within": None, "confidence": 0.8, "by": BY} | changes
    return Quote(id=f"q{number}", kind=kind, content=content, text=text, **fields)  # type: ignore[arg-type]


def record() -> Record:
    """Build the record anew."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    article = Article(
        id=f"sha256:{digest}",
        title=None,
        byline=None,
        outlet="The Harbour Herald",
        url=None,
        published="2031-04-18",
        language="en",
        text=TEXT,
        source=Source("talks.txt", digest, "text/plain", "plain/1"),
    )
    name, nominal, pronoun = "name", "nominal", "pronoun"
    venn = entity(
        "Marta Venn",
        "person",
        1,
        (Mention(at("Marta Venn"), name), Mention(at("Venn", 1), name), Mention(at("she"), pronoun)),
        names=("Foreign Minister Marta Venn", "Marta Venn", "Venn"),
        roles=(Role("Foreign Minister", at("Foreign Minister")),),
    )
    strand = entity(
        "Eliav Strand",
        "person",
        2,
        (
            Mention(at("Eliav\nStrand"), name),
            Mention(at("Strand", 1), name),
            Mention(at("Strand", 2), name),
            Mention(at("He", 0), pronoun),
        ),
        names=("Eliav Strand", "Rabbi Eliav Strand", "Strand"),
        roles=(Role("Rabbi", at("Rabbi")),),
    )
    sister = entity("my sister", "unknown", 3, (Mention(at("my sister"), nominal),))
    office = entity("harbour office", "organization", 4, (Mention(at("har\u00adbour office"), name),))
    quotes = (
        quote(
            1,
            "direct",
            (at("We came for two men"), at("and my sister said, ‘Never leave without them.’")),
            cue=(at("told"),),
            source=(at("Venn", 1),),
            speaker="e1",
            addressee=Addressee("e2", at("Strand", 1)),
        ),
        quote(
            2,
            "direct",
            (at("Never leave without them."),),
            cue=(at("said"),),
            source=(at("my sister"),),
            speaker="e3",
            within="q1",
        ),
        quote(
            3,
            "indirect",
            (at("that she had kept her word"),),
            cue=(at("said", 1),),
            source=(at("Strand", 2),),
            speaker="e2",
            via=(Via((at("the har\u00adbour office"),), (at("According to"),), "e4"),),
        ),
        quote(
            4,
            "indirect",
            (at("to sail"),),
            act="thought",
            cue=(at("hopes"),),
            source=(at("He"),),
            speaker="e2",
        ),
    )
    meeting = Meeting(
        id="m1",
        status="held",
        mode="in_person",
        trigger=at("met"),
        participants=(
            Participant("e1", at("Foreign Minister Marta Venn"), "participant"),
            Participant("e2", at("Rabbi Eliav\nStrand"), "participant"),
        ),
        place=Place("the old customs house", at("the old customs house")),
        time=MeetingTime("2031-04-17", "day", at("Thursday")),
        topics=(Topic("the two sailors", at("the two sailors")),),
        via=(),
        confidence=0.7,
        by=BY,
    )
    times = (Time(at("Thursday"), "DATE", "2031-04-17", "published", BY),)
    warnings = (
        Notice("by-hand", "Nothing is the matter.", None),
        Notice("by-hand", "Not even here.", at("sailors")),
    )
    return Record(
        article=article,
        entities=(venn, strand, sister, office),
        quotes=quotes,
        meetings=(meeting,),
        times=times,
        warnings=warnings,
    )
