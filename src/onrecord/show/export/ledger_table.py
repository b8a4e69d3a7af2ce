"""The account of an export as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.show.export.ledger import Ledger


def lines(ledger: Ledger) -> Iterator[str]:
    """Yield a line a kind of fact: how many in, how many out, and what became of the rest."""
    yield f"{'':<10} {'in':>9} {'out':>9}"
    for account in ledger.accounts():
        left = "; ".join(f"{number:,} left out: {reason}" for reason, number in account.left)
        yield f"{account.kind:<10} {account.taken:>9,} {account.written:>9,}  {left}".rstrip()
    for what, number in ledger.reductions():
        yield f"lost on the way: {number:,} {what}"
