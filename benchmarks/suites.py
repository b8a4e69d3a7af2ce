"""Named suites beside the sets: figures that are not counted on a set's records, in the gate all the same.

A suite is a name, a title, and a function that measures it. Its figures keep floors like those of a set;
where less is better (`Figure.ceiling`) it is a ceiling, over which the figure may not rise. To add one,
write a module with `measure(model) -> dict[str, Figure]`, or with bare numbers that `plain` makes figures of,
and add a row to `SUITES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import (
    chains,
    clustering,
    comparing,
    gap,
    gumdates,
    gumwho,
    kremlin,
    meetingcases,
    merging,
    merging_quotes,
    namebench,
    namecases,
    readouts,
    scripts,
    sourcechains,
    times,
    who,
)
from benchmarks.counts import NOTHING, Figure
from benchmarks.gumchains import missing
from benchmarks.sets import gold_set
from onrecord.annotate.stage import Model

Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Suite:
    """Figures with a name; `lacks` says in a sentence what is not there to measure on, `None` if all is."""

    name: str
    title: str
    measure: Callable[[Model | None], Figures]
    lacks: Callable[[], str | None] = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """A suite that can be run: everything it needs is there, and the model is chosen."""

    name: str
    title: str
    figures: Callable[[], Figures]


def plain(
    numbers: Mapping[str, float],
    *,
    ceilings: frozenset[str] = frozenset(),
    gold: Mapping[str, int] | None = None,
) -> dict[str, Figure]:
    """Make figures of bare numbers, without intervals.

    Args:
        numbers: the figures.
        ceilings: those of which less is better.
        gold: how many things a figure stands on, where that is told.
    """
    return {
        name: Figure(value, None, None, NOTHING._replace(gold=(gold or {}).get(name, 0)), name in ceilings)
        for name, value in numbers.items()
    }


def _lacks(path: Path) -> str | None:
    return None if path.exists() else f"{path} is not there"


SUITES: tuple[Suite, ...] = (
    Suite("who", "who, the gold's quotes given", lambda model: who.measure(gold_set(), model)),
    Suite(
        "gumwho",
        "GUM dev and train, news and interviews: whom a source means",
        gumwho.measure,
        partial(missing, ("dev", "train")),
    ),
    Suite("chains", "GUM dev, chains of named persons", chains.measure, partial(missing, ("dev",))),
    Suite("kremlin", "Kremlin items, forms of a name", kremlin.measure, kremlin.missing),
    Suite(
        "gap",
        "GAP development, end to end",
        lambda model: plain(gap.measure(model), ceilings=frozenset({"gap"})),
        partial(_lacks, gap.dev_path()),
    ),
    Suite(
        "namecases",
        "the table of hard pairs of names",
        lambda _: plain(namecases.figures(), ceilings=frozenset({"false merges"})),
    ),
    Suite(
        "namebench",
        "name_bench dev, persons",
        lambda _: plain(namebench.figures()),
        partial(_lacks, namebench.DEV),
    ),
    Suite(
        "scripts",
        "Wikidata name tokens across scripts",
        lambda _: plain(scripts.figures()),
        partial(_lacks, scripts.path("cyrillic")),
    ),
    Suite("times", "times, TimeBank and the gold", lambda model: plain(times.measure(model)), times.missing),
    Suite(
        "gumdates",
        "GUM dev and train, news and interviews: dates",
        lambda model: plain(gumdates.measure(model)),
        gumdates.missing,
    ),
    Suite(
        "meetingcases",
        "passages with a meeting, and without",
        lambda model: plain(meetingcases.measure(model), ceilings=frozenset({"false meetings"})),
    ),
    Suite("readouts", "official readouts, one of twelve: who met whom", readouts.measure, readouts.missing),
    Suite("sourcechains", "chains of sources on the gold", sourcechains.measure),
    Suite(
        "merging",
        "the register: people and meetings across articles",
        merging.measure,
    ),
    Suite("mergingquotes", "the register: quotes and copies across articles", merging_quotes.measure),
    Suite("clustering", "5,000 invented names, clustered", lambda _: plain(clustered())),
    Suite("comparing", "quotes altered seven ways, held against transcripts", comparing.measure),
    Suite(
        "comparingkremlin",
        "the same out of transcripts of the Russian president's site",
        comparing.measure_kremlin,
        comparing.missing,
    ),
)


def clustered() -> dict[str, float]:
    """Return the figures of clustering that are the same on every machine: no speed."""
    return {name: value for name, value in clustering.figures().items() if not name.endswith("/s")}


def beside(model: Model | None) -> tuple[list[Measured], list[str]]:
    """Return the suites that can be run, and a sentence for each one that can't."""
    there, skipped = [], []
    for suite in SUITES:
        lacks = suite.lacks()
        if lacks is None:
            there.append(Measured(suite.name, suite.title, partial(suite.measure, model)))
        else:
            skipped.append(f"{suite.title}: {lacks}")
    return there, skipped
