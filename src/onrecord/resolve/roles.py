"""Roles compared: whether "the foreign minister" can be who is called "Foreign Minister of Velmark"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TIES = frozenset("of for at in on to with".split())
_EMPTY = frozenset(
    "the a an this that these those its their his her our my your both all two three said former"
    " late own mr mrs"
    " ms madam sir honourable and".split()
)
_SPELLED_OUT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "prof": "professor", "rev": "reverend", "pres": "president", "amb": "ambassador", "capt": "captain",
    "sgt": "sergeant", "lt": "lieutenant", "col": "colonel", "adm": "admiral", "insp": "inspector",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman", "congresswoman": "congressman",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """A role taken apart: its head noun, the words before it, and the words it is tied to by "of"."""

    head: str
    modifiers: frozenset[str]
    complement: frozenset[str]
    named: frozenset[str] = frozenset()
    """Those of its words that are printed with a capital, the first one aside."""

    @classmethod
    def parse(cls, printed: str) -> Office | None:
        """Take apart a role or a nominal as printed; `None` where no word of it says a role."""
        found = _WORD.findall(printed)
        named = frozenset(word.lower() for word in found[1:] if word[:1].isupper())
        words = [word.lower().replace("’", "'") for word in found]
        words = [word.removesuffix("'s") for word in words]
        cut = next((i for i, word in enumerate(words) if word in _TIES), len(words))
        before = [_SPELLED_OUT.get(word, word) for word in words[:cut] if word not in _EMPTY]
        if not before:
            return None
        after = frozenset(word for word in words[cut:] if word not in _TIES | _EMPTY)
        return cls(before[-1], frozenset(before[:-1]), after, named)

    def is_(self, other: Office) -> bool:
        """Say whether this is the other, whose complement may say more."""
        return self.within(other) and self.modifiers == other.modifiers

    def within(self, other: Office) -> bool:
        """Say whether this is a shorter way to name the other."""
        known = other.modifiers | other.complement
        return self.head == other.head and self.modifiers <= known and self.complement <= known

    def may_be(self, other: Office) -> bool:
        """Say whether this names whose office it is ("the Alliance leader") and the other does not say."""
        whose = (self.modifiers | self.complement) - other.modifiers
        return (
            self.head == other.head
            and not other.complement
            and other.modifiers <= self.modifiers
            and whose <= self.named
        )
