"""Quotes taken out of transcripts and altered as newspapers alter them, each with the class it should get.

Nothing of `onrecord.compare` is used here: sentences are cut, words changed and spellings swapped by code of
its own, so that a mistake in the comparer's idea of a word can't hide in the cases it is measured on.
Everything is chosen by one seed.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.types import QuoteKind, Record

CLASSES = ("verbatim", "punctuation", "cut", "stitched", "reworded", "not_found", "other_speaker")
# What is printed as a speaker and names nobody.
_OFFICES = frozenset(
    "president chair moderator ambassador secretary-general mayor captain professor question answer".split()
)
_TURN = "rule:turn"
_SENTENCE = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“\"'(]?[A-ZŁ])")
_WRAPPED = re.compile(r"(?<![.!?…:;”\"’'*)])[ \t]*\n\s*")  # some items break lines in mid-sentence
_BRACKETED = re.compile(r"[()\[\]]")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|Gen|Sen|Gov|[A-Z])\.$")
_LINK = (" … ", " ... ", "… ", " [...] ", "")


@dataclass(frozen=True, slots=True)
class Case:
    """A quote as printed, in one piece or several; who says it there; and its class."""

    pieces: tuple[str, ...]
    speaker: str
    kind: QuoteKind
    expected: str
    how: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one turn: `place` counts the sentences of the whole transcript."""

    text: str
    speaker: str
    turn: int
    place: int

    @property
    def words(self) -> list[str]:
        """Its words, with what is printed on them."""
        return self.text.split()


def sentences(record: Record) -> list[Sentence]:
    """Return the sentences of a transcript's turns whose speaker has a name."""
    names = {entity.id: entity for entity in record.entities}
    found, place = [], 0
    for turn, quote in enumerate(record.quotes):
        if _TURN not in quote.by or quote.kind != "direct":
            continue
        entity = names.get(quote.speaker or "")
        named = entity is not None and entity.kind == "person" and entity.name.lower() not in _OFFICES
        for span in quote.content:
            for line in _WRAPPED.sub(" ", span.of(record.article.text)).split("\n"):
                for text in _cut(line):
                    place += 1
                    if named and entity is not None:
                        found.append(Sentence(text, entity.name, turn, place))
    return found


