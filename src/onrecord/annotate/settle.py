"""Names that only the rest of the article can tell: a bare surname, an unknown capital.

Kinds are taken over between equal spellings; that two mentions are one person is
not decided here.
"""

from __future__ import annotations

from collections import Counter

from onrecord.annotate.piece import Piece, Words
from onrecord.annotate.vocabulary import COMMON, FUNCTION, NAME_WORD, ROLE, TITLE, VERB, traits
from onrecord.lexicon import roles
from onrecord.types import EntityKind

# "The Bishop" is the office even where an Ana Bishop is about.
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "my", "your"})
_PEOPLE_ENDINGS = ("an", "ese", "ish")
_PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "across"})


def settle(words: Words, pieces: list[Piece]) -> list[Piece]:
    """Give every piece its kind; drop the capitals that turn out to be no names."""
    kinds = _known_kinds(words, pieces)
    _known_places(words, pieces, kinds)
    capitals = Counter(
        words.texts[piece.first]
        for piece in pieces
        if piece.kind is None and not words.opens[piece.first] and not words.headline[piece.first]
    )
    kept = []
    for piece in pieces:
        text = words.texts[piece.first]
        if piece.rule == "rule:surname-or-noun":
            before = words.text(piece.first - 1).lower() if words.adjacent(piece.first - 1) else ""
            if kinds.get(text) != "person" or before in _DETERMINERS:
                continue
        if piece.rule == "rule:capital-run":
            piece.kind = _guess_run(words, piece, kinds)
        elif piece.kind is None:
            piece.kind = (
                kinds.get(text) or kinds.get(text.title()) or _guess(words, piece.first, capitals[text])
            )
            if text in kinds:
                piece.rule = "rule:known-surname" if piece.kind == "person" else "rule:known-name"
            if piece.kind == "person":
                piece.number = "singular"
        elif (
            piece.rule in {"rule:lexicon", "rule:acronym"}
            and kinds.get(text) == "person"
            and piece.first == piece.last
        ):
            # "Paris" in an article about Ana Paris.
            piece.kind, piece.rule = "person", "rule:known-surname"
        if piece.kind is not None:
            kept.append(piece)
    return kept


def _known_kinds(words: Words, pieces: list[Piece]) -> dict[str, EntityKind]:
    """Return the kind of every surname and of every one-word name that the article tells somewhere."""
    kinds: dict[str, EntityKind] = {}
    for piece in pieces:
        if piece.form != "name" or piece.kind is None:
            continue
        if piece.kind == "person" and (
            piece.last > piece.first or piece.roles or piece.rule == "rule:title+name"
        ):
            last = piece.last
            while last > piece.first and words.texts[last].rstrip(".") in {"Jr", "Sr", "II", "III", "IV"}:
                last -= 1
            kinds[words.texts[last]] = "person"
        elif piece.first == piece.last and piece.rule != "rule:acronym":
            kinds.setdefault(words.texts[piece.first], piece.kind)
    return kinds


def _known_places(words: Words, pieces: list[Piece], kinds: dict[str, EntityKind]) -> None:
    """Let "in Venn" once make every other Venn a place, unless a Venn Salt Company is about."""
    bodies = {
        words.texts[piece.first]
        for piece in pieces
        if piece.kind == "organization" and piece.last > piece.first
    }
    for piece in pieces:
        if piece.kind is not None or piece.first != piece.last or not piece.first:
            continue
        text, before = words.texts[piece.first], words.texts[piece.first - 1]
        if before in _PLACE_PREPOSITIONS and text not in bodies and not words.common(piece.first):
            kinds.setdefault(text, "place")


def _guess_run(words: Words, piece: Piece, kinds: dict[str, EntityKind]) -> EntityKind:
    """Guess what a run of unknown words names: a person by its surname, a body where it speaks."""
    if kinds.get(words.texts[piece.last]) == "person":
        piece.number = "singular"
        return "person"
    after = words.text(piece.last + 1) if words.adjacent(piece.last) else ""
    if after == "," and words.text(piece.last + 2) in {"who", "which"}:
        return "person" if words.text(piece.last + 2) == "who" else "organization"
    before = words.text(piece.first - 1) if piece.first and words.adjacent(piece.first - 1) else ""
    role = roles().get(before.lower())
    body = role is not None and role.kind == "organization" and role.number == "singular"
    return "organization" if traits(after) & VERB or body else "unknown"


def _guess(  # noqa: PLR0911 - a decision list, one return a rule
    words: Words, index: int, capitals: int
) -> EntityKind | None:
    """Guess what an unknown capitalised word names, from its neighbours; `None`: it is no name."""
    text = words.texts[index]
    flags = traits(text)
    if words.headline[index] and not capitals:
        return None
    opens = words.opens[index]
    if opens and (flags & FUNCTION or (words.common(index) and not capitals)):
        return None
    before = words.text(index - 1) if index and words.adjacent(index - 1) else ""
    after = words.text(index + 1) if words.adjacent(index) else ""
    if text.endswith(_PEOPLE_ENDINGS) and traits(after) & (ROLE | TITLE):
        return None  # a people no list knows: "Tessaran President"
    speaks = after in {"'s", "’s"} or bool((traits(after) | traits(before)) & VERB)
    told = capitals >= 2 or flags & NAME_WORD or speaks
    if not opens and flags & COMMON and (text.lower() in words.seen or not told):
        return None
    if before in _PLACE_PREPOSITIONS:
        return "place"
    if before in {"the", "The"}:
        return "organization"
    if before == "at" and not flags & NAME_WORD:
        return "organization"
    if speaks or flags & NAME_WORD:
        return "person"
    return "unknown"
