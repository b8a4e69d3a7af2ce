"""Reports inside somebody's words: which attributions there are a quote in a quote.

People who speak say "I want to thank you", "did you hear that" and "I would say so" all the time; nothing is
reported by it. A finder that reads speech as it reads news takes a third of such words for quotes, so less
counts here: a verb of saying or of opinion that is asserted, and a clause, a request or words in marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate import grammar
from onrecord.annotate.attribution import Attribution
from onrecord.annotate.content import trimmed
from onrecord.annotate.statement import Item
from onrecord.lexicon.common import finite_verbs
from onrecord.lexicon.cues import CueVerb, cue_forms

# Thoughts that are held as opinions; "I see that", "he knows it", "we found" tell of the world.
_OPINIONS = frozenset("believe think hope fear suspect expect worry reckon suppose want wish".split())
_SHOWS = frozenset({"show", "prove", "read", "publish"})
# Verbs whose object says what was said or wanted: "promised the piers by May", "wants the pony".
_NAMING = frozenset("want expect promise pledge demand propose request estimate reiterate".split()) | {
    "call for",
    "ask for",
}
# Verbs whose object goes with words in marks: "called it “a hobby”".
_WORDED = frozenset("call describe dub brand dismiss say".split())
_WANTS = frozenset("want wish hope expect plan intend seek".split())
_SELF = frozenset("i we you".split())
_ANYBODY = frozenset("nobody none neither anybody anyone everybody everyone somebody someone".split())
# What a report can't consist of: "he said so", "they ask me that".
_EMPTY = frozenset("it this that them him her me us so nothing something anything more what same".split())
_AFTER_PRONOUN = grammar.PREPOSITIONS | frozenset(
    "too again once then now already because when every each".split()
)
_POSSIBLE = frozenset("would could can may might must should 'd wouldn't couldn't can't cannot".split())
_JOINING = frozenset({"and", "but", "so", "or"})
_NEW_SUBJECTS = grammar.SUBJECT_PRONOUNS - {"who"}
# The subject of the next report is no longer than this.
_SUBJECT = 5
_SHORTEST_PAST = 5  # "asked"; "red" and "need" are no past forms


def report_inside(items: Sequence[Item], found: Attribution, *, listed: bool = False) -> Attribution | None:
    """Return an attribution inside somebody's words as far as it reports, `None` where it doesn't.

    Args:
        items: the statement.
        found: what the rules for running text make of it; its content may be cut short.
        listed: whether the words around are a list of that-clauses: "and that" then begins another of theirs.
    """
    if found.verb is None:
        marked = any(items[i].marked >= 0 for piece in found.content for i in range(*piece))
        return found if marked or found.rule == "according-to" else None
    if not found.content or not _asserted(items, found):
        return None
    start, stop = found.content[-1]
    if found.frame in {"that", "question", "clause", "infinitive"}:
        found.content[-1] = trimmed(items, start, _clause_end(items, found, listed=listed))
    elif found.frame == "noun":
        found.content[-1] = trimmed(items, start, _phrase_end(items, start, stop))
    return found if found.content[-1][1] > start and _tells(items, found, found.verb) else None


def _asserted(items: Sequence[Item], found: Attribution) -> bool:
    """Say whether somebody is said to have said it: no question, no negation, no mere possibility."""
    first, stop = found.cue or (0, 0)
    group = {items[i].lower for i in range(first, stop)}
    if any(word in {"not", "never"} or word.endswith("n't") for word in group) or group & _POSSIBLE:
        return False
    if (
        found.verb is not None
        and found.verb.lemma in group
        and first
        and items[first - 1].lower in {"and", "or"}
    ):
        return False  # "come and tell her": no finite verb
    if found.source is None:
        return found.shape == "passive"
    subject = items[found.source[0]].lower
    before = items[found.source[0] - 1].lower if found.source[0] else ""
    wants = found.verb is not None and found.verb.lemma in _WANTS
    if wants and (subject in {"who", "which", "that"} or before in {"when", "if", "where"}):
        return False
    return subject not in _ANYBODY and before not in (grammar.AUXILIARIES - {"'s"}) | {"as"}


def _tells(  # noqa: PLR0911 - a decision list, one return a rule
    items: Sequence[Item], found: Attribution, verb: CueVerb
) -> bool:
    """Say whether the content is one: a clause with a verb, a request, a thing wanted, words in marks."""
    inside = items[slice(*found.content[-1])]
    marked = [item for item in inside if item.marked >= 0]
    if marked and verb.lemma in _WORDED - {"say"} and marked[0].titled:
        return False  # a name: "they call him “the Hammer”"
    if len(marked) == len(inside):
        return True
    loose = found.shape == "participle" and found.frame not in {"that", "quote"}
    if verb.lemma in _SHOWS or loose or (verb.act == "thought" and verb.lemma not in _OPINIONS):
        return False
    before = found.content[-1][0] - 1
    behind_cue = found.cue is None or before >= found.cue[1]
    if behind_cue and items[before].lower in grammar.PREPOSITIONS | grammar.CLAUSE_STARTERS:
        return False  # "thought about that sentence", "agreed on everything but where we are"
    if not found.frame:  # what is reported stands before
        return bool(marked) or _is_clause(inside)
    first, second = inside[0].lower, inside[1].lower if len(inside) > 1 else ""
    if found.frame == "infinitive":
        unnamed = verb.lemma == "ask" and first == "not"  # "who asked not to be named"
        return len(inside) > 1 and not unnamed and not _own_wish(items, found, verb)
    if found.frame == "question":
        return len(inside) > 2 and second != "to"
    if first == "that" and second:
        # "they ask me that at the baker's"; but "that since March, when the bridge was closed, people …"
        return second not in _AFTER_PRONOUN or any(item.text == "," for item in inside)
    if found.frame == "quote":
        return inside[0].marked >= 0
    if marked and found.frame == "noun":
        return verb.lemma in _WORDED and not marked[0].titled
    if found.frame == "clause" and _is_clause(inside):
        return True
    empty = first in _EMPTY and len(inside) == 1
    return verb.lemma in _NAMING and not empty and not _own_wish(items, found, verb)


def _own_wish(items: Sequence[Item], found: Attribution, verb: CueVerb) -> bool:
    """Say whether it is no more than "I want to thank you", "you wished to add"."""
    subject = items[found.source[0]].lower if found.source else ""
    return verb.lemma in _WANTS and subject in _SELF


def _is_clause(items: Sequence[Item]) -> bool:
    """Say whether words are a clause: a pronoun that is its subject, or a verb before another clause."""
    verbs = finite_verbs()
    subject, _, contracted = items[0].lower.partition("'")  # "I'm wrong"
    if contracted and subject in _NEW_SUBJECTS and len(items) > 1:
        return True
    if items[0].lower in _NEW_SUBJECTS - {"it", "you"} and len(items) > 1:
        return items[1].text[:1].isalpha() or items[1].lower in grammar.AUXILIARIES
    for item in items[1:]:
        if item.lower in grammar.CLAUSE_STARTERS - {"that"} or item.text in {",", ";"}:
            return False
        past = item.text.islower() and item.lower.endswith("ed") and len(item.lower) >= _SHORTEST_PAST
        if item.lower in grammar.AUXILIARIES or item.lower in verbs or past:
            return items[0].lower not in _EMPTY - {"it"}
    return False


def _clause_end(items: Sequence[Item], found: Attribution, *, listed: bool) -> int:
    """Return where a reported clause ends: before ", and I have now repeated it", "and the minister said"."""
    start, stop = found.content[-1]
    listed = listed and items[start].lower != "that"
    opened = found.source[0] if found.source else found.cue[0] if found.cue else 0
    conditional = opened > 0 and items[opened - 1].lower in {"if", "when", "because"}
    for index in range(start + 1, stop - 1):
        if items[index].marked >= 0:
            continue
        if conditional and items[index].text == ",":
            return index
        if items[index].lower not in _JOINING:
            continue
        following = min(index + 2 if items[index + 1].lower == "then" else index + 1, stop - 1)
        if (items[following].lower == "that" and listed) or _reports(items, following, stop):
            return index
        comma = items[index - 1].text == ","
        subject = items[following].lower.partition("'")[0]
        if comma and (items[index].lower == "so" or subject in _NEW_SUBJECTS):
            return index - 1
    return stop


def _reports(items: Sequence[Item], start: int, stop: int) -> bool:
    """Say whether another report begins here: "and the minister said"."""
    forms = cue_forms()
    for index in range(start + 1, min(start + _SUBJECT, stop)):
        if items[index].marked >= 0 or not items[index].text[:1].isalnum():
            return False
        form = forms.get(items[index].lower)
        if form is not None and "past" in form.forms and form.verbs[0].act == "speech":
            return items[start].lower in grammar.DETERMINERS or items[start].text[:1].isupper()
    return False


def _phrase_end(items: Sequence[Item], start: int, stop: int) -> int:
    """Return where a thing wanted or called ends: before another clause, after words in marks."""
    for index in range(start, stop):
        if items[index].marked >= 0:
            return index + 1
        if items[index].text == "," and items[min(index + 1, stop - 1)].lower in _NEW_SUBJECTS:
            return index
    return stop
