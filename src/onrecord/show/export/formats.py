"""The formats that a register is exported in, by name."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


class Format(NamedTuple):
    """One format.

    Attributes:
        name: what it is called; its module in `onrecord.show.export` has `write`.
        suffixes: of the files that are meant to hold it and nothing else.
        told: what it is, in one line.
        is_bytes: whether `write` takes a stream of bytes.
        rows: the tables of which one has to be chosen, `rows_of`.
        takes_captures: whether `write` takes what was read, and not what was found.
    """

    name: str
    suffixes: tuple[str, ...]
    told: str
    is_bytes: bool = False
    rows: tuple[str, ...] = ()
    takes_captures: bool = False

    @property
    def write(self) -> Any:  # noqa: ANN401 - what it takes differs, as the attributes say
        """The function that writes it."""
        return import_module(f"onrecord.show.export.{self.name}").write


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("jsonl", (".jsonl", ".ndjson"), "records, one a line: all of it"),
        Format("webanno", (".webanno.jsonl",), "W3C Web Annotations, an article a line: all of it"),
        Format("csv", (".csv",), "one table, for spreadsheets", rows=("meetings", "quotes")),
        Format("zip", (".zip",), "both tables as csv in one archive", is_bytes=True),
        Format("xlsx", (".xlsx",), "both tables as one workbook (extra xlsx)", is_bytes=True),
        Format(
            "parquet",
            (".parquet",),
            "one table, typed and nested (extra parquet)",
            is_bytes=True,
            rows=("articles", "meetings", "quotes"),
        ),
        Format("ftm", (".ftm.json", ".ftm.jsonl"), "FollowTheMoney entities, one a line"),
        Format("schemaorg", (".schemaorg.jsonl",), "schema.org as JSON-LD, an article a line"),
        Format("tei", (".tei.xml", ".tei"), "TEI P5, a corpus with every fact marked in the text"),
        Format("plover", (".plover.jsonl",), "PLOVER events of meetings, one a line"),
        Format("warc", (".warc.gz",), "the bytes that were read", is_bytes=True, takes_captures=True),
    )
}


def by_suffix(name: str) -> Format | None:
    """Return the format that the name of a file asks for, where it asks for one: by the longest suffix."""
    fitting = [
        (len(suffix), each)
        for each in FORMATS.values()
        for suffix in each.suffixes
        if name.lower().endswith(suffix)
    ]
    return max(fitting)[1] if fitting else None
