"""Many quotes in columns: what is compared of them, and nothing else of their articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from onrecord.joining.days import UNDATED, day_of, days_of
from onrecord.joining.likeness import NEAR, Beside, Given, Relation, features
from onrecord.joining.occasions import Occasions, Titles
from onrecord.joining.overlap import Words
from onrecord.joining.shingles import Texts
from onrecord.joining.speakers import UNKNOWN, People, Speakers
from onrecord.joining.wording import Wording, is_titled
from onrecord.register.joins import Feature
from onrecord.register.said import Said
from onrecord.spans import Span, hull

# Of quotes that are alike, so many articles are looked at.
_LOOKED_AT = 5


@dataclass(slots=True)
class Columns:
    """Quotes, a row each.

    Attributes:
        refs: what each is known by.
        texts: as printed.
        speaker: the speaker's number.
        day: the day of its article.
        article: the number of its article.
        place: where in the article it stands, from the first piece to the last.
        retold: whether it is indirect.
        recalled: the first and the last of the earlier days on which its article says that it was said,
            `UNDATED` twice where it does not.
        titled: whether it is printed as the name of a thing.
    """

    refs: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    speaker: array[int] = field(default_factory=lambda: array("i"))
    day: array[int] = field(default_factory=lambda: array("i"))
    article: array[int] = field(default_factory=lambda: array("i"))
    place: array[int] = field(default_factory=lambda: array("i"))
    retold: bytearray = field(default_factory=bytearray)
    recalled: array[int] = field(default_factory=lambda: array("i"))
    titled: bytearray = field(default_factory=bytearray)

    def overlap(self, left: int, right: int) -> bool:
        """Say whether two stand in one article, one inside the other or across it."""
        if self.article[left] != self.article[right]:
            return False
        one, other = (Span(self.place[2 * at], self.place[2 * at + 1]) for at in (left, right))
        return one.overlaps(other)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotes, their words, and their speakers."""

    columns: Columns
    texts: Texts
    words: Words
    speakers: Speakers
    occasions: Occasions

    def __len__(self) -> int:
        """Return how many quotes there are."""
        return len(self.columns.refs)


def read(said: Iterable[Said | tuple[str, Said]], people: People) -> Quoted:
    """Take what is compared of quotes; each may come with a ref that it is known by."""
    columns, wording, speakers, occasions = Columns(), Wording(), Speakers(people), Occasions()
    for given in said:
        ref, one = (given.id, given) if isinstance(given, Said) else given
        origin = one.origin
        span = hull([piece.span for piece in one.content])
        columns.refs.append(ref)
        columns.texts.append(one.text)
        columns.speaker.append(speakers.number(origin, one.speaker))
        columns.day.append(day_of(origin.published))
        columns.article.append(occasions.number(origin))
        columns.place.extend(span)
        columns.retold.append(one.kind == "indirect")
        columns.titled.append(is_titled(one.text))
        columns.recalled.extend(days_of(one.recalled))
        wording.add(one.text)
    texts = wording.texts()
    return Quoted(columns, texts, wording.words(texts), speakers, occasions)


class Item:
    """Quotes of one speaker that are word for word alike and near in time: compared as one."""

    __slots__ = ("days", "members", "occasions")

    def __init__(self, members: list[int], columns: Columns, occasions: int = 1) -> None:
        """Put them together; `occasions`: on how many, far apart, anybody said these words."""
        days = sorted(columns.day[at] for at in members if columns.day[at] != UNDATED)
        self.members = members
        self.days = (days[0], days[-1]) if days else None
        self.occasions = occasions


class Around:
    """How many quotes of a speaker, or of anybody, there are about some days."""

    def __init__(self, given: Iterable[tuple[int, int]]) -> None:
        """Take the speaker and the day of each quote, those once that are word for word alike."""
        self._of: dict[int, list[int]] = defaultdict(list)
        for speaker, day in given:
            self._of[speaker].append(day)
        self._all = sorted(day for days in self._of.values() for day in days)
        for known in self._of.values():
            known.sort()

    def count(self, speaker: int, first: int | None, last: int | None) -> int:
        """Return how many come into question; of an unknown speaker everybody's.

        Args:
            speaker: whose.
            first: from `NEAR` days before this one on; `None`: all days.
            last: to `NEAR` days after this one.
        """
        days = self._all if speaker == UNKNOWN else self._of[speaker]
        if first is None or last is None:
            return len(days)
        return bisect_right(days, last + NEAR) - bisect_left(days, first - NEAR)


