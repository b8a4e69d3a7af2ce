"""Two quotes, and how likely they are one statement: what speaks for it and against it, point by point.

The score is the sum of the weights, logarithms of odds, as a probability. For it: words in a row that both
have, and single words that both have, by how rare they are (`wording`). Against it: words of the one that
tells less that the other has not; the number of other quotes it could as well be, those of the speaker and
days in question (everybody's, where no speaker is known); days between them; two articles of one source that
tell of two occasions (`occasions`). Two persons known to be different are a veto, but for words on days that
are near of which one article, or its reader, may take one for the other: whose they are is then the question.

The factors were reasoned, and mended by reading errors on the gold and on pairs of readouts; what they lead
to is measured by `benchmarks.merging_quotes` (docs/statements.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from onrecord.joining.occasions import Titles
from onrecord.joining.overlap import Overlap, Words, overlap
from onrecord.register.joins import Feature

Relation: TypeAlias = Literal["same", "perhaps", "body", "unknown", "different"]
"""The two speakers: one person; perhaps one; one is a body or group; one is not known; two persons."""

# What a nat of weight is worth. Words in a row depend on each other, single ones on what is talked about.
_IN_ROW, _SINGLE = 0.7, 0.45
# So much is proof enough: of two long texts more words alike never outweigh what the two do not share.
_MOST = 24.0
# What a nat that the other lacks costs: near in time, and where it was retold or translated, a newspaper
# words it anew; of one speaker's quotes of other days other words make another statement, small ones too, and
# more so in one source.
_LACKS, _LACKS_RETOLD, _LACKS_APART, _LACKS_ONE_SOURCE = 0.45, 0.4, 0.9, 1.3
# Figures, or names, on both sides that the other has not; one source does not mistake them.
_NUMBERS, _NAMES, _NAMES_APART = -2.0, -2.0, -6.0
# What a doubling of the length costs: a whole quote is rather a whole one's than a part of a long one.
_LENGTH = -0.05
# Beyond so many words it is a speech, in which most words of a day stand somewhere.
_SPEECH = 120
# Two quotes are one to begin with: about one in three, were there no others.
_PRIOR = -1.0
# And there are others that the register does not hold: a speaker's of some days, of all days, anybody's.
_LEAST_NEAR, _LEAST_LATER, _LEAST_UNKNOWN = 1, 10, 25
# Within one article the same is rarely given twice.
_SAME_ARTICLE = -11.0
# But for what an article sets apart from its text, a line of an interview in bigger letters.
_UNKNOWN_HERE = -2.0
# A source's articles of two occasions have its set phrases in common: what it costs that it tells of it on
# another day, days later, or as what was said on the other's; on one day in a series; and under titles that
# are alike by no more than the first share, less up to the second.
_OTHER_DAY, _DAYS_LATER, _RECALLED, _SERIES, _OTHER_TITLE = -12.0, -14.0, -3.0, -30.0, -6.0
_UNLIKE, _LIKE = 0.2, 0.5
_RELATION: dict[Relation, tuple[float, str]] = {
    "same": (0.0, "the same speaker"),
    "perhaps": (-1.0, "speakers who may be one person"),
    "body": (-1.5, "one speaker is a body or group"),
    "unknown": (-4.0, "the speaker of one is not known"),
    "different": (-50.0, "two different persons"),
}
# Two persons do not say many rare words alike within days: then one article, or its reader, takes one for the
# other. It is one statement still, and whose is the question.
_TAKEN_FOR = -9.0
# So much of the words in rows may be lacking beside them: more is a formula that both use.
_TAKEN_FOR_LACKS, _CONFUSED_LACKS = 0.1, 0.3
NEAR = 3
"""So many days apart at most is the news of one day."""
# Beyond them: the news of a week, of a month, and of years.
_DAYS = ((NEAR, 0.0), (10, -1.5), (45, -3.0))
_LATER, _UNDATED = -4.0, -1.0
# A retelling months later is rather of something said months later; and one of nobody known, of a thing that
# has a long name: treaties, offices and programmes are told of in the same words whoever does.
_RETOLD_LATER, _RETOLD_OTHER = -2.0, {"unknown": -20.0, "body": -13.0}
# A doubling of the occasions on which the same words were said makes them more of a formula.
_FORMULA = -2.0
# The name of a law or of a programme is the same whoever has it in his mouth.
_TITLED = -15.0


class Given(NamedTuple):
    """One quote to be compared.

    Attributes:
        words: numbers of its stems, in order.
        days: the first and the last day on which it was given word for word, as ordinals; `None` where no
            article has one.
        retold: indirect, so that its words are the article's.
        recalled: the first and the last of the earlier days on which the article says that it was said.
        titled: printed as a name, every longer word with a capital: a law, a programme, a convention.
    """

    words: tuple[int, ...]
    days: tuple[int, int] | None
    retold: bool
    recalled: tuple[int, int] | None = None
    titled: bool = False


class Beside(NamedTuple):
    """What surrounds a pair.

    Attributes:
        relation: of the speakers.
        others: how many quotes beside the two either could as well be.
        occasions: on how many occasions, far apart, one of them was said word for word.
        repeats: how often one article has the one of them that is repeated less.
        same_article: whether both stand in one article.
        titles: of two articles of one source; `None` for those of two.
        speaks_in_both: whether one of the speakers speaks in the other's article too.
    """

    relation: Relation
    others: int
    occasions: int = 1
    repeats: int = 1
    same_article: bool = False
    titles: Titles | None = None
    speaks_in_both: bool = False

    @property
    def is_one_source(self) -> bool:
        """Whether one source gives both, and has no reason to word one statement in two ways."""
        return self.same_article or self.titles is not None


def features(left: Given, right: Given, beside: Beside, words: Words) -> tuple[Feature, ...]:
    """Return the points of a pair, those of the words first."""
    shared = overlap(left.words, right.words, words)
    days, retold = gap(left, right), left.retold or right.retold
    recalled = (days or 0) > NEAR and (_recalls(left, right) or _recalls(right, left))
    apart = beside.is_one_source or ((days or 0) > NEAR and not recalled)
    factor = _LACKS_RETOLD if retold else _LACKS
    if beside.is_one_source:
        factor = _LACKS_ONE_SOURCE
    elif apart or max(len(left.words), len(right.words)) > _SPEECH:
        factor = _LACKS_APART
    when = _When(days, recalled)
    return (
        *_of_words(shared, sorted((len(left.words), len(right.words))), factor, apart=apart),
        *_of_things(left, right, beside),
        *_around(when, beside, retold=retold, taken_for=_is_taken_for(shared, when, beside, retold=retold)),
    )


def _is_taken_for(shared: Overlap, when: _When, beside: Beside, *, retold: bool) -> bool:
    """Say whether one article may take one person for the other.

    Words in quotation marks are alike to the last. What is retold has words of its own, and the person whom
    one article names speaks in the other too, which stands elsewhere.
    """
    if beside.relation != "different" or when.days is None or when.days > NEAR:
        return False
    if not retold:
        return shared.lacks.told <= _TAKEN_FOR_LACKS * shared.row.told
    confused = beside.speaks_in_both and not beside.is_one_source
    return confused and shared.lacks.told <= _CONFUSED_LACKS * shared.row.told


def score(found: Sequence[Feature]) -> float:
    """Return the sum of the weights as a probability."""
    total = math.fsum(feature.weight for feature in found)
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def gap(left: Given, right: Given) -> int | None:
    """Return how many days lie between two; `None` where one has no day."""
    if left.days is None or right.days is None:
        return None
    return max(left.days[0] - right.days[1], right.days[0] - left.days[1], 0)


def _recalls(one: Given, other: Given) -> bool:
    """Say whether an article tells what was said on the days on which the other was given."""
    if one.recalled is None or other.days is None:
        return False
    return one.recalled[0] - NEAR <= other.days[1] and other.days[0] <= one.recalled[1] + NEAR


def _of_words(shared: Overlap, lengths: Sequence[int], factor: float, *, apart: bool) -> Iterator[Feature]:
    short, long = lengths
    row = min(_IN_ROW * shared.row.told, _MOST)
    single = min(_SINGLE * shared.single.told, _MOST - row)
    if shared.row.number:
        rows = "in a row" if shared.runs == 1 else f"in {shared.runs} rows"
        told = f"{shared.row.number} words alike {rows}"
        yield Feature("words", str(shared.row.number), row, told)
    if shared.single.number:
        told = f"{shared.single.number} single words alike"
        yield Feature("single", str(shared.single.number), single, told)
    lacks = shared.lacks
    if factor >= _LACKS_APART:
        lacks = lacks._replace(number=lacks.number + shared.small.number, told=lacks.told + shared.small.told)
    if lacks.number:
        told = f"{lacks.number} words that the other has not"
        yield Feature("lacks", str(lacks.number), -factor * lacks.told, told)
    if shared.numbers:
        yield Feature("numbers", "differ", _NUMBERS, "the figures in them differ")
    if shared.names:
        weight = _NAMES_APART if apart else _NAMES
        yield Feature("names", "differ", weight, "the names in them differ")
    if 0 < short < long:
        yield Feature(
            "length", f"{short}/{long}", _LENGTH * math.log2(long / short), f"{short} words of {long}"
        )


class _When(NamedTuple):
    """Days between two; and whether one is told as what was said on the other's."""

    days: int | None
    recalled: bool

    @property
    def later(self) -> bool:
        """Whether one is the news of another day, and not told as said on the other's."""
        return self.days is not None and self.days > NEAR and not self.recalled

    def occasion(self, titles: Titles) -> float:
        """Return what it costs that one source gives both, in two articles."""
        if self.recalled:
            return _RECALLED
        if self.days:
            return _DAYS_LATER if self.later else _OTHER_DAY
        if titles.series:
            return _SERIES
        return _OTHER_TITLE * min(max((_LIKE - titles.alike) / (_LIKE - _UNLIKE), 0.0), 1.0)

    def feature(self) -> Feature:
        """Return the point."""
        if self.recalled:
            return Feature("days", "recalled", 0.0, "one is told as said on the other's day")
        if self.days is None:
            return Feature("days", "unknown", _UNDATED, "the day of one is not known")
        weight = next((weight for most, weight in _DAYS if self.days <= most), _LATER)
        told = f"{self.days} days between them" if self.days else "on one day"
        return Feature("days", str(self.days), weight, told)


