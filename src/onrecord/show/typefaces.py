"""Which fonts have the characters of a text, so that a printed page never has a box without a word.

The fonts that come with Typst go first: pages look alike on any machine. What they lack is looked for in
the fonts of this machine, and nothing is ever fetched; what no font has is written by its numbers.

typefaces("Łódź 漢字")               -> Typefaces(families=("Noto Serif CJK JP",), missing=frozenset())
Typefaces((), frozenset("漢字")).written("“漢字”")   -> "“[U+6F22 U+5B57]”"
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import typst

OWN = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono", "New Computer Modern Math")
"""The families that come with Typst: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, many signs."""

# Typst does not say of a font which characters it has; but a PDF/A may not hold a character without a glyph,
# and the error lists all that do. Each stands alone here, so that each is listed by itself.
_PROBE = b"""#set text(font: json(bytes(sys.inputs.families)), fallback: false)
#for character in json(bytes(sys.inputs.characters)) { box(character); parbreak() }"""
_ARCHIVAL: Final = "a-2b"
_LACKING = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
# Fonts that have a picture of a box, or nothing, for every character there is.
_BLANK = re.compile("last ?resort|blank|notdef", re.IGNORECASE)
# What holds signs together says nothing where these are written by numbers, but is not lost either.
_JOINERS = "\u200d\ufe0e\ufe0f"
# Where the name of a character ends to be that of its script: CJK UNIFIED IDEOGRAPH-6F22.
_KIND = re.compile(
    r" (?:UNIFIED|COMPATIBILITY|CAPITAL|SMALL|LETTER|CHARACTER|SYLLABLE|VOWEL|SIGN|DIGIT|NUMBER)\b"
)
_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Hangul"}


class Typefaces(NamedTuple):
    """The fonts of a text.

    Attributes:
        families: of this machine, beside `OWN`, in the order in which they are tried.
        missing: the characters that no font has.
    """

    families: tuple[str, ...]
    missing: frozenset[str]

    def written(self, text: str) -> str:
        """Return a text with the characters that no font has written by their numbers."""
        if self.missing.isdisjoint(text):
            return text
        these = "".join(map(re.escape, sorted(self.missing)))
        return re.sub(f"[{these}][{these}{_JOINERS}]*", _numbers, text)


def typefaces(texts: Iterable[str]) -> Typefaces:
    """Return the fonts that some texts need."""
    import typst

    beyond = {one for text in texts for one in text if not one.isascii()}
    missing = _lacking(typst.Compiler(ignore_system_fonts=True), beyond, OWN)
    chosen: list[str] = []
    if missing:
        fonts = typst.Fonts()
        machine = typst.Compiler(font_paths=fonts)
        families = [one for one in fonts.families() if one not in OWN and not _BLANK.search(one)]
        lacks = {family: _lacking(machine, missing, [family]) for family in families}
        while lacks:
            best = min(lacks, key=lambda family: (len(missing & lacks[family]), family))
            if missing <= lacks[best]:
                break
            chosen.append(best)
            missing &= lacks.pop(best)
    return Typefaces(tuple(chosen), frozenset(missing))


def scripts(characters: Iterable[str]) -> list[str]:
    """Return the scripts of some characters, the most frequent first: `Thai`, `Chinese characters`."""
    counts = Counter(map(_script, characters))
    return sorted(counts, key=lambda script: (-counts[script], script))


def _lacking(compiler: typst.Compiler, characters: set[str], families: Sequence[str]) -> set[str]:
    """Return the characters that no font of some families has."""
    from typst import TypstError

    asked = {"families": json.dumps(families), "characters": json.dumps(sorted(characters))}
    try:
        # A compiler keeps its fonts from one text to the next, but not the text.
        compiler.compile(_PROBE, format="pdf", sys_inputs=asked, pdf_standards=_ARCHIVAL)
    except TypstError as error:
        if "PDF/A" not in error.diagnostic:
            raise
        named = "".join(found["text"] for found in _LACKING.finditer(error.diagnostic))
        # An error that names none is worded as we don't know it: none of them is sure to be there.
        return characters.intersection(_ESCAPED.sub(_character, named)) or characters
    return set()


def _character(escaped: re.Match[str]) -> str:
    return chr(int(escaped["code"], 16))


def _numbers(run: re.Match[str]) -> str:
    return f"[{' '.join(f'U+{ord(one):04X}' for one in run[0])}]"


def _script(character: str) -> str:
    if unicodedata.category(character)[0] not in "LMN":
        return "emoji and other signs"
    name = _KIND.split(unicodedata.name(character, ""))[0]
    return _SCRIPTS.get(name, name.title()) or "unknown characters"
