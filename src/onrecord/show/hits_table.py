"""Hits on the terminal: who, when and where in a line, the words below it, what was found in them marked.

rich is imported with this module, so import it late.
"""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.register.said import Said
from onrecord.show.hits import Hit, Hits, pieces, summary
from onrecord.show.printable import fitted, printable, shortened
from onrecord.show.wording import EMPTY, sureness

# Code points of a name, an outlet or an address before it is cut; names of a meeting that are shown.
_LONGEST, _ADDRESS, _NAMES = 60, 200, 5
_LEFT_TO_RIGHT_MARK = "\u200e"
_MARK = "bold underline"


def render(found: Hits, stream: TextIO) -> None:
    """Print hits to `stream`. Their words can't move the cursor, colour anything or reorder a line."""
    console = Console(file=stream, highlight=False)
    for hit in found.hits:
        console.print(_head(hit, console))
        console.print(Padding(_words(hit, console), (0, 0, 0, 2)))
        console.print(Padding(_where(hit, console), (0, 0, 1, 2)))
    console.print(Text(fitted(summary(found), console.encoding), "dim"))
    if found.next is not None:
        console.print(Text(f"The next page: --before {found.next}", "dim"))


def _head(hit: Hit, console: Console) -> Text:
    names = [_safe(one, console) for one in hit.who[:_NAMES]]
    more = len(hit.who) - len(names)
    line = Text(f"{hit.day or fitted(EMPTY, console.encoding)}  ", "dim")
    line.append(", ".join(names) or "the text does not say who", "bold" if names else "dim italic")
    if more > 0:
        line.append(fitted(f" … and {more} more", console.encoding), "dim")
    if isinstance(hit.value, Said) and hit.value.to:
        line.append(f" to {_safe(hit.value.to.name, console)}")
    for told in (hit.how, hit.value.origin.outlet, sureness(hit.value.confidence), _likeness(hit)):
        if told:
            line.append(fitted(f" · {_safe(told, console)}", console.encoding), "dim")
    return line


def _likeness(hit: Hit) -> str | None:
    return None if hit.likeness is None else f"like {hit.likeness:.2f}"


def _words(hit: Hit, console: Console) -> Text:
    opening, closing = ("“", "”") if isinstance(hit.value, Said) else ("", "")
    text = Text(fitted(opening, console.encoding))
    for words, is_found in pieces(hit):
        text.append(fitted(printable(words), console.encoding), _MARK if is_found else "")
    text.append(fitted(closing, console.encoding))
    return text


def _where(hit: Hit, console: Console) -> Text:
    origin = hit.value.origin
    line = Text(style="dim")
    if origin.title:
        line.append(f"{_safe(origin.title, console)}  ")
    return line.append(_safe(origin.url or origin.source, console, _ADDRESS))


def _safe(text: str, console: Console, longest: int = _LONGEST) -> str:
    """Make words printable on this console, and cut; after them goes on from left to right."""
    line = shortened(printable(text), longest)
    return fitted(line if line.isascii() else line + _LEFT_TO_RIGHT_MARK, console.encoding)
