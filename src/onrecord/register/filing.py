"""What a register files of one article: its record, and its meetings and quotes as rows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.register.entry import Entry, entries
from onrecord.register.origin import Origin, Sentences
from onrecord.register.said import Said, quotes
from onrecord.types import Record


@dataclass(frozen=True, slots=True)
class Filing:
    """One article, ready to be kept."""

    record: Record
    meetings: tuple[Entry, ...]
    quotes: tuple[Said, ...]

    @property
    def origin(self) -> Origin:
        """Where it comes from."""
        return Origin.of(self.record)

    @classmethod
    def of(cls, record: Record, sentences: Sentences) -> Filing:
        """File a record.

        Args:
            record: a proved one.
            sentences: cuts its text into sentences.
        """
        return cls(record, tuple(entries(record, sentences)), tuple(quotes(record, sentences)))
