"""The one place that knows onnxruntime: a graph in memory, numbers in, numbers out."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
INPUTS = ("ids", "case", "place")
OUTPUT = "scores"
_ERRORS_ONLY = 3


class Session:
    """A graph ready to run. It can't be pickled or shared between processes: build it where it runs."""

    def __init__(self, graph: bytes, threads: int) -> None:
        """Build it from the bytes of an ONNX file; data outside the file is never followed.

        Args:
            graph: the file's bytes.
            threads: how many compute; always set, since onnxruntime would ignore what a process may use.

        Raises:
            ValueError: it is no graph with the inputs and the output that a reader has.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY + 1
        # Windows differ in length, so that memory kept for the last one seldom fits the next.
        options.enable_mem_pattern = False
        options.use_deterministic_compute = True
        # Waiting threads that spin slow down whoever reads beside them.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has one class of errors a cause, and no common one
            raise ValueError(str(error).splitlines()[0]) from error
        inputs = tuple(value.name for value in self._session.get_inputs())
        outputs = tuple(value.name for value in self._session.get_outputs())
        if inputs != INPUTS or outputs != (OUTPUT,):
            raise ValueError(f"it takes {', '.join(inputs)} and gives {', '.join(outputs)}")

    def scores(self, ids: Ints, case: Ints, place: Ints) -> Floats:
        """Return every head's numbers of one window's pieces [length, WIDTH]; all three are [length]."""
        feed = {"ids": ids[None], "case": case[None], "place": place[None]}
        return cast("Floats", self._session.run([OUTPUT], feed)[0][0])
