"""A dossier as PDF, by Typst (the extra `dossier`): the same bytes on every run, nothing fetched.

Texts go in as JSON and are never markup. Fonts are those that come with Typst, so that the pages look alike
on any machine; other scripts take this machine's (`typefaces`). Words longer than a line break anywhere.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

from onrecord.errors import MissingExtra
from onrecord.register.dossier import Dossier, Source
from onrecord.register.origin import Origin
from onrecord.register.register import Row
from onrecord.register.said import Said
from onrecord.show.markup import web_address
from onrecord.show.printable import printable, shortened
from onrecord.show.said_rows import neighbours
from onrecord.show.typefaces import OWN, Typefaces, scripts, typefaces
from onrecord.show.wording import CITED, EMPTY, MODES, counted, sureness

# A run of so many wide letters does not fit on a line. Lines break by themselves at a slash and a hyphen, and
# within words of these scripts: Thai to Myanmar, Khmer, Chinese and Japanese signs, Hangul.
_RUN = re.compile(
    "[^\\s/\u2010\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff-]{36,}"
)
_BREAK = "\u200b"
# What is no text to be printed, or ASCII that is copied: links, fonts, digests.
_AS_IT_IS = frozenset({"url", "families", "proof"})
# Code points of the title at the head of a page, which is one line.
_RUNNING = 90
_JOINER = "\u200d"
# A first strong isolate and its end: what stands around keeps its direction (UAX #9).
_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = ("R", "AL")


class Printed(NamedTuple):
    """A PDF, and what its reader has to know of its letters, a sentence each."""

    pdf: bytes
    told: tuple[str, ...]


def render(found: Dossier) -> Printed:
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
    data = plain(found)
    texts = list(_texts(data))
    faces = typefaces(texts)
    told = tuple(_of_letters("".join(texts), faces))
    data |= {"notes": [CITED, *told], "families": [*OWN, *faces.families]}
    written = _mapped(data, lambda text: _breakable(faces.written(text)))
    made: bytes = typst.compile(
        template,
        format="pdf",
        sys_inputs={"data": json.dumps(written, ensure_ascii=False)},
        ignore_system_fonts=not faces.families,
        timestamp=0,
    )
    return Printed(made, told)


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
        "running": shortened(printable(found.title), _RUNNING),
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
    who = _name(said.speaker.name) if said.speaker else EMPTY
    to = f" to {_name(said.to.name)}" if said.to else ""
    via = f", according to {', '.join(map(_name, said.via))}" if said.via else ""
    start, end = said.content[0].span.start, said.content[-1].span.end
    place = f"{start}–{end} · {sureness(said.confidence)}{_also(said.id, found)}"
    return {
        "day": printable((said.origin.published or EMPTY)[:10]),
        **_direction("".join(text for text, _ in pieces)),
        "pieces": [{"text": _line(text), "said": is_said} for text, is_said in pieces if text],
        "meta": f"{who}{to}{via}",
        **_cited(said.origin),
        "source": source.number,
        "place": place,
    }


def _meeting(row: Row, found: Dossier) -> dict[str, Any]:
    entry = row.entry
    who = ", ".join(dict.fromkeys(_name(person.name) for person in row.people))
    status = "" if entry.status == "held" else f"{entry.status}, "
    where = f", {_name(entry.place.text)}" if entry.place else ""
    # The day beside it is that of the meeting.
    told = f" · told {printable(entry.origin.published)}" if entry.origin.published else ""
    start, end = entry.told.span
    return {
        "day": printable(entry.when.value if entry.when and entry.when.value else EMPTY),
        **_direction(entry.told.text),
        "pieces": [{"text": _line(entry.told.text), "said": False}],
        "meta": f"{who} · {status}{MODES[entry.mode]}{where}{told}",
        **_cited(entry.origin),
        "source": found.sources[entry.origin.mark].number,
        "place": f"{start}–{end} · {sureness(entry.confidence)}{_also(entry.id, found)}",
    }


def _cited(origin: Origin) -> dict[str, str | None]:
    """Return the outlet, and the address as paper shows it and as it is linked."""
    return {
        "outlet": _name(origin.outlet) if origin.outlet else None,
        "address": _name(origin.url or origin.source),
        "url": web_address(origin.url),
    }


def _also(fact: str, found: Dossier) -> str:
    numbers = ", ".join(f"[{number}]" for number in found.also(fact))
    return f" · also in {numbers}" if numbers else ""


def _source(source: Source) -> dict[str, Any]:
    origin = source.origin
    told = [_name(one) for one in (origin.outlet, origin.title, origin.published) if one]
    return {
        "number": source.number,
        "told": " · ".join(told),
        **_cited(origin),
        "proof": printable(f"{origin.article} · {source.maker}"),
    }


def _line(text: str) -> str:
    """Make words printable on one line, the blanks at their ends kept: they part pieces."""
    line = printable(text)
    before = " " if text[:1].isspace() and not line[:1].isspace() else ""
    after = " " if text[-1:].isspace() and not line[-1:].isspace() else ""
    return f"{before}{line}{after}"


def _name(text: str) -> str:
    """Make a name printable; one that is written from right to left turns nothing beside it around."""
    line = printable(text)
    turns = any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in line)
    return f"{_ISOLATE}{line}{_END}" if turns else line


def _direction(text: str) -> dict[str, bool]:
    """Say whether a paragraph runs from right to left: its first letter says so, as on the page."""
    strong = (unicodedata.bidirectional(one) for one in text)
    first = next((one for one in strong if one in {"L", *_RIGHT_TO_LEFT}), "L")
    return {"right_to_left": first in _RIGHT_TO_LEFT}


def _of_letters(text: str, faces: Typefaces) -> Iterator[str]:
    """Yield what is to be said of the fonts, where those that come with Typst are not enough."""
    if faces.families:
        yield f"Set in fonts of this machine beside Typst's own: {', '.join(faces.families)}."
    lost = [one for one in text if one in faces.missing]
    if lost:
        yield (
            f"{counted(len(lost), 'character')} that no font here has ({', '.join(scripts(lost))}): written "
            f"by number, as U+{ord(lost[0]):04X}; a dossier as .html has them as they are."
        )


def _breakable(text: str) -> str:
    """Let words that are longer than a line go on on the next one."""
    return _RUN.sub(lambda run: _parted(run[0]), text)


def _parted(word: str) -> str:
    parted = word[:1]
    for before, one in pairwise(word):
        together = _JOINER in (before, one) or unicodedata.category(one)[0] == "M"
        parted += one if together else f"{_BREAK}{one}"
    return parted


def _texts(data: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield the texts that are printed."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif isinstance(data, dict):
        for name, one in data.items():
            if name not in _AS_IT_IS:
                yield from _texts(one)


def _mapped(data: Any, write: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON
    """Return the data with every text that is printed as `write` writes it."""
    if isinstance(data, str):
        return write(data)
    if isinstance(data, list):
        return [_mapped(one, write) for one in data]
    if isinstance(data, dict):
        return {name: one if name in _AS_IT_IS else _mapped(one, write) for name, one in data.items()}
    return data
