"""Sources left out: "Venn stormed out of the talks and vowed: “Never.”" is Venn speaking.

A verb behind "and" has its subject from the clause before: the sentence's, where nobody else begins a clause
between the two. What is said in the passive voice ("and was told") has no speaker there.
"""

from __future__ import annotations

import re

from onrecord.findings import FoundQuote
from onrecord.resolution import Answer
from onrecord.resolve.answers import NOBODY, by
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory

# What a second verb of one subject follows.
_SHARES = re.compile(r"\b(?:and|but|then|yet)(?:\s\w+ly|\s(?:then|also|later|even|still))?\s\Z")
_PASSIVE = re.compile(r"(?i)(?:is|are|was|were|be|been|being|got)\b|it\b|there\b")
# Somebody behind one of these begins a clause of his own.
_CLAUSE = re.compile(
    r"\b(?:and|but|while|as|when|because|that|after|before|if|where|though|although|so)\s\Z|[;:]\s\Z"
)
# No verb waits longer for its subject, in code points; so far back the words before a place are looked at.
_REACH, _BEFORE = 400, 24


class Elided:
    """Answers for one article's quotes that have a cue and no source."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Take what was read so far."""
        self._layout = layout
        self._memory = memory

    def speaker(self, quote: FoundQuote) -> Answer:
        """Return who is the subject of the verb that reports, as the clause before it tells."""
        if not quote.cue or quote.within is not None or quote.cue[0].start > quote.content[0].start:
            return NOBODY
        layout, cue = self._layout, quote.cue[0]
        sentence = layout.sentence(cue.start)
        first = layout.subjects.get((sentence, OUTSIDE))
        if sentence < 0 or first is None or _PASSIVE.match(cue.of(layout.text)):
            return NOBODY
        mentions = layout.findings.mentions
        start = mentions[first].span.start
        if not 0 < cue.start - start <= _REACH or not _SHARES.search(self._before(cue.start)):
            return NOBODY
        subject = first
        for index in range(first + 1, len(mentions)):
            mention = mentions[index]
            if mention.span.start >= cue.start:
                break
            if mention.phrase.contains(mentions[first].phrase):
                subject = index  # "Ostrel Rovers coach Marta Venn"
            elif mention.kind == "person" and _CLAUSE.search(self._before(mention.phrase.start)):
                return NOBODY
        chain = self._memory.chain(subject)
        known = chain is not None and self._memory.chains[chain].kind == "person"
        return by("rule:shared-subject", chain) if known else NOBODY

    def _before(self, offset: int) -> str:
        return self._layout.text[max(offset - _BEFORE, 0) : offset]
