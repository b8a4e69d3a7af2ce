"""The source's noun phrase: the words before or after a reporting verb that name who reports.

Mentions found in the text are preferred, whole with title and apposition; where none stands next to the
verb, the walk goes from the verb outwards until something that no noun phrase holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.annotate import grammar
from onrecord.annotate.statement import Item, Range, is_adverb
from onrecord.findings import FoundMention
from onrecord.spans import Span

# A noun phrase longer than this is a sentence that the walk misread.
_LONGEST = 45
# First words of an apposition after a noun phrase; the latter cannot begin a clause as well.
_EXPLAIN_ONLY = frozenset({"a", "an", "who", "whose"})
_EXPLAIN = _EXPLAIN_ONLY | {"the", "his", "her"}
_LONGEST_AGE = 4  # one more than its digits
# What goes on a noun phrase behind which nothing else is told before the next comma.
_MODIFIERS = frozenset(
    "from of by for at in close familiar briefed seen sent obtained who which that with".split()
)
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "?", "!", "("})
# Pronouns that are a noun phrase by themselves.
_WHOLE = frozenset("i he she they we you".split())
FENCES = frozenset({",", "–", "—", "--"})
# `Dwayne "The Rock" Olt`, `the "Night Desk" host`: in code points, marks included.
_LONGEST_NICKNAME = 24


class Subjects:
    """Noun phrases of one document, looked up by where they begin and end."""

    def __init__(self, mentions: Sequence[FoundMention]) -> None:
        """Index the mentions' phrases by their two ends."""
        self._by_start: dict[int, FoundMention] = {}
        self._by_end: dict[int, FoundMention] = {}
        for mention in mentions:
            for phrase in (mention.span, mention.phrase):
                self._by_start[phrase.start] = mention
                self._by_end[phrase.end] = mention
        self._starts = [mention.phrase.start for mention in mentions]
        self._mentions = mentions

    def mention_in(self, span: Span) -> FoundMention | None:
        """Return the first mention whose own words lie inside `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.end)
        inside = (m for m in self._mentions[max(first - 1, 0) : last] if span.contains(m.span))
        return next(inside, None)

    def before(self, items: Sequence[Item], end: int) -> Range | None:
        """Return the item range of the noun phrase that ends before item `end` (a verb group's first)."""
        stop = end
        fence = items[end - 1].text if end else ""
        while stop > 0 and items[stop - 1].text in FENCES:
            stop -= 1
        comma = stop < end
        if stop == 0 or (items[stop - 1].marked >= 0 and not (comma and self._is_name_part(items, stop - 1))):
            return None
        start = self._before_parenthesis(items, stop, fence) if comma else None
        if start is None:
            start = self._mention_start(items, stop)
            comma = False
        start = self._without_opening(items, start, stop)
        if start >= stop or stop - start > _LONGEST:
            return None
        return start, end if comma else stop

    def between(self, items: Sequence[Item], start: int, stop: int) -> Range | None:
        """Return the noun phrase that ends before item `stop` and begins no earlier than item `start`."""
        mention = self._by_end.get(items[stop - 1].end) if start < stop else None
        if mention is None:
            return None
        for index in range(start, stop):
            if items[index].start == mention.phrase.start:
                return index, stop
        return None

    def _mention_start(self, items: Sequence[Item], stop: int) -> int:
        """Return where the noun phrase that ends at `stop` begins, by the walk or by a longer mention."""
        start = self._walk_left(items, stop)
        mention = self._by_end.get(items[stop - 1].end)
        if mention is None:
            return start
        while start > 0 and items[start - 1].start >= mention.phrase.start:
            start -= 1
        return start

    def _before_parenthesis(self, items: Sequence[Item], stop: int, fence: str) -> int | None:
        """Return where "Hugh Hale, a doctor who lives there," begins, given where its last comma stands.

        What stands between the commas need not be known; what they explain must be a noun phrase.
        """
        comma = self._fence_before(items, stop, fence)
        if comma is None:
            return None
        start = self._mention_start(items, comma)
        if self._without_opening(items, start, comma) >= comma:
            return None
        while start > 1 and items[start - 1].text == "," and _begins_apposition(items[start]):
            further = self._mention_start(items, start - 1)
            if further >= start - 1 or items[further].lower in grammar.PREPOSITIONS | grammar.OPENINGS:
                break
            if self.mention_in(Span(items[further].start, items[start - 2].end)) is None:
                break
            start = further
        return start

    def _fence_before(self, items: Sequence[Item], stop: int, fence: str) -> int | None:
        """Return the comma or dash that opens what the one before item `stop` closes."""
        for index in range(stop - 1, max(stop - _LONGEST, 0), -1):
            if items[index].marked < 0 and items[index].text in {";", ":", ".", "?", "!"}:
                return None
            if items[index].text == fence:
                return index
        return None

    def after(self, items: Sequence[Item], start: int, *, clause_follows: bool = False) -> Range | None:
        """Return the item range of the noun phrase that begins with item `start`.

        Where a clause follows ("According to the board, the ship …") a comma and "the" begin that clause.
        """
        if start >= len(items):
            return None
        stop = self._phrase_end(items, start) or self._walk_right(items, start)
        if stop <= start:
            return None
        return start, self._with_apposition(items, stop, clause_follows=clause_follows)

    def introduced(self, items: Sequence[Item], start: int, *, clause_follows: bool = False) -> Range | None:
        """Return the noun phrase after "according to", whole: "a letter which Olt sent to the board"."""
        found = self.after(items, start, clause_follows=clause_follows)
        if found is None:
            return None
        stop = found[1]
        if stop < len(items) and items[stop].lower in _MODIFIERS:
            while stop < len(items) and items[stop].marked < 0 and items[stop].text not in _ENDS:
                stop += 1
        return found[0], stop

    def of_statement(self, items: Sequence[Item], stop: int) -> Range | None:
        """Return the noun phrase with which the statement begins, as the subject of a later verb."""
        start = 0
        while start < stop and (items[start].lower in grammar.OPENINGS or items[start].text in {",", '"'}):
            start += 1
        if start >= stop or items[start].marked >= 0 or items[start].lower in grammar.PREPOSITIONS:
            return None
        source = self.after(items, start)
        return source if source and source[1] <= stop else None

    def _is_name_part(self, items: Sequence[Item], index: int) -> bool:
        """Say whether marked words are a nickname or title inside a noun phrase."""
        item = items[index]
        short = item.end - item.start <= _LONGEST_NICKNAME and item.last.isalnum()
        return (
            short and index > 0 and (items[index - 1].text[:1].isupper() or items[index - 1].text.islower())
        )

    def _walk_left(self, items: Sequence[Item], stop: int) -> int:
        if items[stop - 1].lower in _WHOLE:
            return stop - 1
        start = stop
        brackets = 0
        while start > 0:
            item = items[start - 1]
            if item.text == ")":
                brackets += 1
            elif item.text == "(" and brackets:
                brackets -= 1
            elif not brackets and not self._belongs(items, start - 1, stop):
                break
            start -= 1
        return start

    def _belongs(self, items: Sequence[Item], index: int, stop: int) -> bool:
        """Say whether the item goes on a noun phrase to the left."""
        item = items[index]
        if item.marked >= 0:
            return index + 1 < stop and self._is_name_part(items, index)
        if item.text in {'"', "'"} and index > 0 and items[index - 1].text.isdigit():
            return True  # 6'4" tall
        if item.text in {",", ";", ":", "—", "–", "--", "-", "(", "[", "…", "...", "?", "!", ".", '"'}:
            return False
        if item.lower in {"and", "or", "&"}:
            return self._joins_names(items, index, stop)
        if item.lower in grammar.CLAUSE_STARTERS:
            return False
        if item.lower in grammar.AUXILIARIES and item.lower != "'s":
            return any(items[i].lower in grammar.RELATIVES for i in range(max(0, index - 4), index))
        return not (item.lower in grammar.SUBJECT_PRONOUNS and index + 1 < stop and item.lower != "who")

    def _joins_names(self, items: Sequence[Item], index: int, stop: int) -> bool:
        """Say whether "and" joins two noun phrases of one kind rather than two clauses."""
        if index == 0 or index + 1 >= stop:
            return False
        before, after = items[index - 1], items[index + 1]
        if after.lower in grammar.SUBJECT_PRONOUNS:
            return False
        if before.text[:1].isupper() and after.lower == "the" and index + 2 < stop:
            after = items[index + 2]
        if before.text[:1].isupper() and after.text[:1].isupper():
            return True
        return before.text[:1].isalpha() and before.text.islower() and after.text.islower() and index <= 4

    def _without_opening(self, items: Sequence[Item], start: int, stop: int) -> int:
        """Leave out conjunctions, adverbs and a prepositional phrase before the subject."""
        while start < stop and (items[start].lower in grammar.OPENINGS or is_adverb(items[start])):
            start += 1
        if start < stop and items[start].lower in grammar.PREPOSITIONS:
            mention = self._by_end.get(items[stop - 1].end)
            if mention:
                for index in range(start + 1, stop):
                    if items[index].start == mention.phrase.start:
                        return index
            determiners = [i for i in range(start + 2, stop) if items[i].lower in grammar.DETERMINERS]
            return determiners[-1] if determiners else stop - 1
        return start

    def _phrase_end(self, items: Sequence[Item], start: int) -> int | None:
        """Return where the mention's phrase that begins with item `start` ends."""
        mention = self._by_start.get(items[start].start)
        if mention is None:
            return None
        end = max(mention.phrase.end, mention.span.end)
        stop = start
        while stop < len(items) and items[stop].end <= end:
            stop += 1
        if stop < len(items) and items[stop].lower in {"of", "for"} and mention.form == "nominal":
            return self._walk_right(items, start)
        return stop

    def _walk_right(self, items: Sequence[Item], start: int) -> int:
        stop = start
        while stop < len(items):
            item = items[stop]
            if item.marked >= 0 or not (item.text[:1].isalnum() or item.lower in {"'s", "&", "'", "’", "$"}):
                break
            if stop > start and _ends_phrase(items, stop):
                break
            stop += 1
        return stop

    def _with_apposition(self, items: Sequence[Item], stop: int, *, clause_follows: bool) -> int:
        """Go on over ", the head of the board," or ", 54," after a noun phrase."""
        if stop + 1 >= len(items) or items[stop].text != ",":
            return stop
        first = items[stop + 1]
        age = first.text.isdigit() and len(first.text) < _LONGEST_AGE
        if not (age or first.lower in (_EXPLAIN_ONLY if clause_follows else _EXPLAIN)):
            return stop
        further = stop + 1
        while further < len(items) and items[further].text not in {",", ".", ";", ":", "—", "–", "?", "!"}:
            if items[further].marked >= 0:
                return stop
            further += 1
        if further >= len(items) or items[further].text == ".":
            return stop if clause_follows else further
        return further + 1 if items[further].text == "," else stop


def _begins_apposition(item: Item) -> bool:
    """Say whether a noun phrase that begins so can explain the one before it."""
    return (
        item.lower in grammar.DETERMINERS | grammar.RELATIVES
        or item.text[:1].isdigit()
        or item.text[:1].islower()
    )


def _ends_phrase(items: Sequence[Item], index: int) -> bool:
    """Say whether a noun phrase walked to the right ends before this item."""
    word = items[index].lower
    if word in grammar.SUBJECT_PRONOUNS - {"who"}:
        return True
    if (
        word in grammar.CLAUSE_STARTERS
        or word in grammar.AUXILIARIES - {"'s"}
        or word in {"and", "who", "which"}
    ):
        return not (word == "and" and index + 1 < len(items) and items[index + 1].text[:1].isupper())
    if word in grammar.TIME_WORDS or is_adverb(items[index]):
        return True
    if word in {"of", "for", "from", "at", "with"}:
        following = items[index + 1] if index + 1 < len(items) else None
        return following is None or following.lower in grammar.TIME_WORDS or following.lower in {"a", "an"}
    return word in grammar.PREPOSITIONS
