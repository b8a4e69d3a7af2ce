"""A chain: the mentions that lead to one entity, while they are being put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.findings import FoundMention, Gender
from onrecord.lexicon.people import roles
from onrecord.names.person import PersonName
from onrecord.printed import words_of
from onrecord.resolve.roles import Office
from onrecord.types import EntityKind

_AGE = re.compile(r",\s(?:aged\s)?(\d{1,3})\b|\b(\d{1,3})-year-old")
# "Applicant: Mr Hamid Rezai", its label no longer than this.
_LISTED = re.compile(r"(?:\A|[\n.;])\s*([^\W\d_][^\n:.;]{2,30}):\s*\Z")
_LABEL = 40


@dataclass(slots=True)
class Chain:
    """An entity in the making.

    `names` are folded printed names, `persons` the parsed ones; `nouns` are the head nouns of a group
    without a name, `members` its chains; `leaning` is the gender that a name sounds like; `definite` is false
    of "a plumber".
    """

    kind: EntityKind
    mentions: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    persons: list[PersonName] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    gender: Gender | None = None
    leaning: Gender | None = None
    rules: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()
    definite: bool = True

    @property
    def named(self) -> bool:
        """Whether a name leads here."""
        return bool(self.names)

    def offices(self) -> list[Office]:
        """Return the roles taken apart."""
        return [office for role in sorted(self.roles) if (office := Office.parse(role)) is not None]

    def fits(self, gender: Gender | None) -> bool:
        """Say whether nothing speaks against the gender."""
        return gender is None or self.gender is None or gender == self.gender

    def describe(self, mention: FoundMention, text: str) -> None:
        """Learn roles, ages and gender from the phrase around a mention."""
        self.roles |= {words_of(role, text) for role in mention.roles}
        self.gender = self.gender or mention.gender or _gender_of_roles(mention, text)
        for match in _AGE.finditer(text, mention.phrase.start, mention.phrase.end):
            self.ages.add(match[1] or match[2])
        listed = _LISTED.search(text, max(0, mention.phrase.start - _LABEL), mention.phrase.start)
        if listed and listed[1].split()[-1].lower() in roles() and text.count(f"{listed[1]}:") == 1:
            self.roles.add(listed[1])  # in the head of minutes; a label that comes again is a speaker's


def _gender_of_roles(mention: FoundMention, text: str) -> Gender | None:
    """Return the gender that a role tells: "the defendant's sister", "the widow"."""
    for role in mention.roles:
        office = Office.parse(words_of(role, text))
        known = roles().get(office.head) if office else None
        if known is not None and known.gender:
            return known.gender
    return None