def _cut(line: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE.finditer(line):
        if _ABBREVIATED.search(line[start : match.start()]):
            continue
        yield line[start : match.start()].strip()
        start = match.end()
    if line[start:].strip():
        yield line[start:].strip()


class Alterer:
    """Makes cases of one transcript; `others` are sentences of other ones."""

    def __init__(self, chance: random.Random, said: Sequence[Sentence], others: Sequence[Sentence]) -> None:
        """Keep the sentences that can be quoted."""
        self.chance = chance
        self.said = list(said)
        self.good = [one for one in said if 6 <= len(one.words) <= 45 and not _BRACKETED.search(one.text)]
        self.others = [one for one in others if 8 <= len(one.words) <= 40 and not _BRACKETED.search(one.text)]
        self.speakers = sorted({one.speaker for one in said})

    def case(self, expected: str) -> Case | None:
        """Return one case of a class, `None` where the sentence that was drawn does not lend itself to it."""
        makers: dict[str, Callable[[], Case | None]] = {
            "verbatim": self.verbatim,
            "punctuation": self.punctuation,
            "cut": self.cut,
            "stitched": self.stitched,
            "reworded": self.reworded,
            "not_found": self.not_found,
            "other_speaker": self.other_speaker,
        }
        return makers[expected]()

    # The classes

    def verbatim(self) -> Case | None:
        """Take a sentence, two, a fragment, or a sentence broken by the report."""
        one = self.chance.choice(self.good)
        way = self.chance.choice(("sentence", "two", "fragment", "broken"))
        if way == "two":
            text = self._with_next(one)
            return Case((_bare(text),), one.speaker, "direct", "verbatim", way) if text else None
        words = one.words
        if way == "fragment":
            length = self.chance.randint(4, min(12, len(words) - 1))
            start = self.chance.randint(0, len(words) - length)
            text = _bare(" ".join(words[start : start + length]))
            return Case((text,), one.speaker, "mixed", "verbatim", way)
        if way == "broken":
            at = self.chance.randint(3, len(words) - 3)
            pieces = " ".join(words[:at]).rstrip(",;–- "), " ".join(words[at:])
            if not words[at - 1][-1].isalnum() and words[at - 1][-1] != ",":
                return None
            return Case((pieces[0], _bare(pieces[1])), one.speaker, "direct", "verbatim", way)
        return Case((_bare(one.text),), one.speaker, "direct", "verbatim", way)

    def punctuation(self) -> Case | None:
        """Write a sentence otherwise, in one to three ways."""
        one = self.chance.choice(self.good)
        text = (self._with_next(one) if self.chance.random() < 0.3 else None) or one.text
        text = _bare(text)
        ways = list(_PUNCTUATIONS)
        self.chance.shuffle(ways)
        done: list[str] = []
        for name in ways:
            made = _PUNCTUATIONS[name](text, self.chance)
            if made != text:
                text = made
                done.append(name)
            if len(done) == 3 or (done and self.chance.random() < 0.4):
                break
        return Case((text,), one.speaker, "direct", "punctuation", "+".join(done)) if done else None

    def cut(self) -> Case | None:
        """Leave words out inside or at an end, with an ellipsis, brackets or nothing."""
        one = self.chance.choice(self.good)
        words = one.words
        if len(words) < 9:
            return None
        way = self.chance.choice(("inside", "inside", "head", "tail", "brackets"))
        if way == "brackets":
            return self._bracketed(one)
        gone = self.chance.randint(1, max(1, min(8, len(words) - 7)))
        if way == "inside":
            at = self.chance.randint(3, len(words) - gone - 3)
            link = self.chance.choice(_LINK)
            if not any(re.search(r"\w", word) for word in words[at : at + gone]):
                return None
            text = " ".join(words[:at]).rstrip(",;") + (link or " ") + " ".join(words[at + gone :])
        elif way == "head":
            text = " ".join(words[gone:])
            text = self.chance.choice(("", "… ", "...")) + text
            text = text if text[0] in "….[" else text[0].upper() + text[1:]
        else:
            text = " ".join(words[:-gone]).rstrip(",;–") + self.chance.choice(("", "", " …", "..."))
        return Case((_bare(text),), one.speaker, "direct", "cut", way)

    def stitched(self) -> Case | None:
        """Join two or three places of one speaker."""
        first = self.chance.choice(self.good)
        same = [
            one
            for one in self.good
            if one.speaker == first.speaker and abs(one.place - first.place) > 2 and len(one.words) >= 6
        ]
        if not same:
            return None
        parts = [first, self.chance.choice(same)]
        if self.chance.random() < 0.7:
            parts.sort(key=lambda one: one.place)
        if self.chance.random() < 0.15 and len(same) > 4:
            third = self.chance.choice(same)
            if all(abs(third.place - one.place) > 2 for one in parts):
                parts.append(third)
        texts = [self._piece(one) for one in parts]
        way = self.chance.choice(("ellipsis", "silent", "pieces"))
        if way == "pieces":
            return Case(tuple(_bare(text) for text in texts), first.speaker, "direct", "stitched", way)
        link = " " if way == "silent" else self.chance.choice(_LINK[:4])
        text = link.join(text if text[-1] in ".!?" or way != "silent" else f"{text}." for text in texts)
        return Case((_bare(text),), first.speaker, "direct", "stitched", way)

    def reworded(self) -> Case | None:
        """Change or add words, their order, a number, or report them."""
        one = self.chance.choice([one for one in self.good if len(one.words) >= 8])
        text = _bare(one.text)
        kind: QuoteKind = "direct"
        way = self.chance.choice(("one", "some", "order", "number", "indirect", "translated"))
        text_was = text
        if way == "order":
            text = _turned(text)
        elif way == "number":
            text = _other_number(text, self.chance)
        elif way == "indirect":
            kind, text = "indirect", "that " + _shifted(text)
        else:
            most = {"one": 1, "some": 3, "translated": 6}[way]
            text = _synonyms(text, self.chance, most)
            if way != "one" and self.chance.random() < 0.5:
                text = _contracted(text)
            if way == "translated":
                text = _turned(text)
        if _letters(text) == _letters(text_was) or _letters(text) == "that" + _letters(text_was):
            return None
        return Case((text,), one.speaker, kind, "reworded", way)

    def not_found(self) -> Case | None:
        """Take what was said elsewhere, or invent something."""
        speaker = self.chance.choice(self.speakers)
        way = self.chance.choice(("elsewhere", "invented", "invented"))
        if way == "elsewhere":
            text = _bare(self.chance.choice(self.others).text)
        else:
            text = self.chance.choice(_INVENTED).format(*self._nouns(4))
        kind: QuoteKind = "direct" if self.chance.random() < 0.7 else "indirect"
        return Case((text,), speaker, kind, "not_found", way)

    def other_speaker(self) -> Case | None:
        """Give what somebody says to somebody else."""
        made = self.chance.choice((self.verbatim, self.verbatim, self.punctuation, self.cut))()
        if made is None or sum(len(piece.split()) for piece in made.pieces) < 6:
            return None
        others = [name for name in self.speakers if not _related(name, made.speaker)]
        if not others:
            return None
        speaker = self.chance.choice(others)
        return Case(made.pieces, speaker, made.kind, "other_speaker", made.expected)

    # Pieces

    def _with_next(self, one: Sentence) -> str | None:
        for other in self.said:
            if other.turn == one.turn and other.place == one.place + 1 and not _BRACKETED.search(other.text):
                return f"{one.text} {other.text}"
        return None

    def _piece(self, one: Sentence) -> str:
        words = one.words
        if len(words) > 14 and self.chance.random() < 0.4:
            return _bare(" ".join(words[: self.chance.randint(7, 12)]).rstrip(",;–"))
        return one.text

    def _bracketed(self, one: Sentence) -> Case | None:
        words = one.words
        places = [
            at for at, word in enumerate(words) if word.lower() in ("he", "she", "it", "they", "them", "him")
        ]
        if not places:
            return None
        at = self.chance.choice(places)
        words[at] = self.chance.choice(("[the ministry]", "[the harbour master]", "[Ms Quill]"))
        return Case((_bare(" ".join(words)),), one.speaker, "direct", "cut", "brackets")

    def _nouns(self, number: int) -> list[str]:
        found = sorted(
            {
                word
                for one in self.said
                for word in re.findall(r"\b[a-z]{5,}\b", one.text)
                if word not in _NO_NOUNS and not word.endswith(("ly", "ing", "ed"))
            }
        )
        return [self.chance.choice(found) for _ in range(number)]


def cases(
    transcripts: Sequence[Sequence[Sentence]], expected: str, number: int, seed: int
) -> list[tuple[int, Case]]:
    """Return `number` cases of a class, each with the number of its transcript."""
    chance = random.Random(f"{seed} {expected}")  # noqa: S311 - it chooses cases, not secrets
    alterers = [
        Alterer(chance, said, [one for other in transcripts if other is not said for one in other])
        for said in transcripts
    ]
    found: list[tuple[int, Case]] = []
    for attempt in range(number * 200):
        at = attempt % len(alterers)
        made = alterers[at].case(expected) if alterers[at].good and alterers[at].others else None
        if made is not None:
            found.append((at, made))
        if len(found) == number:
            break
    return found


def _bare(text: str) -> str:
    """Return a text as a quote's content: without the full stop or comma that the report takes over."""
    return text.strip().removesuffix(".").rstrip(",;") if not text.endswith(("...", "…")) else text.strip()


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text)).lower()


