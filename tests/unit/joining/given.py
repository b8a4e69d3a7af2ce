"""Quotes made by hand."""

from __future__ import annotations

from itertools import count

from onrecord.register.origin import Origin, Who, Words
from onrecord.register.people import Person
from onrecord.register.said import Said
from onrecord.spans import Span

_NUMBERS = count()


class Names:
    """Speakers by the names they have."""

    def of(self, _origin: Origin, who: Who) -> Person:
        return Person(who.name, who.name, (who.name,), who.kind, named=who.named)


def origin(
    key: str, outlet: str | None = None, day: str | None = "2031-04-17", title: str | None = None
) -> Origin:
    return Origin(f"sha256:{key}", title, outlet, f"https://{key}.example/a", day, key)


def said(
    text: str,
    speaker: str | None = "Marta Venn",
    *,
    day: str | None = "2031-04-17",
    key: str | None = None,
    retold: bool = False,
    start: int = 0,
    kind: str = "person",
    ref: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    recalled: str | None = None,
) -> Said:
    """Return a quote; each in an article and an outlet of its own unless `key` and `outlet` say which."""
    number = next(_NUMBERS)
    part = Words(text, Span(start, start + len(text)))
    return Said(
        id=ref or f"{number:012x}:q1",
        origin=origin(key or f"outlet{number}", outlet or key or f"Outlet {number}", day, title),
        kind="indirect" if retold else "direct",
        act="speech",
        content=(part,),
        text=text,
        source=(),
        cue=(),
        speaker=None if speaker is None else Who(speaker, (speaker,), kind, ()),  # type: ignore[arg-type]
        to=None,
        about=(),
        via=(),
        within=None,
        told=part,
        confidence=1.0,
        by=(),
        recalled=recalled,
    )
