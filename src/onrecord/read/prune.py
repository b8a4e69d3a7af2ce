"""Take out of a page what is marked as something else than its article.

Marks are the page's own: element names, `hidden`, roles, and the words that class
names and ids are made of. A mark alone is never enough for a large part of the
page: templates put `share` or `related` on the body as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.read.blocks import UNREAD_TAGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ALWAYS = UNREAD_TAGS - {"head", "title", "meta", "link", "base"} | {"nav", "figcaption"}
_NEVER = frozenset(("html", "body", "head", "article", "main", "title", "meta", "link", "base"))
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "toolbar", "menu", "dialog")
)

_WORDS = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Whole words of class names, between hyphens and underscores.
_CERTAIN = re.compile(
    r"(?:^|-)(?:(?:fig)?captions?|credits?|photocredit|byline|bylines|share|sharing|sharebar|sharetools|sharedaddy|"
    r"addtoany|addthis|social|socials|breadcrumbs?|ad|ads|adbox|adslot|advert|adverts|advertisement|advertising|"
    r"sponsored|newsletter|signup|outbrain|taboola|cookie|cookies|consent|toolbar|pagination|tags|taglist|"
    r"comments|disqus|screen-reader-text|sr-only|visually-hidden|print-only|byline-block|dateline-bar|"
    r"author-bio|author-box|related|recommended|recommendations|recirc|read-more|readmore|also-read|read-also|"
    r"see-also|most-read|trending|up-next|more-stories)(?:-|$)"
)
# Words that some houses use for the article's own first paragraph: only a box made of links is one.
_LINKED = re.compile(
    r"(?:^|-)(?:teasers?|promos?|cards?|widget|sidebar|links|list-link|inline-link|more)(?:-|$)"
)
_PULLQUOTE = re.compile(r"(?:^|-)(?:pull-?quotes?|quote-box|highlight-quote)(?:-|$)")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# A marked part with more than this share of the page's text is the article with an unlucky name.
_LARGEST_SHARE = 0.4
_LINK_SHARE = 0.5
_LETTERS = re.compile(r"\W+")


def prune(tree: HtmlElement) -> None:
    """Drop, in place, the parts of the page that are marked as furniture."""
    for element in [*tree.iter(*_ALWAYS)]:
        _drop(element)
    sizes = _sizes(tree)
    most = _LARGEST_SHARE * sizes[tree].all
    for element, size in sizes.items():
        if (
            element.tag not in _NEVER
            and size.all <= most
            and _marked(element, size)
            and _attached(element, tree)
        ):
            _drop(element)
    _drop_pull_quotes(tree)


class _Size(NamedTuple):
    """How many characters an element holds, and how many of them are links."""

    all: int
    linked: int


def _sizes(tree: HtmlElement) -> dict[HtmlElement, _Size]:
    """Measure every element in one pass from the leaves up; the result is in page order."""
    elements = [*tree.iter("*")]
    sizes: dict[HtmlElement, _Size] = {}
    for element in reversed(elements):
        whole, linked = len(element.text or ""), 0
        for child in element:
            inner = sizes.get(child, _Size(0, 0))
            whole += inner.all + len(child.tail or "")
            linked += inner.linked
        sizes[element] = _Size(whole, whole if element.tag == "a" else linked)
    return {element: sizes[element] for element in elements}


def _marked(element: HtmlElement, size: _Size) -> bool:
    if element.tag in ("aside", "footer") and not element.xpath("ancestor::blockquote"):
        return not _PULLQUOTE.search(_names(element))
    if "hidden" in element.attrib or element.get("aria-hidden") == "true" or element.get("role") in _ROLES:
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = _names(element)
    if not names:
        return False
    if any(_CERTAIN.search(name) for name in names.split()):
        return True
    return any(_LINKED.search(name) for name in names.split()) and size.linked >= _LINK_SHARE * max(
        1, size.all
    )


def _names(element: HtmlElement) -> str:
    """Return class names and id in lower case, `camelCase` and `snake_case` as `kebab-case`."""
    raw = " ".join(filter(None, (element.get("class"), element.get("id"))))
    return " ".join(_CAMEL.sub("-", word).replace("_", "-").lower() for word in _WORDS.findall(raw[:1_000]))


def _drop_pull_quotes(tree: HtmlElement) -> None:
    """Drop a pull quote whose words stand in the article itself; the only copy of them stays."""
    marked = [element for element in tree.iter("*") if _PULLQUOTE.search(_names(element))]
    if not marked:
        return
    # Only so many: each is sought in the whole page.
    for element in marked[:20]:
        words = _LETTERS.sub("", element.text_content()).casefold()
        page = _LETTERS.sub("", tree.text_content()).casefold()
        if len(words) > 10 and page.count(words) > 1 and element.getparent() is not None:
            _drop(element)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _attached(element: HtmlElement, tree: HtmlElement) -> bool:
    """Say whether the element is still in the page and did not go with a part dropped before it."""
    top = element
    while (parent := top.getparent()) is not None:
        top = parent
    return top is tree
