"""A tokenizer without a model: a word is cut into its letters."""

from __future__ import annotations

import string

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

# Numbers that no frame of a window has.
_FIRST = 200


def tokenizer() -> Tokenizer:
    letters = [*string.ascii_lowercase, *string.digits]
    pieces = ["[UNK]", *letters, *(f"##{letter}" for letter in letters)]
    made = Tokenizer(WordPiece({piece: _FIRST + at for at, piece in enumerate(pieces)}, unk_token=pieces[0]))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made
