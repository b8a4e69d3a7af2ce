"""The Python face: articles in, records out.

Everything raised on purpose is an `onrecord.OnRecordError` whose text is one plain
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Self, cast

from onrecord import codec, types
from onrecord.errors import ReadError


class Record(types.Record):
    """A record of one article, its spans proved; the fields are those of `onrecord/1`.

    `str(record)` tells people who met whom and who said what, `to_json()` is for
    programs, and a notebook shows the article with its facts marked.
    """

    __slots__ = ()

    @classmethod
    def of(cls, record: types.Record) -> Self:
        """Give a plain record these methods."""
        return cls(**{item.name: getattr(record, item.name) for item in fields(record)})

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """Read a record from JSON, and prove it.

        Raises:
            SchemaError: it does not have the shape of a record.
            ProofError: it claims something untrue.
        """
        from onrecord.record.verify import verify

        record = codec.load(line)
        verify(record)
        return cls.of(record)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as dicts, lists and scalars, as in its JSON."""
        return cast("dict[str, Any]", codec.to_plain(self))

    def to_json(self, indent: int | None = None) -> str:
        """Return the record as JSON: one line, or indented by `indent` spaces a level."""
        return codec.dump(self, indent=indent)

    def __str__(self) -> str:
        """Tell people who met whom and who said what, in a dozen lines."""
        from onrecord.show.text import summary

        return summary(self)

    def __repr__(self) -> str:
        """Name the source and count the facts."""
        counts = f"{len(self.entities)} entities, {len(self.quotes)} quotes, {len(self.meetings)} meetings"
        return f"<onrecord.Record of {self.article.source.name!r}: {counts}>"

    def _repr_html_(self) -> str:
        from onrecord.show.page import fragment

        return fragment(self)


def read(
    path_or_url: str | PathLike[str],
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    model: str | PathLike[str] | None = None,
) -> Record:
    """Read one article from a file or a URL.

    Args:
        path_or_url: a path, or an `http://` or `https://` address, which is fetched once.
        published: the ISO date it was published, in place of what the page says.
        url: its address, in place of what the page says.
        outlet: who published it, in place of what the page says.
        model: the folder of a model of your own, or "none" for rules alone, in place of the model that
            comes with onrecord. A model is loaded once a process.

    Returns:
        The record, every span proved.

    Raises:
        ReadError: the source can't be turned into an article.
        ModelError: the folder holds no model that this version can read.
        UsageError: `published` is no date.
    """
    from onrecord.model.chosen import chosen
    from onrecord.pipeline import record
    from onrecord.read import read as read_source

    reader = chosen(model)
    reading = read_source(fspath(path_or_url), published=published, url=url, outlet=outlet)
    return Record.of(record(reading, reader))


def read_text(  # noqa: PLR0913 - one text, and what is known of it by name
    text: str,
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    model: str | PathLike[str] | None = None,
) -> Record:
    """Read one article that is a string already; spans count its code points.

    Args:
        text: the article.
        published: the ISO date it was published, which relative dates are counted from.
        url: its address.
        outlet: who published it.
        title: its headline, if that is not in the text.
        model: as for `read`.

    Returns:
        The record, every span proved.

    Raises:
        ReadError: there are no words in it, or too many.
        ModelError: the folder holds no model that this version can read.
        UsageError: `published` is no date.
    """
    from onrecord.model.chosen import chosen
    from onrecord.pipeline import record
    from onrecord.read import from_text

    reader = chosen(model)
    reading = from_text(text, published=published, url=url, outlet=outlet, title=title)
    return Record.of(record(reading, reader))


def check(path: str | PathLike[str]) -> Iterator[Record]:
    """Prove the records of a JSON Lines file one after the other, and yield each.

    Args:
        path: a file with one record a line, as `onrecord read --format json` writes it.

    Yields:
        The records, in the order of the file.

    Raises:
        SchemaError: a line does not have the shape of a record; the message names the line.
        ProofError: a record claims something untrue; the message names the line.
        ReadError: the file can't be read.
    """
    from onrecord.record.lines import records

    try:
        with Path(path).open("rb") as lines:
            for _, record in records(lines):
                yield Record.of(record)
    except OSError as error:
        raise ReadError(f"{path} can't be read: {error.strerror or error}.") from error
