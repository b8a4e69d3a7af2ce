"""Put each wrong attribution in classes, for the error analysis; `docs/measuring.md` says what they mean.

Predicted quotes are paired with those of the gold as everywhere (content shared by half),
then those left with whatever they touch. A pair differs in its content, source or cue; a
quote without a partner is missed or spurious. An attribution may stand in several classes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.gold.compiled import Gold
from benchmarks.matching import match_quotes
from benchmarks.trim import pieces, shared
from onrecord.lexicon.cues import cue_forms
from onrecord.spans import Span
from onrecord.types import Quote, Record

Pieces = frozenset[Span]

_WORD = re.compile(r"\w[\w’'-]*")
_OWNER = frozenset("a an the his her its their our my your any no some 's".split())
_NOUN = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ism",
    "ness",
    "claim",
    "plan",
    "plans",
    "words",
    "criticism",
    "view",
)
_LIGHT = frozenset(
    "am is are was were be been being has have had having do does did will would can could may might must "
    "shall should not n't never also even just still already again then now yet only once first later "
    "recently often to".split()
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with one attribution; `attribution` is its name within the article."""

    document: str
    attribution: str
    label: str
    gold: Span | None
    predicted: Span | None


def classes(gold: Gold, predicted: Record) -> Iterator[Wrong]:
    """Yield what is wrong with the attributions of one article, then its spurious ones."""
    text = gold.record.article.text
    paired = pairs(gold.record.quotes, predicted.quotes)
    for at, quote in enumerate(gold.record.quotes):
        name = f"gold {at}"
        if at not in paired:
            label = f"content missed: {quote.kind}, cue: {cue_type(quote, text)}"
            yield Wrong(gold.name, name, label, min(quote.content, default=None), None)
            continue
        against = predicted.quotes[paired[at]]
        for label, one, other in _differences(gold.record, predicted, quote, against):
            yield Wrong(gold.name, name, label, one, other)
    taken = set(paired.values())
    for at, quote in enumerate(predicted.quotes):
        if at not in taken:
            label = f"content spurious: {quote.kind}, cue: {cue_type(quote, text)}"
            yield Wrong(gold.name, f"predicted {at}", label, None, min(quote.content, default=None))


def pairs(gold: Sequence[Quote], predicted: Sequence[Quote]) -> dict[int, int]:
    """Pair quotes one to one: by half of the longer content, the rest by most characters in common."""
    paired = match_quotes(gold, predicted)
    taken = set(paired.values())
    rest = sorted(
        (-common, at, against)
        for at, one in enumerate(gold)
        if at not in paired
        for against, other in enumerate(predicted)
        if against not in taken and (common := shared(one.content, other.content))
    )
    for _, at, against in rest:
        if at not in paired and against not in taken:
            paired[at] = against
            taken.add(against)
    return paired


def cue_type(quote: Quote, text: str) -> str:
    """Say what cues a quote: `none`, `mark`, `according to`, `noun`, `verb`, or `other words`.

    There is no parser here: a noun is told by its article or owner or by its ending, a verb by the
    lexicon, by its ending or by an auxiliary. The rest is other words, among them verbs of no list.
    """
    if not quote.cue:
        return "none"
    first = min(quote.cue)
    words = [word.lower() for span in sorted(quote.cue) for word in _WORD.findall(span.of(text))]
    if not words:
        return "mark"
    if "according" in words:
        return "according to"
    before = _WORD.findall(text[max(0, first.start - 20) : first.start].lower())
    owned = bool(before) and (before[-1] in _OWNER or before[-1].endswith(("'s", "’s")))
    if owned or words[0] in _OWNER:
        return "noun"
    first_word = next(
        (word for word in words if word != "s" and not word.endswith(("ly", "n’t", "n't"))), words[0]
    )
    if first_word in cue_forms() or first_word in _LIGHT or first_word.endswith(("ed", "ing")):
        return "verb"
    return "noun" if any(word.endswith(_NOUN) for word in words) else "other words"


Difference = tuple[str, Span | None, Span | None]


def _differences(gold: Record, predicted: Record, one: Quote, other: Quote) -> Iterator[Difference]:
    text = gold.article.text
    yield from _content(gold, predicted, one, other)
    for role, boundary in (("source", _source_boundary), ("cue", _cue_boundary)):
        wanted, given = pieces(getattr(one, role), text), pieces(getattr(other, role), text)
        if wanted == given:
            continue
        first, second = min(wanted, default=None), min(given, default=None)
        if wanted and given and shared(wanted, given):
            for label in boundary(wanted, given, text):
                yield f"{role} boundary: {label}", first, second
            continue
        elsewhere = wanted <= _all(predicted, role) and given <= _all(gold, role)
        if elsewhere:
            yield f"link wrong: {role} {_link(wanted, given)}", first, second
        else:
            label = "another" if wanted and given else "missed" if wanted else "spurious"
            yield f"{role} {label}", first, second