def _related(one: str, other: str) -> bool:
    return bool({*one.lower().split()} & {*other.lower().split()})


# Written otherwise

_WORDS_OF = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve nineteen fifty thirty forty"
        " hundred".split(),
        "2 3 4 5 6 7 8 9 10 11 12 19 50 30 40 100".split(),
        strict=True,
    )
)
_SPELLINGS = {
    "colour": "color", "harbour": "harbor", "favour": "favor", "honour": "honor", "neighbour": "neighbor",
    "labour": "labor", "behaviour": "behavior", "humour": "humor", "centre": "center", "metres": "meters",
    "kilometres": "kilometers", "centimetres": "centimeters", "tyre": "tire", "licence": "license",
    "apologise": "apologize", "organise": "organize", "organisation": "organization", "realise": "realize",
    "recognise": "recognize", "centralising": "centralizing", "programme": "program", "defence": "defense",
    "signaller": "signaler", "travelled": "traveled", "cancelled": "canceled",
    "modernisation": "modernization",
    "cooperation": "co-operation", "per cent": "percent", "grey": "gray", "theatre": "theater",
    "emphasise": "emphasize", "specialised": "specialized",
}  # fmt: skip


def _spelled(text: str, chance: random.Random) -> str:
    del chance
    for british, american in _SPELLINGS.items():
        one, other = rf"\b{british}", rf"\b{american}"
        if re.search(one, text):
            return re.sub(one, american, text)
        if re.search(other, text):
            return re.sub(other, british, text)
    return text


