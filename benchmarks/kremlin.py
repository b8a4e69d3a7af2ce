"""News items of the Russian president's site: forms of one tagged person joined, two persons never.

    python -m benchmarks.kremlin [--errors] [--all] [--item ID] [--limit N] [--model PATH]

The site's markup tags a person once an item, with an id and the words of the link. Further printed forms are
looked up in the item's text: the person's surname wherever it stands, with the given names around it that the
markup of any item knows. Left out are persons whose surname stands behind another capitalised word that is no
title (a namesake may be meant), and persons of one item who share a surname. A surname that is a common word
counts only beside a given name.

*All forms joined*: of the items with a tagged person printed in two forms or more (titles off: "Venn" and
"Ms Venn" are one form), those where one entity holds every occurrence that is a name of any entity, and every
form at least once. *Never joined*: of the items with two tagged persons or more, those where no entity holds
occurrences of two. An entity holds an occurrence when one of its names overlaps it.

Items longer than 8,000 code points, mostly conferences, are left out; `--all` reads them too.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.counts import Count, Figure, Statistic, figures, rate
from benchmarks.gumchains import article
from benchmarks.sets import model_option
from onrecord.annotate.stage import Model
from onrecord.findings import Reading
from onrecord.lexicon.common import is_common
from onrecord.pipeline import record
from onrecord.spans import Span
from onrecord.types import Entity, Record, Source
from training.corpora.files import corpus_file, lines

# Longer ones are whole conferences: a few of them would take most of the time.
LONGEST = 8_000
CONTEXT = 50
_FILE = "kremlin_to_2018.jsonl.gz"
_COURTESY = re.compile(r"\A(?:(?:Mr|Mrs|Ms|Dr|President|Patriarch|Prince|King|Pope|Rabbi)\.?\s+)+")
# Capitalised words that may stand before a surname without being a given name.
_TITLES = frozenset(
    "Mr Mrs Ms Dr Professor President Presidents Minister Ministers Governor Mayor General Chairman Speaker "
    "Chairperson Director Secretary Ambassador Patriarch Chancellor Premier Prime Deputy Leader Head Prince "
    "King Emir Sheikh Rabbi Federation Republic Russia Colleague Comrade Academician Colonel Admiral Marshal "
    "Messrs A And But So With To As For In On At By When If While After Before Both Dear Of From".split()
)
_NUMERAL = re.compile(r"[IVX]+\Z")
_SMALL = frozenset(["of", "and", "the"])
_WORD_AFTER = re.compile(r"[ \xa0\n]([\w’'-]+)")
_WORD_BEFORE = re.compile(r"([\w’'-]+)([.,:;!?)\]”\"]*)[ \xa0\n]+\Z")


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the markup tags somewhere: their surname, and the given names printed before it."""

    id: str
    surname: str
    given: frozenset[str]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A text, and where each of its tagged persons is printed: spans by form, titles off."""

    name: str
    text: str
    printed: Mapping[str, Mapping[str, tuple[Span, ...]]]

    def reading(self) -> Reading:
        """Return the item as the pipeline reads it."""
        return Reading(article(self.text, Source(self.name, "", "text/plain", "kremlin/1")))

    @property
    def varied(self) -> list[str]:
        """The persons who are printed in two forms or more."""
        return [person for person, forms in self.printed.items() if len(forms) > 1]


def missing() -> str | None:
    """Say that the items do not lie beside the checkout, `None` where they do."""
    path = corpus_file("readouts", _FILE)
    return None if path.exists() else f"{path} is not there"


def load(longest: int = LONGEST) -> list[Item]:
    """Load the items that can be measured: a person printed in two forms, or two persons."""
    kept = [json.loads(line) for line in lines("readouts", _FILE)]
    kept = [one for one in kept if one["persons"]]
    known = people(one["persons"] for one in kept)
    short = (one for one in kept if len(one["text"]) <= longest)
    items = [Item(one["id"], one["text"], _printed(one["text"], one["persons"], known)) for one in short]
    return [item for item in items if item.varied or len(item.printed) > 1]


def people(tagged: Iterable[Sequence[tuple[str, str]]]) -> dict[str, Person]:
    """Put together what the markup of all items tells of each person."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for persons in tagged:
        for identity, words in persons:
            forms[identity][_bare(words)] += 1
    known = {}
    for identity, counted in forms.items():
        fullest = max(counted, key=lambda form: (len(form.split()) > 1, counted[form], form))
        single = [form for form in counted if len(form.split()) == 1 and form in fullest.split()]
        surname = max(single, key=lambda form: (counted[form], form)) if single else fullest.split()[-1]
        own = frozenset(form for form in counted if surname in form.split() or surname == form)
        given = frozenset(
            word
            for form in own
            if not _SMALL.intersection(form.split())
            for word in form.split()
            if word != surname and word[:1].isupper()
        )
        known[identity] = Person(identity, surname, given, own)
    return known


def _bare(words: str) -> str:
    """Return a printed form on one line, without brackets and courtesy."""
    return _COURTESY.sub("", " ".join(words.strip("[]() ").split()))


def _printed(
    text: str, tagged: Sequence[tuple[str, str]], known: Mapping[str, Person]
) -> dict[str, dict[str, tuple[Span, ...]]]:
    here = [known[identity] for identity in dict.fromkeys(identity for identity, _ in tagged)]
    holders = Counter(word for person in here for word in {person.surname} | person.given)
    found = {}
    for person in here:
        spans = occurrences(person, text)
        if not spans or holders[person.surname] > 1 or _NUMERAL.match(person.surname):
            continue
        if any(_may_be_another(text, at, person) for at in spans):
            continue
        forms: defaultdict[str, list[Span]] = defaultdict(list)
        for span in spans:
            forms[" ".join(span.of(text).split())].append(span)
        found[person.id] = {form: tuple(forms[form]) for form in sorted(forms)}
    return found


