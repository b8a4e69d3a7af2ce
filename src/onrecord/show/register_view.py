"""What of a register is shown: the rows that were asked for, and what is counted of them once for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.register.counts import Months, Share, counterparts, months, principals, shares
from onrecord.register.people import Person
from onrecord.register.register import Row


@dataclass(frozen=True)
class View:
    """Rows to be shown.

    Attributes:
        rows: the meetings, in order of days.
        articles: how many articles were read.
        asked: the ids of those whose meetings were asked for, empty where everybody's were.
        everybody: all people of the register by their ids, those of no row too.
        months: meetings a month.
        shares: whoever takes part, the most frequent first.
        hosts: whose counterparts `counterparts` are: those asked for, else those whose register it is.
        counterparts: everybody else, the most frequent first, but who may be one of the hosts.
        unsure: those: a bare surname of a host, for one.
    """

    rows: tuple[Row, ...]
    articles: int
    asked: frozenset[str]
    everybody: Mapping[str, Person]
    months: Months = field(init=False)
    shares: list[Share] = field(init=False)
    hosts: list[Share] = field(init=False)
    counterparts: list[Share] = field(init=False)
    unsure: list[Share] = field(init=False)

    def __post_init__(self) -> None:
        """Count."""
        found = shares(self.rows)
        hosts = [share for share in found if share.person.id in self.asked]
        if not self.asked:
            hosts = principals(self.rows, found)
        of = {share.person.id for share in hosts}
        unsure = [share for share in found if share.person.id not in of and of & set(share.person.perhaps)]
        others = counterparts(found, of | {share.person.id for share in unsure})
        for name, value in (
            ("months", months(self.rows)),
            ("shares", found),
            ("hosts", hosts),
            ("counterparts", others),
            ("unsure", unsure),
        ):
            object.__setattr__(self, name, value)
