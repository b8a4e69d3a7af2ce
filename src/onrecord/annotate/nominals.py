"""Noun phrases that a role noun heads: "the rabbi", "a senior official", "officials", "his aide"."""

from __future__ import annotations

from onrecord.annotate import vocabulary as v
from onrecord.annotate.piece import Piece, Words
from onrecord.annotate.vocabulary import traits
from onrecord.findings import Gender, Number
from onrecord.lexicon import demonyms, roles
from onrecord.types import EntityKind

DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "another",
        "any",
        "every",
        "each",
        "no",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "whose",
    ]
)
POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my", "your", "whose"])
_QUANTIFIERS = frozenset(
    [
        "some",
        "many",
        "most",
        "all",
        "both",
        "several",
        "few",
        "other",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "more",
        "dozens",
    ]
)
# "That officials knew", "this week officials": before a plural these are no determiners.
_SINGULAR_ONLY = frozenset({"that", "this", "a", "an", "another", "every", "each"})
_COUNTS = frozenset(
    [
        "hundreds",
        "thousands",
        "millions",
        "dozens",
        "percent",
        "%",
        "majority",
        "lot",
        "number",
        "handful",
        "scores",
        "half",
        "most",
    ]
)
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_REACH = 7
# Plural heads before which a noun-or-verb is a verb: "officials report", "critics claim".
_VERB_AFTER_PLURAL = frozenset(
    [
        "report",
        "claim",
        "rule",
        "address",
        "study",
        "note",
        "order",
        "text",
        "file",
        "record",
        "account",
        "poll",
        "show",
    ]
)
_GOVERN_TO = frozenset(
    {"adviser", "advisor", "aide", "ambassador", "envoy", "assistant", "counsel", "successor", "heir"}
)
_COMPLEMENT_OF = frozenset({"of", "for"})
_COMPLEMENT_NAMED = frozenset({"of", "for", "at", "from", "with", "in", "to"})


def nominal(words: Words, head: int, before: Piece | None) -> Piece | None:
    """Return the nominal whose head is token `head`; it begins after `before`, or with it as possessor."""
    floor = before.last + 1 if before else 0
    told = _what(words, head)
    if told is None or not _is_head(words, head) or is_report(words, head):
        return None
    kind, gender, number, is_thing = told
    start, determined = left_edge(words, head, floor, plural=number == "plural", owner=before)
    start = _counted(words, start, floor)
    if not determined and number == "singular" and _is_bare_office(words, head):
        determined = True
    speaks = words.opens[head] or (words.adjacent(head) and traits(words.texts[head + 1]) & v.VERB)
    if not determined and (number == "singular" or (is_thing and start == head and not speaks)):
        return None
    first = _past_possessor(words, start, head)
    piece = Piece(first, head, "nominal", kind, "rule:role-noun", start=start, gender=gender, number=number)
    piece.definite = determined
    return piece


def is_report(words: Words, index: int) -> bool:
    """Say whether a word that may be a noun is the verb of a noun before it: "the press service reports"."""
    text = words.texts[index]
    if index == 0 or not text.endswith("s") or not traits(text) & v.VERB or not words.adjacent(index - 1):
        return False
    noun, before = roles().get(text), roles().get(words.texts[index - 1].lower())
    if noun is None or noun.kind != "thing" or before is None:
        return False
    if before.number != "singular" or before.kind == "thing":
        return False
    after = words.text(index + 1) if words.adjacent(index) else "."
    return not after[0].isalpha() or after == "that"


def _is_bare_office(words: Words, head: int) -> bool:
    """Say whether an office without an article names its holder next: "with head of Venn, Ana Kolb"."""
    if not traits(words.texts[head]) & v.OFFICE or words.text(head + 1) not in _COMPLEMENT_OF:
        return False
    comma = complement_end(words, head) + 1
    return (
        comma > head + 1
        and comma + 1 < words.sentence_end[head]
        and words.texts[comma] == ","
        and words.texts[comma + 1][0].isupper()
    )


