"""Shapes of words as regular expressions over letters.

A shape is written in words and classes, with the signs of a regular expression between them:

    part=(early|late)? month=MONTH the? number=DAYNUMBER (,? year=YEAR)?

`month` small is that word, `MONTH` a class (`classes`) or a phrase (a shape of its own), `name=` keeps the
words that follow for the reader. A name may come back in another alternative.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Generic, NamedTuple, Protocol, TypeVar

from onrecord.annotate.times.alphabet import letter_of, letters_of

_PART = re.compile(
    r"(?P<name>[a-z]+)="
    r"|(?P<open>\((?:\?(?:[!=:]|<[!=]))?)"
    r"|(?P<upper>[A-Z][A-Z0-9]+)"
    r"|(?P<word>[a-z0-9][a-z0-9.'’]*|[,\-–/%'’:+])"
    r"|(?P<sign>[)|?]|\{\d,\d\})"
    r"|\s+"
)
_NAMED = re.compile(r"\(\?P<(\w+)>")


class Shaped(Protocol):
    """What has a shape."""

    @property
    def shape(self) -> str:
        """The shape."""


RuleT = TypeVar("RuleT", bound=Shaped)


class Met(NamedTuple, Generic[RuleT]):
    """A rule whose shape was met: the letter after its last, and the letters that its names stand for."""

    rule: RuleT
    end: int
    named: dict[str, tuple[int, int]]


class _Shape(NamedTuple):
    """A compiled shape, and the groups of its names."""

    pattern: re.Pattern[str]
    groups: list[tuple[str, int]]


class Grammar(Generic[RuleT]):
    """Shapes in order of precedence, matched all at once."""

    def __init__(self, rules: Sequence[RuleT], phrases: Mapping[str, str]) -> None:
        self._rules = rules
        self._sources = [translated(rule.shape, phrases) for rule in rules]
        # The empty group behind each shape tells which one it was.
        self._any = re.compile("|".join(f"(?:{_NAMED.sub('(?:', source)})()" for source in self._sources))
        # Compiled once more, with names, when first met: all of them would double the time to start.
        self._shapes: dict[int, _Shape] = {}

    def match(self, letters: str, start: int, last: int) -> Met[RuleT] | None:
        """Return the first rule whose shape begins at the letter `start` and ends before `last`."""
        found = self._any.match(letters, start, last)
        if found is None or found.lastindex is None:
            return None
        number = found.lastindex - 1
        pattern, groups = self._shapes.get(number) or self._compiled(number)
        parts = pattern.match(letters, start, last)
        spans = parts.regs if parts else ()
        named = {name: spans[at] for name, at in groups if spans[at][1] > spans[at][0]}
        return Met(self._rules[number], found.end(), named)

    def _compiled(self, number: int) -> _Shape:
        pattern = re.compile(self._sources[number])
        groups = [(name.partition("_")[0], at) for name, at in pattern.groupindex.items()]
        return self._shapes.setdefault(number, _Shape(pattern, groups))


def translated(source: str, phrases: Mapping[str, str]) -> str:
    """Translate a shape into a regular expression; each group has a number behind its name.

    Raises:
        ValueError: it is no shape.
    """
    number = count(1)
    return _NAMED.sub(lambda group: f"(?P<{group[1]}_{next(number)}>", _written(source, phrases))


def _written(source: str, phrases: Mapping[str, str]) -> str:
    written, name, at = [], "", 0
    while at < len(source):
        part = _PART.match(source, at)
        if part is None:
            raise ValueError(f"{source!r} is no shape from {source[at:]!r} on")
        at = part.end()
        if part["name"]:
            name = part["name"]
        elif part["open"]:
            written.append(f"(?P<{name}>" if name else "(?:" if part["open"] == "(" else part["open"])
            name = ""
        elif part["upper"] or part["word"]:
            one = _one(part["upper"], part["word"], phrases)
            written.append(f"(?P<{name}>{one})" if name else one)
            name = ""
        elif part["sign"]:
            written.append(part["sign"])
    return "".join(written)


def _one(upper: str | None, word: str | None, phrases: Mapping[str, str]) -> str:
    if word:
        return re.escape(letter_of(word))
    assert upper is not None  # noqa: S101 - one of the two is what matched
    if upper in phrases:
        return f"(?:{_written(phrases[upper], phrases)})"
    return f"[{letters_of(upper)}]"
