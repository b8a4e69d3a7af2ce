"""Coreference: every mention to its chain, asked in reading order.

Which kind of mention is led by what: names were put together before (`clusters`), nominals by `nominals`,
"the two leaders" and "they" by `plurals`, he and she by `pronouns`; "who" leads to the words before it, "I"
to the speaker of the quote around it, "you" to the one who is spoken to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from onrecord.findings import Findings, FoundMention
from onrecord.lexicon.people import is_role
from onrecord.printed import words_of
from onrecord.resolve.binding import Binding
from onrecord.resolve.chains import Chain
from onrecord.resolve.interview import find_interview
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.nominals import Nominals
from onrecord.resolve.plurals import Plurals
from onrecord.resolve.pronouns import THIRD_PERSON, Pronouns
from onrecord.resolve.salience import Salience
from onrecord.spans import Span

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})
_RELATIVE = frozenset({"who", "whom", "whose", "which"})
_IT = frozenset({"it", "its", "itself"})


class Coreference:
    """Answers for one article; what it finds is in `memory`."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Take the article's layout, and a memory that holds the chains of names."""
        findings = layout.findings
        self._layout = layout
        self._mentions = findings.mentions
        binding = Binding(layout, memory, findings.mentions)
        salience = Salience(layout, memory, binding, _shares(findings))
        self._pronouns = Pronouns(layout, memory, findings.mentions, binding, salience)
        self._nominals = Nominals(layout, memory, self._pronouns)
        self._plurals = Plurals(layout, memory)
        self.memory = memory

    def read(self, index: int) -> None:
        """Lead mention `index` where the text leads it."""
        chain, rule = self._lead(index)
        if chain is not None:
            self.memory.note(index, chain, rule)

    def _lead(self, index: int) -> tuple[int | None, str]:
        mention = self._mentions[index]
        if index in self.memory.named:
            return self.memory.named[index], "rule:name"
        if mention.form != "pronoun":
            return self._lead_noun(index, mention)
        word = words_of(mention.span, self._layout.text).lower()
        if word in THIRD_PERSON:
            return self._pronouns.lead(index)
        if word in _RELATIVE:
            return self._relative(index), "rule:relative"
        if word in _IT:
            return self._body_before(mention.span), "rule:it"
        return self._plurals.they(mention)

    def _lead_noun(self, index: int, mention: FoundMention) -> tuple[int | None, str]:
        """Lead a nominal, and an office that stands like a name: "Thank you, Chair"."""
        if mention.form == "name" and mention.kind != "person":
            return None, "rule:name"
        if "rule:label" in mention.by and not self._is_office(mention):
            return None, "rule:label"
        if mention.kind == "group" or mention.number == "plural":
            chain, rule = self._plurals.lead(mention)
            if chain is not None or mention.number == "plural":
                return chain, rule
        return self._nominals.lead(index, mention)

    def _is_office(self, mention: FoundMention) -> bool:
        """Say whether a label is an office ("CHAIR"), not a surname or a letter."""
        words = words_of(mention.span, self._layout.text).split()
        return bool(words) and is_role(words[-1])

    def _relative(self, index: int) -> int | None:
        """Return the chain of the name or nominal right before "who" or "which"."""
        here = self._mentions[index].span.start
        for before in range(index - 1, max(index - 4, -1), -1):
            mention = self._mentions[before]
            adjacent = len(self._layout.text[mention.span.end : here].strip(" ,\n")) == 0
            if adjacent or mention.phrase.contains(Span(here, here + 1)):
                return self.memory.chain_of.get(before)
        return None

    def _body_before(self, span: Span) -> int | None:
        """Return the body that "it" leads to: the last subject, the last speaker, or the only one near."""
        memory = self.memory
        here = self._layout.sentence(span.start)
        frame = self._layout.frame(span)
        if self._is_open(here, frame):
            return None
        near: set[int] = set()
        for seen in memory.before(span.start):
            if here - seen.sentence > 1:
                break
            body = self._is_body(seen.chain)
            if seen.subject and seen.frame == frame and (body or seen.mention >= 0):
                return seen.chain if body else None
            if body:
                near.add(seen.chain)
        last = memory.last_speaker
        if last is not None and frame == OUTSIDE and self._is_body(last):
            return last
        return near.pop() if len(near) == 1 else None

    def _is_open(self, sentence: int, frame: int) -> bool:
        """Say whether the last sentence is about a body of which nobody knows which it is."""
        for place in ((sentence - 1, frame), (sentence, frame)):
            index = self._layout.subjects.get(place)
            if index is None or index in self.memory.chain_of:
                continue
            mention = self._mentions[index]
            if mention.form == "nominal" and mention.kind == "organization":
                return True
        return False

    def _is_body(self, chain: int) -> bool:
        return self.memory.chains[chain].kind in {"organization", "group"}

    def lead_speech(self, speakers: Sequence[int | None], addressees: Sequence[int | None]) -> None:
        """Lead "I", "me" and "my" in quotes to their speakers, "you" to whom they are said to."""
        interview = find_interview(self._layout, self.memory)
        for index, mention in enumerate(self._mentions):
            if mention.form != "pronoun":
                continue
            word = words_of(mention.span, self._layout.text).lower()
            if word not in FIRST_PERSON | SECOND_PERSON:
                continue
            first = word in FIRST_PERSON
            around = self._layout.voice(self._layout.report(mention.span))
            if around != OUTSIDE:
                chain = (speakers if first else addressees)[around]
                rule = "rule:first-person" if first else "rule:second-person"
            elif interview is not None:
                paragraph = self._layout.paragraph(mention.span.start)
                chain = interview.speaker(paragraph) if first else interview.addressee(paragraph)
                rule = "rule:interview"
            else:
                continue
            if chain is not None:
                self.memory.note(index, chain, rule)

    def named_subject(self, sentence: int) -> int | None:
        """Return the person named as the subject of a sentence, outside of quotes, if there is one."""
        index = self._layout.subjects.get((sentence, OUTSIDE))
        chain = None if index is None else self.memory.chain_of.get(index)
        return chain if chain is not None and self.memory.chains[chain].kind == "person" else None


def order(memory: Memory, findings: Findings, needed: Collection[int] = ()) -> list[int]:
    """Return the chains that the record keeps, by their first mention.

    People without a name are kept when the text knows which one it means ("the governor", not "an aide") and
    comes back to them: else nobody could find them again. A group is kept, and who is `needed`, having met.
    """
    first: dict[int, Span] = {}
    for index, chain in memory.chain_of.items():
        span = findings.mentions[index].span
        first[chain] = min(first.get(chain, span), span)
    size = Counter(memory.chain_of.values())
    return sorted(
        (chain for chain in first if chain in needed or _is_kept(memory.chains[chain], size[chain])),
        key=lambda chain: (first[chain], chain),
    )


def _is_kept(chain: Chain, size: int) -> bool:
    return chain.named or chain.kind == "group" or (chain.definite and size > 1)


def _shares(findings: Findings) -> Mapping[int, Sequence[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = {}
    for one in findings.antecedents:
        found.setdefault(one.mention, []).append((one.antecedent, one.share))
    return found
