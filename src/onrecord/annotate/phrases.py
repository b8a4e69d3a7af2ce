"""The whole noun phrase around a name: titles and descriptions before it, apposition after it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from onrecord.annotate import vocabulary as v
from onrecord.annotate.nominals import DETERMINERS, POSSESSIVES, complement_end, is_report, left_edge
from onrecord.annotate.piece import Piece, Words
from onrecord.annotate.vocabulary import traits
from onrecord.lexicon import roles
from onrecord.types import EntityKind

_LONGEST_APPOSITION = 26
_LONGEST_CLAUSE = 40
_ROLE_NOUNS = 2
_ROLE_TIES = frozenset({"of", "for", "at", "from", "with", "in", "to", "on"})
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
# "Its rival Venn Group" stays a body.
_SURE_BODIES = frozenset({"rule:suffix", "rule:head+of", "rule:acronym"})
_CLOSERS = frozenset({",", ";", ".", ")", "—", "–", "--", "-", ":", "?", "!"})
_HOME = frozenset({"of", "in", "from", "at"})
_PARTIES = ("D-", "R-", "I-", "D–", "R–", "I–")


def before_name(words: Words, piece: Piece, floor: int) -> None:
    """Take lower-case titles and descriptions before a name into its phrase ("former health secretary")."""
    at = piece.start
    if at - 1 < floor or not words.adjacent(at - 1):
        return
    head = at - 1
    text = words.texts[head]
    flags = traits(text)
    office = head - 2 >= floor and words.texts[head - 1] == "of" and traits(words.texts[head - 2]) & v.OFFICE
    if (
        office
        and text[0].islower()
        and flags & (v.ROLE | v.PART | v.MODIFIER | v.COMMON)
        and not flags & v.FUNCTION
    ):
        _describe(words, piece, head - 2, floor, last=head)
    elif (text[0].islower() and flags & v.ROLE and not flags & v.VERB) or (
        text[0].isupper() and flags & v.DEMONYM
    ):
        _describe(words, piece, head, floor)
    elif text in {"the", "The"}:
        piece.start = head
    elif (
        (piece.roles and (flags & (v.MODIFIER | v.PLACE) or text in DETERMINERS or text[0].isupper()))
        or (
            flags & v.MODIFIER
            and text[0].islower()
            and text in {"former", "then", "late", "ex", "billionaire"}
        )
        or (text in {"'s", "’s"} and piece.roles)
    ):
        piece.start = left_edge(words, at, floor)[0]


def _describe(words: Words, piece: Piece, head: int, floor: int, last: int | None = None) -> None:
    piece.start = left_edge(words, head, floor)[0]
    first = _role_start(words, head, piece.start)
    if traits(words.texts[head]) & v.ROLE:
        piece.roles.insert(0, (first, head if last is None else last))
        role = roles().get(words.texts[head].lower())
        piece.gender = piece.gender or (role.gender if role else None)
        if piece.kind == "unknown" or (
            piece.kind != "person"
            and piece.rule not in _SURE_BODIES
            and role
            and role.kind == "person"
            and role.titular
        ):
            piece.kind = "person"


def after_name(words: Words, piece: Piece, others: AbstractSet[int] = frozenset()) -> None:
    """Take what follows a name or nominal into its phrase: "of …", (D-Tess.), ", 54,", ", a doctor,".

    `others` are the tokens where other people's phrases begin: no apposition begins there.
    """
    if piece.form == "nominal":
        piece.end = complement_end(words, piece.end)
    elif piece.kind == "person" and words.adjacent(piece.end) and words.texts[piece.end + 1] == "of":
        following = words.text(piece.end + 2)
        if following[:1].isupper() or (following == "the" and words.text(piece.end + 3)[:1].isupper()):
            piece.end = complement_end(words, piece.end, depth=1)
    piece.end = _bracket(words, piece.end)
    for _ in range(3):
        end = _apposition(words, piece, others)
        if end is None:
            return
        piece.end = end


def _bracket(words: Words, last: int) -> int:
    """Return the closing bracket of a short "(D-Tess.)", "(54)" or "(HA)" after `last`."""
    if not words.adjacent(last) or words.texts[last + 1] != "(":
        return last
    content = words.text(last + 2)
    if not (
        content.startswith(_PARTIES) or content.isupper() or content.isdigit() or traits(content) & v.PLACE
    ):
        return last
    for index in range(last + 2, min(last + 9, words.sentence_end[last])):
        if words.texts[index] == ")":
            return index
    return last


def _apposition(words: Words, piece: Piece, others: AbstractSet[int]) -> int | None:
    """Return the last token of one apposition after the phrase, with the comma that closes it."""
    comma = piece.end + 1
    if words.texts[piece.end] == ",":
        comma = piece.end
    elif not words.adjacent(piece.end) or words.texts[comma] != ",":
        return None
    first = comma + 1
    limit = min(words.sentence_end[comma], first + _LONGEST_CLAUSE)
    if first >= limit or first in others:
        return None
    text = words.texts[first]
    if text in {"who", "whose", "which"}:
        spoken = piece.start > 0 and bool(traits(words.texts[piece.start - 1]) & v.VERB)
        return _clause(words, first, limit, to_the_end=spoken)
    if piece.form == "name" and (text.isdigit() and int(text) < 120):
        return _closing(words, first + 1, limit)
    if piece.form == "name" and (text.startswith(_PARTIES) or text in {"D", "R", "I"}):
        return _closing(words, first + 1, min(limit, first + 7), any_mark=False)
    if piece.form == "name" and piece.kind == "person" and _is_home(words, piece, first):
        return _closing(words, first + 1, min(limit, first + 5), any_mark=False)
    if piece.kind in {"place", "organization"} and piece.form == "name" and text not in DETERMINERS:
        return None
    return _noun_apposition(words, piece, first, min(limit, first + _LONGEST_APPOSITION))


def _is_home(words: Words, piece: Piece, first: int) -> bool:
    """Say whether ", of Venn," or, after "of Venn", ", Tess.," follows."""
    text = words.texts[first]
    if text == "of" and words.texts[piece.end] == ",":
        return words.text(first + 1)[:1].isupper()
    return bool(traits(text) & v.PLACE) and not _HOME.isdisjoint(
        words.texts[max(piece.last + 1, piece.end - 4) : piece.end]
    )


def _noun_apposition(words: Words, piece: Piece, first: int, limit: int) -> int | None:
    """Return the end of ", a doctor," or ", head of the Harbour Board,"."""
    if not _opens_apposition(words, first):
        return None
    role = None
    relative = False
    index = first
    while index < limit:
        text = words.texts[index]
        if text in _CLOSERS and text != "." and not (text == "-" and words.adjacent(index)):
            break
        if text in {"who", "that", "which", "whose"}:
            relative = True
        elif not relative and _is_verb(words, index):
            return None
        if _tells(words, index) and (role is None or _is_better(words, piece, role, index)):
            role = index
        if text == "." or index == limit - 1:
            break
        index += 1
    if role is None or index >= limit:
        return None
    if piece.form == "nominal" and not (words.texts[index] == "," and traits(words.text(index + 1)) & v.VERB):
        return None
    kind = role_kind(words.texts[role])
    if piece.kind == "unknown" and piece.rule == "rule:capital-run" and kind in {"person", "organization"}:
        piece.kind = kind
        piece.number = "singular"
    if piece.form == "name" and piece.kind == "person" and kind in {None, "person"}:
        end = index if words.texts[index] not in _CLOSERS else index - 1
        piece.roles.append((_role_start(words, role, first), min(complement_end(words, role), end)))
        entry = roles().get(words.texts[role].lower())
        piece.gender = piece.gender or (entry.gender if entry else None)
    closing = words.texts[index]
    return index - 1 if closing in _CLOSERS and closing != "," else index


def _is_verb(words: Words, index: int) -> bool:
    """Say whether a finite verb stands there, which no apposition holds outside a relative clause."""
    text = words.texts[index]
    flags = traits(text)
    sure = text[0].islower() and flags & v.VERB and not flags & (v.ROLE | v.MODIFIER)
    return bool(sure) or is_report(words, index)


def _tells(words: Words, index: int) -> bool:
    """Say whether a word is a role noun, and no possessor's."""
    text = words.texts[index]
    flags = traits(text)
    if not flags & v.ROLE or not (text[0].islower() or flags & (v.OFFICE | v.DEMONYM)):
        return False
    return words.text(index + 1) not in _POSSESSIVE_MARKS and _ends_role(words, index)


