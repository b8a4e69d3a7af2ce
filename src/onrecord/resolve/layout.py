"""Where things stand in an article: its sentence, its paragraph, the quote around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from onrecord.findings import Findings, FoundMention, FoundQuote
from onrecord.spans import Span, hull

OUTSIDE = -1
"""The frame of what stands in no quote."""

# Nested no deeper than this, so that a frame is found in constant time.
_DEPTH = 8
# What follows a place at the head of a report: "TARSK, April 4 (Coastwire) — ".
_DATELINE = re.compile(r"(?P<date>,[^\n—–]{0,24})?\s?(?P<agency>\([^)\n]{1,24}\))?\s?(?:[—–]|-\s|--)")
_DAY = re.compile(r"\d|day\b")
_NO_SUBJECTS = frozenset("his her its their my our your him them me us whose whom".split())
_PREPOSITIONS = frozenset(
    "in at on from with for by of to after before under over about against between among into near without"
    " like during since until through behind beside than as".split()
)
# Before a place's name.
_WHERE = frozenset("in at to from near of for across around outside via into through".split())
_CLOSES = re.compile(r"[’'](?![^\W\d_])")
_ASKED = re.compile(r"\bask(?:ed|s|ing)?\b")
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Layout:
    """Answers about offsets in one article's text; numbers are places in the findings."""

    def __init__(self, text: str, findings: Findings) -> None:
        """Index sentences, paragraphs and the contents of quotes."""
        self.text = text
        self.findings = findings
        self._sentences = [sentence.start for sentence in findings.sentences]
        self._paragraphs = [paragraph.start for paragraph in findings.paragraphs]
        self._spoken = _pieces(findings.quotes, ("direct",))
        self._reported = _pieces(findings.quotes, ("direct", "mixed", "indirect"))

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that holds `offset`, -1 before the first."""
        return bisect_right(self._sentences, offset) - 1

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that holds `offset`, -1 before the first."""
        return bisect_right(self._paragraphs, offset) - 1

    def frame(self, span: Span) -> int:
        """Return the innermost direct quote that `span` stands in, `OUTSIDE` where there is none."""
        return _innermost(self._spoken, span)

    def report(self, span: Span) -> int:
        """Return the innermost quote of whatever kind that `span` stands in, `OUTSIDE` for none."""
        return _innermost(self._reported, span)

    def voice(self, quote: int) -> int:
        """Return the quote in whose own words a quote stands: itself, or the first around it not reported."""
        while quote != OUTSIDE and self.findings.quotes[quote].kind == "indirect":
            around = self.findings.quotes[quote].within
            quote = OUTSIDE if around is None else around
        return quote

    def told_at(self, quote: int) -> int:
        """Return the offset at which a reader knows who speaks: the end of the source, else the beginning."""
        found = self.findings.quotes[quote]
        return found.source[-1].end if found.source else found.content[0].start

    @cached_property
    def _source_quotes(self) -> list[tuple[Span, int]]:
        return sorted(
            (hull(quote.source), number) for number, quote in enumerate(self.findings.quotes) if quote.source
        )

    def in_marks(self, start: int, offset: int) -> bool:
        """Say whether quotation marks that open behind `start` are still open at `offset`."""
        words = self.text[start:offset]
        single = max(words.rfind(" ‘"), words.rfind(" '"))
        closed = _CLOSES.search(words, max(single, 0) + 2) if single >= 0 else True
        return (
            words.count("“") > words.count("”")
            or words.count("«") > words.count("»")
            or words.count('"') % 2 == 1
            or not closed
        )

    def says(self, span: Span) -> int:
        """Return the quote whose source the words stand in, `OUTSIDE` where they are no source."""
        return _innermost(self._source_quotes, span)

    def standpoint(self, span: Span) -> int:
        """Return the offset from which words are understood: of "“…,” she said" the quote's beginning."""
        quote = self.says(span)
        if quote == OUTSIDE:
            return span.start
        return min(span.start, self.findings.quotes[quote].content[0].start)

    def is_dateline(self, span: Span) -> bool:
        """Say whether a name stands at the head of a report, as its place: "TARSK, April 4 (Coastwire) —"."""
        found = _DATELINE.match(self.text, span.end)
        paragraph = self.paragraph(span.start)
        opens = paragraph >= 0 and self.findings.paragraphs[paragraph].start == span.start
        if found is None or not opens:
            return False
        dated = found["date"] is not None and _DAY.search(found["date"]) is not None
        return span.of(self.text).isupper() or dated or found["agency"] is not None

    def is_somewhere(self, span: Span) -> bool:
        """Say whether a word like "in" stands before a name, as it does before a place's."""
        before = self.text[max(0, span.start - 8) : span.start].split()
        return bool(before) and before[-1].lower() in _WHERE

    def word_after(self, offset: int) -> str:
        """Return the word that follows `offset` with nothing but white space between, in small letters."""
        gap = _GAP.match(self.text, offset)
        word = _WORD.match(self.text, gap.end()) if gap else None
        return word[0].lower() if word else ""

    def is_owner(self, span: Span) -> bool:
        """Say whether the words own what follows: "the defendant's sister"."""
        return self.text[span.end : span.end + 2] in {"'s", "’s", "' ", "’ "}

    def between(self, first: Span, second: Span) -> str:
        """Return the text between two spans, empty where they touch."""
        return self.text[first.end : second.start]

    @cached_property
    def subjects(self) -> dict[tuple[int, int], int]:
        """The mention that comes first in a sentence, by sentence and frame: a quote has its own.

        What stands in a dateline is none: its place, the land, the agency.
        """
        found: dict[tuple[int, int], int] = {}
        head = 0
        for index, mention in enumerate(self.findings.mentions):
            if self.is_dateline(mention.span):
                dateline = _DATELINE.match(self.text, mention.span.end)
                head = dateline.end() if dateline else head
            if mention.span.start >= head and self._may_act(mention):
                found.setdefault((self.sentence(mention.span.start), self.frame(mention.span)), index)
        return found

    @property
    def heads(self) -> list[int]:
        """The subjects in text order."""
        return sorted(self.subjects.values())

    def asks(self, quote: int) -> bool:
        """Say whether a quote is a question: it ends so, or it is what somebody asked."""
        found = self.findings.quotes[quote]
        cue = " ".join(span.of(self.text).lower() for span in found.cue)
        words = found.content[-1].of(self.text).rstrip()
        asked = _ASKED.search(cue) and not found.content[0].of(self.text).lower().startswith("to ")
        return words.endswith("?") or bool(asked)

    def _may_act(self, mention: FoundMention) -> bool:
        """Say whether a mention may be its sentence's subject: no owner, behind no "in"."""
        if self.is_owner(mention.span):
            return False
        if mention.form == "pronoun" and mention.span.of(self.text).lower() in _NO_SUBJECTS:
            return False
        before = self.text[max(0, mention.phrase.start - 16) : mention.phrase.start].split()
        return not before or before[-1].lower() not in _PREPOSITIONS

    def source_of(self, quote: int) -> Span | None:
        """Return the words of a quote's source, from the first to the last; `None` where it has none."""
        source = self.findings.quotes[quote].source
        return hull(source) if source else None


def _pieces(quotes: Sequence[FoundQuote], kinds: Sequence[str]) -> list[tuple[Span, int]]:
    return sorted(
        (span, number) for number, quote in enumerate(quotes) if quote.kind in kinds for span in quote.content
    )


def _innermost(pieces: list[tuple[Span, int]], span: Span) -> int:
    place = bisect_right(pieces, (Span(span.start, 1 << 62), 0)) - 1
    for piece, number in reversed(pieces[max(0, place - _DEPTH) : place + 1]):
        if piece.contains(span):
            return number
    return OUTSIDE
