"""Any record at all, with spans that hold: for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.types import (
    Addressee,
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
    Time,
    Topic,
    Via,
)
from tests.unit.show.story import Story

# Letters and what breaks pages and terminals, more often than chance would bring them.
_AWKWARD = st.one_of(
    st.sampled_from(
        ("<", ">", "&", '"', "'", "</script>", "<!--", "]]>", "[red]", "--", "\\", " ", "\n\n", "\r\n")
    ),
    st.sampled_from(
        ("\r", "\x0b", "\x85", "\u2028", "\x1b[2J", "\u202e", "\u2069", "\u00ad", "\u200b", "\ufeff")
    ),
    st.sampled_from(("🌊", "👩‍🚀", "שלום", "é")),
)
texts = st.lists(st.one_of(_AWKWARD, st.text(max_size=6)), max_size=14).map("".join)


@st.composite
def records(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Record:
    words = draw(text)
    short = st.one_of(st.none(), texts)
    spans = st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(
        lambda pair: Span(*sorted(pair))
    )
    several = st.lists(spans, max_size=3).map(lambda found: tuple(sorted(found)))
    ids = st.sampled_from(["e1", "e2", "q1", "nobody", '"><b>'])
    sure = st.floats(0, 1)
    by = st.lists(texts, max_size=2).map(tuple)
    reasons = st.lists(texts | st.sampled_from(["rule:salience", "rule:slip", "model:<b>"]), max_size=2).map(
        tuple
    )
    vias = st.lists(st.builds(Via, several, several, st.none() | ids), max_size=2).map(tuple)
    quoted = st.builds(
        Quote,
        ids,
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.sampled_from(["speech", "writing", "thought"]),
        several,
        texts,
        several,
        several,
        st.none() | ids,
        st.none() | st.builds(Addressee, st.none() | ids, spans),
        vias,
        st.none() | ids,
        sure,
        by,
    )
    entity = st.builds(
        Entity,
        ids,
        st.sampled_from(["person", "organization", "place", "group", "unknown"]),
        texts,
        st.lists(texts, max_size=2).map(tuple),
        st.lists(st.builds(Role, texts, spans, st.none() | ids), max_size=2).map(tuple),
        st.lists(
            st.builds(Mention, spans, st.sampled_from(["name", "nominal", "pronoun"]), reasons), max_size=3
        ).map(tuple),
        sure,
        reasons,
        st.lists(ids, max_size=2).map(tuple),
    )
    meeting = st.builds(
        Meeting,
        ids,
        st.sampled_from(["held", "planned", "cancelled", "denied"]),
        st.sampled_from(["in_person", "phone", "video", "visit", "other"]),
        spans,
        st.lists(
            st.builds(Participant, ids, spans, st.sampled_from(["host", "guest", "participant", "attendee"])),
            max_size=2,
        ).map(tuple),
        st.none() | st.builds(Place, texts, spans),
        st.none() | st.builds(MeetingTime, short, st.none() | st.sampled_from(["year", "day"]), spans),
        st.lists(st.builds(Topic, texts, spans), max_size=2).map(tuple),
        vias,
        sure,
        by,
    )
    time = st.builds(Time, spans, st.sampled_from(["DATE", "SET"]), short, short, by)
    notice = st.builds(Notice, texts, texts, st.none() | spans)
    base = Story(
        words, draw(short), draw(short), draw(short), draw(short), draw(short), draw(short), draw(texts)
    ).record()
    return Record(
        base.article,
        tuple(draw(st.lists(entity, max_size=2))),
        tuple(draw(st.lists(quoted, max_size=3))),
        tuple(draw(st.lists(meeting, max_size=2))),
        tuple(draw(st.lists(time, max_size=2))),
        tuple(draw(st.lists(notice, max_size=2))),
    )
