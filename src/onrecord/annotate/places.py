"""Where each mention stands and what it is, as far as words and lists tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.document import Document
from onrecord.annotate.grammar import ADVERBS, AUXILIARIES, CLAUSE_STARTERS, PREPOSITIONS, RELATIVES
from onrecord.annotate.vocabulary import VERB, traits
from onrecord.findings import FoundMention
from onrecord.spans import Span

_SORTS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
_CASES = {
    **dict.fromkeys(("he", "she", "they"), 0),
    **dict.fromkeys(("him", "them"), 1),
    **dict.fromkeys(("his", "their"), 2),
    **dict.fromkeys(("hers", "theirs"), 3),
    **dict.fromkeys(("himself", "herself", "themselves"), 4),
}
# After "her" these show that it is an object; before a noun it owns.
_AFTER_OBJECT = PREPOSITIONS | CLAUSE_STARTERS | AUXILIARIES | ADVERBS | frozenset("and or the a an".split())
_GENDER = {"masculine": 1, "feminine": -1, None: 0}
# Given names that no list has and that end so are women's more often than not.
_FEMININE = ("a", "ine", "ette", "elle", "ia", "lyn", "yne", "een", "ie", "i")
_LINKS = frozenset("and or but nor &".split())
_CLOSE = frozenset(".!?;:")

_BEFORE = (
    "start",
    "of",
    "by",
    "to",
    "with",
    "preposition",
    "link",
    "comma",
    "open",
    "verb",
    "starter",
    "'s",
    "other",
)
_AFTER = ("'s", "verb", "comma", "link", "preposition", "relative", "open", "end", "starter", "other")
PLACE_WIDTH = 5 + len(_BEFORE) + len(_AFTER) + 20


@dataclass(slots=True)
class Place:
    """One mention's place: numbers of its sentence, paragraph, token, quote (-1: none) and likely entity."""

    sentence: int
    paragraph: int
    token: int
    quote: int
    phrase: Span
    kind: str
    sort: str
    """Of a pronoun: he, she or they; "" for all else."""
    gender: int
    """1 masculine, -1 feminine, 0 unknown."""
    name_gender: int
    """What the sound of a name says where no list knows it."""
    alias_gender: int
    """The gender that all names of the likely entity tell that tell any; softer than `gender`."""
    plural: bool
    pronoun: bool
    asks: bool
    answers: bool
    subject: int
    verbs: int
    commas: int
    starters: int
    links: int
    case: int = 5
    """Of a pronoun: 0 subject, 1 object, 2 and 3 owner, 4 reflexive; 5 of all else."""
    owner: int = 0
    alias: int = -1
    count: int = 0
    total: int = 0
    order: int = 0
    numbers: tuple[float, ...] = ()


class _Layout:
    """A document's tokens with running counts of verbs, commas and words that open clauses."""

    def __init__(self, document: Document, quoted: Sequence[Span]) -> None:
        self.document = document
        self.words = [token.text.lower() for token in document.tokens]
        self.verb = [is_verb(word) for word in self.words]
        self.verbs, self.commas, self.starters, self.links = [0], [0], [0], [0]
        for word, verb in zip(self.words, self.verb, strict=True):
            self.verbs.append(self.verbs[-1] + verb)
            self.commas.append(self.commas[-1] + (word in {",", ";", "(", "–", "—", "--"}))
            self.links.append(self.links[-1] + (word in _LINKS or word == "to"))
            self.starters.append(self.starters[-1] + (word in CLAUSE_STARTERS or word in RELATIVES))
        self.sentences = [span.start for span in document.sentences]
        self.paragraphs = [span.start for span in document.paragraphs]
        self.quoted = sorted(quoted)

    def quote(self, at: int) -> int:
        """Return the number of the stretch in marks around an offset, the last that opens; -1: none."""
        number = bisect_right(self.quoted, (at, 1 << 60)) - 1
        for back in range(number, max(number - 4, -1), -1):
            if self.quoted[back].start <= at < self.quoted[back].end:
                return back
        return -1


