"""GUM dev: the chains of persons that hold a name, against the record's people, as B³ counts them.

    python -m benchmarks.chains [--part dev|train] [--genre NAME] [--errors] [--onto] [--document NAME]
                                [--model PATH]

Key: every chain of GUM that is one person's and holds a name, with all its mentions, chains of one mention
too. Response: the record's entities of kind `person` and `unknown`, relative pronouns left out (GUM marks
none). A mention of ours is GUM's when it holds the head word and does not reach beyond the phrase, or shares
at least half of the longer one; a name when it overlaps the name. One to one, the likest first; of two in one
phrase that are of one entity ("my colleague, Ms Venn") the second is left out.

Precision is counted over our mentions in entities that hold a key mention: one that is no key mention (it
is of a chain without a name, of no person, or marked by nobody) counts as wrong. Recall is counted over the
key's mentions: one that we have not counts as wrong. `both` leaves out what the other side has not: how
mentions are linked, apart from how they are found. `--onto` takes OntoGUM's chains for the key: appositions
are part of what they stand beside, "X was a doctor" links nothing, there are no chains of one mention.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.counts import Count, Figure, Statistic, figures
from benchmarks.gumchains import Page, Spoken, onto_pages, pages
from benchmarks.sets import model_option
from benchmarks.trim import overlap
from onrecord.annotate.stage import Model
from onrecord.pipeline import record
from onrecord.spans import Span
from onrecord.types import Mention, Record

ENOUGH = 0.5
CONTEXT = 40
_KINDS = frozenset({"person", "unknown"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
Place = tuple[str, int]


Mine = TypeVar("Mine", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Matched:
    """Clusters by mention: the key's by index in `keys`, ours by entity and place; `pairs` key to ours."""

    keys: tuple[Spoken, ...]
    ours: dict[Place, Mention]
    pairs: dict[int, Place]


def matched(page: Page, predicted: Record) -> Matched:
    """Pair the key's mentions with ours."""
    text = page.document.text
    keys = tuple(one for one in page.mentions if one.chain in page.people)
    ours = {
        (entity.id, number): mention
        for entity in predicted.entities
        if entity.kind in _KINDS
        for number, mention in enumerate(entity.mentions)
        if mention.span.of(text).lower() not in _RELATIVE
    }
    likely = [
        (likeness, at, place)
        for place, mention in ours.items()
        for at, key in enumerate(keys)
        if (likeness := _likeness(mention.span, key)) > 0
    ]
    pairs: dict[int, Place] = {}
    taken: set[Place] = set()
    for _, at, place in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        if at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    for place in sorted(ours.keys() - taken):
        if _is_again(ours[place].span, page, [keys[at] for at, mine in pairs.items() if mine[0] == place[0]]):
            del ours[place]
    return Matched(keys, ours, pairs)


def _is_again(span: Span, page: Page, same: Sequence[Spoken]) -> bool:
    """Say whether a mention stands in the phrase of one that is matched, and is nobody else's."""
    around = {one.chain for one in same if one.span.contains(span)}
    return bool(around) and all(one.chain in around for one in page.mentions if _likeness(span, one) > 0)


def _likeness(span: Span, key: Spoken) -> float:
    """Return how much of a mention is ours, 0 where it is another."""
    if not span.overlaps(key.span):
        return 0.0
    on_name = key.name is not None and span.overlaps(key.name)
    if not (on_name or span.contains(key.head)):
        return 0.0
    alike = max(overlap([span], [part]) for part in (key.span, key.name) if part is not None)
    return alike + 1 if key.span.contains(span) or alike >= ENOUGH else 0.0


def b_cubed(keys: Mapping[int, int], ours: Mapping[Mine, str], pairs: Mapping[int, Mine]) -> Count:
    """Count B³: sums of each mention's share, over our mentions for precision, over the key's for recall.

    Args:
        keys: chain by key mention.
        ours: entity by mention of ours; entities without any key mention are left out.
        pairs: our mention by key mention.
    """
    linked = {ours[mine] for mine in pairs.values()}
    sizes = Counter(entity for entity in ours.values() if entity in linked)
    chains = Counter(keys.values())
    common = Counter((keys[key], ours[mine]) for key, mine in pairs.items())
    precise = sum(number * number / sizes[entity] for (_, entity), number in common.items())
    recalled = sum(number * number / chains[chain] for (chain, _), number in common.items())
    return Count(precise, sizes.total(), recalled, len(keys))


def count(page: Page, predicted: Record) -> dict[str, Count]:
    """Count a document end to end, on mentions found by both, and without chains of one mention."""
    found = matched(page, predicted)
    keys = {at: key.chain for at, key in enumerate(found.keys)}
    ours = {place: place[0] for place in found.ours}
    pairs = found.pairs
    whole = b_cubed(keys, ours, pairs)
    both = b_cubed({at: keys[at] for at in pairs}, {place: ours[place] for place in pairs.values()}, pairs)
    sizes = Counter(keys.values())
    several = {at: chain for at, chain in keys.items() if sizes[chain] > 1}
    tied = {at: place for at, place in pairs.items() if at in several}
    # Ours are left as they are, less what is rightly a chain of one mention.
    alone = {place for at, place in pairs.items() if at not in several}
    rest = {place: entity for place, entity in ours.items() if place not in alone}
    mentions = Count(len(pairs), whole.predicted, len(pairs), len(keys))
    return {
        "b3": whole,
        "both": both,
        "several": b_cubed(several, rest, tied),
        "mentions": mentions,
        f"b3 {page.genre}": whole,
    }


