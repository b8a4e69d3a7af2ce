"""A dossier as PDF, by Typst (the extra `dossier`): the same bytes on every run, nothing fetched.

Texts go in as JSON and are never markup. Fonts are those that come with Typst, so that the pages look alike
on any machine; they have Latin, Greek, Cyrillic and Hebrew letters; a box stands for others.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from onrecord.errors import MissingExtra
from onrecord.register.dossier import Dossier, Source
from onrecord.register.register import Row
from onrecord.register.said import Said
from onrecord.show.markup import web_address
from onrecord.show.printable import printable
from onrecord.show.said_rows import neighbours
from onrecord.show.wording import EMPTY, MODES, sureness


def render(found: Dossier) -> bytes:
    """Return the PDF.

    Raises:
        MissingExtra: Typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra(
            "A dossier as PDF needs Typst: pip install 'onrecord[dossier]'; or write it to a .html file, "
            "which any browser prints."
        ) from None
    template = resources.files("onrecord.show").joinpath("dossier.typ").read_bytes()
    data = json.dumps(plain(found), ensure_ascii=False)
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True, timestamp=0
    )
    return made


def plain(found: Dossier) -> dict[str, Any]:
    """Return a dossier as the template takes it: lines of text, without controls."""
    parts = [
        {"heading": printable(part.heading), "facts": [_quote(said, found) for said in part.quotes]}
        for part in found.parts
    ]
    if found.met:
        parts.append({"heading": "Meetings", "facts": [_meeting(row, found) for row in found.met]})
    return {
        "title": printable(found.title),
        "told": printable(found.told),
        "parts": parts,
        "sources": [_source(source) for source in found.listed],
    }


def _quote(said: Said, found: Dossier) -> dict[str, Any]:
    source = found.sources[said.origin.mark]
    told = said.told
    before, after = neighbours(told.span, source.text) if source.text is not None else ("", "")
    pieces, at = [(before, False)], told.span.start
    for one in said.content:
        pieces += [
            (told.text[at - told.span.start : one.span.start - told.span.start], False),
            (one.text, True),
        ]
        at = one.span.end
    pieces += [(told.text[at - told.span.start :], False), (after, False)]
    who = said.speaker.name if said.speaker else EMPTY
    to = f" to {said.to.name}" if said.to else ""
    via = f", according to {', '.join(said.via)}" if said.via else ""
    start, end = said.content[0].span.start, said.content[-1].span.end
    place = f"{start}–{end} · {sureness(said.confidence)}{_also(said.id, found)}"
    return {
        "day": printable((said.origin.published or EMPTY)[:10]),
        "pieces": [{"text": _line(text), "said": is_said} for text, is_said in pieces if text],
        "meta": printable(f"{who}{to}{via}"),
        "source": source.number,
        "place": place,
    }


def _meeting(row: Row, found: Dossier) -> dict[str, Any]:
    entry = row.entry
    who = ", ".join(dict.fromkeys(person.name for person in row.people))
    status = "" if entry.status == "held" else f"{entry.status}, "
    where = f", {entry.place.text}" if entry.place else ""
    start, end = entry.told.span
    return {
        "day": printable(entry.when.value if entry.when and entry.when.value else EMPTY),
        "pieces": [{"text": _line(entry.told.text), "said": False}],
        "meta": printable(f"{who} · {status}{MODES[entry.mode]}{where}"),
        "source": found.sources[entry.origin.mark].number,
        "place": f"{start}–{end} · {sureness(entry.confidence)}{_also(entry.id, found)}",
    }


def _also(fact: str, found: Dossier) -> str:
    numbers = ", ".join(f"[{number}]" for number in found.also(fact))
    return f" · also in {numbers}" if numbers else ""


def _source(source: Source) -> dict[str, Any]:
    origin = source.origin
    told = [one for one in (origin.outlet, origin.title, origin.published) if one]
    address = web_address(origin.url)
    return {
        "number": source.number,
        "told": printable(" · ".join(told or [origin.source])),
        "url": address,
        "proof": printable(f"{origin.article} · {source.maker}"),
    }


def _line(text: str) -> str:
    """Make words printable on one line, the blanks at their ends kept: they part pieces."""
    line = printable(text)
    before = " " if text[:1].isspace() and not line[:1].isspace() else ""
    after = " " if text[-1:].isspace() and not line[-1:].isspace() else ""
    return f"{before}{line}{after}"
