"""Which script a word is written in.

script_of("Venn")  -> "latin"
script_of("Венн")  -> "cyrillic"
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Script = Literal["latin", "cyrillic", "greek", "hebrew", "arabic", "other", "none"]

# First and last code point of the Unicode blocks that hold letters of a script, presentation forms too.
_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x24F, "latin"),
    (0x250, 0x2AF, "latin"),
    (0x370, 0x3FF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x590, 0x5FF, "hebrew"),
    (0x600, 0x6FF, "arabic"),
    (0x750, 0x77F, "arabic"),
    (0x870, 0x8FF, "arabic"),
    (0x1C80, 0x1C8F, "cyrillic"),
    (0x1D00, 0x1DBF, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x2C60, 0x2C7F, "latin"),
    (0x2DE0, 0x2DFF, "cyrillic"),
    (0xA640, 0xA69F, "cyrillic"),
    (0xA720, 0xA7FF, "latin"),
    (0xFB00, 0xFB06, "latin"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
    (0xFF21, 0xFF5A, "latin"),
)


@lru_cache(maxsize=4096)
def letter_script(letter: str) -> Script:
    """Return the script of one character; "none" where it is no letter."""
    if not letter.isalpha():
        return "none"
    code = ord(letter)
    for first, last, script in _BLOCKS:
        if code <= last:
            return script if code >= first else "other"
    return "other"


@lru_cache(maxsize=1 << 16)
def script_of(word: str) -> Script:
    """Return the script of most of the word's letters (of two level ones the first), or "none"."""
    if word.isascii():
        return "latin" if any(map(str.isalpha, word)) else "none"
    counts: dict[Script, int] = {}
    for letter in word:
        script = letter_script(letter)
        if script != "none":
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else "none"
