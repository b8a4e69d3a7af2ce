"""Two quotes, and how likely they are one statement: what speaks for it and against it, point by point.

The score is the sum of the weights, logarithms of odds, as a probability. For it: words in a row that both
have, and single words that both have, by how rare they are (`wording`). Against it: words of the one that
tells less that the other has not; the number of other quotes it could as well be, those of the speaker and
days in question (everybody's, where no speaker is known); days between them. Two persons known to be
different are a veto, but for long words in quotation marks on days that are near: whose they are is then the
question.

The factors were reasoned, and mended by reading errors on the gold and on pairs of readouts; what they lead
to is measured by `benchmarks.merging_quotes` (docs/statements.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from onrecord.joining.overlap import Overlap, Words, overlap
from onrecord.register.joins import Feature

Relation: TypeAlias = Literal["same", "perhaps", "body", "unknown", "different"]
"""The two speakers: one person; perhaps one; one is a body or group; one is not known; two persons."""

# What a nat of weight is worth. Words in a row depend on each other, single ones on what is talked about.
_IN_ROW, _SINGLE = 0.7, 0.45
# So much is proof enough: of two long texts more words alike never outweigh what the two do not share.
_MOST = 24.0
# What a nat that the other lacks costs: near in time, and where it was retold or translated, a newspaper
# words it anew; of one speaker's quotes of other days other words make another statement, small ones too.
_LACKS, _LACKS_RETOLD, _LACKS_LATER = 0.45, 0.4, 0.9
# Figures on both sides that the other has not.
_NUMBERS = -2.0
# What a doubling of the length costs: a whole quote is rather a whole one's than a part of a long one.
_LENGTH = -0.05
# Beyond so many words it is a speech, in which most words of a day stand somewhere.
_SPEECH = 120
# Two quotes are one to begin with: about one in three, were there no others.
_PRIOR = -1.0
# And there are others that the register does not hold: a speaker's of some days, of all days, anybody's.
_LEAST_NEAR, _LEAST_LATER, _LEAST_UNKNOWN = 1, 10, 25
# Within one article the same is rarely given twice.
_SAME_ARTICLE = -8.0
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
_TAKEN_FOR_LACKS = 0.1
NEAR = 3
"""So many days apart at most is the news of one day."""
# Beyond them: the news of a week, of a month, and of years.
_DAYS = ((NEAR, 0.0), (10, -1.5), (45, -3.0))
_LATER, _UNDATED = -4.0, -1.0
# A retelling months later is rather of something said months later; and one of nobody known, of a thing that
# has a long name: treaties, offices and programmes are told of in the same words whoever does.
_RETOLD_LATER, _RETOLD_OTHER = -2.0, {"unknown": -20.0, "body": -8.0}
# A doubling of the occasions on which the same words were said makes them more of a formula.
_FORMULA = -2.0


class Given(NamedTuple):
    """One quote to be compared.

    Attributes:
        words: numbers of its stems, in order.
        days: the first and the last day on which it was given word for word, as ordinals; `None` where no
            article has one.
        retold: indirect, so that its words are the article's.
    """

    words: tuple[int, ...]
    days: tuple[int, int] | None
    retold: bool


class Beside(NamedTuple):
    """What surrounds a pair.

    Attributes:
        relation: of the speakers.
        others: how many quotes beside the two either could as well be.
        occasions: on how many occasions, far apart, one of them was said word for word.
        same_article: whether both stand in one article.
    """

    relation: Relation
    others: int
    occasions: int = 1
    same_article: bool = False


def features(left: Given, right: Given, beside: Beside, words: Words) -> tuple[Feature, ...]:
    """Return the points of a pair, those of the words first."""
    shared = overlap(left.words, right.words, words)
    days, retold = gap(left, right), left.retold or right.retold
    apart = beside.same_article or (days or 0) > NEAR
    whole = shared.lacks.told <= _TAKEN_FOR_LACKS * shared.row.told
    taken_for = beside.relation == "different" and days is not None and days <= NEAR and whole and not retold
    return (
        *_of_words(shared, sorted((len(left.words), len(right.words))), retold=retold, apart=apart),
        *_around(days, beside, retold=retold, taken_for=taken_for),
    )


def score(found: Sequence[Feature]) -> float:
    """Return the sum of the weights as a probability."""
    total = math.fsum(feature.weight for feature in found)
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def gap(left: Given, right: Given) -> int | None:
    """Return how many days lie between two; `None` where one has no day."""
    if left.days is None or right.days is None:
        return None
    return max(left.days[0] - right.days[1], right.days[0] - left.days[1], 0)


def _of_words(shared: Overlap, lengths: Sequence[int], *, retold: bool, apart: bool) -> Iterator[Feature]:
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
    lacks, factor = shared.lacks, _LACKS_RETOLD if retold else _LACKS
    if apart or long > _SPEECH:
        factor = _LACKS_LATER
        lacks = lacks._replace(number=lacks.number + shared.small.number, told=lacks.told + shared.small.told)
    if lacks.number:
        told = f"{lacks.number} words that the other has not"
        yield Feature("lacks", str(lacks.number), -factor * lacks.told, told)
    if shared.numbers:
        yield Feature("numbers", "differ", _NUMBERS, "the figures in them differ")
    if 0 < short < long:
        yield Feature(
            "length", f"{short}/{long}", _LENGTH * math.log2(long / short), f"{short} words of {long}"
        )


def _around(days: int | None, beside: Beside, *, retold: bool, taken_for: bool) -> Iterator[Feature]:
    weight, told = _RELATION[beside.relation]
    if taken_for:
        weight = _TAKEN_FOR
    yield Feature("speaker", beside.relation, weight, told)
    if beside.relation == "unknown":
        least = _LEAST_UNKNOWN
    else:
        least = _LEAST_NEAR if days is not None and days <= NEAR else _LEAST_LATER
    weight = _PRIOR - math.log(1 + max(beside.others, least))
    yield Feature("others", str(beside.others), weight, f"{beside.others} other quotes come into question")
    if days is None:
        yield Feature("days", "unknown", _UNDATED, "the day of one is not known")
    else:
        weight = next((weight for most, weight in _DAYS if days <= most), _LATER)
        yield Feature("days", str(days), weight, f"{days} days between them" if days else "on one day")
    if beside.occasions > 1 and days is not None and days > NEAR:
        told = f"said word for word on {beside.occasions} occasions"
        yield Feature("formula", str(beside.occasions), _FORMULA * math.log2(beside.occasions), told)
    if retold and days is not None and days > NEAR:
        yield Feature("retold", "later", _RETOLD_LATER, "one is retold, and on another day")
    if retold and (other := _RETOLD_OTHER.get(beside.relation)):
        yield Feature("retold", beside.relation, other, "one is retold, and nobody's whom the other names")
    if beside.same_article:
        yield Feature("article", "same", _SAME_ARTICLE, "both stand in one article")
