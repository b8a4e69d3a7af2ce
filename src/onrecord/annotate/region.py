"""The statements of a document, or of one marked stretch, read in order.

A marked stretch that no cue claims goes on the quote before it in the same paragraph, runs on from the
paragraph before, stands alone with no source, or is no quote at all (a title, a nickname, a scare quote).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.attribution import Attribution
from onrecord.annotate.attributor import Attributor
from onrecord.annotate.document import Document
from onrecord.annotate.draft import Draft, covered, touches
from onrecord.annotate.drafting import anchor, drafted, empty_draft, span_of, via_of
from onrecord.annotate.inside import report_inside
from onrecord.annotate.marks import Marked
from onrecord.annotate.relay import Carried, Relay, cut_before, is_around, is_introduced, relay_of
from onrecord.annotate.scare import is_speech
from onrecord.annotate.statement import Item, Range, Statement, statements
from onrecord.findings import FoundVia
from onrecord.spans import Span, hull

# A first paragraph of no more code points than this is taken for the headline.
_LONGEST_HEADLINE = 160
# Marked words are no quote where the model is so sure of it: on PolNeAR dev nearly all left-over stretches
# that are none lie above, on the gold five of six that are one lie below.
_DOUBTED = 0.9


# A statement's given quotes, and so many before and after, may be touched by what a rule reads in it.
_NEAR = 6
# Rules that tell all of a quote by themselves.
_WHOLE = frozenset({"quoted-as", "message"})
INSIDE = "inside"
# How words in marks end that are somebody's sentence in somebody's words, and no name or term.
_SENTENCE = frozenset(".?!…,")
# What is denied was not said.
_DENIED = frozenset({"denied", "denies", "deny"})
# Of two readings of one content this share is common.
_MOST = 0.6


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
        self._given = sorted(known.read, key=anchor) if parent is None else []
        found = (*known.inside.values(), *self._given)
        self._claimed = {index for draft in found for index in draft.marked}
        self._drafts: list[Draft] = []
        self.relays: list[Relay] = []
        """Reports that pass on what the given quotes report."""
        self.ways: list[Carried] = []
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
        self._read_passed_on(statement, given)
        for found in self._attributor.find(statement):
            if self._given and self._is_given(statement, found, given):
                continue
            if not found.content and not found.open_right:
                self._claim_before(statement, found)
            elif self._inside_words() and not found.open_right:
                self._take_told(statement, report_inside(items, found))
            elif self._leaves(statement, found):
                self._take(statement, found)
        for item in items:
            if item.marked >= 0 and item.marked not in self._claimed:
                self._read_left_over(statement, item)

    def _take_told(self, statement: Statement, told: Attribution | None) -> None:
        """Take what is reported inside somebody's words."""
        if told is not None:
            told.rule = INSIDE if told.verb is not None else told.rule
            self._take(statement, told)

    def _inside_words(self) -> bool:
        """Say whether what is read stands in somebody's words as a whole."""
        return self._parent is not None or self._speech is not None

    def _leaves(self, statement: Statement, found: Attribution) -> bool:
        """Say whether the model leaves an attribution to the rules.

        In running text it is asked about every word, and what it passes over is hardly ever reported speech:
        of 76 such attributions in PolNeAR dev five were right. What stands in marks is left to the rules
        where the model does not take it for a title or a scare quote.
        """
        if self._doubt is None or self._inside_words():
            return True
        inside = [statement.items[i].marked for piece in found.content for i in range(*piece)]
        return all(index >= 0 and not self._is_doubted(index) for index in inside)

    def _is_doubted(self, index: int) -> bool:
        return self._doubt is not None and self._doubt.get(index, 0.0) >= _DOUBTED

    def _take_given(self, statement: Statement) -> list[Draft]:
        """Take the given quotes whose cue, or else content, begins in a statement."""
        start, end = statement.span
        first = bisect_left(self._given, start, key=anchor)
        given = self._given[first : bisect_left(self._given, end, key=anchor)]
        self._drafts += given
        for draft in given:
            if draft.any_marked and draft.all_marked:
                self._last_marked = draft
        return given

    def _is_given(self, statement: Statement, found: Attribution, given: Sequence[Draft]) -> bool:
        """Say whether a given quote has a rule's cue or content; it then learns from the rule."""
        items = statement.items
        if found.cue:
            cue = span_of(items, found.cue)
            for draft in given:
                if any(cue.overlaps(other) for other in draft.cue):
                    if draft.rule not in _WHOLE:
                        draft.addressee = span_of(items, found.addressee) if found.addressee else None
                        self._learn_source(statement, found, draft)
                    return True
        spans = [span_of(items, piece) for piece in (*found.content, *((found.cue,) if found.cue else ()))]
        touched = [draft for draft in self._near(statement) if touches(draft, spans)]
        if touched and found.cue and found.content:
            self._beside(statement, found, touched)
        return bool(touched)

    def _learn_source(self, statement: Statement, found: Attribution, draft: Draft) -> None:
        """Keep apart "S read out a letter in which" and "Olt had written" that were taken for one cue."""
        if not found.source or not found.cue or not draft.cue:
            return
        source, cue = span_of(statement.items, found.source), span_of(statement.items, found.cue)
        relative = statement.items[found.source[0] - 1].lower in {"which", "where"}
        if relative and draft.cue[0].contains(source) and draft.cue[0].contains(cue):
            draft.source, draft.cue = (source,), (cue,)

    def _near(self, statement: Statement) -> list[Draft]:
        """Return the given quotes whose cue, or else content, lies in the statement or near it."""
        start, end = statement.span
        first = bisect_left(self._given, start, key=anchor)
        return self._given[max(0, first - _NEAR) : bisect_left(self._given, end, key=anchor) + _NEAR]

    def _beside(self, statement: Statement, found: Attribution, touched: Sequence[Draft]) -> None:
        """Learn from an attribution that touches given quotes: one in them, or one that passes them on."""
        text = self._document.text
        told = drafted(statement, found)
        relay = relay_of(told, text)
        for draft in touched:
            if relay is not None and found.rule == "according-to" and cut_before(draft, relay, text):
                break
            if self._take_inside(statement, found, draft):
                return
        if relay is not None and is_around(found):
            self.relays.append(relay)
        for outer in touched:
            self._part(statement, found, outer)

    def _part(self, statement: Statement, found: Attribution, outer: Draft) -> None:
        """Let a rule have words that another cue was given: those behind "according to S", or far from it."""
        told = drafted(statement, found)
        if not told.source or touches(outer, told.source):
            return
        if is_introduced(outer, self._document.text):
            if covered(told.content, outer.content) >= _MOST:
                outer.via = (FoundVia(outer.source, outer.cue),) if outer.source else ()
                outer.rule, outer.act, outer.sure = told.rule, told.act, None
                outer.source, outer.cue, outer.frame = told.source, told.cue, told.frame
                if any(piece.overlaps(cue) for piece in outer.content for cue in told.cue):
                    outer.content = list(told.content)
            return
        if touches(outer, told.cue):
            return
        here = [piece for piece in outer.content if covered(told.content, [piece]) >= _MOST]
        elsewhere = not any(statement.span.contains(cue) for cue in outer.cue)
        if elsewhere and 0 < len(here) < len(outer.content):
            outer.content = [piece for piece in outer.content if piece not in here]
            self._take(statement, found)
            insort(self._given, self._drafts[-1], key=anchor)

    def _read_passed_on(self, statement: Statement, given: list[Draft]) -> None:
        """Take quotes of quotes and messages in place of what was given for their words; note the ways."""
        items = statement.items
        for way in self._attributor.ways(statement):
            self.ways.append(Carried(statement.span, span_of(items, way.source), span_of(items, way.cue)))
        for found in self._attributor.quoted(statement):
            cue = span_of(items, found.cue) if found.cue else None
            before = [draft for draft in given if cue and any(span.overlaps(cue) for span in draft.cue)]
            if not found.content:
                for draft in before:
                    draft.via = via_of(items, found)
                continue
            parts = (*found.content, found.cue, found.source, *(found.via or ()))
            words = hull([span_of(items, part) for part in parts if part])
            for draft in given:
                around = any(piece.contains(words) for piece in draft.content)
                if not around and any(span.overlaps(words) for span in (*draft.content, *draft.cue)):
                    self._drafts.remove(draft)
                    self._given.remove(draft)
                    self._claimed.difference_update(draft.marked)
            given[:] = [draft for draft in given if draft in self._given]
            self._take(statement, found)
            insort(self._given, self._drafts[-1], key=anchor)
            given.append(self._drafts[-1])

    def _take_inside(self, statement: Statement, found: Attribution, outer: Draft) -> bool:
        """Take an attribution with source and cue in the content of a given quote; say whether they are."""
        items = statement.items
        words = [span_of(items, part) for part in (found.cue, found.source) if part]
        around = next((piece for piece in outer.content if all(piece.contains(one) for one in words)), None)
        if around is None:
            return False
        listed = around.of(self._document.text).startswith("that ")
        told = report_inside(items, found, listed=listed)
        if told is None or (outer.cue and outer.cue[-1].of(self._document.text).lower() in _DENIED):
            return True
        told.rule = INSIDE
        draft = empty_draft(statement, told)
        for piece in told.content:
            start = items[piece[0]].start
            within = next((one for one in outer.content if one.start <= start < one.end), None)
            if within is not None:
                # What stands in marks behind the words around is not claimed: it is another quote.
                stop = next((at for at in range(*piece) if items[at].start >= within.end), piece[1])
                self._add(draft, items, (piece[0], stop))
                last = draft.content.pop()
                draft.content.append(Span(last.start, min(last.end, within.end)))
        if draft.content:
            self._drafts.append(draft)
        return True

    def _take(self, statement: Statement, found: Attribution) -> None:
        items = statement.items
        draft = empty_draft(statement, found)
        for piece in found.content:
            self._add(draft, items, piece)
        if found.addressee is not None:  # "told “Morning Ann” that"
            told = items[slice(*found.addressee)]
            self._claimed.update(item.marked for item in told if item.marked >= 0)
        draft.open_right = found.open_right
        if draft.content or found.open_right:
            self._drafts.append(draft)
        if draft.content and draft.any_marked and draft.all_marked:
            self._last_marked = draft

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
            draft.content.append(span_of(items, piece))
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
            target = Draft("bare", "speech", paragraph=statement.paragraph)
            target.running = last is not None and last.paragraph >= statement.paragraph - 1
            self._drafts.append(target)
        for index, _ in fresh:
            if index > 0 and statement.items[index - 1].text in {"–", "—"} and target.content:
                # “…?” – “…”: another speaker's turn.
                target = Draft("bare", "speech", paragraph=statement.paragraph)
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
        given = empty_draft(statement, found)
        last.rule, last.act = ("dash" if signed else "quote-before"), given.act
        last.cue, last.source, last.addressee, last.running = (
            given.cue,
            given.source,
            given.addressee,
            False,
        )

    def _read_left_over(self, statement: Statement, item: Item) -> None:
        """Decide on marked words in a statement that reports nothing of them."""
        if self._is_doubted(item.marked):
            return
        stretch = self._marked[item.marked]
        if self._inside_words() and stretch.inner[-1].of(self._document.text).rstrip()[-1:] not in _SENTENCE:
            return
        paragraph = self._document.paragraphs[statement.paragraph]
        headline = statement.paragraph == 0 and paragraph.end - paragraph.start <= _LONGEST_HEADLINE
        if not is_speech(self._document.text, stretch, statement.items, item, headline=headline):
            return
        self._claimed.add(item.marked)
        draft = Draft("left-over", "speech", content=list(stretch.inner), marked=[item.marked])
        draft.paragraph = statement.paragraph
        draft.any_marked = True
        self._drafts.append(draft)
        after = statement.items[1].text if len(statement.items) > 1 else ""
        if item is statement.items[0] and (item.last in ".,!?…" or after == ","):
            self._last_marked = draft
            self._adjacent = self._number + 1
