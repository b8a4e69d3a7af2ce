"""Meetings: the tellings of one put together, once it is known who "he" and "the two leaders" are.

Two tellings are of one meeting when they have its people in common, the same status, and neither mode nor day
speaks against it. The best telling gives the words, the others fill in what it leaves out. A title that names
one side is given the other by the text below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.findings import FoundMeeting
from onrecord.resolution import Meeting, Participant
from onrecord.resolve.days import may_be_one
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.reported import Reported
from onrecord.resolve.tellings import Leader, Met, Telling
from onrecord.spans import Span, hull
from onrecord.types import MeetingMode

# A telling is compared with so many meetings before it, and so many of their tellings: it stays linear.
_RECENT = 40
# "X was also present" is of the meeting told within so many sentences before it; other notes follow at once.
_PRESENT, _NOTE = 20, 4
# "also took part in the talks" says itself what it is of; how far behind the trigger (characters), its reach.
_NAMED = re.compile(
    r"\bthe\s+(?:meeting|talks|conversation|call|discussions?|consultations|negotiations|lunch|dinner)\b"
)
_BEHIND, _FAR = 30, 60
_HAD = re.compile(r"\bhad\s+(?:\w+\s+)?(?:met|spoken|talked|dined|lunched|visited|received|hosted|phoned)\Z")
# Below a heading, its other side acts in one of the first sentences.
_BELOW = 3
_COUPLE = 2
_PEERS = frozenset("counterparts colleagues partners ministers leaders presidents premiers envoys".split())
_T = TypeVar("_T")


class Meetings:
    """Puts the tellings of one article together."""

    def __init__(self, layout: Layout, memory: Memory, leader: Leader, reported: Reported) -> None:
        """Take the layout, what was read, who leads participants, and who tells what quotes tell."""
        self._layout = layout
        self._findings = layout.findings
        self._memory = memory
        self._leader = leader
        self._reported = reported

    def find(self) -> tuple[Meeting, ...]:
        """Return the meetings by their triggers; entities are chains of the memory."""
        met: list[Met] = []
        for found in self._findings.meetings:
            telling = self._leader.lead(found)
            if found.form == "note":
                self._note(met, telling)
            elif telling.people:
                if found.form == "heading" and len(telling.people) == 1:
                    self._add_speakers(telling)
                    self._add_denier(telling)
                self._place(met, telling)
        for one in met:
            self._complete(one)
        kept = (self._meeting(one) for one in met if self._is_kept(one))
        return tuple(sorted(kept, key=lambda meeting: meeting.trigger))

    def _note(self, met: Sequence[Met], note: Telling) -> None:
        """Add a note to the meeting told last, if it was told near enough."""
        if note.found.participants and not note.people:
            return
        trigger = note.found.trigger
        named = _NAMED.search(self._layout.text, trigger.start, trigger.end + _BEHIND)
        reach = _NOTE if not note.people else _FAR if named else _PRESENT
        for one in reversed(met[-_RECENT:]):
            found = one.tellings[0].found
            # Who met was not also present; and what looks back is not the meeting that a text is about.
            aside = not one.atoms.isdisjoint(note.people) or self._looks_back(found)
            if found.status == "held" and not aside and note.sentence - one.last <= reach:
                one.note(note)
                return

    def _looks_back(self, found: FoundMeeting) -> bool:
        """Say whether a telling is in the past of the past: "had last met"; "had talks" is not."""
        return (
            _HAD.search(self._layout.text, max(0, found.trigger.start - _BEHIND), found.trigger.end)
            is not None
        )

    def _place(self, met: list[Met], telling: Telling) -> None:
        """Put a telling to the meeting it is of, or begin one."""
        atoms = self._leader.atoms(telling.people)
        for one in reversed(met[-_RECENT:]):
            if self._is_same(one, telling, atoms):
                one.add(telling, atoms)
                return
        met.append(Met([telling], atoms, telling.sentence))

    def _is_same(self, one: Met, telling: Telling, atoms: set[int]) -> bool:
        common = one.atoms & atoms
        if len(common) < _COUPLE and not self._is_title_of(one, telling, common):
            within = atoms <= one.atoms or one.atoms <= atoms
            sided = one.one_sided or telling.one_sided
            if not common or not (atoms == one.atoms or (sided and within)):
                return False
        return all(self._fits(other.found, telling.found) for other in one.tellings[:_RECENT])

    def _is_title_of(self, one: Met, telling: Telling, common: set[int]) -> bool:
        """Say whether a title names whom the first sentence below it calls otherwise: "The President"."""
        first = one.tellings[0]
        if first.found.form != "title" or len(one.tellings) > 1 or not common:
            return False
        others, named = set(telling.people) - common, set(first.people) - common
        if telling.sentence - first.sentence > _BELOW:
            return False
        if len(others) >= _COUPLE:
            return all(self._is_unnamed(chain) for chain in named)
        return len(others) == len(named) == 1 and self._is_short_for(*others, *named)

    def _is_unnamed(self, chain: int) -> bool:
        """Say whether somebody is a group of peers, "her counterparts", whom a text goes on to name."""
        found = self._memory.chains[chain]
        return found.kind == "group" and not found.members and not _PEERS.isdisjoint(found.nouns)

    def _is_short_for(self, other: int, named: int) -> bool:
        """Say whether somebody may be whom a title names: an office alone, or of the same surname."""
        below, title = self._memory.chains[other], self._memory.chains[named]
        surnames = {name.split()[-1] for name in title.names if name}
        return not below.named or any(name.split()[-1] in surnames for name in below.names if name)

    def _fits(self, one: FoundMeeting, other: FoundMeeting) -> bool:
        """Say whether status, mode, place of a visit and day let two tellings be of one meeting."""
        if one.trigger == other.trigger:
            return False  # told apart by one word: "met P and P, one after the other"
        if one.status != other.status or not _modes_fit(one.mode, other.mode):
            return False
        if one.form == other.form == "visit" and one.place and other.place:
            text = self._layout.text
            if one.place.of(text) != other.place.of(text):
                return False
        return may_be_one(self._day(one), self._day(other))

    def _day(self, found: FoundMeeting) -> str | None:
        """Return when a telling says it was; a title may be of the day after."""
        time = found.time
        if time is None and found.form == "sentence":
            time = found.above_time
        return None if time is None else self._findings.times[time].value

    def _add_denier(self, telling: Telling) -> None:
        """Add who says that there was no meeting with somebody: the one who would have been at it."""
        if telling.found.status != "denied" or telling.quote == OUTSIDE:
            return
        chain, source = self._reported.speaker(telling.quote).entity, self._reported.source(telling.quote)
        if chain is not None and source is not None:
            telling.people.setdefault(chain, Participant(chain, hull(source), "participant"))

    def _add_speakers(self, heading: Telling) -> None:
        """Add to a heading's person the speakers of the transcript under it, with their labels."""
        for index, quote in enumerate(self._findings.quotes):
            chain = self._reported.speaker(index).entity
            if "rule:turn" not in quote.by or not quote.source or chain is None:
                continue
            if quote.source[0] > heading.found.trigger and self._is_person(chain):
                heading.people.setdefault(chain, Participant(chain, hull(quote.source), "participant"))

    def _complete(self, one: Met) -> None:
        """Give a heading its other side, where nobody else told it: who does something below it."""
        heading = one.tellings[0]
        if not one.one_sided or heading.found.form != "heading" or len(one.atoms) > 1:
            return
        acting = self._acting_below(heading)
        if acting is not None:
            chain, span = acting
            heading.people[chain] = Participant(chain, span, "participant")
            one.atoms.add(chain)

    def _acting_below(self, heading: Telling) -> tuple[int, Span] | None:
        """Return the person that the first sentences below a heading are about, with its words there."""
        for sentence in range(heading.sentence + 1, heading.sentence + 1 + _BELOW):
            index = self._layout.subjects.get((sentence, OUTSIDE))
            chain = None if index is None else self._memory.chain(index)
            if index is None or chain is None or chain in heading.people or not self._is_person(chain):
                continue
            if self._is_prose(sentence):
                return chain, self._findings.mentions[index].span
        return None

    def _is_prose(self, sentence: int) -> bool:
        """Say whether a sentence is one: a dateline or the credit of a photograph ends without its mark."""
        if sentence >= len(self._findings.sentences):
            return False
        words = self._findings.sentences[sentence].of(self._layout.text).rstrip()
        return words.endswith((".", "!", "?", "”", '"', "’"))

    def _is_person(self, chain: int) -> bool:
        return self._memory.chains[chain].kind == "person"

    def _is_kept(self, one: Met) -> bool:
        """Say whether enough people are known: two, or a side where the text leaves the other unsaid."""
        people = {chain for telling in one.tellings for chain in telling.people}
        if len(people) > 1 or any(telling.found.form in {"heading", "visit"} for telling in one.tellings):
            return True
        return any(self._memory.chains[chain].kind == "group" for chain in people)

    def _meeting(self, one: Met) -> Meeting:
        """Make one meeting of its tellings."""
        told = sorted(one.tellings, key=lambda telling: telling.rank)
        best = told[0].found
        every = [telling.found for telling in (*told, *one.notes)]
        places = (*(each.place for each in every), *(each.above_place for each in every))
        return Meeting(
            status=best.status,
            mode=_mode(each.mode for each in every),
            trigger=best.trigger,
            participants=self._participants(told, one.notes),
            place=_first(places),
            time=_first((*(each.time for each in every), *(each.above_time for each in every))),
            topics=next((each.topics for each in every if each.topics), ()),
            via=self._reported.steps(told[0].quote),
            confidence=max(telling.found.confidence * telling.sure for telling in told),
            by=tuple(dict.fromkeys(rule for each in every for rule in each.by)),
        )

    def _participants(self, told: Sequence[Telling], notes: Sequence[Telling]) -> tuple[Participant, ...]:
        """Return who met, in text order; a part that a later telling says is taken over."""
        people: dict[int, Participant] = {}
        for number, telling in enumerate((*told, *notes)):
            for chain, who in telling.people.items():
                before = people.setdefault(chain, who)
                if before.role == "participant" and number < len(told):
                    people[chain] = Participant(chain, before.span, who.role)
        kept = (people[chain] for chain in people if not self._is_told_twice(chain, people, told))
        return tuple(sorted(kept, key=lambda who: (who.span, who.entity)))

    def _is_told_twice(self, chain: int, people: Mapping[int, Participant], told: Sequence[Telling]) -> bool:
        """Say whether a group's members are all among the people, or somebody is another's name or office."""
        found = self._memory.chains[chain]
        if found.members:
            return set(found.members) <= set(people)
        titles = [one for one in told if one.found.form == "title" and len(one.people) > 1]
        below = {one for telling in told if telling.found.form == "sentence" for one in telling.people}
        if self._is_unnamed(chain) and chain not in below:
            return any(
                chain in title.people and len(below - set(title.people)) >= _COUPLE for title in titles
            )
        if not found.named:
            return found.kind == "person" and any(chain not in title.people for title in titles)
        # A title's short name that was led to nobody below, where its bearer stands in full.
        return chain not in below and any(
            chain in title.people
            and other not in title.people
            and self._memory.chains[other].named
            and self._is_short_for(other, chain)
            for title in titles
            for other in below
        )


def _modes_fit(one: str, other: str) -> bool:
    return one == other or "other" in {one, other} or {one, other} == {"visit", "in_person"}


def _mode(modes: Iterable[MeetingMode]) -> MeetingMode:
    """Return the first mode that says more than "other"; who visited to meet met."""
    told = [mode for mode in modes if mode != "other"]
    if "visit" in told and "in_person" in told:
        return "in_person"
    return told[0] if told else "other"


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
