"""The page of compared quotes: each as printed, and beside it what was said, with every difference marked.

One HTML file that needs nothing but itself and runs no script. What the quote leaves out is struck through
(`del`), what it adds is underlined (`ins`): colour only says it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.compare.align import Compared
from onrecord.compare.change import Part
from onrecord.compare.pieces import Piece, pieces
from onrecord.compare.transcript import Transcript
from onrecord.show.compare_view import (
    LABELS,
    MEANINGS,
    Held,
    label,
    others,
    remarks,
    said_by,
    source,
    tally,
)
from onrecord.show.document import document
from onrecord.show.markup import empty, name, web_address, words
from onrecord.show.printable import printable
from onrecord.show.wording import counted, manner, sureness
from onrecord.types import Article

_HEADING = "What became of the quotes"
# Code points of the transcript that are shown on each side of a part.
_AROUND = 90
_MARKS = frozenset(".,;:!?…")


def render(helds: Sequence[Held]) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    return document(_title(helds), _body(helds), style="compare.css")


def _title(helds: Sequence[Held]) -> str:
    return _name(helds[0].record.article) if len(helds) == 1 else counted(len(helds), "article")


def _name(article: Article) -> str:
    return article.title or article.source.name


def _body(helds: Sequence[Held]) -> Iterator[str]:
    yield '<a class="skip" href="#quotes">Skip to the quotes</a>\n<main>\n'
    yield f'<header class="masthead"><p class="kicker">{_HEADING}</p>'
    yield f"<h1>{words(_title(helds))}</h1>{_key()}</header>\n"
    yield '<div id="quotes">\n'
    for number, held in enumerate(helds, 1):
        yield from _article(held, f"a{number}", single=len(helds) == 1)
    yield f"</div>\n{_colophon(in_store=any(held.in_store for held in helds))}</main>\n"


def _key() -> str:
    return '<p class="key"><del>said, and left out or changed</del> <ins>printed, and not said</ins></p>'


def _article(held: Held, prefix: str, *, single: bool) -> Iterator[str]:
    article = held.record.article
    heading = "" if single else f"<h2>{words(_name(article))}</h2>"
    origin = [words(part) for part in (article.outlet, article.published, article.source.name) if part]
    address = web_address(article.url)
    if address:
        origin.append(f'<a href="{words(address)}" rel="noreferrer">{words(address)}</a>')
    yield f'<section class="article">{heading}<p class="meta">{" · ".join(origin)}</p>'
    yield _tally(held, prefix)
    if not held.compared:
        yield '<p class="note">Nobody is quoted.</p>'
    yield "<ol>\n"
    for number, one in enumerate(held.compared, 1):
        yield _quote(held, number, one, prefix)
    yield "</ol></section>\n"


def _tally(held: Held, prefix: str) -> str:
    first = {label(one): number for number, one in reversed(list(enumerate(held.compared, 1)))}
    items = "".join(
        f'<li class="{shown}"><a href="#{prefix}-{first[shown]}"><b>{number:,}</b> {LABELS[shown]}</a>'
        f' <span class="meaning">{MEANINGS[shown]}</span></li>'
        for shown, number in tally(held.compared)
    )
    return f'<ul class="tally">{items}</ul>' if items else ""


def _quote(held: Held, number: int, one: Compared, prefix: str) -> str:
    text = held.record.article.text
    printed = " <span class=gap>…</span> ".join(words(span.of(text)) for span in one.quote.content)
    marks = ("“", "”") if one.quote.kind == "direct" else ("", "")
    told = "".join(f"<li>{remark}</li>" for remark in remarks(one))
    shown = label(one)
    return (
        f'<li class="quote {shown}" id="{prefix}-{number}">'
        f'<div class="verdict"><p><span class="number">{number}</span> <strong>{LABELS[shown]}</strong></p>'
        f"{f'<ul>{told}</ul>' if told else ''}"
        f'<p class="meta">confidence {sureness(one.confidence)}</p></div>'
        f'<figure class="printed"><blockquote>{marks[0]}{printed}{marks[1]}</blockquote>'
        f"<figcaption>{name(one.speaker.name)}, {manner(one.quote)}</figcaption></figure>"
        f"{_said(one, text, in_store=held.in_store)}</li>\n"
    )


def _said(one: Compared, article: str, *, in_store: bool) -> str:
    transcript = one.transcript
    if transcript is None:
        nowhere = "Nothing that the store has says so." if in_store else "No transcript has it."
        return f'<div class="said"><p class="nowhere">{nowhere}</p>{_others(one)}</div>'
    parts = "".join(f"<p>{_part(part, one, article, transcript.text)}</p>" for part in one.change.parts)
    who = ", ".join(map(name, said_by(one.places))) or empty("the transcript does not say who speaks")
    title = transcript.record.article.title
    origin = f"{f'{words(title)}, ' if title else ''}{_source(transcript)}"
    return (
        f'<figure class="said"><blockquote>{parts}</blockquote>'
        f"<figcaption>{who} <span class=origin>{origin}</span>{_others(one)}</figcaption></figure>"
    )


def _source(transcript: Transcript) -> str:
    """Write where a text comes from, a link where it has an address."""
    address = web_address(transcript.record.article.url)
    shown = words(source(transcript))
    return f'<a href="{words(address)}" rel="noreferrer">{shown}</a>' if address else shown


def _others(one: Compared) -> str:
    shown, left = others(one)
    items = [f"<li>also {kind}: {_source(transcript)}</li>" for kind, transcript in shown]
    if left:
        items.append(f"<li>and in {left:,} more</li>")
    return f'<ul class="others">{"".join(items)}</ul>' if items else ""


def _part(part: Part, one: Compared, article: str, said: str) -> str:
    before, after = _around(part, said)
    found = pieces(part, one.quote.content, article, said)
    if found[-1].words[-1:] == after[:1]:
        after = after[1:]  # the mark behind the last word stands with it
    blank = "" if after[:1] in _MARKS else " "
    shown = " ".join(map(_piece, found))
    return (
        f'<span class="around">{words(before)}</span> {shown}{blank}'
        f'<span class="around">{words(after)}</span>'
    )


def _piece(piece: Piece) -> str:
    tag = {"same": None, "left_out": "del", "added": "ins"}[piece.kind]
    return f"<{tag}>{words(piece.words)}</{tag}>" if tag else words(piece.words)


def _around(part: Part, said: str) -> tuple[str, str]:
    """Return the words of the transcript around a part, cut at words and at the ends of its paragraph."""
    start, end = part.text
    before = printable(said[max(start - _AROUND, 0) : start].rpartition("\n")[2])
    after = printable(said[end : end + _AROUND].partition("\n")[0])
    if start > _AROUND and len(before) >= _AROUND - 1:
        before = "…" + before.partition(" ")[2]
    if len(after) >= _AROUND - 1:
        after = after.rpartition(" ")[0] + "…"
    return before, after


def _colophon(*, in_store: bool) -> str:
    meanings = "; ".join(f"<i>{LABELS[shown]}</i>: {meaning}" for shown, meaning in MEANINGS.items())
    where = (
        "in all texts that the store has, but for the article itself; a text that carries the article’s own, "
        "or both a third’s, is no other witness"
        if in_store
        else "in what the transcripts have"
    )
    return (
        f'<footer class="colophon"><p>Each quote of the article is looked for {where}, '
        f"and given the gravest class that fits. {meanings}. The rest of a sentence that a quote "
        "breaks off counts as left out; words in brackets are an editor’s and nobody’s. What stands in no "
        "quotation marks is the article’s to word: its content words are looked for, in any order. The "
        "confidence says how much of the quote’s words is found, and how many they are: three words may be "
        "anybody’s.</p></footer>\n"
    )
