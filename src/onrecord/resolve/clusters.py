"""Names that are one entity's, put together: one person a surname in an article unless it clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.findings import FoundMention, Gender
from onrecord.lexicon.people import roles
from onrecord.printed import words_of
from onrecord.resolve.personname import PersonName, drifts, match
from onrecord.resolve.roles import Office
from onrecord.types import EntityKind

# "The two leaders" is a group of its own, "two leaders" need not be.
_COUNTED = frozenset("two three four five six".split())


@dataclass(slots=True)
class Group:
    """An entity in the making. `names` are folded printed names, `persons` the parsed ones."""

    kind: EntityKind
    mentions: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    persons: list[PersonName] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    rules: set[str] = field(default_factory=set)

    def offices(self) -> list[Office]:
        """Return the roles taken apart, those of a person only."""
        if self.kind != "person":
            return []
        parsed = [Office.parse(role) for role in sorted(self.roles)]
        return [office for office in parsed if office is not None]

    def fits(self, gender: Gender | None) -> bool:
        """Say whether nothing speaks against the gender."""
        return gender is None or self.gender is None or gender == self.gender


def cluster_names(text: str, mentions: Sequence[FoundMention]) -> list[Group]:
    """Group the name mentions of one article.

    Full names are grouped first, bare surnames and given names after them, so that a headline
    that says "Venn" finds the Marta Venn of the first sentence.
    """
    groups: list[Group] = []
    named = [i for i, mention in enumerate(mentions) if mention.form == "name"]
    persons = [i for i in named if mentions[i].kind == "person"]
    parsed = {i: PersonName.parse(words_of(mentions[i].span, text)) for i in persons}
    full = [i for i in persons if parsed[i].given]
    bare = [i for i in persons if not parsed[i].given]
    for index in (*full, *bare):
        _place_person(groups, index, mentions[index], parsed[index], text)
    person_words = {person.surname for group in groups for person in group.persons}
    for index in named:
        if mentions[index].kind != "person":
            _place_other(groups, index, mentions[index], text, person_words)
    for index, mention in enumerate(mentions):
        if mention.form == "nominal":
            _place_plural(groups, index, mention, text)
    for group in groups:
        group.mentions.sort()
    groups.sort(key=lambda group: mentions[group.mentions[0]].span)
    return groups


def _place_person(
    groups: list[Group], index: int, mention: FoundMention, person: PersonName, text: str
) -> None:
    fits = [group for group in groups if group.kind == "person" and group.fits(mention.gender)]
    matched: list[tuple[str, Group]] = []
    for group in fits:
        verdicts = [match(known, person) for known in group.persons]
        if "clash" in verdicts:
            continue
        best = next((v for v in ("same", "part", "drift") if v in verdicts), None)
        if best:
            matched.append((best, group))
    titled = mention.phrase.start < mention.span.start
    if not matched and titled:
        matched = [("drift", g) for g in fits if any(drifts(known, person) for known in g.persons)]
    target = _choose(matched, mention, text)
    if target is None:
        target = Group("person")
        groups.append(target)
        if matched:
            target.rules.add("rule:surname-clash")
    elif person not in target.persons:
        verdict = next(verdict for verdict, group in matched if group is target)
        target.rules.add("rule:spelling-drift" if verdict == "drift" else "rule:surname")
    if person not in target.persons:
        target.persons.append(person)
    _add(target, index, mention, text)


def _choose(matched: list[tuple[str, Group]], mention: FoundMention, text: str) -> Group | None:
    """Choose the one group that fits; of several, the one whose role or gender is repeated, else none."""
    same = [group for verdict, group in matched if verdict == "same"]
    groups = same or [group for _, group in matched]
    if len(groups) > 1:
        heads = {office.head for role in mention.roles if (office := Office.parse(words_of(role, text)))}
        by_role = [group for group in groups if heads & {o.head for o in group.offices()}]
        by_gender = [group for group in groups if mention.gender and group.gender == mention.gender]
        groups = by_role if len(by_role) == 1 else by_gender if len(by_gender) == 1 else groups
    return groups[0] if len(groups) == 1 else None


def _place_other(
    groups: list[Group], index: int, mention: FoundMention, text: str, person_words: set[str]
) -> None:
    name = _folded(words_of(mention.span, text))
    # Capitals look like an acronym's: "BRANDT:" under "THE CHAIR (Ms Brandt):".
    undecided = mention.kind == "unknown" or words_of(mention.span, text).isupper()
    if undecided and name in person_words:
        holders = [g for g in groups if g.kind == "person" and any(p.surname == name for p in g.persons)]
        if len(holders) == 1:
            _add(holders[0], index, mention, text)
            return
    for group in groups:
        if group.kind == mention.kind and (name in group.names or _is_short_form(name, group.names)):
            _add(group, index, mention, text)
            return
    group = Group(mention.kind)
    groups.append(group)
    _add(group, index, mention, text)


def _place_plural(groups: list[Group], index: int, mention: FoundMention, text: str) -> None:
    """Make a group of "the two leaders" and "both leaders"; the same noun again is the same group."""
    words = words_of(mention.span, text).lower().split()
    definite = words[:1] == ["both"] or (words[:1] == ["the"] and words[1:2] and words[1] in _COUNTED)
    if len(words) < 2 or not definite:
        return
    noun = words[-1]
    group = next((g for g in groups if g.kind == "group" and noun in g.names), None)
    if group is None:
        group = Group("group", rules={"rule:group"})
        groups.append(group)
    group.mentions.append(index)
    group.names.add(noun)


def _add(group: Group, index: int, mention: FoundMention, text: str) -> None:
    group.mentions.append(index)
    group.names.add(_folded(words_of(mention.span, text)))
    group.roles |= {words_of(role, text) for role in mention.roles}
    group.gender = group.gender or mention.gender or _gender_of_roles(mention, text)


def _gender_of_roles(mention: FoundMention, text: str) -> Gender | None:
    """Return the gender that a role tells: "the defendant's sister", "the widow"."""
    for role in mention.roles:
        office = Office.parse(words_of(role, text))
        known = roles().get(office.head) if office else None
        if known is not None and known.gender:
            return known.gender
    return None


def _folded(name: str) -> str:
    words = name.lower().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _is_short_form(name: str, known: set[str]) -> bool:
    """Say whether a name is the acronym of a known one, or the other way round."""
    return any(_acronym(other) == name or _acronym(name) == other for other in known)


def _acronym(name: str) -> str | None:
    words = [word for word in name.split() if word not in {"of", "the", "and", "for", "in", "on"}]
    return "".join(word[0] for word in words) if len(words) > 1 else None
