"""An ONNX graph put together node by node, so that the shipped file holds what we chose and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

# Operators that onnxruntime adds to the standard: fused, and faster on a CPU.
FUSED = "com.microsoft"
# Old enough for every onnxruntime that onrecord allows.
_OPSET, _IR = 17, 8


class Graph:
    """Nodes and constants in the order in which they are made; names are numbers, so bytes repeat."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, array: npt.ArrayLike) -> str:
        """Keep an array and return its name."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, inputs: Sequence[str], **attributes: float | str) -> str:
        """Add a node of one output and return its name."""
        return self.nodes(operator, inputs, 1, **attributes)[0]

    def nodes(self, operator: str, inputs: Sequence[str], count: int, **attributes: float | str) -> list[str]:
        """Add a node of several outputs; an operator written `com.microsoft.X` is one of onnxruntime's."""
        domain, _, bare = operator.rpartition(".")
        names = [f"n{len(self._nodes)}.{number}" for number in range(count)]
        self._nodes.append(helper.make_node(bare, inputs, names, domain=domain, **attributes))
        return names

    def serialized(self, inputs: Sequence[str], last: str, output: str, width: int) -> bytes:
        """Return the file's bytes.

        Args:
            inputs: names of the inputs, all int64 [1, length].
            last: the name of the value to give out [1, length, width], float32.
            output: what to call it.
            width: its last dimension.
        """
        self._nodes.append(helper.make_node("Identity", [last], [output]))
        graph = helper.make_graph(
            self._nodes,
            "reader",
            [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in inputs],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, [1, "length", width])],
            self._constants,
        )
        model = helper.make_model(
            graph,
            producer_name="onrecord",
            opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(FUSED, 1)],
            ir_version=_IR,
        )
        onnx.checker.check_model(model)
        return model.SerializeToString(deterministic=True)
