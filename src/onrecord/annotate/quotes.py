"""Quotes of a document: attributions put together across statements, and marks without attribution.

A marked stretch that no cue claims goes on the quote before it in the same paragraph, runs on from the
paragraph before, stands alone with no source, or is no quote at all (a title, a nickname, a scare quote).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.attribution import Attribution
from onrecord.annotate.attributor import Attributor
from onrecord.annotate.block import Speech
from onrecord.annotate.document import Document
from onrecord.annotate.marks import Marked
from onrecord.annotate.scare import is_speech
from onrecord.annotate.statement import Item, Range, Statement, statements
from onrecord.annotate.subject import Subjects
from onrecord.findings import FoundMention, FoundQuote, FoundVia
from onrecord.lexicon.confidence import confidence
from onrecord.spans import Span
from onrecord.types import QuoteAct, QuoteKind

# A first paragraph of no more code points than this is taken for the headline.
_LONGEST_HEADLINE = 160


@dataclass(slots=True)
class _Draft:
    """A quote in the making."""

    rule: str
    act: QuoteAct
    frame: str = ""
    content: list[Span] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: Span | None = None
    via: tuple[FoundVia, ...] = ()
    running: bool = False
    paragraph: int = 0
    all_marked: bool = True
    any_marked: bool = False
    open_right: bool = False
    parent: int | None = None
    speech: _Draft | None = None
    """The speech, given as a block, that this quote stands in."""

    @property
    def kind(self) -> QuoteKind:
        return "direct" if self.all_marked and self.any_marked else "mixed" if self.any_marked else "indirect"


def find_quotes(
    document: Document,
    mentions: Sequence[FoundMention],
    marked: Sequence[Marked],
    speeches: Sequence[Speech],
) -> tuple[FoundQuote, ...]:
    """Return the document's quotes in text order, spans counted in the document's text."""
    attributor = Attributor(Subjects(mentions), marked, document.text)
    drafts = [_of_speech(speech) for speech in speeches]
    inside = {
        number: draft for speech, draft in zip(speeches, drafts, strict=True) for number in speech.paragraphs
    }
    with_children = sorted({stretch.parent for stretch in marked if stretch.parent is not None})
    for parent in (None, *with_children):
        drafts += _Region(document, marked, attributor, parent, inside).drafts()
    drafts = [draft for draft in drafts if draft.content]
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end, draft.cue))
    return tuple(_found(draft, drafts) for draft in drafts)


def _of_speech(speech: Speech) -> _Draft:
    draft = _Draft(speech.rule, "speech", content=list(speech.content), marked=list(speech.marked))
    draft.cue = (speech.cue,) if speech.cue else ()
    draft.source = (speech.source,) if speech.source else ()
    draft.any_marked = True
    return draft


class _Region:
    """The statements of the document, or of one marked stretch, read in order."""

    def __init__(
        self,
        document: Document,
        marked: Sequence[Marked],
        attributor: Attributor,
        parent: int | None,
        inside: Mapping[int, _Draft],
    ) -> None:
        self._document = document
        self._marked = marked
        self._attributor = attributor
        self._parent = parent
        self._inside = inside
        self._claimed = {index for draft in inside.values() for index in draft.marked}
        self._drafts: list[_Draft] = []
        self._last_marked: _Draft | None = None
        self._speech: _Draft | None = None
        self._number = 0
        self._adjacent = -1

    def drafts(self) -> list[_Draft]:
        """Read every statement and return what was found."""
        for number, statement in enumerate(statements(self._document, self._marked, self._parent)):
            self._number = number
            self._read(statement)
        return self._drafts

    def _read(self, statement: Statement) -> None:
        speech = self._inside.get(statement.paragraph) if self._parent is None else None
        if speech is not None:
            spoken = tuple(
                i for i in statement.items if any(p.start <= i.start < p.end for p in speech.content)
            )
            if not spoken:
                return
            statement = Statement(spoken, statement.paragraph)
        self._speech = speech
        items = statement.items
        waiting = self._drafts[-1] if self._drafts and self._drafts[-1].open_right else None
        if all(item.marked >= 0 or not item.text[:1].isalnum() for item in items):
            self._read_bare(statement, waiting)
            return
        for found in self._attributor.find(statement):
            if self._parent is not None and not any(
                items[i].marked >= 0 for piece in found.content for i in range(*piece)
            ):
                continue
            if not found.content and not found.open_right:
                self._claim_before(statement, found)
                continue
            self._take(statement, found)
        for item in items:
            if item.marked >= 0 and item.marked not in self._claimed:
                self._read_left_over(statement, item)

    def _take(self, statement: Statement, found: Attribution) -> None:
        items = statement.items
        draft = self._draft(statement, found)
        for piece in found.content:
            self._add(draft, items, piece)
        draft.open_right = found.open_right
        if draft.content or found.open_right:
            self._drafts.append(draft)
        if draft.content and draft.any_marked and draft.all_marked:
            self._last_marked = draft

    def _draft(self, statement: Statement, found: Attribution) -> _Draft:
        items = statement.items
        return _Draft(
            found.rule,
            found.act,
            found.frame,
            cue=(_span(items, found.cue),) if found.cue else (),
            source=(_span(items, found.source),) if found.source else (),
            addressee=_span(items, found.addressee) if found.addressee else None,
            via=_via(items, found),
            paragraph=statement.paragraph,
            parent=self._parent,
            speech=self._speech,
        )

    def _add(self, draft: _Draft, items: Sequence[Item], piece: Range) -> None:
        """Add a piece of content; one that is a marked stretch and no more goes in without its marks."""
        start, stop = piece
        inside = [item.marked for item in items[start:stop] if item.marked >= 0]
        whole = len(inside) == stop - start
        if whole:
            for index in inside:
                self._release(index)
                if index not in draft.marked:
                    draft.content += self._marked[index].inner
        else:
            draft.content.append(_span(items, piece))
            draft.all_marked = False
        draft.any_marked = draft.any_marked or bool(inside)
        draft.marked += inside
        self._claimed.update(inside)

    def _follows(self, last: _Draft) -> bool:
        """Say whether marks go on with the quote before: one without a source only in the next statement."""
        return bool(last.source) or last.rule == "bare" or self._number == self._adjacent

    def _release(self, index: int) -> None:
        """Take a stretch back from the bare quote that an earlier paragraph of it was read as."""
        for draft in reversed(self._drafts):
            if draft.rule == "bare" and index in draft.marked:
                draft.marked.remove(index)
                draft.content = [span for span in draft.content if span not in self._marked[index].inner]
                return

    def _read_bare(self, statement: Statement, waiting: _Draft | None) -> None:
        """Read a statement of nothing but words in marks."""
        fresh = [
            (i, item)
            for i, item in enumerate(statement.items)
            if item.marked >= 0 and item.marked not in self._claimed
        ]
        if not fresh:
            return
        last = self._last_marked
        if waiting is not None:
            target = waiting
            waiting.open_right = False
        elif last is not None and last.paragraph == statement.paragraph and self._follows(last):
            target = last
        else:
            target = _Draft(
                "bare", "speech", paragraph=statement.paragraph, parent=self._parent, speech=self._speech
            )
            target.running = last is not None and last.paragraph >= statement.paragraph - 1
            self._drafts.append(target)
        for index, _ in fresh:
            if index > 0 and statement.items[index - 1].text in {"–", "—"} and target.content:
                # “…?” – “…”: another speaker's turn.
                target = _Draft("bare", "speech", paragraph=statement.paragraph, parent=self._parent)
                target.speech = self._speech
                self._drafts.append(target)
            self._add(target, statement.items, (index, index + 1))
        target.paragraph = statement.paragraph
        self._last_marked = target

    def _claim_before(self, statement: Statement, found: Attribution) -> None:
        """Give "S said Friday." or "— S" after a full stop the bare quote that stands before it."""
        last = self._last_marked
        signed = found.rule == "dash"
        if last is None or last.rule != "bare" or last.source:
            return
        if last.paragraph != statement.paragraph and not (
            signed and last.paragraph == statement.paragraph - 1
        ):
            return
        drafted = self._draft(statement, found)
        last.rule, last.act = ("dash" if signed else "quote-before"), drafted.act
        last.cue, last.source, last.addressee, last.running = (
            drafted.cue,
            drafted.source,
            drafted.addressee,
            False,
        )

    def _read_left_over(self, statement: Statement, item: Item) -> None:
        """Decide on marked words in a statement that reports nothing of them."""
        stretch = self._marked[item.marked]
        paragraph = self._document.paragraphs[statement.paragraph]
        headline = statement.paragraph == 0 and paragraph.end - paragraph.start <= _LONGEST_HEADLINE
        if not is_speech(self._document.text, stretch, statement.items, item, headline=headline):
            return
        self._claimed.add(item.marked)
        draft = _Draft("left-over", "speech", content=list(stretch.inner), marked=[item.marked])
        draft.paragraph = statement.paragraph
        draft.any_marked, draft.parent, draft.speech = True, self._parent, self._speech
        self._drafts.append(draft)
        after = statement.items[1].text if len(statement.items) > 1 else ""
        if item is statement.items[0] and (item.last in ".,!?…" or after == ","):
            self._last_marked = draft
            self._adjacent = self._number + 1


def _via(items: Sequence[Item], found: Attribution) -> tuple[FoundVia, ...]:
    if found.via is None:
        return ()
    source, cue = found.via
    return (FoundVia((_span(items, source),), (_span(items, cue),)),)


def _span(items: Sequence[Item], piece: Range) -> Span:
    return Span(items[piece[0]].start, items[piece[1] - 1].end)


def _found(draft: _Draft, drafts: Sequence[_Draft]) -> FoundQuote:
    within = None
    if draft.parent is not None:
        within = next((i for i, other in enumerate(drafts) if draft.parent in other.marked), None)
    elif draft.speech is not None:
        within = next(i for i, other in enumerate(drafts) if other is draft.speech)
    if within is not None and not _holds(drafts[within].content, draft.content):
        within = None
    return FoundQuote(
        kind=draft.kind,
        act=draft.act,
        content=tuple(sorted(draft.content)),
        cue=draft.cue,
        source=draft.source,
        addressee=draft.addressee,
        via=draft.via,
        running=draft.running,
        within=within,
        confidence=confidence(draft.rule, draft.kind, draft.frame),
        by=(f"rule:{draft.rule}", f"frame:{draft.frame}") if draft.frame else (f"rule:{draft.rule}",),
    )


def _holds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Say whether every piece of the one content lies inside a piece of the other."""
    return all(any(around.contains(piece) for around in outer) for piece in inner)