def _figures(text: str, chance: random.Random) -> str:
    del chance
    for word, figure in _WORDS_OF.items():
        if word == "hundred":
            continue
        if re.search(rf"(?<![\w-]){word}(?![\w-]| hundred| thousand)", text):
            return re.sub(rf"(?<![\w-]){word}(?![\w-]| hundred| thousand)", figure, text, count=1)
        if re.search(rf"(?<![\w.,]){figure}(?![\w.,%]| per)", text):
            return re.sub(rf"(?<![\w.,]){figure}(?![\w.,%]| per)", word, text, count=1)
    return text


def _apostrophes(text: str, chance: random.Random) -> str:
    del chance
    return text.replace("'", "’") if "'" in text else text.replace("’", "'")


def _marks(text: str, chance: random.Random) -> str:
    del chance
    if '"' in text:
        return re.sub(r'"([^"]*)"', r"‘\1’", text)
    return text.replace("“", "'").replace("”", "'").replace("«", "'").replace("»", "'")


def _commas(text: str, chance: random.Random) -> str:
    return (
        text.replace(",", "", 1)
        if chance.random() < 0.6
        else re.sub(r", (and|but)\b", r" – \1", text, count=1)
    )


def _dashes(text: str, chance: random.Random) -> str:
    return re.sub(r"\s*[–—]\s*", chance.choice(("—", " - ", ", ", " -- ")), text)


def _stops(text: str, chance: random.Random) -> str:
    del chance
    return re.sub(r"\. ([A-Z])(?=[a-z])", lambda found: "; " + found[1].lower(), text, count=1)


