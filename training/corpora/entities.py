"""Entities of a GUM document, from the brackets of `Entity=`.

A bracket opens with `(number-sort-infstat-salience-centering-words-link-identity` and closes with `number)`;
`words` counts, from 1, the words of the entity that are its core.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from training.corpora.conllu import Document

_BRACKET = re.compile(r"\(([^()]+)(\)?)|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention: indices of its first, last and core tokens, and the number of its entity."""

    number: int
    sort: str
    first: int
    last: int
    words: tuple[int, ...]


def entities(document: Document) -> list[Entity]:
    """Return the entities in the order they open; brackets that are broken or in parts are passed over."""
    found: list[Entity] = []
    opened: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for index, token in enumerate(document.tokens):
        for told, at_once, closed in _BRACKET.findall(token.misc.get("Entity", "")):
            if told:
                fields = told.split("-", 7)
                if len(fields) < 7 or not fields[0].isdigit():
                    continue
                opened[fields[0]].append((index, fields[1], fields[5]))
            number = closed or told.partition("-")[0]
            if (closed or at_once) and opened[number]:
                first, sort, words = opened[number].pop()
                core = tuple(
                    first + int(word) - 1
                    for word in words.split(",")
                    if word.isdigit() and first + int(word) - 1 <= index
                )
                found.append(Entity(int(number), sort, first, index, core or (first,)))
    return sorted(found, key=lambda one: (one.first, -one.last))
