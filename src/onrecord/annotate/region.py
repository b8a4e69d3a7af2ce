"""The statements of a document, or of one marked stretch, read in order.

A marked stretch that no cue claims goes on the quote before it in the same paragraph, runs on from the
paragraph before, stands alone with no source, or is no quote at all (a title, a nickname, a scare quote).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.attribution import Attribution
from onrecord.annotate.attributor import Attributor
from onrecord.annotate.document import Document
from onrecord.annotate.draft import Draft
from onrecord.annotate.marks import Marked
from onrecord.annotate.scare import is_speech
from onrecord.annotate.statement import Item, Range, Statement, statements
from onrecord.findings import FoundVia
from onrecord.spans import Span

# A first paragraph of no more code points than this is taken for the headline.
_LONGEST_HEADLINE = 160
# Marked words are no quote where the model is so sure of it: on PolNeAR dev nearly all left-over stretches
# that are none lie above, on the gold five of six that are one lie below.
_DOUBTED = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """Quotes found before the rules read: those given as blocks, and those that the model reads."""

    inside: Mapping[int, Draft]
    """The speech that each paragraph given as a block is part of."""
    read: Sequence[Draft] = ()
    doubt: Mapping[int, float] | None = None
    """How likely each marked stretch is no quote, as the model sees it; `None` where none reads."""


class Region:
    """The statements of the document, or of one marked stretch, read in order."""

    def __init__(
        self,
        document: Document,
        marked: Sequence[Marked],
        attributor: Attributor,
        parent: int | None,
        known: Known,
    ) -> None:
        """Take what is known of the region.

        Args:
            document: the text.
            marked: its stretches in marks.
            attributor: finds attributions by rule.
            parent: the index of the stretch that is the region, `None` for the whole document.
            known: quotes found already; rules add to them and to what they leave.
        """
        self._document = document
        self._marked = marked
        self._attributor = attributor
        self._parent = parent
        self._inside = known.inside
        self._doubt = known.doubt
        self._given = sorted(known.read, key=_anchor) if parent is None else []
        found = (*known.inside.values(), *self._given)
        self._claimed = {index for draft in found for index in draft.marked}
        self._drafts: list[Draft] = []
        self._last_marked: Draft | None = None
        self._speech: Draft | None = None
        self._number = 0
        self._adjacent = -1

    def drafts(self) -> list[Draft]:
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
        given = self._take_given(statement)
        waiting = self._drafts[-1] if self._drafts and self._drafts[-1].open_right else None
        if all(item.marked >= 0 or not item.text[:1].isalnum() for item in items):
            self._read_bare(statement, waiting)
            return
        for found in self._attributor.find(statement):
            if self._given and self._is_given(statement, found, given):
                continue
            if self._parent is not None and not any(
                items[i].marked >= 0 for piece in found.content for i in range(*piece)
            ):
                continue
            if not found.content and not found.open_right:
                self._claim_before(statement, found)
                continue
            if self._leaves(statement, found):
                self._take(statement, found)
        for item in items:
            if item.marked >= 0 and item.marked not in self._claimed:
                self._read_left_over(statement, item)

    def _leaves(self, statement: Statement, found: Attribution) -> bool:
        """Say whether the model leaves an attribution to the rules.

        In running text it is asked about every word, and what it passes over is hardly ever reported speech:
        of 76 such attributions in PolNeAR dev five were right. What stands in marks is left to the rules
        where the model does not take it for a title or a scare quote.
        """
        if self._doubt is None or self._parent is not None or self._speech is not None:
            return True
        inside = [statement.items[i].marked for piece in found.content for i in range(*piece)]
        return all(index >= 0 and not self._is_doubted(index) for index in inside)

    def _is_doubted(self, index: int) -> bool:
        return self._doubt is not None and self._doubt.get(index, 0.0) >= _DOUBTED

    def _take_given(self, statement: Statement) -> list[Draft]:
        """Take the given quotes whose cue, or else content, begins in a statement."""
        start, end = statement.span
        first = bisect_left(self._given, start, key=_anchor)
        given = self._given[first : bisect_left(self._given, end, key=_anchor)]
        self._drafts += given
        for draft in given:
            if draft.any_marked and draft.all_marked:
                self._last_marked = draft
        return given

    def _is_given(self, statement: Statement, found: Attribution, given: Sequence[Draft]) -> bool:
        """Say whether a given quote has a rule's cue or content; it then learns from the rule."""
        items = statement.items
        if found.cue:
            cue = _span(items, found.cue)
            for draft in given:
                if any(cue.overlaps(other) for other in draft.cue):
                    draft.addressee = _span(items, found.addressee) if found.addressee else None
                    draft.via = _via(items, found)
                    return True
        spans = [_span(items, piece) for piece in (*found.content, *((found.cue,) if found.cue else ()))]
        return any(
            span.overlaps(other)
            for draft in self._given
            for other in (*draft.content, *draft.cue, *draft.source)
            for span in spans
        )

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

    def _draft(self, statement: Statement, found: Attribution) -> Draft:
        items = statement.items
        return Draft(
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

    def _add(self, draft: Draft, items: Sequence[Item], piece: Range) -> None:
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

    def _follows(self, last: Draft) -> bool:
        """Say whether marks go on with the quote before: one without a source only in the next statement."""
        return bool(last.source) or last.rule == "bare" or self._number == self._adjacent

    def _release(self, index: int) -> None:
        """Take a stretch back from the bare quote that an earlier paragraph of it was read as."""
        for draft in reversed(self._drafts):
            if draft.rule == "bare" and index in draft.marked:
                draft.marked.remove(index)
                draft.content = [span for span in draft.content if span not in self._marked[index].inner]
                return

    def _read_bare(self, statement: Statement, waiting: Draft | None) -> None:
        """Read a statement of nothing but words in marks."""
        fresh = [
            (i, item)
            for i, item in enumerate(statement.items)
            if item.marked >= 0 and item.marked not in self._claimed and not self._is_doubted(item.marked)
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
            target = Draft(
                "bare", "speech", paragraph=statement.paragraph, parent=self._parent, speech=self._speech
            )
            target.running = last is not None and last.paragraph >= statement.paragraph - 1
            self._drafts.append(target)
        for index, _ in fresh:
            if index > 0 and statement.items[index - 1].text in {"–", "—"} and target.content:
                # “…?” – “…”: another speaker's turn.
                target = Draft("bare", "speech", paragraph=statement.paragraph, parent=self._parent)
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
        if self._is_doubted(item.marked):
            return
        stretch = self._marked[item.marked]
        paragraph = self._document.paragraphs[statement.paragraph]
        headline = statement.paragraph == 0 and paragraph.end - paragraph.start <= _LONGEST_HEADLINE
        if not is_speech(self._document.text, stretch, statement.items, item, headline=headline):
            return
        self._claimed.add(item.marked)
        draft = Draft("left-over", "speech", content=list(stretch.inner), marked=[item.marked])
        draft.paragraph = statement.paragraph
        draft.any_marked, draft.parent, draft.speech = True, self._parent, self._speech
        self._drafts.append(draft)
        after = statement.items[1].text if len(statement.items) > 1 else ""
        if item is statement.items[0] and (item.last in ".,!?…" or after == ","):
            self._last_marked = draft
            self._adjacent = self._number + 1


def _anchor(draft: Draft) -> int:
    """Return where a given quote is taken: where its cue begins, else its content."""
    return (draft.cue or draft.content)[0].start


def _via(items: Sequence[Item], found: Attribution) -> tuple[FoundVia, ...]:
    if found.via is None:
        return ()
    source, cue = found.via
    return (FoundVia((_span(items, source),), (_span(items, cue),)),)


def _span(items: Sequence[Item], piece: Range) -> Span:
    return Span(items[piece[0]].start, items[piece[1] - 1].end)
