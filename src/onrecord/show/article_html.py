"""The article's text as HTML, every fact marked in place."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.show.marks import Mark, Segment, marks, paragraphs, segments
from onrecord.show.markup import exact
from onrecord.show.markup import words as escaped
from onrecord.show.printable import shortened
from onrecord.show.reasons import why
from onrecord.show.wording import FORMS
from onrecord.types import Entity, Mention, Record

_LONGEST = 80  # code points of a mention in its tip


class Marked(NamedTuple):
    """The marked article: its HTML, and in which paragraph (from 1) each anchor stands.

    A mark without words to stand on (empty, or nothing but a break between paragraphs) has no anchor.
    """

    html: str
    anchors: dict[str, int]


def marked_article(record: Record, prefix: str) -> Marked:
    """Write `article.text` as paragraphs of segments; every id starts with `prefix`.

    The text content of the result is `article.text`, all of it and nothing else. Each segment
    is a link to the note on its innermost fact; `data-f` names all its facts, the title says whom
    the innermost mention means and why. Only the first segment of a mark takes part in tabbing.
    """
    text = record.article.text
    bodies = paragraphs(text)
    writer = _SegmentWriter(record, prefix)
    anchors: dict[str, int] = {}
    html: list[str] = []
    paragraph = 0  # how many have been closed
    waiting: tuple[Mark, ...] = ()  # marks that start between paragraphs, to be anchored in the next one
    for segment in segments(len(text), marks(record), (cut for body in bodies for cut in body)):
        start, end = segment.span
        words = exact(text[start:end])
        if paragraph == len(bodies) or start < bodies[paragraph].start:
            html.append(f'<span class="gap">{words}</span>')
            waiting += segment.starts
            continue
        if start == bodies[paragraph].start:
            html.append(f'<p id="{prefix}p{paragraph + 1}" dir="auto">')
        starts = [mark for mark in waiting if mark.span.end > start]
        starts += segment.starts
        waiting = ()
        anchors.update((mark.anchor, paragraph + 1) for mark in starts)
        html.append(writer.html(segment, starts, words) if segment.marks else words)
        if end == bodies[paragraph].end:
            html.append("</p>")
            paragraph += 1
    return Marked("".join(html), anchors)


class _SegmentWriter:
    """Writes segments as links, with what the record says about the facts they belong to."""

    def __init__(self, record: Record, prefix: str) -> None:
        self._prefix = prefix
        self._kinds = {f"q{number}": quote.kind for number, quote in enumerate(record.quotes, 1)}
        # A fact's number is printed where its last piece ends.
        self._closing = {
            f"q{number}": quote.content[-1] for number, quote in enumerate(record.quotes, 1) if quote.content
        }
        self._closing |= {f"m{number}": meeting.trigger for number, meeting in enumerate(record.meetings, 1)}
        self._tips = _tips(record)

    def html(self, segment: Segment, starts: list[Mark], words: str) -> str:
        facts = list(dict.fromkeys(self._prefix + mark.fact for mark in segment.marks))
        numbers = " ".join(self._numbers(segment))
        attributes = f' id="{self._prefix}{starts[0].anchor}"' if starts else ' tabindex="-1"'
        if numbers:
            attributes += f' data-n="{numbers}"'
        tip = next((self._tips[mark.anchor] for mark in segment.marks if mark.anchor in self._tips), None)
        if tip:
            attributes += f' title="{escaped(tip)}"'
        return (
            "".join(f'<span class="at" id="{self._prefix}{mark.anchor}"></span>' for mark in starts[1:])
            + f'<a class="{self._classes(segment)}" href="#{facts[0]}" data-f="{" ".join(facts)}"'
            + f"{attributes}>{words}</a>"
        )

    def _classes(self, segment: Segment) -> str:
        classes = ["s"]
        for mark in segment.marks:
            classes += [mark.fact[0], mark.part]
            if mark.part == "content":
                classes.append(self._kinds[mark.fact])
        return " ".join(dict.fromkeys(classes))

    def _numbers(self, segment: Segment) -> list[str]:
        return [
            mark.fact[1:] if mark.part == "content" else mark.fact.upper()
            for mark in segment.ends
            if mark.part in {"content", "trigger"} and self._closing.get(mark.fact) == mark.span
        ]


def _tips(record: Record) -> dict[str, str]:
    """Return what is to be told of each mention, by the anchor of its mark (`marks.marks`)."""
    tips: dict[str, str] = {}
    for number, entity in enumerate(record.entities, 1):
        seen: dict[str, int] = {}
        for mention in entity.mentions:
            seen[mention.form] = nth = seen.get(mention.form, 0) + 1
            tips[f"e{number}-{mention.form}-{nth}"] = _tip(mention, entity, record.article.text)
    return tips


def _tip(mention: Mention, entity: Entity, text: str) -> str:
    """Return a mention's form, whom it means and why: `“he” (pronoun): Marta Venn, the one who …`."""
    printed = " ".join(mention.span.of(text).split())
    meant = shortened(entity.name, _LONGEST) if printed != entity.name else ""
    told = ", ".join(part for part in (meant, why(mention.by)) if part)
    return f"“{shortened(printed, _LONGEST)}” ({FORMS[mention.form]})" + (f": {told}" if told else "")