FIGURES: dict[str, tuple[str, Statistic]] = {
    "B3 F1": ("b3", "f1"),
    "B3 F1, found by both": ("both", "f1"),
    "B3 F1, two mentions or more": ("several", "f1"),
    "mentions F1": ("mentions", "f1"),
}


def outcomes(part: str, model: Model | None, *, onto: bool = False) -> Iterator[tuple[Page, Record]]:
    """Yield each document of a part, all genres, with our record; `onto` takes the chains of OntoGUM."""
    for page in onto_pages(part) if onto else pages(part):
        yield page, record(page.reading(), model)


def measure(model: Model | None, part: str = "dev") -> dict[str, Figure]:
    """Return the figures over a part of GUM."""
    return figures([count(page, predicted) for page, predicted in outcomes(part, model)], FIGURES)


def report(page: Page, predicted: Record) -> Iterator[str]:
    """Yield lines that tell chains cut, chains merged and mentions missed, with their words."""
    found = matched(page, predicted)
    yield f"== {page.name}"
    yield from _cut(page, predicted, found)
    yield from _merged(page, predicted, found)


def _cut(page: Page, predicted: Record, found: Matched) -> Iterator[str]:
    """Tell the chains that lie in several entities, or of which mentions are missed."""
    names = {entity.id: entity.name for entity in predicted.entities}
    by_chain: dict[int, dict[str, list[Spoken]]] = {}
    for at, key in enumerate(found.keys):
        entity = found.pairs[at][0] if at in found.pairs else ""
        by_chain.setdefault(key.chain, {}).setdefault(entity, []).append(key)
    for chain, parts in by_chain.items():
        if len(parts) == 1 and "" not in parts:
            continue
        yield f"chain {chain} {_chain_name(page, chain)}" + ("  CUT" if len(parts.keys() - {""}) > 1 else "")
        for entity, mentions in parts.items():
            label = f"{entity} {names[entity]!r}" if entity else "led nowhere"
            yield f"    {label} ({len(mentions)}): {_all_in_place(page, [one.span for one in mentions])}"


def _merged(page: Page, predicted: Record, found: Matched) -> Iterator[str]:
    """Tell the entities that hold several chains, or mentions of none."""
    chain_of = {place: found.keys[at].chain for at, place in found.pairs.items()}
    for entity in predicted.entities:
        places = [place for place in found.ours if place[0] == entity.id]
        chains = Counter(chain_of[place] for place in places if place in chain_of)
        extra = [found.ours[place].span for place in places if place not in chain_of]
        if not chains or (len(chains) == 1 and not extra):
            continue
        held = ", ".join(f"{_chain_name(page, chain)} {number}" for chain, number in chains.most_common())
        mark = "  MERGED" if len(chains) > 1 else ""
        yield f"entity {entity.id} {entity.name!r} [{' '.join(entity.by)}]: {held}{mark}"
        if extra:
            yield f"    of no key chain ({len(extra)}): {_all_in_place(page, extra)}"


def _all_in_place(page: Page, spans: Sequence[Span], limit: int = 6) -> str:
    return "; ".join(_in_place(page.document.text, span) for span in spans[:limit])


def _chain_name(page: Page, chain: int) -> str:
    names = [one.name.of(page.document.text) for one in page.people[chain] if one.name is not None]
    return repr(max(names, key=len))


def _in_place(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT // 2]
    words = span.of(text)
    shown = words if len(words) < 60 else words[:57] + "…"
    return f"…{before}[[{shown}]]{after}…".replace("\n", "⏎")


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chains", description="Chains of persons.")
    model_option(parser)
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--genre", metavar="NAME", help="documents of this genre only")
    parser.add_argument("--document", default="", metavar="NAME", help="documents whose name has this in it")
    parser.add_argument("--errors", action="store_true", help="chains cut or merged, mentions missed")
    parser.add_argument("--onto", action="store_true", help="the chains of OntoGUM in place of GUM's")
    options = parser.parse_args(arguments)
    from onrecord.model.chosen import chosen

    counts: list[dict[str, Count]] = []
    for page, predicted in outcomes(options.part, chosen(options.model), onto=options.onto):
        if options.document not in page.name or options.genre not in (None, page.genre):
            continue
        counts.append(count(page, predicted))
        for line in report(page, predicted) if options.errors else ():
            say(line)
    genres = sorted({measure for told in counts for measure in told if measure.startswith("b3 ")})
    wanted = FIGURES | {f"B3 F1, {genre.removeprefix('b3 ')}": (genre, "f1") for genre in genres}
    say(f"GUM {options.part}, {len(counts)} documents{'F1':>20}{'P':>8}{'R':>8}{'key':>8}")
    for label, one in figures(counts, wanted).items():
        cells = (one.value, one.sums.value("precision"), one.sums.value("recall"))
        told = "".join(f"{'–' if cell is None else f'{cell:.1f}':>8}" for cell in cells)
        say(f"  {label:34}{told}{one.sums.gold:>8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
