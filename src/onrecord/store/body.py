"""Values to what a column holds, and back. JSON is written and read by pydantic; what is long is packed.

Reading is not the proof: what comes in is proved by `record.verify` before it is kept.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from onrecord.register.entry import Entry
from onrecord.register.said import Said
from onrecord.store.packed import pack, unpack
from onrecord.types import Article, Record

_Made = TypeVar("_Made")

# 1 to 9: 6 packs a record to a quarter; 9 takes three times as long for two per cent.
_LEVEL = 6


def pack_text(text: str) -> bytes:
    """Pack a text."""
    return zlib.compress(text.encode(), _LEVEL)


def text_of(packed: bytes) -> str:
    """Unpack a text."""
    return zlib.decompress(packed).decode()


def pack_record(record: Record) -> bytes:
    """Pack a record without its article's text."""
    bare = replace(record, article=replace(record.article, text=""))
    return zlib.compress(adapter(Record).dump_json(bare), _LEVEL)


def record_of(packed: bytes, text: str) -> Record:
    """Unpack a record, with its article's text."""
    bare = adapter(Record).validate_json(zlib.decompress(packed))
    return replace(bare, article=replace(bare.article, text=text))


def meta(article: Article) -> str:
    """Write an article without its text."""
    return write(replace(article, text=""))


def article_of(written: str, text: str) -> Article:
    """Read an article, with its text."""
    return replace(adapter(Article).validate_json(written), text=text)


def write(value: object) -> str:
    """Write a value of any class as JSON."""
    return adapter(type(value)).dump_json(value).decode()


def pack_fact(value: Said | Entry) -> bytes:
    """Pack a quote or a meeting."""
    return pack(adapter(type(value)).dump_json(value))


def said(packed: bytes) -> Said:
    """Unpack a quote."""
    return adapter(Said).validate_json(unpack(packed))


def entry(packed: bytes) -> Entry:
    """Unpack a meeting."""
    return adapter(Entry).validate_json(unpack(packed))


def adapter(made: type[_Made]) -> TypeAdapter[_Made]:
    """Return what turns values of a class to JSON and back."""
    return cast("TypeAdapter[_Made]", _adapter(cast("Any", made)))


@cache
def _adapter(made: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a class, which mypy takes for unhashable
    return TypeAdapter(made)


def plain(written: str) -> Any:  # noqa: ANN401 - what JSON holds has no narrower type
    """Read JSON of no class."""
    from pydantic_core import from_json

    return from_json(written)
