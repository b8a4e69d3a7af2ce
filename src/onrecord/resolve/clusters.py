"""Names that are one person's, put together within an article; `bodynames` does so for what is no person.

Full names first, so that a headline that says "Venn" finds the Marta Venn of the first sentence. A name joins
a chain when it goes with one of its names (`names.relation`) and clashes with none of them, so no chain
contradicts itself. A bare name that several people bear needs a reason for one of them: courtesy, office, or
that this one was named last by far; without one it stays alone, and the record warns of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.findings import FoundMention, Gender
from onrecord.lexicon.genders import gender
from onrecord.lexicon.people import particles, titles
from onrecord.names.drift import sounds
from onrecord.names.given import fulls, is_given
from onrecord.names.person import PersonName
from onrecord.names.relation import Relation, relate
from onrecord.printed import words_of
from onrecord.resolve.bodynames import BodyNames, folded
from onrecord.resolve.chains import Chain
from onrecord.resolve.kinds import kinds
from onrecord.resolve.kinship import KIN
from onrecord.resolve.layout import Layout
from onrecord.resolve.roles import Office
from onrecord.spans import Span
from onrecord.types import Notice

# From sure to unsure.
_STRENGTH = {"same": 0, "part": 1, "variant": 2}
# Relations that hold only while nobody else in the article fits.
_WEAK = frozenset(
    f"rule:{name}"
    for name in "cognate slip diminutive middle-name script double-surname married-name".split()
)
# "Orr's father, Daniel Orr Sr.", is not the Daniel Orr whom the text is about, nor is a Daniel Orr Sr. who
# comes into it later: whoever needs the suffix has it from the first.
_NAMESAKES = frozenset({"rule:suffix"})
# Of two bearers the one named last, when the other was named this many sentences before it.
_LEAD = 3
# A given name this sure of its gender excludes the other one's pronouns; a less sure one only leans.
_SURE = 0.95
_AMBIGUOUS = "rule:surname-clash"


def cluster_names(layout: Layout) -> tuple[list[Chain], tuple[Notice, ...]]:
    """Group the name mentions of an article.

    Returns:
        The chains by their first mention, and a warning for each bare name that several people bear.
    """
    mentions = layout.findings.mentions
    told = kinds(layout)
    people = _People(layout)
    persons = {
        index: PersonName.parse(_printed(layout, index)) for index, kind in told.items() if kind == "person"
    }
    full = [index for index in persons if not persons[index].is_bare]
    bare = [index for index in persons if persons[index].is_bare]
    for index in (*full, *bare):
        people.place(index, mentions[index], persons[index])
    bodies = BodyNames(layout, people.chains)
    for index, kind in told.items():
        if index not in persons:
            bodies.place(index, replace(mentions[index], kind=kind))
    chains = bodies.chains
    for chain in chains:
        chain.mentions.sort()
    chains.sort(key=lambda chain: mentions[chain.mentions[0]].span)
    return chains, tuple(people.warnings)


def _printed(layout: Layout, index: int) -> str:
    """Return a person's name as it is to be read.

    With the courtesy before it, which tells a surname ("Ms Venn"); with what a line break cuts off
    ("Orlan / Teim"); without an office that the finder took for its end ("Teim Acting Head").
    """
    mentions, text = layout.findings.mentions, layout.text
    mention = mentions[index]
    span = mention.span
    start = max(mention.phrase.start, span.start - 12)
    before = text[start : span.start].split()
    if before and before[-1].rstrip(".") in _COURTESIES:
        span = Span(text.rindex(before[-1], start, span.start), span.end)
    if index + 1 < len(mentions) and text[span.end : mentions[index + 1].span.start] == "\n":
        after = mentions[index + 1]
        told = mention.phrase.start < mention.span.start or is_given(mention.span.of(text).lower())
        if after.form == "name" and told and not any(c.isspace() for c in mention.span.of(text)):
            span = Span(span.start, after.span.end)
    suffix = _SUFFIX.match(text, span.end)
    words = words_of(Span(span.start, suffix.end() if suffix else span.end), text).split()
    if len(words) > 2 and words[0].lower() in particles() and words[1] in particles():
        words[0] = words[0].lower()  # "Van der Molen" where a sentence begins
    generation = _GENERATION.search(text, max(0, span.start - 16), span.start)
    if generation and not suffix:
        words.append("Jr." if generation[1] == "younger" else "Sr.")
    part = next((at for at, word in enumerate(words) if at and _is_part(word)), len(words))
    return " ".join(words[:part])


def _is_part(word: str) -> bool:
    return word in titles() and titles()[word].sort == "part"


# The finder may leave it behind: "Lucas Monteclar Sr."
_SUFFIX = re.compile(r",?\s(?:Jr|Sr|Jnr|Snr|II|III|IV)\b\.?")
_GENERATION = re.compile(r"\b[Tt]he\s(elder|older|younger)\s\Z")
_COURTESIES = frozenset("Mr Mrs Ms Miss Mx Mme Dr Sir Dame Lord Lady".split())


class _People:
    """Chains of people as they grow."""

    def __init__(self, layout: Layout) -> None:
        self.chains: list[Chain] = []
        self.warnings: list[Notice] = []
        self._layout = layout
        self._text = layout.text
        self._warned: set[str] = set()
        self._places: dict[int, list[int]] = {}  # id of a chain -> offsets of its names
        self._sounds: dict[int, int] = {}  # id of a chain -> how the words of its names begin
        self._relations: dict[tuple[str, str], Relation] = {}
        self._chain_of: dict[int, int] = {}  # mention -> id of its chain
        self._in_sentence: dict[int, set[int]] = {}

    def place(self, index: int, mention: FoundMention, person: PersonName) -> None:
        """Add a name to the one chain it goes with, or begin a chain."""
        found = self._related(index, mention, person)
        chain, rule = self._choose(found, mention, person)
        if chain is None:
            chain = self._begin(person, alone=not found, mention=mention)
        elif person not in chain.persons and rule not in {"rule:name", None}:
            chain.rules.add(rule or "rule:name")
        if person not in chain.persons:
            chain.persons.append(person)
            self._sounds[id(chain)] = self._sounds.get(id(chain), 0) | _sounds(person)
        if not person.is_bare:
            told, sure = gender(" ".join((*person.given, *person.middle)))
            chain.leaning = chain.leaning or told
            chain.gender = chain.gender or (told if sure >= _SURE else None)
        chain.gender = chain.gender or mention.gender or person.gender
        self._chain_of[index] = id(chain)
        self._in_sentence.setdefault(self._layout.sentence(mention.span.start), set()).add(id(chain))
        chain.mentions.append(index)
        chain.names.add(folded(words_of(mention.span, self._text)))
        chain.describe(mention, self._text)
        self._places.setdefault(id(chain), []).append(mention.span.start)

    def _begin(self, person: PersonName, *, alone: bool, mention: FoundMention) -> Chain:
        chain = Chain("person")
        self.chains.append(chain)
        if not alone and person.is_bare:
            chain.rules.add(_AMBIGUOUS)
            name = words_of(mention.span, self._text)
            if name not in self._warned:
                self._warned.add(name)
                message = (
                    f"{name!r} may be more than one person in this article; it was joined to none of them."
                )
                self.warnings.append(Notice("ambiguous-name", message, mention.span))
        return chain

    def _related(self, index: int, mention: FoundMention, person: PersonName) -> list[tuple[Relation, Chain]]:
        """Return the chains that a name goes with, and clashes with no name of."""
        found = []
        begins = _sounds(person)
        others = set() if person.is_bare else self._told_apart(index, mention)
        # A bare name may be a surname that is somebody else's given name: "Omar" of Huda Omar.
        told = None if person.is_bare and mention.phrase.start == mention.span.start else mention.gender
        for chain in self.chains:
            # In a long text nearly all names have nothing in common; this says so at once.
            if (
                id(chain) in others
                or not begins & self._sounds[id(chain)]
                or not chain.fits(told or _courtesy(person))
            ):
                continue
            relations = [self._relate(known, person) for known in chain.persons]
            if any(relation.kind == "clash" for relation in relations):
                continue
            if all(known.is_bare for known in chain.persons) and not all(one.joins for one in relations):
                continue  # "the Ortel-Murin camp" is no reason why Ortel should be Murin
            joins = [relation for relation in relations if relation.joins]
            if not person.is_bare and self._is_somebodys(mention):
                joins = [relation for relation in joins if relation.rule not in _WEAK | _NAMESAKES]
            if person.suffix == "sr" and self._is_introduced(chain, mention):
                joins = [relation for relation in joins if relation.rule not in _NAMESAKES]
            if not person.is_bare and id(chain) in self._here(mention):
                # Nobody spells one man in two ways in one sentence.
                joins = [relation for relation in joins if relation.kind in {"same", "part"}]
            if joins:
                found.append((min(joins, key=lambda one: _STRENGTH[one.kind]), chain))
        return found

    def _is_introduced(self, chain: Chain, mention: FoundMention) -> bool:
        """Say whether prose before a mention, no headline, names somebody of a chain."""
        for at in self._places[id(chain)]:
            sentence = self._layout.sentence(at)
            if at < mention.span.start and sentence >= 0:
                words = self._layout.findings.sentences[sentence].of(self._text).rstrip("”\"’' \n")
                if words.endswith((".", "!", "?")):
                    return True
        return False

    def _relate(self, known: PersonName, person: PersonName) -> Relation:
        key = known.printed, person.printed
        if key not in self._relations:
            self._relations[key] = relate(known, person)
        return self._relations[key]

    def _here(self, mention: FoundMention) -> set[int]:
        """Return the chains named in the mention's sentence before it, brackets aside ("(born Ann Olt)")."""
        before = self._text[max(0, mention.phrase.start - 12) : mention.phrase.start]
        if "(" in before or "born" in before or "known" in before:
            return set()
        here = self._layout.sentence(mention.span.start)
        return self._in_sentence.get(here, set())

    def _told_apart(self, index: int, mention: FoundMention) -> set[int]:
        """Return the chains that a full name can't join: "Ana Petrik and Anna Petrik", "his father, X"."""
        if self._is_somebodys(mention):
            return self._here(mention)
        before = self._layout.findings.mentions[index - 1] if index else None
        if before is None or index - 1 not in self._chain_of:
            return set()
        between = self._text[before.phrase.end : max(before.phrase.end, mention.phrase.start)].strip(" ,")
        return {self._chain_of[index - 1]} if between in {"and", "&", "or"} else set()

    def _is_somebodys(self, mention: FoundMention) -> bool:
        """Say whether a name is described as another's mother or brother: "Lexi's mum, Sandra Voss"."""
        offices = (Office.parse(words_of(role, self._text)) for role in mention.roles)
        return any(office is not None and office.head in KIN for office in offices)

    def _choose(
        self, found: list[tuple[Relation, Chain]], mention: FoundMention, person: PersonName
    ) -> tuple[Chain | None, str | None]:
        """Choose the one chain that fits: by name, else by office or courtesy, else the last named by far."""
        told = [one for one in found if _AMBIGUOUS not in one[1].rules]
        same = [one for one in told if one[0].kind == "same" and not person.is_bare]
        groups = same or told
        strong = [one for one in groups if one[0].rule not in _WEAK]
        groups = strong or groups
        if len(groups) > 1:
            groups = self._narrowed(groups, mention, person)
        if len(groups) == 1:
            return groups[0][1], groups[0][0].rule
        if len(groups) > 1:
            ambiguous = [chain for _, chain in found if _AMBIGUOUS in chain.rules]
            return (ambiguous[0] if len(ambiguous) == 1 else None), "rule:name"
        rest = [chain for _, chain in found]
        return (rest[0] if len(rest) == 1 else None), "rule:name"

    def _narrowed(
        self, groups: list[tuple[Relation, Chain]], mention: FoundMention, person: PersonName
    ) -> list[tuple[Relation, Chain]]:
        if person.suffix:
            same = [one for one in groups if any(known.suffix == person.suffix for known in one[1].persons)]
            groups = same or groups
            if len(groups) == 1:
                return groups
        offices = [office for role in mention.roles if (office := Office.parse(words_of(role, self._text)))]
        by_role = [one for one in groups if any(_shares(offices, one[1]))]
        if len(by_role) == 1:
            return by_role
        told = mention.gender or person.gender
        by_gender = [one for one in by_role or groups if told and one[1].gender == told]
        if len(by_gender) == 1:
            return by_gender
        return self._last_named(by_gender or by_role or groups, mention)

    def _last_named(
        self, groups: list[tuple[Relation, Chain]], mention: FoundMention
    ) -> list[tuple[Relation, Chain]]:
        """Return the bearer of a bare name that was named last, if the others were named long before."""
        here = self._layout.sentence(mention.span.start)
        ranked = []
        for place, (_, chain) in enumerate(groups):
            before = [at for at in self._places[id(chain)] if at < mention.span.start]
            distance = here - self._layout.sentence(max(before)) if before else 1 << 30
            ranked.append((distance, place))
        ranked.sort()
        if ranked[0][0] < _LEAD and ranked[1][0] - ranked[0][0] >= _LEAD:
            return [groups[ranked[0][1]]]
        return groups


def _courtesy(person: PersonName) -> Gender | None:
    """Return the gender that a name tells by more than a bare word: "Ms Omar", "Huda Omar"."""
    return person.gender if person.honorifics or not person.is_bare else None


def _sounds(person: PersonName) -> int:
    """Return how the words of a name begin, and what they may be short for, as bits (`drift.sounds`)."""
    bits = 0
    for word in person.words:
        bits |= sounds(word)
        for full in fulls(word):
            bits |= sounds(full)
    return bits


def _shares(offices: Sequence[Office], chain: Chain) -> list[bool]:
    return [mine.within(other) or other.within(mine) for mine in offices for other in chain.offices()]