def _what(words: Words, head: int) -> tuple[EntityKind, Gender | None, Number | None, bool] | None:
    text = words.texts[head]
    if text.endswith("-year-old") and text[0].isdigit():
        return "person", None, "singular", False
    role = roles().get(text.lower()) or roles().get(text.lower().rsplit("-", 1)[-1])
    if role is not None:
        kind: EntityKind = "unknown" if role.kind == "thing" else role.kind
        if role.kind == "person" and role.number == "plural":
            kind = "group"
        return kind, role.gender, role.number, role.kind == "thing"
    sort = demonyms().get(text)
    if sort == "people":
        return "group", None, "plural", False
    return ("person", None, "singular", False) if sort in ("person", "both") else None


def _is_head(words: Words, head: int) -> bool:
    """Say whether the noun ends its phrase: no further noun follows that it only describes."""
    if not words.adjacent(head):
        return True
    after = words.texts[head + 1]
    flags = traits(after)
    if not after[0].isalpha() or (flags & (v.FUNCTION | v.VERB) and not flags & v.ROLE) or after[0].isupper():
        return True
    if words.texts[head] in demonyms() and demonyms()[words.texts[head]] != "people":
        return False
    role = roles().get(words.texts[head].lower())
    plural = role is not None and role.number == "plural"
    if is_report(words, head + 1):
        return True
    if flags & v.ROLE:
        return plural and after in _VERB_AFTER_PLURAL
    if plural or after.endswith(("ly", "ed")):
        return True
    return not flags & v.COMMON or (role is not None and role.kind == "person") or _is_verb_form(after)


def _is_verb_form(text: str) -> bool:
    """Say whether a small word may be a verb in the third person, rather than a noun: its stem is no role."""
    return text.endswith("ing")


def left_edge(
    words: Words, head: int, floor: int, *, plural: bool = False, owner: Piece | None = None
) -> tuple[int, bool]:
    """Return where the noun phrase that ends at `head` begins, and whether something makes it definite."""
    sure = index = head
    while index > floor and head - index < _REACH and words.adjacent(index - 1):
        text = words.texts[index - 1]
        lower = text.lower()
        if lower in DETERMINERS:
            if plural and lower in _SINGULAR_ONLY:
                break  # "said that officials": no determiner of theirs
            if lower == "that" and index > 1 and traits(words.texts[index - 2]) & v.VERB:
                break  # "said that Minister Ana Kolb"
            return _widen(words, index - 1, floor), True
        if text in _POSSESSIVE_MARKS:
            if owner is not None and owner.last == index - 2:
                return owner.start, True
            return _possessor(words, index - 1, floor), True
        flags = traits(text)
        counts = lower in _QUANTIFIERS
        ends = not text[0].isalnum() or (flags & (v.FUNCTION | v.VERB) and not flags & (v.MODIFIER | v.PART))
        if ends and not counts:
            break
        index -= 1
        if sure == index + 1 and (
            counts
            or (text[0].isupper() and not flags & v.FUNCTION)
            or flags & (v.MODIFIER | v.DEMONYM | v.PART | v.ROLE | v.PLACE)
            or (plural and index + 1 == head and _is_noun_before_plural(words, index, floor))
        ):
            sure = index
    return sure, False


def _is_noun_before_plural(words: Words, index: int, floor: int) -> bool:
    """Say whether an unknown small word belongs to the bare plural after it: "exit polls"."""
    text = words.texts[index]
    if text.endswith(("ing", "ly", "ed")) or not traits(text) & v.COMMON:
        return False
    if words.opens[index] or index <= floor or not words.adjacent(index - 1):
        return True
    before = words.texts[index - 1]
    return not before[0].isalnum() or bool(traits(before) & (v.FUNCTION | v.VERB))


