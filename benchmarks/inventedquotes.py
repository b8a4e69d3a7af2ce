"""Invented quotes by the million, in articles: the same each time, with the shape of real ones.

Words are drawn by Zipf's law with Mandelbrot's shift (its exponent is that of English newspapers): the first
are English function words, the rest is put together from syllables and endings. Lengths are log-normal with a
mean of 26 words. Who speaks is drawn by Zipf's law as well, from names that `invented` prints in several
spellings and scripts; so are outlets. Articles have a few quotes of two speakers, and come in no order of
days.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from benchmarks.invented import invent
from onrecord.register.origin import Origin, Who, Words
from onrecord.register.said import Said
from onrecord.spans import Span

_FUNCTION = (
    "the of and to a in that is for it was on with he as be by at we this have from are not will they but his"
    " has an i which you their had or our been who there were would its more all if no one what when so out"
    " up said about into than them can only other new some could time these two may then do first any my now"
    " such like over also her must after me how people most before between because where those through"
).split()
_ONSETS = (
    "b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split()
)
_VOWELS = "a e i o u ai ea ee ia io oa ou".split()
_CODAS = ["", "", "", *"b ck d ft g ld ll m mp n nd ng nt p r rd rk rm rn rt s sh sk st t x".split()]
_ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ion", "al", "ment"]
_WORDS = 60_000
_SHIFT, _EXPONENT = 2.7, 1.07
_MEAN, _SPREAD = 3.08, 0.6  # of the logarithm of the number of words
_LEAST, _MOST_WORDS = 3, 150
_NAMES, _OUTLETS, _YEARS = 50_000, 200, 20
_LAST_DAY = date(2035, 12, 31)
_A_QUOTE = 4  # quotes an article, on the mean
_DRAWN = 20_000  # articles drawn at once


@dataclass(frozen=True, slots=True)
class Told:
    """One article's quotes."""

    origin: Origin
    day: date
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What quotes are drawn from; the more frequent of each first."""

    words: tuple[str, ...]
    people: tuple[Who, ...]
    outlets: tuple[str, ...]


def world(*, names: int = _NAMES, seed: int = 11) -> World:
    """Invent words, people and outlets.

    Args:
        names: how many printed names.
        seed: the same one gives the same world.
    """
    chance = np.random.default_rng(seed)
    invented: dict[str, None] = {}
    while len(invented) < _WORDS:
        invented.update(dict.fromkeys(_word(chance) for _ in range(10_000)))
    # Frequent words are shorter, and not strictly so.
    lengths = {word: len(word) + 4 * chance.random() for word in list(invented)[:_WORDS]}
    words = tuple(dict.fromkeys((*_FUNCTION, *sorted(lengths, key=lengths.__getitem__))))
    printed = dict.fromkeys(invent(2 * names, seed).names)
    people = tuple(Who(name, (name,), "person", ("minister",)) for name in list(printed)[:names])
    outlets = tuple(
        f"The {words[500 + at].capitalize()} {_PAPERS[at % len(_PAPERS)]}" for at in range(_OUTLETS)
    )
    return World(words, people, outlets)


_PAPERS = ("Post", "Ledger", "Times", "Herald", "Courier", "Gazette", "Wire", "Observer")


def _word(chance: np.random.Generator) -> str:
    syllables = int(chance.choice((1, 1, 1, 2, 2, 3)))
    parts = [
        f"{chance.choice(_ONSETS)}{chance.choice(_VOWELS)}{chance.choice(_CODAS)}" for _ in range(syllables)
    ]
    return "".join(parts) + str(chance.choice(_ENDINGS))


def articles(number: int, made: World, *, seed: int = 12) -> Iterator[Told]:
    """Yield articles until they have so many quotes, or a few more.

    Args:
        number: of quotes.
        made: what they are drawn from.
        seed: the same one gives the same articles.
    """
    chance = np.random.default_rng(seed)
    by_word = _cumulated(len(made.words))
    by_person, by_outlet = _cumulated(len(made.people)), _cumulated(len(made.outlets))
    article = quotes = 0
    while quotes < number:
        sizes = 1 + chance.poisson(_A_QUOTE - 1, _DRAWN)
        total = int(sizes.sum())
        lengths = np.clip(chance.lognormal(_MEAN, _SPREAD, total).astype(int), _LEAST, _MOST_WORDS)
        words = _drawn(chance, by_word, int(lengths.sum()))
        speakers = _drawn(chance, by_person, (_DRAWN, 3))
        outlets = _drawn(chance, by_outlet, _DRAWN)
        days = chance.integers(0, _YEARS * 365, _DRAWN)
        quote = word = 0
        for at in range(_DRAWN):
            texts = []
            for length in lengths[quote : quote + sizes[at]]:
                texts.append(_sentence([made.words[one] for one in words[word : word + length]]))
                word += length
            quote += sizes[at]
            day = _LAST_DAY - timedelta(days=int(days[at]))
            people = [made.people[one] for one in speakers[at]]
            yield _article(article, texts, people, made.outlets[outlets[at]], day)
            article += 1
            quotes += len(texts)
            if quotes >= number:
                return


def _cumulated(size: int) -> npt.NDArray[np.float64]:
    weights = 1 / (np.arange(1, size + 1) + _SHIFT) ** _EXPONENT
    return np.cumsum(weights / weights.sum())


def _drawn(
    chance: np.random.Generator, cumulated: npt.NDArray[np.float64], shape: int | tuple[int, int]
) -> npt.NDArray[np.int64]:
    return np.minimum(np.searchsorted(cumulated, chance.random(shape)), len(cumulated) - 1)


def _sentence(words: list[str]) -> str:
    if len(words) > 12:
        words[len(words) // 2] += ","
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _article(number: int, texts: list[str], people: list[Who], outlet: str, day: date) -> Told:
    source = f"items.jsonl:{number}"
    digest = hashlib.sha256(source.encode()).hexdigest()
    url = f"https://news.example/{number}"
    origin = Origin(f"sha256:{digest}", f"Article {number}", outlet, url, day.isoformat(), source)
    found, at = [], 0
    for nth, text in enumerate(texts):
        speaker = people[nth % 2]
        span = Span(at + 1, at + 1 + len(text))
        told = f"“{text}” {speaker.name} said."
        cue = Span(at + len(told) - 5, at + len(told) - 1)
        found.append(
            Said(
                id=f"{digest[:12]}:q{nth + 1}",
                origin=origin,
                kind="direct",
                act="speech",
                content=(Words(text, span),),
                text=text,
                source=(Words(speaker.name, Span(span.end + 2, span.end + 2 + len(speaker.name))),),
                cue=(Words("said", cue),),
                speaker=speaker,
                to=None,
                about=(people[2],) if nth == 0 else (),
                via=(),
                within=None,
                told=Words(told, Span(at, at + len(told))),
                confidence=0.9,
                by=("model:en-1",),
            )
        )
        at += len(told) + 1
    return Told(origin, day, tuple(found))
