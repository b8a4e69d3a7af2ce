"""Who stands out: points for each person that a pronoun may mean.

Near, subject of its sentence, the speaker before, the gender that a name tells, and the model's shares. The
points were set by coordinate ascent on the 806 third-person pronouns and the speakers of benchmarks/gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from onrecord.findings import FoundMention
from onrecord.resolve.binding import Binding
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory, Seen

_PER_SENTENCE = -1.5
_SUBJECT = 0.4
# Who spoke last, in the sentence after and less with each that follows; who has just asked does not answer.
_SPEAKER, _ASKED = 0.6, -2.2
_SAME_GENDER = 0.3
# Named in another quote, or outside of this one.
_OTHER_FRAME = -1.4
# A single word may be a town that the finder took for a surname.
_DOUBTFUL = -0.7
# Each other person between.
_BETWEEN = 0.1
# What the whole of the model's share weighs.
_SHARE = 4.0
# A share of this much decides by itself: of such, four in five are right (benchmarks/gap.py --pairs).
_SURE = 0.5
# A pronoun leads back over no more than this many sentences.
_REACH = 6
# The best candidate is taken when it leads by this much.
LEAD = 0.05


class Salience:
    """Points in one article, at the place that was read last."""

    def __init__(
        self,
        layout: Layout,
        memory: Memory,
        binding: Binding,
        shares: Mapping[int, Sequence[tuple[int, float]]],
    ) -> None:
        """Take the model's shares: for a mention, others with how likely they mean the same."""
        self._layout = layout
        self._memory = memory
        self._binding = binding
        self._shares = shares

    def ranked(self, index: int, mention: FoundMention, barred: Set[int]) -> list[tuple[float, int]]:
        """Return the people whom a mention may mean with their points, the most salient first."""
        scores = self._points(mention, barred)
        for chain, share in self._told(index).items():
            if chain not in barred and self.fits(chain, mention):
                scores[chain] = scores.get(chain, _PER_SENTENCE * _REACH) + _SHARE * share
        return sorted(((score, chain) for chain, score in scores.items()), key=lambda one: (-one[0], one[1]))

    def sure(self, index: int, mention: FoundMention, barred: Set[int]) -> int | None:
        """Return the person of whom the model is sure enough by itself, where grammar allows it.

        Of the source of a quote it is not asked: that reading follows who talks to whom.
        """
        if self._layout.says(mention.span) != OUTSIDE:
            return None
        told = self._told(index)
        best = max(told, key=lambda chain: (told[chain], -chain), default=None)
        if best is None or told[best] < _SURE or not self.fits(best, mention):
            return None
        return None if best in barred else best

    def fits(self, chain: int, mention: FoundMention) -> bool:
        """Say whether a chain is a person of whom nothing speaks against the gender."""
        found = self._memory.chains[chain]
        return found.kind == "person" and found.fits(mention.gender)

    def barred(self, mention: FoundMention) -> set[int]:
        """Return whom grammar forbids, and the speaker, who says "I"."""
        speaking = self._memory.speaker_around(self._layout.frame(mention.span))
        return self._binding.forbids(mention) | (set() if speaking is None else {speaking})

    def _points(self, mention: FoundMention, barred: Set[int]) -> dict[int, float]:
        here = self._layout.sentence(self._layout.standpoint(mention.span))
        frame = self._layout.frame(mention.span)
        speaking = self._memory.speaker_around(frame)
        scores: dict[int, float] = {}
        for seen in self._memory.before(mention.span.start):
            distance = max(0, here - seen.sentence)
            if distance > _REACH:
                break
            if seen.chain in barred or not self.fits(seen.chain, mention):
                continue
            if self._is_anothers(seen, frame, speaking):
                continue
            score = _PER_SENTENCE * distance + (_SUBJECT if seen.subject else 0.0)
            score += _OTHER_FRAME if seen.frame != frame else 0.0
            score -= _BETWEEN * (len(scores) - (seen.chain in scores))
            scores[seen.chain] = max(scores.get(seen.chain, score), score)
        for chain in scores:
            if chain == self._memory.last_speaker and frame == OUTSIDE:
                scores[chain] += _ASKED if self._answers(mention) else _SPEAKER * self._lately(here)
            scores[chain] += self._agreement(chain, mention)
            scores[chain] += _DOUBTFUL if self._is_doubtful(chain) else 0.0
        return scores

    def _told(self, index: int) -> dict[int, float]:
        """Return the model's shares, added up over the mentions of each chain."""
        found: dict[int, float] = {}
        for antecedent, share in self._shares.get(index, ()):
            chain = self._memory.chain(antecedent)
            if chain is not None:
                found[chain] = found.get(chain, 0.0) + share
        return found

    def _is_anothers(self, seen: Seen, frame: int, speaking: int | None) -> bool:
        """Say whether somebody without a name lives in another speaker's words only: "a girl told me"."""
        if self._memory.chains[seen.chain].named or seen.frame in {frame, OUTSIDE}:
            return False
        return speaking is None or self._memory.speaker_around(seen.frame) != speaking

    def _answers(self, mention: FoundMention) -> bool:
        """Say whether the pronoun is the source of a quote that answers the question before it."""
        return self._memory.asked and self._layout.says(mention.span) != OUTSIDE

    def _lately(self, here: int) -> float:
        """Return how much the last speaker still counts: fully in this sentence and the next, then less."""
        return max(0.0, 1.0 - 0.25 * max(0, here - self._memory.spoke_at - 1))

    def _agreement(self, chain: int, mention: FoundMention) -> float:
        """Return the points for the gender that is known, or that the given name sounds like."""
        found = self._memory.chains[chain]
        if mention.gender is None or found.gender == mention.gender:
            return _SAME_GENDER
        if found.leaning is None:
            return 0.0
        return _SAME_GENDER if found.leaning == mention.gender else -_SAME_GENDER

    def _is_doubtful(self, chain: int) -> bool:
        """Say whether a single word without a courtesy is all that says that this is a person."""
        found = self._memory.chains[chain]
        if not found.named or found.gender is not None or found.leaning is not None:
            return False
        return all(
            person.is_bare and not person.honorifics and len(person.words) < 2 for person in found.persons
        )
