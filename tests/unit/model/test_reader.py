from __future__ import annotations

import pickle

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.model.labels import WIDTH
from onrecord.model.reader import PACKAGED, Reader
from onrecord.model.scores import Scores
from onrecord.spans import Span

pytestmark = pytest.mark.skipif(not (PACKAGED / "meta.json").exists(), reason="no packaged model")

LINE = "“We met in the old customs house,” said Foreign Minister Marta Venn, who had come by boat. "
AWKWARD = [
    "",
    " ",
    "\n\n",
    "“”‘’\"'",
    "…",
    "🙂🙂🙂 👨‍👩‍👧",
    "e\u0301t\u0301 \u0301\u0301",
    "\u200b\u200d\ufeff",
    "\x00\x01",
    "x" * 5_000,
    "x " * 2_000,
    "新聞記者は語った。" * 30,
    "سلام" * 100,
    "'" * 700,
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(reader: Reader, text: str) -> Scores:
    return reader.read(text, [Span(0, len(text))], [Span(0, len(text))], [])


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_any_text_is_read(reader: Reader, text: str) -> None:
    scores = read(reader, text)
    assert scores.numbers.shape == (len(scores.pieces.first), WIDTH)
    assert scores.numbers.dtype == np.float32
    assert np.isfinite(scores.numbers).all()
    assert scores.name == reader.name


def test_no_words_no_numbers(reader: Reader) -> None:
    assert reader.read("", [], [], []).numbers.shape == (0, WIDTH)


def test_every_word_of_a_long_text_is_read(reader: Reader) -> None:
    scores = read(reader, LINE * 60)
    assert len(scores.numbers) > 2 * reader.manifest.longest
    assert np.abs(scores.numbers).max(1).all()


def test_the_same_text_gives_the_same_numbers(reader: Reader) -> None:
    first = read(reader, LINE * 20).numbers
    read(reader, "Something else was read in between, with 🙂.")
    assert np.array_equal(first, read(reader, LINE * 20).numbers)
    assert np.array_equal(first, read(Reader.load(), LINE * 20).numbers)


def test_threads_change_nothing(reader: Reader) -> None:
    np.testing.assert_allclose(
        read(reader, LINE * 9).numbers, read(Reader.load(threads=2), LINE * 9).numbers, atol=1e-4
    )


def test_windows_read_what_one_window_reads(reader: Reader) -> None:
    """A short text before a long one is read alike: nothing follows what else is read."""
    alone = read(reader, LINE).numbers
    assert np.array_equal(alone, read(reader, LINE + " ").numbers)


def test_pickled_it_is_loaded_where_it_arrives(reader: Reader) -> None:
    sent = pickle.dumps(reader)
    assert len(sent) < 1_000
    arrived = pickle.loads(sent)  # noqa: S301 - our own, made two lines above
    assert np.array_equal(read(reader, LINE).numbers, read(arrived, LINE).numbers)


def test_a_graph_that_breaks_down_is_refused(reader: Reader, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("index out of bounds\n at Gather")

    monkeypatch.setattr(reader._session, "scores", fail)
    with pytest.raises(ModelError, match="index out of bounds at Gather"):
        read(reader, LINE)


def test_marks_and_paragraphs_are_seen(reader: Reader) -> None:
    whole = [Span(0, len(LINE))]
    plain, marked = (reader.read(LINE, whole, whole, marks).numbers for marks in ([], [Span(1, 32)]))
    assert not np.array_equal(plain, marked)
    assert not np.array_equal(plain, reader.read(LINE, [], whole, []).numbers)
