"""Runs of capitalised words parsed into titles and the names of people, bodies and places."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from onrecord.annotate import vocabulary as v
from onrecord.annotate.nameforms import JOINTS, LONGEST_NAME, NameForms
from onrecord.annotate.offices import TIES, office_end
from onrecord.annotate.piece import Piece, Words
from onrecord.annotate.runs import is_capital, left_particles
from onrecord.annotate.vocabulary import traits
from onrecord.findings import Gender
from onrecord.lexicon import given_names, roles, titles
from onrecord.types import EntityKind


class _Unsure(Exception):
    """Only the names of the rest of the article can tell how the run is parted."""


class RunParser:
    """Parses the runs of one document; `pieces` grows in text order."""

    def __init__(self, words: Words) -> None:
        """Parse runs of `words`."""
        self.words = words
        self.forms = NameForms(words)
        self.pieces: list[Piece] = []
        # Tokens that are capitalised role nouns without a name after them, for the nominal finder.
        self.heads: list[int] = []
        # Runs whose office ends where only the article's other names can tell; `known` are those, later.
        self.waiting: list[tuple[int, int]] = []
        self.known: AbstractSet[tuple[str, ...]] | None = None

    def finish(self) -> None:
        """Parse the runs that waited for the names that the others told."""
        self.known = {
            tuple(self.words.texts[first : piece.last + 1])
            for piece in self.pieces
            if piece.kind == "person" and (piece.last > piece.first or piece.rule == "rule:title+name")
            for first in {piece.first, piece.last}
        }
        for first, last in self.waiting:
            self.parse(first, last)
        self.pieces.sort(key=lambda piece: piece.first)

    def parse(self, first: int, last: int) -> None:
        """Parse the run of tokens `first` to `last`, or keep it until `finish`."""
        kept, heads = len(self.pieces), len(self.heads)
        try:
            self._parse(first, last)
        except _Unsure:
            del self.pieces[kept:], self.heads[heads:]
            self.waiting.append((first, last))

    def _parse(self, first: int, last: int) -> None:
        headline = bool(self.words.headline[first])
        if self.words.opens[first] or headline:
            first = self._skip_openers(first, last)
        if headline:
            self._parse_headline(first, last)
        elif first <= last:
            self._parse_plain(left_particles(self.words, first), last)

    def _skip_openers(self, first: int, last: int) -> int:
        """Pass over the words at a sentence's beginning that owe their capital to their place."""
        texts = self.words.texts
        while first <= last:
            flags = traits(texts[first])
            following = traits(texts[first + 1]) if first < last else 0
            if flags & v.FUNCTION:
                name = flags & v.GIVEN and following & v.NAME_WORD and not following & v.FUNCTION
                if not name:
                    first += 1
                    continue
            return first
        return first

    def _parse_headline(self, first: int, last: int) -> None:
        """Parse a headline's run between its small words and verbs, on strong evidence only."""
        begin = first
        for index in range(first, last + 2):
            if index > last or (
                traits(self.words.texts[index]) & (v.FUNCTION | v.VERB | v.NEVER) and not self._ties(index)
            ):
                if begin < index:
                    kept = len(self.pieces)
                    self._parse_plain(begin, index - 1)
                    strong = [piece for piece in self.pieces[kept:] if self._is_strong(piece)]
                    named = {at for piece in strong for at in range(piece.first, piece.last + 1)}
                    # Any other word may be a name that the article's body tells.
                    maybe = [
                        Piece(at, at, "name", None, self._maybe(at))
                        for at in range(begin, index)
                        if at not in named
                    ]
                    self.pieces[kept:] = sorted(strong + maybe, key=lambda piece: piece.first)
                begin = index + 1

    def _ties(self, index: int) -> bool:
        """Say whether a small word ties an office to its complement: "of", "the" in "Head of the Board"."""
        texts = self.words.texts
        before = texts[index - 1] if index else ""
        return (texts[index] in TIES and bool(traits(before) & v.OFFICE)) or (
            texts[index] == "the" and index > 1 and self._ties(index - 1)
        )

    def _maybe(self, index: int) -> str:
        office = traits(self.words.texts[index]) & (v.TITLE | v.ROLE | v.PART)
        return "rule:surname-or-noun" if office else "rule:capitals"

    def _is_strong(self, piece: Piece) -> bool:
        return piece.kind is not None and piece.rule not in {
            "rule:capitals",
            "rule:acronym",
            "rule:capital-run",
        }

    def _parse_plain(self, first: int, last: int) -> None:
        texts = self.words.texts
        while first <= last:
            match = self.forms.long_name(first, last)
            if match and (match[0] == last or not traits(texts[last]) & (v.ORG_SUFFIX | v.PLACE_SUFFIX)):
                end, kind = match
                self._name(first, end, kind, "rule:lexicon")
                first = end + 1
                continue
            title = self._title(first, last)
            if title is None:
                self._parse_untitled(first, last)
                return
            begin, end = title
            if begin > first:
                self._parse_untitled(first, begin - 1)
            if end == last:
                return
            first = self._titled(begin, end, last) + 1

    def _title(self, first: int, last: int) -> tuple[int, int] | None:
        """Find the titles in a run that have a name after them: (their first, their last token)."""
        texts = self.words.texts
        for index in range(first, last):
            if not traits(texts[index]) & v.TITLE or (index > first and traits(texts[index - 1]) & v.GIVEN):
                continue
            begin, tied = index, False
            while begin > first and self._is_part(begin - 1):
                begin -= 1
            end = index
            while end < last and (
                traits(texts[end + 1]) & (v.TITLE | v.PART) and not self.forms.is_name_start(end + 1)
            ):
                end += 1
            if end < last and texts[end + 1] in TIES and traits(texts[end]) & v.OFFICE:
                complement = office_end(self.words, end, last, self.known)
                if complement is None:
                    raise _Unsure
                tied, end = True, complement
            while end > index and not tied and not traits(texts[end]) & v.TITLE:
                end -= 1
            if end >= last:
                # "appointed Ana Kolb Acting Head of Venn"
                named = tied and begin >= first + 2 and self.forms.is_person(first, begin - 1)
                return (begin, last) if named else None
            tail = traits(texts[last])
            if (
                not tied
                and tail & (v.ORG_SUFFIX | v.PLACE_SUFFIX)
                and not tail & v.NAME_WORD
                and not traits(texts[end]) & v.COURTESY
            ):
                return None
            if texts[end + 1] in JOINTS:
                return None
            return begin, end
        return None

    def _is_part(self, index: int) -> bool:
        flags = traits(self.words.texts[index])
        return bool(flags & (v.PART | v.TITLE)) and not flags & (v.PLACE | v.DEMONYM | v.ORG)

    def _titled(self, begin: int, end: int, last: int) -> int:
        """Add the name after the titles `begin` to `end`; return its last token."""
        words = self.words
        stop = min(last, end + LONGEST_NAME)
        for index in range(end + 2, stop + 1):
            if (
                self.forms.long_name(index, last)
                or traits(words.texts[index]) & (v.COURTESY | v.DEMONYM)
                or words.texts[index] in JOINTS
            ):
                stop = index - 1
                break
        piece = Piece(end + 1, stop, "name", "person", "rule:title+name", start=begin)
        piece.number = "singular"
        office = begin
        for index in range(begin, end + 1):
            title = titles().get(words.texts[index]) or titles().get(words.texts[index].title())
            role = roles().get(words.texts[index].lower())
            piece.gender = (title and title.gender) or (role and role.gender) or piece.gender
            if title and title.sort == "courtesy":
                office = index + 1
        if office <= end:
            piece.roles.append((office, end))
        piece.gender = piece.gender or self._given_gender(end + 1)
        self.pieces.append(piece)
        return stop

    def _given_gender(self, index: int) -> Gender | None:
        text = self.words.texts[index]
        return (
            given_names().get(text)
            or given_names().get(text.split("-")[0])
            or given_names().get(text.title())
        )

    def _name(self, first: int, last: int, kind: EntityKind | None, rule: str) -> None:
        piece = Piece(first, last, "name", kind, rule)
        if kind == "person":
            piece.number = "singular"
            piece.gender = self._given_gender(first)
        self.pieces.append(piece)

    # --- runs without a title ---

    def _parse_untitled(self, first: int, last: int) -> None:
        texts = self.words.texts
        while last > first and (texts[last] in JOINTS or not is_capital(texts[last])):
            last -= 1
        if first == last:
            self._single(first)
            return
        cut = self.forms.end_of_given(first, last)
        if cut < last:
            self._name(first, cut, "person", "rule:given+name")
            self._parse_plain(cut + 1, last)
            return
        kind = self.forms.whole(first, last)
        if kind is not None:
            self._name(first, last, *kind)
            return
        if self.forms.is_unknown(first, last):
            self._name(first, last, None, "rule:capital-run")
            return
        self._split(first, last)

    def _split(self, first: int, last: int) -> None:
        """Take apart a run of more than one name: Tessaran Ana Kolb, Texas Republican, Olt White House."""
        texts = self.words.texts
        for index in range(first + 1, last + 1):
            match = self.forms.long_name(index, last)
            if (match and match[0] == last) or texts[index] in JOINTS:
                self._parse_untitled(first, index - 1)
                following = index
                while following < last and texts[following] in {*JOINTS, "the"}:
                    following += 1
                self._parse_plain(following, last)
                return
        match = self.forms.long_name(first, last)
        if match:
            self._name(first, match[0], match[1], "rule:lexicon")
            self._parse_plain(match[0] + 1, last)
            return
        for index in range(first + 1, last):
            if self.forms.is_name_start(index) and self.forms.is_person(index, last):
                self._described(first, index, last)
                return
        self._split_at_ends(first, last)

    def _split_at_ends(self, first: int, last: int) -> None:
        """Take the first or the last word off a run and parse the rest."""
        flags, tail = traits(self.words.texts[first]), traits(self.words.texts[last])
        if flags & (v.PLACE | v.ORG) and not flags & v.NEVER:
            self._single(first)
            self._parse_plain(first + 1, last)
        elif flags & (v.DEMONYM | v.PART | v.ROLE | v.COMMON | v.FUNCTION):
            if flags & v.DEMONYM and tail & (v.DEMONYM | v.ROLE) == 0 and last == first + 1:
                self._single(last)
                return
            self._parse_plain(first + 1, last)
        elif tail & (v.ROLE | v.DEMONYM):
            self._parse_untitled(first, last - 1)
            self._single(last)
        elif flags & (v.GIVEN | v.NAME_WORD):
            self._single(first)
            self._parse_plain(first + 1, last)
        # What is left, "Zaffer Accord", names no person, body or place that rules can tell.

    def _described(self, first: int, name: int, last: int) -> None:
        """Add a person after capitalised words that describe him: Wenn County Recorder Ana Kolb."""
        kept = len(self.pieces)
        self._parse_untitled(first, name - 1)
        flags = traits(self.words.texts[name - 1])
        self._name(name, last, "person", "rule:given+name")
        if flags & v.COMMON and not flags & (v.DEMONYM | v.PLACE | v.ORG | v.GIVEN):
            person = self.pieces.pop()
            self.pieces[kept:] = [piece for piece in self.pieces[kept:] if piece.last < name - 1]
            person.roles.append((name - 1, name - 1))
            person.start = first
            self.pieces.append(person)

    def _single(self, index: int) -> None:
        text = self.words.texts[index]
        flags = traits(text)
        if (flags & v.NEVER and not flags & v.ORG) or flags & v.COURTESY or len(text) == 1:
            return
        if text[-1] == "." and traits(text[:-1]) & v.FUNCTION:  # "No."
            return
        if text[1] == "-" and text[0] in "DRI":  # D-Tess.: a party and a home
            return
        if (flags & v.ROLE and not flags & (v.ORG | v.PLACE)) or (
            flags & v.DEMONYM and not flags & (v.PLACE | v.ORG)
        ):
            self.heads.append(index)
            # It may yet be a surname: Cook, Bishop, Cuban.
            self._name(index, index, None, "rule:surname-or-noun")
        elif flags & v.ORG and not (flags & v.COMMON and not flags & v.ROLE and self.words.opens[index]):
            self._name(index, index, "organization", "rule:lexicon")
        elif flags & v.PLACE and not (flags & v.FUNCTION):
            self._name(index, index, "place", "rule:lexicon")
        elif flags & v.GIVEN and not (flags & v.COMMON and self.words.opens[index]):
            self._name(index, index, "person", "rule:given")
        elif _is_acronym(text) and not flags & v.COMMON:
            self._name(index, index, "organization", "rule:acronym")
        elif not flags & v.FUNCTION:
            self._name(index, index, None, "rule:capitals")


def _is_acronym(text: str) -> bool:
    bare = text.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()