def _of_things(left: Given, right: Given, beside: Beside) -> Iterator[Feature]:
    """Yield what speaks for a phrase that all use rather than for a statement."""
    if left.titled or right.titled:
        yield Feature("title", "one", _TITLED, "one is the name of a thing")
    if beside.repeats > 1:
        told = f"said {beside.repeats} times in one article"
        yield Feature("repeats", str(beside.repeats), _FORMULA * math.log2(beside.repeats), told)


def _around(when: _When, beside: Beside, *, retold: bool, taken_for: bool) -> Iterator[Feature]:
    weight, told = _RELATION[beside.relation]
    if taken_for:
        weight = _TAKEN_FOR
    elif beside.same_article and beside.relation == "unknown":
        weight = _UNKNOWN_HERE
    yield Feature("speaker", beside.relation, weight, told)
    if beside.relation == "unknown":
        least = _LEAST_UNKNOWN
    else:
        least = _LEAST_NEAR if when.days is not None and when.days <= NEAR else _LEAST_LATER
    weight = _PRIOR - math.log(1 + max(beside.others, least))
    yield Feature("others", str(beside.others), weight, f"{beside.others} other quotes come into question")
    yield when.feature()
    if beside.occasions > 1 and when.later:
        told = f"said word for word on {beside.occasions} occasions"
        yield Feature("formula", str(beside.occasions), _FORMULA * math.log2(beside.occasions), told)
    if retold and when.later:
        yield Feature("retold", "later", _RETOLD_LATER, "one is retold, and on another day")
    if retold and (other := _RETOLD_OTHER.get(beside.relation)):
        yield Feature("retold", beside.relation, other, "one is retold, and nobody's whom the other names")
    if beside.titles is not None and (cost := when.occasion(beside.titles)):
        yield Feature("occasion", f"{beside.titles.alike:.2f}", cost, "one source tells it of two occasions")
    if beside.same_article:
        yield Feature("article", "same", _SAME_ARTICLE, "both stand in one article")
