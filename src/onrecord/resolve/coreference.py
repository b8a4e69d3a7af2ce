"""He, she, "the minister" and "the union": which entity the words that are no name lead to.

A nominal leads to the one holder of its role, or the one organisation that has its noun in its name. A
pronoun leads to the person who stands out most among those that fit: near, subject of a sentence, speaker of
the quote before. Where two are level: to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.findings import Findings, FoundMention
from onrecord.printed import words_of
from onrecord.resolve.clusters import Group
from onrecord.resolve.roles import Office
from onrecord.spans import Span

# Points of salience; a pronoun takes the best candidate when it leads by `_LEAD`.
_SUBJECT, _SPEAKER, _SAME_GENDER, _PER_SENTENCE, _LEAD = 1.5, 1.0, 0.5, -1.0, 0.5
# A pronoun leads back over no more than this many sentences.
_REACH = 6
_OUTSIDE = -1

# Given names that no list has and that end so are women's more often than not.
_FEMININE = ("a", "ine", "ette", "elle", "ia", "lyn", "yne", "een")

_THIRD_PERSON = frozenset("he she him her his hers himself herself".split())
# "The company" is the one organisation named so far, whatever its name says.
_GENERIC = frozenset(
    "company firm group charity agency club co-operative cooperative body organisation organization".split()
)
_RELATIVE = frozenset({"who", "which"})
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_INDEFINITE = frozenset("a an one some several many another any few other no every each".split())


class Coreference:
    """Answers for one article. Mentions must be asked in text order."""

    def __init__(self, text: str, findings: Findings, groups: Sequence[Group]) -> None:
        """Index who is named where, and which mentions stand inside which direct quote."""
        self._text = text
        self._mentions = findings.mentions
        self._groups = groups
        self._offices = [group.offices() for group in groups]
        self._sentences = [sentence.start for sentence in findings.sentences]
        self._first_in_sentence: dict[int, int] = {}
        self._seen: list[tuple[int, int, bool, int]] = []  # (offset, group, subject, direct quote around it)
        self.group_of: dict[int, int] = {i: g for g, group in enumerate(groups) for i in group.mentions}
        self._quoted = sorted(
            (span, number)
            for number, quote in enumerate(findings.quotes)
            if quote.kind == "direct"
            for span in quote.content
        )
        self._last_speaker: int | None = None
        self._speaker_of: dict[int, int] = {}

    def spoke(self, quote: int, group: int, *, outside: bool) -> None:
        """Note the speaker of a quote, by its number, and whether it stands outside of other quotes."""
        self._speaker_of[quote] = group
        if outside:
            self._last_speaker = group

    def resolve(self, index: int) -> tuple[int | None, str]:
        """Return the group that mention `index` leads to, and the rule that says so; note it as seen."""
        mention = self._mentions[index]
        group: int | None
        if index in self.group_of:
            group = self.group_of[index]
            rule = "rule:group" if self._groups[group].kind == "group" else "rule:name"
        elif mention.form == "nominal":
            group, rule = self._holder(mention)
        elif mention.form == "pronoun" and words_of(mention.span, self._text).lower() in _RELATIVE:
            group, rule = self._relative(index), "rule:relative"
        elif mention.form == "pronoun":
            group, rule = self._antecedent(mention), "rule:salience"
        else:
            return None, "rule:name"
        if group is not None:
            self.group_of[index] = group
            around = self.quote_around(mention.span)
            self._seen.append((mention.span.start, group, self._is_subject(mention), around))
        return group, rule

    def quote_around(self, span: Span) -> int:
        """Return the innermost direct quote that `span` stands in, -1 where there is none."""
        place = bisect_right(self._quoted, (Span(span.start, 1 << 62), 0)) - 1
        for piece, number in reversed(self._quoted[max(0, place - 8) : place + 1]):
            if piece.contains(span):
                return number
        return _OUTSIDE

    def order(self) -> list[int]:
        """Return the groups sorted by their first mention, of whatever form."""
        first: dict[int, Span] = {}
        for index, group in self.group_of.items():
            span = self._mentions[index].span
            first[group] = min(first.get(group, span), span)
        return sorted(first, key=lambda group: first[group])

    def named_subject(self, sentence: int) -> int | None:
        """Return the person named as the subject of a sentence, outside of quotes, if there is one."""
        for index, mention in enumerate(self._mentions):
            if self.sentence(mention.span.start) == sentence:
                named = mention.form == "name" and mention.kind == "person"
                outside = self.quote_around(mention.span) == _OUTSIDE
                return self.group_of.get(index) if named and outside else None
        return None

    def lead(self, index: int, group: int) -> None:
        """Note that mention `index` leads to `group`, found by who asks."""
        self.group_of.setdefault(index, group)

    def lead_first_person(self, speakers: Sequence[int | None]) -> None:
        """Lead "I", "me" and "my" in direct quotes to their speakers."""
        for index, mention in enumerate(self._mentions):
            if mention.form == "pronoun" and words_of(mention.span, self._text).lower() in _FIRST_PERSON:
                around = self.quote_around(mention.span)
                speaker = speakers[around] if around != _OUTSIDE else None
                if speaker is not None:
                    self.lead(index, speaker)

    def organization_before(self, offset: int) -> int | None:
        """Return the organisation that "it" leads to: the last speaker, or the last sentence's subject."""
        if self._last_speaker is not None and self._groups[self._last_speaker].kind == "organization":
            return self._last_speaker
        here = self.sentence(offset)
        for before, group, subject, around in reversed(self._seen):
            if here - self.sentence(before) > 1:
                break
            if subject and around == self.quote_around(Span(offset, offset + 1)):
                return group if self._groups[group].kind == "organization" else None
        return None

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that holds `offset`."""
        return bisect_right(self._sentences, offset) - 1

    def _is_subject(self, mention: FoundMention) -> bool:
        """Say whether the mention is the first of its sentence."""
        first = self._first_in_sentence.setdefault(self.sentence(mention.span.start), mention.span.start)
        return first == mention.span.start

    def _holder(self, mention: FoundMention) -> tuple[int | None, str]:
        words = words_of(mention.span, self._text).lower().split()
        if not words or words[0] in _INDEFINITE or mention.number == "plural":
            return None, "rule:role-holder"
        before = sorted({group for offset, group, _, _ in self._seen if offset < mention.span.start})
        everybody = range(len(self._groups))
        if mention.kind == "organization":
            noun = words[-1].replace("’", "'")
            named = self._named_so(before, noun) or self._named_so(everybody, noun)
            if not named and noun in _GENERIC:
                named = tuple(g for g in before if self._groups[g].kind == "organization")
            return (named[0] if len(named) == 1 else None), "rule:organization-noun"
        wanted = Office.parse(words_of(mention.phrase, self._text))
        if wanted is None:
            return None, "rule:role-holder"
        for candidates in (before, everybody):
            fitting = [g for g in candidates if self._groups[g].fits(mention.gender)]
            for test in (Office.is_, Office.within, Office.may_be):
                holders = [g for g in fitting if any(test(wanted, office) for office in self._offices[g])]
                if holders:
                    return (holders[0] if len(holders) == 1 else None), "rule:role-holder"
        return None, "rule:role-holder"

    def _named_so(self, candidates: Iterable[int], noun: str) -> tuple[int, ...]:
        """Return the organisations among the candidates that have a noun as a word of their name."""
        return tuple(
            g
            for g in candidates
            if self._groups[g].kind == "organization"
            and any(
                noun in name.replace("-", " ").split() or noun in name.split()
                for name in self._groups[g].names
            )
        )

    def _relative(self, index: int) -> int | None:
        """Return the group of the name or nominal right before "who" or "which"."""
        here = self._mentions[index].span.start
        for before in range(index - 1, max(index - 4, -1), -1):
            mention = self._mentions[before]
            adjacent = len(self._text[mention.span.end : here].strip(" ,\n")) == 0
            if adjacent or mention.phrase.contains(Span(here, here + 1)):
                return self.group_of.get(before)
        return None

    def _antecedent(self, mention: FoundMention) -> int | None:
        if words_of(mention.span, self._text).lower() not in _THIRD_PERSON:
            return None
        here = self.sentence(mention.span.start)
        around = self.quote_around(mention.span)
        scores: dict[int, float] = {}
        for offset, group, subject, quote in reversed(self._seen):
            distance = here - self.sentence(offset)
            if distance > _REACH:
                break
            if offset >= mention.span.start or quote != around or group == self._speaker_of.get(around):
                continue
            if self._groups[group].kind != "person" or not self._groups[group].fits(mention.gender):
                continue
            score = _PER_SENTENCE * distance + (_SUBJECT if subject else 0.0)
            scores[group] = max(scores.get(group, score), score)
        for group in scores:
            if group == self._last_speaker and around == _OUTSIDE:
                scores[group] += _SPEAKER
            scores[group] += self._agreement(group, mention)
        ranked = sorted(((score, -group) for group, score in scores.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
            return None
        best = -ranked[0][1]
        self._groups[best].gender = self._groups[best].gender or mention.gender
        return best

    def _agreement(self, group: int, mention: FoundMention) -> float:
        """Return the points for what the name says of a gender that no title or known name settles."""
        known = self._groups[group].gender
        if mention.gender is None or known == mention.gender:
            return _SAME_GENDER
        names = [person.given[0] for person in self._groups[group].persons if person.given]
        sounds = any(name.endswith(_FEMININE) for name in names)
        return -_SAME_GENDER if names and sounds == (mention.gender == "masculine") else 0.0
