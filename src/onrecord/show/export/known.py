"""What an export is told beside the articles: who and what is one across them, and which program writes."""

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

    It comes from the command line, so that `show` need not know the rest of onrecord.

    Attributes:
        person: who somebody is of whom an article tells.
        meeting: the event that an entry tells of, by the entry's id.
        statement: the statement that a quote gives, by the quote's id.
        program: what writes, with its version: `onrecord 0.1.0`.
    """

    person: Callable[[Origin, Who], Identity | None] = lambda _origin, _who: None
    meeting: Callable[[str], str | None] = lambda _entry: None
    statement: Callable[[str], str | None] = lambda _said: None
    program: str = "onrecord"


NOTHING = Known()
