"""What speaks for and against two tellings being of one meeting, point by point.

    weigh(Encounter.of(…), Encounter.of(…))   -> Weighed(different=False, score=0.95, why=(Feature(…), …))

Weights are log odds, reasoned as those of names are: two heads who met on a day met once that day far more
often than twice, but a call and a sitting are two, and so are two days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import NamedTuple, Protocol

from onrecord.lexicon.common import function_words
from onrecord.names.judgement import Verdict
from onrecord.names.words import fold
from onrecord.register.entry import Entry
from onrecord.register.joins import Feature, Policy
from onrecord.register.origin import Origin, Who
from onrecord.register.people import Person
from onrecord.register.period import Period, period

# Of two tellings that share a pair and a week, one in eight is of one meeting.
_BASE = -2.0
_TWO, _MORE, _ONE, _OTHERS, _OFFICE, _PERHAPS = 2.0, 0.5, -0.3, -0.6, 2.0, 1.2
_PARTIES = -3.0
_SAME_DAY, _SAME_WEEK, _SAME_MONTH, _FAR = 2.5, 1.2, 0.3, -1.5
# One names a day, and the other is told within days of it; neither does, and they are told a day apart, or
# days.
_TOLD_NEAR, _NEXT_DAY, _UNDATED = 1.6, 1.3, 0.8
# Whoever denies a meeting denies one that is told; the day that is printed may be that of the denial.
_DENIED, _DENIED_ELSEWHEN = 2.0, -0.5
# One sentence in two articles: one of them took it over.
_SENTENCE, _SENTENCE_SHARE, _LEAST = 3.0, 0.75, 3
_SAME_MODE, _CALLS = 0.5, -1.0
_CALLED_OFF = -0.5
_SAME_PLACE, _OTHER_PLACE, _TOPICS, _GROUPS = 1.0, -0.3, 0.5, 0.7
# Whoever wrote an article knows how many meetings he tells of.
_ONE_ARTICLE = -3.0
# A telling without a day is told so many days after the meeting, a plan so many before.
NEAR = 3
_WEEK, _MONTH = 7, 31
_DISTANT, _PRESENT = frozenset({"phone", "video"}), frozenset({"in_person", "visit"})


class Whose(Protocol):
    """Says who somebody in an article is."""

    def of(self, origin: Origin, who: Who) -> Person:
        """Return the person."""
        ...


@dataclass(frozen=True, slots=True)
class Encounter:
    """A telling, ready to be compared.

    Attributes:
        ref: what judgements call it.
        entry: the telling.
        people: by id everybody with a name who took part.
        heads: the ids of those who did not merely attend.
        groups: the words of each of those without a name: the delegation, the workers.
        offices: by id the words of everybody's offices; of those without a name what they are called.
        days: the days that its time names.
        published: the day of its article.
    """

    ref: str
    entry: Entry
    people: dict[str, Person]
    heads: frozenset[str]
    groups: frozenset[frozenset[str]]
    offices: dict[str, frozenset[str]]
    days: Period | None
    published: date | None

    @classmethod
    def of(cls, entry: Entry, ref: str, people: Whose) -> Encounter:
        """Prepare a telling."""
        named: dict[str, Person] = {}
        heads: set[str] = set()
        groups: set[frozenset[str]] = set()
        offices: dict[str, frozenset[str]] = {}
        for one in entry.present:
            person = people.of(entry.origin, one)
            said = (one.name,) if not one.named else one.offices
            offices[person.id] = frozenset(word for office in said for word in _words(office))
            if one.named:
                named[person.id] = person
                if one.role != "attendee":
                    heads.add(person.id)
            else:
                groups.add(_words(one.name))
        printed = period((entry.origin.published or "")[:10])
        when = period(entry.when.value) if entry.when else None
        day = printed.day if printed else None
        return cls(ref, entry, named, frozenset(heads), frozenset(groups), offices, when, day)

    @property
    def likely(self) -> frozenset[str]:
        """The ids of everybody with a name, and of whoever each may be where that is one alone."""
        return frozenset(self.people) | {
            person.perhaps[0] for person in self.people.values() if len(person.perhaps) == 1
        }

    @property
    def is_open(self) -> bool:
        """Whether others took part than those with names."""
        return len(self.people) == 1 or len(self.offices) > len(self.people)

    @property
    def window(self) -> Period | None:
        """The days on which it may have been: those that it names, else those before its article."""
        if self.days is not None and (self.days.last - self.days.first).days < _MONTH:
            return self.days
        if self.published is None:
            return self.days
        ahead = NEAR if self.entry.status in {"planned", "cancelled"} else 0
        first, last = self.published.toordinal() - NEAR, self.published.toordinal() + ahead
        return Period(date.fromordinal(max(first, 1)), date.fromordinal(min(last, date.max.toordinal())))


class Weighed(NamedTuple):
    """What came out: whether the two are known to be two, the score (0 to 1), and why."""

    different: bool
    score: float
    why: tuple[Feature, ...]

    def verdict(self, policy: Policy) -> Verdict:
        """Return what a policy makes of it."""
        if self.different:
            return Verdict.DIFFERENT
        return Verdict.SAME if self.score >= policy.same_from else Verdict.UNSURE


def weigh(left: Encounter, right: Encounter) -> Weighed:
    """Weigh two tellings; symmetric."""
    veto = _veto(left, right)
    if veto is not None:
        return Weighed(True, 0.0, (veto,))
    points = (
        *_people(left, right),
        *_days(left, right),
        *_modes(left, right),
        *_places(left, right),
        *_rest(left, right),
    )
    score = 1.0 / (1.0 + exp(-_BASE - sum(point.weight for point in points)))
    return Weighed(False, score, points)


def _veto(left: Encounter, right: Encounter) -> Feature | None:
    if left.people.keys().isdisjoint(right.people):
        return Feature("people", "none", 0.0, "nobody is in both")
    one, other = left.days, right.days
    if one and other and not _meet(one, other) and not _is_denial(left, right):
        return Feature("day", "other", 0.0, f"{_said(one)} and {_said(other)}")
    modes = {left.entry.mode, right.entry.mode}
    if modes & _DISTANT and modes & _PRESENT:
        return Feature("mode", "other", 0.0, f"{' and '.join(sorted(modes)).replace('_', ' ')}")
    return None


def _meet(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_denial(left: Encounter, right: Encounter) -> bool:
    """Say whether one denies what may be the other, told in the same days."""
    if "denied" not in {left.entry.status, right.entry.status}:
        return False
    return (
        left.published is None
        or right.published is None
        or abs((left.published - right.published).days) <= _WEEK
    )


def _people(left: Encounter, right: Encounter) -> Iterable[Feature]:
    shared = left.people.keys() & right.people.keys()
    names = ", ".join(sorted(left.people[one].name for one in shared))
    heads = len(left.heads & right.heads)
    if len(shared) > 1 and heads:
        yield Feature("people", str(len(shared)), _TWO, f"{names} in both")
        if len(shared) > 2:
            yield Feature("more", str(len(shared) - 2), _MORE * min(len(shared) - 2, 2), "and more in both")
    else:
        yield Feature("people", "1", _ONE, f"only {names} in both")
    told = {**left.people, **right.people}
    named = [*_named(left, right), *_named(right, left)]
    if named:
        words = f"{', '.join(told[one].name for one in named)}: by office in one of them"
        yield Feature("office", str(len(named)), _OFFICE + _MORE * (len(named) - 1), words)
    perhaps = [pair for pair in _perhaps(left, right) if set(named).isdisjoint(pair)]
    if perhaps and len(shared) == 1 and not named:
        words = ", ".join(" perhaps ".join(told[one].name for one in pair) for pair in perhaps)
        yield Feature("perhaps", str(len(perhaps)), _PERHAPS, words)
    over = [
        [left.people[one].name for one in _over(left, right) if one not in named],
        [right.people[one].name for one in _over(right, left) if one not in named],
    ]
    if all(over):
        words = f"{', '.join(over[0])} only in one, {', '.join(over[1])} only in the other"
        # A delegation is named in part by each; with one man in common, or a head more in both, they are two
        # parties.
        parties = len(shared) == 1 or all(
            any(one in side.heads and one not in named for one in _over(side, other))
            for side, other in ((left, right), (right, left))
        )
        yield Feature("others", "", _PARTIES if parties else _OTHERS, words)
    elif len(shared) > 1 and any(over) and _is_news_of_both(left, right):
        words = f"{', '.join(over[0] or over[1])} only in one, and each is its article's own news"
        yield Feature("news", "", _PARTIES, words)


def _is_news_of_both(left: Encounter, right: Encounter) -> bool:
    """Say whether two articles of one outlet have the one and the other meeting as their title."""
    one, other = left.entry, right.entry
    return (
        one.origin.mark != other.origin.mark
        and one.origin.publisher == other.origin.publisher != ""
        and all(entry.told.text.strip() == (entry.origin.title or "").strip() for entry in (one, other))
    )


def _perhaps(left: Encounter, right: Encounter) -> list[tuple[str, str]]:
    """Return the ids of pairs, one of each, of whom one may be the other and nobody else."""
    return [
        (one.id, other.id)
        for one in left.people.values()
        for other in right.people.values()
        if one.id != other.id and (one.perhaps == (other.id,) or other.perhaps == (one.id,))
    ]


def _over(one: Encounter, other: Encounter) -> list[str]:
    """Return the ids of who of one is not in the other, nor perhaps is."""
    known = {*other.people, *(perhaps for person in other.people.values() for perhaps in person.perhaps)}
    return sorted(
        person.id for person in one.people.values() if known.isdisjoint((person.id, *person.perhaps))
    )


def _named(one: Encounter, other: Encounter) -> list[str]:
    """Return the ids of who has a name in the other and is told in one by the office they hold there."""
    found = []
    for nominal, words in one.offices.items():
        if nominal in one.people or not words:
            continue
        for person in _over(other, one):
            if words <= other.offices[person] and person not in found:
                found.append(person)
                break
    return found


def _days(left: Encounter, right: Encounter) -> Iterable[Feature]:
    one, other = left.days, right.days
    if _is_denial(left, right):
        yield Feature("denied", "", _DENIED, "one of them denies a meeting")
    if one and other:
        if not _meet(one, other):
            words = f"{_said(one)} and {_said(other)}, one of them the day of a denial, perhaps"
            yield Feature("day", "other", _DENIED_ELSEWHEN, words)
            return
        if one.day and one.day == other.day:
            yield Feature("day", str(one.day), _SAME_DAY, f"both on {one.day}")
            return
        longest = max((days.last - days.first).days for days in (one, other))
        weight = _SAME_WEEK if longest < _WEEK else _SAME_MONTH if longest < _MONTH else 0.0
        yield Feature("day", "overlap", weight, f"{_said(one)} and {_said(other)}")
        return
    near, far = left.window, right.window
    if near is None or far is None:
        yield Feature("day", "unknown", 0.0, "one of them names no day")
    elif _meet(near, far):
        weight = (
            _TOLD_NEAR if one or other else _NEXT_DAY if abs((near.last - far.last).days) <= 1 else _UNDATED
        )
        words = "one of them names no day, and is told within days of the other"
        yield Feature("day", "near", weight, words)
    else:
        yield Feature("day", "far", _FAR, "one of them names no day, and is told long before or after")


def _modes(left: Encounter, right: Encounter) -> Iterable[Feature]:
    one, other = left.entry.mode, right.entry.mode
    if one == other and one != "other":
        yield Feature("mode", one, _SAME_MODE, f"both {one.replace('_', ' ')}")
    elif one in _DISTANT and other in _DISTANT:
        yield Feature("mode", f"{one} {other}", _CALLS, "one by phone, one by video")


def _places(left: Encounter, right: Encounter) -> Iterable[Feature]:
    one, other = left.entry.place, right.entry.place
    if one is None or other is None:
        return
    if _words(one.text) & _words(other.text):
        yield Feature("place", "same", _SAME_PLACE, f"{one.text} and {other.text}")
    elif not one.text.islower() and not other.text.islower():  # "a school" may be anywhere
        yield Feature("place", "other", _OTHER_PLACE, f"{one.text} and {other.text}")


def _rest(left: Encounter, right: Encounter) -> Iterable[Feature]:
    groups = {one & other for one in left.groups for other in right.groups if one <= other or other <= one}
    groups.discard(frozenset())
    if groups:
        words = ", ".join(sorted({word for group in groups for word in group}))
        yield Feature("groups", "", _GROUPS, f"{words} in both")
    topics = [{word for topic in one.entry.topics for word in _words(topic.text)} for one in (left, right)]
    if topics[0] & topics[1]:
        yield Feature("topics", "", _TOPICS, f"about {', '.join(sorted(topics[0] & topics[1]))} in both")
    if _told_alike(left, right):
        yield Feature("sentence", "", _SENTENCE, "told in the same sentence")
    statuses = {left.entry.status, right.entry.status}
    if statuses == {"held", "cancelled"}:
        yield Feature(
            "status", "cancelled held", _CALLED_OFF, "one says it was called off, one that it was held"
        )
    elif len(statuses) > 1:
        yield Feature("status", " ".join(sorted(statuses)), 0.0, " and ".join(sorted(statuses)))
    if left.entry.origin.mark == right.entry.origin.mark:
        yield Feature("one-article", "", _ONE_ARTICLE, "one article tells of both")


def _told_alike(left: Encounter, right: Encounter) -> bool:
    """Say whether one article took the sentence over from the other: nearly the same words, within days."""
    if (
        left.entry.origin.mark == right.entry.origin.mark
        or left.published is None
        or right.published is None
        or abs((left.published - right.published).days) > NEAR
    ):
        return False
    one, other = _words(left.entry.told.text), _words(right.entry.told.text)
    return min(len(one), len(other)) > _LEAST and len(one & other) >= _SENTENCE_SHARE * len(one | other)


def _said(days: Period) -> str:
    return str(days.day) if days.day else f"{days.first} to {days.last}"


def _words(text: str) -> frozenset[str]:
    """Return the words of a phrase that tell something, folded."""
    words = (fold(word.strip(".,;:()\"'’")) for word in text.replace("-", " ").lower().split())
    return frozenset(word for word in words if len(word) > 2 and word not in function_words())
