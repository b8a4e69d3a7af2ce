"""A register as JSON Lines: one object a meeting, who is who across articles in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.register.entry import Present
from onrecord.register.origin import Words
from onrecord.register.people import Person
from onrecord.register.register import Row


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line a meeting, in order."""
    for row in rows:
        yield json.dumps(meeting(row), ensure_ascii=False, separators=(",", ":")) + "\n"


def meeting(row: Row) -> dict[str, Any]:
    """Return a meeting as dicts, lists and scalars; every span counts code points of its article's text."""
    entry, origin = row.entry, row.entry.origin
    when = entry.when
    return {
        "id": entry.id,
        "status": entry.status,
        "mode": entry.mode,
        "time": {"value": when.value, "precision": when.precision, **_words(when.words)} if when else None,
        "place": _words(entry.place) if entry.place else None,
        "topics": [_words(topic) for topic in entry.topics],
        "participants": [
            _participant(present, person) for present, person in zip(entry.present, row.people, strict=True)
        ],
        "via": list(entry.via),
        "trigger": _words(entry.trigger),
        "words": _words(entry.told),
        "confidence": entry.confidence,
        "by": list(entry.by),
        "perhaps_same_as": list(row.perhaps),
        "article": {
            "id": origin.article,
            "title": origin.title,
            "outlet": origin.outlet,
            "url": origin.url,
            "published": origin.published,
            "source": origin.source,
        },
    }


def _participant(present: Present, person: Person) -> dict[str, Any]:
    return {
        "person": person.id,
        "name": person.name,
        "name_in_article": present.name,
        "kind": present.kind,
        "role": present.role,
        "offices": list(present.offices),
        "perhaps": list(person.perhaps),
        **_words(present.printed),
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "span": list(words.span)}
