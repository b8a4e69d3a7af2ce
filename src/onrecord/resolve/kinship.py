"""Somebody's somebody: "his wife", "Anwar's wife", "the minister's spokesman", read by whose they are.

What the text says of a named person ("Dilys Harrow, the defendant's sister") is kept as a tie; "his sister"
leads along it when "he" is the defendant, and "her brother" leads along it the other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.roles import Office
from onrecord.spans import Span

# What the other is to one who is somebody's wife, son, aunt: in the plain word and by gender.
_BACK = {
    "wife": ("husband", "wife", "spouse", "partner"),
    "husband": ("wife", "husband", "spouse", "partner"),
    "spouse": ("wife", "husband", "spouse"),
    "partner": ("partner",),
    "widow": ("husband",),
    "widower": ("wife",),
    "fiancé": ("fiancée",),
    "fiancée": ("fiancé",),
    "girlfriend": ("boyfriend", "girlfriend"),
    "boyfriend": ("girlfriend", "boyfriend"),
    "mother": ("son", "daughter", "child"),
    "mum": ("son", "daughter", "child"),
    "father": ("son", "daughter", "child"),
    "dad": ("son", "daughter", "child"),
    "parent": ("son", "daughter", "child"),
    "son": ("father", "mother", "mum", "dad", "parent"),
    "daughter": ("father", "mother", "mum", "dad", "parent"),
    "child": ("father", "mother", "parent"),
    "brother": ("brother", "sister", "sibling"),
    "sister": ("brother", "sister", "sibling"),
    "sibling": ("brother", "sister", "sibling"),
    "twin": ("twin", "brother", "sister"),
    "cousin": ("cousin",),
    "aunt": ("nephew", "niece"),
    "uncle": ("nephew", "niece"),
    "nephew": ("uncle", "aunt"),
    "niece": ("uncle", "aunt"),
    "grandmother": ("grandson", "granddaughter", "grandchild"),
    "grandfather": ("grandson", "granddaughter", "grandchild"),
    "grandson": ("grandfather", "grandmother"),
    "granddaughter": ("grandfather", "grandmother"),
    "mother-in-law": ("son-in-law", "daughter-in-law"),
    "father-in-law": ("son-in-law", "daughter-in-law"),
    "son-in-law": ("mother-in-law", "father-in-law"),
    "daughter-in-law": ("mother-in-law", "father-in-law"),
    "brother-in-law": ("brother-in-law", "sister-in-law"),
    "sister-in-law": ("brother-in-law", "sister-in-law"),
    "predecessor": ("successor",),
    "successor": ("predecessor",),
    "counterpart": ("counterpart",),
    "colleague": ("colleague",),
    "friend": ("friend",),
    "boss": ("deputy", "aide", "assistant"),
    "deputy": ("boss", "chief"),
    "client": ("lawyer", "attorney", "barrister", "counsel", "solicitor", "agent"),
    "lawyer": ("client",),
    "attorney": ("client",),
    "barrister": ("client",),
    "solicitor": ("client",),
    "counsel": ("client",),
    "agent": ("client",),
    "teacher": ("pupil", "student"),
    "pupil": ("teacher",),
    "student": ("teacher", "professor", "supervisor"),
}
KIN = frozenset(
    noun for noun in _BACK if noun not in {"client", "colleague", "counterpart", "boss", "deputy", "friend"}
) - {"lawyer", "attorney", "barrister", "solicitor", "counsel", "agent", "teacher", "pupil", "student"}
"""Words for relatives: who is somebody's mother is not that somebody."""
# Whose they are matters, and the other way round has no word.
_ONE_WAY = frozenset(
    "spokesman aide adviser assistant secretary biographer editor publisher driver bodyguard doctor tutor"
    " manager coach trainer foreman mentor rival neighbour neighbor accountant host guest hostess ex".split()
)
_SAME = {"mum": "mother", "dad": "father", "ex-husband": "husband", "ex-wife": "wife", "twin": "twin"}


class Tie(NamedTuple):
    """A named person's chain, what they are, and the mention that says whose."""

    chain: int
    noun: str
    owner: int


class Kinship:
    """The ties that one article prints, and whom a possessed nominal leads to along them."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Gather the ties from the roles of names, before anything is read."""
        self._layout = layout
        self._memory = memory
        self._mentions = layout.findings.mentions
        self._ties = list(self._printed())

    def is_tied(self, noun: str) -> bool:
        """Say whether it matters whose such a person is."""
        return noun in _BACK or noun in _ONE_WAY

    def lead(self, index: int, mention: FoundMention) -> int | None:
        """Return whom "his sister" leads to; `None` where no tie, or more than one, says so."""
        owner = self.owner(index, mention)
        whose = None if owner is None else self._memory.chain(owner)
        wanted = Office.parse(words_of(mention.span, self._layout.text))
        if whose is None or wanted is None:
            return None
        noun = _plain(wanted.head)
        found = {
            tie.chain for tie in self._ties if tie.noun == noun and self._memory.chain(tie.owner) == whose
        }
        found |= {
            back
            for tie in self._ties
            if tie.chain == whose and noun in _BACK.get(tie.noun, ())
            if (back := self._memory.chain(tie.owner)) is not None
        }
        found = {
            chain for chain in found if chain != whose and self._memory.chains[chain].fits(mention.gender)
        }
        return found.pop() if len(found) == 1 else None

    def owner(self, index: int, mention: FoundMention) -> int | None:
        """Return the mention that owns a nominal: "his" or "the minister's" before, "of Ms Roth" behind."""
        text = self._layout.text
        if index and mention.phrase.start < mention.span.start:
            before = self._mentions[index - 1]
            if mention.phrase.start <= before.span.start and _owns(before, mention.span, text):
                return index - 1
        if index and _owns(self._mentions[index - 1], mention.span, text):
            return index - 1
        after = index + 1
        if after < len(self._mentions):
            gap = text[mention.span.end : self._mentions[after].phrase.start].strip().lower()
            if gap in {"of", "to"} and mention.phrase.contains(self._mentions[after].span):
                return after
        return None

    def _printed(self) -> Iterator[Tie]:
        """Yield the ties that stand in the roles of names."""
        for index, mention in enumerate(self._mentions):
            chain = self._memory.named.get(index)
            if chain is None:
                continue
            for role in mention.roles:
                office = Office.parse(words_of(role, self._layout.text))
                if office is None or not self.is_tied(office.head):
                    continue
                owner = self._near(index, role)
                if owner is not None:
                    yield Tie(chain, _plain(office.head), owner)

    def _near(self, index: int, role: Span) -> int | None:
        """Return the mention inside a role, behind its "of", else the one that owns it from before."""
        for other in range(max(0, index - 4), min(index + 5, len(self._mentions))):
            if other != index and role.contains(self._mentions[other].span):
                return other
        for other in range(min(index + 4, len(self._mentions) - 1), max(-1, index - 5), -1):
            if other != index and _owns(self._mentions[other], role, self._layout.text):
                return other
        return None


def _plain(noun: str) -> str:
    return _SAME.get(noun, noun)


def _owns(before: FoundMention, what: Span, text: str) -> bool:
    """Say whether a mention stands before words and owns them."""
    gap = text[before.span.end : what.start]
    if len(gap) > 24 or before.span.end > what.start:
        return False
    if before.span.of(text).lower() in {"his", "her", "their", "my", "your", "whose", "its", "our"}:
        return not gap.strip() or " " not in gap.strip()
    return gap.replace("’", "'").startswith(("'s ", "' ")) and len(gap.split()) <= 3
