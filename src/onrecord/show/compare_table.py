"""Compared quotes on the terminal: each with its class and the difference, word by word.

What is left out stands as [-…-], what is added as {+…+}, so that it reads without colour. rich is imported
with this module, so import it late.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from onrecord.compare.align import Compared
from onrecord.compare.pieces import pieces
from onrecord.show.compare_view import LABELS, Held, Label, label, others, remarks, said_by, source, tally
from onrecord.show.printable import fitted, printable
from onrecord.show.wording import EMPTY, counted, manner, sureness

_STYLES: dict[Label, str] = {
    "verbatim": "bold green",
    "punctuation": "bold green",
    "cut": "bold yellow",
    "stitched": "bold yellow",
    "reworded": "bold yellow",
    "other_speaker": "bold red",
    "not_found": "bold red",
    "no_words": "bold",
}
_LEAD = 4


def render(helds: Iterable[Held], stream: TextIO) -> None:
    """Print every article's quotes, and a tally of each. No text can move the cursor or colour anything."""
    console = Console(file=stream)
    for number, held in enumerate(helds):
        if number:
            console.print()
        article = held.record.article
        _line(console, [(article.title or article.source.name, "bold")], lead="")
        _line(console, [(summary(held), "dim")], lead="")
        for at, one in enumerate(held.compared, 1):
            console.print()
            _quote(console, at, one, article.text)


def summary(held: Held) -> str:
    """Return how many quotes there are of each class, in one line."""
    told = [f"{number:,} {LABELS[kind]}" for kind, number in tally(held.compared)]
    return f"{counted(len(held.compared), 'quote')}: {', '.join(told)}" if told else "Nobody is quoted."


def _quote(console: Console, number: int, one: Compared, article: str) -> None:
    told = "".join(f", {remark}" for remark in remarks(one))
    _line(
        console,
        [
            (LABELS[label(one)], _STYLES[label(one)]),
            (told, ""),
            (f"  {manner(one.quote)} of ", "dim"),
            (one.speaker.name or EMPTY, ""),
            (f", confidence {sureness(one.confidence)}", "dim"),
        ],
        lead=f"{number:>3} ",
    )
    if one.transcript is None:
        _line(console, [(one.quote.text, "")])
        _others(console, one)
        return
    text = one.transcript.text
    for part in one.change.parts:
        shown: list[tuple[str, str]] = []
        for piece in pieces(part, one.quote.content, article, text):
            blank = " " if shown else ""
            if piece.kind == "same":
                shown.append((blank + piece.words, ""))
            elif piece.kind == "left_out":
                shown.append((f"{blank}[-{piece.words}-]", "red"))
            else:
                shown.append((f"{blank}{{+{piece.words}+}}", "green"))
        _line(console, shown)
    names = ", ".join(said_by(one.places)) or "speaker not told"
    _line(console, [(f"{EMPTY} {names}, in {source(one.transcript)}", "dim")])
    _others(console, one)


def _others(console: Console, one: Compared) -> None:
    shown, left = others(one)
    for kind, transcript in shown:
        _line(console, [(f"{EMPTY} also {kind}, in {source(transcript)}", "dim")])
    if left:
        _line(console, [(f"{EMPTY} and in {left:,} more", "dim")])


def _line(console: Console, parts: list[tuple[str, str]], *, lead: str = " " * _LEAD) -> None:
    text = Text()
    for part, style in parts:
        text.append(fitted(printable(part), console.encoding), style)
    for number, line in enumerate(text.wrap(console, max(console.width - _LEAD, 1), overflow="fold")):
        line.rstrip()
        whole = Text.assemble((lead if number == 0 else " " * len(lead), "cyan"), line)
        console.print(whole, no_wrap=True, crop=False, overflow="ignore", highlight=False)