def _accents(text: str, chance: random.Random) -> str:
    del chance
    plain = unicodedata.normalize("NFD", text.replace("Ł", "L").replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _blanks(text: str, chance: random.Random) -> str:
    at = [match.start() for match in re.finditer(" ", text)]
    place = chance.choice(at)
    return text[:place] + chance.choice(("\u00a0", "  ", "\u2009")) + text[place + 1 :]


def _cased(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    words[at] = words[at].upper() if words[at].islower() and len(words[at]) > 2 else words[at]
    return " ".join(words)


def _sic(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randint(1, len(words) - 1)
    note = chance.choice(("[sic]", "(sic)", "[the minister]", "[laughs]", "[in Ostria]"))
    return " ".join([*words[:at], note, *words[at:]])


def _hyphens(text: str, chance: random.Random) -> str:
    del chance
    if re.search(r"[a-z]-[a-z]", text):
        return re.sub(r"([a-z])-([a-z])", r"\1 \2", text, count=1)
    return re.sub(r"\b(re|co|pre|over|under|down|out)(?=[a-z]{4,})", r"\1-", text, count=1)


def _first(text: str, chance: random.Random) -> str:
    del chance
    return f"[{text[0]}]{text[1:]}" if text[0].isupper() and text[1].islower() else text


_PUNCTUATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "spelling": _spelled, "figures": _figures, "apostrophes": _apostrophes, "marks": _marks,
    "commas": _commas, "dashes": _dashes, "stops": _stops, "accents": _accents, "blanks": _blanks,
    "case": _cased, "sic": _sic,
    "hyphens": _hyphens, "first": _first,
}  # fmt: skip

# Other words

_SYNONYMS = {
    "good": "fine", "big": "large", "large": "big", "begin": "start", "start": "begin", "help": "assist",
    "want": "wish", "wants": "wishes", "think": "believe", "believe": "think", "need": "require",
    "people": "citizens",
    "money": "funds", "year": "twelve months", "important": "crucial", "very": "extremely",
    "build": "construct",
    "built": "constructed", "built.": "constructed.", "told": "informed", "said": "stated", "say": "state",
    "asked": "requested", "country": "nation", "work": "labour", "ready": "finished", "because": "since",
    "but": "however", "also": "likewise", "however": "but", "now": "at present", "new": "fresh",
    "children": "kids",
    "found": "discovered", "know": "are aware", "knew": "were aware", "must": "have to",
    "can": "is able to",
    "would": "could", "will": "shall", "many": "a lot of", "often": "frequently", "several": "a number of",
    "before": "prior to", "after": "following", "about": "regarding", "somebody": "a person",
    "nobody": "no one",
    "everybody": "everyone", "everyone": "all of them", "took": "grabbed", "give": "hand",
    "given": "handed",
    "get": "obtain", "got": "received", "look": "see", "sees": "notices", "saw": "noticed",
    "wrote": "penned",
    "house": "home", "home": "house", "doctor": "physician", "ship": "vessel", "ferry": "boat",
    "bridge": "crossing",
    "line": "track", "report": "study", "closed": "shut", "close": "shut", "open": "accessible",
    "vote": "ballot",
    "government": "cabinet", "agreement": "accord", "development": "growth", "issue": "question",
    "issues": "questions", "problem": "difficulty", "problems": "difficulties", "today": "this day",
    "together": "jointly", "cooperation": "collaboration", "support": "backing", "first": "initial",
    "discuss": "talk over", "meeting": "session", "continue": "carry on", "major": "big", "region": "area",
    "regions": "areas", "companies": "firms", "company": "firm", "plan": "scheme", "plans": "schemes",
    "difficult": "hard", "like": "wish", "make": "produce", "made": "produced", "see": "observe",
    "years": "seasons",
    "time": "moment", "just": "merely", "only": "merely", "all": "every one of them",
    "much": "a great deal",
    "has": "possesses", "have": "hold", "was": "had been", "is": "remains", "are": "remain", "it": "this",
}  # fmt: skip
_SHIFTS = {
    "i": "he", "we": "they", "my": "his", "our": "their", "me": "him", "us": "them", "i'm": "he was",
    "i've": "he had", "i'd": "he would", "we've": "they had", "we're": "they were", "i’ve": "he had",
    "am": "was", "is": "was", "are": "were", "have": "had", "has": "had", "will": "would", "can": "could",
    "do": "did", "does": "did", "today": "that day", "here": "there", "it's": "it was", "you": "they",
}  # fmt: skip
_CONTRACTIONS = (
    ("do not", "don't"), ("did not", "didn't"), ("is not", "isn't"), ("cannot", "can't"),
    ("will not", "won't"),
    ("i have", "I've"), ("we have", "we've"), ("it is", "it's"), ("i am", "I'm"), ("that is", "that's"),
    ("would not", "wouldn't"), ("are not", "aren't"), ("does not", "doesn't"),
)  # fmt: skip
_FRAME = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def _synonyms(text: str, chance: random.Random, most: int) -> str:
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if _plain(word) in _SYNONYMS]
    chance.shuffle(places)
    for at in places[:most]:
        words[at] = _put(words[at], _SYNONYMS[_plain(words[at])])
    if len(places) < most and chance.random() < 0.5:
        for at, word in enumerate(words[:-2]):
            if (
                _plain(word) in ("think", "believe", "know", "say", "hope", "sure")
                and words[at + 1] != "that"
            ):
                words[at] = f"{word} that"
                break
    return " ".join(words)


def _shifted(text: str) -> str:
    words = [
        _put(word, _SHIFTS[_plain(word)]) if _plain(word) in _SHIFTS else word for word in text.split(" ")
    ]
    shifted = " ".join(words)
    return shifted[0].lower() + shifted[1:]


def _contracted(text: str) -> str:
    for long, short in _CONTRACTIONS:
        if re.search(rf"\b{long}\b", text, re.IGNORECASE):
            return re.sub(rf"\b{long}\b", short, text, flags=re.IGNORECASE, count=1)
        if re.search(rf"\b{re.escape(short)}", text, re.IGNORECASE):
            return re.sub(rf"\b{re.escape(short)}", long, text, flags=re.IGNORECASE, count=1)
    return text


def _turned(text: str) -> str:
    """Put the last clause of a sentence first."""
    head, comma, tail = text.rpartition(", ")
    if not comma or len(head.split()) < 3 or len(tail.split()) < 3:
        return text
    return f"{tail[0].upper()}{tail[1:].rstrip('.')}, {head[0].lower()}{head[1:]}"


def _other_number(text: str, chance: random.Random) -> str:
    figures = list(re.finditer(r"\b\d[\d,.]*\b", text))
    if figures:
        found = chance.choice(figures)
        digits = list(found[0])
        digits[0] = str((int(digits[0]) + chance.randint(1, 7)) % 9 + 1)
        made = "".join(digits)
        return text if made == found[0] else text[: found.start()] + made + text[found.end() :]
    for word, other in (
        ("two", "three"),
        ("three", "five"),
        ("eleven", "twelve"),
        ("four", "six"),
        ("nine", "seven"),
        ("twice", "three times"),
        ("once", "twice"),
        ("nineteen", "forty"),
    ):
        if re.search(rf"\b{word}\b", text):
            return re.sub(rf"\b{word}\b", other, text, count=1)
    return text


def _plain(word: str) -> str:
    return word.strip('.,;:!?“”"()–—').lower()


def _put(word: str, other: str) -> str:
    match = _FRAME.match(word)
    if match is None:
        return other
    capital = match[2][:1].isupper() and match[2].lower() not in ("i", "i'm", "i've", "i'd", "i’ve")
    return match[1] + (other[0].upper() + other[1:] if capital else other) + match[3]


# Never said

_NO_NOUNS = frozenset(
    "about after again their there these those would could should which while where every other because"
    " before being never always since until under above going might shall still whose first second third"
    " three seven eight nothing something everything nobody somebody everybody anybody think known given"
    " taken".split()
)
_INVENTED = (
    "The {0} has become a symbol of everything that went wrong with the {1} under my predecessor",
    "Nobody in this room will ever convince me that {0} and {1} are the same thing",
    "I resign with effect from midnight, and I take the {0} with me",
    "We shall triple the tax on {0} and spend the proceeds on {1}",
    "History will remember the day on which the {0} was sold for the price of a {1}",
    "My opponents would rather see the {0} rot than admit that the {1} saved lives",
    "There is a secret annex to the treaty, and it concerns the {0}",
    "Give the {0} back to the farmers, or the farmers will come and fetch the {1}",
    "Our grandchildren will laugh at the way in which we argued over {0}",
    "It was raining diplomats, and not one of them could spell {0}",
    "The {0} crisis proves that {1} must finally be taken out of private hands",
    "An honest accountant would have stopped the {0} in the first week",
    "This {0} is a scandal, a disgrace and an insult to every {1} in the land",
    "I have instructed my lawyers to sue the {0} for every penny that the {1} has lost",
    "Whoever leaked the {0} memorandum will spend the rest of the decade counting paper clips",
    "The generals begged me to bomb the {0}, and I refused",
    "Unless {0} falls below three per cent, the central bank will raise rates in October",
    "The archbishop blessed the {0}, and that ought to settle the matter of the {1}",
    "Foreign spies were behind the {0}; the evidence is overwhelming and will be published",
    "We lost the election on {0}, and we deserved to lose it on {1} as well",
    "Every schoolchild knows the {0} song, and it's time that ministers learned its second verse",
    "In exchange for the {0}, the rebels promised to release the {1} by sundown",
    "Call it {0} or call it {1}: what it amounts to is theft",
    "The orchestra played on while the {0} burned, and I blame the conductor",
)
