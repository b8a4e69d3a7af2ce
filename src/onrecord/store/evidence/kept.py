"""The texts of a store as transcripts, the article that is compared left out, and what carries it told.

Another text of the same article is no evidence for it either. An article that carries what the compared one
tells outside quotation marks is a copy of it, or both are of a third: it has the quotes from there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.compare.transcript import Transcript
from onrecord.joining.carried import Articles
from onrecord.register.origin import Origin
from onrecord.store import body
from onrecord.store.schema import document, record, version
from onrecord.types import Record

# Texts are kept in memory up to so many characters: the quotes of an article are looked for in the same ones.
_MOST = 3_000_000
# `joining.copies` calls an article rather a copy than not from this share of its words outside quotation
# marks on; with fewer words a formula may be all that two have in common.
_COPY, _WORDS = 0.4, 30


class Kept:
    """Reads texts for one article; those read last are kept in memory."""

    def __init__(self, connection: Connection, compared: Record) -> None:
        self._connection = connection
        self._compared = compared
        self._key = Origin.of(compared).key
        self._read: OrderedDict[int, Transcript | None] = OrderedDict()
        self._size = 0
        self._carrying: dict[str, bool] = {}

    def transcripts(self, versions: Iterable[int]) -> list[Transcript]:
        """Return versions by their ids, as transcripts known by their articles' keys, in this order."""
        found = (self._transcript(one) for one in versions)
        return [one for one in found if one is not None]

    def _transcript(self, version_id: int) -> Transcript | None:
        if version_id in self._read:
            self._read.move_to_end(version_id)
            return self._read[version_id]
        made = self._made(version_id)
        self._read[version_id] = made
        self._size += len(made.text) if made else 0
        while self._size > _MOST and len(self._read) > 1:
            _, gone = self._read.popitem(last=False)
            self._size -= len(gone.text) if gone else 0
        return made

    def _made(self, version_id: int) -> Transcript | None:
        row = self._connection.execute(
            select(document.c.key, record.c.body, version.c.text)
            .join(version, version.c.id == record.c.version_id)
            .join(document, document.c.id == version.c.document_id)
            .where(record.c.current, version.c.id == version_id)
        ).first()
        if row is None or row.key == self._key:
            return None
        made = body.record_of(row.body, body.text_of(row.text))
        if made.article.id == self._compared.article.id:
            return None
        return Transcript(row.key, made)

    def carries(self, transcript: Transcript) -> bool:
        """Say whether a text carries what the compared article tells, or that what the text tells."""
        key = transcript.record.article.id
        if key not in self._carrying:
            both = Articles()
            both.add(self._compared.article.text)
            both.add(transcript.text)
            shares = both.carried(0, 1), both.carried(1, 0)
            self._carrying[key] = any(one.words >= _WORDS and one.share >= _COPY for one in shares)
        return self._carrying[key]
