"""HTML from text: the only place that writes text into markup.

Two ways in. `exact` keeps every character, for the article, where what the page says
must be what the record says. `words` is for everything else: one line, without controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from onrecord.show.printable import BIDI_CONTROLS, printable
from onrecord.show.wording import EMPTY

_UNHOLDABLE = re.compile("[\0\ud800-\udfff]")  # HTML has no way to write these, not even as references
_CONTROLS = re.compile(f"[{BIDI_CONTROLS}\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


def exact(text: str) -> str:
    """Write text so that a browser's `textContent` gives it back, code point for code point.

    A carriage return goes in as a reference, or the parser would drop it. Each reordering mark
    and control sits in an element of its own, isolated by the style sheet, where it can reorder
    nothing. NUL and lone surrogates, which HTML can't hold, become U+FFFD.
    """
    text = escape(_UNHOLDABLE.sub("\ufffd", text)).replace("\r", "&#13;")
    return _CONTROLS.sub(_isolated, text)


def _isolated(match: re.Match[str]) -> str:
    return f'<span class="ctl" data-c="{ord(match[0]):04X}">{match[0]}</span>'


def words(text: str) -> str:
    """Write text on one line, without controls and reordering marks."""
    return escape(printable(text))


def name(text: str | None) -> str:
    """Write somebody's name, kept apart from the direction of what stands around it."""
    return f"<bdi>{words(text)}</bdi>" if text else empty()


def empty(meaning: str = "the text does not say") -> str:
    """Write the dash that stands for what is not known."""
    return (
        f'<span class="none" role="img" aria-label="{words(meaning)}" title="{words(meaning)}">{EMPTY}</span>'
    )


def language(code: str | None) -> str:
    """Return a `lang` attribute with a leading space, nothing where the code is no BCP 47 one."""
    return f' lang="{code}"' if code and _LANGUAGE.fullmatch(code) else ""


def web_address(url: str | None) -> str | None:
    """Return `url` if it is one that a page may link to: http or https, with a host, without blanks."""
    if not url or re.search(r"[\s\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def link(target: str | None, inner: str, attributes: str = "") -> str:
    """Write a link to the element with id `target`, or `inner` alone where there is none."""
    return f'<a href="#{target}"{attributes}>{inner}</a>' if target else inner


def terms(rows: Iterable[tuple[str, str]], attributes: str = "") -> str:
    """Write names and values, the values being HTML, as a description list."""
    # The no-break space keeps a short name on the line where its value starts.
    items = "".join(f"<div><dt>{term}</dt>&#160;<dd>{value}</dd></div> " for term, value in rows)
    return f"<dl{attributes}>{items}</dl>"
