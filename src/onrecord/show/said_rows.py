"""Quotes on a page: the words around each, who said it, where it stands, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.register.origin import Origin
from onrecord.register.said import Said
from onrecord.show.markup import empty, language, name, web_address, words
from onrecord.show.plot import MONTHS
from onrecord.show.wording import counted, sureness
from onrecord.spans import Span

# Code points shown before and after the sentences of a quote, where the article's text is at hand.
_AROUND = 220
# Code points of a quote's sentences before they are cut; a quote over pages is no line of a list.
_LONGEST = 1500

Text = Callable[[Origin], str | None]
"""Gives the text of an article, `None` where it is not at hand."""


def items(
    quotes: Iterable[Said],
    text: Text = lambda _origin: None,
    elsewhere: Callable[[str], int] = lambda _quote: 0,
) -> Iterator[str]:
    """Yield a list item a quote, in order.

    Args:
        quotes: the quotes.
        text: where to find the words around.
        elsewhere: says by the id of a quote how many other articles give it too.
    """
    for said in quotes:
        yield item(said, text(said.origin), elsewhere(said.id))


def item(said: Said, text: str | None = None, others: int = 0) -> str:
    """Write one quote as a list item with an id of its own."""
    return (
        f'<li class="quote" id="{said.id.replace(":", "-")}">{shown_day(said.origin.published)}'
        f'<blockquote dir="auto">{around(said, text)}</blockquote>{_meta(said, others)}</li>\n'
    )


def around(said: Said, text: str | None) -> str:
    """Write the sentences of a quote and what stands around them; content, source and cue are marked."""
    told = said.told
    before, after = neighbours(told.span, text) if text is not None else ("", "")
    start, end = told.span
    cut = ""
    if end - start > _LONGEST:
        cut, end = " …", start + _LONGEST
    marks = [(words_.span, "mark") for words_ in said.content]
    marks += [(words_.span, "i") for words_ in said.source] + [(words_.span, "b") for words_ in said.cue]
    html, at = "", start
    for span, tag in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue  # in another mark, in another sentence, or behind the cut
        html += f"{_piece(told.text, start, at, first)}<{tag}>{_piece(told.text, start, first, last)}</{tag}>"
        at = last
    html += _piece(told.text, start, at, end) + cut
    return f"{_beside(before)}{html}{_beside(after)}"


def _piece(told: str, start: int, first: int, last: int) -> str:
    return words(told[first - start : last - start])


def _beside(text: str) -> str:
    return f'<span class="around">{words(text)}</span>' if text else ""


def neighbours(span: Span, text: str) -> tuple[str, str]:
    """Return what stands before and after a span, cut at a word and within its paragraph."""
    before = text[max(span.start - _AROUND, 0) : span.start]
    paragraph = before.rfind("\n\n")
    if paragraph >= 0:
        before = before[paragraph + 2 :]
    elif span.start > _AROUND:
        before = "… " + before[before.find(" ") + 1 :]
    after = text[span.end : span.end + _AROUND]
    paragraph = after.find("\n\n")
    if paragraph >= 0:
        after = after[:paragraph]
    elif span.end + _AROUND < len(text):
        after = after[: after.rfind(" ") + 1] + "…"
    return before, after


def shown_day(day: str | None) -> str:
    """Write the day of an article or a meeting, as precise as it is known."""
    if not day:
        return f'<p class="when">{empty("no day is known")}</p>'
    day = day[:10]
    year, _, rest = day.partition("-")
    month, _, number = rest.partition("-")
    shown = day
    if month.isdecimal() and 1 <= int(month) <= 12 and (not number or number.isdecimal()):
        shown = f"{f'{int(number)} ' if number else ''}{MONTHS[int(month) - 1]} {year}"
    return f'<p class="when"><time datetime="{words(day)}">{words(shown)}</time></p>'


def _meta(said: Said, others: int) -> str:
    origin = said.origin
    label = words(origin.title or origin.source)
    address = web_address(origin.url)
    where = f'<a href="{words(address)}" rel="noreferrer noopener">{label}</a>' if address else label
    who = name(said.speaker.name) if said.speaker else empty("the text does not say who")
    parts = [f"{who}{f' to {name(said.to.name)}' if said.to else ''}"]
    if said.via:
        parts.append(f"according to <bdi>{words(', '.join(said.via))}</bdi>")
    parts += [name(origin.outlet)] if origin.outlet else []
    parts.append(f"<bdi{language(None)}>{where}</bdi>")
    if others:
        parts.append(f"given by {counted(others, 'other article')} too")
    parts.append(f"{said.kind} {said.act}")
    parts.append(f'<span title="confidence">{sureness(said.confidence)}</span>')
    start, end = said.content[0].span.start, said.content[-1].span.end
    parts.append(f'<span class="cite" title="article, and code points in it">{said.id} {start}–{end}</span>')
    return f'<p class="meta">{" · ".join(parts)}</p>'
