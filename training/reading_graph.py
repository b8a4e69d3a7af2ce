"""The network as an ONNX graph: the same arithmetic as `network.py`, with onnxruntime's fused operators.

A window goes in alone: [1, length], no padding and no mask. That is as fast as batches (a window of 64
pieces fills the kernels), and what is read of a window can't depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from onnx import TensorProto

from onrecord.model.labels import WIDTH
from onrecord.model.runtime import INPUTS, OUTPUT
from training.graph import FUSED, Graph
from training.network import Shape
from training.quantise import Floats, Range, columns, factors, fixed, rows

Weights = Mapping[str, Floats]


def build(weights: Weights, shape: Shape, ranges: Mapping[str, Range] | None) -> bytes:
    """Return the model file.

    Args:
        weights: the network's state dict.
        shape: the encoder's size.
        ranges: what goes into each linear map, for 8 bits; without it everything stays in fp32.
    """
    return _Builder(weights, shape, ranges).build()


class _Builder:
    def __init__(self, weights: Weights, shape: Shape, ranges: Mapping[str, Range] | None) -> None:
        self.weights, self.shape, self.ranges = weights, shape, ranges
        self.graph = Graph()

    def build(self) -> bytes:
        x = self._embedded()
        for number in range(self.shape.layers):
            x = self._layer(x, f"layers.{number}.")
        # The heads stay in fp32: they are small.
        head = self.graph.node("MatMul", [x, self.graph.constant(self.weights["head.weight"].T)])
        scores = self.graph.node("Add", [head, self.graph.constant(self.weights["head.bias"])])
        return self.graph.serialized(INPUTS, scores, OUTPUT, WIDTH)

    def _kept(self, name: str) -> str:
        return self.graph.constant(self.weights[f"encoder.{name}"])

    def _embedded(self) -> str:
        graph = self.graph
        ids, case, place = INPUTS
        length = graph.node("Shape", [ids], start=1)
        zero, one = graph.constant(np.int64(0)), graph.constant(np.int64(1))
        at = graph.node("Range", [zero, graph.node("Squeeze", [length]), one])
        x = graph.node("Add", [self._looked_up("word", ids), self._looked_up("position", at)])
        for name, told in (("case", case), ("place", place)):
            x = graph.node("Add", [x, graph.node("Gather", [self._kept(f"{name}.weight"), told])])
        norm = [self._kept("norm.weight"), self._kept("norm.bias")]
        return graph.node("LayerNormalization", [x, *norm], epsilon=self.shape.epsilon)

    def _looked_up(self, name: str, told: str) -> str:
        """Look vectors up in a table, which in 8 bits has one scale a row."""
        graph = self.graph
        if self.ranges is None:
            return graph.node("Gather", [self._kept(f"{name}.weight"), told])
        table, scales = rows(self.weights[f"encoder.{name}.weight"])
        x = graph.node("Gather", [graph.constant(table), told])
        x = graph.node("Cast", [x], to=TensorProto.FLOAT)
        return graph.node("Mul", [x, graph.node("Gather", [graph.constant(scales), told])])

    def _layer(self, x: str, at: str) -> str:
        fused = [*self._linear(x, f"{at}qkv", 3), self._kept(f"{at}qkv.bias")]
        mixed = self.graph.node(f"{FUSED}.MultiHeadAttention", fused, num_heads=self.shape.heads)
        x = self._added(self._linear(mixed, f"{at}out")[0], x, f"{at}out", f"{at}norm1")
        up = self.graph.node("Add", [self._linear(x, f"{at}up")[0], self._kept(f"{at}up.bias")])
        inner = self.graph.node(f"{FUSED}.Gelu", [up])
        return self._added(self._linear(inner, f"{at}down")[0], x, f"{at}down", f"{at}norm2")

    def _added(self, part: str, x: str, linear: str, norm: str) -> str:
        """Add a part, with the bias of its linear map, to what went into it, and normalise."""
        kept = [self._kept(f"{norm}.weight"), self._kept(f"{norm}.bias"), self._kept(f"{linear}.bias")]
        return self.graph.node(
            f"{FUSED}.SkipLayerNormalization", [part, x, *kept], epsilon=self.shape.epsilon
        )

    def _linear(self, x: str, name: str, parts: int = 1) -> list[str]:
        """Multiply with a matrix, its columns in so many parts; the bias is the caller's."""
        graph, weights = self.graph, self.weights[f"encoder.{name}.weight"].T
        if self.ranges is None:
            split = np.split(weights, parts, axis=1)
            return [graph.node("MatMul", [x, graph.constant(part)]) for part in split]
        of = self.ranges[name]
        even = factors(of)
        scale, zero = fixed(Range(of.low / even, of.high / even))
        steps = [graph.constant(scale), graph.constant(zero)]
        x = graph.node("QuantizeLinear", [graph.node("Mul", [x, graph.constant(1 / even)]), *steps])
        told = []
        for part in np.split(weights * even[:, None], parts, axis=1):
            kept = columns(part)
            inputs = [x, graph.constant(kept.weights), steps[0], graph.constant(kept.scales), steps[1]]
            told.append(graph.node(f"{FUSED}.MatMulIntegerToFloat", inputs))
        return told
