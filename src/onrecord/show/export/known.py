"""What a register knows beyond the articles: who is one person, what is one meeting, what is one statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from onrecord.register.origin import Origin, Who


class Identity(Protocol):
    """One person, body or place in all articles: an id that stays, and the name the register calls it by."""

    @property
    def id(self) -> str:
        """The same on every run."""
        ...

    @property
    def name(self) -> str:
        """The form that most articles print."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """Looks up who and what is one across articles; by default nobody and nothing is known.

    Attributes:
        person: who somebody is of whom an article tells.
        meeting: the event that an entry tells of, by the entry's id.
        statement: the statement that a quote gives, by the quote's id.
    """

    person: Callable[[Origin, Who], Identity | None] = lambda _origin, _who: None
    meeting: Callable[[str], str | None] = lambda _entry: None
    statement: Callable[[str], str | None] = lambda _said: None


NOTHING = Known()