def _is_better(words: Words, piece: Piece, role: int, index: int) -> bool:
    """Say whether a later noun tells a person's role where the first names a body: "school board head"."""
    return (
        piece.kind == "person"
        and role_kind(words.texts[role]) not in {None, "person"}
        and role_kind(words.texts[index]) == "person"
        and words.texts[index - 1] not in _ROLE_TIES
    )


def role_kind(text: str) -> EntityKind | None:
    """Return what a role noun names, "unknown" for a paper that speaks; `None` for any other word."""
    role = roles().get(text.lower()) or roles().get(text.lower().rsplit("-", 1)[-1])
    if role is None:
        return None
    return "unknown" if role.kind == "thing" else role.kind


def role_head(words: Words, first: int, last: int) -> int:
    """Return the head of a printed role: the token before its "of", the last one without any."""
    for index in range(first + 1, last + 1):
        if words.texts[index] in _ROLE_TIES:
            return index - 1
    return last


def _role_start(words: Words, head: int, floor: int) -> int:
    """Return where the office that ends at `head` begins: "former harbour engineer", without "a"."""
    first = head
    while first > floor:
        text = words.texts[first - 1]
        flags = traits(text)
        noun = (
            head - first < _ROLE_NOUNS
            and text[0].islower()
            and flags & v.COMMON
            and not flags & (v.FUNCTION | v.VERB)
            and not text.endswith(("ed", "ing", "ly"))
        )
        if text.lower() in DETERMINERS or not (noun or flags & (v.MODIFIER | v.PART | v.ROLE)):
            break
        first -= 1
    return first


