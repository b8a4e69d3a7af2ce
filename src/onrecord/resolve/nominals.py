"""Nominals: "the minister", "the 54-year-old", "his wife", and whom they lead to.

Sieves, the surest first: the name beside it, an age that is printed beside one name, whose wife or aide it
is, the office that one person holds. What they leave goes to who stands out most, as a pronoun does. A
nominal that leads to nobody begins a chain of its own, so that "he" may lead to it; the record keeps such a
chain when the text comes back to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.resolve.bodies import Bodies
from onrecord.resolve.chains import Chain
from onrecord.resolve.kinship import Kinship
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.plurals import PLAIN
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.roles import Office
from onrecord.resolve.sources import is_called

# Of several who fit, the one last named, when the others were named this many sentences before it.
_LEAD = 3
_INDEFINITE = frozenset("a an one some several many another any few other no every each".split())
_DEFINITE = frozenset("the this that my his her their our its".split())
_OTHERS = frozenset({"other", "another", "second", "third"})
# "The new owner" is told apart from somebody, not taken up again.
_CHANGED = _OTHERS | {"new", "old", "incoming", "outgoing", "elder", "younger", "next", "late"}
_AGED = re.compile(r"(?:\A|\s)(\d{1,3})-year-old\Z", re.IGNORECASE)
# Between a name and what describes it; the name is one of so many mentions before.
_GAPS = frozenset({",", "(", ", then", ", now", ", once"})
_BESIDE = 4
_IS = re.compile(r"(?:['’]s|\s(?:is|was|became|remains))\s(?:now\s|also\s|still\s|then\s)?")
# "The translator of Ada Morn's work, Vera Olt": what follows the owner before the comma.
_OWNED = re.compile(r"['’]s?(?:\s[^\W\d_]+){1,3},")
_SPEAKERS_OWN = frozenset("my our your".split())


class Nominals:
    """Leads nominals, which must be asked in reading order."""

    def __init__(self, layout: Layout, memory: Memory, pronouns: Pronouns) -> None:
        """Nothing is read yet; `pronouns` says who stands out where nothing else leads."""
        self._layout = layout
        self._memory = memory
        self._pronouns = pronouns
        self._bodies = Bodies(layout, memory)
        self._kinship = Kinship(layout, memory)

    def lead(self, index: int, mention: FoundMention) -> tuple[int | None, str]:
        """Return the chain that a nominal in the singular leads to, and the rule that says so."""
        words = words_of(mention.span, self._layout.text).lower().replace("’", "'").split()
        if not words:
            return None, "rule:unnamed"
        beside = self._apposed(index, mention)
        if beside is None:
            beside = self._named_behind(index, mention)
        if beside is None:
            beside = self._predicate(index, mention)
        if beside is None:
            beside = self._identified(index, mention)
        if beside is not None:
            return beside, "rule:apposition"
        body = mention.kind == "organization" or (mention.kind == "group" and mention.number == "singular")
        if body:
            owned = self._kinship.owner(index, mention) is not None
            if words[0] in _INDEFINITE or owned or words[-1] in PLAIN:
                return None, "rule:unnamed"
            return self._bodies.lead(mention, words[-1])
        if words[0] in _INDEFINITE or mention.kind != "person":
            return self._begin(mention)
        chain, rule = self._person(index, mention, words)
        return (chain, rule) if chain is not None else self._begin(mention)

    def _person(self, index: int, mention: FoundMention, words: list[str]) -> tuple[int | None, str]:
        aged = _AGED.search(" ".join(words))
        if aged is not None:
            holders = [n for n, chain in enumerate(self._memory.chains) if aged[1] in chain.ages]
            if len(holders) == 1:
                return holders[0], "rule:age"
            chain = self._pronouns.stands_out(index)
            another = chain is not None and bool(self._memory.chains[chain].ages)
            return (None if another else chain), "rule:epithet"
        office = Office.parse(words_of(mention.span, self._layout.text))
        owner = self._kinship.owner(index, mention)
        if office is not None and owner is not None and self._kinship.is_tied(office.head):
            kin = self._kinship.lead(index, mention)
            if kin is not None:
                return kin, "rule:tie"
            if self._memory.chain(owner) is None or not self._is_body(owner):
                return None, "rule:tie"
        chain, rule = self._holder(mention, words)
        if chain is not None or rule == "rule:level":
            return chain, rule
        layout = self._layout
        speaks = layout.says(mention.span) != OUTSIDE and layout.frame(mention.span) == OUTSIDE
        if speaks and owner is None and words[0] in _DEFINITE and words[1:2] and words[1] not in _CHANGED:
            return self._pronouns.stands_out(index), "rule:epithet"
        return None, rule

    def _is_body(self, mention: int) -> bool:
        return self._layout.findings.mentions[mention].kind in {"organization", "place", "group", "unknown"}

    def _begin(self, mention: FoundMention) -> tuple[int | None, str]:
        if mention.kind != "person":
            return None, "rule:unnamed"
        phrase = words_of(mention.phrase, self._layout.text)
        chain = Chain("person", gender=mention.gender, rules={"rule:unnamed"})
        chain.definite = phrase.split()[0].lower() in _DEFINITE
        chain.describe(mention, self._layout.text)
        chain.roles.add(words_of(mention.span, self._layout.text))
        return self._memory.begin(chain), "rule:unnamed"

    def _apposed(self, index: int, mention: FoundMention) -> int | None:
        """Return the name that a nominal stands behind in apposition: "the Northern Front, the militia"."""
        if self._layout.is_owner(mention.span):
            return None
        for at in range(index - 1, max(-1, index - _BESIDE), -1):
            before = self._layout.findings.mentions[at]
            gap = self._layout.text[before.span.end : max(before.span.end, mention.phrase.start)].strip()
            if (
                before.form == "name"
                and gap in _GAPS
                and (gap == "(" or before.phrase.contains(mention.span))
            ):
                return self._described(at, mention)
        return None

    def _described(self, name: int, mention: FoundMention) -> int | None:
        """Let a nominal describe a name of its kind; returns the name's chain."""
        chain = self._memory.chain(name)
        if chain is None:
            return None
        found = self._memory.chains[chain]
        if (found.kind == "person") != (mention.kind == "person") or not found.fits(mention.gender):
            return None
        found.roles.add(words_of(mention.span, self._layout.text))
        return chain

    def _predicate(self, index: int, mention: FoundMention) -> int | None:
        """Return the person of whom a sentence says so: "Ada Morn is the mayor"."""
        if index == 0 or mention.phrase.start != mention.span.start or self._layout.is_owner(mention.span):
            return None
        before = self._layout.findings.mentions[index - 1]
        if mention.kind != "person" or not _IS.fullmatch(self._layout.between(before.phrase, mention.span)):
            return None
        return self._described(index - 1, mention)

    def _identified(self, index: int, mention: FoundMention) -> int | None:
        """Return the person whom a sentence says that it is: "The winner was Ada Morn"."""
        mentions = self._layout.findings.mentions
        if index + 1 == len(mentions) or mention.kind != "person" or self._layout.is_owner(mention.span):
            return None
        after = mentions[index + 1]
        named = after.form == "name" and after.kind == "person" and not self._layout.is_owner(after.span)
        if not named or not _IS.fullmatch(self._layout.between(mention.phrase, after.phrase)):
            return None
        return self._described(index + 1, mention)

    def _named_behind(self, index: int, mention: FoundMention) -> int | None:
        """Return the name that follows in apposition: "A spokeswoman for the police, Ida Krol, said"."""
        mentions = self._layout.findings.mentions
        for after in range(index + 1, min(index + 4, len(mentions))):
            other = mentions[after]
            if mention.phrase.contains(other.span) and is_called(self._layout.text[: other.span.start]):
                return self._memory.chain(after)
            if other.form != "name" or other.kind != "person":
                continue
            if mention.phrase.contains(other.span) and self._layout.is_owner(other.span):
                continue
            end = mention.span.end if mention.phrase.contains(other.span) else mention.phrase.end
            if other.span.start < end - 1:
                continue
            gap = self._layout.text[end : max(end, other.phrase.start)].strip()
            comma = gap == "," or _OWNED.fullmatch(gap) or (not gap and self._layout.text[end - 1] == ",")
            closes = self._layout.text[other.span.end : other.span.end + 1] in {",", ")", ""}
            return self._memory.chain(after) if comma and closes else None
        return None

    def _holder(self, mention: FoundMention, words: list[str]) -> tuple[int | None, str]:
        """Lead to the one who holds the office; of several to the one last named by far."""
        phrase = words_of(mention.phrase, self._layout.text)
        wanted = Office.parse(phrase)
        if wanted is None or phrase.split()[0].lower() in _SPEAKERS_OWN or not _OTHERS.isdisjoint(words[:2]):
            return None, "rule:role-holder"
        everybody = range(len(self._memory.chains))
        for candidates in (sorted(self._memory.met), everybody):
            people = [
                number
                for number in candidates
                if self._memory.chains[number].kind == "person"
                and self._memory.chains[number].fits(mention.gender)
            ]
            for test, rule in _TESTS:
                holders = self._holders(people, wanted, test)
                if holders:
                    chain = self._memory.last_by_far(holders, mention.span.start, _LEAD)
                    return chain, rule if chain is not None else "rule:level"
        return None, "rule:role-holder"

    def _holders(
        self, people: Iterable[int], wanted: Office, test: Callable[[Office, Office], bool]
    ) -> list[int]:
        """Return those who hold the office; those who held it once only where nobody holds it now."""
        found = [
            (number, office.past)
            for number in people
            for office in self._memory.chains[number].offices()
            if test(wanted, office)
        ]
        same_time = {number for number, past in found if past == wanted.past}
        return sorted(same_time or {number for number, _ in found})


_TESTS: tuple[tuple[Callable[[Office, Office], bool], str], ...] = (
    (Office.is_, "rule:role-holder"),
    (Office.ranks_as, "rule:role-holder"),
    (Office.within, "rule:role-holder"),
    (Office.may_be, "rule:role-holder"),
    (Office.is_kind_of, "rule:role-kind"),
)
