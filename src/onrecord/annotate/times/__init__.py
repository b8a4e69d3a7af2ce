"""Time expressions: found, and given TIMEX3 values."""

from onrecord.annotate.times.tagger import find_times

__all__ = ["find_times"]
