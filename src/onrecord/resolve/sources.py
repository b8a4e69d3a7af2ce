"""Sources: the mention that the words for a quote's speaker turn on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.spans import Span

# A source's title and its name lie no further from the source's beginning than this many code points.
_TITLE = 4
# What somebody's words stand in: "Venn's message said" is Venn speaking.
_PAPERS = frozenset(
    "message statement letter telegram tweet post note email memo speech remarks book article column"
    " essay".split()
)
_CALLED = re.compile(r"\b(?:named|called|known as|performs as|real name|born|names? (?:only )?as)\Z")
_POSSESSIVE = frozenset({"his", "her"})


class Sources:
    """Finds the mention that a source's words turn on."""

    def __init__(self, text: str, mentions: Sequence[FoundMention]) -> None:
        """Index the mentions, which are in text order."""
        self._text = text
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def head(self, span: Span) -> int | None:
        """Return the index of the head mention of a noun phrase.

        It is the mention whose phrase begins where the noun phrase does and takes in most of it, else the
        first one inside that owns nothing ("Istrova's Ministry of Health").
        """
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        inside = [i for i in range(first, last) if self._mentions[i].span.end <= span.end + 1]
        inside = [i for i in inside if not self._owns(i, span)] or inside
        if not inside or self._are_two(inside):
            return None
        whole = [i for i in inside if self._mentions[i].phrase.start <= span.start + _TITLE]
        if whole:
            return max(whole, key=lambda i: (min(self._mentions[i].phrase.end, span.end), -i))
        return inside[0]

    def _are_two(self, inside: Sequence[int]) -> bool:
        """Say whether "and" joins two names, neither of which stands in the other's phrase."""
        named = [i for i in inside if self._mentions[i].form == "name"]
        for first, second in pairwise(named):
            one, other = self._mentions[first], self._mentions[second]
            between = self._text[one.span.end : other.phrase.start].split()
            if between == ["and"] and not one.phrase.contains(other.span):
                return True
        return False

    def called(self, content: Span) -> int | None:
        """Return the person whom words call by name as they begin: "Marta Ivanovna, good morning"."""
        first = bisect_left(self._starts, content.start)
        if first == len(self._mentions):
            return None
        mention = self._mentions[first]
        opens = mention.phrase.start - content.start <= _TITLE or mention.span.start - content.start <= _TITLE
        called = opens and mention.kind == "person" and mention.form != "pronoun"
        return first if called and self._text[mention.span.end : mention.span.end + 1] == "," else None

    def owner(self, span: Span) -> int | None:
        """Return whose paper or speech a source is: the mention at its beginning, in "his message"."""
        words = words_of(span, self._text).lower().split()
        if len(words) < 2 or words[-1] not in _PAPERS:
            return None
        first = bisect_left(self._starts, span.start)
        if first == len(self._mentions) or self._mentions[first].span.start - span.start > _TITLE:
            return None
        pronoun = words_of(self._mentions[first].span, self._text).lower() in _POSSESSIVE
        return first if pronoun or self._owns(first, span) else None

    def named_beside(self, head: int, span: Span) -> int | None:
        """Return the person named in apposition or brackets to a nominal: "the chair (Ms Brandt)"."""
        for index in range(head + 1, len(self._mentions)):
            mention = self._mentions[index]
            if mention.span.end > span.end:
                return None
            between = self._text[self._mentions[index - 1].span.end : mention.phrase.start].strip()
            beside = between[-1:] in {",", "("} or is_called(between)
            if mention.form == "name" and mention.kind == "person" and beside:
                return index
        return None

    def _owns(self, index: int, span: Span) -> bool:
        """Say whether a possessive follows the mention inside the noun phrase."""
        end = self._mentions[index].span.end
        return end < span.end and self._text[end : end + 2] in {"'s", "’s", "' ", "’ "}


def is_called(words: str) -> bool:
    """Say whether words end as those before somebody's name: "a woman who gave her name only as"."""
    return _CALLED.search(words[-24:].rstrip()) is not None