def _counted(words: Words, start: int, floor: int) -> int:
    """Take in a count before "of": "hundreds of voters", "36 percent of Democrats", "a lot of people"."""
    if start - 2 < floor or words.texts[start - 1] != "of" or words.texts[start - 2].lower() not in _COUNTS:
        return start
    start -= 2
    if start > floor and (
        words.texts[start - 1].lower() in {"a", "an", "the"} or words.texts[start - 1][0].isdigit()
    ):
        start -= 1
    return start


def _widen(words: Words, start: int, floor: int) -> int:
    """Take in "one of", "some of", "all" before a determiner."""
    if start - 1 > floor and words.texts[start - 1] == "of":
        before = words.texts[start - 2].lower()
        if before in _QUANTIFIERS or before in {"one", "none", "each", "members", "half"}:
            return start - 2
    if start > floor and words.texts[start - 1].lower() in {"all", "both"} and words.adjacent(start - 1):
        return start - 1
    return start


def _possessor(words: Words, mark: int, floor: int) -> int:
    """Return where the possessor before a possessive mark begins: "Ana Kolb's", "the ministry's"."""
    index = mark - 1
    if index < floor:
        return mark
    if words.texts[index][0].isupper():
        while index > floor and words.adjacent(index - 1) and words.texts[index - 1][0].isupper():
            index -= 1
        if words.opens[index] and traits(words.texts[index]) & v.FUNCTION and index < mark - 1:
            return index if words.texts[index].lower() in DETERMINERS else index + 1
        if index > floor and words.adjacent(index - 1) and words.texts[index - 1] in DETERMINERS:
            return index - 1
        return index
    return left_edge(words, index, floor)[0]


def _past_possessor(words: Words, start: int, head: int) -> int:
    """Return the nominal's own first token: after the possessor, which is a mention of its own."""
    if words.texts[start].lower() in POSSESSIVES and start < head:
        return start + 1
    for index in range(head - 1, start, -1):
        if words.texts[index] in _POSSESSIVE_MARKS:
            return index + 1
    return start


def complement_end(words: Words, last: int, *, depth: int = 3) -> int:
    """Return the last token of the "of …" or "for …" after token `last`; `last` itself without one."""
    for _ in range(depth):
        if not words.adjacent(last) or words.texts[last + 1] not in _COMPLEMENT_NAMED:
            return last
        end = _object_end(words, last + 1)
        if end is None:
            return last
        named = any(words.texts[index][0].isupper() for index in range(last + 2, end + 1))
        to_whom = words.texts[last + 1] == "to" and words.texts[last].lower().rstrip("s") in _GOVERN_TO
        if words.texts[last + 1] not in _COMPLEMENT_OF and not named and not to_whom:
            return last
        last = end
    return last


def _object_end(words: Words, preposition: int) -> int | None:
    """Return the last token of the noun phrase that a preposition governs."""
    index = preposition
    content = None
    while words.adjacent(index) and index - preposition < 10:
        text = words.texts[index + 1]
        flags = traits(text)
        first = index == preposition
        if text in _POSSESSIVE_MARKS and content is not None:
            index += 1
            continue
        if not text[0].isalnum():
            break
        if text[0].islower() and flags & (v.FUNCTION | v.VERB) and not (text in DETERMINERS and first):
            if not (text in _QUANTIFIERS and content is None) and text != "and":
                break
            if text == "and" and not _joins(words, index + 1):
                break
        if (
            text[0].islower()
            and content is not None
            and text.endswith(("ed", "ly"))
            and text not in DETERMINERS
        ):
            break
        index += 1
        if text not in DETERMINERS and text != "and":
            content = index
    return content


def _joins(words: Words, conjunction: int) -> bool:
    """Say whether "and" joins two capitals or two nouns of one body: Salt and Tides."""
    return (
        words.adjacent(conjunction)
        and words.texts[conjunction - 1][0].isupper()
        and words.texts[conjunction + 1][0].isupper()
        and not traits(words.texts[conjunction + 1]) & (v.GIVEN | v.TITLE)
    )
