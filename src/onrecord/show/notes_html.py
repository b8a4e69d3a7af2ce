"""The notes beside the article: quotes, meetings, people and the rest, one entry a fact.

Each entry is the far end of the links in the article and carries links back to the words
it rests on. Nothing here is left out for looks: what the record does not know is a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from onrecord.show.article_html import Marked
from onrecord.show.cast import Cast
from onrecord.show.markup import empty, link, name, terms, words
from onrecord.show.printable import printable, shortened
from onrecord.show.reasons import why_one, why_speaker
from onrecord.show.wording import (
    ANCHORS,
    ENTITY_KINDS,
    GAP,
    MODES,
    MODIFIERS,
    counted,
    manner,
    printed_marks,
    sureness,
)
from onrecord.spans import Span
from onrecord.types import Entity, Meeting, Notice, Quote, Record, Role, Time, Via


class Notes:
    """Writes the notes of one record; `prefix` starts every id, `level` is the headings' rank."""

    def __init__(self, record: Record, marked: Marked, prefix: str, level: int) -> None:
        """Take what all entries need."""
        self._record, self._text = record, record.article.text
        self._anchors, self._prefix, self._level = marked.anchors, prefix, level
        self._cast = Cast(record)

    def html(self) -> str:
        """Write all sections."""
        record = self._record
        numbered = list(enumerate(record.entities, 1))
        people = [self._entity(number, entity) for number, entity in numbered if entity.kind == "person"]
        others = [self._entity(number, entity) for number, entity in numbered if entity.kind != "person"]
        quotes = [self._quote(number, quote) for number, quote in enumerate(record.quotes, 1)]
        meetings = [self._meeting(number, meeting) for number, meeting in enumerate(record.meetings, 1)]
        times = [self._time(number, time) for number, time in enumerate(record.times, 1)]
        warnings = [self._warning(number, notice) for number, notice in enumerate(record.warnings, 1)]
        return "".join(
            (
                self._section("meetings", "Who met whom", meetings, "No meeting is told."),
                self._section("quotes", "Who said what", quotes, "Nobody is quoted."),
                self._section("people", "People", people, "Nobody is named."),
                self._section("others", "Organisations, places and groups", others) if others else "",
                self._section("times", "Dates and times", times) if times else "",
                self._section("warnings", "Warnings", warnings, "None."),
            )
        )

    def _section(self, key: str, title: str, entries: list[str], nothing: str = "") -> str:
        heading = f"{self._prefix}{key}"
        count = f' <span class="count">{len(entries):,}</span>' if entries else ""
        body = (
            f'<ol class="notes">{"".join(entries)}</ol>' if entries else f'<p class="nothing">{nothing}</p>'
        )
        headline = f'<h{self._level} id="{heading}">{title}{count}</h{self._level}>'
        return f'<section class="{key}" aria-labelledby="{heading}">{headline}{body}</section>'

    def _card(self, fact: str, also: Sequence[str], *blocks: str) -> str:
        facts = " ".join(dict.fromkeys(self._prefix + each for each in (fact, *also)))
        attributes = f'class="card {fact[0]}" id="{self._prefix}{fact}" data-f="{facts}" tabindex="-1"'
        inner = "\n".join(block for block in blocks if block)
        return f"<li {attributes}>{inner}</li>\n"

    # Entries

    def _quote(self, number: int, quote: Quote) -> str:
        fact = f"q{number}"
        speaker = self._person(quote.speaker) if quote.speaker else '<span class="none">not said</span>'
        said = GAP.join(words(span.of(self._text)) for span in quote.content) or words(quote.text)
        opening, closing = (words(mark) for mark in printed_marks(self._text, quote.content))
        rows = [
            ("source", self._pieces(fact, "source", quote.source)),
            ("cue", self._pieces(fact, "cue", quote.cue)),
            ("to", self._addressee(fact, quote)),
            ("via", self._via(fact, quote.via)),
            ("within", self._within(quote)),
            ("why", _why(quote.by)),
            ("characters", _ranges(quote.content) or empty()),
        ]
        back = self._number(f"{fact}-content-1", str(number), f"Quote {number}")
        head = _head(back, speaker, manner(quote), quote.confidence)
        block = f'<blockquote class="{quote.kind}" dir="auto">{opening}{said}{closing}</blockquote>'
        return self._card(fact, self._fact_of(quote.speaker), head, self._because(quote), block, terms(rows))

    def _meeting(self, number: int, meeting: Meeting) -> str:
        fact = f"m{number}"
        who = [
            f'<li>{self._person(participant.entity)} <span class="role">{participant.role}</span>'
            f"{self._as_printed(fact, index, participant.entity, participant.span)}</li>"
            for index, participant in enumerate(meeting.participants, 1)
        ]
        place, time = meeting.place, meeting.time
        when = ""
        if time:
            precision = f", to the {time.precision}" if time.precision else ""
            value = f" ({words(time.value)}{precision})" if time.value else ""
            when = self._pieces(fact, "when", (time.span,)) + value
        rows = [
            ("where", self._pieces(fact, "place", (place.span,)) if place else empty()),
            ("when", when or empty()),
            ("about", self._pieces(fact, "topic", [topic.span for topic in meeting.topics], "; ")),
            ("via", self._via(fact, meeting.via)),
            ("told by", self._pieces(fact, "trigger", (meeting.trigger,))),
            ("why", _why(meeting.by)),
            ("characters", _ranges((meeting.trigger,))),
        ]
        title = f'<span class="status">{meeting.status}</span>'
        back = self._number(f"{fact}-trigger-1", f"M{number}", f"Meeting {number}")
        head = _head(back, title, MODES[meeting.mode], meeting.confidence)
        people = f'<ul class="who">{" ".join(who)}</ul>' if who else f"<p>{empty()}</p>"
        also = [each for participant in meeting.participants for each in self._fact_of(participant.entity)]
        return self._card(fact, also, head, people, terms(rows))

    def _entity(self, number: int, entity: Entity) -> str:
        fact, cast = f"e{number}", self._cast
        first = self._first(fact, ("name", "nominal", "pronoun", "role"))
        title = link(first, f"<bdi>{words(entity.name)}</bdi>", ' class="lead"')
        kind = "" if entity.kind == "person" else ENTITY_KINDS[entity.kind]
        rows = [
            ("roles", "; ".join(map(self._role, cast.roles(entity))) or empty()),
            ("also", ", ".join(name(other) for other in cast.other_names(entity)) or empty()),
            ("why", _plainly(why_one(entity), entity.by)),
            ("mentioned", self._mentions(fact, entity)),
            ("quotes", self._references("q", cast.spoke.get(entity.id, ()), "") or empty("no quote")),
            ("meetings", self._references("m", cast.met.get(entity.id, ()), "M") or empty("no meeting")),
        ]
        if entity.kind == "place":  # places hold no office, say nothing and meet nobody
            rows = [row for row in rows if row[0] in {"also", "why", "mentioned"}]
        if entity.kind == "group":
            members = ", ".join(map(self._person, entity.members))
            rows.insert(0, ("members", members or empty()))
        head = _head("", title, kind, entity.confidence)
        return self._card(fact, (), head, terms(rows), self._led(fact, entity))

    def _time(self, number: int, time: Time) -> str:
        fact = f"t{number}"
        rows = [("value", words(time.value) if time.value else empty())]
        if time.mod:
            rows.append(("modifier", words(MODIFIERS[time.mod])))
        if time.begin or time.end:
            rows.append(("from", words(time.begin) if time.begin else empty()))
            rows.append(("to", words(time.end) if time.end else empty()))
        rows.append(("counted from", self._counted_from(time)))
        rows += [("why", _why(time.by)), ("characters", _ranges((time.span,)))]
        title = self._pieces(fact, "time", (time.span,))
        head = _head("", title, time.type.lower(), None)
        return self._card(fact, (), head, terms(rows))

    def _counted_from(self, time: Time) -> str:
        if not time.anchor:
            return empty("nothing")
        anchor = words(ANCHORS.get(time.anchor, time.anchor))
        return f"{anchor}, “{words(time.anchor_span.of(self._text))}”" if time.anchor_span else anchor

    def _warning(self, number: int, notice: Notice) -> str:
        fact = f"w{number}"
        target = self._first(fact, ("warning",))
        code = f'<span class="no">{words(notice.code)}</span>'
        if target:
            code = link(
                target, words(notice.code), f' class="no" aria-label="Warning {number}: go to the place"'
            )
        where = ""
        if notice.span:
            excerpt = words(shortened(notice.span.of(self._text), 120))
            where = terms([("at", f"<bdi>{excerpt}</bdi>"), ("characters", _ranges((notice.span,)))])
        return self._card(fact, (), f'<p class="head">{code}</p>', f"<p>{words(notice.message)}</p>", where)

    # Parts of entries

    def _number(self, anchor: str, number: str, label: str) -> str:
        """Write a fact's number, a link to its words where they have a place in the article."""
        if anchor not in self._anchors:
            return f'<span class="no">{number}</span>'
        return link(self._prefix + anchor, number, f' class="no" aria-label="{label}: go to its words"')

    def _first(self, fact: str, parts: Sequence[str]) -> str | None:
        """Return the id of the fact's first anchor in the article, by the order of `parts`."""
        for part in parts:
            anchor = f"{fact}-{part}-1"
            if anchor in self._anchors:
                return self._prefix + anchor
        return None

    def _pieces(self, fact: str, part: str, spans: Sequence[Span], between: str = GAP, first: int = 1) -> str:
        """Write the words of spans in text order, each a link to its place; a dash where there are none."""
        pieces = []
        for nth, span in sorted(enumerate(spans, first), key=lambda item: item[1]):
            anchor = f"{fact}-{part}-{nth}"
            target = self._prefix + anchor if anchor in self._anchors else None
            pieces.append(link(target, f"<bdi>{words(span.of(self._text))}</bdi>"))
        return between.join(pieces) or empty()

    def _fact_of(self, entity_id: str | None) -> list[str]:
        number = self._cast.numbers.get(entity_id) if entity_id is not None else None
        return [f"e{number}"] if number else []

    def _person(self, entity_id: str) -> str:
        """Write an entity's resolved name as a link to its note."""
        fact = self._fact_of(entity_id)
        shown = name(self._cast.name(entity_id))
        return link(self._prefix + fact[0], shown, f' data-f="{self._prefix}{fact[0]}"') if fact else shown

    def _because(self, quote: Quote) -> str:
        """Write why a quote is its speaker's, the words of its source that lead there first."""
        mention = self._cast.speaking(quote)
        told = why_speaker(quote, mention)
        form = f"“{words(mention.span.of(self._text))}”: " if mention and told else ""
        return f'<p class="because">{form}{words(told)}</p>' if told else ""

    def _role(self, role: Role) -> str:
        """Write a role, with the body or place that it names linked to its note."""
        if role.of is None:
            return name(role.text)
        body = self._person(role.of)
        printed, named = printable(role.text), printable(self._cast.name(role.of) or "")
        if not named or named not in printed:
            return f"{name(role.text)} ({body})"
        before, _, after = printed.partition(named)
        return f"<bdi>{words(before)}{body}{words(after)}</bdi>"

    def _led(self, fact: str, entity: Entity) -> str:
        """Write the words that mean the entity without a name, each a link to its first place, and why.

        What the note says of the whole entity is not said again.
        """
        anchors, seen = {}, dict[str, int]()
        for mention in entity.mentions:
            seen[mention.form] = seen.get(mention.form, 0) + 1
            anchors[mention] = f"{fact}-{mention.form}-{seen[mention.form]}"
        reasons = []
        for reason, mentions in self._cast.led(entity, self._text).items():
            if reason == why_one(entity):
                continue
            forms = [
                link(
                    self._prefix + anchors[one] if anchors[one] in self._anchors else None,
                    f"“{words(one.span.of(self._text))}”",
                )
                for one in mentions
            ]
            because = f': <span class="because">{words(reason)}</span>' if reason else ""
            reasons.append(f"<li><bdi>{', '.join(forms)}</bdi>{because}</li>")
        return f'<ul class="led" aria-label="Other words for it">{" ".join(reasons)}</ul>' if reasons else ""

    def _as_printed(self, fact: str, nth: int, entity_id: str, span: Span) -> str:
        printed = span.of(self._text)
        if printed == self._cast.name(entity_id):
            return ""
        return f" ({self._pieces(fact, 'participant', (span,), first=nth)})"

    def _addressee(self, fact: str, quote: Quote) -> str:
        addressee = quote.addressee
        if addressee is None:
            return empty()
        printed = self._pieces(fact, "addressee", (addressee.span,))
        if addressee.entity is None or self._cast.name(addressee.entity) == addressee.span.of(self._text):
            return printed
        return f"{printed} ({self._person(addressee.entity)})"

    def _via(self, fact: str, via: Sequence[Via]) -> str:
        """Write who stands between, nearest to the speaker first."""
        steps, nth = [], 1
        for step in via:
            printed = self._pieces(fact, "via", (*step.source, *step.cue), first=nth)
            nth += len(step.source) + len(step.cue)
            entity = self._cast.name(step.entity)
            same = entity is None or entity == " ".join(span.of(self._text) for span in step.source)
            steps.append(
                printed if same or step.entity is None else f"{printed} ({self._person(step.entity)})"
            )
        return ", then ".join(steps) or empty("nobody between the reader and the speaker")

    def _within(self, quote: Quote) -> str:
        if quote.within is None:
            return empty("in no other quote")
        for number, other in enumerate(self._record.quotes, 1):
            if other.id == quote.within:
                return link(f"{self._prefix}q{number}", f"quote {number}")
        return words(quote.within)

    def _mentions(self, fact: str, entity: Entity) -> str:
        """Write how often and, as a book's index does, in which paragraphs."""
        seen: dict[str, int] = {}
        first: dict[int, str] = {}
        for mention in entity.mentions:
            seen[mention.form] = seen.get(mention.form, 0) + 1
            anchor = f"{fact}-{mention.form}-{seen[mention.form]}"
            if anchor in self._anchors:
                first.setdefault(self._anchors[anchor], self._prefix + anchor)
        total = counted(len(entity.mentions), "time")
        places = ", ".join(link(anchor, str(paragraph)) for paragraph, anchor in sorted(first.items()))
        return f"{total}, ¶&#160;{places}" if places else total

    def _references(self, letter: str, indices: Sequence[int], label: str) -> str:
        return ", ".join(
            link(
                f"{self._prefix}{letter}{index + 1}",
                f"{label}{index + 1}",
                f' data-f="{self._prefix}{letter}{index + 1}"',
            )
            for index in indices
        )


