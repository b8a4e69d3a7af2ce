"""The one loader for every word list of onrecord.

A list is a UTF-8 text file in this package: header lines that begin with `# `,
then one row a line, its fields parted by tabs. The header must name `source`,
`licence`, `admitted when` (the rule for adding a row) and `columns` (the fields,
parted by spaces); any of them may go on over more `#` lines. Blank lines are
skipped; a row is read into a `NamedTuple` whose fields are those columns. Files are read once a process.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

REQUIRED = ("source", "licence", "admitted when", "columns")

RowT = TypeVar("RowT", bound=tuple[str, ...])


class Header(NamedTuple):
    """What the head of a word list says about it."""

    source: str
    licence: str
    admitted_when: str
    columns: tuple[str, ...]


class Word(NamedTuple):
    """The row of a list that is words and nothing else."""

    word: str


@cache
def rows(name: str, row: type[RowT]) -> tuple[RowT, ...]:
    """Return the rows of the list `name` (a file name) in file order.

    Raises:
        FileNotFoundError: there is no such list.
        ValueError: its header is incomplete, its columns are not the fields of `row`,
            or a row has another number of fields; the message names file and line.
    """
    head, lines = _parse(name)
    fields: tuple[str, ...] = getattr(row, "_fields", ())
    if head.columns != fields:
        raise ValueError(f"{name}: its columns are {head.columns}, not {fields}")
    make = row._make  # type: ignore[attr-defined]  # every NamedTuple has it, `tuple` can't say so
    found = []
    for number, line in lines:
        values = line.split("\t")
        if len(values) != len(fields):
            raise ValueError(f"{name}, line {number}: {len(values)} fields where {len(fields)} belong")
        found.append(make(values))
    return tuple(found)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list whose only column is `word`; errors as for `rows`."""
    return frozenset(entry.word for entry in rows(name, Word))


def header(name: str) -> Header:
    """Return what the list says of itself; errors as for `rows`."""
    return _parse(name)[0]


def names() -> tuple[str, ...]:
    """Return the file names of all lists in the package, sorted (some have a reader of their own)."""
    found = (item.name for item in files("onrecord.lexicon").iterdir())
    return tuple(sorted(name for name in found if name.endswith((".tsv", ".txt"))))


def _parse(name: str) -> tuple[Header, list[tuple[int, str]]]:
    text = files("onrecord.lexicon").joinpath(name).read_text(encoding="utf-8")
    said: dict[str, str] = {}
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") and not lines:
            key, _, value = line[2:].partition(": ")
            said[key] = value.strip()
        elif line:
            lines.append((number, line))
    missing = [key for key in REQUIRED if not said.get(key)]
    if missing:
        raise ValueError(f"{name}: the header does not say {', '.join(missing)}")
    return Header(
        said["source"], said["licence"], said["admitted when"], tuple(said["columns"].split())
    ), lines
