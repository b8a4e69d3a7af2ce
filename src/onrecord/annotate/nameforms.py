"""What a run of capitalised words is as a whole: one person, one body, one place, or none of them."""

from __future__ import annotations

from onrecord.annotate import vocabulary as v
from onrecord.annotate.piece import Words
from onrecord.annotate.runs import MONTHS_AS_NAMES, NAME_SUFFIXES, is_capital
from onrecord.annotate.vocabulary import traits
from onrecord.lexicon import particles
from onrecord.types import EntityKind

LONGEST_NAME = 6
_MARKS = frozenset({"'", "’"})
# A run splits at these small words when it is no single name.
JOINTS = ("of", "for", "and", "on", "&")
# What a word tells by itself; a surname that is also a common word tells nothing.
_TELLING = v.GIVEN | v.TITLE | v.ROLE | v.DEMONYM | v.PLACE | v.ORG | v.NEVER | v.ORG_SUFFIX | v.PLACE_SUFFIX


class NameForms:
    """Says of token ranges of one document what they name."""

    def __init__(self, words: Words) -> None:
        """Judge ranges of `words`."""
        self.words = words

    def long_name(self, first: int, last: int) -> tuple[int, EntityKind] | None:
        """Return the end and the kind of the lexicon's name of several words that begins at `first`."""
        texts = self.words.texts
        for name, kind in v.long_names().get(texts[first], ()):
            end = first + len(name) - 1
            if end <= last and tuple(texts[first : end + 1]) == name:
                return end, "place" if kind == "place" else "organization"
        return None

    def is_name_start(self, index: int) -> bool:
        """Say whether the word is a first name."""
        flags = traits(self.words.texts[index])
        return bool(flags & v.GIVEN) and not flags & v.COURTESY

    def is_unknown(self, first: int, last: int) -> bool:
        """Say whether no word of the run tells anything, so that it is one name or none: Saltwell Relief."""
        words = self.words
        if last - first > 2 or words.headline[first]:
            return False
        for index in range(first, last + 1):
            text = words.texts[index]
            flags = traits(text)
            if text == "and" and first < index < last:
                continue
            if flags & _TELLING or (flags & v.FUNCTION and not flags & v.MODIFIER) or len(text) < 3:
                return False
            if index == first and words.opens[first] and (words.common(first) or flags & v.MODIFIER):
                return False
        return not any(self.long_name(index, last) for index in range(first, last + 1))

    def end_of_given(self, first: int, last: int) -> int:
        """Return where "Ana Kolb Fully Denies" stops to be a name, `last` where it does not."""
        texts = self.words.texts
        if not self.is_name_start(first) or traits(texts[last]) & (v.ORG_SUFFIX | v.PLACE_SUFFIX):
            return last
        for index in range(first + 2, last + 1):
            flags = traits(texts[index])
            if flags & v.COMMON and not flags & (v.NAME_WORD | v.GIVEN) and is_capital(texts[index]):
                return index - 1 if self.is_person(first, index - 1) else last
        return last

    def whole(self, first: int, last: int) -> tuple[EntityKind, str] | None:
        """Say what the whole run names, if it is one name."""
        texts = self.words.texts
        match = self.long_name(first, last)
        if match and match[0] == last:
            return match[1], "rule:lexicon"
        head, tail = traits(texts[first]), traits(texts[last])
        given = bool(head & v.GIVEN) and not head & v.FUNCTION
        inner = texts[first + 1 : last]
        if "of" in inner or "for" in inner:
            cut = first + 1 + min(inner.index(word) for word in ("of", "for") if word in inner)
            before = 0
            for text in texts[first:cut]:
                before |= traits(text)
            if before & v.ORG_OF:
                return "organization", "rule:head+of"
            return ("place", "rule:head+of") if before & v.PLACE_OF and "of" in inner else None
        if tail & (v.ORG_SUFFIX | v.PLACE_SUFFIX) and not (
            given and last == first + 1 and tail & v.NAME_WORD
        ):
            if texts[last - 1] not in _MARKS and any(
                traits(text) & v.TITLE and not traits(text) & (v.ORG_SUFFIX | v.PART) for text in inner
            ):
                return None
            return ("organization" if tail & v.ORG_SUFFIX else "place"), "rule:suffix"
        if (
            head & v.PLACE_PREFIX
            and not given
            and last - first <= 2
            and (
                not self.words.common(last)
                or (
                    last == first + 1
                    and tail & (v.NAME_WORD | v.GIVEN)
                    # "Port Amber" is a place, "New Amber" perhaps an Amber who is new.
                    and (not tail & v.GIVEN or head & (v.PLACE_OF | v.PLACE_SUFFIX))
                )
            )
        ):
            return "place", "rule:prefix"
        if self.is_person(first, last):
            return "person", "rule:given+name" if given else "rule:name+name"
        return None

    def is_person(self, first: int, last: int) -> bool:  # noqa: PLR0911 - a decision list, one return a rule
        """Say whether the words are one person's name, as far as their forms tell."""
        texts = self.words.texts
        if last - first >= LONGEST_NAME:
            return False
        for index in range(first + 1, last + 1):
            flags = traits(texts[index])
            last_of_given = index == last == first + 1 and traits(texts[first]) & v.GIVEN
            if (flags & v.DEMONYM and not flags & v.NAME_WORD and not last_of_given) or self.long_name(
                index, last
            ):
                return False
            if flags & v.ROLE and not flags & v.NAME_WORD:
                return False
            if texts[index] == "&" or (flags & v.ORG and flags & (v.NEVER | v.NAME_WORD) == 0):
                return False
        head, tail = traits(texts[first]), traits(texts[last])
        if texts[last] in NAME_SUFFIXES and first < last and not head & v.COMMON:
            return True
        if (
            head & v.DEMONYM
            and head & v.NAME_WORD
            and last == first + 1
            and not self.words.common(last)
            and self.words.text(last + 1) == ":"
        ):
            # A label such as "German Olt" before its colon.
            return True
        if head & v.FUNCTION or (head & (v.DEMONYM | v.ORG) and not head & v.GIVEN):
            return False
        if head & v.GIVEN or _is_initial(texts[first]):
            return (
                not tail & (v.VERB | v.FUNCTION) or bool(tail & v.NAME_WORD) or texts[last] in MONTHS_AS_NAMES
            )
        if head & v.PLACE:
            return False
        plausible = [self.could_be_name(index) for index in range(first, last + 1)]
        return (
            all(plausible)
            and any(traits(text) & v.NAME_WORD or "-" in text for text in texts[first : last + 1])
        ) or (not any(self.words.common(index) for index in range(first, last + 1)) and last - first <= 2)

    def could_be_name(self, index: int) -> bool:
        """Say whether the word may stand in a person's name."""
        text = self.words.texts[index]
        flags = traits(text)
        return (
            bool(flags & v.NAME_WORD)
            or text in particles()
            or _is_initial(text)
            or not self.words.common(index)
        )


def _is_initial(text: str) -> bool:
    return (len(text) <= 2 and text[0].isupper() and text[1:] in (".", "")) or (
        len(text) == 4
        and text[1] == text[3] == "."
        and text[0].isupper()
        and text not in ("U.S.", "U.K.", "U.N.", "E.U.")
    )
