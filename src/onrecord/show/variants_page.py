"""The tree of one statement's versions as a picture in a page: each under the one it is likeliest taken from.

The tree is a nested list whose lines a style sheet draws, so that it reads on paper, on a phone and aloud.
`figure` is the picture alone, for other pages that take in `compare.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.compare.pieces import pieces
from onrecord.compare.variants import Label, Tree, Variant
from onrecord.show.compare_view import NAMES
from onrecord.show.document import document
from onrecord.show.markup import empty, words
from onrecord.show.wording import counted
from onrecord.spans import Span

LABELS: dict[Label, str] = {
    **{kind: name for kind, name in NAMES.items() if kind != "other_speaker"},
    "first": "first seen",
    "fuller": "fuller",
    "not_found": "another statement",
}
_HEADING = "One statement in many outlets"


def render(trees: Sequence[Tree]) -> Iterator[str]:
    """Yield a page of trees piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    return document(_HEADING, _body(trees), style="compare.css")


def figure(tree: Tree) -> str:
    """Return the picture of one tree as HTML; of an empty tree nothing."""
    outlets = {variant.version.outlet for variant in tree.variants} - {None}
    if not tree.variants:
        return ""
    told = counted(len(tree.variants), "version")
    told += f" in {counted(len(outlets), 'outlet')}" if outlets else ""
    return f'<figure class="tree"><figcaption>{told}</figcaption>{_branch(tree)}</figure>\n'


def _body(trees: Sequence[Tree]) -> Iterator[str]:
    yield f'<main>\n<header class="masthead"><h1>{_HEADING}</h1>'
    yield '<p class="key"><del>in the version above, and left out or changed</del> '
    yield "<ins>new in this one</ins></p></header>\n"
    for tree in trees:
        yield figure(tree)
    yield (
        '<footer class="colophon"><p>The earliest version is at the root. Every other one stands under that '
        "of those printed no later from which the fewest words were changed or left out: the simplest story "
        "that fits the days, and no proof of who copied whom.</p></footer>\n</main>\n"
    )


def _branch(tree: Tree) -> str:
    """Write all variants as nested lists, without recursion: a chain of copies can be long."""
    written: list[str] = []
    depth = -1
    for _, variant in tree.walk():
        if variant.depth > depth:
            written.append("<ol>")
        else:
            written.append("</li>" + "</ol></li>" * (depth - variant.depth))
        depth = variant.depth
        written.append(f'<li class="{variant.label}">{_entry(variant, tree)}')
    written.append("</li></ol>" * (depth + 1))
    return "".join(written)


def _entry(variant: Variant, tree: Tree) -> str:
    version = variant.version
    outlet = f"<b>{words(version.outlet)}</b>" if version.outlet else empty("the outlet is not known")
    day = words(version.published) if version.published else empty("the day is not known")
    return (
        f'<div class="version"><p class="head">{outlet} <time>{day}</time> '
        f"<strong>{LABELS[variant.label]}</strong></p><blockquote>{shown(variant, tree)}</blockquote></div>"
    )


def shown(variant: Variant, tree: Tree) -> str:
    """Return the words of a variant as HTML, with the difference from its parent."""
    version = variant.version
    if variant.parent is None or variant.change is None or not variant.change.parts:
        return words(version.text)
    parent = tree.variants[variant.parent].version.text
    marked = []
    for part in variant.change.parts:
        for piece in pieces(part, [Span(0, len(version.text))], version.text, parent):
            tag = {"same": None, "left_out": "del", "added": "ins"}[piece.kind]
            marked.append(f"<{tag}>{words(piece.words)}</{tag}>" if tag else words(piece.words))
    return " ".join(marked)
