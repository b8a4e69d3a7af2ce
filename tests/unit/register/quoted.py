"""Quotes for registers, made by hand: who said what, each in an article of its own, every span true."""

from __future__ import annotations

import hashlib

from onrecord.register.origin import Origin, Who, Words
from onrecord.register.said import Said
from onrecord.spans import Span


def who(name: str, *offices: str, kind: str = "person", named: bool = True) -> Who:
    return Who(name, (name,), kind, offices, named)  # type: ignore[arg-type]


def quoted(
    speaker: str | None,
    *pieces: str,
    to: str | None = None,
    about: tuple[str, ...] = (),
    office: str | None = None,
    before: str = "",
    **changes,
) -> tuple[Said, str]:
    """Build a quote and the text of its article; `changes` are fields of the quote, or of its origin.

    Args:
        speaker: who said it, `None` for nobody known.
        pieces: of the quote.
        to: who was spoken to.
        about: who is named in it.
        office: the speaker's.
        before: what stands before the quote's sentence.
    """
    name = speaker or "Somebody"
    key = changes.pop("key", "|".join((name, *pieces)))
    text, spans = f"{before}{name} said: ", []
    for at, piece in enumerate(pieces):
        text += " and: “" if at else "“"
        spans.append(Span(len(text), len(text) + len(piece)))
        text += f"{piece}”"
    text += "."
    start = len(before)
    digest = hashlib.sha256(key.encode()).hexdigest()
    origin = {
        "article": f"sha256:{digest}",
        "title": f"What {name} said",
        "outlet": "The Harbour Ledger",
        "url": f"https://ledger.example/{digest[:8]}",
        "published": "2031-04-17",
        "source": "items.jsonl:1",
    }
    origin |= {field: changes.pop(field) for field in tuple(changes) if field in origin}
    source, cue = Span(start, start + len(name)), Span(start + len(name) + 1, start + len(name) + 5)
    fields = {
        "id": f"{digest[:12]}:q1",
        "origin": Origin(**origin),
        "kind": "direct",
        "act": "speech",
        "content": tuple(Words(span.of(text), span) for span in spans),
        "text": " … ".join(pieces),
        "source": (Words(name, source),),
        "cue": (Words("said", cue),),
        "speaker": who(speaker, *filter(None, [office])) if speaker else None,
        "to": who(to) if to else None,
        "about": tuple(who(one) for one in about),
        "via": (),
        "within": None,
        "told": Words(text[start:], Span(start, len(text))),
        "confidence": 0.9,
        "by": ("rule:by-hand",),
    }
    return Said(**(fields | changes)), text


def said(speaker: str | None, *pieces: str, **changes) -> Said:
    """Build a quote, as `quoted` does, without its text."""
    return quoted(speaker, *pieces, **changes)[0]
