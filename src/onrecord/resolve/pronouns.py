"""He and she: sieves that leave little doubt, then who stands out most (`salience`).

The sieves: in reported words "he" leads to who reports ("Venn said he …"), in a question to who is asked; the
pronoun of an opening phrase leads forward ("In his speech, Venn …"). Where two are level: to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from onrecord.findings import FoundMention
from onrecord.resolve.binding import Binding
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.salience import LEAD, Salience

THIRD_PERSON = frozenset("he she him her his hers himself herself".split())

# The words before the pronoun of an opening phrase are no more than these.
_OPENING = 6


class Pronouns:
    """Leads third-person pronouns in the singular, which must be asked in reading order."""

    def __init__(
        self,
        layout: Layout,
        memory: Memory,
        mentions: Sequence[FoundMention],
        binding: Binding,
        salience: Salience,
    ) -> None:
        """Take what says whom grammar forbids, and who stands out."""
        self._layout = layout
        self._memory = memory
        self._mentions = mentions
        self._binding = binding
        self._salience = salience

    def lead(self, index: int) -> tuple[int | None, str]:
        """Return the chain that a pronoun leads to, and the rule that says so."""
        mention = self._mentions[index]
        chain, rule = self._reporter(index, mention), "rule:reporter"
        if chain is None:
            chain, rule = self._forward(index, mention), "rule:forward"
        if chain is None:
            chain, rule = self._likeliest(index, mention)
        if chain is not None:
            found = self._memory.chains[chain]
            found.gender = found.gender or mention.gender
        return chain, rule

    def stands_out(self, index: int) -> int | None:
        """Return the person who stands out before a nominal that says nothing else: "the 54-year-old"."""
        mention = self._mentions[index]
        chain = self._salient(index, mention, self._salience.barred(mention))
        return chain if chain is not None and self._memory.chains[chain].named else None

    def _reporter(self, index: int, mention: FoundMention) -> int | None:
        """Lead a pronoun of indirect words to who says them, of a question to who is asked."""
        report = self._layout.report(mention.span)
        if report == OUTSIDE or self._layout.findings.quotes[report].kind == "direct":
            return None
        content = self._layout.findings.quotes[report].content[0]
        if self._binding.is_object(mention) or self._layout.in_marks(content.start, mention.span.start):
            return None
        asks = self._layout.asks(report)
        speaker = (self._memory.addressee_of if asks else self._memory.speaker_of).get(report)
        if speaker is None or not self._salience.fits(speaker, mention):
            return None
        for before in range(index - 1, -1, -1):
            other = self._mentions[before]
            if other.span.start < content.start:
                break
            if other.form == "name" and self._memory.chain_of.get(before) not in {None, speaker}:
                return None  # somebody else is spoken of first
        return speaker

    def _forward(self, index: int, mention: FoundMention) -> int | None:
        """Lead the pronoun of an opening phrase forward to the name behind the comma."""
        layout = self._layout
        sentence = layout.sentence(mention.span.start)
        start = layout.findings.sentences[sentence].start if sentence >= 0 else 0
        opening = layout.text[start : mention.span.start]
        if not 0 < len(opening.split()) <= _OPENING or any(c in opening for c in ',;“"'):
            return None
        for after in range(index + 1, min(index + 4, len(self._mentions))):
            other = self._mentions[after]
            if layout.sentence(other.span.start) != sentence:
                break
            between = layout.text[mention.span.end : other.phrase.start]
            if between.count(",") != 1 or not between.rstrip().endswith(","):
                continue
            chain = self._memory.chain(after)
            if other.form == "name" and chain is not None and self._salience.fits(chain, mention):
                return chain
        return None

    def _likeliest(self, index: int, mention: FoundMention) -> tuple[int | None, str]:
        """Lead to whom the model is sure of, who stands out, or the only one there is."""
        barred = self._salience.barred(mention)
        chain, rule = self._salience.sure(index, mention, barred), "rule:pair-score"
        if chain is None:
            chain, rule = self._salient(index, mention, barred), "rule:salience"
        if chain is None:
            chain, rule = self._only(mention, barred), "rule:only-one"
        return chain, rule

    def _salient(self, index: int, mention: FoundMention, barred: Set[int]) -> int | None:
        ranked = self._salience.ranked(index, mention, barred)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
            return None
        return ranked[0][1]

    def _only(self, mention: FoundMention, barred: Set[int]) -> int | None:
        """Return the only person of the gender whom the article has named so far."""
        found = {
            chain
            for chain in self._memory.met - barred
            if self._memory.chains[chain].named and self._salience.fits(chain, mention)
        }
        return found.pop() if len(found) == 1 else None
