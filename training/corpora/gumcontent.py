"""What an attribution of GUM attributes, cut from the scope of the discourse relation.

The scope can run on for paragraphs. Kept are the sentence nearest to the cue and those around it that one
quotation holds together.
"""

from __future__ import annotations

from itertools import pairwise

from training.corpora.conllu import Document
from training.corpora.places import neighbours, place
from training.example import Place

_OPEN, _CLOSE = "``", "''"
_KEPT_MARKS = frozenset("?!%$)([]")


def content(document: Document, scope: set[int], others: set[int], sentence: int) -> tuple[Place, ...]:
    """Return the pieces of what was said, loose punctuation off, quotation marks on.

    Words between two pieces in one sentence that are none of `others` (source, cue, words about them) belong
    to what was said.
    """
    kept = _held_together(document, scope, sentence)
    ordered = sorted(kept)
    for before, after in pairwise(ordered):
        between = range(before + 1, after)
        one = document.tokens[before].sentence == document.tokens[after].sentence
        if one and others.isdisjoint(between):
            kept.update(between)
    pieces = (_trimmed(document, run) for run in neighbours(kept))
    return tuple(place(document, run) for run in pieces if run)


def _held_together(document: Document, scope: set[int], sentence: int) -> set[int]:
    """Keep the tokens of the sentence next to the cue, and of those in one quotation with it."""
    tokens = document.tokens
    there = {tokens[index].sentence for index in scope}
    if not there:
        return set()
    nearest = min(there, key=lambda one: (abs(one - sentence), one))
    going_on = _going_on(document)
    first = last = nearest
    while first - 1 in there and first - 1 in going_on:
        first -= 1
    while last + 1 in there and last in going_on:
        last += 1
    return {index for index in scope if first <= tokens[index].sentence <= last}


def _going_on(document: Document) -> set[int]:
    """Return the sentences at whose end a quotation is still open."""
    going_on = set()
    is_open, paragraph = False, -1
    for index, token in enumerate(document.tokens):
        if token.paragraph != paragraph:
            is_open, paragraph = False, token.paragraph
        if token.xpos in {_OPEN, _CLOSE}:
            is_open = token.xpos == _OPEN
        following = document.tokens[index + 1 : index + 2]
        if is_open and (not following or following[0].sentence != token.sentence):
            going_on.add(token.sentence)
    return going_on


def _trimmed(document: Document, run: list[int]) -> list[int]:
    """Take loose punctuation off the ends, then take in the mark that closes or opens what is left."""
    tokens = document.tokens
    while run and _is_loose(document, run[0]):
        run = run[1:]
    while run and _is_loose(document, run[-1]):
        run = run[:-1]
    if not run:
        return run
    marks = [tokens[index].xpos for index in run if tokens[index].xpos in {_OPEN, _CLOSE}]
    after = run[-1] + 1
    if marks[-1:] == [_OPEN]:
        while after < min(len(tokens), run[-1] + 3) and tokens[after].upos == "PUNCT":
            if tokens[after].xpos == _CLOSE:
                return [*run, *range(run[-1] + 1, after + 1)]
            after += 1
    if marks[:1] == [_CLOSE] and run[0] and tokens[run[0] - 1].xpos == _OPEN:
        return [run[0] - 1, *run]
    return run


def _is_loose(document: Document, index: int) -> bool:
    """Say whether a token is punctuation other than marks that belong to the words beside them."""
    token = document.tokens[index]
    return token.upos == "PUNCT" and token.xpos not in {_OPEN, _CLOSE} and token.form not in _KEPT_MARKS
