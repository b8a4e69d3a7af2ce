"""What was joined across articles, ready to be shown: the pairs, and the words their refs stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.register.joins import Join, Subject
from onrecord.register.origin import Origin


@dataclass(frozen=True, slots=True)
class Meant:
    """A quote or a meeting that a ref stands for: its words, its article, and who said it or met."""

    words: str
    origin: Origin
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The joins of a register.

    Attributes:
        pairs: all that were joined, or nearly.
        meant: by ref the facts that they are of; names and keys of articles speak for themselves.
        policy: how sure a join had to be.
    """

    pairs: Sequence[Join]
    meant: Mapping[str, Meant]
    policy: str

    def of(self, subject: Subject, verdict: str) -> list[Join]:
        """Return the pairs of a subject with a verdict, those that can be wrong first.

        These are the least sure of the joined ones, and the surest of the others.
        """
        found = [one for one in self.pairs if one.subject == subject and one.verdict.value == verdict]
        return sorted(found, key=lambda one: (one.score if verdict == "same" else -one.score, one.pair))