class Compared:
    """Compares items of one register."""

    def __init__(self, quoted: Quoted) -> None:
        """Count what is around every quote."""
        columns, texts = quoted.columns, quoted.texts
        self.quoted = quoted
        self.classes: dict[tuple[bytes, int], list[int]] = defaultdict(list)
        for at in range(len(quoted)):
            words = texts.words[texts.starts[at] : texts.starts[at + 1]].tobytes()
            self.classes[blake2b(words, digest_size=12).digest(), columns.speaker[at]].append(at)
        for members in self.classes.values():
            members.sort(key=lambda at: columns.day[at])
        self._times = array("i", bytes(4 * len(quoted)))
        for members in self.classes.values():
            times = Counter(columns.article[at] for at in members)
            for at in members:
                self._times[at] = times[columns.article[at]]
        self._spoken = set(zip(columns.article, columns.speaker, strict=True))
        self._around = Around(
            (speaker, day)
            for (_, speaker), members in self.classes.items()
            for day in {columns.day[at] for at in members}
        )

    def why(self, left: Item, right: Item) -> tuple[Feature, ...]:
        """Return the points of a pair."""
        columns = self.quoted.columns
        one, other = left.members[0], right.members[0]
        relation = self.quoted.speakers.relation(*sorted((columns.speaker[one], columns.speaker[other])))
        beside = Beside(
            relation,
            self._others(relation, left, right),
            max(left.occasions, right.occasions),
            self._repeats(one, other),
            columns.article[one] == columns.article[other],
            self._titles(left, right),
            relation == "different" and self._speaks_in_both(one, other),
        )
        return features(self._given(left), self._given(right), beside, self.quoted.words)

    def overlap(self, left: Item, right: Item) -> bool:
        """Say whether the two are of one article and stand inside each other there."""
        return any(
            self.quoted.columns.overlap(one, other) for one in left.members for other in right.members[:50]
        )

    def _repeats(self, one: int, other: int) -> int:
        """Return how often an article has its quote word for word; two of one article count once."""
        same = self.quoted.columns.article[one] == self.quoted.columns.article[other]
        return max(min(self._times[one], self._times[other]) - same, 1)

    def _speaks_in_both(self, one: int, other: int) -> bool:
        """Say whether the speaker of one quote has said something in the other's article too."""
        article, speaker = self.quoted.columns.article, self.quoted.columns.speaker
        crossed = (article[one], speaker[other]), (article[other], speaker[one])
        return not self._spoken.isdisjoint(crossed)

    def _titles(self, left: Item, right: Item) -> Titles | None:
        """Return what the titles of articles of one source say; `None` where not one source has both."""
        articles, found = self.quoted.columns.article, []
        for one in left.members[:_LOOKED_AT]:
            for other in right.members[:_LOOKED_AT]:
                titles = self.quoted.occasions.titles(articles[one], articles[other])
                if titles is None:
                    return None
                found.append(titles)
        return max(found, key=lambda titles: (not titles.series, titles.alike))

    def _given(self, item: Item) -> Given:
        at = item.members[0]
        columns = self.quoted.columns
        first, last = columns.recalled[2 * at : 2 * at + 2]
        recalled = None if first == UNDATED else (first, last)
        words = tuple(self.quoted.texts.of(at))
        return Given(words, item.days, bool(columns.retold[at]), recalled, bool(columns.titled[at]))

    def _others(self, relation: Relation, left: Item, right: Item) -> int:
        """Count the quotes that either could as well be: of the days between, where they are near."""
        columns = self.quoted.columns
        first = last = None
        if left.days is not None and right.days is not None:
            ends = sorted((min(left.days[1], right.days[1]), max(left.days[0], right.days[0])))
            if ends[1] - ends[0] <= NEAR:
                first, last = ends
        if relation == "unknown":
            return max(self._around.count(UNKNOWN, first, last) - 2, 0)
        speakers = {columns.speaker[item.members[0]] for item in (left, right)}
        return max(sum(self._around.count(speaker, first, last) for speaker in speakers) - 2, 0)
