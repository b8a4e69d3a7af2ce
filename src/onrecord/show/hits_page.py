"""The page of a search: every hit with its words, what was searched for marked in them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.register.said import Said
from onrecord.show.document import document
from onrecord.show.hits import Hit, Hits, pieces, summary
from onrecord.show.markup import empty, name, web_address, words
from onrecord.show.wording import sureness


def render(found: Hits) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    title = f"Found: {found.asked}" if found.asked else "Found"
    return document(title, _body(found, title), style="register.css")


def _body(found: Hits, title: str) -> Iterator[str]:
    yield (
        f'<main>\n<header class="masthead"><h1><bdi>{words(title)}</bdi></h1>'
        f'<p class="found">{words(summary(found))}</p></header>\n<ul class="quotes">\n'
    )
    for hit in found.hits:
        yield _item(hit)
    yield (
        '</ul>\n<footer class="colophon"><p>The words are the articles’ own. A dash means that the text does '
        "not say. The number behind the outlet says how often facts like this one are right.</p></footer>\n"
        "</main>\n"
    )


def _item(hit: Hit) -> str:
    day = (
        f'<time datetime="{words(hit.day)}">{words(hit.day)}</time>' if hit.day else empty("no day is known")
    )
    shown = "".join(
        f"<mark>{words(text)}</mark>" if is_found else words(text) for text, is_found in pieces(hit)
    )
    return (
        f'<li class="quote" id="{words(hit.value.id.replace(":", "-"))}"><p class="when">{day}</p>'
        f'<blockquote dir="auto">{shown}</blockquote><p class="meta">{_meta(hit)}</p></li>\n'
    )


def _meta(hit: Hit) -> str:
    value, origin = hit.value, hit.value.origin
    who = ", ".join(map(name, hit.who)) or empty("the text does not say who")
    to = f" to {name(value.to.name)}" if isinstance(value, Said) and value.to else ""
    label = f"<bdi>{words(origin.title or origin.source)}</bdi>"
    address = web_address(origin.url)
    where = f'<a href="{words(address)}" rel="noreferrer noopener">{label}</a>' if address else label
    parts = [f"{who}{to}", words(hit.how), *([name(origin.outlet)] if origin.outlet else []), where]
    parts.append(f'<span title="confidence">{sureness(value.confidence)}</span>')
    if hit.likeness is not None:
        parts.append(f'<span title="likeness in meaning">like {hit.likeness:.2f}</span>')
    return " · ".join(parts)
