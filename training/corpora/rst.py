"""Discourse units of a GUM document and the tree of their relations, from `Discourse=` in its last column.

A unit begins at the token that carries its edge, `relation:unit->head:distance`, and runs to the next such
token. Of two units that hang on one head, the one with the smaller distance was joined to it first: what was
joined before an attribution lies in its scope, what was joined after does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.conllu import Document
from training.example import Place

_EDGE = re.compile(r"(?:^|;)([a-z]+(?:-[a-z]+)*(?:_m)?):(\d+)->(\d+):(\d+)")
_ROOT = re.compile(r"^ROOT:(\d+)")


@dataclass(frozen=True, slots=True)
class Edge:
    """One unit's relation to its head."""

    relation: str
    unit: int
    head: int
    distance: int


class Discourse:
    """Units by number, as indices of tokens; main edges by unit, and edges beside the tree."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.units: defaultdict[int, list[int]] = defaultdict(list)
        self.edges: dict[int, Edge] = {}
        self.secondary: list[Edge] = []
        self._children: defaultdict[int, list[Edge]] = defaultdict(list)
        self._quoted: set[int] = set()
        unit, paragraph, is_quoted = 0, -1, False
        for index, token in enumerate(document.tokens):
            told = token.misc.get("Discourse", "")
            found = [Edge(r, int(u), int(h), int(d)) for r, u, h, d in _EDGE.findall(told)]
            if root := _ROOT.match(told):
                unit = int(root[1])
                self.secondary += found
            elif found:
                unit = found[0].unit
                self.edges[unit] = found[0]
                self._children[found[0].head].append(found[0])
                self.secondary += found[1:]
            if token.paragraph != paragraph or token.xpos in {"``", "''"}:
                is_quoted, paragraph = token.xpos == "``", token.paragraph
            if is_quoted and not self.units[unit]:
                self._quoted.add(unit)
            self.units[unit].append(index)

    def place(self, unit: int) -> Place:
        """Return where a unit stands in the text."""
        tokens = self.units[unit]
        return self.document.tokens[tokens[0]].place[0], self.document.tokens[tokens[-1]].place[1]

    def attributions(self) -> Iterator[Edge]:
        """Yield edges from the words that attribute to what they attribute, denied ones too."""
        for edge in [*self.edges.values(), *self.secondary]:
            if edge.relation.startswith("attribution-") and edge.unit in self.units:
                yield edge

    def satellite(self, edge: Edge) -> set[int]:
        """Return the tokens of the unit that attributes, and of units that go on with it."""
        units = {edge.unit, *(e.unit for e in self._children[edge.unit] if e.relation == "same-unit_m")}
        return {index for unit in units for index in self.units[unit]}

    def scope(self, edge: Edge) -> set[int]:
        """Return the tokens of all units that the attribution was joined to.

        Of two attributions of one unit the one in quotation marks belongs to what the other attributes.
        """
        units = {edge.head}
        for child in self._children[edge.head]:
            inside = child.distance < edge.distance or child.relation == "same-unit_m"
            if child.relation.startswith("attribution-"):
                told, tells = child.unit in self._quoted, edge.unit in self._quoted
                inside = inside if told == tells else told
            if inside:
                units |= self._under(child.unit)
        units -= self._under(edge.unit)
        return {index for unit in units for index in self.units[unit]}

    def _under(self, unit: int) -> set[int]:
        return {unit}.union(*(self._under(child.unit) for child in self._children[unit]))
