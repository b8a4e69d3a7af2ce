"""What is asked of the facts, as a value: words, who, where, when, of what kind.

Query(terms=(Term(("harbour",)),), said_by=("Marta Venn",), since=date(2031, 4, 1))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from onrecord.errors import UsageError
from onrecord.store.facts import FactKind
from onrecord.store.search.typed import Term
from onrecord.types import MeetingMode, MeetingStatus, QuoteAct, QuoteKind

Sort = Literal["newest", "relevance", "usual"]
"""`usual`: by relevance where what is searched for is rare, the newest first where it is common."""

FACTS: tuple[FactKind, ...] = get_args(FactKind)
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
ACTS: tuple[QuoteAct, ...] = get_args(QuoteAct)
STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
MODES: tuple[MeetingMode, ...] = get_args(MeetingMode)
KINDS: tuple[str, ...] = (*FACTS, *QUOTE_KINDS, *ACTS, *STATUSES, *MODES)
"""All that `kinds` may name. Of one sort any will do, of several sorts each must hold."""

MOST = 10_000
"""Hits that are given at once, at most."""
_NAMES = 16  # names that are asked for at once, at most
_LONGEST = 200  # letters of a name or outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for; what is empty asks nothing.

    Attributes:
        terms: each must be among the fact's words.
        without: none may be.
        said_by: names of whom any said it.
        to: names of whom any was spoken to.
        about: names of whom and what each is named in the words quoted.
        met: names of whom each took part in the meeting.
        since: the first day on which the article may have been published; articles without a day fit no day.
        until: the last such day.
        outlets: words of the names of outlets, of which any published it.
        kinds: of `KINDS`.
        before: facts with a lower id only: the next page.
        limit: how many hits are given.
        sort: what comes first.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    said_by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    before: int | None = None
    limit: int = 20
    sort: Sort = "usual"

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            UsageError: it asks for nothing, for too much, or for what can't be.
        """
        _check_names((*self.said_by, *self.to, *self.about, *self.met, *self.outlets))
        for kind in self.kinds:
            if kind not in KINDS:
                raise UsageError(f"{kind!r} is no kind of fact; there are {', '.join(KINDS)}.")
        if not 1 <= self.limit <= MOST:
            raise UsageError(f"The limit is a number from 1 to {MOST:,}.")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"No day lies from {self.since} to {self.until}.")
        if self.before is not None and self.sort == "relevance":
            raise UsageError("Pages go by day, newest first: leave the order by relevance out.")

    @property
    def asks(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Query(limit=self.limit, sort=self.sort, before=self.before)

    def page(self, before: int) -> Query:
        """Return the query for what comes after a hit."""
        return replace(self, before=before, sort="newest")


def _check_names(names: tuple[str, ...]) -> None:
    if len(names) > _NAMES:
        raise UsageError(f"That are {len(names)} names; {_NAMES} can be asked for at once.")
    for name in names:
        if not any(map(str.isalnum, name)):
            raise UsageError(f"{name!r} is no name: there is no letter in it.")
        if len(name) > _LONGEST:
            raise UsageError(f"A name of {len(name):,} letters is none; {_LONGEST} are enough.")
