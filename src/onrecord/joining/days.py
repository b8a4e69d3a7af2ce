"""Days of articles as numbers, so that they can be put in order and counted between."""

from __future__ import annotations

from datetime import date

from onrecord.register.period import period

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
    found = period(value)
    return (found.first.toordinal(), found.last.toordinal()) if found else (UNDATED, UNDATED)
