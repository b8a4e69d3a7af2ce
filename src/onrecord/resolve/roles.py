"""Roles compared: whether "the foreign minister" can be who is called "Foreign Minister of Velmark"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.people import office_kinds

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TIES = frozenset("of for at in on to with".split())
_EMPTY = frozenset(
    "the a an this that these those its their his her our my your both all two three said own mr mrs"
    " ms madam sir honourable and charge then outgoing incumbent sitting current newly-elected".split()
)
# Who held the office and does no more.
_PAST = frozenset("former late ex retired onetime one-time erstwhile ousted deposed".split())
# What makes another office of one.
_RANKS = frozenset("prime vice deputy assistant associate attorney lieutenant shadow".split())
_SPELLED_OUT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "prof": "professor", "rev": "reverend", "pres": "president", "amb": "ambassador", "capt": "captain",
    "sgt": "sergeant", "lt": "lieutenant", "col": "colonel", "adm": "admiral", "insp": "inspector",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chairperson": "chairman", "chair": "chairman", "congresswoman": "congressman",
    "businesswoman": "businessman", "policewoman": "policeman", "councilwoman": "councilman",
    "councilor": "councillor", "advisor": "adviser", "organizer": "organiser",
}  # fmt: skip
# An adjective of a land and the land share this many letters ("Velmarker", "Velmark"), but for these.
_STEM = 4
_LANDS = {
    "nigerian": "nigeria", "nigerien": "niger",
    "polish": "poland", "french": "france", "dutch": "netherlands", "danish": "denmark", "spanish": "spain",
    "turkish": "turkey", "turk": "turkey", "swiss": "switzerland", "welsh": "wales", "irish": "ireland",
    "greek": "greece", "thai": "thailand", "cypriot": "cyprus", "finnish": "finland", "american": "us",
    "us": "us", "u.s": "us", "czech": "czechia", "lao": "laos", "manx": "man", "scottish": "scotland",
    "iraqi": "iraq", "omani": "oman", "kremlin": "russia", "russian": "russia", "british": "uk",
    "britain": "uk", "soviet": "ussr", "emirati": "emirates", "filipino": "philippines",
}  # fmt: skip
_ENDINGS = frozenset("an ian ean n i ese ish er ic is ani ene ine ite egian ans ians".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A role taken apart: its head noun, the words before it, and the words it is tied to by "of"."""

    head: str
    modifiers: frozenset[str]
    complement: frozenset[str]
    named: frozenset[str] = frozenset()
    """Those of its words that are printed with a capital, the first one aside."""
    past: bool = False

    @classmethod
    @lru_cache(maxsize=1 << 14)
    def parse(cls, printed: str) -> Office | None:
        """Take apart a role or a nominal as printed; `None` where no word of it says a role."""
        found = _WORD.findall(_short(printed))
        words = [word.lower().replace("’", "'").removesuffix("'s") for word in found]
        found, words = _whole(found, words)
        named = frozenset(
            _land(low)
            for at, (low, word) in enumerate(zip(words, found, strict=True))
            if word[:1].isupper() and low not in _SPELLED_OUT and (at or low != word.lower())
        )
        past = not _PAST.isdisjoint(words) or any(word.startswith("ex-") for word in words)
        words = [word.removeprefix("ex-") for word in words]
        words = [word for word in words if word not in _PAST and not word.endswith("year-old")]
        cut = next((i for i, word in enumerate(words) if word in _TIES), len(words))
        before = [_SPELLED_OUT.get(word, word) for word in words[:cut] if word not in _EMPTY]
        if not before:
            return None
        after = frozenset(_land(word) for word in words[cut:] if word not in _TIES | _EMPTY)
        return cls(before[-1], frozenset(map(_land, before[:-1])), after, named, past)

    def is_(self, other: Office) -> bool:
        """Say whether this is the other, whose complement may say more."""
        return self.within(other) and self.modifiers == other.modifiers

    def within(self, other: Office) -> bool:
        """Say whether this is a shorter way to name the other."""
        known = other.modifiers | other.complement
        return (
            self.head == other.head
            and all(_known(word, known) for word in self.modifiers)
            and all(_known(word, known) for word in self.complement)
        )

    def ranks_as(self, other: Office) -> bool:
        """Say whether this is a shorter way to name the other that leaves no rank out.

        "The minister" beside a foreign minister and a prime minister is the former.
        """
        return self.within(other) and _RANKS.isdisjoint(other.modifiers - self.modifiers)

    def may_be(self, other: Office) -> bool:
        """Say whether this names whose office it is ("the Alliance leader") and the other does not say."""
        whose = (self.modifiers | self.complement) - other.modifiers
        return (
            self.head == other.head
            and not other.complement
            and other.modifiers <= self.modifiers
            and whose <= self.named
        )

    def is_kind_of(self, other: Office) -> bool:
        """Say whether this is a broader word for the other: "the cleric" of an imam."""
        known = other.modifiers | other.complement
        return other.head in office_kinds().get(self.head, frozenset()) and all(
            _known(word, known) for word in self.modifiers | self.complement
        )


def _short(printed: str) -> str:
    """Write a land's initials and full name alike: "U.S.", "United States"."""
    for land, letters in (("United States", "US"), ("U.S.", "US"), ("United Kingdom", "UK"), ("U.K.", "UK")):
        printed = printed.replace(land, letters)
    return printed


def _whole(found: list[str], words: list[str]) -> tuple[list[str], list[str]]:
    """Read "head of state" and "head of government" as one word each."""
    for at in range(len(words) - 2):
        if (
            words[at] in {"head", "heads"}
            and words[at + 1] == "of"
            and words[at + 2] in {"state", "government"}
        ):
            whole = f"head-of-{words[at + 2]}"
            return [*found[:at], whole, *found[at + 3 :]], [*words[:at], whole, *words[at + 3 :]]
    return found, words


def _land(word: str) -> str:
    return _LANDS.get(word, word)


def _known(word: str, known: frozenset[str]) -> bool:
    """Say whether a word is among the known ones, an adjective of a land standing for the land."""
    return word in known or any(_is_land_pair(word, other) for other in known)


def _is_land_pair(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    common = next((at for at, letter in enumerate(short) if long[at] != letter), len(short))
    return common >= max(_STEM, len(short) - 2) and long[common:] in _ENDINGS
