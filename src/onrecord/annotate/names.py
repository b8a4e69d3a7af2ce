"""Names, role nouns and pronouns: every mention of a person, a body or a place, unresolved.

    find_mentions(document) -> tuple[FoundMention, ...]

In text order; the `span`s do not overlap, `phrase`s may (one name's phrase can hold
another's). Spans count the document's cleaned text.

What a mention says:

- a name: `span` without titles and without a possessive 's; `phrase` from the first word of the
  description ("former Venn mayor Ana Kolb") to the end of the apposition, the comma that
  closes it included ("Josef Ekk, 54,"); `roles` are titles and offices, without Mr and Mrs.
- a nominal: `span` from the determiner to the head noun, without a possessor, which is a
  mention of its own ("his", "the ministry"); `phrase` with possessor, complement and apposition.
  "The ministry's spokeswoman, Ana Kolb," is one mention, the name, with the noun as role.
- a pronoun: also "you", "it", "who", "which" and bare "others": whether they mean somebody is for
  `resolve`. "They" has no number: it may be one person.

`kind` is `unknown` for a capital that no rule can tell, and for a paper that speaks
("the report"). `by` names the rule that found the name.

Rules and word lists only (`lexicon`), in one pass over the tokens and one over what it
found. In other languages than English names come from titles, first names and
capitals; role nouns and pronouns are not tried.
"""

from __future__ import annotations

from onrecord.annotate import runs
from onrecord.annotate.counted import counted
from onrecord.annotate.document import Document
from onrecord.annotate.grammar import WEEKDAYS
from onrecord.annotate.nominals import DETERMINERS, nominal
from onrecord.annotate.phrases import after_name, before_name, role_head
from onrecord.annotate.piece import Piece, Words
from onrecord.annotate.pronouns import INDEFINITE, PRONOUNS, bare, is_pronoun
from onrecord.annotate.runparser import RunParser
from onrecord.annotate.settle import settle
from onrecord.annotate.vocabulary import DEMONYM, FUNCTION, ROLE, VERB, traits
from onrecord.findings import FoundMention
from onrecord.spans import Span

__all__ = ["find_mentions"]


def find_mentions(document: Document) -> tuple[FoundMention, ...]:
    """Find every name, role noun and pronoun of a document.

    Args:
        document: as `document.build` gives it.

    Returns:
        Mentions in text order, in the document's own offsets, no two `span`s overlapping.
    """
    words = Words(document)
    parser = RunParser(words)
    heads, pronouns = _scan(words, parser)
    parser.finish()
    names = settle(words, parser.pieces)
    if words.english:
        pieces = _with_nominals(words, names, sorted(heads + parser.heads))
        pieces = _join(words, sorted([*pieces, *pronouns, *counted(words)], key=lambda piece: piece.first))
    else:
        pieces = names
    return tuple(_mention(words, piece) for piece in _apart(pieces))


def _scan(words: Words, parser: RunParser) -> tuple[list[int], list[Piece]]:
    """Go over the tokens once: parse capitalised runs, note role nouns and pronouns."""
    heads: list[int] = []
    pronouns: list[Piece] = []
    texts = words.texts
    index, size = 0, len(texts)
    while index < size:
        text = texts[index]
        if runs.is_capital(text):
            if is_pronoun(text):
                _pronoun(words, index, pronouns)
                if words.opens[index] or bare(text) == "I":
                    index += 1
                    continue
            last = runs.run_end(words, index)
            parser.parse(index, last)
            index = last + 1
            continue
        if text in PRONOUNS or (("'" in text or "’" in text) and bare(text) in PRONOUNS):
            _pronoun(words, index, pronouns)
        elif traits(text) & ROLE or (text.endswith("-year-old") and text[0].isdigit()):
            heads.append(index)
        index += 1
    return heads, pronouns


def _pronoun(words: Words, index: int, found: list[Piece]) -> None:
    text = bare(words.texts[index]).lower()
    if text in INDEFINITE and not (words.adjacent(index) and traits(words.texts[index + 1]) & VERB):
        return
    kind, gender, number = PRONOUNS[text]
    found.append(Piece(index, index, "pronoun", kind, "rule:pronoun", gender=gender, number=number))


def _with_nominals(words: Words, names: list[Piece], heads: list[int]) -> list[Piece]:
    """Give names the descriptions before them, and add the nominals that describe no name."""
    floors = _floors(names)
    for piece in names:
        before_name(words, piece, floors.get(piece.first, 0))
    described: set[int] = set()
    taken: set[int] = set()
    for piece in names:
        described.update(range(piece.start, piece.first))
        taken.update(range(piece.first, piece.last + 1))
    nominals: list[Piece] = []
    for head in heads:
        if head in described or head in taken:
            continue
        found = nominal(words, head, nominals[-1] if nominals else None)
        if found is not None:
            nominals.append(found)
    # A name that only describes a nominal ("a Harbour Board spokesman") is part of it.
    inside = {index for piece in nominals for index in range(piece.first, piece.last + 1)}
    # "Defence counsel Ana Kolb": the capital is the role's.
    of_roles = {index for piece in names for role in piece.roles for index in range(role[0], role[1] + 1)}
    names = [
        piece
        for piece in names
        if piece.first not in inside and not (piece.kind == "unknown" and piece.first in of_roles)
    ]
    for piece in nominals:
        _name_of_body(words, piece)
    return names + nominals


