"""What grammar forbids a pronoun: "Venn met him" (not Venn), "Pelle, her neighbour" (not Pelle)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory, Seen

_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b")
# What ends a clause, so that "him" may be who did it.
_CLAUSE = re.compile(
    r"[,;:—–“”\"()]|\b(?:that|who|which|when|while|because|after|before|if|and|but|as|said|says|told|to)\b"
)
# After these words "her" is an object and owns nothing.
_AFTER_OBJECT = frozenset(
    "a an the to in on at of for from by with and or but as that when if about into over after before off out"
    " up down again not is was were had has have would will could so too also it this there then what why how"
    " who whether where yesterday today tomorrow".split()
)
_NOMINATIVE = frozenset("he she himself herself".split())


class Binding:
    """Answers for one article's third-person pronouns."""

    def __init__(self, layout: Layout, memory: Memory, mentions: Sequence[FoundMention]) -> None:
        """Take what was read so far; `mentions` are the article's."""
        self._layout = layout
        self._memory = memory
        self._mentions = mentions

    def forbids(self, mention: FoundMention) -> set[int]:
        """Return the chains in the pronoun's sentence that it can't mean."""
        sentence = self._layout.sentence(mention.span.start)
        found = set()
        for seen in self._memory.before(mention.span.start):
            if seen.sentence < sentence:
                break
            if seen.mention >= 0 and (self._acts_on(seen, mention) or self._is_described_by(seen, mention)):
                found.add(seen.chain)
        return found

    def is_object(self, mention: FoundMention) -> bool:
        """Say whether a pronoun is "him", or a "her" that owns nothing, as far as the next word tells."""
        word = words_of(mention.span, self._layout.text).lower()
        if word != "her":
            return word == "him"
        after = self._layout.word_after(mention.span.end)
        return not after or after in _AFTER_OBJECT

    def _acts_on(self, seen: Seen, mention: FoundMention) -> bool:
        """Say whether the pronoun is what that mention's clause does something to."""
        if not seen.subject or not self.is_object(mention):
            return False
        subject = self._mentions[seen.mention].span
        return _CLAUSE.search(self._layout.between(subject, mention.span)) is None

    def _is_described_by(self, seen: Seen, mention: FoundMention) -> bool:
        """Say whether the pronoun stands in words that describe the name."""
        name = self._mentions[seen.mention]
        if (
            name.form != "name"
            or not name.phrase.contains(mention.span)
            or mention.span.start < name.span.end
        ):
            return False
        if _RELATIVE.search(self._layout.between(name.span, mention.span)):
            return self.is_object(mention)
        return words_of(mention.span, self._layout.text).lower() not in _NOMINATIVE
