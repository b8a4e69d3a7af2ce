"""Which of a store's articles a quote is looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.store.ids import first_of
from onrecord.store.schema import record, version
from onrecord.store.search.keys import outlet_key
from onrecord.store.search.wanted import Wanted

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Articles by day and outlet; what is empty leaves nothing out.

    Attributes:
        since: the first day on which the article may have been published; articles without a day fit none.
        until: the last such day.
        outlets: the outlets, by their whole names.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    def facts(self) -> Wanted:
        """Return what is asked of facts: any of these articles'."""
        keys = (tuple(map(outlet_key, self.outlets)),) if self.outlets else ()
        if self.since is None and self.until is None:
            return Wanted((), (), keys, None, None)
        first, last = self._days()
        return Wanted((), (), keys, first_of(first), first_of(last + 1))

    def texts(self) -> list[ColumnElement[bool]]:
        """Return what is asked of a version joined with its record: the current one of such an article."""
        found: list[ColumnElement[bool]] = [record.c.current]
        if self.since is not None or self.until is not None:
            found.append(version.c.day.between(*self._days()))
        if self.outlets:
            found.append(version.c.outlet.in_(self.outlets))
        return found

    def _days(self) -> tuple[int, int]:
        return (self.since or date.min).toordinal(), (self.until or date.max).toordinal()