def is_verb(word: str) -> bool:
    """Say whether a small word is likely a finite verb."""
    return word in AUXILIARIES or bool(traits(word) & VERB) or (len(word) > 4 and word.endswith("ed"))


def places(document: Document, mentions: Sequence[FoundMention], quoted: Sequence[Span]) -> list[Place]:
    """Place every mention, in the order given (that of the text)."""
    layout = _Layout(document, quoted)
    told = [_place(layout, mention) for mention in mentions]
    _name_entities(document.text, mentions, told)
    seen: Counter[int] = Counter()
    for place in told:
        seen[place.sentence] += place.answers or place.asks
        place.order = seen[place.sentence] - 1
    for place, mention in zip(told, mentions, strict=True):
        place.numbers = _numbers(layout, place, mention)
    return told


def _place(layout: _Layout, mention: FoundMention) -> Place:
    document, span = layout.document, mention.span
    word = span.of(document.text).lower().replace("’", "'")
    sort = _SORTS.get(word, "") if mention.form == "pronoun" else ""
    token = max(bisect_right(document.starts, span.start) - 1, 0)
    plural = mention.number == "plural" or mention.kind == "group"
    nominal = mention.form == "nominal"
    indefinite = word.split(" ", 1)[0] in {"a", "an", "one", "some", "any", "no", "every", "each", "another"}
    named = mention.form == "name" and mention.kind in {"person", "organization", "unknown", "group"}
    return Place(
        sentence=max(bisect_right(layout.sentences, span.start) - 1, 0),
        paragraph=max(bisect_right(layout.paragraphs, span.start) - 1, 0),
        token=token,
        quote=layout.quote(span.start),
        phrase=mention.phrase,
        kind=mention.kind,
        sort=sort,
        gender=_GENDER[mention.gender],
        name_gender=_sound(span.of(document.text)) if named and mention.kind != "organization" else 0,
        alias_gender=_GENDER[mention.gender],
        plural=plural,
        pronoun=bool(sort),
        asks=bool(sort) or (nominal and not indefinite and mention.kind != "place"),
        answers=named or nominal,
        subject=0,
        verbs=layout.verbs[token],
        commas=layout.commas[token],
        starters=layout.starters[token],
        links=layout.links[token],
    )


def _sound(name: str) -> int:
    first = name.split(" ", 1)[0].strip(".").lower()
    if " " not in name or len(first) < 3:
        return 0
    return -1 if first.endswith(_FEMININE) else 1


def _name_entities(text: str, mentions: Sequence[FoundMention], told: Sequence[Place]) -> None:
    """Number what is likely one entity: names that share their words with a longer one; count them.

    `resolve` decides who is one; this is what a glance tells, for counting.
    """
    aliases = _Aliases()
    for at, (mention, place) in enumerate(zip(mentions, told, strict=True)):
        printed = mention.span.of(text).split() if mention.form == "name" else []
        place.alias = aliases.of(frozenset(map(_folded, printed)) - {""}, place.kind)
        aliases.members[place.alias].append(at)
    for group in aliases.members:
        named = [at for at in group if mentions[at].form == "name"]
        genders = {told[at].gender for at in group} - {0}
        sounds = [told[at].name_gender for at in named if told[at].name_gender]
        for order, at in enumerate(group):
            told[at].count, told[at].total = order, len(group)
        for at in named:
            told[at].alias_gender = next(iter(genders)) if len(genders) == 1 else told[at].gender
            told[at].name_gender = sounds[0] if sounds and not told[at].alias_gender else 0


