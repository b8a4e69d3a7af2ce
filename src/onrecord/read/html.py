"""An article from a web page.

trafilatura finds where the article is; the words are then read from the page
itself. So a short line of dialogue, a repeated sentence or a quote in its own
paragraph stays in even where the finder's statistics would drop it, and furniture
that it would keep goes. See docs/decisions/read-html.md.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from onrecord.errors import EmptySource
from onrecord.findings import Reading
from onrecord.read import article, furniture, markup, page
from onrecord.read.article import Metadata, Stated
from onrecord.read.blocks import Block, blocks
from onrecord.read.prune import prune
from onrecord.spans import Span
from onrecord.types import Notice, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NO_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w")
# A line shorter than this may stand anywhere in a page ("News"): it does not show where the article is.
_TELLING = 12
_PROSE_TAGS = frozenset(("p", "blockquote", "li", "h2", "h3", "h4", "pre", "dd", "dt"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINK_SHARE = 0.5
# What houses call the paragraph between headline and text; it often stands in the header, outside the body.
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|lead|lede|intro|introduction|deck|dek|subtitle|subhead(?:line)?|"
    r"sub-title|summary|abstract|preamble)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONTAINER_SHARE = 0.9  # of the found words lie in the container
_HEAD_BLOCKS = 6  # byline and date stand among the first blocks
_LONGEST_CAPTION = 300
# trafilatura walks the tree dozens of times: beyond this, the page's own marks have to do.
_MOST_ELEMENTS_FOR_FINDER = 30_000
_CAPTION_WORDS = re.compile(
    r"\((?:left|right|centre|center|second from|front|back|top|bottom)\b|"
    r"\b(?:pictured|seen here|file photo)\b",
    re.IGNORECASE,
)


def read_html(
    text: str,
    *,
    source: Source,
    stated: Stated,
    address: str | None = None,
    warnings: tuple[Notice, ...] = (),
) -> Reading:
    """Read a decoded page. `address` is where it was fetched from, if it was.

    Raises:
        EmptySource: there is no article text in it.
        SourceTooLarge: it is over the limits of `markup.parse`.
    """
    if not _WORD.search(text):
        raise EmptySource(f"{source.name} holds no words; is it the right file?")
    tree = markup.parse(text, source.name)
    metadata = page.metadata(tree, address=address or stated.url)
    cut = markup.truncated(text)
    prune(tree)
    chosen = _article_blocks(tree, metadata)
    if not chosen:
        hint = (
            "it breaks off too early; fetch it again" if cut else "save it from the browser once it is shown"
        )
        raise EmptySource(f"{source.name} holds no article text: {hint}.")
    joined = "\n\n".join(block.text for block in chosen)
    return article.build(
        joined,
        source=source,
        metadata=metadata,
        stated=stated,
        warnings=(*warnings, *cut, *_suspected(chosen)),
    )


def _article_blocks(tree: HtmlElement, metadata: Metadata) -> list[Block]:
    """Return the blocks of the article in page order, without furniture."""
    every = blocks(tree)
    found = _found_lines(tree)
    keys = [_key(block.text) for block in every]
    hits = [
        index
        for index, block in enumerate(every)
        if any(
            len(key) >= _TELLING and key in found for key in (keys[index], *map(_key, block.text.split("\n")))
        )
    ]
    chosen = _around(every, hits) if hits else _marked(tree, every)
    return _without_furniture([every[index] for index in chosen], metadata)


def _around(every: list[Block], hits: list[int]) -> list[int]:
    """Return the blocks of the article that the hits show, with what was dropped between and beside them."""
    container = _container([every[index] for index in hits])
    inside = {index for index, block in enumerate(every) if _within(block.element, container)}
    core = [index for index in hits if index in inside]
    printed = {_key(every[index].text) for index in core}
    # A teaser elsewhere that repeats the article's words is no part of it.
    chosen = {index for index in hits if index in inside or _key(every[index].text) not in printed}
    parents = {every[index].element.getparent() for index in core}
    for index in inside - chosen:
        block = every[index]
        if block.link_share >= _LINK_SHARE and not _quoted(block.text):
            continue
        between = core[0] < index < core[-1]
        beside = block.element.tag in _PROSE_TAGS - _HEADINGS and block.element.getparent() in parents
        if between or beside:
            chosen.add(index)
    whole = next((around for around in container.iterancestors("article", "main")), container)
    chosen |= {index for index in range(core[0]) if _standfirst(every[index], whole)}
    return sorted(chosen)


def _standfirst(block: Block, whole: HtmlElement) -> bool:
    """Say whether a block is marked as the standfirst of the article that `whole` holds."""
    if block.element.tag in _HEADINGS - {"h2"} or block.link_share >= _LINK_SHARE:
        return False
    parent = block.element.getparent()
    marks = [element.get("class") or "" for element in (block.element, parent) if element is not None]
    return any(_STANDFIRST.search(mark) for mark in marks) and _within(block.element, whole)


def _container(found: list[Block]) -> HtmlElement:
    """Return the innermost element that holds nearly all of the found words."""
    weights: dict[HtmlElement, int] = {}
    for block in found:
        element: Any = block.element
        while element is not None:
            weights[element] = weights.get(element, 0) + len(block.text)
            element = element.getparent()
    least = _CONTAINER_SHARE * sum(len(block.text) for block in found)
    heavy = [element for element, weight in weights.items() if weight >= least]
    # The elements that hold so much lie inside one another, so the deepest is unique (a share over one half).
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))


def _within(element: HtmlElement, container: HtmlElement) -> bool:
    return element is container or any(ancestor is container for ancestor in element.iterancestors())


def _marked(tree: HtmlElement, every: list[Block]) -> list[int]:
    """Without a finding: the blocks of the only `article` or `main`, else all that are no links."""
    for tag in ("article", "main"):
        elements = list(tree.iter(tag))
        if len(elements) == 1:
            inside = [i for i, block in enumerate(every) if _within(block.element, elements[0])]
            if inside:
                return inside
    return [index for index, block in enumerate(every) if block.link_share < _LINK_SHARE]


def _without_furniture(chosen: list[Block], metadata: Metadata) -> list[Block]:
    title = _key(metadata.title or "")
    byline = _key(metadata.byline or "")
    kept: list[Block] = []
    for block in chosen:
        key = _key(block.text)
        head = len(kept) < _HEAD_BLOCKS
        short = len(block.text) <= 100
        if (
            not key
            or (block.element.tag == "h1" and not kept)
            or (title and key == title and head)
            or (byline and head and short and key in (byline, "by" + byline))
            or (head and (furniture.is_byline(block.text) or furniture.is_stamp(block.text)))
            or furniture.is_button(block.text)
            or furniture.is_credit(block.text)
            or _is_bare_link(block)
            or (furniture.is_teaser(block.text) and (block.linked or block.element.tag in _HEADINGS or short))
        ):
            continue
        kept.append(block)
    while kept and kept[-1].element.tag in _HEADINGS:  # a heading whose list of links was dropped
        kept.pop()
    return kept


def _is_bare_link(block: Block) -> bool:
    """Say whether a paragraph is nothing but a link and no sentence: the headline of another article."""
    ended = block.text.rstrip("”\"'’») ").endswith((".", "!", "?", ":"))
    return block.link_share > 0.9 and block.element.tag not in ("li", *_HEADINGS) and not ended


def _suspected(chosen: list[Block]) -> tuple[Notice, ...]:
    """Warn of paragraphs that may be captions: beside a picture, or with a credit at their end."""
    notices: list[Notice] = []
    start = 0
    for block in chosen:
        span = Span(start, start + len(block.text))
        start = span.end + 2
        if len(block.text) > _LONGEST_CAPTION:
            continue
        tail = furniture.credit_tail(block.text)
        open_end = not block.text.rstrip().endswith((".", "!", "?", "”", '"', "’", "»", ":"))
        if tail or (block.pictured and (open_end or _CAPTION_WORDS.search(block.text))):
            message = "These words look like the caption of a picture, not like the article."
            notices.append(Notice("caption-suspected", message, span))
    return tuple(notices)


def _found_lines(tree: HtmlElement) -> set[str]:
    """Return the lines that trafilatura takes for the article, as keys; empty if it finds none."""
    if (
        sum(1 for _ in zip(range(_MOST_ELEMENTS_FOR_FINDER), tree.iter(), strict=False))
        == _MOST_ELEMENTS_FOR_FINDER
    ):
        return set()
    try:
        document = _finder().bare_extraction(
            tree, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
        )
    except Exception:  # noqa: BLE001 - third-party heuristics over hostile markup: without them the page's marks do
        return set()
    if document is None or document.body is None:
        return set()
    lines: Iterable[str] = (
        "".join(element.itertext())
        for element in document.body.iter("p", "head", "quote", "item", "cell", "code")
    )
    keys = {_key(part) for line in lines for part in (line, *line.split("\n"))}
    return keys | {_key(line) for line in (document.text or "").split("\n")}


@cache
def _finder() -> ModuleType:
    import trafilatura

    # It reports pages without text on its logger; without a handler Python would print that.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura


def _key(text: str) -> str:
    """Return the letters and digits of a text, case folded: what survives anybody's normalisation."""
    return _NO_LETTERS.sub("", text).casefold()


def _quoted(text: str) -> bool:
    return text.startswith(("“", '"', "'", "‘", "«", "„", "»"))
