from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.model.labels import (
    CASE_DIGIT,
    CASE_LOWER,
    CASE_MIXED,
    CASE_NONE,
    CASE_TITLE,
    CASE_UPPER,
    CASES,
    PLACES,
)
from onrecord.model.pieces import Pieces, cut
from onrecord.model.reader import PACKAGED
from onrecord.model.windows import windows
from onrecord.spans import Span

pytestmark = pytest.mark.skipif(not (PACKAGED / "meta.json").exists(), reason="no packaged model")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(PACKAGED / "tokenizer.json"))


def words(pieces: Pieces, text: str) -> list[str]:
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        (" \n\t ", []),
        ("Marta Venn said", ["Marta", "Venn", "said"]),
        ("“No,”", ["“", "No", ",", "”"]),
        ("🙂 yes", ["🙂", "yes"]),
        ("cafe\u0301 noir", ["cafe", "noir"]),  # the accent is dropped, and is in no word
        ("e\u0301te\u0301s", ["e\u0301te\u0301s"]),
        ("don't", ["don", "'", "t"]),
        ("…!?", ["…", "!", "?"]),
        ("新聞", ["新", "聞"]),
    ],
)
def test_words_are_pieces_of_the_text(tokenizer: Tokenizer, text: str, told: list[str]) -> None:
    pieces = cut(tokenizer, text, [], [], [])
    assert words(pieces, text) == told
    sizes = {len(pieces.ids), len(pieces.case), len(pieces.place)}
    assert len(sizes) == 1
    assert len(pieces.first) == len(pieces.breaks) == len(pieces.opens) == len(told)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("minister", CASE_LOWER),
        ("Minister", CASE_TITLE),
        ("A", CASE_TITLE),
        ("NATO", CASE_UPPER),
        ("McVenn", CASE_MIXED),
        ("1984", CASE_DIGIT),
        ("—", CASE_NONE),
        ("🙂", CASE_NONE),
        ("新", CASE_MIXED),
    ],
)
def test_case(tokenizer: Tokenizer, word: str, case: int) -> None:
    assert set(cut(tokenizer, word, [], [], []).case.tolist()) == {case}


def test_places(tokenizer: Tokenizer) -> None:
    text = "He said \"no 'never' ever\" twice. Then more."
    inner = [Span(9, 23), Span(13, 18)]
    pieces = cut(tokenizer, text, [Span(0, 33), Span(33, 43)], [], inner)
    place = dict(zip(words(pieces, text), pieces.place[pieces.first].tolist(), strict=True))
    assert place["He"] == 1
    assert place["said"] == 0
    assert place["no"] == place["ever"] == 2
    assert place["never"] == 4
    assert place["twice"] == 0
    assert place["Then"] == 1


def test_features_stay_in_range(tokenizer: Tokenizer) -> None:
    text = "“‘“‘“deep”’”’” " * 3
    nested = [Span(at, len(text) - at) for at in range(6)]
    pieces = cut(tokenizer, text, [Span(0, len(text))], [], nested)
    assert pieces.place.max() < PLACES
    assert pieces.case.max() < CASES


@pytest.mark.parametrize("longest", [16, 64, 192])
@pytest.mark.parametrize(
    "text", ["", "word", "Some words. " * 300, "x" * 4_000, "antidisestablishmentarianism " * 90]
)
def test_windows_cover_every_word_once(tokenizer: Tokenizer, text: str, longest: int) -> None:
    sentences = [Span(at, at + 12) for at in range(0, len(text), 12)]
    pieces = cut(tokenizer, text, [], sentences, [])
    found = windows(pieces, longest, longest // 4)
    edges = np.append(pieces.first, len(pieces.ids))
    at = 0
    for window in found:
        assert window.start <= window.first == at < window.last <= window.stop <= len(pieces.first)
        assert edges[window.stop] - edges[window.start] + 2 <= longest or window.last == window.first + 1
        at = window.last
    assert at == len(pieces.first)
