"""Days of articles as numbers, so that they can be put in order and counted between."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

UNDATED = 0
"""The day of an article that has none; the others are ordinals (`date.toordinal`)."""


def day_of(published: str | None) -> int:
    """Return the day an article was published, `UNDATED` where it has none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return UNDATED


def days_of(value: str | None) -> tuple[int, int]:
    """Return the first and the last day of a year, month or day; twice `UNDATED` for anything else."""
    parts = [int(part) for part in (value or "").split("-") if part.isdecimal()]
    try:
        match parts:
            case [year]:
                return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            case [year, month]:
                last = monthrange(year, month)[1]
                return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
            case [year, month, day]:
                return (date(year, month, day).toordinal(),) * 2
    except ValueError:
        pass
    return UNDATED, UNDATED
