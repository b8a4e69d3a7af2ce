"""What went into an export and what came out: every fact accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias, get_args

from onrecord.register.filing import Filing

Kind: TypeAlias = Literal["articles", "entities", "quotes", "meetings", "times", "warnings"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Account(NamedTuple):
    """One kind of fact: how many came in, how many went out, how many were left out and why."""

    kind: Kind
    taken: int
    written: int
    left: tuple[tuple[str, int], ...]


class Ledger:
    """The accounts of one export.

    A fact that is taken is written or left; `reduced` counts what a written fact lost on the way.
    """

    def __init__(self) -> None:
        self._taken: Counter[Kind] = Counter()
        self._written: Counter[Kind] = Counter()
        self._left: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
        self._reduced: Counter[str] = Counter()

    def take(self, filing: Filing) -> None:
        """Count an article that came in, with its facts."""
        for kind in KINDS:
            self._taken[kind] += size(filing, kind)

    def write(self, kind: Kind, number: int = 1) -> None:
        """Count facts that the format has a place for."""
        self._written[kind] += number

    def leave(self, kind: Kind, reason: str, number: int = 1) -> None:
        """Count facts that the format has no place for; `reason` follows "left out:"."""
        if number:
            self._left[kind][reason] += number

    def reduce(self, what: str, number: int = 1) -> None:
        """Count what a fact that was written had and the format can't say."""
        if number:
            self._reduced[what] += number

    def accounts(self) -> Iterator[Account]:
        """Yield the account of each kind."""
        for kind in KINDS:
            left = tuple(sorted(self._left[kind].items()))
            yield Account(kind, self._taken[kind], self._written[kind], left)

    def reductions(self) -> tuple[tuple[str, int], ...]:
        """Return what was lost of the facts that were written, and how often."""
        return tuple(sorted(self._reduced.items()))

    @property
    def balances(self) -> bool:
        """Whether everything that came in is accounted for."""
        return all(
            account.taken == account.written + sum(number for _, number in account.left)
            for account in self.accounts()
        )


def size(filing: Filing, kind: Kind) -> int:
    """Return how many facts of a kind an article has."""
    return 1 if kind == "articles" else len(getattr(filing.record, kind))
