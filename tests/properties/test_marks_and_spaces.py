"""What a text looks like changes nothing of what it says.

White space shuffled and quotation marks swapped for those of another style leave the set of quotes unchanged.
"""

from __future__ import annotations

import re
from random import Random
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.record.verify import verify
from tests.properties.articles import ARTICLES, PLAIN

# The outer marks, then the inner ones.
STYLES = {
    "straight": ('"', '"', "'", "'"),
    "straight, curly inside": ('"', '"', "‘", "’"),
    "curly": ("“", "”", "‘", "’"),
    "single outside": ("‘", "’", "“", "”"),
    "angle": ("«", "»", "“", "”"),
    "angle inside angle": ("«", "»", "‹", "›"),
    "low": ("„", "“", "‚", "‘"),
    "low, closed high": ("„", "”", "‚", "’"),
    "angle turned round": ("»", "«", "›", "‹"),
    "typewriter": ("''", "''", "‘", "’"),
    "typewriter with grave accents": ("``", "''", "‘", "’"),
}
_MARK = re.compile(r"''|``|[\"“”„«»‹›‘’‚']")


def in_style(article: str, style: str, apostrophe: str = "'") -> str:
    """Write an article of `articles` with the marks of a style."""
    text = article.replace("'", apostrophe)
    for slot, mark in zip("⟪⟫⟨⟩", STYLES[style], strict=True):
        text = text.replace(slot, mark)
    return text


def normal(words: str) -> str:
    """Drop what is invisible, make white space one blank and all marks one mark."""
    seen = "".join(char for char in words if category(char) != "Cf")
    return _MARK.sub("'", " ".join(seen.split()))


def quote_set(text: str) -> list[tuple[object, ...]]:
    """Return all that a record says of its quotes, spans aside."""
    made = record(from_text(text, published="2031-04-18"), None)
    verify(made)
    names = {entity.id: normal(entity.name) for entity in made.entities}
    return sorted(
        (
            quote.kind,
            quote.act,
            tuple(normal(piece.of(text)) for piece in quote.content),
            tuple(normal(cue.of(text)) for cue in quote.cue),
            tuple(normal(source.of(text)) for source in quote.source),
            names.get(quote.speaker or "", ""),
        )
        for quote in made.quotes
    )


@pytest.mark.parametrize("article", PLAIN, ids=range(len(PLAIN)))
def test_the_articles_hold_quotes(article):
    """Two sets that are both empty would be the same."""
    found = quote_set(in_style(article, "curly"))
    assert len(found) >= 3
    assert any(speaker for *_, speaker in found)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("article", PLAIN, ids=range(len(PLAIN)))
def test_swapped_marks(article, style, apostrophe):
    assert quote_set(in_style(article, style, apostrophe)) == quote_set(in_style(article, "curly"))


@settings(max_examples=150)
@given(ARTICLES, st.sampled_from(list(STYLES)), st.sampled_from(["'", "’"]))
def test_swapped_marks_whoever_speaks(article, style, apostrophe):
    assert quote_set(in_style(article, style, apostrophe)) == quote_set(in_style(article, "curly"))


def wrapped(paragraph: str, width: int) -> list[str]:
    """Wrap a paragraph at blanks, whatever their number."""
    lines = [""]
    for word in re.findall(r"\S+ *", paragraph):
        if lines[-1] and len(lines[-1] + word.rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


@st.composite
def spaced(draw: st.DrawFn, article: str) -> str:
    """Shuffle the white space of an article whose paragraphs stand a blank line apart."""
    chance = Random(draw(st.integers(0, 2**16)))  # noqa: S311 - chance in a test
    some = draw(st.sampled_from([0.0, 0.05, 0.5]))
    width = draw(st.one_of(st.none(), st.integers(60, 90)))
    paragraphs = []
    for paragraph in article.strip().split("\n\n"):
        doubled = draw(st.booleans())
        words = re.sub(r"(?<=[.?!]) " if doubled else r"(?!)", "  ", paragraph)
        lines = wrapped(words, width) if width else [words]
        lines = ["".join(_letter(line, i, some, chance) for i in range(len(line))) for line in lines]
        lines = [line + " " * chance.choice([0, 0, 1, 3]) for line in lines]
        paragraphs.append("\n".join(lines))
    gaps = ["\n\n", "\n\n\n", "\n \n", "\n\n\n\n"]
    text = paragraphs[0] + "".join(draw(st.sampled_from(gaps)) + paragraph for paragraph in paragraphs[1:])
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def _letter(line: str, place: int, some: float, chance) -> str:
    """Return a letter, with a soft hyphen before it, or a blank as no-break space, for some of them."""
    letter = line[place]
    if chance.random() >= some:
        return letter
    inside = line[max(0, place - 2) : place + 2].isalpha() and place >= 2 and len(line) > place + 1
    return "\u00a0" if letter == " " else "\u00ad" + letter if inside else letter


@settings(max_examples=200)
@given(st.sampled_from(["curly", "straight", "angle"]), st.data())
def test_shuffled_white_space(style, data):
    article = in_style(data.draw(ARTICLES), style)
    assert quote_set(data.draw(spaced(article))) == quote_set(article)