def _name_of_body(words: Words, piece: Piece) -> None:
    """Call a body by its name: "the Chancellery press service", a capital and two or more small words."""
    first = piece.first + (words.texts[piece.first] in {"the", "The"})
    if piece.kind != "organization" or piece.number != "singular" or piece.last - first < 2:
        return
    capitals = first
    while capitals <= piece.last and words.texts[capitals][0].isupper():
        if traits(words.texts[capitals]) & (DEMONYM | FUNCTION) or words.opens[capitals]:
            return
        capitals += 1
    small = words.texts[capitals : piece.last + 1]
    if first < capitals <= piece.last - 1 and all(text.isalpha() and text.islower() for text in small):
        piece.form, piece.first, piece.rule = "name", first, "rule:capital+body"


def _floors(names: list[Piece]) -> dict[int, int]:
    """Return for each name how far to the left its description may reach: the end of the person before."""
    floors = {}
    floor = 0
    for piece in names:
        floors[piece.first] = floor
        if piece.kind == "person" and (piece.last > piece.first or piece.roles):
            floor = piece.last + 1
    return floors


def _join(words: Words, pieces: list[Piece]) -> list[Piece]:
    """Extend phrases to the right; join "the ministry's spokeswoman, Ana Kolb," into one mention."""
    joined: list[Piece] = []
    others = {
        piece.start
        for piece in pieces
        if piece.kind == "person"
        and piece.form == "name"
        and piece.roles
        and words.text(piece.last + 1) not in {"'s", "’s", "'", "’"}
    }
    for piece in pieces:
        if piece.form == "nominal" or (piece.form == "name" and piece.kind != "place"):
            after_name(words, piece, others)
        before = _described_by(joined, piece)
        if (
            before is not None
            and before.form == "name"
            and piece.form == "nominal"
            and _is_role(words, before, piece)
        ):
            continue
        if before is not None and _is_apposed(words, before, piece):
            article = words.texts[before.first].lower() in DETERMINERS and before.first < before.last
            end = before.end - (words.texts[before.end] == ",")
            piece.roles.insert(0, (before.first + article, max(before.last, end)))
            piece.gender = piece.gender or before.gender
            piece.start = before.start
            if piece.kind == "unknown":
                piece.kind = "person"
            comma = piece.end + 1
            if words.texts[piece.end] != "," and words.adjacent(piece.end) and words.texts[comma] == ",":
                piece.end = comma
            # Names inside its complement stay: "the head of Venn Salt, Ana Kolb".
            del joined[next(at for at in range(-1, -5, -1) if joined[at] is before)]
        joined.append(piece)
    return joined


def _described_by(joined: list[Piece], piece: Piece) -> Piece | None:
    """Return the mention before a name, or the nominal that holds it: "the head of Venn Salt, Ana Kolb"."""
    if not joined:
        return None
    last = joined[-1]
    if piece.form == "name":
        for before in joined[-2:-5:-1]:
            if before.form == "nominal" and before.end >= last.last and before.end < piece.start:
                return before
    return last


def _is_role(words: Words, name: Piece, nominal_after: Piece) -> bool:
    """Say whether a nominal only tells the role of the name before it ("Hugh Hale, a doctor,")."""
    return any(first <= nominal_after.last <= role_head(words, first, last) for first, last in name.roles)


def _is_apposed(words: Words, before: Piece, name: Piece) -> bool:
    """Say whether a name stands in apposition to the nominal before it."""
    if before.form != "nominal" or name.form != "name" or name.kind not in {"person", "unknown"}:
        return False
    if before.kind != "person" or not before.definite or words.sentence_end[before.last] <= name.first:
        return False
    gap = words.texts[before.end + 1 : name.start]
    if before.end >= name.start or (gap != [","] and not (gap == [] and words.texts[before.end] == ",")):
        return False
    after = words.text(name.end + 1)
    return (
        words.texts[name.end] == ","
        or not words.adjacent(name.end)
        or not after[0].isalnum()
        or bool(traits(after) & VERB)
    )


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Drop what overlaps the piece before it, names before nominals before pronouns."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.first, -piece.last)):
        if kept and piece.first <= kept[-1].last:
            continue
        kept.append(piece)
    return kept


def _mention(words: Words, piece: Piece) -> FoundMention:
    def span(first: int, last: int) -> Span:
        return Span(words.tokens[first].start, words.tokens[last].end)

    if piece.form == "name" and piece.kind == "person":
        # "On Tuesday Yousuf Karimov left": where the given name is unknown, the run took the day with it.
        while piece.first < piece.last and words.texts[piece.first].lower() in WEEKDAYS:
            piece.first += 1
            piece.start = max(piece.start, piece.first)
    whole = span(piece.first, piece.last)
    if piece.form == "pronoun":
        whole = Span(whole.start, whole.start + len(bare(words.texts[piece.first])))
    return FoundMention(
        span=whole,
        form=piece.form,
        kind=piece.kind or "unknown",
        phrase=whole if piece.form == "pronoun" else span(piece.start, piece.end),
        roles=tuple(span(*role) for role in sorted(piece.roles)),
        gender=piece.gender,
        number=piece.number,
        by=(piece.rule,),
    )