def _link(wanted: Pieces, given: Pieces) -> str:
    """Name a link whose ends were both found."""
    return "of another" if wanted and given else "not joined" if wanted else "joined to what has none"


def _content(gold: Record, predicted: Record, one: Quote, other: Quote) -> Iterator[Difference]:
    text = gold.article.text
    wanted, given = pieces(one.content, text), pieces(other.content, text)
    if wanted == given or not wanted or not given:
        return
    first, second = min(wanted), min(given)
    if wanted <= _all(predicted, "content") and given <= _all(gold, "content"):
        yield f"link wrong: content pieces {_joined(wanted, given)}", first, second
        return
    last, final = max(wanted), max(given)
    if first.start != second.start:
        side = "too early" if second.start < first.start else "too late"
        yield f"content boundary: left end {side}", first, second
    if last.end != final.end:
        side = "too long" if final.end > last.end else "too short"
        yield f"content boundary: right end {side}", last, final
    if (first.start, last.end) == (second.start, final.end):
        more = len(given) - len(wanted)
        side = "cut more" if more > 0 else "cut less" if more < 0 else "cut elsewhere"
        yield f"content boundary: inside, {side}", first, second


def _joined(wanted: Pieces, given: Pieces) -> str:
    return "of several joined" if given > wanted else "left apart" if wanted > given else "mixed up"


def _source_boundary(wanted: Pieces, given: Pieces, text: str) -> Iterator[str]:
    if len(wanted) != len(given):
        yield "other pieces"
        return
    first, second = min(wanted), min(given)
    if first.start != second.start:
        yield "title or words before, " + ("in" if second.start < first.start else "out")
    last, final = max(wanted), max(given)
    if last.end != final.end:
        more = text[min(last.end, final.end) : max(last.end, final.end)].lstrip("”’\"'")
        what = (
            "apposition or clause after"
            if re.match(r"[,(–—-]| (?:who|which|that)\b", more)
            else "words after"
        )
        yield f"{what}, " + ("in" if final.end > last.end else "out")
    if (first.start, last.end) == (second.start, final.end):
        yield "other pieces"


def _cue_boundary(wanted: Pieces, given: Pieces, text: str) -> Iterator[str]:
    for one, other, side in ((given, wanted, "in"), (wanted, given, "out")):
        more = [
            word for span in sorted(one) for word in _WORD.finditer(text, *span) if not _inside(word, other)
        ]
        light = [word[0].lower() in _LIGHT or word[0].lower().endswith("ly") for word in more]
        if any(light):
            yield f"auxiliary or adverb, {side}"
        if not all(light):
            yield f"other words, {side}"


def _inside(word: re.Match[str], spans: Pieces) -> bool:
    return any(span.start <= word.start() and word.end() <= span.end for span in spans)


def _all(record: Record, role: str) -> Pieces:
    return pieces((span for quote in record.quotes for span in getattr(quote, role)), record.article.text)


def report(
    outcome: Sequence[tuple[Gold, Record]], worst: int, say: Callable[[str], None], label: str = ""
) -> list[Wrong]:
    """Tell the classes with their counts and the worst articles; returns what is wrong, class by class.

    Beside each class stands how many attributions have nothing else wrong: what its mending would mend.
    """
    wrong = [one for gold, predicted in outcome for one in classes(gold, predicted)]
    by_attribution: dict[tuple[str, str], set[str]] = {}
    for one in wrong:
        by_attribution.setdefault((one.document, one.attribution), set()).add(one.label)
    having = Counter(name for labels in by_attribution.values() for name in labels)
    alone = Counter(name for labels in by_attribution.values() if len(labels) == 1 for name in labels)
    total = sum(len(gold.record.quotes) for gold, _ in outcome)
    missing = sum(name.startswith("gold") for _, name in by_attribution)
    say(
        f"{missing} of {total} attributions wrong or missed, {len(by_attribution) - missing} spurious\n"
        "attributions with it   with nothing else wrong   class"
    )
    for group, number in Counter(
        name for labels in by_attribution.values() for name in {label.partition(":")[0] for label in labels}
    ).most_common():
        say(f"{number:6} {'':6} {group}")
        kinds = [name for name, _ in having.most_common() if name.partition(":")[0] == group]
        for name in kinds:
            say(f"{having[name]:6} {alone[name]:6}   {name}")
    if worst:
        say(f"the {worst} worst articles: wrong attributions and spurious ones, by attributions of the gold")
    per_article = Counter(document for document, _ in by_attribution)
    sizes = {gold.name: len(gold.record.quotes) for gold, _ in outcome}
    ranked = sorted(sizes, key=lambda name: (-per_article[name] / max(sizes[name], 1), name))
    for name in ranked[:worst]:
        share = per_article[name] / max(sizes[name], 1)
        often = Counter(one.label for one in wrong if one.document == name).most_common(3)
        say(f"  {share:5.2f}  {per_article[name]} / {sizes[name]}  {name}")
        say("         " + "; ".join(f"{number} {what}" for what, number in often))
    return sorted((one for one in wrong if label and label in one.label), key=lambda one: one.label)
