"""Groups: "the two leaders", "both sides", "they"; with their members where the text gives them."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.findings import FoundMention
from onrecord.lexicon.people import roles
from onrecord.printed import words_of
from onrecord.resolve.chains import Chain
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.roles import Office

_COUNTED = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# Groups that need no number; 0: the text does not say how many.
PLAIN = {
    **dict.fromkeys(("couple", "pair", "duo", "twins"), 2),
    "trio": 3,
    **dict.fromkeys(("family", "siblings", "brothers", "sisters", "parents", "cousins"), 0),
}
_PARTIES = frozenset({"side", "party", "delegation", "capital", "country", "government"})
# Members are named in this paragraph or the one before.
_PARAGRAPHS = 1
# Where these name more, the sentences right before do, up to so many.
_SENTENCES = 2
_COUPLE = 2
_THEY = frozenset("they them their theirs themselves".split())


class Plurals:
    """Leads nominals in the plural and "they", which must be asked in reading order."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Nothing is read yet."""
        self._layout = layout
        self._memory = memory

    def lead(self, mention: FoundMention) -> tuple[int | None, str]:
        """Return the group of "the two leaders": an earlier one of the same noun, else a new one."""
        words = words_of(mention.span, self._layout.text).lower().split()
        count = self._count(words)
        if count is None:
            return None, "rule:group"
        noun = _singular(words[-1]) if count else words[-1]
        for seen in self._memory.before(mention.span.start):
            chain = self._memory.chains[seen.chain]
            if chain.kind == "group" and not chain.named and noun in chain.nouns:
                return seen.chain, "rule:group"
        members = self._members(mention, noun, count)
        chain = Chain("group", nouns={noun}, rules={"rule:group"}, members=members)
        return self._memory.begin(chain), "rule:group"

    def they(self, mention: FoundMention) -> tuple[int | None, str]:
        """Return whom "they" leads to: the one group or body spoken of in this sentence or the last."""
        if words_of(mention.span, self._layout.text).lower() not in _THEY:
            return None, "rule:they"
        here = self._layout.sentence(mention.span.start)
        frame = self._layout.frame(mention.span)
        found: dict[int, None] = {}
        for seen in self._memory.before(mention.span.start):
            if here - seen.sentence > 1:
                break
            chain = self._memory.chains[seen.chain]
            if seen.frame == frame and (
                chain.kind == "group" or (chain.kind == "organization" and seen.subject)
            ):
                found[seen.chain] = None
        groups = [one for one in found if self._memory.chains[one].kind == "group"]
        likely = groups or list(found)
        return (likely[0] if len(likely) == 1 else None), "rule:they"

    @staticmethod
    def _count(words: list[str]) -> int | None:
        """Return how many a definite plural counts; `None` for one that counts nobody ("two leaders")."""
        if words[:1] == ["both"] and len(words) > 1:
            return 2
        if words[:1] == ["the"] and len(words) > 1:
            return _COUNTED.get(words[1], PLAIN.get(words[-1]))
        return None

    def couple(self, mention: FoundMention) -> tuple[int, ...]:
        """Return "they" who met: where the sentences right before name the two people.

        Returns:
            The places of two mentions, or none: where a body or a group could as well be meant.
        """
        here = self._layout.sentence(mention.span.start)
        mentions = self._layout.findings.mentions
        at = bisect_left(mentions, mention.span.start, key=lambda one: one.span.start)
        while at and here - self._layout.sentence(mentions[at - 1].span.start) <= 1:
            at -= 1
            if mentions[at].number == "plural" or mentions[at].kind in {"group", "organization"}:
                return ()
        return tuple(self._nearest(mention, "pair", _COUPLE).values())

    def _members(self, mention: FoundMention, noun: str, count: int) -> tuple[int, ...]:
        """Return the chains named near that fit the noun, when they are as many as are counted."""
        if not count:
            return ()
        here = self._layout.paragraph(mention.span.start)
        known = roles().get(noun)
        found: dict[int, None] = {}
        for seen in self._memory.before(mention.span.start):
            if here - self._layout.paragraph(seen.offset) > _PARAGRAPHS:
                break
            chain = self._memory.chains[seen.chain]
            if chain.named and self._fits(chain, noun, known.kind if known else "person"):
                found[seen.chain] = None
        if noun in _PARTIES:  # bodies or lands that met, else the people who did
            bodies = [one for one in found if self._memory.chains[one].kind != "person"]
            found = dict.fromkeys(bodies if len(bodies) == count else set(found) - set(bodies))
        if len(found) == count:
            return tuple(sorted(found))
        return tuple(sorted(self._nearest(mention, noun, count))) if noun not in _PARTIES else ()

    def _nearest(self, mention: FoundMention, noun: str, count: int) -> dict[int, int]:
        """Return the people named in the sentences right before, once these name as many as are counted.

        Whoever says so is none of them: "Olt's spokesman said that the two had met".

        Returns:
            By chain the last mention of each; nothing where they are more.
        """
        here = self._layout.sentence(mention.span.start)
        speaker = self._memory.speaker_around(self._layout.frame(mention.span))
        found: dict[int, int] = {}
        sentence = here
        for seen in self._memory.before(mention.span.start):
            if seen.sentence != sentence and len(found) >= count:
                break
            sentence = seen.sentence
            if here - sentence > _SENTENCES:
                break
            chain = self._memory.chains[seen.chain]
            is_named = chain.named and chain.kind == "person" and seen.mention >= 0
            if is_named and seen.chain != speaker and self._fits(chain, noun, "person"):
                found.setdefault(seen.chain, seen.mention)
        return found if len(found) == count else {}

    @staticmethod
    def _fits(chain: Chain, noun: str, kind: str) -> bool:
        if noun in _PARTIES:
            return chain.kind in {"person", "organization", "place"}
        if kind == "organization":
            return chain.kind == "organization"
        if chain.kind != "person":
            return False
        if noun in PLAIN:
            return True
        if noun in {"man", "brother", "boy"}:
            return chain.gender != "feminine"
        if noun in {"woman", "sister", "girl"}:
            return chain.gender != "masculine"
        wanted = Office.parse(noun)
        offices = chain.offices()
        return (
            wanted is None
            or not offices
            or any(wanted.within(office) or wanted.is_kind_of(office) for office in offices)
        )


def _singular(noun: str) -> str:
    if noun == "men":
        return "man"
    if noun == "women":
        return "woman"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun.removesuffix("s")
