"""Tellings of meetings with the entities of their participants, and the meetings that they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.findings import FoundMeeting, FoundMention
from onrecord.printed import words_of
from onrecord.resolution import Answer, Participant
from onrecord.resolve.answers import CONFIDENCE, NOBODY, by
from onrecord.resolve.chains import Chain
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.plurals import Plurals
from onrecord.resolve.speakers import Speakers
from onrecord.spans import Span

# Best first: whose words the record gives.
_FORMS = {"sentence": 0, "title": 1, "visit": 2, "heading": 3, "caption": 4, "note": 5}
_ONE_SIDED = frozenset({"heading", "caption", "visit"})
# Several people under a singular noun, who are somebody for having met.
_COLLECTIVE = frozenset({"delegation", "deputation"})
_OWNERS = frozenset("my his her their our the".split())


@dataclass(slots=True)
class Telling:
    """One telling with its participants' entities, and the quote it stands in.

    `sure` is how sure the entities are beside those that are named: a rule's share of right meetings is
    counted where most people are.
    """

    found: FoundMeeting
    people: dict[int, Participant]
    sentence: int
    quote: int
    sure: float

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The writer's own words before a quote's and a caption's, then the form, then how many it names."""
        second = self.quote != OUTSIDE or self.found.form == "caption"
        return second, _FORMS[self.found.form], -len(self.people)

    @property
    def one_sided(self) -> bool:
        """Whether it may leave the other side unsaid."""
        return self.found.form in _ONE_SIDED


@dataclass(slots=True)
class Met:
    """A meeting as its tellings come in.

    `atoms` are its people, groups taken apart; `last` is the sentence in which it was told last.
    """

    tellings: list[Telling]
    atoms: set[int]
    last: int
    notes: list[Telling] = field(default_factory=list)

    @property
    def one_sided(self) -> bool:
        """Whether only titles, captions and visits have told it."""
        return all(telling.one_sided for telling in self.tellings)

    def add(self, telling: Telling, atoms: set[int]) -> None:
        """Take in another telling."""
        self.tellings.append(telling)
        self.atoms |= atoms
        self.last = telling.sentence

    def note(self, note: Telling) -> None:
        """Take in a note, "X was also present"."""
        self.notes.append(note)
        self.last = note.sentence


class Leader:
    """Leads the words for participants to entities; who has no name yet begins one, for having met."""

    def __init__(self, layout: Layout, memory: Memory, speakers: Speakers) -> None:
        """Take the article's layout, what was read, and who speaks; all mentions have been led."""
        self._layout = layout
        self._mentions: Sequence[FoundMention] = layout.findings.mentions
        self._memory = memory
        self._speakers = speakers
        self._plurals = Plurals(layout, memory)
        self._groups: dict[str, int] = {}  # head noun -> the group begun for it
        self._at = {mention.span: index for index, mention in enumerate(self._mentions)}

    def lead(self, found: FoundMeeting) -> Telling:
        """Return a telling with its participants' entities; whom the text leads nowhere is left out."""
        people: dict[int, Participant] = {}
        sure = 1.0
        for who in found.participants:
            for span in self._meant(who.span):
                answer = self._answer(span)
                if answer.entity is not None and answer.entity not in people:
                    people[answer.entity] = Participant(answer.entity, span, who.role)
                    sure *= min(1.0, answer.confidence / CONFIDENCE["rule:name"])
        sentence = self._layout.sentence(found.trigger.start)
        return Telling(found, people, sentence, self._layout.report(found.trigger), sure)

    def atoms(self, people: Iterable[int]) -> set[int]:
        """Return people, groups taken apart where their members are known."""
        atoms: set[int] = set()
        for chain in people:
            atoms.update(self._memory.chains[chain].members or (chain,))
        return atoms

    def _meant(self, span: Span) -> Sequence[Span]:
        """Return a participant's words; of "they", where no group is meant, those of the two just named."""
        index = self._at.get(span)
        if (
            index is None
            or span.of(self._layout.text).lower() != "they"
            or self._answer(span).entity is not None
        ):
            return [span]
        couple = self._plurals.couple(self._mentions[index])
        return [self._mentions[one].span for one in couple] or [span]

    def _answer(self, span: Span) -> Answer:
        answer = self._speakers.answer(span)
        index = self._at.get(span)
        if answer.entity is not None or index is None:
            return answer
        mention = self._mentions[index]
        if mention.form != "nominal" or self._memory.chain(index) is not None:
            return answer
        several = mention.number == "plural" or self._noun(index) in _COLLECTIVE
        return self._several(index) if several else self._tied(index)

    def _several(self, index: int) -> Answer:
        """Return the group of people without a name: "the striking ferrymen"; those of one noun are one."""
        noun = self._noun(index)
        chain = self._groups.get(noun)
        if chain is None:
            chain = self._memory.begin(Chain("group", nouns={noun}, rules={"rule:group"}))
            self._groups[noun] = chain
        return self._noted(index, chain, "rule:group")

    def _tied(self, index: int) -> Answer:
        """Begin somebody who is known by whose he is: "his brother", "her counterpart"."""
        mention = self._mentions[index]
        owner = words_of(mention.phrase, self._layout.text).split()[0].lower()
        if mention.kind != "person" or owner not in _OWNERS:
            return NOBODY
        roles = {self._noun(index)}
        chain = self._memory.begin(
            Chain("person", gender=mention.gender, roles=roles, rules={"rule:unnamed"})
        )
        return self._noted(index, chain, "rule:unnamed")

    def _noted(self, index: int, chain: int, rule: str) -> Answer:
        self._memory.note(index, chain, rule)
        return by(rule, chain)

    def _noun(self, index: int) -> str:
        return words_of(self._mentions[index].span, self._layout.text).split()[-1].lower()
