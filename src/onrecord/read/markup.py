"""HTML to a tree, guarded: limits on attributes, elements and depth; cut-off pages are told.

The HTML parser of libxml2 knows no entities but the standard ones, opens no
network and no file, so the classic XML bombs have nothing to go off in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import EmptySource, SourceTooLarge
from onrecord.read import limits
from onrecord.types import Notice

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*+""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_NAME = re.compile(r"[^\s/=>]+")
_NESTING = re.compile(
    r"<(/?)(?:div|article|section|main|blockquote|table|ul|ol|figure)\b[^>]*(?<!/)>", re.IGNORECASE
)
_DOCUMENT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPEN_END = re.compile(r"<(?:/?[a-zA-Z!][^<>]*)?$")
_WIDE_TAG = 200  # characters; narrower tags can't hold more than 100 attributes
# Whitespace and the C0 controls that a character reference can smuggle in.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def parse(page: str, name: str) -> HtmlElement:
    """Parse a decoded page.

    Raises:
        EmptySource: there is no element in it.
        SourceTooLarge: a tag has too many attributes, there are too many elements, or they lie too deep.
    """
    from lxml import etree, html

    _refuse_attribute_bombs(page, name)
    # A page that says it is no UTF-8 has been decoded already: its own claim must not be believed again.
    data = _UNPRINTABLE.sub("", page).encode("utf-8")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise EmptySource(f"{name} holds no HTML that could be read; is it the right file?") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise SourceTooLarge(
            f"{name} nests its elements more than {limits.MAX_HTML_DEPTH} deep, which no article does: "
            "save the article's text instead."
        )
    if (
        sum(1 for _ in zip(range(limits.MAX_HTML_ELEMENTS + 1), tree.iter(), strict=False))
        > limits.MAX_HTML_ELEMENTS
    ):
        raise SourceTooLarge(
            f"{name} has more than {limits.MAX_HTML_ELEMENTS} elements: save the article's text instead."
        )
    return tree


def truncated(page: str) -> tuple[Notice, ...]:
    """Warn if the page breaks off.

    It does if it ends inside a tag or comment, or never ends though containers are open.
    """
    end = page.rstrip()
    cut = end.rfind("<!--") > end.rfind("-->") or _OPEN_END.search(end[-2_000:]) is not None
    if not cut and _DOCUMENT.search(page) and not _CLOSED.search(page):
        balance = sum(-1 if found[1] else 1 for found in _NESTING.finditer(page))
        cut = balance > 0
    if not cut:
        return ()
    return (
        Notice(
            "truncated-html", "The page breaks off before its end, so the article may be incomplete.", None
        ),
    )


def _refuse_attribute_bombs(page: str, name: str) -> None:
    total = 0
    for tag in _TAG.finditer(page):
        if tag.end() - tag.start() <= _WIDE_TAG:
            continue
        # Unquoted values are counted as well: twice the limit is names and values.
        attributes = sum(1 for _ in _NAME.finditer(_QUOTED.sub(" ", tag[0]))) // 2
        total += attributes
        if attributes > limits.MAX_TAG_ATTRIBUTES or total > limits.MAX_WIDE_ATTRIBUTES:
            raise SourceTooLarge(
                f"{name} has tags with more attributes than any article needs: "
                "save the article's text instead."
            )
