# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""The people and the status of one telling, read as the shape of its frame says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.meetings import senses
from onrecord.annotate.meetings.frames import Frame, Shape
from onrecord.annotate.meetings.masked import ORGANIZATION, PERSON, PLACE, TIME, Masked, Unit
from onrecord.annotate.meetings.people import people_after
from onrecord.annotate.meetings.status import falls_through, mode_of, predicate_of, status_of
from onrecord.annotate.meetings.subjects import NOBODY, Subject, around, couple, owner, subject, writer
from onrecord.spans import Span
from onrecord.types import MeetingStatus

# How far before a noun the words stand that say whether its meeting took place (characters).
REACH = 60
# How far behind the people the mode may be told (characters).
MODE_REACH = 60
_COUPLE = 2
_BASE = frozenset(
    "meet hold have receive host speak talk see visit call confer attend pay discuss dine join begin".split()
)
# Whoever "came to see" somebody saw him, and who "is due for talks" will.
_GONE = frozenset({"came-to-see", "came-for"})
_DUE = re.compile(r"(?:is|are|due)\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERFECT = re.compile(r"\b(?:had|has|have)\b")
_TO = re.compile(r"\s+to\s+")
_REPORTED = 120
_DEFINITE = re.compile(
    rf"(?:\b(?:the|their|this|that|last|recent|first|second|third|final)|['’]s|{TIME}|^)\s+(?:(?:[\w-]+|{TIME}+|{PLACE}+|{ORGANIZATION}+|{PERSON}+)\s+){{0,3}}$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:during|at|after|following|from|since|in)\s+(?:an?\s+|the\s+|two\s+|three\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_HELD_IT = re.compile(
    r"\b(?:held|had|hosted|chaired|attended|mediated|brokered|led|opened|described|recalled|joined|observed)\s+(?:[\w-]+\s+){0,4}$"
)
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|in-person|annual|regular)\s+$", re.IGNORECASE)
_TOOK_PLACE = re.compile(r"\b(?:took\s+place|was\s+held|were\s+held)\b")
_NO = re.compile(r"\b(?:no|any)\s+(?:\w+\s+)?$")
_DENIAL = re.compile(r"\b(?:no|den(?:y|ies|ied))\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame that matched a sentence; `title`: the sentence is a headline."""

    masked: Masked
    frame: Frame
    match: re.Match[str]
    title: bool

    @property
    def start(self) -> int:
        """Where the telling begins in the sentence."""
        return self.match.start()

    @property
    def verb(self) -> str:
        """The first word of its verb, of the trigger where the frame has no other."""
        return str(self.match.groupdict().get("verb") or self.match.group("trigger")).split()[0]

    @property
    def lead(self) -> str:
        """The masked words from its beginning to its trigger."""
        return self.masked.text[self.start : self.match.start("trigger")]


@dataclass(frozen=True, slots=True)
class Told:
    """The people of one telling: who stands before and behind the trigger, the status, and where its words end."""

    subject: Sequence[Unit]
    people: Sequence[Unit]
    status: MeetingStatus
    end: int


def read(hit: Hit) -> Told | None:
    """Read the people around a trigger as the frame's shape says; `None` where they are too few, or did not meet."""
    if hit.frame.shape in _ALONE:
        return _ALONE[hit.frame.shape](hit)
    people, end = people_after(hit.masked, hit.match.end(), organizations=hit.frame.bodies)
    return _WITH[hit.frame.shape](hit, people, end) if people else None


def _told(
    people: Sequence[Unit], others: Sequence[Unit], status: MeetingStatus | None, end: int
) -> Told | None:
    return None if status is None else Told(people, others, status, end)


def _pair(hit: Hit, people: Sequence[Unit], end: int) -> Told | None:
    """A subject before the trigger and the other side behind it."""
    if not _is_plausible(hit, people, end):
        return None
    found = subject(hit.masked, hit.start)
    if not found.people and hit.match.group("trigger") == "meeting":
        found = around(hit.masked, hit.start, end)
    if not found.people and not hit.masked.text[: hit.start].strip("“\"‘' "):
        found = writer(hit.masked, end)
    if not found.people:
        return None
    lead = hit.lead
    if hit.frame.name in _GONE:
        lead = "due" if _DUE.match(hit.match.group()) else ""
    infinitive = hit.verb in _BASE and hit.frame.name not in _GONE
    status = _status(hit, found, f"{found.before} {lead}", end, infinitive=infinitive)
    if status == "held" and _is_to_come(hit):
        status = "planned"
    return _told(found.people, people, status, end)


def _is_plausible(hit: Hit, people: Sequence[Unit], end: int) -> bool:
    """Weed out the verbs' other senses: called him a liar, met his wife, spoke to a rally."""
    name, masked, first = hit.frame.name, hit.masked, people[0].mention
    words = masked.original[hit.match.end() : end]
    if hit.frame.follows is not None and hit.frame.follows.match(masked.text, end) is None:
        return False
    if hit.match.group("trigger") == "meeting" and _ARTICLE.search(
        masked.text[max(0, hit.start - REACH) : hit.start]
    ):
        return False  # "the meeting of P" is a noun, with a frame of its own
    if hit.frame.hosting == "object" and senses.is_building(words):
        return False
    if senses.is_kin(words) and len(people) == 1 and first.form == "nominal":
        return False
    if name == "called":
        return not senses.is_witness(words)
    if name == "discussed":
        return first.form != "nominal" or first.number != "plural"
    if name == "spoke-phone":
        return _is_conversation(hit, people, end)
    return not (name.startswith("met") and senses.is_contest(masked.original))


def _status(hit: Hit, found: Subject, before: str, end: int, *, infinitive: bool) -> MeetingStatus | None:
    """Read the status; a report that is called untrue is a denial, any other is no fact."""
    if hit.title and re.fullmatch(r"\s*to\s*", before):
        return "planned"
    masked = hit.masked
    # What follows a verb may be called off without it: "had met in May, when the talks were cancelled".
    status = status_of(before, "", infinitive=infinitive)
    if status == "held" and found.people:
        at = found.people[0].span.start
        if senses.is_report(masked.original[max(0, at - _REPORTED) : at + len("that ")]):
            return "denied" if senses.is_untrue(masked.original[end:]) else None
    return status


def _is_to_come(hit: Hit) -> bool:
    """Say whether a present tense is of an agenda: "P meets P on Friday", and Friday is to come, or a schedule."""
    published = hit.masked.published[:10]
    if hit.masked.agenda and hit.verb.endswith("s"):
        return True
    if not hit.verb.endswith("s") or not published:
        return False
    days = (time.value or "" for time in hit.masked.times if time.type in {"DATE", "TIME"})
    return any(_DAY.match(day) and day[:10] > published for day in days)


def _is_conversation(hit: Hit, people: Sequence[Unit], end: int) -> bool:
    """Say whether "spoke to" is a talk of two sides: a speech has hearers, a call a telephone."""
    original = hit.masked.original
    live = mode_of(original[hit.start : min(len(original), end + MODE_REACH)])
    return live is not None or (
        hit.match.group().split()[-1] == "with" and people[0].mention.kind == "person"
    )


def _both(hit: Hit) -> Told | None:
    """A plural subject alone: "P and P met", "the two ministers are to meet"."""
    found = subject(hit.masked, hit.start)
    if not _are_sides(hit.masked, found.people):
        return None
    if hit.verb in {"met", "meet"} and senses.is_contest(hit.masked.original):
        return None
    end = hit.match.end()
    status = _status(hit, found, f"{found.before} {hit.lead}", end, infinitive=hit.verb in _BASE)
    return _told(found.people, [], status, end)


def _are_sides(masked: Masked, people: Sequence[Unit]) -> bool:
    return len(people) >= _COUPLE or (bool(people) and senses.is_several(masked, people[0]))


def _theirs(hit: Hit) -> Told | None:
    """Read "P and P spoke after their meeting"; "before" it in a title or caption, they were there."""
    first = hit.match.group().split()[0].lower()
    verbal = first.endswith(("ed", "an"))
    people = subject(hit.masked, hit.start).people if verbal else couple(hit.masked, hit.start)
    if not _are_sides(hit.masked, people):
        return None
    ahead = first in {"before", "ahead"} and not hit.title and not senses.is_pictured(hit.masked.original)
    return Told(people, [], "planned" if ahead else "held", hit.match.end())


def _owner(hit: Hit) -> Told | None:
    """Read "P came to her door": the other side owns the place."""
    end = hit.match.end()
    found, mention = subject(hit.masked, hit.start), hit.masked.possessives.get(end)
    if not found.people or mention is None:
        return None
    bare = hit.verb == "come" and _PERFECT.search(found.before) is None
    host = Unit(Span(end, end + mention.span.end - mention.span.start), mention)
    return _told(found.people, [host], _status(hit, found, found.before, end, infinitive=bare), end)


def _to_place(hit: Hit) -> Told | None:
    """Read "P will visit Ostria", one side alone; what is told as done is no news of a meeting."""
    found, end = subject(hit.masked, hit.start), hit.match.end()
    if not found.people or _status(hit, found, found.before, end, infinitive=True) != "planned":
        return None
    return Told(found.people, [], "planned", end)


def _visit_of(hit: Hit) -> Told | None:
    """Read "the visit of P to P was put off", "a visit to L by P is planned": what is said of it has to tell."""
    masked = hit.masked
    guests, end = people_after(masked, hit.match.end(), organizations=False)
    if not guests:
        return None
    to = _TO.match(masked.text, end)
    hosts, after = people_after(masked, to.end(), organizations=False) if to else ([], end)
    last = max(end, after)
    status = predicate_of(masked.text[last:])
    return None if status in {None, "held"} and not hosts else Told(guests, hosts, status or "held", last)


def _between(hit: Hit, people: Sequence[Unit], end: int) -> Told | None:
    """Read "the meeting between P and P lasted": something has to say that it was held."""
    masked, trigger = hit.masked, hit.match.start("trigger")
    if not _are_sides(masked, people):
        return None
    before = masked.text[max(0, trigger - REACH) : trigger]
    # What follows "talks in which P and P" is of them, not of the talks.
    after = "" if hit.frame.name == "in-which" else masked.text[end:]
    inner = masked.text[hit.match.end("trigger") : hit.match.end()]
    told = status_of(f"{before} {inner}" if "planned" in inner else before, after, infinitive=False)
    if told in {None, "denied", "cancelled"}:
        return _told([], people, told, end)
    said = "held" if _TOOK_PLACE.search(inner) else predicate_of(after)
    if said is None and falls_through(after):
        return None
    if told == "planned":
        return Told([], people, "planned" if said in {None, "held"} else said, end)
    evidence = (
        hit.frame.name == "over"
        or _OCCASION.search(before)
        or _HELD_IT.search(before)
        or _DEFINITE.search(before)
        or not before.strip()
    )
    return _told([], people, said or (told if evidence else None), end)


def _noun(hit: Hit, people: Sequence[Unit], end: int) -> Told | None:
    """Read "a meeting with P": who else was there stands somewhere around."""
    masked, start = hit.masked, hit.start
    if senses.is_procedure(masked.text[max(0, start - REACH) : hit.match.end("trigger")]):
        return None
    after = masked.text[end:]
    found = owner(masked, start)
    said = predicate_of(after) if found.people else None
    if not found.people and hit.match.group("trigger") == "meeting":
        found = subject(masked, start)
        if found.people and _status(hit, found, found.before, end, infinitive=False) is None:
            return None
    if not found.people:
        found = around(masked, start, end)
    if not found.people:
        found = _none_with(masked, start)
    if not found.people:
        return None
    reach = masked.text[max(0, start - REACH) : start]
    return _told(
        found.people, people, said or status_of(f"{found.before} {reach}", after, infinitive=False), end
    )


def _none_with(masked: Masked, start: int) -> Subject:
    """Read "P's office says that no meeting with P took place": P is whoever the sentence is about."""
    before = masked.text[:start]
    if not _NO.search(before) or not _DENIAL.search(before):
        return NOBODY
    people = [
        unit for unit in masked.units if unit.span.end <= start and masked.text[unit.span.start] == PERSON
    ]
    return Subject(people, "denied ") if len(people) == 1 else NOBODY


_ALONE: Mapping[Shape, Callable[[Hit], Told | None]] = {
    "both": _both,
    "theirs": _theirs,
    "owner": _owner,
    "place": _to_place,
    "visit": _visit_of,
}
_WITH: Mapping[Shape, Callable[[Hit, Sequence[Unit], int], Told | None]] = {
    "pair": _pair,
    "between": _between,
    "noun": _noun,
}