def _ranges(spans: Sequence[Span]) -> str:
    """Write spans as people read them, `120–180, 196–240`."""
    return ", ".join(f'<span class="range">{span.start}–{span.end}</span>' for span in spans)


def _plainly(told: str, by: Sequence[str]) -> str:
    """Write why in plain words, the rules by name in the title."""
    named = words(", ".join(by))
    return f'<span class="because" title="{named}">{words(told)}</span>' if told else empty("not recorded")


def _why(by: Sequence[str]) -> str:
    return f'<span class="by">{words(", ".join(by))}</span>' if by else empty("not recorded")


def _head(number: str, title: str, kind: str, confidence: float | None) -> str:
    """Write an entry's first line; all but the confidence is HTML."""
    parts = [
        number,
        f'<span class="title">{title}</span>',
        f'<span class="kind">{kind}</span>' if kind else "",
    ]
    parts.append(_sure(confidence) if confidence is not None else "")
    return f'<p class="head">{" ".join(part for part in parts if part)}</p>'


def _sure(confidence: float) -> str:
    """Write a confidence as a number and a quiet bar; a value outside 0 to 1 is drawn at the nearer end."""
    width = 0 if isnan(confidence) else round(100 * min(max(confidence, 0.0), 1.0))
    return (
        f'<span class="sure" title="confidence {sureness(confidence)}"><span class="vh">confidence </span>'
        f"{sureness(confidence)}"
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="all" width="100" height="6"/>'
        f'<rect class="got" width="{width}" height="6"/></svg></span>'
    )
