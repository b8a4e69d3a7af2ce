"""Every error onrecord raises on purpose, as one tree.

    OnRecordError
    ├── ReadError            the source can't be turned into an article
    │   ├── EmptySource      there are no words in it
    │   ├── UnreadableSource it is no text: an image, an archive, NUL bytes, a damaged or locked PDF
    │   ├── SourceTooLarge   it is over the limits on size or depth
    │   ├── MissingExtra     reading it needs an extra that is not installed
    │   └── FetchError       the URL can't or must not be fetched
    ├── RecordError          what should be a record is not one
    │   ├── SchemaError      it does not have the shape of `onrecord/1`
    │   └── ProofError       it has the shape, but a span or an id is untrue
    ├── ModelError           a folder holds no model that this version can read
    ├── StoreError           a store is not there, is of a newer version, or can't be read or written
    └── UsageError           options that contradict each other

Each carries one plain sentence that says what is wrong and, where there is
something to be done about it, what to do.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of the tree; `str(error)` is one plain sentence for people."""


class ReadError(OnRecordError):
    """The source can't be turned into an article."""


class EmptySource(ReadError):
    """The source holds no words."""


class UnreadableSource(ReadError):
    """The source is not a text that onrecord can read."""


class SourceTooLarge(ReadError):
    """The source is over the limits on size or depth."""


class MissingExtra(ReadError):
    """Reading the source needs an extra that is not installed."""


class FetchError(ReadError):
    """The URL can't be fetched, or must not be. `status` is what the server answered, where it did."""

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status


class RecordError(OnRecordError):
    """What should be a record is not one."""


class SchemaError(RecordError):
    """The JSON does not have the shape of the schema."""


class ProofError(RecordError):
    """A record has the right shape, but something it claims is untrue."""


class ModelError(OnRecordError):
    """The folder holds no model that this version of onrecord can read."""


class StoreError(OnRecordError):
    """A store is not there, is none, is of a newer version of onrecord, or can't be read or written."""


class UsageError(OnRecordError):
    """Options that contradict each other, or a value out of range."""
