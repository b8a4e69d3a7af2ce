"""A parsed page as its blocks of text: what a browser would set as a paragraph of its own.

White space collapses as in a browser, `<br>` is a line feed and two of them end a
paragraph, `<q>` gets the marks that a browser draws. Everything else that is
printed stays as it is: soft hyphens, no-break spaces, repeated sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCK_TAGS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
])  # fmt: skip
UNREAD_TAGS = frozenset([
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame", "head", "iframe",
    "input", "link", "map", "math", "meta", "meter", "noembed", "noframes", "noscript", "object", "option",
    "optgroup", "output", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg",
    "template", "textarea", "title", "track", "video",
])  # fmt: skip
_IMAGES = frozenset(("img", "picture"))
_BREAK = "\0"  # stands for <br>; a parsed page can't hold it
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAKS = re.compile(f" ?{_BREAK} ?")
_PARAGRAPHS = re.compile(f"{_BREAK}{{2,}}")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One paragraph of a page.

    `linked` is how many of its characters are links; `pictured` says that a picture
    stands in it or right before it.
    """

    text: str
    element: HtmlElement
    linked: int
    pictured: bool

    @property
    def link_share(self) -> float:
        """The share of the characters that are links, 0 to 1."""
        return min(1.0, self.linked / len(self.text)) if self.text else 0.0


def blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks of text below `root`, in page order."""
    collector = _Collector(root)
    collector.walk(root, root, preserved=False, linked=False, quoted=0)
    collector.flush(root)
    return collector.found


class _Collector:
    def __init__(self, root: HtmlElement) -> None:
        self.found: list[Block] = []
        self._owner = root
        self._pieces: list[str] = []
        self._linked = 0
        self._picture_before = False
        self._picture_inside = False

    def walk(
        self, element: HtmlElement, owner: HtmlElement, *, preserved: bool, linked: bool, quoted: int
    ) -> None:
        """Collect an element's text; the depth is at most `limits.MAX_HTML_DEPTH`, so recursion is safe."""
        tag = element.tag
        if not isinstance(tag, str) or tag in UNREAD_TAGS:
            return
        if tag in _IMAGES:
            self._picture_inside = True
            return
        if tag == "br":
            self._pieces.append(_BREAK)
            return
        block = tag in BLOCK_TAGS
        if block:
            self.flush(owner)
            owner = element
        preserved = preserved or tag == "pre"
        linked = linked or tag == "a"
        if tag == "q":
            self._add("“" if quoted % 2 == 0 else "‘", preserved, linked)
        if tag in ("td", "th"):
            self._pieces.append(" ")
        self._add(element.text, preserved, linked)
        for child in element:
            self.walk(child, owner, preserved=preserved, linked=linked, quoted=quoted + (tag == "q"))
            self._add(child.tail, preserved, linked)
        if tag == "q":
            self._add("”" if quoted % 2 == 0 else "’", preserved, linked)
        if block:
            self.flush(element)

    def flush(self, owner: HtmlElement) -> None:
        """End the block that is being collected; it belongs to `owner`."""
        pieces, self._pieces = self._pieces, []
        linked, self._linked = self._linked, 0
        picture, self._picture_inside = self._picture_inside, False
        text = _BREAKS.sub(_BREAK, _SPACES.sub(" ", "".join(pieces)))
        paragraphs = [part.strip(f" {_BREAK}") for part in _PARAGRAPHS.split(text)]
        paragraphs = [part.replace(_BREAK, "\n") for part in paragraphs if part]
        for index, paragraph in enumerate(paragraphs):
            share = linked * len(paragraph) // max(1, sum(map(len, paragraphs)))
            pictured = index == 0 and (picture or self._picture_before)
            self.found.append(Block(paragraph, owner, share, pictured))
        # A picture in a block of its own belongs to the next block that has words.
        self._picture_before = not paragraphs and (picture or self._picture_before)

    def _add(self, text: str | None, preserved: bool, linked: bool) -> None:
        if not text:
            return
        self._pieces.append(text.replace("\n", _BREAK) if preserved else text)
        if linked:
            self._linked += len(_SPACES.sub(" ", text))
