"""Who met whom: found in sentences whose names are blacked out."""

from onrecord.annotate.meetings.finder import find_meetings

__all__ = ["find_meetings"]