def occurrences(person: Person, text: str) -> list[Span]:
    """Return where a surname is printed, with the person's given names beside it and without titles."""
    found = []
    for match in re.finditer(rf"(?<![\w’'-]){re.escape(person.surname)}(?![\w-])", text):
        start, end = match.span()
        while (before := _WORD_BEFORE.search(text, 0, start)) and before[1] in person.given:
            if before[2].strip("."):
                break
            start = before.start()
        while (after := _WORD_AFTER.match(text, end)) and after[1] in person.given:
            end = after.end()
        if Span(start, end) != match.span() or not is_common(person.surname.lower()):
            found.append(Span(start, end))
    return found


def _may_be_another(text: str, span: Span, person: Person) -> bool:
    """Say whether a capitalised word that is no title stands before the bare surname, on its line."""
    before = _WORD_BEFORE.search(text, 0, span.start)
    if before is not None and before[1] in {"bin", "ibn"}:
        return True
    if span.of(text) != person.surname:
        return False
    if before is None or before[2] or "\n" in before[0]:
        return False
    word = before[1].removesuffix("’s").removesuffix("'s")
    return word in {"the", "The"} or (word[:1].isupper() and word not in _TITLES)


def holders(item: Item, predicted: Record) -> dict[str, dict[Span, Entity]]:
    """Return the entity that holds each occurrence, by person; those that none holds are left out."""
    names = [
        (mention.span, entity)
        for entity in predicted.entities
        for mention in entity.mentions
        if mention.form == "name"
    ]
    return {
        person: {
            span: max(on_it, key=lambda one: min(one[0].end, span.end) - max(one[0].start, span.start))[1]
            for spans in forms.values()
            for span in spans
            if (on_it := [(name, entity) for name, entity in names if name.overlaps(span)])
        }
        for person, forms in item.printed.items()
    }


def joined(item: Item, person: str, held: Mapping[Span, Entity]) -> bool:
    """Say whether one entity holds all occurrences that any holds, and of each form at least one."""
    one = len({entity.id for entity in held.values()}) == 1
    return one and all(any(span in held for span in spans) for spans in item.printed[person].values())


def merged(held: Mapping[str, Mapping[Span, Entity]]) -> list[tuple[str, str, Entity]]:
    """Return pairs of persons whose occurrences one entity holds."""
    seen: dict[str, str] = {}
    pairs: dict[tuple[str, str, str], Entity] = {}
    for person, spans in held.items():
        for entity in spans.values():
            if seen.setdefault(entity.id, person) != person:
                pairs[seen[entity.id], person, entity.id] = entity
    return [(one, other, entity) for (one, other, _), entity in pairs.items()]


FIGURES: dict[str, tuple[str, Statistic]] = {
    "all forms joined": ("joined", "recall"),
    "two persons never joined": ("apart", "recall"),
    "all forms joined, persons": ("persons", "recall"),
}


def count(item: Item, predicted: Record) -> dict[str, Count]:
    """Count one item: forms joined, by item and by person, and persons kept apart."""
    held = holders(item, predicted)
    right = [joined(item, person, held[person]) for person in item.varied]
    several = len(item.printed) > 1
    return {
        "joined": rate(int(bool(right) and all(right)), int(bool(right))),
        "persons": rate(sum(right), len(right)),
        "apart": rate(int(several and not merged(held)), int(several)),
    }


def measure(model: Model | None) -> dict[str, Figure]:
    """Return the figures."""
    return figures([count(item, record(item.reading(), model)) for item in load()], FIGURES)


def report(item: Item, predicted: Record) -> Iterator[str]:
    """Yield lines that tell what is wrong with one item."""
    held = holders(item, predicted)
    for person in item.varied:
        if not joined(item, person, held[person]):
            yield f"CUT {item.name} person {person}"
            for form, spans in item.printed[person].items():
                for span in spans[:6]:
                    entity = held[person].get(span)
                    got = f"{entity.id} {entity.name!r} [{' '.join(entity.by)}]" if entity else "no name"
                    yield f"    {form!r}: {got}  {_in_place(item.text, span)}"
    for one, other, entity in merged(held):
        forms = [" | ".join(item.printed[person]) for person in (one, other)]
        yield f"MERGED {item.name}: {forms[0]}  WITH  {forms[1]}"
        yield f"    {entity.id} {entity.name!r} [{' '.join(entity.by)}; {' | '.join(entity.names)}]"


def _in_place(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT // 2]
    return f"…{before}[[{span.of(text)}]]{after}…".replace("\n", "⏎")


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kremlin", description="Forms of a name.")
    model_option(parser)
    parser.add_argument("--errors", action="store_true", help="show forms cut and persons merged")
    parser.add_argument("--all", action="store_true", help="read the long items too")
    parser.add_argument("--item", metavar="ID", help="this item only")
    parser.add_argument("--limit", type=int, default=1000, metavar="N", help="items shown")
    options = parser.parse_args(arguments)
    from onrecord.model.chosen import chosen

    model, counts, shown = chosen(options.model), [], 0
    for item in load(sys.maxsize if options.all or options.item else LONGEST):
        if options.item not in (None, item.name):
            continue
        predicted = record(item.reading(), model)
        counts.append(count(item, predicted))
        wrong = list(report(item, predicted))
        if options.errors and wrong and shown < options.limit:
            shown += 1
            say("\n".join(wrong) + "\n")
    say(f"{len(counts)} items")
    for label, one in figures(counts, FIGURES).items():
        say(f"  {label:30}{'–' if one.value is None else f'{one.value:.1f}':>6}  of {one.sums.gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
