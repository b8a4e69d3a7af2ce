"""What a web page says about itself: title, byline, outlet, date, language, address.

Only statements made for machines or marked as such are taken (JSON-LD, meta tags,
`rel`, `itemprop`, `time`), in this order of trust. A date that merely stands in the
prose or in an address is not taken: `None` is better than a wrong anchor.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.read import language, limits, published
from onrecord.read.article import Metadata, field, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# https://schema.org/Article and its kinds, with or without the address before them.
_ARTICLE_TYPE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|Report|LiveBlogPosting|PressRelease|Statement)"
)
_TITLE_NAMES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "citation_title",
    "headline",
)
_BYLINE_NAMES = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher")
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publication_date",
    "publishdate",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "citation_publication_date",
    "date",
)
_TITLE_TAIL = re.compile(r"\s+[|•·»–—-]\s+([^|•·»–—]{2,60})$")
_BY = re.compile(r"(?:written\s+)?by:?\s+", re.IGNORECASE)
_MOST_NODES = 5_000  # of one page's JSON-LD


def metadata(tree: HtmlElement, *, address: str | None = None) -> Metadata:
    """Read the metadata of a parsed page. `address` is where it was fetched from, if it was."""
    about = _article_data(tree)
    named = _meta(tree)
    outlet = _first(
        _names(about.get("publisher")),
        *(named.get(name) for name in _OUTLET_NAMES),
        most=limits.MAX_OUTLET_CHARACTERS,
    )
    canonical = _address(tree, about, named, address)
    return Metadata(
        title=_title(tree, about, named, outlet),
        byline=_byline(tree, about, named),
        outlet=outlet,
        url=canonical or web_address(address),
        published=_published(tree, about, named),
        language=_language(tree, about, named),
    )


def _title(tree: HtmlElement, about: dict[str, Any], named: dict[str, str], outlet: str | None) -> str | None:
    most = limits.MAX_TITLE_CHARACTERS
    headings = [field(heading.text_content(), most) for heading in tree.iter("h1")]
    single = headings[0] if len(headings) == 1 else None
    stated = _first(about.get("headline"), *(named.get(name) for name in _TITLE_NAMES), most=most)
    if stated:
        return _without_outlet(stated, outlet)
    if single:
        return single
    element = tree.find(".//head/title")
    whole = field(element.text_content(), most) if element is not None else None
    if whole and headings:
        return next((heading for heading in headings if heading and whole.startswith(heading)), whole)
    return _without_outlet(whole, outlet) if whole else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """Drop " | The Harbour Post" where the tail is the outlet's own name."""
    tail = _TITLE_TAIL.search(title)
    if tail and outlet and tail[1].casefold().strip() == outlet.casefold():
        return title[: tail.start()]
    return title


def _byline(tree: HtmlElement, about: dict[str, Any], named: dict[str, str]) -> str | None:
    most = limits.MAX_BYLINE_CHARACTERS
    stated = [_names(about.get("author")), *(named.get(name) for name in _BYLINE_NAMES)]
    for value in stated:
        line = field(value, most)
        # "article:author" is an address by its definition (https://ogp.me/#type_article).
        if line and not line.startswith(("http:", "https:", "www.", "@")):
            return _BY.sub("", line, count=1) if _BY.match(line) else line
    for path in (
        './/*[@rel="author"]',
        './/*[@itemprop="author"]',
        './/*[@class="byline"]',
        './/*[@class="author"]',
    ):
        found = {
            line
            for element in tree.iterfind(path)
            if (line := field(element.text_content(), most // 2)) is not None
        }
        if len(found) == 1:
            line = found.pop()
            return _BY.sub("", line, count=1) if _BY.match(line) else line
    return None


def _published(tree: HtmlElement, about: dict[str, Any], named: dict[str, str]) -> str | None:
    candidates = [about.get("datePublished"), *(named.get(name) for name in _DATE_NAMES)]
    for path, attributes in (
        ('.//*[@itemprop="datePublished"]', ("content", "datetime")),
        (".//time[@pubdate]", ("datetime",)),
    ):
        for element in tree.iterfind(path):
            candidates += [element.get(name) for name in attributes]
    for value in candidates:
        if isinstance(value, str) and (day := published.from_metadata(value)):
            return day
    # The one time that an article's head marks up; several may be updates, teasers or events.
    marked = {
        day
        for element in tree.iterfind(".//time[@datetime]")
        if element.xpath(
            "not(ancestor::p or ancestor::li or ancestor::aside or ancestor::footer or ancestor::nav)"
        )
        and (day := published.from_metadata(element.get("datetime", "")))
    }
    return marked.pop() if len(marked) == 1 else None


def _language(tree: HtmlElement, about: dict[str, Any], named: dict[str, str]) -> str | None:
    stated = [
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tree.get("xml:lang"),
        about.get("inLanguage"),
        named.get("content-language"),
        named.get("og:locale"),
    ]
    return next(
        (tag for value in stated if isinstance(value, str) and (tag := language.declared(value))), None
    )


def _address(
    tree: HtmlElement, about: dict[str, Any], named: dict[str, str], address: str | None
) -> str | None:
    links = [link.get("href") for link in tree.iterfind('.//link[@rel="canonical"]')]
    main = about.get("mainEntityOfPage")
    stated = [
        *links,
        named.get("og:url"),
        about.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
    ]
    for value in stated:
        if found := web_address(value, address):
            return found
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta tags by their name in lower case; the first of a name counts."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("http-equiv")
            or element.get("itemprop")
        )
        content = element.get("content")
        if name and content and content.strip():
            named.setdefault(name.strip().lower(), content)
    return named


def _article_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the first JSON-LD object that describes an article, `{}` if there is none."""
    for script in tree.iter("script"):
        text = script.text
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not text:
            continue
        if len(text) > limits.MAX_JSON_LD_CHARACTERS:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document from the outside in: itself, lists, `@graph`, `mainEntity`."""
    waiting = deque([data])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _names(value: object) -> str | None:
    """Return the names of a JSON-LD person or organisation, or of a list of them, joined by commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _names(value.get("name")) if isinstance(value.get("name"), str) else None
    if isinstance(value, list):
        names = [name for item in value[:20] if isinstance(item, (str, dict)) and (name := _names(item))]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def _first(*values: object, most: int) -> str | None:
    return next((line for value in values if (line := field(value, most))), None)
