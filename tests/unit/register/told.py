"""Meetings for registers, made by hand: who met whom when, each in an article of its own."""

from __future__ import annotations

import hashlib

from onrecord.register.entry import Entry, Present, When
from onrecord.register.origin import Origin, Words
from onrecord.spans import Span

_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def told(
    *names: str,
    value: str | None = None,
    offices: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
    roles: dict[str, str] | None = None,
    **changes,
) -> Entry:
    """Build a meeting: each of `names` is in the sentence, and "met" behind the first.

    `offices`, `kinds` and `roles` are by name, `unnamed` are no names; `changes`
    are fields of the entry, or of its origin.
    """
    where, unnamed = changes.pop("place", None), changes.pop("unnamed", ())
    tail = f" in {where}" if where else ""
    sentence = f"{names[0]} met {', '.join(names[1:])}{tail}{f' on {value}' if value else ''}."
    key = changes.pop("key", sentence)
    digest = hashlib.sha256(key.encode()).hexdigest()
    present, at = [], 0
    for name in names:
        start = sentence.index(name, at)
        at = start + len(name)
        present.append(
            Present(
                name,
                (name,),
                (kinds or {}).get(name, "person"),  # type: ignore[arg-type]
                tuple(filter(None, [(offices or {}).get(name)])),
                name not in unnamed,
                printed=Words(name, Span(start, at)),
                role=(roles or {}).get(name, "participant"),  # type: ignore[arg-type]
            )
        )
    origin = {
        "article": f"sha256:{digest}",
        "title": f"Talks of {names[0]}",
        "outlet": "The Harbour Ledger",
        "url": "https://ledger.example/talks",
        "published": None,
        "source": "items.jsonl:1",
    }
    origin |= {name: changes.pop(name) for name in tuple(changes) if name in origin}
    first = sentence.index(" met ") + 1
    fields = {
        "id": f"{digest[:12]}:m1",
        "origin": Origin(**origin),
        "status": "held",
        "mode": "in_person",
        "present": tuple(present),
        "when": None,
        "place": None,
        "topics": (),
        "via": (),
        "trigger": Words("met", Span(first, first + 3)),
        "told": Words(sentence, Span(0, len(sentence))),
        "confidence": 0.9,
        "by": ("rule:by-hand",),
    }
    if value:
        start = sentence.index(value)
        words = Words(value, Span(start, start + len(value)))
        fields["when"] = When(words, value, _PRECISIONS.get(len(value), "day"))  # type: ignore[arg-type]
    if where:
        start = sentence.index(where)
        fields["place"] = Words(where, Span(start, start + len(where)))
    return Entry(**(fields | changes))
