"""Why a mention leads where it leads, and why several printed names are one person's, in plain words.

Each sentence reads on from the words it is about: “he”: the one who stands out most before it.
`docs/names.md` prints these tables. A rule that has no sentence here is shown by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.types import Entity, Mention, Quote

LED: Mapping[str, str] = {
    "rule:name": "called by name",
    "rule:apposition": "the name stands beside it",
    "rule:age": "the one of this age",
    "rule:tie": "the one whom the text names as this relative or colleague",
    "rule:role-holder": "the one who holds this office",
    "rule:role-kind": "the one whose office is of this kind",
    "rule:epithet": "another word for the one who stands out most before it",
    "rule:unnamed": "somebody whom the text does not name",
    "rule:organization-noun": "the one body with this word in its name or description",
    "rule:subject-before": "the body that the sentences before it are about",
    "rule:group": "several people or bodies taken together",
    "rule:they": "the one group or body spoken of just before",
    "rule:it": "the body spoken of just before",
    "rule:reporter": "the one whose words are reported here",
    "rule:forward": "the one named after it in the same sentence",
    "rule:pair-score": "the one whom the trained reader is sure of",
    "rule:salience": "the one who stands out most before it",
    "rule:only-one": "the only one of this gender named so far",
    "rule:relative": "the one spoken of right before it",
    "rule:first-person": "the speaker of the quote it stands in",
    "rule:second-person": "the one to whom the quote is said",
    "rule:possessor": "whose letter, statement or speech it is",
    "rule:label": "the one whom the label of the turn means",
    "rule:initials": "the one with the initials on the label",
    "rule:interview": "the text says who asks and who answers",
    "rule:self-introduction": "says this name in the turn itself",
    "rule:shared-subject": "the subject of the clause before, which the verb that reports shares",
    "rule:sentence-before": "the sentence before is about this person",
    "rule:running-speaker": "goes on from the quote before",
    "rule:answer": "the one who answers the questions before",
    "rule:paragraph-before": "the last sentence of the paragraph before is about this person",
}
"""Why words lead to somebody, in the order in which the rules are asked."""

JOINED: Mapping[str, str] = {
    "rule:surname": "called by the surname alone",
    "rule:given-name": "called by the given name alone",
    "rule:nick-name": "called by a nickname that the text prints",
    "rule:initial": "a name cut down to its initial",
    "rule:middle-name": "with and without a middle name",
    "rule:patronymic": "with and without the father’s name",
    "rule:suffix": "with and without Jr., Sr. or a numeral",
    "rule:double-surname": "a part of a surname of several words",
    "rule:married-name": "a maiden name beside a married one",
    "rule:spelling-drift": "spelled differently in places",
    "rule:slip": "one letter off in places",
    "rule:script": "written in two alphabets",
    "rule:diminutive": "a short form of the given name",
    "rule:cognate": "the given name as another language has it",
    "rule:name-order": "the parts of the name in another order",
    "rule:acronym": "called by its initials",
    "rule:legal-form": "with and without its legal form, such as Ltd",
    "rule:short-form": "called by a part of its name",
    "rule:word-order": "the words of its name in another order",
}
"""Why several printed names are one person's or one body's; the last four are of bodies."""

APART: Mapping[str, str] = {
    "rule:surname-clash": "may be more than one person here, and is joined to none of them",
    "rule:given-clash": "given names that are not one person’s",
    "rule:gender": "one name is a man’s and the other a woman’s",
    "rule:number": "the numbers in the names differ",
    "rule:place": "the places in the names differ",
    "rule:nothing": "no name in common",
}
"""Why two names are kept apart."""

_ALL = {**LED, **JOINED, **APART}


def sentence(rule: str) -> str:
    """Return a rule in plain words, its name where it has no sentence."""
    if rule.startswith("model:"):
        return f"the likeliest one, as the model {rule.removeprefix('model:')} reads it"
    return _ALL.get(rule, rule)


def why(rules: Iterable[str]) -> str:
    """Return the rules of one fact in plain words, step by step."""
    return "; ".join(dict.fromkeys(map(sentence, rules)))


def why_speaker(quote: Quote, mention: Mention | None) -> str:
    """Return why a quote is its speaker's: what its rules tell beside how its words were found.

    Args:
        quote: the quote.
        mention: where its source names the speaker, which tells why if the quote does not.
    """
    rules = [rule for rule in quote.by if rule in _ALL]
    if quote.speaker is None:
        return ""
    return why(rules or (mention.by if mention else ()))


def why_one(entity: Entity) -> str:
    """Return why the names of an entity are one's."""
    plain = entity.by == ("rule:name",) and len(entity.names) > 1
    return "the same name each time" if plain else why(entity.by)
