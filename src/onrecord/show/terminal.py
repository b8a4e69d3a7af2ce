"""Records on the terminal: who met whom, who said what, with the words in context.

No boxes and no columns that depend on another line's width: it reads the same at 60
columns, without colour, in ASCII and with names that run from right to left. rich is
imported with this module, so import it late.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.show.cast import Cast
from onrecord.show.printable import fitted, printable, shortened
from onrecord.show.reasons import APART, why_one, why_speaker
from onrecord.show.wording import EMPTY, ENTITY_KINDS, GAP, MODES, counted, counts, manner, sureness, words
from onrecord.spans import Span, hull
from onrecord.types import Entity, Meeting, Notice, Quote, Record, Role, Via

if TYPE_CHECKING:
    from rich.console import Console

_CONTEXT = 60  # code points of the article on each side of a fact
_BETWEEN = 120  # and between two pieces of one, before the middle is left out
_INDENT = " " * 4
_LONGEST = 400  # code points of a piece before it is cut, unless asked for in full
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEFT_TO_RIGHT_MARK = "\u200e"


def render(records: Iterable[Record], console: Console, *, full: bool = False) -> None:
    """Print each record to `console`; long quotes are cut, visibly, unless `full`.

    Text from records can't move the cursor, colour anything or reorder a line: escape
    sequences, controls and bidirectional overrides are taken out, rich markup is plain text.
    Records are printed as they come, one at a time.
    """
    for number, record in enumerate(records):
        if number:
            console.print()
        _Printer(record, console, full=full).print()


class _Printer:
    """Prints one record."""

    def __init__(self, record: Record, console: Console, *, full: bool) -> None:
        self._record, self._text, self._console = record, record.article.text, console
        self._cast, self._full = Cast(record), full
        # Where nothing can be printed brighter than the rest, brackets say which words are meant.
        self._brackets = console.color_system is None

    def print(self) -> None:
        record = self._record
        self._heading()
        self._section("Who met whom", len(record.meetings), "no meeting is told")
        for number, meeting in enumerate(record.meetings, 1):
            self._meeting(number, meeting)
        self._section("Who said what", len(record.quotes), "nobody is quoted")
        for number, quote in enumerate(record.quotes, 1):
            self._quote(number, quote)
        people = [entity for entity in record.entities if entity.kind == "person"]
        others = [entity for entity in record.entities if entity.kind != "person"]
        self._section("People", len(people), "nobody is named")
        for entity in people:
            self._entity(entity)
        if others:
            self._section("Organisations, places and groups", len(others), "")
            for entity in others:
                self._entity(entity)
        if record.warnings:
            self._section("Warnings", len(record.warnings), "")
            for notice in record.warnings:
                self._warning(notice)

    # Lines

    def _line(self, *parts: tuple[str, str], lead: str = "") -> None:
        """Print parts, each a text and its style, as one paragraph hanging from `lead`."""
        console, text = self._console, Text()
        for part, style in parts:
            text.append(fitted(part, console.encoding), style)
        width = max(console.width - len(lead), 1)
        for number, line in enumerate(text.wrap(console, width, overflow="fold") or [text]):
            line.rstrip()
            whole = Text.assemble((lead if number == 0 else " " * len(lead), "cyan"), line)
            console.print(whole, no_wrap=True, crop=False, overflow="ignore", highlight=False)

    def _heading(self) -> None:
        article = self._record.article
        self._line((_safe(article.title) or EMPTY, "bold"))
        origin = [_safe(part) or EMPTY for part in (article.outlet, article.published, article.source.name)]
        self._line((" · ".join(origin), "dim"))
        self._line((counts(self._record), "dim"))

    def _section(self, title: str, number: int, nothing: str) -> None:
        self._console.print()
        self._line((title.upper(), "bold"), (f"  {number:,}" if number else f"  {EMPTY} {nothing}", "dim"))

    def _fields(self, *fields: tuple[str, str | None]) -> None:
        """Print names and values, `source: Venn; cue: told; to: —`."""
        parts: list[tuple[str, str]] = []
        for label, value in fields:
            parts += [
                ("; " if parts else "", "dim"),
                (f"{label}: ", "dim"),
                (value or EMPTY, "" if value else "dim"),
            ]
        self._line(*parts, lead=_INDENT)

    # Facts

    def _meeting(self, number: int, meeting: Meeting) -> None:
        head: list[tuple[str, str]] = []
        for index, participant in enumerate(meeting.participants):
            named = self._name(participant.entity)
            head += [(", " if index else "", ""), (named or EMPTY, "bold"), (f" ({participant.role})", "dim")]
        if not meeting.participants:
            head.append((EMPTY, "dim"))
        self._line(*head, lead=f"{number:>3} ")
        place, time = meeting.place, meeting.time
        when = None
        if time:
            printed = self._words((time.span,))
            when = f"{printed} ({_safe(time.value)})" if time.value else printed
        manner_ = f"{meeting.status}, {MODES[meeting.mode]}, confidence {sureness(meeting.confidence)}"
        self._line((manner_, "dim"), lead=_INDENT)
        self._fields(
            ("where", self._words((place.span,)) if place else None),
            ("when", when),
            ("about", "; ".join(self._words((topic.span,)) for topic in meeting.topics)),
            ("via", self._via(meeting.via)),
        )
        self._context((meeting.trigger,))

    def _quote(self, number: int, quote: Quote) -> None:
        speaker = self._name(quote.speaker)
        self._line(
            (speaker or EMPTY, "bold" if speaker else "dim"),
            (f"  {manner(quote)}, confidence {sureness(quote.confidence)}", "dim"),
            lead=f"{number:>3} ",
        )
        if quote.content:
            self._context(quote.content)
        else:
            said, remark = self._cut(quote.text)
            self._line((said, "bold"), (remark, "dim"), lead=_INDENT)
        fields: list[tuple[str, str | None]] = [
            ("source", self._words(quote.source)),
            ("cue", self._words(quote.cue)),
            ("to", self._addressee(quote)),
        ]
        fields.append(("via", self._via(quote.via)))
        if quote.within is not None:
            fields.append(("within", self._within(quote.within)))
        told = why_speaker(quote, self._cast.speaking(quote))
        if told:
            fields.append(("why", _safe(told)))
        self._fields(*fields)

    def _entity(self, entity: Entity) -> None:
        roles = "; ".join(map(self._role, self._cast.roles(entity)))
        kind = "" if entity.kind == "person" else f"  {ENTITY_KINDS[entity.kind]}"
        held = "" if entity.kind == "place" else f"  {roles or EMPTY}"  # places hold no office
        self._line((_safe(entity.name) or EMPTY, "bold"), (kind, "dim"), (held, ""), lead=_INDENT)
        others = ", ".join(_safe(other) for other in self._cast.other_names(entity))
        mentioned = f"{counted(len(entity.mentions), 'time')}, confidence {sureness(entity.confidence)}"
        fields = [("also", others), ("mentioned", mentioned)]
        if len(entity.names) > 1 or not APART.keys().isdisjoint(entity.by):
            fields.insert(1, ("why", _safe(why_one(entity))))
        if entity.members:
            fields.insert(0, ("members", ", ".join(map(self._name, entity.members))))
        self._fields(*fields)

    def _warning(self, notice: Notice) -> None:
        self._line((_safe(notice.code), "yellow"), (f"  {_safe(notice.message)}", ""), lead=_INDENT)
        if notice.span:
            self._context((notice.span,))

    # Words

    def _context(self, spans: Sequence[Span]) -> None:
        """Print the words of a fact bright in their dim surroundings, cut at the nearest words."""
        text, whole = self._text, hull(spans)
        before = text[max(whole.start - _CONTEXT, 0) : whole.start]
        after = text[whole.end : whole.end + _CONTEXT]
        if whole.start > _CONTEXT:
            before = "…" + (before.partition(" ")[2] or before)
        if whole.end + _CONTEXT < len(text):
            after = (after.rpartition(" ")[0] or after) + "…"
        opening, closing = ("[", "]") if self._brackets else ("", "")
        parts = [(printable(before).lstrip(), "dim")]
        last = whole.start
        for span in sorted(spans):
            between = printable(text[last : span.start])
            if len(between) > _BETWEEN:
                between = f"{between[: _BETWEEN // 2]}…{between[-_BETWEEN // 2 :]}"
            said, remark = self._cut(span.of(text))
            parts += [(between, "dim"), (opening + said + closing, "bold"), (remark, "dim")]
            last = max(last, span.end)
        parts.append((printable(after).rstrip(), "dim"))
        self._line(*parts, lead=_INDENT)

    def _cut(self, said: str) -> tuple[str, str]:
        """Return words, cut if they are too long, and a remark that says so."""
        if self._full or len(said) <= _LONGEST:
            return printable(said), ""
        shown = shortened(printable(said[: 2 * _LONGEST]), _LONGEST)
        return shown, f" ({counted(len(said), 'character')} in all)"

    def _words(self, spans: Sequence[Span]) -> str:
        said = words(self._text, spans)
        return _safe(said if self._full else shortened(said, _LONGEST))

    def _name(self, entity_id: str | None) -> str:
        return _safe(self._cast.name(entity_id))

    def _role(self, role: Role) -> str:
        """Return a role, with the body it names where its words do not."""
        printed, body = _safe(role.text), self._name(role.of)
        return printed if not body or body in printed else f"{printed} ({body})"

    def _addressee(self, quote: Quote) -> str | None:
        if quote.addressee is None:
            return None
        printed, named = self._words((quote.addressee.span,)), self._name(quote.addressee.entity)
        return f"{printed} ({named})" if named and named != printed else printed

    def _via(self, via: Sequence[Via]) -> str:
        steps = []
        for step in via:
            printed = GAP.join(self._words((span,)) for span in sorted((*step.source, *step.cue)))
            named = self._name(step.entity)
            steps.append(f"{printed} ({named})" if named and named not in printed else printed)
        return ", then ".join(steps)

    def _within(self, quote_id: str) -> str:
        numbers = [number for number, quote in enumerate(self._record.quotes, 1) if quote.id == quote_id]
        return f"quote {numbers[0]}" if numbers else _safe(quote_id)


def _safe(text: str | None) -> str:
    """Make text printable; after right-to-left letters the line goes on from left to right."""
    if not text:
        return ""
    text = printable(text)
    return text + _LEFT_TO_RIGHT_MARK if _RIGHT_TO_LEFT.search(text) else text
