"""A whole page of HTML that needs nothing but itself: its policy allows only its own style and script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from onrecord.show.markup import words


def document(title: str, body: Iterable[str], *, style: str, script: str | None = None) -> Iterator[str]:
    """Yield a page piece by piece.

    Args:
        title: its name, as text.
        body: HTML.
        style: the name of a style sheet in this package.
        script: the name of a script in this package; without one the page can run none.
    """
    css, js = asset(style), asset(script) if script else None
    scripts = f"script-src '{_digest(js)}'; " if js is not None else ""
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; {scripts}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        # An empty icon: without one, browsers ask the server for /favicon.ico.
        f'<link rel="icon" href="data:,">\n<title>{words(title)} · on record</title>\n'
        f"<style>{css}</style>\n</head>\n<body>\n"
    )
    yield from body
    if js is not None:
        yield f"<script>{js}</script>\n"
    yield "</body>\n</html>\n"


@cache
def asset(file: str) -> str:
    """Return a file of this package that goes into a page."""
    return resources.files("onrecord.show").joinpath(file).read_text(encoding="utf-8").strip()


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
