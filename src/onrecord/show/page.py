"""The report page: one HTML file that needs nothing but itself.

The article stands as it was read, every fact marked in place; the notes stand beside it.
Without scripts every mark is a link to its note and every note a link back. The page's
policy (CSP) allows no request at all, and only the style and the script written here, by
their digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.show.article_html import marked_article
from onrecord.show.document import asset, document
from onrecord.show.markup import empty, language, link, name, terms, web_address, words
from onrecord.show.notes_html import Notes
from onrecord.show.wording import counted, counts
from onrecord.types import Record

# The parts of the key, and the class on <body> that puts each out (page.css, page.js).
_KEY = (
    ("quotes", "quotation", "q content direct"),
    ("quotes", "reported speech", "q content indirect"),
    ("quotes", "source", "q source"),
    ("quotes", "cue", "q cue"),
    ("meetings", "meeting", "m trigger"),
    ("names", "name", "e name"),
    ("times", "date", "t time"),
    ("warnings", "warning", "w warning"),
)


def render(records: Sequence[Record]) -> str:
    """Write one self-contained HTML page that shows `records`, in their order.

    Returns a whole document, to be stored as UTF-8. Every text from a record is escaped;
    only http and https addresses become links.
    """
    title = (records[0].article.title if len(records) == 1 else None) or counted(len(records), "article")
    single = len(records) == 1
    skip = ("r1-notes", "Skip to the notes") if single else ("main", "Skip to the articles")
    body = (
        f'<a class="skip" href="#{skip[0]}">{skip[1]}</a>\n',
        "" if single else _contents(records),
        '<main id="main">\n',
        *(_section(record, number, single=single) for number, record in enumerate(records, 1)),
        "</main>\n",
    )
    return "".join(document(title, body, style="page.css", script="page.js"))


def fragment(record: Record) -> str:
    """Write a record as a piece of HTML for a notebook's output cell.

    Self-contained, no script; the styles touch nothing outside the piece and take the notebook's
    own colours. Ids come from the article's digest, so that cells do not clash.
    """
    prefix = f"onrecord-{hashlib.sha256(record.article.id.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    marked = marked_article(record, prefix)
    article = record.article
    return (
        f'<div class="onrecord"><style>{asset("fragment.css")}</style>'
        f'<p class="title"><bdi>{words(article.title) if article.title else empty("no title")}</bdi></p>'
        f'<p class="meta">{_origin(record)}. {counts(record)}.</p>'
        f'<div class="notes-column">{Notes(record, marked, prefix, level=4).html()}</div>'
        "<details><summary>The article, marked</summary>"
        f'<div class="text"{language(article.language)}>{marked.html}</div></details></div>'
    )


def _section(record: Record, number: int, *, single: bool) -> str:
    prefix = f"r{number}-"
    marked = marked_article(record, prefix)
    article, level = record.article, 1 if single else 2
    notes = Notes(record, marked, prefix, level + 1).html()
    title = f"<bdi>{words(article.title)}</bdi>" if article.title else '<span class="none">No title</span>'
    outlet = f'<p class="outlet">{name(article.outlet)}</p>' if article.outlet else ""
    text = marked.html or f"<p>{empty('the article has no text')}</p>"
    return (
        f'<section class="record" id="r{number}" aria-labelledby="{prefix}title">\n'
        f'<header class="masthead">{outlet}<h{level} id="{prefix}title">{title}</h{level}>'
        f"{_byline(record)}</header>\n"
        f'<div class="columns"><article aria-label="The article, marked">{_key()}'
        f'<div class="text" id="{prefix}text"{language(article.language)}>{text}</div></article>\n'
        f'<aside id="{prefix}notes" aria-label="Notes" tabindex="-1">{notes}</aside></div>\n'
        f"{_colophon(record)}</section>\n"
    )


def _byline(record: Record) -> str:
    article = record.article
    address = web_address(article.url)
    url = words(article.url) if article.url else empty()
    if address:
        url = f'<a href="{words(address)}" rel="noreferrer noopener">{url}</a>'
    rows = (
        ("By", name(article.byline)),
        ("Published", words(article.published) if article.published else empty()),
        ("Language", words(article.language) if article.language else empty()),
        ("Address", f'<bdi class="url">{url}</bdi>'),
    )
    return terms(rows, ' class="byline"') + f'<p class="found">{counts(record)}</p>'


def _key() -> str:
    items = "".join(
        f'<li data-part="{part}"><span class="s {classes}">{label}</span></li>'
        for part, label, classes in _KEY
    )
    return f'<ul class="key" aria-label="How facts are marked">{items}</ul>'


def _colophon(record: Record) -> str:
    article, source = record.article, record.article.source
    rows = (
        ("Article", f"<code>{words(article.id)}</code>"),
        ("Read from", f"<bdi>{words(source.name) or empty()}</bdi>"),
        ("Bytes", f"<code>{words(source.sha256)}</code>"),
        ("Type", words(source.media_type) or empty()),
        ("Reader", words(source.reader) or empty()),
        ("Schema", words(record.schema)),
        ("Length", counted(len(article.text), "character")),
    )
    return (
        f'<footer class="colophon">{terms(rows)}'
        "<p>Characters are counted as Unicode code points of the article’s text, from 0; a range ends before "
        "its second number. A dash means that the text does not say. Confidence is how often facts like this "
        'one are right.<span class="keys"> Keys: <kbd>j</kbd> and <kbd>k</kbd> walk the facts, '
        "<kbd>Enter</kbd> goes to the note and back, <kbd>Esc</kbd> lets go.</span></p></footer>\n"
    )


def _contents(records: Sequence[Record]) -> str:
    entries = "".join(
        f"<li>{link(f'r{number}', name(record.article.title) if record.article.title else 'No title')} "
        f'<span class="meta">{_origin(record)}. {counts(record)}.</span></li>'
        for number, record in enumerate(records, 1)
    )
    listing = f"<ol>{entries}</ol>" if entries else '<p class="nothing">There are no records to show.</p>'
    heading = f'<h1 id="contents">{counted(len(records), "article")} on record</h1>'
    return f'<nav class="contents" aria-labelledby="contents">{heading}{listing}</nav>\n'


def _origin(record: Record) -> str:
    article = record.article
    parts = [part for part in (article.outlet, article.published, article.source.name) if part]
    return ", ".join(name(part) for part in parts) or empty()
