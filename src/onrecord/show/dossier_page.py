"""A dossier as a page to be printed: quotes, the words around them, meetings, the sources they cite."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.register.dossier import Dossier, Source
from onrecord.register.register import Row
from onrecord.register.said import Said
from onrecord.show.document import document
from onrecord.show.markup import empty, name, web_address, words
from onrecord.show.said_rows import around, shown_day
from onrecord.show.wording import CITED, MODES, counted, sureness


def render(found: Dossier) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    return document(found.title, _body(found), style="register.css")


def _body(found: Dossier) -> Iterator[str]:
    yield (
        f'<main class="narrow dossier">\n<header class="masthead"><h1><bdi>{words(found.title)}</bdi></h1>'
        f'<p class="found">{words(found.told)}</p></header>\n'
    )
    for at, part in enumerate(found.parts, 1):
        yield (
            f'<section aria-labelledby="part{at}"><h2 id="part{at}">{words(part.heading)} '
            f'<span class="count">{len(part.quotes):,}</span></h2>\n<ol class="quotes">\n'
        )
        for said in part.quotes:
            yield _quote(said, found)
        yield "</ol></section>\n"
    if found.met:
        yield (
            f'<section aria-labelledby="met"><h2 id="met">Meetings <span class="count">{len(found.met):,}'
            '</span></h2>\n<ol class="quotes">\n'
        )
        for row in found.met:
            yield _meeting(row, found)
        yield "</ol></section>\n"
    yield '<section aria-labelledby="sources"><h2 id="sources">Sources</h2>\n<ol class="sources">\n'
    for source in found.listed:
        yield _source(source)
    yield f'</ol></section>\n<footer class="colophon"><p>{words(CITED)}</p></footer>\n</main>\n'


def _quote(said: Said, found: Dossier) -> str:
    source = found.sources[said.origin.mark]
    who = name(said.speaker.name) if said.speaker else empty("the text does not say who")
    to = f" to {name(said.to.name)}" if said.to else ""
    via = f", according to <bdi>{words(', '.join(said.via))}</bdi>" if said.via else ""
    start, end = said.content[0].span.start, said.content[-1].span.end
    return (
        f'<li class="quote" id="{_anchor(said.id)}">{shown_day(said.origin.published)}'
        f'<blockquote dir="auto">{around(said, source.text)}</blockquote>'
        f'<p class="meta">{who}{to}{via} · {_cite(source, start, end, said.confidence)}'
        f"{_also(said.id, found)}</p></li>\n"
    )


def _meeting(row: Row, found: Dossier) -> str:
    entry = row.entry
    who = ", ".join(dict.fromkeys(name(person.name) for person in row.people))
    place = f", {name(entry.place.text)}" if entry.place else ""
    day = shown_day(entry.when.value if entry.when else None)
    status = "" if entry.status == "held" else f"{entry.status}, "
    source = found.sources[entry.origin.mark]
    # The day above is that of the meeting.
    told = f"told <time>{words(entry.origin.published)}</time> · " if entry.origin.published else ""
    return (
        f'<li class="quote" id="{_anchor(entry.id)}">{day}<blockquote dir="auto">{words(entry.told.text)}'
        f'</blockquote><p class="meta">{who} · {status}{MODES[entry.mode]}{place} · {told}'
        f"{_cite(source, *entry.told.span, entry.confidence)}{_also(entry.id, found)}</p></li>\n"
    )


def _anchor(fact: str) -> str:
    return fact.replace(":", "-")


def _cite(source: Source, start: int, end: int, confidence: float) -> str:
    """Write the outlet, the address as paper shows it too, and the place in the numbered source."""
    origin = source.origin
    outlet = f"{name(origin.outlet)} · " if origin.outlet else ""
    return (
        f"{outlet}{_linked(origin.url or origin.source, origin.url)} · "
        f'<span class="cite"><a href="#source{source.number}">[{source.number}]</a> {start}–{end} · '
        f"{sureness(confidence)}</span>"
    )


def _linked(shown: str, url: str | None) -> str:
    address = web_address(url)
    return (
        f'<a href="{words(address)}" rel="noreferrer noopener">{name(shown)}</a>' if address else name(shown)
    )


def _also(fact: str, found: Dossier) -> str:
    numbers = ", ".join(f'<a href="#source{number}">[{number}]</a>' for number in found.also(fact))
    return f" · also in {numbers}" if numbers else ""


def _source(source: Source) -> str:
    origin = source.origin
    parts = [name(origin.outlet)] if origin.outlet else []
    parts += [f"<bdi>{words(origin.title)}</bdi>"] if origin.title else []
    parts += [f"<time>{words(origin.published)}</time>"] if origin.published else []
    parts.append(_linked(origin.url or origin.source, origin.url))
    proof = " · ".join(filter(None, (f"text {words(origin.article)}", words(source.maker))))
    return f'<li id="source{source.number}">{" · ".join(parts)}<p class="meta">{proof}</p></li>\n'


def summary(quotes: int, meetings: int, sources: int, days: str = "") -> str:
    """Return what a dossier holds in a line; `days` says which days it was asked for, if not all."""
    told = f"{counted(quotes, 'quote')} and {counted(meetings, 'meeting')}"
    return f"{told} in {counted(sources, 'article')}, all that the register holds{days}."
