"""He, she and "the minister": which named person the words that are no name lead to.

A nominal leads to the one holder of its role. A pronoun leads to the person who stands out most among
those that fit: near, subject of a sentence, speaker of the quote before. Where two are level: to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.findings import Findings, FoundMention
from onrecord.resolve.clusters import Group
from onrecord.spans import Span

# Points of salience; a pronoun takes the best candidate when it leads by `_LEAD`.
_SUBJECT, _SPEAKER, _PER_SENTENCE, _LEAD = 1.5, 1.0, -1.0, 0.5
# A pronoun leads back over no more than this many sentences.
_REACH = 5

_THIRD_PERSON = frozenset("he she him her his hers himself herself".split())
_INDEFINITE = frozenset("a an one two three some several many another any few other".split())
# Words beside a role noun that do not narrow who holds it.
_EMPTY = frozenset("the this that its their his her our said former new late own".split())


class Coreference:
    """Answers for one article. Mentions must be asked in text order."""

    def __init__(self, text: str, findings: Findings, groups: Sequence[Group]) -> None:
        """Index who is named where; mentions inside quotation marks are kept apart."""
        self._text = text
        self._mentions = findings.mentions
        self._groups = groups
        self._sentences = [sentence.start for sentence in findings.sentences]
        self._first_in_sentence: dict[int, int] = {}
        self._seen: list[tuple[int, int, bool]] = []  # (offset, group, subject)
        self.group_of: dict[int, int] = {i: g for g, group in enumerate(groups) for i in group.mentions}
        quoted = [span for quote in findings.quotes if quote.kind == "direct" for span in quote.content]
        self._quoted = sorted(quoted)
        self._speakers: list[tuple[int, int]] = []

    def spoke(self, offset: int, group: int) -> None:
        """Note that the person of `group` is the speaker of a quote whose source stands at `offset`."""
        self._speakers.append((offset, group))

    def resolve(self, index: int) -> tuple[int | None, str]:
        """Return the group that mention `index` leads to, and the rule that says so; note it as seen."""
        mention = self._mentions[index]
        if index in self.group_of:
            group, rule = self.group_of[index], "rule:name"
        elif mention.form == "nominal":
            group, rule = self._holder(mention), "rule:role-holder"
        elif mention.form == "pronoun":
            group, rule = self._antecedent(mention), "rule:salience"
        else:
            return None, "rule:name"
        if group is not None:
            self.group_of[index] = group
            if not self._in_quote(mention.span):
                self._seen.append((mention.span.start, group, self._is_subject(mention)))
        return group, rule

    def order(self) -> list[int]:
        """Return the groups sorted by their first mention, of whatever form."""
        first: dict[int, Span] = {}
        for index, group in self.group_of.items():
            span = self._mentions[index].span
            first[group] = min(first.get(group, span), span)
        return sorted(first, key=lambda group: first[group])

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset) - 1

    def _is_subject(self, mention: FoundMention) -> bool:
        """Say whether the mention is the first of its sentence, near the sentence's beginning."""
        sentence = self._sentence(mention.span.start)
        first = self._first_in_sentence.setdefault(sentence, mention.span.start)
        return first == mention.span.start

    def _in_quote(self, span: Span) -> bool:
        place = bisect_right(self._quoted, (span.start, 1 << 62)) - 1
        return place >= 0 and self._quoted[place][1] >= span.end

    def _holder(self, mention: FoundMention) -> int | None:
        """Return the one person named so far, else in the whole article, who holds the nominal's role."""
        words = mention.span.of(self._text).lower().replace("’", "'").split()
        if not words or words[0] in _INDEFINITE or mention.number == "plural":
            return None
        wanted = {word for word in words if word not in _EMPTY and not word.endswith("'s")}
        if not wanted:
            return None
        before = {group for offset, group, _ in self._seen if offset < mention.span.start}
        for candidates in (before, range(len(self._groups))):
            holders = [g for g in sorted(candidates) if self._holds(self._groups[g], wanted, mention)]
            if len(holders) == 1:
                return holders[0]
            if len(holders) > 1:
                return None
        return None

    def _holds(self, group: Group, wanted: set[str], mention: FoundMention) -> bool:
        if group.kind != "person" or not group.fits(mention.gender):
            return False
        return any(wanted <= set(role.replace("’", "'").split()) for role in group.roles)

    def _antecedent(self, mention: FoundMention) -> int | None:
        word = mention.span.of(self._text).lower()
        if word not in _THIRD_PERSON:
            return None
        here = self._sentence(mention.span.start)
        scores: dict[int, float] = {}
        for offset, group, subject in self._seen:
            distance = here - self._sentence(offset)
            if distance > _REACH or offset >= mention.span.start:
                continue
            if self._groups[group].kind != "person" or not self._groups[group].fits(mention.gender):
                continue
            score = _PER_SENTENCE * distance + (_SUBJECT if subject else 0.0)
            scores[group] = max(scores.get(group, score), score)
        if self._speakers and self._speakers[-1][1] in scores:
            scores[self._speakers[-1][1]] += _SPEAKER
        known = [g for g in scores if self._groups[g].gender == mention.gender and mention.gender]
        ranked = sorted(((score + (0.5 if g in known else 0.0), g) for g, score in scores.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
            return None
        best = ranked[0][1]
        group = self._groups[best]
        group.gender = group.gender or mention.gender
        return best
