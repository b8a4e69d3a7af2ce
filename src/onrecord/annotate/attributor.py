"""Attributions of one statement: each cue with its source, its content and whom it was said to.

The rules, in the order they are tried for a cue:

- `according-to`: "…, according to S" and "According to S, …"
- `quote-before`: "“…,” S said" and "“…,” said S", with what goes on in marks after it
- `clause-right`: "S said (that) …", "S: …" with whatever stands on the right
- `clause-left`: "…, S said."
- `parenthesis`: "…, S said, …"
- `participle`: "…, adding that …", its source that of the verb before it
- `colon`: "S: “…”"
- `dash`: "“…” — S"
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from onrecord.annotate import grammar
from onrecord.annotate.attribution import Attribution
from onrecord.annotate.content import SHORTEST_CLAUSE, after_adverbials, is_time, left_of, right_of, trimmed
from onrecord.annotate.cue import Cue, find_cues, introduced
from onrecord.annotate.labelled import find_labelled
from onrecord.annotate.limits import right_limit, without_relay, without_taken
from onrecord.annotate.marks import Marked
from onrecord.annotate.messages import find_messages
from onrecord.annotate.quoted import find_quoted
from onrecord.annotate.statement import Item, Range, Statement
from onrecord.annotate.subject import FENCES, Subjects
from onrecord.annotate.ways import Way, find_ways
from onrecord.lexicon.cues import cue_forms
from onrecord.lexicon.outlets import is_outlet

_LEFT_ENDS = frozenset(",?!—–-…")
_ADDRESSED = frozenset("him her them me us you reporters journalists people".split())
_NO_ADDRESSEES = frozenset("not that to how what why whether if about for of on in at".split())
_NO_NOUNS = grammar.CLAUSE_STARTERS | grammar.CLAUSE_SUBJECTS | grammar.PREPOSITIONS
# "said, in part:" before a quote that begins the next paragraph: no more items than these after the cue.
_LONGEST_LEAD = 6
# The longest nickname or title, in words, that is told from speech by its place alone.
_SHORT_NAME = 3
# "that" follows a title that was told something within so many words.
_BEHIND_TITLE = 4
_OWNS = frozenset({"'s", "’s"})


class Attributor:
    """Finds the attributions of the statements of one document."""

    def __init__(self, subjects: Subjects, marked: Sequence[Marked], text: str) -> None:
        """Take what the document's names and marks are."""
        self._subjects = subjects
        self._marked = marked
        self._text = text

    def find(self, statement: Statement) -> list[Attribution]:
        """Return the statement's attributions in text order."""
        items = statement.items
        cues = list(find_cues(items))
        found: list[Attribution] = []
        for number, cue in enumerate(cues):
            previous = found[-1] if found else None
            stop = right_limit(items, cue.stop, cues[number + 1 :])
            attribution = (
                self._according(items, cue)
                if cue.according
                else self._participle(items, cue, stop, previous)
                if cue.shape == "participle"
                else self._finite(items, cue, stop, cues[number - 1] if number else None, previous)
            )
            if attribution is not None:
                found.append(attribution)
        found = without_taken(found)
        claimed = {i for attribution in found for piece in attribution.content for i in range(*piece)}
        more = find_labelled(items, claimed, self._subjects, self._marked)
        return [*found, more] if more else found

    def quoted(self, statement: Statement) -> list[Attribution]:
        """Return the statement's quotes of quotes ("the agency quoted X as saying …") and messages."""
        made = []
        for one in find_quoted(statement.items, self._subjects):
            found = Attribution("quoted-as", "speech", one.cue, one.source, via=one.by)
            found.content = [one.content] if one.content[0] < one.content[1] else []
            made.append(found)
        for message in find_messages(statement.items, self._subjects):
            who, verb = message.carrier
            found = Attribution("message", message.act, message.cue, message.source, list(message.content))
            found.addressee = message.addressee
            found.via = (who, None if verb == message.cue else verb)
            made.append(found)
        return made

    def ways(self, statement: Statement) -> list[Way]:
        """Return how words came out in a statement: "in a statement read out by S"."""
        return list(find_ways(statement.items, self._subjects))

    def _according(self, items: Sequence[Item], cue: Cue) -> Attribution | None:
        source = self._subjects.introduced(items, cue.stop, clause_follows=cue.first == 0)
        if source is None:
            return None
        attribution = Attribution("according-to", "speech", (cue.first, cue.stop), source)
        left = left_of(items, 0, cue.first)
        right = trimmed(items, source[1], len(items))
        if left and left[1] - left[0] < SHORTEST_CLAUSE and items[left[0]].marked < 0:
            left = left if items[left[1] - 1].lower in cue_forms() else None  # "Olt said, according to S, …"
        follows = source[1] < len(items) and (
            items[source[1]].text == "," or items[source[1] - 1].text == ","
        )
        attribution.content = [left] if left else []
        if right[0] < right[1] and (left is None or (follows and right[1] - right[0] > SHORTEST_CLAUSE)):
            attribution.content.append(right)
        return attribution if attribution.content else None

    def _participle(
        self, items: Sequence[Item], cue: Cue, stop: int, previous: Attribution | None
    ) -> Attribution | None:
        source = previous.source if previous else self._subjects.of_statement(items, cue.first)
        addressee = self._addressee(items, cue)
        right = right_of(items, cue, cue.stop, stop, addressee)
        if right is None or source is None:
            return None
        group = (cue.first, cue.stop)
        found = Attribution("participle", cue.verb.act, group, source, [right.piece], addressee, right.frame)
        found.verb, found.shape = cue.verb, cue.shape
        return found

    def _finite(
        self, items: Sequence[Item], cue: Cue, stop: int, before: Cue | None, previous: Attribution | None
    ) -> Attribution | None:
        attribution = Attribution("clause-right", cue.verb.act, (cue.first, cue.stop), None)
        attribution.verb, attribution.shape = cue.verb, cue.shape
        inverted = self._inverted(items, cue)
        if inverted:
            attribution.source = inverted
            group = (cue.first, max(inverted[1], cue.stop))
        elif cue.shape == "passive" and "o" in cue.verb.frames:
            # "I was told": who is told speaks not.
            attribution.source = self._agent(items, cue)
            group = (cue.first, attribution.source[1] if attribution.source else cue.stop)
        else:
            attribution.source = self._source_left(items, cue, before, previous)
            start = (
                attribution.source[0]
                if attribution.source and attribution.source[1] <= cue.first
                else cue.first
            )
            group = (start, cue.stop)
        if attribution.source is None and cue.shape != "passive":
            return None
        passive = cue.shape == "passive"
        attribution.addressee = None if inverted or passive else self._addressee(items, cue)
        return self._with_content(items, attribution, cue, group, stop)

    def _with_content(
        self, items: Sequence[Item], found: Attribution, cue: Cue, group: Range, stop: int
    ) -> Attribution | None:
        """Give an attribution its content: a quote before it, both its sides, the right, the left."""
        resume = found.addressee[1] if found.addressee else group[1]
        quoted = self._quote_before(items, group[0])
        after = self._after_relay(items, resume)
        if after is not None:
            right = right_of(items, cue, after, len(items), None)
        else:
            right = right_of(items, cue, group[1], stop, found.addressee)
        if quoted is not None and (quoted or right is None):
            left = left_of(items, self._left_start(items, group[0]), group[0])
            if left and cue.shape != "passive":
                found.rule = "quote-before"
                found.content = [left, *self._continuation(items, resume, stop)]
                return found
        parenthesis = self._parenthesis(items, cue, group, stop)
        if parenthesis:
            found.rule, found.content = "parenthesis", parenthesis
            return found
        if right is not None:
            found.content, found.frame = [right.piece], right.frame
            return found
        if items[-1].text == ":" and len(items) - resume <= _LONGEST_LEAD:
            found.open_right = True
            return found
        rest = trimmed(items, after_adverbials(items, resume, stop), stop)
        # "“Do we sail?” Venn asked." is two statements.
        alone = "q" in cue.verb.frames and group[0] == 0
        if ("s" in cue.verb.frames or alone) and cue.shape == "finite" and rest[0] >= rest[1]:
            return self._nothing_right(items, found, group)
        return None

    def _after_relay(self, items: Sequence[Item], index: int) -> int | None:
        """Return where the content begins after ", according to S," or "through S" between a verb and it."""
        if index + 1 < len(items) and items[index].lower in {"through", "via"}:
            carrier = self._subjects.after(items, index + 1)
            return None if carrier is None else carrier[1]
        if index + 1 >= len(items) or items[index].text != ",":
            return None
        length = introduced(items, index + 1)
        source = self._subjects.introduced(items, index + 1 + length, clause_follows=True) if length else None
        if source is None or source[1] >= len(items):
            return None
        comma = next((i for i in range(source[1] - 1, len(items)) if items[i].text == ","), None)
        return None if comma is None else comma + 1

    def _nothing_right(self, items: Sequence[Item], found: Attribution, group: Range) -> Attribution | None:
        """Return the attribution of "…, S said.", or of "S said." after a quote with a full stop."""
        comma = group[0] > 0 and items[group[0] - 1].text in {",", "—", "–"}
        left = left_of(items, 0, group[0]) if comma else None
        if left and left[1] - left[0] >= SHORTEST_CLAUSE:
            found.rule, found.content = "clause-left", [left]
            return found
        if group[0] <= 1:
            found.rule = "statement-after-quote"
            return found
        return None

    def _source_left(
        self, items: Sequence[Item], cue: Cue, before: Cue | None, previous: Attribution | None
    ) -> Range | None:
        """Return the subject of a verb: "who", the noun phrase before it, or that of the verb before."""
        if cue.first > 0 and items[cue.first - 1].lower in {"who", "which"}:
            return cue.first - 1, cue.first
        source = without_relay(items, self._subjects.before(items, cue.first))
        # A verb before lies behind the subject, or wholly inside it ("Olt, who wrote the book, said").
        if source and (before is None or source[0] >= before.stop):
            return source
        fenced = cue.first > 0 and items[cue.first - 1].text in FENCES
        if source and before and fenced and source[0] < before.first:
            return source
        relative = (
            before is not None and before.first > 0 and items[before.first - 1].lower in grammar.RELATIVES
        )
        if source and before and not relative:
            # "said the leader feared": what the verb before reports begins with the subject.
            return self._subjects.between(items, before.stop, cue.first)
        joined = cue.first > 0 and items[cue.first - 1].lower in {"and", "but", "then", "or", ","}
        if cue.first == 0 or not joined:
            return None
        return previous.source if previous else self._subjects.of_statement(items, cue.first)

    def _agent(self, items: Sequence[Item], cue: Cue) -> Range | None:
        """Return who did what a passive verb says: "was told by the harbour master"."""
        by = cue.stop < len(items) and items[cue.stop].lower == "by"
        return self._subjects.after(items, cue.stop + 1) if by else None

    def _inverted(self, items: Sequence[Item], cue: Cue) -> Range | None:
        """Return the source of "…,” said S" and "…, said S."."""
        if "q" not in cue.verb.frames or cue.head != cue.first or cue.shape != "finite" or cue.first == 0:
            return None
        if cue.verb.lemma == "tell":
            return None  # "…,” her aide, Olt, told the board"
        before = items[cue.first - 1]
        marked = next((i for i in (cue.first - 1, cue.first - 2) if i >= 0 and items[i].marked >= 0), None)
        adjacent = marked == cue.first - 1 or before.text in {",", "—", "–"}
        after_quote = marked is not None and adjacent and not self._is_name(items, marked)
        after_clause = before.text == "," and "s" in cue.verb.frames
        if not (after_quote or after_clause) or cue.stop >= len(items):
            return None
        first = items[cue.stop]
        if first.marked >= 0 or not first.text[:1].isalnum() or is_time(items, cue.stop):
            return None
        if first.lower in grammar.PREPOSITIONS | grammar.CLAUSE_STARTERS | grammar.TIME_WORDS | {
            "to",
            "him",
            "them",
            "me",
            "us",
        }:
            return None
        source = self._subjects.after(items, cue.stop)
        if source is None:
            return None
        if after_quote:
            return source
        rest = after_adverbials(items, source[1], len(items))
        return source if trimmed(items, rest, len(items))[0] >= len(items) - 1 else None

    def _quote_before(self, items: Sequence[Item], start: int) -> bool | None:
        """Look at what stands before a source and its cue.

        Returns True for words in marks that end as a broken off sentence does, False for words
        in marks that end with a full stop, None where no marks stand there.
        """
        index = start - 1
        outside = index >= 0 and items[index].text in {",", "—", "–", "-", "--"}
        if outside:
            index -= 1
        if index < 0 or items[index].marked < 0:
            return None
        if outside:
            return not self._is_name(items, index)
        last = items[index].last
        return last in _LEFT_ENDS or (start - index == 1 and last != ".")

    def _is_name(self, items: Sequence[Item], index: int) -> bool:
        """Say whether words in marks in mid-sentence are a nickname or title: short, after a word."""
        inner = self._marked[items[index].marked].inner[-1].of(self._text).rstrip()
        led_up_to = index > 0 and items[index - 1].marked < 0 and items[index - 1].text[:1].isalnum()
        return led_up_to and len(inner.split()) <= _SHORT_NAME and inner[-1:] not in _LEFT_ENDS | {"."}

    def _left_start(self, items: Sequence[Item], stop: int) -> int:
        """Return where a content on the left begins: after the last sentence that ended before it."""
        for index in range(stop - 2, 0, -1):
            if items[index].marked < 0 and items[index].text in {".", ";"}:
                return index + 1
        return 0

    def _continuation(self, items: Sequence[Item], start: int, stop: int) -> list[Range]:
        """Return the words in marks that go on after "…,” he said"."""
        index = after_adverbials(items, start, stop)
        while (
            index < stop
            and items[index].marked < 0
            and items[index].text in {",", ":", ".", "—", "–", ";", "-"}
        ):
            index += 1
        if index >= stop or items[index].marked < 0:
            index = self._broken_off(items, start)
        if index >= len(items):
            return []
        end = index + 1
        while end < len(items) and items[end].marked >= 0:
            end += 1
        return [(position, position + 1) for position in range(index, end)]

    def _broken_off(self, items: Sequence[Item], start: int) -> int:
        """Return the item, behind whatever words, that goes on in small letters with a quote broken off."""
        for index in range(start + 1, len(items)):
            if items[index].marked >= 0:
                goes_on = items[index - 1].text == "," and not items[index].capital
                return index if goes_on else len(items)
        return len(items)

    def _parenthesis(self, items: Sequence[Item], cue: Cue, group: Range, stop: int) -> list[Range]:
        """Return both pieces of "The plan, he said, would fail"."""
        opened = group[0] > 0 and items[group[0] - 1].text in {",", "—", "–"}
        closed = group[1] < stop and items[group[1]].text in {",", "—", "–"}
        if not (opened and closed and "s" in cue.verb.frames and cue.shape == "finite"):
            return []
        left, right = left_of(items, 0, group[0]), trimmed(items, group[1], stop)
        if left is None or right[0] >= right[1] or items[right[0]].marked >= 0:
            return []
        return [left, right]

    def _addressee(self, items: Sequence[Item], cue: Cue) -> Range | None:
        """Return the noun phrase that names to whom: "told Rabbi Y that", "said to reporters"."""
        index = cue.stop
        if "o" not in cue.verb.frames:
            if index >= len(items) or items[index].lower != "to" or "s" not in cue.verb.frames:
                return None
            index += 1
        if index >= len(items):
            return None
        if items[index].marked >= 0:
            return (index, index + 1) if _is_told_title(items, index) else None
        first, following = items[index], items[index + 1] if index + 1 < len(items) else None
        # "told her aide": the pronoun goes with a noun.
        owner = first.lower == "her" and following is not None and following.lower not in _NO_NOUNS
        if first.lower in _ADDRESSED and not (owner and following and following.text.islower()):
            return index, index + 1
        named = first.text[:1].isupper() or first.lower in grammar.DETERMINERS or "o" in cue.verb.frames
        if not named or not first.text[:1].isalnum() or first.lower in _NO_ADDRESSEES:
            return None
        phrase = self._subjects.after(items, index)
        if phrase is None or phrase[0] != index:
            return None
        stop = phrase[1]
        if is_outlet(items[stop - 1].text):  # "the broadcaster Channel North"
            while stop < len(items) and items[stop].text[:1].isupper():
                stop += 1
        # "told Channel North's “Morning Ann” that"
        title = next(
            (at for at in (stop, stop + 1) if items[at - 1 : at] and items[at - 1].lower in _OWNS), stop
        )
        if title < len(items) and _is_told_title(items, title):
            stop = title + 1
        return index, stop


def _is_told_title(items: Sequence[Item], index: int) -> bool:
    """Say whether a title in marks names to whom: "told “Morning Ann” on Friday that"."""
    behind = items[index + 1 : index + 1 + _BEHIND_TITLE]
    before_that = list(takewhile(lambda item: item.lower != "that", behind))
    told = len(before_that) < len(behind) and all(
        item.marked < 0 and item.text[:1].isalnum() for item in before_that
    )
    return items[index].marked >= 0 and items[index].titled and told
