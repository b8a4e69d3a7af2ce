"""The one place that knows onnxruntime: a graph in memory, numbers in, numbers out."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.model.labels import WIDTH

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
INPUTS = ("ids", "case", "place")
OUTPUT = "scores"
_ERRORS_ONLY = 3
# A tensor that is kept in a file of its own names it under this key (TensorProto.external_data). A protobuf
# holds strings as they are, so that a graph without these letters can't have another file opened.
_ELSEWHERE = b"location"


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
        if _ELSEWHERE in graph:
            raise ValueError("it keeps parts of itself in other files")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY + 1
        # Windows differ in length, so that memory kept for the last one seldom fits the next.
        options.enable_mem_pattern = False
        options.use_deterministic_compute = True
        # Otherwise the bytes themselves could ask to be read as onnxruntime's own format.
        options.add_session_config_entry("session.load_model_format", "ONNX")
        # Waiting threads that spin slow down whoever reads beside them.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has one class of errors a cause, and no common one
            raise ValueError(_first_line(error)) from error
        inputs = tuple(value.name for value in self._session.get_inputs())
        outputs = tuple(value.name for value in self._session.get_outputs())
        if inputs != INPUTS or outputs != (OUTPUT,):
            raise ValueError(f"it takes {', '.join(inputs)} and gives {', '.join(outputs)}")

    def scores(self, ids: Ints, case: Ints, place: Ints) -> Floats:
        """Return every head's numbers of one window's pieces [length, WIDTH]; all three are [length].

        Raises:
            ValueError: the graph can't read them, or gives what no reader gives.
        """
        feed = {"ids": ids[None], "case": case[None], "place": place[None]}
        try:
            (said,) = self._session.run([OUTPUT], feed)
        except Exception as error:  # as above
            raise ValueError(_first_line(error)) from error
        if said.shape != (1, len(ids), WIDTH) or said.dtype != np.float32 or not np.isfinite(said).all():
            raise ValueError("it gives other numbers than it should")
        return cast("Floats", said[0])


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