def _ends_role(words: Words, index: int) -> bool:
    """Say whether no further role noun follows: in "campaign manager" it is the second."""
    return not (words.adjacent(index) and traits(words.texts[index + 1]) & v.ROLE)


def _opens_apposition(words: Words, first: int) -> bool:
    text = words.texts[first]
    flags = traits(text)
    one_of = text == "one" and words.text(first + 1) == "of"
    if one_of or text in {"a", "an", "the", "another"} or text in POSSESSIVES:
        return True
    if text[0].isupper():
        # "Ana Kolb, Mayor Olt and" is a list; "Ana Kolb, Olt's lawyer," and "…, Mayor of Venn," are not.
        for index in range(first, min(first + 5, words.sentence_end[first])):
            if words.texts[index] in {"'s", "’s", "'", "’"}:
                return True
            if not words.texts[index][0].isupper():
                return bool(traits(words.texts[index]) & v.ROLE) or (
                    words.texts[index] == "of"
                    and bool(traits(words.texts[index - 1]) & (v.OFFICE | v.DEMONYM))
                )
        return False
    if text == "one" or (flags & (v.VERB | v.FUNCTION) and not flags & (v.ROLE | v.MODIFIER)):
        return False
    for index in range(first, min(first + 4, words.sentence_end[first])):
        if traits(words.texts[index]) & v.ROLE:
            return True
        if not words.texts[index][0].isalpha() or traits(words.texts[index]) & (v.FUNCTION | v.VERB):
            return False
    return False


def _clause(words: Words, first: int, limit: int, *, to_the_end: bool) -> int | None:
    """Return the comma that ends a relative clause: a finite verb must follow it.

    After "said Ana Kolb, who …" the clause may also end the sentence (`to_the_end`).
    """
    for index in range(first + 2, limit - 1):
        if words.texts[index] == "," and traits(words.texts[index + 1]) & v.VERB and index + 1 < limit:
            return index
        if words.texts[index] in {'"', "“", "”", ";"}:
            return None
    if to_the_end and limit == words.sentence_end[first] and words.texts[limit - 1] == ".":
        return limit - 2
    return None


def _closing(words: Words, first: int, limit: int, *, any_mark: bool = True) -> int | None:
    """Return the comma within reach, or the token before another mark that closes."""
    for index in range(first, limit):
        if words.texts[index] == ",":
            return index
        if words.texts[index] in _CLOSERS:
            if any_mark:
                return index - 1
        elif any_mark:
            return None
    return None
