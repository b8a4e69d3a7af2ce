"""The model as a whole: a text in, what it says of every word out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model.labels import WIDTH
from onrecord.model.manifest import Manifest, load
from onrecord.model.pieces import Pieces, cut
from onrecord.model.runtime import Session
from onrecord.model.scores import Scores
from onrecord.model.windows import CLS, SEP, Window, windows
from onrecord.spans import Span

PACKAGED = Path(__file__).parent / "en"


class Reader:
    """A loaded model. Build one a process, with `load`; the same text gives the same scores every time.

    Windows are read one at a time: on a CPU a batch is no faster than its windows one by one, and what is
    said of a window can't depend on its neighbours. Pickled, a reader is but the name of its folder: it is
    loaded anew where it arrives.
    """

    def __init__(self, manifest: Manifest, tokenizer: Tokenizer, session: Session, threads: int = 1) -> None:
        """Put together what `load` loads."""
        self.manifest = manifest
        self.threads = threads
        self._tokenizer = tokenizer
        self._session = session

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Reader:
        """Load a model.

        Args:
            folder: where it lies; unless told, the one that comes with onrecord.
            threads: how many compute; what is read does not depend on it.

        Raises:
            ModelError: the folder holds no model that this version can read.
        """
        manifest = load(folder or PACKAGED)
        try:
            tokenizer = Tokenizer.from_buffer(manifest.tokenizer)
            tokenizer.no_truncation()
            tokenizer.no_padding()
            session = Session(manifest.graph, threads)
        except Exception as error:  # tokenizers raises Exception itself
            raise _failed(manifest, error) from error
        return cls(manifest, tokenizer, session, threads)

    def __reduce__(self) -> tuple[Callable[[Path, int], Reader], tuple[Path, int]]:
        """Leave out the session, which is built where it runs."""
        return type(self).load, (self.manifest.folder, self.threads)

    @property
    def name(self) -> str:
        """The name that facts carry in `by`."""
        return self.manifest.name

    def read(
        self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], marked: Sequence[Span]
    ) -> Scores:
        """Read a text word by word; see `pieces.cut` for the arguments.

        Raises:
            ModelError: the model breaks down, or gives what no reader gives.
        """
        pieces = cut(self._tokenizer, text, paragraphs, sentences, marked)
        numbers = np.zeros((len(pieces.first), WIDTH), dtype=np.float32)
        for window in windows(pieces, self.manifest.longest, self.manifest.context):
            numbers[window.first : window.last] = self._window(pieces, window)
        manifest = self.manifest
        return Scores(
            manifest.name,
            pieces,
            numbers,
            manifest.fields,
            manifest.bias,
            manifest.calibration,
            manifest.antecedent,
        )

    def _window(self, pieces: Pieces, window: Window) -> np.ndarray:
        """Return the numbers of the words that a window is read for."""
        begin = int(pieces.first[window.start])
        end = int(pieces.first[window.stop]) if window.stop < len(pieces.first) else len(pieces.ids)
        # A single word of more pieces than the encoder has places is read as far as it goes.
        end = min(end, begin + self.manifest.longest - 2)
        size = end - begin + 2
        ids, case, place = (np.zeros(size, dtype=np.int64) for _ in range(3))
        ids[0], ids[-1] = CLS, SEP
        ids[1:-1], case[1:-1], place[1:-1] = (
            array[begin:end] for array in (pieces.ids, pieces.case, pieces.place)
        )
        try:
            said = self._session.scores(ids, case, place)
        except ValueError as error:
            raise _failed(self.manifest, error) from error
        at = np.minimum(pieces.first[window.first : window.last] - begin + 1, size - 1)
        return said[at]


def _failed(manifest: Manifest, error: Exception) -> ModelError:
    what = " ".join(str(error).split())[:200].rstrip(".")
    return ModelError(f"{manifest.folder} holds no model that can be run: {what}.")