class _Aliases:
    """Likely entities by the words of their names."""

    def __init__(self) -> None:
        self.members: list[list[int]] = []
        self._words: list[frozenset[str]] = []
        self._kinds: list[str] = []
        self._holders: dict[str, list[int]] = {}

    def of(self, words: frozenset[str], kind: str) -> int:
        """Return the number of the last entity that the words name, a new one where there is none."""
        for word in sorted(words):
            for number in reversed(self._holders.get(word, ())):
                known = self._words[number]
                if (words <= known or known <= words) and self._kinds[number] == kind:
                    self._add(number, words)
                    return number
        self.members.append([])
        self._words.append(frozenset())
        self._kinds.append(kind)
        self._add(len(self.members) - 1, words)
        return len(self.members) - 1

    def _add(self, number: int, words: frozenset[str]) -> None:
        for word in words - self._words[number]:
            self._holders.setdefault(word, []).append(number)
        self._words[number] |= words


def _folded(word: str) -> str:
    return word.strip(".,'’").lower()


def _numbers(layout: _Layout, place: Place, mention: FoundMention) -> tuple[float, ...]:
    """Return what describes a mention by itself."""
    document = layout.document
    first = bisect_left(document.starts, mention.phrase.start)
    last = bisect_left(document.starts, mention.span.end)
    end = bisect_left(document.starts, mention.phrase.end)
    before = _before(layout, first, place)
    after = _after(layout, last, place)
    beyond = _after(layout, end, place)
    word = mention.span.of(document.text).lower()
    case = _CASES.get(word, 5)
    if word == "her":
        following = layout.words[last] if last < len(layout.words) else "."
        case = 1 if not following[0].isalpha() or following in _AFTER_OBJECT else 2
    owner = after == "'s" or case == 2
    subject = (
        case in {0, 5} and not owner and before not in {"of", "by", "to", "with", "preposition", "verb"}
    ) and (case == 0 or after == "verb" or beyond == "verb")
    place.subject, place.case, place.owner = int(subject), case, int(owner)
    form = mention.form
    flags = (
        form == "name",
        form == "nominal",
        place.pronoun,
        place.sort == "they",
        mention.kind == "organization",
        mention.kind == "unknown",
        place.plural,
        place.alias_gender != 0,
        bool(mention.roles),
        " " in mention.span.of(document.text),
        subject,
        owner,
        place.order == 0,
        place.order == 1,
        place.order > 1,
        place.sentence == 0,
        place.quote >= 0,
        mention.phrase.end > mention.span.end,
        beyond == "verb",
        place.subject and place.order == 0,
    )
    return (
        *(float(case == number) for number in range(5)),
        *(float(before == name) for name in _BEFORE),
        *(float(after == name) for name in _AFTER),
        *(float(flag) for flag in flags),
    )


def _before(layout: _Layout, first: int, place: Place) -> str:
    starts = layout.document.starts
    if first == 0 or starts[first - 1] < layout.sentences[place.sentence]:
        return "start"
    word = layout.words[first - 1]
    if word in {"of", "by", "to", "with"}:
        return word
    return _word(word, layout.verb[first - 1])


def _after(layout: _Layout, last: int, place: Place) -> str:
    starts = layout.document.starts
    if last >= len(starts):
        return "end"
    nexts = layout.sentences[place.sentence + 1] if place.sentence + 1 < len(layout.sentences) else 1 << 60
    if starts[last] >= nexts:
        return "end"
    word = layout.words[last]
    if word in ADVERBS and last + 1 < len(starts) and layout.verb[last + 1]:
        return "verb"
    if word in {"who", "whom", "whose", "which"}:
        return "relative"
    if word in _CLOSE or word in {"”", '"', ")"}:
        return "end"
    if word in {"of", "by", "to", "with"}:
        return "preposition"
    return _word(word, layout.verb[last])


def _word(word: str, verb: bool) -> str:
    if word in {"'s", "’s", "'", "’"}:
        return "'s"
    if word == ",":
        return "comma"
    if word in {"(", "[", "“", '"', "-", "–", "—", "--"}:
        return "open"
    if word in _LINKS:
        return "link"
    if word in CLAUSE_STARTERS:
        return "starter"
    if word in PREPOSITIONS:
        return "preposition"
    return "verb" if verb else "other"
