"""Attributions of GUM: discourse relations turned into source, cue and content with the help of the syntax.

`attribution-negative` ("never said that") counts as reported as well. As in PolNeAR the contents of one text
do not overlap: of two that do, the longer stays and the other attribution goes.
"""

from __future__ import annotations

from training.corpora.conllu import Document
from training.corpora.gumcontent import content
from training.corpora.gumcue import find_cue, find_source
from training.corpora.places import length, overlap, runs
from training.corpora.rst import Discourse, Edge
from training.example import Attribution


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Turn a document's attributions, in text order; those without a cue are left out."""
    discourse = Discourse(document)
    found = {
        attribution: None for edge in discourse.attributions() if (attribution := _turn(discourse, edge))
    }
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (-length(one.content), one.content)):
        if not any(
            overlap(one.content, other.content + other.source + other.cue)
            or overlap(one.source + one.cue, other.content)
            for other in kept
        ):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.content, one.cue)))


def _turn(discourse: Discourse, edge: Edge) -> Attribution | None:
    """Turn one relation, or return `None` where its words show no cue or nothing said."""
    document = discourse.document
    satellite, scope = discourse.satellite(edge), discourse.scope(edge)
    cue, anchor = find_cue(document, satellite, scope)
    if not cue:
        return None
    source = find_source(document, cue, anchor)
    if source & scope:
        source = set()
    said = content(document, scope - cue - source, satellite | cue | source, document.tokens[anchor].sentence)
    return Attribution(runs(document, source), runs(document, cue), said) if said else None
